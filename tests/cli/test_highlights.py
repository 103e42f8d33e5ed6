import csv
import io
import json
from pathlib import Path

import pytest

from tui.annotations.anchors.placing import Placer
from tui.annotations.model import Anchor, Highlight, Placed
from tui.articles.model import Span
from tui.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def marked(library: Path, capsys: Capture) -> Path:
    """The library with three highlights, one of them on a text that is gone since."""
    for article, quote, tag in (
        ("chips.md", "Dealers **cheered**", "Mood"),
        ("deep/trade.txt", "Nobody expected it", "mood/surprise"),
        ("other.txt", "A heron stood", "birds"),
    ):
        main(["highlight", str(library), article, "--quote", quote, "--tag", tag, "--at", "1"])
    (library / "other.txt").write_text("Wholly new words, nothing else.", encoding="utf-8")
    capsys.readouterr()
    return library


def listed(library: Path, capsys: Capture, *options: str) -> list[str]:
    assert main(["highlights", str(library), "--format", "jsonl", *options]) == 0
    return [json.loads(line)["article"] for line in capsys.readouterr().out.splitlines()]


def test_records_have_the_fields_of_the_contract(marked: Path, capsys: Capture) -> None:
    main(["highlights", str(marked), "--format", "jsonl"])
    record = json.loads(capsys.readouterr().out.splitlines()[0])
    assert list(record) == (
        "id article start end quote tags note color created modified anchor".split()
    )


def test_orphans_are_listed_with_their_words(marked: Path, capsys: Capture) -> None:
    main(["highlights", str(marked), "--format", "jsonl", "--article", "other.txt"])
    record = json.loads(capsys.readouterr().out)
    assert (record["start"], record["anchor"]) == (None, "orphan")
    assert record["quote"] == "A heron stood"
    main(["highlights", str(marked)])
    assert "(its text is gone from the article)\n" in capsys.readouterr().out


def test_the_table_says_whether_the_words_the_place_or_the_article_are_lost(
    marked: Path, capsys: Capture
) -> None:
    (marked / "other.txt").unlink()
    main(["highlights", str(marked)])
    assert "(its article is gone)\n" in capsys.readouterr().out


def test_the_table_and_the_records_show_what_was_marked_where_the_words_have_changed(
    library: Path, capsys: Capture
) -> None:
    words = "that 300 licences had been granted to three makers."
    main(["highlight", str(library), "deep/trade.txt", "--quote", words])
    file = library / "deep" / "trade.txt"
    file.write_text(file.read_text("utf-8").replace("300", "12 new").replace("three", "four"))
    capsys.readouterr()
    main(["highlights", str(library)])
    table = capsys.readouterr().out
    assert "that 12 new licences had been granted to four makers.\n" in table
    assert f"        was: “{words}”\n" in table
    main(["highlights", str(library), "--format", "jsonl"])
    record = json.loads(capsys.readouterr().out)
    assert (record["anchor"], record["marked"]) == ("fuzzy", words)


