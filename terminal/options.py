"""The options and arguments that several commands take."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from inspect import signature
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from closeout.answers import LARGEST, Source
from closeout.errors import to_type
from closeout.files import path_of
from closeout.kept.folder import names, place
from engine.refusal import AnswerError
from terminal.agreeing import FORCED, agree
from terminal.completion import contracts, settings


def only(context: click.Context, called: str, run: Callable[..., Any], *always: str) -> dict[str, Any]:
    """Return those of the command's options that ``run`` takes; ``always`` names those that it need not take.

    Raises:
        AnswerError: another one was given; ``called`` is what it does not go with.
    """
    takes = signature(run).parameters
    for option in context.command.params:
        name = str(option.name)
        if name not in {*takes, *always} and context.get_parameter_source(name) is not ParameterSource.DEFAULT:
            raise AnswerError(f"{option.opts[0]} does not go with {called}")
    return {name: context.params[name] for name in takes}


def _target(_context: click.Context, _option: click.Parameter, value: str | None) -> Path | None:
    """Return where to draw to, checked before anything else is done."""
    if value is None:
        return None
    from terminal.picture import check_target

    return check_target(value)


def _agreed_target(context: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    """Return where to draw to, once a file that is there may be replaced."""
    place = _target(context, option, value)
    if place is not None and not context.resilient_parsing:
        agree([place])
    return place


def agreed_file(context: click.Context, _option: click.Parameter, value: str | None) -> Path | None:
    """Return where to write, once a file that is there may be replaced."""
    if value is None or context.resilient_parsing:
        return None
    place = path_of(value)
    agree([place])
    return place


def action_ids(context: click.Context, _option: click.Parameter, value: Any) -> Any:  # noqa: ANN401 - one, or a tuple
    """Return the action by its id, or each of several, where it was named by its title."""
    if not value or context.resilient_parsing:
        return value
    from closeout import shared

    ids = {each.title.casefold(): each.id for each in shared.base().actions.values()}
    return (
        ids.get(value.casefold(), value) if isinstance(value, str) else tuple(ids.get(v.casefold(), v) for v in value)
    )


def _force(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    """Let every file be replaced that the command writes."""
    context.meta[FORCED] = value


def source(_context: click.Context, _option: click.Parameter, value: str | None) -> Source | None:
    """Return the file of answers, or for ``-`` what standard input holds."""
    return standard_input() if value == "-" else value


def or_newest(file: Source | None, settings: Sequence[str] = ()) -> Source | None:
    """Return where the answers come from: the file, or where nothing at all is given the newest contract.

    Raises:
        AnswerError: nothing is given, and none is kept.
    """
    if file is not None or settings:
        return file
    kept = names()
    if not kept:
        raise AnswerError(
            "answers are needed, and no contract is kept yet: give a FILE, - for standard input, or --set NAME=VALUE;"
            f" or be asked for them by: {to_type()}"
        )
    name = kept[0]
    click.echo(f"The answers are those of {name}, the newest contract.", err=True)
    return str(place(name))


def standard_input() -> bytes:
    """Return what standard input holds, as far as answers can go.

    Raises:
        AnswerError: it is closed.
    """
    if sys.stdin is None:
        raise AnswerError("standard input is closed; give a file instead of -")
    return sys.stdin.buffer.read(LARGEST + 1)


AS_OF = click.option(
    "--as-of",
    "day_name",
    metavar="DATE",
    help="The day the advice is for: a date, today, or forum (2019-01-01, when the threads were new).",
)
DIAGRAM = click.option(
    "--diagram",
    metavar="FILE",
    callback=_agreed_target,
    help="Draw the inference path to FILE.svg, .png, .pdf, .dot, .mmd or .json.",
)
ANSWERS = click.argument("file", required=False, callback=source, shell_complete=contracts)
ANSWERS_OPTION = click.option(
    "--answers", "file", metavar="FILE", callback=source, help="Take answers from FILE (- for standard input)."
)
ICS = click.option(
    "--ics", "calendar", metavar="FILE", callback=agreed_file, help="Write the days of the steps as a calendar."
)
FORCE = click.option(
    "--force",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_force,
    help="Replace a file that is there already, without asking.",
)
FILE = click.argument("file", required=False, shell_complete=contracts)
OUTPUT = click.option(
    "-o", "--output", metavar="FILE", callback=_target, help="Draw to FILE.svg, .png, .pdf, .dot, .mmd or .json."
)
PLAIN = click.option("--plain", is_flag=True, help="Ask in plain lines; also used without a terminal.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
SET = click.option(
    "--set",
    "settings",
    metavar="NAME=VALUE",
    multiple=True,
    shell_complete=settings,
    help="One answer; repeatable, over FILE.",
)
