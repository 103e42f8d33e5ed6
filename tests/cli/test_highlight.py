import io
import json
import sys
import uuid
from pathlib import Path

import pytest
from tinydb import TinyDB

from tui.cli import main

Capture = pytest.CaptureFixture[str]


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def saved(library: Path, capsys: Capture) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["highlights", str(library), "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_saved_highlight_is_printed_and_listed(library: Path, capsys: Capture) -> None:
    words = "Dealers\n  **cheered**"
    arguments = ["highlight", str(library), "chips.md", "--quote", words]
    assert main([*arguments, "--tag", "mood", "--tag", "trade/chips", "--note", "ok?"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert uuid.UUID(record["id"])
    assert (record["start"], record["end"]) == (0, 19)
    assert record["quote"] == "Dealers **cheered**"
    assert record["tags"] == ["mood", "trade/chips"]
    assert (record["note"], record["anchor"]) == ("ok?", "ok")
    assert saved(library, capsys) == [record]
    assert (library.parent / "annotations" / "annotations.json").is_file()


def test_an_article_may_be_named_by_the_path_to_its_file(library: Path, capsys: Capture) -> None:
    path = str(library / "deep" / "trade.txt")
    assert main(["highlight", str(library), path, "--quote", "Nobody"]) == 0
    assert json.loads(capsys.readouterr().out)["article"] == "deep/trade.txt"


def test_of_several_places_the_first_is_taken_with_a_warning(
    library: Path, capsys: Capture
) -> None:
    assert main(["highlight", str(library), "deep/trade.txt", "--quote", "The end."]) == 0
    out, err = capsys.readouterr()
    first = json.loads(out)["start"]
    assert "2 times" in err
    arguments = ["highlight", str(library), "deep/trade.txt", "--quote", "The end.", "--at", "2"]
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["start"] == first + len("The end. ")
    assert err == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.txt", "--quote", "x"], "nowhere.txt: no such article"),
        (["chips.md", "--quote", "not in it"], "the quote does not stand there"),
        (["chips.md", "--quote", "  "], "the quote is empty"),
        (["chips.md", "--quote", ""], "the quote is empty"),
        (["deep/trade.txt", "--quote", "The end.", "--at", "3"], "from 1 to 2"),
        (["../chips.md", "--quote", "x"], "no such article"),
    ],
)
def test_what_cannot_be_highlighted_is_told_and_nothing_saved(
    library: Path, capsys: Capture, arguments: list[str], told: str
) -> None:
    assert main(["highlight", str(library), *arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert saved(library, capsys) == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chips.md"],
        ["chips.md", "--from", "-"],
        ["chips.md", "--quote", "x", "--at", "0"],
        ["--quote", "x"],
    ],
)
def test_wrong_usage_exits_with_2(library: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["highlight", str(library), *arguments])
    assert raised.value.code == 2


def test_each_line_of_input_has_its_line_of_output(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        b'{"article": "chips.md", "quote": "Dealers", "tags": ["a"], "note": "n"}',
        b"not json",
        b"[1]",
        b"",
        b'{"article": "chips.md", "quote": 3}',
        b'{"article": "chips.md", "quote": "x", "tags": "a"}',
        b'{"article": "gone.md", "quote": "x"}',
        b'{"article": "chips.md", "quote": "not in it"}',
        b'{"article": "chips.md", "quote": "\xff"}',
        b'{"article": "deep/trade.txt", "quote": "The end.", "at": 2}',
    ]
    feed(monkeypatch, b"\n".join(lines))
    assert main(["highlight", str(library), "--from", "-"]) == 1
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record.get("line") for record in out] == [None, 2, 3, 5, 6, 7, 8, 9, None]
    assert all(record["error"] for record in out if "line" in record)
    assert [record["quote"] for record in saved(library, capsys)] == ["Dealers", "The end."]


def test_a_record_of_highlights_can_be_read_in_again(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["highlight", str(library), "chips.md", "--quote", "Dealers", "--tag", "a"])
    (first,) = saved(library, capsys)
    feed(monkeypatch, json.dumps(first).encode())
    elsewhere = str(library.parent / "more" / "mine.json")
    assert main(["highlight", str(library), "--from", "-", "--annotations", elsewhere]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["quote"], again["tags"]) == (first["quote"], first["tags"])


