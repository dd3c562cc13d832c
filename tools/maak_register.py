"""Make the tables of the country that the program carries: `python tools/maak_register.py REGISTER GEMEENTEN`.

REGISTER is a file with a regulation in force on each line (JSON), GEMEENTEN a table of gemeenten (CSV); both come from open data of the government (CC0). Written are
`src/assembler/store/register/regelingen.jsonl` and `gemeenten.jsonl`: the first line of each says where the rows come from, of which day and under which terms; the
rows hold what `init` uses and nothing else, in the order of the source. The same input gives the same bytes.

A participant without a code is none of the organisations of this country that the register knows. Its kind is told from its name (`_KINDS`), which is our own reading: `eigen: true`.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "assembler" / "store" / "register"
REGISTER = {
    "bron": "Register van gemeenschappelijke regelingen (Register van Overheidsorganisaties)",
    "datum": "2026-05-19",
    "licentie": "CC0",
}
GEMEENTEN = {
    "bron": "Register van Overheidsorganisaties",
    "licentie": "CC0",
    "noot": "Van het aantal inwoners noemt de bron geen peildatum; 1 januari van het jaar van de tabel is aangenomen. Wie het gebruikt, stelt het vast.",
    "peildatum": "2026-01-01",
}
FORMS = {"OL": "openbaar-lichaam", "BVO": "bedrijfsvoeringsorganisatie", "GO": "gemeenschappelijk-orgaan", "RZM": "regeling-zonder-meer"}
KINDS = {"gemeente": "gemeente", "provincie": "provincie", "waterschap": "waterschap", "ministerie": "rijk", "so": "lichaam"}
ORGANS = {
    "College van burgemeester en wethouders": "college",
    "Gemeenteraad": "raad",
    "Burgemeester": "burgemeester",
    "Gedeputeerde staten": "gedeputeerde-staten",
    "Provinciale staten": "provinciale-staten",
    "Commissaris van de koning": "commissaris",
    "Commissaris van de koningin": "commissaris",
    "Dagelijks bestuur": "dagelijks-bestuur",
    "Algemeen bestuur": "algemeen-bestuur",
    "Minister": "minister",
}
PREFIXES = {"gemeente": "Gemeente ", "provincie": "Provincie ", "waterschap": "Waterschap "}
# Kind of a participant without a code, by its name: what no pattern takes is a body under foreign law, which is what nearly all of them are.
_KINDS = (("waterschap", r"\A(?:Groot Salland|Reest en Wieden)\Z"), ("privaat", r"\A(?:Coöperati|Stichting |Maatschappij )"), ("buitenlands", r""))
# How an organisation is called inside a sentence, where its kind and name together would not read right.
_IN_FULL = (
    ("waterschap", r"\A(?:Hoogheemraadschap|Wetterskip)", "het {}"),
    ("lichaam", r"\AOpenbaar Lichaam ", "het {}"),
    ("rijk", r"", "de Minister van {}"),
    ("buitenlands", r"\A(?:Intergemeentelijk|Zweckverband|Landschaftsverband)", "het {}"),
    ("buitenlands", r"\A(?:Gemeente|Gemeinde|Samtgemeinde|Stadt|Kreis|Landkreis|Rhein-Kreis|Landeshauptstadt|Provincie|Region|Industrie|Niederrhein|Duitstalige)", "de {}"),
    ("buitenlands", r"", "{}"),
    ("privaat", r"", "de {}"),
)  # fmt: skip
_REGIONS = {"Dr", "Fr", "Gld", "L", "Lb", "Nb", "Nh", "Ov", "Ut", "Zh"}  # behind the name of a place in an address, to tell it from another
_PROVINCES = {
    "pv20": "Groningen", "pv21": "Fryslân", "pv22": "Drenthe", "pv23": "Overijssel", "pv24": "Flevoland", "pv25": "Gelderland",
    "pv26": "Utrecht", "pv27": "Noord-Holland", "pv28": "Zuid-Holland", "pv29": "Zeeland", "pv30": "Noord-Brabant", "pv31": "Limburg",
}  # fmt: skip

# Other names of a gemeente in the law and in the list of the CBS; the source has the one of daily use.
_ALSO = {
    "gm0373": ["Bergen (NH.)", "Bergen (NH)"], "gm0518": ["'s-Gravenhage"], "gm0796": ["'s-Hertogenbosch"],
    "gm0820": ["Nuenen, Gerwen en Nederwetten"], "gm0893": ["Bergen (L.)"],
}  # fmt: skip


def participant(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a participant: code, name without its kind, kind, organs."""
    kind, _, code = (row["tooi"] or "").partition("/")
    found: dict[str, Any] = {"naam": row["naam"].strip()}
    if kind:
        soort = KINDS[kind]
        found = {"code": code, "naam": found["naam"].removeprefix(PREFIXES.get(soort, "")), "soort": soort}
    else:
        found |= {"soort": next(soort for soort, pattern in _KINDS if re.search(pattern, found["naam"])), "eigen": True}
    full = next((text.format(found["naam"]) for soort, pattern, text in _IN_FULL if soort == found["soort"] and re.search(pattern, found["naam"])), None)
    found |= {"voluit": full} if full else {}
    organs = [ORGANS[name] for name in row["organen"]]
    return found | ({"organen": organs} if organs else {})


