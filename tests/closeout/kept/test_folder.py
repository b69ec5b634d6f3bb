"""The folder of contracts: no name is lost to another, to a second program, to a crash or to a full disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from closeout.errors import Failed
from closeout.kept.folder import Writer, answers_of, find, free, known, locked, names, newest, place, remove, rename
from engine.refusal import AnswerError
from tests.conftest import ROOT

OLD = {"said": [["status", "active"]]}
NEW = {"said": [["status", "active"], ["kind", "hourly"]]}


def held(name: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return the content of a contract."""
    return json.loads(place(name).read_text("utf-8"))


def reader(name: str) -> Writer:
    """Return a writer that has read the contract, as another program would."""
    return Writer(name, place(name).read_text("utf-8"))


@pytest.mark.usefixtures("home")
def test_each_new_contract_has_a_name_of_its_own() -> None:
    """Contracts without a name are counted, and the newest one comes first."""
    for number in range(1, 4):
        Writer().write({"number": number})
    assert [held(f"contract-{number}")["number"] for number in range(1, 4)] == [1, 2, 3]
    os.utime(place("contract-2"), (0, 10**10))
    assert (newest(), set(names())) == ("contract-2", {"contract-1", "contract-2", "contract-3"})


@pytest.mark.usefixtures("home")
def test_two_programs_on_one_contract_lose_no_answer() -> None:
    """Whoever finds the file changed by another writes beside it, and goes on there."""
    Writer("it").write(OLD)
    one, other = reader("it"), reader("it")
    for number in range(3):
        one.write({"one": number})
        other.write({"other": number})
    assert (one.name, other.name) == ("it", "it-2")
    assert (held("it"), held("it-2")) == ({"one": 2}, {"other": 2})


@pytest.mark.usefixtures("home")
def test_two_new_contracts_of_one_name_are_two() -> None:
    """The second program that begins a contract of the same name keeps it under another."""
    one, other = Writer("it"), Writer("it")
    one.write(OLD)
    other.write(NEW)
    assert (held("it"), held("it-2"), other.name) == (OLD, NEW, "it-2")


@pytest.mark.usefixtures("home")
def test_a_contract_removed_under_a_running_interview_is_kept_again() -> None:
    """The answers are those of the interview that goes on, so they are written again."""
    Writer("it").write(OLD)
    writer = reader("it")
    remove("it")
    writer.write(NEW)
    assert (names(), held("it")) == (("it",), NEW)


@pytest.mark.usefixtures("home")
def test_a_program_that_never_lets_go_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is held for longer than any save takes is told, and nothing is written past it."""
    Writer("it").write(OLD)
    writer = reader("it")
    monkeypatch.setattr("closeout.kept.folder.sleep", lambda _: None)
    with locked(), pytest.raises(Failed, match="another closeout is saving there"):
        writer.write(NEW)
    assert held("it") == OLD
    writer.write(NEW)
    assert held("it") == NEW


WRITES = """
import json, sys
from closeout.kept.folder import Writer
writer = Writer()
for number in range(40):
    writer.write({"by": sys.argv[1], "number": number})
"""
HAVING_READ = """
import sys
from closeout.kept.folder import Writer
writer = Writer("it", sys.argv[2])
for number in range(40):
    writer.write({"by": sys.argv[1], "number": number})
"""


@pytest.mark.parametrize("script", [WRITES, HAVING_READ])
@pytest.mark.usefixtures("home")
def test_programs_that_write_at_the_same_moment_keep_everything(script: str) -> None:
    """Four processes at once: the last of what each wrote is there, each under a name of its own."""
    Writer("it").write(OLD)
    read = place("it").read_text("utf-8")
    runs = [subprocess.Popen([sys.executable, "-c", script, str(each), read], cwd=ROOT) for each in range(4)]
    assert [run.wait(60) for run in runs] == [0, 0, 0, 0]
    last = [(content["by"], content["number"]) for content in map(held, names()) if "by" in content]
    assert sorted(last) == [(str(each), 39) for each in range(4)]


KILLED = """
import os, sys
from closeout.kept.folder import Writer, place
stop, name = int(sys.argv[1]), sys.argv[2]
made = 0
def at(function):
    def call(*arguments, **named):
        global made
        made += 1
        if made == stop:
            os._exit(9)
        result = function(*arguments, **named)
        made += 1
        if made == stop:
            os._exit(9)
        return result
    return call
