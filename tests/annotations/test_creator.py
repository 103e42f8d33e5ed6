import pytest

from tui.annotations.creator import login_name


def test_the_login_name_is_one_clean_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: " ann\x1b\nb ")
    assert login_name() == "ann␛ b"


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_a_user_without_a_name_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail() -> str:
        raise error("no such user")

    monkeypatch.setattr("getpass.getuser", fail)
    assert login_name() == ""
