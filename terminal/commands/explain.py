"""The command ``explain``."""

from __future__ import annotations

import click

from closeout.answers import Source, given
from closeout.as_json.explanation import explain_json
from closeout.desk import Desk
from closeout.explaining import explain as explained
from terminal.completion import of_base
from terminal.completion import settings as facts_and_values
from terminal.exits import Exit
from terminal.options import ANSWERS, AS_OF, JSON, SET, action_ids, or_newest
from terminal.page import print_json, print_page, window_width
from terminal.words.explanation import explain_page


@click.command()
@ANSWERS
@click.option(
    "--why-not",
    "actions",
    metavar="ACTION",
    multiple=True,
    shell_complete=of_base("actions"),
    callback=action_ids,
    help="Tell why it is not ACTION, an id or a title; repeatable.",
)
@click.option(
    "--what-if",
    "changed",
    metavar="NAME=VALUE",
    multiple=True,
    shell_complete=facts_and_values,
    help="Put it over the answers; repeatable.",
)
@SET
@AS_OF
@JSON
def explain(
    *,
    file: Source | None,
    actions: tuple[str, ...],
    changed: tuple[str, ...],
    settings: tuple[str, ...],
    day_name: str | None,
    as_json: bool,
) -> Exit:
    """Explain the advice for the answers in FILE.

    It tells how the advice came about, what would change it, and which answer to double-check. With --why-not or
    --what-if only that is told; --json has everything.
    """
    desk = Desk(day_name)
    found = explained(desk, given(desk.base, or_newest(file, settings), settings, desk.day.date), actions, changed)
    if as_json:
        return print_json(explain_json(desk.base, found))
    return print_page(explain_page(desk.base, found, window_width()))
