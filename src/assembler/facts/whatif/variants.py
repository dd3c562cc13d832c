"""A variant as somebody types it -> a decision added to the log -> the facts under it.

stemverhouding=een-per-lid                            another variant of a clause
verdeelsleutel.jaren_terug=1                          another value of a parameter
stemverhouding=per-inwoners; stemverhouding.afronding=omlaag      several together
Naar cliënten: verdeelsleutel=mix; verdeelsleutel.delen=[...]      with a name of its own
pool.pluspakket=verdeelsleutel                        another key for a cost pool
taak.noord.jeugdhulp=lokaal                           a gemeente does a task itself (or names the parts)
cijfer.begroting-pluspakket=12000000                  another figure of the traject
begrotingsjaar=2023; besluit=2021-09-01-dialoog       another year; a proposed decision as if taken
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from assembler.facts import parameter_types
from assembler.facts.facts import Facts, Law, fold_facts
from assembler.ground.findings import Finding, Level, Span
from assembler.reading import source, yamltext
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import Cijferopgave, Keuze, KeuzeCijfer, KeuzeClausule, KeuzeTaken, Taakuitvoering, Uitvoering
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace

NU = "nu"
_LAST = 1_000_000
_REMARKS_TOO = frozenset({"stemmen-kloppen", "verdeling-klopt", "cijfer-is-bekend"})  # other remarks are about papers
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = 13  # of an amount before its point, as in a record


class VariantError(Exception):
    """A variant that cannot be read, or names what is not there: what it is about, its name, and what there is."""

    def __init__(self, message: str, naam: str = "", bekend: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.naam = naam
        self.bekend = tuple(bekend)


@dataclass(frozen=True, slots=True)
class Supposed:
    """A variant that somebody supposes: its name, the text it was typed as, and its settings in order (what, and which value)."""

    naam: str
    tekst: str
    settings: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """The facts under the choices as they are (`nu`), or under a variant; `findings` only what the variant adds."""

    naam: str
    omschrijving: str
    facts: Facts
    findings: tuple[Finding, ...] = ()


def read_variants(texts: Sequence[str]) -> tuple[Supposed, ...]:
    """Return the variants as typed, named A, B, C where they have no name of their own."""
    found = []
    for index, text in enumerate(texts):
        label, colon, rest = text.partition(":")
        named = bool(colon) and "=" not in label and bool(label.strip())
        settings = tuple(_setting(part, text) for part in (rest if named else text).split(";") if part.strip())
        if not settings:
            raise VariantError(f"De variant '{text}' zegt niet wat er anders is. Schrijf bijvoorbeeld stemverhouding=een-per-lid.")
        name = label.strip() if named else _LETTERS[index] if index < len(_LETTERS) else str(index + 1)
        found.append(Supposed(name, (rest if named else text).strip(), settings))
    names = [item.naam for item in found]
    if len(set(names)) < len(names) or NU in names:
        raise VariantError(f"Twee varianten heten hetzelfde: {', '.join(names)}.")
    return tuple(found)


def _setting(part: str, text: str) -> tuple[str, Any]:
    name, sign, value = part.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise VariantError(f"De variant '{text}' is niet te lezen bij '{part.strip()}'. Schrijf naam=waarde.")
    parsed = yamltext.parse(f"waarde: {value.strip()}\n".encode(), "variant")
    if parsed.findings or parsed.data is None:
        raise VariantError(f"De waarde '{value.strip()}' is niet te lezen. {parsed.findings[0].message if parsed.findings else ''}".strip())
    return name.strip(), parsed.data["waarde"]


def scenarios(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, varianten: Sequence[Supposed], law: Law) -> tuple[Scenario, ...]:
    """Return the facts as they are and under each variant, with what stands against each; `law` says what the checks find."""
    base, found = fold_facts(workspace, trajectmap, mijlpaal, law)
    rows = [Scenario(NU, "zoals nu besloten", base, _about_figures(found))]
    for variant in varianten:
        here, more = fold_facts(workspace, applied(base, variant), mijlpaal, law)
        rows.append(Scenario(variant.naam, variant.tekst, here, _about_figures(item for item in more if item not in found)))
    return tuple(rows)


def under(base: Facts, variant: Supposed) -> Facts:
    """Return the same facts under a variant, whatever stands against it."""
    return fold_facts(base.workspace, applied(base, variant), base.mijlpaal, lambda _: ())[0]


def _about_figures(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what to tell of one scenario: no remarks about papers, and not at which milestone, for it is the same for all."""
    return tuple(replace(item, mijlpaal=None) for item in found if item.level is not Level.OPMERKING or item.slug in _REMARKS_TOO)


@dataclass(slots=True)
class _Change:
    """What a variant adds up to, while its settings are read one by one."""

    facts: Facts
    clausules: dict[str, dict[str, Any]] = field(default_factory=dict)
    keuzes: list[Keuze] = field(default_factory=list)
    besluiten: list[Besluit] = field(default_factory=list)
    traject: dict[str, Any] = field(default_factory=dict)


