"""Relevance and consultations over again, in plain Python over every completion of partial answers.

Of ``unknown`` facts events are left out everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import log, prod

from engine.all_cases.prior import Prior
from engine.base import Base, Role
from engine.language import Asked
from tests.engine.brute import Case, applicable, matches, possible_cases, verdict

Advice = tuple[str, frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Event:
    """An event with the actions it can lead to, whether to one of these for sure, and the parts it brings and takes."""

    fact: str
    value: str
    actions: tuple[str, ...]
    sure: bool
    gained: frozenset[str]
    lost: frozenset[str]


def answer_sets(base: Base) -> Iterator[dict[str, str]]:
    """Yield every set of answers to asked facts, whether or not any case agrees with it."""
    infos = base.with_role(Role.DECIDING, Role.REFINING)
    for combination in product(*[(None, *info.values) for info in infos]):
        yield {i.name: value for i, value in zip(infos, combination, strict=True) if value is not None}


def parents(base: Base, fact: str) -> set[str]:
    """Return the facts on which it rests whether ``fact`` applies, at first hand and further off."""
    slot = base.facts[fact].slot
    near = {other for where in slot.applies for other in where} if isinstance(slot, Asked) else set()
    return near.union(*[parents(base, other) for other in near])


class Brute:
    """Every possible case of a base under some settings, and every way to answer the refining facts in each."""

    def __init__(self, base: Base, settings: Sequence[Case], prior: Prior) -> None:
        self.base, self.settings, self.prior = base, settings, prior
        self.deciding = [info.name for info in base.with_role(Role.DECIDING)]
        self.refining = [info.name for info in base.with_role(Role.REFINING)]
        self.cases = list(possible_cases(base, Role.DECIDING))
        self.trials = [
            dict(zip(self.refining, values, strict=True))
            for values in product(*[base.facts[name].values for name in self.refining])
        ]
        self.advice = [
            [tuple(self._advice(case, trial, setting) for setting in settings) for trial in self.trials]
            for case in self.cases
        ]
        self._whole = [[self.applying(case, trial) for trial in self.trials] for case in self.cases]
        self._completions: dict[tuple[object, ...], list[int]] = {}
        self._tried: dict[tuple[object, ...], list[int]] = {}

    def _advice(self, case: Case, trial: Case, setting: Case) -> Advice:
        found = verdict(self.base, self.applying(case, trial), setting)
        return found.action, found.steps, found.cautions

    def applying(self, case: Case, trial: Case) -> dict[str, str]:
        """Return the case with those refining answers of the trial that apply."""
        whole = dict(case)
        for fact in self.refining:
            if applicable(self.base, fact, whole):
                whole[fact] = trial[fact]
        return whole

    def completions(self, answers: Case, unknown: Collection[str] = ()) -> list[int]:
        """Return the cases that agree with the answers and in which those to refining facts can apply.

        Without the events of ``unknown`` facts, but those that all these cases have; where none is left, with them.
        """
        key = (*answers.items(), *unknown)
        if key not in self._completions:
            self._completions[key] = self._complete(answers, unknown)
        return self._completions[key]

    def _complete(self, answers: Case, unknown: Collection[str]) -> list[int]:
        asked = {fact: answers[fact] for fact in self.deciding if fact in answers}
        every = [
            number
            for number, case in enumerate(self.cases)
            if asked.items() <= case.items()
            and all(self._may(fact, number, answers) for fact in self.refining if fact in answers)
        ]
        open_facts = [f for f in unknown if not all(self.eventful(number, f) for number in every)]
        return [n for n in every if not any(self.eventful(n, f) for f in open_facts)] or every

    def eventful(self, number: int, fact: str) -> bool:
        """Return whether the case has an event of the deciding fact."""
        return self.cases[number].get(fact) in self.base.facts[fact].events

    def weight(self, number: int) -> float:
        """Return how likely the case is, but for a factor that all cases share."""
        return prod(self.prior.shares[fact][value] for fact, value in self.cases[number].items())

    def _may(self, fact: str, number: int, answers: Case) -> bool:
        return any(fact in self._whole[number][trial] for trial in self.tried(answers))

    def tried(self, answers: Case, unknown: Collection[str] = ()) -> list[int]:
        """Return the numbers of the trials that agree with the refining answers."""
        given = {fact: answers[fact] for fact in self.refining if fact in answers}
        left = [fact for fact in self.refining if fact in unknown and fact not in answers]
        key = (*given.items(), *left)
        if key not in self._tried:
            self._tried[key] = [
                number
                for number, trial in enumerate(self.trials)
                if given.items() <= trial.items() and not any(trial[f] in self.base.facts[f].events for f in left)
            ]
        return self._tried[key]

    def outcome(self, number: int, answers: Case, unknown: Collection[str] = ()) -> tuple[object, ...]:
        """Return what one case comes to for every trial that agrees with the answers."""
        return tuple(self.advice[number][trial] for trial in self.tried(answers, unknown))

    def throughout(self, fact: str, answers: Case, rows: Collection[int]) -> bool:
        """Return whether the fact is known to apply in all these cases."""
        if fact in self.deciding:
            return all(fact in self.cases[number] for number in rows)
        slot = self.base.facts[fact].slot
        assert isinstance(slot, Asked)
        known = [{**self.cases[number], **{f: answers[f] for f in self.refining if f in answers}} for number in rows]
        return not slot.applies or all(any(matches(where, case) for where in slot.applies) for case in known)

    def decides(self, fact: str, answers: Case, rows: Sequence[int], unknown: Collection[str]) -> bool:
        """Return whether cases that differ only in the fact, and in what applies through it, differ in outcome."""
        if len({self.cases[number].get(fact) for number in rows}) < 2:
            return False
        heirs = [f for f in self.deciding if fact in parents(self.base, f) and not self.throughout(f, answers, rows)]
        kept = [f for f in self.deciding if f != fact and f not in heirs]
        groups: dict[tuple[object, ...], set[object]] = {}
        for number in rows:
            key = tuple(self.cases[number].get(f) for f in kept)
            groups.setdefault(key, set()).add(self.outcome(number, answers, unknown))
        return any(len(outcomes) > 1 for outcomes in groups.values())

    def tied(
        self, asked: Sequence[str], kept: Collection[str], answers: Case, rows: Sequence[int], unknown: Collection[str]
    ) -> list[str]:
        """Return the asked facts that differ among cases alike in the kept ones and yet of different outcome."""
        kept = [
            f
            for f in self.deciding
            if f in kept or (not parents(self.base, f).isdisjoint(kept) and not self.throughout(f, answers, rows))
        ]
        groups: dict[tuple[object, ...], list[int]] = {}
        for number in rows:
            groups.setdefault(tuple(self.cases[number].get(f) for f in kept), []).append(number)
        found = [
            group for group in groups.values() if len({self.outcome(number, answers, unknown) for number in group}) > 1
        ]
        return [f for f in asked if any(len({self.cases[number].get(f) for number in group}) > 1 for group in found)]

    def refines(self, fact: str, answers: Case, rows: Sequence[int], unknown: Collection[str]) -> bool:
        """Return whether in some case trials that differ only in the fact, and what applies through it, differ."""
        heirs = [f for f in self.refining if fact in parents(self.base, f) and not self.throughout(f, answers, rows)]
        kept = [f for f in self.refining if f != fact and f not in heirs]
        for number in rows:
            groups: dict[tuple[object, ...], set[object]] = {}
            for trial in self.tried(answers, unknown):
                key = tuple(self.trials[trial][f] for f in kept)
                groups.setdefault(key, set()).add(self.advice[number][trial])
            if any(len(outcomes) > 1 for outcomes in groups.values()):
                return True
        return False

    def relevant(self, answers: Case, unknown: Collection[str]) -> tuple[str, ...]:
        """Return the facts worth asking for: known to apply or, where none of these decides, likelier to than not."""
        rows = self.completions(answers, unknown)
        asked = [f for f in (*self.deciding, *self.refining) if f not in answers and f not in unknown]
        known = [f for f in asked if self.throughout(f, answers, rows)]
        deciding = [f for f in known if f in self.deciding]
        supposed = [f for f in asked if f in self.deciding and f not in known and self.supposing(f, rows) >= 0.5]
        supposed = [f for f in supposed if parents(self.base, f).isdisjoint(supposed)]
        found = self.that_matter(deciding, unknown, answers, rows, unknown)
        found = found or self.that_matter(supposed, unknown, answers, rows, unknown)
        return (*found, *(f for f in known if f in self.refining and self.refines(f, answers, rows, unknown)))

    def supposing(self, fact: str, rows: Sequence[int]) -> float:
        """Return how likely it is that the fact applies."""
        every = sum(map(self.weight, rows))
        return sum(self.weight(number) for number in rows if fact in self.cases[number]) / every + 1e-12

    def that_matter(
        self, asked: Sequence[str], kept: Collection[str], answers: Case, rows: Sequence[int], unknown: Collection[str]
    ) -> list[str]:
        """Return those of the deciding facts asked for that can change the advice, alone or tied together."""
        alone = [f for f in asked if self.decides(f, answers, rows, unknown)]
        return alone or self.tied(asked, kept, answers, rows, unknown)

    def matters(self, answers: Case) -> tuple[str, ...]:
        """Return the unanswered facts on which the advice depends without an event, known to apply or not."""
        left = [f for f in (*self.deciding, *self.refining) if f not in answers]
        rows = self.completions(answers, left)
        found = self.that_matter([f for f in left if f in self.deciding], (), answers, rows, left)
        return (*found, *(f for f in left if f in self.refining and self.refines(f, answers, rows, left)))

    def advices(self, answers: Case, unknown: Collection[str] = ()) -> list[Advice]:
        """Return what every completion comes to, with every trial and under every setting."""
        return [advice for _, advice in self.weighed(answers, unknown)]

    def weighed(self, answers: Case, unknown: Collection[str] = ()) -> list[tuple[int, Advice]]:
        """Return the number of each completion with what it comes to, for every trial and every setting."""
        return [
            (number, advice)
            for number in self.completions(answers, unknown)
            for trial in self.tried(answers, unknown)
            for advice in self.advice[number][trial]
        ]

    def chances(self, answers: Case, unknown: Collection[str] = ()) -> dict[str, float]:
        """Return how likely each action is."""
        found: dict[str, float] = {}
        for number, advice in self.weighed(answers, unknown):
            found[advice[0]] = found.get(advice[0], 0.0) + self.weight(number)
        return {action: weight / sum(found.values()) for action, weight in found.items()}

    def information(self, fact: str, answers: Case, unknown: Collection[str]) -> float:
        """Return the mutual information of the fact and the action, weighed by the prior."""
        pairs: dict[tuple[str | None, str], float] = {}
        for number, advice in self.weighed(answers, unknown):
            key = self.cases[number].get(fact), advice[0]
            pairs[key] = pairs.get(key, 0.0) + self.weight(number)
        every = sum(pairs.values())
        values: dict[str | None, float] = {}
        actions: dict[str, float] = {}
        for (value, action), weight in pairs.items():
            values[value] = values.get(value, 0.0) + weight
            actions[action] = actions.get(action, 0.0) + weight
        return sum(n / every * log(n * every / values[v] / actions[a]) for (v, a), n in pairs.items())

    def unless(self, answers: Case) -> list[Event]:
        """Return the events that change the advice: each fact and value, its new actions, what it brings and takes."""
        left = [f for f in (*self.deciding, *self.refining) if f not in answers]
        events = [(fact, value) for fact in left for value in self.base.facts[fact].events]
        found = {(e.fact, e.value): e for e in (self.changing(answers, *event, left) for event in events) if e}
        leading = {event for event, told in found.items() if told.actions}
        rest = [n for n in self.completions(answers) if not leading & self.cases[n].items()]
        plain = self.chances(answers, left)
        hidden = {advice[0] for n, advice in self.weighed(answers) if n in rest} - plain.keys()
        for fact, value in events if hidden else []:
            rows = [n for n in rest if self.cases[n].get(fact) == value]
            weights: dict[str, float] = {}
            for n, advice in self.weighed(answers):
                if n in rows and advice[0] not in plain:
                    weights[advice[0]] = weights.get(advice[0], 0.0) + self.weight(n)
            if weights:
                sure = all(advice[0] not in plain for n, advice in self.weighed(answers) if n in rows)
                actions = tuple(sorted(weights, key=lambda action: -weights[action]))
                found[fact, value] = Event(fact, value, actions, sure, frozenset(), frozenset())
        order = list(self.base.facts)
        return sorted(found.values(), key=lambda event: order.index(event.fact))

    def changing(self, answers: Case, fact: str, value: str, left: Sequence[str]) -> Event | None:
        """Return what an event alone makes of the advice, ``None`` where it cannot come alone or changes nothing."""
        with_it = {**answers, fact: value}
        every, here = self.completions(answers), self.completions(with_it)
        asked = [f for f in self.deciding if self.base.facts[f].events]
        implied = {f for f in asked if all(self.eventful(n, f) for n in here)} if here else set()
        others = [f for f in left if f != fact]
        new = implied - {f for f in asked if all(self.eventful(n, f) for n in every)} - {fact}
        free = [f for f in others if f in asked and f not in implied]
        if not here or new or all(any(self.eventful(n, f) for f in free) for n in here):
            return None
        plain, advices = self.advices(answers, left), self.advices(with_it, others)
        chances = self.chances(with_it, others)
        actions = tuple(sorted(chances.keys() - {a[0] for a in plain}, key=lambda action: -chances[action]))
        if actions:
            return Event(fact, value, actions, chances.keys() == set(actions), frozenset(), frozenset())
        gained, lost = set[str](), set[str]()
        for steps_or_cautions in (1, 2):
            before = [set(parts[steps_or_cautions - 1]) for _, *parts in plain]
            after = [set(parts[steps_or_cautions - 1]) for _, *parts in advices]
            gained |= set[str]().union(*after) - set[str]().union(*before)
            lost |= before[0].intersection(*before) - after[0].intersection(*after)
        changes = gained or lost
        return Event(fact, value, (), sure=False, gained=frozenset(gained), lost=frozenset(lost)) if changes else None


def policies_that_matter(brute: Brute, answers: Mapping[str, str]) -> set[str]:
    """Return the policies whose state alone changes some completion's advice, or else those that do so together.

    Completions with an event that nobody named are left out.
    """
    differing = []
    left = [f for f in (*brute.deciding, *brute.refining) if f not in answers]
    for number in brute.completions(answers, left):
        for trial in brute.tried(answers, left):
            advice = brute.advice[number][trial]
            for one, first in enumerate(brute.settings):
                for two, second in enumerate(brute.settings):
                    if advice[one] != advice[two]:
                        differing.append({name for name in first if first[name] != second[name]})
    alone = [policies for policies in differing if len(policies) == 1]
    return set().union(*(alone or differing))
