"""What leaves the program: quotes with citations, exports, the clipboard."""
