"""How wide a text is in Helvetica, and where it breaks: in as few lines as fit, which are about equally long."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

from diagrams.drawing import labels

_WIDTHS: Final = {
    222: "ijl",
    260: "|",
    278: " \N{NO-BREAK SPACE}!,./:;I[\\]ft",
    333: "()-`r",
    389: "*",
    500: "Jckvxyzs",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    944: "W",
    1000: "\N{RIGHTWARDS ARROW}",
    1015: "@",
}
"""Thousandths of the size, as in the font's metrics; what is not listed is as wide as a digit."""
_DIGIT: Final = 0.556
_WIDTH_OF: Final = defaultdict(
    lambda: _DIGIT, {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}
)
_SPACES: Final = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
"""Where a line may break: not at a space that says so."""
_BOLD: Final = 1.08


@lru_cache(1 << 14)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is in points; bold letters are a little wider."""
    return sum(map(_WIDTH_OF.__getitem__, text)) * size * (_BOLD if bold else 1)


@lru_cache(4096)
def broken(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the text as the fewest lines that fit the ``room`` in points, none much longer than another."""
    return tuple(
        line
        for part in labels.clean(text).splitlines() or [""]
        for line in _balanced(_SPACES.split(part.strip()), room, size, bold)
    )


def _balanced(parts: list[str], room: float, size: float, bold: bool) -> list[str]:  # noqa: FBT001 - as in ``broken``
    lines = _filled(parts, room, size, bold)
    narrower = room
    while (narrower := narrower - size) > room / 2:
        tried = _filled(parts, narrower, size, bold)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _filled(parts: list[str], room: float, size: float, bold: bool) -> list[str]:  # noqa: FBT001 - as in ``broken``
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]} {part}".lstrip()
        if width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
            continue
        for piece in _pieces(part, room, size, bold):
            longer = f"{lines[-1]} {piece}".lstrip()
            if lines[-1] and width_of(longer, size, bold=bold) > room:
                lines.append(piece)
            else:
                lines[-1] = longer
    return lines


def _pieces(part: str, room: float, size: float, bold: bool) -> list[str]:  # noqa: FBT001 - as in ``broken``
    """Return a word in pieces that fit: itself, unless it alone is wider than the room."""
    if width_of(part, size, bold=bold) <= room:
        return [part]
    most = max(1, int(room / size / (2 * _DIGIT)))
    return [part[start : start + most] for start in range(0, len(part), most)]
