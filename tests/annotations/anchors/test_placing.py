import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anchoring import highlight, place, words_of
from tests.placing import FIRST, NEIGHBOURS, SECOND, TEXT, THIRD, found, placed_at
from tui.annotations.anchors.placing import Placer
from tui.annotations.model import Anchor, Highlight, Target, select
from tui.articles.model import Article, Span


def test_unchanged_text_keeps_its_place() -> None:
    assert found(TEXT, "the old dam", TEXT) == (Anchor.OK, "the old dam")


def test_an_unchanged_text_is_not_asked_for() -> None:
    def none(sha256: str) -> str | None:
        raise AssertionError(sha256)

    made = highlight(TEXT, Span(4, 14))
    assert Placer(Article("a.md", TEXT, ""), none).place(made).spans == (Span(4, 14),)


def test_a_change_far_below_leaves_the_place_sure() -> None:
    assert found(TEXT, "two metres", TEXT + "More.\n") == (Anchor.OK, "two metres")


def test_a_paragraph_inserted_above_moves_the_highlight() -> None:
    new = "A paragraph of its own.\n\n" + TEXT
    placed = placed_at(TEXT, "the old dam", new)
    assert placed.anchor is Anchor.MOVED
    assert placed.span == Span(new.index("the old dam"), new.index("the old dam") + 11)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("above the town would", "above\n   the\u00a0town\nwould"),
        ("Officials said", "Oﬃcials said"),
        ("Officials said", "Offi-\ncials said"),
        ("Officials said", "Offi\u00adcials said"),
        ("Officials said", "Offi\u00ad\ncials said"),
        ("Officials said", "OFFICIALS SAID"),
    ],
)
def test_words_set_otherwise_are_the_same_words(old: str, new: str) -> None:
    quote = SECOND.strip()
    changed = TEXT.replace(old, new)
    assert found(TEXT, quote, changed) == (Anchor.MOVED, quote.replace(old, new)) or (
        found(TEXT, quote, changed) == (Anchor.OK, quote.replace(old, new))
    )


def test_curled_quotation_marks_at_the_edges_are_taken_in() -> None:
    old = TEXT.replace("the old dam", '"the old dam"')
    new = TEXT.replace("the old dam", "“the old dam”")
    assert found(old, '"the old dam"', new) == (Anchor.OK, "“the old dam”")


def test_a_changed_word_is_shown_as_uncertain() -> None:
    quote = "the old dam above the town"
    new = TEXT.replace("old dam", "new dam")
    assert found(TEXT, quote, new) == (Anchor.FUZZY, "the new dam above the town")


def test_a_changed_word_at_the_edge_is_still_in_the_place() -> None:
    new = TEXT.replace("Officials said", "Engineers said")
    assert found(TEXT, "Officials said that", new) == (Anchor.FUZZY, "Engineers said that")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("its", "it's"),
        ("resign", "re-sign"),
        ("5", "-5"),
        ("Maßen", "Massen"),
        ("x > 5", "x < 5"),
        ("a == b", "a != b"),
        ("C++", "C"),
        ("~5", "5"),
    ],
)
def test_words_that_differ_by_a_mark_are_other_words(one: str, other: str) -> None:
    old = TEXT.replace("old dam", f"old {one} dam")
    new = TEXT.replace("old dam", f"old {other} dam")
    assert found(old, f"the old {one} dam above the town", new)[0] is Anchor.FUZZY


@pytest.mark.parametrize(
    ("old", "quote", "new"),
    [
        ("It is written in C and no more.", "in C", "It is written in C++ and no more."),
        ("They gained 5 points in all.", "5 points", "They gained -5 points in all."),
        ("They gained 5 points in all.", "5 points", "They gained <5 points in all."),
    ],
)
def test_a_sign_put_beside_the_quote_makes_it_uncertain(old: str, quote: str, new: str) -> None:
    assert found(TEXT + old, quote, TEXT + new)[0] is Anchor.FUZZY


def test_a_mark_of_the_paragraph_before_is_not_taken_for_that_of_the_quote() -> None:
    old = "The first paragraph ends here.\n\n.NET is good here today.\n"
    new = old.replace(".NET", "NET")
    assert found(old, ".NET is good", new)[1] == "NET is good"


def test_a_moved_paragraph_is_found() -> None:
    new = THIRD + FIRST + SECOND
    assert found(TEXT, "left their fields a week before the rain", new) == (
        Anchor.MOVED,
        "left their fields a week before the rain",
    )


def test_a_quote_that_is_gone_is_an_orphan() -> None:
    new = TEXT.replace(" the old dam above the town", " everything")
    assert found(TEXT, "the old dam above the town", new) == (Anchor.ORPHAN, None)


def test_a_short_quote_in_wholly_other_words_is_an_orphan_with_a_guess() -> None:
    new = "She measured two metres of cloth."
    placed = placed_at(TEXT, "two metres", new)
    assert placed.anchor is Anchor.ORPHAN
    assert [new[slice(*span)] for span in placed.guess] == ["two metres"]


