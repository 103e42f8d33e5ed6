"""A TinyDB storage that loses nothing: a JSON file, its journal, and their earlier generations."""
