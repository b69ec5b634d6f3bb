"""The cells of a table of contracts: values, and the words that the screen has for them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from closeout import shared
from closeout.ordering.cells import NAMED, accepted, columns, comparable, no_answer
from engine.base import Role, Vocabulary
from engine.interview.interview import extras_of
from engine.language import Derived
from tests.conftest import Run

FACTS = shared.base().with_role(Role.DECIDING, Role.REFINING)


def test_every_value_is_accepted_as_it_is_and_in_the_words_of_the_screen() -> None:
    """Whatever the case and the blanks; and an id always means its own value."""
    for info in FACTS:
        for value in info.values:
            for cell in (value, f" {info.label(value).upper()} ", value.replace("-", "_")):
                assert accepted(info)[comparable(cell)] == value


def test_the_first_words_of_an_answer_are_accepted_where_no_other_begins_so() -> None:
    """Where several do, all of them are named; a value or a whole label means itself."""
    for info in FACTS:
        labels = {value: comparable(info.label(value)) for value in info.values}
        for begun in {label[:end] for label in labels.values() for end in range(1, len(label) + 1)}:
            fitting = [value for value, label in labels.items() if f"{label}-".startswith(f"{begun}-")]
            if begun in info.values or begun in labels.values() or begun.endswith("-"):
                continue
            assert accepted(info).get(begun) == (fitting[0] if len(fitting) == 1 else None)
            told = no_answer(info, begun)
            assert ("fits several" in told) == bool(fitting)
            assert all(f"{value!r} ({info.label(value)})" in told for value in fitting)
            assert "leave it empty" in told


def test_every_question_and_every_short_name_of_a_fact_is_a_column_unless_it_means_another() -> None:
    """What is a name means itself, and what two facts share means neither."""
    base = shared.base()
    words = {info.name: {comparable(info.asks), comparable(info.short)} for info in FACTS}
    words |= {name: {comparable(extra.question)} for name, extra in extras_of(base).items()}
    names = {comparable(name) for name in (*NAMED, *words)}
    for name, of_it in words.items():
        others = names.union(*(of_other for other, of_other in words.items() if other != name))
        assert {columns(base)[comparable(name)], *(columns(base)[each] for each in of_it - others)} == {name}
    alike = [replace(info, slot=Derived("It.", info.slot.values, short="It")) for info in FACTS[:2]]
    assert "it" not in columns(replace(base, facts=Vocabulary([*alike, *FACTS[2:]])))


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
    answers = {"status": "active", "kind": "fixed", "billed": "something", "responds": "", "work": "done"}
    labels = {name: value and base.facts[name].label(value) for name, value in answers.items()}
    begun = ("Running", "FIXED price", " something,  however", "I don\N{RIGHT SINGLE QUOTATION MARK}t know", "all")
    asked = dict(zip(map(base.facts.__getitem__, answers), begun, strict=True))
    ways = (answers, labels, {info.asks: cell for info, cell in asked.items()})
    for number, cells in enumerate(ways):
        source, out = tmp_path / f"{number}.csv", tmp_path / f"{number}-out.csv"
        row = (f'"{cell}"' for cell in cells.values())
        source.write_text(f"id,{','.join(cells)},note\na,{','.join(row)},;\n", "utf-8")
        if command == "order":
            source.write_text(source.read_text("utf-8").replace(",note", "").replace(",;", ""), "utf-8")
            told.append(json.loads(run("order", str(source), "--json").out))
        else:
            assert run("batch", str(source), str(out), "--one-file", "--quick").code == 0
            told.append(out.read_text("utf-8").split(",;,")[1])
    assert told[0] == told[1] == told[2]
