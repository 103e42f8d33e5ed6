"""Who repeats whom: passages, similar sentences, repeats and what differs."""
