"""The command ``order``."""

from __future__ import annotations

from pathlib import Path

import click

from closeout.answers import Source
from closeout.as_json.order import order_json
from closeout.desk import Desk
from closeout.ordering.plan import order as ordered
from closeout.ordering.rows import file_rows, kept_rows, template
from closeout.ordering.told import READ, markdown
from engine.refusal import AnswerError
from terminal.exits import Exit
from terminal.options import AS_OF, FORCE, JSON, agreed_file, source
from terminal.page import print_json, print_page, window_width
from terminal.picture import write
from terminal.words.order import order_page


@click.command()
@click.argument("contracts", required=False, callback=source)
@AS_OF
@JSON
@click.option("--md", "as_markdown", is_flag=True, help="Print Markdown.")
@click.option(
    "--template", "example", metavar="FILE.csv", callback=agreed_file, help="Write an example of CONTRACTS, and stop."
)
@FORCE
def order(
    *, contracts: Source | None, day_name: str | None, as_json: bool, as_markdown: bool, example: Path | None
) -> Exit:
    """Put many contracts in the order in which to act.

    CONTRACTS is a CSV file with a row for each, or JSON with an object on each line, or - for standard input; without
    it they are the contracts kept. What stands first loses most by waiting; why, is said with each group.
    """
    if as_json and as_markdown:
        raise AnswerError("--json does not go with --md; choose one of them")
    desk = Desk(day_name)
    if example is not None:
        write(example, template(desk.base).encode())
        click.echo(f"The example is in {example}.", err=True)
        return Exit.DONE
    on = desk.day.date
    rows = kept_rows(desk.base, on) if contracts is None else file_rows(desk.base, contracts, on)
    found = ordered(desk, rows)
    if as_json:
        return print_json(order_json(found))
    if as_markdown:
        click.echo(f"{markdown(found)}\n{READ}")
        return Exit.DONE
    return print_page(order_page(found, window_width()))
