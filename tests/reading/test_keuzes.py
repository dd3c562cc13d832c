"""The kinds of a choice: told apart by their own key, each fault said once, in words, at its place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from assembler.reading import yamltext
from assembler.reading.records import keuzes
from assembler.reading.records.besluiten import Besluit
from assembler.reading.validate import record
from broncode import boom

SRC = Path(__file__).resolve().parents[2] / "src" / "assembler"
SOORTEN = "Een keuze heeft precies één van: clausule, taken, bevoegdheid, wet, cijfer, nieuw_lid, nieuw_artikel, vervang, schrap, verplaats, wens, intrekken, aanvaardt."
Regel = tuple[int, str, str, str]  # column, slug, message, hint


def lees(keuze: str) -> tuple[Besluit | None, list[Regel]]:
    """Read a decision with one choice; a finding must stand in the line of that choice."""
    text = f"datum: 2021-06-01\ngremium: raad\nkeuzes:\n- {keuze}\n"
    found, faults = record(Besluit, yamltext.parse(text.encode(), "b.yaml").data)
    assert all(item.span.line == 4 for item in faults)
    return found, [(item.span.column - 2, item.slug, item.message, item.hint) for item in faults]


GOED = (
    ("{clausule: k, variant: v, parameters: {a: 1}, vervalt: false, reden: Zo., vertrouwelijk: true}", keuzes.KeuzeClausule),
    ("{taken: {a: {uitvoering: lokaal}}, gemeente: noord}", keuzes.KeuzeTaken),
    ("{bevoegdheid: a/b, wijze: mandaat}", keuzes.KeuzeBevoegdheid),
    ("{wet: participatiewet, omvang: taken}", keuzes.KeuzeWet),
    ("{aanvaardt: {besluit: a}, reden: Zo.}", keuzes.KeuzeAanvaarding),
    ("{cijfer: {naam: a, waarde: ntb, peildatum: 2021-01-01, bron: b, status: aanname}}", keuzes.KeuzeCijfer),
    ("{nieuw_lid: {in: a, lid: {id: x, tekst: X.}}}", keuzes.KeuzeNieuwLid),
    ("{nieuw_artikel: {id: a, opschrift: A, na: b, leden: [{id: x, tekst: X.}]}}", keuzes.KeuzeNieuwArtikel),
    ("{vervang: {plaats: a/b, tekst: X.}}", keuzes.KeuzeVervang),
    ("{schrap: a/b}", keuzes.KeuzeSchrap),
    ("{verplaats: {wat: a, na: b}}", keuzes.KeuzeVerplaats),
    ("{wens: Liever niet., over: a}", keuzes.KeuzeWens),
    ("{intrekken: 2021-05-27-sessie/3}", keuzes.KeuzeIntrekken),
)


@pytest.mark.parametrize(("keuze", "soort"), GOED)
def test_een_keuze_is_van_een_soort(keuze: str, soort: type[keuzes.Keuze]) -> None:
    found, faults = lees(keuze)
    assert found is not None, faults
    assert type(found.keuzes[0]) is soort
    assert type(Besluit(datum=found.datum, gremium="raad", keuzes=found.keuzes).keuzes[0]) is soort


def test_alle_soorten_zijn_genoemd() -> None:
    union = {get_args(part)[0] for part in get_args(get_args(keuzes.Keuze)[0])}
    assert union == set(keuzes.SOORTEN.values()) == {soort for _, soort in GOED}


FOUT: tuple[tuple[str, list[Regel]], ...] = (
    ("{clausule: k, varaint: x}", [(15, "veld-is-bekend", "Het veld 'varaint' bestaat hier niet.", "Bedoelde u 'variant'?")]),
    ("{cijfer: {naam: a, waarde: 1, peildatum: 2021-01-01, bron: b, statis: x, status: aanname}}", [(63, "veld-is-bekend", "Het veld 'statis' bestaat hier niet.", "Bedoelde u 'status'?")]),
    ("{nieuw_lid: {in: a, lid: {id: x, teks: y}}}", [(34, "veld-is-bekend", "Het veld 'teks' bestaat hier niet.", "Bedoelde u 'tekst'?")]),
    ("{wens: x, gemeente: y}", [(11, "veld-is-bekend", "Het veld 'gemeente' bestaat hier niet.", "Bekend zijn: wens, over, reden, vertrouwelijk.")]),
    ("{taken: {a: {uitvoering: lokal}}}", [(26, "waarde-is-bekend", "'lokal' kan hier niet.", "Bedoelde u 'lokaal'?")]),
    ("{taken: {a: {uitvoering: zus}}}", [(26, "waarde-is-bekend", "'zus' kan hier niet.", "Kies uit: gezamenlijk, gedeeltelijk, lokaal, vrijgesteld.")]),
    ("{taken: {}}", [(9, "waarde-heeft-juiste-vorm", "Deze groep is leeg.", "Vul haar aan, of verwijder de regel.")]),
    ("{bevoegdheid: a/b}", [(1, "veld-is-ingevuld", "Hier ontbreekt 'wijze'.", "")]),
    ("{vertrouwelijk: ja, schrap: a/b}", [(17, "waarde-heeft-juiste-vorm", "Hier hoort 'true' of 'false' te staan ('ja').", "")]),
    ("tekst", [(1, "waarde-heeft-juiste-vorm", "Hier hoort een groep met namen en waarden te staan ('tekst').", "")]),
    ("{reden: Zo.}", [(1, "keuze-is-eenduidig", "Deze keuze zegt niet wat zij kiest.", SOORTEN)]),
    ("{}", [(1, "keuze-is-eenduidig", "Deze keuze zegt niet wat zij kiest.", SOORTEN)]),
    ("{schrap: a/b, clausule: k, reden: Zo.}", [(1, "keuze-is-eenduidig", "Deze keuze doet meer dan één ding tegelijk (clausule, schrap).", SOORTEN)]),
    (
        "{verplats: {wat: a, na: b}}",
        [
            (1, "veld-is-ingevuld", "Hier ontbreekt 'verplaats'.", "Is dat misschien 'verplats'?"),
            (2, "veld-is-bekend", "Het veld 'verplats' bestaat hier niet.", "Bedoelde u 'verplaats'?"),
        ],
    ),
    ("{nieuw_lid: {in: a}}", [(13, "veld-is-ingevuld", "Geef een 'lid' of een 'onderdeel'.", "")]),
    ("{nieuw_lid: {in: a, lid: {id: x, tekst: X.}, onderdeel: {id: y, tekst: Y}}}", [(13, "veld-is-ingevuld", "Geef een 'lid' of een 'onderdeel'.", "")]),
    ("{vervang: {plaats: a/b}}", [(11, "veld-is-ingevuld", "Geef een 'tekst' of een 'opschrift'.", "")]),
    ("{vervang: {plaats: a, opschrift: A, tekst: X.}}", [(11, "veld-is-ingevuld", "Geef een 'tekst' of een 'opschrift'.", "")]),
    ("{vervang: {plaats: 'begrip:a', tekst: x, neemt_op: [a/b]}}", [(11, "veld-is-bekend", "'neemt_op' hoort bij nieuwe tekst voor een lid of onderdeel.", "")]),
    ("{verplaats: {wat: a}}", [(13, "veld-is-ingevuld", "Zeg waarheen: 'na' een artikel of hoofdstuk, of 'naar' een hoofdstuk.", "")]),
    ("{verplaats: {wat: a, na: b, naar: c}}", [(13, "veld-is-ingevuld", "Zeg waarheen: 'na' een artikel of hoofdstuk, of 'naar' een hoofdstuk.", "")]),
)  # fmt: skip


@pytest.mark.parametrize(("keuze", "regels"), FOUT)
def test_een_fout_in_een_keuze_wordt_een_keer_gezegd(keuze: str, regels: list[Regel]) -> None:
    """Never also that the list of choices is too short: it is not, its only item is wrong."""
    assert lees(keuze) == (None, regels)


def test_een_lege_lijst_van_keuzes_is_wel_te_kort() -> None:
    _, faults = record(Besluit, yamltext.parse(b"datum: 2021-06-01\ngremium: raad\nkeuzes: []\n", "b.yaml").data)
    assert [(item.message, item.hint) for item in faults] == [("Deze lijst is te kort.", "Vul haar aan.")]


# --- every stage knows every kind ------------------------------------------------------------------------------------


def matches(tree: ast.Module) -> Iterator[tuple[int, bool]]:
    """Yield the line of each `match keuze`, and whether a kind that is not named there is an error for mypy."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Match) and isinstance(node.subject, ast.Name) and node.subject.id == "keuze":
            yield node.lineno, ast.unparse(node.cases[-1]).split() == ["case", "_:", "assert_never(keuze)"]


@pytest.mark.slow
def test_wie_soorten_onderscheidt_noemt_ze_allemaal() -> None:
    found = {(path.relative_to(SRC).as_posix(), line): whole for path in SRC.rglob("*.py") for line, whole in matches(boom(path))}
    assert [place for place, whole in found.items() if not whole] == []
    stages = {"facts/choose.py", "facts/decisions.py", "composing/edits.py", "checking/names/log.py", "facts/views/logchoice.py"}
    assert {path for path, _ in found} >= stages


def test_de_wacht_ziet_een_soort_die_vergeten_is() -> None:
    text = "match keuze:\n    case KeuzeWens():\n        pass\n"
    assert list(matches(ast.parse(text))) == [(1, False)]
    assert list(matches(ast.parse(text + "    case _:\n        assert_never(keuze)\n"))) == [(1, True)]
