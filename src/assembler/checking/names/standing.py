"""What was sent and decided holds together: organs that can, in the order of the days, on one text, with consent, and each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assembler.checking.names.context import Context, unknown
from assembler.facts.makers import with_role
from assembler.facts.standing import ADOPTION, CONSENT, DONE, not_adopted, text_of_versions
from assembler.facts.steps import named
from assembler.ground.findings import Finding, Related, error, warning
from assembler.ground.wording import datum, opsomming
from assembler.reading.records.besluitvorming import Uitkomst, Verzending
from assembler.reading.records.stappen import Wie
from assembler.reading.records.workspace import Trajectmap

ONCE = "besluit-staat-er-een-keer"
SENT = "verzonden-voor-besloten"
ONE_TEXT = "vastgesteld-is-een-tekst"
WITH_CONSENT = "vastgesteld-na-toestemming"
CONDITION = "toestemming-zonder-voorwaarden"
ANSWERED = "inbreng-is-beantwoord"
DECIDED_WRONG = frozenset({ONE_TEXT, WITH_CONSENT, CONDITION})  # what organs did, and cannot: who asks where the decisions stand must see it
DECIDED = "vastgesteld-is-besloten"
AGREED = "mandaat-met-instemming"
MANDATE, AGREEMENT = "mandaatbesluit", "instemming"


def check_decisions(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong with what was sent and decided in a traject."""
    known = list(_known(ctx, item))
    yield from known
    yield from _once(item)
    if known:
        return
    for row in item.uitkomsten:
        yield from _sent_before(ctx, item, row)
        yield from _conditions(row)
        yield from _answers(ctx, item, row)
    yield from _one_text(ctx, item)
    yield from _with_consent(ctx, item)
    yield from _agreed(ctx, item)
    for mijlpaal in item.mijlpalen:
        missing = not_adopted(ctx.workspace, item, mijlpaal) if mijlpaal.vult is not None else ()
        if missing:
            message = f"Op {datum(mijlpaal.stand)} heeft nog niet iedereen vastgesteld: {opsomming(missing)}. Wat allen ondertekenen, wordt bij '{mijlpaal.id}' niet gemaakt."
            yield warning(
                DECIDED, message, mijlpaal.positie.of("stand"), hint="Leg ieder besluit vast in uitkomsten/, met 'wat: vaststellen', of kies een latere stand."
            )


