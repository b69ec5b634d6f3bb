"""The command ``advise``, and what ``ask`` does without any question."""

from __future__ import annotations

from pathlib import Path

import click

from closeout.answers import Source, given, missing
from closeout.as_json.advice import advice_json
from closeout.desk import Desk
from engine.refusal import AnswerError
from terminal.exits import Exit
from terminal.options import ANSWERS, AS_OF, DIAGRAM, JSON, SET
from terminal.page import print_json, print_page, window_width
from terminal.picture import draw
from terminal.words.report import report


@click.command()
@ANSWERS
@SET
@AS_OF
@JSON
@DIAGRAM
def advise(
    *, file: Source | None, settings: tuple[str, ...], day_name: str | None, as_json: bool, diagram: Path | None
) -> Exit:
    """Give the advice for the answers in FILE.

    FILE is TOML or JSON, and - stands for standard input. An answer that is missing is not known.
    """
    if file is None and not settings:
        raise AnswerError("advise needs answers: a FILE, - for standard input, or --set NAME=VALUE")
    return advised(Desk(day_name), file, settings, diagram, as_json=as_json, complete=False)


def advised(
    desk: Desk,
    file: Source | None,
    settings: tuple[str, ...],
    target: Path | None,
    *,
    as_json: bool,
    complete: bool,
) -> Exit:
    """Print the advice for answers that are all there, or (unless ``complete``) for what is there.

    Raises:
        AnswerError: the answers cannot be used, or are to be ``complete`` and are not.
    """
    found = given(desk.base, file, settings)
    if complete and (open_facts := desk.open_facts(found)):
        raise AnswerError(missing(desk.base, open_facts))
    both = desk.advise(found)
    if target is not None:
        click.echo(f"The picture is in {draw(desk.base, both.main, target)}.", err=True)
    if as_json:
        return print_json(advice_json(desk.base, both))
    return print_page(report(desk.base, both, window_width()))
