import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.footed_library import write_footed
from tui.annotations.location import default_file
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.library import open_library
from tui.articles.loading import load_article
from tui.articles.model import Article, Span
from tui.cli import main

Capture = pytest.CaptureFixture[str]
Record = dict[str, object]


def records(capsys: Capture, *arguments: str, status: int = 0) -> list[Record]:
    assert main(["overlaps", *arguments, "--format", "jsonl"]) == status
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def passages(record: Record) -> list[Record]:
    found = record["passages"]
    assert isinstance(found, list)
    return found


def quoted(article: Article, span: object) -> str:
    assert isinstance(span, list)
    return article.text[slice(*span)]


def test_a_shared_sentence_is_one_verbatim_passage(library: Path, capsys: Capture) -> None:
    (record,) = records(capsys, str(library), "--no-similar")
    assert (record["left"], record["right"], record["similar"]) == (
        "chips.md",
        "deep/trade.txt",
        [],
    )
    (passage,) = passages(record)
    assert list(passage) == ["left", "right", "kind", "score", "differs"]
    assert (passage["kind"], passage["differs"]) == ("verbatim", [])
    chips = load_article(library / "chips.md", "chips.md").article
    trade = load_article(library / "deep" / "trade.txt", "deep/trade.txt").article
    words = quoted(chips, passage["left"])
    assert words.startswith("The ministry of trade")
    assert words == quoted(trade, passage["right"])


def test_two_files_are_echoed_as_they_were_named(library: Path, capsys: Capture) -> None:
    left, right = str(library / "deep" / "trade.txt"), str(library / ".." / "seeds" / "chips.md")
    (record,) = records(capsys, left, right)
    assert (record["left"], record["right"]) == (left, right)


def test_short_passages_are_left_out_on_demand(library: Path, capsys: Capture) -> None:
    assert len(records(capsys, str(library), "--no-similar", "--min-words", "10")) == 1
    assert records(capsys, str(library), "--no-similar", "--min-words", "100") == []


def test_repeats_are_printed_only_on_demand(library: Path, capsys: Capture) -> None:
    assert not any("repeats" in record for record in records(capsys, str(library)))
    repeated = records(capsys, str(library), "--no-similar", "--repeats")[-1]
    other = load_article(library / "other.txt", "other.txt").article
    assert repeated["article"] == "other.txt"
    found = repeated["repeats"]
    assert isinstance(found, list)
    ((first, later),) = found
    assert quoted(other, first) == quoted(other, later)
    assert quoted(other, first).startswith("A heron")


def pair_list(folder: Path, *lines: str) -> str:
    file = folder / "pairs.tsv"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(file)


def test_pairs_are_compared_in_the_order_and_by_the_names_of_the_list(
    library: Path, capsys: Capture
) -> None:
    file = pair_list(
        library.parent,
        "deep/trade.txt\tchips.md",
        "",
        "chips.md\tother.txt",
        "chips.md\tdeep/trade.txt",
    )
    found = records(capsys, "--pairs", file, "--root", str(library), "--no-similar")
    names = [(record["left"], record["right"]) for record in found]
    assert names == [("deep/trade.txt", "chips.md"), ("chips.md", "deep/trade.txt")]


