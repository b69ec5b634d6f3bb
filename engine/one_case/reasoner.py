"""One case through experta: the reasoner of record, whose trace every explanation and picture is made of.

Findings, then candidates, then the settling that leaves one action, then its steps, then its cautions. The trace is
read off experta's facts and sorted by the rules' firing order, so it is equal in every process.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from engine.applicability import Applies, applies_to, broken_constraint
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, FactInfo, LoadedRule, Role
from engine.language import Fact
from engine.one_case.machine import Machine
from engine.one_case.settling import Beaten, Leading
from engine.refusal import KnowledgeError, Refusal, instead, place_of
from engine.trace import Firing, Held, Overridden, Trace


class Reasoner:
    """Runs cases through experta, one after another; one for each thread."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._machine: Machine | None = Machine(base)

    def run(self, answers: Mapping[str, str], policies: Mapping[str, str]) -> Trace:
        """Return the trace of one case.

        ``answers`` holds one value for each deciding fact that applies, and as many refining ones as are known;
        ``policies`` one for each policy fact.

        Raises:
            ValueError: a name or value is unknown, an answer is missing or does not apply, or a constraint is broken.
            KnowledgeError: no action survives, or several do.
        """
        given = _given(self.base, answers, policies)
        machine, self._machine = self._machine or Machine(self.base), None
        facts = machine.settle([self.base.facts[name].cls(**{name: value}) for name, value in given.items()])
        trace = _trace(self.base, _Memory(self.base, facts), machine.fired)
        self._machine = machine
        return trace


class _Memory:
    """experta's facts at the end of a case, by the names of the base."""

    def __init__(self, base: Base, facts: Collection[Fact]) -> None:
        present = {(type(fact), field, value) for fact in facts for field, value in fact.as_dict().items()}
        self.found = {
            info.name: tuple(value for value in info.values if (info.cls, info.field, value) in present)
            for info in base.facts.values()
        }
        self.beaten = [(fact["rule"], fact["by"]) for fact in facts if isinstance(fact, Beaten)]
        self.leading = next((fact["concern"] for fact in facts if isinstance(fact, Leading)), None)

    def values(self, infos: Collection[FactInfo]) -> dict[str, str]:
        """Return the one value of each of these facts that is present."""
        return {info.name: self.found[info.name][0] for info in infos if self.found[info.name]}


def _trace(base: Base, memory: _Memory, fired: Collection[str]) -> Trace:
    rules = [loaded for loaded in base.rules if loaded.name in fired]
    _refuse_conflict(base, memory, rules)
    return Trace(
        answers=memory.values(base.asked.values()),
        policies=memory.values(base.with_role(Role.POLICY)),
        firings=tuple(_firing(loaded, memory) for loaded in rules),
        findings=memory.values(base.with_role(Role.FINDING)),
        overridden=_overridden([loaded for loaded in rules if loaded.fact == CANDIDATE], memory),
        action=memory.found[CHOSEN][0],
        steps=tuple(sorted(memory.found[STEP], key=lambda step: base.steps[step].phase)),
        cautions=memory.found[CAUTION],
    )


def _firing(loaded: LoadedRule, memory: _Memory) -> Firing:
    premises = tuple(Held(premise, memory.found[premise.fact]) for premise in loaded.premises)
    return Firing(loaded.name, premises, loaded.fact, loaded.value)


def _overridden(candidates: Collection[LoadedRule], memory: _Memory) -> tuple[Overridden, ...]:
    """Return the candidates that lost: to those overriding them by name, else to the winners of an earlier concern."""
    by_name = {
        loaded.name: tuple(other.name for other in candidates if (loaded.name, other.name) in memory.beaten)
        for loaded in candidates
    }
    leaders = [loaded for loaded in candidates if loaded.rule.concern == memory.leading]
    winners = tuple(loaded.name for loaded in leaders if not by_name[loaded.name])
    return tuple(
        Overridden(loaded.name, loaded.value, by_name[loaded.name], None)
        if by_name[loaded.name]
        else Overridden(loaded.name, loaded.value, winners, memory.leading)
        for loaded in candidates
        if loaded.name not in winners
    )


def _refuse_conflict(base: Base, memory: _Memory, rules: Collection[LoadedRule]) -> None:
    for info in (*base.with_role(Role.FINDING), base.facts[CHOSEN]):
        found = memory.found[info.name]
        if len(found) > 1 or (info.name == CHOSEN and not found):
            source = CANDIDATE if info.name == CHOSEN else info.name
            concluding = ", ".join(place_of(loaded.rule) for loaded in rules if loaded.fact == source)
            what = "actions survive" if info.name == CHOSEN else f"values of {info.name!r} are concluded"
            problem = f"{len(found)} {what} ({', '.join(found) or 'none'})"
            remedy = "in every possible case there must be one: add a rule, a premise, a NOT or an override"
            raise KnowledgeError([Refusal(concluding or "no candidate", problem, remedy)])


def _given(base: Base, answers: Mapping[str, str], policies: Mapping[str, str]) -> dict[str, str]:
    """Return the answers and policies together, checked, in the base's order."""
    _refuse_unknown(answers, base.asked.values(), "fact")
    _refuse_unknown(policies, base.with_role(Role.POLICY), "policy fact")
    for info in base.asked.values():
        known_to_apply = applies_to(base, answers, info.name) is Applies.YES
        if info.name in answers and not known_to_apply:
            raise ValueError(f"{info.name!r} does not apply to these answers; leave it out")
        if info.role is Role.DECIDING and info.name not in answers and known_to_apply:
            raise ValueError(f"{info.name!r} is not answered; {instead('', info.values)}")
    for info in base.with_role(Role.POLICY):
        if info.name not in policies:
            raise ValueError(f"the state of {info.name!r} is not given; {instead('', info.values)}")
    broken = broken_constraint(base, answers)
    if broken is not None:
        raise ValueError(f"these answers break the constraint {broken.name!r}: {broken.why}")
    given = {**answers, **policies}
    return {name: given[name] for name in base.facts if name in given}


def _refuse_unknown(given: Mapping[str, str], infos: Collection[FactInfo], kind: str) -> None:
    known = {info.name: info for info in infos}
    for name, value in given.items():
        if name not in known:
            raise ValueError(f"unknown {kind} {name!r}; {instead(name, known)}")
        if value not in known[name].values:
            raise ValueError(f"{name!r} has no value {value!r}; {instead(value, known[name].values)}")
