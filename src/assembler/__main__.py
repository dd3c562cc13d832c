"""`python -m assembler`, and the program itself: Ctrl-C is answered in Dutch from the first moment on."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    try:
        from assembler.cli import main as run  # noqa: PLC0415 - the time that loading takes is when people press Ctrl-C

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken.\n")
        sys.exit(3)


if __name__ == "__main__":
    main()
