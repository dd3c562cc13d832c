"""Reads many spoilt inputs in a process of its own that may use little: `python gefuzzd.py SEED COUNT READER...`. Says what went wrong, and how much it took.

An input is made from those of `vijandig` and from sound ones, by changing, cutting, doubling and mixing bytes and parts of packages.
"""

from __future__ import annotations

import copy
import io
import json
import random
import resource
import sys
import tempfile
import time
import zipfile
import zlib
from datetime import date
from pathlib import Path

from lxml import etree
from openpyxl import Workbook

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]
MEMORY = 500_000_000  # bytes beyond what the program itself takes
SECONDS = 5.0  # of the processor, for one input

import vijandig  # noqa: E402 - below the path
from assembler.ground import treejson  # noqa: E402
from assembler.rendering import word  # noqa: E402
from redactie import Redactie  # noqa: E402
from werkruimte import BASIS, BESTANDEN, gezond, werkruimte  # noqa: E402

SOUND: dict[str, list[bytes]] = {
    "yaml": [text.encode() for name, text in BESTANDEN.items() if name.endswith(".yaml")],
    "md": [b"# Kop\n\nEen **vette** zin met [een link](https://a.nl).\n\n- een\n- twee\n  - drie\n\n| a | b |\n| --- | --: |\n| 1 | {{ traject.naam | tekst }} |\n"],
    "zin": [b"Het {{ naam | tekst }} telt {{ n | aantal('lid', 'leden') }} {{ 'x' if a and not n else 'y' }} {{ ref('klachten') }} {{ wet('wgr', '1') }}."],
    "csv": [b'gemeente;inwoners\nNoord;1.250,50\nZuid;"3;4"\n'],
    "xlsx": [vijandig.blad(vijandig.CEL)],
    "terug": [vijandig.HEEL], "onze": [vijandig.HEEL], "vreemd": [vijandig.HEEL], "basis": [BASIS.read_bytes()],
    "boom": [b'{"formaat": 1}'],
    "manifest": [b'{"documenten": [{"path": "a.docx", "sha256": "x"}]}'],
    "journaal": [b'{"tijd": "t", "wie": "w", "wat": "x", "over": "o", "vorige": ""}\n'],
    "cache": [b"x\n{}"],
    "ruimte": [f"{name}\n{text}".encode() for name, text in BESTANDEN.items() if name.endswith((".yaml", ".md", ".csv"))],
}  # fmt: skip
MARKS = [b"{{", b"}}", b"&a", b"*a", b"!!", b"[" * 300, b"{" * 300, b"- " * 300, b"\x00", b"\xff", "\u202e".encode(), b"<", b"]]>", b"&#x202e;", b"'", b'"', b"|", b"\t", b"9" * 5000, b"_" * 300, b"%", b"<!DOCTYPE x>"]  # fmt: skip


def _werkmap() -> bytes:
    """Return a workbook with words, numbers, days, a formula, merged cells and a second sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["gemeente", "inwoners", "dag", "som"])
    sheet.append(["Noord", 1250.5, date(2021, 1, 1), "=B2*2"])
    sheet.merge_cells("A4:C4")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_real_ones(reader: str) -> None:
    """Add what the program itself makes of a small workspace, as it goes out and as it comes back."""
    if reader == "xlsx":
        SOUND["xlsx"].append(_werkmap())
    if reader not in {"terug", "onze", "vreemd", "boom"}:
        return
    with tempfile.TemporaryDirectory() as place:
        loaded = gezond(werkruimte(Path(place)))
        final = loaded.maak("concept").final
        if reader == "boom":
            SOUND["boom"].append(treejson.dump(final))
            return
        content = word.render(final, loaded.ruimte.basis[final.huisstijl], numbering="levend")
    work = Redactie(content, 1)
    for act in (work.replace_word, work.new_paragraph, work.comment, work.cell, work.split):
        act()
    SOUND[reader] += [content, work.saved()]


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few places changed."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(5):
            case 0 if found:
                found[at % len(found)] = chance.randrange(256)
            case 1:
                found[at:at] = chance.choice(MARKS)
            case 2:
                del found[at : at + chance.choice((1, 8, 200))]
            case 3:
                end = at + chance.choice((4, 40, 400))
                found[at:at] = found[at:end] * chance.choice((1, 3, 30))
            case _:
                found[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice((1, 4, 16))))
    return bytes(found)


ODD = ["", "0", "-1", "999999999999999999999", "1.5", "1e9", "abc", "é\u0301", "true", "../x", "{{ x }}", "A1:ZZ99", "_g0", " " * 50]
ODD_YAML = [
    "", "''", "~", "true", "0", "-1", "1.5", "1e400", ".inf", ".nan", "0x1F", "9" * 30, "20.126", "2021-02-30", "2021-02-28", "9999-12-31", "0001-01-01", "12:30:45", "[]", "{}",
    "[[]]", "[x, x]", "{x: 1}", "'{{ x }}'", "'{{ deelnemer.naam | naam }}'", "'{{ ref(\"x\") }}'", "noord", "zuid", "proef", "concept", "definitief", "é", "'x y'", "../x", "x" * 300,
]  # fmt: skip


def spoilt_xml(content: bytes, chance: random.Random) -> bytes:
    """Return XML that is sound as XML, and odd as anything else; bytes that are none are spoilt as bytes."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.LxmlError, ValueError):
        return spoilt(content, chance)
    for _ in range(chance.randint(1, 8)):
        every = [item for item in root.iter() if isinstance(item.tag, str)]
        item, other = chance.choice(every), chance.choice(every)
        parent = item.getparent()
        match chance.randrange(6):
            case 0 if item.attrib:
                item.set(chance.choice(sorted(map(str, item.attrib))), chance.choice(ODD))
            case 1 if item.attrib:
                del item.attrib[chance.choice(sorted(map(str, item.attrib)))]
            case 2 if parent is not None:
                parent.remove(item)
            case 3 if parent is not None and item not in list(other.iterancestors()) and item is not other:
                other.append(item)
            case 4:
                other.append(copy.deepcopy(item)) if len(every) < 20_000 else None
            case _:
                item.text = chance.choice(ODD)
    return bytes(etree.tostring(root))


