"""What the rules say of a case, written into its file, to be reviewed in the diff; all else in it stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from closeout.answers import LARGEST
from closeout.files import read_text, write_whole
from closeout.golden import case_files, read_case
from engine.all_cases.cases import Cases
from engine.base import Base
from engine.days.calendar import TODAY
from engine.proof.golden import DAYS, Bench, Told, expectations
from engine.refusal import AnswerError, instead

_NOTHING: Final = {"action": "", "steps": [], "cautions": []}
_ASSIGNED: Final = re.compile(r"""(?m)^([\w-]+) *= *("[^"]*"|'[^']*'|\[[^\]]*\])( *(?:#.*)?\n)""")
_WIDEST: Final = 120


def accept(base: Base, name: str, today: date) -> tuple[Path, bool]:
    """Return the file of the case and whether it was rewritten, which it is where the rules say something else.

    Raises:
        AnswerError: there is no such case, it has no possible answers, the rules do not come to one action in it, or
            its file is written in a way that cannot be kept.
    """
    files = case_files()
    if name not in files:
        raise AnswerError(f"there is no case {name!r}; {instead(name, files)}")
    text = new = read_text(files[name], LARGEST)
    content = dict(read_case(base, files[name]))
    dated = content.get(DAYS, {})
    named = dict.fromkeys((*base.knowledge.days, TODAY), _NOTHING)
    asked = expectations(base, name, {**content, **named, DAYS: dict.fromkeys(dated, _NOTHING)}, today)
    for expected, told in zip(asked, Bench(base, Cases.of(base), asked).told(base), strict=True):
        day = expected.day.name
        place, days = (f"{DAYS}.{day}", dated) if day in dated else (day, content)
        days[day] = _advice(day, told, days.get(day, {}))
        new = with_table(new, place, days[day])
    try:
        kept = tomllib.loads(new) == content
    except tomllib.TOMLDecodeError:
        kept = False
    if not kept:
        raise AnswerError(f"{files[name]} cannot be rewritten; give each day a [table] of its own")
    if new != text:
        write_whole(files[name], new)
    return files[name], new != text


def _advice(day: str, told: Told, old: object) -> dict[str, Any]:
    """Return what is told on the day as a case file has it; its findings only if ``old`` has some."""
    if len(told.actions) != 1:
        raise AnswerError(f"on the day {day} the rules come to {len(told.actions)} actions; see closeout check")
    advice = {"action": told.actions[0], "steps": list(told.steps), "cautions": list(told.cautions)}
    return {**advice, "findings": told.findings} if isinstance(old, dict) and "findings" in old else advice


def with_table(text: str, name: str, wanted: Mapping[str, Any]) -> str:
    """Return TOML with just ``wanted`` in the table of this ``name``: what differs is put right, all else stays.

    A table that is not there is put at the end. It is for texts, lists of them and tables; others it may spoil.
    """
    tables = re.split(r"(?m)^(?=\[)", f"{text.rstrip()}\n")
    names = [re.sub(r"""["' ]""", "", table.partition("]")[0].removeprefix("[")) for table in tables]
    if name not in names[1:]:
        tables[-1] += "\n"
        tables.append(f"[{name}]\n")
        names.append(name)
    place = names.index(name, 1)
    inner = {key: value for key, value in wanted.items() if isinstance(value, Mapping)}
    left = {key: value for key, value in wanted.items() if key not in inner}
    table = _ASSIGNED.sub(partial(_right, left), tables[place])
    body = table.rstrip()
    more = "".join(f"\n{_assigned(key, value)}" for key, value in left.items())
    tables[place] = f"{body}{more}{table[len(body) :]}"
    new = "".join(tables)
    for key, value in inner.items():
        new = with_table(new, f"{name}.{key}", value)
    return new


def _right(left: dict[str, Any], found: re.Match[str]) -> str:
    """Return what was found with the value that is wanted of its key, taken out of ``left``; nothing where none is."""
    key, written, rest = found.groups()
    if key not in left:
        return ""
    value = left.pop(key)
    return found[0] if tomllib.loads(f"{key} = {written}") == {key: value} else _assigned(key, value) + rest


def _assigned(key: str, value: str | list[str]) -> str:
    """Return an assignment on one line or, where that is too long, with an element of the list to a line."""
    line = f"{key} = {json.dumps(value, ensure_ascii=False)}"
    indented = json.dumps(value, ensure_ascii=False, indent=2)
    return line if len(line) <= _WIDEST else f"{key} = {indented[:-2]},\n]"
