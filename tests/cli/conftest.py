from pathlib import Path

import pytest

SHARED = (
    "The ministry of trade said on Monday that the export of advanced chips may go on"
    " without any further delay, and that 300 licences had been granted to three makers."
)

HERON = "A heron stood by the river at dawn and waited for fish, unmoved by wind and rain.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of three articles: two share a sentence, one repeats itself."""
    root = tmp_path / "seeds"
    (root / "deep").mkdir(parents=True)
    front_matter = "---\ntitle: Chips on the move\nsource: The Daily\ndate: 2025-07-15\n---\n"
    texts = {
        "chips.md": f"{front_matter}Dealers **cheered** loudly.\n\n{SHARED}\n\nMore later. End.",
        "deep/trade.txt": f"Nobody expected it.\n\n{SHARED}\n\nThe end. The end.",
        "other.txt": f"{HERON}\n{HERON}",
    }
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")
    return root
