"""Quotes and revisions of articles to try the search for lost places on, with the answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.benchmarks.generated import generate_paragraphs
from tests.revisions import (
    Revision,
    change_words,
    convert_as_from_pdf,
    curl,
    delete_paragraphs,
    insert_paragraphs,
    joined,
    move_paragraph,
    shuffle_paragraphs,
    straighten,
    words_of,
    wrap,
)
from tui.articles.model import Article, Span

SIZES = ("phrase", "sentence", "paragraph", "across")
"""What is quoted: 3 to 8 words, a sentence, a paragraph, or from one paragraph into the next."""


@dataclass(frozen=True)
class Trial:
    """An article, a quote of it, the article as revised, and where the quote went; None: gone."""

    old: str
    quote: Span
    new: str
    truth: Span | None


@dataclass(frozen=True)
class Setting:
    """What a revision is made of: the article and others to take paragraphs and words from."""

    article: Article
    others: Sequence[str]
    words: Sequence[str]
    random: Random

    def paragraph(self) -> str:
        """Return a paragraph that is not in the article."""
        return self.random.choice(self.others)

    def count(self) -> int:
        """Return how many paragraphs the article has."""
        return len(self.article.paragraphs)

    def place(self) -> int:
        """Return the number of a paragraph, or that after the last."""
        return self.random.randint(0, self.count())


Change = Callable[[Setting, Revision, Span], Revision]


def _at_top(setting: Setting, text: Revision, quote: Span) -> Revision:
    return insert_paragraphs(text, [setting.paragraph()], [0])


def _in_and_out(setting: Setting, text: Revision, quote: Span) -> Revision:
    text = delete_paragraphs(text, setting.random.randint(1, 3), setting.random)
    count = len(text.paragraphs())
    places = [setting.random.randint(0, count) for _ in range(setting.random.randint(1, 3))]
    return insert_paragraphs(text, [setting.paragraph() for _ in places], places)


def _wrapped(setting: Setting, text: Revision, quote: Span) -> Revision:
    return wrap(text, setting.random.randint(30, 100))


def _quotes(setting: Setting, text: Revision, quote: Span) -> Revision:
    return setting.random.choice((straighten, curl))(text)


def _pdf(setting: Setting, text: Revision, quote: Span) -> Revision:
    return convert_as_from_pdf(text, setting.random, setting.random.randint(40, 90))


def _moved(setting: Setting, text: Revision, quote: Span) -> Revision:
    own = setting.random.random() < 0.7
    return move_paragraph(text, setting.random, quote if own else None)


def _shuffled(setting: Setting, text: Revision, quote: Span) -> Revision:
    return shuffle_paragraphs(text, setting.random)


def _all(setting: Setting, text: Revision, quote: Span) -> Revision:
    for change in (_at_top, _in_and_out, _moved, _quotes, _pdf):
        text = change(setting, text, quote)
    return text


def _changed(share: float, *ways: str) -> Change:
    def change(setting: Setting, text: Revision, quote: Span) -> Revision:
        span = text.find(quote)
        if span is None:
            return text
        return change_words(text, span, share, setting.words, setting.random, *ways)

    return change


def _around(setting: Setting, text: Revision, quote: Span) -> Revision:
    after = Span(quote.end, min(len(text.text), quote.end + 300))
    text = change_words(text, after, 0.3, setting.words, setting.random, "replace")
    before = Span(max(0, quote.start - 300), quote.start)
    return change_words(text, before, 0.3, setting.words, setting.random, "replace")


def _moved_and_changed(setting: Setting, text: Revision, quote: Span) -> Revision:
    text = move_paragraph(text, setting.random, quote)
    return _changed(0.2, "replace")(setting, text, quote)


def _deleted(setting: Setting, text: Revision, quote: Span) -> Revision:
    return text.without(quote)


def _all_and_deleted(setting: Setting, text: Revision, quote: Span) -> Revision:
    text = _moved(setting, text.without(quote), quote)
    return _pdf(setting, _in_and_out(setting, text, quote), quote)


def _replaced(setting: Setting, text: Revision, quote: Span) -> Revision:
    count = max(1, len(words_of(text.text[slice(*quote)])))
    start = setting.random.randrange(max(1, len(setting.words) - count))
    other = Revision.new(" ".join(setting.words[start : start + count]))
    return text.part(0, quote.start) + other + text.part(quote.end)


def _paragraph_replaced(setting: Setting, text: Revision, quote: Span) -> Revision:
    paragraphs = [
        Revision.new(setting.paragraph()) if each.find(quote) else each
        for each in text.paragraphs()
    ]
    return joined(paragraphs)


REVISIONS: Mapping[str, Change] = {
    "paragraph at the top": _at_top,
    "paragraphs in and out": _in_and_out,
    "re-wrapped": _wrapped,
    "quotes set otherwise": _quotes,
    "ligatures and hyphens": _pdf,
    "paragraph moved": _moved,
    "all at once": _all,
    "10 % replaced": _changed(0.1, "replace"),
    "20 % replaced": _changed(0.2, "replace"),
    "40 % replaced": _changed(0.4, "replace"),
    "20 % inserted": _changed(0.2, "insert"),
    "40 % inserted": _changed(0.4, "insert"),
    "20 % deleted": _changed(0.2, "delete"),
    "40 % deleted": _changed(0.4, "delete"),
    "40 % of all three": _changed(0.4, "replace", "insert", "delete"),
    "context changed": _around,
    "moved and changed": _moved_and_changed,
    "paragraphs shuffled": _shuffled,
    "quote deleted": _deleted,
    "deleted among much else": _all_and_deleted,
    "quote overwritten": _replaced,
    "paragraph overwritten": _paragraph_replaced,
}
"""What is done to articles, by what it is called; the quotes of the last four are gone."""


def choose_quote(article: Article, size: str, random: Random) -> Span | None:
    """Return a quote of an article, None where it has none of the size."""
    paragraphs = [each for each in article.paragraphs if each.end - each.start > 80]
    if len(paragraphs) < 3:
        return None
    if size == "across":
        at = random.randrange(len(paragraphs) - 1)
        first, second = _words_in(article, paragraphs[at]), _words_in(article, paragraphs[at + 1])
        return Span(
            first[-min(len(first), random.randint(4, 20))].start,
            second[min(len(second) - 1, random.randint(4, 20))].end,
        )
    paragraph = random.choice(paragraphs)
    if size == "paragraph":
        return paragraph
    if size == "sentence":
        inside = [
            each
            for each in article.sentences
            if paragraph.start <= each.start < paragraph.end and each.end - each.start > 25
        ]
        return random.choice(inside) if inside else None
    words = _words_in(article, paragraph)
    length = min(len(words), random.randint(3, 8))
    start = random.randint(0, len(words) - length)
    return Span(words[start].start, words[start + length - 1].end)


def _words_in(article: Article, paragraph: Span) -> list[Span]:
    return [each for each in article.words if paragraph.start <= each.start < paragraph.end]


def make_trials(
    articles: Sequence[Article], revision: str, size: str, count: int, seed: int
) -> Iterator[Trial]:
    """Yield trials of one kind of revision and quote; the same ones for the same seed.

    Paragraphs that stand more than once in an article are not quoted, for which of them was moved
    or taken out cannot always be told.
    """
    random = Random(f"{revision} {size} {seed}")
    made = 0
    while made < count:
        setting = _setting(articles, random)
        quote = choose_quote(setting.article, size, random)
        if quote is None or _is_doubled(setting.article, quote):
            continue
        old = setting.article.text
        revised = REVISIONS[revision](setting, Revision.first(old), quote)
        truth = revised.find(quote)
        if truth and size == "across" and truth.end - truth.start > 1.5 * (quote.end - quote.start):
            continue
        made += 1
        yield Trial(old, quote, revised.text, truth)


def make_doubled(
    articles: Sequence[Article], revision: str, size: str, count: int, seed: int
) -> Iterator[Trial]:
    """Yield trials where the article has some of its paragraphs twice and one of them is quoted."""
    random = Random(f"doubled {revision} {size} {seed}")
    made = 0
    while made < count:
        setting = _setting(articles, random)
        paragraphs = [setting.article.text[slice(*each)] for each in setting.article.paragraphs]
        start = random.randrange(len(paragraphs))
        end = min(len(paragraphs), start + random.randint(1, 3))
        at = random.randint(end, len(paragraphs))
        text = "\n\n".join(paragraphs[:at] + paragraphs[start:end] + paragraphs[at:])
        setting = replace(setting, article=Article("doubled", text, ""))
        quote = choose_quote(setting.article, size, random)
        if quote is None or not _is_doubled(setting.article, quote):
            continue
        revised = REVISIONS[revision](setting, Revision.first(text), quote)
        if revised.text == text:
            continue
        made += 1
        yield Trial(text, quote, revised.text, revised.find(quote))


def _is_doubled(article: Article, quote: Span) -> bool:
    """Tell whether a paragraph that a quote is in stands elsewhere in the article too."""
    paragraphs = [article.text[slice(*each)] for each in article.paragraphs]
    return any(
        each.overlaps(quote) and paragraphs.count(article.text[slice(*each)]) > 1
        for each in article.paragraphs
    )


def make_repeats(articles: Sequence[Article], size: str, count: int, seed: int) -> Iterator[Trial]:
    """Yield trials where a passage stands several times and the quoted one is taken out."""
    random = Random(f"repeats {size} {seed}")
    made = 0
    while made < count:
        setting = _setting(articles, random)
        passage = choose_quote(setting.article, size, random)
        if passage is None:
            continue
        made += 1
        yield _repeated(setting, setting.article.text[slice(*passage)], size)


def _repeated(setting: Setting, passage: str, size: str) -> Trial:
    random = setting.random
    paragraphs = [setting.article.text[slice(*each)] for each in setting.article.paragraphs]
    paragraphs = [each for each in paragraphs if passage not in each] or [setting.paragraph()]
    copies = random.randint(2, 4)
    own = random.randrange(copies)
    hosts = sorted(random.choices(range(len(paragraphs)), k=copies))
    text, quote = "", Span(0, 0)
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if number else ""
        for copy in (n for n, host in enumerate(hosts) if host == number):
            text += "\n\n" if size != "phrase" and copy and hosts[copy - 1] == number else ""
            if copy == own:
                quote = Span(len(text), len(text) + len(passage))
            text += passage + (" " if size == "phrase" else "\n\n")
        text += paragraph
    return Trial(text, quote, Revision.first(text).without(quote).text, None)


def make_near_repeats(
    articles: Sequence[Article], size: str, count: int, seed: int
) -> Iterator[Trial]:
    """Yield trials where the quote is taken out and much the same stands elsewhere."""
    random = Random(f"near repeats {size} {seed}")
    made = 0
    while made < count:
        setting = _setting(articles, random)
        quote = choose_quote(setting.article, size, random)
        if quote is None:
            continue
        made += 1
        passage = Revision.first(setting.article.text[slice(*quote)])
        near = change_words(
            passage, Span(0, len(passage.text)), 0.2, setting.words, random, "replace"
        )
        whole = insert_paragraphs(
            Revision.first(setting.article.text), [near.text], [setting.place()]
        )
        found = whole.find(quote)
        if found is None or found.end - found.start != quote.end - quote.start:
            continue
        revised = Revision.first(whole.text).without(found)
        yield Trial(whole.text, found, revised.text, None)


def make_replacements(
    articles: Sequence[Article], size: str, count: int, seed: int
) -> Iterator[Trial]:
    """Yield trials where another article stands in place of the quoted one."""
    random = Random(f"replacements {size} {seed}")
    made = 0
    while made < count:
        old, new = random.sample(list(articles), 2)
        quote = choose_quote(old, size, random)
        if quote is None:
            continue
        made += 1
        yield Trial(old.text, quote, new.text, None)


def revise_whole(text: str, revision: str, count: int, random: Random) -> tuple[str, list[Span]]:
    """Return a text revised, and that many quotes of it as it was."""
    article = Article("a.md", text, "")
    sizes = [SIZES[number % 3] for number in range(count)]
    quotes = [quote for size in sizes if (quote := choose_quote(article, size, random))]
    others = generate_paragraphs(6000, random)
    setting = Setting(article, others, words_of(" ".join(others)), random)
    return REVISIONS[revision](setting, Revision.first(text), quotes[0]).text, quotes


def _setting(articles: Sequence[Article], random: Random) -> Setting:
    article, other = random.sample(list(articles), 2)
    if random.random() < 0.2:
        article = Article("generated", "\n\n".join(generate_paragraphs(6000, random)), "")
    known = set(_runs(article.text))
    paragraphs = [other.text[slice(*each)] for each in other.paragraphs]
    others = [each for each in paragraphs if not known & set(_runs(each))]
    others = others or generate_paragraphs(3000, random)
    return Setting(article, others, words_of(" ".join(others)), random)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = words_of(text.lower())
    return zip(words, words[1:], words[2:], words[3:], strict=False)
