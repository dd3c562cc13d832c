"""Answers -> a new workspace: everything is worked out, and read back, before the folder is there (edge)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from assembler import __version__
from assembler.checking import names
from assembler.facts.makers import roles
from assembler.facts.reach import Reach, clauses_of, range_of, reach
from assembler.facts.statutes import regime_of
from assembler.ground.findings import NOWHERE, Finding, Span, error, has_errors, ordered, suggestion, warning
from assembler.ground.wording import datum, opsomming
from assembler.reading import yamltext
from assembler.reading.records.antwoorden import Antwoorden, Vervolgantwoorden
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Workspace
from assembler.reading.source import MAX_BYTES
from assembler.reading.validate import record
from assembler.rules.timetable import Timetable, counted_back, first_january
from assembler.store import country, newfolder, packaged
from assembler.store.files import BusyError, contents
from assembler.store.workspace import load
from assembler.verbs.beginning import fromregister
from assembler.verbs.beginning.choices import Asked, choices, profile
from assembler.verbs.beginning.form import Chosen, form
from assembler.verbs.beginning.layout import Beginning, files
from assembler.verbs.beginning.participants import Party, parties, slug, without_kind
from assembler.verbs.beginning.tasks import ORGANS, work
from assembler.verbs.refusals import FailedError, FoundError, UnknownNameError


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a new workspace by path, and what is to be said of the answers; with an error among it there are no files."""

    files: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    id: str = ""
    workspace: Workspace | None = None  # as it was read back


def library() -> Workspace:
    """Return the library that a new workspace gets; FailedError when the program was installed without it."""
    try:
        return packaged.library()
    except packaged.NoLibraryError as fault:
        raise FailedError(str(fault)) from fault


def make(answers: Antwoorden, today: date, library: Workspace) -> Made:
    """Return the files that say what was answered, without those of the library."""
    known, faults = parties(answers, country.gemeenten(), library.soorten)
    if faults:
        return Made(findings=ordered(faults))
    chosen = form(answers, {organ for party in known for organ in party.organen})
    library = replace(library, organisaties={party.id: _record(party) for party in known})
    start = answers.inwerkingtreding if isinstance(answers.inwerkingtreding, date) else first_january(today)
    seat = _seat(answers, known)
    if isinstance(seat, Finding):
        return Made(findings=(seat,))
    traject = _provisional(answers, chosen, known, seat, start)
    councils = "vertegenwoordigend" in roles(library, traject)
    rounds = _draft_round(traject, start) and not councils
    timetable = counted_back(start, draft_round=rounds, consent=roles(library, traject) != {"vertegenwoordigend"})
    traject = traject.model_copy(update={"bekendmaking": timetable.day("bekendmaking")})
    of = reach(library, traject)
    kind = _kind(answers, library, chosen, of)
    if isinstance(kind, Finding):
        return Made(findings=(kind,))
    vorm = library.vormen[chosen.vorm]
    owners = {ORGANS[role] for role in roles(library, traject)}
    modules, faults = _modules(answers, library, kind)
    done, more = work(answers, library, owners, transfer=vorm.overdracht, packages="maatwerk" in modules, unfit=_unfit(library, kind, of))
    year = answers.begrotingsjaar if isinstance(answers.begrotingsjaar, int) else start.year
    moment = country.gemeenten().peildatum
    sized = profile(answers.profiel, len(known))
    asked = Asked(
        of, library.documentsoorten[kind], vorm, done.wijze == "mandaat", done.terreinen, max(0, year - moment.year), moment.isoformat(), sized, done.domeinen
    )
    new = Beginning(
        answers.id or _name(answers), answers, chosen, tuple(known), library.soorten, seat, kind, timetable, rounds, year, done, modules,
        choices(library, asked), today, country.gemeenten(), __version__, f"{sized.naam} ({sized.omschrijving})",
    )  # fmt: skip
    found = [*faults, *more, *_told(answers, known, timetable, today)]
    return Made({} if has_errors(found) else files(new), ordered(found), new.id)


def checked(data: Any, span: Span = NOWHERE) -> tuple[Antwoorden | Vervolgantwoorden | None, tuple[Finding, ...]]:
    """Return the answers in data, about a new regulation or about one that there is, or what is wrong with them."""
    if isinstance(data, Mapping) and data.get("soort", "nieuw") != "nieuw":
        return record(Vervolgantwoorden, data, span)
    return record(Antwoorden, data, span)