def test_a_line_of_the_list_that_cannot_be_used_is_named_and_the_rest_goes_on(
    library: Path, capsys: Capture
) -> None:
    file = pair_list(
        library.parent,
        "chips.md\tgone.txt",
        "chips.md",
        "chips.md\tchips.md",
        "chips.md\tdeep/trade.txt",
    )
    assert main(["overlaps", "--pairs", file, "--root", str(library), "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert [f"line {number}" in err for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert "gone.txt" in err


def test_an_unreadable_file_is_named_and_the_rest_is_compared(
    library: Path, capsys: Capture
) -> None:
    (library / "bad.txt").write_bytes(b"\xff\xff\x00")
    assert main(["overlaps", str(library), "--no-similar", "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "bad.txt" in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a", "b", "c"],
        ["a", "--pairs", "b"],
        ["a", "--root", "b"],
        ["a", "--jobs", "-1"],
        ["a", "--format", "xml"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["overlaps", *arguments])
    assert raised.value.code == 2


@pytest.mark.parametrize(
    "arguments", [["nowhere"], ["no.txt", "other.txt"], ["--pairs", "no.tsv"], ["a", "a"]]
)
def test_what_is_not_there_is_named(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(library)
    assert main(["overlaps", *arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert arguments[-1] in err or arguments[0] in err


def test_the_table_shows_kind_words_and_titles_in_80_columns(
    library: Path, capsys: Capture
) -> None:
    assert main(["overlaps", str(library)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "chips.md — deep/trade.txt"
    assert "Chips on the move" in lines[1]
    assert any(line.split()[:3] == ["=", "30", "words"] for line in lines)
    assert max(map(len, lines)) <= 79


def test_the_table_tells_which_facts_differ(library: Path, capsys: Capture) -> None:
    edited = (library / "chips.md").read_text("utf-8").replace("300", "500")
    (library / "chips.md").write_text(edited, encoding="utf-8")
    assert main(["overlaps", str(library), "--no-similar"]) == 0
    out = capsys.readouterr().out
    assert "~ 30 words" in " ".join(out.split())
    assert "verbatim but for 1 edit" in out
    assert "! number: 500 / 300" in out


def test_two_files_without_shared_wording_say_so(library: Path, capsys: Capture) -> None:
    files = [str(library / name) for name in ("chips.md", "other.txt")]
    assert main(["overlaps", *files]) == 0
    assert "no shared wording; no similar sentences" in capsys.readouterr().out


def add_footers(library: Path, *more: str) -> None:
    """Put the same line below every article; `more` are articles to add to the library."""
    for number, text in enumerate(more):
        (library / f"more-{number}.txt").write_text(text, encoding="utf-8")
    for file in library.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}\n\nAdvertisement\n", encoding="utf-8")


def test_boilerplate_is_counted_and_left_out_of_what_is_similar(
    library: Path, capsys: Capture
) -> None:
    assert all(record["hidden"] == 0 for record in records(capsys, str(library)))
    add_footers(library, "A ferry sank in the bay. Divers found the ferry.")
    texts = {
        name: load_article(library / name, name).article.text
        for name in ("chips.md", "deep/trade.txt", "more-0.txt", "other.txt")
    }
    found = records(capsys, str(library))
    assert sum(int(str(record["hidden"])) for record in found) >= 6
    for record in found:
        similar = record["similar"]
        assert isinstance(similar, list)
        for pair in similar:
            for side in ("left", "right"):
                start, end = pair[side]
                assert "Advertisement" not in texts[str(record[side])][start:end]


def test_the_table_counts_boilerplate(library: Path, capsys: Capture) -> None:
    add_footers(library, "A ferry sank in the bay. Divers found the ferry.")
    assert main(["overlaps", str(library)]) == 0
    assert "boilerplate pairs of sentences" in " ".join(capsys.readouterr().out.split())


def test_nothing_is_said_of_boilerplate_where_nothing_is_ranked(
    library: Path, capsys: Capture
) -> None:
    assert all("hidden" not in record for record in records(capsys, str(library), "--no-similar"))


def test_names_of_files_cannot_reach_the_terminal_as_control_sequences(
    tmp_path: Path, capsys: Capture
) -> None:
    for name in ("a\x1b]52;c;eA==\a.txt", "b\x9b31m.txt"):
        (tmp_path / name).write_text("Cows graze here.", encoding="utf-8")
    files = sorted(map(str, tmp_path.iterdir()))
    assert main(["overlaps", *files]) == 0
    assert main(["overlaps", *files, "--format", "jsonl", "--all-similar"]) == 0
    out = capsys.readouterr().out
    assert not set(out) & {"\x1b", "\a", "\x9b"}


def test_a_file_whose_front_matter_is_bad_is_compared_with_a_warning(
    library: Path, capsys: Capture
) -> None:
    text = (library / "chips.md").read_text("utf-8").replace("title: ", "title: [")
    (library / "chips.md").write_text(text, encoding="utf-8")
    assert main(["overlaps", str(library), "--no-similar", "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "chips.md: front matter" in err


def test_a_folder_two_files_and_a_list_print_the_same_passages(
    tmp_path: Path, capsys: Capture
) -> None:
    first = "The harbour board will dredge the northern channel before the ferries return."
    second = "Engineers measured four metres of silt beside the customs pier last week."
    texts = (f"Gulls cry. {first} {second}", f"{second} {first} Nobody objected.", f"{first} No.")
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    pairs = [("0.txt", "1.txt"), ("0.txt", "2.txt"), ("1.txt", "2.txt")]
    listed = tmp_path / "pairs.tsv"
    listed.write_text("".join(f"{a}\t{b}\n" for a, b in pairs), encoding="utf-8")
    in_folder = [passages(record) for record in records(capsys, str(tmp_path))]
    in_list = records(capsys, "--pairs", str(listed), "--root", str(tmp_path))
    assert all(in_folder)
    assert [passages(record) for record in in_list] == in_folder
    for (a, b), expected in zip(pairs, in_folder, strict=True):
        (record,) = records(capsys, str(tmp_path / a), str(tmp_path / b), "--no-similar")
        assert passages(record) == expected


def test_a_match_that_the_reader_refused_stays_refused(library: Path, capsys: Capture) -> None:
    (found,) = records(capsys, str(library), "--no-similar")
    (passage,) = passages(found)
    articles = open_library(library)
    left, right = articles.by_id["chips.md"], articles.by_id["deep/trade.txt"]
    notebook = Notebook(AnnotationStore(default_file(library)), library)
    spans = [Span(*passage[side]) for side in ("left", "right")]  # type: ignore[misc]
    notebook.corrections.refuse(left, spans[0], right, spans[1])
    notebook.close()
    assert records(capsys, str(library), "--no-similar") == []
    assert records(capsys, str(library), "--no-similar", "--jobs", "2") == []
    pair = [str(library / "chips.md"), str(library / "deep" / "trade.txt")]
    assert len(records(capsys, *pair, "--no-similar")) == 1


def test_without_annotations_overlaps_load_no_store(library: Path) -> None:
    statement = f"import tui.cli; tui.cli.main(['overlaps', {str(library)!r}])"
    printed = subprocess.run(
        [sys.executable, "-c", f"{statement}; import sys; print('tinydb' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout.splitlines()[-1] == "False"


def test_annotations_that_cannot_be_read_are_told_and_the_rest_is_printed(
    library: Path, capsys: Capture
) -> None:
    file = default_file(library)
    file.parent.mkdir()
    file.write_text("[broken", encoding="utf-8")
    assert main(["overlaps", str(library), "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) >= 1
    assert "annotations.json" in err
    assert file.read_text("utf-8") == "[broken"


def test_the_table_counts_passages_that_are_hidden_as_boilerplate(
    tmp_path: Path, capsys: Capture
) -> None:
    assert main(["overlaps", str(write_footed(tmp_path / "footed")), "--no-similar"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[-1].strip() == "1 passage hidden as boilerplate of the library"
    assert out.count("hidden") == 1, "of pairs that share nothing else nothing is printed"
