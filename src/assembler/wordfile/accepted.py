"""What is tracked, as accepted: where the end of a paragraph is struck, its words go on in the next."""

from __future__ import annotations

from assembler.wordfile.oxml import PPR, RPR, Element, P, W

_STRUCK = (W + "del", W + "moveFrom")
_BLOCKS = {P, W + "tbl", W + "sdt", W + "sectPr"}


def join_struck(root: Element) -> None:
    """Join, in place, each paragraph of which the end is struck with the one behind it, which keeps its own properties."""
    for paragraph in list(root.iter(P)):
        mark = paragraph.find(f"{PPR}/{RPR}")
        if mark is None or not any(mark.find(tag) is not None for tag in _STRUCK):
            continue
        following = paragraph.getnext()
        while following is not None and following.tag not in _BLOCKS:
            following = following.getnext()
        above = paragraph.getparent()
        if following is not None and following.tag == P and above is not None:
            at = int(following.find(PPR) is not None)
            following[at:at] = [child for child in paragraph if child.tag != PPR]
            above.remove(paragraph)
