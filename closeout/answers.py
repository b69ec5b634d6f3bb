"""Answers from a file, from standard input or one by one, checked before anything reasons over them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from closeout.errors import to_type
from closeout.files import as_text, read_text
from closeout.kept.folder import answers_of, find
from closeout.renamed import renamed_answers
from engine.applicability import Applies, applies_to, broken_constraint
from engine.base import Base, FactInfo
from engine.days.given import days_given, disagreement, followed
from engine.interview.interview import checked_extra, extras_of
from engine.language.facts import Where
from engine.refusal import AnswerError, near, shown

UNDECIDED: Final = "undecided"
"""Under this name a case file lists facts to which no answer fitted; nobody has decided such a case yet."""
CASE_KEYS: Final = frozenset({"title", "source", "note", "forum", "today", "days", UNDECIDED})
"""What a case file holds beside its ``[answers]``."""
LARGEST: Final = 1_000_000
_DOTTED: Final = re.compile(r"""(?:\.[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)[ \t]*){9}""", re.ASCII)
"""A name of more parts than any has; reading one takes memory that grows with the square of their number."""
_VERSION: Final = "version"
"""What a file has that closeout wrote."""
Source = str | bytes
"""Where answers come from: the path of a file, or what standard input held."""


@dataclass(frozen=True, slots=True)
class Given:
    """Checked answers: ``answers`` to facts, ``extras`` numbers, texts and days (as dates)."""

    answers: Mapping[str, str]
    extras: Mapping[str, float | str]


def given(base: Base, source: Source | None, settings: Iterable[str], on: date | None = None) -> Given:
    """Return the answers in ``source``, where there is one, with ``NAME=VALUE`` over them, on the day ``on``.

    In a file that closeout wrote, what follows from days has moved on with them.

    Raises:
        AnswerError: unreadable, unknown names or values, or answers that cannot hold together.
    """
    content = _content(source) if source is not None else {}
    found = dict(content.get("answers", content))
    if _VERSION in content and on is not None:
        found = moved_on(base, found, on)
    return checked(base, found | named_values("--set", settings), on)


def moved_on(base: Base, found: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Return kept answers, those of them that follow from days as they are on the day ``on``."""
    extras = extras_of(base)
    facts = {name: value for name, value in found.items() if name in base.facts}
    others = {name: value for name, value in found.items() if name in extras}
    days = days_given(base, facts, others)
    strange = {name: value for name, value in found.items() if name not in base.facts}
    return {**followed(base, facts, days, on), **strange}


def named_values(option: str, settings: Iterable[str]) -> dict[str, str]:
    """Return what ``NAME=VALUE`` texts say, by name; ``option`` is where they were given.

    Raises:
        AnswerError: one has another shape, or names what another names.
    """
    found: dict[str, str] = {}
    for setting in settings:
        name, _, value = (part.strip() for part in setting.partition("="))
        if not name or not value:
            raise AnswerError(f"{option} {setting!r} is not NAME=VALUE, for example: {option} status=active")
        if name in found:
            raise AnswerError(f"{option} names {name!r} twice; give it once")
        found[name] = value
    return found


def read(source: Source) -> Mapping[str, Any]:
    """Return the answers in a TOML or JSON file, of a contract by its name, or in what was read of standard input.

    Raises:
        AnswerError: it cannot be read as any.
    """
    content = _content(source)
    answers: Mapping[str, Any] = content.get("answers", content)
    return answers


def _content(source: Source) -> dict[str, Any]:
    return read_whole(str(find(source)) if isinstance(source, str) else source)


