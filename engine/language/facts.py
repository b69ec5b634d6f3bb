"""What a fact is: a field of an experta ``Fact`` that takes one of finitely many values.

A fact is either *asked* (the user answers it), *derived* (a finding that rules conclude), a *policy* (given by the
day), or a *plan state* (brought about by steps). Every field of a knowledge base has a name of its own, so ``billed``
means the same in a rule, in an answers file and on the screen. An absent fact does not apply; ``~L(x)`` matches only
where the fact applies, ``NOT(...)`` also where it does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.language._experta import Fact, Field

IN_FORCE: Final = "in force"
NOT_IN_FORCE: Final = "not in force"

Where = Mapping[str, tuple[str, ...]]
"""Fact names with the values allowed for each; all must hold, and a fact named here must apply."""


class OneOf(Field):  # type: ignore[misc]
    """A field with finitely many values, each with its label; ``short`` is what tables and pictures call it.

    ``groups`` name several of the values at once; such a name may stand wherever a rule, a principle, a constraint or
    a condition of applicability names a value, and means any of them.
    """

    def __init__(
        self, values: Mapping[str, str], *, short: str = "", groups: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        super().__init__(lambda value: value in values)
        self.short = short
        self.values: Mapping[str, str] = dict(values)
        self.groups: Mapping[str, tuple[str, ...]] = dict(groups or {})


class Asked(OneOf):
    """A fact that the user is asked for.

    ``values`` maps each value to its label. ``help`` says what it means, ``look`` where on the site to look it up.
    ``applies`` lists alternatives, any of which makes the fact apply; none given means always. A ``refining`` fact
    adds a step or a caution and never changes the action, so it stays out of the table. ``change`` says what can
    change the answer later: the user ("you"), time ("time") or nothing (""). ``events`` are values that one knows of
    if they hold: not knowing stands for the others. With a ``row``, the sentence that such an event is, a fact can be
    asked in one list with others: of those in the list one says which are so.
    """

    def __init__(  # noqa: PLR0913 - all that is said of a fact
        self,
        question: str,
        values: Mapping[str, str],
        *,
        short: str = "",
        help: str,  # noqa: A002
        look: str,
        applies: tuple[Where, ...] = (),
        refining: bool = False,
        change: str = "",
        events: tuple[str, ...] = (),
        row: str = "",
        groups: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__(values, short=short, groups=groups)
        self.question = question
        self.help = help
        self.look = look
        self.applies = applies
        self.refining = refining
        self.change = change
        self.events = events
        self.row = row


class Derived(OneOf):
    """A finding: concluded by rules, never asked. ``about`` says what it is the answer to.

    Where ``ordered``, the values stand from best to worst.
    """

    def __init__(self, about: str, values: Mapping[str, str], *, short: str = "", ordered: bool = False) -> None:
        super().__init__(values, short=short)
        self.about = about
        self.ordered = ordered


class InForce(OneOf):
    """Whether the dated policy ``policy`` is in force on the day: what then ``holds``, and what does where it fails."""

    def __init__(self, policy: str, *, holds: str = "", fails: str = "") -> None:
        super().__init__({IN_FORCE: "in force", NOT_IN_FORCE: "not in force"})
        self.policy = policy
        self.sentences = {IN_FORCE: holds, NOT_IN_FORCE: fails}


class PlanState(OneOf):
    """What steps alone bring about: no answer, and no rule asks for it. It is ``at_first`` before the first step."""

    def __init__(self, values: Mapping[str, str], *, at_first: str) -> None:
        super().__init__(values)
        self.at_first = at_first


class Candidate(Fact):
    """``Candidate(action=ID)``: what a rule proposes, to be settled against the others."""


class Chosen(Fact):
    """``Chosen(action=ID)``: the one action that survived.

    A pattern may also ask for what the action is: ``Chosen(trait=NAME)`` for one that has this trait, and
    ``Chosen(ends=X)`` for one with this ``ends``; of several fields all must hold. The loader writes the actions out.
    """


class Step(Fact):
    """``Step(name=ID)``: a step of the surviving action."""


class Caution(Fact):
    """``Caution(name=ID)``: a warning that goes with the surviving action."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that serves the estimate alone: asked on request, may be skipped, decides nothing.

    ``low`` and ``high`` are the accepted bounds, both included, in ``unit``; ``whole`` refuses fractions. ``sign`` may
    stand before or after what is given, and counts for nothing.
    ``cites`` are the sources by which the estimate uses it. ``fits`` tells with which numbers values of deciding facts
    go; the others go with any.
    """

    name: str
    question: str
    help: str
    look: str
    unit: str
    low: float
    high: float
    whole: bool = True
    sign: str = ""
    applies: tuple[Where, ...] = ()
    cites: tuple[str, ...] = ()
    fits: Mapping[str, Mapping[str, tuple[float | None, float | None]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """A free text for the message template (a name, a job title): asked on request, may be skipped, decides nothing."""

    name: str
    question: str
    help: str
    longest: int = 80


@dataclass(frozen=True, slots=True)
class Constraint:
    """Answers that cannot hold together: none of the patterns in ``never`` may match as a whole."""

    name: str
    never: Where
    why: str
    cites: tuple[str, ...] = ()
