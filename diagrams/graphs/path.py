"""The inference path of one case: what was said, what follows from it, the rule that decides, and what to do.

Read from the top. Each premise of a rule is a line from the row that says it. What would be advised instead, with
another answer or on another day, hangs from the row that decides it; a candidate that lost stands aside at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from diagrams.drawing.column import PAGE, column_of
from diagrams.graphs import words
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start
from engine.base import CANDIDATE, Base, FactInfo, Role
from engine.explain import WhyNot
from engine.trace import Firing, Overridden, Trace
from engine.words import DOES_NOT_APPLY, NOTHING_FOUND, said

_ACTION: Final = "action"
_STEPS: Final = "steps"
_ASIDE: Final = "you said as well"


@dataclass(frozen=True, slots=True)
class WayOut:
    """The nearest other advice: ``action``, and the single answer that would lead to it."""

    fact: str
    value: str
    action: str


@dataclass(frozen=True, slots=True)
class OtherDay:
    """What is advised on another day, and the policies (by their facts) that make the difference."""

    day: str
    action: str
    policies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the inference: ``of`` says for when it is; with ``steps``, what to do is listed below it.

    Where the advice is not ``settled``, nobody's answers support it yet, and the picture says so.
    """

    of: str = ""
    settled: bool = True
    exit: WayOut | None = None
    other: OtherDay | None = None
    why_not: WhyNot | None = None
    steps: bool = False


def path_graph(base: Base, trace: Trace, around: Around | None = None) -> Graph:
    """Return the picture of the inference that led to the action of a trace.

    What only a loser rests on stands below, where the losers do. Where the page has no room for them, the reasons of
    findings and of losers are left to their tooltips.
    """
    graph = _path_graph(base, trace, around or Around())
    if column_of(graph).height > PAGE:
        return _path_graph(base, trace, around or Around(), brief=True)
    return graph


def _path_graph(base: Base, trace: Trace, around: Around, *, brief: bool = False) -> Graph:
    winners, action, other = trace.winners(), base.actions[trace.action], around.other
    reasons = " ".join(dict.fromkeys(base.rule(firing.rule).rule.why for firing in winners))
    said, leads, kind = ("Why", "The advice is", NodeKind.ACTION)
    if not around.settled:
        said, leads, kind = ("Not settled, perhaps", "The advice is not settled, but perhaps", NodeKind.PERHAPS)
    graph = new(
        f"{said}: {action.title}",
        reason=reasons,
        subtitle=f"{around.of}; the same on {other.day}" if other and other.action == action.id else around.of,
        description=f"{leads}: {action.title}. {reasons}",
        column=True,
    )
    shown = tuple(firing for firing in trace.firings if firing.fact == CANDIDATE)
    main = frozenset(trace.support(winners))
    path = _Path(graph, base, trace, shown, main, frozenset(trace.support(shown)), brief)
    path.add_facts(main, around)
    for firing in winners:
        path.add_rule(firing)
    about = About(Subject.ACTION, action.id)
    add(graph, _ACTION, Node(kind, action.title, tooltip=action.summary, about=about))
    for firing in winners:
        join(graph, f"rule {firing.rule}", _ACTION, Edge(EdgeKind.HOLDS))
    if around.steps:
        path.add_steps()
    path.add_ways_out(around)
    path.add_facts(path.needed - main, Around())
    path.add_lost()
    if around.why_not is not None and not around.why_not.advised:
        add(graph, "why not", _missed(base, around.why_not))
    path.join_premises()
    start(graph, _ACTION)
    return graph


