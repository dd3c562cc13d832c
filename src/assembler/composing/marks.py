"""A working version shows its errors at their places: `[fout: ...]` behind the text they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assembler.ground.document import Final, Node, NodeId, Tekst
from assembler.ground.findings import Finding


def marked(final: Final, findings: Sequence[Finding]) -> Final:
    """Return the document with each error behind its node; errors without a place in it stand on top."""
    left = [finding for finding in findings if finding.is_error]
    root = _node(final.root, left)
    if left:
        lines = tuple(Node("alinea", NodeId(f"{root.id}/werkversie-{number}"), (), (Tekst(_text(finding)),)) for number, finding in enumerate(left, 1))
        root = replace(root, kinderen=(*lines, *root.kinderen))
    return replace(final, root=root)


def _node(node: Node, left: list[Finding]) -> Node:
    """Take from `left` what is about this node; the deepest node at a place is asked first."""
    children = tuple(_node(child, left) for child in node.kinderen)
    mine = [finding for finding in left if node.inhoud and _about(finding, node)]
    for finding in mine:
        left.remove(finding)
    return replace(node, kinderen=children, inhoud=(*node.inhoud, *(Tekst(f" {_text(finding)}") for finding in mine)))


def _about(finding: Finding, node: Node) -> bool:
    span = node.herkomst.span
    return bool(span.file) and span.file == finding.span.file and span.line <= finding.span.line <= span.end_line


def _text(finding: Finding) -> str:
    return f"[fout: {finding.message}]"
