"""Whose records an edit changes: by what stands in them before and after."""

from __future__ import annotations

import pytest

from assembler.checking.rights.owners import refused, touched
from assembler.checking.rights.people import ALONE, Person
from assembler.store.workspace import load
from conftest import Maker
from werkruimte import BESTANDEN

GEMEENTE = "gemeenten/noord/gemeente.yaml"
KEUZES = "gemeenten/noord/proef/keuzes.yaml"
ZUID = "gemeenten/zuid/proef/keuzes.yaml"
BRIEF = "gemeenten/noord/proef/concept/brief/na-betekenis.md"
LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
MIJLPAAL = "trajecten/proef/mijlpalen/concept.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
CIJFER = "besluiten:\n  - datum: 2021-03-01\n    gremium: college\n    keuzes:\n      - cijfer: {naam: inwoners, gemeente: noord, waarde: 5, peildatum: 2021-01-01, bron: telling, status: definitief}\n"


@pytest.mark.parametrize(
    ("file", "content", "owners"),
    [
        (GEMEENTE, BESTANDEN[GEMEENTE].replace("plaats: Noord", "plaats: Elders"), {"noord"}),
        (KEUZES, BESTANDEN[KEUZES].replace("een kleiner bestuur", "een groter bestuur"), {"noord"}),
        (KEUZES, None, {"noord"}),
        (KEUZES, f"# een opmerking\n{BESTANDEN[KEUZES]}", {"noord"}),
        (ZUID, CIJFER, {"zuid", "noord"}),  # in the folder of one, but it speaks for another
        (ZUID, CIJFER.replace("gemeente: noord", "gemeente: zuid"), {"zuid"}),
        (BRIEF, BESTANDEN[BRIEF].replace("zelf", "samen"), {"noord"}),
        (LOG, BESTANDEN[LOG].replace("weken: 8", "weken: 9"), {"regio"}),
        (LOG, None, {"regio"}),
        (MIJLPAAL, BESTANDEN[MIJLPAAL].replace("2021-06-01", "2021-06-02"), {"regio"}),
        ("trajecten/proef/teksten/concept/kern.md", "Iets anders. {#wat}\n", {"regio"}),
        (KLACHTEN, BESTANDEN[KLACHTEN].replace("is {{", "bedraagt {{"), {"bibliotheek"}),
        ("templates/huisstijlen/regio/huisstijl.yaml", BESTANDEN["templates/huisstijlen/regio/huisstijl.yaml"] + "# opmerking\n", {"bibliotheek"}),
        ("gemeenten/oost/gemeente.yaml", BESTANDEN["gemeenten/zuid/gemeente.yaml"].replace("id: zuid", "id: oost").replace("1999", "1998"), {"regio"}),
    ],
)
def test_an_edit_touches_the_records_of(ruimte: Maker, file: str, content: str | None, owners: set[str]) -> None:
    root = ruimte()
    before, _ = load(root)
    after, _ = load(root, {file: None if content is None else content.encode()})
    assert touched(before, after) == owners
    assert touched(before, before) == frozenset()


def test_who_has_no_role_for_one_of_them_is_refused_in_words() -> None:
    anna = Person("Anna", frozenset({"gemeente:noord"}))
    assert refused(anna, frozenset({"noord"})) == ""
    assert refused(anna, frozenset()) == ""
    assert (
        refused(anna, frozenset({"noord", "zuid", "regio", ""}))
        == "Dit verandert iets van niemand die het via de werkbank wijzigt, de regio, de deelnemer zuid. Daarvoor hebt u geen rol; uw rollen: gemeente noord."
    )
    assert refused(ALONE, frozenset({"", "zuid"})) == ""
    assert refused(Person("Bert"), frozenset({"regio"})).endswith("uw rollen: geen.")
