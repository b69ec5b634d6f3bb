"""How likely each answer is and how hard each question, as stated: what "few questions" is measured by.

A prior decides which question comes first and which of the ways that are left open is likely, never what follows from
the answers. So it may be plausible rather than measured, and every weight is above zero: no answer is ruled out by a
guess.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from engine.base import Base
from engine.refusal import instead

_KEYS = ("cost", "reason", "weights")


@dataclass(frozen=True, slots=True)
class Prior:
    """``shares`` of each fact's answers where it applies (they add up to 1) and the ``costs`` of its question.

    Answers to different facts are taken to be independent but for applicability; combinations that a constraint
    forbids are left out and the rest scaled up. Costs are in efforts: 1 is an answer one knows without looking.
    """

    shares: Mapping[str, Mapping[str, float]]
    costs: Mapping[str, float]
    reasons: Mapping[str, str]

    @classmethod
    def even(cls, base: Base) -> Prior:
        """Return the prior by which all answers are equally likely and all questions cost 1."""
        shares = {name: dict.fromkeys(info.values, 1 / len(info.values)) for name, info in base.asked.items()}
        return cls(shares, dict.fromkeys(shares, 1.0), dict.fromkeys(shares, "Nothing is known."))

    @classmethod
    def of(cls, base: Base, stated: Mapping[str, object]) -> Prior:
        """Return the prior as ``stated``: for each asked fact a mapping of ``cost``, ``reason`` and ``weights``.

        Raises:
            ValueError: a fact or a value is missing or unknown, a weight or a cost is not above zero, or a reason is
                missing; all such mistakes together.
        """
        wrong = mistakes(base, stated)
        if wrong:
            raise ValueError("the prior cannot be used: " + "; ".join(wrong))
        facts = _asked(base)
        entries: dict[str, Mapping[str, object]] = {name: _mapping(stated[name]) for name in facts}
        weights = {
            name: {value: _number(_mapping(entry["weights"])[value]) for value in facts[name]}
            for name, entry in entries.items()
        }
        shares = {
            name: {value: weight / sum(entry.values()) for value, weight in entry.items()}
            for name, entry in weights.items()
        }
        costs = {name: _number(entry["cost"]) for name, entry in entries.items()}
        return cls(shares, costs, {name: str(entry["reason"]) for name, entry in entries.items()})


def mistakes(base: Base, stated: Mapping[str, object]) -> list[str]:
    """Return what keeps ``stated`` from being a prior for the base, empty where nothing does."""
    facts = _asked(base)
    wrong = [f"there is no fact {name!r} to ask; {instead(name, facts)}" for name in stated if name not in facts]
    for name, values in facts.items():
        wrong += _mistakes(name, values, stated.get(name))
    return wrong


def _asked(base: Base) -> dict[str, tuple[str, ...]]:
    """Return the values of each fact that is asked."""
    return {name: info.values for name, info in base.asked.items()}


def _mistakes(name: str, values: tuple[str, ...], stated: object) -> list[str]:
    """Return what is wrong with what is stated of one fact."""
    if stated is None:
        return [f"nothing is stated of {name!r}; give its {', '.join(_KEYS)}"]
    entry = _mapping(stated)
    wrong = [f"{name} has no {key!r}; it has {', '.join(_KEYS)}" for key in entry if key not in _KEYS]
    if not _positive(entry.get("cost")):
        wrong.append(f"the cost of {name} must be a number above 0, not {entry.get('cost')!r}")
    reason = entry.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        wrong.append(f"{name} has no reason; say in a sentence why these weights and this cost")
    weights = _mapping(entry.get("weights"))
    wrong += [f"{name} cannot be {value!r}; {instead(value, values)}" for value in weights if value not in values]
    for value in values:
        if value not in weights:
            wrong.append(f"{name} has no weight for {value!r}; give it one above 0")
        elif not _positive(weights[value]):
            wrong.append(f"the weight of {name} = {value!r} must be a number above 0, not {weights[value]!r}")
    return wrong


def _mapping(stated: object) -> Mapping[str, object]:
    """Return ``stated`` where it is a mapping, else an empty one."""
    return stated if isinstance(stated, Mapping) else {}


def _positive(stated: object) -> bool:
    """Return whether ``stated`` is a finite number above zero."""
    return isinstance(stated, int | float) and not isinstance(stated, bool) and 0 < stated < math.inf


def _number(stated: object) -> float:
    """Return a number that was checked to be one."""
    return float(stated) if isinstance(stated, int | float) else math.nan
