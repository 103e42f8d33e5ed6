"""Work out once what each app of a test run would work out anew, to the same end.

That is what follows from texts and nothing else: the rules of a style sheet with its colours, the
plan for comparing a small library, and what an article repeats from itself.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import pytest
from textual.css.stylesheet import Stylesheet

from tui.articles.model import Article
from tui.overlap.plan import plan_library
from tui.overlap.repeats import find_repeats

P = ParamSpec("P")
T = TypeVar("T")

WORKER = "tui.overlap.worker.computation"


@contextmanager
def made_once() -> Iterator[None]:
    """Share between apps what they make of the same texts."""
    with pytest.MonkeyPatch.context() as patch:
        parse = _remembering(Stylesheet._parse_rules, _key_of_sheet)
        patch.setattr(Stylesheet, "_parse_rules", parse)
        patch.setattr(f"{WORKER}.plan_library", _remembering(plan_library, _key_of_articles))
        patch.setattr(f"{WORKER}.find_repeats", _remembering(find_repeats, _key_of_article))
        yield


def _remembering(make: Callable[P, T], key_of: Callable[P, Hashable]) -> Callable[P, T]:
    """Return a function that does what `make` does once for each key."""
    made: dict[Hashable, T] = {}

    def remember(*args: P.args, **kwargs: P.kwargs) -> T:
        key = key_of(*args, **kwargs)
        if key not in made:
            made[key] = make(*args, **kwargs)
        return made[key]

    return remember


def _key_of_sheet(sheet: Stylesheet, css: str, **about: Hashable) -> Hashable:
    return css, *sorted(about.items()), *sorted(sheet._variables.items())


def _key_of_articles(articles: Sequence[Article]) -> Hashable:
    return tuple(map(_key_of_article, articles))


def _key_of_article(article: Article) -> Hashable:
    return article.id, article.sha256