def applied(base: Facts, variant: Supposed) -> Trajectmap:
    """Return the traject with the decisions of a variant at the end of its log."""
    change = _Change(base)
    for name, value in variant.settings:
        first, _, rest = name.partition(".")
        special = {"pool": _pool, "taak": _taak, "cijfer": _figure, "besluit": _besluit, "begrotingsjaar": _year}.get(first)
        if special is not None:
            special(change, rest, value)
        else:
            _clausule(change, first, rest, value)
    for name, state in change.clausules.items():
        _known_parameters(base, name, state)
        values = _placed(state["parameters"], variant.naam, name)
        change.keuzes.append(KeuzeClausule(clausule=name, variant=state.get("variant"), parameters=values, vervalt=state.get("vervalt", False)))
    stand = base.mijlpaal.stand
    taken = [item.model_copy(update={"status": "besloten", "datum": stand, "volgnummer": _LAST}) for item in change.besluiten]
    if change.keuzes:
        taken.append(Besluit(id="variant", datum=stand, volgnummer=_LAST + 1, gremium="variant", keuzes=tuple(change.keuzes)))
    traject = base.traject.model_copy(update=change.traject)
    skipped = {item.id for item in change.besluiten}
    log = tuple(item for item in base.trajectmap.besluiten if item.id not in skipped)
    return replace(base.trajectmap, traject=traject, besluiten=(*log, *taken))


def _clausule(change: _Change, name: str, parameter: str, value: Any) -> None:
    clausule = change.facts.workspace.clausules.get(name)
    if clausule is None:
        raise VariantError("De clausule", name, change.facts.workspace.clausules)
    state = change.clausules.setdefault(name, {"parameters": {}})
    if parameter:
        state["parameters"][parameter] = value
    elif value == "vervalt":
        state["vervalt"] = True
    elif str(value) not in clausule.varianten:
        raise VariantError(f"De variant van {name}", str(value), (*clausule.varianten, "vervalt"))
    else:
        state["variant"] = str(value)


def _placed(values: Mapping[str, Any], variant: str, clausule: str) -> source.SourceMap:
    """Return the values with a place that says in which variant they stand."""
    found = source.SourceMap(Span(f"variant {variant}"))
    for name, value in values.items():
        found[name] = value
        found.keys_at[name] = found.values_at[name] = Span(f"variant {variant}, {clausule}.{name}")
    return found


def _known_parameters(base: Facts, name: str, state: Mapping[str, Any]) -> None:
    variant = state.get("variant") or base.keuzes.clausules[name].variant
    known = parameter_types.types_of(base.workspace.clausules[name].varianten[variant])
    for parameter in state["parameters"]:
        if parameter not in known:
            raise VariantError(f"De parameter van {name}, variant {variant},", parameter, known)


def _pool(change: _Change, rest: str, value: Any) -> None:
    name = rest.removesuffix(".sleutel")
    known = {pool.id: pool for pool in change.traject.get("pools", change.facts.traject.pools)}
    if name not in known:
        raise VariantError("De pool", name, known)
    if str(value) not in change.facts.workspace.clausules:
        raise VariantError("De clausule", str(value), change.facts.workspace.clausules)
    known[name] = known[name].model_copy(update={"sleutel": str(value)})
    change.traject["pools"] = tuple(known.values())


def _taak(change: _Change, rest: str, value: Any) -> None:
    gemeente, _, taak = rest.partition(".")
    if gemeente not in change.facts.traject.deelnemers:
        raise VariantError("De deelnemer", gemeente, change.facts.traject.deelnemers)
    if taak not in change.facts.traject.taken:
        raise VariantError("De taak", taak, change.facts.traject.taken)
    parts = {item.id for item in change.facts.workspace.taken[taak].deeltaken}
    wanted = [str(item) for item in value] if isinstance(value, list) else [str(value)]
    ways: dict[str, Uitvoering] = {"gezamenlijk": "gezamenlijk", "lokaal": "lokaal", "vrijgesteld": "vrijgesteld"}
    if wanted[0] in ways:
        chosen = Taakuitvoering(uitvoering=ways[wanted[0]])
    elif missing := [item for item in wanted if item not in parts]:
        raise VariantError(f"De deeltaak van {taak}", missing[0], (*sorted(parts), *ways))
    else:
        chosen = Taakuitvoering(uitvoering="gedeeltelijk", deeltaken=tuple(wanted))
    change.keuzes.append(KeuzeTaken(taken={taak: chosen}, gemeente=gemeente))


def _figure(change: _Change, rest: str, value: Any) -> None:
    if rest not in change.facts.traject.cijfers:
        raise VariantError("Het cijfer", rest, change.facts.traject.cijfers)
    try:
        amount = Decimal(str(value))
    except InvalidOperation as fault:
        raise VariantError(f"'{value}' is geen getal (cijfer {rest}).") from fault
    if not amount.is_finite() or amount < 0 or amount.adjusted() >= _DIGITS or amount * 100 != int(amount * 100):
        raise VariantError(f"'{value}' is geen bedrag van nul of meer met ten hoogste twee decimalen (cijfer {rest}).")
    stand = change.facts.mijlpaal.stand
    change.keuzes.append(KeuzeCijfer(cijfer=Cijferopgave(naam=rest, waarde=amount, peildatum=stand, bron="variant", status="aanname")))


def _besluit(change: _Change, _rest: str, value: Any) -> None:
    known = {item.id or "": item for item in change.facts.trajectmap.besluiten}
    if str(value) not in known:
        raise VariantError("Het besluit", str(value), known)
    change.besluiten.append(known[str(value)])


def _year(change: _Change, _rest: str, value: Any) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 1985 <= value <= 2100:
        raise VariantError(f"'{value}' is geen begrotingsjaar.")
    change.traject["begrotingsjaar"] = value
