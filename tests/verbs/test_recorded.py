"""A save of the workbench becomes a commit of exactly what it wrote; what stands in the way is said, and the save is never lost or refused for it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assembler.store import commits, waiting
from assembler.store.files import ROOM
from assembler.verbs import history, raw, recorded
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import FoundError
from assembler.verbs.save import Change, save
from conftest import Maker
from gitwerk import AAN, git, in_git, onderwerpen
from werkruimte import BESTANDEN, REPO, schrijf

LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
NIEUW = "gemeenten/noord/proef/concept/brief/voor-betekenis.md"


def bewaar(root: Path, file: str, content: str | None, what: str = "besluit 2021-09-01 dialoogsessie", desk: Desk | None = None) -> Desk:
    """Save a file as a screen does, and see that it is saved whatever git made of it."""
    desk = desk or Desk(root)
    save(desk, Change(file, lambda _there: None if content is None else content.encode(), what))
    assert ((root / file).read_text(encoding="utf-8") if content is not None else None) == content
    return desk


def gewijzigd(weken: int) -> str:
    return BESTANDEN[LOG].replace("weken: 8", f"weken: {weken}")


@pytest.fixture(autouse=True)
def _nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests has settings of git; they are not those of the workspace."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


@pytest.fixture
def root(ruimte: Maker) -> Path:
    return in_git(ruimte())


def gezegd(desk: Desk) -> str:
    return " ".join(item.message for item in desk.told)


def test_a_save_is_a_commit_with_its_words_by_who_git_knows(root: Path) -> None:
    desk = bewaar(root, LOG, gewijzigd(9))
    assert desk.told == ()
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "log", "-1", "--format=%an <%ae>|%cn|%B") == (
        "Jurist van de regio <jurist@regio.example>|Jurist van de regio|Besluit 2021-09-01 dialoogsessie\n\n- clausule klachten\n\nWerkbank: bewaard"
    )
    assert git(root, "show", "--format=", "--name-status", "HEAD") == f"M\t{LOG}"
    assert git(root, "fsck", "--strict") == ""
    assert "commit (werkbank): Besluit 2021-09-01 dialoogsessie" in git(root, "reflog", "main")


def test_new_files_and_files_that_go_are_in_it_and_a_save_that_changes_nothing_is_none(root: Path) -> None:
    bewaar(root, NIEUW, "Iets van onszelf.\n", "eigen alinea van noord")
    bewaar(root, NIEUW, "Iets van onszelf.\n", "eigen alinea van noord")
    bewaar(root, NIEUW, None, "eigen alinea van noord")
    assert git(root, "log", "-2", "--format=", "--name-status").split("\n") == [f"D\t{NIEUW}", f"A\t{NIEUW}"]
    assert git(root, "rev-list", "--count", "HEAD") == "3"
    assert git(root, "status", "--porcelain") == ""


def test_without_the_setting_nothing_is_committed(ruimte: Maker) -> None:
    root = in_git(ruimte(), aan=False)
    desk = bewaar(root, LOG, gewijzigd(9))
    assert desk.told == ()
    assert onderwerpen(root) == ["Begin"]
    assert git(root, "status", "--porcelain") == f" M {LOG}"


def test_what_somebody_else_staged_or_edited_stays_as_it_is(root: Path) -> None:
    """Staged in another file, edited in another file, new and not added: none of it is in the commit, and all of it stands as it stood."""
    schrijf(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# klaargezet\n")
    git(root, "add", KLACHTEN)
    schrijf(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# klaargezet\n# en nog gewijzigd\n")
    schrijf(root, "gemeenten/zuid/gemeente.yaml", BESTANDEN["gemeenten/zuid/gemeente.yaml"] + "# alleen gewijzigd\n")
    schrijf(root, "aantekening.txt", "van een ander\n")
    before = git(root, "status", "--porcelain"), git(root, "diff"), git(root, "diff", "--cached")
    assert bewaar(root, LOG, gewijzigd(9)).told == ()
    assert git(root, "show", "--format=", "--name-only", "HEAD") == LOG
    assert (git(root, "status", "--porcelain"), git(root, "diff"), git(root, "diff", "--cached")) == before
    git(root, "commit", "-q", "-m", "van een ander")
    assert git(root, "show", "--format=", "--name-only", "HEAD") == KLACHTEN  # the cached trees of git were not left to say what was not true any more
    assert "weken: 9" in git(root, "show", f"HEAD:{LOG}")


def test_an_edit_of_somebody_else_in_the_same_file_is_not_committed_under_our_name(root: Path) -> None:
    schrijf(root, LOG, BESTANDEN[LOG] + "# van een ander\n")
    desk = bewaar(root, LOG, gewijzigd(9) + "# van een ander\n")
    assert f"In {LOG} stond al een wijziging die niet in Git was vastgelegd." in gezegd(desk)
    assert onderwerpen(root) == ["Begin"]
    git(root, "commit", "-q", "-a", "-m", "door een mens")
    desk = bewaar(root, LOG, gewijzigd(10), desk=desk)
    assert desk.told == ()
    assert onderwerpen(root) == ["Besluit 2021-09-01 dialoogsessie", "door een mens", "Begin"]


def test_another_staging_of_the_same_file_is_kept_and_the_save_waits(root: Path) -> None:
    """Staged, and put back in the folder: what is staged is in no file."""
    schrijf(root, LOG, BESTANDEN[LOG] + "# klaargezet\n")
    git(root, "add", LOG)
    schrijf(root, LOG, BESTANDEN[LOG])
    desk = bewaar(root, LOG, gewijzigd(9))
    assert "iets anders klaar om vast te leggen (git add)" in gezegd(desk)
    assert "# klaargezet" in git(root, "show", f":{LOG}")
    git(root, "restore", "--staged", LOG)
    assert bewaar(root, NIEUW, "Later.\n", "eigen alinea van noord", desk).told == ()
    assert onderwerpen(root) == ["Eigen alinea van noord", "Besluit 2021-09-01 dialoogsessie", "Begin"]
    assert git(root, "status", "--porcelain") == ""


def _detached(root: Path) -> None:
    git(root, "checkout", "-q", "--detach")


def _merge(root: Path) -> None:
    git(root, "switch", "-q", "-c", "ander")
    schrijf(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# een\n")
    git(root, "commit", "-q", "-a", "-m", "een")
    git(root, "switch", "-q", "main")
    schrijf(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# twee\n")
    git(root, "commit", "-q", "-a", "-m", "twee")
    git(root, "merge", "ander", fails=True)
    schrijf(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# een en twee\n")


def _rebase(root: Path) -> None:
    _merge(root)
    git(root, "merge", "--abort")
    git(root, "rebase", "ander", fails=True)
    schrijf(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# een en twee\n")


def _locked(root: Path) -> None:
    (root / ".git/index.lock").write_bytes(b"")


def _after_merge(root: Path) -> None:
    git(root, "add", KLACHTEN)
    git(root, "commit", "-q", "-m", "samen")


def _after_rebase(root: Path) -> None:
    """As git wants it: what is not committed is put aside, for it goes on with a clean folder only."""
    git(root, "add", KLACHTEN)
    git(root, "stash", "push", "-q", "--", LOG)
    git(root, "-c", "core.editor=true", "rebase", "--continue")
    git(root, "stash", "pop", "-q")


PASSING: dict[str, tuple[Callable[[Path], None], str, Callable[[Path], object]]] = {
    "a detached HEAD": (_detached, "geen tak klaar ('detached HEAD')", lambda root: git(root, "switch", "-q", "main")),
    "a merge": (_merge, "bezig met een samenvoeging (merge)", _after_merge),
    "a rebase": (_rebase, "bezig met een rebase", _after_rebase),
    "a locked index": (_locked, "De index van Git is op slot (index.lock)", lambda root: (root / ".git/index.lock").unlink()),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PASSING)
def test_what_passes_is_said_and_the_save_is_committed_later_in_its_order(root: Path, name: str) -> None:
    begin, said, end = PASSING[name]
    begin(root)
    heads = git(root, "rev-parse", "HEAD"), git(root, "rev-parse", "main")
    before = git(root, "status", "--porcelain")
    desk = bewaar(root, LOG, gewijzigd(9))
    assert said in gezegd(desk)
    assert "wacht" in gezegd(desk)
    bewaar(root, LOG, gewijzigd(10), "besluit 2021-09-01 dialoogsessie (2)", desk)
    assert (git(root, "rev-parse", "HEAD"), git(root, "rev-parse", "main")) == heads
    if name != "a locked index":
        assert git(root, "status", "--porcelain").split("\n") == sorted([*filter(None, before.split("\n")), f" M {LOG}"], key=lambda row: row[3:])
    end(root)
    desk = bewaar(root, NIEUW, "Later.\n", "eigen alinea van noord", Desk(root))  # also by another process
    assert desk.told == ()
    assert desk.waiting.number() == 0
    assert onderwerpen(root)[:3] == ["Eigen alinea van noord", "Besluit 2021-09-01 dialoogsessie (2)", "Besluit 2021-09-01 dialoogsessie"]
    assert "weken: 9" in git(root, "show", f"HEAD~2:{LOG}")
    assert git(root, "status", "--porcelain") == ""
    assert "error" not in git(root, "fsck", "--strict")


@pytest.mark.slow
def test_what_somebody_threw_away_before_it_was_committed_does_not_come_back(root: Path) -> None:
    """`git rebase --abort` and `git restore` put a file back: that is their word, and a later commit does not undo it."""
    _detached(root)
    desk = bewaar(root, LOG, gewijzigd(9))
    git(root, "restore", LOG)
    git(root, "switch", "-q", "main")
    desk = bewaar(root, NIEUW, "Later.\n", "eigen alinea van noord", desk)
    assert f"In {LOG} staat weer wat er vóór het bewaren stond" in gezegd(desk)
    assert onderwerpen(root) == ["Eigen alinea van noord", "Begin"]
    assert git(root, "status", "--porcelain") == ""
    assert desk.waiting.number() == 0


def _hook(root: Path) -> None:
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {root.parent}/gedraaid\nexit 1\n", encoding="utf-8")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)


def _hook_elsewhere(root: Path) -> None:
    _hook(root)
    (root / ".git/hooks").rename(root / ".git/anders")
    git(root, "config", "core.hooksPath", ".git/anders")


def _nested(root: Path) -> None:
    git(root / "gemeenten/noord", "init", "-q")


def _filtered(root: Path) -> None:
    (root / ".gitattributes").write_text("*.md filter=lfs\n", encoding="utf-8")
    git(root, "config", "filter.lfs.clean", f"touch {root.parent}/gedraaid")


def _split(root: Path) -> None:
    git(root, "update-index", "--split-index")


NEVER: dict[str, tuple[Callable[[Path], object], str]] = {
    "a hook": (_hook, "De repository heeft een hook (pre-commit)"),
    "a hook elsewhere": (_hook_elsewhere, "De repository heeft een hook (pre-commit)"),
    "commits that are signed": (lambda root: git(root, "config", "commit.gpgSign", "true"), "worden commits ondertekend"),
    "nobody is named": (lambda root: git(root, "config", "--unset", "user.name"), "Git weet niet wie u bent."),
    "a repository in it": (_nested, "De map gemeenten/noord is een repository op zichzelf"),
    "what is ignored": (lambda root: schrijf(root, "gemeenten/noord/.gitignore", "*.md\n"), "wordt door Git genegeerd"),
    "another form in git": (_filtered, "in een andere vorm bewaard"),
    "an index of another kind": (_split, "heeft een vorm die de werkbank niet kent"),
    "a damaged repository": (lambda root: (root / ".git/HEAD").write_text("iets anders\n", encoding="utf-8"), "Git"),
    "no repository": (lambda root: (root / ".git").rename(root / ".git-weg"), "staat niet in een repository van Git"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", NEVER)
def test_what_keeps_a_save_out_of_git_for_good_is_said_and_nothing_is_run(root: Path, name: str) -> None:
    begin, said = NEVER[name]
    begin(root)
    desk = bewaar(root, NIEUW, "Iets van onszelf.\n", "eigen alinea van noord")
    assert said in gezegd(desk), gezegd(desk)
    assert all(item.hint and not item.is_error for item in desk.told)
    assert not (root.parent / "gedraaid").exists()
    assert desk.waiting.number() == (1 if name == "a damaged repository" else 0) or name == "a damaged repository"
    if name not in {"a damaged repository", "no repository"}:
        assert onderwerpen(root) == ["Begin"]
        assert git(root, "fsck") == "" or "dangling" in git(root, "fsck")


def test_a_bare_repository_has_nothing_to_commit_to(ruimte: Maker, tmp_path: Path) -> None:
    bare = tmp_path / "kaal.git"
    bare.mkdir()
    git(bare, "init", "-q", "--bare")
    root = ruimte().rename(bare / "werkruimte")
    schrijf(root, "werkbank.yaml", AAN)
    assert "'bare'" in gezegd(bewaar(root, LOG, gewijzigd(9)))


def test_the_first_commit_of_a_repository_holds_the_save_alone(ruimte: Maker) -> None:
    root = ruimte()
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Anna")
    git(root, "config", "user.email", "anna@noord.example")
    schrijf(root, "werkbank.yaml", AAN)
    assert bewaar(root, NIEUW, "Iets.\n", "eigen alinea van noord").told == ()
    assert git(root, "show", "--format=%s", "--name-only", "HEAD") == f"Eigen alinea van noord\n\n{NIEUW}"


def test_a_workspace_may_stand_below_the_top_and_in_a_second_worktree(ruimte: Maker, tmp_path: Path) -> None:
    top = tmp_path / "boven"
    top.mkdir()
    root = ruimte().rename(top / "werk ruimte")
    schrijf(top, "buiten.txt", "x\n")
    in_git(top, aan=False)
    schrijf(root, "werkbank.yaml", AAN)
    assert bewaar(root, LOG, gewijzigd(9)).told == ()
    assert git(top, "show", "--format=", "--name-only", "HEAD") == f"werk ruimte/{LOG}"
    git(top, "worktree", "add", "-q", "-b", "proef", str(tmp_path / "tweede"))
    second = tmp_path / "tweede/werk ruimte"
    schrijf(second, "werkbank.yaml", AAN)
    assert bewaar(second, LOG, gewijzigd(10)).told == ()
    assert git(second, "status", "--porcelain") == ""
    assert [git(top, "rev-list", "--count", name) for name in ("main", "proef")] == ["2", "3"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of folders that are no UTF-8")
def test_a_workspace_may_stand_in_a_folder_of_which_the_name_is_no_utf_8(ruimte: Maker, tmp_path: Path) -> None:
    top = tmp_path / "boven"
    top.mkdir()
    root = ruimte().rename(top / os.fsdecode(b"gemeente Sl\xedb"))
    in_git(top, aan=False)
    schrijf(root, "werkbank.yaml", AAN)
    desk = bewaar(root, LOG, gewijzigd(9))
    assert desk.told == ()
    assert git(top, "status", "--porcelain") == ""
    assert [item.bericht.partition("\n")[0] for item in history.of_file(desk, LOG).stappen] == ["Besluit 2021-09-01 dialoogsessie", "Begin"]


@pytest.mark.parametrize("how", ["attributes", "setting"])
def test_line_ends_are_as_the_repository_wants_them(ruimte: Maker, how: str) -> None:
    """On Windows git keeps in its store other line ends than stand in the file."""
    root = ruimte({LOG: BESTANDEN[LOG].replace("\n", "\r\n")})
    git(root, "init", "-q", "-b", "main")
    if how == "attributes":
        schrijf(root, ".gitattributes", "* text=auto\n")
    else:
        git(root, "config", "core.autocrlf", "true")
    in_git(root)
    save(Desk(root), Change(LOG, lambda there: (there or b"").replace(b"weken: 8", b"weken: 9"), "besluit"))
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "diff", "--stat", "HEAD~", "HEAD").endswith("1 insertion(+), 1 deletion(-)")
    assert b"weken: 9" in (root / LOG).read_bytes()
    assert b"\r\n" in (root / LOG).read_bytes()


def test_a_save_that_is_refused_leaves_nothing_that_waits(root: Path) -> None:
    desk = Desk(root)
    with pytest.raises(FoundError):
        save(desk, Change(LOG, lambda _there: b"geen: besluit\n", "besluit"))
    assert desk.waiting.number() == 0
    assert onderwerpen(root) == ["Begin"]


def test_a_save_that_could_not_be_written_is_no_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assembler.store import together  # noqa: PLC0415

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    desk = Desk(root)
    monkeypatch.setattr(together, "write", full)
    with pytest.raises(Exception, match="kan niet worden bewaard"):
        save(desk, Change(LOG, lambda _there: gewijzigd(9).encode(), "besluit"))
    assert desk.waiting.number() == 0
    assert onderwerpen(root) == ["Begin"]


def test_a_fault_that_was_mended_in_a_file_is_a_commit_too(root: Path) -> None:
    schrijf(root, LOG, BESTANDEN[LOG].replace("datum:", "datm:"))
    git(root, "commit", "-q", "-a", "-m", "fout")
    desk = Desk(root)
    raw.write(desk, LOG, raw.read(desk, LOG).mark, BESTANDEN[LOG])
    assert onderwerpen(root)[0] == f"Fout hersteld in {LOG}"
    assert git(root, "status", "--porcelain") == ""


def test_whatever_goes_wrong_in_git_a_save_is_saved(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> str:
        raise RuntimeError("x")

    monkeypatch.setattr(commits, "prepared", broken)
    assert "onverwachte fout (RuntimeError)" in gezegd(bewaar(root, LOG, gewijzigd(9)))
    monkeypatch.undo()
    schrijf(root, LOG, BESTANDEN[LOG])
    monkeypatch.setattr(commits, "commit", broken)
    desk = bewaar(root, LOG, gewijzigd(10))
    assert "onverwachte fout (RuntimeError)" in gezegd(desk)
    assert desk.waiting.number() == 1
    monkeypatch.undo()
    assert bewaar(root, NIEUW, "Later.\n", "alinea", desk).told == ()
    assert onderwerpen(root) == ["Alinea", "Besluit 2021-09-01 dialoogsessie", "Begin"]


def test_what_a_verb_writes_by_itself_is_a_commit_of_that_folder_alone(root: Path) -> None:
    """As when a version is fixed, or a file that came back is read."""
    desk = Desk(root)
    schrijf(root, KLACHTEN, BESTANDEN[KLACHTEN] + "# van een ander\n")
    with recorded.recorded(desk, "trajecten/proef/vastgelegd/concept", lambda: "Vastgelegd: proef, concept"):
        schrijf(root, "trajecten/proef/vastgelegd/concept/1/versie.json", "{}\n")
    assert git(root, "show", "--format=%s", "--name-only", "HEAD") == "Vastgelegd: proef, concept\n\ntrajecten/proef/vastgelegd/concept/1/versie.json"
    with recorded.recorded(desk, "trajecten/proef/vastgelegd/concept", lambda: "niets"):
        pass
    assert onderwerpen(root)[0] == "Vastgelegd: proef, concept"
    assert git(root, "status", "--porcelain") == f" M {KLACHTEN}"


KILLED = """\
import os, sys
from pathlib import Path
from assembler.store import commits, together
from assembler.verbs.desk import Desk
from assembler.verbs.save import Change, save

