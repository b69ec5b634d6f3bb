"""The command ``open``."""

from __future__ import annotations

from pathlib import Path

import click

from terminal.asking import interviewing
from terminal.completion import contracts
from terminal.exits import Exit
from terminal.options import AS_OF, DIAGRAM, FORCE, PLAIN


@click.command()
@click.argument("name", required=False, shell_complete=contracts)
@PLAIN
@AS_OF
@DIAGRAM
@FORCE
def open(*, name: str | None, plain: bool, day_name: str | None, diagram: Path | None) -> Exit:  # noqa: A001 - likewise
    """Go on with the contract kept as NAME, or with the newest."""
    return interviewing.resume(day_name, diagram, plain=plain, name=name)
