"""The headings of clauses, where they are listed."""

from __future__ import annotations

from assembler.verbs.headings import heading
from werkruimte import Geladen


def test_a_heading_stands_in_words_and_not_as_it_is_written(sociaal: Geladen) -> None:
    """A term in a heading is filled in; what only a regulation can tell is left open."""
    known = sociaal.ruimte.clausules
    found = {name: heading(sociaal.ruimte, clausule) for name, clausule in known.items()}
    assert (found["betrokkenheid-raden"], found["wijziging-artikel"]) == ("Betrokkenheid van de raden", "Wijziging van de …")
    assert not [text for text in found.values() if "{{" in text or "}}" in text]
    assert sum("{{" in clausule.opschrift.tekst for clausule in known.values()) > 2
