"""What families are called in a header or in the status line."""

from tui.widgets.highlight_words import counted


def articles_phrase(articles: int, sources: int) -> str:
    """Return how many articles there are and, where it is less, as how many sources they count."""
    phrase = counted(articles, "article")
    return phrase if sources == articles else f"{phrase}, {counted(sources, 'source')}"


def families_phrase(families: int, sources: int) -> str:
    """Return how many families and sources a library has, such as `2 families, 5 sources`."""
    named = "1 family" if families == 1 else f"{families or 'no'} families"
    return f"{named}, {counted(sources, 'source')}"
