import pytest

from tui.annotations.likeness import most_alike
from tui.articles.model import Article

WORDS = (
    "The harbour council voted on Tuesday to close the old ferry line after eleven months of"
    " losses that nobody had foreseen when the new bridge opened to traffic last spring and the"
    " commuters left the boats for their cars while fuel became dearer each week until in the end"
    " even the captain said that he would rather walk across than sail with three passengers"
).split()
TEXT = " ".join(WORDS)
OTHER = Article("other.txt", " ".join(reversed(WORDS)), "Other")


def edited(step: int) -> str:
    """Return the text with every `step`-th word changed."""
    return " ".join("x" if i % step == step - 1 else word for i, word in enumerate(WORDS))


def test_an_edited_version_is_known_though_lines_are_broken_anew() -> None:
    version = Article("v.txt", edited(20).replace(" ", "\n", 30), "V")
    assert most_alike(TEXT, [OTHER, version]) is version


@pytest.mark.parametrize("text", [edited(5), f"{TEXT} {OTHER.text}", TEXT[:150]])
def test_a_text_that_shares_too_little_is_no_version(text: str) -> None:
    assert most_alike(TEXT, [OTHER, Article("v.txt", text, "V")]) is None


def test_of_two_versions_neither_is_taken_even_if_one_is_nearer() -> None:
    near, far = Article("n.txt", edited(60), "N"), Article("f.txt", edited(10), "F")
    assert most_alike(TEXT, [near]) is near
    assert most_alike(TEXT, [near, far]) is None


def test_a_few_words_are_too_little_to_go_by() -> None:
    assert most_alike("The river rose.", [Article("v.txt", "The river rose.", "V")]) is None
    assert most_alike("", []) is None
