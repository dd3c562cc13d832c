"""Fixing a milestone: what goes in, what changed since the last version, what stands against it, and the two names."""

from __future__ import annotations

from starlette.responses import Response

from assembler.ground.findings import Level
from assembler.rendering.terminal.findings import grouped, where
from assembler.store.files import BusyError
from assembler.store.versions import ExistsError
from assembler.verbs import build as making
from assembler.verbs import freeze as freezing
from assembler.verbs.freeze import MovedError, NamesError, SameError, Wie
from assembler.verbs.opened import versions
from assembler.verbs.recorded import recorded
from assembler.verbs.refusals import FailedError
from assembler.web.ask import Ask
from assembler.web.frame import page, to


def shown(ask: Ask) -> Response:
    """Show what would be fixed."""
    return _shown(ask)


def _shown(ask: Ask, status: int = 200, melding: str = "", *, again: bool = False) -> Response:
    mijlpaal = ask.text.mijlpaal
    whole = ask.opened.milestone(ask.trajectmap, mijlpaal)
    known = versions(ask.opened, ask.trajectmap)[mijlpaal.id]
    last = ask.opened.text(ask.trajectmap, f"{mijlpaal.id}@{known[-1]}").bewaard if known else None
    found = grouped(whole.findings)
    return page(
        ask, "vastleggen.html", status, mijlpaal=mijlpaal, stukken=[item.order.name for item in whole.made], versies=known,
        gewijzigd=making.differing(last, whole.made) if last else [], bevindingen=[(group[0], where(group)) for group in found if group[0].level is not Level.OPMERKING],
        fouten=sum(group[0].is_error for group in found), opmerkingen=sum(group[0].level is Level.OPMERKING for group in found), melding=melding,
        door=_who(ask), gezien=ask.word("gezien"), opnieuw=again, laatste=last.versie if last else None,
    )  # fmt: skip


def _who(ask: Ask) -> str:
    """Return who fixes it: whoever logged in; without a log-in who says so."""
    return (ask.person.toon or ask.person.naam) if ask.several else ask.word("door")


def fixed(ask: Ask) -> Response:
    """Fix it; whatever stands against it is told beside the names that were typed."""
    mijlpaal = ask.text.mijlpaal
    if ask.word("versie") and ask.word("versie") != ask.opened.key:
        return _shown(
            ask,
            409,
            "Intussen heeft iemand iets gewijzigd: wat u zag, is niet meer wat er staat. Er is niets vastgelegd. Hieronder staat hoe het nu is; lees het na en leg dan vast.",
        )
    try:
        wie = Wie(_who(ask), ask.word("gezien"), ask.desk.today())
        whole, traject = ask.whole, ask.path["traject"]  # what is fixed holds also what nobody else may read of it
        with recorded(ask.desk, f"trajecten/{traject}/vastgelegd/{mijlpaal.id}", lambda: f"Vastgelegd: {traject}, {mijlpaal.id}"):
            versie, _ = freezing.freeze(ask.desk.root, whole.workspace, whole.traject(traject), mijlpaal, wie, again=bool(ask.word("opnieuw")))
    except NamesError:
        return _shown(ask, 400, "Vul twee namen in van twee mensen: wie vastlegt, en wie het heeft gezien.")
    except SameError as fault:
        return _shown(ask, 400, str(fault), again=True)
    except MovedError as fault:
        return _shown(ask, 400, str(fault))
    except (BusyError, ExistsError) as fault:
        raise FailedError("Iemand anders is deze mijlpaal aan het vastleggen. Probeer het opnieuw.") from fault
    if versie is None:
        return _shown(ask, 400, "Er is niets vastgelegd: er zijn fouten. Ze staan hieronder.")
    ask.desk.note("vastgelegd", f"{mijlpaal.id}@{versie.nummer}")
    return to(ask, f"/t/{ask.path['traject']}/vastleggen", stand=f"{mijlpaal.id}@nu")


ROUTES = (("GET", "/t/{traject}/vastleggen", shown, "vastleggen"), ("POST", "/t/{traject}/vastleggen", fixed, "vastleggen"))
