"""Files that were renamed or moved, known again by their text."""

import os
import posixpath
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotations.errors import AnnotationsError
from tui.annotations.likeness import most_alike
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
    `sources` knows of it in any case. A file that was edited as well is only guessed at, by its
    likeness: its new source is never saved.
    """
    sources.follow({})
    lost = {
        source: texts
        for source, texts in lost_sources(store, sources, library.root).items()
        if not _is_unreadable(sources.article_id(source), library)
    }
    if not lost:
        return 0
    renames = find_renames(lost, sources, library)
    unknown = {source: texts for source, texts in lost.items() if source not in renames}
    guesses = _guess_renames(store, unknown, sources, library)
    followed = {**renames, **guesses}
    moved = sum(store.count(source) for source in followed)
    if save and renames:
        _save(store, renames)
    # What is undone after that may still come back with the old source.
    sources.follow(followed)
    return moved


def lost_sources(
    store: "AnnotationStore", sources: Sources, folder: Path
) -> dict[str, frozenset[str]]:
    """Return the sources in the library at `folder` that are no file there, with their texts.

    The texts are given by their SHA-256. No article is read.
    """
    return {
        source: texts
        for source, texts in store.sources().items()
        if (article_id := sources.article_id(source)) is not None
        and not os.path.lexists(os.path.join(folder, article_id))  # noqa: PTH118
    }


def find_renames(
    lost: Mapping[str, Collection[str]], sources: Sources, library: Library
) -> dict[str, str]:
    """Return the new source of each lost source whose file has got another name.

    A file is known again by the SHA-256 of its text.
    """
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


def _guess_renames(
    store: "AnnotationStore",
    lost: Mapping[str, Collection[str]],
    sources: Sources,
    library: Library,
) -> dict[str, str]:
    """Return the new source of each lost source that one new article alone is so like."""
    guesses = {}
    for source, texts in lost.items():
        kept = [text for sha256 in sorted(texts) if (text := store.texts.read(sha256))]
        found = [most_alike(text, library.articles) for text in kept]
        best = {sources.of(article.id) for article in found if article}
        new = best.pop() if len(best) == 1 else None
        if new is not None and _is_newer(store, new, source):
            guesses[source] = new
    claimed = Counter(guesses.values())
    return {source: new for source, new in guesses.items() if claimed[new] == 1}


def _is_newer(store: "AnnotationStore", source: str, lost: str) -> bool:
    """Tell whether no highlight on a source is older than any on the lost one."""
    own, former = (
        [highlight.created for highlight in store.about(Highlight, one)] for one in (source, lost)
    )
    return not own or not former or min(own) > max(former)


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


def _is_unreadable(article_id: str | None, library: Library) -> bool:
    """Tell whether an article is there under a name that is written otherwise, or hidden."""
    if article_id is None or article_id in library.by_id:
        return True
    name = one_line(article_id)
    troubles = (problem.name for problem in library.problems)
    return any(name == trouble or name.startswith(f"{trouble}/") for trouble in troubles)