def test_a_claim_is_linked_with_what_is_said_of_it(library: Path, capsys: Capture) -> None:
    base = ["highlight", str(library), "chips.md", "--quote", "Dealers"]
    assert main([*base, "--claim", " Dealers\n like it", "--stance", "supports"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert first["claims"] == [{"claim": "Dealers like it", "stance": "supports"}]
    assert main([*base, "--claim", "dealers LIKE it"]) == 0
    second = json.loads(capsys.readouterr().out)
    assert second["claims"] == [{"claim": "Dealers like it", "stance": "mentions"}]
    assert saved(library, capsys) == [first, second]


def test_a_stance_needs_a_claim(library: Path) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["highlight", str(library), "chips.md", "--quote", "x", "--stance", "supports"])
    assert raised.value.code == 2


def test_lines_may_have_claims(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = {"article": "chips.md", "quote": "Dealers"}
    lines = [
        base | {"claim": "c", "stance": "contradicts"},
        base | {"claim": "c"},
        base | {"claims": [{"claim": "a"}, {"claim": "b", "stance": "supports"}]},
        base | {"claim": "c", "stance": "doubts"},
        base | {"stance": "supports"},
        base | {"claim": 3},
        base | {"claims": ["c"]},
    ]
    feed(monkeypatch, "\n".join(map(json.dumps, lines)).encode())
    assert main(["highlight", str(library), "--from", "-"]) == 1
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record.get("line") for record in out] == [None, None, None, 4, 5, 6, 7]
    assert [record["claims"] for record in out[:3]] == [
        [{"claim": "c", "stance": "contradicts"}],
        [{"claim": "c", "stance": "mentions"}],
        [{"claim": "a", "stance": "mentions"}, {"claim": "b", "stance": "supports"}],
    ]
    assert saved(library, capsys) == out[:3]


def test_of_a_line_with_a_claim_without_words_nothing_is_saved(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = {"article": "chips.md", "quote": "Dealers"}
    lines = [base | {"claims": [{"claim": "one"}, {"claim": "  "}]}, base | {"claim": ""}]
    feed(monkeypatch, "\n".join(map(json.dumps, lines)).encode())
    assert main(["highlight", str(library), "--from", "-"]) == 1
    refused, done = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert refused["line"] == 1
    assert "without words" in refused["error"]
    assert "claims" not in done
    assert saved(library, capsys) == [done]


def test_a_quote_with_words_left_out_is_one_highlight_of_several_spans(
    library: Path, capsys: Capture
) -> None:
    quote = "Dealers […] More later. […] End."
    assert main(["highlight", str(library), "chips.md", "--quote", quote]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["quote"] == quote
    assert [end - start for start, end in record["spans"]] == [7, 11, 4]
    assert (record["start"], record["end"]) == (record["spans"][0][0], record["spans"][2][1])
    assert saved(library, capsys) == [record]
    backwards = "More later. […] Dealers"
    assert main(["highlight", str(library), "chips.md", "--quote", backwards]) == 1


def test_the_file_has_all_of_it_when_the_command_ends(library: Path) -> None:
    main(["highlight", str(library), "chips.md", "--quote", "Dealers"])
    folder = library.parent / "annotations"
    with TinyDB(folder / "annotations.json") as database:
        assert len(database.table("highlights")) == 1
    assert not (folder / "history").exists()


def test_what_is_wrong_with_the_store_is_a_warning(library: Path, capsys: Capture) -> None:
    main(["highlight", str(library), "chips.md", "--quote", "Dealers", "--tag", "a"])
    file = library.parent / "annotations" / "annotations.json"
    document = json.loads(file.read_text("utf-8"))
    document["highlights"]["7"] = {"id": "no highlight"}
    file.write_text(json.dumps(document), encoding="utf-8")
    capsys.readouterr()
    assert main(["highlights", str(library)]) == 0
    out, err = capsys.readouterr()
    assert "Dealers" in out
    assert "no highlight" in err


def test_a_broken_store_is_set_aside_before_something_is_saved_and_told_once(
    library: Path, capsys: Capture
) -> None:
    file = library.parent / "annotations" / "annotations.json"
    file.parent.mkdir()
    file.write_text("[broken", encoding="utf-8")
    arguments = ["highlight", str(library), "chips.md", "--quote", "Dealers"]
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    [aside] = file.parent.glob("annotations*.json")
    assert aside.read_text("utf-8") == "[broken"
    assert (out, len(err.splitlines())) == ("", 1)
    assert aside.name in err
    assert main(arguments) == 0


def test_a_broken_file_that_is_not_ours_is_named_and_left_alone(
    library: Path, capsys: Capture
) -> None:
    file = library.parent / "mine.json"
    file.write_text("[broken", encoding="utf-8")
    arguments = ["highlight", str(library), "chips.md", "--quote", "Dealers"]
    assert main([*arguments, "--annotations", str(file)]) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert "mine.json" in err
    assert file.read_text("utf-8") == "[broken"


def fed(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, *lines: dict[str, object]
) -> tuple[list[dict[str, object]], str]:
    """Return what is printed for lines of input, and the messages."""
    feed(monkeypatch, "\n".join(map(json.dumps, lines)).encode())
    capsys.readouterr()
    main(["highlight", str(library), "--from", "-"])
    out, err = capsys.readouterr()
    return [json.loads(line) for line in out.splitlines()], err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"tag": "typo"}, 'unknown field "tag"; known are article, quote, tags'),
        ({"claims": [{"claim": "c", "stanse": "supports"}]}, 'unknown field "stanse"'),
        ({"color": "mauve"}, "none of yellow"),
        ({"spans": [[3, 2]]}, '"spans" is not'),
        ({"spans": "0-3"}, '"spans" is not'),
        ({"quote": " "}, "the quote is empty"),
        ({"quote": "The end.", "at": 3}, 'take "at" from 1 to 2'),
    ],
)
def test_a_line_that_cannot_be_taken_at_its_word_is_refused(
    library: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    more: dict[str, object],
    told: str,
) -> None:
    line: dict[str, object] = {"article": "deep/trade.txt", "quote": "Nobody"}
    [refused], _ = fed(library, capsys, monkeypatch, line | more)
    assert refused["line"] == 1
    assert told in str(refused["error"])
    assert saved(library, capsys) == []


