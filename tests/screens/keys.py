"""Press keys as a reader does who looks at what each of them does."""

from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.conftest import settle


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys one by one, each after what the one before began is done."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def offered(pilot: Pilot[str]) -> str:
    """Return what the palette would do on enter; nothing where it offers nothing yet."""
    lists = pilot.app.screen.query(OptionList)
    chosen = lists.first().highlighted_option if lists else None
    return str(chosen.prompt).splitlines()[0] if chosen else ""
