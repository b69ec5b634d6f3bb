"""The inference path: what it shows, what it leaves out, and that it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import pytest

from diagrams.drawing.column import WIDTH, column_of
from diagrams.graphs import path as path_module
from diagrams.graphs.path import Around, OtherDay, WayOut, path_graph
from diagrams.graphs.picture import Edge, EdgeKind, Graph, Node, NodeKind, edges, nodes
from diagrams.graphs.picture import node as node_of
from engine.base import CANDIDATE
from engine.explain import Neighbours, WhyNot, why_not
from engine.language import NOT, NOT_IN_FORCE, Candidate, rule
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from engine.trace import Firing, Trace
from tests.diagrams.cases import table, toy, traces
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout
from tests.engine.toy import Kit, Outing

SAID = {NodeKind.ANSWER, NodeKind.ASSUMED, NodeKind.ABSENT}


@rule(
    Outing(going="out"),
    NOT(Kit(umbrella="yes")),
    then=Candidate(action="shirt"),
    concern="warmth",
    cites=("2/2",),
)
def shirt_without_an_umbrella() -> None:
    """Who carries nothing is warm."""


def trace_where(**wanted: str) -> Trace:
    """Return the first trace with these answers and policies."""
    return next(
        trace
        for trace in traces()
        if all({**trace.answers, **trace.policies}.get(name) == value for name, value in wanted.items())
    )


def premises(trace: Trace) -> set[tuple[str, str]]:
    """Return each premise of the candidates, and of the findings they rest on, as a fact and what it concluded."""
    candidates = [firing for firing in trace.firings if firing.fact == CANDIDATE]
    needed = trace.support(candidates)
    fired = [*candidates, *(firing for firing in trace.firings if firing.fact in needed)]
    return {(held.premise.fact, concluded(trace, firing)) for firing in fired for held in firing.premises}


def concluded(trace: Trace, firing: Firing) -> str:
    """Return the node of what a firing concluded: one for all losers that proposed the same."""
    lost = {entry.rule: entry.action for entry in trace.overridden}
    if firing.rule in lost:
        return f"lost {lost[firing.rule]}"
    return f"rule {firing.rule}" if firing.fact == CANDIDATE else f"fact {firing.fact}"


def drawn(graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield each line that is drawn for a premise, as the fact that it comes from and the node that it leads to."""
    for tail, head, edge in edges(graph):
        if edge.kind is EdgeKind.HOLDS and head != "action":
            yield from ((each, head) for each in facts_of(node_of(graph, tail), tail, edge))


def facts_of(node: Node, name: str, edge: Edge) -> list[str]:
    """Return the facts from whose rows an edge leaves, or the one that its tail is."""
    if node.kind in SAID:
        return [about.name for about in (node.rows[number].about for number in edge.rows) if about]
    return [name.removeprefix("fact ")]


def test_drawn_lines_are_the_premises_of_the_trace() -> None:
    """No inference is lost and none is invented: each premise is one line from the row that says it, and no more."""
    for trace in traces():
        lines = list(drawn(path_graph(toy(), trace)))
        assert len(lines) == len(set(lines))
        assert set(lines) == premises(trace)


def test_no_answer_stands_twice() -> None:
    """Each fact has one row, in one panel, with the label of what was answered; absent ones have no answer."""
    for trace in traces():
        rows = [(node, row) for _, node in nodes(path_graph(toy(), trace)) if node.kind in SAID for row in node.rows]
        names = [row.about.name for _, row in rows if row.about]
        assert len(names) == len(set(names)) == len(rows)
        for (node, row), name in zip(rows, names, strict=True):
            answer = trace.answers.get(name)
            assert (answer is None) is (node.kind is NodeKind.ABSENT)
            assert answer is None or row.text == toy().facts[name].label(answer)


