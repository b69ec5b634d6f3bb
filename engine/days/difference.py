"""What made the difference between two days in one case: the policies each of which alone changes its advice.

A policy is to blame if its coming or going alone changes the advice, seen from either day: with it alone as on the
other day the advice is no longer the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.all_cases.listed import advices
from engine.all_cases.outcome import Recommendation, Setting
from engine.base import Base

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Alone:
    """The policy facts each of which alone changes the ``action``, or the whole ``advice``, and all that ``differ``."""

    action: tuple[str, ...]
    advice: tuple[str, ...]
    differ: tuple[str, ...]


def alone(base: Base, case: Mapping[str, str], one: Setting, other: Setting) -> Alone:
    """Return the policy facts that made the difference between two states of the policies, refining answers counted.

    Raises:
        KnowledgeError: the case has no single action under some state between the two.
    """
    mixtures = mixed(one, other)
    settings = [one, other, *(setting for pair in mixtures.values() for setting in pair)]
    first, second, *between = advices(base, [(case, setting) for setting in settings])
    pairs = dict(zip(mixtures, zip(between[::2], between[1::2], strict=True), strict=True))

    def changing(compared: Callable[[Recommendation], object]) -> tuple[str, ...]:
        return tuple(
            fact
            for fact, (forth, back) in pairs.items()
            if compared(forth) != compared(first) or compared(back) != compared(second)
        )

    return Alone(changing(lambda advice: advice.action), changing(lambda advice: advice), tuple(pairs))


def mixed(
    before: Mapping[str, State], after: Mapping[str, State]
) -> dict[str, tuple[dict[str, State], dict[str, State]]]:
    """Return, for each policy fact that changed, the states with it alone changed, and with it alone changed back."""
    return {
        fact: ({**before, fact: after[fact]}, {**after, fact: before[fact]})
        for fact in before
        if before[fact] != after[fact]
    }
