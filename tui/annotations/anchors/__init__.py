"""Find highlights again in an article whose text has changed, or say that they are lost."""
