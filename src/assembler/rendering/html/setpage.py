"""What is handed to the clerk of a council, as a page beside the files: what there is, in the order of the agenda, with a link to each file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from assembler.rendering.html.page import Around, page, wide
from assembler.sentences.own import own_words

_FORMS = {"docx": "Word", "pdf": "pdf", "html": "webpagina", "txt": "tekst"}
_SIZES = ((1_000_000, "MB"), (1_000, "kB"))

_WIDTHS = (8, 34, 38, 20)  # of the columns, in percents
_BREAK = 16  # letters of a hash after which a line may break


@dataclass(frozen=True, slots=True)
class Handedfile:
    """One file: its name, what it is, how many bytes, and their hash."""

    name: str
    form: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Handed:
    """One thing that is handed over: its number on the agenda, what it is, of whom, and its files; none for what is handed over apart."""

    number: str
    title: str
    kind: str
    owner: str
    facts: tuple[tuple[str, str], ...]  # label and value, as far as known
    files: tuple[Handedfile, ...]


def setpage(title: str, head: Sequence[tuple[str, str]], rows: Sequence[Handed], foot: str) -> bytes:
    """Return the page; `head` are labels with values, `foot` says of which text it is."""
    table = "".join(_row(row) for row in rows)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Nummer", "Stuk", "Gegevens", "Bestanden"))
    main = (
        f'<h1>{escape(title)}</h1>\n<dl class="rij">{"".join(_pair(*pair) for pair in head)}</dl>\n'
        f'<div class="breed" tabindex="0" role="region" aria-label="Stukken"><table><caption>{own_words("set_bijschrift")}</caption>'
        f"<colgroup>{''.join(f'<col{wide(part)}>' for part in _WIDTHS)}</colgroup><thead><tr>{heads}</tr></thead><tbody>{table}</tbody></table></div>"
    )
    return page(title, main, Around(foot)).encode()


def _pair(label: str, value: str) -> str:
    return f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>"


def _row(row: Handed) -> str:
    known = "".join(f"<p>{escape(label)}: {_broken(value)}</p>" for label, value in (("Soort", row.kind), ("Van", row.owner), *row.facts) if value)
    apart = own_words("set_apart")
    files = "".join(_links(row)) or f"<p>{escape(apart)}</p>"
    return f'<tr><td>{escape(row.number)}</td><th scope="row">{escape(row.title)}</th><td>{known}</td><td>{files}</td></tr>\n'


def _broken(value: str) -> str:
    """Return a value in which a long word may break: a hash is no wider than its column."""
    return " ".join("<wbr>".join(escape(word[at : at + _BREAK]) for at in range(0, len(word), _BREAK)) for word in value.split(" "))


def _links(row: Handed) -> Iterator[str]:
    """Yield a link to each file; what it leads to is also said to who hears links apart from their row."""
    for file in row.files:
        form = _FORMS.get(file.form, file.form)
        hidden = f'<span class="alleen-horen">{escape(row.title)}, </span>'
        yield f'<p><a href="{quote(file.name)}">{hidden}{escape(form)} ({_size(file.size)})</a></p>'


def _size(count: int) -> str:
    """Return how large a file is, in whole units."""
    unit = next(((step, name) for step, name in _SIZES if count >= step), None)
    return f"{round(count / unit[0])} {unit[1]}" if unit else f"{count} bytes"
