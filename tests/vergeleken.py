"""What the tests of comparisons share: a decision that adds an article and rewrites another, and the page of consequences."""

from __future__ import annotations

from pathlib import Path

from werkruimte import draai

BESLUIT = """\
datum: 2021-10-01
gremium: stuurgroep
keuzes:
  - nieuw_artikel: {id: doel, opschrift: Doel, na: taken, leden: [{id: doel, tekst: Het doel is samenwerken.}]}
    reden: De raden vroegen om een doel.
  - vervang: {plaats: klachten/regeling, tekst: "Het {{ begrip('bestuur') }} regelt klachten."}
    reden: Het kan korter.
"""
MET = {"trajecten/proef/besluiten/2021-10-01-stuurgroep.yaml": BESLUIT}


def gevolgen(root: Path, *args: str, oud: str = "concept") -> str:
    uitkomst = draai(root, "diff", "proef", oud, "definitief", "--as", "gevolgen", *args)
    assert uitkomst.code == 0, uitkomst.alles
    return uitkomst.uit
