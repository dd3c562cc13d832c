"""A choice of the log in words that a reader of the regulation knows: one function for each kind of choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assembler.composing.composer import Composer, Place
from assembler.composing.session.pieces import Genummerd, voluit
from assembler.document import Invulling, Node, text_of
from assembler.facts import parameters
from assembler.facts.views.tasks import UITVOERINGEN
from assembler.findings import Finding
from assembler.reading.records.base import Zin
from assembler.reading.records.besluiten import Keuze, TaakKeuze
from assembler.reading.records.clausules import Variant
from assembler.reading.source import SourceMap
from assembler.reading.validate import record
from assembler.rules import seams
from assembler.rules.common import fraction_text
from assembler.wording import datum, euro, getal, hoofdletter, opsomming

WIJZEN = {"delegatie": "overgedragen aan het openbaar lichaam", "mandaat": "in mandaat", "lokaal": "blijft bij de gemeente"}


class Woorden:
    """Puts choices into words, with the titles and numbers of these texts."""

    def __init__(self, composer: Composer, scope: Mapping[str, Any], place: Place, teksten: tuple[Genummerd, ...]) -> None:
        self.composer = composer
        self.facts = composer.facts
        self.scope = scope
        self.place = place
        self.teksten = teksten

    def van(self, keuze: Keuze) -> str:
        """Return a choice in words."""
        kinds: tuple[tuple[object, Callable[[Keuze], str]], ...] = (
            (keuze.clausule, self._clausule), (keuze.taken, self._taken), (keuze.bevoegdheid, self._bevoegdheid), (keuze.cijfer, self._cijfer),
            (keuze.nieuw_lid, self._nieuw_lid), (keuze.nieuw_artikel, self._nieuw_artikel), (keuze.vervang, self._vervang),
            (keuze.schrap, self._schrap), (keuze.verplaats, self._verplaats),
        )  # fmt: skip
        return next(write(keuze) for given, write in kinds if given)

    # ── choices of the library ────────────────────────────────────────────────────────────────────────────────────

    def _clausule(self, keuze: Keuze) -> str:
        name = keuze.clausule or ""
        clause = self.facts.workspace.clausules[name]
        title = self.titel(name)
        if keuze.vervalt:
            return f"{title}: deze bepaling vervalt."
        variant = clause.varianten[keuze.variant or self.facts.keuzes.clausules[name].variant]
        chosen = (variant.omschrijving or keuze.variant or "").rstrip(".") if keuze.variant and len(clause.varianten) > 1 else ""
        rule = _regel_in_woorden(variant, keuze)
        given = self._gegeven(variant, keuze.parameters)
        settings = [f"{_naam(key)}: {self._waarde(value)}" for key, value in given if not rule or key in variant.parameters or isinstance(value, list)]
        said = ". ".join(part for part in (chosen, hoofdletter(rule), hoofdletter("; ".join(settings))) if part)
        if not said:
            return f"{title}: opgenomen in de tekst."
        return f"{title}{': ' if chosen or rule else ', '}{said[:1].lower() + said[1:]}."

    @staticmethod
    def _gegeven(variant: Variant, given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield the parameters that say something: not those that are switched off or left at nothing."""
        known = parameters.types_of(variant)
        for name, value in given.items():
            if name in known and not (value is False or value == 0):
                yield name, value

    def _waarde(self, value: Any) -> str:
        if isinstance(value, bool):
            return "ja" if value else "nee"
        if isinstance(value, Mapping):
            names = self.facts.workspace.gemeenten
            return opsomming([f"{names[key].naam if key in names else _naam(key)} {self._waarde(item)}" for key, item in value.items()])
        if isinstance(value, (list, tuple)):
            return opsomming([self._waarde(item) for item in value])
        if isinstance(value, int | Decimal):
            return getal(value)
        text = str(value)
        try:
            return datum(date.fromisoformat(text))
        except ValueError:
            return fraction_text(value) if isinstance(value, Fraction) else text.replace("-", " ") if text.islower() else text

    def _taken(self, keuze: Keuze) -> str:
        gemeente = self.facts.workspace.gemeenten[keuze.gemeente or ""].naam
        return f"{gemeente}: {'; '.join(self._taak(name, wat) for name, wat in keuze.taken.items())}."

    def _taak(self, naam: str, wat: TaakKeuze) -> str:
        record = self.facts.workspace.taken[naam]
        if wat.uitvoering != "gedeeltelijk":
            return f"{record.naam} {UITVOERINGEN[wat.uitvoering]}"
        parts = "n.t.b." if wat.deeltaken == "ntb" else opsomming([item.naam for item in record.deeltaken if item.id in wat.deeltaken])
        return f"{record.naam} gedeeltelijk lokaal ({parts})"

    def _bevoegdheid(self, keuze: Keuze) -> str:
        task, _, power = (keuze.bevoegdheid or "").partition("/")
        record = self.facts.workspace.taken[task]
        words = next(item.omschrijving for item in record.bevoegdheden if item.id == power)
        return f"{hoofdletter(record.naam)}, {words}: {WIJZEN[keuze.wijze or 'mandaat']}."

    def _cijfer(self, keuze: Keuze) -> str:
        figure = keuze.cijfer
        assert figure is not None  # noqa: S101 - chosen by its name
        series = self.facts.traject.cijfers.get(figure.naam) if figure.gemeente is None else None
        name = series.omschrijving if series else f"{figure.naam.replace('-', ' ')}{self._gemeente(figure.gemeente)}"
        if figure.waarde == "ntb":
            return f"{hoofdletter(name)}: nog niet bekend."
        value = euro(int(figure.waarde * 100)) if series and series.eenheid == "euro" else getal(figure.waarde)
        return f"{hoofdletter(name)}: {value}."

    def _gemeente(self, name: str | None) -> str:
        return f" van {self.facts.workspace.gemeenten[name].naam}" if name else ""

    # ── the text of this traject ──────────────────────────────────────────────────────────────────────────────────

    def _nieuw_lid(self, keuze: Keuze) -> str:
        new = keuze.nieuw_lid
        assert new is not None  # noqa: S101 - chosen by its name
        block = new.lid or new.onderdeel
        what = "Nieuw lid" if new.lid else "Nieuw onderdeel"
        place = f"{new.in_}/{block.id if block else ''}"
        return f"{what} in {self.titel(new.in_.partition('/')[0])}{self._citaat(place)}"

    def _nieuw_artikel(self, keuze: Keuze) -> str:
        new = keuze.nieuw_artikel
        assert new is not None  # noqa: S101 - chosen by its name
        return f"Nieuw artikel: {self._zin(new.opschrift)}."

    def _vervang(self, keuze: Keuze) -> str:
        new = keuze.vervang
        assert new is not None  # noqa: S101 - chosen by its name
        if new.plaats.startswith("begrip:"):
            term = self.facts.workspace.begrippen.get(new.plaats.removeprefix("begrip:"))
            return f"Nieuwe omschrijving van het begrip {term.term if term else new.plaats}: “{self._zin(new.tekst)}”."
        return f"Nieuwe tekst in {self.titel(new.plaats.partition('/')[0])}{self._citaat(new.plaats)}"

    def _schrap(self, keuze: Keuze) -> str:
        name = (keuze.schrap or "").partition("/")[0]
        return f"In {self.titel(name)} is een onderdeel geschrapt: {_naam((keuze.schrap or '').partition('/')[2])}."

    def _verplaats(self, keuze: Keuze) -> str:
        move = keuze.verplaats
        assert move is not None  # noqa: S101 - chosen by its name
        target = f"staat nu na {self.titel(move.na)}" if move.na else f"staat nu vooraan in {self.titel(move.naar or '')}"
        return f"{self.titel(move.wat)} {target}."

    # ── help ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def titel(self, name: str) -> str:
        """Return the heading of an article, annex or chapter, as it reads now."""
        for text in self.teksten:
            for path in (name, f"bijlage:{name}", f"hoofdstuk:{name}"):
                node = text.root.find(f"{text.root.id}/{path}")
                if node is not None and node.opschrift:
                    return text_of(node.opschrift)
        clause = self.facts.workspace.clausules.get(name)
        return self._zin(clause.opschrift) if clause else name

    def _citaat(self, path: str) -> str:
        for text in self.teksten:
            node = text.root.find(f"{text.root.id}/{path}")
            if node is not None:
                return f": “{voluit(node, text)}”"
        return "."

    def _zin(self, zin: Zin) -> str:
        kept: list[Finding] = list(self.composer.findings)
        said = text_of(self.composer.zin(zin, self.scope, self.place))
        self.composer.findings = kept  # what is wrong with this sentence is said where it stands
        return said

    def geraakt(self, keuze: Keuze, text: Genummerd) -> Iterator[Node]:
        """Yield the articles and annexes of a text that a choice is about, or that state what it decided."""
        paths = {path for path in self._paden(keuze) if path}
        keys = tuple(self._sleutels(keuze))
        for node in text.root.walk():
            if node.kind not in {"artikel", "bijlage"}:
                continue
            about = node.id.removeprefix(f"{text.root.id}/").removeprefix("bijlage:") in paths
            if about or (keys and any(_noemt(below, keys) for below in node.walk())):
                yield node

    @staticmethod
    def _paden(keuze: Keuze) -> Iterator[str]:
        yield keuze.clausule or ""
        yield (keuze.schrap or "").partition("/")[0]
        if keuze.nieuw_lid is not None:
            yield keuze.nieuw_lid.in_.partition("/")[0]
        if keuze.nieuw_artikel is not None:
            yield keuze.nieuw_artikel.id
        if keuze.vervang is not None:
            yield "begripsbepalingen" if keuze.vervang.plaats.startswith("begrip:") else keuze.vervang.plaats.partition("/")[0]
        if keuze.verplaats is not None:
            yield keuze.verplaats.wat

    @staticmethod
    def _sleutels(keuze: Keuze) -> Iterator[str]:
        for name in keuze.taken:
            yield f"taak/{name}/{keuze.gemeente}"
        if keuze.cijfer is not None:
            yield f"cijfers/{keuze.cijfer.naam}/"


def _regel_in_woorden(variant: Variant, keuze: Keuze) -> str:
    """Return the rule of a variant in its own words, where the choice gives all that the rule asks for."""
    model, modules = parameters.rule_model(variant), {**seams.stemregels(), **seams.verdeelsleutels()}
    if model is None or not keuze.variant or variant.regel is None:
        return ""
    given = SourceMap(keuze.positie.span)
    given.update({name: value for name, value in keuze.parameters.items() if name not in variant.parameters})
    rule, faults = record(model, given, keuze.positie.span)
    return "" if rule is None or faults or not given else modules[variant.regel].omschrijving(rule)


def _noemt(node: Node, keys: tuple[str, ...]) -> bool:
    return any(isinstance(item, Invulling) and item.sleutel.startswith(keys) for item in node.inhoud)


def _naam(parameter: str) -> str:
    return parameter.replace("_", " ").replace("-", " ").replace("/", ", ")
