"""README's table of keys is the one in commands.py: run as a script, this file writes it anew."""

from pathlib import Path

from tui.command import Place
from tui.commands import COMMANDS, EVERYWHERE
from tui.key_tables import spell

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys -->\n", "<!-- end of keys -->\n"


def key_table_markdown() -> str:
    """Return the table of keys for the README: keys, what they do, where."""
    lines = ["| keys | what | where |", "|---|---|---|"]
    for command in COMMANDS:
        keys = " ".join(f"`{spell(key)}`" for key in command.keys)
        everywhere = command.places == EVERYWHERE
        places = "everywhere" if everywhere else ", ".join(p for p in Place if p in command.places)
        lines.append(f"| {keys} | {command.help} | {places} |")
    return "\n".join(lines) + "\n"


def with_key_table(readme: str) -> str:
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{key_table_markdown()}\n{END}{after}"


def test_the_table_of_keys_is_current() -> None:
    readme = README.read_text(encoding="utf-8")
    assert readme == with_key_table(readme), "run: python tests/test_readme.py"


def test_the_images_are_there() -> None:
    readme = README.read_text(encoding="utf-8")
    images = [part.partition(")")[0] for part in readme.split("](")[1:] if ".svg)" in part]
    assert len(images) == 2
    assert all((README.parent / image).is_file() for image in images)


if __name__ == "__main__":
    README.write_text(with_key_table(README.read_text(encoding="utf-8")), encoding="utf-8")