def from_file(file: Path) -> Antwoorden | Vervolgantwoorden:
    """Return the answers in a YAML file; UnknownNameError when it is not there, FoundError with its faults when it cannot be."""
    try:
        content = contents(file, MAX_BYTES)
    except OSError as fault:
        message = f"Het bestand {file} is niet te lezen ({fault.strerror or fault})."
        raise UnknownNameError(message) from fault
    parsed = yamltext.parse(content, file.as_posix())
    found, faults = (None, parsed.findings) if parsed.data is None or parsed.findings else checked(parsed.data, Span(file.as_posix()))
    if found is None:
        raise FoundError(ordered(faults))
    return found


def from_register(name: str, library: Workspace) -> Antwoorden:
    """Return what the register says of a regulation; UnknownNameError when it does not have it."""
    return fromregister.answers(country.regulations(), name, library)


def begin(target: Path, answers: Antwoorden, today: date, library: Workspace) -> Made:
    """Make the workspace in `target`; FoundError when the answers cannot be, UnknownNameError when the folder is not free, FailedError when it cannot be written."""
    try:
        made = make(answers, today, library)
        if has_errors(made.findings):
            raise FoundError(made.findings)
        content = {**packaged.contents(), **{name: text.encode() for name, text in made.files.items()}}
        with newfolder.prepared(target, content) as folder:
            workspace, found = load(folder)
            found = ordered((*found, *(() if has_errors(found) else names.check(workspace))))
            if has_errors(found):
                raise FoundError(found)
    except newfolder.OccupiedError as fault:
        raise UnknownNameError(str(fault)) from fault
    except BusyError as fault:
        raise FailedError(f"Iemand anders is in {target} aan het beginnen. Kijk wat daar staat als dat klaar is.") from fault
    except OSError as fault:
        raise FailedError(fault.strerror or str(fault)) from fault
    return replace(made, workspace=workspace)


def _record(party: Party) -> Organisatie:
    return Organisatie.model_validate(
        {"id": party.id, "soort": party.soort, "naam": party.naam, "huisstijl": "regio", "plaats": party.plaats, "bron": "antwoorden"}
    )


def _provisional(answers: Antwoorden, chosen: Chosen, known: Iterable[Party], seat: str, start: date) -> Traject:
    """Return the traject as far as its form, makers and day are concerned: what texts serve it is asked of that."""
    data: dict[str, Any] = {
        "id": "nieuw", "naam": answers.naam, "citeertitel": answers.naam, "vorm": chosen.vorm, "vermelding": "ontwerp", "lichaam": {"naam": answers.naam, "zetel": seat},
        "deelnemers": [{"organisatie": party.id, "organen": party.organen} for party in known], "bekendmaking": start, "inwerkingtreding": start,
        "begrotingsjaar": start.year, "taken": ["nog-te-kiezen"],
    }  # fmt: skip
    return Traject.model_validate(data)


def _draft_round(traject: Traject, start: date) -> bool:
    """Return whether the law of that day has a round in which the draft is sent for a zienswijze: with or without it, publication is the same day."""
    day = counted_back(start, draft_round=True, consent=True).day("bekendmaking")
    return regime_of(traject.model_copy(update={"bekendmaking": day})) == "II"


def _name(answers: Antwoorden) -> str:
    """Return the fixed name of a regulation, from what it is called."""
    return f"gr-{slug(without_kind(answers.citeertitel or answers.naam), 40)}".strip("-")


def _seat(answers: Antwoorden, known: list[Party]) -> str | Finding:
    """Return the participant where the body has its seat, or that does the work: the one that was named, else the largest gemeente."""
    if answers.zetel is None:
        return max(known, key=lambda party: (party.soort == "gemeente", party.facts.get("inwoners", 0))).id
    found = next((party.id for party in known if slug(answers.zetel or "") in {party.id, slug(party.naam)}), None)
    if found is None:
        hint = suggestion(answers.zetel, [party.naam for party in known]) or f"Kies uit: {opsomming([party.naam for party in known])}."
        return error("deelnemer-bestaat", f"'{answers.zetel}' is geen van de deelnemers, en kan niet de zetel zijn.", answers.positie.of("zetel"), hint=hint)
    return found


