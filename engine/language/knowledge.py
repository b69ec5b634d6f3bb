"""A knowledge base as it is handed to the engine: all that it says, not yet checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.language._experta import Fact
from engine.language.advice import ActionText, CautionText, StepText
from engine.language.days import Date, Due
from engine.language.estimate import Estimator
from engine.language.facts import Constraint, Number, Text
from engine.language.ordering import Ordering
from engine.language.renamed import Renamed
from engine.language.rules import Concern, Monotone, Principle, Rule
from engine.language.sources import OpenQuestion, Policy, Thread


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything a knowledge base says. ``engine.loading.load.load`` checks it and returns a ``Base``.

    ``facts`` are the experta ``Fact`` classes whose fields are ``Asked``, ``Derived`` or ``InForce``. ``first`` names
    the fact asked before all others. ``days`` gives days names, e.g. ``forum``; a *forum day* is settled by the posts
    among themselves. ``open`` is what the sources do not settle. ``traits`` are the names of what an action can be,
    each with what it means. ``estimator`` works out what the advice can come to in figures. ``renamed`` are the names
    that things had before. ``dates`` are days that may be given, ``due`` when steps are due, by their ids.
    ``ordering`` says in which order many cases are acted on.
    """

    name: str
    facts: tuple[type[Fact], ...]
    first: str
    rules: tuple[Rule, ...]
    concerns: tuple[Concern, ...]
    constraints: tuple[Constraint, ...]
    actions: tuple[ActionText, ...]
    steps: tuple[StepText, ...]
    cautions: tuple[CautionText, ...]
    principles: tuple[Principle | Monotone, ...]
    threads: tuple[Thread, ...]
    policies: tuple[Policy, ...]
    numbers: tuple[Number, ...]
    texts: tuple[Text, ...]
    earliest: date
    days: Mapping[str, date]
    open: tuple[OpenQuestion, ...] = ()
    traits: Mapping[str, str] = field(default_factory=dict)
    estimator: Estimator | None = None
    renamed: Renamed = field(default_factory=Renamed)
    dates: tuple[Date, ...] = ()
    due: Mapping[str, Due] = field(default_factory=dict)
    ordering: Ordering = field(default_factory=Ordering)