def test_what_is_exported_is_taken_back_with_its_colour_and_place(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = "Nobody expected it. […] The end."
    second: dict[str, object] = {"article": "deep/trade.txt", "quote": "The end.", "at": 2}
    second["color"] = "pink"
    parts: dict[str, object] = {"article": "deep/trade.txt", "quote": quote}
    parts["claims"] = [{"claim": "c"}]
    given, err = fed(library, capsys, monkeypatch, second, parts)
    assert err == ""
    assert given[0]["color"] == "pink"
    parts["spans"] = [[0, 19], [given[0]["start"], given[0]["end"]]]
    (spread,), err = fed(library, capsys, monkeypatch, parts)
    assert err == ""
    assert spread["spans"] == parts["spans"] != given[1]["spans"]
    main(["export", str(library), "--format", "jsonl"])
    exported = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    again, err = fed(library, capsys, monkeypatch, *exported)
    assert err == ""
    own = {"id", "created", "modified", "title", "source", "author", "date", "url", "paragraph"}
    assert [without(one, own) for one in again] == [without(one, own) for one in exported]


def test_an_export_has_the_format_that_the_name_of_its_file_ends_in(
    library: Path, tmp_path: Path, capsys: Capture
) -> None:
    for name, start in (("all.csv", "id,"), ("all.jsonl", ""), ("all.md", "")):
        assert main(["export", str(library), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    with pytest.raises(SystemExit) as refused:
        main(["export", str(library), "-o", str(tmp_path / "all.doc")])
    assert refused.value.code == 2
    assert "--format" in capsys.readouterr().err


def without(record: dict[str, object], names: set[str]) -> dict[str, object]:
    return {name: value for name, value in record.items() if name not in names}


def test_a_place_that_has_other_words_now_is_passed_over(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    line: dict[str, object] = {"article": "deep/trade.txt", "quote": "The end."}
    places: list[dict[str, object]] = [{"spans": [[1, 9]]}, {"start": 1, "end": 9}, {"start": None}]
    for place in places:
        [found], err = fed(library, capsys, monkeypatch, line | place)
        assert found["quote"] == "The end."
        assert "line 1: deep/trade.txt: the quote stands there 2 times" in err
        assert 'choose another with "at"' in err
    text = (library / "deep" / "trade.txt").read_text("utf-8")
    beyond: dict[str, object] = {"spans": [[len(text) - len("The end."), len(text) + 5]]}
    [found], err = fed(library, capsys, monkeypatch, line | beyond)
    assert "2 times" in err


def test_a_comma_parts_two_tags(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["highlight", str(library), "chips.md", "--quote", "Dealers", "--tag", "a, b"]
    assert main([*arguments, "--tag", "c,"]) == 0
    assert json.loads(capsys.readouterr().out)["tags"] == ["a", "b", "c"]
    line: dict[str, object] = {"article": "chips.md", "quote": "Dealers", "tags": ["a,d", "e"]}
    [record], _ = fed(library, capsys, monkeypatch, line)
    assert record["tags"] == ["a", "d", "e"]


def test_saving_a_highlight_lets_those_of_renamed_articles_follow(
    library: Path, capsys: Capture
) -> None:
    main(["highlight", str(library), "chips.md", "--quote", "Dealers"])
    moved = (library / "chips.md").rename(library / "microchips.md")
    main(["highlight", str(library), "other.txt", "--quote", "A heron stood", "--at", "1"])
    moved.write_text(moved.read_text("utf-8").replace("Dealers", "On Monday Dealers"), "utf-8")
    assert [(one["article"], one["anchor"]) for one in saved(library, capsys)] == [
        ("microchips.md", "moved"),
        ("other.txt", "ok"),
    ]


def test_articles_are_only_read_for_that_where_one_is_missing(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["highlight", str(library), "chips.md", "--quote", "Dealers"])

    def fail(*_: object) -> None:
        raise AssertionError("all articles were read")

    monkeypatch.setattr("tui.cli.library_notebook.open_library", fail)
    assert main(["highlight", str(library), "chips.md", "--quote", "cheered"]) == 0
