"""Bring a library up to date where files were added, changed or removed: only these are read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui.articles.characters import normalise, one_line
from tui.articles.errors import ArticleError
from tui.articles.files import SUFFIXES, find_below
from tui.articles.library import SAME_NAME, Library, Problem
from tui.articles.loading import load_article
from tui.articles.model import Article


@dataclass(frozen=True)
class LibraryChange:
    """A library as it is now, and what in it is not as it was.

    `changed` and `removed` have the articles as they were, by id; `renamed` has the new id of each
    removed article whose text is that of an added one. What is in `doubtful` was not looked at
    closely: it is gone, empty or cannot be read, perhaps only until its writer is done.
    """

    library: Library
    added: tuple[str, ...] = ()
    changed: Mapping[str, Article] = field(default_factory=dict)
    removed: Mapping[str, Article] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    problems_changed: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything is not as it was."""
        return bool(self.added or self.changed or self.removed or self.problems_changed)

    @property
    def stale(self) -> frozenset[str]:
        """Return the ids of the articles of whose text nothing is known any more."""
        by_id = self.library.by_id
        texts = (one for one, before in self.changed.items() if by_id[one].text != before.text)
        return frozenset((*texts, *self.removed))


def reread(
    library: Library,
    names: Iterable[str],
    *,
    only: Collection[str] | None = None,
    doubt: bool = False,
) -> LibraryChange:
    """Return a library with what is on disk now of some files and folders, named from its root.

    Of a library of files that the reader named, `only` has the ids. In `doubt`, what is gone, empty
    or cannot be read stays as it was and is told to be doubtful.
    """
    reading = _Reading(library, only, doubt)
    for name in sorted(set(names)):
        reading.look_at(name)
    return reading.outcome()


class _Reading:
    """Looks at files one after the other, and puts together what became of the library."""

    def __init__(self, library: Library, only: Collection[str] | None, doubt: bool) -> None:
        self._library, self._only, self._doubt = library, only, doubt
        self._read: dict[str, Article] = {}
        self._gone: dict[str, Article] = {}
        self._problems = {problem.name: problem for problem in library.problems}
        self._doubtful: set[str] = set()
        self._missed: dict[str, str] = {}

    def look_at(self, name: str) -> None:
        """Read what has this name, or is in the folder of this name."""
        found = {normalise(one): one for one in self._find(name)}
        for article_id, one in found.items():
            self._look_at_file(article_id, one)
        for article_id in self._known_below(name) - found.keys():
            self._miss(article_id, name)
        label = one_line(normalise(name))
        if not found and label in self._problems and not self._has_doubts(name):
            self._problems.pop(label)

    def _find(self, name: str) -> Sequence[str]:
        if self._only is not None:
            is_there = normalise(name) in self._only and (self._library.root / name).is_file()
            return [name] if is_there else []
        return find_below(self._library.root, name)

    def _known_below(self, name: str) -> set[str]:
        """Return the ids of the known articles of that name, or in the folder of that name."""
        article_id, by_id = normalise(name), self._library.by_id
        if article_id in by_id or Path(name).suffix.lower() in SUFFIXES:
            return {article_id} & by_id.keys()
        return {one for one in by_id if one.startswith(f"{article_id}/")}

    def _look_at_file(self, article_id: str, name: str) -> None:
        path, known = self._library.root / name, self._library.by_id.get(article_id)
        label = one_line(article_id)
        if known and known.path and known.path != path and known.path.exists():
            self._problems[label] = Problem(label, SAME_NAME)
            return
        try:
            loaded = load_article(path, article_id)
        except ArticleError as error:
            if not self._has_doubts(name):
                self._problems[label] = Problem(label, str(error))
                self._lose(article_id)
            return
        if known and known.text and not loaded.article.text and self._has_doubts(name):
            return
        self._problems.pop(label, None)
        if loaded.warning:
            self._problems[label] = Problem(label, loaded.warning)
        self._gone.pop(article_id, None)
        self._read[article_id] = loaded.article

    def _miss(self, article_id: str, name: str) -> None:
        if self._doubt:
            self._missed[article_id] = name
        else:
            self._problems.pop(one_line(article_id), None)
            self._lose(article_id)

    def _lose(self, article_id: str) -> None:
        known = self._library.by_id.get(article_id)
        self._read.pop(article_id, None)
        if known:
            self._gone[article_id] = known

    def _has_doubts(self, name: str) -> bool:
        if self._doubt:
            self._doubtful.add(name)
        return self._doubt

    def outcome(self) -> LibraryChange:
        """Return what became of the library."""
        by_id = self._library.by_id
        self._believe_renames()
        new = {one: article for one, article in self._read.items() if article != by_id.get(one)}
        changed = {one: by_id[one] for one in new if one in by_id}
        added = [one for one in new if one not in by_id]
        problems = tuple(self._problems[name] for name in sorted(self._problems))
        has_new_problems = set(problems) != set(self._library.problems)
        if not (new or self._gone or has_new_problems):
            return LibraryChange(self._library, doubtful=frozenset(self._doubtful))
        return LibraryChange(
            replace(self._library, articles=self._articles(new), problems=problems),
            tuple(sorted(added)),
            changed,
            dict(self._gone),
            _renames(self._gone, [new[one] for one in added]),
            frozenset(self._doubtful),
            has_new_problems,
        )

    def _believe_renames(self) -> None:
        """Take what is missed for gone where its text has come under another name."""
        came = {article.text for one, article in self._read.items() if one not in self._missed}
        for article_id, name in self._missed.items():
            if self._library.by_id[article_id].text in came:
                self._lose(article_id)
            else:
                self._doubtful.add(name)

    def _articles(self, new: Mapping[str, Article]) -> tuple[Article, ...]:
        library = self._library
        kept = [
            new.get(article.id, article)
            for article in library.articles
            if article.id not in self._gone
        ]
        added = [article for one, article in new.items() if one not in library.by_id]
        if not added:
            return tuple(kept)
        return tuple(sorted((*kept, *added), key=lambda article: article.id))


def _renames(gone: Mapping[str, Article], added: Iterable[Article]) -> dict[str, str]:
    """Return the new id of each article whose file has got another name, known by its text."""
    by_text = defaultdict[str, list[Article]](list)
    for article in added:
        by_text[article.text].append(article)
    renames = {}
    for article_id, before in gone.items():
        same = by_text.get(before.text)
        if same:
            name = article_id.rpartition("/")[2]
            best = min(same, key=lambda article: article.id.rpartition("/")[2] != name)
            same.remove(best)
            renames[article_id] = best.id
    return renames
