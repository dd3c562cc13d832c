"""The instruments of a traject hold together: each on a regulation of its own day, taken by who may, from a version that is as it was fixed."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.checking.names.context import Context, unknown
from assembler.facts.decisions import hashed
from assembler.facts.reach import reach
from assembler.ground.findings import Finding, Related, error, suggestion, warning
from assembler.ground.wording import datum, opsomming
from assembler.reading.records.regelingen import Instrument, Trajectopgave, act_of
from assembler.reading.records.workspace import Trajectmap

SLUG = "instrument-past-bij-regeling"
_ONCE = "instrument-staat-een-keer"
_START = "vertrek-is-vastgelegd"
CHANGES = ("wijzigen", "toetreden", "uittreden")


def check_instruments(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong with the instruments of a traject, with what its documents and decisions say of them, and with where each starts."""
    if item.opgave is None:
        yield from _named(item, ())
        return
    yield from _twice(item.opgave)
    for part in item.delen:
        if part.instrument is not None:
            yield from _who(ctx, part, part.instrument)
            yield from _form(part.instrument)
            yield from _act(ctx, part, part.instrument)
            yield from _start(part)
    yield from _named(item, tuple(row.regeling for row in item.opgave.instrumenten))


def _twice(opgave: Trajectopgave) -> Iterator[Finding]:
    seen: dict[str, Instrument] = {}
    for row in opgave.instrumenten:
        first = seen.setdefault(row.regeling, row)
        if first is row:
            continue
        related = (Related(first.positie.span, "hier staat het eerste"),)
        same = first.datum == row.datum
        when = f" op {datum(row.datum)}" if same else ""
        hint = "Voeg de twee samen tot een instrument" + (
            ", of verbeter de datum of de regeling." if same else ", of maak voor het latere een eigen traject met 'vanaf'."
        )
        yield error(_ONCE, f"Dit traject heeft{when} twee instrumenten voor de regeling '{row.regeling}'.", row.positie.span, hint=hint, related=related)


def _who(ctx: Context, part: Trajectmap, row: Instrument) -> Iterator[Finding]:
    """Yield those who decide and do not take part; who joins must not take part yet, who joins or leaves is named."""
    known = part.vertrek.deelnemers if part.vertrek else ctx.workspace.regelingen[part.regeling].regeling.deelnemers
    for item in row.deelnames:
        name, span = item.organisatie, item.positie.span if item.positie.fields else row.positie.of("deelnemers")
        if name not in ctx.workspace.organisaties:
            yield unknown(name, ctx.workspace.organisaties, "De deelnemer", span)
        elif row.soort == "toetreden" and name in known:
            yield error(SLUG, f"'{name}' neemt al deel aan de regeling '{row.regeling}' en kan niet toetreden.", span, hint="Noem wie erbij komt.")
        elif row.soort != "toetreden" and name not in known:
            hint = suggestion(name, known) or f"Deelnemers zijn: {opsomming(known)}."
            yield error(SLUG, f"'{name}' neemt geen deel aan de regeling '{row.regeling}'.", span, hint=hint)
    yield from _left(part, row, known)
    if row.soort in {"toetreden", "uittreden"} and not row.deelnames:
        verb = "toetreedt" if row.soort == "toetreden" else "uittreedt"
        yield error(SLUG, f"Dit instrument zegt niet wie {verb}.", row.positie.of("soort"), hint="Schrijf 'deelnemers: [<deelnemer>]'.")


