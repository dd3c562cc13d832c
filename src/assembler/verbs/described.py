"""A set for one council -> the page and the description that go with it, and what neither can say."""

from __future__ import annotations

import json
from typing import Any

from assembler.ground.wording import datum
from assembler.rendering.html.setpage import setpage
from assembler.sentences.own import own_words
from assembler.store.country import gemeenten
from assembler.verbs.bundle import Bundle

FORMAAT = 1


def described(made: Bundle) -> None:
    """Add the page and the description of the set, and note what neither can say."""
    _not_known(made)
    versie, treated = made.kept.versie, made.treated
    title = own_words("set_titel", traject=made.item.traject.naam, orgaan=made.council.naam)
    pairs = [
        ("Mijlpaal", versie.naam),
        ("Versie", f"{versie.tekst}, stand {datum(versie.stand)}"),
        ("Agendapunt", (treated.agendapunt if treated else None) or ""),
        ("Vergadering", datum(treated.datum) if treated and treated.datum else ""),
    ]
    foot = f"{versie.naam}, {versie.tekst} van {datum(versie.stand)}"
    made.contents["index.html"] = setpage(title, [pair for pair in pairs if pair[1]], [row for row, _ in made.rows], foot)
    made.contents["metadata.json"] = (json.dumps(_metadata(made), ensure_ascii=False, indent=1) + "\n").encode()


def _not_known(made: Bundle) -> None:
    """Note what is not known of the set: its place on the agenda, who it is for in the register, what its papers are called there."""
    if made.treated is None or not made.treated.agendapunt:
        made.unknown(f"Het agendapunt van {made.council.naam} is niet bekend; de stukken tellen vanaf 1.", 'Schrijf bij de behandeling: agendapunt: "7".')
    if _tooi(made) is None:
        made.unknown(f"Het TOOI-id van {made.gemeente.naam} is niet bekend.", "Controleer 'code:' en 'naam:' met het register van overheidsorganisaties.")
    kinds = sorted({data["soort"]["id"] for _, data in made.rows if data["document"] and data["soort"]["tooi"] is None})
    if kinds:
        hint = "Kent u het id uit een waardelijst van TOOI, schrijf het dan bij 'tooi:' in templates/documenten."
        made.unknown(f"Van deze soorten stukken is geen TOOI-id bekend: {', '.join(kinds)}.", hint)
    if made.woo is None:
        made.unknown(f"De Woo-categorie van stukken voor {made.council.naam} is niet bekend.", "Schrijf haar bij 'vergaderstukken:' in clauses/organisaties.")


def _metadata(made: Bundle) -> dict[str, Any]:
    """Return what a machine reads of the set: for whom, of which version, each paper with its files, and what is not known."""
    versie, treated = made.kept.versie, made.treated
    day = treated.datum if treated else None
    return {
        "formaat": FORMAAT,
        "organisatie": {"naam": made.gemeente.naam, "orgaan": made.council.orgaan.naam, "tooi": _tooi(made)},
        "traject": {"id": versie.traject, "naam": made.item.traject.naam, "citeertitel": made.item.traject.citeertitel},
        "mijlpaal": versie.naam, "versie": f"{versie.mijlpaal}@{versie.nummer}", "stand": versie.stand.isoformat(),
        "vergadering": {
            "datum": day.isoformat() if day else None,
            "agendapunt": treated.agendapunt if treated else None,
            "bijeenkomst": treated.bijeenkomst if treated else None,
        },
        "stukken": [
            {**data, "bestanden": [{"naam": file.name, "vorm": file.form, "bytes": file.size, "sha256": file.sha256} for file in row.files]}
            for row, data in made.rows
        ],
        "niet_bekend": [finding.message for finding in made.findings],
    }  # fmt: skip


def _tooi(made: Bundle) -> str | None:
    """Return the id of an organisation: its code, where the register of the country knows that under its name."""
    begin, code = made.council.soort.tooi, made.gemeente.code
    known = gemeenten().rows.get(f"gm{code}") if code else None
    return f"{begin}{code}" if begin and known and known["naam"] == made.gemeente.naam else None
