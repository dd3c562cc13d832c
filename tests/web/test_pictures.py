"""The handleiding shows the browser first: every picture is there and is used, every label it names stands on a screen, every screen in a picture answers."""

from __future__ import annotations

import re
import struct

import pytest

from browser import bezoek
from dosis import sampled
from werkruimte import REPO, gereedschap

HANDLEIDING = REPO / "docs/handleiding"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(HANDLEIDING.glob("*.md"))}
FIRST = "## In de browser"
SCREENS = "".join(path.read_text(encoding="utf-8") for folder in ("pages", "screens") for path in sorted((REPO / "src/assembler/web" / folder).glob("*.*")))
SCREENS += (REPO / "src/assembler/verbs/other_choices.py").read_text(encoding="utf-8")
NAMED = re.compile(r"!\[([^]]+)\]\(beeld/([a-z-]+\.png)\)")


def sections() -> dict[str, str]:
    """Return what each page says of the browser."""
    return {name: text.partition(FIRST)[2].partition("\n## ")[0] for name, text in PAGES.items() if FIRST in text}


def test_the_browser_comes_first_on_the_pages_that_are_used_most() -> None:
    assert len(sections()) >= 15
    for name in sections():
        assert re.findall(r"^## .*$", PAGES[name], re.MULTILINE)[0] == FIRST, name
        assert "```" not in PAGES[name].partition(FIRST)[0], name


def test_every_picture_is_there_and_is_used() -> None:
    named = {picture for text in PAGES.values() for _, picture in NAMED.findall(text)}
    there = {path.name for path in (HANDLEIDING / "beeld").glob("*")}
    assert named == there
    assert named == {f"{name}.png" for name in gereedschap("maak_schermen").SCHERMEN}
    assert all(alt.strip() for text in PAGES.values() for alt, _ in NAMED.findall(text))


def test_a_picture_is_a_screen_of_a_thousand_pixels_and_all_of_them_fit_in_the_repository() -> None:
    sizes = []
    for path in sorted((HANDLEIDING / "beeld").glob("*.png")):
        content = path.read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n", path.name
        assert struct.unpack(">I", content[16:20])[0] == gereedschap("maak_schermen").WIDTH, path.name
        sizes.append(len(content))
    assert sum(sizes) < 5_000_000


@pytest.mark.parametrize("name", sections())
def test_what_a_page_tells_to_choose_stands_on_a_screen(name: str) -> None:
    words = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", sections()[name])
    assert words
    assert [word for word in words if word not in SCREENS] == []


def test_a_label_that_is_nowhere_is_seen() -> None:
    assert "Bewaar alles nu meteen" not in SCREENS


@pytest.mark.slow
@pytest.mark.parametrize("one_in", sampled([8, 1], {8}))
def test_every_screen_in_a_picture_answers(one_in: int) -> None:
    browser = bezoek(REPO)
    for name, scherm in list(gereedschap("maak_schermen").SCHERMEN.items())[::one_in]:
        assert browser.get(scherm.address).status_code == 200, name
