"""Answers from a file, from standard input or from ``--set``, checked before anything reasons over them."""

from __future__ import annotations

import difflib
import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from closeout.errors import Refused
from engine.applicability import Applies, applies_to, broken_constraint
from engine.base import Base, FactInfo
from engine.interview.interview import checked_extra, extras_of
from engine.language import Asked
from engine.language.facts import Where

CASE_KEYS: Final = frozenset({"title", "source", "note", "forum", "today", "days"})
"""What a case file holds beside its ``[answers]``."""
LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """Checked answers: ``answers`` to facts, ``extras`` numbers and texts."""

    answers: Mapping[str, str]
    extras: Mapping[str, float | str]


def given(base: Base, source: str | None, settings: Iterable[str]) -> Given:
    """Return the answers in ``source`` (a path, ``-`` for standard input, or none) with ``NAME=VALUE`` over them.

    Raises:
        Refused: unreadable, unknown names or values, or answers that cannot hold together.
    """
    found = dict(read(source)) if source is not None else {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name.strip() or not value.strip():
            msg = f"--set {setting!r} is not NAME=VALUE, for example: --set {base.knowledge.first}=VALUE"
            raise Refused(msg)
        found[name.strip()] = value.strip()
    return checked(base, found)


def read(source: str) -> Mapping[str, Any]:
    """Return the answers in a TOML or JSON file, or on standard input for ``-``.

    Raises:
        Refused: it cannot be read as either.
    """
    text = _text(source)
    as_json = source.endswith(".json") or (not source.endswith(".toml") and text.lstrip().startswith("{"))
    place = "standard input" if source == "-" else source
    try:
        content = json.loads(text, object_pairs_hook=_no_duplicates) if as_json else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        why = str(error) or "too deeply nested"
        msg = f"{place} is not {'JSON' if as_json else 'TOML'}: {why}"
        raise Refused(msg) from None
    if not isinstance(content, dict):
        msg = f"{place} must hold names with values, like: billed = 'nothing'"
        raise Refused(msg)
    if "answers" not in content:
        return content
    unknown = sorted(set(content) - CASE_KEYS - {"answers"})
    if unknown or not isinstance(content["answers"], dict):
        what = ", ".join(unknown) if unknown else "answers must be a table"
        msg = f"{place}: {what}; beside [answers] a file may have: {', '.join(sorted(CASE_KEYS))}"
        raise Refused(msg)
    return content["answers"]


def checked(base: Base, found: Mapping[str, Any]) -> Given:
    """Return ``found`` sorted into facts and extras.

    Raises:
        Refused: a name or value is unknown, a fact does not apply, or a constraint forbids them together.
    """
    extras = extras_of(base)
    facts = {name: info for name, info in base.facts.items() if isinstance(info.slot, Asked)}
    answers: dict[str, str] = {}
    others: dict[str, float | str] = {}
    for name, value in found.items():
        if name in facts:
            answers[name] = _value(facts[name], value)
        elif name in extras:
            if isinstance(value, bool) or not isinstance(value, str | int | float):
                msg = f"{name} must be a number or a text, not {value!r}"
                raise Refused(msg)
            try:
                others[name] = checked_extra(extras[name], value)
            except ValueError as error:
                raise Refused(str(error)) from None
        else:
            msg = f"there is no fact {name!r}{near(name, (*facts, *extras))}. `closeout facts` lists them"
            raise Refused(msg)
    _check_together(base, answers)
    return Given(answers, others)


def missing(base: Base, facts: Iterable[str]) -> str:
    """Return what to say of answers that are needed and not there."""
    lines = [f"{name}: one of {', '.join(base.facts[name].values)}" for name in facts]
    return "\n".join(["answers are missing, and others may follow from them:", *lines])


def near(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean ...?)`` for the closest known word, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _text(source: str) -> str:
    """Return what the file or standard input holds, up to ``LARGEST`` bytes."""
    try:
        if source == "-":
            if sys.stdin is None:
                msg = "standard input is closed; give a file instead of -"
                raise Refused(msg)
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(source).open("rb") as file:
                data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            msg = f"{source} is larger than {LARGEST} bytes; an answers file has a few lines"
            raise Refused(msg)
        return data.decode("utf-8-sig")
    except OSError as error:
        msg = f"cannot read {source}: {error.strerror or error}"
        raise Refused(msg) from None
    except UnicodeDecodeError:
        msg = f"{source} is not UTF-8 text"
        raise Refused(msg) from None


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs of one JSON object, refusing a name that stands twice."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            msg = f"{name!r} stands twice"
            raise ValueError(msg)
        found[name] = value
    return found


def _value(info: FactInfo, value: object) -> str:
    """Return ``value`` if the fact takes it."""
    if isinstance(value, str) and value in info.values:
        return value
    hint = near(value, info.values) if isinstance(value, str) else ""
    shown = json.dumps(value, default=str, ensure_ascii=False)
    msg = (
        f"{info.name} cannot be {shown}{hint}; it is one of: {', '.join(info.values)}. Leave it out if you do not know"
    )
    raise Refused(msg)


def _check_together(base: Base, answers: Mapping[str, str]) -> None:
    """Refuse answers that do not apply to the others, or that a constraint forbids."""
    for name in answers:
        if applies_to(base, {other: value for other, value in answers.items() if other != name}, name) is Applies.NO:
            slot = base.facts[name].slot
            where = " or ".join(where_words(way) for way in slot.applies) if isinstance(slot, Asked) else ""
            msg = f"{name} does not apply to these answers; it is asked where {where}. Leave it out"
            raise Refused(msg)
    constraint = broken_constraint(base, answers)
    if constraint is not None:
        pair = ", ".join(f"{fact} = {answers[fact]}" for fact in constraint.never)
        msg = f"these answers cannot hold together ({constraint.name}): {pair}. {constraint.why} Change one of them"
        raise Refused(msg)


def where_words(where: Where) -> str:
    """Return one alternative of an applicability condition in words."""
    return " and ".join(f"{fact} is {' or '.join(values)}" for fact, values in where.items())
