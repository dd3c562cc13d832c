"""The parser in C beside the composer in Python: the same data, the same places, and of every fault the same words."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.reading import parsedjson, yamlevents
from assembler.reading.source import Parsed, SourceList, SourceMap, SourceText
from assembler.reading.yamltext import parse
from dosis import sampled, voorbeelden

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("clauses", "gemeenten", "regelingen", "templates", "trajecten", "tests/cases") for path in (ROOT / folder).rglob("*.yaml"))


def told(data: Any) -> Any:
    """Return data with every place and type in it, to be compared."""
    if isinstance(data, SourceText):
        return ("text", str(data), data.plain, data.expressions, data.span)
    if isinstance(data, SourceMap):
        return ("map", data.span, [(type(key), key, data.keys_at[key], data.values_at[key], told(value)) for key, value in data.items()])
    if isinstance(data, SourceList):
        return ("list", data.span, data.items_at, [told(item) for item in data])
    return (type(data), data)


def slow(content: bytes) -> Parsed:
    """Read as a machine does that has no parser in C."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlevents, "CParser", None)
        return parse.__wrapped__(content, "x.yaml")


def same(text: str | bytes) -> None:
    """Both ways of reading say the same, and so does what is kept of it."""
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    fast, pure = parse.__wrapped__(content, "x.yaml"), slow(content)
    kept = json.loads(json.dumps(parsedjson.as_data(pure.data)))
    assert told(parsedjson.from_data(kept, "x.yaml")) == told(pure.data)
    assert fast.findings == pure.findings
    assert told(fast.data) == told(pure.data)


def test_the_parser_in_c_is_there() -> None:
    assert yamlevents.available()


@pytest.mark.slow
@pytest.mark.parametrize("start", sampled(range(10), 10))
def test_every_file_of_the_workspace_reads_alike_and_is_read_fast(start: int) -> None:
    assert len(FILES) > 150
    for path in FILES[start::10]:
        same(path.read_bytes())
        assert yamlevents.read(path.read_text("utf-8"), "x.yaml") is not None, f"{path} is left to the slow composer"


SPOILT = {
    "cut": "a: b\nc:\n  - d\n  - {e: f",
    "cut in a key": "a: b\nc",
    "no line end": "a: b\nc: d",
    "no value at the end": "a: b\nc:\n",
    "no value": "a:\nb: c\n",
    "no item": "a:\n  -\n  - b\n",
    "empty": "",
    "only a remark": "# niets\n",
    "only a dash": "-\n",
    "only a word": "woord\n",
    "null": "~\n",
    "swapped lines": "  b: c\na:\n",
    "wrong indent": "a:\n   b: c\n  d: e\n",
    "tab before a key": "a:\n\tb: c\n",
    "tab in a text": "a: b\tc\n",
    "tab after a colon": "a:\tb\n",
    "tab before a remark": "a: b\t# c\n",
    "unclosed double quote": 'a: "b\nc: d\n',
    "unclosed single quote": "a: 'b\nc: d\n",
    "unclosed list": "a: [b, c\nd: e\n",
    "unclosed map": "a: {b: c\nd: e\n",
    "quote inside": 'a: "b" c\n',
    "colon inside": "a: b: c\n",
    "quoted key without space": '["a":b]\n',
    "quoted key in a map": '{"a":b, c: d}\n',
    "bracket before a colon": "{[a]:b}\n",
    "double key": "a: 1\nb: {c: 1, c: 2}\na: 3\n",
    "key that is a list": "? [a]\n: b\n",
    "key with a question mark": "? a\n: b\n",
    "key without value": "? a\n",
    "anchor": "a: &b c\n",
    "anchor of a map": "a: &b\n  c: d\n",
    "alias": "a: &b c\nd: *b\n",
    "alias of nothing": "a: *b\n",
    "two anchors of one name": "a: &b c\nd: &b e\n",
    "tag": "a: !b c\n",
    "tag of a map": "a: !!map {b: c}\n",
    "tag of a key": "!!str a: b\n",
    "merge": "a: {b: c}\nd:\n  <<: {e: f}\n",
    "two documents": "a: b\n---\nc: d\n",
    "document with marks": "---\na: b\n...\n",
    "text after the end": "a: b\n...\nc: d\n",
    "directive": "%YAML 1.1\n---\na: 010\n",
    "unknown directive": "%FOO bar\n---\na: b\n",
    "reserved signs": "a: @b\nc: `d\n",
    "percent sign": "a: %b\n",
    "octal, truth and date": "a: 010\nb: yes\nc: 2021-01-01\nd: 0o17\ne: 1_000\nf: 12:30\n",
    "escapes": 'a: "\\x41 \\u00e9 \\U0001F600 \\N \\_ \\/ \\e"\n',
    "unknown escape": 'a: "\\q"\n',
    "hidden in an escape": 'a: "\\u202e"\n',
    "half a pair": 'a: "\\ud800"\n',
    "beyond unicode": 'a: "\\U00110000"\n',
    "control character": "a: b\x07c\n",
    "direction of text": "a: b\u202ec\n",
    "next line": "a: b\x85c: d\n",
    "line separator": "a: b\u2028c: d\n",
    "mark inside": "a: b\ufeffc\n",
    "mark at the front, twice": "\ufeff\ufeffa: b\n",
    "null byte": "a: b\x00\n",
    "wide signs before a place": "é€😀: {x: '😀', y: \"{{ a }}\"} # 😀\n",
    "wide signs before an expression": "a: 😀😀 {{ b }} é {{ c }}\nd: >-\n  😀 {{ e }}\n  é {{ f }}\n",
    "wide signs before a fault": "a: 😀😀é: b\n",
    "folded": "a: >-\n  b\n  c\n\n  d\n\n\ne: |\n  f\n   g\n\nh: >+\n  i\n\n",
    "folded with an indicator": "a: |2\n    b\n   c\nd: >1-\n   e\n",
    "folded and cut": "a: >-\n",
    "literal of nothing": "a: |\nb: c\n",
    "remark in a folded text": "a: >-  # b\n  c # d\n  # e\nf: g\n",
    "text over lines": "a: b\n  c\n\n  d\ne: \"f\n  g\n\n  h\"\ni: 'j\n  k'\n",
    "line ends of Windows": "a: b\r\nc: >-\r\n  d\r\n  {{ e }}\r\n",
    "line ends of an old Mac": "a: b\rc: d\r",
    "mixed line ends": "a: b\r\nc: d\n\re: f\n",
    "deep": "x: " + "[" * 60 + "]" * 60 + "\n",
    "deep dashes": "- " * 200 + "a\n",
    "just deep enough": "[" * 40 + "a" + "]" * 40 + "\n",
    "just too deep": "[" * 41 + "a" + "]" * 41 + "\n",
    "very deep": "[" * 200_000 + "\n",
    "very deep maps": "{a: " * 100_000 + "\n",
    "very deep dashes": "- " * 200_000 + "a\n",
    "long key": "a" * 1100 + ": b\n",
    "list at the key": "a:\n- b\n- c\nd: e\n",
    "list in list": "- - a\n  - b\n-\n  - c\n",
    "map in list": "- a: b\n  c: d\n-   e: f\n",
    "commas": "a: [b, c, ]\nd: {e: f, }\ng: [,]\n",
    "pairs in a list": "a: [b: c, d]\n",
    "key alone in a map": "a: {b, c: d}\n",
    "address": "a: http://x.y/z\nb: [http://x.y/z, c]\n",
    "hash in a word": "a: b#c\nd: e #f\n",
    "not UTF-8": b"a: \xff\n",
    "UTF-16": "a: b\n".encode("utf-16"),
}


