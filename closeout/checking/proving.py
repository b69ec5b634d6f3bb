"""Experta itself over every class of cases that the rules can tell apart, beside the table; resumable.

Half a million runs take an hour or two, so they are spread over processes and what is done is kept in a file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from closeout import shared
from closeout.checking.processes import pool
from closeout.files import read_json, write_whole
from engine.all_cases.outcome import Setting
from engine.base import Base
from engine.digest import logic_digest
from engine.proof.agreement import class_rows, disagreement, refining_runs
from engine.proof.worlds import distinct_settings
from engine.refusal import AnswerError

_CHUNK: Final = 250
_LARGEST: Final = 100_000_000
"""Bytes of a state file; a whole one has some hundred thousand."""


_Task = tuple[int, range]
"""A piece of work: the number of a setting, and the places of those of its classes that are run."""


class Proving:
    """Experta over every class of cases, or ``sample`` of each setting; what is done is kept in the file ``state``.

    ``total`` runs are to be made, of which ``done`` are. Once all are, ``refined`` is how many more were made with
    refining answers, and ``different`` names each case on which experta and the table differ.

    Raises:
        AnswerError: the file is none of a proof.
    """

    def __init__(self, state: Path, sample: int | None) -> None:
        self._state = state
        self._mark = fingerprint(shared.base())
        self._kept = read_state(state, self._mark)
        self._bench = _Bench.here()
        self._tasks = list(_tasks(self._bench, sample))
        self.total = sum(len(places) for _, places in self._tasks)
        self.done = sum(len(task[1]) for task in self._tasks if _key(task) in self._kept)
        self.refined = 0
        self.different: list[str] = []

    def run(self, jobs: int) -> Iterator[int]:
        """Make the runs that are not yet made in ``jobs`` processes; yield how many, as they are made."""
        with pool(jobs) as workers:
            for task, found in workers.imap_unordered(
                _run, [task for task in self._tasks if _key(task) not in self._kept]
            ):
                self._kept[_key(task)] = found
                _write_state(self._state, self._mark, self._kept)
                yield len(task[1])
        self.refined, self.different = _refined(self._bench)
        self.different += [entry for task in self._tasks for entry in self._kept[_key(task)]]

    def counts(self) -> Iterator[tuple[Setting, int, int]]:
        """Yield each setting with how many cases were run under it, and how many classes there are."""
        for number, (outcome, rows) in enumerate(zip(self._bench.table.outcomes, self._bench.rows, strict=True)):
            yield outcome.setting, sum(len(places) for of, places in self._tasks if of == number), len(rows)


def fingerprint(base: Base) -> str:
    """Return a text that is the same exactly while nothing that advice follows from has changed."""
    return logic_digest(base, [sorted(setting.items()) for _, setting in distinct_settings(base)])


class _Bench:
    """What a process needs to compare the two, made once in each."""

    def __init__(self) -> None:
        self.base = shared.base()
        self.table = shared.table(self.base, tuple(setting for _, setting in distinct_settings(self.base)))
        self.rows = [class_rows(each) for each in self.table.outcomes]
        self.reasoner = shared.reasoner(self.base)

    @staticmethod
    @cache
    def here() -> _Bench:
        """Return this process's bench."""
        return _Bench()

    def compared(self, number: int, row: int, refining: Mapping[str, str]) -> str:
        """Return how experta and the table differ on a case under the setting of this number, or nothing."""
        return disagreement(self.reasoner, self.table.outcomes[number], row, refining)


def _tasks(bench: _Bench, sample: int | None) -> Iterator[_Task]:
    for number, rows in enumerate(bench.rows):
        stride = 1 if sample is None else max(1, len(rows) // sample)
        for first in range(0, len(rows), _CHUNK * stride):
            yield number, range(first, min(first + _CHUNK * stride, len(rows)), stride)


def _key(task: _Task) -> str:
    """Return the task's name in the state file."""
    number, places = task
    return f"{number}/{places.start}-{places.stop}/{places.step}"


def _run(task: _Task) -> tuple[_Task, list[str]]:
    bench = _Bench.here()
    number, places = task
    found = (bench.compared(number, int(bench.rows[number][place]), {}) for place in places)
    return task, [entry for entry in found if entry]


def _refined(bench: _Bench) -> tuple[int, list[str]]:
    """Return how many runs with refining answers there were, and in what experta and the table differ."""
    count = 0
    different = []
    for number, outcome in enumerate(bench.table.outcomes):
        for row, refining in refining_runs(outcome):
            count += 1
            if entry := bench.compared(number, row, refining):
                different.append(entry)
    return count, different


def read_state(path: Path, mark: str) -> dict[str, list[str]]:
    """Return what is done of this very knowledge; nothing where the file is missing or of another.

    Raises:
        AnswerError: the file is none that was written here.
    """
    if not path.exists():
        return {}
    try:
        content = read_json(path, _LARGEST)
        return dict(content["done"]) if content["fingerprint"] == mark else {}
    except (AnswerError, KeyError, TypeError, ValueError):
        remedy = "delete it to begin anew, or give another --state"
        raise AnswerError(f"{path} holds no state of a proof; {remedy}") from None


def _write_state(path: Path, mark: str, done: Mapping[str, list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps({"fingerprint": mark, "done": done}))
