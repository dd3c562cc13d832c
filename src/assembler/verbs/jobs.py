"""Builds that go on while somebody looks at something else: one at a time for each workspace, with what is being made now."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from assembler.verbs import build as making
from assembler.verbs.built import Result
from assembler.verbs.opened import Opened
from assembler.verbs.refusals import FoundError, Refusal


@dataclass(slots=True)
class Job:
    """A build: how far it is, and what came of it."""

    traject: str
    mijlpaal: str
    total: int
    steps: list[str] = field(default_factory=list)
    result: Result | None = None
    failure: str = ""

    @property
    def busy(self) -> bool:
        """Whether it goes on."""
        return self.result is None and not self.failure


class Jobs:
    """The builds of one workspace."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: Job | None = None

    @property
    def last(self) -> Job | None:
        """The build that was started last."""
        return self._last

    @property
    def mark(self) -> str:
        """A word that changes whenever a build goes on, begins or ends."""
        job = self._last
        return f"{id(job)}-{len(job.steps)}-{job.busy}" if job else ""

    def start(self, opened: Opened, traject: str, name: str, done: Callable[[Job], None] = lambda _job: None) -> Job:
        """Start the build of one milestone and return it; the one that goes on, when there is one."""
        with self._lock:
            if self._last is not None and self._last.busy:
                return self._last
            trajectmap = opened.traject(traject)
            picked = opened.text(trajectmap, name)
            job = Job(traject, picked.naam, len(opened.milestone(trajectmap, picked.mijlpaal).made))
            self._last = job
        threading.Thread(target=_run, args=(opened, job, done), daemon=True).start()
        return job


def _run(opened: Opened, job: Job, done: Callable[[Job], None]) -> None:
    from assembler.store.cache import Cache  # noqa: PLC0415
    from assembler.store.folder import WriteError, own_output  # noqa: PLC0415 - as the command line does
    from assembler.verbs.earlier import before  # noqa: PLC0415

    trajectmap = opened.traject(job.traject)
    picked = opened.text(trajectmap, job.mijlpaal)
    kept = {picked.mijlpaal.id: picked.bewaard} if picked.bewaard else {}
    try:
        past = making.Past(kept, before(opened.root, opened.workspace), Cache(opened.root))
        job.result = making.build(opened.workspace, trajectmap, [picked.mijlpaal], making.Wish(), own_output(opened.root), job.steps.append, past)
    except FoundError as fault:
        job.failure = "; ".join(item.message for item in fault.findings)
    except (WriteError, Refusal) as fault:
        job.failure = str(fault)
    except Exception:  # a thread has nobody above it: without this the page would say for ever that it is busy
        job.failure = "De stukken zijn niet gemaakt door een fout in het programma."
        raise
    finally:
        done(job)
