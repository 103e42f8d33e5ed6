"""What compares a library beside the program that shows it, and how the two talk."""
