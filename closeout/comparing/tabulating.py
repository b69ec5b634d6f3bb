"""What the knowledge base in another place advises in every case, summed up by a process of its own.

A process can hold one package called ``kb``, so each version to compare is loaded by a fresh one, with the engine of
this program; what it finds comes back through files. Run as a module: PLACE, where to write, and the days.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np

from closeout.errors import Failed
from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.days.calendar import day, settings
from engine.loading.load import load
from engine.proof.comparison import Conclusion, Summary, summary
from engine.refusal import AnswerError, KnowledgeError

_REFUSED: Final = "refused"
_PATIENCE: Final = 300
"""Seconds that loading and tabulating a base may take."""


def summed_up(place: Path, days: Sequence[str], room: Path, called: str) -> list[Summary]:
    """Return what the base in ``place`` advises on each day, worked out by another process that writes into ``room``.

    ``called`` is what the user calls it.

    Raises:
        AnswerError: a day is no day.
        Failed: the base does not load with this program's engine, or takes too long.
    """
    root = str(Path(__file__).parents[2])
    try:
        ran = subprocess.run(  # noqa: S603 - this program itself, with paths of its own making
            [sys.executable, "-P", "-m", "closeout.comparing.tabulating", str(place), str(room), *days],
            env={**os.environ, "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"the knowledge base of {called} took more than {_PATIENCE} seconds") from None
    if (room / _REFUSED).is_file():
        raise AnswerError((room / _REFUSED).read_text(encoding="utf-8"))
    if ran.returncode or not _at(room, len(days) - 1).is_file():
        reason = ran.stderr.strip().splitlines()[-1:] or ["it gave no reason"]
        raise Failed(f"the knowledge base of {called} does not load with this engine: {reason[0]}")
    return [_read(room, number) for number in range(len(days))]


def written(place: Path, room: Path, days: Sequence[str]) -> None:
    """Write into ``room`` what the package ``kb`` in ``place`` advises on each day.

    Raises:
        AnswerError: a day is no day.
        KnowledgeError: the base is refused.
    """
    sys.path.insert(0, str(place))
    from kb import KNOWLEDGE

    base = load(KNOWLEDGE)
    today = date.today()  # noqa: DTZ011 - the user's own day is meant
    of_days = [settings(base, day(base, name, today)) for name in days]
    distinct: list[Setting] = []
    for setting in (setting for of_day in of_days for setting in of_day):
        distinct += [] if setting in distinct else [setting]
    table = Table.build(base, distinct)
    for number, of_day in enumerate(of_days):
        found = summary(table, of_day)
        names = {
            "facts": [[fact, list(values)] for fact, values in found.facts.items()],
            "advised": [[asdict(conclusion) for conclusion in sorted(advised)] for advised in found.advised],
        }
        np.savez(_at(room, number).with_suffix(".npz"), digits=found.digits, places=found.places)
        _at(room, number).write_text(json.dumps(names), encoding="utf-8")


def _at(room: Path, number: int) -> Path:
    """Return where the names of a day's summary are; its numbers stand beside it."""
    return room / f"{number}.json"


def _read(room: Path, number: int) -> Summary:
    """Return a summary that another process wrote, by the place of its day."""
    names: dict[str, Any] = json.loads(_at(room, number).read_text(encoding="utf-8"))
    with np.load(_at(room, number).with_suffix(".npz"), allow_pickle=False) as cases:
        return Summary(
            facts={fact: tuple(values) for fact, values in names["facts"]},
            digits=cases["digits"],
            advised=tuple(frozenset(map(_conclusion, each)) for each in names["advised"]),
            places=cases["places"],
        )


def _conclusion(content: dict[str, Any]) -> Conclusion:
    return Conclusion(
        action=content["action"],
        steps=tuple(content["steps"]),
        cautions=tuple(content["cautions"]),
        some_steps=tuple((name, tuple(brings)) for name, brings in content["some_steps"]),
        some_cautions=tuple((name, tuple(brings)) for name, brings in content["some_cautions"]),
    )


def _main(place: str, room: str, *days: str) -> None:
    """Write what is found, or why the days are refused; a base that does not load is told in one line."""
    try:
        written(Path(place), Path(room), days)
    except KnowledgeError as error:
        sys.exit(" / ".join(str(error).splitlines()))
    except AnswerError as error:
        (Path(room) / _REFUSED).write_text(str(error), encoding="utf-8")


if __name__ == "__main__":
    _main(*sys.argv[1:])