def test_an_article_that_was_renamed_and_edited_is_told_to_be_a_guess(
    library: Path, capsys: Capture
) -> None:
    main(["highlight", str(library), "deep/trade.txt", "--quote", "Nobody expected it"])
    (library / "chips.md").unlink()
    old, new = library / "deep" / "trade.txt", library / "commerce.txt"
    new.write_text(old.read_text("utf-8").replace("300", "400"), "utf-8")
    old.unlink()
    capsys.readouterr()
    assert main(["highlights", str(library)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("commerce.txt\n  ¶1    Nobody expected it\n")
    assert "deep/trade.txt is gone" in err
    new.rename(old)
    main(["highlights", str(library)])
    assert capsys.readouterr().err == ""


def test_the_table_shows_claims_and_where_a_lost_text_may_be(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["highlight", str(library), "chips.md", "--quote", "Dealers"]
    main([*arguments, "--claim", "They like it", "--stance", "contradicts"])
    (library / "chips.md").write_text("Wholly new words.\n\nTraders cheered.", encoding="utf-8")

    def lost(_: Placer, highlight: Highlight) -> Placed:
        return Placed(highlight, Anchor.ORPHAN, (), (Span(19, 26),))

    monkeypatch.setattr(Placer, "place", lost)
    capsys.readouterr()
    main(["highlights", str(library)])
    out = capsys.readouterr().out
    assert "contradicts: They like it\n" in out
    assert "(perhaps now ¶2: Traders)\n" in out


def test_renamed_files_show_their_highlights_and_nothing_is_written(
    marked: Path, capsys: Capture
) -> None:
    (marked / "deep" / "trade.txt").rename(marked / "commerce.txt")
    folder = marked.parent / "annotations"
    before = contents(folder)
    assert listed(marked, capsys) == ["chips.md", "commerce.txt", "other.txt"]
    assert main(["export", str(marked), "--format", "markdown"]) == 0
    assert "commerce.txt" in capsys.readouterr().out
    assert contents(folder) == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["highlights", "export", "doctor"])
def test_reading_leaves_a_broken_file_as_it_is(
    marked: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(marked.parent)
    arguments = {
        "highlights": ["highlights", str(marked)],
        "export": ["export", str(marked), "--format", "csv"],
        "doctor": ["doctor"],
    }[command]
    folder = marked.parent / "annotations"
    file = folder / "annotations.json"
    before = contents(folder)
    assert main(arguments) == 0
    assert contents(folder) == before
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    file.write_text("[broken", encoding="utf-8")
    before = contents(folder)
    assert main(arguments) == (0 if command == "doctor" else 1)
    assert "broken" in "".join(capsys.readouterr())
    assert contents(folder) == before


def test_what_a_sync_folder_has_put_beside_the_file_is_listed_and_told(
    marked: Path, capsys: Capture
) -> None:
    folder = marked.parent / "annotations"
    tables = json.loads((folder / "annotations.json").read_bytes())
    tables["highlights"]["1"]["id"] = "made-on-another-machine"
    copy = folder / "annotations.sync-conflict-20260102-030405-ABCDEFG.json"
    copy.write_text(json.dumps(tables), encoding="utf-8")
    assert main(["highlights", str(marked), "--format", "jsonl"]) == 0
    told = capsys.readouterr()
    found = [json.loads(line)["id"] for line in told.out.splitlines()]
    assert "made-on-another-machine" in found
    assert len(found) == 4
    assert copy.name in told.err
    assert not copy.exists()


def test_a_tag_stands_for_its_children_too(marked: Path, capsys: Capture) -> None:
    assert listed(marked, capsys, "--tag", "mood") == ["chips.md", "deep/trade.txt"]
    assert listed(marked, capsys, "--tag", "surprise") == []


def test_an_article_is_named_by_id_or_path_even_when_it_is_gone(
    marked: Path, capsys: Capture
) -> None:
    assert listed(marked, capsys, "--article", str(marked / "chips.md")) == ["chips.md"]
    (marked / "other.txt").unlink()
    assert listed(marked, capsys, "--article", "other.txt") == ["other.txt"]
    assert main(["highlights", str(marked), "--article", "never.txt"]) == 1


def test_the_table_fits_80_columns(marked: Path, capsys: Capture) -> None:
    main(["highlight", str(marked), "chips.md", "--quote", "Dealers", "--note", "long " * 60])
    capsys.readouterr()
    main(["highlights", str(marked)])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 79


def test_an_unreadable_file_is_a_warning(marked: Path, capsys: Capture) -> None:
    (marked / "bad.txt").write_bytes(b"\xff\xff\x00")
    assert main(["highlights", str(marked)]) == 0
    assert "bad.txt" in capsys.readouterr().err


def test_report_goes_to_a_file_or_to_standard_output(
    marked: Path, capsys: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "report.md"
    assert main(["export", str(marked), "--format", "markdown"]) == 0
    printed = capsys.readouterr().out
    assert main(["export", str(marked), "--format", "markdown", "-o", str(file)]) == 0
    assert capsys.readouterr().out == ""
    assert file.read_text("utf-8") == printed
    assert '— "Chips on the move", The Daily, 15 July 2025, ¶1' in printed


def test_tables_and_records_can_be_exported_by_tag(marked: Path, capsys: Capture) -> None:
    assert main(["export", str(marked), "--format", "csv", "--tag", "mood"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [row["quote"] for row in rows] == ["Dealers cheered", "Nobody expected it"]
    assert main(["export", str(marked), "--format", "jsonl", "--tag", "birds"]) == 0
    assert json.loads(capsys.readouterr().out)["title"]


def test_an_export_that_cannot_be_written_names_the_file(
    marked: Path, capsys: Capture, tmp_path: Path
) -> None:
    file = str(tmp_path / "no" / "report.md")
    assert main(["export", str(marked), "--format", "markdown", "-o", file]) == 1
    assert file in capsys.readouterr().err
