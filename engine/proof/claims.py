"""What rules rest on holds on the days when they do: no rule cites a claim that is overruled, expired or disputed then.

On each stretch of days between two changes of any policy, and on the days that the base names, the claims that stand
are computed; a rule that can fire then may cite only those. A conditional attack does not decide what stands, so where
its condition holds, no rule that cites the claim attacked may win (or, if it proposes nothing, fire).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import Answers, hold, where_together
from engine.base import Base, Layer, LoadedRule, Premise, Role
from engine.days.calendar import Day, settings, starts, state
from engine.days.dispute import Standing, Verdict, rank, standing
from engine.language import IN_FORCE, Attack, InForce, Policy
from engine.proof.report import Counterexample, Failure, Listed, Property, Report
from engine.proof.worlds import World, Worlds


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A day on which the sources stand as they do until the next change, in one of its possible ``worlds``."""

    day: Day
    world: World
    standings: Mapping[str, Standing]

    @property
    def name(self) -> date | str:
        """Return the day as it can be asked for."""
        return self.day.name if self.day.forum else self.day.date


def claims(worlds: Worlds) -> Report:
    """Return the rules that rest on what does not stand, and list the policies that no rule uses."""
    base = worlds.base
    times = moments(worlds)
    failures = tuple(found for rule in base.rules for found in unsound(worlds, rule, times))
    cited = {cite for rule in base.rules for cite in rule.rule.cites}
    unused = [policy for policy in base.policies.values() if policy.unused]
    figures = {
        "claims": len(base.claims),
        "claims that rules rest on": len(cited & base.claims.keys()),
        "claims explained as unused": sum(bool(claim.unused) for claim in base.claims.values()),
        "policies": len(base.policies),
        "policies that rules rest on": len(cited & base.policies.keys()),
        "days on which sources change": len({moment.name for moment in times}),
    }
    listed = [Listed(Property.SOURCES, f"policy {policy.id} is not used: {policy.unused}") for policy in unused]
    return Report(figures, failures, (*listed, *_dates_without_effect(base)))


def sources_age(worlds: Worlds, today: date, older_than: int) -> Report:
    """Return the policies read more than ``older_than`` days before ``today``."""
    old = [policy for policy in worlds.base.policies.values() if (today - policy.read_on).days > older_than]
    listed = tuple(
        Listed(Property.AGE, f"policy {policy.id} was read on {policy.read_on}, over {older_than} days ago")
        for policy in old
    )
    return Report({f"sources older than {older_than} days": len(old)}, (), listed)


def moments(worlds: Worlds) -> tuple[Moment, ...]:
    """Return every stretch of days between two changes of a policy, by its first day, and the days the base names."""
    base = worlds.base
    days = [Day(when, forum=False, name=str(when)) for when in starts(base, deciding=False)]
    days += [Day(when, forum=True, name=name) for name, when in base.knowledge.days.items()]
    found = []
    for on in days:
        standings = standing(base.knowledge.threads, base.knowledge.policies, on.date, forum=on.forum)
        for setting in settings(base, on):
            world = next(world for world in worlds.each if world.outcome.setting == setting)
            found.append(Moment(on, world, standings))
    return tuple(found)


def unsound(worlds: Worlds, rule: LoadedRule, times: tuple[Moment, ...]) -> Iterator[Failure]:
    """Yield a failure for each source that does not stand on some day when ``rule`` can fire."""
    firing = {id(world): tuple(where_together(world.outcome, rule.premises)) for world in worlds.each}
    for cite in rule.rule.cites:
        faults: dict[str, list[tuple[Moment, Answers, CaseSet]]] = {}
        for moment in times:
            for answers, where in firing[id(moment.world)]:
                for problem, here in _objections(worlds.base, rule, cite, moment, answers, where):
                    if here:
                        faults.setdefault(problem, []).append((moment, answers, here))
        for problem, seen in faults.items():
            first, refining, where = seen[0]
            case = worlds.cases.case(worlds.smallest(where))
            example = Counterexample({**case, **refining}, first.name, dict(first.world.outcome.setting))
            names = ", ".join(dict.fromkeys(str(moment.name) for moment, _, _ in seen))
            told = f"rule {rule.name} rests on {cite}, {problem} ({names})"
            yield Failure(Property.SOURCES, told, (rule.name,), sum(len(here) for _, _, here in seen), example)


