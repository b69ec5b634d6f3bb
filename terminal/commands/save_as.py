"""The command ``save-as``."""

from __future__ import annotations

from pathlib import Path

import click

from closeout.answers import Source, given
from closeout.desk import Desk
from closeout.errors import to_type
from engine.refusal import AnswerError
from terminal.agreeing import agree
from terminal.exits import Exit
from terminal.options import ANSWERS, AS_OF, FORCE, SET, or_newest


@click.command("save-as")
@click.argument("target")
@ANSWERS
@SET
@AS_OF
@FORCE
def save_as(*, target: str, file: Source | None, settings: tuple[str, ...], day_name: str | None) -> Exit:
    """Write the advice for the answers in FILE to TARGET.

    TARGET ends in .html (one page with the picture in it), .md, .txt, .json, or .ics (the days of the steps as a
    calendar). FILE is as for advise; without one it is the newest contract.
    """
    from terminal.saving import FORMATS, target_of
    from terminal.saving import save_as as saved

    if isinstance(file, str) and Path(file).suffix in FORMATS and Path(target).suffix not in FORMATS:
        raise AnswerError(f"TARGET comes first, then FILE: {to_type('save-as', file, target)}")
    place = target_of(target)
    agree([place])
    source = or_newest(file, settings)
    desk = Desk(day_name)
    both = desk.advise(given(desk.base, source, settings, desk.day.date))
    saved(desk, both, place, Path(source).stem if isinstance(source, str) else "")
    click.echo(f"The advice is in {place}.")
    return Exit.DONE
