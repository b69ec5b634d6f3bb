"""The public interface: what it returns, what it refuses, and that importing it costs little."""

from __future__ import annotations

import dataclasses
import doctest
import pkgutil
import re
from collections.abc import Iterable
from importlib import resources
from itertools import islice
from pathlib import Path

import pytest

import closeout
from closeout.desk import Desk
from tests.test_architecture import imported_by

DAY = "2026-11-22"
OFFER = {"status": "offered", "kind": "hourly", "obstacle": "none", "duplicate": "no"}
README = Path(__file__).parents[2] / "README.md"


def test_the_examples_are_true() -> None:
    """Every example in a docstring gives what stands below it, and so does the one in the README."""
    assert examples_run(name for name in closeout.__all__ if name != "check") > 0
    (shown,) = re.findall(r"```pycon\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    example = doctest.DocTestParser().get_doctest(shown, {}, "README", "README.md", 0)
    assert doctest.DocTestRunner().run(example).failed == 0
    documented = [name for name in closeout.__all__ if ">>>" in (getattr(closeout, name).__doc__ or "")]
    assert documented == ["advise", "check", "explain", "facts", "table"]


@pytest.mark.slow
def test_the_example_of_the_proof_is_true() -> None:
    """The example of ``check``, which proves everything, gives what stands below it."""
    assert examples_run(["check"]) == 1


def examples_run(names: Iterable[str]) -> int:
    """Run the examples in the docstrings of these names, and return in how many there were some; none fails."""
    examples = [
        example
        for name in names
        for example in doctest.DocTestFinder(recurse=False).find(
            getattr(closeout, name), name, globs={"closeout": closeout}
        )
        if example.examples
    ]
    assert [example.name for example in examples if doctest.DocTestRunner().run(example).failed] == []
    return len(examples)


def test_importing_it_costs_little(tmp_path: Path) -> None:
    """Importing closeout imports neither the knowledge nor anything that reasons over it; it has types."""
    imported, _ = imported_by("-c", "import closeout", home=tmp_path)
    assert "closeout" in imported
    assert not imported & {"click", "experta", "graphviz", "kb", "networkx", "numpy", "prompt_toolkit", "tomllib"}
    assert resources.files("closeout").joinpath("py.typed").is_file()


def test_no_module_hides_what_is_public() -> None:
    """No module of the package has the name of something public, for importing it would put it in the other's place."""
    assert not {module.name for module in pkgutil.iter_modules(closeout.__path__)} & set(closeout.__all__)


def test_the_advice_is_that_of_the_program(desk: Desk) -> None:
    """What is advised is what the program says on the same day, in its words."""
    told = closeout.advise({**OFFER, "client": "Ada"}, day=DAY)
    base = desk.base
    assert (told.day, told.action, told.certain, told.possible) == (DAY, "accept", True, ("accept",))
    assert told.steps == tuple(base.steps[name].text for name in ("write-accept", "accept-it"))
    assert "Hi Ada, thanks" in told.message
    assert "[job]" in told.message
    assert told.sources.keys() <= base.sources.keys()
    open_advice = closeout.advise({"status": "active"}, day=DAY)
    assert not open_advice.certain
    assert open_advice.action == open_advice.possible[0]
    assert "billed" in open_advice.depends_on


def test_facts_are_all_that_can_be_answered() -> None:
    """Each fact can be answered with each of its values where it applies, and those that always apply are said to."""
    found = closeout.facts()
    first = found[0]
    assert (first.name, first.applies) == ("status", ())
    assert all(fact.applies for fact in found[2:])
    for value in first.values:
        assert closeout.advise({first.name: value}, day=DAY).possible


def test_the_table_holds_every_case_of_the_day(desk: Desk) -> None:
    """Each possible case comes with the advice that it gets when it is asked for."""
    cases = closeout.table(DAY)
    for case in islice(cases, 0, 200, 50):
        assert closeout.advise(case.answers, day=DAY).action == case.action
    assert {case.action for case in islice(cases, 2000)} <= desk.base.actions.keys()


@pytest.mark.slow
def test_the_table_ends_with_the_last_case(desk: Desk) -> None:
    """There are as many cases as can occur, no two of them alike."""
    found = {tuple(case.answers.items()) for case in closeout.table(DAY)}
    assert len(found) == desk.table.cases.size


@pytest.mark.parametrize(
    ("answers", "day", "message"),
    [
        ({"status": "of"}, DAY, "status cannot be"),
        ({"state": "active"}, DAY, "there is no fact 'state'"),
        ({"status": 3}, DAY, "status cannot be 3"),
        ({**OFFER, "billed": "nothing"}, DAY, "billed does not apply"),
        (OFFER, "tomorrow", "'tomorrow' is no day"),
        (OFFER, "1999-01-01", "is before"),
    ],
)
def test_what_is_wrong_is_said(answers: dict[str, object], day: str, message: str) -> None:
    """Wrong answers and days are refused with what is accepted, by the one error that is public."""
    for function in (closeout.advise, closeout.explain):
        with pytest.raises(closeout.AnswerError, match=message):
            function(answers, day)
    if answers is OFFER:
        with pytest.raises(closeout.AnswerError, match=message):
            next(closeout.table(day))


def test_values_cannot_be_changed() -> None:
    """What is returned is frozen."""
    advice = closeout.advise(OFFER, day=DAY)
    with pytest.raises(dataclasses.FrozenInstanceError):
        advice.action = "decline"  # type: ignore[misc]
