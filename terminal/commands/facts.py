"""The command ``facts``."""

from __future__ import annotations

import click

from closeout import shared
from closeout.as_json.facts import facts_json
from terminal.exits import Exit
from terminal.options import JSON
from terminal.page import print_json, print_page, window_width
from terminal.words.facts import facts_page


@click.command()
@JSON
def facts(*, as_json: bool) -> Exit:
    """List every fact with its question, values and help."""
    base = shared.base()
    return print_json(facts_json(base)) if as_json else print_page(facts_page(base, window_width()))
