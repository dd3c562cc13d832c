"""What a plan knows while it is made: the text as it is, what earlier proposals took, and what it will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assembler.comparing.returned.meant import Wanted
from assembler.ground.document import Node
from assembler.reading.records.reacties import Voorstel
from assembler.verbs.choices import Data, place_of
from assembler.verbs.redraft import Ground, NotByMachineError, Redraft, why_not


@dataclass(slots=True)
class Plan:
    """The choices that carry out proposals, what they mean, and the ids of the proposals that they carry out."""

    keuzes: list[Data] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)  # text files that change, whole
    wanted: Wanted = field(default_factory=Wanted)
    done: list[str] = field(default_factory=list)


class Work:
    """A plan while it is made, on this ground."""

    def __init__(self, ground: Ground, made: Plan) -> None:
        self.ground, self.made, self.draft = ground, made, Redraft(ground)
        self.every: Sequence[Voorstel] = ()
        self.nodes: dict[str, Node] = {node.id: node for node in ground.now.root.walk()}
        self.named: set[str] = set()  # places that this plan changes, and ids that it gives
        self.chain: dict[tuple[str, str], str] = {}  # after a place, in an article or lid: the last part that this plan puts there

    def node(self, name: str) -> Node:
        """Return a node of the text as it is; refuse one that is not there any more."""
        node = self.nodes.get(name)
        if node is None:
            raise NotByMachineError("Deze plaats staat niet meer in de tekst.")
        return node

    def place(self, node: Node) -> str:
        """Return a provision as the log names it, taken by this plan; refuse one that no record changes, or that another proposal took."""
        place = place_of(node)
        if not place:
            raise NotByMachineError(why_not(node))
        if place in self.named:
            raise NotByMachineError("Een ander voorstel wijzigt dezelfde plaats. Neem een van de twee over.")
        self.named.add(place)
        return place

    def all_below(self, node: Node, soort: str) -> list[Voorstel] | None:
        """Return the proposals of this kind for every text below an article; None when one of these texts has none."""
        below = {item.id for item in node.walk() if item.id != node.id and item.inhoud}
        rows = [item for item in self.every if item.soort == soort and item.plaats in below]
        return rows if {item.plaats for item in rows} == below else None

    def article_of(self, node: Node) -> Node | None:
        """Return the article that a node is, or stands in."""
        return next((item for item in self.nodes.values() if item.kind == "artikel" and f"{node.id}/".startswith(f"{item.id}/")), None)

    def seat(self, node: Node, kind: str) -> tuple[str, str]:
        """Return in which article or lid something new comes, and after which of its parts ('': first)."""
        steps = node.id.partition("/")[2].split("/")
        if ":" in steps[0] or node.kind not in {"artikel", "lid", "onderdeel"}:
            raise NotByMachineError("Hier is geen lid of onderdeel bij te zetten.")
        if kind == "lid":
            return steps[0], steps[1] if len(steps) > 1 else ""
        if kind != "onderdeel" or len(steps) == 1:
            raise NotByMachineError("Een onderdeel hoort bij een lid; hier staat alleen een opschrift. Leg het met de hand vast.")
        if len(steps) > 3:
            raise NotByMachineError("Onder een onderdeel is niets bij te zetten. Vervang het lid in zijn geheel.")
        return "/".join(steps[:2]), steps[2] if len(steps) == 3 else ""

    def free(self, above: str, name: str) -> str:
        """Return an id that no part has yet."""
        number, found = 2, name
        while f"{above}/{found}" in self.nodes or f"{above}/{found}" in self.named:
            found, number = f"{name}-{number}", number + 1
        self.named.add(f"{above}/{found}")
        return found
