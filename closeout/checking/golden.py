"""The golden cases of the knowledge base, read from ``kb/cases`` and held against the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

import kb
from closeout import shared
from closeout.answers import UNDECIDED, checked, read_whole
from closeout.planning import stated
from closeout.renamed import renamed_answers, renamed_id
from engine.all_cases.prior import mistakes
from engine.applicability import Applies, applies_to
from engine.base import Base, Role
from engine.completions.consult import consult
from engine.days.calendar import TODAY, Day, settings
from engine.proof import Counterexample, Failure, Listed, Property, Report
from engine.proof.golden import DAYS, Bench, Expected, expectations
from engine.proof.partial import ExpectedLeft, left_differences, left_expectations, left_of
from engine.proof.worlds import Worlds
from engine.refusal import AnswerError, instead

PARTIAL: Final = "partial"


def case_files(folder: str = "") -> dict[str, Path]:
    """Return the file of each case by its name, numbers in names as numbers; ``PARTIAL`` has those with gaps."""
    found = {path.stem: path for path in (Path(kb.__file__).with_name("cases") / folder).glob("*.toml")}
    return {name: found[name] for name in sorted(found, key=_in_order)}


def thread_of(base: Base, case: str) -> str:
    """Return the thread whose own case this is: its name begins with the thread's number; nothing of any other."""
    return next((thread.id for thread in base.knowledge.threads if case.partition("-")[0] == thread.id), "")


def _in_order(name: str) -> list[str | int]:
    """Return a name in parts, so that ``001`` stands before ``001-5``, and that before ``001-11``."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def read_case(base: Base, path: Path, *, partial: bool = False) -> Mapping[str, Any]:
    """Return what a case file holds, former names as those of now, its answers checked.

    Raises:
        AnswerError: it is no case: its answers cannot be, or (unless ``partial``) leave some out, or it has no title
            or source.
    """
    with _named(path):
        content = read_whole(str(path))
        to_decide = partial and UNDECIDED in content
        shapes = {"title": str, "answers": dict, DAYS: dict} | ({} if to_decide else {"source": str})
        wrong = [key for key, shape in shapes.items() if not isinstance({DAYS: {}, **content}.get(key), shape)]
        if wrong:
            raise AnswerError(f"its {' and '.join(wrong)} are missing, or of another shape than CONTRIBUTING.md shows")
        content = renamed_case(base, content)
        source = content.get("source")
        if not to_decide and not any(known == source or known.startswith(f"{source} ") for known in base.sources):
            raise AnswerError(f"its source {source!r} is no policy, post or claim; {instead(source, base.sources)}")
        answers = checked(base, content["answers"]).answers
        missing = [
            f"{info.name} (one of: {', '.join(info.values)})"
            for info in base.with_role(Role.DECIDING)
            if not partial and info.name not in answers and applies_to(base, answers, info.name) is Applies.YES
        ]
        if missing:
            raise AnswerError(f"it has no answer to {'; '.join(missing)}")
        return content


def renamed_case(base: Base, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a case file's content, its answers and what is expected on each of its days, by the names of now."""
    days = {name: _told(base, content[name]) for name in (*base.knowledge.days, TODAY) if name in content}
    if DAYS in content:
        days[DAYS] = {name: _told(base, told) for name, told in content[DAYS].items()}
    return {**content, "answers": renamed_answers(base, content["answers"]), **days}


def _told(base: Base, told: object) -> object:
    if not isinstance(told, dict):
        return told
    lists = {key: kind for kind in ("step", "caution") for key in (f"{kind}s", f"certain_{kind}s")}
    found = {
        key: [renamed_id(base, lists[key], each) for each in told[key]]
        for key in lists
        if isinstance(told.get(key), list)
    }
    return {**told, **found} | ({"action": renamed_id(base, "action", told["action"])} if "action" in told else {})


