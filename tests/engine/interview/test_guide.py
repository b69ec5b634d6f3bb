"""Which question the guide asks next, and how many it says will follow."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pytest

from engine.all_cases.table import Table
from engine.base import Base
from engine.completions.information import entropy, information
from engine.completions.relevance import relevant
from engine.completions.view import View
from engine.days.calendar import day, settings
from engine.interview.guide import TableGuide
from engine.language import NOT_IN_FORCE, Knowledge
from engine.loading.load import load
from tests.engine import toy
from tests.engine.altered import likelier


def guide_of(knowledge: Knowledge, today: date) -> TableGuide:
    """Return a guide for today and the forum's day."""
    base: Base = load(knowledge)
    days = [day(base, name, today) for name in ("today", "forum")]
    found = [setting for each in days for setting in settings(base, each)]
    unique = [setting for place, setting in enumerate(found) if setting not in found[:place]]
    return TableGuide(Table.build(base, unique, likelier(base, "going", "out", 0.8) if "going" in base.facts else None))


WEATHER = guide_of(toy.KNOWLEDGE, date(2015, 1, 1))


def run(guide: TableGuide, case: dict[str, str], chance: random.Random) -> list[tuple[int, int]]:
    """Return what was announced at each question, and how many questions did follow, for one whole case."""
    announced: list[int] = []
    answers: dict[str, str] = {}
    asking: str | None = guide.table.base.knowledge.first
    while asking is not None:
        told = guide.remaining(answers, (), asking)
        assert told is not None
        announced.append(told.most)
        for fact in guide.together(answers, (), asking) or (asking,):
            values = guide.table.base.facts[fact].values
            possible = [value for value in values if guide.possible({**answers, fact: value})]
            answers[fact] = case.get(fact) or chance.choice(possible)
        asking = guide.next_question(answers, ())
    return [(most, len(announced) - 1 - place) for place, most in enumerate(announced)]


def test_every_question_matters() -> None:
    """The next question is always one of those that can still change the advice."""
    for going in ("out", "in"):
        answers = {"going": going}
        asked = WEATHER.next_question(answers, ())
        assert asked in (relevant(WEATHER.table, answers) or (None,))


def test_the_next_question_tells_most() -> None:
    """Among the deciding facts that matter no other tells more about the advice, weighed by the prior."""
    order = set()
    for unknown in ((), ("rain",), ("heat",), ("transport",)):
        view = View.of(WEATHER.table, {"going": "out"}, unknown=unknown)
        asked = WEATHER.next_question({"going": "out"}, unknown)
        assert asked is not None
        told = {fact: information(view.ids, digits, view.weights) for fact, digits in view.digits.items()}
        assert 0 < told[asked] <= entropy(np.bincount(view.ids, view.weights))
        matter = [fact for fact in relevant(WEATHER.table, {"going": "out"}, unknown) if fact in told]
        assert all(told[fact] <= told[asked] for fact in matter)
        order.add(asked == max(matter, key=lambda fact: information(view.ids, view.digits[fact])))
    assert False in order


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


def test_not_knowing_the_first_fact_does_not_end_the_interview() -> None:
    """What applies in the likely cases is asked all the same, parents before their children."""
    unknown = ["going"]
    while (asked := WEATHER.next_question({}, unknown)) is not None:
        unknown.append(asked)
    assert set(unknown) >= {"going", "transport", "rain", "heat"}
    assert "umbrella" not in unknown


def test_an_event_of_an_unknown_fact_is_no_longer_reckoned_with() -> None:
    """Who does not know of a storm is not sent home for one."""
    base = load(toy.KNOWLEDGE)
    guide = TableGuide(Table.build(base, [{"helmet_law": NOT_IN_FORCE, "car_free": NOT_IN_FORCE}]))
    answers = {"going": "out", "transport": "bike", "rain": "pouring"}
    assert [stake.actions for stake in guide.why(answers, (), "heat").stakes] == [("stay", "raincoat")] * 2
    assert [stake.actions for stake in guide.why(answers, ("wind",), "heat").stakes] == [("raincoat",)] * 2
    assert guide.next_question(answers, ("wind",)) != "heat"


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
