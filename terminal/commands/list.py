"""The command ``list``."""

from __future__ import annotations

import click

from closeout import shared
from closeout.as_json import VERSION, plain
from closeout.as_json.recheck import recheck_json
from closeout.errors import to_type
from closeout.kept import folder
from closeout.kept.advice import read
from closeout.kept.folder import find
from closeout.kept.overview import overview
from closeout.kept.recheck import recheck
from engine.refusal import AnswerError
from terminal.exits import Exit
from terminal.options import AS_OF, FILE, JSON
from terminal.page import print_json, print_page, window_width
from terminal.words.contracts import contracts_page
from terminal.words.recheck import recheck_page


@click.command()
@FILE
@AS_OF
@JSON
@click.option("--rename", "new", metavar="NEW", help="Keep the contract NAME as NEW.")
def list(  # noqa: A001 - the command's name
    *, file: str | None, day_name: str | None, as_json: bool, new: str | None
) -> Exit:
    """List the contracts kept, and whether their advice holds.

    FILE is the name of one contract, or a file with what advise --json printed: whether its advice has changed is then
    told with what made the difference, a rule or a policy.
    """
    if new is not None:
        if file is None or as_json or day_name is not None:
            raise AnswerError(f"--rename goes with a name alone: {to_type('list', 'NAME', '--rename', 'NEW')}")
        folder.rename(file, new)
        click.echo(f"It is kept as {new} now.")
        return Exit.DONE
    if file is None:
        return _all(day_name, as_json=as_json)
    found = recheck(read(shared.base(), find(file)), day_name)
    if as_json:
        return print_json(recheck_json(found))
    return print_page(recheck_page(shared.base(), found, window_width()))


def _all(day_name: str | None, *, as_json: bool) -> Exit:
    """Show every contract as it is today."""
    if day_name is not None:
        raise AnswerError(f"--as-of goes with one contract: {to_type('list', 'NAME', '--as-of', 'DATE')}")
    entries = overview()
    if as_json:
        return print_json({"version": VERSION, "contracts": plain(entries)})
    return print_page(contracts_page(shared.base(), entries, window_width()))