def _objections(
    base: Base, rule: LoadedRule, cite: str, moment: Moment, answers: Answers, firing: CaseSet
) -> Iterator[tuple[str, CaseSet]]:
    """Yield what speaks against resting on ``cite`` at the moment, with the cases in which it does."""
    if cite in base.policies:
        if problem := _policy_problem(base, rule, base.policies[cite], moment):
            yield problem, firing
        return
    found = moment.standings[cite]
    if found.verdict is not Verdict.STANDS:
        yield f"which is {found.verdict} by {', '.join(found.by)}", firing
        return
    outcome = moment.world.outcome
    wins = outcome.survives(rule.name) if rule.layer is Layer.CANDIDATE else firing
    for attacker, attack in conditional_attacks(base, cite):
        if _counts(base, attacker, moment):
            where = tuple(Premise(fact, frozenset(values)) for fact, values in (attack.where or {}).items())
            yield f"which {attacker} contradicts there", wins & hold(outcome, where, answers)


def conditional_attacks(base: Base, target: str) -> Iterator[tuple[str, Attack]]:
    """Yield the conditional attacks on the claim that its rank does not repel, with the source that makes them."""
    for name, attack in base.attacking(target):
        if attack.where is not None and rank(base.sources[name]) >= rank(base.sources[target]):
            yield name, attack


def _counts(base: Base, source: str, moment: Moment) -> bool:
    """Return whether the source itself stands at the moment; on a forum day no policy speaks."""
    if source in base.claims:
        return moment.standings[source].verdict is Verdict.STANDS
    return not moment.day.forum and _in_force(base.policies[source], moment) is not False


def _in_force(policy: Policy, moment: Moment) -> bool | None:
    if policy.decides:
        return moment.world.outcome.setting[policy.decides] == IN_FORCE
    return state(policy, moment.day.date)


def _policy_problem(base: Base, rule: LoadedRule, policy: Policy, moment: Moment) -> str:
    """Return why the policy is no ground at the moment; one that has ended is, for a rule that holds because of it."""
    if _in_force(policy, moment) is not False or _rests_on_its_end(base, rule, policy):
        return ""
    return "which is not in force"


def _rests_on_its_end(base: Base, rule: LoadedRule, policy: Policy) -> bool:
    """Return whether the rule, or each rule behind some premise of it, asks that the policy be not in force."""
    if not policy.decides:
        return False
    for premise in rule.premises:
        info = base.facts[premise.fact]
        if isinstance(info.slot, InForce):
            if info.slot.policy == policy.id and IN_FORCE not in premise.allowed:
                return True
        elif info.role is Role.FINDING and not premise.negative:
            behind = [other for other in base.concluding(premise.fact) if other.value in premise.allowed]
            if behind and all(_rests_on_its_end(base, other, policy) for other in behind):
                return True
    return False


def _dates_without_effect(base: Base) -> Iterator[Listed]:
    """Yield the dated policies whose dates alter no advice, with the reason why they are kept."""
    for policy in base.policies.values():
        if (policy.since or policy.until or policy.ended_by) and not policy.decides and not policy.unused:
            rules = [citer.name for citer in base.citing(policy.id) if citer.kind == "rule"]
            why = f"rules cite it ({', '.join(rules)})" if rules else "it bears on claims or on the estimate"
            yield Listed(Property.SOURCES, f"the dates of policy {policy.id} alter no advice; it is kept because {why}")
