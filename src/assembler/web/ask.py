"""A question of a browser: the words in its address and its form, and the part of the workspace that they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import FormData, QueryParams, UploadFile

from assembler.checking.rights.people import Person
from assembler.ground.document import Final
from assembler.ground.findings import Findings
from assembler.reading.records.workspace import Trajectmap
from assembler.verbs.desk import Desk
from assembler.verbs.opened import Opened
from assembler.verbs.refusals import FoundError, unknown
from assembler.verbs.texts import Gekozen


@dataclass(slots=True)
class Ask:
    """One question; what is looked up is looked up once."""

    desk: Desk
    method: str
    address: str  # the path, without what stands after the question mark
    path: Mapping[str, str]
    query: QueryParams
    form: FormData
    token: str  # goes into each form, and must come back with it
    several: bool = False  # whether more than one person works here
    nonce: str = ""  # by which a script of ours may make a style
    place: str = field(default="", init=False)  # what is being edited on the page: others who open it are told
    _opened: Opened | None = field(default=None, init=False)

    @property
    def opened(self) -> Opened:
        """The workspace; FoundError when a fault in a file keeps every verb from working with it."""
        if self._opened is None:
            self._opened = self.desk.open()
        if self._opened.faults:
            raise FoundError(self._opened.faults)
        return self._opened

    @property
    def whole(self) -> Opened:
        """The workspace with all that stands in it: to fix or to build, never to show; FoundError as above."""
        assert self.opened is not None  # noqa: S101 - its faults are told first
        return self.desk.whole()

    @property
    def person(self) -> Person:
        """Who asks."""
        return self.desk.person

    @property
    def told(self) -> Findings:
        """What is to be said of what this person saved last; on the page that comes after a save, and on those after that until one went well."""
        return self.desk.told if self.person.rollen or self.person.alone else ()

    @property
    def unset(self) -> bool:
        """Whether the settings stand wrong in their file, for who looks after them."""
        return self.may("beheer") and bool(self.desk.unset)

    def may(self, kind: str, gemeente: str = "") -> bool:
        """Return whether who asks may use a screen of a kind; of a participant that of the address when none is named."""
        return self.person.enters(kind, gemeente or self.path.get("gemeente", ""))

    @property
    def trajectmap(self) -> Trajectmap:
        """The traject in the address."""
        return self.opened.traject(self.path["traject"])

    @property
    def stand(self) -> str:
        """The text that was asked for, as it is written: `concept@2`; by default today's text of the milestone that the traject works on."""
        named = self.query.get("stand") or self.word("stand")
        return named or f"{self.opened.text(self.trajectmap, None).mijlpaal.id}@nu"

    @property
    def text(self) -> Gekozen:
        """The text that was asked for."""
        return self.opened.text(self.trajectmap, self.stand)

    def finals(self) -> dict[str, Final]:
        """Return the documents of the text by name, as they were fixed or as they are made now."""
        kept = self.text.bewaard
        if kept is not None:
            return dict(kept.finals)
        return {item.order.name: item.final for item in self.opened.milestone(self.trajectmap, self.text.mijlpaal).made}

    def final(self, name: str) -> Final:
        """Return one document of the text; UnknownNameError with the nearest name."""
        known = self.finals()
        if name not in known:
            raise unknown(name, known, f"In {self.text.naam} staat geen stuk met deze naam; het document")
        return known[name]

    def word(self, name: str) -> str:
        """Return what was typed in a field of the form, '' when nothing; line ends as this program writes them."""
        found = self.form.get(name)
        return found.replace("\r\n", "\n") if isinstance(found, str) else ""

    @property
    def typed(self) -> Mapping[str, str]:
        """What was typed in each field of the form; '' for a field that was not there."""
        return defaultdict(str, {name: self.word(name) for name in self.form})

    def words(self, name: str) -> list[str]:
        """Return everything that was typed or ticked under one name."""
        return [item for item in self.form.getlist(name) if isinstance(item, str)]

    def per(self, begin: str) -> Mapping[str, str]:
        """Return what was typed in the fields whose names begin so, by the rest of the name."""
        return {name.removeprefix(begin): self.word(name) for name in self.form if name.startswith(begin)}

    def file(self, name: str) -> UploadFile | None:
        """Return a file that was sent, if there is one."""
        found: Any = self.form.get(name)
        return found if isinstance(found, UploadFile) and found.filename else None
