"""Paragraphs, sentences and words, always as offsets into the text."""

import time
from itertools import cycle, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.segmentation import LONGEST_SENTENCE, find_paragraphs, find_sentences, find_words


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


def sentences(text: str) -> list[str]:
    return [
        text[start:end]
        for paragraph in find_paragraphs(text)
        for start, end in find_sentences(text, *paragraph)
    ]


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The U.S. said so.", "China agreed."],
        ["It cost $4.5 billion.", "Shares rose 3.5% on Monday."],
        ["“No,” said J. Huang.", "“It is so.”", "He left."],
        ['"Is it?" he asked.', "Nobody knew."],
        ["Mr. Smith met Dr. Jones at 5 p.m. on Jul. 15.", "They talked."],
        ["He flew to Washington D.C.", "The talks began."],
        ["Chips made in the U.S. Congress had banned were sold."],
        ["Wow!", "Really?", "Yes."],
        ["He works at Acme Inc.", "The firm is big."],
        ["He said no.", "See no. 5 for more."],
        ["“The case is closed.” [1]", "Others differ."],
        ["A.I. chips are sold.", "The A.I. chipmaker gained."],
        ["It fell … and rose again.", "Then it stopped…"],
        ["这是第一句。", "好吗？", "是。"],
        ["1. Nvidia wins its case.", "Others lost."],
        ["He wrote e.g. about chips, i.e. the H20.", "It sold."],
    ],
)
def test_sentences_are_those_a_reader_sees(expected: list[str]) -> None:
    joiner = "" if "。" in expected[0] else " "
    assert sentences(joiner.join(expected)) == expected


def test_a_line_is_a_paragraph_where_lines_are_long() -> None:
    first, second = "One " * 50 + "end.", "Two " * 60 + "end."
    assert paragraphs(f"{first}\n{second}\n") == [first, second]


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    text = (
        "The administration said that the company would be\n"
        "allowed to sell the chip after licenses had been\n"
        "granted by the department in charge of trade.\n"
        "\n"
        "A second paragraph begins after a blank line, and\n"
        "goes on.\n"
    )
    assert len(paragraphs(text)) == 2
    assert sentences(text)[1].startswith("A second paragraph")


PARTED = [
    "The harbour office counted nine boats in the bay at dawn on that Tuesday. Their owners had"
    " slept aboard, as they do each summer when the wind turns. The Coast Guard said it would"
    " not tow them for a week. In the village nobody minded, and the baker sold out by"
    " ten. Nets hung along the quay all day.",
    "Later the mayor spoke. She asked for a second pier, which would cost some six million and take"
    " three years. The council had no money, she was told. Fishermen left before the vote. Their"
    " boats were gone by Friday, and so was the wind that had brought them to the bay.",
]


def wrapped(paragraph: str, *widths: int) -> str:
    """Return a paragraph in lines, each as full as the next of the widths allows."""
    lines, room = [""], cycle(widths)
    width = next(room)
    for word in paragraph.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
            width = next(room)
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return "\n".join(lines)


@pytest.mark.parametrize("widths", [(72,), (72, 64, 70, 62, 66)], ids=["full", "ragged"])
@pytest.mark.parametrize(
    "before",
    ["", "https://example.org/" + "x" * 80, "A title of its own " * 8],
    ids=["alone", "after a long address", "after a long title"],
)
def test_lines_of_a_block_are_a_paragraph_however_long_others_are(
    before: str, widths: tuple[int, ...]
) -> None:
    blocks = [wrapped(paragraph, *widths) for paragraph in PARTED]
    found = paragraphs("\n\n".join([before, *blocks]))
    assert found == [*filter(None, [before.strip()]), *blocks]
    assert (
        " ".join(sentences("\n\n".join(blocks))[4].split()) == "Nets hung along the quay all day."
    )


def test_short_lines_that_end_a_sentence_part_paragraphs_without_empty_lines() -> None:
    lines = [wrapped(paragraph, 72) for paragraph in PARTED * 8]
    assert paragraphs("\n".join(lines)) == lines


def test_verse_is_not_joined() -> None:
    text = (
        "The sea has no end to its song,\nAnd the gulls keep the time of the bell;\n"
        "Who listens is listening long,\nAnd who follows has nothing to tell.\n"
        "The tide is a door in the sand,\nIt opens and closes and never is locked nor is still."
    )
    assert paragraphs(text) == text.split("\n")


def test_headings_and_list_items_stand_alone() -> None:
    text = "# Title\nSome text that follows\n- one item\n- another item\n> quoted\n"
    assert paragraphs(text) == [
        "# Title",
        "Some text that follows",
        "- one item",
        "- another item",
        "> quoted",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.-China ties", ["U.S.", "China", "ties"]),
        ("$4 trillion, 4,000bn or 3.5%", ["$4", "trillion", "4,000bn", "or", "3.5%"]),
        ("It's Nvidia’s H20", ["It's", "Nvidia’s", "H20"]),
        ("artificial-intelligence chip", ["artificial-intelligence", "chip"]),
        ("芯片 H20", ["芯", "片", "H20"]),
        ("Žodžiai čia", ["Žodžiai", "čia"]),
        ("a_b", ["a", "b"]),
        ("— … “” ()", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(alphabet=st.sampled_from('aB1. \n"”’!?。$%-#“é中U.S'), max_size=200))
def test_parts_are_in_order_trimmed_and_hold_every_word(text: str) -> None:
    found = list(find_paragraphs(text))
    parts = [pair for paragraph in found for pair in find_sentences(text, *paragraph)]
    for spans in (found, parts):
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        assert all(text[a:b] == text[a:b].strip() and a < b for a, b in spans)
    covered = {i for a, b in parts for i in range(a, b)}
    assert all(set(range(a, b)) <= covered for a, b in find_words(text))
    assert "".join(text.split()) == "".join("".join(text[a:b].split()) for a, b in parts)


@pytest.mark.parametrize("unit", ["U.S. ", "A. ", ". ", "word ", "(", "a'", "“No.” ", "1. ", "\n"])
def test_time_grows_with_length_not_its_square(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        start = time.perf_counter()
        sentences(text)
        words(text)
        return time.perf_counter() - start

    seconds(2_000)
    assert seconds(40_000) < 60 * max(seconds(4_000), 0.002)


def test_a_text_without_full_stops_has_sentences_of_bounded_length() -> None:
    text = "one two three four five " * 2_000
    sentences = list(find_sentences(text, 0, len(text)))
    assert max(end - start for start, end in sentences) <= LONGEST_SENTENCE + len("three")
    assert " ".join(text[start:end] for start, end in sentences) == text.strip()


def test_no_sentence_begins_inside_an_endless_word() -> None:
    text = "x" * 10 * LONGEST_SENTENCE
    assert list(find_sentences(text, 0, len(text))) == [(0, len(text))]
