import re
from pathlib import Path

from tui.commands import COMMANDS
from tui.settings.config import read_settings
from tui.settings.model import USUAL, Settings
from tui.settings.sample import sample_config

THEMES = [USUAL.theme, "nord"]


def read(text: str) -> Settings:
    return read_settings(Path("config.toml"), text.encode(), THEMES)


def test_the_sample_as_it_is_sets_nothing() -> None:
    assert read(sample_config(THEMES)) == USUAL


def test_the_sample_without_its_comment_signs_sets_everything_as_usual() -> None:
    settings = read(re.sub(r"(?m)^#(?=[a-z-]+ = )", "", sample_config(THEMES)))
    assert settings.keys == {command.id: command.keys for command in COMMANDS}
    assert settings == Settings(settings.keys)


def test_the_sample_names_every_theme() -> None:
    names = [f"theme-{number}" for number in range(20)]
    assert all(name in sample_config(names) for name in names)
