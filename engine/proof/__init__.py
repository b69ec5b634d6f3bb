"""The proof that a knowledge base has no gap, no conflict and nothing idle, over every possible case and setting.

One module a property: ``whole`` (completeness, consistency), ``use``, ``needed``, ``kept`` (principles), ``claims``.
"""

from engine.proof.checks import check
from engine.proof.report import Counterexample, Failure, Listed, Property, Report

__all__ = ["Counterexample", "Failure", "Listed", "Property", "Report", "check"]
