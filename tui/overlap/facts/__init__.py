"""Numbers, dates, negations, polarity, hedges and names that differ between two passages."""
