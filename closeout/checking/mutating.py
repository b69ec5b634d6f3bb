"""Every small mistake in rules and texts, judged in several processes: whether a case or the proof catches it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from closeout import shared
from closeout.checking.golden import golden_cases
from closeout.checking.processes import pool
from engine.proof.golden import Bench
from engine.proof.mutation.judging import Fate, Judged, judge
from engine.proof.mutation.mutants import Mutant, mutants
from engine.proof.mutation.text_mutants import text_mutants
from engine.proof.use import concern_meetings
from engine.proof.worlds import Worlds

_BATCH = 8


class Mutation:
    """All ``mutants``, and what became of those that were run: their fate, and by what."""

    def __init__(self) -> None:
        self.mutants: tuple[Mutant, ...] = _Trial.here().mutants
        self._fates: dict[int, Judged] = {}

    def run(self, jobs: int) -> Iterator[int]:
        """Judge every mutant in ``jobs`` processes; yield 1 for each."""
        with pool(jobs) as workers:
            for number, judged in workers.imap_unordered(_judge, range(len(self.mutants)), chunksize=_BATCH):
                self._fates[number] = judged
                yield 1

    def judged(self) -> Iterator[tuple[Mutant, Fate, str]]:
        """Yield each mutant with its fate and by what it met it."""
        for number, mutant in enumerate(self.mutants):
            yield mutant, *self._fates[number]

    @property
    def passed(self) -> bool:
        """Return whether none survives."""
        return all(fate is not Fate.SURVIVES for fate, _ in self._fates.values())


class _Trial:
    """What a process needs to judge mutants, made once in each."""

    def __init__(self) -> None:
        base = shared.base()
        today = date.today()  # noqa: DTZ011 - golden cases name it
        self.worlds = Worlds.of(base)
        self.bench = Bench(base, self.worlds.cases, golden_cases(base, today))
        self.mutants = (*mutants(base, tuple(concern_meetings(self.worlds))), *text_mutants(base))

    @staticmethod
    @cache
    def here() -> _Trial:
        """Return this process's trial."""
        return _Trial()


def _judge(number: int) -> tuple[int, Judged]:
    trial = _Trial.here()
    return number, judge(trial.worlds, trial.bench, trial.mutants[number])
