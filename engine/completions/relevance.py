"""Which facts can still change the advice, so that no question is asked in vain.

A deciding fact matters if two completions of the answers so far that differ in it, and in what applies only because of
it, come to different advice. A refining fact matters if, in some completion, a step or a caution turns on it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.base import Role
from engine.completions.view import View

SUPPOSED: Final = 0.5
"""How likely it must be that a fact applies before it is asked for on that supposition: a question that more likely
than not is out of place would only confuse."""


def relevant(
    table: Table,
    answers: Mapping[str, str],
    unknown: Collection[str] = (),
    settings: Sequence[Setting] | None = None,
) -> tuple[str, ...]:
    """Return the facts to ask for: known to apply, neither answered nor ``unknown``, and able to change the advice.

    Deciding facts come first, then refining ones, each in the order of the base. The advice is told apart by action,
    steps and cautions under any of ``settings`` (those of the table if none are given). Where it is open and no fact
    alone can change it, because a constraint ties some together, those are returned that tell completions apart.
    Where no deciding fact known to apply is left, because of what is ``unknown``, those are asked that are ``SUPPOSED``
    to apply. Events of unknown facts are left out.

    Raises:
        ValueError: a fact, a value or a setting is unknown, or the answers have no completion.
    """
    return to_ask(View.of(table, answers, settings, unknown), unknown)


def to_ask(view: View, unknown: Collection[str]) -> tuple[str, ...]:
    """Return the facts to ask for, as ``relevant`` does, where ``view`` is what is open beside the ``unknown`` ones."""
    asked = [fact for fact in view.unanswered if fact not in unknown]
    deciding = [fact for fact in asked if fact in view.table.cases.digits]
    known = [fact for fact in asked if view.applies_throughout(fact)]
    found = _that_matter(view, [fact for fact in deciding if fact in known], unknown)
    found = found or _that_matter(view, _supposed(view, deciding), unknown)
    return (*found, *(fact for fact in known if fact not in deciding and view.refines(fact)))


def _supposed(view: View, deciding: Collection[str]) -> list[str]:
    """Return those of the ``deciding`` facts that are supposed to apply; none before one that it hangs on."""
    found = {fact for fact in deciding if fact in view.partial and round(view.applying(fact), 9) >= SUPPOSED}
    return [fact for fact in deciding if fact in found and found.isdisjoint(view.table.ancestors[fact])]


def may_matter(view: View) -> tuple[str, ...]:
    """Return the unanswered facts on which the advice depends, whether or not they are known to apply.

    In the order of the base; deciding facts before refining ones.
    """
    refining = [info.name for info in view.table.base.with_role(Role.REFINING) if info.name in view.unanswered]
    return (*may_decide(view), *(fact for fact in refining if view.refines(fact)))


def may_decide(view: View) -> list[str]:
    """Return the deciding ones of the facts that ``may_matter``."""
    return _that_matter(view, [fact for fact in view.unanswered if fact in view.digits], ())


def _that_matter(view: View, deciding: Collection[str], unknown: Collection[str]) -> list[str]:
    """Return those of the ``deciding`` facts that can change the advice, alone or tied together."""
    return [fact for fact in deciding if view.decides(frozenset({fact}))] or view.tied(deciding, unknown)
