"""The workspace of this repository: everything it builds, what stands in it, what does not, and what moves what."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from assembler import pipeline
from assembler.facts.earlier import Earlier
from assembler.facts.orders import orders
from assembler.ground.document import Final, Invulling, Node, Note, Verwijzing, text_of
from assembler.pipeline import fold
from assembler.reading.records.base import Zin
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.blokken import Blok
from assembler.reading.records.gemeenten import Cijfer, Organisatie
from assembler.reading.records.keuzes import Keuze, KeuzeTaken, KeuzeWens, Tekstkeuze
from assembler.reading.records.mijlpalen import Behandeling, Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rendering.text import render as als_tekst
from assembler.store.folder import inhoud
from assembler.verbs import build
from assembler.verbs.earlier import before, earlier
from dosis import greep
from kantoor import kantoor
from werkruimte import REPO, Geladen, draai, manifest, tekst_van

GEMEENTEN = ("alblasserdam", "dordrecht", "hardinxveld-giessendam", "hendrik-ido-ambacht", "papendrecht", "sliedrecht", "zwijndrecht")
MIJLPALEN = ("principebesluit", "hoofdlijnennotitie", "concept", "definitief")
NOTITIES = {"keuzenotitie", "besluitenlijst"}
VERMELDING = "Illustratieve uitwerking; niet de vastgestelde regeling"
Teksten = dict[str, str]


def teksten(ruimte: Workspace, trajectmap: Trajectmap) -> Teksten:
    """Return the text of every document of every milestone up to the definitive text, the working notes aside."""
    found = {}
    for mijlpaal in (item for item in trajectmap.mijlpalen if item.id in MIJLPALEN):
        folded = fold(ruimte, trajectmap, mijlpaal, earlier(REPO, ruimte, trajectmap, mijlpaal), pipeline.unchecked)
        for order in orders(ruimte, trajectmap, mijlpaal):
            if order.soort.id not in NOTITIES:
                found[f"{mijlpaal.id}/{order.name}"] = als_tekst(pipeline.text(folded, order)[0]).decode()
    return found


@pytest.fixture(scope="session")
def alles(sociaal: Geladen) -> Teksten:
    """Return the text of every regulation and paper."""
    made = ((mijlpaal, item) for mijlpaal in MIJLPALEN for item in sociaal.alles(mijlpaal).values())
    return {f"{mijlpaal}/{item.order.name}": tekst_van(item) for mijlpaal, item in made if item.order.soort.id not in NOTITIES}


@pytest.fixture(scope="session")
def alles_met_notities(sociaal: Geladen) -> Teksten:
    """Return the text of every document, the working notes too."""
    return {f"{mijlpaal}/{name}": tekst_van(item) for mijlpaal in MIJLPALEN for name, item in sociaal.alles(mijlpaal).items()}


@pytest.fixture(scope="session")
def stukken(sociaal: Geladen) -> dict[str, Final]:
    """Return every finished document."""
    return {f"{mijlpaal}/{name}": made.final for mijlpaal in MIJLPALEN for name, made in sociaal.alles(mijlpaal).items()}


def delen(path: Path) -> dict[str, str]:
    """Return the parts of a Word file as text."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


# --- what is built ---------------------------------------------------------------------------------------------------


def test_er_zijn_twee_regelingen_en_voor_iedere_raad_brieven_voorstellen_en_besluiten(gebouwd: Path) -> None:
    rows = [
        row
        for mijlpaal in MIJLPALEN
        for row in manifest(gebouwd / mijlpaal)["documenten"]
        if row["formaat"] == "docx" and not row["path"].endswith("-vast.docx")
    ]
    kinds = Counter((row["mijlpaal"], row["soort"]) for row in rows)
    assert (kinds["concept", "gr-tekst"], kinds["definitief", "gr-tekst"]) == (1, 1)
    assert Counter(row["soort"] for row in rows)["rib"] == 22  # three for each of seven, and the one of Alblasserdam about the process
    for mijlpaal in ("hoofdlijnennotitie", "concept", "definitief"):
        assert {row["gemeente"] for row in rows if row["mijlpaal"] == mijlpaal and row["soort"] == "rib"} == set(GEMEENTEN)
    for soort in ("raadsvoorstel", "raadsbesluit"):
        assert {row["gemeente"] for row in rows if row["mijlpaal"] == "definitief" and row["soort"] == soort} == set(GEMEENTEN)
    assert all((gebouwd / row["mijlpaal"] / row["path"]).is_file() for row in rows)


@pytest.mark.slow
def test_check_is_schoon(sociaal: Geladen, stukken: dict[str, Final], monkeypatch: pytest.MonkeyPatch) -> None:
    """What `stukken` made already of this repository is not made a second time."""
    assert stukken
    milestone, mine = pipeline.milestone, sociaal.trajectmap.traject.id

    def once(ruimte: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, past: Earlier | None) -> pipeline.Milestone:
        if trajectmap.traject.id != mine or mijlpaal.id not in MIJLPALEN:
            return milestone(ruimte, trajectmap, mijlpaal, past)
        assert (trajectmap, mijlpaal) == (sociaal.trajectmap, sociaal.mijlpaal(mijlpaal.id))
        seen.append(mijlpaal.id)
        return pipeline.Milestone(sociaal.folded(mijlpaal.id), tuple(sociaal.alles(mijlpaal.id).values()))

    seen: list[str] = []
    monkeypatch.setattr(pipeline, "milestone", once)
    uitkomst = draai(REPO, "check")
    assert seen
    assert uitkomst.code == 0, uitkomst.alles
    assert ": fout: " not in uitkomst.alles


