"""The options and arguments that several commands take."""

from __future__ import annotations

import click

AS_OF = click.option(
    "--as-of", "day_name", metavar="DATE", help="The day the advice is for: a date like 2026-11-22, today, or forum."
)
DIAGRAM = click.option("--diagram", metavar="FILE", help="Draw the inference path to FILE.svg, .png, .pdf or .dot.")
FILE = click.argument("file", required=False)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
SET = click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="One answer; repeatable, over FILE.")
