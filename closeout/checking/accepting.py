"""What the rules say of a case, written into its file, to be reviewed in the diff; all else in it stays as it is."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from closeout.answers import LARGEST
from closeout.files import read_text, write_whole
from closeout.golden import case_files, read_case
from engine.all_cases.cases import Cases
from engine.base import Base
from engine.days.calendar import TODAY
from engine.proof.golden import DAYS, Bench, Expected, Told, expectations
from engine.refusal import AnswerError, instead

_FINDINGS = "findings"
Table = Mapping[str, str | list[str]]
"""What is assigned in one table."""


def accept(base: Base, name: str, today: date) -> tuple[Path, bool]:
    """Return the file of the case and whether it was rewritten, which it is where the rules say something else.

    Raises:
        AnswerError: there is no such case, it has no possible answers, the rules do not come to one action in it, or
            its file is written in a way that cannot be kept.
    """
    files = case_files()
    if name not in files:
        raise AnswerError(f"there is no case {name!r}; {instead(name, files)}")
    text = read_text(files[name], LARGEST)
    content: dict[str, Any] = dict(read_case(base, files[name]))
    new = text
    for expected, told in _told(base, name, content, today):
        if len(told.actions) != 1:
            come = " and ".join(told.actions) or "no action"
            raise AnswerError(f"on the day {expected.day.name} the rules come to {come}; closeout check says why")
        new = _with_day(new, content, expected.day.name, told)
    if tomllib.loads(new) != content:
        raise AnswerError(f"{files[name]} cannot be rewritten as it is; write each day as a [table], a key to a line")
    if new != text:
        write_whole(files[name], new)
    return files[name], new != text


def _told(base: Base, name: str, content: Mapping[str, Any], today: date) -> Iterator[tuple[Expected, Told]]:
    """Yield what the rules say on each day of the base, and on each that the file names."""
    nothing = {"action": "", "steps": [], "cautions": []}
    named = dict.fromkeys((*base.knowledge.days, TODAY), nothing)
    dated = dict.fromkeys(content.get(DAYS, ()), nothing)
    asked = expectations(base, name, {"answers": content["answers"], **named, DAYS: dated}, today)
    return zip(asked, Bench(base, Cases.of(base), asked).told(base), strict=True)


def _with_day(text: str, content: dict[str, Any], day: str, told: Told) -> str:
    """Return the text with what is told on the day, which is put into the ``content`` as well."""
    place, days = ((DAYS, day), content[DAYS]) if day in content.get(DAYS, ()) else ((day,), content)
    advice: Table = {"action": told.actions[0], "steps": [*told.steps], "cautions": [*told.cautions]}
    text = with_table(text, place, advice)
    findings = {_FINDINGS: told.findings} if _FINDINGS in days.get(day, ()) else {}
    for key, table in findings.items():
        text = with_table(text, (*place, key), table)
    days[day] = {**advice, **findings}
    return text


def with_table(text: str, place: Sequence[str], wanted: Table) -> str:
    """Return TOML with just ``wanted`` in the table at ``place``: what differs in it is rewritten, all else is kept.

    A table that is not there is put at the end. Tables inside the table are left alone.
    """
    lines: list[str] = []
    left = dict(wanted)
    end = None
    for table, said, kept in _statements(text):
        lines += _rewritten(said, kept, wanted) if table == tuple(place) else kept
        if table == tuple(place) and (said or kept[0].startswith("[")):
            end = len(lines)
            left = {key: value for key, value in left.items() if key not in said}
    if end is None:
        lines += ["\n", f"[{'.'.join(place)}]\n"]
        end = len(lines)
    lines[end:end] = [_assigned(key, value) for key, value in left.items()]
    return "".join(lines)


def _rewritten(said: Mapping[str, Any], kept: list[str], wanted: Table) -> list[str]:
    """Return the lines of one statement as they shall be: what follows the value as a comment stays."""
    for key, value in said.items():
        if key not in wanted:
            return []
        if value != wanted[key]:
            parts = kept[-1].split("#")
            tails = ["#".join(parts[place:]) for place in range(1, len(parts))]
            comment = next((tail for tail in tails if _parsed(kept[-1].removesuffix(f"#{tail}")) == said), None)
            return [_assigned(key, wanted[key], "" if comment is None else f"  #{comment.rstrip()}")]
    return kept


def _assigned(key: str, value: str | list[str], comment: str = "") -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}{comment}\n"


def _statements(text: str) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any], list[str]]]:
    """Yield each statement of TOML with the table that it stands in or opens, what it assigns, and its lines."""
    table: tuple[str, ...] = ()
    lines: list[str] = []
    for line in text.removesuffix("\n").split("\n"):
        lines.append(f"{line}\n")
        said = _parsed("".join(lines))
        if said is None:
            continue
        if lines[0].startswith("["):
            table, said = tuple(_path(said)), {}
        yield table, said, lines
        lines = []


def _path(opened: Mapping[str, Any]) -> Iterator[str]:
    for name, inner in opened.items():
        yield name
        yield from _path(inner)


def _parsed(text: str) -> dict[str, Any] | None:
    """Return what TOML says, or nothing where it is not whole."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