@dataclass(frozen=True, slots=True)
class _Path:
    """A path being drawn: the candidates ``shown``, ``main`` facts on which the advice rests, and all ``needed``.

    A ``brief`` one tells no reasons of findings or of losers.
    """

    graph: Graph
    base: Base
    trace: Trace
    shown: Sequence[Firing]
    main: frozenset[str]
    needed: frozenset[str]
    brief: bool

    def add_facts(self, wanted: Collection[str], around: Around) -> None:
        """Add those ``wanted``: what was said and assumed, what does not come up, the dated rules, and what follows."""
        trace, other = self.trace, around.other
        changed = other.policies if other and other.action != trace.action else ()
        facts = [info for info in self.base.facts.values() if info.name in wanted and info.role is not Role.ADVICE]
        turning = around.exit.fact if around.exit else ""
        answered = sorted(
            (info for info in facts if info.name in trace.answers),
            key=lambda info: (info.name != turning, *self._leads(info.name)),
        )
        self._add_panel(NodeKind.ANSWER, [info for info in answered if info.name not in trace.assumed])
        self._add_panel(NodeKind.ASSUMED, [info for info in answered if info.name in trace.assumed])
        self._add_panel(NodeKind.ABSENT, [info for info in facts if not self._known(info.name)])
        for info in self.base.with_role(Role.POLICY):
            if info.name in wanted or info.name in changed:
                self._add_policy(info)
        for fact in trace.findings:
            if fact in wanted:
                self._add_finding(self.base.facts[fact])

    def _leads(self, fact: str) -> tuple[bool, int, int]:
        """Return what puts those answers first that the deciding rule asks for, then those of the latest finding.

        So lines cross least: what is said last leads to what follows first.
        """
        direct = any(held.premise.fact == fact for firing in self.trace.winners() for held in firing.premises)
        places = {name: place for place, name in enumerate(self.trace.findings)}
        led = [
            places[firing.fact]
            for firing in self.trace.firings
            if firing.fact in places and any(held.premise.fact == fact for held in firing.premises)
        ]
        return not direct, -max(led, default=0), -min(led, default=0)

    def _known(self, fact: str) -> str | None:
        trace = self.trace
        return trace.answers.get(fact) or trace.policies.get(fact) or trace.findings.get(fact)

    def _add_panel(self, kind: NodeKind, facts: Sequence[FactInfo]) -> None:
        if facts:
            aside = kind is NodeKind.ANSWER and facts[0].name not in self.main
            node = Node(kind, "", head=_ASIDE if aside else "", rows=tuple(map(self._row, facts)))
            add(self.graph, self._place(facts[0].name), node)

    def _row(self, info: FactInfo) -> Row:
        found = self.trace.answers.get(info.name)
        text = info.label(found) if found else NOTHING_FOUND if info.role is Role.FINDING else self._no_question(info)
        return Row(text, mark=info.short, tooltip=f"{info.asks} {text}", about=About(Subject.FACT, info.name))

    def _no_question(self, info: FactInfo) -> str:
        """Return why a question does not come up: the answer that stands against it, in words."""
        answers = self.trace.answers
        wanted = ((fact, values) for where in info.applies for fact, values in where.items() if fact in answers)
        against = (self.base.facts[fact].label(answers[fact]) for fact, values in wanted if answers[fact] not in values)
        return next((f"since you said: {label}" for label in against), DOES_NOT_APPLY)

    def _add_policy(self, info: FactInfo) -> None:
        policy = self.base.deciding(info.name)
        node = words.policy_node(info, policy, self.trace.policies[info.name])
        add(self.graph, self._place(info.name), node)

    def _add_finding(self, info: FactInfo) -> None:
        firings = [firing for firing in self.trace.firings if firing.fact == info.name]
        rules = [self.base.rule(firing.rule) for firing in firings]
        node = Node(
            NodeKind.FINDING,
            words.sentence(info.label(self.trace.findings[info.name])),
            head=f"so: {info.short}",
            body="" if self.brief else "\n".join(rule.rule.why for rule in rules),
            tooltip="\n".join(words.because(self.base, self.trace, firing) for firing in firings),
            about=About(Subject.RULE, rules[0].name),
            quiet=info.name not in self.main,
        )
        add(self.graph, self._place(info.name), node)

    def add_rule(self, firing: Firing) -> None:
        """Add a rule that decides, with what it rests on."""
        rule = self.base.rule(firing.rule).rule
        node = Node(
            NodeKind.CANDIDATE,
            words.rule_name(rule.name),
            body=words.rests_on(self.base, rule),
            tooltip=words.because(self.base, self.trace, firing),
            about=About(Subject.RULE, rule.name),
        )
        add(self.graph, f"rule {rule.name}", node)

    def add_lost(self) -> None:
        """Add the candidates that lost, a box for each advice, with the reasons; nothing leads on from it."""
        lost: dict[str, list[Overridden]] = {}
        for entry in sorted(self.trace.overridden, key=lambda entry: entry.action == self.trace.action):
            lost.setdefault(entry.action, []).append(entry)
        firings = {firing.rule: firing for firing in self.shown}
        for action, entries in lost.items():
            same = action == self.trace.action
            again = f"for {'another reason' if len(entries) == 1 else 'other reasons'}, too"
            yields = words.lost_to(self.base, self.trace, *entries)
            premises = (words.because(self.base, self.trace, firings[entry.rule]) for entry in entries)
            node = Node(
                NodeKind.LOST,
                again if same else self.base.actions[action].title,
                head="the same advice" if same else "",
                body="" if self.brief else yields,
                tooltip="\n".join((*((yields,) if self.brief else ()), *premises)),
                about=About(Subject.RULE, entries[0].rule),
                quiet=True,
            )
            add(self.graph, f"lost {action}", node)

    def add_steps(self) -> None:
        """Add what to do and what to keep in mind, below the advice."""
        base, trace = self.base, self.trace
        steps = tuple(Row(base.steps[name].text, mark=f"{place}.") for place, name in enumerate(trace.steps, 1))
        cautions = tuple(Row(base.cautions[name].text, mark="-") for name in trace.cautions)
        for name, kind, rows in ((_STEPS, NodeKind.STEPS, steps), ("cautions", NodeKind.CAUTIONS, cautions)):
            if rows:
                add(self.graph, name, Node(kind, "", rows=rows))
                join(self.graph, _ACTION, name, Edge(EdgeKind.LEADS))

    def add_ways_out(self, around: Around) -> None:
        """Add what would be advised on the other day, and with the single answer that leads elsewhere."""
        base, other, way = self.base, around.other, around.exit
        if other is not None and other.action != self.trace.action:
            policies = [base.deciding(fact) for fact in other.policies]
            when = words.turned(policies[0], self.trace.policies[other.policies[0]]) if len(policies) == 1 else ""
            self._add_instead("other day", f"{when or f'on {other.day}'}, instead", other.action)
            for fact in other.policies:
                join(self.graph, self._place(fact), "other day", Edge(EdgeKind.INSTEAD))
        if way is not None:
            info = base.facts[way.fact]
            self._add_instead("exit", "if instead", way.action, Row(info.label(way.value), mark=info.short))
            join(self.graph, self._place(way.fact), "exit", Edge(EdgeKind.INSTEAD, rows=(self._row_of(way.fact),)))

    def _add_instead(self, name: str, head: str, action: str, *rows: Row) -> None:
        title, about = self.base.actions[action].title, About(Subject.ACTION, action)
        add(self.graph, name, Node(NodeKind.INSTEAD, title, head=head, rows=rows, about=about))

    def _place(self, fact: str) -> str:
        """Return the name of the node that shows a fact."""
        if self._known(fact) and fact not in self.trace.answers:
            return f"fact {fact}"
        said = NodeKind.ASSUMED if fact in self.trace.assumed else NodeKind.ANSWER
        kind = said if fact in self.trace.answers else NodeKind.ABSENT
        return f"{kind.name.lower()}{'' if fact in self.main else ' aside'}"

    def _row_of(self, fact: str) -> int:
        rows = self.graph.nodes[self._place(fact)]["node"].rows
        return next(place for place, row in enumerate(rows) if row.about == About(Subject.FACT, fact))

    def join_premises(self) -> None:
        """Join each premise of what fired to what it concluded, from the row that says it."""
        for head, fired in self._fired():
            rows: dict[str, dict[int, None]] = {}
            for held in (held for firing in fired for held in firing.premises):
                fact = held.premise.fact
                tail = self._place(fact)
                rows.setdefault(tail, {}).update({self._row_of(fact): None} if not tail.startswith("fact ") else {})
            needs = "\n".join(str(said(self.base, held.premise)) for firing in fired for held in firing.premises)
            quiet = self.graph.nodes[head]["node"].quiet
            for tail, numbers in rows.items():
                edge = Edge(EdgeKind.HOLDS, rows=tuple(sorted(numbers)), tooltip=needs, quiet=quiet)
                join(self.graph, tail, head, edge)

    def _fired(self) -> Iterator[tuple[str, list[Firing]]]:
        """Yield each node that something fired for, with what fired."""
        for fact in self.trace.findings:
            if fact in self.needed:
                yield self._place(fact), [firing for firing in self.trace.firings if firing.fact == fact]
        lost = {entry.rule: f"lost {entry.action}" for entry in self.trace.overridden}
        heads: dict[str, list[Firing]] = {}
        for firing in self.shown:
            heads.setdefault(lost.get(firing.rule, f"rule {firing.rule}"), []).append(firing)
        yield from heads.items()


def _missed(base: Base, found: WhyNot) -> Node:
    """Return the box that says in a sentence or two why the advice is not this action."""
    action = base.actions[found.action]
    lines = [words.lost_to(base, None, entry) for entry in found.outweighed]
    if not found.possible:
        lines.append("No answers lead to it on this day.")
    for missed in found.missed[:1]:
        needed = [said(base, failed.premise) for failed in missed.failed]
        wants = "; ".join(f"{each.fact.short}: {each.wanted}" for each in needed)
        lines.append(f"It would need {wants}.")
    about = About(Subject.ACTION, action.id)
    return Node(NodeKind.MISSED, action.title, head="why not", body="\n".join(lines), about=about, quiet=True)
