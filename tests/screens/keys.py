"""Press keys as a reader does who looks at what each of them does."""

from textual.pilot import Pilot

from tests.conftest import settle


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys one by one, each after what the one before began is done."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
