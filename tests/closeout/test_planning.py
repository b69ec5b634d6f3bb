"""The shipped plan of questions: made for the knowledge as it is, and true on each of its paths."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

import kb
from closeout import planning, shared
from closeout.planning import fitting, make, settings_of_plan, shipped_plan, stated_prior
from engine.applicability import values_of_row
from engine.base import Base, Role
from engine.completions.relevance import relevant
from engine.interview.guide import TableGuide
from engine.questions.plan import PlanNode, QuestionPlan
from kb import KNOWLEDGE
from terminal.program import cli
from tests.conftest import Run


@cache
def base() -> Base:
    """Return the knowledge base, loaded."""
    return shared.base()


@cache
def guide() -> TableGuide:
    """Return the guide with the shipped plan."""
    settings = settings_of_plan(base())
    return TableGuide(shared.table(base(), settings), shipped_plan(base(), settings))


def shipped() -> str:
    """Return the shipped plan as it is kept."""
    return resources.files("kb").joinpath(planning.PLAN).read_text("utf-8")


def test_the_shipped_plan_is_fresh() -> None:
    """The shipped plan was made for the knowledge, the rules of the day and the prior as they are."""
    assert shipped_plan(base(), settings_of_plan(base())) is not None, "run: make kb"


@pytest.mark.slow
def test_the_shipped_plan_is_what_would_be_made() -> None:
    """Making the plan anew gives the very same file."""
    assert make() == shipped()


def test_a_plan_for_other_days_is_not_used() -> None:
    """For a day on which other rules are in force there is no plan."""
    settings = settings_of_plan(base())
    assert shipped_plan(base(), settings[1:]) is None
    assert shipped_plan(base(), tuple(reversed(settings))) is not None


def test_a_missing_plan_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the file there is no plan, and the interview does without."""
    monkeypatch.setattr(planning, "PLAN", "questions-that-are-not-there.json")
    assert shipped_plan(base(), settings_of_plan(base())) is None


def test_a_plan_and_a_prior_that_fit_are_no_failure() -> None:
    """What is shipped fits the knowledge base."""
    assert fitting(base()).failures == ()


@pytest.mark.parametrize(
    ("file", "content", "problem"),
    [
        ("questions-that-are-not-there.json", None, "is missing, or was made for other knowledge"),
        ("stale.json", '{"fingerprint": "old", "nodes": []}', "is missing, or was made for other knowledge"),
        ("broken.json", '{"fingerprint": ', "cannot be read"),
        ("other.json", '{"nodes": 3}', "cannot be read"),
    ],
)
def test_a_plan_that_does_not_fit_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, content: str | None, problem: str
) -> None:
    """A plan that is missing, out of date or unreadable is told, with the command that makes it anew."""
    if content is not None:
        (tmp_path / file).write_text(content, "utf-8")
    monkeypatch.setattr(planning, "PLAN", str(tmp_path / file))
    (failure,) = fitting(base()).failures
    assert problem in failure.problem
    assert "make kb" in failure.problem


