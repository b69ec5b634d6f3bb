"""Relevance and consultations over again, in plain Python over every completion of partial answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from math import log

from engine.base import Base, Role
from engine.language import Asked
from tests.engine.brute import Case, applicable, matches, possible_cases, verdict

Advice = tuple[str, frozenset[str], frozenset[str]]


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

    def __init__(self, base: Base, settings: Sequence[Case]) -> None:
        self.base, self.settings = base, settings
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

    def completions(self, answers: Case) -> list[int]:
        """Return the cases that agree with the answers and in which those to refining facts can apply."""
        asked = {fact: answers[fact] for fact in self.deciding if fact in answers}
        return [
            number
            for number, case in enumerate(self.cases)
            if asked.items() <= case.items()
            and all(self._may(fact, case, answers) for fact in self.refining if fact in answers)
        ]

    def _may(self, fact: str, case: Case, answers: Case) -> bool:
        return any(fact in self.applying(case, trial) for trial in self.tried(answers))

    def tried(self, answers: Case) -> list[Case]:
        """Return the trials that agree with the refining answers."""
        given = {fact: answers[fact] for fact in self.refining if fact in answers}
        return [trial for trial in self.trials if given.items() <= trial.items()]

    def outcome(self, number: int, answers: Case) -> tuple[object, ...]:
        """Return what one case comes to for every trial that agrees with the answers."""
        return tuple(self.advice[number][self.trials.index(dict(trial))] for trial in self.tried(answers))

    def throughout(self, fact: str, answers: Case, rows: Collection[int]) -> bool:
        """Return whether the fact is known to apply in all these cases."""
        if fact in self.deciding:
            return all(fact in self.cases[number] for number in rows)
        slot = self.base.facts[fact].slot
        assert isinstance(slot, Asked)
        known = [{**self.cases[number], **{f: answers[f] for f in self.refining if f in answers}} for number in rows]
        return not slot.applies or all(any(matches(where, case) for where in slot.applies) for case in known)

    def decides(self, fact: str, answers: Case, rows: Sequence[int]) -> bool:
        """Return whether cases that differ only in the fact, and in what applies through it, differ in outcome."""
        if len({self.cases[number].get(fact) for number in rows}) < 2:
            return False
        heirs = [f for f in self.deciding if fact in parents(self.base, f) and not self.throughout(f, answers, rows)]
        kept = [f for f in self.deciding if f != fact and f not in heirs]
        groups: dict[tuple[object, ...], set[object]] = {}
        for number in rows:
            key = tuple(self.cases[number].get(f) for f in kept)
            groups.setdefault(key, set()).add(self.outcome(number, answers))
        return any(len(outcomes) > 1 for outcomes in groups.values())

    def tied(self, asked: Sequence[str], unknown: Collection[str], answers: Case, rows: Sequence[int]) -> list[str]:
        """Return the asked facts that differ among cases alike in the unknown ones and yet of different outcome."""
        kept = [
            f
            for f in self.deciding
            if f in unknown or (not parents(self.base, f).isdisjoint(unknown) and not self.throughout(f, answers, rows))
        ]
        groups: dict[tuple[object, ...], list[int]] = {}
        for number in rows:
            groups.setdefault(tuple(self.cases[number].get(f) for f in kept), []).append(number)
        found = [group for group in groups.values() if len({self.outcome(number, answers) for number in group}) > 1]
        return [f for f in asked if any(len({self.cases[number].get(f) for number in group}) > 1 for group in found)]

    def refines(self, fact: str, answers: Case, rows: Sequence[int]) -> bool:
        """Return whether in some case trials that differ only in the fact, and what applies through it, differ."""
        heirs = [f for f in self.refining if fact in parents(self.base, f) and not self.throughout(f, answers, rows)]
        kept = [f for f in self.refining if f != fact and f not in heirs]
        for number in rows:
            groups: dict[tuple[object, ...], set[object]] = {}
            for trial in self.tried(answers):
                advice = self.advice[number][self.trials.index(dict(trial))]
                groups.setdefault(tuple(trial[f] for f in kept), set()).add(advice)
            if any(len(outcomes) > 1 for outcomes in groups.values()):
                return True
        return False

    def relevant(self, answers: Case, unknown: Collection[str]) -> tuple[str, ...]:
        """Return the facts worth asking for."""
        rows = self.completions(answers)
        asked = [
            f
            for f in (*self.deciding, *self.refining)
            if f not in answers and f not in unknown and self.throughout(f, answers, rows)
        ]
        deciding = [f for f in asked if f in self.deciding]
        found = [f for f in deciding if self.decides(f, answers, rows)] or self.tied(deciding, unknown, answers, rows)
        return (*found, *(f for f in asked if f in self.refining and self.refines(f, answers, rows)))

    def matters(self, answers: Case) -> tuple[str, ...]:
        """Return the unanswered facts on which the advice depends, whether or not they are known to apply."""
        rows = self.completions(answers)
        deciding = [f for f in self.deciding if f not in answers]
        found = [f for f in deciding if self.decides(f, answers, rows)] or self.tied(deciding, (), answers, rows)
        refining = [f for f in self.refining if f not in answers and self.refines(f, answers, rows)]
        return (*found, *refining)

    def advices(self, answers: Case) -> list[Advice]:
        """Return what every completion comes to, with every trial and under every setting."""
        trials = [self.trials.index(dict(trial)) for trial in self.tried(answers)]
        return [
            advice for number in self.completions(answers) for trial in trials for advice in self.advice[number][trial]
        ]

    def information(self, fact: str, answers: Case) -> float:
        """Return the mutual information of the fact and the action."""
        pairs: Counter[tuple[str | None, str]] = Counter()
        for number in self.completions(answers):
            pairs.update((self.cases[number].get(fact), advice[0]) for advice in self.advice[number][0])
        every = pairs.total()
        values, actions = Counter[str | None](), Counter[str]()
        for (value, action), count in pairs.items():
            values[value] += count
            actions[action] += count
        return sum(n / every * log(n * every / values[v] / actions[a]) for (v, a), n in pairs.items())


def policies_that_matter(brute: Brute, answers: Mapping[str, str]) -> set[str]:
    """Return the policies whose state alone changes some completion's advice, or else those that do so together."""
    differing = []
    for number in brute.completions(answers):
        for trial in brute.tried(answers):
            advice = brute.advice[number][brute.trials.index(dict(trial))]
            for one, first in enumerate(brute.settings):
                for two, second in enumerate(brute.settings):
                    if advice[one] != advice[two]:
                        differing.append({name for name in first if first[name] != second[name]})
    alone = [policies for policies in differing if len(policies) == 1]
    return set().union(*(alone or differing))
