"""What sentences read: every view holds the names declared for it, each of the type declared, and says what the decisions say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from assembler.composing.session import paper_scope
from assembler.facts.parameter_types import item_kinds
from assembler.facts.views.choices import CHOICE, change_types, choice_types, figure_types, module_types
from assembler.facts.views.declared import CELL, IN_PAPERS, KINDS, OWN, SCOPE, view_types
from assembler.facts.views.links import links
from assembler.facts.views.planning import milestone_types
from assembler.facts.views.scope import gemeente_scope, region_scope
from assembler.ground.document import Gat
from assembler.ground.values import Waarde, Woord
from assembler.pipeline import fold
from assembler.reading.records.base import Zin
from assembler.sentences.names import TEKST, Name, Type, View, ViewKind, view
from werkruimte import Geladen, anders, gezond, werkruimte

KEUZES = "gemeenten/noord/proef/keuzes.yaml"
MIJLPAAL = "trajecten/proef/mijlpalen/definitief.yaml"
_SCALARS: Mapping[str, tuple[type, ...]] = {
    "tekst": (str,), "getal": (int, Woord), "euro": (int,), "procent": (Fraction,), "datum": (date,), "ja_nee": (bool,), "breuk": (Fraction,), "teksten": (tuple,),
    "node": (str, Zin), "bronnen": (list,),
}  # fmt: skip


def faults(value: Any, kind: Type, types: Mapping[str, Mapping[str, Type]], seen: set[int], where: str) -> Iterator[str]:
    """Yield where a value is not of its type, through every view below it."""
    plain = value.value if isinstance(value, Waarde) else value
    if plain is None or isinstance(plain, Gat) or kind.naam == "onbekend":
        return
    if kind.naam == "lijst":
        if not isinstance(plain, tuple):
            yield f"{where}: {plain!r}"
            return
        for item in plain:
            yield from faults(item, view(kind.view), types, seen, f"{where}[]")
    elif kind.naam == "view":
        if not isinstance(plain, View) or plain.kind != kind.view.partition(":")[0]:
            yield f"{where}: {plain!r}"
        elif id(plain) not in seen:
            seen.add(id(plain))
            for name, found in plain.values.items():
                yield from faults(found, types[kind.view][name], types, seen, f"{where}.{name}")
    elif not isinstance(plain, _SCALARS[kind.naam]) or (isinstance(plain, bool) and kind.naam != "ja_nee"):
        yield f"{where}: {plain!r}"


def types_in(geladen: Geladen) -> dict[str, Mapping[str, Type]]:
    """Return the names of every kind of view in a workspace."""
    clauses = geladen.ruimte.clausules
    return {
        **view_types(), **{name: kind.types for name, kind in item_kinds().items()}, **{f"keuze:{name}": choice_types(item) for name, item in clauses.items()},
        "keuzes": {name.replace("-", "_"): view(f"keuze:{name}") for name in clauses}, "cijfers": figure_types(geladen.trajectmap.traject),
        "recht": change_types(geladen.ruimte.recht), "modules": module_types(geladen.ruimte.modules),
        "mijlpalen": milestone_types(geladen.trajectmap.mijlpalen),
    }  # fmt: skip


def all_faults(geladen: Geladen, mijlpaal: str) -> list[str]:
    """Return every value of a milestone that is not what its declaration says."""
    folded = geladen.folded(mijlpaal)
    scopes = [folded.scope, *(gemeente_scope(folded.facts, folded.scope, name) for name in folded.facts.traject.deelnemers)]
    declared = {**SCOPE, "gemeente": OWN}
    types, seen = types_in(geladen), set[int]()
    return [fault for scope in scopes for name, value in scope.items() for fault in faults(value, declared[name].type, types, seen, name)]


def test_iedere_waarde_is_van_de_soort_die_is_opgegeven(sociaal: Geladen, tmp_path: Path) -> None:
    assert [fault for item in sociaal.trajectmap.mijlpalen for fault in all_faults(sociaal, item.id)] == []
    assert all_faults(gezond(werkruimte(tmp_path)), "definitief") == []


@pytest.mark.parametrize("mijlpaal", ["concept", "definitief"])
def test_wat_een_stuk_meer_mag_vragen_is_van_de_soort_die_is_opgegeven(sociaal: Geladen, mijlpaal: str) -> None:
    folded = sociaal.folded(mijlpaal)
    types, found, seen = types_in(sociaal), paper_scope(folded.facts, folded.scope)["mijlpaal"], set[int]()
    assert set(found.values) == {*folded.scope["mijlpaal"].values, *IN_PAPERS}
    assert [fault for name, declared in IN_PAPERS.items() for fault in faults(found.get(name), declared.type, types, seen, name)] == []
    variants = [variant for punt in found.get("open_punten") for variant in punt.get("varianten")]
    cells = [CELL.checked(cell) for variant in variants for cell in variant.crossings.values()]
    assert [fault for cell in cells for name, value in cell.items() for fault in faults(value, CELL.names[name].type, types, seen, name)] == []
    assert {name for cell in cells for name in cell} == (set(CELL.names) - {"bedrag", "uitvoering"} if folded.facts.mijlpaal.open_punten else set())


def test_een_waarde_van_een_andere_soort_valt_op() -> None:
    types = {"taak": {"naam": TEKST}}
    found = list(faults((View("taak", "t", {"naam": 3}), View("pool", "p", {})), Type("lijst", "taak"), types, set(), "taken"))
    assert found == ["taken[].naam: 3", "taken[]: View(pool:p)"]
    assert list(faults(True, Type("getal"), {}, set(), "x")) == ["x: True"]


def test_iedere_naam_is_opgegeven_en_uitgelegd(sociaal: Geladen) -> None:
    assert set(sociaal.folded("concept").scope) == set(SCOPE) - {"regel"}
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert [f"{kind.name}.{name}" for kind in (*KINDS, CHOICE, *item_kinds().values()) for name, found in kind.names.items() if not found.meaning] == []


def test_een_view_heeft_precies_de_namen_die_zijn_opgegeven() -> None:
    kind = ViewKind("proef", "een proef", {"naam": Name(TEKST, "de naam"), "soms": Name(TEKST, "soms", sometimes=True)})
    assert kind.view("x", {"naam": "a"}).values == {"naam": "a"}
    for wrong in ({}, {"soms": "b"}, {"naam": "a", "meer": "c"}):
        with pytest.raises(AssertionError):
            kind.view("x", wrong)


def test_de_namen_van_een_mijlpaal_worden_een_keer_uitgerekend(tmp_path: Path) -> None:
    folded = gezond(werkruimte(tmp_path)).folded("definitief")
    assert region_scope(folded.facts) is folded.scope


# --- what the views say ----------------------------------------------------------------------------------------------


def views(geladen: Geladen, mijlpaal: str = "definitief") -> Mapping[str, Any]:
    """Return the names of every sentence at a milestone."""
    return geladen.folded(mijlpaal).scope


def one(scope: Mapping[str, Any], collection: str, key: str) -> View:
    """Return one view of a collection."""
    found: View = next(item for item in scope[collection] if item.key == key)
    return found


@pytest.mark.parametrize(("mijlpaal", "laatste", "volgende"), [("concept", False, "definitief"), ("definitief", True, "definitief")])
def test_de_laatste_mijlpaal_heeft_geen_volgende(tmp_path: Path, mijlpaal: str, laatste: bool, volgende: str) -> None:
    found = views(gezond(werkruimte(tmp_path)), mijlpaal)["mijlpaal"]
    assert (found.get("is_laatste"), found.get("volgende").get("id")) == (laatste, volgende)


def test_een_dag_voor_de_stand_heeft_geen_andere_mijlpalen_voor_zich(tmp_path: Path) -> None:
    """A paper of a day before the stand of its milestone: that milestone is not what comes next."""
    geladen = gezond(werkruimte(tmp_path))
    eerder = fold(geladen.ruimte, geladen.trajectmap, geladen.mijlpaal("definitief").model_copy(update={"stand": date(2021, 5, 1)}))
    assert eerder.scope["mijlpaal"].get("is_laatste")
    assert not gemeente_scope(eerder.facts, eerder.scope, "noord")["gemeente"].get("heeft_volgende")


_PLANNED = "noord: {datum: 2021-12-09, soort: besluiten, bijeenkomst: raadsvergadering, bron: kalender}"


@pytest.mark.parametrize(
    ("row", "datum", "bijeenkomst", "uitkomst"),
    [
        (_PLANNED, True, True, False),
        ("noord: {datum: 2021-12-01, soort: besluiten, uitkomst: toestemming verleend, bron: kalender}", True, False, True),
        ("noord: {datum: 2021-12-09, soort: besluiten, uitkomst: toestemming verleend, bron: kalender}", True, False, False),  # after the paper
        ("noord: {soort: besluiten, bron: kalender}", False, False, False),
    ],
)
def test_van_een_behandeling_is_te_vragen_wat_er_is(tmp_path: Path, row: str, datum: bool, bijeenkomst: bool, uitkomst: bool) -> None:
    folded = gezond(werkruimte(tmp_path, {MIJLPAAL: anders(MIJLPAAL, (_PLANNED, row))})).folded("definitief")
    found = gemeente_scope(folded.facts, folded.scope, "noord")["gemeente"].get("behandeling")
    assert (found.get("heeft_datum"), found.get("heeft_bijeenkomst"), found.get("heeft_uitkomst")) == (datum, bijeenkomst, uitkomst)
    assert found.get("uitkomst") == ("toestemming verleend" if uitkomst else "")
    assert isinstance(found.get("datum"), Waarde if datum else Gat)


def test_een_behandeling_die_niet_is_gepland_is_een_invulregel(tmp_path: Path) -> None:
    folded = gezond(werkruimte(tmp_path)).folded("definitief")
    gemeente = gemeente_scope(folded.facts, folded.scope, "zuid")["gemeente"]
    assert gemeente.get("behandeling").get("datum") == Gat("bij_besluit", "datum van behandeling")
    assert (gemeente.get("heeft_volgende"), gemeente.get("planning")) == (False, ())


@pytest.mark.parametrize(("parts", "names"), [("[nazorg]", ("nazorg bij jeugdhulp",)), ("[intake]", ("intake van jeugdhulp",))])
def test_een_gemeente_doet_de_deeltaken_zelf_die_zij_noemt(tmp_path: Path, parts: str, names: tuple[str, ...]) -> None:
    scope = views(gezond(werkruimte(tmp_path, {KEUZES: anders(KEUZES, ("deeltaken: [nazorg]", f"deeltaken: {parts}"))})))
    own = one(scope, "deelnemers", "noord").get("lokale_taken")[0].get("eigen")
    assert (own.get("deeltaken").value, own.get("deeltaken_bekend"), own.get("uitvoering").value) == (names, True, "gedeeltelijk")
    assert one(scope, "taken", "jeugdhulp").get("uitzonderingen")[0].get("deeltaken") == own.get("deeltaken")
    assert "eigen" not in one(scope, "taken", "jeugdhulp").values


def test_wie_een_taak_geheel_zelf_doet_doet_alle_deeltaken(tmp_path: Path) -> None:
    scope = views(gezond(werkruimte(tmp_path, {KEUZES: anders(KEUZES, ("{uitvoering: gedeeltelijk, deeltaken: [nazorg]}", "{uitvoering: lokaal}"))})))
    own = one(scope, "taken", "jeugdhulp").get("uitzonderingen")[0]
    assert own.get("deeltaken").value == ("intake van jeugdhulp", "nazorg bij jeugdhulp")
    assert one(scope, "taken", "jeugdhulp").crossings["noord"]["uitvoering"].value == "lokaal"


def test_deeltaken_die_nog_niet_bekend_zijn_zijn_een_gat(tmp_path: Path) -> None:
    scope = views(gezond(werkruimte(tmp_path, {KEUZES: anders(KEUZES, ("deeltaken: [nazorg]", "deeltaken: ntb"))})), "concept")
    own = one(scope, "taken", "jeugdhulp").get("uitzonderingen")[0]
    assert own.get("deeltaken") == Gat("ntb", "de deeltaken van jeugdhulp die Noord zelf uitvoert")
    assert own.get("deeltaken_bekend") is False


@pytest.mark.parametrize(("given", "has", "text"), [(", toelichting: Noord kan het goed", True, "Noord kan het goed"), ("", False, "")])
def test_een_toelichting_van_een_gemeente_is_er_of_is_er_niet(tmp_path: Path, given: str, has: bool, text: str) -> None:
    scope = views(gezond(werkruimte(tmp_path, {KEUZES: anders(KEUZES, ("deeltaken: [nazorg]", f"deeltaken: [nazorg]{given}"))})))
    own = one(scope, "taken", "jeugdhulp").get("uitzonderingen")[0]
    assert (own.get("heeft_toelichting"), own.get("toelichting")) == (has, text)


def test_wie_de_regels_van_een_taak_maakt_staat_er_met_zijn_naam(tmp_path: Path) -> None:
    name = "clauses/taken/jeugdhulp.yaml"
    task = one(views(gezond(werkruimte(tmp_path, {name: anders(name, ("nadere_regels: geen", "nadere_regels: dagelijks-bestuur"))}))), "taken", "jeugdhulp")
    found = {key: task.get(key) for key in task.values if key.startswith(("verordening", "nadere_regels", "beleidsregels"))}
    assert found == {
        "verordening": "raad", "verordening_naam": "raad", "nadere_regels": "dagelijks-bestuur", "nadere_regels_naam": "dagelijks bestuur",
        "beleidsregels": "college", "beleidsregels_naam": "college",
    }  # fmt: skip


@pytest.mark.parametrize(("mark", "names"), [("", ["de Zorgwet"]), (", algemeen: true", [])])
def test_een_algemene_wet_is_geen_wet_van_de_taken(tmp_path: Path, mark: str, names: list[str]) -> None:
    laws = "clauses/wetten/wetten.yaml"
    scope = views(gezond(werkruimte(tmp_path, {laws: anders(laws, ("lidwoord: de}", f"lidwoord: de{mark}}}"))})))
    assert [item.get("naam") for item in scope["wetten"]] == names


def test_een_vertrouwelijke_wens_staat_in_geen_stuk(tmp_path: Path) -> None:
    for number, (mark, wishes) in enumerate((("", ["een kleiner bestuur"]), ("\n        vertrouwelijk: true", []))):
        text = anders(KEUZES, ("over: samenstelling", f"over: samenstelling{mark}"))
        folded = gezond(werkruimte(tmp_path / str(number), {KEUZES: text})).folded("definitief")
        gemeente = gemeente_scope(folded.facts, folded.scope, "noord")["gemeente"]
        assert [item.get("tekst") for item in gemeente.get("wensen")] == wishes
        assert gemeente.get("heeft_wensen") is bool(wishes)


def test_een_aandeel_in_niets_is_een_gat(tmp_path: Path) -> None:
    text = anders("trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml", ("waarde: 901270", "waarde: 0"))
    scope = views(gezond(werkruimte(tmp_path, {"trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml": text})))
    assert [item.get("aandeel_bijdrage") for item in scope["deelnemers"]] == [Gat("ntb", "de bijdragen")] * 3


def test_van_een_parameter_die_per_variant_iets_anders_is_staat_de_soort_niet_vast(tmp_path: Path) -> None:
    name = "clauses/bestuur/stemmen.yaml"
    own = "    regel: een_per_lid\n    parameters: {met_tabel: {soort: getal, omschrijving: Hoeveel tabellen, standaard: 1}}\n"
    clause = gezond(werkruimte(tmp_path, {name: anders(name, ("    regel: een_per_lid\n", own))})).ruimte.clausules["stemmen"]
    types = choice_types(clause)
    assert (types["met_tabel"].naam, types["inwoners_per_stem"].naam, types["variant"].naam) == ("onbekend", "getal", "tekst")


def test_een_rij_en_een_kolom_delen_wat_in_hun_cel_staat(tmp_path: Path) -> None:
    geladen = gezond(werkruimte(tmp_path))
    scope = views(geladen)
    assert {name: row["uitvoering"].value for name, row in one(scope, "taken", "jeugdhulp").crossings.items()} == {
        "noord": "gedeeltelijk lokaal", "midden": "gezamenlijk", "zuid": "gezamenlijk",
    }  # fmt: skip
    paid = one(scope, "pools", "samen").crossings
    assert sum(row["bedrag"].value for row in paid.values()) == scope["bijdragen"].get("totaal").value == 90127000
    assert {name for row in (*paid.values(), *one(scope, "taken", "jeugdhulp").crossings.values()) for name in row} == {"bedrag", "uitvoering"}
    assert links(geladen.folded("definitief").facts).pools["samen"].values == {}