def test_only_what_decides_leads_to_the_action() -> None:
    """The rules that won lead to the action, and nothing else does: a loser stands aside, with the reason."""
    for trace in traces():
        graph = path_graph(toy(), trace)
        assert set(graph.predecessors("action")) == {f"rule {firing.rule}" for firing in trace.winners()}
        for entry in trace.overridden:
            name = f"lost {entry.action}"
            loser = node_of(graph, name)
            assert loser.kind is NodeKind.LOST
            assert loser.quiet
            assert "comes first" in loser.body
            assert not list(graph.successors(name))


def test_the_reason_stands_below_the_title() -> None:
    """The picture gives the reason of each rule that decided, before anything else, and nowhere again."""
    for trace in traces():
        graph = path_graph(toy(), trace)
        for firing in trace.winners():
            why = toy().rule(firing.rule).rule.why
            assert why in graph.graph["reason"]
            assert why not in node_of(graph, f"rule {firing.rule}").body


def test_what_no_page_holds_loses_the_reasons_of_losers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a page has no room, a loser says in its tooltip alone by what it is outweighed."""
    trace = next(trace for trace in traces() if trace.overridden)
    whole, name = path_graph(toy(), trace), f"lost {trace.overridden[0].action}"
    monkeypatch.setattr(path_module, "PAGE", 0.0)
    brief = path_graph(toy(), trace)
    assert column_of(brief).height < column_of(whole).height
    assert node_of(brief, name).tooltip.startswith(node_of(whole, name).body)


def test_what_was_not_asked_says_why() -> None:
    """A question on which a rule rests and that did not come up says which answer stands against it."""
    knowledge = toy().knowledge
    base = load(replace(knowledge, rules=(*knowledge.rules, shirt_without_an_umbrella)))
    rows = []
    for answers in ({"transport": "bike", "rain": "none"}, {"transport": "foot", "rain": "none"}):
        case = {"going": "out", "wind": "calm", "heat": "mild", "glasses": "none", **answers}
        trace = Reasoner(base).run(case, {"helmet_law": NOT_IN_FORCE, "car_free": NOT_IN_FORCE})
        rows += [row.text for row in node_of(path_graph(base, trace), "absent").rows]
    assert rows == ["since you said: by bike", "since you said: no"]


def test_what_nobody_answered_stands_apart() -> None:
    """An assumed answer is never drawn as one that was given."""
    for trace in traces()[::3]:
        assumed = replace(trace, assumed=frozenset(trace.answers) - {"going"})
        for _, node in nodes(path_graph(toy(), assumed)):
            if node.kind in {NodeKind.ANSWER, NodeKind.ASSUMED}:
                facts = {row.about.name for row in node.rows if row.about}
                assert facts <= assumed.assumed if node.kind is NodeKind.ASSUMED else not facts & assumed.assumed


def test_other_day_hangs_from_the_rule_that_changed() -> None:
    """Where another day's advice differs there is a way out from the dated rule; where it is the same, a remark."""
    trace = trace_where(transport="bike", rain="none", helmet_law="in force")
    graph = path_graph(toy(), trace, Around("Today", other=OtherDay("2030-01-01", "shirt", ("helmet_law",))))
    assert graph.edges["fact helmet_law", "other day"]["edge"].kind is EdgeKind.INSTEAD
    assert node_of(graph, "other day").head == "until 2010-01-01, instead"
    same = path_graph(toy(), trace, Around("Today", other=OtherDay("2030-01-01", "helmet", ("helmet_law",))))
    assert "other day" not in same
    assert same.graph["subtitle"] == "Today; the same on 2030-01-01"


def test_what_is_not_settled_is_never_an_act_to_do() -> None:
    """The title, the box and the description say so; else none of them does."""
    trace = trace_where(going="out", transport="foot", rain="none", heat="mild")
    for settled in (True, False):
        graph = path_graph(toy(), trace, Around(settled=settled))
        kinds = {node.kind for _, node in nodes(graph)}
        assert (NodeKind.ACTION in kinds, NodeKind.PERHAPS in kinds) == (settled, not settled)
        told = (graph.graph["title"], graph.graph["description"], node_of(graph, "action").word())
        assert all(("not settled" in words.lower()) is not settled for words in told)


