"""What is computed once is not computed again: bounds that a busy machine does not break; `make bench` measures them side by side."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from assembler.reading import yamlevents
from assembler.reading.yamltext import parse
from werkruimte import REPO, gereedschap, kopie_van_repo

BENCH = gereedschap("bench_check")


@pytest.mark.broad
def test_a_check_of_what_has_not_changed_costs_less_than_half(tmp_path: Path) -> None:
    root = kopie_van_repo(tmp_path / "ruimte")
    check = [*BENCH.PROGRAM, "--root", str(root), "check"]
    first, again = (BENCH.cpu(check, REPO / "src", tmp_path / "gebruiker") for _ in range(2))
    assert again < 0.45 * first


def test_the_parser_in_c_takes_less_than_half(monkeypatch: pytest.MonkeyPatch) -> None:
    contents = [path.read_bytes() for path in sorted((REPO / "clauses/stemverhoudingen").glob("*.yaml"))]
    assert len(contents) > 4
    took = []
    for _ in range(2):
        begin = time.process_time()
        for content in contents:
            parse.__wrapped__(content, "x.yaml")
        took.append(time.process_time() - begin)
        monkeypatch.setattr(yamlevents, "CParser", None)
    assert took[0] < 0.5 * took[1]
