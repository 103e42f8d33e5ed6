"""Give an article a title from what is certain: front matter, a heading or its first sentence."""

import re

from tui.articles.segmentation import find_paragraphs, find_sentences, find_words

LONGEST_TITLE = 80
"""Code points a title made from a sentence may have before it is cut at a word."""

FEWEST_WORDS = 4
"""Words a line needs to say what an article is about; `Key takeaways:` does not."""

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_LEAD = re.compile(r"^(?:[-*+•>#]\s+|\d{1,3}[.)]\s+)+")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|`)(?=\S)(.+?)(?<=\S)\1")
_UNCLOSED_QUOTE = re.compile(r"^(?:[“„][^”“]*|«[^»]*|\"[^\"]*)$")


def derive_title(text: str, *, markdown: bool) -> str:
    """Return the first heading of `text` where it is Markdown, else its first telling sentence."""
    heading = _first_heading(text) if markdown else None
    return heading or cut_at_word(_first_sentence(text), LONGEST_TITLE)


def cut_at_word(label: str, limit: int) -> str:
    """Return `label`, or its whole words within `limit` code points and an ellipsis."""
    if len(label) <= limit:
        return label
    kept = label[: limit - 1]
    if not label[limit - 1].isspace() and " " in kept:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ,;:–—-") + "…"


def _first_heading(text: str) -> str | None:
    match = _HEADING.search(text)
    if match is None or len(_FENCE.findall(text, 0, match.start())) % 2:
        return None
    return _EMPHASIS.sub(r"\2", " ".join(match["title"].split())) or None


def _first_sentence(text: str) -> str:
    first = ""
    for paragraph in find_paragraphs(text):
        for start, end in find_sentences(text, *paragraph):
            sentence = _LEAD.sub("", " ".join(text[start:end].split()))
            sentence = sentence[1:] if _UNCLOSED_QUOTE.match(sentence) else sentence
            telling = sum(1 for _ in find_words(sentence)) >= FEWEST_WORDS
            if telling and not sentence.endswith(":"):
                return sentence
            first = first or sentence
    return first
