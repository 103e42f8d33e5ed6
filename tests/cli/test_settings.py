"""Settings at the command line: told of before a screen is drawn, and by the doctor."""

from pathlib import Path

import pytest

from tui.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the settings, which is not there."""
    monkeypatch.setattr("tui.settings.config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("tui.settings.state_folder", lambda: tmp_path / "state")
    (tmp_path / "config").mkdir()
    return tmp_path / "config" / "config.toml"


def doctor(capsys: Capture) -> dict[str, str]:
    """Return what the doctor says, by what it is about."""
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    return {line[:15].rstrip(): line[16:] for line in out.splitlines()}


def test_wrong_settings_are_all_told_and_nothing_is_opened(
    config: Path, library: Path, capsys: Capture
) -> None:
    config.write_text('theme = "nrod"\n[keys]\ncompare = "\\u001b[31m"\n', encoding="utf-8")
    assert main([str(library)]) == 1
    told = capsys.readouterr().err
    assert f'retold: {config}:1: theme: there is no theme "nrod"; did you mean "nord"?' in told
    assert f"{config}:3: keys: compare: " in told
    assert "\x1b" not in told


def test_right_settings_are_no_fault(config: Path, library: Path, capsys: Capture) -> None:
    config.write_text('theme = "nord"\n', encoding="utf-8")
    assert main([str(library)]) == 1
    assert "the app needs a terminal" in capsys.readouterr().err


def test_commands_that_draw_nothing_do_not_mind_wrong_settings(config: Path, library: Path) -> None:
    config.write_text("theme = 3\n", encoding="utf-8")
    assert main(["overlaps", str(library)]) == 0


def test_the_doctor_tells_of_the_settings_and_what_comes_of_them(
    config: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert doctor(capsys)["settings"] == f"{config} (not there)"
    config.write_text('theme = "nord"\ncolors = 16\nkeys.open = "f9"\n', encoding="utf-8")
    monkeypatch.setenv("LC_ALL", "C")
    told = doctor(capsys)
    assert told["settings"] == f"{config} (right, other keys for 1 command)"
    assert (told["theme"], told["colours"]) == ("nord", "16 (set: 16)")
    assert (told["signs"], told["motion"]) == ("ascii (set: auto)", "full")


def test_the_doctor_tells_of_every_fault_with_its_line(config: Path, capsys: Capture) -> None:
    config.write_text('\ntheme = "nrod"\n', encoding="utf-8")
    told = doctor(capsys)
    assert "the app does not open" in told["settings"]
    assert told["settings fault"].startswith("line 2: theme: there is no theme")


def test_the_sample_that_the_doctor_prints_is_taken_as_settings(
    config: Path, capsys: Capture
) -> None:
    assert main(["doctor", "--sample-config"]) == 0
    config.write_text(capsys.readouterr().out, encoding="utf-8")
    assert doctor(capsys)["settings"].endswith("(right, other keys for 0 commands)")
