"""The interview as a pure state machine: a state and a command give the next state.

Nothing here asks or prints, so both ways of asking share one behaviour and tests need no terminal. What to ask next is
the ``Guide``'s business; the first question needs no guide, so that it can be shown before any table exists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile
from math import nan

from engine.applicability import MOST_ROWS, Applies, applies, applies_to, row_of, settle, values_of_row
from engine.base import Base
from engine.days.given import checked_day, dates_for, days_given, disagreement, followed
from engine.interview.dialogue import (
    WHICH,
    Answer,
    AnswerNews,
    AskAgain,
    AskFor,
    AskWhy,
    Back,
    Command,
    Finish,
    GiveDay,
    Guide,
    Help,
    Notice,
    Quit,
    Resume,
    Review,
    Save,
    Shows,
    So,
    Stage,
    State,
    Unknown,
)
from engine.language import Date, Extra, Number, Text
from engine.refusal import AnswerError, figure, shown

_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
"""A number with commas between thousands; elsewhere a comma may be a point, so that it is not guessed at."""
ASKED = "The answer"
"""How a number, text or day is called whose question stands on the screen."""
_JOINERS = dict.fromkeys((0x200C, 0x200D))
"""Signs without a shape of their own that Persian and Indic names are written with."""


class Interview:
    """One base and one guide; ``after`` is the transition function. It holds no state of its own.

    ``on`` is the day from which days that are given are seen; without it no answer follows from them.
    """

    def __init__(self, base: Base, guide: Guide, on: date | None = None) -> None:
        self.base = base
        self.guide = guide
        self.on = on
        self.extras = extras_of(base)

    def begin(self) -> State:
        """Return the first state, which asks the base's first fact and has consulted nothing."""
        return State(asking=self.base.knowledge.first)

    def resumed(
        self,
        said: Mapping[str, str | None],
        extras: Mapping[str, float | str | None],
        trail: tuple[str, ...],
        *,
        asking: str | None = None,
        phase: Stage = Stage.FACTS,
        finished: bool = False,
        unfit: tuple[str, ...] = (),
        listed: tuple[str, ...] = (),
    ) -> State:
        """Return the state with these answers, at the question ``asking`` where it can still be asked."""
        state = self._settled(
            State(said=said, extras=extras, trail=trail, listed=listed, finished=finished, unfit=unfit)
        )
        if not said:
            return replace(state, asking=self.base.knowledge.first)
        if phase in {Stage.REVIEW, Stage.DONE} and not state.clash:
            return replace(state, phase=phase)
        if asking is not None and self._can_ask(state, asking):
            return self._at(state, asking)
        return self._next(state)

    def after(self, state: State, command: Command) -> State:  # noqa: C901, PLR0911, PLR0912 - one branch a command
        """Return the state after ``command``; the same input always gives an equal one.

        Raises:
            AnswerError: an answer that the question does not accept, or a change of something not yet asked.
        """
        fresh = replace(state, notices=(), shows=Shows.NOTHING)
        match command:
            case Answer(value) if state.asking == WHICH:
                return self._keep(fresh, str(value))
            case Answer(value):
                return self._say(fresh, self._accepted(state, value))
            case So(facts, unknown):
                return self._say_list(fresh, facts, unknown)
            case Unknown(fits):
                asked = state.together or (state.asking or "",)
                unfit = tuple(name for name in state.unfit if name not in asked)
                fresh = replace(fresh, unfit=unfit if fits or asked[0] in self.extras else (*unfit, *asked))
                return self._say(fresh, *(None for _ in asked))
            case Back() if state.shows is not Shows.NOTHING:
                return fresh
            case Back():
                here = state.phase is not Stage.REVIEW and state.queue is None and not state.again
                return self._back(fresh) if here else self._returned(fresh)
            case AskAgain(name):
                if name not in state.trail or not self._can_ask(state, name):
                    raise AnswerError(
                        f"{name!r} is not among the answers; change one of: {', '.join(self.changeable(state))}"
                    )
                under = state.under if state.again else fresh
                return replace(self._at(replace(fresh, passed=()), name), under=under, again=True)
            case AskFor(names):
                return self._next(replace(fresh, queue=names, under=None))
            case GiveDay():
                return self._next(replace(fresh, queue=self._dates_of(state), under=_here(fresh)))
            case Review():
                return self._reviewed(fresh)
            case Resume():
                return self._next(replace(fresh, finished=False))
            case Help():
                return replace(fresh, shows=Shows.HELP)
            case AskWhy():
                return replace(fresh, shows=Shows.WHY)
            case Finish():
                if state.clash:
                    return self._next(fresh)
                done = state.phase in {Stage.REVIEW, Stage.DONE}
                reviewed = replace(fresh if done else self._reviewed(fresh), asking=None, queue=None, finished=True)
                return replace(reviewed, phase=Stage.DONE) if done or self.certain(state) else reviewed
            case Save():
                return fresh
            case Quit():
                return replace(fresh, left=True)

    def certain(self, state: State) -> str | None:
        """Return the action that is certain by the answers in use, if one is."""
        return self.guide.certain(state.answers) if state.answers else None

    def changeable(self, state: State) -> tuple[str, ...]:
        """Return the names whose answers can be changed, in the order in which they were asked."""
        return tuple(name for name in state.trail if self._can_ask(state, name))

    def earlier(self, state: State, fact: str) -> dict[str, str]:
        """Return the answers in use that were asked for before ``fact``."""
        before = state.trail[: state.trail.index(fact)] if fact in state.trail else state.trail
        return {name: value for name, value in state.answers.items() if name in before}

    def before_list(self, state: State) -> dict[str, str]:
        """Return the answers in use that were asked for before any of the list at hand."""
        places = [place for place, name in enumerate(state.trail) if name in state.together]
        before = state.trail[: places[0]] if places else state.trail
        return {name: value for name, value in state.answers.items() if name in before}

    def would_set_aside(self, state: State, fact: str, value: str) -> tuple[str, ...]:
        """Return the facts whose answers would step aside if ``fact`` were answered with ``value``."""
        if not any(name != fact for name in state.answers):
            return ()
        said = {**{name: known for name, known in state.said.items() if name != fact}, fact: value}
        aside = settle(self.base, said, self.guide.possible).aside
        return tuple(entry.fact for entry in aside if entry.fact in state.answers and entry.fact != fact)

    def marked(self, state: State, fact: str) -> bool:
        """Return whether what was said of ``fact`` is what a row of a list says."""
        return bool(row_of(self.base, fact)) and state.said[fact] in self.base.facts[fact].events

    def _accepted(self, state: State, value: str | float) -> str | float:
        """Return ``value`` if the question at hand accepts it.

        Raises:
            AnswerError: no question is open, or it does not take this value.
        """
        name = state.asking
        if name is None:
            raise AnswerError("no question is open; go on, or change an answer")
        if state.together:
            raise AnswerError(f"say which of these are so, and the others are not: {', '.join(state.together)}")
        extra = self.extras.get(name)
        if extra is not None:
            return checked_extra(extra, value, self.on, ASKED)
        values = self.base.facts[name].values
        if value not in values:
            raise AnswerError(f"{name} cannot be {value!r}; it is one of: {', '.join(values)}")
        return value

    def _say_list(self, state: State, facts: tuple[str, ...], unknown: tuple[str, ...]) -> State:
        """Return the state with the list at hand answered: an event for those named, no event for the rest.

        One of which several events are possible is then asked for by itself.

        Raises:
            AnswerError: a fact is not in the list, or no list is at hand.
        """
        strange = [fact for fact in (*facts, *unknown) if fact not in state.together]
        if strange or not state.together:
            raise AnswerError(
                f"{shown(strange)} is not asked for; asked for in one list: {', '.join(state.together) or 'nothing'}"
            )
        others = self.before_list(state)
        said: dict[str, str | None] = dict.fromkeys(unknown)
        for fact in state.together:
            values = values_of_row(self.base, others, fact, self.guide.possible, so=fact in facts)
            if fact not in said and len(values) == 1:
                said[fact] = values[0]
        again = tuple(fact for fact in state.together if fact not in said)
        kept = {fact: value for fact, value in state.said.items() if fact not in again}
        rows = tuple(fact for fact in state.together if fact in said)
        passed = (*again, *(fact for fact in state.passed if fact not in again))
        return self._say(replace(state, said=kept, together=rows, passed=passed), *map(said.get, rows))

    def _keep(self, state: State, so: str) -> State:
        """Return the state in which of the answers that cannot all be so ``so`` stands.

        One other that a row of a list tells is then not so; what can be several things is asked for again.

        Raises:
            AnswerError: it is none of them.
        """
        if so not in state.clash:
            raise AnswerError(f"say which one is so: {', '.join(state.clash)}; not {shown(so)}")
        others = [fact for fact in state.clash if fact != so]
        said = {fact: value for fact, value in state.said.items() if fact not in others}
        answers = {fact: value for fact, value in said.items() if value is not None}
        if len(others) == 1 and self.marked(state, others[0]):
            rest = values_of_row(self.base, answers, others[0], self.guide.possible, so=False)
            said |= {others[0]: rest[0]} if len(rest) == 1 else {}
        again = tuple(fact for fact in others if fact not in said)
        trail = tuple(name for name in state.trail if name not in again)
        listed = tuple(name for name in state.listed if name not in again)
        passed = (*again, *(name for name in state.passed if name not in again))
        return self._next(self._settled(replace(state, said=said, trail=trail, listed=listed, passed=passed)))

    def _say(self, state: State, *values: str | float | None) -> State:
        """Return the state with the question at hand answered, or each of a list, at the next one."""
        if state.asking is None:
            return state
        names = state.together or (state.asking,)
        trail = (*state.trail, *(name for name in names if name not in state.trail))
        if state.asking in self.extras:
            return self._with_extra(replace(state, trail=trail), state.asking, values[0])
        self._refuse_against_days(state, names, values)
        said = dict(state.said)
        for name, value in zip(names, values, strict=True):
            spoken = None if value is None else str(value)
            if name not in said or said[name] != spoken:
                said.pop(name, None)
                said[name] = spoken
        left = [name for name in names if said[name] is None and name not in state.unfit]
        notices = tuple(Notice(AnswerNews.LEFT_OPEN, fact=name) for name in left)
        if any(said[name] is None and name in state.unfit for name in names):
            notices = (*notices, Notice(AnswerNews.UNFIT))
        listed = (*state.listed, *(name for name in names[1:] if name not in state.trail))
        return self._next(self._settled(replace(state, said=said, trail=trail, listed=listed, notices=notices)))

    def _dates_of(self, state: State) -> tuple[str, ...]:
        """Return the date from which the answer to the question at hand follows.

        Raises:
            AnswerError: there is none.
        """
        found = dates_for(self.base, state.together or (state.asking or "",))
        if not found or self.on is None:
            raise AnswerError("this answer follows from no day; give one of the answers on offer")
        return found

    def _with_extra(self, state: State, name: str, value: str | float | None) -> State:
        """Return the state with a number, text or day, and with the answers that follow from the day."""
        fresh = replace(state, extras={**state.extras, name: value})
        extra = self.extras[name]
        if value is None or self.on is None or not isinstance(extra, Date):
            return self._with_day(fresh)
        day = days_given(self.base, state.answers, {name: value})
        found = followed(self.base, state.answers, day, self.on)
        changed = {fact: found.get(fact) for fact in extra.spans if found.get(fact) != state.answers.get(fact)}
        said = {fact: said for fact, said in fresh.said.items() if fact not in changed}
        said |= {fact: given for fact, given in changed.items() if given is not None}
        seen = [fact for fact in fresh.trail if fact in said or fact in fresh.extras]
        return self._with_day(
            self._settled(replace(fresh, said=said, trail=(*seen, *(name for name in said if name not in seen))))
        )

    def _with_day(self, state: State) -> State:
        """Return the state at the question for which a day was given, where there is one that it has not answered."""
        under = state.under if state.queue == () and not state.clash else None
        rows = under.together if under else ()
        names = rows or ((under.asking or "",) if under else ())
        answered = not rows and state.said.keys() >= {*names}
        if under is not None:
            state = replace(state, under=under.under, queue=None if under.again else state.queue)
        if under is None or answered or not all(self._can_ask(state, name) for name in names):
            return self._next(state)
        listed = (*state.listed, *(name for name in rows[1:] if name in state.trail and name not in under.trail))
        at = self._at(replace(state, queue=None, passed=under.passed, listed=listed), names[0], rows)
        return replace(at, again=under.again)

    def _refuse_against_days(
        self, state: State, names: tuple[str, ...], values: tuple[str | float | None, ...]
    ) -> None:
        """Refuse answers that do not agree with a day that was given.

        Raises:
            AnswerError: one does not; the message names both.
        """
        if self.on is None:
            return
        answers = {**state.answers, **{name: str(value) for name, value in zip(names, values, strict=True) if value}}
        days = days_given(self.base, answers, state.extras)
        if why := disagreement(self.base, answers, days, self.on, named=False):
            raise AnswerError(why)

    def _settled(self, state: State) -> State:
        """Return the state with its answers sorted anew, and news of what stepped aside or came back."""
        sorted_out = settle(self.base, state.said, self.guide.possible)
        before = {entry.fact for entry in state.aside}
        now = {entry.fact for entry in sorted_out.aside}
        news = [Notice(AnswerNews.SET_ASIDE, entry) for entry in sorted_out.aside if entry.fact not in before]
        news += [
            Notice(AnswerNews.BACK_IN_USE, entry)
            for entry in state.aside
            if entry.fact not in now and state.said[entry.fact] == entry.value
        ]
        return replace(
            state,
            unfit=tuple(name for name in state.unfit if state.said.get(name, "") is None),
            answers=sorted_out.answers,
            unknown=sorted_out.unknown,
            aside=sorted_out.aside,
            clash=sorted_out.clash,
            notices=(*state.notices, *news),
        )

    def _next(self, state: State) -> State:
        """Return the state at what was asked for, or else at the next question that matters; done where there is none.

        Who wants no more questions sees the review first, if they changed an answer in it.
        """
        state = replace(state, again=False)
        queue = [name for name in state.queue or () if self._can_ask(state, name)]
        if queue:
            return replace(self._at(state, queue[0], ()), queue=tuple(queue[1:]))
        if state.clash:
            return replace(state, asking=WHICH, together=state.clash, queue=None, phase=Stage.FACTS)
        if passed := [name for name in state.passed if self._can_ask(state, name)]:
            listed = passed[0] in state.said and row_of(self.base, passed[0])
            together = self._list_of(state, passed[0]) if listed else ()
            rest = tuple(name for name in passed[1:] if name not in together)
            return replace(self._at(state, passed[0], together), queue=None, passed=rest)
        if state.finished:
            phase = Stage.REVIEW if state.queue is None else Stage.DONE
            return replace(state, asking=None, queue=None, phase=phase)
        name = self.guide.next_question(state.answers, state.unknown) if state.said else self.base.knowledge.first
        if name is None:
            return replace(state, asking=None, queue=None, phase=Stage.DONE)
        return replace(self._at(state, name), queue=None)

    def _reviewed(self, state: State) -> State:
        """Return the state in the review, from which it can be gone back to where it was opened."""
        known = state.phase is Stage.REVIEW or (state.again and _opened(state) is not state.under)
        under = _opened(state) if known else _here(state)
        return replace(
            state, phase=Stage.REVIEW, asking=None, together=(), queue=None, passed=(), under=under, again=False
        )

    def _returned(self, state: State) -> State:
        """Return the state from which this one was reached; the next one if an answer has changed."""
        under = _opened(state) if state.phase is Stage.REVIEW else state.under
        if under is not None and (under.said, under.extras) == (state.said, state.extras):
            return under
        if state.phase is not Stage.REVIEW:
            return self._next(replace(state, queue=None if state.again else ()))
        if under is not None and under.phase is Stage.DONE:
            return replace(state, phase=Stage.DONE)
        return self._next(replace(state, finished=False))

    def _back(self, state: State) -> State:
        """Return the state at the question asked before this one."""
        at = state.clash[-1] if state.asking == WHICH else state.asking
        end = state.trail.index(at) + (at != state.asking) if at in state.trail else None
        # a day can have answered rows of a list that is new
        new = state.together if state.asking and end is None else ()
        before = state.trail[:end]
        asked = [name for name in before if name not in new and self._can_ask(state, name)]
        if not asked:
            return replace(state, notices=(Notice(AnswerNews.NO_EARLIER),))
        rows = [*takewhile(lambda name: row_of(self.base, name), reversed(asked))][::-1][-MOST_ROWS:]
        lists = (self._list_of(state, name) for name in rows)
        found = next((one for place, one in enumerate(lists) if one and {*rows[place:]} <= {*one}), ())
        here = [name for name in state.together or (state.asking,) if name in state.trail and state.asking != WHICH]
        passed = (*here, *(name for name in state.passed if name not in here))
        return self._at(replace(state, passed=passed), found[0] if found else asked[-1], found)

    def _list_of(self, state: State, name: str) -> tuple[str, ...]:
        """Return the list in which ``name`` was asked for, as far as the answers before it say."""
        before = state.trail[: state.trail.index(name)]
        unknown = [fact for fact in state.unknown if fact in before]
        return self.guide.together(self.earlier(state, name), unknown, name)

    def _at(self, state: State, name: str, together: tuple[str, ...] | None = None) -> State:
        """Return the state at the question ``name``, which is asked with ``together`` or with what the guide says."""
        phase = Stage.EXTRAS if name in self.extras else Stage.FACTS
        if together is None:
            new = name not in state.said and row_of(self.base, name)
            together = self.guide.together(state.answers, state.unknown, name) if new else ()
        asking = together[0] if together else name
        return replace(state, asking=asking, together=together, phase=phase, again=False)

    def _can_ask(self, state: State, name: str) -> bool:
        """Return whether ``name`` is a question that is not known to be out of place."""
        extra = self.extras.get(name)
        if isinstance(extra, Number | Date):
            return applies(self.base, state.answers, extra.applies) is not Applies.NO
        return extra is not None or (
            name in self.base.asked and applies_to(self.base, state.answers, name) is not Applies.NO
        )