def test_way_out_leaves_from_the_answer_that_decides() -> None:
    """What another answer leads to hangs from the row of that question alone, and leads nowhere."""
    trace = trace_where(going="out", transport="foot", rain="none", heat="mild")
    graph = path_graph(toy(), trace, Around(exit=WayOut("heat", "freezing", "coat")))
    edge = graph.edges["answer", "exit"]["edge"]
    assert facts_of(node_of(graph, "answer"), "answer", edge) == ["heat"]
    assert node_of(graph, "exit").title == "Wear a coat"
    assert [row.text for row in node_of(graph, "exit").rows] == ["below zero"]


def test_steps_are_listed_where_they_are_wanted() -> None:
    """Without being asked for, what to do stands in the text around the picture alone."""
    for trace in traces()[::5]:
        assert "steps" not in path_graph(toy(), trace)
        graph = path_graph(toy(), trace, Around(steps=True))
        for name, texts in (
            ("steps", [toy().steps[step].text for step in trace.steps]),
            ("cautions", [toy().cautions[caution].text for caution in trace.cautions]),
        ):
            assert [row.text for row in node_of(graph, name).rows] == texts if texts else name not in graph


def explained(step: int) -> Iterator[tuple[Trace, WhyNot]]:
    """Yield cases, ``step`` apart, with why each is not given each action."""
    run = Reasoner(toy()).run
    setting = table().outcomes[0].setting
    for row in range(0, table().cases.size, step):
        trace = run(table().cases.case(row), setting)
        near = Neighbours.of(table().cases, row)
        for action in toy().actions:
            yield trace, why_not(toy(), action, trace, run, near, table().outcomes)


def test_why_it_is_not_another_action() -> None:
    """Another action's box says what it would need, what comes first, or that no answers lead to it."""
    for trace, found in explained(37):
        graph = path_graph(toy(), trace, Around(why_not=found))
        assert ("why not" in graph) is not found.advised
        if not found.advised:
            body = node_of(graph, "why not").body
            assert ("comes first" in body) is bool(found.outweighed)
            assert ("It would need" in body) is bool(found.missed)
            assert ("No answers lead to it" in body) is not found.possible


def test_some_cases_are_laid_out_without_a_fault() -> None:
    """Nothing overlaps, no text leaves its box, no line runs through one; a phone shows the whole width."""
    for trace, found in explained(211):
        for graph in (path_graph(toy(), trace, Around("Today", why_not=found, steps=True)), path_graph(toy(), trace)):
            laid_out(graph)
            assert_twins(graph)


@pytest.mark.slow
def test_all_cases_are_laid_out_without_a_fault() -> None:
    """In no case does anything overlap, or a text leave its box, or a picture grow wider than a phone."""
    for trace in traces():
        laid_out(path_graph(toy(), trace))


def test_a_line_jumps_over_what_it_does_not_join() -> None:
    """Where a line runs sideways across one that leads to another box, from another row, it does so in a bow."""
    bows = 0
    for trace in traces():
        ways = [way for way in column_of(path_graph(toy(), trace)).lines if way.edge.kind is EdgeKind.HOLDS]
        lanes = {way: max((x for x, _ in way.curve), key=lambda x: abs(x - way.end[0])) for way in ways}
        for one, other in permutations(ways, 2):
            (rim, height), lane = one.curve[0], lanes[other]
            own = {lanes[way] for way in ways if (way.tail, way.row) == (one.tail, one.row)}
            if other.curve[0][1] < height < other.end[1] and lane not in own and rim < lane < lanes[one]:
                assert any(abs(x - lane) < 4 and y < height - 3 for x, y in one.curve)
                bows += 1
    assert bows


def laid_out(graph: Graph) -> None:
    """Fail unless the picture can be read."""
    found = layout(graph)
    assert faults(found) == []
    assert found.page.right - found.page.left <= WIDTH + 1