import fcntl, pathlib
writer = Writer(name, place(name).read_text("utf-8")) if name else Writer()
fcntl.flock = at(fcntl.flock)
for called in ("open", "fdopen", "fsync", "close", "replace", "chmod", "unlink", "mkdir"):
    setattr(os, called, at(getattr(os, called)))
for called in ("replace", "chmod", "unlink", "mkdir"):
    setattr(pathlib.Path, called, at(getattr(pathlib.Path, called)))
writer.write({"said": [["status", "active"], ["kind", "hourly"]]})
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["it", ""])
@pytest.mark.usefixtures("home")
def test_a_program_killed_at_any_point_of_a_save_leaves_the_old_file_or_the_new(name: str) -> None:
    """At each call to the system, before and after it: what was kept is whole, and the next save clears up."""
    Writer("it").write(OLD)
    killed = 0
    for stop in range(1, 100):
        ran = subprocess.run([sys.executable, "-c", KILLED, str(stop), name], cwd=ROOT, check=False)
        if ran.returncode == 0:
            break
        assert ran.returncode == 9
        killed += 1
        assert held("it") in ([OLD, NEW] if name else [OLD])
        assert all(held(each) in (OLD, NEW) for each in names())
        reader("it").write(OLD)
        assert not [*place("it").parent.glob(".closeout-*")]
    assert killed > 10
    assert held(name or newest()) == NEW