def regulation(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a regulation with what `init` uses of it."""
    return {
        "id": row["id"],
        "naam": row["naam"],
        "citeertitel": row["citeertitel"],
        "vorm": FORMS[row["vorm"]],
        "in_werking": row["in_werking"],
        "verkrijging": [name.lower() for name in row["verkrijging"]],
        "lichaam": row["lichaam"],
        "deelnemers": [participant(item) for item in row["deelnemers"]],
        "wetten": row["grondslagen"],
        "terreinen": row["terreinen"],
    }


def gemeente(row: Mapping[str, str]) -> dict[str, Any]:
    """Return a gemeente with its facts; its seat is the place in its address."""
    place = re.search(r"\d{4} ?[A-Z]{2} +(.+?)\s*\Z", row["bezoekadres"])
    found: dict[str, Any] = {"code": row["code"], "naam": row["naam"], **({"ook": _ALSO[row["code"]]} if row["code"] in _ALSO else {})}
    if row["provincie"]:
        found["provincie"] = _PROVINCES[row["provincie"]]
    found |= {name: row[name] for name in ("postadres", "website") if row[name]}
    if row["bezoekadres"]:
        found["adres"] = row["bezoekadres"]
    if place:
        found["plaats"] = _cased(place[1])
    return found | {name: int(row[name]) for name in ("inwoners", "raadszetels") if row[name]}


def _cased(place: str) -> str:
    """Return the name of a place as it is written, from capitals: `HENDRIK-IDO-AMBACHT`, `'S-GRAVENHAGE`, `IJSSELSTEIN`."""
    small = {"aan", "de", "den", "der", "en", "het", "in", "op", "van", "bij"}
    words = [word.lower() if at and word.lower() in small else _capital(word.lower()) for at, word in enumerate(place.split())]
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _REGIONS else words)


def _capital(word: str) -> str:
    if word.startswith(("'s-", "'t")):
        return word[:3] + _capital(word[3:]) if word.startswith("'s-") else word
    small = {"aan", "de", "den", "der", "en", "op"}
    parts = word.split("-")
    return "-".join(
        part if at and part in small else "IJ" + part[2:] if part.startswith("ij") else part[:1].upper() + part[1:] for at, part in enumerate(parts)
    )


def lines(head: Mapping[str, str], rows: Iterator[dict[str, Any]]) -> str:
    """Return a table as text: the head, then a row on each line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (dict(head), *rows))


def main() -> None:
    """Write both tables."""
    register, table = (Path(name) for name in sys.argv[1:3])
    rows = [json.loads(line) for line in register.read_text(encoding="utf-8").splitlines()]
    with table.open(encoding="utf-8", newline="") as file:
        gemeenten = list(csv.DictReader(file))
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("regelingen.jsonl", lines(REGISTER, (regulation(row) for row in rows))),
        ("gemeenten.jsonl", lines({**GEMEENTEN, "datum": max(row["last_mutation"] for row in gemeenten)}, (gemeente(row) for row in gemeenten))),
    ):
        (TARGET / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}: {len(text.encode()):,} bytes\n")


if __name__ == "__main__":
    main()
