"""Paragraphs, sentences and words, always as offsets into the text."""

import time
from itertools import pairwise

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
