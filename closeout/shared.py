"""What everything here reads, made once in a process: the base, its reasoner, its table for the days asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.base import Base
from engine.loading.load import load
from kb import KNOWLEDGE

if TYPE_CHECKING:
    from engine.all_cases.outcome import Setting
    from engine.all_cases.table import Table
    from engine.days.timeline import Timeline
    from engine.one_case.reasoner import Reasoner

_Items = tuple[tuple[str, str], ...]


@cache
def base() -> Base:
    """Return the knowledge base."""
    return load(KNOWLEDGE)


@cache
def reasoner(known: Base) -> Reasoner:
    """Return the base's reasoner, which takes a while to make and serves any number of cases."""
    from engine.one_case.reasoner import Reasoner

    return Reasoner(known)


def table(known: Base, settings: Iterable[Setting], answers: Mapping[str, str] = MappingProxyType({})) -> Table:
    """Return the table of every possible case under ``settings``, or that of the completions of ``answers`` alone."""
    make = _table if answers else _whole_table
    return make(known, tuple(tuple(setting.items()) for setting in settings), tuple(answers.items()))


@cache
def timeline(known: Base) -> Timeline:
    """Return what each change of policies did to the advice."""
    from engine.days import timeline

    return timeline.timeline(known)


def _table(known: Base, settings: tuple[_Items, ...], answers: _Items) -> Table:
    from closeout.planning import stated_prior
    from engine.all_cases.table import Table

    return Table.build(known, [dict(setting) for setting in settings], stated_prior(known), dict(answers))


_whole_table = lru_cache(2)(_table)  # some 100 MB each, and a server may be asked about any day