where = {"write": (together, "write"), "placed": (together, "_close"), "commit": (commits, "commit"), "ref": (commits, "_put")}[sys.argv[2]]
setattr(*where, lambda *given: os._exit(9))
save(Desk(Path(sys.argv[1])), Change(sys.argv[3], lambda there: there.replace(b"weken: 8", b"weken: 9"), "besluit"))
"""


@pytest.mark.slow
@pytest.mark.parametrize(("where", "done"), [("write", False), ("placed", True), ("commit", True), ("ref", True)])
def test_who_is_killed_at_a_save_has_a_commit_of_it_after_the_next_one_or_saved_nothing(root: Path, where: str, done: bool) -> None:
    """Before the files are written, before the journal says so, before the commit, before the branch points to it."""
    env = {**os.environ, "PYTHONPATH": str(REPO / "src")}
    killed = subprocess.run([sys.executable, "-c", KILLED, str(root), where, LOG], env=env, capture_output=True, text=True, check=False)
    assert killed.returncode == 9, killed.stderr
    assert onderwerpen(root) == ["Begin"]
    assert bewaar(root, NIEUW, "Later.\n", "alinea").told == ()
    assert ("weken: 9" in (root / LOG).read_text(encoding="utf-8")) is done
    assert onderwerpen(root) == ["Alinea", *(["Besluit"] if done else []), "Begin"]
    assert git(root, "status", "--porcelain") == ""
    assert waiting.Waiting(root).number() == 0
    assert (root / ROOM).is_dir()
