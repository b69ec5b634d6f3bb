"""What the knowledge base in another place advises in every case, summed up by a process of its own.

A process can hold one package called ``kb``, so each version to compare is loaded by a fresh one, with the engine of
this program; what it finds comes back through files. Run as a module: PLACE, where to write, and the days.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from closeout.errors import Failed
from engine.all_cases.comparison import Summary, summary
from engine.all_cases.table import Table
from engine.days.calendar import day, settings
from engine.loading.load import load
from engine.refusal import AnswerError, KnowledgeError

_FOUND: Final = "found"
_REFUSED: Final = "refused"
_PATIENCE: Final = 300
"""Seconds that loading and tabulating a base may take."""


def summed_up(place: Path, days: Sequence[str], folder: Path, called: str) -> list[Summary]:
    """Return what the base in ``place`` advises on each day, worked out by another process that writes into ``folder``.

    ``called`` is what the user calls it.

    Raises:
        AnswerError: a day is no day.
        Failed: the base does not load with this program's engine, or takes too long.
    """
    root = str(Path(__file__).parents[2])
    try:
        ran = subprocess.run(  # noqa: S603 - this program itself, with paths of its own making
            [sys.executable, "-P", "-m", "closeout.comparing.tabulating", str(place), str(folder), *days],
            env={**os.environ, "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"the knowledge base of {called} took more than {_PATIENCE} seconds") from None
    if (folder / _REFUSED).is_file():
        raise AnswerError((folder / _REFUSED).read_text(encoding="utf-8"))
    if ran.returncode or not (folder / _FOUND).is_file():
        reason = ran.stderr.strip().splitlines()[-1:] or ["it gave no reason"]
        raise Failed(f"the knowledge base of {called} does not load with this engine: {reason[0]}")
    found: list[Summary] = pickle.loads((folder / _FOUND).read_bytes())  # noqa: S301 - written by what was just run
    return found


def written(place: Path, folder: Path, days: Sequence[str]) -> None:
    """Write into ``folder`` what the package ``kb`` in ``place`` advises on each day.

    Raises:
        AnswerError: a day is no day.
        KnowledgeError: the base is refused.
    """
    sys.path.insert(0, str(place))
    from kb import KNOWLEDGE

    base = load(KNOWLEDGE)
    today = date.today()  # noqa: DTZ011 - the user's own day is meant
    named = [day(base, name, today) for name in days]
    table = Table.build(base, settings(base, *named))
    found = [summary(table, settings(base, each)) for each in named]
    (folder / _FOUND).write_bytes(pickle.dumps(found))


def _main(place: str, folder: str, *days: str) -> None:
    """Write what is found, or why the days are refused; a base that does not load is told in one line."""
    try:
        written(Path(place), Path(folder), days)
    except KnowledgeError as error:
        sys.exit(" / ".join(str(error).splitlines()))
    except AnswerError as error:
        (Path(folder) / _REFUSED).write_text(str(error), encoding="utf-8")


if __name__ == "__main__":
    _main(*sys.argv[1:])
