"""The commands are loaded when they are called, and what is said of them beforehand is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from terminal import commands
from terminal.exits import Exit
from terminal.page import Page
from terminal.program import COMMANDS, GROUPS, cli
from tests.conftest import ROOT, Run


def command(name: str) -> click.Command:
    """Return the command of this name."""
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_what_the_help_says_of_a_command_is_how_its_own_help_begins(name: str) -> None:
    """Naming all commands imports none, so each one's first sentence is kept beside its name; the two agree."""
    assert command(name).name == name
    assert str(command(name).help).splitlines()[0] == COMMANDS[name]


def test_every_module_of_commands_is_a_command() -> None:
    """There is one module for each command, of its name, and at most 18 of them."""
    assert commands.__file__ is not None
    modules = {path.stem.replace("_", "-") for path in Path(commands.__file__).parent.glob("*.py")} - {"--init--"}
    assert modules == set(COMMANDS)
    assert len(modules) <= 18


def test_every_command_in_the_texts_is_one() -> None:
    """Each `closeout WORD` in the Markdown of this repository names a command, but in what changed once."""
    paths = {*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - {ROOT / "CHANGELOG.md"}
    texts = [path.read_text("utf-8") for path in paths]
    named = {word for text in texts for word in re.findall(r"`closeout ([a-z][a-z-]*)", text)}
    assert len(named) > 5
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("found", [True, False])
def test_lines_to_type_are_as_the_program_was_called(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, found: bool
) -> None:
    """Where the shell does not find closeout every line that is told begins with its place, so that it can be typed."""
    (tmp_path / "closeout").touch(0o755)
    monkeypatch.setattr(sys, "argv", ["/some where/bin/closeout"])
    called = "closeout" if found else "'/some where/bin/closeout'"
    for words, told in (
        (("list",), "start one with: {}"),
        (("open", "shop"), "listed by: {} list"),
        (("remove", "shop"), "listed by: {} list"),
        (("rules", "none"), "listed by: {} rules"),
        (("advise", "--set", "nothing=1"), "listed by: {} facts"),
        (("advise", "--set", "status=active", "--show", "why"), "for instance: {} sources '"),
        (("--set", "status=active"), "the same question: {} open contract-1"),
        (("list",), "Go on with: {} open contract-1"),
        (("open", "contract-2"), "listed by: {} list"),
    ):
        ran = run(*words, PATH=str(tmp_path) if found else "")
        assert told.format(called) in " ".join(f"{ran.out} {ran.err}".split())


def test_no_line_to_type_is_written_out() -> None:
    """But for the manual no text has one after a colon: those that are told are made by one function."""
    paths = [path for part in ("terminal", "closeout") for path in (ROOT / part).rglob("*.py")]
    told = [path for path in paths if re.search(r': `?closeout( [a-z]|"|$)', path.read_text("utf-8"), re.MULTILINE)]
    assert {path.parent.name for path in told} <= {"manual"}


def test_the_help_names_every_command_but_the_hidden_one(run: Run) -> None:
    """The help lists the commands in two groups, each with what it does, and an example for each group."""
    ran = run("--help")
    assert ran.out == run("help").out
    told = " ".join(ran.out.split())
    for group, (_, example) in GROUPS.items():
        assert f"{group}:" in ran.out
        assert f"For example: {example}" in told
    for name, words in COMMANDS.items():
        assert (f"{name} {words}" in told) is not command(name).hidden


def test_the_help_loads_no_command() -> None:
    """The list of commands is told without the engine, the knowledge base or any command."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from terminal.__main__ import main; main(['--help']); print(*sys.modules, file=sys.stderr)",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stderr.split())
    assert "terminal.program" in loaded
    assert not {name for name in loaded if name.partition(".")[0] in {"kb", "experta", "diagrams"}}
    assert not {name for name in loaded if name.startswith(("engine.language", "terminal.commands."))}


def test_help_of_a_command_is_its_own(run: Run) -> None:
    """With the name of a command help tells of that alone, and of none that there is not."""
    assert run("help", "list").out == run("list", "--help").out
    for ran in (run("help", "lst"), run("lst"), run("lst", "--json")):
        assert (ran.code, "did you mean 'list'" in ran.said) == (2, True)


@pytest.mark.parametrize("code", Exit)
def test_the_readme_tells_what_each_exit_code_means(code: Exit) -> None:
    """The table in the README has every exit code with its meaning, as the program knows them."""
    assert f"| {code.value} | {code.meaning} |" in (ROOT / "README.md").read_text("utf-8")


def test_a_python_that_drops_the_reasons_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under -OO the rules have no reasons, so the program says at once how to start it."""
    monkeypatch.setattr(sys, "flags", SimpleNamespace(optimize=2))
    ran = run("advise", "--set", "status=active")
    assert (ran.code, "start it without them" in ran.said) == (Exit.REFUSED, True)


@pytest.mark.parametrize("lead", ["- ", "The closing reason to pick: "])
def test_no_word_is_broken_after_what_leads_in(lead: str) -> None:
    """In a window too narrow for what leads in and a word, the word goes to the next line whole."""
    page = Page(24)
    page.text("understanding comes first", lead=lead)
    assert "understanding" in " ".join(line.text for line in page.lines).split()
    assert all(len(line.text) <= page.width for line in page.lines)


def test_no_socket_is_made(tmp_path: Path) -> None:
    """Of what a freelancer runs, nothing makes a socket of any kind; the assistant's is told with it."""
    case = str(next((ROOT / "kb" / "cases").glob("001-*.toml")))
    lines = [
        [name, *words]
        for name, words in {
            "advise": [case, "--json"],
            "explain": [case],
            "draw": ["path", case, "-o", str(tmp_path / "path.svg")],
            "save-as": [str(tmp_path / "advice.html"), case],
            "order": [str(ROOT / "kb" / "orders" / "000.csv")],
        }.items()
    ] + [[name] for name in ("list", "help", "facts", "sources", "rules")]
    code = f"""
import sys
sockets = []
sys.addaudithook(lambda event, _: event == "socket.__new__" and sockets.append(event))
from terminal.__main__ import main
ended = [int(main(line)) for line in {lines!r}]
print(ended, sockets, file=sys.stderr)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "CLOSEOUT_HOME": str(tmp_path)},
        cwd=ROOT,
    )
    assert ran.stderr.splitlines()[-1] == f"{[0] * len(lines)} []"
