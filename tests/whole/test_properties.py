"""Properties: any valid workspace numbers without gaps, a value never changes structure, Word says what the tree says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import docxcheck
from assembler.ground.document import Final, Node, Verwijzing, text_of
from assembler.ground.wording import letter
from assembler.pipeline import Made
from assembler.reading import yamltext
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.workspace import Workspace
from assembler.store import sources, workspace
from assembler.verbs.build import rendered, stuk
from dosis import voorbeelden
from werkruimte import Geladen, tekst_van

pytestmark = pytest.mark.slow

WEINIG = settings(max_examples=voorbeelden(10), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
VEEL = settings(max_examples=voorbeelden(35), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
LEDEN = {"klachten": ("regeling", "termijn"), "samenstelling": ("aantal", "per-deelnemer"), "stemmen": ("gewicht", "uitkomst"), "naam": ("titel",)}
ARTIKELEN = ("begripsbepalingen", "taken", "samenstelling", "stemmen", "sleutel", "klachten", "naam")
GEMEENTEN = ("noord", "midden", "zuid")
TAKEN = ("fietspaden", "jeugdhulp", "schuldhulp")


def _keuze() -> st.SearchStrategy[dict[str, Any]]:
    """One choice that can always be made."""
    place = st.sampled_from(sorted(LEDEN))
    part = st.sampled_from(["intake", "nazorg"])
    joint = st.sampled_from([{"uitvoering": "gezamenlijk"}, {"uitvoering": "lokaal"}])
    split = st.lists(part, min_size=1, unique=True).map(lambda parts: {"uitvoering": "gedeeltelijk", "deeltaken": parts})
    return st.one_of(
        st.builds(lambda weken: {"clausule": "klachten", "parameters": {"weken": weken}}, st.integers(1, 12)),
        st.just({"clausule": "ombudsman", "variant": "standaard"}),
        st.sampled_from([{"clausule": name, "vervalt": True} for name in ("naam", "sleutel")]),
        st.builds(lambda tabel: {"clausule": "stemmen", "parameters": {"met_tabel": tabel}}, st.booleans()),
        st.builds(lambda per: {"clausule": "stemmen", "parameters": {"inwoners_per_stem": per}}, st.integers(1, 50000)),
        st.builds(lambda gemeente, taak, hoe: {"gemeente": gemeente, "taken": {taak: hoe}}, st.sampled_from(GEMEENTEN), st.sampled_from(TAKEN), joint | split),
        st.builds(lambda in_, number: {"nieuw_lid": {"in": in_, "lid": {"id": f"nieuw-{number}", "tekst": "Nieuw."}}}, place, st.integers(1, 9)),
        st.builds(lambda wat, naar: {"verplaats": {"wat": wat, "naar": naar}}, st.sampled_from(ARTIKELEN), st.sampled_from(["algemeen", "bestuur", "slot"])),
        st.builds(
            lambda wat, na: {"verplaats": {"wat": wat, "na": na}},
            st.sampled_from(["algemeen", "bestuur", "slot"]),
            st.sampled_from(["algemeen", "bestuur", "slot"]),
        ).filter(lambda found: found["verplaats"]["wat"] != found["verplaats"]["na"]),
    )


@st.composite
def logs(draw: st.DrawFn) -> list[Besluit]:
    """Draw a log: one choice a day, so that nothing contradicts itself; a lid is added once, an article dropped is not moved."""
    row = draw(st.lists(_keuze(), max_size=10, unique_by=lambda item: repr(item.get("nieuw_lid") or item.get("verplaats") or item)))
    dropped = {item["clausule"] for item in row if item.get("vervalt")}
    row = [item for item in row if item.get("verplaats", {}).get("wat") not in dropped and item.get("nieuw_lid", {}).get("in") not in dropped]
    return [
        Besluit.model_validate({"id": f"proef-{number}", "datum": f"2021-09-{number + 2:02d}", "gremium": "proef", "keuzes": [item]})
        for number, item in enumerate(row)
    ]


def met_log(geladen: Geladen, besluiten: list[Besluit]) -> Geladen:
    """Return the workspace with these decisions after its own."""
    item = geladen.trajectmap
    trajectmap = replace(item, besluiten=(*item.besluiten, *besluiten))
    return Geladen(replace(geladen.ruimte, trajecten={"proef": trajectmap}), ())


def geen_gaten(final: Final) -> None:
    """Assert that everything that counts, counts through, and that every reference names the number of its target."""
    counted = {kind: [final.labels[node.id].nummer for node in final.root.walk() if node.kind == kind] for kind in ("hoofdstuk", "artikel", "bijlage")}
    for numbers in counted.values():
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    for node in final.root.walk():
        leden = [child for child in node.kinderen if child.kind == "lid"]
        if len(leden) > 1:
            assert [final.labels[lid.id].nummer for lid in leden] == [str(number) for number in range(1, len(leden) + 1)]
        else:
            assert not any(lid.id in final.labels for lid in leden)
        items = [final.labels[child.id].nummer for child in node.kinderen if child.kind == "onderdeel" and child.id in final.labels]
        if items and node.kind != "aannames":
            series = [
                [letter(number) for number in range(1, len(items) + 1)],
                [f"{number}°" for number in range(1, len(items) + 1)],
                [str(number) for number in range(1, len(items) + 1)],
            ]
            assert items in series
        for item in (*node.opschrift, *node.inhoud):
            if isinstance(item, Verwijzing):
                assert item.delen
                for deel in item.delen:
                    if deel.doel is not None and deel.text.isdecimal():
                        assert deel.text == final.labels[deel.doel].nummer
    ids = [node.id for node in final.root.walk()]
    assert len(ids) == len(set(ids))


@VEEL
@given(logs())
def test_ieder_geldig_log_nummert_zonder_gaten(proef: Geladen, besluiten: list[Besluit]) -> None:
    made = met_log(proef, besluiten).maak("definitief")
    wrong = [item for item in made.findings if item.is_error]
    assert all(item.slug in {"verwijzing-bestaat", "plaats-bestaat"} for item in wrong), [item.message for item in wrong]
    if not wrong:
        geen_gaten(made.final)


@WEINIG
@given(logs(), st.data())
def test_de_volgorde_van_de_bestanden_doet_er_niet_toe(proef: Geladen, besluiten: list[Besluit], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(besluiten))
    assert tekst_van(met_log(proef, besluiten).maak("definitief")) == tekst_van(met_log(proef, list(shuffled)).maak("definitief"))


@WEINIG
@given(logs())
def test_latere_besluiten_veranderen_het_concept_niet(proef: Geladen, besluiten: list[Besluit]) -> None:
    assert tekst_van(met_log(proef, besluiten).maak("concept")) == tekst_van(proef.maak("concept"))


# --- a value never changes structure ---------------------------------------------------------------------------------

_FORBIDDEN = re.compile("[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
WAARDEN = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40).filter(lambda text: text.strip() == text and not _FORBIDDEN.search(text)) | st.sampled_from(
    ["<w:p/>", "a&b", "]]>", "&lt;", "{{ traject.naam }}", "{% if %}", "\"'", "1.", "a.", "Artikel 9", "- lijst", "een;", "slot.", "# kop", "é́", "🚲", "<!-- x -->", "%s {0}", "\\n", "الف", "א"]
)  # fmt: skip


def met_naam(ruimte: Workspace, naam: str) -> Workspace:
    """Return the workspace in which Noord has another name."""
    noord = ruimte.organisaties["noord"].model_copy(update={"naam": naam, "plaats": naam})
    return replace(ruimte, organisaties={**ruimte.organisaties, "noord": noord})


def bouw(node: Node) -> list[tuple[str, str]]:
    """Return kind and id of every node: the structure without what it says."""
    return [(item.kind, item.id) for item in node.walk()]


@VEEL
@given(WAARDEN)
def test_een_waarde_verandert_de_opbouw_niet(proef: Geladen, naam: str) -> None:
    geladen = Geladen(met_naam(proef.ruimte, naam), ())
    for name in ("gr-tekst", "brief-noord"):
        before, after = proef.maak("concept", name), geladen.maak("concept", name)
        assert bouw(after.final.root) == bouw(before.final.root)
        assert after.final.labels == before.final.labels
    assert f"{naam} heeft 3" in text_of(after.final.root.find("brief-noord/kern/kern").inhoud)  # type: ignore[union-attr]


def word(geladen: Geladen, made: Made) -> bytes:
    """Return a document as a Word file."""
    return rendered(stuk(geladen.ruimte, geladen.trajectmap, made), "docx", "vast")


@WEINIG
@given(WAARDEN)
def test_een_waarde_verandert_de_opbouw_van_een_wordbestand_niet(proef: Geladen, naam: str) -> None:
    geladen = Geladen(met_naam(proef.ruimte, naam), ())
    before, after = word(proef, proef.maak("concept", "brief-noord")), word(geladen, geladen.maak("concept", "brief-noord"))
    assert docxcheck.geraamte(after) == docxcheck.geraamte(before)
    assert docxcheck.problems(after) == []
    assert naam in "\n".join(docxcheck.regels(after))


# --- Word says what the tree says ------------------------------------------------------------------------------------


def _woorden(text: str) -> str:
    return re.sub(r"[\s…\[\]|.:;–—-]+", "", text)


def zinnen(final: Final) -> list[str]:
    """Return every sentence, heading and cell of a tree in reading order."""
    silent = {"ondertekenaar", "ondertekening", *(["document"] if final.klasse == "stuk" else [])}  # the title of a paper is a property of the file
    return [text for node in final.root.walk() for text in (text_of(node.opschrift), text_of(node.inhoud)) if text and node.kind not in silent]


def zegt(docx: bytes, final: Final) -> None:
    """Assert that every sentence of the tree stands in the file, in the same order."""
    body, at = _woorden("".join(docxcheck.regels(docx))), 0
    for text in zinnen(final):
        wanted = _woorden(re.sub(r"\[\d+\]", "", text))
        found = body.find(wanted, at)
        if found < 0 and wanted in body:
            continue  # a table caption may stand above or below; a label before its value
        assert found >= 0, text
        at = found


@pytest.mark.parametrize("nummering", ["levend", "vast"])
@pytest.mark.parametrize("naam", ["gr-tekst", "brief-noord"])
def test_het_wordbestand_zegt_wat_de_boom_zegt(proef: Geladen, nummering: str, naam: str) -> None:
    made = proef.maak("definitief", naam)
    zegt(rendered(stuk(proef.ruimte, proef.trajectmap, made), "docx", nummering), made.final)


def test_een_zin_die_ontbreekt_valt_op(proef: Geladen) -> None:
    made, other = proef.maak("definitief"), proef.maak("concept")
    with pytest.raises(AssertionError):
        zegt(word(proef, made), other.final)


@settings(max_examples=voorbeelden(5), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(logs())
def test_ieder_wordbestand_zegt_wat_zijn_boom_zegt_en_is_goed_gevormd(proef: Geladen, besluiten: list[Besluit]) -> None:
    geladen = met_log(proef, besluiten)
    made = geladen.maak("definitief")
    for nummering in ("levend", "vast"):
        docx = rendered(stuk(geladen.ruimte, geladen.trajectmap, made), "docx", nummering)
        assert docxcheck.problems(docx) == []
        zegt(docx, made.final)


@WEINIG
@given(logs())
def test_twee_keer_maken_geeft_dezelfde_bytes(proef: Geladen, besluiten: list[Besluit]) -> None:
    one, two = met_log(proef, besluiten), met_log(proef, besluiten)
    assert word(one, one.maak("definitief")) == word(two, two.maak("definitief"))


def test_dezelfde_bestanden_twee_keer_lezen_geeft_hetzelfde(proef: Geladen) -> None:
    yamltext.parse.cache_clear()
    sources._kept.cache_clear()
    again, found = workspace.load(proef.root)
    assert not found
    assert again == proef.ruimte
