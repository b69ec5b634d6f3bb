"""The options and arguments that several commands take."""

from __future__ import annotations

from pathlib import Path

import click


def _target(_context: click.Context, _option: click.Parameter, value: str | None) -> Path | None:
    """Return where to draw to, checked before anything else is done."""
    if value is None:
        return None
    from terminal.picture import check_target

    return check_target(value)


AS_OF = click.option(
    "--as-of", "day_name", metavar="DATE", help="The day the advice is for: a date like 2026-11-22, today, or forum."
)
DIAGRAM = click.option(
    "--diagram", metavar="FILE", callback=_target, help="Draw the inference path to FILE.svg, .png, .pdf or .dot."
)
FILE = click.argument("file", required=False)
OUTPUT = click.option("-o", "--output", metavar="FILE", callback=_target, help="Draw to FILE.svg, .png, .pdf or .dot.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
SET = click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="One answer; repeatable, over FILE.")
