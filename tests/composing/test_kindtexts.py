"""What is said in a set of all gemeenten stands once, for one kind of paper: a text of the region for each kind, in that kind and in no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from assembler.facts.orders import Order
from assembler.pipeline import Folded, assemble, fold
from assembler.reading import placetext
from assembler.reading.records.blokken import Blok
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.workspace import Plaatstekst, Workspace
from assembler.verbs.earlier import earlier
from werkruimte import REPO, Geladen, tekst_van

OWN = {"beslispunten", "wijzigingsopdrachten"}  # places that the program fills
KINDS = sorted(path.stem for path in (REPO / "templates/documenten").glob("*.yaml") if "klasse: stuk" in path.read_text(encoding="utf-8"))
RICH = (
    "## Kopje\n\nTekst met **vet**, *cursief*, een [link](https://www.dordrecht.nl) en {{{{ traject.inwerkingtreding | datum }}}}: merk-{merk}.\n\n"
    "- een punt\n- nog een punt\n\n| Jaar | Bedrag |\n|---|---:|\n| een | {{{{ bijdragen.totaal | euro_heel }}}} |\n"
)


def places(workspace: Workspace, soort: Documentsoort) -> set[str]:
    """Return the places of a kind that the region may fill, those in shared blocks too."""
    found = set(_places(workspace, (blok for section in soort.secties for blok in section.blokken)))
    return found - OWN


def _places(workspace: Workspace, blokken: Iterable[Blok]) -> Iterator[str]:
    for blok in blokken:
        if blok.invoegen:
            yield blok.invoegen
        shared = workspace.blokken[blok.blok].blokken if blok.blok else ()
        yield from _places(workspace, (*blok.blokken, *blok.anders, *shared))


@pytest.fixture(scope="module")
def marked(sociaal: Geladen) -> Folded:
    """Return the concept with a text of the region for each kind at each of its places, in a folder of its own: teksten/<mijlpaal>/<soort>/<plaats>.md."""
    workspace, item = sociaal.ruimte, sociaal.trajectmap
    texts = list(item.plaatsteksten)
    for kind in KINDS:
        for place in sorted(places(workspace, workspace.documentsoorten[kind])):
            file = f"trajecten/gr-sociaal/teksten/concept/{kind}/{place}.md"
            blokken, found = placetext.read(RICH.format(merk=kind).encode(), file)
            assert blokken is not None, [row.message for row in found]
            texts.append(Plaatstekst("concept", place, tuple(blokken), blokken[0].positie.span, kind))
    changed = replace(item, plaatsteksten=tuple(texts))
    chosen = sociaal.mijlpaal("concept")
    return fold(workspace, changed, chosen, earlier(REPO, workspace, changed, chosen))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_paper_has_a_place_for_a_text_of_its_own(sociaal: Geladen, kind: str) -> None:
    """So that what is said in all seven need not be typed seven times, nor in traject.yaml."""
    assert places(sociaal.ruimte, sociaal.ruimte.documentsoorten[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_for_a_kind_stands_in_that_kind_and_in_no_other(marked: Folded, kind: str) -> None:
    """With headings, bold, a list, a table and what is filled in."""
    soort = marked.facts.workspace.documentsoorten[kind]
    made = assemble(marked, Order(kind, soort, None if soort.per == "traject" else "sliedrecht"))
    text = tekst_van(made).replace("\u00a0", " ")
    assert set(re.findall(r"merk-([a-z-]+)\.", text)) == {kind}
    assert "Kopje" in text
    assert "- een punt" in text
    assert f"en 1 januari 2022: merk-{kind}." in text
    assert re.search(r"een \| € \d+", text)