def _here(state: State) -> State:
    """Return the state as one to go back to, which keeps where it was reached from only while it leads there itself."""
    return state if state.again else replace(state, under=None)


def _opened(state: State) -> State | None:
    """Return where the review was opened that this state is in or comes from."""
    under = state.under
    return under.under if under is not None and under.phase is Stage.REVIEW else under


def extras_of(base: Base) -> dict[str, Extra]:
    """Return the numbers, the texts and the dates that are asked for on request, by name."""
    extras: tuple[Extra, ...] = (*base.knowledge.numbers, *base.knowledge.texts, *base.knowledge.dates)
    return {extra.name: extra for extra in extras}


def _number(sign: str, value: str | float) -> float:
    """Return the number that is given, as ``1,200.50`` or ``$1200`` too, where ``$`` is the sign; else none."""
    if isinstance(value, str):
        plain = value.strip().removeprefix(sign).removesuffix(sign).strip()
        value = plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain
        if "_" in value or not value.isascii():
            return nan
    try:
        return float(value) + 0.0
    except (ValueError, OverflowError):
        return nan


def checked_extra(extra: Extra, value: object, on: date | None = None, called: str = "") -> str | float:
    """Return ``value`` as the number, text or date that ``extra`` asks for, a day seen from ``on``.

    A refusal has it as ``called``, or else by its name.

    Raises:
        AnswerError: not a number, out of bounds, not whole, no text, empty or too long, no day.
    """
    if isinstance(extra, Date):
        return checked_day(extra, value, on, called)
    called = called or extra.name
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise AnswerError(f"{called} must be a number or a text, not {shown(value)}")
    if isinstance(extra, Text):
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if not text or len(text) > extra.longest or not text.translate(_JOINERS).isprintable():
            most = f"a text of 1 to {extra.longest} characters without control characters"
            raise AnswerError(f"{called} is {most}, not {shown(value)}")
        return text
    number = _number(extra.sign, value)
    if not extra.low <= number <= extra.high or (extra.whole and not number.is_integer()):
        kind = "a whole number" if extra.whole else "a number"
        bounds = f"from {figure(extra.low)} to {figure(extra.high)} ({extra.unit})"
        raise AnswerError(f"{called} is {kind} {bounds}, not {shown(value)}")
    return number
