"""The command ``sources``."""

from __future__ import annotations

import click

from closeout.as_json.sources import sources_json
from closeout.desk import Desk
from terminal.exits import Exit
from terminal.options import AS_OF, JSON
from terminal.page import print_json, print_page, window_width
from terminal.words.sources import sources_page


@click.command()
@click.argument("name", required=False)
@AS_OF
@JSON
def sources(*, name: str | None, day_name: str | None, as_json: bool) -> Exit:
    """List every claim and platform rule, or those in NAME.

    NAME is a thread like 004, a post like 004/1, or a claim or platform rule by its id. Of each it tells whether it
    stands on the day, what contradicts it and what uses it; of a platform rule that came or went, in how many of all
    possible cases that changed the advice.
    """
    desk = Desk(day_name)
    if as_json:
        return print_json(sources_json(desk.base, desk.day))
    return print_page(sources_page(desk.base, desk.day, window_width(), name))
