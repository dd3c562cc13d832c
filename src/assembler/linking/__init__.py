"""Every name that one file uses exists in another: the gate before any stage runs."""

from __future__ import annotations

from assembler.document import Node
from assembler.facts import Facts
from assembler.findings import Finding, Related, error, ordered, remark
from assembler.linking.context import context
from assembler.linking.library import check_library
from assembler.linking.log import check_log
from assembler.linking.traject import check_traject
from assembler.records.trajecten import Mijlpaal
from assembler.records.workspace import Workspace
from assembler.refer import Why


def check(workspace: Workspace) -> tuple[Finding, ...]:
    """Return every name that does not exist, every sentence that cannot be read, every choice by a wrong owner."""
    ctx = context(workspace)
    found = check_library(ctx)
    for item in workspace.trajecten.values():
        found += check_traject(ctx, item)
        found += check_log(ctx, item)
    return ordered(found)


def why(facts: Facts) -> Why:
    """Return the function that says by which choice a place is not in the text."""

    def reason(path: str) -> tuple[str, tuple[Related, ...]]:
        name, _, rest = path.removeprefix("bijlage:").partition("/")
        keuze = facts.keuzes.clausules.get(name)
        if keuze is None:
            return "", ()
        if not keuze.aanwezig:
            source = keuze.bronnen.get("aanwezig")
            if source is None:
                return ": die clausule is optioneel en niet gekozen", ()
            return f": het besluit van {source.datum.isoformat()} liet '{name}' vervallen", (Related(source.span, "hier is dat besloten"),)
        dropped = next((item for item in facts.keuzes.bewerkingen if item.keuze.schrap == path), None)
        if dropped is not None:
            return f": het besluit van {dropped.bron.datum.isoformat()} schrapte het", (Related(dropped.bron.span, "hier is dat besloten"),)
        source = keuze.bronnen.get("variant")
        by = f" (besluit van {source.datum.isoformat()})" if source else ""
        related = (Related(source.span, "hier is de variant gekozen"),) if source else ()
        return (
            f": de gekozen variant '{keuze.variant}'{by} heeft het niet, of zijn voorwaarde geldt niet" if rest else ": dit document bevat die clausule niet"
        ), related

    return reason


def gaps(root: Node, mijlpaal: Mijlpaal) -> tuple[Finding, ...]:
    """Return a finding for each gap: a remark in a concept, an error in a definitive text."""
    found: dict[str, Finding] = {}
    for node in root.walk():
        for item in node.inhoud:
            if getattr(item, "soort", "") != "ntb":
                continue
            what = getattr(item, "omschrijving", "")
            make = error if mijlpaal.definitief else remark
            message = f"Nog niet bekend (n.t.b.): {what}."
            hint = "In een definitieve tekst mag niets n.t.b. zijn: leg het vast in een besluit." if mijlpaal.definitief else ""
            found.setdefault(what, make("alles-is-bekend", message, node.herkomst.span, hint=hint))
    return tuple(found.values())
