"""The licences: the text of our own, and of every pinned package one that goes together with it."""

from __future__ import annotations

import re
import tomllib

import pytest

from werkruimte import REPO, gereedschap

TOOL = gereedschap("maak_licenties")


def test_the_page_is_current() -> None:
    assert (REPO / "docs/licenties.md").read_text(encoding="utf-8") == TOOL.made(), "Draai 'make licenties'."


def test_every_pinned_package_stands_on_the_page_with_its_version() -> None:
    page = (REPO / "docs/licenties.md").read_text(encoding="utf-8")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        rows = re.findall(r"^(\S+)==(\S+)", (REPO / lock).read_text(encoding="utf-8"), re.MULTILINE)
        assert len(rows) > 15
        assert not [row for row in rows if f"| {row[0]} | {row[1]} |" not in page]


def test_a_package_that_says_what_fits_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TOOL, "FITS", {key: why for key, why in TOOL.FITS.items() if key != "LGPL-2.1-or-later"})
    with pytest.raises(SystemExit, match=r"num2words .* is not known to fit"):
        TOOL.made()


def test_a_package_that_nobody_asks_for_and_a_program_under_the_gpl_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = TOOL.pinned
    monkeypatch.setattr(TOOL, "pinned", lambda lock: {**pinned(lock), "docopt": "0.6.2", "yamllint": "1.38.0", "python-docx": "1.2.0"})
    monkeypatch.setattr(TOOL, "reasons", dict)
    with pytest.raises(SystemExit) as fault:
        TOOL.made()
    assert "yamllint 1.38.0: licence 'GPL-3.0-or-later' is not known to fit" in str(fault.value)
    assert "yamllint 1.38.0: nobody asks for it" in str(fault.value)
    assert "docopt" not in str(fault.value)


def test_our_own_licence_is_whole_and_named_in_the_package() -> None:
    text = (REPO / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016\n")
    assert [int(number) for number in re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE)] == list(range(1, 16))
    assert text.endswith("All other changes or additions to this Appendix require the production of a new EUPL version.\n")
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["license"], project["license-files"]) == ("EUPL-1.2", ["LICENSE"])
