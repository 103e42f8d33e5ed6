"""What is remembered of a reader's way through a library: places in articles, the list's order."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from tui.articles.model import Article
from tui.reading.state_files import library_file, read_json, write_json

VERSION = 1


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where a reader was in a text: the cursor, and up to where all of it was shown.

    Both are offsets in code points into the text that `sha256` is of.
    """

    sha256: str
    cursor: int
    shown: int


class LibraryState:
    """Remembers places and the order of one library; nothing is written before `save`."""

    def __init__(self, folder: Path, library: Path) -> None:
        self._file = library_file(folder / "libraries", library)
        self._lock, self._saving = Lock(), Lock()
        self._order, self._bookmarks = _parsed(read_json(self._file))
        self._changed: dict[str, Bookmark] = {}
        self._has_new_order = False

    @property
    def order(self) -> str:
        """Return the name of the order of the list; nothing where none was chosen."""
        return self._order

    def set_order(self, name: str) -> None:
        """Remember the order of the list."""
        self._order, self._has_new_order = name, True

    def bookmark(self, article: Article) -> Bookmark | None:
        """Return where the reader was in an article; None where its text was another then."""
        known = self._bookmarks.get(article.id)
        return known if known and known.sha256 == article.sha256 else None

    def set_bookmark(self, article: Article, cursor: int, shown: int) -> None:
        """Remember where the reader is in an article, and up to where all of it was shown."""
        with self._lock:
            bookmark = Bookmark(article.sha256, cursor, shown)
            if self._bookmarks.get(article.id) != bookmark:
                self._bookmarks[article.id] = self._changed[article.id] = bookmark

    def forget_shown(self, article: Article) -> None:
        """Take note that nothing of an article counts as shown."""
        known = self.bookmark(article)
        if known:
            self.set_bookmark(article, known.cursor, 0)

    def save(self) -> None:
        """Write what is new beside what other programs have written; raise OSError if it fails."""
        with self._saving:
            with self._lock:
                changed, has_new_order = self._changed, self._has_new_order
                self._changed, self._has_new_order = {}, False
            if not changed and not has_new_order:
                return
            # Not under the lock: the thread that answers keys never waits for a disk.
            try:
                order, bookmarks = _parsed(read_json(self._file))
                _write(self._file, self._order if has_new_order else order, bookmarks | changed)
            except OSError:
                with self._lock:
                    self._changed = changed | self._changed
                    self._has_new_order |= has_new_order
                raise


def _parsed(said: Any) -> tuple[str, dict[str, Bookmark]]:
    """Return the order and the bookmarks in what a file says, without what is not well formed."""
    if not isinstance(said, dict) or said.get("version") != VERSION:
        return "", {}
    order, places = said.get("order"), said.get("bookmarks")
    known = {
        article_id: Bookmark(place["sha256"], place["cursor"], place["shown"])
        for article_id, place in (places.items() if isinstance(places, dict) else ())
        if _is_bookmark(place)
    }
    return order if isinstance(order, str) else "", known


def _is_bookmark(place: Any) -> bool:
    if not isinstance(place, dict) or not isinstance(place.get("sha256"), str):
        return False
    offsets = (place.get("cursor"), place.get("shown"))
    return all(type(offset) is int and offset >= 0 for offset in offsets)


def _write(file: Path, order: str, bookmarks: Mapping[str, Bookmark]) -> None:
    """Write the file anew; whoever reads it meanwhile reads the one before."""
    places = {article_id: asdict(place) for article_id, place in bookmarks.items()}
    said = {"version": VERSION, "order": order, "bookmarks": places}
    write_json(file, said)
