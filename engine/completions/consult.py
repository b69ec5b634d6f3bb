"""What partial answers lead to: an unanswered question means every completion.

Advice that all completions share is *certain*; advice that all share in which nothing happened that one would know of
(an event) is *settled*, unless one of these did. What is open is weighed by the prior and told with the fewest answers
that lead to it. A day on which a policy's state is not known counts as one more unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType
from typing import Final

import numpy as np

from engine.all_cases.outcome import Setting, in_phases
from engine.all_cases.sets import CaseSet
from engine.all_cases.table import Table
from engine.base import CAUTION, CHOSEN, STEP, Base, Role
from engine.completions.begun import begun
from engine.completions.information import information
from engine.completions.relevance import may_matter
from engine.completions.unless import Unless, unless
from engine.completions.view import View
from engine.completions.ways import shortest
from engine.language import Reversible
from engine.language.facts import Where

LIKELY: Final = 0.1
"""From this share of the completions on, by the prior, a way is likely. One in ten is what nobody would call out of the
question; with less, the least irreversible way would be advised for the sake of what hardly anybody has."""
_FROM_FREE_TO_FINAL = list(Reversible)


@dataclass(frozen=True, slots=True)
class Way:
    """An action that some completions come to: their ``share`` of all by the prior (0 to 1), and if that is likely.

    ``settled_by`` are the fewest answers that, added, make it the settled action: for a likely way, ``None`` where it
    hangs on a policy alone; for an unlikely one they are not looked for.
    """

    action: str
    share: float
    likely: bool
    settled_by: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Consultation:
    """What all completions of partial answers come to; those with an event that nobody named are told of apart.

    ``ways`` are the actions, first the headline: the least irreversible of the likely ones; then the other likely
    ones, then the rest. ``certain`` says that the action is the same in every completion, events or not. ``steps``
    and ``cautions`` hold in every completion without an event, and these steps can be done one after the other; the
    open ones hold in some or wait for one that does; the certain ones hold in every completion at all. ``unless`` are
    the events that would change something. ``depends_on`` names the facts and policies that can still change
    something without an event, ``worth_finding_out`` the fact that tells most about the action (``None`` where that
    is settled). ``example`` is the likeliest completion with the headline, under ``setting``; ``assumed`` is what it
    takes for granted, ``indifferent`` the facts among that that make no difference. ``findings`` has for each finding
    that some completion without an event reaches the values possible, as declared.
    """

    ways: tuple[Way, ...]
    certain: bool
    steps: tuple[str, ...]
    certain_steps: tuple[str, ...]
    open_steps: tuple[str, ...]
    cautions: tuple[str, ...]
    certain_cautions: tuple[str, ...]
    open_cautions: tuple[str, ...]
    unless: tuple[Unless, ...]
    depends_on: tuple[str, ...]
    worth_finding_out: str | None
    example: Mapping[str, str]
    setting: Setting
    assumed: Mapping[str, str]
    indifferent: tuple[str, ...]
    findings: Mapping[str, tuple[str, ...]]

    @property
    def settled(self) -> bool:
        """Return whether every completion without an unnamed event has the same action."""
        return len(self.ways) == 1

    @property
    def action(self) -> str:
        """Return the headline."""
        return self.ways[0].action


def consult(
    table: Table,
    answers: Mapping[str, str],
    settings: Sequence[Setting] | None = None,
    belied: Where = MappingProxyType({}),
) -> Consultation:
    """Return what ``answers`` lead to under ``settings``, each equally possible (all of the table if none are given).

    The example has none of the values that are ``belied``, by their facts, where another does.

    Raises:
        ValueError: a fact or a value is unknown, or the answers have no completion.
        KeyError: the table was not built for one of ``settings``.
    """
    base = table.base
    every = View.of(table, answers, settings)
    plain = every.without_events(every.unanswered) or every
    ways = _ways(plain)
    facts = may_matter(plain)
    events = unless(every, plain)
    example, setting = _example(plain, ways[0].action, belied)
    assumed = {fact: value for fact, value in example.items() if fact not in answers}
    turning = {*facts, *(event.fact for event in events)}
    (sure, all_steps), (cautions, all_cautions) = plain.marked(STEP), plain.marked(CAUTION)
    steps = begun(plain, in_phases(base, sure))
    return Consultation(
        ways=ways,
        certain=len(every.chances) == 1,
        steps=tuple(steps),
        certain_steps=tuple(begun(every, in_phases(base, every.marked(STEP)[0]))),
        open_steps=in_phases(base, all_steps - set(steps)),
        cautions=_as_declared(base.cautions, cautions),
        certain_cautions=_as_declared(base.cautions, every.marked(CAUTION)[0]),
        open_cautions=_as_declared(base.cautions, all_cautions - cautions),
        unless=events,
        depends_on=(*facts, *_open_policies(plain)),
        worth_finding_out=most_telling(plain, facts) if len(ways) > 1 else None,
        example=example,
        setting=setting,
        assumed=assumed,
        indifferent=tuple(fact for fact in assumed if fact not in turning),
        findings=_findings(plain),
    )


def most_telling(view: View, among: Collection[str]) -> str | None:
    """Return the deciding fact ``among`` these that tells most about the action, if any is among them.

    The measure is the mutual information of fact and action over all completions, weighed by the prior; facts that
    apply in all of them go first, since the others can only be asked for later.
    """
    facts = [fact for fact in among if fact in view.digits]
    facts = [fact for fact in facts if view.applies_throughout(fact)] or facts
    chosen = np.concatenate([view.table.actions[number][view.of_row] for number in view.numbers])
    weights, times = np.tile(view.weights, len(view.numbers)), len(view.numbers)
    told = {fact: information(chosen, np.tile(view.digits[fact], times), weights) for fact in facts}
    return max(told, key=lambda fact: told[fact], default=None)


def ranked(base: Base, shares: Mapping[str, float]) -> tuple[list[str], set[str]]:
    """Return the actions that have ``shares`` in order, and which are likely: the likeliest at least.

    The least irreversible of the likely ones stands first, then the other likely ones, then the rest.
    """
    floor = min(LIKELY, max(shares.values()))
    likely = {action for action, share in shares.items() if share >= floor}

    def rank(action: str) -> tuple[bool, int, float]:
        return action not in likely, _FROM_FREE_TO_FINAL.index(base.actions[action].reversible), -shares[action]

    return sorted(shares, key=rank), likely


def _ways(view: View) -> tuple[Way, ...]:
    """Return the actions as they are ``ranked``, each with what leads to it."""
    shares = view.chances
    actions, likely = ranked(view.table.base, shares)
    answers = shortest(view, likely)
    return tuple(Way(action, shares[action], action in likely, answers.get(action)) for action in actions)


def _example(view: View, action: str, belied: Where) -> tuple[dict[str, str], Setting]:
    """Return the likeliest completion with this action, the first among equals, and its setting."""
    place, cases = view.table.base.facts[CHOSEN].values.index(action), view.table.cases
    having = {number: view.table.actions[number][view.of_row] == place for number in view.numbers}
    if belied:
        unfit = CaseSet.union(
            cases.size, (cases.where(fact, each) for fact, values in belied.items() for each in values)
        )
        fitting = {number: has & ~unfit.at(view.rows) for number, has in having.items()}
        having = fitting if any(has.any() for has in fitting.values()) else having
    found: list[tuple[float, int, Setting]] = []
    for number, has in having.items():
        rows = np.flatnonzero(has)
        if len(rows):
            row = rows[view.weights[rows].argmax()]
            found.append((float(view.weights[row]), int(view.rows[row]), view.table.outcomes[number].setting))
    _, likeliest, setting = max(found, key=itemgetter(0))
    return {**view.table.cases.case(likeliest), **view.answers}, setting


def _findings(view: View) -> dict[str, tuple[str, ...]]:
    """Return the values that each finding takes in some completion; findings that none reaches are left out."""
    found = {
        info.name: tuple(v for v in info.values if any(out.where(info.name, v) & view.here for out in view.outcomes))
        for info in view.table.base.with_role(Role.FINDING)
    }
    return {name: values for name, values in found.items() if values}


def _open_policies(view: View) -> tuple[str, ...]:
    """Return the policies whose state, not known on the day, changes the advice in some completion."""
    if len(view.numbers) == 1:
        return ()
    advices = view.table.classes.advices(view.places)[list(view.numbers)][:, view.classes]
    settings = [outcome.setting for outcome in view.outcomes]
    differing = [
        {policy for policy in one if one[policy] != other[policy]}
        for first, one in enumerate(settings)
        for second, other in enumerate(settings[:first])
        if (advices[first] != advices[second]).any()
    ]
    alone = set().union(*[policies for policies in differing if len(policies) == 1])
    found = alone or set().union(*differing)
    return tuple(info.name for info in view.table.base.with_role(Role.POLICY) if info.name in found)


def _as_declared(declared: Iterable[str], names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in declared if name in names)
