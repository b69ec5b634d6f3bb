"""Advice that was wrong in a released version, from ``kb/errata.toml``, held against what the rules say now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import kb
from closeout import shared
from closeout.answers import checked, read_whole
from closeout.planning import stated
from engine.all_cases.prior import mistakes
from engine.base import Base
from engine.completions.consult import consult
from engine.days.calendar import TODAY, day, settings
from engine.proof import Counterexample, Failure, Property, Report
from engine.refusal import AnswerError, instead

_FILE: Final = "errata.toml"
_SHAPE: Final = {
    **dict.fromkeys(("version", "said", "right", "mended", "action"), str),
    "answers": dict,
    "steps": list,
}


@dataclass(frozen=True, slots=True)
class Erratum:
    """One advice that was wrong: since which ``version``, for which ``answers``, what was ``said``, what is ``right``.

    ``mended`` says by what kind of knowledge it was mended. Today's rules come to ``action``, with ``steps`` in this
    order among its own.
    """

    version: str
    answers: Mapping[str, str]
    said: str
    right: str
    mended: str
    action: str
    steps: tuple[str, ...]


def errata(base: Base) -> tuple[Erratum, ...]:
    """Return each advice that is known to have been wrong, in the order of the file.

    Raises:
        AnswerError: an entry leaves something out, or names answers, an action or steps that there are not.
    """
    listed = read_whole(str(Path(kb.__file__).with_name(_FILE))).get("wrong", [])
    return tuple(_erratum(base, number, entry) for number, entry in enumerate(listed, start=1))


def _erratum(base: Base, number: int, entry: Mapping[str, Any]) -> Erratum:
    place = f"entry {number} of {_FILE}"
    if {name: type(value) for name, value in entry.items()} != _SHAPE or not all(
        entry[name] for name in _SHAPE if name != "steps"
    ):
        raise AnswerError(f"{place} must have {', '.join(_SHAPE)}, each with something in it, and no more")
    for name, known in ((entry["action"], base.actions), *((step, base.steps) for step in entry["steps"])):
        if name not in known:
            raise AnswerError(f"{place}: there is no {name!r}; {instead(str(name), known)}")
    try:
        answers = checked(base, entry["answers"]).answers
    except AnswerError as error:
        raise AnswerError(f"{place}: {error}") from None
    return Erratum(**{**entry, "answers": answers, "steps": tuple(entry["steps"])})


def mended(base: Base, today: date) -> Report:
    """Return which entries the rules do not come to on the day as the list says."""
    try:
        listed = errata(base)
    except AnswerError as error:
        return Report({}, (Failure(Property.CASES, str(error)),))
    return Report({"advice known to have been wrong": len(listed)}, tuple(_wrong(base, listed, today)))


def _wrong(base: Base, listed: tuple[Erratum, ...], today: date) -> Iterator[Failure]:
    """Yield the entries that come to something else; without a prior that fits, no table is weighed."""
    if mistakes(base, stated()):
        return
    on = day(base, TODAY, today)
    (setting,) = settings(base, on)
    table = shared.table(base, [setting])
    for erratum in listed:
        found = consult(table, erratum.answers)
        here = tuple(step for step in found.steps if step in erratum.steps)
        if (found.action, here) != (erratum.action, erratum.steps):
            told = f"{found.action} with {', '.join(here) or 'none of its steps'}"
            problem = f"what was wrong in {erratum.version} ({erratum.said}) now comes to {told}"
            yield Failure(Property.CASES, problem, (), 1, Counterexample(erratum.answers, on.date, setting))