def golden_cases(base: Base, today: date) -> tuple[Expected, ...]:
    """Return what every case file expects on each of its days, in the order of their names.

    Raises:
        AnswerError: one is no case; the message names it.
    """
    return tuple(expected for path in case_files().values() for expected in _expected(base, path, today))


def partial_cases(base: Base, today: date) -> tuple[ExpectedLeft, ...]:
    """Return what every partial case file expects on each of its days, in the order of their names.

    Raises:
        AnswerError: one is no partial case; the message names it.
    """
    return tuple(expected for path in case_files(PARTIAL).values() for expected in _left(base, path, today) or ())


def cases(worlds: Worlds, today: date) -> Report:
    """Return the case files that expect something else than the rules say, and those that are none.

    Those that nobody has decided yet are listed.
    """
    expected: list[Expected] = []
    left: list[ExpectedLeft] = []
    failures: list[Failure] = []
    undecided: list[Listed] = []
    files, partial = case_files(), case_files(PARTIAL)
    for path in (*files.values(), *partial.values()):
        try:
            if path.stem in files:
                expected += _expected(worlds.base, path, today)
            elif (found := _left(worlds.base, path, today)) is None:
                undecided.append(Listed(Property.CASES, f"partial case {path.stem} is still to be decided"))
            else:
                left += found
        except AnswerError as error:
            failures.append(Failure(Property.CASES, str(error)))
    failures += [*_differing(worlds, expected), *_differing_left(worlds.base, left)]
    counts = {
        "cases with their advice": len(files),
        "partial cases with what they leave open": len(partial) - len(undecided),
    }
    return Report(counts, tuple(failures), tuple(undecided))


def _expected(base: Base, path: Path, today: date) -> tuple[Expected, ...]:
    content = read_case(base, path)
    with _named(path):
        _refuse_missing(base, content)
        return expectations(base, path.stem, content, today)


def _left(base: Base, path: Path, today: date) -> tuple[ExpectedLeft, ...] | None:
    """Return what a partial case expects, or nothing of one that is still to be decided."""
    content = read_case(base, path, partial=True)
    if UNDECIDED in content:
        return None
    with _named(path):
        _refuse_missing(base, content)
        return left_expectations(base, path.stem, content, today)


def _refuse_missing(base: Base, content: Mapping[str, Any]) -> None:
    missing = [day for day in (*base.knowledge.days, TODAY) if day not in content]
    if missing:
        raise AnswerError(f"it does not say what is expected on the day {' and '.join(missing)}")


def _differing(worlds: Worlds, expected: list[Expected]) -> Iterator[Failure]:
    base = worlds.base
    for entry, told in zip(expected, Bench(base, worlds.cases, expected).told(base), strict=True):
        if wrong := "; ".join(told.differences(entry)):
            problem = f"case {entry.case} on the day {entry.day.name}: by the rules {wrong}"
            setting = settings(base, entry.day)[0]
            yield Failure(Property.CASES, problem, (), 1, Counterexample(entry.answers, entry.day.date, setting))


def _differing_left(base: Base, expected: list[ExpectedLeft]) -> Iterator[Failure]:
    """Yield the partial cases that leave something else open; without a prior that fits, nothing can be weighed."""
    if mistakes(base, stated()):
        return
    for entry in expected:
        if wrong := "; ".join(left_differences(consulted(base, entry.answers, entry.day), entry.left)):
            problem = f"partial case {entry.case} on the day {entry.day.name}: by the rules {wrong}"
            example = Counterexample(entry.answers, entry.day.date, settings(base, entry.day)[0])
            yield Failure(Property.CASES, problem, (), 1, example)


def consulted(base: Base, answers: Mapping[str, str], on: Day) -> dict[str, Any]:
    """Return what the rules leave open on a day, as a case file states it."""
    return left_of(consult(shared.table(base, settings(base, on)), answers))


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Put the name of the case before what is wrong with it."""
    try:
        yield
    except AnswerError as error:
        raise AnswerError(f"case {path.stem}: {error}") from None
