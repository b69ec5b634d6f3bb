"""The page to walk says of any answers, whole or partial, what the engine says of them: compared in a browser."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from closeout import shared
from closeout.advice import alike_in_all, belied, estimates_of, filled, message_of, turning
from closeout.answers import Given
from closeout.as_json import plain
from closeout.manual.files import our_index
from closeout.phrases import Phrase
from closeout.planning import shipped_plan
from engine.applicability import broken_constraint
from engine.base import Role
from engine.completions.consult import Consultation, consult
from engine.days.given import day_said, days_given, due_days, followed
from engine.interview.guide import TableGuide
from engine.language import Estimate

if TYPE_CHECKING:
    from tests.site.visit import Visit

pytestmark = pytest.mark.slow

DRAWN = 2000
BATCH = 100
LEFT = (0.6, *(0.25,) * 5, *(0.1,) * 8, *(0.0,) * 6)
"""The share of the answers of a drawn case that nobody gives; half of these are said to be unknown."""
PARTS = (
    "ways",
    "action",
    "certain",
    "settled",
    "steps",
    "certain_steps",
    "open_steps",
    "cautions",
    "certain_cautions",
    "open_cautions",
    "unless",
    "depends_on",
    "worth_finding_out",
    "indifferent",
    "findings",
)
ON = date(2026, 11, 25)
"""The day on which the page is read."""
SAID = """async ([cases, parts, today]) => {
    window.table ??= await Closeout.unpacked(document.getElementById("walk-data").textContent);
    return JSON.stringify(JSON.parse(cases).map(({ answers, unknown, extras }) => {
        const next = Closeout.nextQuestion(table, answers, unknown);
        const numbers = Object.fromEntries(Object.entries(extras).filter(([name]) => !table.extras[name].spans));
        const both = [...table.days.keys()].map((day) => Closeout.consult(table, answers, day, numbers));
        const turned = Closeout.sameAdvice(...both) ? null : Closeout.turned(table, ...both);
        const days = both.map((found) => {
            const likely = found.ways.length > 1 ? found.ways.filter((way) => way.likely).map((way) => way.action) : [];
            const by = Closeout.shortest(Closeout.plainView(table, answers, found.day), likely);
            const otherwise = likely.length ? null : {};
            found.ways = found.ways.map((way) => ({ ...way, settled_by: by[way.action] ?? otherwise }));
            return Object.fromEntries([...parts, "message"].map((part) => [part, found[part]]));
        });
        const [days_given, on] = [Closeout.daysGiven(table, answers, extras), Closeout.dayOf(today)];
        const due = Closeout.due(table, both[0].steps, days_given, on);
        const follows = {
            out: next ? Closeout.ruledOut(table, answers, next) : {},
            answers: Closeout.followed(table, answers, days_given, on),
            due: Object.entries(due).map(([step, day]) => [step, Closeout.daySaid(day)]),
            estimates: both.map(({ day }) => Closeout.estimates(table, answers, numbers, day)),
        };
        const difference = turned && turned.map((fact) => table.policies[fact].id);
        const together = next ? Closeout.together(table, answers, unknown, next) : [];
        return { next, together, days, difference, follows };
    }));
}"""
"""What the page says of each of several partial answers."""

INDEX = our_index()
BASE, TABLE = INDEX.base, INDEX.table
GUIDE = TableGuide(TABLE, shipped_plan(BASE, [outcome.setting for outcome in TABLE.outcomes]))

Partial = dict[str, Any]
TRACED: Partial = {"traced": True}
"""Of these the reasoner of record tells what made the difference; it takes as long as all the rest together."""


def of_files() -> list[Partial]:
    """Return the answers of every case of ``kb/cases``."""
    return [
        {
            "answers": {fact: value for fact, value in case.answers.items() if fact in BASE.facts},
            "extras": {name: float(value) for name, value in case.answers.items() if name not in BASE.facts},
            "unknown": [],
            **TRACED,
        }
        for case in INDEX.situations
    ]


def drawn() -> Iterator[Partial]:
    """Yield partial answers of cases drawn by the prior: left out here and there, with some refining answers.

    Every fifth has the first few answers that the interview asks for instead, so that the plan is followed.
    """
    choose = random.Random(11)  # noqa: S311 - drawn for tests
    rows = np.random.default_rng(11).choice(TABLE.cases.size, DRAWN, p=TABLE.weights)
    for number, row in enumerate(map(int, rows)):
        left, case = choose.choice(LEFT), TABLE.cases.case(row)
        if number % 5 == 0:
            yield {"answers": begun(case, choose.randint(0, 9)), "unknown": [], **TRACED}
            continue
        answers = {fact: value for fact, value in case.items() if choose.random() >= left}
        unknown = [fact for fact in case if fact not in answers and choose.random() < 0.5]
        for info in BASE.with_role(Role.REFINING):
            more = {**answers, info.name: choose.choice(info.values)}
            answers = more if choose.random() < 0.2 and len(TABLE.cases.rows(more)) else answers
        yield {"answers": answers, "unknown": unknown}


def extras(choose: random.Random) -> dict[str, Any]:
    """Return days and numbers such as one may give, some left out."""
    days = {day.name: str(ON - timedelta(choose.choice((0, 3, 6, 20, 70, 89, 95)))) for day in BASE.knowledge.dates}
    numbers = {
        "score": float(choose.randint(0, 100)),
        "jobs": choose.choice((0.0, 1.0, 2.0, 6.0, 31.0, 600.0)),
        "paid": choose.choice((0.0, 250.0, 250.5, 1000.0, 9000.0)),
        "quarters": choose.choice((0.0, 1.0, 5.0, 8.0, 20.0)),
    }
    return {name: value for name, value in {**days, **numbers}.items() if choose.random() < 0.8}


def begun(case: Mapping[str, str], count: int) -> dict[str, str]:
    """Return the first so many answers of a case that the interview asks for."""
    answers: dict[str, str] = {}
    while len(answers) < count and (fact := GUIDE.next_question(answers, ())) in case:
        answers[str(fact)] = case[str(fact)]
    return answers


def expected(given: Partial) -> dict[str, Any]:
    """Return what the engine says of partial answers."""
    answers, unknown = given["answers"], given["unknown"]
    following = GUIDE.next_question(answers, unknown)
    together = GUIDE.together(answers, unknown, following) if following else ()
    unfit = belied(BASE, given["extras"])
    both = [consult(TABLE, answers, [INDEX.setting(day)], unfit) for day in INDEX.days]
    found: dict[str, Any] = {"next": following, "together": [*together], "days": [told(found) for found in both]}
    found["follows"] = follows(answers, given["extras"], following, both[0].steps)
    return found | ({"difference": difference(*both)} if "traced" in given else {})


def follows(
    answers: Mapping[str, str], extras: Mapping[str, Any], asked: str | None, steps: tuple[str, ...]
) -> dict[str, Any]:
    """Return what is not offered, and what follows from days and numbers."""
    days, everything = days_given(BASE, answers, extras), Given(answers, extras)
    return {
        "out": dict(ruled_out(answers, asked)) if asked else {},
        "answers": followed(BASE, answers, days, ON),
        "due": [[step, day_said(day)] for step, day in due_days(BASE, steps, days, ON).items()],
        "estimates": [[figures(each) for each in estimates_of(BASE, day, everything)] for day in INDEX.days],
    }


def ruled_out(answers: Mapping[str, str], asked: str) -> Iterator[tuple[str, str]]:
    """Yield the answers that the interview would not offer, with why."""
    for value in BASE.facts[asked].values:
        constraint = broken_constraint(BASE, {**answers, asked: value})
        if constraint or not GUIDE.possible({**answers, asked: value}):
            yield value, constraint.why if constraint else str(Phrase.NO_CASE)


def figures(estimate: Estimate) -> dict[str, Any]:
    """Return the parts of an estimate that are compared."""
    return {part: plain(getattr(estimate, part)) for part in ("case", "low", "likely", "high", "said", "assumptions")}


def difference(main: Consultation, forum: Consultation) -> list[str] | None:
    """Return the policies that made the difference between two days, nothing where there is none."""
    if alike_in_all(main, forum):
        return None
    reasoner = shared.reasoner(BASE)
    one, other = ((reasoner.run(found.example, found.setting), found.setting) for found in (main, forum))
    return [policy.id for policy in turning(BASE, one, other)]


def told(found: Consultation) -> dict[str, Any]:
    """Return the parts of an advice that are compared, and its message."""
    message = filled(message_of([BASE.steps[step] for step in found.steps]), {})
    return {**{part: plain(getattr(found, part)) for part in PARTS}, "message": message}


def alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether both say the same; shares may differ in their last digit, the sum of many being rounded."""
    return bool(rounded(one) == rounded(other))


def rounded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return the value with its numbers to nine digits."""
    if isinstance(value, Mapping):
        return {key: rounded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [rounded(entry) for entry in value]
    return round(value, 9) if isinstance(value, float) else value


def test_the_page_says_what_the_engine_says(visit: Visit) -> None:
    """Of all case files and 2,000 partial answers: action, steps, cautions, message, certainty, ways, next question."""
    page = visit.open("index.html")
    cases = [json.loads(each) for each in dict.fromkeys(map(json.dumps, [*of_files(), *drawn()]))]
    choose = random.Random(12)  # noqa: S311 - drawn for tests
    cases = [{**case, "extras": {**extras(choose), **case.get("extras", {})}} for case in cases]
    with ProcessPoolExecutor(2, get_context("spawn")) as engine:
        wanted = engine.map(expected, cases, chunksize=BATCH // 2)
        batches = (json.dumps(cases[first : first + BATCH]) for first in range(0, len(cases), BATCH))
        said = (each for batch in batches for each in json.loads(page.evaluate(SAID, [batch, list(PARTS), str(ON)])))
        for given, one, other in zip(cases, said, wanted, strict=True):
            assert alike({part: one[part] for part in other}, other), given
