"""What a renderer must know of a node beyond its kind and place: one small record for each sort of node, the same for every format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ListStyle = Literal["letters", "cijfers", "romeins", "streepjes", "geen"]
Alignment = Literal["links", "rechts", "midden"]
RowKind = Literal["kop", "groep", "rij", "totaal"]  # a `groep` row is the heading of the rows below it
LineRole = Literal["adres", "aanhef", "groet"]
Arrangement = Literal["naast", "onder"]
Conjunction = Literal["en", "of"]
Aard = Literal["onderdeel", "toelichting", "zelfstandig"]  # of an annex: it binds, it informs, or it is a decision of its own
Explained = Literal["artikel", "hoofdstuk", "bijlage"]  # what a section of the memorandum is about
Shape = Literal["staven", "tijdlijn"]


@dataclass(frozen=True, slots=True)
class Cover:
    """The root of a regeling: the kind of document (`soort`), and the line below its title."""

    soort: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The root of a paper: the kind of document, the name that stands large above it, and whether that follows the fields."""

    soort: str = ""
    name: str = ""
    after_fields: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The root of an overview of differences: about documents, and none itself; `landscape`: all its pages lie down."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Indent:
    """A paragraph in a cell that is set in, by so many steps."""

    depth: int


@dataclass(frozen=True, slots=True)
class List:
    """How the items below a lid, onderdeel or alinea are marked; `conjunction` stands after the last but one.

    `first` is the number of the first item: a list may go on where another left off.
    """

    style: ListStyle = "letters"
    conjunction: Conjunction | None = None
    first: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a letter outside its text: address, salutation, greeting."""

    role: LineRole


ADDRESS = Line("adres")


@dataclass(frozen=True, slots=True)
class Section:
    """A section: of the gemeente itself (`local`), about an article or chapter (`explains`), or the list of enclosures."""

    local: bool = False
    explains: Explained | None = None
    enclosures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Alignment and width (in proportion) of each column; `breakable`: rows of text, which need not stay on one page.

    `description` says what the table shows where no caption does.
    """

    alignments: tuple[Alignment, ...] = ()
    widths: tuple[int, ...] = ()
    breakable: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    kind: RowKind = "rij"


@dataclass(frozen=True, slots=True)
class Sheet:
    """An annex: what it is to the regeling, and whether its pages lie down."""

    aard: Aard = "onderdeel"
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a chart: the number that is drawn (cents, a count, tenths of a percent) and the text beside it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of a chart: a value for each series, and the value of the mark where the chart has one."""

    name: str
    points: tuple[Point, ...]
    mark: Point | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of a figuur, not a picture: a renderer draws them. `reference` is the name of the mark, or ''."""

    series: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    reference: str = ""
    shape: Shape = "staven"


@dataclass(frozen=True, slots=True)
class Signature:
    """Signatures side by side or below each other; `place` is the place that stands before an open date, or ''."""

    arrangement: Arrangement = "naast"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An explanation of a mark in the text, by its number."""

    number: int


Layout = Cover | Masthead | Overview | Indent | List | Line | Section | Table | Row | Sheet | Chart | Signature | Note
