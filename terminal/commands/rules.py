"""The command ``rules``."""

from __future__ import annotations

import click

from closeout import shared
from terminal.completion import of_base
from terminal.exits import Exit
from terminal.page import print_page, window_width
from terminal.words.rules import rules_page


@click.command()
@click.argument("name", required=False, shell_complete=of_base("rules"))
def rules(*, name: str | None) -> Exit:
    """Print every rule, or the one called NAME.

    Each is told in words, with what it rests on.
    """
    return print_page(rules_page(shared.base(), name, window_width()))
