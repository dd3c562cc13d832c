"""Money under the variants side by side: what each gemeente pays, per inhabitant, and what is more or less than now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assembler.composing.figures import onzeker, staafdiagram
from assembler.composing.session.outcomes import Uitkomst
from assembler.composing.session.pieces import Kolom, alinea, tabel
from assembler.document import ChartRow, Gat, Inlines, Node, Point, Tekst
from assembler.facts import figures
from assembler.rules.common import whole
from assembler.values import Waarde
from assembler.wording import NBSP, euro_exact, euro_heel, euro_verschil, getal, opsomming


@dataclass(frozen=True, slots=True)
class Geldkolom:
    """One variant as far as money goes: cents per gemeente, over the pools that differ."""

    uitkomst: Uitkomst
    bedragen: dict[str, int]
    bronnen: tuple[Waarde, ...]

    def per_inwoner(self, gemeente: str, inwoners: dict[str, int]) -> int:
        """Return the cents per inhabitant."""
        return whole(Fraction(self.bedragen[gemeente], inwoners[gemeente]), "dichtstbij")


def geld(node_id: str, uitkomsten: Sequence[Uitkomst]) -> list[Node]:
    """Return what the variants do to the contributions; nothing when they do not differ in money."""
    pools = _pools(uitkomsten)
    if not pools:
        return []
    kolommen = [_kolom(item, pools) for item in uitkomsten]
    known = [kolom for kolom in kolommen if kolom is not None]
    inwoners = _inwoners(uitkomsten[0])
    if len(known) < len(kolommen) or inwoners is None:
        return [alinea(f"{node_id}/onbekend", "De bijdragen zijn nog niet te berekenen: er ontbreekt een cijfer of een keuze.")]
    base = next((kolom for kolom in known if kolom.uitkomst.nu), known[0])
    return [
        alinea(f"{node_id}/om-welk-geld", _welk_geld(uitkomsten[0], pools, known[0])),
        _tabel(node_id, known, base, inwoners),
        alinea(f"{node_id}/verschuiving", _verschuiving(known, base)),
        _figuur(node_id, known),
    ]


def _pools(uitkomsten: Sequence[Uitkomst]) -> list[str]:
    """Return the cost pools of which somebody pays another amount in one variant than in another."""
    first, *others = uitkomsten
    return [pool for pool, row in first.facts.bijdragen.items() if any(_values(row) != _values(other.facts.bijdragen[pool]) for other in others)]


def _values(row: object) -> list[object]:
    assert isinstance(row, dict)  # noqa: S101 - contributions of one pool
    return [item.value if isinstance(item, Waarde) else None for item in row.values()]


def _kolom(uitkomst: Uitkomst, pools: Sequence[str]) -> Geldkolom | None:
    rows = [uitkomst.facts.bijdragen[pool] for pool in pools]
    if any(isinstance(item, Gat) for row in rows for item in row.values()):
        return None
    amounts = {name: sum(item.value for row in rows if isinstance(item := row[name], Waarde)) for name in uitkomst.facts.traject.deelnemers}
    return Geldkolom(uitkomst, amounts, tuple(item for row in rows for item in row.values() if isinstance(item, Waarde)))


def _inwoners(uitkomst: Uitkomst) -> dict[str, int] | None:
    known = uitkomst.facts
    found = {name: figures.of_gemeente(known.workspace.gemeenten[name], "inwoners", known.keuzes) for name in known.traject.deelnemers}
    counts = {name: int(item.value) for name, item in found.items() if isinstance(item, Waarde) and item.value}
    return counts if len(counts) == len(found) else None


def _welk_geld(uitkomst: Uitkomst, pools: Sequence[str], kolom: Geldkolom) -> str:
    names = opsomming([pool.naam for pool in uitkomst.facts.traject.pools if pool.id in pools])
    total = euro_heel(sum(kolom.bedragen.values()))
    return f"Het gaat om de kosten van {names}: samen {total} in {uitkomst.facts.traject.begrotingsjaar}. Voor andere kosten maken de varianten geen verschil."


def _tabel(node_id: str, kolommen: Sequence[Geldkolom], base: Geldkolom, inwoners: dict[str, int]) -> Node:
    heads = [Kolom("Gemeente", 38)]
    for kolom in kolommen:
        heads += [Kolom(f"{kolom.uitkomst.letter}: bijdrage", 22, "rechts"), Kolom(f"{kolom.uitkomst.letter}: per inwoner", 16, "rechts")]
    others = [kolom for kolom in kolommen if kolom is not base]
    for kolom in others:
        heads += [Kolom(f"{kolom.uitkomst.letter} min {base.uitkomst.letter}", 20, "rechts"), Kolom("idem, per inwoner", 16, "rechts")]
    names = base.uitkomst.facts.workspace.gemeenten
    rows = [[names[name].naam, *_cellen(kolommen, others, base, name, inwoners)] for name in base.bedragen]
    totals = [part for kolom in kolommen for part in (euro_heel(sum(kolom.bedragen.values())), "")]
    rows.append(["Samen", *totals, *(part for kolom in others for part in (_verschil(sum(kolom.bedragen.values()) - sum(base.bedragen.values())), ""))])
    sources = [item for kolom in kolommen for item in kolom.bronnen]
    caption: Inlines = (Tekst("Bijdrage per gemeente en per inwoner, met het verschil"), *onzeker(sources))
    return tabel(f"{node_id}/bijdragen", caption, heads, rows, "totaal")


def _cellen(kolommen: Sequence[Geldkolom], others: Sequence[Geldkolom], base: Geldkolom, gemeente: str, inwoners: dict[str, int]) -> list[str]:
    cells = [part for kolom in kolommen for part in (euro_heel(kolom.bedragen[gemeente]), euro_exact(kolom.per_inwoner(gemeente, inwoners)))]
    for kolom in others:
        more = kolom.bedragen[gemeente] - base.bedragen[gemeente]
        each = kolom.per_inwoner(gemeente, inwoners) - base.per_inwoner(gemeente, inwoners)
        cells += [_verschil(more), _verschil(each, exact=True)]
    return cells


def _verschil(cents: int, *, exact: bool = False) -> str:
    """Return a difference with its sign: a plus too, so that nobody has to guess."""
    return euro_verschil(cents, exact=exact).replace(f"€{NBSP}", "")


def _verschuiving(kolommen: Sequence[Geldkolom], base: Geldkolom) -> str:
    """Return who gains and who loses most by each variant, against what stands in the text now."""
    names = base.uitkomst.facts.workspace.gemeenten
    said = []
    for kolom in kolommen:
        if kolom is base:
            continue
        diffs = {name: kolom.bedragen[name] - base.bedragen[name] for name in base.bedragen}
        most, least = max(diffs, key=lambda name: diffs[name]), min(diffs, key=lambda name: diffs[name])
        said.append(
            f"Vergeleken met variant {base.uitkomst.letter} betaalt in variant {kolom.uitkomst.letter} {names[most].naam} het meest extra "
            f"({euro_heel(diffs[most])}) en gaat {names[least].naam} er het meest op vooruit ({euro_heel(-diffs[least])})."
        )
        part = [name for name, diff in diffs.items() if diff > 0]
        said.append(f"Van de {getal(len(diffs))} gemeenten {'betaalt er één' if len(part) == 1 else f'betalen er {len(part)}'} meer.")
    return " ".join(said)


def _figuur(node_id: str, kolommen: Sequence[Geldkolom]) -> Node:
    names = kolommen[0].uitkomst.facts.workspace.gemeenten
    rows = [
        ChartRow(names[name].naam, tuple(Point(kolom.bedragen[name], euro_heel(kolom.bedragen[name])) for kolom in kolommen)) for name in kolommen[0].bedragen
    ]
    caption = (Tekst("Bijdrage per gemeente, per variant"), *onzeker([item for kolom in kolommen for item in kolom.bronnen]))
    return staafdiagram(f"{node_id}/figuur-bijdragen", caption, [f"Variant {kolom.uitkomst.naam}" for kolom in kolommen], rows)
