"""Which agency an article credits, by its front matter, dateline, byline or last lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.articles.model import Article

EDGE = 300
"""Code points at either end of an article in which a credit is looked for."""

_NAMES = {
    "AAP": "aap, australian associated press",
    "AFP": "afp, agence france-presse, agence france presse",
    "ANP": "anp",
    "ANSA": "ansa",
    "AP": "ap, associated press",
    "APA": "apa, austria presse agentur",
    "Anadolu": "anadolu, anadolu agency",
    "Belga": "belga",
    "Bloomberg": "bloomberg, bloomberg news",
    "Business Wire": "business wire, businesswire",
    "Canadian Press": "canadian press",
    "EFE": "efe, agencia efe",
    "GlobeNewswire": "globenewswire, globe newswire",
    "Interfax": "interfax",
    "Keystone-SDA": "keystone-sda, sda",
    "Kyodo": "kyodo, kyodo news",
    "PA": "pa media, press association, pa news agency",
    "PR Newswire": "pr newswire, prnewswire",
    "PTI": "pti, press trust of india",
    "Reuters": "reuters, thomson reuters, reuters staff",
    "TASS": "tass",
    "UPI": "upi, united press international",
    "Xinhua": "xinhua, xinhua news agency",
    "Yonhap": "yonhap, yonhap news agency",
    "dpa": "dpa, deutsche presse-agentur",
}
AGENCIES = {
    spelling: name for name, spellings in _NAMES.items() for spelling in spellings.split(", ")
}
"""The names of news agencies by each way in which credits spell them, folded."""

_LINES = re.compile(
    r"(?:by[ \t]+|(?:sources?|agency|agencies|credits?|quelle|via)[ \t]*:[ \t]*)(.{2,80})",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\(([^()\n]{2,60})\)[ \t]*[-–—]")
_SIGNED = re.compile(r"^[ \t]*[-–—]+[ \t]*([^\n.]{2,40})[.]?$", re.MULTILINE)
_AFTER = re.compile(
    r"(?:(?:©|\(c\)|copyright)[ \t]*(?:\d{4}[ \t]*)?(?:by[ \t]+)?"
    r"|contributed[ \t]+by[ \t]+|(?:reporting|material|files)[ \t]+(?:by|from)[ \t]+)"
    r"([^\n.,;)]{2,60})",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"([^\n.(]{2,60})[ \t]contributed[ \t]+to[ \t]+this\b", re.IGNORECASE)
_CUES = ("©", "(c)", "copyright", "contributed", "reporting", "material", "files")
_PARTS = re.compile(r"[/,;|&·]|\band\b|\bwith\b|\bfor\b")
_AROUND = " \t*_#>|[](){}.:,;~-–—"
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Credits:
    """The name under which an article itself appears, and the names that it credits."""

    own: str | None
    given: frozenset[str]

    def shared(self, other: "Credits") -> str | None:
        """Return a name that both credit, or that one credits and the other is; else None."""
        if not self.given and not other.given:
            return None
        names = self.given & other.given
        names |= {name for name in (self.own,) if name in other.given}
        names |= {name for name in (other.own,) if name in self.given}
        return min((name for name in names if name), default=None)


def read_credits(articles: Iterable[Article], sources: Iterable[str | None]) -> dict[str, Credits]:
    """Return the credits of articles by their ids.

    Names count that are an agency's or one of `sources`, the sources that a library names; that
    something was told to an agency is no credit.
    """
    known = {fold_name(source): source for source in sources if source} | AGENCIES
    return {article.id: _credits(article, known) for article in articles}


def fold_name(name: str) -> str:
    """Return a name without case, article and marks around it."""
    return _EDGES.sub("", " ".join(name.casefold().split())).removeprefix("the ")


def _credits(article: Article, known: Mapping[str, str]) -> Credits:
    source = article.metadata.source or ""
    whole = known.get(fold_name(source))
    own = whole if whole in _known_names(source, known) else None
    texts = [article.metadata.author or "", source, *_written(article.text)]
    given = {name for text in texts for name in _known_names(text, known)}
    return Credits(own, frozenset(given) - {own})


def _written(text: str) -> Iterator[str]:
    """Yield what stands in the place of a name in the credits at the edges of a text."""
    for edge in (text[:EDGE], text[max(EDGE, len(text) - EDGE) :]):
        yield from _DATELINE.findall(edge)
        yield from _SIGNED.findall(edge)
        for line in edge.split("\n"):
            credit = _LINES.fullmatch(line.strip(_AROUND))
            if credit:
                yield credit[1]
        folded = edge.casefold()
        # Searching for each costs far more than to see that none is there, as in most articles.
        if any(cue in folded for cue in _CUES):
            yield from _AFTER.findall(edge)
            yield from _BEFORE.findall(edge)


def _known_names(written: str, known: Mapping[str, str]) -> list[str]:
    """Return the known names in a credit, such as `Jane Roe and Reuters`."""
    parts = map(fold_name, _PARTS.split(written))
    whole = known.get(fold_name(written))
    return [known[part] for part in parts if part in known] or ([whole] if whole else [])
