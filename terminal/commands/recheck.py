"""The command ``recheck``."""

from __future__ import annotations

from pathlib import Path

import click

from closeout import shared
from closeout.as_json.recheck import recheck_json
from closeout.kept.advice import last_advice, read
from closeout.kept.recheck import recheck as rechecked
from terminal.exits import Exit
from terminal.options import AS_OF, FILE, JSON
from terminal.page import print_json, print_page, window_width
from terminal.words.recheck import recheck_page


@click.command()
@FILE
@AS_OF
@JSON
def recheck(*, file: str | None, day_name: str | None, as_json: bool) -> Exit:
    """Say whether the advice in FILE still holds.

    Where it does not, it names the rule or the policy that made the difference. FILE is what advise --json
    printed, or a saved interview; without one it is the last interview's advice.
    """
    found = rechecked(read(shared.base(), last_advice() if file is None else Path(file)), day_name)
    if as_json:
        return print_json(recheck_json(found))
    return print_page(recheck_page(shared.base(), found, window_width()))
