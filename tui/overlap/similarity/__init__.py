"""Sentences that may tell the same, ranked; what stands in every article is told apart."""
