"""What is made to break a reader: each input of the table gets its message, in bounded time, and nothing of it is believed."""

from __future__ import annotations

import time

import pytest

import vijandig

GEVALLEN = [(lezer, naam) for lezer, rijen in vijandig.GEVALLEN.items() for naam in rijen]
SECONDEN = 5.0  # of the processor, on any machine


def test_there_are_more_than_a_hundred_hostile_inputs_for_every_kind_of_reader() -> None:
    assert len(GEVALLEN) > 150
    assert len(vijandig.GEVALLEN) == 14


@pytest.mark.parametrize(("lezer", "naam"), GEVALLEN, ids=[f"{lezer.__name__}: {naam}" for lezer, naam in GEVALLEN])
def test_a_hostile_input_gets_its_message_in_bounded_time(lezer: vijandig.Lezer, naam: str) -> None:
    content, message = vijandig.GEVALLEN[lezer][naam]
    given = content if isinstance(content, bytes) else content()
    begin = time.process_time()
    assert lezer(given) == message
    assert time.process_time() - begin < SECONDEN
