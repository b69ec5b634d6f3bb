"""Writing an advice to a file: as a page, as text, as JSON or as a calendar, by the file's suffix."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from closeout.advice import Both
from closeout.as_json.advice import advice_json
from closeout.calendar_file import calendar_of
from closeout.desk import Desk
from closeout.files import path_of
from closeout.pictures import drawn
from closeout.pictures import path_of as picture_of
from diagrams.drawing.draw import Format
from diagrams.drawing.style import LIGHT
from engine.refusal import AnswerError, instead
from terminal.picture import write
from terminal.words.document import document_of, html_of, markdown_of
from terminal.words.report import report

_WIDTH: Final = 80


def target_of(named: str) -> Path:
    """Return the file that a person named.

    Raises:
        AnswerError: its suffix is none that an advice can be written as.
    """
    place = path_of(named)
    if place.suffix.lower() not in FORMATS:
        raise AnswerError(f"{named} says no way to write an advice; {instead(place.suffix, FORMATS)}")
    return place


def save_as(desk: Desk, both: Both, target: Path, called: str = "") -> None:
    """Write the advice to ``target``; ``called`` is the contract's name, if it has one.

    Raises:
        AnswerError: a calendar is wanted, and no step has a day.
        Failed: the file cannot be written.
    """
    content = FORMATS[target.suffix.lower()](desk, both, called)
    write(target, content.encode() if isinstance(content, str) else content)


def _text(desk: Desk, both: Both, _called: str) -> str:
    return "\n".join(line.text for line in report(desk.base, both, _WIDTH).lines) + "\n"


def _markdown(desk: Desk, both: Both, _called: str) -> str:
    return markdown_of(document_of(desk.base, both))


def _html(desk: Desk, both: Both, _called: str) -> str:
    picture = drawn(picture_of(desk.table, both), Format.SVG, theme=LIGHT)
    return html_of(document_of(desk.base, both), picture.decode())


def _json(desk: Desk, both: Both, _called: str) -> str:
    return json.dumps(advice_json(desk.base, both), ensure_ascii=False, indent=2) + "\n"


def _calendar(desk: Desk, both: Both, called: str) -> bytes:
    return calendar_of(desk.base, {called: both.main})


FORMATS: Final[Mapping[str, Callable[[Desk, Both, str], str | bytes]]] = {
    ".html": _html,
    ".md": _markdown,
    ".txt": _text,
    ".json": _json,
    ".ics": _calendar,
}
"""What an advice can be written as, by the suffix of the file."""
