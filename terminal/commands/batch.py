"""The command ``batch``."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from closeout.desk import Desk
from closeout.files import path_of
from engine.refusal import AnswerError, instead, near, shown
from terminal.agreeing import agree
from terminal.exits import Exit
from terminal.options import AS_OF, FORCE

if TYPE_CHECKING:
    from closeout.batch.answering import Tally

_NAMED: Final = 5
"""Columns that are no facts and are told by name."""


@click.command()
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@AS_OF
@click.option("--one-file", is_flag=True, help="Let OUT be one file, not a folder of parts.")
@click.option("--resume", is_flag=True, help="Go on with the parts in OUT where a run was stopped.")
@click.option("--quick", is_flag=True, help="Leave out the question and the warnings, which take longest.")
@click.option("--engine", type=click.Choice(["here", "spark"]), default="here", help="Who reads and writes the rows.")
@click.option("--master", metavar="URL", default="local[*]", help="With --engine spark: which Spark.")
@FORCE
def batch(
    *,
    source: str,
    target: str,
    day_name: str | None,
    one_file: bool,
    resume: bool,
    quick: bool,
    engine: str,
    master: str,
) -> Exit:
    """Give the action for each row of a large file.

    IN is Parquet or CSV with a contract in each row; columns and cells are named as closeout facts names them, or in
    the words of the questions and answers; an empty cell says that you do not know. The same rows go to OUT in the same
    order, with the action beside each, whether that is certain or settled, the other likely actions, the question most
    worth asking and the certain warnings; a row that is wrong has an error.
    """
    from closeout.batch.answering import Answering
    from closeout.batch.run import begin, into_file, into_folder, rows_of
    from closeout.batch.spark import into_folder as spark_folder

    if one_file and resume:
        raise AnswerError("--resume goes on with parts, and --one-file makes none; choose one of them")
    desk, place, out = Desk(day_name), path_of(source), path_of(target)
    if engine == "spark":
        if one_file or resume or out.exists():
            raise AnswerError(f"Spark writes all parts or none, into a new folder; name one in place of {out}")
        _tell(spark_folder(place, out, master, day_name, whole=not quick))
        return Exit.DONE
    rows = rows_of(place)
    if one_file and out.is_dir():
        raise AnswerError(f"{out} is a folder; name a file, or leave out --one-file")
    if one_file and out.suffix.lower() not in rows.suffixes:
        raise AnswerError(f"{out} is not called as the rows of IN are written; {instead(out.suffix, rows.suffixes)}")
    answering = Answering(desk, rows.names, whole=not quick)
    _tell_carried([name for name, known in answering.carried.items() if not known], desk)
    if one_file:
        agree([out])
    else:
        begin(desk, place, out, whole=not quick, resume=resume)
    _tell((into_file if one_file else into_folder)(rows, answering, out, _Progress()))
    return Exit.DONE


def _tell_carried(names: Sequence[str], desk: Desk) -> None:
    """Tell of columns that are no facts, the first few by name."""
    for name in names[:_NAMED]:
        hint = near(name, desk.base.facts)
        click.echo(f"The column {shown(name)} is no fact, and carried as it is{hint}.", err=True)
    if len(names) > _NAMED:
        click.echo(f"So are {len(names) - _NAMED:,} more.", err=True)


class _Progress:
    """Tells after each part how many rows are done, and how many a second."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def __call__(self, tally: Tally) -> None:
        """Tell how far it is."""
        rate = tally.rows / max(time.monotonic() - self._begun, 1e-3)
        click.echo(f"{tally.rows:,} rows, {rate:,.0f} a second", err=True)


def _tell(tally: Tally) -> None:
    """Print what the rows came to."""
    there = f", and {tally.there:,} that were there" if tally.there else ""
    click.echo(f"{tally.rows:,} rows{there}, {sum(tally.faults.values()):,} of them with an error.")
    for counted in (tally.faults, tally.actions):
        for name, count in counted.most_common():
            click.echo(f"{count:>12,}  {name}")
