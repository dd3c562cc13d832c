"""What changed between two texts: in the page, as was-wordt, as consequences, and as a file for Word."""

from __future__ import annotations

from starlette.responses import Response

from assembler.rendering import html as renderer
from assembler.verbs import compared
from assembler.verbs.compare import Comparison, Wish
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.sides import Plek, is_file
from assembler.web.ask import Ask
from assembler.web.frame import html, page
from assembler.web.screens.documents import sent
from assembler.web.words import text_names

_FORMS = {"redline": "In de tekst", "was-wordt": "Was en wordt", "gevolgen": "Gevolgen"}


def comparison(ask: Ask) -> Response:
    """Show a comparison, or what there is to compare."""
    (old, new), form = _asked(ask), ask.query.get("als", "redline")
    shown = html(ask.opened.once(("difference", str(ask.query)), lambda: _body(ask, form))) if old and new else None
    return page(
        ask, "vergelijk.html", oud=old, nieuw=new, als=form, vormen=_FORMS, sides=text_names(ask), inhoud=shown, document=ask.query.get("document", ""),
        stukken=list(ask.finals()),
    )  # fmt: skip


def _asked(ask: Ask) -> tuple[str, str]:
    """Return the two texts that were asked for: from the lists, or by a day, which goes first."""
    old, new = (ask.query.get(f"{name}_dag", "") or ask.query.get(name, "") for name in ("oud", "nieuw"))
    return old, new


def _found(ask: Ask, form: str) -> Comparison:
    """Return the comparison of the two texts in the address; one is made once for a workspace."""
    words = _asked(ask)
    if not all(words) or any(is_file(word) for word in words):
        raise UnknownNameError("Kies twee teksten om te vergelijken.")
    if form not in _FORMS:
        raise UnknownNameError(f"De vorm '{form}' is er niet. Er is: {', '.join(_FORMS)}.")
    name = ask.query.get("document", "")
    kept = next((item for item in ask.finals() if item == name), "")
    gemeente = next((item for item in ask.trajectmap.betrokkenen if kept.endswith(f"-{item}")), None)
    document = name.removesuffix(f"-{gemeente}") if gemeente else name
    wish = Wish(form, document or None, gemeente, None, volledig=False, verplaatsingen="doorhalen")
    place = _here(ask)
    return ask.opened.once(("compare", ask.path["traject"], words, document, gemeente), lambda: Comparison(place, place, wish, words))


def _here(ask: Ask) -> Plek:
    return Plek(ask.desk.root, ask.opened.workspace, ask.trajectmap, ask.opened.sight)


def _body(ask: Ask, form: str) -> str:
    found = _found(ask, form)
    if form == "gevolgen":
        return renderer.body(compared.consequences(_here(ask), found.consequences()), lambda _node: "")
    difference = found.difference()
    if form == "was-wordt":
        return renderer.body(compared.overview(_here(ask), difference, "was-wordt", full=False), lambda _node: "")
    return renderer.body(compared.overview(_here(ask), difference, "vergelijking", full=False), lambda _node: "")


def download(ask: Ask) -> Response:
    """Send a comparison as a file for Word."""
    form = ask.query.get("als", "redline")
    found, here = _found(ask, form), _here(ask)
    pair = "-".join(found.words)
    ask.desk.note("download", f"vergelijking {pair} {form}")
    if form == "gevolgen":
        return sent(compared.word(here, compared.consequences(here, found.consequences())), f"gevolgen-{pair}.docx")
    difference = found.difference()
    if form == "redline":
        made = compared.redline(here, difference, full=False, moves="doorhalen")
    else:
        made = compared.word(here, compared.overview(here, difference, "was-wordt", full=False))
    return sent(made, f"{difference.name}-{pair}-{form}.docx")


ROUTES = (("GET", "/t/{traject}/vergelijk", comparison, "gedeeld"), ("GET", "/t/{traject}/vergelijk.docx", download, "gedeeld"))
