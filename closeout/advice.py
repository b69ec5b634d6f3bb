"""The advice for one day, put together from what the engine finds: the value that words, JSON and pictures show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from closeout.answers import Given
from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.applicability import Applies, applies
from engine.base import CAUTION, STEP, Base
from engine.completions.consult import Consultation, consult
from engine.days.calendar import Day, settings
from engine.days.calendar import state as policy_state
from engine.days.difference import alone
from engine.days.dispute import Standing, standing
from engine.days.given import days_given, due_days, within
from engine.language import ActionText, Estimate, Estimator, Inputs, Number, Policy, StepText
from engine.one_case.reasoner import Reasoner
from engine.trace import Trace
from engine.words import standing_words
from kb.actions import Ends


@dataclass(frozen=True, slots=True)
class Source:
    """One source of the advice, as it stands on the day; a policy has no ``standing``.

    ``against`` are the sources that contradict it without condition: id, text, and what has become of them.
    """

    id: str
    text: str
    standing: Standing | None
    against: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DatedAdvice:
    """What to do on one day.

    ``trace`` is the case that ``consultation`` gives as its example, under ``setting``; what that assumes is marked in
    it. ``message`` is what a step of ``consultation`` sends, filled in as far as the names are known; ``listed`` are
    the steps to list beside it, and ``closing_reason`` is what one of them leads to. ``due`` are the days of steps, as
    far as the days given tell them.
    ``estimates`` are of settled advice alone: nobody's answers support another.
    """

    day: Day
    consultation: Consultation
    trace: Trace
    setting: Setting
    action: ActionText
    message: str
    listed: tuple[str, ...]
    closing_reason: str
    due: Mapping[str, date]
    estimates: tuple[Estimate, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """The advice for the day asked about, and beside it for the base's named day, with what made the difference.

    ``changed`` are the policies each of which alone turns the one advice into another; ``same_action`` and
    ``same_advice`` tell how much alike the two are.
    """

    given: Given
    main: DatedAdvice
    forum: DatedAdvice
    changed: tuple[Policy, ...]

    @property
    def same_action(self) -> bool:
        """Return whether both days' actions are the same."""
        return self.main.consultation.action == self.forum.consultation.action

    @property
    def same_advice(self) -> bool:
        """Return whether steps and cautions are the same as well."""
        return alike_in_all(self.main.consultation, self.forum.consultation)


def open_values(base: Base) -> Mapping[str, frozenset[str]]:
    """Return the answers of a contract that runs on unless something ends it, as the base groups them."""
    return {"status": base.facts["status"].named["open"]}


def ends_of(base: Base, action: ActionText, answers: Mapping[str, str]) -> Ends:
    """Return what the action does to the contract of these answers: one that is open stays so if nothing ends it."""
    running = all(answers.get(fact) in values for fact, values in open_values(base).items())
    return Ends.KEEPS if running and action.ends is Ends.NOTHING else Ends(action.ends)


def alike_in_all(one: Consultation, other: Consultation) -> bool:
    """Return whether two days have the same action, steps and cautions, certain or open."""
    parts = ("action", "steps", "open_steps", "cautions", "open_cautions")
    return all(getattr(one, part) == getattr(other, part) for part in parts)


def advise(table: Table, reasoner: Reasoner, given: Given, day: Day, forum: Day) -> Both:
    """Return the advice for ``given`` on both days.

    Raises:
        ValueError: the answers have no completion, which ``Desk.advise`` refuses before.
    """
    main = dated(table, reasoner, given, day)
    beside = dated(table, reasoner, given, forum)
    changed = turning(table.base, (main.trace, main.setting), (beside.trace, beside.setting))
    return Both(given, main, beside, changed)


def filled(template: str, texts: Mapping[str, object]) -> str:
    """Return the message with the names that are known; the others stay in square brackets, to be filled by hand."""
    return re.sub(r"\{(\w+)\}", lambda blank: str(texts.get(blank[1], f"[{blank[1].replace('_', ' ')}]")), template)


def message_of(steps: Sequence[StepText]) -> str:
    """Return the message that one of the steps sends, with what the others add before its signature; "" where none."""
    body, _, signature = "".join(step.message for step in steps).rpartition("\n\n")
    added = (step.adds for step in steps if step.adds)
    return f"{' '.join((body, *added))}\n\n{signature}" if body else ""


def listed(steps: Sequence[StepText]) -> Iterator[StepText]:
    """Yield the steps that are to be done, but for those that a message among them says whole."""
    sent = any(step.message for step in steps)
    return (step for step in steps if not (sent and step.adds_all))


