"""The command ``help``."""

from __future__ import annotations

from typing import cast

import click

from terminal.completion import SHELLS, script
from terminal.exits import Exit


@click.command()
@click.argument("command", required=False)
@click.option("--completion", "shell", type=click.Choice(SHELLS), help="Print what makes this shell complete words.")
@click.pass_context
def help(context: click.Context, /, *, command: str | None, shell: str | None) -> Exit:  # noqa: A001 - its name
    """Tell how to use closeout, or one COMMAND.

    With --completion bash, zsh or fish it prints a script for that shell, which then completes commands, options, the
    names of contracts, facts and their values: eval "$(closeout help --completion bash)".
    """
    program = cast("click.Group", context.find_root().command)
    if shell is not None:
        click.echo(script(program, shell))
        return Exit.DONE
    if command is None:
        click.echo(program.get_help(context.find_root()))
        return Exit.DONE
    _, found, _ = program.resolve_command(context, [command])
    if found is not None:
        click.echo(found.get_help(click.Context(found, info_name=command, parent=context.find_root())))
    return Exit.DONE
