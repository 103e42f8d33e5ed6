"""What is read: files become articles with paragraphs, sentences and words."""