def _left(part: Trajectmap, row: Instrument, known: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what cannot stay as it is when participants leave: a regulation of one, a seat, a task of nobody."""
    left = [name for name in known if name in part.uittreders]
    staying = [name for name in known if name not in left]
    if left and len(staying) < 2:
        message = (
            f"Na de uittreding {'blijft alleen ' + staying[0] + ' over' if staying else 'blijft niemand over'}; een regeling heeft ten minste twee deelnemers."
        )
        yield error(SLUG, message, row.positie.of("deelnemers"), hint="Gebruik 'soort: opheffen'.", grondslag="Wgr, artikel 1")
        return
    if left and part.traject.lichaam.zetel in left:
        message = f"De zetel is bij '{part.traject.lichaam.zetel}', die uittreedt."
        hint = f"Zeg waar zij dan is: 'wordt: {{lichaam: {{naam: {part.traject.lichaam.naam}, zetel: {staying[0]}}}}}'."
        yield error(SLUG, message, row.positie.of("deelnemers"), hint=hint, grondslag="Wgr, artikel 10, derde lid")
    for taak, names in part.traject.eigen_deelnemers.items():
        if left and set(names) <= set(left):
            hint = (
                f"Haal haar uit de regeling ('wordt: {{eraf: {{taken: [{taak}]}}}}'), of zeg met 'wordt: {{eigen_deelnemers: ...}}' wie er dan aan deelnemen."
            )
            yield error(SLUG, f"Aan de taak '{taak}' neemt na de uittreding niemand meer deel.", row.positie.of("deelnemers"), hint=hint)


def _act(ctx: Context, part: Trajectmap, row: Instrument) -> Iterator[Finding]:
    """Yield an act of a kind that does not exist, and one that no definitive milestone makes."""
    kinds = ctx.workspace.documentsoorten
    name = act_of(row, part.traject.regeling)
    if name not in kinds:
        if row.document is not None:
            yield unknown(row.document, kinds, "De documentsoort", row.positie.of("document"))
        return
    if not reach(ctx.workspace, (part.uittreding or part).traject).within(kinds[name].geldt_voor):
        return  # where only raden take part, what the raad decides is the act
    last = [mijlpaal for mijlpaal in part.mijlpalen if mijlpaal.definitief]
    if last and not any(choice.soort == name for mijlpaal in last for choice in mijlpaal.documenten):
        message = f"Het besluit zelf ('{name}') wordt bij geen definitieve mijlpaal gemaakt: de raden krijgen stukken zonder de tekst waarover zij beslissen."
        hint = f"Zet bij 'documenten' van de mijlpaal '{last[-1].id}': {{soort: {name}{_reader(part, row)}}}."
        yield warning(SLUG, message, row.positie.of("document") if row.document else row.positie.of("soort"), hint=hint)


def _reader(part: Trajectmap, row: Instrument) -> str:
    return (
        ", voor: uittreders" if row.soort == "uittreden" else "" if part.opgave is None or part.opgave.instrumenten[0] is row else f", regeling: {row.regeling}"
    )


def _form(row: Instrument) -> Iterator[Finding]:
    """Yield fields that say nothing with this kind of instrument."""
    if row.vanaf is not None and row.soort == "vaststellen":
        hint = "Haal 'vanaf' weg, of schrijf 'soort: wijzigen'."
        yield error(SLUG, "Wie een regeling vaststelt, begint niet bij een eerdere versie.", row.positie.of("vanaf"), hint=hint)
    if row.wordt is not None and row.soort == "opheffen":
        hint = f"Haal 'wordt' weg; '{row.soort}' zegt zelf al wat er verandert."
        yield error(SLUG, "Alleen een wijziging zegt met 'wordt' wat er anders wordt.", row.positie.of("wordt"), hint=hint)
    if row.vanaf is None and row.soort in CHANGES:
        message = f"Dit instrument zegt niet vanaf welke tekst de regeling '{row.regeling}' verandert: de tekst begint bij de bibliotheek, en wat er verandert is niet te zeggen."
        hint = "Schrijf 'vanaf: <traject>@<mijlpaal>', een vastgelegde versie."
        yield warning(_START, message, row.positie.of("regeling"), hint=hint)


def _start(part: Trajectmap) -> Iterator[Finding]:
    """Yield the decisions that are not what they were when the version was fixed, and those of the traject itself that are older than it."""
    start, row = part.vertrek, part.instrument
    if start is None or row is None:
        return
    span = row.positie.of("vanaf")
    now = {(who, item.id or ""): item for who, item in part.vooraf if item.status == "besloten"}
    for key, fixed in start.besluiten.items():
        item = now.get(key)
        if item is None:
            yield error(_START, f"Het besluit '{key[1]}' telde in {start.tekst} en is er niet meer.", span, hint="Zet het besluit terug.")
        elif hashed(item) != fixed:
            hint = "Zet het besluit terug zoals het was, en neem in dit traject een nieuw besluit."
            yield error(
                _START,
                f"Dit besluit is gewijzigd nadat {start.tekst} is vastgelegd.",
                item.positie.span,
                hint=hint,
                related=(Related(span, "daar begint dit"),),
            )
    for item in part.besluiten:
        if item.datum <= start.stand:
            message = f"Dit besluit van {datum(item.datum)} is van voor de versie waarbij het traject begint ({start.tekst}, {datum(start.stand)})."
            yield error(
                _START, message, item.positie.of("datum"), hint=f"Neem een dag na {datum(start.stand)}.", related=(Related(span, "hier staat waar het begint"),)
            )


def _named(item: Trajectmap, known: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the documents and decisions that name a regulation which the traject does not work on."""
    every = known or (item.regeling,)
    for mijlpaal in item.mijlpalen:
        for choice in mijlpaal.documenten:
            if choice.voor == "uittreders" and not any(part.uittreders for part in item.delen):
                hint = "Haal dit document weg, of schrijf bij het instrument 'soort: uittreden'."
                yield error("document-heeft-lezer", "Bij dit traject treedt niemand uit.", choice.positie.of("voor"), hint=hint)
            if choice.regeling is not None and choice.regeling not in every:
                yield unknown(choice.regeling, every, "Het instrument voor regeling", choice.positie.of("regeling"), "regeling-bestaat")
    for besluit in (*item.besluiten, *(row for rows in item.keuzes.values() for row in rows)):
        if besluit.regeling is not None and besluit.regeling not in every:
            yield unknown(besluit.regeling, every, "Het instrument voor regeling", besluit.positie.of("regeling"), "regeling-bestaat")
