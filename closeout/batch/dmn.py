"""The rules as decision tables (DMN): findings, candidates and settling, in one graph, made of the rules themselves.

What DMN cannot say in a table is put in before: the policies of a day, and which rule overrides which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Final
from xml.etree import ElementTree as ET

from engine.all_cases.outcome import Setting
from engine.base import Base, Layer, LoadedRule, Premise, Role

NAMESPACE: Final = "https://www.omg.org/spec/DMN/20191111/MODEL/"
"""That of DMN 1.3."""
ACTION: Final = "action"
"""What the last decision is called."""
_ANY: Final = "-"
_NOTHING: Final = "null"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a decision table: what each input must be, by its name, what is concluded then, and why.

    ``value`` is "" where nothing is concluded.
    """

    id: str
    tests: Mapping[str, str]
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """What decides ``name``: the first row that holds."""

    name: str
    question: str
    rows: Sequence[TableRow]

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return what the rows ask for, in the order in which they do."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.tests))


class Model:
    """The decisions of a base, called ``title``.

    A policy that is alike in all ``states`` is put in, any other is asked for.
    """

    def __init__(self, base: Base, states: Sequence[Setting], title: str) -> None:
        self.base, self._title = base, title
        self._known = {name: value for name, value in states[0].items() if all(s[name] == value for s in states)}

    @cached_property
    def tables(self) -> tuple[DecisionTable, ...]:
        """Return the decisions that the action needs, each after those that it rests on."""
        by_concern = tuple(self._candidates())
        settling = [
            TableRow(f"{table.name}_{number}", {table.name: f'"{value}"'}, value, table.question)
            for table in by_concern
            for number, value in enumerate(dict.fromkeys(row.value for row in table.rows if row.value), 1)
        ]
        found = {table.name: table for table in (*self._findings(), *by_concern)}
        found[ACTION] = DecisionTable(ACTION, "What to do, by the first concern that proposes anything.", settling)
        needed = {name: {each for each in table.inputs if each in found} for name, table in found.items()}
        used = _reached(ACTION, needed)
        return tuple(found[name] for name in TopologicalSorter(needed).static_order() if name in used)

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """Return the facts that are asked for."""
        asked = {name for table in self.tables for name in table.inputs}
        return tuple(name for name in self.base.facts if name in asked - {table.name for table in self.tables})

    def xml(self) -> bytes:
        """Return the file."""
        root = ET.Element("definitions", xmlns=NAMESPACE, id="definitions", name=self._title, namespace="urn:closeout")
        for name in self.inputs:
            info = self.base.facts[name]
            told = "; ".join(f"{value}: {info.label(value)}" for value in info.values)
            data = _add(root, "inputData", id=name, name=name)
            _add(data, "description", f"{info.asks} {told}; {_NOTHING}: it does not apply")
            _add(data, "variable", id=f"{name}_variable", name=name, typeRef="string")
        for table in self.tables:
            self._decision(root, table)
        ET.indent(root)
        return b'<?xml version="1.0" encoding="UTF-8"?>\n%s\n' % ET.tostring(root, "unicode").encode()

    def _decision(self, root: ET.Element, table: DecisionTable) -> None:
        name = table.name
        decision = _add(root, "decision", id=name, name=name)
        _add(decision, "question", table.question)
        _add(decision, "variable", id=f"{name}_variable", name=name, typeRef="string")
        for needed in table.inputs:
            edge = _add(decision, "informationRequirement", id=f"{name}_needs_{needed}")
            _add(edge, "requiredInput" if needed in self.inputs else "requiredDecision", href=f"#{needed}")
        cells = _add(decision, "decisionTable", id=f"{name}_table", hitPolicy="FIRST")
        for needed in table.inputs:
            column = _add(cells, "input", id=f"{name}_of_{needed}", label=needed)
            asked = _add(column, "inputExpression", id=f"{name}_asks_{needed}", typeRef="string")
            _add(asked, "text", needed)
        _add(cells, "output", id=f"{name}_output", label=name, name=name, typeRef="string")
        for row in table.rows:
            rule = _add(cells, "rule", id=f"row_{row.id}")
            _add(rule, "description", row.why)
            for needed in table.inputs:
                _add(_add(rule, "inputEntry", id=f"{row.id}_of_{needed}"), "text", row.tests.get(needed, _ANY))
            output = _add(rule, "outputEntry", id=f"{row.id}_output")
            _add(output, "text", f'"{row.value}"' if row.value else _NOTHING)

    def _findings(self) -> Iterator[DecisionTable]:
        """Yield a table for each finding: no case has two of its values, so any order of its rules will do."""
        for info in self.base.with_role(Role.FINDING):
            yield self._table(info.name, info.asks, self.base.concluding(info.name))

    def _candidates(self) -> Iterator[DecisionTable]:
        """Yield a table for each concern, earlier ones first, with the action that it proposes."""
        candidates = self.base.of_layer(Layer.CANDIDATE)
        for concern in self.base.concerns:
            rules = _overriders_first(rule for rule in candidates if rule.rule.concern == concern.name)
            yield self._table(f"candidate_{concern.name}", f"What this speaks for: {concern.title}.", rules)

    def _table(self, name: str, question: str, rules: Iterable[LoadedRule]) -> DecisionTable:
        """Return the table of rules; its last row says that nothing is concluded, for engines that want one to hold."""
        return DecisionTable(
            name, question, [*filter(None, map(self._row, rules)), TableRow(f"{name}_else", {}, "", "Else.")]
        )

    def _row(self, rule: LoadedRule) -> TableRow | None:
        """Return the rule as a row; ``None`` where it cannot hold by the policies."""
        asked: dict[str, list[Premise]] = {}
        for premise in rule.premises:
            if premise.fact not in self._known:
                asked.setdefault(premise.fact, []).append(premise)
            elif not premise.holds(self._known[premise.fact]):
                return None
        tests = {fact: self._test(fact, premises) for fact, premises in asked.items()}
        why = f"{rule.rule.why} ({', '.join(rule.rule.cites)})"
        return TableRow(rule.name, tests, rule.value, why) if all(tests.values()) else None

    def _test(self, fact: str, premises: Sequence[Premise]) -> str:
        """Return which values the premises on one fact allow, as a unary test; "" where none is."""
        values = self.base.facts[fact].values
        allowed = [value for value in values if all(value in premise.allowed for premise in premises)]
        if not all(premise.absent for premise in premises):
            return _words(allowed)
        return f"not({_words(value for value in values if value not in allowed)})"


def _words(values: Iterable[str]) -> str:
    return ", ".join(f'"{value}"' for value in values)


def _overriders_first(rules: Iterable[LoadedRule]) -> Iterator[LoadedRule]:
    """Yield the rules of one concern, each after those that override it: the first that holds is then unbeaten."""
    found = {rule.name: rule for rule in rules}
    before: dict[str, set[str]] = {name: set() for name in found}
    for name, rule in found.items():
        for other in rule.rule.overrides:
            before[other].add(name)
    yield from (found[name] for name in TopologicalSorter(before).static_order())


def _reached(name: str, needed: Mapping[str, set[str]]) -> set[str]:
    return {name}.union(*(_reached(each, needed) for each in needed[name]))


def _add(parent: ET.Element, tag: str, words: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, tag, attributes)
    made.text = words
    return made
