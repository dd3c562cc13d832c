"""Text -> checked records.

In: bytes of files, with their names. Out: plain data that remembers where it stands (`source`), records that keep their positions
(`records/`, by `validate`), the paragraphs of a local text (`localtext`), the figures of a controller's sheet (`imports/`), and findings.
Touches nothing: no disk (that is `store`), no other wing but the ground.
"""

from __future__ import annotations
