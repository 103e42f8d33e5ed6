"""Which articles of a library share words, found without comparing each with each."""
