"""The zip: every reader opens it, and nothing of the day or the machine is in it."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.wordfile.archive import archive, packed

members = st.dictionaries(st.text("abcdefghijklmnop/.", min_size=1, max_size=20).filter(lambda name: not name.startswith("/")), st.binary(max_size=3000))


@pytest.mark.slow
@given(members)
def test_what_goes_in_comes_out(parts: dict[str, bytes]) -> None:
    made = archive((name, packed(content)) for name, content in parts.items())
    with zipfile.ZipFile(io.BytesIO(made)) as zip_:
        assert zip_.testzip() is None
        assert {member.filename: zip_.read(member) for member in zip_.infolist()} == parts
        assert zip_.namelist() == list(parts)
        assert {(member.date_time, member.create_system, member.external_attr, member.extra) for member in zip_.infolist()} <= {
            ((1980, 1, 1, 0, 0, 0), 0, 0, b"")
        }


def test_a_part_that_is_compressed_once_stands_in_any_number_of_packages() -> None:
    part = packed(b"regeling " * 100)
    assert archive([("a", part)]) == archive([("a", packed(b"regeling " * 100))])
    assert len(archive([("a", part), ("b", part)])) < 1000
