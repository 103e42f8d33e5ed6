"""What was found in pairs of texts, kept on disk by their content."""
