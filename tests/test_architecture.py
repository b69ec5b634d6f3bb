"""The arrows between the packages, the purity of the shell, and what may not be imported before the first question."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("closeout", "diagrams", "engine", "kb", "terminal")

MAY_IMPORT = {
    "terminal": {"terminal", "closeout", "diagrams", "kb", "engine"},
    "closeout": {"closeout", "diagrams", "kb", "engine"},
    "diagrams": {"diagrams", "engine"},
    "kb": {"kb", "engine.language"},
    "engine": {"engine"},
}
"""The arrows: which of our packages each package may import."""

MAY_REQUIRE = {
    "diagrams": {"graphviz", "networkx"},
    "kb": set[str](),
    "engine": {"experta", "numpy"},
}
"""The dependencies that each pure package may import; the terminal may import any."""

ONLY_DOOR_TO_EXPERTA = "engine/language/_experta.py"

MOST_MODULES = 14
LISTS = {"closeout/manual", "kb", "kb/rules", "terminal/commands"}
"""Folders with a module for each page, kind of knowledge, topic of rules, and command."""

SEEING_THE_WORLD = {
    *(
        "asyncio",
        "builtins",
        "concurrent",
        "ctypes",
        "fileinput",
        "getpass",
        "glob",
        "importlib",
        "io",
        "locale",
        "logging",
    ),
    *(
        "mmap",
        "multiprocessing",
        "os",
        "pathlib",
        "pickle",
        "platform",
        "random",
        "secrets",
        "select",
        "shelve",
        "shutil",
    ),
    *(
        "signal",
        "socket",
        "sqlite3",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "urllib",
        "uuid",
        "webbrowser",
    ),
}
"""Standard modules that reach files, the clock, the screen, chance, other processes or the network."""

SEEING_CALLS = {"breakpoint", "eval", "exec", "input", "open", "print"}
CLOCK_CALLS = {"now", "today", "utcnow"}
TALKING = {"input", "print"}
STREAMS = {"stdin", "stdout", "stderr"}
PROCESS_METHODS = {"pipe", "render", "unflatten", "view"}
"""Methods of the graphviz package that start a process."""

NOT_BEFORE_THE_FIRST_QUESTION = {"graphviz", "networkx", "numpy", "prompt_toolkit"}


OF_THE_KNOWLEDGE = {"client", "contract", "dollar", "escrow", "freelancer", "milestone", "score", "upwork"}
"""Words, or parts of names, of which the shell knows nothing."""


def modules(package: str) -> list[Path]:
    """Return the package's source files; a package without any is a mistake, not a success."""
    found = sorted((ROOT / package).rglob("*.py"))
    assert found, f"{package}/ has no modules"
    return found


def name(path: Path) -> str:
    """Return a file's path from the root, as it is named in a failure."""
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield every module that is imported anywhere in the tree, inside functions too, as a dotted name.

    ``from a import b`` yields ``a.b`` where that is a module of ours, else ``a``; a relative import yields its dots.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            yield from (f"{source}.{alias.name}" if is_module(source, alias.name) else source for alias in node.names)


