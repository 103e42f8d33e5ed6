"""The letters of articles, which stay theirs as others come and go."""

from collections.abc import Iterable, Mapping

from tui.articles.model import Article
from tui.desk.desk import by_date, letter_of


class Letters(dict[str, str]):
    """The letters of the articles of a library by id; of those that went it still knows theirs."""

    def __init__(self, letters: Mapping[str, str], departed: Mapping[str, str]) -> None:
        super().__init__(letters)
        self.departed = departed

    def __missing__(self, article_id: str) -> str:
        """Return the letter that an article had, or a sign that it never had one."""
        return self.departed.get(article_id, "?")


def follow_letters(
    letters: Mapping[str, str],
    added: Iterable[Article],
    removed: Iterable[str],
    renamed: Mapping[str, str],
) -> Letters:
    """Return the letters after some articles were added, removed or renamed.

    Those that stay keep theirs, a renamed one takes its own along, and added ones have the next
    ones by date: no letter is ever given to another article.
    """
    departed = dict(letters.departed) if isinstance(letters, Letters) else {}
    kept = dict(letters)
    for one in removed:
        departed[one] = kept.pop(one, "?")
    for old, new in renamed.items():
        kept[new] = departed[old]
    given = len({*kept.values(), *departed.values()})
    for article in sorted(added, key=by_date):
        if article.id in departed and article.id not in kept:
            kept[article.id] = departed.pop(article.id)
        elif article.id not in kept:
            kept[article.id] = letter_of(given)
            given += 1
    return Letters(kept, departed)
