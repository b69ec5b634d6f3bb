"""The command ``remove``."""

from __future__ import annotations

import sys

import click

from closeout.kept import folder
from engine.refusal import AnswerError
from terminal.asking.conduct import read_line
from terminal.asking.offering import state_words
from terminal.exits import Exit
from terminal.page import dialogue_stream, is_terminal


@click.command()
@click.argument("name")
@click.option("--force", is_flag=True, help="Do not ask.")
def remove(*, name: str, force: bool) -> Exit:
    """Remove the contract NAME for good, after asking."""
    folder.known(name)
    if not force and not _agreed(name):
        click.echo("Nothing was removed.")
        return Exit.DONE
    folder.remove(name)
    click.echo(f"{name} is removed.")
    return Exit.DONE


def _agreed(name: str) -> bool:
    """Return whether the user says yes.

    Raises:
        AnswerError: there is no terminal to ask at.
    """
    if not is_terminal(sys.stdin):
        raise AnswerError(f"remove asks at a terminal; without one, give --force: closeout remove {name} --force")
    try:
        answer = read_line(dialogue_stream())(f"Remove {name} ({state_words(name)}) for good? yes or no: ")
    except EOFError:
        return False
    return answer.strip().lower() in {"y", "yes"}
