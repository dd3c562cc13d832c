"""A formula of Word -> one line of text, so that a comparison of words sees what changed in it: `(a + b)/c`, `x^2`, `√(n)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from assembler.wordfile.oxml import Element, M, T, W

FORMULA, SYMBOLS = (M + "oMath", M + "oMathPara"), M + "t"
_GONE = {W + "del", W + "moveFrom"}


def formula_line(element: Element) -> str:
    """Return a formula (`m:oMath`, `m:oMathPara` or a part of one) as it reads when every tracked change is accepted."""
    return "".join(_parts(element)).strip()


def _parts(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in {SYMBOLS, T}:
            yield child.text or ""
        elif child.tag not in _GONE and not str(child.tag).endswith("Pr"):
            yield _FORMS.get(str(child.tag).removeprefix(M), formula_line)(child)


def _of(element: Element, name: str) -> str:
    found = element.find(M + name)
    return formula_line(found) if found is not None else ""


def _group(text: str) -> str:
    """What stands above, below or behind something: in brackets where it is more than one thing."""
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _sign(element: Element, name: str, otherwise: str) -> str:
    found = element.find(f"{M}{str(element.tag).removeprefix(M)}Pr/{M}{name}")
    return found.get(M + "val", "") if found is not None else otherwise


def _script(element: Element) -> str:
    below, above = _of(element, "sub"), _of(element, "sup")
    return f"{_group(_of(element, 'e'))}{f'_{_group(below)}' if below else ''}{f'^{_group(above)}' if above else ''}"


def _nary(element: Element) -> str:
    below, above = _of(element, "sub"), _of(element, "sup")
    return f"{_sign(element, 'chr', '∫')}{f'_{_group(below)}' if below else ''}{f'^{_group(above)}' if above else ''} {_of(element, 'e')}"


def _bracketed(element: Element) -> str:
    inside = _sign(element, "sepChr", "|").join(formula_line(part) for part in element.iterchildren(M + "e"))
    return f"{_sign(element, 'begChr', '(')}{inside}{_sign(element, 'endChr', ')')}"


def _matrix(element: Element) -> str:
    return f"[{'; '.join(', '.join(formula_line(cell) for cell in row.iterchildren(M + 'e')) for row in element.iterchildren(M + 'mr'))}]"


_FORMS: Mapping[str, Callable[[Element], str]] = {
    "f": lambda element: f"{_group(_of(element, 'num'))}/{_group(_of(element, 'den'))}",
    "sSup": _script,
    "sSub": _script,
    "sSubSup": _script,
    "rad": lambda element: f"{_of(element, 'deg')}√({_of(element, 'e')})",
    "d": _bracketed,
    "nary": _nary,
    "func": lambda element: f"{_of(element, 'fName')} {_of(element, 'e')}",
    "m": _matrix,
}