TOO_LARGE = """
import resource, sys
from closeout.errors import Failed
from closeout.kept.folder import Writer, place
writer = Writer("it", place("it").read_text("utf-8"))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
try:
    writer.write({"said": [["status", "active"], ["kind", "hourly"]]})
except Failed as failed:
    sys.stdout.write(str(failed))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
if sys.argv[1] == "again":
    writer.write({"said": [["status", "active"], ["kind", "hourly"]]})
"""


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.usefixtures("home")
def test_a_file_that_may_not_grow_stays_as_it_was(*, again: bool) -> None:
    """Where the system takes no more bytes that is told, and once it does the same save works."""
    Writer("it").write(OLD)
    told = subprocess.run(
        [sys.executable, "-c", TOO_LARGE, "again" if again else ""],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "cannot save the interview in" in told
    assert "File too large; make room there" in told
    assert (names(), held("it")) == (("it",), NEW if again else OLD)


@pytest.mark.parametrize("called", ["open", "fsync", "fdopen"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.usefixtures("home")
def test_what_could_not_be_written_is_written_by_the_next_save(
    monkeypatch: pytest.MonkeyPatch, called: str, error: BaseException
) -> None:
    """A full disk, or Ctrl-C at any moment, leaves the old contract whole; the next save is under the same name."""
    Writer("it").write(OLD)
    writer = reader("it")

    def ends(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(f"closeout.kept.folder.os.{called}", ends)
        with pytest.raises((Failed, KeyboardInterrupt)):
            writer.write(NEW)
    assert held("it") in (OLD, NEW)
    writer.write(NEW)
    assert (names(), held("it")) == (("it",), NEW)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.usefixtures("home")
def test_a_read_only_folder_is_told_and_left_alone() -> None:
    """Saving, renaming and removing each say what the system refused."""
    Writer("it").write(OLD)
    (place("it").parent / ".lock").unlink()
    place("it").parent.chmod(0o500)
    try:
        with pytest.raises(Failed, match="Permission denied"):
            reader("it").write(NEW)
        with pytest.raises(Failed, match="Permission denied"):
            rename("it", "other")
        with pytest.raises(Failed, match="Permission denied"):
            remove("it")
        assert (names(), held("it")) == (("it",), OLD)
    finally:
        place("it").parent.chmod(0o700)


@pytest.mark.usefixtures("home")
def test_renamed_and_removed_contracts_take_their_picture_along() -> None:
    """The picture is called as the contract is; a name that is taken is refused and nothing changes."""
    Writer("one").write(OLD)
    Writer("two").write(NEW)
    picture = place("one").with_suffix(".svg")
    picture.write_text("<svg/>")
    for taken in ("two", "TWO"):
        with pytest.raises(AnswerError, match=r"kept as .* already"):
            rename("one", taken)
    rename("one", "Maria, website")
    assert {file.name for file in picture.parent.glob("*.*g")} == {"Maria, website.svg"}
    assert held("Maria, website") == OLD
    remove("Maria, website")
    assert {file.name for file in picture.parent.iterdir()} == {"two.json", ".lock"}
    for gone in (lambda: known("one"), lambda: rename("one", "x"), lambda: remove("one")):
        with pytest.raises(AnswerError, match="no contract is kept as"):
            gone()


@pytest.mark.parametrize("bad", ["", " a", "a ", ".a", "-a", "a/b", "..", "a\\b", "a:b", "a\nb", "x" * 61])
@pytest.mark.usefixtures("home")
def test_a_name_that_no_file_can_have_everywhere_is_refused(bad: str) -> None:
    """The refusal names the value and what is accepted."""
    with pytest.raises(AnswerError, match="cannot be the name of a contract: give 1 to 60"):
        free(bad)


def test_a_person_names_a_file_or_a_contract(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either is found; where both are meant, or neither is there, that is told with what to write."""
    monkeypatch.chdir(tmp_path)
    Writer("maria").write(OLD)
    assert find("maria") == home / "contracts" / "maria.json"
    Path("case.toml").touch()
    assert find("case.toml") == Path("case.toml")
    with pytest.raises(AnswerError, match=r"no such file, and no contract of that name .did you mean 'maria'"):
        find("mariah")
    Path("maria").touch()
    with pytest.raises(AnswerError, match=r"name the file as \./maria"):
        find("maria")
    assert find("./maria") == Path("maria")


@pytest.mark.usefixtures("home")
def test_a_contract_is_kept_whole_where_it_cannot_be_renamed_or_removed() -> None:
    """What stands in the way is told, and the contract is kept by its old name."""
    Writer("one").write(OLD)
    place("one").with_suffix(".svg").touch()
    place("two").with_suffix(".svg").mkdir()
    with pytest.raises(Failed, match=r"cannot rename one: .*it is kept as it was"):
        rename("one", "two")
    Writer("two").write(OLD)
    with pytest.raises(Failed, match="cannot remove two"):
        remove("two")
    assert set(names()) == {"one", "two"}


def test_a_folder_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own reason follows."""
    monkeypatch.setenv("CLOSEOUT_HOME", "x" * 5000)
    with pytest.raises(Failed, match=r"cannot read the contracts kept in x+.*too long"):
        names()


@pytest.mark.parametrize("content", [{"said": 7}, {"said": [1]}, {"answers": [1]}, {}])
def test_what_holds_no_answers_is_refused(content: dict[str, Any]) -> None:
    """Whatever stands there in place of answers."""
    with pytest.raises(AnswerError, match="holds no answers of one contract"):
        answers_of(content)


def old_files(home: Path, **contents: object) -> None:
    """Put files where 0.1.0 left them."""
    home.mkdir()
    for name, content in contents.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (home / f"{name.replace('_', '.')}.json").write_text(text)


def test_what_an_older_closeout_saved_is_taken_over(home: Path) -> None:
    """Both interviews become contracts, and the advice goes to the one whose answers it has."""
    advice = {"answers": {"status": "active"}, "title": "Wait"}
    old_files(home, interview={**NEW, "extras": []}, interview_previous={**OLD, "extras": []}, advice=advice)
    assert set(names()) == {"contract-1", "contract-2"}
    assert held("contract-1") == {**OLD, "extras": [], "advice": advice}
    assert held("contract-2") == {**NEW, "extras": [], "advice": None}
    assert not [*home.glob("interview*")]
    assert set(names()) == {"contract-1", "contract-2"}


def test_an_old_file_that_cannot_be_read_is_left_where_it_is(home: Path) -> None:
    """It is neither lost nor in the way, and an empty interview is no contract."""
    old_files(home, interview="{", interview_previous={"said": []})
    assert names() == ()
    assert [file.name for file in home.glob("*.json")] == ["interview.json"]
