"""Where passages begin and end."""

from tui.articles.model import Article
from tui.overlap.comparison import Comparer
from tui.overlap.model import Fact, Overlap

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
