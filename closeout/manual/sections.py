"""In which tables the rules of a topic stand: those of one kind, as many as ask few enough questions for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from engine.base import Base, Layer, LoadedRule

_COLUMNS = 6
"""So many questions stand side by side."""
_HEADINGS = {Layer.CANDIDATE: "Advice", Layer.STEP: "Steps", Layer.CAUTION: "Warnings"}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a topic's page: its heading, and the rules in its table."""

    heading: str
    rules: tuple[LoadedRule, ...]


@cache
def sections(base: Base, topic: str) -> tuple[Section, ...]:
    """Return the parts of a topic's page."""
    kinds: dict[str, list[LoadedRule]] = {}
    for loaded in base.rules:
        if loaded.rule.topic == topic:
            kinds.setdefault(_HEADINGS.get(loaded.layer) or base.facts[loaded.fact].short, []).append(loaded)
    return tuple(
        Section(f"{heading}, part {number}" if number > 1 else heading, tuple(rules))
        for heading, found in kinds.items()
        for number, rules in enumerate(_split(found), 1)
    )


def section_of(base: Base, rule: str) -> Section:
    """Return the part of its topic's page in which the rule of this name stands."""
    found = sections(base, base.rule(rule).rule.topic)
    return next(section for section in found if any(loaded.name == rule for loaded in section.rules))


def asked_by(rules: Sequence[LoadedRule]) -> frozenset[str]:
    """Return the facts that rules ask for."""
    return frozenset(premise.fact for loaded in rules for premise in loaded.premises)


def _split(rules: Sequence[LoadedRule]) -> Iterator[list[LoadedRule]]:
    """Yield the rules in parts that ask for few facts each; those that ask for the same stand together."""
    part: list[LoadedRule] = []
    for loaded in rules:
        if part and len(asked_by([*part, loaded])) > _COLUMNS:
            yield part
            part = []
        part.append(loaded)
    yield part
