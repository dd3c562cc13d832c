"""The folders of a workspace -> one Workspace value: the only module that reads what people wrote."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from assembler.findings import Finding, Related, Span, error, suggestion
from assembler.reading import localtext, source, yamltext
from assembler.reading.imports.figures import doubled, read_figures
from assembler.reading.records.base import Record
from assembler.reading.records.blokken import Begrippen, Wetten
from assembler.reading.records.cijfers import Cijferimport
from assembler.reading.records.clausules import Clausule, Taak
from assembler.reading.records.documenten import Documentsoort, Huisstijl
from assembler.reading.records.gemeenten import Gemeente
from assembler.reading.records.trajecten import Besluit, Gemeentekeuzes, Traject
from assembler.reading.records.workspace import Importcijfer, LokaleTekst, Trajectmap, Workspace
from assembler.reading.validate import record
from assembler.store.fingerprint import FOLDERS

R = TypeVar("R", bound=BaseModel)
SPECIAL: dict[str, type[Record]] = {"begrippen": Begrippen, "wetten": Wetten, "taken": Taak}  # folders of clauses/ that hold no clauses


class NoWorkspaceError(Exception):
    """The folder is no workspace; the message says what is missing."""

    def __init__(self, root: Path) -> None:
        super().__init__(f"{root} is geen werkruimte: de mappen {', '.join(FOLDERS)} ontbreken.")


def load(root: Path) -> tuple[Workspace, tuple[Finding, ...]]:
    """Return the workspace under `root` and every fault in its files; NoWorkspaceError when there is none."""
    if not any((root / folder).is_dir() for folder in FOLDERS):
        raise NoWorkspaceError(root)
    reader = _Reader(root)
    return reader.workspace(), tuple(reader.findings)


class _Reader:
    """Reads the files of one workspace; collects findings."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.findings: list[Finding] = []
        self.files: dict[str, str] = {}
        self.asked: set[str] = set()

    def workspace(self) -> Workspace:
        clausules: dict[str, Clausule] = {}
        special: dict[str, dict[str, Record]] = {name: {} for name in SPECIAL}
        for file in self._yaml("clauses"):
            folder = file.split("/")[1]
            if folder in SPECIAL:
                self._special(file, folder, special[folder])
            else:
                self._add(clausules, self._record(Clausule, file), file, "clausule")
        gemeenten: dict[str, Gemeente] = {}
        for file in self._named("gemeenten", "gemeente.yaml"):
            self._add(gemeenten, self._record(Gemeente, file), file, "gemeente", named_by=-2)
        soorten: dict[str, Documentsoort] = {}
        for file in self._yaml("templates/documenten"):
            self._add(soorten, self._record(Documentsoort, file), file, "documentsoort")
        huisstijlen: dict[str, Huisstijl] = {}
        for file in self._named("templates/huisstijlen", "huisstijl.yaml"):
            self._add(huisstijlen, self._record(Huisstijl, file), file, "huisstijl", named_by=-2)
        basis = {name: found for name, style in huisstijlen.items() if (found := self._basis(style)) is not None}
        trajecten = {found.traject.id: replace(found, cijfers=self._cijfers(found.traject, gemeenten)) for found in self._trajecten()}
        self._strays()
        return Workspace(clausules, special["taken"], special["begrippen"], special["wetten"], gemeenten, soorten, huisstijlen, basis, trajecten, self.files)  # type: ignore[arg-type]

    def _strays(self) -> None:
        """A file that stands where nothing reads it is a mistake that would stay unseen: a folder or name is misspelt."""
        known: dict[tuple[str, int], set[str]] = {}
        for file in self.asked:
            for depth, part in enumerate(file.split("/")):
                known.setdefault((file.partition("/")[0], depth), set()).add(part)
        for folder in FOLDERS:
            for file in self._listed(folder, lambda name: name.endswith((".yaml", ".yml", ".md"))):
                if file in self.asked or "/vastgelegd/" in file or file.endswith("/README.md"):
                    continue
                odd = [(part, known.get((folder, depth), set())) for depth, part in enumerate(file.split("/"))]
                near = next((hint for part, names in odd if part not in names and (hint := suggestion(part, sorted(names)))), "")
                message = "Dit bestand staat niet op een plaats waar het wordt gelezen."
                self.findings.append(error("plaats-bestaat", message, Span(file), hint=near or "Controleer de naam van het bestand en van de mappen erboven."))

    def _special(self, file: str, folder: str, into: dict[str, Record]) -> None:
        found = self._record(SPECIAL[folder], file)
        if found is None:
            return
        items = (found,) if folder == "taken" else getattr(found, folder)
        for item in items:
            self._add(into, item, file, {"taken": "taak", "begrippen": "begrip", "wetten": "wet"}[folder], named_by=0 if folder != "taken" else -1)

    def _add(self, into: dict[str, R], found: R | None, file: str, what: str, named_by: int = -1) -> None:
        """Add a record under its id; the id is also the name of its file (or folder)."""
        if found is None:
            return
        name: str = found.id  # type: ignore[attr-defined]
        where: Span = found.positie.of("id")  # type: ignore[attr-defined]
        if name in into:
            first: Span = into[name].positie.of("id")  # type: ignore[attr-defined]
            related = (Related(first, "hier staat de eerste"),)
            self.findings.append(error("id-is-uniek", f"Er is al een {what} '{name}'.", where, related=related, hint="Geef een van de twee een ander id."))
            return
        into[name] = found
        expected = Path(file).stem if named_by == -1 else file.split("/")[named_by]
        if named_by and expected != name:
            self.findings.append(
                error(
                    "id-is-naam-van-bestand",
                    f"Het id '{name}' is niet de naam van het bestand ('{expected}').",
                    where,
                    hint=f"Schrijf 'id: {expected}', of hernoem het bestand.",
                )
            )

    def _trajecten(self) -> list[Trajectmap]:
        found = []
        for file in self._named("trajecten", "traject.yaml"):
            traject = self._record(Traject, file)
            folder = file.split("/")[1]
            if traject is not None and traject.id != folder:
                self.findings.append(
                    error("id-is-naam-van-bestand", f"Het id '{traject.id}' is niet de naam van de map ('{folder}').", traject.positie.of("id"))
                )
            rest = self._log(folder), self._keuzes(folder), self._teksten(folder)  # read also when traject.yaml is faulty: all faults at once
            if traject is not None:
                found.append(Trajectmap(traject, *rest))
        return found

    def _cijfers(self, traject: Traject, gemeenten: dict[str, Gemeente]) -> tuple[Importcijfer, ...]:
        """Return the figures of the imports of a traject; each import names a file in the same folder."""
        found: list[Importcijfer] = []
        for path in self._yaml(f"trajecten/{traject.id}/cijfers"):
            opdracht = self._record(Cijferimport, path)
            if opdracht is None:
                continue
            file = f"{path.rpartition('/')[0]}/{opdracht.bestand}"
            if not (self.root / file).exists():
                self.findings.append(error("bestand-is-leesbaar", f"Het bestand '{opdracht.bestand}' staat niet in deze map.", opdracht.positie.of("bestand")))
                continue
            content = self._bytes(file, limit=20_000_000)
            if content is not None:
                figures, faults = read_figures(opdracht, content, traject, gemeenten, file)
                found += figures
                self.findings += faults
        self.findings += doubled(found)
        return tuple(found)

    def _log(self, folder: str) -> tuple[Besluit, ...]:
        read = [(path, self._record(Besluit, path)) for path in self._yaml(f"trajecten/{folder}/besluiten")]
        return tuple(self._identified(item, Path(path).stem) for path, item in read if item is not None)

    def _keuzes(self, folder: str) -> dict[str, tuple[Besluit, ...]]:
        keuzes: dict[str, tuple[Besluit, ...]] = {}
        for path in self._listed("gemeenten", lambda name: name.endswith(f"/{folder}/keuzes.yaml")):
            read = self._record(Gemeentekeuzes, path)
            if read is not None:
                gemeente = path.split("/")[1]
                keuzes[gemeente] = tuple(self._identified(item, f"{gemeente}-{number}") for number, item in enumerate(read.besluiten, 1))
        return keuzes

    def _teksten(self, folder: str) -> tuple[LokaleTekst, ...]:
        paths = self._listed("gemeenten", lambda name: f"/{folder}/" in name and name.endswith(".md"))
        return tuple(text for path in paths if (text := self._local(path)) is not None)

    @staticmethod
    def _identified(besluit: Besluit, name: str) -> Besluit:
        return besluit if besluit.id else besluit.model_copy(update={"id": name})

    def _local(self, file: str) -> LokaleTekst | None:
        self.asked.add(file)
        if file.count("/") != 5:
            self.findings.append(
                error(
                    "plaats-bestaat",
                    "Deze tekst staat niet op een bekende plaats.",
                    Span(file),
                    hint="Zet haar in gemeenten/<gemeente>/<traject>/<mijlpaal>/<documentsoort>/na-<sectie>.md.",
                )
            )
            return None
        content = self._bytes(file)
        if content is None:
            return None
        found, findings = localtext.read(content, file)
        self.findings.extend(findings)
        return found

    def _basis(self, style: Huisstijl) -> bytes | None:
        file = f"templates/huisstijlen/{style.id}/{style.basis}"
        if not (self.root / file).exists():
            self.findings.append(
                error(
                    "huisstijl-bestaat",
                    f"Het Word-bestand '{style.basis}' van deze huisstijl ontbreekt.",
                    style.positie.of("basis"),
                    hint=f"Zet het in templates/huisstijlen/{style.id}/, of maak het opnieuw met tools/maak_huisstijlen.py.",
                )
            )
            return None
        content = self._bytes(file, limit=20_000_000)
        if content is None:
            return None
        from assembler.wordfile.base import HuisstijlFout, lees_basis  # noqa: PLC0415 - lxml stays out of --help

        try:
            lees_basis(content, "levend")
        except HuisstijlFout as fault:
            hint = "Maak het opnieuw met tools/maak_huisstijlen.py, of zet een eerdere versie terug."
            self.findings.append(error("huisstijl-bestaat", str(fault), Span(file), hint=hint))
            return None
        return content

    def _record(self, model: type[R], file: str) -> R | None:
        content = self._bytes(file)
        if content is None:
            return None
        parsed = yamltext.parse(content, file)
        self.findings.extend(parsed.findings)
        if parsed.data is None or parsed.findings:
            return None
        found, findings = record(model, parsed.data, Span(file))
        self.findings.extend(findings)
        return found

    def _bytes(self, file: str, limit: int = source.MAX_BYTES) -> bytes | None:
        path = self.root / file
        slug = "bestand-is-leesbaar"
        self.asked.add(file)
        try:
            outside = not path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # a link that leads back to itself
            outside = True
        if outside:
            self.findings.append(
                error(slug, "Deze koppeling wijst naar een plaats buiten de werkruimte.", Span(file), hint="Zet het bestand zelf in de werkruimte.")
            )
            return None
        try:
            if path.is_dir():
                self.findings.append(error(slug, "Hier hoort een bestand te staan, geen map.", Span(file)))
                return None
            if not path.is_file():
                self.findings.append(error(slug, "Dit is geen bestand dat te lezen is.", Span(file), hint="Zet het bestand zelf in de werkruimte."))
                return None
            if path.stat().st_size > limit:
                size = f"{path.stat().st_size / 1_000_000:.0f} MB"
                self.findings.append(error(slug, f"Dit bestand is te groot ({size}); het maximum is {limit // 1_000_000} MB.", Span(file)))
                return None
            content = path.read_bytes()
        except OSError as fault:
            self.findings.append(error(slug, f"Dit bestand is niet te lezen ({os.strerror(fault.errno or 0)}).", Span(file)))
            return None
        self.files[file] = hashlib.sha256(content).hexdigest()
        return content

    def _yaml(self, folder: str) -> list[str]:
        return self._listed(folder, lambda name: name.endswith((".yaml", ".yml")))

    def _named(self, folder: str, file: str) -> list[str]:
        return self._listed(folder, lambda name: name.endswith("/" + file) and name.count("/") == folder.count("/") + 2)

    def _listed(self, folder: str, wanted: Callable[[str], bool]) -> list[str]:
        """Return the wanted paths below a folder, sorted, relative to the workspace; hidden ones are left alone."""
        found = []
        for top, folders, names in os.walk(self.root / folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in folders:
                if (Path(top) / name).is_symlink():
                    span = Span((Path(top) / name).relative_to(self.root).as_posix())
                    message = "Deze koppeling naar een map wordt niet gevolgd."
                    self.findings.append(error("bestand-is-leesbaar", message, span, hint="Zet de map zelf in de werkruimte."))
            # A folder that is named as a file should be is a fault to report, not a thing to pass over.
            for name in [*names, *(item for item in folders if item.endswith((".yaml", ".md")))]:
                path = (Path(top) / name).relative_to(self.root).as_posix()
                if not name.startswith((".", "~$")) and wanted(path):
                    found.append(path)
        return sorted(found)
