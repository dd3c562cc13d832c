"""Bij ieder beslispunt van een voorstel staat een argument.

In een voorstel begint een argument met het nummer van zijn beslispunt: 1.1 en 1.2 horen bij punt 1. Staat er bij een punt geen argument, dan leest de raad niet waarom hij dat zou
besluiten; hoort een argument bij een punt dat er niet is, dan is er een punt vervallen of verkeerd geteld. De controle ziet de beslispunten van de mijlpaal en die van de gemeente zelf.
Heeft geen enkel argument een nummer, dan weet zij niet welk bij welk hoort, en zegt zij niets; staat er helemaal geen argument, dan wel.

Schrijf het argument in teksten/<mijlpaal>/argumenten, of in eigen tekst van de gemeente bij de sectie 'argumenten'.

Grondslag: geen; gangbaar in raadsvoorstellen, en een eis uit gepubliceerde leidraden daarvoor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.document import Node, text_of
from assembler.ground.findings import Finding, warning

SLUG = "beslispunt-heeft-argument"
POINTS, ARGUMENTS = "voorstel", "argumenten"
_PLACE = re.compile(rf"^/(?:lokaal:(?:voor|na|in-plaats-van)-)?{ARGUMENTS}$")  # the section itself, and what a gemeente wrote there
_NUMBER = re.compile(r"(\d+)\.\d+\b")


def check_document(facts: Facts, root: Node) -> Iterator[Finding]:
    """Yield each point without an argument and each argument without a point, in a paper that has both sections."""
    soort = next((item for item in facts.workspace.documentsoorten.values() if item.id == getattr(root.layout, "soort", "")), None)
    names = {section.id for section in soort.secties} if soort else set()
    if not {POINTS, ARGUMENTS} <= names:
        return
    points = list(_points(root))
    told = [section for section in root.walk() if section.kind == "sectie" and _PLACE.search(section.id.removeprefix(root.id))]
    numbered = {int(found[1]): node for part in told for node in part.walk() if (found := _NUMBER.match(text_of(node.opschrift).strip()))}
    file = f"trajecten/{facts.traject.id}/teksten/{facts.mijlpaal.id}/argumenten"
    if points and not told:
        message = f"Bij geen van de {len(points)} beslispunten staat een argument." if len(points) > 1 else "Bij het beslispunt staat geen argument."
        yield warning(SLUG, message, points[0].herkomst.span, hint=f"Schrijf ze in {file}.")
    for number, point in enumerate(points, 1) if numbered else ():
        if number not in numbered:
            message = f"Bij beslispunt {number} staat geen argument: {text_of(point.inhoud)}"
            place = point.herkomst.span.file
            own = place.removesuffix(place.rpartition("/")[2]) + f"{soort.id if soort else ''}/na-{ARGUMENTS}.md"
            where = own if place.startswith("gemeenten/") else file  # a point of its own has its argument there too
            yield warning(SLUG, message, point.herkomst.span, hint=f"Schrijf een argument dat begint met {number}.1, in {where}.")
    for number, node in numbered.items():
        if points and number > len(points):
            message = f"Het argument '{text_of(node.opschrift)}' hoort bij beslispunt {number}; er zijn er {len(points)}."
            yield warning(SLUG, message, node.herkomst.span, hint="Verbeter het nummer, of haal het argument weg.")


def _points(root: Node) -> Iterator[Node]:
    section = root.find(f"{root.id}/{POINTS}")
    for node in section.kinderen if section else ():
        yield from (child for child in node.kinderen if child.kind == "onderdeel")
