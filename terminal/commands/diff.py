"""The command ``diff``."""

from __future__ import annotations

import click

from closeout import shared
from closeout.as_json.diff import diff_json
from closeout.comparing.difference import differ
from closeout.desk import FORUM
from engine.days.calendar import TODAY
from terminal.exits import Exit
from terminal.options import AS_OF, JSON
from terminal.page import print_json, print_page, window_width
from terminal.words.diff import diff_page


@click.command()
@click.argument("old")
@click.argument("new")
@AS_OF
@JSON
def diff(*, old: str, new: str, day_name: str | None, as_json: bool) -> Exit:
    """Compare the advice of two knowledge bases.

    It tells in which cases their advice differs, counted, for today and for the forum. OLD and NEW are git
    revisions, or directories that hold a package kb; its code is run.
    """
    found = differ(old, new, [TODAY, FORUM] if day_name is None else [day_name])
    if as_json:
        return print_json(diff_json(found))
    return print_page(diff_page(shared.base(), found, window_width()))
