"""Pictures of the screens that keys lead to, as text with a letter for the style of each cell."""

from tests.conftest import Open, screen_picture, settle

SIZES = [(80, 24), (120, 40)]

LEADS_ON = frozenset({"enter", "c", "t", "a", "K", "A", "C", "s", "m", "r", "R"})
"""Keys after which another screen, or a change that is saved, is waited for."""


async def picture(opened: Open, folder: str, *keys: str, size: tuple[int, int] = (80, 24)) -> str:
    """Return the picture of the screen that some keys lead to, from the list of a folder."""
    async with opened(folder, size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            if key in LEADS_ON:
                await settle(pilot)
        await settle(pilot)
        return await screen_picture(pilot)
