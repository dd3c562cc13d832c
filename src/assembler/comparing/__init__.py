"""What changed between two documents (`trees/`), and why (`causes/`).

In: finished trees, and the log between two moments. Out: changes per provision, each with the decision or figure that caused it. Knows nothing of
layout: `rendering` shows a comparison.
"""

from __future__ import annotations
