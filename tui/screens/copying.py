"""Copy text out of the app without holding up its keys, and say truthfully where it went."""

from collections.abc import Mapping
from os import environ
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.command_screen import CommandScreen

ENVIRONMENT: Mapping[str, str] = dict(environ)
"""The environment at the start."""


def copy_text(screen: "CommandScreen", text: str) -> None:
    """Copy in a thread of its own and tell the outcome on the screen that is then in front."""
    from tui.quotes.clipboard import copy
    from tui.settings import saved_quotes_folder

    app = screen.app

    def write_terminal(sequence: str) -> None:
        driver = app._driver
        if driver is not None:
            app.call_from_thread(driver.write, sequence)

    def run() -> None:
        outcome = copy(
            text,
            write_terminal=write_terminal,
            environment=ENVIRONMENT,
            fallback_folder=saved_quotes_folder(),
        )
        app.call_from_thread(screen.tell, outcome.message)

    screen.tell("copying…")
    app.run_worker(run, thread=True, group="copying", exit_on_error=False)
