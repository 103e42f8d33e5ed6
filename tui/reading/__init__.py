"""The state of a reader without a screen: wrapped text, motions, key sequences."""
