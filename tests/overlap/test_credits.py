import pytest

from tui.articles.model import Article, Metadata
from tui.overlap.credits import Credits, read_credits

BODY = "The council met on Tuesday and came to no decision about the harbour. " * 20


def credits_of(
    text: str, source: str | None = None, author: str | None = None, known: tuple[str, ...] = ()
) -> Credits:
    article = Article("a", text, "a", Metadata(source=source, author=author))
    return read_credits([article], [source, *known])["a"]


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("LONDON, March 3 (Reuters) - ", "Reuters"),
        ("WASHINGTON (AP) — ", "AP"),
        ("Berlin (dpa/lnw) – ", "dpa"),
        ("By The Associated Press\n\n", "AP"),
        ("*By Jane Roe, Reuters*\n\n", "Reuters"),
        ("Source: Agence France-Presse\n\n", "AFP"),
        ("© 2026 Kyodo News\n\n", "Kyodo"),
        ("(Coastwire) - ", "Coastwire"),
    ],
)
def test_credits_at_the_beginning_are_found(credit: str, name: str) -> None:
    assert credits_of(credit + BODY, known=("Coastwire",)).given == {name}


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("\n\nThe Associated Press contributed to this report.", "AP"),
        ("\n\nContributed by AFP.", "AFP"),
        ("\n\nWith material from dpa and our own reporters", "dpa"),
        ("\n\n(Reporting by Reuters)", "Reuters"),
        ("\n\n— Xinhua", "Xinhua"),
    ],
)
def test_credits_at_the_end_are_found(credit: str, name: str) -> None:
    assert credits_of(BODY + credit).given == {name}


@pytest.mark.parametrize(
    "text",
    [
        f"The mayor told Reuters that nothing was known. {BODY}",
        f"{BODY} It was first reported by a fisherman.",
        f"{BODY} (AP) - {BODY}",
        f"By Jane Roe\n\n{BODY}",
        f"Shares of Reuters - the agency - rose. {BODY}",
        "",
    ],
)
def test_a_mention_is_no_credit(text: str) -> None:
    assert credits_of(text) == Credits(None, frozenset())


def test_front_matter_says_whose_own_an_article_is_and_what_it_credits() -> None:
    assert credits_of(BODY, source="The Associated Press").own == "AP"
    assert credits_of(BODY, source="Harrow Gazette").own == "Harrow Gazette"
    mixed = credits_of(BODY, source="Harrow Gazette / Reuters")
    assert mixed.given == {"Reuters"}
    assert credits_of(BODY, source="Harrow Gazette", author="Jane Roe, AFP") == Credits(
        "Harrow Gazette", frozenset({"AFP"})
    )


def test_two_that_credit_the_same_or_one_the_other_share_a_credit() -> None:
    own = Credits("Reuters", frozenset())
    copy, other = Credits("Daily", frozenset({"Reuters"})), Credits(None, frozenset({"Reuters"}))
    assert own.shared(copy) == copy.shared(own) == copy.shared(other) == "Reuters"
    assert own.shared(own) is None
    assert Credits(None, frozenset()).shared(Credits(None, frozenset())) is None
