"""Claims: highlights become evidence for them, and the list shows what speaks for and against."""

from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import Open, saved, screen_text, status_line
from tests.screens.keys import press
from tui.annotations.model import Claim, Evidence, Highlight, Stance
from tui.screens.reader import ReaderScreen

CLAIM = "Sales resume"
LEDGER = "02-alder-county-ledger.md"


async def claim(pilot: Pilot[str], words: str, stance: str) -> None:
    await press(pilot, "K", *words, "enter", stance)


async def test_a_sentence_becomes_evidence_in_one_step(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", "K", *CLAIM, "enter")
        assert "s supports · c contradicts · m mentions" in status_line(pilot)
        await press(pilot, "c")
        assert f"contradicts: {CLAIM}" in status_line(pilot)
        (evidence,) = saved(library, Evidence)
        assert evidence.stance is Stance.CONTRADICTS
        assert evidence.highlight == saved(library, Highlight)[0].id
        await press(pilot, "l")
        assert f"- {CLAIM}" in status_line(pilot)
        await press(pilot, "u")
        assert not saved(library, Evidence)
        assert not saved(library, Claim)
        assert not saved(library, Highlight)


async def test_known_claims_are_offered_and_taken_whole(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "enter")
        await claim(pilot, "Sales, at last, resume", "s")
        await press(pilot, "}", "K", "s")
        assert "tab: Sales, at last, resume" in screen_text(pilot)
        await press(pilot, "tab", "enter", "m")
    assert [one.text for one in saved(library, Claim)] == ["Sales, at last, resume"]
    assert [one.stance for one in saved(library, Evidence)] == [Stance.SUPPORTS, Stance.MENTIONS]


async def test_escape_at_the_stance_links_nothing_and_offers_the_words_again(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "enter", "K", *CLAIM, "enter", "escape")
        assert not saved(library, Highlight)
        await press(pilot, "K")
        assert f"claim {CLAIM}" in status_line(pilot)


async def test_claims_are_listed_with_counts_and_evidence_is_read(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "enter")
        await claim(pilot, CLAIM, "s")
        await press(pilot, "}")
        await claim(pilot, CLAIM, "c")
        await press(pilot, "q", "j", "j", "enter")
        await claim(pilot, CLAIM, "s")
        await press(pilot, "C")
        rows = screen_text(pilot).splitlines()
        row = next(row for row in rows if CLAIM in row)
        assert row.split() == ["1", "of", "2", "1", "–", "Sales", "resume"]
        told = " ".join(screen_text(pilot).split())
        assert "supported in 2 articles, 1 source · contradicted in 1 article" in told
        assert "1 source on both sides" in told
        assert [row.split()[:2] for row in rows[3:6]] == [["+", "A"], ["+", "C"], ["-", "A"]]
        await press(pilot, "2", "j", "enter")
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.desk.letters[reader.article.id] == "C"
        assert reader.describe_here().endswith(f"+ {CLAIM}")


async def test_evidence_changes_its_stance_and_is_unlinked_and_the_claim_reworded(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "enter")
        await claim(pilot, CLAIM, "s")
        await press(pilot, "C", "j", "K", "m")
        assert [one.stance for one in saved(library, Evidence)] == [Stance.MENTIONS]
        await press(pilot, "D")
        assert not saved(library, Evidence)
        assert len(saved(library, Highlight)) == len(saved(library, Claim)) == 1
        assert "no evidence yet" in screen_text(pilot)
        await press(pilot, "u", "k", "R", *" soon", "enter")
        assert [one.text for one in saved(library, Claim)] == [f"{CLAIM} soon"]
        await press(pilot, "a", *"ask", "enter")
        assert [one.note for one in saved(library, Claim)] == ["ask"]
        await press(pilot, "D")
        assert not saved(library, Claim)
        assert "No claims yet" in screen_text(pilot)
        await press(pilot, "u")
        assert len(saved(library, Evidence)) == 1
        assert f"{CLAIM} soon" in screen_text(pilot)


async def test_the_stance_prompt_says_what_is_possible_also_where_it_is_narrow(
    opened: Open,
) -> None:
    async with opened(LEDGER, size=(60, 24)) as pilot:
        await press(pilot, "K", *"A claim of more than a few words", "enter")
        assert "escape: back" in screen_text(pilot)
        await press(pilot, "x")
        assert "x is none of these: s supports" in screen_text(pilot)
        await press(pilot, "s")
        assert "supports: A claim of more" in screen_text(pilot)


async def test_the_highlight_of_a_selected_sentence_is_used_and_not_made_twice(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"one", "enter", "V", "K", *CLAIM, "enter", "s")
    assert len(saved(library, Highlight)) == 1
    assert len(saved(library, Evidence)) == 1


async def test_claims_keep_their_order_and_the_same_words_are_no_change(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await claim(pilot, "First", "s")
        await press(pilot, "}")
        await claim(pilot, "Second", "s")
        await press(pilot, "C", "D", "u")
        rows = [row.split()[-1] for row in screen_text(pilot).splitlines()[2:6]]
        assert (rows[0], rows[2]) == ("First", "Second")
        await press(pilot, "g", "g", "R", "enter")
        assert "nothing changed" in status_line(pilot)


async def test_without_claims_the_list_says_how_to_make_one(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "C")
        assert "No claims yet: K on a highlight or sentence" in screen_text(pilot)
        await press(pilot, "enter", "D", "K", "y", "t", "R", "a")
        assert "No claims yet" in screen_text(pilot)
