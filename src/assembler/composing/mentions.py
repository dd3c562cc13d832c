"""What a paper says by number of the text that it goes with: an article, lid or enclosure that is typed there is one that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assembler.composing.texts import printed
from assembler.facts.facts import Facts
from assembler.ground.document import Inlines, Node, Section, Tekst
from assembler.ground.findings import Finding, warning
from assembler.ground.wording import rangtelwoord

SLUG = "stuk-noemt-wat-er-is"
_ARTICLE = re.compile(
    r"\bartikel(?:en)? (?P<eerste>\d+[a-z]?)(?:, (?P<lid>[a-zë]+) lid\b)?(?P<verder>(?:(?:, | en | of | tot en met )\d+[a-z]?)*)", re.IGNORECASE
)
_ENCLOSURE = re.compile(r"\bbijlagen? (?P<nummer>\d+)\b", re.IGNORECASE)
# An article of a law, of another regulation or of a decision of others is none of ours: of those nothing is claimed.
_OF_OTHERS = re.compile(
    r"\b(?:[A-Z][a-zA-Z]*wet|wet|Wgr|Awb|Woo|Wob|BW|Stb|verordening|verdrag|besluit|statuten|overeenkomst|vorige|oude|huidige|eerdere|toenmalige)\b",
    re.IGNORECASE,
)
_REACH = 120  # letters around a number in which another text may be named


def check_mentions(facts: Facts, root: Node) -> Iterator[Finding]:
    """Yield each typed number of an article, lid or enclosure that is not there in the text that a paper goes with.

    A reference (`ref`) resolves itself and is told where it is made. Nothing is said where the milestone has no text, and where a law or another regulation is near.
    """
    has_text = any(choice.soort == facts.traject.regeling for choice in facts.mijlpaal.documenten)
    enclosed = next((len(part.kinderen[0].kinderen) for part in root.kinderen if isinstance(part.layout, Section) and part.layout.enclosures), 0)
    for node in root.walk():
        text = _typed(node.inhoud)
        for found in _ARTICLE.finditer(text) if has_text else ():
            if not _OF_OTHERS.search(text[max(0, found.start() - _REACH) : found.end() + _REACH]):
                yield from (_absent(node, what, hint) for what, hint in _missing(_articles(facts), found))
        for found in _ENCLOSURE.finditer(text) if enclosed else ():
            number = int(found["nummer"])
            annexes = [item for item in printed(facts).root.kinderen if item.kind == "bijlage"] if has_text else []
            if number > max(enclosed, len(annexes)):
                yield _absent(node, f"bijlage {number}", f"Bij dit stuk horen {enclosed} bijlagen; noem er een daarvan, of zet haar bij de mijlpaal.")


def _typed(row: Inlines) -> str:
    """Return the words of a sentence that somebody typed; what is filled in or refers leaves a mark that is no number."""
    return "".join(item.text if isinstance(item, Tekst) else "\ufffc" for item in row)


def _articles(facts: Facts) -> dict[str, Node]:
    """Return the articles of the text by number; the same for every paper that goes with it."""

    def found() -> dict[str, Node]:
        text = printed(facts)
        return {text.labels[node.id].nummer: node for node in text.root.walk() if node.kind == "artikel" and node.id in text.labels}

    return facts.once("articles by number", found)


def _missing(there: dict[str, Node], found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield what of a mention is not among the articles that are there, with what there is."""
    last = next(reversed(there), "")
    for number in (found["eerste"], *re.findall(r"\d+[a-z]?", found["verder"] or "")):
        if there and number not in there:
            yield (
                f"artikel {number}",
                f"De regeling bij deze mijlpaal heeft de artikelen 1 tot en met {last}; schrijf {{{{ ref('<clausule>') }}}}, dan loopt het nummer mee.",
            )
    article = there.get(found["eerste"])
    leden = sum(node.kind == "lid" for node in article.kinderen) if article else 0
    words = [rangtelwoord(number) for number in range(1, 41)]
    if article is not None and found["lid"] in words and words.index(found["lid"]) + 1 > leden:
        yield (
            f"artikel {found['eerste']}, {found['lid']} lid",
            f"Dat artikel heeft {leden} {'lid' if leden == 1 else 'leden'}; schrijf {{{{ ref('<clausule>/<lid>') }}}}.",
        )


def _absent(node: Node, what: str, hint: str) -> Finding:
    return warning(SLUG, f"Dit stuk noemt {what}, en dat is er niet in wat erbij hoort.", node.herkomst.span, hint=hint)
