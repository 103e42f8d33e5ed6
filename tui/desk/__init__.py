"""What lies open before the reader, without a screen: library, findings, notebook, what is read."""
