from pathlib import Path

import pytest

from tui.settings.chosen_theme import chosen_theme, remember_theme


def test_what_was_chosen_in_the_app_holds_until_the_file_names_another_theme(
    tmp_path: Path,
) -> None:
    assert chosen_theme(tmp_path, "nord") == "nord"
    remember_theme(tmp_path, "dracula", "nord")
    assert chosen_theme(tmp_path, "nord") == "dracula"
    assert chosen_theme(tmp_path, "gruvbox") == "gruvbox"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"version": 1, "theme": 3}', "[" * 100_000])
def test_a_damaged_file_says_nothing(tmp_path: Path, content: str) -> None:
    remember_theme(tmp_path, "dracula", "nord")
    (file,) = tmp_path.iterdir()
    file.write_text(content, encoding="utf-8")
    assert chosen_theme(tmp_path, "nord") == "nord"
