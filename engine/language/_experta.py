"""The one door to experta: every other module takes its names from here.

experta 1.9.4 pins a frozendict that wants ``collections.Mapping``, which Python 3.10 removed; the name is lent for
the import and taken back. experta also calls ``logging.basicConfig()`` on import, which is not a library's business,
so the root logger is left as it was found; and it swallows its own ImportErrors, so what is needed is asked for by
name, module by module.
"""

import collections
import collections.abc
import logging

_handlers = list(logging.root.handlers)
_lent = not hasattr(collections, "Mapping")
if _lent:
    collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
try:
    from experta.abstract import Strategy
    from experta.activation import Activation
    from experta.agenda import Agenda
    from experta.conditionalelement import AND, NOT, OR, TEST, ConditionalElement
    from experta.engine import KnowledgeEngine
    from experta.fact import Fact as ExpertaFact
    from experta.fact import Field, InitialFact
    from experta.fieldconstraint import ANDFC, NOTFC, ORFC, FieldConstraint, L, P, W
    from experta.matchers.rete import ReteMatcher
    from experta.matchers.rete.abstract import Node
    from experta.matchers.rete.check import FactCapture, FeatureCheck, SameContextCheck
    from experta.matchers.rete.nodes import ConflictSetNode, FeatureTesterNode, NotNode, OrdinaryMatchNode
    from experta.matchers.rete.token import Token
    from experta.rule import Rule as ExpertaRule
finally:
    if _lent:
        del collections.Mapping  # type: ignore[attr-defined]
    logging.root.handlers[:] = _handlers

_FROZEN = {str, L, ANDFC, ORFC, NOTFC}


class _Fact(ExpertaFact):  # type: ignore[misc]
    """experta's, made in a fifth of the time where its values are words and constraints, which need no freezing."""

    def __init__(self, *args: object, **fields: object) -> None:
        if args or not _FROZEN.issuperset(map(type, fields.values())):
            super().__init__(*args, **fields)
        else:
            dict.update(self, fields)
            self.__defaults: dict[object, object] = {}


_Fact.__name__ = "Fact"  # as messages call it
Fact = _Fact

__all__ = [
    "AND",
    "ANDFC",
    "NOT",
    "NOTFC",
    "OR",
    "ORFC",
    "TEST",
    "Activation",
    "Agenda",
    "ConditionalElement",
    "ConflictSetNode",
    "ExpertaFact",
    "ExpertaRule",
    "Fact",
    "FactCapture",
    "FeatureCheck",
    "FeatureTesterNode",
    "Field",
    "FieldConstraint",
    "InitialFact",
    "KnowledgeEngine",
    "L",
    "Node",
    "NotNode",
    "OrdinaryMatchNode",
    "P",
    "ReteMatcher",
    "SameContextCheck",
    "Strategy",
    "Token",
    "W",
]
