"""`python -m assembler`, and the program itself: Ctrl-C is answered in Dutch from the first moment on."""

from __future__ import annotations

import gc
import io
import signal
import sys


def _stop(*_signal: object) -> None:
    """Stop as with Ctrl-C, so that what is half written is taken away."""
    raise KeyboardInterrupt


def collect_seldom() -> None:
    """Look for garbage less often: trees and records live to the end, and looking among them every 700 objects costs a sixth of the time."""
    gc.set_threshold(200_000, 30, 100)


def main() -> None:
    """Run the command line."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started us
            setattr(sys, name, io.StringIO())
    collect_seldom()
    try:
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _stop)
        from assembler.cli import main as run  # noqa: PLC0415 - the time that loading takes is when people press Ctrl-C

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken.\n")
        sys.exit(3)


if __name__ == "__main__":
    main()
