"""Fuzzing led by what it reaches (atheris): `python geleid.py [--tijd SECONDS] [--keer RUNS] [READER...]`; without atheris it says so and does nothing.

Each reader of what others made (those of `gefuzzd`) gets a process of its own, with sound inputs to begin with; inputs that reach a new place in the program
are kept and spoilt further. A fault is an exception, more than five seconds of processor time or 500 MB for one input, or a process that dies; its input
stands in `.cache/fuzz/`, and `python geleid.py --lees READER FILE` reads it again. The inputs themselves are thrown away.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FOUND = HERE.parent / ".cache" / "fuzz"
READY = importlib.util.find_spec("atheris") is not None
ABSENT = "atheris staat hier niet: 'make atheris' installeert het, waar het er is voor deze Python. Overgeslagen."
_FATAL = 120  # seconds of the clock in which one input must be done: it hangs
_LARGEST = 400_000  # bytes of an input: a Word file of ours and what is spoilt of it
_LED = ["assembler", "markdown_it", "jinja2", "ruamel", "openpyxl", "docx"]  # whose branches are followed


def fuzzed(reader: str, options: Sequence[str]) -> None:
    """Read one input after another with a reader, as long as the options of libFuzzer say; ends the process."""
    import atheris  # noqa: PLC0415 - only where it is

    with atheris.instrument_imports(include=_LED) if os.environ.get("GELEID") != "blind" else nullcontext():
        import gefuzzd  # noqa: PLC0415
        import vijandig  # noqa: PLC0415
    read = {lezer.__name__: lezer for lezer in vijandig.GEVALLEN}[reader]
    gefuzzd.with_real_ones(reader)
    start = Path(next(item for item in options if not item.startswith("-")))
    for number, content in enumerate([*gefuzzd.SOUND[reader], *gefuzzd.hostile(reader)]):
        (start / str(number)).write_bytes(content)

    def one(content: bytes) -> None:
        began = time.process_time()
        read(gefuzzd.text_only(reader, content))
        if (took := time.process_time() - began) > gefuzzd.SECONDS * 2:  # who follows every branch is slower
            message = f"{took:.1f} s processor time"
            raise TimeoutError(message)

    def spoilt(content: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311 - inputs, no secrets
        made = gefuzzd.changed(reader, content, chance) if chance.random() < 0.6 else atheris.Mutate(content, most)
        return bytes(made[:most] if not made.startswith(b"PK") or len(made) <= most else content)

    atheris.Setup([sys.argv[0], *options], one, custom_mutator=spoilt)
    atheris.Fuzz()


def tried(reader: str, seconds: int, runs: int) -> tuple[str, bool]:
    """Fuzz one reader in a process of its own; return what to say of it, and whether all was well."""
    FOUND.mkdir(parents=True, exist_ok=True)
    room = 500 + resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 + 400  # the program with its branches followed, and 500 MB for an input
    with tempfile.TemporaryDirectory(prefix="geleid-") as corpus:
        limits = [f"-max_total_time={seconds}", f"-runs={runs}", f"-timeout={_FATAL}", f"-rss_limit_mb={room}", f"-max_len={_LARGEST}"]
        command = [
            sys.executable,
            __file__,
            "--een",
            reader,
            *limits,
            f"-artifact_prefix={FOUND / reader}-",
            "-print_final_stats=1",
            "-detect_leaks=0",
            "-seed=1",
            corpus,
        ]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, timeout=seconds + _FATAL + 300)
    number = re.findall(r"number_of_executed_units: *(\d+)", done.stderr)
    places = re.findall(r"\bcov: (\d+)", done.stderr)
    said = f"{reader}: {number[-1] if number else '?'} keer gelezen, {places[-1] if places else '?'} plaatsen bereikt"
    if done.returncode == 0:
        return f"{said}; niets gevonden", True
    kept = re.findall(r"Test unit written to (\S+)", done.stderr)
    return f"{said}; FOUT ({done.returncode}), {kept[-1] if kept else 'geen invoer bewaard'}\n{done.stdout[-1500:]}{done.stderr[-500:]}", False


def main(words: Sequence[str]) -> int:
    """Fuzz every reader that is asked; 1 when something was found."""
    if words[:1] == ["--een"]:
        fuzzed(words[1], words[2:])
    parser = argparse.ArgumentParser(description="Leest wat anderen maakten, geleid door wat het bereikt.")
    parser.add_argument("--tijd", type=int, default=60, help="Seconden voor iedere lezer.")
    parser.add_argument("--keer", type=int, default=-1, help="Ten hoogste zo veel keer lezen; zonder: alleen de tijd telt.")
    parser.add_argument("--lees", nargs=2, metavar=("LEZER", "BESTAND"), help="Lees een bewaarde invoer nog eens.")
    parser.add_argument("lezers", nargs="*", help="Alleen deze; zonder: alle.")
    given = parser.parse_args(words)
    import gefuzzd  # noqa: PLC0415 - what is fuzzed is loaded after atheris
    import vijandig  # noqa: PLC0415

    if given.lees:
        reader: Any = {lezer.__name__: lezer for lezer in vijandig.GEVALLEN}[given.lees[0]]
        print(repr(reader(gefuzzd.text_only(given.lees[0], Path(given.lees[1]).read_bytes()))))
        return 0
    if not READY:
        print(ABSENT)
        return 0
    well = True
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each reader is a process of its own
        for said, good in pool.map(lambda name: tried(name, given.tijd, given.keer), given.lezers or list(gefuzzd.SOUND)):
            print(said, flush=True)
            well = well and good
    return 0 if well else 1


if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]
    sys.exit(main(sys.argv[1:]))
