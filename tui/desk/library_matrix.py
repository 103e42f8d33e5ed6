"""The matrix of the library that is open, made anew as more is known and as the reader asks."""

from collections.abc import Collection

from tui.desk.desk import Desk
from tui.overlap.matrix import Folding, Matrix, Order, Survey, lay_out, survey


class LibraryMatrix:
    """Surveys what is shared in a library once, until more is known, and lays matrices out."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._survey: Survey | None = None
        self._revision = -1
        self._families: object = None

    @property
    def is_stale(self) -> bool:
        """Tell whether more is known than the last matrix shows."""
        findings, families = self._desk.findings, self._desk.families
        return self._revision != findings.revision or self._families is not families.by_article

    def make(self, order: Order, folding: Folding, kept: Collection[str]) -> Matrix:
        """Return the matrix in an order, as much as is known; the `kept` articles have a row.

        It may take seconds: not for the thread that answers keys.
        """
        if self._survey is None or self.is_stale:
            desk = self._desk
            # Taken down first: what is found meanwhile makes it stale again.
            self._revision, self._families = desk.findings.revision, desk.families.by_article
            articles = [desk.article(one) for one in desk.letters]
            members = [[one.article for one in family.members] for family in desk.families.all]
            self._survey = survey(articles, desk.findings.sharings(), members)
        return lay_out(self._survey, order, folding, kept)
