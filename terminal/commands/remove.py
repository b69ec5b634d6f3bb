"""The command ``remove``."""

from __future__ import annotations

import sys

import click

from closeout.errors import to_type
from closeout.kept import folder
from engine.refusal import AnswerError
from terminal.agreeing import confirmed
from terminal.asking.offering import state_words
from terminal.completion import contracts
from terminal.exits import Exit
from terminal.page import is_terminal


@click.command()
@click.argument("name", shell_complete=contracts)
@click.option("--force", is_flag=True, help="Do not ask.")
def remove(*, name: str, force: bool) -> Exit:
    """Remove the contract NAME for good, after asking."""
    folder.known(name)
    if not force and not is_terminal(sys.stdin):
        forced = to_type("remove", name, "--force")
        raise AnswerError(f"remove asks at a terminal; without one, give --force: {forced}")
    if not force and not confirmed(f"Remove {name} ({state_words(name)}) for good?"):
        click.echo("Nothing was removed.")
        return Exit.DONE
    folder.remove(name)
    click.echo(f"{name} is removed.")
    return Exit.DONE