def spoilt_json(content: bytes, chance: random.Random) -> bytes:
    """Return JSON with a value gone, doubled or of another kind."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return spoilt(content, chance)
    for _ in range(chance.randint(1, 5)):
        at = data
        while isinstance(at, dict | list) and at:
            key = chance.choice(sorted(at)) if isinstance(at, dict) else chance.randrange(len(at))
            if chance.random() < 0.3 or not isinstance(at[key], dict | list):
                if chance.random() < 0.3:
                    del at[key]
                else:
                    at[key] = chance.choice([None, True, -1, 1.5, 10**30, [], {}, [[]], *ODD])
                break
            at = at[key]
    return json.dumps(data).encode()


def spoilt_yaml(content: bytes, chance: random.Random) -> bytes:
    """Return YAML that is mostly sound, with values of another kind, and lines gone, doubled or moved."""
    lines = content.decode("utf-8", "replace").split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        key, colon, rest = lines[at].partition(": ")
        match chance.randrange(6):
            case 0 | 1 | 2 if colon:
                pieces = rest.split(", ")
                pieces[chance.randrange(len(pieces))] = chance.choice([*ODD_YAML, rest, key.strip(" -{")])
                lines[at] = f"{key}: {', '.join(pieces)}"
            case 3 if len(lines) > 2:
                del lines[at]
            case 4:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case _:
                lines[at] = lines[at].replace(chance.choice(("- ", "  ", ":", "}", "'", '"')), chance.choice(("", "  ", "- ", "x", ": ")), 1)
    return "\n".join(lines).encode()


def spoilt_package(content: bytes, chance: random.Random) -> bytes:
    """Return a package of which a part is spoilt, gone, or another's."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, ValueError, EOFError, NotImplementedError):
        return spoilt(content, chance)
    names = sorted(parts)
    if not names or chance.random() < 0.15:
        return spoilt(content, chance)
    name = chance.choice(names)
    match chance.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(names)]
        case _:
            parts[name] = (spoilt_xml if chance.random() < 0.8 else spoilt)(parts[name], chance)
    return vijandig.pak(parts)


def hostile(reader: str) -> list[bytes]:
    """Return the inputs of `vijandig` for a reader that are small enough to spoil."""
    rows = {lezer.__name__: rijen for lezer, rijen in vijandig.GEVALLEN.items()}[reader]
    return [content for content, _ in rows.values() if isinstance(content, bytes) and len(content) < 100_000]


def text_only(reader: str, content: bytes) -> bytes:
    """Return an input as the reader can get it: a sentence is text."""
    return content.decode("utf-8", "replace").encode() if reader == "zin" else content


def changed(reader: str, content: bytes, chance: random.Random) -> bytes:
    """Return an input for a reader, spoilt as fits what it is."""
    if content.startswith(b"PK"):
        return spoilt_package(content, chance)
    if reader == "ruimte" and chance.random() < 0.7:
        return spoilt_yaml(content, chance)
    return (spoilt_json if chance.random() < 0.5 else spoilt)(content, chance)


def inputs(reader: str, chance: random.Random) -> bytes:
    """Return one input for a reader."""
    return text_only(reader, changed(reader, chance.choice([*SOUND[reader] * 3, *hostile(reader)]), chance))


def limit() -> None:
    """Let this process take no more than so much beyond what it has."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        room = int(pages.read_text(encoding="ascii").split()[0]) * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (room, room))


def main(seed: int, count: int, *readers: str) -> None:
    """Read so many inputs with each reader; the last line says what was found."""
    known = {lezer.__name__: lezer for lezer in vijandig.GEVALLEN}
    for reader in readers:
        with_real_ones(reader)
        for content in SOUND[reader]:
            known[reader](content)  # all that is loaded when it is first needed
    limit()
    wrong: list[str] = []
    worst, taken = 0.0, dict.fromkeys(readers, 0)
    for reader, number in ((reader, number) for reader in readers for number in range(seed, seed + count)):
        content = inputs(reader, random.Random(number))  # noqa: S311
        begin = time.process_time()
        try:
            taken[reader] += not known[reader](content)
        except BaseException as fault:  # noqa: BLE001 - whatever it is, it is a defect
            wrong.append(f"{reader} {number}: {type(fault).__name__}: {str(fault)[:200]}")
        took = time.process_time() - begin
        worst = max(worst, took)
        if took > SECONDS:
            wrong.append(f"{reader} {number}: {took:.1f} s")
    print(json.dumps({"wrong": wrong, "worst": worst, "taken": taken, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *(sys.argv[3:] or SOUND))
