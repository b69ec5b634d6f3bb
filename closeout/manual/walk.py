"""What the page to walk is made of: the table of every possible case, the plan of questions, and all words, in one.

The site alone has the page. Its script looks up and sums what stands here; what it says of any answers is what the
engine says of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from closeout.advice import filled, open_values
from closeout.answers import UNDECIDED
from closeout.as_json import plain
from closeout.manual.estimates import estimates_of
from closeout.manual.index import Index
from closeout.manual.packed import columns_of, packed
from closeout.manual.places import action_place, fact_place, policy_place, rule_place, source_place
from closeout.phrases import MOST_QUESTIONS, TOO_OPEN, Heading, Phrase, said_by
from closeout.planning import shipped_plan
from diagrams.graphs.picture import NodeKind
from diagrams.graphs.words import rule_name, since
from engine.all_cases.outcome import in_phases
from engine.applicability import MOST_ROWS, row_of
from engine.base import Base, FactInfo, Layer, LoadedRule, Role
from engine.completions.consult import LIKELY
from engine.completions.relevance import SUPPOSED
from engine.days.given import MOST_DAYS
from engine.interview.screens import CLASHING, TOGETHER
from engine.language import Date, InForce, Number, PlanState, Reversible
from engine.loading.conditions import premises_of
from engine.loading.plans import brought_about
from engine.words import DOES_NOT_APPLY, LOOK, NOTHING_FOUND, OR, span
from kb.actions import Ends


def walk_data(index: Index) -> bytes:
    """Return everything that the page knows, as one compressed file (see ``packed``).

    Raises:
        ValueError: there is no plan of questions for the two days.
    """
    base, table = index.base, index.table
    plan = shipped_plan(base, [outcome.setting for outcome in table.outcomes])
    if plan is None:
        raise ValueError("the plan of questions is out of date; make it anew with: make questions")
    columns, numbered = columns_of(index)
    told = {
        "days": [str(day.date) for day in index.days],
        "first": base.knowledge.first,
        "open": {fact: sorted(values) for fact, values in open_values(base).items()},
        "floor": LIKELY,
        "supposed": SUPPOSED,
        "mostRows": MOST_ROWS,
        "mostQuestions": MOST_QUESTIONS,
        "tooOpen": TOO_OPEN,
        "mostDays": MOST_DAYS,
        "words": _words(),
        "facts": _facts(index),
        "actions": {action: _action(base, action) for action in base.actions},
        "texts": [{"kind": truth.fact, "id": truth.value, "axes": truth.axes} for truth in table.classes.truths[0]],
        "steps": {step: _step(base, step) for step in in_phases(base, set(base.steps))},
        "cautions": {caution.id: caution.text for caution in base.cautions.values()},
        "atFirst": {info.name: info.slot.at_first for info in base.facts.values() if isinstance(info.slot, PlanState)},
        "findings": {info.name: _finding(info) for info in base.with_role(Role.FINDING)},
        "policies": {info.name: _policy(index, info) for info in base.with_role(Role.POLICY)},
        "candidateRules": [_rule(base, rule) for rule in base.of_layer(Layer.CANDIDATE)],
        "findingRules": [_rule(base, rule) for rule in base.of_layer(Layer.FINDING)],
        "sources": dict(_sources(base)),
        "constraints": [{"never": each.never, "why": each.why} for each in base.knowledge.constraints],
        "extras": {extra.name: _extra(extra) for extra in base.knowledge.numbers + base.knowledge.dates},
        "blanks": {filled(f"{{{text.name}}}", {}): [text.question, text.longest] for text in base.knowledge.texts},
        "due": {step: plain(due) for step, due in base.knowledge.due.items()},
        "estimates": estimates_of(index),
        "plan": [[node.fact, node.about, node.most, int(node.listed), *node.after] for node in plan.nodes],
        **numbered,
    }
    return packed(told, columns)


def _words() -> dict[str, str]:
    """Return the words that the page has in common with the terminal and with pictures, by name."""
    said_of = (NodeKind.ANSWER, NodeKind.ASSUMED, NodeKind.ABSENT, NodeKind.FINDING)
    kinds = (*said_of, NodeKind.CANDIDATE, NodeKind.ACTION, NodeKind.PERHAPS)
    said = {word.name.lower(): str(word) for word in (*Heading, *Phrase)}
    drawn = {f"path_{kind.name.lower()}": str(kind) for kind in kinds}
    own = {
        "or": OR,
        "keeps": str(Ends.KEEPS),
        "look": LOOK,
        "together": TOGETHER,
        "undecided": UNDECIDED,
        "clashing": CLASHING,
    }
    return {**own, "absent": DOES_NOT_APPLY, "not_found": NOTHING_FOUND, **said, **drawn}


def _facts(index: Index) -> dict[str, Any]:
    """Return each fact that is asked for, in the order of the base; ``scope`` is its first row of ``scopes``."""
    base, table = index.base, index.table
    found: dict[str, Any] = {}
    scopes = 0
    for info in base.asked.values():
        refining = info.role is Role.REFINING
        found[info.name] = {
            "question": info.asks,
            **plain(info, "help", "look", "short", "events", "applies"),
            "values": dict(info.slot.values),
            "row": row_of(base, info.name),
            "refining": refining,
            "shares": [table.prior.shares[info.name][value] for value in info.values],
            "ancestors": sorted(table.ancestors[info.name]),
            "scope": scopes,
            "page": fact_place(base, info.name),
        }
        scopes += len(info.applies) if refining else 0
    return found


def _extra(extra: Number | Date) -> dict[str, Any]:
    """Return a number or a day that may be given, with what it takes and what follows from it."""
    own = ("spans", "ahead") if isinstance(extra, Date) else ("low", "high", "whole", "fits")
    found: dict[str, Any] = plain(extra, "question", "help", "look", "applies", *own)
    return found


def _action(base: Base, name: str) -> dict[str, Any]:
    action = base.actions[name]
    return {
        **plain(action, "title", "summary", "cost"),
        "ends": "" if action.ends is Ends.NOTHING else action.ends,
        "back": action.reversible,
        "final": list(Reversible).index(action.reversible),
        "next": action.next_time,
        "page": action_place(name),
    }


def _step(base: Base, name: str) -> dict[str, Any]:
    step = base.steps[name]
    needs = premises_of(base.facts, step.needs)
    return {
        **plain(step, "text", "timing", "reason"),
        "message": filled(step.message, {}),
        "adds": filled(step.adds, {}),
        "addsAll": step.adds_all,
        "needs": plain(needs),
        "makes": brought_about(base.facts, step),
    }


def _finding(info: FactInfo) -> dict[str, Any]:
    return {**plain(info, "asks", "short", "ordered"), "values": dict(info.slot.values)}


def _policy(index: Index, info: FactInfo) -> dict[str, Any]:
    """Return a dated rule: what it says, and for each day its state as a sentence, with since when."""
    policy = index.base.deciding(info.name)
    states = [index.setting(day)[info.name] for day in index.days]
    said = info.slot.sentences if isinstance(info.slot, InForce) else {}
    return {
        **plain(policy, "id", "text"),
        "span": span(policy),
        "page": policy_place(index.base, policy.id),
        "states": [said.get(state) or f"{policy.text}: {info.label(state)}" for state in states],
        "since": [since(policy, state) for state in states],
    }


def _rule(base: Base, loaded: LoadedRule) -> dict[str, Any]:
    return {
        "title": rule_name(loaded.name),
        "why": loaded.rule.why,
        "cites": loaded.rule.cites if loaded.layer is Layer.CANDIDATE else (),
        "premises": [premise.fact for premise in loaded.premises],
        **plain(loaded, "fact", "value"),
        "page": rule_place(base, loaded.name),
    }


def _sources(base: Base) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what candidates rest on, by name: what it says, who says it, and where it stands."""
    for cite in sorted({cite for rule in base.of_layer(Layer.CANDIDATE) for cite in rule.rule.cites}):
        yield cite, {"text": base.sources[cite].text, "by": said_by(base, cite), "page": source_place(base, cite)}
