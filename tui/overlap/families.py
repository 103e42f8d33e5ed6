"""Articles that are copies of one source and count as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.articles.model import Article
from tui.overlap.copies import CREDITED, Copies, Copy, find_copies
from tui.overlap.family_stars import gather
from tui.overlap.reasons import Ground, Reason, explain
from tui.overlap.sharing import Sharing

IdPair = tuple[str, str]
"""The ids of two articles."""

SOURCE_SIGN = "◆"
"""Marks the likely source of a family."""

COPY_SIGN = "◇"
"""Marks another member of a family."""

_MOST_NAMED = 6
"""Articles that a line on a family names."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a family, by its id, and why it is in it."""

    article: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Family:
    """Two articles or more that count as one, the likely source first, then by likely date."""

    members: tuple[Member, ...]

    @property
    def source(self) -> str:
        """Return the id of the likely source."""
        return self.members[0].article

    def member(self, article_id: str) -> Member:
        """Return a member by its id; raise KeyError where it is none."""
        for member in self.members:
            if member.article == article_id:
                return member
        raise KeyError(article_id)


def find_families(
    articles: Sequence[Article],
    sharings: Iterable[Sharing],
    *,
    joined: Iterable[IdPair] = (),
    parted: Iterable[IdPair] = (),
) -> tuple[Family, ...]:
    """Return the families of two articles or more, by id of their source.

    Each member is a copy of the source itself, so that no chain of copies of copies drifts, or the
    reader `joined` it with one, the latest last. What the reader `parted` is never in one family;
    where joins say otherwise, the latest of them are obeyed. Ids of other articles are ignored.
    """
    return families_of(articles, find_copies(articles, sharings), joined=joined, parted=parted)


def families_of(
    articles: Sequence[Article],
    copies: Copies,
    *,
    joined: Iterable[IdPair] = (),
    parted: Iterable[IdPair] = (),
) -> tuple[Family, ...]:
    """Return the families as `find_families` does, of articles whose copies are known."""
    said, against = (
        [pair for pair in pairs if copies.order.keys() >= set(pair)] for pairs in (joined, parted)
    )
    groups = gather(copies, said, against)
    by_id = {article.id: article for article in articles}
    reasons = _Reasons(copies, _by_article(copies.copies), said, by_id)
    families = (Family(reasons.members(group)) for group in groups if len(group) > 1)
    return tuple(sorted(families, key=lambda family: family.source))


def may_be_copies(sharing: Sharing) -> bool:
    """Tell whether so much is shared that families may depend on it."""
    return max(sharing.left_share, sharing.right_share) >= CREDITED


def families_by_article(families: Iterable[Family]) -> dict[str, Family]:
    """Return the family of each article that is in one, by the article's id."""
    return {member.article: family for family in families for member in family.members}


def count_sources(article_ids: Iterable[str], families: Mapping[str, Family]) -> int:
    """Return how many sources some articles are: those of one family count once.

    `families` are by article.
    """
    return len({families[one].source if one in families else one for one in set(article_ids)})


def family_sign(family: Family | None, article_id: str) -> str:
    """Return the sign of an article in a list: source or copy, empty where it stands alone."""
    if family is None:
        return ""
    return SOURCE_SIGN if family.source == article_id else COPY_SIGN


def family_line(family: Family, article_id: str, names: Mapping[str, str]) -> str:
    """Return a line such as `counts as one with B, D: 84 % of it matches B, a day earlier`.

    `names` are those by which the reader knows articles, by id; without one it is the id. Of many
    articles the first are named and the others counted.
    """

    def name_of(other: str) -> str:
        return names.get(other, other)

    others = [name_of(m.article) for m in family.members if m.article != article_id]
    named, more = ", ".join(others[:_MOST_NAMED]), len(others) - _MOST_NAMED
    among = f"{named} and {more} more" if more > 0 else named
    return f"counts as one with {among}: {explain(family.member(article_id).reason, name_of)}"


@dataclass(frozen=True, slots=True)
class _Reasons:
    """What members of families have their reasons from."""

    copies: Copies
    links: Mapping[str, Sequence[Copy]]
    joined: Sequence[IdPair]
    articles: Mapping[str, Article]

    def members(self, group: Iterable[str]) -> tuple[Member, ...]:
        """Return the members of a family, the likely source first."""
        source, *rest = sorted(group, key=self.copies.order.__getitem__)
        together = {source, *rest}
        first = Member(source, self._of_source(source, rest))
        return first, *(Member(one, self._of_member(one, source, together)) for one in rest)

    def _of_source(self, source: str, rest: Sequence[str]) -> Reason:
        credited = self.copies.credited.get(source)
        if credited:
            return Reason(Ground.OWN, credit=credited)
        dates = [self.articles[one].metadata.date for one in rest]
        own = self.articles[source].metadata.date
        earlier = own is not None and all(date is None or own < date for date in dates)
        return Reason(Ground.EARLIEST if earlier else Ground.LONGEST)

    def _of_member(self, article: str, source: str, together: set[str]) -> Reason:
        """Return why an article is with a source: a copy of it, the reader's word, other copies."""
        links = [copy for copy in self.links[article] if {copy.article, copy.source} <= together]
        for copy in links:
            if copy.source == source:
                return self._of_copy(article, copy)
        for pair in reversed(self.joined):
            if article in pair and together.issuperset(pair):
                return Reason(Ground.JOINED, pair[0] if pair[1] == article else pair[1])
        own = [copy for copy in links if copy.article == article]
        return self._of_copy(article, max(own or links, key=_share))

    def _of_copy(self, article: str, copy: Copy) -> Reason:
        is_copy = copy.article == article
        other = copy.source if is_copy else copy.article
        dates = self.articles[article].metadata.date, self.articles[other].metadata.date
        ground = Ground.COPY if is_copy else Ground.COPIED
        return Reason(ground, other, copy.share, copy.credit, copy.by_both, dates)


def _share(copy: Copy) -> float:
    return copy.share


def _by_article(copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    """Return the copies in which each article has a part, as copy or as source."""
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        found[copy.article].append(copy)
        found[copy.source].append(copy)
    return found