def is_module(source: str, member: str) -> bool:
    """Return whether ``member`` of the package ``source`` is a module of ours."""
    place = ROOT.joinpath(*source.split("."), member)
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def within(module: str, packages: set[str]) -> bool:
    """Return whether a module is one of the packages or inside one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def calls(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what is called, wherever something is called."""
    return (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("package", OURS)
def test_imports_run_one_way(package: str) -> None:
    """The arrows are terminal -> closeout -> diagrams -> engine and closeout -> kb -> engine.language, no other."""
    wrong = [
        f"{name(path)} imports {module}"
        for path in modules(package)
        for module in imports(parsed(path))
        if module.startswith(".") or (within(module, {*OURS, "tests"}) and not within(module, MAY_IMPORT[package]))
    ]
    assert not wrong


@pytest.mark.parametrize("package", sorted(MAY_REQUIRE))
def test_the_pure_packages_depend_on_little(package: str) -> None:
    """The engine needs experta and numpy alone, diagrams networkx and graphviz, the knowledge base nothing."""
    wrong = [
        f"{name(path)} imports {module}"
        for path in modules(package)
        for module in imports(parsed(path))
        if not within(module, {*OURS, *MAY_REQUIRE[package], *sys.stdlib_module_names})
    ]
    assert not wrong


def test_a_knowledge_base_uses_the_public_language_only() -> None:
    """The knowledge base takes from the engine what its language exports, and nothing from a private module."""
    wrong = [
        f"{name(path)} imports {module}"
        for path in modules("kb")
        for module in imports(parsed(path))
        if within(module, {"engine"}) and any(part.startswith("_") for part in module.split("."))
    ]
    assert not wrong


@pytest.mark.parametrize("package", OURS)
def test_no_folder_is_a_heap(package: str) -> None:
    """A folder has at most 14 modules of its own and the engine itself 6, but for lists with a module an entry."""
    folders = Counter(name(path.parent) for path in modules(package) if path.name != "__init__.py")
    most = {**dict.fromkeys(folders, MOST_MODULES), "engine": 6}
    assert {folder: count for folder, count in folders.items() if count > most[folder]}.keys() <= LISTS


def test_no_two_classes_share_a_name() -> None:
    """A class is called otherwise than every other class outside the tests, so that its name alone finds it."""
    trees = (parsed(path) for package in OURS for path in modules(package))
    classes = [node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert sorted(name for name in set(classes) if classes.count(name) > 1) == []


def test_experta_has_one_door() -> None:
    """One module imports experta, for it needs care on every Python since 3.10."""
    users = {
        name(path)
        for package in (*OURS, "tests")
        for path in modules(package)
        for module in imports(parsed(path))
        if within(module, {"experta"})
    }
    assert users == {ONLY_DOOR_TO_EXPERTA}


def sees_the_world(path: Path) -> list[str]:
    """Return each way in which a module reaches files, clock, screen, chance, processes or the network."""
    tree = parsed(path)
    found = [f"imports {module}" for module in imports(tree) if within(module, SEEING_THE_WORLD)]
    for called in calls(tree):
        if isinstance(called, ast.Name) and called.id in SEEING_CALLS:
            found.append(f"calls {called.id}")
        if isinstance(called, ast.Attribute) and called.attr in CLOCK_CALLS:
            found.append(f"calls {called.attr}")
    return found


def starts_processes(path: Path) -> bool:
    """Return whether a module starts a process itself or has the graphviz package do it."""
    tree = parsed(path)
    return any(within(module, {"subprocess", "graphviz.backend"}) for module in imports(tree)) or any(
        isinstance(called, ast.Attribute) and called.attr in PROCESS_METHODS for called in calls(tree)
    )


@pytest.mark.parametrize("package", ["engine", "kb"])
def test_the_shell_and_the_knowledge_are_pure(package: str) -> None:
    """Neither engine nor kb reaches files, the clock, the screen, chance or other processes.

    The door to experta is left out: it must mend what importing experta does to the logging module.
    """
    wrong = {
        name(path): found
        for path in modules(package)
        if name(path) != ONLY_DOOR_TO_EXPERTA and (found := sees_the_world(path))
    }
    assert not wrong


@pytest.mark.parametrize("package", ["diagrams", "engine"])
def test_the_shell_is_empty(package: str) -> None:
    """No comment, docstring, text or name in engine and diagrams speaks of freelancing, its money or its platform."""
    word = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
    found = {name(path): {w.lower() for w in word.findall(path.read_text("utf-8"))} for path in modules(package)}
    plurals = {f"{w}s" for w in OF_THE_KNOWLEDGE}
    wrong = {path: words for path, all_words in found.items() if (words := all_words & (OF_THE_KNOWLEDGE | plurals))}
    assert not wrong


def test_one_module_of_diagrams_starts_processes() -> None:
    """One module starts Graphviz; the others are as pure as the engine."""
    starting = [path for path in modules("diagrams") if starts_processes(path)]
    assert len(starting) <= 1, [name(path) for path in starting]
    wrong = {
        name(path): found for path in modules("diagrams") if path not in starting and (found := sees_the_world(path))
    }
    assert not wrong


def screens_and_keys(path: Path) -> list[str]:
    """Return each way in which a module prints, or reads what a person types."""
    tree = parsed(path)
    found = [f"imports {module}" for module in imports(tree) if within(module, {"click", "prompt_toolkit"})]
    found += [f"calls {named.id}" for named in calls(tree) if isinstance(named, ast.Name) and named.id in TALKING]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            found += [f"uses sys.{node.attr}"] * (node.attr in STREAMS)
        if isinstance(node, ast.ImportFrom) and node.module == "sys":
            found += [f"uses sys.{alias.name}" for alias in node.names if alias.name in STREAMS]
    return found


def test_the_application_has_no_screen() -> None:
    """Closeout neither prints nor reads keys: what it finds are values, and the terminal shows them."""
    assert not {name(path): found for path in modules("closeout") if (found := screens_and_keys(path))}
    assert screens_and_keys(ROOT / "terminal" / "page.py"), "the terminal prints, so this test would see it"


def imported_by(*arguments: str, home: Path) -> tuple[set[str], str]:
    """Return the top-level names of all modules that a fresh Python imports with these arguments, and its output.

    Its standard input is empty, its home a fresh one, its screen wide and without colour.
    """
    surroundings = {
        **os.environ,
        **{
            place: str(home)
            for place in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        },
        "COLUMNS": "1000",
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT),
    }
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=home,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    timed = re.compile(r"^import time:\s+\d+ \|\s+\d+ \|\s+(\S+)\n", re.MULTILINE)
    return {module.partition(".")[0] for module in timed.findall(ran.stderr)}, ran.stdout + timed.sub("", ran.stderr)


def test_importing_the_program_is_light(tmp_path: Path) -> None:
    """Importing the program imports none of the heavy dependencies."""
    imported, _ = imported_by("-c", "import terminal.__main__", home=tmp_path)
    assert "terminal" in imported
    assert not imported & NOT_BEFORE_THE_FIRST_QUESTION


def test_help_needs_no_knowledge(tmp_path: Path) -> None:
    """The help is shown without experta, since it says nothing that the knowledge base says."""
    imported, output = imported_by("-m", "terminal", "--help", home=tmp_path)
    assert "COMMAND" in output
    assert "experta" not in imported


def test_the_first_question_is_light(tmp_path: Path) -> None:
    """The first question is on the screen before any of the heavy dependencies is imported."""
    import kb  # noqa: PLC0415 - the other tests hold without a knowledge base that loads

    slots = {field: slot for fact in kb.KNOWLEDGE.facts for field, slot in fact.__fields__.items()}
    imported, output = imported_by("-m", "terminal", home=tmp_path)
    assert slots[kb.KNOWLEDGE.first].question in output
    assert not imported & NOT_BEFORE_THE_FIRST_QUESTION
