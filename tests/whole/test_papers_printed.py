"""The papers of the process as LibreOffice prints them, in each of the seven houses: no signature alone on a page, an oplegger on one, a memo on three at most."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import docxcheck
from assembler.facts.orders import Order
from assembler.pipeline import assemble
from assembler.rendering import word
from werkruimte import Geladen

SIGNED = ("addendum", "collegebesluit", "collegebesluit-vaststelling", "raadsbesluit")
PLAIN = ("memo", "oplegger", "collegevoorstel")
SIGNERS = ("de secretaris", "de burgemeester", "de waarnemend burgemeester", "de griffier", "de voorzitter")


@pytest.fixture(scope="module")
def pages(sociaal: Geladen, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """Return the pages of each paper of each gemeente at the definitive text."""
    docs = {}
    for kind in (*SIGNED, *PLAIN):
        for name in sociaal.trajectmap.besluitnemers:
            final = assemble(sociaal.folded("definitief"), Order(kind, sociaal.ruimte.documentsoorten[kind], name)).final
            docs[f"{kind}-{name}"] = word.render(final, sociaal.ruimte.basis[final.huisstijl], numbering="vast")
    return docxcheck.pdf_paginas(docs, tmp_path_factory.mktemp("gedrukt"))


def _words(page: str) -> list[str]:
    """Return the lines of a page between its header and its foot that are no signature."""
    rows = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
    return [row for row in rows[1:-1] if not row.startswith(SIGNERS) and "…" not in row]


@pytest.mark.office
@pytest.mark.broad
@pytest.mark.parametrize("kind", SIGNED)
def test_no_signature_stands_alone_on_a_page(pages: Mapping[str, list[str]], kind: str) -> None:
    """There are words of the paper above it, and not its enclosures alone."""
    for name, found in pages.items():
        if name.startswith(f"{kind}-"):
            signed = [page for page in found if any(signer in page for signer in SIGNERS)]
            assert signed, name
            assert all(len(_words(page)) >= 2 for page in signed), (name, [_words(page) for page in signed])


@pytest.mark.office
@pytest.mark.broad
def test_an_oplegger_is_one_page_and_a_memo_three_at_most(pages: Mapping[str, list[str]]) -> None:
    """In every house."""
    count = {name: len(found) for name, found in pages.items()}
    assert {name: number for name, number in count.items() if name.startswith("oplegger-") and number != 1} == {}
    assert {name: number for name, number in count.items() if name.startswith("memo-") and number > 3} == {}
    assert len(count) == 7 * len((*SIGNED, *PLAIN))


@pytest.mark.office
@pytest.mark.broad
def test_the_foot_stands_on_one_line(pages: Mapping[str, list[str]]) -> None:
    """The number of the page stands behind it, not below."""
    wrapped = [name for name, found in pages.items() for page in found if not page.rstrip().splitlines()[-1].rpartition("Pagina")[0].strip()]
    assert wrapped == []
