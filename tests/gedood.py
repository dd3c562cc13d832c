"""A process that dies at a chosen moment, as kill -9 would: for tests that see what is left behind."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable
from typing import Any

STEPS = ((os, "replace"), (os, "unlink"), (os, "fsync"), (tempfile, "mkstemp"))  # what reaches the disk


def die_at(moment: int) -> None:
    """Let this process die at the step of that number which reaches the disk."""
    left = [moment]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return real(*args, **more)

        return call

    for module, name in STEPS:
        setattr(module, name, counted(getattr(module, name)))
