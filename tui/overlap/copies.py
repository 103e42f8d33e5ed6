"""Which article is likely a copy of which: by the share of one in the other, dates and credits."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.articles.model import Article
from tui.overlap.credits import Credits, read_credits
from tui.overlap.model import Kind
from tui.overlap.sharing import Sharing, WordRange

MOST = 0.6
"""Share of an article's words in another one from which it is a copy without any credit."""

CREDITED = 0.4
"""The same where both credit one agency, or one credits the other."""

WHOLLY = 0.5
"""Share of a source's words in a copy up to which it may gather several stories."""

_Key = tuple[datetime.date, bool, int, str]


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is likely a copy of `source`: `share` of its words, from 0 to 1, are there.

    `credit` names the agency that speaks for it too, None without one; it is given by both, or
    `by_both` is false and one of the two is the agency's own.
    """

    article: str
    source: str
    share: float
    credit: str | None
    by_both: bool


@dataclass(frozen=True, slots=True)
class Copies:
    """The likely copies, and all articles by how likely they are sources, the likeliest first.

    `credited` has the names under which an article itself is credited by a copy of it.
    """

    copies: tuple[Copy, ...]
    order: Mapping[str, int]
    credited: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A copy, what it has of its source, and how much of the source that is."""

    copy: Copy
    in_source: tuple[WordRange, ...]
    of_source: float


def find_copies(articles: Sequence[Article], sharings: Iterable[Sharing]) -> Copies:
    """Return which articles are copies of which, of each two at most one of the other.

    The source comes before the copy: by date, where an agency's own story is not later than the
    earliest that credits it; then an agency's own, then the longer, then by id. Undated articles
    come last. Articles without words in common need no sharing.
    """
    by_id = {article.id: article for article in articles}
    weighty = [
        sharing
        for sharing in sharings
        if max(sharing.left_share, sharing.right_share) >= CREDITED
        and sharing.left in by_id
        and sharing.right in by_id
    ]
    names = {article_id for sharing in weighty for article_id in (sharing.left, sharing.right)}
    credits_of = read_credits(
        [by_id[name] for name in sorted(names)], {article.metadata.source for article in articles}
    )
    dates, credited = _sources_by_credit(by_id, weighty, credits_of)
    keys = {article.id: _key(article, dates, credited) for article in articles}
    order = {name: place for place, name in enumerate(sorted(keys, key=keys.__getitem__))}
    directed = (s if order[s.left] < order[s.right] else s.swapped() for s in weighty)
    candidates = [found for sharing in directed if (found := _candidate(sharing, credits_of))]
    return Copies(_without_digests(candidates, dates), order, credited)


def _sources_by_credit(
    by_id: Mapping[str, Article], sharings: Iterable[Sharing], credits_of: Mapping[str, Credits]
) -> tuple[dict[str, datetime.date], dict[str, str]]:
    """Return since when each article is there, and which are an agency's own, by what credits it.

    What credits an article and repeats it is not older, so the later of two dates is wrong.
    """
    dates = {name: a.metadata.date for name, a in by_id.items() if a.metadata.date}
    credited = {}
    crediting = (s for s in sharings if credits_of[s.left].shared(credits_of[s.right]))
    for sharing in (seen for one in crediting for seen in (one, one.swapped())):
        own = credits_of[sharing.left].own
        if own and own in credits_of[sharing.right].given and sharing.right_share >= CREDITED:
            credited[sharing.left] = own
            known = [dates[name] for name in (sharing.left, sharing.right) if name in dates]
            if known:
                dates[sharing.left] = min(known)
    return dates, credited


def _key(article: Article, dates: Mapping[str, datetime.date], credited: Mapping[str, str]) -> _Key:
    date = dates.get(article.id, datetime.date.max)
    return date, article.id not in credited, -len(article.text), article.id


def _candidate(sharing: Sharing, credits_of: Mapping[str, Credits]) -> _Candidate | None:
    """Return the right article as a copy of the left one, None where too little speaks for it."""
    left, right = credits_of[sharing.left], credits_of[sharing.right]
    credit = left.shared(right)
    closely = sharing.kind is not Kind.REWORDED
    if sharing.right_share < (CREDITED if credit and closely else MOST):
        return None
    if not closely and not credit:
        return None
    by_both = credit in left.given & right.given
    copy = Copy(sharing.right, sharing.left, sharing.right_share, credit, by_both)
    return _Candidate(copy, sharing.left_ranges, sharing.left_share)


def _without_digests(
    candidates: Iterable[_Candidate], dates: Mapping[str, datetime.date]
) -> tuple[Copy, ...]:
    """Return the copies, but not of an article that gathers several stories of its own day.

    Nothing tells there who copied whom, and short stories that have no words of it in common are
    no copies of one another.
    """
    unsure: dict[str, list[_Candidate]] = defaultdict(list)
    copies = []
    for candidate in candidates:
        copy = candidate.copy
        same_day = dates.get(copy.source) == dates.get(copy.article)
        if same_day and not copy.credit and candidate.of_source < WHOLLY:
            unsure[copy.source].append(candidate)
        else:
            copies.append(copy)
    for of_one_source in unsure.values():
        if _overlap(of_one_source):
            copies += [candidate.copy for candidate in of_one_source]
    return tuple(copies)


def _overlap(candidates: Iterable[_Candidate]) -> bool:
    """Tell whether what copies have of one source hangs together, place by place."""
    reaches = sorted((c.in_source[0][0], c.in_source[-1][1]) for c in candidates)
    farthest = reaches[0][1]
    for start, end in reaches[1:]:
        if start >= farthest:
            return False
        farthest = max(farthest, end)
    return True
