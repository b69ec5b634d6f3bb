"""The command ``order``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import click

from closeout.answers import Source
from closeout.as_json.order import order_json
from closeout.calendar_file import calendar_of
from closeout.desk import Desk
from closeout.ordering.plan import Order
from closeout.ordering.plan import order as ordered
from closeout.ordering.rows import file_rows, kept_rows, template
from closeout.ordering.told import READ, markdown, picture_of_order
from closeout.pictures import drawn
from diagrams.drawing.draw import Format
from engine.refusal import AnswerError, instead
from terminal.exits import Exit
from terminal.options import AS_OF, FORCE, JSON, agreed_file, source
from terminal.page import print_json, print_page, window_width
from terminal.picture import write
from terminal.words.order import order_html, order_page


@click.command()
@click.argument("contracts", required=False, callback=source)
@AS_OF
@JSON
@click.option("--md", "as_markdown", is_flag=True, help="Print Markdown.")
@click.option(
    "--template", "example", metavar="FILE", callback=agreed_file, help="Write an example (CSV, XLSX), and stop."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    callback=agreed_file,
    help="Write it to FILE.html, .md or .ics, or draw it to .svg, .png, .pdf, .dot or .mmd.",
)
@FORCE
def order(
    *,
    contracts: Source | None,
    day_name: str | None,
    as_json: bool,
    as_markdown: bool,
    example: Path | None,
    output: Path | None,
) -> Exit:
    """Put many contracts in the order in which to act.

    CONTRACTS is a table (CSV, XLSX, Parquet) with a row for each, or JSON with an object on each line, or - for
    standard input; without it they are the contracts kept. What stands first loses most by waiting; each group
    says why.
    """
    if as_json + as_markdown + (output is not None) > 1:
        raise AnswerError("--json, --md and -o do not go together; choose one of them")
    suffix = output.suffix.lower() if output else ""
    if output is not None and suffix not in {**_FORMATS, **_PICTURES}:
        raise AnswerError(
            f"{output} says no way to write an order; {instead(output.suffix, {**_FORMATS, **_PICTURES})}"
        )
    desk = Desk(day_name)
    if example is not None:
        write(example, template(desk.base, example.suffix))
        click.echo(f"The example is in {example}.", err=True)
        return Exit.DONE
    on = desk.day.date
    rows = kept_rows(desk.base, on) if contracts is None else file_rows(desk.base, contracts, on)
    found = ordered(desk, rows)
    if output is not None:
        write(
            output, _FORMATS[suffix](found) if suffix in _FORMATS else drawn(picture_of_order(found), _PICTURES[suffix])
        )
        click.echo(f"The order is in {output}.", err=True)
        return Exit.DONE
    if as_json:
        return print_json(order_json(found))
    if as_markdown:
        click.echo(_markdown(found), nl=False)
        return Exit.DONE
    return print_page(order_page(found, window_width()))


def _markdown(found: Order) -> str:
    return f"{markdown(found)}\n{READ}\n"


_FORMATS: Final[Mapping[str, Callable[[Order], bytes]]] = {
    ".html": lambda found: order_html(found).encode(),
    ".md": lambda found: _markdown(found).encode(),
    ".ics": lambda found: calendar_of(found.desk.base, found.advice),
}
"""What an order can be written as, by the suffix of the file."""
_PICTURES: Final = {f".{each}": each for each in Format if each is not Format.JSON}
