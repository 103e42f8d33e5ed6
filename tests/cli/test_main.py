import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from tui import __version__
from tui.cli import main
from tui.cli.parser import parse_arguments

Capture = pytest.CaptureFixture[str]


def retold(
    *arguments: str, folder: Path, environment: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    source = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": source, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_version_is_told(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["--version"])
    assert raised.value.code == 0
    assert capsys.readouterr().out == f"retold {__version__}\n"


def test_help_names_commands_and_exit_statuses(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    words = ("overlaps", "highlight ", "highlights", "export", "doctor", "exit status", "seeds")
    assert all(word in out for word in words)
    assert max(map(len, out.splitlines())) <= 79


@pytest.mark.parametrize("command", ["overlaps", "highlight", "highlights", "export", "doctor"])
def test_every_command_has_help(command: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as raised:
        main([command, "--help"])
    assert raised.value.code == 0
    assert f"retold {command}" in capsys.readouterr().out


def test_a_first_word_that_is_no_command_is_a_path() -> None:
    assert parse_arguments(["articles"]).paths == [Path("articles")]
    assert parse_arguments(["./export"]).paths == [Path("export")]
    assert parse_arguments(["a", "b", "--annotations", "c"]).annotations == Path("c")


def test_three_paths_are_wrong_usage() -> None:
    with pytest.raises(SystemExit) as raised:
        main(["a", "b", "c"])
    assert raised.value.code == 2


def test_without_a_folder_the_way_on_is_told(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([]) == 1
    assert "./seeds" in capsys.readouterr().err
    assert main(["nowhere"]) == 1
    assert "nowhere: no such file or folder" in capsys.readouterr().err


def test_the_app_asks_for_a_terminal_where_there_is_none(library: Path) -> None:
    outcome = retold(str(library), folder=library.parent)
    assert outcome.returncode == 1
    assert b"needs a terminal" in outcome.stderr
    assert b"Traceback" not in outcome.stderr


def test_the_app_says_that_it_draws_on_standard_error(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    pty = pytest.importorskip("pty")
    controller, terminal = pty.openpty()
    with os.fdopen(controller, "rb"), os.fdopen(terminal, encoding="utf-8") as keys:
        monkeypatch.setattr("sys.__stdin__", keys)
        monkeypatch.setattr("sys.__stderr__", StringIO())
        assert main([str(library)]) == 1
    assert "standard error" in capsys.readouterr().err


def test_records_are_utf_8_whatever_the_terminal_is(library: Path) -> None:
    (library / "chips.md").write_text("Naïve “dealers” cheered.", encoding="utf-8")
    outcome = retold(
        *("highlight", str(library), "chips.md", "--quote", "Naïve “dealers”"),
        folder=library.parent,
        environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert outcome.returncode == 0, outcome.stderr
    assert "Naïve “dealers”".encode() in outcome.stdout


def test_a_table_is_printed_even_where_the_terminal_lacks_its_characters(library: Path) -> None:
    retold("highlight", str(library), "chips.md", "--quote", "Dealers", folder=library.parent)
    outcome = retold(
        *("highlights", str(library)),
        folder=library.parent,
        environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert outcome.returncode == 0
    assert b"\\xb61" in outcome.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_reader_who_leaves_early_gets_no_traceback(library: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    outcome = subprocess.run(
        [sys.executable, "-m", "tui", "export", str(library), "--format", "markdown"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert outcome.returncode == 141
    assert outcome.stderr == b""


def test_doctor_tells_and_changes_nothing(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library.parent)
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(library.parent / "home"))
    before = sorted(library.parent.rglob("*"))
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert f"retold          {__version__}" in out
    assert "annotations.json (0 highlights, writable)" in out
    names = ("python", "platform", "terminal", "clipboard", "state", "textual", "tinydb")
    assert all(any(line.startswith(name) for line in out.splitlines()) for name in names)
    assert sorted(library.parent.rglob("*")) == before


def test_doctor_tells_what_was_found_wrong_and_why_nothing_can_be_saved(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library.parent)
    main(["highlight", str(library), "chips.md", "--quote", "Dealers"])
    file = library.parent / "annotations" / "annotations.json"
    document = json.loads(file.read_text("utf-8"))
    document["highlights"]["7"] = {"id": "no highlight"}
    file.write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.setattr("tui.annotations.store.is_writable", lambda *_: False)
    capsys.readouterr()
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "(1 highlight, not writable: " in out
    assert "store problem" in out


def test_doctor_tells_of_a_broken_store(
    library: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library.parent)
    (library.parent / "annotations").mkdir()
    (library.parent / "annotations" / "annotations.json").write_text("[broken")
    assert main(["doctor"]) == 0
    assert "annotations.json" in capsys.readouterr().out
