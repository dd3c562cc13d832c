"""What is not certain: marks at recorded figures, the block that tells about them, and what is signed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assembler.ground.document import Gat, Invulling, Node, Note, text_of
from assembler.pipeline import Made
from assembler.verbs import planning
from werkruimte import BESTANDEN, BLOKKEN, Geladen, Wijziging, anders, gezond, laad, plek, tekst_van, werkruimte

NOORD, ZUID = "gemeenten/noord/gemeente.yaml", "gemeenten/zuid/gemeente.yaml"
NIEUW = "waarde: 20126, peildatum: 2021-01-01, bekend: 2021-03-01, bron: tellingen, status: definitief"
GESCHAT = NIEUW.replace("bron: tellingen, status: definitief", "bron: schatting van Noord, status: aanname")
SOORT, BRIEF = "templates/documenten/gr-tekst.yaml", "templates/documenten/brief.yaml"
BESLUIT = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
GETEKEND = BESTANDEN[SOORT] + "ondertekend: true\n"
AANVAARD = """\
datum: {datum}
gremium: stuurgroep
keuzes:
  - aanvaardt: {wat}
    reden: Het definitieve cijfer komt later.
"""


def onzeker(**meer: Wijziging) -> dict[str, Wijziging]:
    """Return the small workspace in which the number of inhabitants of Noord is an assumption; `meer` are decisions more."""
    return {NOORD: anders(NOORD, (NIEUW, GESCHAT)), **{f"trajecten/proef/besluiten/{name.replace('_', '-')}.yaml": text for name, text in meer.items()}}


def getekend(tmp_path: Path, *, mijlpaal: str = "definitief", **meer: Wijziging) -> Made:
    return gezond(werkruimte(tmp_path, {**onzeker(**meer), SOORT: GETEKEND})).maak(mijlpaal)


def tekens(made: Made) -> list[tuple[str, int]]:
    """Return (id of the node, number) of each mark, in reading order."""
    return [(node.id, item.noot) for node in made.final.root.walk() for item in (*node.opschrift, *node.inhoud) if isinstance(item, Invulling) and item.noot]


def slot(made: Made) -> list[str]:
    """Return the lines of the closing block, each with its mark."""
    return tekst_van(made).partition("Toelichting bij de cijfers\n")[2].partition("\n\n")[0].splitlines()


# --- marks -----------------------------------------------------------------------------------------------------------


def test_alleen_een_opgegeven_cijfer_heeft_een_teken(tmp_path: Path) -> None:
    """What is computed from it (votes, contribution) has none, and is told once at the end."""
    geladen = gezond(werkruimte(tmp_path, onzeker()))
    noord, zuid = geladen.maak("concept", "brief-noord"), geladen.maak("concept", "brief-zuid")
    assert "Noord heeft 3\u00a0stemmen van de 11." in tekst_van(noord)
    assert "Er zijn 20.126 [1] inwoners; de bijdrage is €\u00a0201.260." in tekst_van(noord)
    assert slot(noord)[0] == "[1] Inwoners op 1 januari 2021: aangenomen (schatting van Noord)."
    assert tekens(zuid) == []
    assert slot(zuid) == ["- Een deel van de cijfers is berekend uit gegevens die nog niet vaststaan. Inwoners op 1 januari 2021: aangenomen voor Noord."]
    assert "schatting" not in tekst_van(zuid)


def test_een_bron_van_een_ander_over_zichzelf_staat_niet_in_een_stuk_over_wat_is_berekend(tmp_path: Path) -> None:
    zuid = anders(ZUID, ("bekend: 2021-03-01, bron: tellingen, status: definitief", "bekend: 2021-03-01, bron: raming van Zuid, status: voorlopig"))
    midden = gezond(werkruimte(tmp_path, {**onzeker(), ZUID: zuid})).maak("concept", "brief-midden")
    assert slot(midden)[0].endswith(" vaststaan. Inwoners op 1 januari 2021: aangenomen voor Noord; voorlopig voor Zuid.")
    assert "schatting" not in tekst_van(midden)
    assert "raming van" not in tekst_van(midden)


def test_in_lopende_tekst_heeft_een_gegeven_een_teken_en_wel_bij_de_eerste_keer(tmp_path: Path) -> None:
    twice = anders(
        BRIEF, ("Er zijn {{ gemeente.inwoners | getal }} inwoners;", "Er zijn {{ gemeente.inwoners | getal }} inwoners, dus {{ gemeente.inwoners | getal }};")
    )
    made = gezond(werkruimte(tmp_path, {**onzeker(), BRIEF: twice})).maak("concept", "brief-noord")
    assert "Er zijn 20.126 [1] inwoners, dus 20.126;" in tekst_van(made)
    assert len(tekens(made)) == 1


def test_in_een_tabel_staat_het_teken_boven_de_kolom(tmp_path: Path) -> None:
    table = """\
      - id: tabel
        tabel:
          id: t
          bijschrift: Wie
          per: deelnemers
          kolommen:
            - {id: gemeente, kop: Gemeente, cel: "{{ deelnemer.naam | naam }}"}
            - {id: inwoners, kop: Inwoners, cel: "{{ deelnemer.inwoners | getal }}"}
            - {id: stemmen, kop: Stemmen, cel: "{{ deelnemer.stemmen | getal }}"}
      - invoegen: voorbehoud
