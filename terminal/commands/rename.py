"""The command ``rename``."""

from __future__ import annotations

import click

from closeout.kept import folder
from terminal.completion import contracts
from terminal.exits import Exit


@click.command()
@click.argument("name", shell_complete=contracts)
@click.argument("new")
def rename(*, name: str, new: str) -> Exit:
    """Keep the contract NAME as NEW."""
    folder.rename(name, new)
    click.echo(f"It is kept as {new} now.")
    return Exit.DONE