def _known(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield an organ or a kind of treatment that is not there, and an outcome that the kind does not have."""
    rows: list[tuple[Verzending | Uitkomst, Wie, str]] = [(row, row.aan, "aan") for row in item.verzendingen]
    rows += [(row, row.wie, "wie") for row in item.uitkomsten]
    for row, wie, name in rows:
        if wie.gremium is None and not named(ctx.workspace, item, wie):
            hint = f"Schrijf <organisatie>/<orgaan>; organisaties zijn {opsomming(item.betrokkenen)}."
            yield error("orgaan-bestaat", f"Het orgaan '{wie.tekst}' is niet bekend.", row.positie.of(name), hint=hint)
        if row.wat not in ctx.workspace.behandelsoorten:
            yield unknown(row.wat, ctx.workspace.behandelsoorten, "De soort behandeling", row.positie.of("wat"))
    for row in item.uitkomsten:
        kind = ctx.workspace.behandelsoorten.get(row.wat)
        if kind is not None and row.uitslag not in kind.uitslagen:
            hint = f"Bij '{row.wat}' kan: {opsomming(tuple(kind.uitslagen))}."
            yield error("uitslag-past-bij-vraag", f"De uitslag '{row.uitslag}' past niet bij {kind.naam}.", row.positie.of("uitslag"), hint=hint)
        sleeping = [part for part in row.inbreng if part.besluit is not None and part.besluit not in {found.id for found in item.besluiten}]
        for part in sleeping:
            yield unknown(part.besluit or "", [found.id or "" for found in item.besluiten], "Het besluit", part.positie.of("besluit"))
        for part in row.inbreng:
            if part.verwerking != "open" and part.antwoord is None:
                hint = "Schrijf bij 'antwoord' in een zin hoe ermee is omgegaan en waarom."
                yield error(ANSWERED, f"Van '{part.id}' staat er dat het is verwerkt, maar niet hoe.", part.positie.of("verwerking"), hint=hint)


def _once(item: Trajectmap) -> Iterator[Finding]:
    """Yield a decision that is there twice, and a document that was sent twice with other contents."""
    decided: dict[tuple[str, str, str], Uitkomst] = {}
    for row in item.uitkomsten:
        first = decided.setdefault((row.wie.tekst, row.wat, row.versie), row)
        if first is not row and first.uitslag != "aangehouden":
            related = (Related(first.positie.span, "hier staat het eerdere"),)
            message = f"Van {row.wie.tekst} staan er twee besluiten over {row.versie}."
            yield error(ONCE, message, row.positie.span, hint="Verwijder er een; wie eerst aanhield, mag later wel besluiten.", related=related)
        elif first is not row:
            decided[row.wie.tekst, row.wat, row.versie] = row
    sent: dict[tuple[str, str, str], tuple[str, Verzending]] = {}
    for out in item.verzendingen:
        for stuk in out.stukken:
            content, first_out = sent.setdefault((out.aan.tekst, out.versie, stuk.naam), (stuk.inhoud, out))
            if content != stuk.inhoud:
                related = (Related(first_out.positie.span, "hier staat de eerdere verzending"),)
                message = f"Aan {out.aan.tekst} is '{stuk.naam}' van {out.versie} twee keer verzonden, met een andere inhoud."
                hint = "Een versie verandert nooit; verstuur een nieuwe versie, met 'vervangt'."
                yield error(ONCE, message, stuk.positie.of("inhoud"), hint=hint, related=related)
    known = {out.id for out in item.verzendingen}
    for out in item.verzendingen:
        if out.vervangt is not None and out.vervangt not in known:
            yield unknown(out.vervangt, [name or "" for name in known], "De verzending", out.positie.of("vervangt"))


def _sent_before(ctx: Context, item: Trajectmap, row: Uitkomst) -> Iterator[Finding]:
    """Yield a decision of a representing organ on a text that it was not sent, or not yet; others make the text themselves."""
    if not any(actor.rol == "vertegenwoordigend" for actor in named(ctx.workspace, item, row.wie)):
        return
    own = [out for out in item.verzendingen if out.aan.tekst == row.wie.tekst and out.versie == row.versie]
    if not own:
        message = f"{row.wie.tekst} heeft besloten over {row.versie}, maar dat die versie daarheen is verzonden, staat er niet."
        hint = "Leg de verzending vast met 'assembler verzonden', of verbeter de versie."
        yield warning(SENT, message, row.positie.of("versie"), hint=hint)
        return
    first = min(out.datum for out in own)
    if row.datum < first:
        message = f"Het besluit van {datum(row.datum)} over {row.versie} is van voor de verzending daarvan op {datum(first)}."
        yield error(SENT, message, row.positie.of("datum"), hint="Verbeter een van de twee dagen.", related=(Related(own[0].positie.span, "de verzending"),))


def _conditions(row: Uitkomst) -> Iterator[Finding]:
    if row.wat != "toestemming":
        return
    for part in row.inbreng:
        if part.soort == "voorwaarde":
            message = f"Aan de toestemming van {row.wie.tekst} is een voorwaarde verbonden, en dat kan niet: {part.tekst}."
            hint = "Vraag de raad om een besluit zonder voorwaarde; wat hij wil bereiken kan een motie zijn."
            yield error(CONDITION, message, part.positie.of("soort"), hint=hint, grondslag="Awb, artikel 10:32 (toepassing op de Wgr: INF)")


def _answers(ctx: Context, item: Trajectmap, row: Uitkomst) -> Iterator[Finding]:
    """Yield what a council gave along and is not answered when the next milestone has its papers."""
    later = next((found for found in item.mijlpalen if found.stand > row.datum), None)
    kind = ctx.workspace.behandelsoorten.get(row.wat)
    if later is None or kind is None:
        return
    for part in row.inbreng:
        if part.uitslag in DONE and part.antwoord is None:
            message = f"Op {_ARTICLE[part.soort]} '{part.id}' van {row.wie.tekst} is nog geen antwoord; de stukken bij '{later.id}' zeggen dat."
            yield warning(
                ANSWERED, message, part.positie.span, hint="Schrijf bij 'antwoord' hoe ermee is omgegaan, en bij 'verwerking' overgenomen, deels of niet."
            )


_ARTICLE = {"kader": "het kader", "motie": "de motie", "amendement": "het amendement", "zienswijze": "de zienswijze", "voorwaarde": "de voorwaarde"}


def _adopted(item: Trajectmap) -> Sequence[Uitkomst]:
    return [row for row in item.uitkomsten if row.wat == ADOPTION and row.uitslag in DONE]


def _one_text(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    texts = text_of_versions(item)
    rows = _adopted(item)
    for row in rows[1:]:
        if texts.get(row.versie, row.versie) != texts.get(rows[0].versie, rows[0].versie):
            message = f"{row.wie.tekst} heeft {row.versie} vastgesteld en {rows[0].wie.tekst} {rows[0].versie}: dat zijn twee verschillende teksten."
            related = (Related(rows[0].positie.span, "het andere besluit"),)
            grondslag = _wgr(ctx, "treffen")
            yield error(
                ONE_TEXT,
                message,
                row.positie.of("versie"),
                hint="Er is pas een regeling als allen dezelfde tekst vaststellen.",
                related=related,
                grondslag=grondslag,
            )


def _with_consent(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    texts = text_of_versions(item)
    for row in _adopted(item):
        council = with_role(ctx.workspace, row.wie.van or "", "vertegenwoordigend") if row.wie.van in item.betrokkenen else None
        if council is None or row.wie.tekst == council.wie:
            continue
        own = council.wie
        given = [found for found in item.uitkomsten if found.wie.tekst == own and found.wat in CONSENT and found.uitslag in DONE and found.datum <= row.datum]
        if not any(texts.get(found.versie, found.versie) == texts.get(row.versie, row.versie) for found in given):
            message = f"{row.wie.tekst} heeft {row.versie} op {datum(row.datum)} vastgesteld zonder dat er toestemming van {own} voor deze tekst is."
            hint = "Leg de toestemming vast in uitkomsten/, of verbeter de dag of de versie."
            yield error(WITH_CONSENT, message, row.positie.span, hint=hint, grondslag=_wgr(ctx, "toestemming"))


def _agreed(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield that everybody gave the mandate and who must use it did not agree: it works under nobody who gave it."""
    adopted = [row for row in _adopted(item) if _has_mandate(item, row.versie)]
    vorm = ctx.workspace.vormen.get(item.traject.vorm)
    organ = "dagelijks-bestuur" if vorm is None or vorm.besturen == "twee" else "bestuur"
    agreed = any(row.wat == AGREEMENT and row.uitslag in DONE and row.wie.orgaan == organ for row in item.uitkomsten)
    if not agreed and {row.wie.van for row in adopted} >= set(item.traject.deelnemers):
        last = adopted[-1]
        message = f"Het mandaat is verleend, maar dat {item.regeling}/{organ} ermee heeft ingestemd, staat er niet."
        hint = f"Leg de instemming vast in uitkomsten/: wie: {item.regeling}/{organ}, wat: {AGREEMENT}."
        yield warning(AGREED, message, last.positie.span, hint=hint, grondslag="Awb, artikel 10:4, eerste lid")


def _has_mandate(item: Trajectmap, versie: str) -> bool:
    mijlpaal = next((row for row in item.mijlpalen if row.id == versie.partition("@")[0]), None)
    return mijlpaal is not None and any(row.soort == MANDATE for row in mijlpaal.documenten)


def _wgr(ctx: Context, subject: str) -> str:
    known = ctx.workspace.wgr.get(subject)
    return f"Wgr, artikel {known.plaatsen[0].artikel}" if known else "Wgr"
