"""What people wrote, file by file: bytes, with a finding for each that cannot be read; what was asked for and what was read is kept."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from assembler.ground.findings import Finding, Findings, Related, Span, error
from assembler.reading import parsedjson, source, yamlevents, yamltext
from assembler.reading.moved import moved
from assembler.reading.source import Parsed, SourceMap
from assembler.reading.validate import record
from assembler.store.cache import Cache

R = TypeVar("R", bound=BaseModel)
S = TypeVar("S", bound=BaseModel)
Form = tuple[type[BaseModel], str, type[BaseModel]]  # a record; or, when it has this key, another
Overlay = Mapping[str, bytes | None]  # path -> what stands there instead; None: nothing
NO_OVERLAY: Overlay = MappingProxyType({})
MAX_BINARY = 20_000_000  # a base .docx or a workbook; text has its own limit


class Sources:
    """Reads the files of one workspace, each path relative to its root; collects findings.

    An overlay lays files over those on the disk, to see what an edit does before it is saved.
    """

    def __init__(self, root: Path, overlay: Overlay = NO_OVERLAY) -> None:
        self.root = root.resolve()
        self.overlay = overlay
        self.findings: list[Finding] = []
        self.hashes: dict[str, str] = {}  # what was read -> sha256 of its bytes
        self.asked: set[str] = set()
        self._cache: Cache | None = None
        self._below: dict[str, list[str]] = {}  # top folder -> all paths below it
        self._within: dict[Path, bool] = {}  # folder -> whether it stands in the workspace

    def report(self, slug: str, message: str, span: Span, *, hint: str = "", related: tuple[Related, ...] = ()) -> None:
        """Note a fault."""
        self.findings.append(error(slug, message, span, hint=hint, related=related))

    # --- reading ------------------------------------------------------------------------------------------------

    def record(self, model: type[R], file: str) -> R | None:
        """Return the record in a YAML file, or None with findings."""
        found: R | None = self._record((model, "", model), file)
        return found

    def either(self, model: type[R], other: type[S], key: str, file: str) -> R | S | None:
        """Return the record in a YAML file that has one of two forms, the other when it has this key; None with findings."""
        found: R | S | None = self._record((model, key, other), file)
        return found

    def _record(self, form: Form, file: str) -> Any:
        content = self.content(file)
        if content is None:
            return None
        found, findings = _kept(form, content, file) if yamlevents.available() else _checked(form, self._parsed(content, file), file)
        self.findings += findings
        return found

    def _parsed(self, content: bytes, file: str) -> Parsed:
        """Return what a YAML file says as it was read before: without the parser in C, for with it reading what was kept takes as long."""
        self._cache = self._cache or Cache(self.root)
        key = self._cache.key("yaml", self.hashes[file])
        kept = self._cache.get(key)
        if kept is not None:
            return Parsed(parsedjson.from_data(kept, file), ())
        parsed = yamltext.parse(content, file)
        if not parsed.findings and b"vertrouwelijk" not in content:  # what is confidential stays in its own file
            self._cache.put(key, parsedjson.as_data(parsed.data))
        return parsed

    def content(self, file: str, limit: int = source.MAX_BYTES) -> bytes | None:
        """Return the bytes of a file, or None with a finding."""
        self.asked.add(file)
        refusal = self._laid_refusal(file, limit) if file in self.overlay else self._refusal(file, limit)
        if refusal is not None:
            self.report("bestand-is-leesbaar", refusal[0], Span(file), hint=refusal[1])
            return None
        laid = self.overlay.get(file)
        try:
            content = (self.root / file).read_bytes() if laid is None else laid
        except OSError as fault:
            self.report("bestand-is-leesbaar", _unreadable(fault), Span(file))
            return None
        self.hashes[file] = hashlib.sha256(content).hexdigest()
        return content

    def _laid_refusal(self, file: str, limit: int) -> tuple[str, str] | None:
        laid = self.overlay[file]
        if laid is None:
            return "Dit bestand is er niet.", ""
        return _too_large(len(laid), limit) if len(laid) > limit else None

    def _refusal(self, file: str, limit: int) -> tuple[str, str] | None:
        """Return why a file is not read, with a hint; None when it may be."""
        path, hint = self.root / file, "Zet het bestand zelf in de werkruimte."
        if not self._is_within(path):
            return "Deze koppeling wijst naar een plaats buiten de werkruimte.", hint
        try:
            state = path.stat()
        except OSError as fault:
            return ("Dit is geen bestand dat te lezen is.", hint) if fault.errno in _ABSENT else (_unreadable(fault), "")
        if stat.S_ISDIR(state.st_mode):
            return "Hier hoort een bestand te staan, geen map.", ""
        if not stat.S_ISREG(state.st_mode):
            return "Dit is geen bestand dat te lezen is.", hint
        return _too_large(state.st_size, limit) if state.st_size > limit else None

    def _is_within(self, path: Path) -> bool:
        """Return whether a path stays in the workspace when every link is followed; a folder is followed once."""
        if path.is_symlink():
            return _leads_to(path, self.root)
        if path.parent not in self._within:
            self._within[path.parent] = _leads_to(path.parent, self.root)
        return self._within[path.parent]

    # --- looking ------------------------------------------------------------------------------------------------

    def there(self, file: str) -> bool:
        """Return whether anything stands at this path."""
        if file in self.overlay:
            return self.overlay[file] is not None
        return (self.root / file).exists() or any(path.startswith(f"{file}/") for path, laid in self.overlay.items() if laid is not None)

    def yaml(self, folder: str) -> list[str]:
        """Return the YAML files below a folder."""
        return self.listed(folder, lambda name: name.endswith((".yaml", ".yml")))

    def named(self, folder: str, file: str) -> list[str]:
        """Return the files of this name one folder down."""
        return self.listed(folder, lambda name: name.endswith("/" + file) and name.count("/") == folder.count("/") + 2)

    def listed(self, folder: str, wanted: Callable[[str], bool]) -> list[str]:
        """Return the wanted paths below a folder, sorted, relative to the workspace; hidden ones are left alone."""
        top = folder.partition("/")[0]
        if top not in self._below:
            laid = {path for path, content in self.overlay.items() if content is not None and path.startswith(f"{top}/")}
            self._below[top] = sorted({path for path in self._walk(top) if path not in self.overlay} | laid)
        return [path for path in self._below[top] if path.startswith(f"{folder}/") and wanted(path)]

    def _walk(self, top: str) -> Iterator[str]:
        start = len(os.fspath(self.root)) + 1
        for here, folders, names in os.walk(self.root / top, onerror=self._no_folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            above = here[start:].replace(os.sep, "/")
            for name in folders:
                if (Path(here) / name).is_symlink():
                    span = Span(f"{above}/{name}")
                    self.report("bestand-is-leesbaar", "Deze koppeling naar een map wordt niet gevolgd.", span, hint="Zet de map zelf in de werkruimte.")
            # A folder that is named as a file should be is a fault to report, not a thing to pass over.
            for name in [*names, *(item for item in folders if item.endswith((".yaml", ".md")))]:
                if not name.startswith((".", "~$")):
                    yield f"{above}/{name}"

    def _no_folder(self, fault: OSError) -> None:
        """A folder that may not be read hides what stands in it; one that is not there is none."""
        if not isinstance(fault, FileNotFoundError):
            message = f"Deze map is niet te lezen ({os.strerror(fault.errno or 0)})."
            self.report("bestand-is-leesbaar", message, Span(self._relative(Path(fault.filename))), hint="Vraag wie de map beheert om leesrechten.")

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    # --- identity -----------------------------------------------------------------------------------------------

    def add(self, into: dict[str, R], found: R | None, file: str, what: str, named_by: int | None = -1) -> None:
        """Add a record under its id, which is also the name of its file (-1), of the folder that it is in (-2), or neither (None)."""
        if found is None:
            return
        name: str = found.id  # type: ignore[attr-defined]
        where: Span = found.positie.of("id")  # type: ignore[attr-defined]
        if name in into:
            first: Span = into[name].positie.of("id")  # type: ignore[attr-defined]
            related = (Related(first, "hier staat de eerste"),)
            self.report("id-is-uniek", f"Er is al een {what} '{name}'.", where, related=related, hint="Geef een van de twee een ander id.")
            return
        into[name] = found
        if named_by is not None:
            self.same_name(name, Path(file).stem if named_by == -1 else file.split("/")[named_by], where, "van het bestand" if named_by == -1 else "van de map")

    def same_name(self, name: str, expected: str, where: Span, of: str) -> None:
        """Report an id that is not the name of the file or folder it is in."""
        if name != expected:
            hint = f"Schrijf 'id: {expected}', of hernoem {of.removeprefix('van ')}."
            self.report("id-is-naam-van-bestand", f"Het id '{name}' is niet de naam {of} ('{expected}').", where, hint=hint)


@lru_cache(maxsize=4096)
def _kept(form: Form, content: bytes, file: str) -> tuple[Any, Findings]:
    """Return the record in the bytes of a YAML file and what is wrong with it; a record never changes, so of the same bytes it is the same one."""
    return _checked(form, yamltext.parse(content, file), file)


def _checked(form: Form, parsed: Parsed, file: str) -> tuple[Any, Findings]:
    data = parsed.data
    if data is None or parsed.findings:
        return None, parsed.findings
    model, key, other = form
    found, findings = record(other if isinstance(data, SourceMap) and key in data else model, data, Span(file))
    elsewhere, there = moved(data, file)
    return found, (*elsewhere, *(finding for finding in findings if finding.span not in there))


_ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP}


def _leads_to(path: Path, root: Path) -> bool:
    """Return whether a path ends below a folder when every link is followed."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link that leads back to itself
        return False


def _unreadable(fault: OSError) -> str:
    return f"Dit bestand is niet te lezen ({os.strerror(fault.errno or 0)})."


def _too_large(size: int, limit: int) -> tuple[str, str]:
    return f"Dit bestand is te groot ({size / 1_000_000:.0f} MB); het maximum is {limit // 1_000_000} MB.", ""
