"""retold: read many articles on one story, see who repeats whom, and keep citable quotes."""

__version__ = "0.1.0"
