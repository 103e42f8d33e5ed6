"""Passages that two articles share, and how their sentences and words stand side by side."""
