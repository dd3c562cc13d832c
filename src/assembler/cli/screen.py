"""What is said to who called us: work never stops for want of a listener, and that something went unsaid is told at the end."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Any


class _Lasting(io.RawIOBase):
    """A stream on which writing never fails: the first fault is kept, and what is written after it is dropped.

    A verb prints while it works, between the sets of two councils too. A disk that is full only for its words may not cut the work off, nor look like it.
    """

    def __init__(self, raw: Any) -> None:
        super().__init__()
        self._raw = raw
        self.fault: OSError | None = None

    def writable(self) -> bool:
        """Return that one can write."""
        return True

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return bool(self._raw.isatty())

    def fileno(self) -> int:
        """Return the number that the system knows it by."""
        return int(self._raw.fileno())

    def write(self, data: Any) -> int:
        """Write what is possible; return that it is done."""
        if self.fault is None:
            try:
                done = self._raw.write(data)
            except OSError as fault:
                self.fault = fault
            else:
                if done is not None:
                    return int(done)
                self.fault = BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))  # somebody made it a pipe that does not wait
        return len(data)


def take() -> None:
    """Put streams that last in the place of those of the terminal."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.flush()
            raw = _Lasting(getattr(stream.buffer, "raw", stream.buffer))
            line, through = stream.line_buffering, stream.write_through
            setattr(sys, name, io.TextIOWrapper(io.BufferedWriter(raw), stream.encoding, stream.errors, line_buffering=line, write_through=through))


def fault_of(name: str) -> OSError | None:
    """Return why not all of what was said on "stdout" or "stderr" was written; None when it was."""
    stream = getattr(sys, name)
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    if not isinstance(raw, _Lasting):
        return None
    stream.flush()
    return raw.fault
