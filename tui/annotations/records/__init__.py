"""What the reader adds as records of the annotations file, and back."""
