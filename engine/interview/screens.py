"""What there is to see of an interview at any moment, as a value; how it looks is the terminal's business."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

from engine.applicability import Applies, SetAside, applies_to, broken_constraint, row_of, supposed, values_of_row
from engine.base import FactInfo
from engine.days.given import dates_for
from engine.interview.dialogue import WHICH, Notice, Remaining, Shows, So, Stage, State, Why
from engine.interview.interview import Interview
from engine.language import Constraint, Date, Extra, Number
from engine.language.facts import Where
from engine.refusal import figure

TOGETHER: Final = "Is any of this so?"
CLASHING: Final = "These cannot all be so. Which one is?"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer on offer. ``chosen`` where it is the present answer; ``sets_aside`` names facts it would displace."""

    value: str
    label: str
    chosen: bool
    sets_aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuledOut:
    """One answer that is not on offer, and the constraint behind it, where a single one is."""

    value: str
    label: str
    constraint: Constraint | None


@dataclass(frozen=True, slots=True)
class ListedFact:
    """One fact of a list of facts asked for together: the sentence that may be so, and whether it is said to be.

    ``events`` are the values that it can have if it is so, ``otherwise`` is the one that it has if not.
    """

    name: str
    text: str
    help: str
    so: bool
    unknown: bool
    events: tuple[str, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or with ``rows`` the list of those asked together, of which ``name`` is the first.

    ``given`` is the present answer to a number, text or day; ``unknown`` that it was left open, ``unfit`` that no
    answer fits. ``extra`` is the number, text or day asked for, ``None`` for a fact; ``dated`` says that an answer
    follows from a day. ``place`` counts from 1. Where it is asked without knowing that it applies, it does under any of
    the conditions that it ``supposes``.
    """

    name: str
    text: str
    help: str
    look: str
    place: int
    choices: tuple[Choice, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()
    extra: Extra | None = None
    given: str | float | None = None
    dated: bool = False
    unknown: bool = False
    unfit: bool = False
    supposes: tuple[Where, ...] = ()
    rows: tuple[ListedFact, ...] = ()

    @property
    def marks(self) -> So:
        """Return what is said of the rows one by one; nothing where the list was left open as a whole."""
        unknown = () if self.unknown else tuple(row.name for row in self.rows if row.unknown)
        return So(tuple(row.name for row in self.rows if row.so), unknown)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of the review; ``answer`` is a label, a number, a text, or ``None`` where it was left open."""

    name: str
    text: str
    answer: str | float | None


@dataclass(frozen=True, slots=True)
class Screen:
    """What a state shows.

    ``remaining`` are the questions after this one, ``None`` before the first answer; they have ``risen`` where more are
    left than was announced, as the last was left open. In the review, ``open_facts``
    says whether questions are left that could change the advice. ``certain`` is the action that they cannot change.
    """

    phase: Stage
    question: Question | None
    remaining: Remaining | None
    risen: bool
    shows: Shows
    why: Why | None
    lines: tuple[ReviewLine, ...]
    aside: tuple[SetAside, ...]
    open_facts: bool
    certain: str | None
    notices: tuple[Notice, ...]


def screen(interview: Interview, state: State) -> Screen:
    """Return what ``state`` shows."""
    question = _question(interview, state, state.asking) if state.asking else None
    asks_fact = state.phase is Stage.FACTS and state.asking is not None
    asked = state.together or (state.asking,)
    others = {name: value for name, value in state.answers.items() if name not in asked}
    unknown = tuple(name for name in state.unknown if name not in asked)
    guide = interview.guide
    counted = asks_fact and state.asking != WHICH and bool(others or unknown)
    asks_why = asks_fact and state.shows is Shows.WHY and not state.together
    remaining = guide.remaining(others, unknown, state.asking or "") if counted else None
    return Screen(
        phase=state.phase,
        question=question,
        remaining=remaining,
        risen=remaining is not None and remaining.most >= _announced(interview, state),
        shows=state.shows,
        why=guide.why(others, unknown, state.asking or "") if asks_why else None,
        lines=_lines(interview, state),
        aside=state.aside,
        open_facts=question is None and guide.next_question(state.answers, state.unknown) is not None,
        certain=interview.certain(state) if question is None else guide.certain(others) if counted else None,
        notices=state.notices,
    )


def _announced(interview: Interview, state: State) -> float:
    """Return how many questions were to follow the last at most, if that was left open; else no bound on them."""
    if not state.trail or state.asking in state.trail:
        return inf
    first = next((place for place, name in reversed([*enumerate(state.trail)]) if name not in state.listed), 0)
    asked = state.trail[first:]
    before = {name: value for name, value in state.answers.items() if name not in asked}
    unknown = tuple(name for name in state.unknown if name not in asked)
    if not (before or unknown) or not set(asked) & set(state.unknown):
        return inf
    announced = interview.guide.remaining(before, unknown, asked[0])
    return announced.most if announced else inf


def label(interview: Interview, name: str, value: str | float) -> str:
    """Return the words for an answer: a fact's label, or the number or text itself."""
    info = interview.base.facts.get(name)
    if info is not None:
        return info.slot.values[str(value)]
    return figure(value) if isinstance(value, float) else str(value)


def question_text(interview: Interview, name: str) -> str:
    """Return the question in which the fact, number or text ``name`` is asked for."""
    extra = interview.extras.get(name)
    if extra is not None:
        return extra.question
    return interview.base.facts[name].asks


def _question(interview: Interview, state: State, name: str) -> Question:
    """Return the question ``name`` with its present answer filled in."""
    if name == WHICH:
        return _which(interview, state)
    before = state.trail[: state.trail.index(name)] if name in state.trail else state.trail
    place = 1 + sum(each in interview.base.facts and each not in state.listed for each in before)
    extra = interview.extras.get(name)
    if extra is not None:
        given = state.extras.get(name)
        look = extra.look if isinstance(extra, Number | Date) else ""
        skipped = name in state.extras and given is None
        return Question(name, extra.question, extra.help, look, place, extra=extra, given=given, unknown=skipped)
    info = interview.base.facts[name]
    dated = bool(dates_for(interview.base, state.together or (name,)))
    if state.together:
        rows = tuple(_row(interview, state, each) for each in state.together)
        unknown = all(each in state.said and state.said[each] is None for each in state.together)
        return Question(name, TOGETHER, "", "", place, unknown=unknown, rows=rows, dated=dated)
    choices, ruled_out = _choices(interview, state, info)
    unknown = name in state.said and state.said[name] is None
    supposes = _supposed(interview, interview.earlier(state, name), name)
    return Question(
        name,
        info.asks,
        info.help,
        info.look,
        place,
        choices,
        ruled_out,
        dated=dated,
        unknown=unknown,
        unfit=name in state.unfit,
        supposes=supposes,
    )


def _which(interview: Interview, state: State) -> Question:
    """Return the question which of the answers that cannot all be so is, with the reason as its help."""
    said = {fact: str(state.said[fact]) for fact in state.clash}
    broken = broken_constraint(interview.base, said)
    labels = {
        fact: row_of(interview.base, fact)
        if interview.marked(state, fact)
        else f"{question_text(interview, fact)} {label(interview, fact, value)}"
        for fact, value in said.items()
    }
    choices = tuple(Choice(fact, words, chosen=False, sets_aside=()) for fact, words in labels.items())
    return Question(WHICH, CLASHING, broken.why if broken else "", "", 0, choices)


def _supposed(interview: Interview, earlier: Mapping[str, str], name: str) -> tuple[Where, ...]:
    """Return on which conditions a question that may not apply does, with what is still possible of each."""
    found: list[Where] = []
    for where in supposed(interview.base, earlier, name):
        left = {fact: _possible(interview, earlier, fact) for fact in where}
        open_facts = [fact for fact, values in left.items() if not _follows(interview, fact, values, where[fact])]
        if not open_facts:
            return ()
        condition = {fact: tuple(value for value in where[fact] if value in left[fact]) for fact in open_facts}
        if all(condition.values()):
            found.append(condition)
    return tuple(found)


def _follows(interview: Interview, fact: str, possible: Collection[str], wanted: Collection[str]) -> bool:
    """Return whether a fact that always applies can have the ``wanted`` values alone."""
    return applies_to(interview.base, {}, fact) is Applies.YES and set(possible) <= set(wanted)


def _possible(interview: Interview, earlier: Mapping[str, str], fact: str) -> tuple[str, ...]:
    values = interview.base.facts[fact].values
    return tuple(value for value in values if interview.guide.possible({**earlier, fact: value}))


def _row(interview: Interview, state: State, name: str) -> ListedFact:
    """Return the row of a fact in the list of those asked together."""
    base, others, possible = interview.base, interview.before_list(state), interview.guide.possible
    events, rest = (values_of_row(base, others, name, possible, so=so) for so in (True, False))
    said = state.said.get(name)
    unknown = name in state.said and said is None
    return ListedFact(name, row_of(base, name), base.facts[name].help, said in events, unknown, events, rest[0])


def _choices(interview: Interview, state: State, info: FactInfo) -> tuple[tuple[Choice, ...], tuple[RuledOut, ...]]:
    """Return the answers that fit those asked for before the fact, and those that do not."""
    name, earlier = info.name, interview.earlier(state, info.name)
    choices: list[Choice] = []
    ruled_out: list[RuledOut] = []
    for value in info.values:
        together = {**earlier, name: value}
        constraint = broken_constraint(interview.base, together)
        if constraint is not None or (earlier and not interview.guide.possible(together)):
            ruled_out.append(RuledOut(value, info.label(value), constraint))
        else:
            sets_aside = interview.would_set_aside(state, name, value)
            choices.append(Choice(value, info.label(value), state.said.get(name) == value, sets_aside))
    return tuple(choices), tuple(ruled_out)


def _lines(interview: Interview, state: State) -> tuple[ReviewLine, ...]:
    """Return one line for each question answered and still in place, in the order asked."""
    lines: list[ReviewLine] = []
    for name in interview.changeable(state):
        value = state.extras.get(name) if name in interview.extras else state.said.get(name)
        answer = value if value is None else label(interview, name, value)
        lines.append(ReviewLine(name, question_text(interview, name), answer))
    return tuple(lines)