def test_a_paragraph_that_moved_far_is_known_by_its_own_words() -> None:
    last = "And a last word came from the mayor of the town late on Tuesday night.\n\n"
    new = last + SECOND + FIRST + THIRD
    quote = SECOND.strip()
    assert found(FIRST + SECOND + THIRD + last, quote, new) == (Anchor.MOVED, quote)


@pytest.mark.parametrize("heading", ["What the mayor said", "Noon", "水坝"])
@pytest.mark.parametrize("size", ["whole", "part"])
def test_a_short_paragraph_that_stands_once_is_found_wherever_it_went(
    heading: str, size: str
) -> None:
    quote = heading if size == "whole" else heading[: len(heading) // 2].strip()
    old = FIRST + SECOND + f"{heading}\n\n" + THIRD + "".join(NEIGHBOURS)
    new = FIRST + SECOND + THIRD + NEIGHBOURS[0] + f"{heading}\n\n" + "".join(NEIGHBOURS[1:])
    assert found(old, quote, new) == (Anchor.FUZZY, quote)


def test_a_moved_paragraph_keeps_the_words_that_its_new_neighbours_share() -> None:
    one, two = "Did it ever go out?\n\n", "And when did they take it out?\n\n"
    old = FIRST + one + "Twice.\n\n" + SECOND + two + THIRD
    new = FIRST + "Twice.\n\n" + SECOND + two + one + THIRD
    assert found(old, one.strip(), new)[1] == one.strip()


def test_a_list_set_apart_and_a_heading_broken_at_the_margin_are_still_the_same() -> None:
    old = FIRST + "# The dam and the mayor\n\n" + SECOND + "- one lamp\n- two oars\n\n" + THIRD
    new = FIRST + "- two oars\n\n" + SECOND + THIRD + "# The dam and\nthe mayor\n\n- one lamp\n"
    assert found(old, "The dam and the mayor", new) == (Anchor.FUZZY, "The dam and\nthe mayor")
    assert found(old, "two oars", new) == (Anchor.FUZZY, "two oars")


def test_words_that_begin_the_next_paragraph_are_not_the_lost_last_words_of_this_one() -> None:
    old = FIRST + "What about a dog?\n\nA dog will be glad to come along.\n\n" + THIRD
    new = old.replace("about a dog", "about")
    assert found(old, "What about a dog?", new)[0] is Anchor.FUZZY


def test_sentences_that_change_places_in_a_quoted_paragraph_stay_in_it() -> None:
    one, other = FIRST.strip(), SECOND.strip()
    quote, swapped = f"{one} {other}", f"{other} {one}"
    placed = found(f"{THIRD}{quote}\n\n{THIRD[8:]}", quote, f"{THIRD}{swapped}\n\n{THIRD[8:]}")
    assert placed == (Anchor.FUZZY, swapped)


def test_marks_at_the_end_stay_when_the_last_words_are_taken_out() -> None:
    quote = "would hold until the end of the week."
    new = TEXT.replace(quote, "would hold until the end.")
    assert found(TEXT, quote, new) == (Anchor.FUZZY, "would hold until the end.")


def test_a_sentence_that_moved_alone_is_known_by_its_own_words() -> None:
    quote = "Nobody knew who had opened the gate."
    old = FIRST.strip() + f" {quote}\n\n" + SECOND + THIRD
    new = FIRST + SECOND + THIRD.strip() + f" {quote}\n"
    assert found(old, quote, new) == (Anchor.FUZZY, quote)
    assert found(old, "who had opened", new)[0] is Anchor.ORPHAN


def test_a_deleted_sentence_does_not_leave_its_first_words_to_the_next() -> None:
    one = "The court said on Monday that it would rule in the case by the end of March. "
    other = "The court said on Monday that it would hear no more witnesses from abroad. "
    placed = found(FIRST + one + other + THIRD, one.strip(), FIRST + other + THIRD)
    assert placed == (Anchor.ORPHAN, None)


def test_a_place_inside_a_longer_word_is_not_the_word() -> None:
    old = "We saw the cat on the mat today."
    assert found(old, "cat", old.replace("cat", "caterpillar"))[0] is Anchor.ORPHAN


def test_marks_of_the_line_above_are_not_taken_in() -> None:
    old = FIRST + "#\n#  if it rains {\n\n" + SECOND
    new = "Now.\n\n" + old.replace("#  if", "# if")
    assert found(old, "#  if it rains {", new) == (Anchor.MOVED, "# if it rains {")


def test_a_selection_within_a_word_stays_within_it() -> None:
    assert found(TEXT, "fficials sai", "Now. " + TEXT) == (Anchor.MOVED, "fficials sai")


def test_marks_without_words_are_found_between_their_neighbours() -> None:
    old = TEXT.replace("two metres", "two ... metres")
    assert found(old, "...", "Now. " + old) == (Anchor.MOVED, "...")


def test_text_without_spaces_between_words() -> None:
    old = "河水在星期一上涨了两米。官员们说镇上的旧水坝能撑住。农民们一周前就离开了田地。"
    new = "今天的新闻。" + old.replace("星期一", "星期二")
    assert found(old, "镇上的旧水坝", new) == (Anchor.MOVED, "镇上的旧水坝")
    assert found(old, "在星期一上涨了", new) == (Anchor.FUZZY, "在星期二上涨了")


def test_another_article_on_the_same_story_has_none_of_the_quotes() -> None:
    new = (
        "Two metres of water came over the fields on Monday. The dam is old, officials in the town"
        " say, and it would be a week before the farmers could return.\n"
    )
    for quote in (
        "by two metres on Monday",
        "the old dam above the town would hold",
        THIRD.strip(),
    ):
        assert found(TEXT, quote, new)[0] is Anchor.ORPHAN


def test_a_highlight_of_which_a_part_is_gone_is_uncertain_and_keeps_the_rest() -> None:
    spans = [
        Span(TEXT.index(q), TEXT.index(q) + len(q)) for q in ("two metres", "the old dam above")
    ]
    new = FIRST + THIRD
    placed = place(TEXT, new, *spans)
    assert placed.anchor is Anchor.FUZZY
    assert [new[slice(*span)] for span in placed.spans] == ["two metres"]


def test_a_highlight_is_as_sure_as_its_least_sure_part() -> None:
    spans = [
        Span(TEXT.index(q), TEXT.index(q) + len(q)) for q in ("two metres", "the old dam above")
    ]
    assert place(TEXT, "New.\n\n" + TEXT, *spans).anchor is Anchor.MOVED
    changed = TEXT.replace("old dam", "new dam")
    assert place(TEXT, changed, *spans).anchor is Anchor.FUZZY


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_an_emptied_article_orphans_its_highlights(text: str) -> None:
    assert found(TEXT, "the old dam", text) == (Anchor.ORPHAN, None)


def test_without_the_old_text_the_words_around_the_quote_decide() -> None:
    quote = Span(TEXT.index("the old dam"), TEXT.index("the old dam") + 11)
    new = "She saw the old dam in a film.\n\n" + TEXT
    placed = place(TEXT, new, quote, kept=False)
    assert placed.anchor is Anchor.MOVED
    assert placed.span == Span(new.rindex("the old dam"), new.rindex("the old dam") + 11)
    assert place(TEXT, "She saw the old dam in a film.", quote, kept=False).spans == ()


def test_offsets_that_contradict_their_quote_are_not_believed() -> None:
    start = TEXT.index("the old dam")
    shifted = select("x" + TEXT, Span(start + 1, start + 12))
    good = highlight(TEXT, Span(start, start + 11))
    target = Target("seeds/a.md", good.target.sha256, (shifted,))
    wrong = Highlight("one", target, good.created, good.modified)
    placed = Placer(Article("a.md", TEXT, ""), lambda _: TEXT).place(wrong)
    assert placed.span == Span(start, start + 11)


WORDS = st.lists(
    st.sampled_from(["a", "b", "river", "dam", "no.", "\n\n", "old"]), min_size=1, max_size=40
)


@given(WORDS, WORDS, st.data())
def test_a_sure_place_has_the_words_of_the_highlight(
    old_words: list[str], new_words: list[str], data: st.DataObject
) -> None:
    old, new = " ".join(old_words), " ".join(new_words)
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    placed = place(old, new, Span(start, end), kept=data.draw(st.booleans()))
    assert (placed.anchor is Anchor.ORPHAN) == (not placed.spans)
    assert all(0 <= span.start < span.end <= len(new) for span in placed.spans + placed.guess)
    if placed.anchor in {Anchor.OK, Anchor.MOVED} and placed.span:
        assert words_of(new[slice(*placed.span)]) == words_of(old[start:end])


NUMBERED = [f"word{number}" for number in range(60)]


@given(st.integers(0, 50), st.integers(3, 10), st.data())
def test_revisions_that_leave_the_quote_and_its_neighbours_alone_never_lose_it(
    first: int, length: int, data: st.DataObject
) -> None:
    last = min(len(NUMBERED), first + length)
    kept = range(max(0, first - 6), min(len(NUMBERED), last + 6))
    new: list[str] = []
    for number, word in enumerate(NUMBERED):
        way = "keep" if number in kept else data.draw(st.sampled_from(["keep", "drop", "put"]))
        new += {"keep": [word], "drop": [], "put": [f"other{number}", word]}[way]
    quote = " ".join(NUMBERED[first:last])
    anchor, text = found(" ".join(NUMBERED) + ".", quote, " ".join(new) + ".")
    assert text == quote
    assert anchor in {Anchor.OK, Anchor.MOVED}


@given(st.text(max_size=80), st.text(max_size=80), st.data())
def test_no_text_breaks_it(old: str, new: str, data: st.DataObject) -> None:
    old += "x"
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    placed = place(old, new, Span(start, end), kept=data.draw(st.booleans()))
    assert all(0 <= span.start < span.end <= len(new) for span in placed.spans + placed.guess)