def test_a_prior_that_does_not_fit_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fact or value that the prior lacks or has too many is a failure of its own."""
    stated = planning.stated()
    del stated["escrow"]
    monkeypatch.setattr(planning, "stated", lambda: {**stated, "weather": {}})
    first, second = (failure.problem for failure in fitting(base()).failures)
    assert "there is no fact 'weather' to ask" in first
    assert "nothing is stated of 'escrow'" in second


def test_making_writes_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Run) -> None:
    """Making the plan writes it and says where."""
    monkeypatch.setattr(planning, "make", lambda: "a plan")
    monkeypatch.setattr(kb, "__file__", str(tmp_path / "__init__.py"))
    said = run("docs", "--plan").out
    assert (tmp_path / planning.PLAN).read_text("utf-8") == "a plan"
    assert str(tmp_path / planning.PLAN) in said


def test_the_prior_gives_a_reason_for_each_fact() -> None:
    """Every question that the interview can ask has weights, a cost and a reason."""
    prior = stated_prior(base())
    facts = {info.name for info in base().with_role(Role.DECIDING, Role.REFINING)}
    assert prior.costs.keys() == prior.reasons.keys() == prior.shares.keys() == facts
    assert all(reason.endswith(".") for reason in prior.reasons.values())


def test_the_numbers_in_the_plan_follow_from_one_another() -> None:
    """At each node "at most" is one more than the largest after it, a list counting once; the last node comes first."""
    plan = QuestionPlan.heard(shipped())
    for node in plan.nodes:
        if node.fact is not None:
            info, asked = base().facts[node.fact], 1 - node.listed
            after = [(plan.nodes[at], value) for at, value in zip(node.after, info.values, strict=True) if at >= 0]
            events = {value for _, value in after} & {*(info.events if node.listed or plan.together(node) else ())}
            again = events if len(events) > 1 else set[str]()
            assert node.most == asked + max(one.most + (value in again) for one, value in after)
            assert min(one.about for one, _ in after) <= node.about - asked + 0.01
            assert node.about - asked <= max(one.about + (value in again) for one, value in after) + 0.01
        else:
            assert node.about == node.most
    assert plan.nodes[-1].fact == KNOWLEDGE.first


class Paths:
    """A walk along every path of the plan, with its refining questions at each end; of a list, each row by itself."""

    def __init__(self) -> None:
        self.guide = guide()
        self.advices = self.guide.table.classes.advices({})
        self.ends: dict[tuple[int, ...], int] = {}
        self.asked = 0

    def walk(self, answers: Mapping[str, str]) -> int:
        """Return how many questions can follow; check that each can change the advice, and the number announced."""
        asking = self.guide.next_question(answers, ())
        if asking is None:
            return 0
        self.asked += 1
        facts = base().facts
        asked = self.guide.together(answers, (), asking) or (asking,)
        if answers:
            assert {*asked} <= {*relevant(self.guide.table, answers)}
        if facts[asking].role is Role.REFINING:
            others = {fact: facts[fact].values[0] for fact in asked}
            said = [{**others, fact: value} for fact in asked for value in facts[fact].values]
            return 1 + max(self.walk({**answers, **dict(each)}) for each in {frozenset(one.items()) for one in said})
        told = self.guide.remaining(answers, (), asking)
        assert told is not None
        said = [dict(zip(asked, values, strict=True)) for values in product(*[facts[fact].values for fact in asked])]
        each = [(one, {**answers, **one}) for one in said if self.guide.possible({**answers, **one})]
        follow = max(self._again(answers, one) + self._after(whole) for one, whole in each)
        assert follow <= told.most
        return 1 + follow

    def _again(self, answers: Mapping[str, str], said: Mapping[str, str]) -> int:
        """Return how many facts of a list are asked again: those with an event where several were possible."""
        possible = self.guide.possible
        several = [
            fact for fact in said if len(values_of_row(base(), answers, fact, possible, so=True)) > 1 and len(said) > 1
        ]
        return sum(said[fact] in base().facts[fact].events for fact in several)

    def _after(self, answers: Mapping[str, str]) -> int:
        """Return how many questions can follow; where only refining ones are left, alike ends are walked once."""
        node = self._node(answers)
        if node.fact is not None:
            return self.walk(answers)
        table = self.guide.table
        row = int(table.cases.rows(answers)[0])
        end = tuple(int(number) for number in self.advices[:, table.classes.of_row[row]])
        if end not in self.ends:
            self.ends[end] = self.walk(answers)
        assert self.ends[end] <= node.most
        return self.ends[end]

    def _node(self, answers: Mapping[str, str]) -> PlanNode:
        assert self.guide.plan is not None
        node = self.guide.plan.at(base(), answers)
        assert node is not None
        return node


@pytest.mark.slow
def test_no_question_on_any_path_is_redundant() -> None:
    """On every path of the plan, each question can change the advice, and no more follow than are announced."""
    paths = Paths()
    paths.walk({})
    assert paths.asked > 1000
    assert len(paths.ends) > 100


@pytest.mark.parametrize("interviews", [5, pytest.param(200, marks=pytest.mark.slow)])
def test_numbers_hold_after_an_unknown_answer(interviews: int) -> None:
    """Where one answer is not known, which may raise "at most", that then holds for the rest of the interview."""
    chance = random.Random(5)  # noqa: S311 - nothing is kept secret
    with_plan = guide()
    rows = with_plan.table.cases.rows({KNOWLEDGE.first: "active"})
    for _ in range(interviews):
        case = with_plan.table.cases.case(int(chance.choice(rows)))
        unknown_place = chance.randrange(1, 6)
        answers: dict[str, str] = {}
        unknown: list[str] = []
        announced: list[int] = []
        asking: str | None = KNOWLEDGE.first
        while asking is not None:
            told = with_plan.remaining(answers, unknown, asking)
            assert told is not None
            announced.append(told.most)
            asked = with_plan.together(answers, unknown, asking) or (asking,)
            if len(announced) == unknown_place + 1 and not unknown:
                unknown += asked
                announced.clear()
            else:
                for fact in asked:  # where the case has none, as an hourly contract has no deposit, one that can be
                    values = base().facts[fact].values
                    possible = [value for value in values if with_plan.possible({**answers, fact: value})]
                    answers[fact] = case[fact] if case.get(fact) in possible else chance.choice(possible)
            asking = with_plan.next_question(answers, unknown)
        assert all(len(announced) - 1 - place <= most for place, most in enumerate(announced))


@pytest.mark.slow
def test_the_command_tells_the_minimum_beside_the_rest() -> None:
    """``closeout check --questions`` tells exact minima, and no other way of asking takes less."""
    ran = CliRunner().invoke(cli, ["check", "--questions", "--json"])
    found = json.loads(ran.output)
    for part in ("whole", "action"):
        ways = found[part]["ways"]
        assert found[part]["exact"]
        assert min(way["effort"] for way in ways.values()) == ways["least-effort"]["effort"]
        assert min(way["number"] for way in ways.values()) == ways["fewest-on-average"]["number"]
        assert min(way["worst"] for way in ways.values()) == ways["fewest-at-worst"]["worst"]
        assert ways["best-fixed-order"]["effort"] <= ways["declared-order"]["effort"]
    assert found["action"]["ways"]["least-effort"]["effort"] < found["whole"]["ways"]["least-effort"]["effort"]
