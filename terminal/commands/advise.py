"""The command ``advise``, and what ``ask`` does without any question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from closeout.answers import Source, given, missing
from closeout.as_json.advice import advice_json
from closeout.calendar_file import calendar_of
from closeout.desk import Desk
from engine.refusal import AnswerError
from engine.words import day_words
from terminal.exits import Exit
from terminal.options import ANSWERS, AS_OF, DIAGRAM, FORCE, ICS, JSON, SET, or_newest
from terminal.page import Style, print_json, print_page, window_width
from terminal.picture import draw, write
from terminal.words.report import Part, brief, more, part_called, parts


@click.command()
@ANSWERS
@SET
@AS_OF
@JSON
@DIAGRAM
@ICS
@FORCE
@click.option("--show", "words", metavar="PART,...", help="Print these parts instead: why, then, cost, change; or all.")
def advise(
    *,
    file: Source | None,
    settings: tuple[str, ...],
    day_name: str | None,
    as_json: bool,
    diagram: Path | None,
    calendar: Path | None,
    words: str | None,
) -> Exit:
    """Give the advice for the answers in FILE.

    FILE is TOML or JSON, a contract that is kept, or - for standard input; without one it is the newest contract. An
    answer that is missing is not known. What to do stands first, on one screen; --show prints the rest: why it is so,
    what the threads would have said then, what it may cost, and what would change it.
    """
    file = or_newest(file, settings)
    show = tuple(map(part_called, words.replace(",", " ").split() or (Part.ALL,))) if words is not None else ()
    desk = Desk(day_name)
    return advised(desk, file, settings, diagram, as_json=as_json, complete=False, show=show, calendar=calendar)


def advised(
    desk: Desk,
    file: Source | None,
    settings: tuple[str, ...],
    target: Path | None,
    *,
    as_json: bool,
    complete: bool,
    show: Sequence[Part] = (),
    calendar: Path | None = None,
) -> Exit:
    """Print the advice for answers that are all there, or (unless ``complete``) for what is there.

    Raises:
        AnswerError: the answers cannot be used, or are to be ``complete`` and are not.
    """
    found = given(desk.base, file, settings, desk.day.date)
    if complete and (open_facts := desk.open_facts(found)):
        raise AnswerError(missing(desk.base, open_facts))
    both = desk.advise(found) if complete or target is not None else desk.advise_once(found)
    if target is not None:
        click.echo(f"The picture is in {draw(desk, both, target)}.", err=True)
    if calendar is not None:
        write(calendar, calendar_of(desk.base, {"": both.main}))
        click.echo(f"The calendar is in {calendar}.", err=True)
    if as_json:
        return print_json(advice_json(desk.base, both))
    if show:
        return print_page(parts(desk.base, both, show, window_width()))
    page = brief(desk.base, both, window_width())
    page.text(f"For {day_words(both.main.day)}. --show tells more: {more(both)}", style=Style.QUIET)
    return print_page(page)
