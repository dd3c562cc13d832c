"""Make the JSON Schemas of everything people write, and the editor settings that apply them: `python tools/maak_schemas.py`.

Writes `schemas/<soort>.schema.json` from the records in `src/assembler/reading/records`, and `.vscode/settings.json`. A record refuses
what the loader refuses; where the loader takes a short form (one item without a list, a clause with `leden` of its own), so does
the schema. Every field is explained in Dutch: by its own description, or by `explanations.yaml` in `src/assembler/reading`. `--check` writes nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from assembler.facts import asked  # noqa: E402 - the script runs without the package being installed
from assembler.facts.parameter_types import rule_model  # noqa: E402
from assembler.reading import explanations  # noqa: E402
from assembler.reading.records.antwoorden import Antwoorden, Vervolgantwoorden  # noqa: E402
from assembler.reading.records.base import ID_PATTERN, Record  # noqa: E402 - the script runs without the package being installed
from assembler.reading.records.besluiten import Besluit, Gemeentekeuzes  # noqa: E402
from assembler.reading.records.besluitvorming import Uitkomst, Verzending  # noqa: E402
from assembler.reading.records.blokken import Begrippen, Gedeeldblok  # noqa: E402
from assembler.reading.records.cijfers import Cijferimport  # noqa: E402
from assembler.reading.records.clausules import Clausule  # noqa: E402
from assembler.reading.records.documenten import Documentsoort, Huisstijl, Vergelijking  # noqa: E402
from assembler.reading.records.domeinen import Domein  # noqa: E402
from assembler.reading.records.gemeenten import Gegevens, Gemeente, Organisatie  # noqa: E402
from assembler.reading.records.mijlpalen import Mijlpaal, Mijlpaalsoort, Routes, Tekstblokken  # noqa: E402
from assembler.reading.records.modules import Module  # noqa: E402
from assembler.reading.records.organisaties import Organisatiesoorten  # noqa: E402
from assembler.reading.records.reacties import Reacties  # noqa: E402
from assembler.reading.records.recht import Bestuursbesluiten, Rechtswijzigingen  # noqa: E402
from assembler.reading.records.regelingen import Regeling, Trajectopgave  # noqa: E402
from assembler.reading.records.stappen import Behandelsoorten  # noqa: E402
from assembler.reading.records.taken import Taak  # noqa: E402
from assembler.reading.records.toegang import Werkbank  # noqa: E402
from assembler.reading.records.trajecten import Traject  # noqa: E402
from assembler.reading.records.vormen import Vorm  # noqa: E402
from assembler.reading.records.wetten import Wetten  # noqa: E402
from assembler.reading.records.wgr import Wgrtabel  # noqa: E402
from assembler.reading.records.workspace import Workspace  # noqa: E402
from assembler.store.library import SPECIAL  # noqa: E402
from assembler.store.workspace import load  # noqa: E402

Json = dict[str, Any]

# Kind of file -> its record and where such files stand. The folders of clauses/ are listed one by one (see `globs`): editors do
# not agree on a pattern that leaves folders out.
SOORTEN: Mapping[str, tuple[type[Record], tuple[str, ...]]] = {
    "clausule": (Clausule, ()),
    "taak": (Taak, ("clauses/taken/*.yaml", "clauses/taken/*/*.yaml")),
    "begrippen": (Begrippen, ("clauses/begrippen/*.yaml",)),
    "wetten": (Wetten, ("clauses/wetten/*.yaml",)),
    "bestuursbesluiten": (Bestuursbesluiten, ("clauses/besluiten/*.yaml",)),
    "recht": (Rechtswijzigingen, ("clauses/recht/*.yaml",)),
    "vorm": (Vorm, ("clauses/vormen/*.yaml",)),
    "domein": (Domein, ("clauses/domeinen/*.yaml",)),
    "module": (Module, ("clauses/modules/*.yaml",)),
    "wgr": (Wgrtabel, ("clauses/wgr/*.yaml",)),
    "behandelsoorten": (Behandelsoorten, ("clauses/behandelingen/*.yaml",)),
    "organisatiesoorten": (Organisatiesoorten, ("clauses/organisaties/*.yaml",)),
    "gemeente": (Gemeente, ("gemeenten/*/gemeente.yaml",)),
    "organisatie": (Organisatie, ("organisaties/*/organisatie.yaml",)),
    "gemeentekeuzes": (Gemeentekeuzes, ("gemeenten/*/*/keuzes.yaml", "organisaties/*/*/keuzes.yaml")),
    "gegevens": (Gegevens, ("gemeenten/*/*/gegevens.yaml", "organisaties/*/*/gegevens.yaml")),
    "regeling": (Regeling, ("regelingen/*/regeling.yaml",)),
    "traject": (Trajectopgave, ("trajecten/*/traject.yaml",)),
    "mijlpaal": (Mijlpaal, ("trajecten/*/mijlpalen/*.yaml",)),
    "mijlpaalsoort": (Mijlpaalsoort, ("templates/mijlpalen/*.yaml",)),
    "tekst": (Tekstblokken, ("trajecten/*/teksten/*/*.yaml",)),
    "besluit": (Besluit, ("trajecten/*/besluiten/*.yaml", "regelingen/*/besluiten/*.yaml")),
    "verzending": (Verzending, ("trajecten/*/verzendingen/*.yaml",)),
    "routes": (Routes, ("trajecten/*/routes.yaml",)),
    "uitkomst": (Uitkomst, ("trajecten/*/uitkomsten/*.yaml",)),
    "reacties": (Reacties, ("trajecten/*/reacties/*/*.yaml",)),
    "cijferimport": (Cijferimport, ("trajecten/*/cijfers/*.yaml",)),
    "documentsoort": (Documentsoort, ("templates/documenten/*.yaml",)),
    "blok": (Gedeeldblok, ("templates/blokken/*.yaml",)),
    "antwoorden": (Antwoorden, ("antwoorden.yaml", "antwoorden-*.yaml")),
    "vervolgantwoorden": (Vervolgantwoorden, ("vervolg.yaml", "vervolg-*.yaml")),
    "vergelijking": (Vergelijking, ("templates/vergelijkingen/*.yaml",)),
    "huisstijl": (Huisstijl, ("templates/huisstijlen/*/huisstijl.yaml",)),
    "werkbank": (Werkbank, ("werkbank.yaml",)),
}


# A sentence: text, or a whole number that is read as text; never empty.
_ZIN_VORM: Json = {"type": ["string", "integer"], "pattern": r"\S"}


@cache
def schema(soort: str) -> Json:
    """Return the JSON Schema of one kind of file; who asks changes nothing of it."""
    model = SOORTEN[soort][0]
    made = model.model_json_schema(by_alias=True)
    records = {record.__name__: record for record in (*_records(model), *_records(SHORT.get(soort, model)))}
    definitions: Json = made.pop("$defs", {})
    if soort in SHORT:
        made, definitions = _either(made, definitions, model, SHORT[soort])
    for name, definition in definitions.items():
        _explain(records[name], definition)
    if soort not in SHORT:
        _explain(model, made)
    if soort == "clausule":
        made = _short_clause(made, definitions["Variant"])
    if soort in CHOOSERS:
        _choosable(definitions["KeuzeClausule"], CHOOSERS[soort])
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": f"{soort}.schema.json", "title": explanations.title(model.__name__)}
    return {**head, **{key: value for key, value in made.items() if key != "title"}, "$defs": definitions}


SHORT: Mapping[str, type[Record]] = {"traject": Traject}  # kind of file -> the record of its short form, without instruments


def _either(made: Json, definitions: Json, model: type[Record], short: type[Record]) -> tuple[Json, Json]:
    """Return a schema that takes a file in its full form when it has instruments, else in its short form."""
    other = short.model_json_schema(by_alias=True)
    rows = {**definitions, **other.pop("$defs", {}), model.__name__: made, short.__name__: other}
    ways = {"then": {"$ref": f"#/$defs/{model.__name__}"}, "else": {"$ref": f"#/$defs/{short.__name__}"}}
    return {"type": "object", "properties": {}, "if": {"required": ["instrumenten"]}, **ways}, rows


CHOOSERS = {"besluit": "regio", "gemeentekeuzes": "gemeente"}  # kind of file -> whose clauses it chooses


@cache
def _library() -> Workspace:
    return load(ROOT)[0]


def _choosable(definition: Json, wie: str) -> None:
    """Let editors complete the clauses of the library, and for each its variants and parameters; a clause that is not known yet is not refused."""
    clauses = {name: clause for name, clause in sorted(_library().clausules.items()) if clause.wie == wie}
    shown = definition["properties"]["clausule"]
    definition["properties"]["clausule"] = {"description": shown.pop("description"), "anyOf": [{"enum": list(clauses)}, shown]}
    definition["allOf"] = [
        {"if": {"properties": {"clausule": {"const": name}}, "required": ["clausule"]}, "then": {"properties": _choice(clause)}}
        for name, clause in clauses.items()
    ]


def _choice(clause: Clausule) -> Json:
    variants = [f"{name}: {variant.omschrijving}" for name, variant in clause.varianten.items() if variant.omschrijving]
    fields: Json = {}
    for variant in clause.varianten.values():
        for item in asked.asked(variant, rule_model(variant), asked.Names()):
            fields.setdefault(item.naam, {"description": f"{item.uitleg} ({item.vorm})."})
    return {
        "variant": {"enum": list(clause.varianten), "description": " ".join(variants) or f"Van '{clause.id}' is er één variant."},
        "parameters": {"properties": fields},
    }


def _records(model: type[BaseModel]) -> Iterator[type[Record]]:
    """Yield a record and every record that its fields hold."""
    seen: set[type[Record]] = set()
    waiting: list[Any] = [model]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, Record):
            if one not in seen:
                seen.add(one)
                yield one
                waiting += [field.annotation for field in one.model_fields.values()]
        else:
            waiting += get_args(one)


def _explain(record: type[Record], definition: Json) -> None:
    """Put the Dutch title of a record and the explanation of each field in its definition; allow what the loader allows."""
    name = record.__name__
    definition["title"] = explanations.title(name) or name
    definition.pop("description", None)
    for key, field in record.model_fields.items():
        if key == "positie":
            continue
        shown: Json = definition["properties"][field.alias or key]
        shown.pop("title", None)
        shown["description"] = explanations.explained(record, key)  # a test names the fields that nobody explained
        default = shown.get("default")
        if default is None or default in ([], {}, ""):
            shown.pop("default", None)
    if name == "Cijferimport":  # a column may stand as its heading alone
        columns = definition["properties"]["kolommen"]["patternProperties"]
        for pattern, column in columns.items():
            columns[pattern] = {"anyOf": [{"type": "string", "minLength": 1}, column]}
    if "zinnen" in definition["properties"]:  # a sentence in one piece may stand as a text
        rows = definition["properties"]["zinnen"]["patternProperties"]
        for pattern, row in rows.items():
            piece = {"anyOf": [dict(_ZIN_VORM), row["items"]]}
            rows[pattern] = {"anyOf": [*piece["anyOf"], {**row, "items": piece}]}
    _allow_one(name, definition["properties"])
    if "centrum" in definition["properties"]:  # a regulation without a body names who does the work instead
        definition["required"] = [field for field in definition["required"] if field != "lichaam"]
        definition["oneOf"] = [{"required": ["lichaam"]}, {"required": ["centrum"]}]
    for shown in definition["properties"].values():
        _refine(shown)


def _allow_one(name: str, properties: dict[str, Json]) -> None:
    """Allow the short forms of a record: one item without a list, a participant by its name alone."""
    if name in {"Traject", "Regeling", "Instrument"}:
        row = properties["deelnemers"]
        row["items"] = {"anyOf": [{"type": "string", "pattern": ID_PATTERN, "maxLength": 60}, row["items"]]}
    if name in {"Antwoorden", "Vervolgantwoorden"}:
        row = properties["deelnemers"]
        row["items"] = {"anyOf": [{"type": "string", "minLength": 1}, row["items"]]}
    if name == "Antwoorden":
        for field in ("eigen_lichaam", "eigen_personeel", "rechtspersoon", "alleen_ondersteuning"):
            properties[field]["enum"] = [True, False, *properties[field]["enum"]]
            properties[field].pop("type", None)
    if name == "Stap":
        text: Json = {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"}
        properties["wie"] = {"description": properties["wie"]["description"], "anyOf": [text, {"$ref": "#/$defs/Wie"}]}
    if name == "Blok":
        _or_one(properties["onderdelen"], {"$ref": "#/$defs/Blok"})
    if name == "Bevoegdheid":
        _or_one(properties["lid"], dict(properties["lid"]["items"]))
    if "toelichting" in properties and name in {"Clausule", "Variant"}:
        _or_one(properties["toelichting"], dict(_ZIN_VORM))


def _or_one(shown: Json, item: Json) -> None:
    """Allow one item where a list is expected."""
    row = {key: shown.pop(key) for key in ("type", "items", "anyOf") if key in shown}
    shown["anyOf"] = [*row.get("anyOf", [row]), item]


def _refine(node: Any) -> None:
    """Say what pydantic leaves unsaid: the form of a sentence, a date and a number of an article, and that other keys are refused."""
    if isinstance(node, list):
        for item in node:
            _refine(item)
    if not isinstance(node, dict):
        return
    if "patternProperties" in node:
        node["additionalProperties"] = False
    if node.get("type") == ["string", "integer"] and "pattern" not in node:
        node["type"] = ["string", "number"]
        node["pattern"] = r"^[0-9]+[a-z]{0,3}([.:][0-9]+[a-z]{0,3})*$"
    if node.get("type") == "string" and not {"pattern", "minLength", "enum", "const"} & set(node):
        node |= {"pattern": r"^\d{4}-\d{2}-\d{2}$"} if node.get("format") == "date" else _ZIN_VORM
    for item in node.values():
        _refine(item)


def _short_clause(made: Json, variant: Json) -> Json:
    """Allow a clause of one variant: `leden` or `blokken` stand directly under it, with what goes with them."""
    fields: Json = dict(made["properties"])
    direct = {name: variant["properties"][name] for name in ("leden", "blokken", "parameters", "regel", "voorwaarde")}
    required = [name for name in made["required"] if name != "varianten"]
    ways = [
        {"title": "Met varianten", "required": ["varianten"], "not": {"anyOf": [{"required": [name]} for name in direct]}},
        {"title": "Met één variant: leden of blokken", "anyOf": [{"required": ["leden"]}, {"required": ["blokken"]}], "not": {"required": ["varianten"]}},
    ]
    return {"type": "object", "properties": {**fields, **direct}, "required": required, "additionalProperties": False, "oneOf": ways}


def globs(root: Path = ROOT) -> dict[str, list[str]]:
    """Return for each kind of file the patterns of its places; the folders of clauses/ one by one."""
    found = {soort: list(places) for soort, (_, places) in SOORTEN.items()}
    folders = sorted(item.name for item in (root / "clauses").iterdir() if item.is_dir() and item.name not in SPECIAL)
    found["clausule"] = [f"clauses/{name}/*.yaml" for name in folders]
    return found


def outputs(root: Path = ROOT) -> dict[str, str]:
    """Return the text of each file this script makes, by its path in the repository."""
    made = {f"schemas/{soort}.schema.json": _text(schema(soort)) for soort in SOORTEN}
    settings = {
        "yaml.schemas": {f"./schemas/{soort}.schema.json": places for soort, places in globs(root).items()},
        "yaml.format.enable": False,
        "yaml.customTags": [],
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
        "files.encoding": "utf8",
        "files.eol": "\n",
    }
    return {**made, ".vscode/settings.json": _text(settings)}


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def stale(root: Path = ROOT) -> list[str]:
    """Return the files that are not what this script would make."""
    return [path for path, text in outputs(root).items() if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text]


def main() -> None:
    """Write the files that changed, or with --check say which would."""
    old = stale()
    if "--check" in sys.argv[1:]:
        print("\n".join(old) or "De schema's zijn bij.")
        sys.exit(bool(old))
    made = outputs()
    for path in old:
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(made[path], encoding="utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
