import base64
import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.quotes.clipboard import (
    LONGEST_SEQUENCE,
    Outcome,
    Way,
    choose_ways,
    copy,
    copy_with_pyperclip,
    copy_with_terminal,
    find_program,
    save_quote,
)
from tui.quotes.errors import QuotesError

DESKTOP = {"TERM": "xterm", "DISPLAY": ":0"}
needs_shell = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")


@pytest.mark.parametrize(
    ("environment", "platform", "ways"),
    [
        (DESKTOP, "linux", [Way.CLIPBOARD, Way.TERMINAL, Way.FILE]),
        (DESKTOP | {"TMUX": "s,1,0"}, "linux", [*Way]),
        (DESKTOP | {"SSH_TTY": "/dev/pts/1"}, "linux", [Way.TERMINAL, Way.FILE]),
        (
            DESKTOP | {"SSH_CONNECTION": "1 2 3 4", "TMUX": "s,1,0"},
            "linux",
            [Way.TMUX, Way.TERMINAL, Way.FILE],
        ),
        ({"TERM": "xterm"}, "linux", [Way.TERMINAL, Way.FILE]),
        ({"TERM": "xterm"}, "darwin", [Way.CLIPBOARD, Way.TERMINAL, Way.FILE]),
        ({}, "win32", [Way.CLIPBOARD, Way.TERMINAL, Way.FILE]),
        ({"TERM": "xterm", "WSL_INTEROP": "x"}, "linux", [Way.CLIPBOARD, Way.TERMINAL, Way.FILE]),
        (DESKTOP | {"TERM": "dumb"}, "linux", [Way.FILE]),
        ({"DISPLAY": ":0"}, "linux", [Way.FILE]),
    ],
)
def test_only_ways_that_can_work_are_tried(
    environment: dict[str, str], platform: str, ways: list[Way]
) -> None:
    assert list(choose_ways(environment, platform)) == ways


@given(st.text())
def test_the_terminal_gets_the_text_and_nothing_it_would_act_on(text: str) -> None:
    written: list[str] = []
    assert copy_with_terminal(text, written.append)
    (sequence,) = written
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\a")
    payload = base64.b64decode(sequence[7:-1], validate=True)
    assert payload == text.encode("utf-8", "replace")


def test_a_text_too_long_for_the_terminal_is_not_cut_but_refused() -> None:
    written: list[str] = []
    assert not copy_with_terminal("x" * LONGEST_SEQUENCE, written.append)
    assert written == []


def test_saved_quotes_never_replace_one_another(tmp_path: Path) -> None:
    first, second = save_quote("one", tmp_path / "new"), save_quote("two", tmp_path / "new")
    assert (first.read_text("utf-8"), second.read_text("utf-8")) == ("one", "two")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(QuotesError, match="file"):
        save_quote("one", tmp_path / "file")


def script(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def copied(text: str, folder: Path, **environment: str) -> tuple[Outcome, list[str]]:
    """Copy where `folder` holds the only programs, besides the system's own, that can be found."""
    written: list[str] = []
    outcome = copy(
        text,
        write_terminal=written.append,
        environment={"TERM": "xterm", "PATH": f"{folder}:/usr/bin:/bin", **environment},
        fallback_folder=folder / "saved",
    )
    return outcome, written


HOLDING_XCLIP = """
case "$*" in
  *-o*) cat "$(dirname "$0")/held" ;;
  *) cat > "$(dirname "$0")/held"; (sleep 20) & echo $! > "$(dirname "$0")/pid" ;;
esac
"""


@needs_shell
@pytest.mark.skipif(sys.platform != "linux", reason="pyperclip takes another clipboard here")
def test_copied_is_said_only_once_the_clipboard_has_given_the_text_back(tmp_path: Path) -> None:
    script(tmp_path, "xclip", HOLDING_XCLIP)
    outcome, written = copied("naïve “quote”\n", tmp_path, DISPLAY=":77")
    assert outcome == Outcome(Way.CLIPBOARD, "copied")
    assert written == []
    os.kill(int((tmp_path / "pid").read_text()), 9)


@needs_shell
@pytest.mark.skipif(sys.platform != "linux", reason="pyperclip takes another clipboard here")
def test_a_clipboard_that_loses_the_text_is_not_believed(tmp_path: Path) -> None:
    script(tmp_path, "xclip", "cat > /dev/null")
    outcome, written = copied("quote", tmp_path, DISPLAY=":77")
    assert outcome.how is Way.TERMINAL
    assert "does not answer" in outcome.message
    assert len(written) == 1


@needs_shell
@pytest.mark.skipif(sys.platform != "linux", reason="pyperclip takes another clipboard here")
def test_a_frozen_clipboard_and_its_children_are_ended(tmp_path: Path) -> None:
    script(tmp_path, "xclip", 'echo $$ > "$(dirname "$0")/pid"; sleep 20')
    environment = {"DISPLAY": ":77", "PATH": f"{tmp_path}:/usr/bin:/bin"}
    begun = time.monotonic()
    assert not copy_with_pyperclip("quote", environment, 1.0)
    assert time.monotonic() - begun < 10
    assert ends(int((tmp_path / "pid").read_text()))


def ends(pid: int) -> bool:
    """Tell whether a process is gone, or ended and only not yet collected, within ten seconds."""
    for _ in range(1000):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


@needs_shell
def test_tmux_gets_the_text_when_the_reader_is_far_away(tmp_path: Path) -> None:
    script(tmp_path, "tmux", 'echo "$@" > "$(dirname "$0")/asked"; cat > "$(dirname "$0")/held"')
    outcome, written = copied("quote", tmp_path, TMUX="s,1,0", SSH_TTY="/dev/pts/0", DISPLAY=":0")
    assert outcome == Outcome(Way.TMUX, "sent to tmux")
    assert (tmp_path / "held").read_text() == "quote"
    assert (tmp_path / "asked").read_text() == "load-buffer -w -\n"
    assert written == []


@needs_shell
def test_a_tmux_that_refuses_is_passed_over(tmp_path: Path) -> None:
    script(tmp_path, "tmux", "exit 1")
    outcome, _ = copied("quote", tmp_path, TMUX="s,1,0")
    assert outcome.how is Way.TERMINAL


@needs_shell
@pytest.mark.parametrize(
    ("display", "programs", "found"),
    [
        ({"DISPLAY": ":0"}, ["xsel", "xclip", "wl-copy"], "xclip"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, ["xclip", "wl-copy"], "wl-copy"),
        ({"DISPLAY": ":0"}, ["wl-copy"], None),
        ({}, ["xclip", "wl-copy"], None),
    ],
)
def test_the_program_that_would_copy_is_named(
    tmp_path: Path, display: dict[str, str], programs: list[str], found: str | None
) -> None:
    for name in programs:
        script(tmp_path, name, "exit 0")
    assert find_program({"PATH": str(tmp_path), **display}, "linux") == found


def test_without_a_terminal_the_file_is_named(tmp_path: Path) -> None:
    outcome, written = copied("quote", tmp_path, TERM="dumb")
    assert outcome.how is Way.FILE
    assert str(tmp_path / "saved" / "quote.md") in outcome.message
    assert (tmp_path / "saved" / "quote.md").read_text("utf-8") == "quote"
    assert written == []


def test_a_long_quote_goes_to_a_file_whole(tmp_path: Path) -> None:
    outcome, _ = copied("x" * 100_000, tmp_path)
    assert outcome.how is Way.FILE
    assert len((tmp_path / "saved" / "quote.md").read_text("utf-8")) == 100_000
