"""LibreOffice for tests: whether it is there, and one that does what a script asks of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PYTHON = "/usr/bin/python3"  # of the system: the bridge of LibreOffice is made for it


def kantoor() -> str:
    """Return the program of LibreOffice; skips without it, unless CI=true: then that is a failure."""
    programma = shutil.which("soffice")
    if programma is None or shutil.which("pdftotext") is None:
        ontbreekt("LibreOffice of pdftotext")
    return str(programma)


@contextmanager
def op_verzoek(plaats: Path, naam: str) -> Iterator[str]:
    """Give the name of a pipe behind which LibreOffice listens to a script that `_PYTHON` runs; `plaats` holds its profile. Skips or fails as `kantoor`."""
    programma = kantoor()
    if subprocess.run([_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        ontbreekt("python3-uno")
    pijp = f"{naam}{os.getpid()}"
    profiel = f"-env:UserInstallation={(plaats / 'profiel').as_uri()}"
    proces = subprocess.Popen(
        [programma, profiel, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pijp};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield pijp
    finally:
        try:
            proces.wait(20)
        except subprocess.TimeoutExpired:
            proces.kill()


def ontbreekt(wat: str) -> None:
    """Skip a test that needs something; with CI=true its absence is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{wat} ontbreekt (.ci/run installeert het)")
    pytest.skip(f"{wat} ontbreekt")
