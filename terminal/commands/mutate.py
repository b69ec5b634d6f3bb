"""``closeout mutate``: every small mistake in every rule, judged in several processes."""

from __future__ import annotations

import multiprocessing
import sys
from collections import Counter
from datetime import date
from functools import cache

from closeout.errors import Exit
from closeout.golden import golden_cases
from engine.loading.load import load
from engine.proof.golden import Bench
from engine.proof.mutants import Mutant, mutants
from engine.proof.mutation import Fate, judge
from engine.proof.use import concern_meetings
from engine.proof.worlds import Worlds
from kb import KNOWLEDGE
from terminal.page import Page, show, wants_colour, window_width
from terminal.progress import Progress

_BATCH = 8


def mutate_knowledge(jobs: int, *, listing: bool) -> Exit:
    """Print how many mutants met which fate, and each survivor; return 1 if there is one."""
    every = _Trial.here().mutants
    judged: dict[int, tuple[Fate, str]] = {}
    with multiprocessing.Pool(jobs) as pool, Progress("mutants", len(every)) as progress:
        for number, fate, by in pool.imap_unordered(_judge, range(len(every)), chunksize=_BATCH):
            judged[number] = (fate, by)
            progress.advance(1)
    page = Page(window_width())
    _put(page, every, judged, listing=listing)
    show(page, sys.stdout, colour=wants_colour(sys.stdout))
    return Exit.FAILED if any(fate is Fate.SURVIVES for fate, _ in judged.values()) else Exit.DONE


class _Trial:
    """What a process needs to judge mutants, made once in each."""

    def __init__(self) -> None:
        base = load(KNOWLEDGE)
        today = date.today()  # noqa: DTZ011 - golden cases name it
        self.worlds = Worlds.of(base)
        self.bench = Bench(base, self.worlds.cases, golden_cases(base, today))
        self.mutants = tuple(mutants(base, tuple(concern_meetings(self.worlds))))

    @staticmethod
    @cache
    def here() -> _Trial:
        """Return this process's trial."""
        return _Trial()


def _judge(number: int) -> tuple[int, Fate, str]:
    trial = _Trial.here()
    judged = judge(trial.worlds, trial.bench, trial.mutants[number])
    return number, judged.fate, judged.by


def _put(page: Page, every: tuple[Mutant, ...], judged: dict[int, tuple[Fate, str]], *, listing: bool) -> None:
    for number, mutant in enumerate(every):
        fate, by = judged[number]
        if listing or fate is Fate.SURVIVES:
            page.item(f"{mutant.kind} {mutant.rule} {mutant.change}: {fate.value}, {by}")
    page.heading("Mutants")
    for kind in dict.fromkeys(mutant.kind for mutant in every):
        counts = Counter(judged[number][0] for number, mutant in enumerate(every) if mutant.kind == kind)
        told = ", ".join(f"{counts[fate]:,} {fate.value}" for fate in Fate if counts[fate])
        page.item(told, lead=f"{kind}: ")
    totals = Counter(fate for fate, _ in judged.values())
    page.item(", ".join(f"{totals[fate]:,} {fate.value}" for fate in Fate), lead=f"all {len(every):,}: ")
