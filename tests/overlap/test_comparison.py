"""What the comparison of two articles finds, on texts made for it."""

import pytest

from tui.articles.model import Article, Span
from tui.overlap.comparison import Comparer
from tui.overlap.model import Kind, Overlap, PairOverlaps, Standing

DREDGING = (
    "The harbour board will dredge the northern channel before the ferries return in October. "
    "Engineers measured four metres of silt beside the old customs pier last week. "
    "Fishing crews fear that the noise will scatter the herring for a whole season."
)
ORCHARD = (
    "An orchard above the village has kept its own kind of pear since monks planted it. "
    "Pickers climb ladders at dawn, while the fruit is cold and does not bruise. "
    "Most of the crop becomes a brandy that nobody outside the valley has tasted."
)
CINEMA = (
    "The last cinema on the square shows one film a night to whoever comes. "
    "Its projectionist threads the reels by hand and hums along with the music."
)


def article(name: str, text: str) -> Article:
    return Article(name, text, name)


def compare(left: str, right: str) -> tuple[Article, Article, PairOverlaps]:
    one, other = article("one", left), article("other", right)
    return one, other, Comparer([one, other]).pair(one, other)


def only_passage(left: str, right: str) -> tuple[Article, Article, Overlap]:
    one, other, found = compare(left, right)
    assert len(found.passages) == 1
    return one, other, found.passages[0]


def texts(one: Article, other: Article, overlap: Overlap) -> tuple[str, str]:
    return one.slice(overlap.left), other.slice(overlap.right)


def test_a_copied_paragraph_is_found_to_the_letter() -> None:
    found = only_passage(f"{ORCHARD}\n\n{DREDGING}", f"{DREDGING}\n\n{CINEMA}")
    assert found[2].kind is Kind.VERBATIM
    assert texts(*found) == (DREDGING, DREDGING)


def test_case_quotation_marks_and_dashes_are_no_edits() -> None:
    typed = DREDGING.replace("noise", '"noise"').replace("herring", "Herring")
    _, _, overlap = only_passage(DREDGING.replace("noise", "“noise”"), typed)
    assert overlap.kind is Kind.VERBATIM


def test_changed_words_make_an_edit_and_leave_other_rows_verbatim() -> None:
    edited = DREDGING.replace("scatter", "drive away").replace("a whole", "the entire")
    found = only_passage(f"{ORCHARD}\n\n{DREDGING}", f"{edited}\n\n{CINEMA}")
    assert found[2].kind is Kind.EDITED
    assert texts(*found) == (DREDGING, edited)
    assert [row.kind for row in found[2].rows] == [Kind.VERBATIM, Kind.VERBATIM, Kind.EDITED]


def test_sentences_put_in_another_order_are_one_edited_passage() -> None:
    first, second, third = DREDGING.split(". ")
    moved = f"{third.rstrip('.')}. {first}. {second}."
    one, other, overlap = only_passage(f"{CINEMA}\n\n{DREDGING}", f"{moved}\n\n{ORCHARD}")
    assert overlap.kind is Kind.EDITED
    pairs = [(one.slice(r.left), other.slice(r.right)) for r in overlap.rows if r.left and r.right]
    assert len(pairs) == 3
    assert all(left.rstrip(".") == right.rstrip(".") for left, right in pairs)


def test_a_sentence_told_in_other_words_is_a_reworded_passage_of_whole_sentences() -> None:
    reworded = (
        "Before ferries come back in October, dredging of the harbour's northern channel is to "
        "be done by its board."
    )
    first = f"{DREDGING.split('. ')[0]}."
    found = only_passage(f"{CINEMA} {first} {ORCHARD}", f"Gulls cry. {reworded} Nobody objected.")
    assert found[2].kind is Kind.REWORDED
    assert texts(*found) == (first, reworded)


def test_a_sentence_told_in_two_is_one_row() -> None:
    long = (
        "Engineers who measured the silt beside the old customs pier found it four metres deep "
        "and advised the harbour board to close the northern channel to ferries."
    )
    split = (
        "Beside the old customs pier, the silt that engineers measured was four metres deep. "
        "Their advice to the harbour board: ferries should keep out of the northern channel."
    )
    found = only_passage(f"{CINEMA} {long} {ORCHARD}", f"{split} Nobody objected.")
    assert found[2].kind is Kind.REWORDED
    assert texts(*found) == (long, split)
    assert len(found[2].rows) == 1


def test_articles_on_different_matters_share_nothing() -> None:
    _, _, found = compare(DREDGING, ORCHARD)
    assert found.passages == ()
    assert all(similar.standing is Standing.WEAK for similar in found.similar)


def test_a_copy_is_not_widened_by_a_sentence_that_is_like_it() -> None:
    echo = "The northern channel, the harbour board says, must have been dredged by October."
    found = only_passage(f"{CINEMA} {DREDGING}", f"{echo} {DREDGING} {ORCHARD}")
    assert texts(*found) == (DREDGING, DREDGING)


def test_a_repeated_paragraph_is_matched_once() -> None:
    _, _, overlap = only_passage(f"{DREDGING}\n\n{CINEMA}\n\n{DREDGING}", f"{ORCHARD} {DREDGING}")
    assert overlap.left == Span(0, len(DREDGING))


def test_headings_are_never_strong_suggestions() -> None:
    heading = "## Dredging Herring"
    _, _, found = compare(f"{heading}\n\n{CINEMA}", f"{heading}\n\n{ORCHARD}")
    assert found.similar
    assert all(similar.standing is Standing.WEAK for similar in found.similar)


def test_the_same_claim_in_other_words_is_the_first_suggestion() -> None:
    left = f"{ORCHARD} The mayor wants ferries banned from the narrow channel. {CINEMA}"
    right = f"{DREDGING} Ferries, says the mayor, should be banned in a channel so narrow."
    one, other, found = compare(left, right)
    best = found.similar[0]
    assert best.standing is Standing.STRONG
    assert one.slice(best.left).startswith("The mayor wants")
    assert other.slice(best.right).startswith("Ferries, says")


def test_suggestions_are_three_at_most_for_a_sentence_by_falling_score() -> None:
    sentences = [f"The mayor wants ferry number {n} banned from the channel." for n in range(9)]
    _, _, found = compare(sentences[0], " ".join(sentences[1:]))
    scores = [similar.score for similar in found.similar]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize("spelling", ["US", "U.S.", "USA"])
def test_the_united_states_are_known_however_abbreviated(spelling: str) -> None:
    _, _, found = compare(f"Senators in {spelling} ban ferries.", "US senators ban a ferry.")
    _, _, other = compare("Senators in Peru ban ferries.", "US senators ban a ferry.")
    assert found.similar[0].score > other.similar[0].score


def test_differences_named_in_suggestions_are_in_the_sentences() -> None:
    left = "Dredging of the northern channel costs the harbour board $12 million this year."
    right = "This year the harbour board pays $15 million to dredge its northern channel."
    one, other, found = compare(f"{left} {ORCHARD}", f"{CINEMA} {right}")
    (difference,) = found.similar[0].differences
    assert difference.left
    assert difference.right
    assert one.slice(difference.left) == "$12 million"
    assert other.slice(difference.right) == "$15 million"


def test_without_suggestions_the_passages_are_the_same() -> None:
    one, other = article("one", f"{CINEMA} {DREDGING}"), article("other", f"{DREDGING} {ORCHARD}")
    comparer = Comparer([one, other])
    found = comparer.pair(one, other, similar=False)
    assert found.similar == ()
    assert found.passages == comparer.pair(one, other).passages
