"""What partial answers lead to: an unanswered question means every completion.

Advice that all completions share is certain. The rest is grouped by action, with what it depends on and the one fact
most worth finding out. A day on which a policy's state is not known counts as one more unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.all_cases.information import information
from engine.all_cases.outcome import Outcome, Setting, in_phases
from engine.all_cases.relevance import View, may_matter
from engine.all_cases.sets import CaseSet
from engine.all_cases.table import Table
from engine.base import CAUTION, CHOSEN, STEP, Role
from engine.language import Reversible

_FROM_FREE_TO_FINAL = list(Reversible)


@dataclass(frozen=True, slots=True)
class Group:
    """The completions with one action: their ``share`` of all (0 to 1), and the first, under its ``setting``."""

    action: str
    share: float
    example: Mapping[str, str]
    setting: Setting


@dataclass(frozen=True, slots=True)
class Consultation:
    """What all completions of partial answers come to.

    ``groups`` stand with the least irreversible action first; then by share. ``steps`` and ``cautions`` hold in every
    completion, the open ones in some. ``depends_on`` names the facts and policies that can still change something,
    ``worth_finding_out`` the fact that tells most about the action (``None`` where that is certain). ``assumed`` are
    facts answered in the first group's example that make no difference. ``findings`` has for each finding that some
    completion reaches the values possible, as declared.
    """

    groups: tuple[Group, ...]
    steps: tuple[str, ...]
    open_steps: tuple[str, ...]
    cautions: tuple[str, ...]
    open_cautions: tuple[str, ...]
    depends_on: tuple[str, ...]
    worth_finding_out: str | None
    assumed: tuple[str, ...]
    findings: Mapping[str, tuple[str, ...]]

    @property
    def certain(self) -> bool:
        """Return whether every completion has the same action."""
        return len(self.groups) == 1

    @property
    def action(self) -> str:
        """Return the action: the certain one, or the least irreversible of the possible ones."""
        return self.groups[0].action


def consult(table: Table, answers: Mapping[str, str], settings: Sequence[Setting] | None = None) -> Consultation:
    """Return what ``answers`` lead to under ``settings``, each equally possible (all of the table if none are given).

    Raises:
        ValueError: a fact or a value is unknown, or the answers have no completion.
        KeyError: the table was not built for one of ``settings``.
    """
    view = View.of(table, answers, settings)
    groups = _groups(view)
    steps, open_steps = _sure_and_open(view, STEP)
    cautions, open_cautions = _sure_and_open(view, CAUTION)
    facts = may_matter(view)
    return Consultation(
        groups=groups,
        steps=in_phases(table.base, steps),
        open_steps=in_phases(table.base, open_steps),
        cautions=_as_declared(table.base.cautions, cautions),
        open_cautions=_as_declared(table.base.cautions, open_cautions),
        depends_on=(*facts, *_open_policies(view)),
        worth_finding_out=most_telling(view, facts) if len(groups) > 1 else None,
        assumed=tuple(fact for fact in groups[0].example if fact not in answers and fact not in facts),
        findings=_findings(view),
    )


def possible_actions(
    table: Table, answers: Mapping[str, str], settings: Sequence[Setting] | None = None
) -> tuple[str, ...]:
    """Return the actions of all completions of ``answers``, as declared; none where there is no completion.

    Raises:
        ValueError: a fact or a value is unknown.
        KeyError: the table was not built for one of ``settings``.
    """
    here = table.cases.completions(answers)
    outcomes = table.outcomes if settings is None else [table.outcomes[table.number(setting)] for setting in settings]
    return _reached(outcomes, CHOSEN, here)


def most_telling(view: View, among: Collection[str]) -> str | None:
    """Return the deciding fact ``among`` these that tells most about the action, if any is among them.

    The measure is the mutual information of fact and action over all completions, each equally likely; facts that
    apply in all of them go first, since the others can only be asked for later.
    """
    facts = [fact for fact in among if fact in view.digits]
    facts = [fact for fact in facts if view.applies_throughout(fact)] or facts
    chosen = np.concatenate([outcome.chosen[view.rows] for outcome in _outcomes(view)]).astype(np.intp)
    told = {fact: information(chosen, np.tile(view.digits[fact], len(view.numbers))) for fact in facts}
    return max(told, key=lambda fact: told[fact], default=None)


def _groups(view: View) -> tuple[Group, ...]:
    """Return the completions grouped by action, the least irreversible first."""
    info = view.table.base.facts[CHOSEN]
    counts: dict[str, int] = {}
    firsts: dict[str, tuple[Mapping[str, str], Setting]] = {}
    for outcome in _outcomes(view):
        chosen = outcome.chosen[view.rows]
        for number, action in enumerate(info.values, start=1):
            here = chosen == number
            if here.any():
                counts[action] = counts.get(action, 0) + int(here.sum())
                case = view.table.cases.case(int(view.rows[here.argmax()]))
                firsts.setdefault(action, ({**case, **view.answers}, outcome.setting))
    actions = view.table.base.actions
    order = sorted(counts, key=lambda a: (_FROM_FREE_TO_FINAL.index(actions[a].reversible), -counts[a]))
    every = len(view.rows) * len(view.numbers)
    return tuple(Group(action, counts[action] / every, *firsts[action]) for action in order)


def _sure_and_open(view: View, fact: str) -> tuple[set[str], set[str]]:
    """Return the steps (or cautions) of every completion, and those of some but not all."""
    classes = view.table.classes
    places = classes.places(view.answers)
    sure: set[str] | None = None
    possible: set[str] = set()
    for number in view.numbers:
        held = {
            truth.value: truth.given(places)[1][..., view.classes]
            for truth in classes.truths[number]
            if truth.fact == fact
        }
        always = {name for name, holds in held.items() if holds.all()}
        sure = always if sure is None else sure & always
        possible |= {name for name, holds in held.items() if holds.any()}
    sure = sure or set()
    return sure, possible - sure


def _findings(view: View) -> dict[str, tuple[str, ...]]:
    """Return the values that each finding takes in some completion; findings that none reaches are left out."""
    here = view.table.cases.completions(view.answers)
    infos = view.table.base.with_role(Role.FINDING)
    found = {info.name: _reached(_outcomes(view), info.name, here) for info in infos}
    return {name: values for name, values in found.items() if values}


def _open_policies(view: View) -> tuple[str, ...]:
    """Return the policies whose state, not known on the day, changes the advice in some completion."""
    classes = view.table.classes
    advices = classes.advices(view.answers)[list(view.numbers)][:, view.classes]
    settings = [outcome.setting for outcome in _outcomes(view)]
    differing = [
        {policy for policy in one if one[policy] != other[policy]}
        for first, one in enumerate(settings)
        for second, other in enumerate(settings[:first])
        if (advices[first] != advices[second]).any()
    ]
    alone = set().union(*[policies for policies in differing if len(policies) == 1])
    found = alone or set().union(*differing)
    return tuple(info.name for info in view.table.base.with_role(Role.POLICY) if info.name in found)


def _reached(outcomes: Sequence[Outcome], fact: str, here: CaseSet) -> tuple[str, ...]:
    """Return the values that the fact takes in some of the cases ``here`` under some outcome, as declared."""
    values = outcomes[0].base.facts[fact].values if outcomes else ()
    return tuple(value for value in values if any(outcome.where(fact, value) & here for outcome in outcomes))


def _outcomes(view: View) -> list[Outcome]:
    return [view.table.outcomes[number] for number in view.numbers]


def _as_declared(declared: Iterable[str], names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in declared if name in names)
