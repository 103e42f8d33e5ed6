"""Write foreign words into a Markdown report so that they stay words."""

import re

_ANYWHERE = re.compile(r"[\\`*\[~]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]{1,32};)")
_AT_START = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|>|=+$|-(?=[ -]*-[ -]*$)")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def escape_markdown(line: str) -> str:
    """Return one line of text with a backslash before what Markdown would take for markup.

    Covers CommonMark 0.31 and struck-out text; characters that mean nothing where they stand are
    left alone, to be read as they are.
    """
    escaped = _ANYWHERE.sub(r"\\\g<0>", line.strip())
    if _AT_START.match(escaped):
        return "\\" + escaped
    return _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(escaped) else escaped


def escape_paragraphs(text: str) -> str:
    """Return text of several lines escaped line by line, its empty lines kept."""
    return "\n".join(escape_markdown(line) for line in text.split("\n"))


def block_quote(text: str) -> str:
    """Return escaped text as lines of a Markdown block quote, each ended by a newline."""
    return "".join(f"> {line}\n" if line else ">\n" for line in text.split("\n"))


def web_link(url: str) -> str:
    """Return an http or https address as a link to click; any other address as plain words."""
    if _WEB_ADDRESS.fullmatch(url):
        return f"<{url}>"
    return escape_markdown(url)
