"""Undo and redo: the steps that were made, kept in a file across restarts."""
