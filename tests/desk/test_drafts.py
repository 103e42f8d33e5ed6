"""What was typed and is not saved is offered again, with what it was typed on."""

from tui.desk.drafts import Draft, Drafts, tag_line, tags_in


def test_without_a_draft_what_is_saved_is_offered() -> None:
    assert Drafts().offered("note", "saved") == Draft("saved", "saved")


def test_a_draft_keeps_what_the_reader_was_shown() -> None:
    drafts = Drafts()
    drafts.keep("note", Draft("typed", "old"))
    assert drafts.offered("note", "new") == Draft("typed", "old")


def test_once_told_of_what_is_saved_now_the_reader_was_shown_that() -> None:
    drafts = Drafts()
    drafts.keep("note", Draft("typed", "old"))
    drafts.forget_shown("note")
    assert drafts.offered("note", "new") == Draft("typed", "new")


def test_a_spare_draft_is_offered_until_it_is_taken_and_only_where_nothing_is_saved() -> None:
    drafts = Drafts()
    drafts.keep("gone", Draft("typed", "old"))
    assert drafts.move("gone", "spare") == "typed"
    assert drafts.offered("one", "saved", "spare").typed == "saved"
    assert drafts.offered("two", "", "spare") == Draft("typed", "")
    drafts.keep("two", Draft("typed", ""), "spare")
    assert drafts.offered("three", "", "spare").typed == ""
    assert drafts.offered("two", "").typed == "typed"


def test_a_line_of_tags_reads_back() -> None:
    assert tags_in(tag_line(("one", "two/three"))) == ("one", "two/three")
    assert tags_in(" one ,, two") == ("one", "two")
