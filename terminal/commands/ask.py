"""The command ``ask``, which is also what the program does when no command is named."""

from __future__ import annotations

from pathlib import Path

import click

from closeout.answers import Source
from closeout.desk import Desk
from closeout.errors import to_type
from engine.refusal import AnswerError
from terminal.asking import interviewing
from terminal.exits import Exit
from terminal.options import ANSWERS_OPTION, AS_OF, DIAGRAM, FORCE, JSON, PLAIN, SET


@click.command()
@click.option("--name", metavar="NAME", default="", help="Keep the new contract as NAME.")
@PLAIN
@ANSWERS_OPTION
@click.option("--no-input", is_flag=True, help="Ask nothing: what FILE lacks is listed and refused.")
@SET
@AS_OF
@JSON
@DIAGRAM
@FORCE
def ask(
    *,
    name: str,
    plain: bool,
    file: Source | None,
    no_input: bool,
    settings: tuple[str, ...],
    day_name: str | None,
    as_json: bool,
    diagram: Path | None,
) -> Exit:
    """Interview about one contract, then give the advice."""
    if no_input:
        from terminal.commands.advise import advised

        return advised(Desk(day_name), file, settings, diagram, as_json=as_json, complete=True)
    if as_json:
        advise = to_type("advise", "FILE", "--json")
        raise AnswerError(f"an interview ends in words; for --json add --no-input, or use: {advise}")
    return interviewing.begin(day_name, file, settings, diagram, plain=plain, name=name)
