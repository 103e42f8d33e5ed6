"""What the reader said of the articles of a library, gathered at once for all of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.model import ArticleNote, Highlight, ReadMark
from tui.annotations.sources import Sources
from tui.articles.model import Article

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore


@dataclass(frozen=True)
class ArticleStates:
    """Ids of the articles that are read, highlighted and noted on, and what else is known by id.

    `tags` are those of an article and of its highlights; `statuses` what the reader calls its
    state; `texts` are the SHA-256 of the texts that
    an article had when it was marked read or highlighted.
    """

    read: frozenset[str]
    highlighted: frozenset[str]
    noted: frozenset[str]
    tags: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, frozenset[str]]

    def is_changed(self, article: Article) -> bool:
        """Tell whether an article was marked read, or highlighted, when it had another text."""
        return bool(self.texts.get(article.id, frozenset()) - {article.sha256})


def gather_states(store: "AnnotationStore", sources: Sources) -> ArticleStates:
    """Return what was said of the articles of a library; it looks at every record of the file."""
    marks, highlights = store.all(ReadMark), store.all(Highlight)
    notes = store.all(ArticleNote)
    tags, texts = defaultdict[str, list[str]](list), defaultdict[str, set[str]](set)
    records: list[ReadMark | Highlight | ArticleNote] = [*marks, *highlights, *notes]
    ids = {one.id: sources.article_id(one.target.source) for one in records}
    statuses = defaultdict[str, tuple[str, ...]](tuple)
    for note in notes:
        if note.status:
            statuses[ids[note.id] or ""] += (note.status,)
    made_on: list[ReadMark | Highlight] = [*marks, *highlights]
    for one in made_on:
        texts[ids[one.id] or ""].add(one.target.sha256)
    tagged: list[Highlight | ArticleNote] = [*highlights, *notes]
    for each in tagged:
        tags[ids[each.id] or ""] += each.tags
    return ArticleStates(
        frozenset(name for mark in marks if (name := ids[mark.id])),
        frozenset(name for one in highlights if (name := ids[one.id])),
        frozenset(name for note in notes if (name := ids[note.id])),
        {name: tuple(dict.fromkeys(labels)) for name, labels in tags.items() if name and labels},
        {name: labels for name, labels in statuses.items() if name},
        {name: frozenset(hashes) for name, hashes in texts.items() if name},
    )
