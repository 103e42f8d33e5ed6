"""What the reader adds: highlights, tags and notes, and the file that keeps them."""