@pytest.mark.slow
@pytest.mark.parametrize("text", SPOILT.values(), ids=SPOILT)
def test_spoilt_text_reads_alike(text: str | bytes) -> None:
    same(text)


def _pieces() -> Iterator[str]:
    """Yield some twenty lines of each of a few files, moved to the margin."""
    for path in FILES[::12]:
        lines = path.read_text("utf-8").split("\n")
        for start in range(0, len(lines), 40):
            piece = lines[start : start + 20]
            margin = min((len(line) - len(line.lstrip()) for line in piece if line.strip()), default=0)
            yield "\n".join(line[margin:] for line in piece) + "\n"


PIECES = tuple(_pieces())
SIGNS = (
    "\t", '"', "'", ":", ": ", "- ", "-", "#", " #", "{", "}", "[", "]", ",", "&a ", "*a", "!x ", "|", ">", "%", "@", "`", "? ", "\\", "\n", "\n\n", "  ", "\r",
    "\r\n", "\ufeff", "\x85", "\u2028", "\u00a0", "é", "😀", "---\n", "...\n", "%YAML 1.1\n", "|2", "|-", ">+", "!!str ", "<<: ", "~", "null", '"\\u202e"', '"\\x41"',
    '"\\/"', '"\\\n', "://", "[a:b]", "{a:1}", '["a":b]', "? a\n", "{{ x }}", "- - ", "\n: ", "::", '"a\n\nb"', "'a\n\n b'", "[a,\nb]", "- |\n a\n", ">\n  a\n\n   b\n\n",
)  # fmt: skip


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """Return a piece of a file in which something was typed, cut out, cut off or swapped, up to three times."""
    text = draw(st.sampled_from(PIECES))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(("type", "over", "cut", "end", "swap")))
        if kind in ("type", "over"):
            rest = place if kind == "type" else min(len(text), place + draw(st.integers(1, 12)))
            text = text[:place] + draw(st.sampled_from(SIGNS)) + text[rest:]
        elif kind == "cut":
            text = text[:place] + text[place + draw(st.integers(1, 12)) :]
        elif kind == "end":
            text = text[:place]
        else:
            lines = text.split("\n")
            one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
            lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
    return text


@pytest.mark.slow
@given(mutations())
@settings(max_examples=voorbeelden(70))
def test_mutations_read_alike(text: str) -> None:
    same(text)


