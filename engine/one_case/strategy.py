"""In which order experta fires: by salience alone, and never what is no longer true.

experta's own strategy looks for a withdrawn activation only beside its place in the agenda and may leave it there, so
that a rule fires on a fact which its ``NOT`` excludes; and among equals its order differs from process to process.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from engine.language._experta import Activation, Agenda, Strategy


class StrictOrder(Strategy):  # type: ignore[misc]
    """Fires the activation of the highest salience, and of one rule's activations the one of the oldest facts.

    Rules must not share a salience; then this is one order, the same in every process.
    """

    def _update_agenda(self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]) -> None:
        waiting = agenda.activations
        for activation in removed:
            activation.key = _key(activation)
            place = bisect_left(waiting, activation)
            if place < len(waiting) and waiting[place].key == activation.key:
                del waiting[place]
        for activation in added:
            activation.key = _key(activation)
            insort(waiting, activation)


def _key(activation: Activation) -> tuple[int, list[int]]:
    """Return what identifies and orders an activation; experta fires the last."""
    return activation.rule.salience, sorted((-fact["__factid__"] for fact in activation.facts), reverse=True)
