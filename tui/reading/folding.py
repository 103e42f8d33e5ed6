"""Words as they are looked for: neither case nor accents count."""

import unicodedata


def folded(text: str) -> str:
    """Return a text without case and accents; its length may be another."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
