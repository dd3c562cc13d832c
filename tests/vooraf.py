"""What holds before anything else is loaded: what was compiled once is kept, also where the machine says otherwise (a third of the time of a small process)."""

from __future__ import annotations

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
