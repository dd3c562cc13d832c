"""Files that nothing reads: each is a mistake that would stay unseen, because a folder, a name or the end of a name is not what it should be."""

from __future__ import annotations

import re

from assembler.ground.findings import Span, suggestion, warning
from assembler.store.enclosed import FOLDER, report_unnamed
from assembler.store.fingerprint import FOLDERS
from assembler.store.sources import Sources

_READ = (".yaml", ".yml", ".md")
# In the folder of a gemeente for a traject, and in these of a traject, everything is read: another file was meant to be one of them.
_OURS = re.compile(r"(?:gemeenten|organisaties)/[^/]+/[^/]+/.|trajecten/[^/]+/(?:teksten|besluiten|mijlpalen)/.|regelingen/[^/]+/besluiten/.")
_ENCLOSED = re.compile(rf"(?:(?:gemeenten|organisaties)/[^/]+/[^/]+|trajecten/[^/]+)/{FOLDER}/.")
_GROUPS = re.compile(r"(?:trajecten|regelingen)/[^/]+/(?:besluiten|mijlpalen)/")  # only YAML stands here
_ALMOST = re.compile(r"\.(?:(ya?ml|md)\.[A-Za-z0-9]+|(?i:(txt|text|markdown|md|ya?ml)))\Z")
_OFFICE = re.compile(r"\.(?i:docx?|docm|odt|rtf|pages|html?|pdf)\Z")


def report_strays(sources: Sources) -> None:
    """Report each file that stands where nothing reads it."""
    known: dict[tuple[str, int], set[str]] = {}
    for file in sources.asked:
        for depth, part in enumerate(file.split("/")):
            known.setdefault((file.partition("/")[0], depth), set()).add(part)
    for folder in FOLDERS:
        for file in sources.listed(folder, lambda name: bool(_ENCLOSED.match(name))):
            if file not in sources.asked:
                report_unnamed(sources, file)
        for file in sources.listed(folder, lambda name: name.endswith(_READ)):
            if file in sources.asked or "/vastgelegd/" in file or _ENCLOSED.match(file) or file.endswith("/README.md"):
                continue
            odd = [(part, known.get((folder, depth), set())) for depth, part in enumerate(file.split("/"))]
            near = next((hint for part, names in odd if part not in names and (hint := suggestion(part, sorted(names)))), "")
            message = "Dit bestand staat niet op een plaats waar het wordt gelezen."
            sources.report("plaats-bestaat", message, Span(file), hint=near or "Controleer de naam van het bestand en van de mappen erboven.")
        for file in sources.listed(folder, lambda name: not name.endswith(_READ) and bool(_OURS.match(name)) and not _ENCLOSED.match(name)):
            _report_end(sources, file)


def _report_end(sources: Sources, file: str) -> None:
    """Report a file that is read by no name: `na-kosten.md.txt`, which Notepad makes, or `na-kosten.docx`."""
    if file in sources.asked:
        return
    name = file.rpartition("/")[2]
    almost = _ALMOST.search(name)
    groups = bool(_GROUPS.match(file))
    if almost:
        end = (almost.group(1) or almost.group(2)).lower()
        right = f"{name[: almost.start()]}.{end if end.startswith('y') else 'yaml' if groups else 'md'}"
        hint = f"Noem het bestand '{right}'. Zet in Kladblok bij Opslaan als: 'Alle bestanden'."
        sources.report("plaats-bestaat", f"Dit bestand wordt niet gelezen: de naam eindigt op '{name[almost.start() :]}'.", Span(file), hint=hint)
        return
    text = f"{_OFFICE.sub('', file)}.{'yaml' if groups else 'md'}"
    if _OFFICE.search(name) and text not in sources.asked:
        hint = f"Plak de tekst in een gewoon tekstbestand '{text.rpartition('/')[2]}'."
        hint = f"Leg vast wat er is besloten in '{text.rpartition('/')[2]}'." if groups else hint
        sources.report("plaats-bestaat", "Een Word-bestand of pdf wordt hier niet gelezen: deze tekst zou in geen stuk komen.", Span(file), hint=hint)
        return
    hint = "Zet het in een andere map als u het wilt bewaren."
    sources.findings.append(warning("plaats-bestaat", "Dit bestand wordt niet gelezen.", Span(file), hint=hint))
