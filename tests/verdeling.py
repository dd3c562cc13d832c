"""Which worker runs which tests: a file whole, with what its tests share; files that share what is dear to make together; and the longest first, so that none ends alone."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

# Files that share what is dear: everything that this repository builds; the program as trees; a process of which others are children. One worker makes it, once.
SAMEN = {
    **dict.fromkeys(("tests/whole/test_all_documents.py", "tests/whole/test_gr_sociaal.py", "tests/whole/test_python_docx.py"), "alles wat wordt gebouwd"),
    **dict.fromkeys(
        ("tests/test_architecture.py", "tests/test_house.py", "tests/reading/test_keuzes.py", "tests/rules/test_formulas.py", "tests/verbs/test_manual.py"),
        "de bron",
    ),
    **dict.fromkeys(("tests/store/test_at_once.py", "tests/store/test_files.py", "tests/store/test_killed.py"), "wie wordt gedood"),
}
# What takes longest, longest first; the rest follows as it stands. A file that is not here costs a worker its time at the end, no more.
EERST = (
    "alles wat wordt gebouwd",
    "tests/web/test_browser.py",
    "tests/rendering/test_redline.py",
    "tests/comparing/test_waswordt.py",
    "tests/web/test_screens.py",
    "tests/web/test_writing.py",
    "tests/whole/test_recipes.py",
    "tests/whole/test_bad_input.py",
    "tests/comparing/test_causes.py",
    "tests/whole/test_variants.py",
    "tests/whole/test_forms.py",
    "tests/whole/test_returned.py",
    "tests/rendering/test_pdf.py",
    "tests/rendering/test_workbook.py",
    "tests/verbs/test_verify.py",
    "wie wordt gedood",
    "de bron",
    "tests/whole/test_leaks.py",
    "tests/whole/test_supply_chain.py",
    "tests/rendering/test_word.py",
    "tests/verbs/test_save.py",
    "tests/rules/test_laws.py",
)
_RANG = {name: number for number, name in enumerate(EERST)}


def deel(nodeid: str) -> str:
    """Return the tests that a worker gets at once: those of the file of a test, or of all files that belong together."""
    file = nodeid.partition("::")[0]
    return SAMEN.get(file, file)


def rang(item: pytest.Item) -> int:
    """Return when a test is given out: a low number first."""
    return _RANG.get(deel(item.nodeid), len(_RANG))


class PerDeel(LoadScopeScheduling):  # type: ignore[misc]
    """Gives out the tests part by part."""

    def _split_scope(self, nodeid: str) -> str:
        return deel(nodeid)
