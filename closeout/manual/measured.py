"""The page on speed: every ratio that ``make bench`` measured, with the machine's Python and the libraries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from closeout.manual.markdown import Sheet, code, escape, page, sentences, table
from closeout.manual.places import SPEED

STORED = "bench/measured.json"


def measured(root: Path) -> dict[str, Any]:
    """Return what the last run of ``make bench`` in the checkout ``root`` stored."""
    found: dict[str, Any] = json.loads((root / STORED).read_text("utf-8"))
    return found


def speed_page(found: dict[str, Any]) -> Sheet:
    """Return the page on how long things take beside others."""
    libraries = ", ".join(f"{name} {version}" for name, version in found["libraries"].items())
    intro = sentences(
        f"""
        Each figure is how many times as long the first takes as the second, in seconds of the processor, the two
        measured in turns in one run: the median. Seconds alone would say more of the machine than of the program.
        Before engines are compared, each is seen to give the same action, steps and cautions in {found["cases"]}
        cases drawn at random. What is over its goal is printed in bold.
        """
    )
    rows = (
        (escape(each["name"]), escape(each["ours"]), escape(each["beside"]), _ratio(each), f"{each['goal']:g}")
        for each in found["ratios"]
    )
    head = ("what", "the first", "the second", "times", "goal")
    where = sentences(f"Measured with Python {found['python']} on {found['machine']}; {escape(libraries)}.")
    grown = sentences(
        """
        With more rules and with more cases, of knowledge made up for it: each figure is how many times as long it takes
        as in the first row of its table. More than 10,000,000 cases are refused.
        """
    )
    more = [_growth(f"{name} in all", rows) for name, rows in found["growth"].items()]
    return page(SPEED, "How long it takes", [intro, table(head, rows), grown, *more, where, code("make bench", "sh")])


def _growth(head: str, rows: list[dict[str, Any]]) -> str:
    """Return the table of how the figures grow."""
    of, *names = rows[0]
    return table((head, *names), ((f"{row[of]:,}", *(f"{row[name]:g}" for name in names)) for row in rows))


def _ratio(each: dict[str, Any]) -> str:
    return f"**{each['ratio']:.2f}**" if each["ratio"] > each["goal"] else f"{each['ratio']:.2f}"
