"""What a person chose in a form -> one choice of the log, as the data of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from assembler.ground.document import Final, Node
from assembler.reading.records.keuzes import SOORTEN
from assembler.verbs.basket import slug
from assembler.verbs.parameter_form import Field
from assembler.verbs.save import MISSING

Data = dict[str, Any]


def clause(name: str, variant: str, same: bool, values: Sequence[tuple[Field, Any]]) -> Data:  # noqa: FBT001 - whether the variant is the one in force
    """Return a choice for a clause: the variant when one was named; of another variant each parameter as it was seen, of the same one those that change."""
    kept = {field.name: value for field, value in values if value is not MISSING and not (same and value == field.value)}
    return _filled({"clausule": name, "variant": variant, "parameters": kept})


def lapse(name: str) -> Data:
    """Return the choice that a clause falls out of the text."""
    return {"clausule": name, "vervalt": True}


def task(gemeente: str, taak: str, uitvoering: str, deeltaken: Sequence[str], more: Mapping[str, str] = MappingProxyType({})) -> Data:
    """Return the choice of what a gemeente does with a task; `ntb` among the parts says that these are not known yet, `more` has from which day, and a note."""
    row: Data = {"uitvoering": uitvoering}
    if uitvoering == "gedeeltelijk":
        row["deeltaken"] = "ntb" if "ntb" in deeltaken else list(deeltaken)
    row |= {name: " ".join(text.split()) for name, text in more.items() if text.strip()}
    return {"gemeente": gemeente, "taken": {taak: row}}


def figure(name: str, value: str, peildatum: str, bron: str, status: str, sprong: str = "") -> Data:
    """Return a figure of the traject that becomes known; an amount may be typed as on paper (`12.500.000`), `sprong` says why it differs much from the one before."""
    row = {"naam": name, "waarde": number(value), "peildatum": peildatum, "bron": bron, "status": status}
    return {"cijfer": _filled({**row, "sprong": " ".join(sprong.split())})}


def number(typed: str) -> int | str:
    """Return a number as data: thousands may have dots, decimals a comma; what is no number stays as it was typed, for the checks to say so."""
    text = typed.strip().replace(" ", "").removeprefix("€")
    whole, comma, rest = text.partition(",")
    bare = whole.replace(".", "") if _thousands(whole) else whole
    if bare.isascii() and bare.isdecimal() and (bare == "0" or not bare.startswith("0")):
        if not comma:
            return int(bare)
        return f"{bare}.{rest}" if rest.isascii() and rest.isdecimal() else typed
    return typed.strip()


def _thousands(text: str) -> bool:
    first, *groups = text.split(".")
    return bool(groups) and 0 < len(first) <= 3 and all(len(item) == 3 for item in groups)


def replaced(place: str, text: str, parts: Sequence[str] = ()) -> Data:
    """Return the choice of other words for a lid, onderdeel or definition; `parts` are the onderdelen that it has from now on, none: those that it has."""
    rows = [{"id": _named(part, f"onderdeel-{number}"), "tekst": part} for number, part in enumerate(parts, 1)]
    return {"vervang": _filled({"plaats": place, "tekst": text, "onderdelen": rows})}


def added(within: str, after: str, kind: str, name: str, text: str, explained: str = "") -> Data:
    """Return the choice of a new lid or onderdeel; without a name it is named after its first words. `explained` goes into the memorandum."""
    block = {"id": slug(name) if name else _named(text, f"{after or 'nieuw'}-2"), "tekst": text}
    return {"nieuw_lid": _filled({"in": within, "na": after, kind: block, "toelichting": explained})}


def article(name: str, heading: str, after: str, leden: Sequence[str], explained: str = "") -> Data:
    """Return the choice of a new article with its leden; `explained` goes into the memorandum."""
    rows = [{"id": f"lid-{number}", "tekst": text} for number, text in enumerate(leden, 1)]
    return {"nieuw_artikel": _filled({"id": slug(name or heading), "opschrift": heading, "na": after, "leden": rows, "toelichting": explained})}


def headed(place: str, text: str) -> Data:
    """Return the choice of another heading for an article, annex or chapter."""
    return {"vervang": {"plaats": place, "opschrift": text}}


def parted(place: str, texts: Sequence[str]) -> Data:
    """Return the choice that splits a lid or onderdeel: it keeps the first text, the others come after it."""
    rows = [{"id": _named(text, f"{place.rpartition('/')[2]}-{number}"), "tekst": text} for number, text in enumerate(texts[1:], 2)]
    return {"vervang": {"plaats": place, "tekst": texts[0], "gevolgd_door": rows}}


def joined(place: str, others: Sequence[str], text: str) -> Data:
    """Return the choice that joins leden or onderdelen: one has the text, the others fall away."""
    return {"vervang": {"plaats": place, "tekst": text, "neemt_op": list(others)}}


def _named(text: str, other: str) -> str:
    """Return an id for a part by its first words; expressions are no words."""
    found = slug(" ".join(re.sub(r"\{\{.*?\}\}", " ", text).split()[:4]))
    return found if found != "besluit" and not found[0].isdecimal() else other


def dropped(place: str) -> Data:
    """Return the choice that a lid or onderdeel falls away."""
    return {"schrap": place}


def moved(what: str, after: str, first_in: str = "") -> Data:
    """Return the choice that an article, lid or onderdeel comes after another, or first in what holds it."""
    return {"verplaats": _filled({"wat": what, "na": after, "naar": first_in if not after else ""})}


def wish(text: str, about: str) -> Data:
    """Return a wish of a gemeente."""
    return _filled({"wens": text, "over": about})


def reasoned(choice: Data, reason: str, *, confidential: bool = False) -> Data:
    """Return a choice with its reason."""
    return _filled({**choice, "reden": " ".join(reason.split()), "vertrouwelijk": confidential or None})


def _filled(row: Mapping[str, Any]) -> Data:
    return {name: value for name, value in row.items() if value not in (None, "", {}, [])}


def subject(choice: Mapping[str, Any]) -> str:
    """Return what a choice is about, in words, as the log tells it; a choice that is not whole yet by its kind."""
    from pydantic import ValidationError  # noqa: PLC0415

    from assembler.facts import decisions  # noqa: PLC0415

    kind = next((key for key in SOORTEN if key in choice), "")
    try:
        return decisions.subject(SOORTEN[kind].model_validate(choice))  # type: ignore[arg-type]
    except (KeyError, ValidationError):
        return kind.replace("_", " ") or "een keuze"


# --- places in the text ----------------------------------------------------------------------------------------------


def place_of(node: Node) -> str:
    """Return how a record names a provision; '' for one that no record can name: a repetition, or a text that no clause holds."""
    rest = node.id.partition("/")[2]
    if node.kind == "begrip":
        return f"begrip:{rest.rpartition('/')[2]}"
    if "=" in rest or ":" in rest or not node.herkomst.clausule or node.kind not in {"lid", "onderdeel"} or "/" not in rest:
        return ""
    return rest


def articles(final: Final) -> list[tuple[str, str]]:
    """Return the articles of a text: id, and label with heading."""
    from assembler.ground.document import text_of  # noqa: PLC0415

    return [(node.id.rpartition("/")[2], f"{final.label(node)} {text_of(node.opschrift)}") for node in final.root.walk() if node.kind == "artikel"]
