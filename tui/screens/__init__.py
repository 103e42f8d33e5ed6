"""One screen a file; screens only wire widgets to the core."""
