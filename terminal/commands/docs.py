"""The hidden command ``docs``, which makes what is generated anew."""

from __future__ import annotations

from pathlib import Path

import click

from closeout.errors import Failed
from closeout.manual.files import made, put, stale
from closeout.manual.usage import CommandHelp, Usage
from closeout.planning import write_plan
from terminal.exits import Exit
from terminal.program import cli
from terminal.words.transcript import transcript


@click.command(hidden=True)
@click.option("--root", metavar="FOLDER", default=".", help="The checkout.")
@click.option("--check", is_flag=True, help="Write nothing; name what is out of date.")
@click.option("--pictures", is_flag=True, help="Write the pictures alone.")
@click.option("--plan", is_flag=True, help="Write the interview's plan of questions alone.")
def docs(*, root: str, check: bool, pictures: bool, plan: bool) -> Exit:
    """Make what is generated anew (for maintainers).

    That is the manual, and the session in the README.
    """
    if plan:
        click.echo(f"The plan of questions is in {write_plan()}.")
        return Exit.DONE
    files = made(Path(root), told(cli), transcript)
    if not check:
        click.echo(f"{put(Path(root), files, pictures_only=pictures)} of {len(files)} files changed.")
        return Exit.DONE
    wrong = stale(Path(root), files)
    for line in wrong:
        click.echo(line)
    if wrong:
        raise Failed(f"{len(wrong)} files are not what the knowledge base makes of them; run make docs")
    return Exit.DONE


def told(program: click.Group) -> Usage:
    """Return what the program says of itself, but for what is hidden from users."""
    context = click.Context(program)
    found = (program.get_command(context, name) for name in program.list_commands(context))
    commands = tuple(_command(command) for command in found if command is not None and not command.hidden)
    return Usage(commands, {code.value: code.meaning for code in Exit})


def _command(command: click.Command) -> CommandHelp:
    context = click.Context(command, info_name=f"closeout {command.name}")
    usage = " ".join([f"closeout {command.name}", *command.collect_usage_pieces(context)])
    options = tuple(_option(option, context) for option in command.params if isinstance(option, click.Option))
    return CommandHelp(str(command.name), command.help or "", usage, options)


def _option(option: click.Option, context: click.Context) -> tuple[tuple[str, ...], str, str]:
    record = option.get_help_record(context)
    return tuple(option.opts), "" if option.is_flag else option.make_metavar(context), record[1] if record else ""
