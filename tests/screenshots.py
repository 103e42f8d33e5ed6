"""Write README's two pictures with the program itself: `python tests/screenshots.py`."""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.conftest import settle
from tui.app import RetoldApp
from tui.settings.model import Colors, Settings

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / ".github" / "images"
SHOTS = {"list": ("down", "down"), "comparison": ("down", "down", "c", "]", "d")}
"""The keys that lead to each picture."""


async def shoot(name: str, keys: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(colors=Colors.TRUECOLOR)
        app = RetoldApp([ROOT / "seeds"], Path(folder, "annotations.json"), settings=settings)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await pilot.press(*keys)
            await settle(pilot)
            (IMAGES / f"{name}.svg").write_text(app.export_screenshot(), encoding="utf-8")
        app.end()


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    for wanted in sys.argv[1:] or SHOTS:
        asyncio.run(shoot(wanted, SHOTS[wanted]))