def _kind(answers: Antwoorden, library: Workspace, chosen: Chosen, of: Reach) -> str | Finding:
    """Return the kind of document that the regulation is, or why there can be none."""
    vorm = library.vormen[chosen.vorm]
    if of.aard not in vorm.makers:
        kind = "gemengde regeling" if of.aard == "gemengd" else of.aard
        message = f"Dit is een {kind}, en dat kan geen {vorm.naam} zijn: de wet laat alleen toe: {opsomming(vorm.makers, 'of')}."
        hint = "Kies een andere vorm, of andere organen."
        if answers.uit_register is not None:
            hint += (
                " Het register noemt deze organen; klopt dat niet, schrijf dan een bestand met antwoorden met de organen die deelnemen, en geef het met --uit."
            )
        return error("vorm-past-bij-makers", message, answers.positie.of("vorm"), hint=hint, grondslag="Wgr, artikel 8, derde lid")
    fitting = (name for name in vorm.regelingen if of.within(library.documentsoorten[name].geldt_voor))
    found = next(fitting, None)
    if found is None:
        message = f"Er is geen tekst voor een {vorm.naam} van deze deelnemers: {of.aard}; {opsomming(sorted(of.soorten))}."
        return error(
            "tekst-past-bij-regeling",
            message,
            answers.positie.of("deelnemers"),
            hint="Schrijf een soort document in templates/documenten, of kies een andere vorm.",
        )
    return found


def _unfit(library: Workspace, kind: str, of: Reach) -> frozenset[str]:
    """Return the domains of which the law or use wants a text that is not written for this regulation."""
    there = set(clauses_of(library.documentsoorten[kind]))

    def fits(clause: str, variant: str) -> bool:
        found = library.clausules.get(clause)
        return clause not in there or found is None or (variant in found.varianten and of.within(range_of(found, variant)))

    return frozenset(name for name, item in library.domeinen.items() if not all(fits(*choice) for choice in item.keuzes.items()))


def _modules(answers: Antwoorden, library: Workspace, kind: str) -> tuple[tuple[str, ...], list[Finding]]:
    """Return the modules that were asked for, and those that do not exist or have no place in this kind of regulation."""
    faults = []
    there = clauses_of(library.documentsoorten[kind])
    for name in answers.modules:
        module = library.modules.get(name)
        if module is None:
            hint = suggestion(name, list(library.modules)) or f"Er is: {opsomming(list(library.modules))}."
            faults.append(error("module-bestaat", f"De module '{name}' bestaat niet.", answers.positie.of("modules"), hint=hint))
        elif module.kern not in there:
            message = f"De module '{name}' heeft geen plaats in de tekst van deze regeling ({kind})."
            faults.append(error("module-bestaat", message, answers.positie.of("modules"), hint="Laat haar weg, of kies een andere vorm of andere organen."))
    return tuple(name for name in answers.modules if name in library.modules), faults


def _told(answers: Antwoorden, known: Iterable[Party], timetable: Timetable, today: date) -> Iterable[Finding]:
    """Yield what somebody must know of what was made: days that are past, participants that are odd, what was assumed."""
    first = timetable.day("concept")
    if first < today:
        message = f"Voor {datum(timetable.day('inwerkingtreding'))} had de concepttekst op {datum(first)} klaar moeten zijn."
        hint = f"De eerste 1 januari waarvoor alle stappen nog passen, is {datum(first_january(today))}."
        yield warning("planning-past", message, answers.positie.of("inwerkingtreding"), hint=hint)
    for party in known:
        if party.noot:
            yield warning("deelnemer-bestaat", f"{party.naam} {party.noot}", answers.positie.of("deelnemers"))
    assumed = [party.naam for party in known if party.aangenomen]
    if assumed and answers.uit_register is not None:
        message = f"Het register zegt niet welke organen deelnemen van {opsomming(assumed)}. Aangenomen is het uitvoerend orgaan."
        yield warning("orgaan-bestaat", message, answers.positie.of("deelnemers"), hint="Kijk het na, en noem de organen in het traject.")
