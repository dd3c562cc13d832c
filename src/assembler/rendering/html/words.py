"""The words of a sentence as HTML: how they look, marks of a comparison, links to other places and to notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from itertools import groupby

from assembler.ground.document import Final, Inline, Inlines, Invulling, Look, Marked, Node, Note, Verwijzing
from assembler.ground.spaces import unbroken

Beside = Callable[[Node], str]  # what stands after a node, as HTML; '' is nothing
_HEARD = {"gone": ("del", "vervallen"), "new": ("ins", "nieuw")}


@dataclass
class Shown:
    """What is shown, what stands beside a node, and which notes were referred to already."""

    final: Final
    beside: Beside | None = None
    referred: set[int] = field(default_factory=set)

    @cached_property
    def places(self) -> frozenset[str]:
        """The ids that a link can lead to."""
        return frozenset(node.id for node in self.final.root.walk())

    @cached_property
    def notes(self) -> frozenset[int]:
        """The numbers of the notes that stand on this page."""
        return frozenset(node.layout.number for node in self.final.root.walk() if isinstance(node.layout, Note))

    def id(self, node: Node) -> str:
        """Return the id of a node as an attribute; that of a note is its number."""
        return f' id="noot-{node.layout.number}"' if isinstance(node.layout, Note) else f' id="{anchor(node.id)}"'

    def after(self, node: Node) -> str:
        """Return what stands after a node."""
        return self.beside(node) if self.beside else ""


def anchor(node_id: str) -> str:
    """Return the id of a node as it stands in a page, where it holds no blank."""
    return escape(node_id.replace(" ", "-"))


def words(inlines: Inlines, shown: Shown) -> str:
    """Return a sentence."""
    return "".join(_looking(look, "".join(_piece(item, shown) for item in pieces)) for look, pieces in groupby(inlines, key=lambda item: item.look))


def _looking(look: Look, text: str) -> str:
    """Return words as they look; what leads somewhere else leaves nothing of where it came from."""
    text = f"<em>{text}</em>" if look.italic else text
    text = f"<strong>{text}</strong>" if look.bold else text
    return f'<a href="{escape(look.link)}" rel="noreferrer">{text}</a>' if look.link else text


def _piece(item: Inline, shown: Shown) -> str:
    text = escape(unbroken(item.text))
    if isinstance(item, Marked):
        tag, said = _HEARD[item.mark]
        return f'<{tag}><span class="alleen-horen">[{said}: </span>{text}<span class="alleen-horen">]</span></{tag}>'
    if isinstance(item, Verwijzing) and not item.look.link:
        return "".join(
            f'<a href="#{anchor(part.doel)}">{escape(unbroken(part.text))}</a>' if part.doel in shown.places and part.doel else escape(unbroken(part.text))
            for part in item.delen
        )
    return f"{text}{_note(item.noot, shown)}" if isinstance(item, Invulling) and item.noot else text


def _note(number: int, shown: Shown) -> str:
    """Return the mark of a note; it leads there, and the first one is where the note leads back to."""
    if number not in shown.notes:
        return f" [{number}]"
    here = "" if number in shown.referred else f' id="noot-{number}-terug"'
    shown.referred.add(number)
    return f' <a class="noot"{here} href="#noot-{number}" aria-label="noot {number}">[{number}]</a>'


def lead(node: Node, shown: Shown) -> str:
    """Return the text of a node, after what it is about."""
    about = f"<strong>{words(node.opschrift, shown)}</strong>" if node.opschrift else ""
    return ": ".join(part for part in (about, words(node.inhoud, shown)) if part)
