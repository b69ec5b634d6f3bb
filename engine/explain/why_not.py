"""Why the advice is not another action: the rules that came nearest to proposing it, or what outweighed them.

An action can be out of reach for three reasons, and they are told apart: its rules lack premises in this case; it was
proposed and lost; or the policies of the day leave no case at all in which it could be advised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.all_cases.outcome import Outcome, Setting
from engine.all_cases.sets import CaseSet
from engine.base import CANDIDATE, CHOSEN, Base, LoadedRule, Premise, Role
from engine.explain.neighbours import Neighbours
from engine.language import IN_FORCE, NOT_IN_FORCE
from engine.refusal import AnswerError, instead
from engine.trace import Overridden, Trace

Run = Callable[[Mapping[str, str], Mapping[str, str]], Trace]
"""Runs one case: answers and policies give a trace (``Reasoner.run``)."""


@dataclass(frozen=True, slots=True)
class FailedPremise:
    """A premise that failed, with the value ``found`` (``None``: absent) and the rules that concluded that value.

    ``assumed`` says that nobody gave that value.
    """

    premise: Premise
    found: str | None
    by: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A rule that would have proposed the action, with the premises that ``failed``, in written order.

    ``policies`` are the policy facts whose state is what fails: changed alone, each makes the rule fire in this case.
    """

    rule: str
    failed: tuple[FailedPremise, ...]
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The possible case with the action that differs in the fewest facts: the ``answers`` changed, and the case."""

    answers: Mapping[str, str]
    example: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why ``action`` is not the advice.

    ``advised`` says that it is. ``outweighed`` are its proposals that lost; where there are none, ``missed`` are the
    rules with the fewest failed premises, in firing order. ``possible`` says that the day's policies leave some case
    with the action, of which ``nearest`` is the nearest to this one; where they do not, ``barred_by`` are the policy
    facts any of which alone, in its other state, would.
    """

    action: str
    advised: bool
    outweighed: tuple[Overridden, ...]
    missed: tuple[Missed, ...]
    possible: bool
    nearest: Nearest | None
    barred_by: tuple[str, ...]


def why_not(base: Base, action: str, trace: Trace, run: Run, near: Neighbours, outcomes: Sequence[Outcome]) -> WhyNot:
    """Return why ``trace`` does not advise ``action``; ``outcomes`` are those of the day, ``near`` its case's.

    Raises:
        AnswerError: there is no such action.
    """
    if action not in base.actions:
        raise AnswerError(f"there is no action {action!r}; {instead(action, base.actions)}")
    outweighed = tuple(lost for lost in trace.overridden if lost.action == action)
    advised = trace.action == action
    nearest = None if advised else _nearest(action, near, outcomes)
    possible = advised or nearest is not None
    return WhyNot(
        action=action,
        advised=advised,
        outweighed=outweighed,
        missed=() if advised or outweighed else tuple(_missed(base, action, trace, run)),
        possible=possible,
        nearest=nearest,
        barred_by=() if possible else tuple(_barring(base, action, near, outcomes)),
    )


def _missed(base: Base, action: str, trace: Trace, run: Run) -> Iterator[Missed]:
    """Yield the rules that propose ``action`` and have the fewest failed premises in the case."""
    failed = {rule.name: _failed(rule, trace) for rule in base.concluding(CANDIDATE, action)}
    fewest = min(map(len, failed.values()), default=0)
    fired_with = dict(_fired_with(base, trace, run))
    for name, premises in failed.items():
        if len(premises) == fewest:
            yield Missed(name, premises, tuple(fact for fact, fired in fired_with.items() if name in fired))


def _failed(rule: LoadedRule, trace: Trace) -> tuple[FailedPremise, ...]:
    known = {**trace.answers, **trace.policies, **trace.findings}
    return tuple(
        FailedPremise(
            premise,
            found,
            tuple(f.rule for f in trace.firings if f.fact == premise.fact and f.value == found),
            premise.fact in trace.assumed,
        )
        for premise in rule.premises
        if not premise.holds(found := known.get(premise.fact))
    )


def _fired_with(base: Base, trace: Trace, run: Run) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each policy fact with the rules that fire in the case once its state, and that alone, is the other."""
    for info in base.with_role(Role.POLICY):
        turned = run(trace.answers, _turned(trace.policies, info.name))
        yield info.name, frozenset(firing.rule for firing in turned.firings)


def _nearest(action: str, near: Neighbours, outcomes: Sequence[Outcome]) -> Nearest | None:
    """Return the case with the action, under any of ``outcomes``, that differs in the fewest facts; the first such."""
    rows = CaseSet.union(near.cases.size, (outcome.where(CHOSEN, action) for outcome in outcomes)).rows()
    if not len(rows):
        return None
    row = int(rows[near.counts[rows].argmin()])
    return Nearest(near.changed(row), near.cases.case(row))


def _barring(base: Base, action: str, near: Neighbours, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the policy facts that, turned alone, leave some case with the action; each takes a table of its own."""
    for info in base.with_role(Role.POLICY):
        settings = [_turned(outcome.setting, info.name) for outcome in outcomes]
        if any(Outcome(base, near.cases, setting).where(CHOSEN, action) for setting in settings):
            yield info.name


def _turned(setting: Setting, policy: str) -> Setting:
    """Return the setting with the state of one policy the other way."""
    return {**setting, policy: NOT_IN_FORCE if setting[policy] == IN_FORCE else IN_FORCE}
