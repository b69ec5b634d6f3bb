"""The language of a knowledge base: all that ``kb`` (or another base) may import of the engine."""

from engine.language._experta import NOT, Fact, L
from engine.language.advice import ActionText, CautionText, Phase, Reversible, StepText
from engine.language.estimate import Estimate, Estimator, Inputs
from engine.language.facts import (
    IN_FORCE,
    NOT_IN_FORCE,
    Asked,
    Candidate,
    Caution,
    Chosen,
    Constraint,
    Derived,
    InForce,
    Number,
    OneOf,
    Step,
    Text,
    Where,
)
from engine.language.knowledge import Knowledge
from engine.language.rules import Concern, Monotone, Pattern, Principle, Rule, one_of, rule
from engine.language.sources import Attack, Claim, Confidence, Kind, OpenQuestion, Policy, Thread

__all__ = [
    "IN_FORCE",
    "NOT",
    "NOT_IN_FORCE",
    "ActionText",
    "Asked",
    "Attack",
    "Candidate",
    "Caution",
    "CautionText",
    "Chosen",
    "Claim",
    "Concern",
    "Confidence",
    "Constraint",
    "Derived",
    "Estimate",
    "Estimator",
    "Fact",
    "InForce",
    "Inputs",
    "Kind",
    "Knowledge",
    "L",
    "Monotone",
    "Number",
    "OneOf",
    "OpenQuestion",
    "Pattern",
    "Phase",
    "Policy",
    "Principle",
    "Reversible",
    "Rule",
    "Step",
    "StepText",
    "Text",
    "Thread",
    "Where",
    "one_of",
    "rule",
]
