"""Copy standard input with pyperclip and read it back; run as a program of its own.

A clipboard can hang or write to the terminal, so it is never asked by the program that draws.
The exit status is 0 only where the clipboard gave back what was put in.
"""

import sys


def main() -> int:
    """Return 0 where the clipboard holds standard input, UTF-8 text, and 1 where it does not."""
    import pyperclip

    text = sys.stdin.buffer.read().decode("utf-8")
    try:
        pyperclip.copy(text)
        held = pyperclip.paste()
    except (pyperclip.PyperclipException, OSError):
        return 1
    return 0 if _comparable(held) == _comparable(text) else 1


def _comparable(text: str) -> str:
    return text.replace("\r\n", "\n").removesuffix("\n")


if __name__ == "__main__":
    sys.exit(main())
