"""Run retold: as `python -m tui`, and as the `retold` command that is installed."""

import sys

from tui.interrupts import end_at_once

# Whoever imports this module is about to run it, and ctrl+c may come while the rest is loaded.
end_at_once()


def main() -> int:
    """Run retold with the process's own arguments; return its exit status."""
    from tui.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
