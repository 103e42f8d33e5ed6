"""Follow the files of the library that is open: the reader sees them as they are."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from tui.annotations.errors import AnnotationsError
from tui.articles.changes import LibraryChange, reread
from tui.articles.errors import ArticleError
from tui.desk.letters import Letters, follow_letters

if TYPE_CHECKING:
    from tui.articles.library import Library
    from tui.desk.desk import Desk

MOST_NAMED = 4
"""Articles that are named by their letters; more are counted."""

SECOND_LOOK = 0.4
"""Seconds after which a file that is gone, empty or cannot be read is looked at again.

Programs that save a file may empty it, or put another one in its place, before they write.
"""


class Following:
    """Watches the files in a thread; each change is given to `tell`, from there.

    Of a library of files that the reader named, `only` are their paths.
    """

    def __init__(
        self,
        desk: "Desk",
        only: Collection[Path] | None,
        tell: Callable[[LibraryChange, Letters], None],
    ) -> None:
        self._desk, self._tell = desk, tell
        self._library: Library = desk.library
        self._letters = desk.letters
        self._paths = only
        self._only = None if only is None else set(desk.library.by_id)
        self._reading = Lock()
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def begin(self) -> None:
        """Start to watch."""
        self._thread.start()

    def close(self) -> None:
        """Watch no longer."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def look_at(self, names: Iterable[str], *, doubt: bool = False) -> Collection[str]:
        """Read files and folders anew, named from the library's root; return what is doubtful.

        It reads from disk: it is nothing for the thread that answers keys.
        """
        with self._reading:
            change = reread(self._library, names, only=self._only, doubt=doubt)
            if change:
                self._library = change.library
                # Made here, and not where keys wait for it.
                by_id = change.library.by_id
                added = [by_id[one] for one in change.added]
                letters = follow_letters(self._letters, added, change.removed, change.renamed)
                self._letters = letters
                self._follow_highlights(change)
                self._tell(change, letters)
        return change.doubtful

    def _watch(self) -> None:
        # Not at the top: the first screen is painted without it.
        from tui.articles.watching import watch_files

        library = self._library
        about = library.root, self._over, len(library.articles), self._paths
        try:
            for names in watch_files(*about):
                doubtful = self.look_at(names, doubt=True)
                if doubtful and not self._over.wait(SECOND_LOOK):
                    self.look_at(doubtful)
        except ArticleError as error:
            self._desk.warn(str(error))

    def _follow_highlights(self, change: LibraryChange) -> None:
        """Find the highlights of renamed files again."""
        if not change.removed:
            return
        from tui.desk.opening import follow_renames

        desk = self._desk
        with suppress(AnnotationsError):
            for trouble in follow_renames(desk.notebook, change.library, save=desk.can_save()):
                desk.warn(trouble)


def change_phrase(change: LibraryChange, letters: Mapping[str, str]) -> str:
    """Return in words what became of files."""
    added = set(change.added) - set(change.renamed.values())
    gone = change.removed.keys() - change.renamed.keys()
    said = (
        (added, "new"),
        (change.changed.keys(), "changed on disk"),
        (gone, "gone"),
        (change.renamed.keys(), "renamed"),
    )
    parts = [f"{_named(sorted(ids), letters)} {word}" for ids, word in said if ids]
    return " · ".join(parts) or "what cannot be read has changed"


def _named(article_ids: Sequence[str], letters: Mapping[str, str]) -> str:
    if len(article_ids) > MOST_NAMED:
        return f"{len(article_ids):,} articles"
    return ", ".join(letters[one] for one in article_ids)


def adopt(desk: "Desk", change: LibraryChange, letters: Letters) -> None:
    """Put a changed library on the desk; what was found of texts that are no more is forgotten."""
    stale = change.stale
    desk.articles = {**desk.articles, **change.library.by_id}
    desk.departed |= change.removed
    desk.library, desk.letters = change.library, letters
    desk.findings.forget(stale)
    desk.families.follow_library(change.library.articles, stale)
    desk.recomparing.follow_library(change.library)
    for one in stale:
        desk.repeats.pop(one, None)
    came = set(change.added) - set(change.renamed.values()) - desk.departed.keys()
    desk.arrived = (desk.arrived | came) - change.removed.keys()
    desk.renames |= change.renamed
    for one in change.added:
        desk.departed.pop(one, None)
        desk.renames.pop(one, None)
    for old, new in change.renamed.items():
        place = desk.remembered.bookmark(change.removed[old])
        if place:
            desk.remembered.set_bookmark(change.library.by_id[new], place.cursor, place.shown)