def read_whole(source: Source) -> dict[str, Any]:
    """Return all that a file of answers holds: a case with its table ``answers``, or the answers alone.

    Of a file that closeout wrote, which has a version, these are its answers.

    Raises:
        AnswerError: it cannot be read as TOML or JSON.
    """
    import tomllib

    if isinstance(source, bytes):
        place, text = "standard input", as_text(source, "standard input", LARGEST)
    else:
        place, text = source, read_text(Path(source), LARGEST)
    as_json = place.endswith(".json") or (not place.endswith(".toml") and text.lstrip().startswith("{"))
    if not as_json and (found := _DOTTED.search(text)):
        raise AnswerError(f"{place} is not TOML: no name has as many parts as {shown(found[0])}")
    try:
        content = json.loads(text, object_pairs_hook=_no_duplicates) if as_json else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        why = str(error) or "too deeply nested"
        raise AnswerError(f"{place} is not {'JSON' if as_json else 'TOML'}: {why}") from None
    if not isinstance(content, dict):
        raise AnswerError(f"{place} must hold names with values, like: billed = 'nothing'")
    if _VERSION in content:
        try:
            return {"answers": answers_of(content), _VERSION: content[_VERSION]}
        except AnswerError as error:
            raise AnswerError(f"{place}: {error}") from None
    unknown = sorted(set(content) - CASE_KEYS - {"answers"}) if "answers" in content else []
    if unknown or not isinstance(content.get("answers", {}), dict):
        what = ", ".join(unknown) if unknown else "answers must be a table"
        raise AnswerError(f"{place}: {what}; beside [answers] a file may have: {', '.join(sorted(CASE_KEYS))}")
    return content


def checked(base: Base, found: Mapping[str, Any], on: date | None = None) -> Given:
    """Return ``found`` sorted into facts and extras, former names as those of now, with what follows from days.

    Without a day ``on`` from which these are seen nothing follows from them.

    Raises:
        AnswerError: a name or value is unknown, a fact does not apply, a constraint forbids them together, or an answer
            does not agree with a day.
    """
    extras = extras_of(base)
    answers: dict[str, str] = {}
    others: dict[str, float | str] = {}
    for name, value in renamed_answers(base, found).items():
        if name in base.asked:
            answers[name] = _value(base.asked[name], value)
        elif name in extras:
            others[name] = checked_extra(extras[name], value, on)
        else:
            became = base.knowledge.renamed.gone.get("number", {}).get(name)
            hint = f" any more. {became}" if became else f"{near(name, (*base.asked, *extras))}."
            raise AnswerError(f"there is no fact {name!r}{hint} They are listed by: {to_type('facts')}")
    _check_together(base, answers)
    if on is not None:
        days = days_given(base, answers, others)
        if why := disagreement(base, answers, days, on):
            raise AnswerError(why)
        answers = followed(base, answers, days, on)
    return Given(answers, others)


def missing(base: Base, facts: Iterable[str]) -> str:
    """Return what to say of answers that are needed and not there."""
    lines = [f"{name}: one of {', '.join(base.facts[name].values)}" for name in facts]
    return "\n".join(["answers are missing, and others may follow from them:", *lines])


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs of one JSON object, refusing a name that stands twice."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name!r} stands twice")
        found[name] = value
    return found


def _value(info: FactInfo, value: object) -> str:
    """Return ``value`` if the fact takes it."""
    if isinstance(value, str) and value in info.values:
        return value
    hint = near(value, info.values) if isinstance(value, str) else ""
    accepted = ", ".join(info.values)
    raise AnswerError(
        f"{info.name} cannot be {shown(value)}{hint}; it is one of: {accepted}. Leave it out if you do not know"
    )


def _check_together(base: Base, answers: Mapping[str, str]) -> None:
    """Refuse answers that do not apply to the others, or that a constraint forbids."""
    for name in answers:
        if applies_to(base, {other: value for other, value in answers.items() if other != name}, name) is Applies.NO:
            where = ", or where ".join(where_words(way) for way in base.facts[name].applies)
            raise AnswerError(f"{name} does not apply to these answers; it is asked where {where}. Leave it out")
    constraint = broken_constraint(base, answers)
    if constraint is not None:
        pair = ", ".join(f"{fact} = {answers[fact]}" for fact in constraint.never)
        raise AnswerError(
            f"these answers cannot hold together ({constraint.name}): {pair}. {constraint.why} Change one of them"
        )


def where_words(where: Where) -> str:
    """Return one alternative of an applicability condition in words."""
    return " and ".join(f"{fact} is {' or '.join(values)}" for fact, values in where.items())
