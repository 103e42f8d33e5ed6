from pathlib import Path

import pytest

from tui.settings import cache_folder, config_folder, saved_quotes_folder, state_folder


def test_settings_state_and_cache_are_kept_apart() -> None:
    folders = [config_folder(), state_folder(), cache_folder()]
    assert all("retold" in folder.parts for folder in folders)
    assert cache_folder() not in folders[:2]
    assert saved_quotes_folder().is_relative_to(state_folder())


def test_asking_for_a_folder_makes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    config_folder(), state_folder(), cache_folder(), saved_quotes_folder()
    assert list(tmp_path.iterdir()) == []
