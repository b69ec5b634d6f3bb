"""What is kept of one contract: its interview, and the advice that it came to.

The file is checked when it is read, for it may have been edited or may stem from another version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from closeout.as_json import VERSION
from closeout.errors import to_type
from closeout.files import read_json, read_text
from closeout.kept.folder import LARGEST, Writer, advice_of, answers_of, known, place, rename
from closeout.renamed import renamed_answers, successors
from engine.base import Base
from engine.interview.dialogue import Stage, State
from engine.interview.interview import checked_extra, extras_of
from engine.refusal import AnswerError

_READABLE: Final = (1, VERSION)
"""What is read of an interview is the same in both."""
Pairs = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """What a contract's file holds, checked. ``day`` is the day as the user named it.

    ``left_out`` are answers to what is no longer asked, and answers that are no longer on offer. ``advice`` is what
    ``advise --json`` prints, where these very answers were advised on. ``kept_on`` is the day of the last save, where
    it is known. ``unfit`` are the facts to which no answer fitted, ``listed`` those that came up in a list but for its
    first.
    """

    day: str
    said: Mapping[str, str | None]
    extras: Mapping[str, float | str | None]
    trail: tuple[str, ...]
    asking: str | None
    phase: Stage
    finished: bool
    left_out: Pairs
    advice: Mapping[str, Any] | None
    kept_on: date | None
    unfit: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


class KeptContract:
    """One contract that is kept, or that will be once there is an answer.

    ``day`` is the day as the user named it, ``left_out`` what is kept of answers no longer asked for, ``advice`` what
    is kept as long as the answers are those that it has.
    """

    def __init__(self, day: str, name: str = "") -> None:
        self.day = day
        self.left_out: Pairs = ()
        self.advice: Mapping[str, Any] | None = None
        self._writer = Writer(name)

    @property
    def name(self) -> str:
        """Return what the contract is called; nothing while it has no name."""
        return self._writer.name

    def save(self, state: State) -> None:
        """Keep the interview, replacing the file as a whole.

        Raises:
            Failed: it cannot be written.
        """
        # told beside all that was said, so that who reads the file need not find out what is set aside;
        # answers that cannot all be so are all told, so that nobody advises on a part of them
        clashing = {fact: state.said[fact] for fact in state.clash}
        extras = {name: value for name, value in state.extras.items() if value is not None}
        content = {
            "program": "closeout",
            "version": VERSION,
            "day": self.day,
            "kept_on": str(date.today()),  # noqa: DTZ011 - the user's own day
            "answers": {**state.answers, **clashing, **extras},
            "said": list(state.said.items()),
            "extras": list(state.extras.items()),
            "trail": list(state.trail),
            "listed": list(state.listed),
            "asking": state.asking,
            "phase": state.phase.value,
            "finished": state.finished,
            "left_out": list(self.left_out),
            "advice": self.advice,
            "unfit": list(state.unfit),
        }
        self._writer.write({**content, "advice": advice_of(content)})

    def rename(self, new: str) -> None:
        """Keep the contract under another name from now on, refused as by the folder."""
        rename(self.name, new)
        self._writer.name = new

    def load(self, base: Base) -> Saved:
        """Return what is kept of this contract, to go on with it.

        Raises:
            AnswerError: none is kept by this name, or the file is not one of this program and version.
        """
        file = place(known(self.name))
        text = read_text(file, LARGEST)
        try:
            saved = checked(base, json.loads(text))
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            why = "it is not JSON" if isinstance(error, json.JSONDecodeError | RecursionError) else str(error)
            raise AnswerError(
                f"the contract {self.name} cannot be opened: {why or 'it has another shape'}. The file {file} stays as"
                f" it is; start a new one with: {to_type('ask')}"
            ) from None
        self._writer = Writer(self.name, text)
        self.left_out, self.advice = saved.left_out, saved.advice
        return saved


@dataclass(frozen=True, slots=True)
class Glance:
    """What was advised for a contract (``title`` is empty where it has not come to that), and if it was settled.

    ``answers`` counts the answers in use, with numbers, texts and days: not what was left open or set aside.
    """

    title: str
    settled: bool
    answers: int


def glance(name: str) -> Glance:
    """Return what was advised for a contract, and how many answers it has.

    Raises:
        AnswerError: it cannot be read.
    """
    content = read_json(place(name), LARGEST)
    advice = advice_of(content) or {}
    return Glance(str(advice.get("title", "")), advice.get("settled") is True, len(answers_of(content)))


def next_day(name: str, on: date) -> date | None:
    """Return the next day from ``on`` on which a step of the advice kept for a contract is due.

    Raises:
        AnswerError: it cannot be read.
    """
    advice = read_json(place(name), LARGEST).get("advice")
    try:
        steps = advice.get("steps", ()) if isinstance(advice, dict) else ()
        days = [date.fromisoformat(step["day"]) for step in steps if step.get("day")]
    except (TypeError, ValueError, AttributeError):
        raise AnswerError(f"{place(name)} holds no steps as closeout writes them") from None
    return min((day for day in days if day >= on), default=None)


def checked(base: Base, content: Mapping[str, Any]) -> Saved:
    """Return a file's content as a value.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is not what ``save`` writes for this base.
    """
    if content.get("program") != "closeout":
        raise ValueError("it is no contract kept by closeout")
    if content.get("version") not in _READABLE:
        raise ValueError(f"it has version {content.get('version')!r}, and this program reads {_READABLE}")
    told = renamed_answers(base, dict(content["said"]))
    said = {name: value for name, value in told.items() if _is_answer(base, name, value)}
    extras = dict(_extra(base, name, value) for name, value in content["extras"] if name in extras_of(base))
    known_now = {*said, *extras}
    asked = [name for former in content["trail"] for name in successors(base, former)]
    trail = tuple(dict.fromkeys(name for name in asked if name in known_now))
    if set(trail) != known_now:
        raise ValueError("its order of questions does not match its answers")
    asking = content["asking"] and successors(base, content["asking"])[0]
    advice = content.get("advice")
    if not isinstance(advice, dict | None):
        raise TypeError("its advice is no JSON object")
    gone = ((name, value) for name, value in (*told.items(), *content["extras"]) if name not in known_now)
    return Saved(
        day=str(content["day"]),
        said=said,
        extras=extras,
        trail=trail,
        asking=asking if _is_question(base, asking) else None,
        phase=Stage(content["phase"]),
        finished=content["finished"] is True,
        left_out=tuple((str(name), value) for name, value in (*content.get("left_out", ()), *gone)),
        advice=advice,
        kept_on=date.fromisoformat(content["kept_on"]) if "kept_on" in content else None,
        unfit=tuple(name for name in content.get("unfit", ()) if name in said),
        listed=tuple(name for name in content.get("listed", ()) if name in said),
    )


def _is_answer(base: Base, name: str, value: object) -> bool:
    """Return whether this is asked and takes this value, or that it is not known."""
    return name in base.asked and value in (None, *base.asked[name].values)


def _extra(base: Base, name: str, value: object) -> tuple[str, float | str | None]:
    """Return one number or text, checked against its bounds."""
    return name, None if value is None else checked_extra(extras_of(base)[name], value)


def _is_question(base: Base, name: object) -> bool:
    """Return whether ``name`` is anything that is asked."""
    return name in (*extras_of(base), *base.asked)