def dated(table: Table, reasoner: Reasoner, given: Given, day: Day) -> DatedAdvice:
    """Return the advice for one day, refused like that for both."""
    base = table.base
    found = consult(table, given.answers, settings(base, day), belied(base, given.extras))
    trace = replace(reasoner.run(found.example, found.setting), assumed=frozenset(found.assumed))
    action = base.actions[trace.action]
    steps = [base.steps[step] for step in found.steps]
    return DatedAdvice(
        day=day,
        consultation=found,
        trace=trace,
        setting=found.setting,
        action=action,
        message=filled(message_of(steps), given.extras),
        listed=tuple(step.id for step in listed(steps)),
        closing_reason="".join(step.reason for step in steps),
        due=due_days(base, found.steps, days_given(base, given.answers, given.extras), day.date),
        estimates=estimates_of(base, day, given) if found.settled else (),
        sources=_sources(base, day, trace),
    )


def belied(base: Base, extras: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Return the values of facts that cannot go with the numbers given."""
    found: dict[str, tuple[str, ...]] = {}
    for each in base.knowledge.numbers:
        number = extras.get(each.name)
        if not isinstance(number, float):
            continue
        for fact, spans in each.fits.items():
            found[fact] = (*found.get(fact, ()), *(v for v, span in spans.items() if not within(span, number)))
    return found


def estimates_of(base: Base, day: Day, given: Given) -> tuple[Estimate, ...]:
    """Return what the base works out of the answers and numbers for the day."""
    needs = base.knowledge.estimator
    return () if needs is None else needs.work_out(inputs_of(base, needs, day, given))


def numbers_of(base: Base, answers: Mapping[str, str]) -> tuple[Number, ...]:
    """Return the numbers that are asked for an estimate of these answers."""
    return tuple(each for each in base.knowledge.numbers if applies(base, answers, each.applies) is not Applies.NO)


def lacking(base: Base, day: Day, given: Given) -> tuple[Number, ...]:
    """Return the numbers that are not given and each of which an estimate of these answers needs; none without one."""
    left = [number for number in numbers_of(base, given.answers) if number.name not in given.extras]

    def told(without: str = "") -> bool:
        guessed = {number.name: float(number.low) for number in left if number.name != without}
        return bool(estimates_of(base, day, replace(given, extras={**given.extras, **guessed})))

    return tuple(number for number in left if told() and not told(number.name))


def inputs_of(base: Base, needs: Estimator, day: Day, given: Given) -> Inputs:
    """Return what the estimator is given of these answers."""
    numbers = {name: given.extras.get(name) for name in needs.numbers}
    return Inputs(
        {fact: given.answers[fact] for fact in needs.answers if fact in given.answers},
        {name: number for name, number in numbers.items() if isinstance(number, float)},
        {policy: policy_state(base.policies[policy], day.date) for policy in needs.policies},
    )


def _sources(base: Base, day: Day, trace: Trace) -> tuple[Source, ...]:
    """Return what the winning rules cite, then what the steps and cautions do, each once, with what speaks against it.

    On a forum day the posts settle it among themselves; platform rules that already said otherwise are named too.
    """
    winners = [firing.rule for firing in trace.winners()]
    followers = [firing.rule for firing in trace.firings if firing.fact in {STEP, CAUTION}]
    cites = dict.fromkeys(cite for name in (*winners, *followers) for cite in base.rule(name).rule.cites)
    verdicts = standing(base.knowledge.threads, base.knowledge.policies, day.date, forum=day.forum)
    return tuple(_source(base, day, cite, verdicts) for cite in cites)


def _source(base: Base, day: Day, cite: str, verdicts: Mapping[str, Standing]) -> Source:
    """Return one source with the claims and policies that contradict it unconditionally."""
    against = []
    for by, attack in base.attacking(cite):
        fate = standing_words(verdicts[by]) if by in verdicts else "a platform rule of that day"
        if attack.where is None and (by in verdicts or policy_state(base.policies[by], day.date)):
            against.append((by, base.sources[by].text, fate))
    return Source(cite, base.sources[cite].text, verdicts.get(cite), tuple(against))


def turning(base: Base, main: tuple[Trace, Setting], beside: tuple[Trace, Setting]) -> tuple[Policy, ...]:
    """Return the policies that made the difference between two days: each alone changes one of the two advices.

    Where none does alone, those on which either inference rests and that differ.
    """
    (one, setting), (other, others) = main, beside
    if (one.action, one.steps, one.cautions) == (other.action, other.steps, other.cautions):
        return ()
    found = alone(base, one.answers, setting, others)
    facts = found.advice if one.action == other.action else found.action
    return _policies(base, facts or _resting(one, other, found.differ))


def _resting(main: Trace, beside: Trace, differing: Sequence[str]) -> list[str]:
    """Return the differing policy facts that a rule that fired asks for."""
    asked = {held.premise.fact for trace in (main, beside) for firing in trace.firings for held in firing.premises}
    return [fact for fact in differing if fact in asked]


def _policies(base: Base, facts: Sequence[str]) -> tuple[Policy, ...]:
    """Return the policies that decide these facts."""
    return tuple(policy for policy in base.knowledge.policies if policy.decides in facts)
