"""What the rules say of a case, written into its file, to be reviewed in the diff; all else in it stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from closeout.answers import LARGEST
from closeout.checking.golden import PARTIAL, case_files, consulted, read_case, renamed_case
from closeout.errors import to_type
from closeout.files import read_text, write_whole
from engine.all_cases.cases import Cases
from engine.base import Base
from engine.days.calendar import TODAY
from engine.proof.golden import DAYS, Bench, CaseAdvice, answers_in, days_in, expectations
from engine.refusal import AnswerError, instead

_NOTHING: Final = {"action": "", "steps": [], "cautions": []}
_ASSIGNED: Final = re.compile(r"""(?m)^([\w-]+) *= *("[^"]*"|'[^']*'|\[[^\]]*\]|true|false)( *(?:#.*)?\n)""")
_WIDEST: Final = 120


def accept(base: Base, name: str, today: date) -> tuple[Path, bool]:
    """Return the file of the case and whether it was rewritten, which it is where the rules say something else.

    Raises:
        AnswerError: there is no such case, it has no possible answers, the rules do not come to one action in it, or
            its file is written in a way that cannot be kept.
    """
    files, partial = case_files(), case_files(PARTIAL)
    found = files | partial
    if name not in found:
        raise AnswerError(f"there is no case {name!r}; {instead(name, found)}")
    path = found[name]
    text = new = read_text(path, LARGEST)
    content = dict(read_case(base, path, partial=name in partial))
    dated = dict(content.get(DAYS, {}))
    told = _left(base, content, today) if name in partial else _whole(base, name, content, today)
    for day, advice in told:
        place, days = (f"{DAYS}.{day}", dated) if day in dated else (day, content)
        if days.get(day) != advice:
            days[day] = advice
            new = with_table(_without_inner(new, place) if name in partial else new, place, advice)
    if dated:
        content[DAYS] = dated
    try:
        kept = renamed_case(base, tomllib.loads(new)) == content
    except tomllib.TOMLDecodeError:
        kept = False
    if not kept:
        raise AnswerError(f"{path} cannot be rewritten; give each day a [table] of its own")
    if new != text:
        write_whole(path, new)
    return path, new != text


def _whole(base: Base, name: str, content: Mapping[str, Any], today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each day of a case with what the rules say of it then."""
    dated = content.get(DAYS, {})
    named = dict.fromkeys((*base.knowledge.days, TODAY), _NOTHING)
    asked = expectations(base, name, {**content, **named, DAYS: dict.fromkeys(dated, _NOTHING)}, today)
    for expected, told in zip(asked, Bench(base, Cases.of(base), asked).told(base), strict=True):
        day = expected.day.name
        yield day, _advice(day, told, dated.get(day, content.get(day, {})))


def _left(base: Base, content: Mapping[str, Any], today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each day of a partial case with what the rules leave open then."""
    answers = answers_in(base, content)
    for day, _ in days_in(base, {**dict.fromkeys((*base.knowledge.days, TODAY)), **content}, today):
        yield day.name, consulted(base, answers, day)


def _advice(day: str, told: CaseAdvice, old: object) -> dict[str, Any]:
    """Return what is told on the day as a case file has it; its findings only if ``old`` has some."""
    if len(told.actions) != 1:
        raise AnswerError(f"on the day {day} the rules come to {len(told.actions)} actions; see {to_type('check')}")
    advice = {"action": told.actions[0], "steps": list(told.steps), "cautions": list(told.cautions)}
    return {**advice, "findings": told.findings} if isinstance(old, dict) and "findings" in old else advice


def with_table(text: str, name: str, wanted: Mapping[str, Any]) -> str:
    """Return TOML with just ``wanted`` in the table of this ``name``: what differs is put right, all else stays.

    A table that is not there is put at the end. It is for texts, lists of them and tables; others it may spoil.
    """
    inner = {key: value for key, value in wanted.items() if isinstance(value, Mapping)}
    left = {key: value for key, value in wanted.items() if key not in inner}
    new = _with_values(text, name, left) if left or not inner else text
    for key, value in inner.items():
        new = with_table(new, f"{name}.{key}", value)
    return new


def _with_values(text: str, name: str, left: dict[str, Any]) -> str:
    """Return TOML with just the values ``left`` in the table of this ``name``; it is emptied."""
    tables = re.split(r"(?m)^(?=\[)", f"{text.rstrip()}\n")
    names = [re.sub(r"""["' ]""", "", table.partition("]")[0].removeprefix("[")) for table in tables]
    if name not in names[1:]:
        tables[-1] += "\n"
        tables.append(f"[{name}]\n")
        names.append(name)
    place = names.index(name, 1)
    table = _ASSIGNED.sub(lambda found: _right(left, found), tables[place])
    body = table.rstrip()
    more = "".join(f"\n{_assigned(key, value)}" for key, value in left.items())
    tables[place] = f"{body}{more}{table[len(body) :]}"
    return "".join(tables)


def _without_inner(text: str, name: str) -> str:
    """Return TOML without the tables inside the one of this ``name``."""
    tables = re.split(r"(?m)^(?=\[)", text)
    return "".join(table for table in tables if not table.startswith(f"[{name}."))


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
