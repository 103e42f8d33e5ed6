"""Which passages are told of two articles on one subject, and how they are cut apart."""

import pytest

from tui.articles.model import Article
from tui.overlap.comparison import Comparer
from tui.overlap.model import Kind

MUSEUM = (
    "The harbour museum opened its new wing yesterday. Visitors queued along the quay from seven "
    "in the morning. Entry was free all day."
)
BEES = (
    "Beekeepers in the valley report a good spring. Most colonies survived the winter unharmed. "
    "Honey should be cheaper by August."
)
QUOTE = "“I will not rest until the men who did this are behind bars,”"
COUNCIL = "The council voted on Monday night to close the pool at Harrow Lane at once."


def told(left: str, right: str) -> list[tuple[Kind, str, str]]:
    one, other = Article("l", left, "l"), Article("r", right, "r")
    found = Comparer([one, other]).pair(one, other, similar=False).passages
    return [(o.kind, one.slice(o.left), other.slice(o.right)) for o in found]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Senator Joan Marlowe voted with the other party. The bill now goes to the king.",
            "Senator Joan Marlowe is trying to find a compromise. Nobody knows what it costs.",
        ),
        (
            "The Tarn Valley Gazette won three prizes. Its editor thanked the printers.",
            "The Tarn Valley Gazette reported that the quarry would be sold. Shares rose.",
        ),
        (
            "President Ada Quill called for more air defence. Kessin was quiet for once.",
            "President Ada Quill thanked the soldiers in his evening address. It rained.",
        ),
    ],
)
def test_the_same_name_is_no_passage(left: str, right: str) -> None:
    assert told(f"{left} {MUSEUM}", f"{BEES} {right}") == []


def test_a_quote_in_headline_and_text_is_found_where_it_is_longest() -> None:
    left = f"{QUOTE} says mayor\n\n{MUSEUM}\n\n{QUOTE} the mayor of Tarn said."
    ((kind, ours, theirs),) = told(left, f"{BEES}\n\n{QUOTE} the mayor of Tarn told reporters.")
    assert kind is Kind.EDITED
    assert ours == f"{QUOTE} the mayor of Tarn said."
    assert theirs.startswith(QUOTE)


def test_copies_side_by_side_here_and_apart_there_are_both_found() -> None:
    first = "Engineers measured four metres of silt beside the old customs pier last week."
    second = "Fishing crews fear that the noise will scatter the herring for a whole season."
    found = told(f"{MUSEUM} {first} {second}", f"{second} {BEES} {BEES} {first}")
    assert sorted(found) == [(Kind.VERBATIM, first, first), (Kind.VERBATIM, second, second)]
    ((kind, ours, _),) = told(f"{MUSEUM} {first} {second}", f"{second} Gulls cry. {first}")
    assert (kind, ours) == (Kind.EDITED, f"{first} {second}")


@pytest.mark.parametrize("dateline", ["KESSIN (TVP) — ", "BREAKING: ", "Updated 14:30 | "])
def test_a_dateline_does_not_make_a_copy_an_edit(dateline: str) -> None:
    assert told(f"{dateline}{COUNCIL} {MUSEUM}", f"{BEES} {COUNCIL}") == [
        (Kind.VERBATIM, COUNCIL, COUNCIL)
    ]


def test_the_same_frame_around_other_news_is_two_passages() -> None:
    above = "Follow us wherever you read the news. Sign up for our letter to get it in the morning."
    below = "Read more: five things that you should know today. Picture: the harbour archive"
    found = told(f"{above}\n\n{MUSEUM}\n\n{below}", f"{above}\n\n{BEES}\n\n{below}")
    assert found == [(Kind.VERBATIM, above, above), (Kind.VERBATIM, below, below)]


def test_sentences_that_say_one_thing_of_one_name_are_a_passage() -> None:
    first = "Senator Joan Marlowe resigned on Friday over unpaid taxes on a house by the lake."
    second = "Unpaid taxes on a house by the lake led Senator Joan Marlowe to resign on Friday."
    assert told(f"{MUSEUM} {first}", f"{second} {BEES}") == [(Kind.REWORDED, first, second)]
