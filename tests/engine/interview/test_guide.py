"""Which question the guide asks next, and how many it says will follow."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pytest

from engine.all_cases.information import entropy, information
from engine.all_cases.relevance import View, relevant
from engine.all_cases.table import Table
from engine.base import Base
from engine.days.calendar import day, settings
from engine.interview.guide import TableGuide
from engine.language import Knowledge
from engine.loading.load import load
from tests.engine import toy


def guide_of(knowledge: Knowledge, today: date) -> TableGuide:
    """Return a guide for today and the forum's day."""
    base: Base = load(knowledge)
    days = [day(base, name, today) for name in ("today", "forum")]
    found = [setting for each in days for setting in settings(base, each)]
    unique = [setting for place, setting in enumerate(found) if setting not in found[:place]]
    return TableGuide(Table.build(base, unique))


WEATHER = guide_of(toy.KNOWLEDGE, date(2015, 1, 1))


def run(guide: TableGuide, case: dict[str, str], chance: random.Random) -> list[tuple[int, int]]:
    """Return what was announced at each question, and how many questions did follow, for one whole case."""
    announced: list[int] = []
    answers: dict[str, str] = {}
    asking: str | None = guide.table.base.knowledge.first
    while asking is not None:
        announced.append(guide.remaining(answers, (), asking).most)
        values = guide.table.base.facts[asking].values
        possible = [value for value in values if guide.possible({**answers, asking: value})]
        answers[asking] = case.get(asking) or chance.choice(possible)
        asking = guide.next_question(answers, ())
    return [(most, len(announced) - 1 - place) for place, most in enumerate(announced)]


def test_every_question_matters() -> None:
    """The next question is always one of those that can still change the advice."""
    for going in ("out", "in"):
        answers = {"going": going}
        asked = WEATHER.next_question(answers, ())
        assert asked in (relevant(WEATHER.table, answers) or (None,))


def test_the_next_question_tells_most() -> None:
    """Among the deciding facts that matter no other tells more about the advice."""
    view = View.of(WEATHER.table, {"going": "out"})
    asked = WEATHER.next_question({"going": "out"}, ())
    assert asked is not None
    told = {fact: information(view.ids, digits) for fact, digits in view.digits.items()}
    assert 0 < told[asked] <= entropy(np.bincount(view.ids))
    assert all(told[fact] <= told[asked] for fact in relevant(WEATHER.table, {"going": "out"}) if fact in told)


def test_the_maximum_holds_in_every_case_of_the_toy() -> None:
    """Whatever the case, no more questions follow than were announced at any point."""
    chance = random.Random(1)  # noqa: S311 - for drawing cases
    for row in range(WEATHER.table.cases.size):
        for most, followed in run(WEATHER, WEATHER.table.cases.case(row), chance):
            assert followed <= most


def test_an_unknown_fact_is_not_asked_again() -> None:
    """What the user does not know is left alone, and so is what applies only because of it."""
    answers = {"going": "out"}
    unknown = list(relevant(WEATHER.table, answers))
    assert WEATHER.next_question(answers, unknown) is None


@pytest.mark.parametrize("cases", [6, pytest.param(150, marks=pytest.mark.slow)])
def test_the_maximum_holds_in_the_knowledge_base(cases: int) -> None:
    """On randomly drawn cases of our own base, no more questions follow than were announced at any point."""
    from kb import KNOWLEDGE  # noqa: PLC0415 - the other tests hold without a knowledge base that loads

    guide = guide_of(KNOWLEDGE, date(2026, 11, 22))
    chance = random.Random(2)  # noqa: S311 - for drawing cases
    for _ in range(cases):
        status = chance.choice(guide.table.base.facts[KNOWLEDGE.first].values)
        rows = guide.table.cases.rows({KNOWLEDGE.first: status})
        for most, followed in run(guide, guide.table.cases.case(int(chance.choice(rows))), chance):
            assert followed <= most
