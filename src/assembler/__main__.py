"""`python -m assembler`, and the program itself: Ctrl-C is answered in Dutch from the first moment on."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line."""
    gc.set_threshold(200_000, 30, 100)  # trees and records live to the end: looking for garbage among them every 700 objects costs a sixth of the time
    try:
        from assembler.cli import main as run  # noqa: PLC0415 - the time that loading takes is when people press Ctrl-C

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken.\n")
        sys.exit(3)


if __name__ == "__main__":
    main()
