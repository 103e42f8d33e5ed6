"""A config.toml with every setting, commented out, as it is where nothing is set."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum

from tui.command import Command, Topic
from tui.commands import COMMANDS
from tui.settings.model import USUAL

_HEAD = """\
# Settings of retold. A line that begins with # is not read.
#
# theme: {themes}
# A theme chosen in the app (g T) is remembered until another one is named here.
#theme = {theme}

# Colours: {colors}. What is set here goes before the variable NO_COLOR.
#colors = {color}

# Signs and rules: {signs}. auto asks the locale whether the terminal knows Unicode.
#signs = {sign}

# Motion: {motions}. reduced: nothing blinks or slides, and counts change once a second.
#motion = {motion}

# Keys: a key sequence or a list of them, instead of those a command has; [] for none.
# Write "] c" or "]c", "g g" or "gg", "ctrl+d" or "^d" or "<C-d>", "alt+x", "enter", "escape",
# "tab", "shift+tab", "space", "backspace", "delete", "home", "end", "pageup", "pagedown",
# "up", "down", "left", "right", "f1". A key counts once on each screen.
[keys]
"""


def sample_config(themes: Sequence[str]) -> str:
    """Return the sample; without its # before settings it sets what is usual."""
    head = _HEAD.format(
        themes=_wrapped(themes),
        theme=json.dumps(str(USUAL.theme)),
        colors=_choices(USUAL.colors),
        color=json.dumps(str(USUAL.colors)),
        signs=_choices(USUAL.signs),
        sign=json.dumps(str(USUAL.signs)),
        motions=_choices(USUAL.motion),
        motion=json.dumps(str(USUAL.motion)),
    )
    return head + "\n".join(_keys()) + "\n"


def _keys() -> Iterator[str]:
    for topic in Topic:
        own = [command for command in COMMANDS if command.topic is topic]
        if own:
            yield f"\n# {topic.capitalize()}"
        for command in own:
            yield f"# {command.help}"
            yield f"#{command.id} = {_written(command)}"


def _written(command: Command) -> str:
    keys = list(command.keys)
    return json.dumps(keys[0] if len(keys) == 1 else keys, ensure_ascii=False)


def _choices(usual: StrEnum) -> str:
    return ", ".join(f'"{choice}"' for choice in type(usual))


def _wrapped(names: Sequence[str]) -> str:
    """Return names in rows of a comment."""
    rows = [names[first : first + 6] for first in range(0, len(names), 6)]
    return ",\n#   ".join(", ".join(row) for row in rows)
