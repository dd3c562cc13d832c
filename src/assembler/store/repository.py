"""The repository of git that a workspace stands in, by dulwich: found, and what stands in the way of a commit, in words (edge).

Nothing of the repository is run: no hook, no filter, no program for signing. Where one of those is set up, a person commits.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dulwich.objects import Blob, ObjectID
    from dulwich.repo import Repo

_BUSY = {
    "MERGE_HEAD": "een samenvoeging (merge)", "CHERRY_PICK_HEAD": "een cherry-pick", "REVERT_HEAD": "een revert",
    "rebase-merge": "een rebase", "rebase-apply": "een rebase", "sequencer": "een reeks van cherry-picks",
}  # fmt: skip
_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "reference-transaction")  # those that may refuse a commit, or change it
_RUNS = (b"filter", b"working-tree-encoding", b"ident")  # attributes by which git stores something else than what stands in the file

ODD_INDEX = "De index van Git heeft een vorm die de werkbank niet kent. Leg zelf vast met git commit."


class NoRepositoryError(Exception):
    """There is no history to read or write here; the message says why."""


class NeverError(Exception):
    """This cannot be committed by us as the repository is set up; the message says why, and what to do."""


class NotNowError(Exception):
    """This cannot be committed by us at this moment; later perhaps."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with a work tree, and where in it the workspace stands (`begin`: '' or a path that ends in a slash)."""

    repo: Repo
    root: Path
    begin: str

    def path(self, file: str) -> bytes:
        """Return a file of the workspace as git calls it."""
        return os.fsencode(self.begin + file)

    def file(self, path: bytes) -> str | None:
        """Return what git calls a path as a file of the workspace; None for one beside it."""
        name = os.fsdecode(path)
        return name.removeprefix(self.begin) if name.startswith(self.begin) else None

    def close(self) -> None:
        """Let go of its files."""
        self.repo.close()


def opened(root: Path) -> Repository:
    """Return the repository in whose work tree a workspace stands; NoRepositoryError when there is none that we can use. Who opens it, closes it."""
    try:
        from dulwich.errors import NotGitRepository  # noqa: PLC0415 - of an extra
        from dulwich.repo import Repo  # noqa: PLC0415
    except ModuleNotFoundError as fault:
        raise NoRepositoryError("Om Git te lezen is het pakket dulwich nodig: pip install 'assembler[werkbank]'.") from fault
    place = root.resolve()
    try:
        repo = Repo.discover(place)
    except NotGitRepository as fault:
        raise NoRepositoryError("Deze werkruimte staat niet in een repository van Git.") from fault
    except Exception as fault:  # whatever a damaged repository, or one of a kind that is not known, makes of it
        raise NoRepositoryError(f"De repository van Git is niet te lezen ({type(fault).__name__}).") from fault
    why = _unusable(repo, place)
    if why:
        repo.close()
        raise NoRepositoryError(why)
    inside = place.relative_to(Path(repo.path).resolve()).as_posix()
    return Repository(repo, place, "" if inside == "." else f"{inside}/")


def _unusable(repo: Repo, place: Path) -> str:
    """Return why a repository has no history for us, or ''."""
    if repo.bare:
        return "De repository van Git waar deze werkruimte in staat, heeft geen werkmap (zij is 'bare'); daarin is niets vast te leggen."
    if not place.is_relative_to(Path(repo.path).resolve()):
        return "De repository van Git heeft haar werkmap ergens anders staan."
    if repo.object_format.name != "sha1":
        return f"De repository van Git gebruikt {repo.object_format.name}; de werkbank kent alleen sha1."
    return ""


# --- what stands in the way ------------------------------------------------------------------------------------------


def idle(repository: Repository) -> None:
    """NotNowError when somebody is in the middle of something in the repository."""
    place = Path(repository.repo.controldir())
    found = next((words for name, words in _BUSY.items() if os.path.lexists(place / name)), None)
    if found:
        raise NotNowError(f"In de repository is iemand bezig met {found}.")


def free(repository: Repository) -> None:
    """NeverError when the repository wants something done at a commit that we do not do."""
    config = repository.repo.get_config_stack()
    for name in ("gpgsign",):
        if config.get_boolean((b"commit",), name.encode(), default=False):
            raise NeverError("In deze repository worden commits ondertekend (commit.gpgSign), en dat kan de werkbank niet. Leg zelf vast met git commit.")
    hook = _hook(repository)
    if hook:
        raise NeverError(f"De repository heeft een hook ({hook}), en de werkbank voert geen programma's van een ander uit. Leg zelf vast met git commit.")


def _hook(repository: Repository) -> str:
    repo = repository.repo
    try:
        place = os.path.expanduser(repo.get_config_stack().get((b"core",), b"hookspath").decode())  # noqa: PTH111 - a text of git
    except KeyError:
        place = os.path.join(repo.commondir(), "hooks")  # noqa: PTH118
    folder = Path(repo.path) / place
    return next((name for name in _HOOKS if (folder / name).is_file() and os.access(folder / name, os.X_OK)), "")


def ours(repository: Repository, file: str) -> None:
    """NeverError when a file of the workspace is not for this repository: it is ignored, in a repository of its own, or kept in another form."""
    from dulwich.ignore import IgnoreFilterManager  # noqa: PLC0415

    folder = repository.root
    for step in file.split("/")[:-1]:
        folder /= step
        if os.path.lexists(folder / ".git"):
            raise NeverError(f"De map {folder.relative_to(repository.root).as_posix()} is een repository op zichzelf; leg daar zelf vast.")
    path = repository.path(file)
    attributes = repository.repo.get_gitattributes().match_path(path)
    if any(attributes.get(name) not in (None, False) for name in _RUNS):
        raise NeverError(f"{file} wordt in Git in een andere vorm bewaard (.gitattributes). Leg zelf vast met git commit.")
    try:
        index = repository.repo.open_index()
    except Exception as fault:  # of a kind that is not known
        raise NeverError(ODD_INDEX) from fault
    if path not in index and IgnoreFilterManager.from_repo(repository.repo).is_ignored(os.fsdecode(path)):
        raise NeverError(f"{file} wordt door Git genegeerd (.gitignore).")


# --- contents --------------------------------------------------------------------------------------------------------


def blob(repository: Repository, file: str, content: bytes | None) -> Blob | None:
    """Return a content as git stores it: with the line ends that its settings ask for."""
    from dulwich.objects import Blob  # noqa: PLC0415

    if content is None:
        return None
    return repository.repo.get_blob_normalizer().checkin_normalize(Blob.from_string(content), repository.path(file))


def id_at(repository: Repository, tree: ObjectID | None, path: bytes) -> tuple[int, ObjectID] | None:
    """Return mode and id of what stands at a path of a tree; None when nothing does, or something that is no file."""
    from dulwich.errors import NotTreeError  # noqa: PLC0415
    from dulwich.object_store import tree_lookup_path  # noqa: PLC0415
    from dulwich.objects import S_ISGITLINK, SubmoduleEncountered  # noqa: PLC0415

    if tree is None:
        return None
    try:
        mode, found = tree_lookup_path(repository.repo.__getitem__, tree, path)
    except (KeyError, NotTreeError, SubmoduleEncountered):
        return None
    return None if S_ISGITLINK(mode) else (mode, found)
