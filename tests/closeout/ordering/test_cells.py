"""The cells of a table of contracts: values, and the words that the screen has for them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from closeout import shared
from closeout.ordering.cells import accepted, comparable, no_answer
from engine.base import Role
from engine.language import Derived
from tests.conftest import Run

FACTS = shared.base().with_role(Role.DECIDING, Role.REFINING)


def test_every_value_is_accepted_as_it_is_and_in_the_words_of_the_screen() -> None:
    """Whatever the case and the blanks; and an id always means its own value."""
    for info in FACTS:
        for value in info.values:
            for cell in (value, f" {info.label(value).upper()} ", value.replace("-", "_")):
                assert accepted(info)[comparable(cell)] == value


def test_words_that_two_values_share_are_none_that_is_accepted() -> None:
    """Neither value is guessed."""
    info = FACTS[0]
    alike = replace(info, slot=Derived("It.", dict.fromkeys(info.values, "something else")))
    assert accepted(alike) == {value: value for value in info.values}


def test_the_nearest_accepted_word_is_named_be_it_a_value_or_its_label() -> None:
    """A slip in a word of the screen is answered with that word."""
    status = shared.base().facts["status"]
    assert "did you mean 'running'?" in no_answer(status, "runing")
    assert "did you mean 'active'?" in no_answer(status, "actve")


@pytest.mark.parametrize("command", ["order", "batch"])
def test_a_table_in_the_words_of_the_screen_is_answered_as_one_in_values(
    run: Run, tmp_path: Path, command: str
) -> None:
    """By either command that reads tables."""
    base, told = shared.base(), []
    answers = {"status": "active", "kind": "fixed", "billed": "something", "escrow": "none", "work": "done"}
    for number, cells in enumerate((answers, {name: base.facts[name].label(value) for name, value in answers.items()})):
        source, out = tmp_path / f"{number}.csv", tmp_path / f"{number}-out.csv"
        row = (f'"{cell}"' for cell in cells.values())
        source.write_text(f"id,{','.join(cells)},note\na,{','.join(row)},;\n", "utf-8")
        if command == "order":
            source.write_text(source.read_text("utf-8").replace(",note", "").replace(",;", ""), "utf-8")
            told.append(json.loads(run("order", str(source), "--json").out))
        else:
            assert run("batch", str(source), str(out), "--one-file", "--quick").code == 0
            told.append(out.read_text("utf-8").split(",;,")[1])
    assert told[0] == told[1]
