"""Files that were renamed or moved, known again by their text."""

import os
import posixpath
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import (
    ArticleNote,
    Change,
    Correction,
    Entity,
    Highlight,
    ReadMark,
)
from tui.annotations.relocation import relocated
from tui.annotations.sources import Sources
from tui.articles.characters import one_line
from tui.articles.library import Library

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore
    from tui.articles.model import Article


def follow_renames(
    store: "AnnotationStore", sources: Sources, library: Library, *, save: bool
) -> int:
    """Find the records of renamed files again; return how many highlights have moved.

    Their new source is saved, but not with `save` false or where nothing can be saved;
    `sources` knows of it in any case.
    """
    sources.follow({})
    renames = find_renames(store, sources, library)
    if not renames:
        return 0
    moved = sum(store.count(source) for source in renames)
    if save:
        _save(store, renames)
    # What is undone after that may still come back with the old source.
    sources.follow(renames)
    return moved


def find_renames(store: "AnnotationStore", sources: Sources, library: Library) -> dict[str, str]:
    """Return the new source of each source in the library whose file has got another name.

    A file is known again by the SHA-256 of its text; articles are only hashed where one is lost.
    """
    lost = {
        source: texts
        for source, texts in store.sources().items()
        if (article_id := sources.article_id(source)) is not None and _is_lost(article_id, library)
    }
    if not lost:
        return {}
    by_text: dict[str, list[Article]] = defaultdict(list)
    for article in library.articles:
        by_text[article.sha256].append(article)
    renames = {}
    for source, texts in lost.items():
        found = [article for text in sorted(texts) for article in by_text.get(text, ())]
        if found:
            name = posixpath.basename(source)
            best = min(found, key=lambda article: posixpath.basename(article.id) != name)
            renames[source] = sources.of(best.id)
    return renames


def _save(store: "AnnotationStore", renames: Mapping[str, str]) -> None:
    """Give all records about renamed files their new source, where that can be saved."""
    about: dict[str, Entity] = {
        one.id: one
        for source in renames
        for kind in (Highlight, ArticleNote, ReadMark, Correction)
        for one in store.about(kind, source)
    }
    # It is tried again at the next start, and until then nothing is missing.
    with suppress(AnnotationsError):
        store.apply([Change(one, relocated(one, renames)) for one in about.values()])


def _is_lost(article_id: str, library: Library) -> bool:
    """Tell whether there is no file of that id, not even one that cannot be read now."""
    if article_id in library.by_id:
        return False
    if any(problem.name == one_line(article_id) for problem in library.problems):
        return False
    return not os.path.lexists(os.path.join(library.root, article_id))  # noqa: PTH118
