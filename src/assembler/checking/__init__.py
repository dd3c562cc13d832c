"""Names exist (`names/`, gate 1); law and drafting hold (`law/`, a seam: one check a file); who may read and write what (`rights/`).

In: a workspace, facts, a finished tree. Out: findings, never an exception. States a fact and cites the article; gives no verdict.
"""

from __future__ import annotations