"""
    made = gezond(werkruimte(tmp_path, {**onzeker(), BRIEF: anders(BRIEF, ("      - invoegen: voorbehoud\n", table))})).maak("concept", "brief-zuid")
    assert "Gemeente | Inwoners [1] | Stemmen\nNoord | 20.126 | 3\n" in tekst_van(made)
    assert slot(made)[0] == "[1] Inwoners op 1 januari 2021: aangenomen voor Noord (schatting van Noord)."
    assert len(tekens(made)) == 1


def test_boven_een_kolom_staan_niet_meer_dan_drie_tekens(sociaal: Geladen) -> None:
    """De dagen van de planning komen uit acht bronnen: ieder teken staat dan bij de dag zelf."""
    said = tekst_van(planning.document(sociaal.ruimte, sociaal.trajectmap, date(2021, 9, 15)))
    assert "Wie | Wat | Wanneer | Uiterlijk | Stand\n" in said
    assert "De raad van de gemeente Sliedrecht | besluit | 19 januari 2021 |" in said
    assert "De raad van de gemeente Dordrecht | besluit | 20 april 2021 [2] |" in said
    assert "De raad van de gemeente Dordrecht | besluit | 12 oktober 2021 [7] |" in said


def test_cijfers_van_het_traject_van_een_soort_hebben_samen_een_teken(tmp_path: Path) -> None:
    brief = anders(BRIEF, ("Er zijn ", "Samen {{ pools_bedrag }}; er zijn "))
    brief = brief.replace("{{ pools_bedrag }}", "{{ cijfers.begroting_samen | euro }}")
    log = anders(BESLUIT, ("bron: begroting, status: definitief", "bron: begroting, status: voorlopig"))
    made = gezond(werkruimte(tmp_path, {BESLUIT: log, BRIEF: brief})).maak("concept", "brief-zuid")
    assert "Samen €\u00a0901.270 [1]; er zijn" in tekst_van(made)
    assert slot(made)[0] == "[1] Geraamde kosten in 2022: voorlopig (begroting)."


def test_een_teken_staat_met_zijn_nummer_voor_de_uitleg(tmp_path: Path) -> None:
    made = gezond(werkruimte(tmp_path, onzeker())).maak("definitief", "brief-noord")
    [section] = [node for node in made.final.root.walk() if node.kind == "aannames"]
    notes = [node for node in section.kinderen if isinstance(node.layout, Note)]
    assert [made.final.label(node) for node in notes] == ["[1]"]
    assert [node.kind for node in section.kinderen] == ["onderdeel"] * len(section.kinderen)


# --- the rest of the block -------------------------------------------------------------------------------------------


def test_geen_aannames_staat_er_alleen_als_ook_de_bibliotheek_en_de_besluiten_zeker_zijn(tmp_path: Path) -> None:
    sure = gezond(werkruimte(tmp_path / "a")).maak("concept", "brief-zuid")
    assert slot(sure) == ["Dit stuk bevat geen aannames."]
    named = anders(BRIEF, ("Er zijn ", "Voor jeugdhulp zijn er "))
    tasks = gezond(werkruimte(tmp_path / "b", {BRIEF: named})).maak("concept", "brief-zuid")
    assert slot(tasks) == ["- De verdeling in onderdelen en bevoegdheden van één taak is eigen uitwerking en komt niet uit een vastgestelde tekst."]
    besluit = anders(BESLUIT, ("gremium: stuurgroep\n", "gremium: stuurgroep\naanname: true\n"))
    invented = gezond(werkruimte(tmp_path / "c", {BESLUIT: besluit})).maak("concept", "brief-zuid")
    assert slot(invented) == ["- Voor deze uitwerking zijn keuzes uitgedacht waarvan geen bron de inhoud noemt; zij dragen de datum 1 februari 2021."]
    place = anders(BRIEF, ("Er zijn ", "Voor het beslissen over jeugdhulp zijn er "))
    memory = gezond(werkruimte(tmp_path / "d", {BRIEF: place})).maak("concept", "brief-zuid")
    assert slot(memory)[1:] == ["- Van één plaats in de wet waarop dit stuk steunt, is nog na te lezen of zij klopt."]


def test_wat_nog_niet_bekend_is_staat_in_het_blok(tmp_path: Path) -> None:
    brief = anders(BRIEF, ("Er zijn ", "Het kost {{ ntb('de prijs') }}; er zijn "))
    made = gezond(werkruimte(tmp_path, {BRIEF: brief})).maak("concept", "brief-zuid")
    assert slot(made) == ["- Nog niet bekend (n.t.b.): de prijs."]
    assert any(isinstance(item, Gat) for node in made.final.root.walk() for item in node.inhoud)


def test_de_woorden_van_het_blok_staan_in_de_werkruimte(tmp_path: Path) -> None:
    name = "templates/blokken/toelichting-bij-de-cijfers.yaml"
    own = BLOKKEN[name].replace("kop: Toelichting bij de cijfers", "kop: Wat wij niet zeker weten")
    made = gezond(werkruimte(tmp_path, {**onzeker(), name: own})).maak("concept", "brief-noord")
    assert "\nWat wij niet zeker weten\n[1] Inwoners" in tekst_van(made)


def test_een_oudere_werkruimte_zonder_het_blok_hoort_dat_en_maakt_stukken_zonder_tekens(tmp_path: Path) -> None:
    geladen = laad(werkruimte(tmp_path, {**onzeker(), "templates/blokken/toelichting-bij-de-cijfers.yaml": None}))
    assert {(item.slug, str(item.level)) for item in geladen.bevindingen} == {("blok-bestaat", "waarschuwing")}
    made = geladen.maak("concept", "brief-noord")
    assert tekens(made) == []
    assert "Toelichting bij de cijfers" not in tekst_van(made)


def test_een_blok_dat_een_soort_zelf_noemt_moet_er_zijn(tmp_path: Path) -> None:
    geladen = laad(werkruimte(tmp_path, {BRIEF: BESTANDEN[BRIEF] + "niet_vast: toelichting-bij-de-cijfer\n"}))
    assert [(item.slug, item.message, item.hint) for item in geladen.bevindingen] == [
        ("blok-bestaat", "Het blok 'toelichting-bij-de-cijfer' bestaat niet.", "Bedoelde u 'toelichting-bij-de-cijfers'?")
    ]


# --- what is signed --------------------------------------------------------------------------------------------------


def test_wat_wordt_ondertekend_heeft_geen_tekens_en_geen_blok_en_wat_niet_vaststaat_is_een_fout(tmp_path: Path) -> None:
    made = getekend(tmp_path)
    assert tekens(made) == []
    assert not [node for node in made.final.root.walk() if node.kind == "aannames"]
    [found] = [item for item in made.findings if item.is_error]
    assert found.slug == "onzekere-invoer-is-aanvaard"
    assert found.message == "Dit stuk wordt ondertekend en berust op iets wat niet vaststaat: inwoners van Noord, peildatum 1 januari 2021."
    assert "keuzes: [{aanvaardt: {cijfer: inwoners, gemeente: noord, peildatum: 2021-01-01}, reden: ...}]" in found.hint
    assert f"{found.span}" == plek(NOORD, "{waarde: 20126", anders(NOORD, (NIEUW, GESCHAT)))


@pytest.mark.parametrize(
    ("wat", "datum", "aanvaard"),
    [
        ("{cijfer: inwoners, gemeente: noord, peildatum: 2021-01-01}", "2021-10-01", True),
        ("{cijfer: inwoners, gemeente: noord}", "2021-10-01", True),
        ("{cijfer: inwoners}", "2021-10-01", True),
        ("{cijfer: inwoners, gemeente: zuid}", "2021-10-01", False),  # of another
        ("{cijfer: inwoners, gemeente: noord, peildatum: 2020-01-01}", "2021-10-01", False),  # of another day
        ("{cijfer: inwoners}", "2021-02-15", False),  # before the figure was known
        ("{behandeling: definitief}", "2021-10-01", False),
    ],
)
def test_een_orgaan_aanvaardt_wat_het_noemt_en_kent(tmp_path: Path, wat: str, datum: str, aanvaard: bool) -> None:
    made = getekend(tmp_path, **{f"{datum}-aanvaard": AANVAARD.format(wat=wat, datum=datum)})
    assert [item.slug for item in made.findings if item.is_error] == ([] if aanvaard else ["onzekere-invoer-is-aanvaard"])


def test_een_besluit_dat_geen_bron_noemt_moet_ook_worden_aanvaard(tmp_path: Path) -> None:
    besluit = anders(BESLUIT, ("gremium: stuurgroep\n", "gremium: stuurgroep\naanname: true\n"))
    made = gezond(werkruimte(tmp_path / "a", {SOORT: GETEKEND, BESLUIT: besluit})).maak("definitief")
    assert [item.message.partition(": ")[2] for item in made.findings if item.is_error] == ["het besluit van 1 februari 2021."]
    log = AANVAARD.format(wat="{besluit: 2021-02-01-stuurgroep}", datum="2021-10-01")
    wijzig: dict[str, Wijziging] = {SOORT: GETEKEND, BESLUIT: besluit, "trajecten/proef/besluiten/2021-10-01-a.yaml": log}
    assert not [item for item in gezond(werkruimte(tmp_path / "b", wijzig)).maak("definitief").findings if item.is_error]


def test_een_ontwerp_zegt_eenmaal_voorin_dat_het_niet_vaststaat(tmp_path: Path) -> None:
    wijzig: dict[str, Wijziging] = {**onzeker(), SOORT: GETEKEND + "niet_vast: ontwerp-staat-niet-vast\n", **BLOKKEN}
    made = gezond(werkruimte(tmp_path, wijzig)).maak("concept")
    first = made.final.root.kinderen[0]
    assert text_of(first.inhoud).startswith("Dit ontwerp berust op wat nog niet vaststaat. Nog niet zeker: inwoners.")
    assert tekens(made) == []
    assert not [item for item in made.findings if item.is_error]
    final = gezond(werkruimte(tmp_path / "b", wijzig)).maak("definitief")
    assert "Dit ontwerp" not in tekst_van(final)


def test_wat_uit_de_bibliotheek_niet_is_nagelezen_is_bij_ondertekening_een_opmerking(tmp_path: Path) -> None:
    for mijlpaal in ("concept", "definitief"):
        made = getekend(tmp_path / mijlpaal, mijlpaal=mijlpaal)
        found = [item for item in made.findings if item.slug == "bibliotheek-is-nagelezen"]
        assert {str(item.level) for item in found} == {"opmerking"}
        assert found[0].message.endswith("van fietspaden, jeugdhulp en schuldhulp.")


@pytest.mark.parametrize(
    ("wat", "slug"),
    [
        ("{cijfer: inwonrs}", "naam-bestaat"),
        ("{behandeling: slot}", "mijlpaal-bestaat"),
        ("{besluit: 2021-02-01-stuurgrop}", "besluit-bestaat"),
        ("{cijfer: inwoners, gemeente: oost}", "naam-bestaat"),
        ("{cijfer: inwoners, besluit: 2021-02-01-stuurgroep}", "veld-is-ingevuld"),
        ("{besluit: 2021-02-01-stuurgroep, gemeente: noord}", "veld-is-ingevuld"),
        ("{gemeente: noord}", "veld-is-ingevuld"),
    ],
)
def test_een_aanvaarding_noemt_wat_er_is(tmp_path: Path, wat: str, slug: str) -> None:
    text = AANVAARD.format(wat=wat, datum="2021-10-01")
    assert [item.slug for item in laad(werkruimte(tmp_path, onzeker(**{"2021-10-01-a": text}))).bevindingen] == [slug]


def test_een_aanvaarding_heeft_een_reden(tmp_path: Path) -> None:
    text = AANVAARD.format(wat="{cijfer: inwoners}", datum="2021-10-01").replace("    reden: Het definitieve cijfer komt later.\n", "")
    [found] = laad(werkruimte(tmp_path, onzeker(**{"2021-10-01-a": text}))).bevindingen
    assert found.message.startswith("Zeg met 'reden' waarom dit wordt aanvaard")


def test_een_gemeente_aanvaardt_alleen_van_haarzelf(tmp_path: Path) -> None:
    for wat, slugs in (("{cijfer: inwoners}", ["keuze-van-eigenaar"]), ("{cijfer: inwoners, gemeente: noord}", [])):
        text = f"besluiten:\n  - id: noord-a\n    datum: 2021-10-01\n    gremium: college\n    keuzes:\n      - {{aanvaardt: {wat}, reden: Zo.}}\n"
        wijzig = {**onzeker(), "gemeenten/noord/proef/keuzes.yaml": text}
        assert [item.slug for item in laad(werkruimte(tmp_path / str(len(slugs)), wijzig)).bevindingen] == slugs


# --- the built workspace ---------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_een_rib_heeft_ten_hoogste_vijf_tekens_en_wat_wordt_ondertekend_geen(sociaal: Geladen) -> None:
    ribs = 0
    for mijlpaal in sociaal.trajectmap.mijlpalen:
        for name, made in sociaal.alles(mijlpaal.id).items():
            if name.startswith("rib-"):
                ribs += 1
                assert len(tekens(made)) <= 5, (mijlpaal.id, name, tekens(made))
            if made.order.soort.ondertekend:
                assert tekens(made) == [], (mijlpaal.id, name)
                assert not [node for node in made.final.root.walk() if node.kind == "aannames"], (mijlpaal.id, name)
            else:
                _computed_has_none(made.final.root)
    assert ribs >= 21  # of seven gemeenten at three milestones
    signed = {soort.id for soort in sociaal.ruimte.documentsoorten.values() if soort.ondertekend}
    regulations = {soort.id for soort in sociaal.ruimte.documentsoorten.values() if soort.klasse == "regeling"}
    assert signed == {*regulations, "raadsbesluit", "collegebesluit", "collegebesluit-vaststelling", "uittredingsbesluit"}


def _computed_has_none(root: Node) -> None:
    for node in root.walk():
        for item in (*node.opschrift, *node.inhoud):
            if isinstance(item, Invulling) and item.noot and item.sleutel:
                assert not item.uit, (node.id, item)
