"""Who set what, and when: two decisions of one moment about one thing contradict each other."""

from __future__ import annotations

from assembler.facts.chosen import Origin
from assembler.ground.findings import Finding, Related, error


class SetBy:
    """By which choice of the log each key was set last; collects what is said against choices."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._by: dict[str, Origin] = {}

    def claim(self, key: str, bron: Origin) -> None:
        """Note that `bron` sets `key`; two decisions at one moment about one key contradict each other."""
        first = self._by.get(key)
        if first is not None and first.moment == bron.moment:
            message = f"Op {bron.datum.isoformat()} wordt hetzelfde twee keer bepaald ({key})."
            hint = "Geef een van de twee besluiten een later volgnummer, of verwijder een keuze."
            self.findings.append(error("keuze-is-eenduidig", message, bron.span, related=(Related(first.span, "hier staat de andere keuze"),), hint=hint))
        self._by[key] = bron