@pytest.mark.slow
@given(st.lists(st.sampled_from((*SIGNS, *SIGNS, "a", "b", "a: ", "b: ", "\n  ", "\n    ", " ")), max_size=14).map("".join))
@settings(max_examples=voorbeelden(70))
def test_small_texts_read_alike(text: str) -> None:
    same(text)
    same(text + "\n")


def test_without_the_package_the_composer_in_python_reads() -> None:
    program = (
        "import sys; sys.modules['yaml'] = None\n"
        "from assembler.reading import yamlevents; from assembler.reading.yamltext import parse\n"
        "found = parse(b'a: {b: c}\\n', 'x.yaml'); fault = parse(b'a: [\\n', 'x.yaml')\n"
        "print(yamlevents.available(), dict(found.data), str(fault.findings[0].span))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert done.stdout == "False {'a': {'b': 'c'}} x.yaml:2:1\n"


# --- what a text says ------------------------------------------------------------------------------------------------

SAID = """\
a: b c
lijst:
  - een
  - "{{ x }} twee"
blok: |
  eerste
  tweede
gevouwen: >
  een {{ x }}
  twee
plat: {p: q, r: [s, t]}
"""
REMARKS = (
    SAID + "# erbij\n",
    SAID + "\n\n",
    SAID.replace("a: b c\n", "a: b c # erbij\n"),
    SAID.replace("lijst:\n", "lijst: # erbij\n"),
    SAID.replace("  - een\n", "  - een   \n"),
    SAID.replace("plat: {p: q,", "plat: {p: q,").replace("[s, t]}\n", "[s, t]} # erbij\n"),
)
OTHERWISE = (
    SAID.replace("b c", "b d"),
    SAID.replace("a: b c", "a2: b c"),
    SAID.replace("a: b c", "a:  b c"),
    SAID.replace("a: b c", "a: 'b c'"),
    SAID.replace("een\n  -", "een # erbij\n  # en erbij\n  -"),
    "# vooraf\n" + SAID,
    SAID.replace("  eerste\n", "  eerste # geen opmerking\n"),
    SAID.replace("  eerste\n", "  eerste \n"),
    SAID.replace("blok: |", "blok: >"),
    SAID.replace("blok: |", "blok: |-"),
    SAID.replace("  een {{ x }}\n  twee", "  een\n  {{ x }} twee"),
    SAID.replace("[s, t]", "[s, t, u]"),
    SAID.replace("{p: q, r: [s, t]}", "{p: q, r: [s], t: u}"),
    SAID.replace("  - een\n", ""),
)
UNSAID = (
    SAID.replace("b c", "&x b"),
    SAID.replace("b c", "!x b"),
    SAID.replace("b c", ""),
    SAID[:-1],
    SAID.replace("b c", "b\tc"),
    SAID + "'",
    SAID.replace("b c", '"b\\u202ec"'),
    SAID.replace("b c", "[" * 41 + "]" * 41),
)


def begun(data: Any) -> Any:
    """Return data with every place where something begins, to be compared: of a mapping or list not where it ends."""
    if isinstance(data, SourceMap):
        return ([(key, data.keys_at[key], data.values_at[key].line, data.values_at[key].column, begun(value)) for key, value in data.items()], data.span.line)
    if isinstance(data, SourceList):
        return [((at.line, at.column), begun(item)) for at, item in zip(data.items_at, data, strict=True)]
    return told(data)


def test_a_text_says_the_same_with_other_remarks_and_otherwise_in_all_else() -> None:
    here = yamlevents.meaning(SAID)
    assert here is not None
    assert [yamlevents.meaning(text) == here for text in REMARKS] == [True] * len(REMARKS)
    assert [begun(yamlevents.read(text, "x.yaml")) == begun(yamlevents.read(SAID, "x.yaml")) for text in REMARKS] == [True] * len(REMARKS)
    assert [yamlevents.meaning(text) in {here, None} for text in OTHERWISE] == [False] * len(OTHERWISE)
    assert [yamlevents.meaning(text) for text in UNSAID] == [None] * len(UNSAID)


@pytest.mark.slow
@given(st.integers(0, len(SAID)), st.sampled_from(["#", " #", "# x", " ", "\n", "x", '"', "'", "{{", "- ", ": ", "  "]), st.integers(0, 2))
@settings(max_examples=voorbeelden(150), deadline=None)
def test_texts_that_say_the_same_give_the_same_data(at: int, put: str, gone: int) -> None:
    """Whatever is typed or taken away somewhere: the same hash only with the same data, which begins in the same places."""
    text = SAID[:at] + put + SAID[at + gone :]
    if yamlevents.meaning(text) == yamlevents.meaning(SAID):
        assert begun(yamlevents.read(text, "x.yaml")) == begun(yamlevents.read(SAID, "x.yaml"))
    if yamlevents.read(text, "x.yaml") is None:
        assert yamlevents.meaning(text) != yamlevents.meaning(SAID)
