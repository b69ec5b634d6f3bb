"""The command ``ask``, which is also what the program does when no command is named."""

from __future__ import annotations

from pathlib import Path

import click

from closeout.answers import Source
from closeout.desk import Desk
from engine.refusal import AnswerError
from terminal.asking import interviewing
from terminal.exits import Exit
from terminal.options import ANSWERS_OPTION, AS_OF, DIAGRAM, JSON, SET


@click.command()
@click.option("--resume", is_flag=True, help="Go on with the saved interview.")
@click.option("--plain", is_flag=True, help="Ask in plain lines; also used without a terminal.")
@ANSWERS_OPTION
@click.option("--no-input", is_flag=True, help="Ask nothing: what FILE lacks is listed and refused.")
@SET
@AS_OF
@JSON
@DIAGRAM
def ask(
    *,
    resume: bool,
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
        if resume:
            raise AnswerError("--no-input asks nothing, so there is nothing to --resume; give --answers FILE")
        from terminal.commands.advise import advised

        return advised(Desk(day_name), file, settings, diagram, as_json=as_json, complete=True)
    if as_json:
        raise AnswerError("an interview ends in words; for --json add --no-input, or use: closeout advise FILE --json")
    if resume and (file is not None or settings):
        raise AnswerError(
            "--resume goes on with the saved answers; leave out --answers and --set, or leave out --resume"
        )
    if resume:
        return interviewing.resume(day_name, diagram, plain=plain)
    return interviewing.begin(day_name, file, settings, diagram, plain=plain)
