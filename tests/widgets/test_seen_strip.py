"""The strip of an article: where its parts were seen before."""

from tui.overlap.earlier import Seen
from tui.overlap.model import Kind
from tui.widgets.seen_strip import draw_strip, strip_parts

LETTERS = {"a": "A", "b": "B", "c c": "C", "far": "AA"}


def drawn(seen: list[Seen], words: int = 100, width: int = 10) -> tuple[str, str]:
    marks, letters = draw_strip(seen, words, width, LETTERS)
    return "".join(sign for sign, _ in marks), letters


def test_each_part_has_the_sign_of_its_surest_kind_and_who_has_it_under_it() -> None:
    seen = [
        Seen(0, 40, Kind.REWORDED, "a"),
        Seen(20, 30, Kind.VERBATIM, "c c"),
        Seen(70, 100, Kind.EDITED, "b"),
    ]
    assert drawn(seen) == ("≈≈=≈───~~~", "A CA   B")


def test_what_is_shorter_than_a_part_is_seen_in_one() -> None:
    assert drawn([Seen(99, 100, Kind.VERBATIM, "a")])[0] == "─────────="
    assert drawn([Seen(14, 16, Kind.VERBATIM, "a")])[0].count("=") == 1


def test_letters_that_have_no_room_are_counted_by_a_sign() -> None:
    seen = [Seen(0, 30, Kind.VERBATIM, one) for one in ("a", "b", "c c", "far")]
    assert drawn(seen) == ("===───────", "A B C AA")
    beside = Seen(30, 50, Kind.VERBATIM, "b")
    assert drawn([*seen, beside])[1] == "A +B"
    assert drawn([*seen[:3], beside])[1] == "ABCB"


def test_without_words_nothing_breaks() -> None:
    assert drawn([], words=0) == ("─" * 10, "")
    assert strip_parts([Seen(0, 1, Kind.EDITED, "a")], 0, 3)[2] == (Kind.EDITED, ("a",))