@pytest.mark.parametrize("mijlpaal", ["concept", "definitief"])
def test_de_regeling_heeft_elf_hoofdstukken_en_ten_minste_45_artikelen(stukken: dict[str, Final], mijlpaal: str) -> None:
    final = stukken[f"{mijlpaal}/gr-tekst"]
    chapters = [node for node in final.root.kinderen if node.kind == "hoofdstuk"]
    articles = [node for chapter in chapters for node in chapter.kinderen]
    assert [final.labels[node.id].nummer for node in chapters] == [str(number) for number in range(1, 12)]
    assert [final.labels[node.id].nummer for node in articles] == [str(number) for number in range(1, len(articles) + 1)]
    assert len(articles) >= 45
    assert all(node.kinderen for node in articles)


def test_geen_verwijzing_is_onopgelost(stukken: dict[str, Final]) -> None:
    count = 0
    for name, final in stukken.items():
        ids = {node.id for node in final.root.walk()}
        for node in final.root.walk():
            for item in (*node.opschrift, *node.inhoud):
                if isinstance(item, Verwijzing):
                    count += 1
                    assert item.delen, (name, node.id)
                    assert set(item.doelen) <= ids, (name, node.id, item.doelen)
                    assert "???" not in item.text
                    assert all(deel.doel is None or deel.doel in final.labels for deel in item.delen)
    assert count > 200


ORDINALEN = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9, "tiende": 10}


def test_ieder_genoemd_artikel_en_lid_bestaat_ook_als_het_gewoon_in_een_zin_staat(stukken: dict[str, Final]) -> None:
    for mijlpaal in ("concept", "definitief"):
        final = stukken[f"{mijlpaal}/gr-tekst"]
        leden = {final.labels[node.id].nummer: sum(child.kind == "lid" for child in node.kinderen) for node in final.root.walk() if node.kind == "artikel"}
        for node in final.root.walk():
            plain = "".join(item.text if isinstance(item, Verwijzing) else "\x00" * len(item.text) for item in node.inhoud)
            for match in re.finditer(r"[Aa]rtikel (\d+)(?:, (\w+) lid)?", plain):
                assert match[1] in leden, (node.id, match[0])
                if match[2]:
                    assert ORDINALEN[match[2]] <= leden[match[1]], (node.id, match[0])


# --- votes -----------------------------------------------------------------------------------------------------------


