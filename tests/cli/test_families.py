import json
import shutil
from pathlib import Path

import pytest

from tests import labelled_families as sample
from tui.annotations.location import default_file
from tui.cli import main

Capture = pytest.CaptureFixture[str]
Record = dict[str, object]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A library of the six articles of the sample that are about the bridge and the water."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in (*sorted(sample.BRIDGE_FAMILY), sample.WATER, sample.MILK, sample.TANKERS):
        shutil.copy(sample.FOLDER / name, folder)
    return folder


def families(folder: Path, capsys: Capture, *options: str) -> dict[str, set[str]]:
    assert main(["families", str(folder), "--format", "jsonl", *options]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {one["source"]: {member["article"] for member in one["members"]} for one in found}


FOUND = {sample.WIRE: sample.BRIDGE_FAMILY, sample.WATER: sample.WATER_FAMILY}


def test_records_have_the_source_first_and_the_reason_of_each_member(
    articles: Path, capsys: Capture
) -> None:
    assert main(["families", str(articles), "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out.splitlines()[1])
    assert list(record) == ["source", "members"]
    assert record["members"][1] == {
        "article": sample.MILK,
        "date": "2026-03-10",
        "ground": "copy",
        "other": sample.WATER,
        "share": 0.6301,
        "credit": None,
        "reason": "63 % of it matches 09-valley-observer-water.md, one day earlier",
    }
    assert record["members"][0]["share"] is None


def test_a_split_and_a_join_are_saved_and_the_latest_word_holds(
    articles: Path, capsys: Capture
) -> None:
    assert families(articles, capsys) == FOUND
    without = FOUND | {sample.WIRE: sample.BRIDGE_FAMILY - {sample.TRIMMED}}
    assert families(articles, capsys, "--split", sample.WIRE, sample.TRIMMED) == without
    assert families(articles, capsys) == without
    grown = without | {sample.WATER: sample.WATER_FAMILY | {sample.TANKERS}}
    assert families(articles, capsys, "--join", sample.WATER, sample.TANKERS) == grown
    path = str(articles / sample.TRIMMED)
    back = families(articles, capsys, "--join", path, sample.WIRE)
    assert back == grown | {sample.WIRE: sample.BRIDGE_FAMILY}
    assert families(articles, capsys, "--split", sample.TANKERS, sample.WATER) == FOUND


def test_a_word_on_articles_holds_after_one_is_renamed(articles: Path, capsys: Capture) -> None:
    main(["families", str(articles), "--split", sample.WATER, sample.MILK])
    (articles / sample.MILK).rename(articles / "milk.md")
    capsys.readouterr()
    assert sample.WATER not in families(articles, capsys)


def test_the_annotations_may_be_in_another_file(articles: Path, capsys: Capture) -> None:
    file = articles.parent / "notes" / "mine.json"
    file.parent.mkdir()
    said = ("--annotations", str(file))
    split = families(articles, capsys, "--split", sample.WATER, sample.MILK, *said)
    assert sample.WATER not in split
    assert families(articles, capsys, *said) == split
    assert families(articles, capsys) == FOUND


def test_reading_writes_nothing(articles: Path, capsys: Capture) -> None:
    assert families(articles, capsys) == FOUND
    assert not default_file(articles).parent.exists()


def test_annotations_that_cannot_be_read_are_told_and_the_families_are_found(
    articles: Path, capsys: Capture
) -> None:
    file = default_file(articles)
    file.parent.mkdir()
    file.write_text("[broken", encoding="utf-8")
    assert main(["families", str(articles)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("4 articles that count as one\n")
    assert "what was said of families there is left out" in err


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--split", sample.WIRE, "gone.md"), 1, "gone.md: no such article"),
        (("--join", sample.WIRE, f"./{sample.WIRE}"), 2, "named twice"),
        (("--join", sample.WIRE), 2, "expected 2 arguments"),
        (("--join", "a", "b", "--split", "a", "b"), 2, "not allowed with"),
    ],
)
def test_wrong_words_on_articles_are_told_and_nothing_is_saved(
    articles: Path, capsys: Capture, options: tuple[str, ...], status: int, words: str
) -> None:
    try:
        ended = main(["families", str(articles), *options])
    except SystemExit as error:
        ended = int(error.code or 0)
    assert ended == status
    assert words in capsys.readouterr().err
    assert not default_file(articles).exists()


def test_the_table_fits_80_columns_and_keeps_the_whole_reason(
    articles: Path, capsys: Capture
) -> None:
    (articles / "b.md").write_text((articles / sample.WIRE).read_text("utf-8"), "utf-8")
    (articles / "b.md").rename(articles / f"{'long' * 25}.md")
    main(["families", str(articles)])
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 79
    assert "one day earlier; credited: Coastwire" in " ".join(out.split())


def test_articles_without_a_copy_are_told_to_have_none(library: Path, capsys: Capture) -> None:
    (library / "chips.md").unlink()
    assert main(["families", str(library)]) == 0
    out, err = capsys.readouterr()
    assert (out, "no article is likely a copy" in err) == ("", True)


def test_an_unreadable_file_is_named_and_the_rest_is_done(articles: Path, capsys: Capture) -> None:
    (articles / "bad.txt").write_bytes(b"\xff\xff\x00")
    assert main(["families", str(articles)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("4 articles")
    assert "bad.txt" in err
