"""Een regeling gebruikt voor hetzelfde steeds hetzelfde, gewone woord.

De bibliotheek schrijft `als`, `twee keer` en `of`; een tekst die daarnaast `indien`, `tweemaal` of `en/of` gebruikt, laat de lezer raden of er
iets anders is bedoeld. De controle ziet de tekst van een regeling met haar toelichting en bijlagen, dus ook wat een gemeente of het traject er
zelf in schrijft. Zij verandert niets: het is een opmerking.

Grondslag: Aanwijzingen voor de regelgeving, hoofdstuk 3 (over taal; MEM welke aanwijzing), en huisregel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.document import Cover, Node, Tekst
from assembler.ground.findings import Finding, remark

SLUG = "woorden-van-een-regeling"
BETER = {
    "indien": "als",
    "eenmaal": "één keer",
    "tweemaal": "twee keer",
    "driemaal": "drie keer",
    "en/of": "of",
    "middels": "met of door",
    "teneinde": "om",
    "alsmede": "en",
    "alsook": "en",
    "zulks": "dat",
    "derhalve": "daarom",
    "voornoemd": "de naam zelf",
    "bovengenoemd": "de naam zelf",
    "sub a": "onderdeel a",
}
_WOORD = re.compile(rf"(?<![\w/])({'|'.join(re.escape(word) for word in BETER)})(?:e|en)?(?![\w/])", re.IGNORECASE)


def check_document(facts: Facts, root: Node) -> Iterator[Finding]:
    """Yield each word of the list in a sentence of a regulation, with the word to use."""
    del facts
    if not isinstance(root.layout, Cover):
        return
    for node in root.walk():
        for inlines in (node.opschrift, node.inhoud):
            for match in _WOORD.finditer("".join(item.text for item in inlines if isinstance(item, Tekst))):
                word = match[1]
                yield remark(SLUG, f"Hier staat '{match[0]}'.", node.herkomst.span, hint=f"Schrijf: {BETER[word.casefold()]}.")