def test_dordrecht_heeft_twaalf_van_de_33_stemmen_met_twee_leden_van_elk_zes(sociaal: Geladen, alles: Teksten) -> None:
    rights = sociaal.folded("definitief").facts.stemrecht
    votes = {name: rights.stemmen[name].value for name in GEMEENTEN}  # type: ignore[union-attr]
    assert sum(votes.values()) == 33
    assert (votes["dordrecht"], rights.leden["dordrecht"], rights.per_lid["dordrecht"].value) == (12, 2, 6)  # type: ignore[union-attr]
    assert {name: rights.leden[name] for name in GEMEENTEN if name != "dordrecht"} == dict.fromkeys(set(GEMEENTEN) - {"dordrecht"}, 1)
    inwoners = {
        name: max(
            (item for item in sociaal.ruimte.organisaties[name].cijfers["inwoners"] if item.peildatum == date(2021, 1, 1)), key=lambda item: item.bekend
        ).getal
        for name in GEMEENTEN
    }
    assert votes == {name: -(-int(value) // 10000) for name, value in inwoners.items()}
    table = alles["definitief/gr-tekst"]
    assert re.search(r"^Dordrecht \| 2 \| 6(?: \[\d+\])? \| 12(?: \[\d+\])?$", table, re.MULTILINE)
    assert re.search(r"^Totaal \| 8 \|  ?\| 33(?: \[\d+\])?$", table, re.MULTILINE)
    assert "45 stemmen" not in table.replace("\u00a0", " ")


def test_de_bijdragen_zijn_samen_de_begroting(sociaal: Geladen) -> None:
    for mijlpaal in ("concept", "definitief"):
        facts = sociaal.folded(mijlpaal).facts
        for pool, row in facts.bijdragen.items():
            assert sum(item.value for item in row.values()) == facts.bedragen[pool].value, pool  # type: ignore[union-attr]


# --- language --------------------------------------------------------------------------------------------------------

ENGELS = re.compile(
    r"\b(the|and|with|of the|from|this|that|shall|council|page|draft|section|table|item|none|null|true|false|undefined|missing|unknown|TODO|FIXME|XXX|Lorem)\b",
    re.IGNORECASE,
)


def test_de_teksten_hebben_geen_tabs_dubbele_spaties_of_losse_leestekens(alles_met_notities: Teksten) -> None:
    for name, text in alles_met_notities.items():
        for line in text.splitlines():
            body = line.strip()
            assert "\t" not in line, (name, line)
            assert "  " not in body.replace(" |  | ", " | - | ").replace(" |  |", " | - |"), (name, line)
            assert not re.search(r" [,.;:!?](?!\.)| \)|\( |,,|,;|;;|\.\.(?!\.)|,\.|;\.|\{\{|\}\}", body.replace("…", "x")), (name, line)


def test_een_definitieve_tekst_bevat_geen_nog_te_bepalen_deel(alles_met_notities: Teksten) -> None:
    for name, text in alles_met_notities.items():
        if name.startswith("definitief/"):
            assert "n.t.b." not in text, name
    assert any("n.t.b." in text for text in alles_met_notities.values())  # the test can see one


def test_een_brief_aan_een_raad_zegt_in_woorden_wat_nog_niet_bekend_is(alles_met_notities: Teksten) -> None:
    """In a sentence to a council stands what is not known, not three letters in the place of a figure."""
    letters = {name: text for name, text in alles_met_notities.items() if re.search(r"/(rib|raadsvoorstel|raadsbesluit|oplegger|nieuwsbrief)", name)}
    assert len(letters) > 20
    for name, text in letters.items():
        found = [line for line in text.splitlines() if "n.t.b." in line and "|" not in line and "(n.t.b.)" not in line and "Waar iets nog" not in line]
        assert not found, (name, found)


def test_er_staat_geen_engels_woord_in_de_teksten(alles_met_notities: Teksten) -> None:
    for name, text in alles_met_notities.items():
        found = [match[0] for match in ENGELS.finditer(text) if match[0] != "item"]
        assert not found, (name, found[:5])


def test_ieder_stuk_draagt_de_vermelding_en_alleen_het_concept_van_de_regeling_het_merk(gebouwd: Path) -> None:
    for mijlpaal in MIJLPALEN:
        for row in manifest(gebouwd / mijlpaal)["documenten"]:
            if row["formaat"] != "docx":
                continue
            parts = delen(gebouwd / mijlpaal / row["path"])
            around = [re.sub(r"<[^>]+>", "", text) for name, text in parts.items() if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
            assert any(VERMELDING in text for text in around), row["path"]
            assert any("CONCEPT" in text for text in parts.values()) == (mijlpaal == "concept" and row["soort"] in {"gr-tekst", "mandaatbesluit"}), row["path"]


def test_ieder_stuk_dat_niet_wordt_ondertekend_eindigt_met_wat_niet_vaststaat(stukken: dict[str, Final]) -> None:
    for name, final in stukken.items():
        last = final.root.kinderen[-1]
        if re.search(r"/(gr-tekst|mandaatbesluit|raadsbesluit|collegebesluit)", name):
            assert not [node for node in final.root.walk() if node.kind == "aannames"], name
            continue
        assert (last.kind, text_of(last.opschrift)) == ("aannames", "Toelichting bij de cijfers"), name
        marked = {item.noot for node in final.root.walk() for item in (*node.opschrift, *node.inhoud) if isinstance(item, Invulling) and item.noot}
        noted = {node.layout.number for node in last.kinderen if isinstance(node.layout, Note)}
        assert marked == noted, name


def _beslispunten(final: Final) -> list[str]:
    [listed] = [node for node in final.root.walk() if node.id.endswith("/beslispunten")]
    return [text_of(node.inhoud) for node in listed.kinderen]


def test_beslispunten_zijn_in_voorstel_en_besluit_dezelfde_en_noemen_de_versie(stukken: dict[str, Final]) -> None:
    count = 0
    for name, final in stukken.items():
        if "/raadsvoorstel-" in name:
            count += 1
            points = _beslispunten(final)
            assert points == _beslispunten(stukken[name.replace("raadsvoorstel", "raadsbesluit")])
            assert any(re.search(r"versie van \d+ \w+ 20\d\d", point) for point in points), name
    assert count >= 14


# --- LibreOffice -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def gedrukt(ook_vast: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return what is printed here as PDF, by milestone and name, made by one run of LibreOffice."""
    programma, map_ = kantoor(), tmp_path_factory.mktemp("gedrukt")
    bronnen = [ook_vast / mijlpaal / f"{name}.docx" for mijlpaal in ("concept", "definitief") for name in ("gr-tekst", "gr-tekst-vast")]
    bronnen += [ook_vast / "definitief/mandaatbesluit.docx", *sorted(ook_vast.glob("*/rib-*.docx"))]
    kopieen = [shutil.copyfile(bron, map_ / f"{bron.parent.name} {bron.name}") for bron in bronnen]
    profiel = f"-env:UserInstallation={(map_ / 'profiel').as_uri()}"
    command = [programma, profiel, "--headless", "--convert-to", "pdf", "--outdir", str(map_), *map(str, kopieen)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {kopie.stem: kopie.with_suffix(".pdf") for kopie in kopieen}


@pytest.mark.office
@pytest.mark.broad
def test_een_raadsinformatiebrief_is_ten_hoogste_drie_bladzijden(gedrukt: Mapping[str, Path]) -> None:
    for mijlpaal in ("hoofdlijnennotitie", "concept", "definitief"):
        pages = {name: len(PdfReader(path).pages) for name, path in gedrukt.items() if name.startswith(f"{mijlpaal} rib-")}
        assert len(pages) == 7
        assert max(pages.values()) <= 3, (mijlpaal, pages)
        last = {name: _vulling(gedrukt[name])[-1] for name in pages}
        assert min(last.values()) > 0.2, (mijlpaal, last)  # no page with a few notes alone


def _vulling(path: Path) -> list[float]:
    """Return how far each page is filled with words, from its header to its foot."""
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True, timeout=60)
    filled = []
    for height, words in re.findall(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', done.stdout, re.DOTALL):
        low, top = float(height) - 75, 80
        ends = [float(end) for end in re.findall(r'yMax="([\d.]+)"', words)]
        filled.append((max([end for end in ends if end < low], default=top) - top) / (low - top))
    return filled


@pytest.mark.office
@pytest.mark.broad
def test_no_page_of_the_regulation_is_almost_empty_and_few_lie(gedrukt: Mapping[str, Path]) -> None:
    found = {name: gedrukt[f"definitief {name}"] for name in ("gr-tekst-vast", "mandaatbesluit")}
    filled = _vulling(found["gr-tekst-vast"])
    assert min(filled) > 0.3
    assert len([part for part in filled if part < 0.5]) <= 1  # where the memorandum ends and a table lies down
    assert min(_vulling(found["mandaatbesluit"])) > 0.3
    lying = {name: sum(page.mediabox.width > page.mediabox.height for page in PdfReader(path).pages) for name, path in found.items()}
    assert lying == {"gr-tekst-vast": 2, "mandaatbesluit": 0}  # the amounts of each cost item, to the cent


BLADZIJDE = re.compile(r"\.{3,}[ ]*\d+[ ]*$", re.MULTILINE)  # behind a line of the contents
VOET = re.compile(r"^.*Pagina \d+ van \d+\s*$|^regio Drechtsteden$", re.MULTILINE)


def _pdf(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True, timeout=60)
    return BLADZIJDE.sub("", VOET.sub("", done.stdout)).replace(VERMELDING, "").replace("\x0c", "\n")


def _nummers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+(?:[.,]\d+)*", text.replace("\u00ad", "")))


@pytest.mark.office
@pytest.mark.broad
@pytest.mark.parametrize("mijlpaal", ["concept", "definitief"])
def test_libreoffice_drukt_in_beide_nummeringen_de_nummers_van_de_boom(
    gedrukt: Mapping[str, Path], stukken: dict[str, Final], alles: Teksten, mijlpaal: str
) -> None:
    levend, vast = (_pdf(gedrukt[f"{mijlpaal} {name}"]) for name in ("gr-tekst", "gr-tekst-vast"))
    final = stukken[f"{mijlpaal}/gr-tekst"]
    headings = [node for node in final.root.walk() if node.kind in {"hoofdstuk", "artikel", "bijlage"}]
    below = [child for node in final.root.kinderen if node.kind in {"bijlage", "toelichting"} for child in node.kinderen if child.kind == "sectie"]
    contents = " ".join(f"{final.label(node)} {text_of(node.opschrift)}" for node in (*headings, *below))  # the table of contents says them once more
    body = alles[f"{mijlpaal}/gr-tekst"].rpartition("\nGemeenschappelijke regeling Sociaal | ")[0]
    expected = _nummers(contents) + _nummers(body)
    for name, printed in (("levend", levend), ("vast", vast)):
        got = _nummers(printed)
        assert {key: (expected[key], got[key]) for key in expected | got if expected[key] != got[key]} == {}, name
    for node in headings:
        label, heading = final.label(node), " ".join(text_of(node.opschrift).split())
        for printed in (levend, vast):
            assert " ".join(printed.split()).count(f"{label} {heading}") >= 2, (label, heading)
    words = [re.sub(r"\s+", "", text) for text in (levend, vast)]
    assert Counter(words[0]) == Counter(words[1])


# --- what may not stand in a file ------------------------------------------------------------------------------------


class _Merker:
    """Puts a mark in every text of a gemeente that is its own, and in every reason, without changing what is chosen."""

    def __init__(self) -> None:
        self.eigen: dict[str, set[str]] = {}
        self.geheim: set[str] = set()
        self.openbaar: set[str] = set()  # reasons of the region: only its list of decisions may print them

    def eigen_merk(self, gemeente: str, text: str) -> str:
        mark = f"Merk{gemeente.replace('-', '')}{len(self.eigen.setdefault(gemeente, set()))}x"
        self.eigen[gemeente].add(mark)
        return f"{text} {mark}"

    def geheim_merk(self, text: str) -> str:
        mark = f"Geheim{len(self.geheim)}x"
        self.geheim.add(mark)
        return f"{text} {mark}"

    def gemeente(self, item: Organisatie) -> Organisatie:
        def own(text: str) -> str:
            return self.eigen_merk(item.id, text)

        return item.model_copy(
            update={
                "adres": own(item.adres or "adres"),
                "postadres": own(item.postadres or "post"),
                "bron": own(item.bron),
                "cijfers": {name: tuple(seen.model_copy(update={"bron": own(seen.bron)}) for seen in row) for name, row in item.cijfers.items()},
                "functionarissen": tuple(row.model_copy(update={"naam": own(row.naam), "bron": own(row.bron)}) for row in item.functionarissen),
                "velden": {name: own(value) for name, value in item.velden.items()},
            }
        )

    def openbaar_merk(self, text: str) -> str:
        mark = f"Waarom{len(self.openbaar)}x"
        self.openbaar.add(mark)
        return f"{text} {mark}"

    def gremium_merk(self, text: str) -> str:
        """Mark the body of an open decision: only the besluitenlijst may name it."""
        mark = f"Gremium{len(self.openbaar)}x"
        self.openbaar.add(mark)
        return f"{text} {mark}"

    def besluit(self, item: Besluit, gemeente: str | None) -> Besluit:
        merk = self.openbaar_merk if gemeente is None and not item.vertrouwelijk else self.geheim_merk
        return item.model_copy(
            update={
                "reden": merk(item.reden or "reden"),
                "gremium": self.gremium_merk(item.gremium) if merk == self.openbaar_merk else merk(item.gremium),
                "bron": merk(item.bron or "bron"),
                "keuzes": tuple(self.keuze(keuze, gemeente, merk if not keuze.vertrouwelijk else self.geheim_merk) for keuze in item.keuzes),
            }
        )

    def keuze(self, item: Keuze, gemeente: str | None, merk: Callable[[str], str]) -> Keuze:
        update: dict[str, Any] = {"reden": merk(item.reden or "reden")}
        if isinstance(item, KeuzeWens) and gemeente:
            update["wens"] = replace(
                item.wens, tekst=(self.geheim_merk if item.vertrouwelijk else lambda text: self.eigen_merk(gemeente, text))(item.wens.tekst)
            )
        return item.model_copy(update=update)

    def mijlpalen(self, row: tuple[Mijlpaal, ...]) -> tuple[Mijlpaal, ...]:
        def behandelingen(row: Mapping[str, Behandeling]) -> dict[str, Behandeling]:
            return {
                name: seen.model_copy(
                    update={
                        "bron": self.eigen_merk(name, seen.bron),
                        "bijeenkomst": self.eigen_merk(name, seen.bijeenkomst or "zitting"),
                        "uitkomst": self.eigen_merk(name, seen.uitkomst or "besloten"),
                    }
                )
                for name, seen in row.items()
            }

        return tuple(item.model_copy(update={"behandelingen": behandelingen(item.behandelingen)}) for item in row)

    def zin(self, gemeente: str, item: Zin) -> Zin:
        return replace(item, tekst=self.eigen_merk(gemeente, item.tekst))

    def blok(self, gemeente: str, item: Blok) -> Blok:
        tekst = self.zin(gemeente, item.tekst) if item.tekst else None
        return item.model_copy(update={"tekst": tekst, "onderdelen": tuple(self.blok(gemeente, below) for below in item.onderdelen)})

    def ruimte(self, ruimte: Workspace) -> Workspace:
        trajecten = {
            name: replace(
                item,
                mijlpalen=self.mijlpalen(item.mijlpalen),
                besluiten=tuple(self.besluit(row, None) for row in item.besluiten),
                keuzes={gemeente: tuple(self.besluit(row, gemeente) for row in rows) for gemeente, rows in item.keuzes.items()},
                teksten=tuple(
                    replace(
                        text,
                        opschrift=self.zin(text.gemeente, text.opschrift or Zin("Kop")),
                        reden=self.geheim_merk(text.reden),
                        blokken=tuple(self.blok(text.gemeente, blok) for blok in text.blokken),
                    )
                    for text in item.teksten
                ),
            )
            for name, item in ruimte.trajecten.items()
        }
        return replace(ruimte, organisaties={name: self.gemeente(item) for name, item in ruimte.organisaties.items()}, trajecten=trajecten)


@pytest.fixture(scope="session")
def gemerkt(sociaal: Geladen, tmp_path_factory: pytest.TempPathFactory) -> tuple[_Merker, Path]:
    """Build the workspace with a mark in each record of each gemeente and in each reason."""
    merker = _Merker()
    ruimte = merker.ruimte(sociaal.ruimte)
    out = tmp_path_factory.mktemp("gemerkt")
    trajectmap = ruimte.trajecten["gr-sociaal"]
    result = build.build(ruimte, trajectmap, trajectmap.mijlpalen, build.Wish(), out)
    assert not any(item.is_error for item in result.findings)
    return merker, out / "gr-sociaal"


def _stukken(folder: Path) -> Iterator[tuple[str, str | None, dict[str, str]]]:
    for mijlpaal in MIJLPALEN:
        for row in manifest(folder / mijlpaal)["documenten"]:
            if row["formaat"] == "docx":
                yield f"{mijlpaal}/{row['path']}", row["gemeente"], delen(folder / mijlpaal / row["path"])


def test_niets_van_een_gemeente_staat_in_een_stuk_van_een_ander(gemerkt: tuple[_Merker, Path]) -> None:
    merker, folder = gemerkt
    seen: dict[str, set[str]] = {name: set() for name in GEMEENTEN}
    for name, gemeente, parts in _stukken(folder):
        for part, text in parts.items():
            for match in re.finditer(r"Merk([a-z]+)\d+x", text):
                owner = next(item for item in GEMEENTEN if item.replace("-", "") == match[1])
                assert gemeente in {owner, None}, (name, part, match[0])
                if gemeente == owner:
                    seen[owner].add(match[0])
    assert set(merker.eigen) == set(GEMEENTEN)
    assert all(seen.values()), seen  # the marks do show in the papers of the gemeente itself


def test_geen_reden_gremium_of_vertrouwelijke_tekst_staat_in_een_bestand(gemerkt: tuple[_Merker, Path]) -> None:
    merker, folder = gemerkt
    assert len(merker.geheim) > 10
    assert len(merker.openbaar) > 40
    for name, _, parts in _stukken(folder):
        for part, text in parts.items():
            assert not re.search(r"Geheim\d+x", text), (name, part)
            assert not re.search(r"Waarom\d+x", text), (name, part)
            assert "/besluitenlijst" in name or not re.search(r"Gremium\d+x", text), (name, part)
    for mijlpaal in MIJLPALEN:
        assert not re.search(r"(Geheim|Waarom|Gremium)\d+x", json.dumps(manifest(folder / mijlpaal)))


def test_geen_pad_of_naam_van_een_gebruiker_staat_in_een_bestand(gebouwd: Path) -> None:
    paths = ("clauses/", "gemeenten/", "trajecten/", "templates/", ".yaml", ".md", str(REPO), "/root", "/home/", "/tmp/", "C:\\")  # noqa: S108
    for name, _, parts in _stukken(gebouwd):
        for part, text in parts.items():
            said = re.sub(r'sleutel="[^"]*"|\["w",\d+,\d+,"[^"]*"', "", text)  # the key of a fact is an id: gemeenten/dordrecht/inwoners/2021-01-01
            for sign in paths:
                assert sign not in said, (name, part, sign)
        assert f">{os.environ.get('USER', 'root')}<" not in parts["docProps/core.xml"]


# --- dependence ------------------------------------------------------------------------------------------------------


def anders(ruimte: Workspace, basis: Teksten) -> set[str]:
    """Return the documents that read differently in this workspace."""
    now = teksten(ruimte, ruimte.trajecten["gr-sociaal"])
    return {name for name in basis | now if basis.get(name) != now.get(name)}


def met_gemeente(ruimte: Workspace, item: Organisatie) -> Workspace:
    return replace(ruimte, organisaties={**ruimte.organisaties, item.id: item})


def met_traject(ruimte: Workspace, **update: Any) -> Workspace:
    return replace(ruimte, trajecten={"gr-sociaal": replace(ruimte.trajecten["gr-sociaal"], **update)})


def asked_figures(ruimte: Workspace) -> list[tuple[str, str, int]]:
    """Return every observation of a figure of a gemeente."""
    return [(name, figure, index) for name in GEMEENTEN for figure, row in ruimte.organisaties[name].cijfers.items() for index in range(len(row))]


def met_cijfer(ruimte: Workspace, gemeente: str, figure: str, index: int, **update: Any) -> Workspace:
    item = ruimte.organisaties[gemeente]
    row = list(item.cijfers[figure])
    row[index] = row[index].model_copy(update=update)
    return met_gemeente(ruimte, item.model_copy(update={"cijfers": {**item.cijfers, figure: tuple(row)}}))


def zonder_cijfers(text: str) -> list[str]:
    """Return a text in which every number is the same: what remains is what a figure may never change."""
    text = text.rpartition("Toelichting bij de cijfers")[0] or text
    text = re.sub(r" \[\d+\]", "", text)
    text = re.sub(r"\b(stijgt|daalt) met\b", "stijgt met", re.sub(r"\b(hoger|lager) dan\b", "hoger dan", text.replace("stemmen", "stem")))
    return re.sub(r"\d+(?:[.,]\d+)*", "0", text).splitlines()


@pytest.mark.fuzz
def test_ieder_cijfer_van_een_gemeente_verandert_alleen_getallen_en_alleen_waar_het_doorwerkt(sociaal: Geladen, alles: Teksten) -> None:
    moved: dict[str, int] = Counter()
    for gemeente, figure, index in greep(asked_figures(sociaal.ruimte), 40):
        seen = sociaal.ruimte.organisaties[gemeente].cijfers[figure][index]
        now = teksten(other := met_cijfer(sociaal.ruimte, gemeente, figure, index, waarde=seen.waarde + 11111), other.trajecten["gr-sociaal"])
        assert now.keys() == alles.keys()
        for name, text in now.items():
            if text == alles[name]:
                continue
            moved[figure] += 1
            mijlpaal = sociaal.mijlpaal(name.partition("/")[0])
            assert seen.bekend <= mijlpaal.stand, (gemeente, figure, index, name)
            assert zonder_cijfers(text) == zonder_cijfers(alles[name]), (gemeente, figure, index, name)
            # The raw figure is printed in the papers of that gemeente and of the region only; others show what is computed from it.
            printed = f"{int(seen.waarde + 11111):,}".replace(",", ".")
            assert printed not in text or _mag(name, gemeente), (gemeente, figure, name)
    assert moved["inwoners"] > 0


def test_een_cijfer_dat_later_bekend_is_of_nergens_wordt_gebruikt_verandert_niets(sociaal: Geladen, alles: Teksten) -> None:
    """Both at once: neither a milestone before it was known, nor a text that does not ask for it."""
    later = sociaal.mijlpaal("definitief").stand + timedelta(days=1)
    ruimte = sociaal.ruimte
    for gemeente in GEMEENTEN:
        item = ruimte.organisaties[gemeente]
        new = Cijfer(waarde=Decimal(999999), peildatum=date(2021, 6, 1), bekend=later, bron="later", status="definitief")
        ruimte = met_gemeente(ruimte, item.model_copy(update={"cijfers": {**item.cijfers, "inwoners": (*item.cijfers["inwoners"], new)}}))
    item = ruimte.organisaties["sliedrecht"]
    new = Cijfer(waarde=Decimal(3), peildatum=date(2021, 1, 1), bekend=date(2021, 1, 1), bron="x", status="definitief")
    assert anders(met_gemeente(ruimte, item.model_copy(update={"cijfers": {**item.cijfers, "bruggen": (new,)}})), alles) == set()


@pytest.mark.fuzz
@pytest.mark.broad
def test_een_naam_van_een_functionaris_verandert_alleen_de_stukken_die_hem_noemen(sociaal: Geladen, alles: Teksten) -> None:
    asked = [(name, index) for name in GEMEENTEN for index in range(min(2, len(sociaal.ruimte.organisaties[name].functionarissen)))]
    for gemeente, index in greep(asked, 7):
        item = sociaal.ruimte.organisaties[gemeente]
        person, row = item.functionarissen[index], list(item.functionarissen)
        row[index] = person.model_copy(update={"naam": "Q. Zonderling"})
        changed = anders(met_gemeente(sociaal.ruimte, item.model_copy(update={"functionarissen": tuple(row)})), alles)
        assert changed == {name for name, text in alles.items() if re.search(rf"(?<!\w){re.escape(person.naam)}(?!\w)", text) and _mag(name, gemeente)}, (
            gemeente,
            person.naam,
        )


def _mag(name: str, gemeente: str) -> bool:
    """Whether a document may name what belongs to a gemeente: its own, or one of the region."""
    return name.endswith(f"-{gemeente}") or not any(name.endswith(f"-{other}") for other in GEMEENTEN)


@pytest.mark.fuzz
@pytest.mark.broad
def test_iedere_behandeling_verandert_alleen_stukken_van_die_gemeente(sociaal: Geladen, alles: Teksten) -> None:
    mijlpalen = sociaal.trajectmap.mijlpalen
    asked = [(at, gemeente, seen) for at, mijlpaal in enumerate(mijlpalen) for gemeente, seen in list(mijlpaal.behandelingen.items())[at::3]]
    for at, gemeente, seen in greep(asked, 6):
        other = seen.model_copy(update={"datum": (seen.datum or date(2021, 9, 1)) + timedelta(days=1)})
        row = list(mijlpalen)
        row[at] = mijlpalen[at].model_copy(update={"behandelingen": {**mijlpalen[at].behandelingen, gemeente: other}})
        changed = anders(met_traject(sociaal.ruimte, mijlpalen=tuple(row)), alles)
        for_all = {f"{mijlpalen[at].id}/nieuwsbrief", f"{mijlpalen[at].id}/aanbiedingsbrief"}  # which list who treats it when
        assert all(name.endswith(f"-{gemeente}") or name in for_all for name in changed), (mijlpalen[at].id, gemeente, changed)


def besluiten(trajectmap: Trajectmap) -> list[tuple[str | None, int, int]]:
    """Return every choice of the log: whose, which decision, which choice in it."""
    found: list[tuple[str | None, int, int]] = [(None, at, number) for at, item in enumerate(trajectmap.besluiten) for number in range(len(item.keuzes))]
    return found + [
        (gemeente, at, number) for gemeente, rows in trajectmap.keuzes.items() for at, item in enumerate(rows) for number in range(len(item.keuzes))
    ]


def zonder_keuze(ruimte: Workspace, gemeente: str | None, at: int, number: int) -> Workspace:
    """Return the workspace without one choice of the log."""
    item = ruimte.trajecten["gr-sociaal"]
    rows = list(item.besluiten if gemeente is None else item.keuzes[gemeente])
    rows[at] = rows[at].model_copy(update={"keuzes": (*rows[at].keuzes[:number], *rows[at].keuzes[number + 1 :])})
    return met_traject(ruimte, besluiten=tuple(rows)) if gemeente is None else met_traject(ruimte, keuzes={**item.keuzes, gemeente: tuple(rows)})


@pytest.mark.broad  # of what depends on what the figures above are the sample
@pytest.mark.fuzz
def test_iedere_keuze_verandert_alleen_wat_na_haar_komt_en_van_haar_afhangt(sociaal: Geladen, alles: Teksten) -> None:
    trajectmap = sociaal.trajectmap
    later = {item.id: item.stand for item in trajectmap.mijlpalen}
    used, asked = 0, greep(besluiten(trajectmap), 16)
    for gemeente, at, number in asked:
        besluit = (trajectmap.besluiten if gemeente is None else trajectmap.keuzes[gemeente])[at]
        keuze = besluit.keuzes[number]
        changed = anders(zonder_keuze(sociaal.ruimte, gemeente, at, number), alles)
        used += bool(changed)
        assert all(later[name.partition("/")[0]] >= besluit.datum for name in changed), (besluit.id, number)
        if besluit.status != "besloten":
            assert changed == set(), (besluit.id, number)
        if gemeente is not None and not isinstance(keuze, KeuzeTaken):
            assert all(name.endswith(f"-{gemeente}") for name in changed), (besluit.id, number, changed)
        if isinstance(keuze, Tekstkeuze):
            named = {name.partition("/")[2] for name in changed}
            told = {name for name in named if name.startswith(("raadsvoorstel-", "collegevoorstel-"))}  # which tell what changed in the text
            assert named - told <= {"gr-tekst", "mandaatbesluit", "besluitenlijst", "nieuwsbrief"}, (besluit.id, number, changed)
    assert used > len(asked) // 3


def _delen_die_verschillen(one: Final, other: Final) -> set[str]:
    """Return the top parts (article, annex, memorandum section) in which two documents differ."""

    def parts(root: Node) -> dict[str, str]:
        return {
            node.id: "\n".join(text_of((*below.opschrift, *below.inhoud)) for below in node.walk())
            for node in root.walk()
            if node.kind in {"artikel", "bijlage"}
        }

    old, new = parts(one.root), parts(other.root)
    return {name.partition("/")[2] for name in old | new if old.get(name) != new.get(name)}


def zonder_lijst(regels: list[str]) -> list[str]:
    """Return the lines without the list of what changed in the text, and without the empty lines that it parts."""
    found, within = [], False
    for regel in regels:
        within = regel.startswith("Dit is in de tekst veranderd") or (within and regel.startswith("  - "))
        if regel and not (within and regel.startswith("  - ")):
            found.append(regel)
    return found


@pytest.mark.broad
def test_een_taak_die_deels_lokaal_wordt_verandert_wat_daarvan_afhangt_en_niets_anders(sociaal: Geladen, alles: Teksten, stukken: dict[str, Final]) -> None:
    extra = Besluit.model_validate(
        {
            "id": "proef",
            "datum": "2021-08-01",
            "gremium": "proef",
            "keuzes": [{"gemeente": "papendrecht", "taken": {"schuldhulpverlening": {"uitvoering": "gedeeltelijk", "deeltaken": ["nazorg"]}}}],
        }
    )
    trajectmap = replace(sociaal.trajectmap, besluiten=(*sociaal.trajectmap.besluiten, extra))
    ruimte = replace(sociaal.ruimte, trajecten={"gr-sociaal": trajectmap})
    changed = anders(ruimte, alles)
    assert {name.partition("/")[0] for name in changed} == {"definitief"}
    assert {f"definitief/rib-{name}" for name in GEMEENTEN} <= changed  # all share the pool, so all contributions move
    assert "definitief/gr-tekst" in changed
    now = teksten(ruimte, trajectmap)
    for name, text in alles.items():
        if name.startswith("definitief/") and "€" not in text and "chuldhulpverlening" not in text:
            assert name not in changed, name
        if name in changed and any(name.endswith(f"-{other}") for other in GEMEENTEN if other != "papendrecht"):
            assert zonder_lijst(zonder_cijfers(now[name])) == zonder_lijst(zonder_cijfers(text)), name
            assert ("eigen uitvoering door Papendrecht: schuldhulpverlening (nazorg)" in now[name]) == name.startswith(
                ("definitief/raadsvoorstel-", "definitief/collegevoorstel-")
            ), name
    other = Geladen(ruimte, ()).alles("definitief")["gr-tekst"].final
    differing = _delen_die_verschillen(stukken["definitief/gr-tekst"], other)
    assert {"taken", "bijlage:takenmatrix"} <= differing
    assert differing <= {"taken", "bijlage:takenmatrix", "bijlage:mandaatregister"}, differing
    assert "nazorg" in now["definitief/rib-papendrecht"]


def _hashes(folder: Path) -> dict[str, str]:
    rows = manifest(folder / "gr-sociaal" / "definitief")["documenten"]
    return {f"{row['mijlpaal']}/{row['path'].removesuffix('.docx')}": row["inhoud"] for row in rows if not row["path"].endswith("-vast.docx")}


@pytest.mark.fuzz
@pytest.mark.broad
def test_het_manifest_zegt_precies_welke_stukken_veranderen(sociaal: Geladen, alles: Teksten, gebouwd: Path, tmp_path: Path) -> None:
    base = {name: found for name, found in _hashes(gebouwd.parent).items() if name in alles}
    trajectmap = sociaal.trajectmap
    choices = [
        (gemeente, at, number)
        for gemeente, at, number in besluiten(trajectmap)
        if (trajectmap.besluiten if gemeente is None else trajectmap.keuzes[gemeente])[at].status == "besloten"
    ]
    figures = asked_figures(sociaal.ruimte)
    sample = [zonder_keuze(sociaal.ruimte, *item) for item in (choices[0], choices[len(choices) // 2], choices[-1])]
    sample += [
        met_cijfer(sociaal.ruimte, *item, waarde=sociaal.ruimte.organisaties[item[0]].cijfers[item[1]][item[2]].waarde + 5000)
        for item in (figures[0], figures[-2])
    ]
    for number, ruimte in enumerate(greep(sample, 4)):
        other = ruimte.trajecten["gr-sociaal"]
        build.build(
            ruimte,
            other,
            [item for item in other.mijlpalen if item.id == "definitief"],
            build.Wish(),
            tmp_path / str(number),
            past=build.Past(before=before(REPO, ruimte)),
        )
        now = {name: found for name, found in _hashes(tmp_path / str(number)).items() if name in alles}
        changed = {name for name in anders(ruimte, alles) if name in base}
        assert {name for name in base | now if base.get(name) != now.get(name)} == changed, number


def test_inhoud_is_de_hash_van_het_bestand_dat_er_staat(gebouwd: Path) -> None:
    for row in manifest(gebouwd / "hoofdlijnennotitie")["documenten"]:
        assert inhoud(row["path"], (gebouwd / "hoofdlijnennotitie" / row["path"]).read_bytes()) == row["inhoud"]


# --- what the sources say --------------------------------------------------------------------------------------------


def test_alblasserdam_noemt_vijf_taken_deels_lokaal_en_vijf_niet(sociaal: Geladen, alles: Teksten) -> None:
    keuzes = sociaal.folded("hoofdlijnennotitie").keuzes.taken
    own = {taak: stand.keuze.uitvoering for (gemeente, taak), stand in keuzes.items() if gemeente == "alblasserdam"}
    assert Counter(own.values()) == {"gedeeltelijk": 5, "gezamenlijk": 5}
    text = alles["hoofdlijnennotitie/rib-alblasserdam"]
    assert "Lokale inrichting" in text
    assert "voorbehoud" in text
    assert "groeimodel" in text
    assert all(stand.keuze.deeltaken == "ntb" for (gemeente, taak), stand in keuzes.items() if gemeente == "alblasserdam" and own[taak] == "gedeeltelijk")


def test_geen_taak_draagt_een_bevoegdheid_van_raad_of_burgemeester_over(sociaal: Geladen) -> None:
    wijzen = sociaal.folded("definitief").keuzes.wijzen
    for name in sociaal.trajectmap.traject.taken:
        for power in sociaal.ruimte.taken[name].bevoegdheden:
            chosen = wijzen.get(f"{name}/{power.id}")
            assert (chosen[0] if chosen else power.wijze) == "lokaal" or power.orgaan == "college", (name, power.id)


def test_een_overgedragen_bevoegdheid_van_de_raad_is_een_fout(sociaal: Geladen) -> None:
    taak = sociaal.ruimte.taken["schuldhulpverlening"]
    powers = tuple(item.model_copy(update={"wijze": "delegatie"}) if item.orgaan == "raad" else item for item in taak.bevoegdheden)
    ruimte = replace(sociaal.ruimte, taken={**sociaal.ruimte.taken, taak.id: taak.model_copy(update={"bevoegdheden": powers})})
    found = [item for item in fold(ruimte, sociaal.trajectmap, sociaal.mijlpaal("definitief")).findings if item.is_error]
    assert {item.slug for item in found} == {"overdracht-past-bij-aard"}
    assert len(found) == sum(item.orgaan == "raad" for item in taak.bevoegdheden)
