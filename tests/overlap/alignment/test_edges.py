"""Where passages begin and end."""

from tui.articles.model import Article
from tui.overlap.comparison import Comparer
from tui.overlap.model import Fact, Kind, Overlap

COPIED = (
    "the harbour board halted dredging of the northern channel on grounds of public health, a "
    "decision that cost two shipyards their orders"
)
LEFT_HOST = "An orchard above the village has kept its own kind of pear."
RIGHT_HOST = "The last cinema on the square shows one film a night."


def compare(left: str, right: str) -> tuple[str, str, Overlap]:
    one, other = Article("l", left, "l"), Article("r", right, "r")
    (overlap,) = Comparer([one, other]).pair(one, other).passages
    return one.slice(overlap.left), other.slice(overlap.right), overlap


def test_a_copy_that_almost_fills_its_sentence_begins_where_the_sentence_does() -> None:
    left, right, overlap = compare(
        f"{LEFT_HOST} In April {COPIED}.", f"{RIGHT_HOST} In March {COPIED}."
    )
    assert left.startswith("In April")
    assert right.startswith("In March")
    assert overlap.differs == (Fact.DATE,)


def test_a_copy_inside_longer_sentences_ends_at_the_words_that_are_shared() -> None:
    left, right, _ = compare(
        f"{LEFT_HOST} Pickers who climb ladders at dawn remember that {COPIED}, and shrug it off.",
        f"{RIGHT_HOST} Whoever hums along with the music there will know how {COPIED} for good.",
    )
    assert left == right == COPIED


def test_a_fact_just_outside_a_copy_is_compared() -> None:
    _, _, overlap = compare(
        f"{LEFT_HOST} On 3 May {COPIED}.", f"{RIGHT_HOST} Since 9 May {COPIED}."
    )
    assert overlap.differs == (Fact.DATE,)


def test_marks_that_close_the_sentence_belong_to_it() -> None:
    quoted = f"“{COPIED.capitalize()}.”"
    left, right, _ = compare(f"{LEFT_HOST} {quoted}", f"{quoted} {RIGHT_HOST}")
    assert left == right == quoted


JUMBLED = (
    "halted board harbour the channel northern the of dredging public health of grounds on "
    "decision a two shipyards cost that orders their"
)


def test_copied_words_in_another_order_end_where_the_copying_ends() -> None:
    left, right, overlap = compare(
        f"{LEFT_HOST} Pickers who climb ladders at dawn remember that {JUMBLED}, and shrug it off.",
        f"{RIGHT_HOST} {COPIED.capitalize()}. Whoever hums along with the music goes home late.",
    )
    assert overlap.kind is Kind.REWORDED
    assert left == JUMBLED
    assert right == f"{COPIED.capitalize()}."


def test_two_copies_far_apart_are_two_passages() -> None:
    first, second = COPIED[:68], COPIED[70:]
    assert len(first.split()) > 10 < len(second.split())
    filler = " ".join(
        f"Lamp {n} of the long quay burns on its own post until dawn." for n in "abcd"
    )
    one = Article("l", f"{first}. {filler} {second}.", "l")
    other = Article("r", f"{second}. {RIGHT_HOST} {RIGHT_HOST} {first}.", "r")
    found = Comparer([one, other]).pair(one, other).passages
    assert [one.slice(overlap.left).rstrip(".") for overlap in found] == [first, second]


def test_a_phrase_of_a_few_words_is_no_passage() -> None:
    one = Article("l", f"{LEFT_HOST} All rights reserved.", "l")
    other = Article("r", f"All rights reserved. {RIGHT_HOST}", "r")
    assert Comparer([one, other]).pair(one, other).passages == ()
