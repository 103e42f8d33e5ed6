"""Words as numbers: folded, stemmed, weighed by what they tell."""
