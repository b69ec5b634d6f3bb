"""The decision tree to walk by clicking: a page, and the whole tree as data that a page's script can walk.

The data come from the table of every possible case, so the page can say nothing that the terminal would not. Subtrees
that ask the same and lead to the same are kept once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np

from closeout.advice import filled
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, link, page, sentences
from closeout.manual.places import TREE, USE, WALK, action_place, fact_place
from closeout.phrases import Heading
from engine.all_cases.classes import Classes, Truth
from engine.all_cases.outcome import Outcome, in_phases
from engine.all_cases.sets import Bools
from engine.all_cases.trial import present
from engine.base import CAUTION, STEP, Base, Role
from engine.language import Asked
from engine.questions.tree import Settled, Tree
from engine.words import LOOK

DATA = "walk.json"

_Given = Mapping[str, str | None]


def walk_page() -> Sheet:
    """Return the page on which the tree is walked; where no script runs, it tells what to do instead."""
    text = sentences(
        f"""
        Answer, and see where your answers lead: to the same advice as in the terminal, for today and for the forum's
        time.
        Everything happens on this page; nothing that you answer leaves it.

        <div id="walk"><noscript>Walking the tree needs JavaScript.</noscript></div>

        This page has no "I don't know".
        If you cannot answer a question, {link("the interview in the terminal", USE, WALK)} can go on without it,
        and says what depends on it; it also fills in the message and estimates what an ending may cost.

        Without a script, or on paper, {link("the tree as a picture", TREE, WALK)} serves as well.
        """
    )
    return page(WALK, "Walk the tree", [text])


def walk_data(index: Index, tree: Tree) -> str:
    """Return the tree as JSON: texts by id, advices, and nodes that name other nodes by their place in the list.

    A node is a fact with the place that each of its values leads to (``null``: an impossible answer), or, at an end,
    the places of two advices: today's and the one of the forum's time. An advice is an action, the places of its steps
    and cautions, and the places of what refining answers change: a step or caution, and the answers that show it, any
    of several ways; ``null`` among them stands for no answer.
    """
    grown = _Growth(index)
    root = grown.node(tree)
    content = {"days": {"today": str(index.today.date), "forum": str(index.forum.date)}, **_texts(index.base)}
    content |= {"root": root, "nodes": list(grown.nodes), "advices": list(grown.advices), "more": list(grown.more)}
    lines = [f"{json.dumps(key)}: {_list_of_lines(value)}" for key, value in content.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _list_of_lines(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return a value as JSON, an entry a line, so that a change to the knowledge base is a small one here."""
    if isinstance(value, Mapping):
        return "{\n" + ",\n".join(f"{json.dumps(key)}: {_compact(entry)}" for key, entry in value.items()) + "\n}"
    if isinstance(value, list):
        # nodes, advices and additions are kept as JSON already
        return "[\n" + ",\n".join(value) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:  # noqa: ANN401 - likewise
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _texts(base: Base) -> dict[str, Any]:
    """Return what the page shows for every fact, action, step and caution."""
    facts = {
        info.name: {
            "question": info.slot.question,
            "help": info.slot.help,
            "look": info.slot.look,
            "values": dict(info.slot.values),
            "page": fact_place(base, info.name),
        }
        for info in base.with_role(Role.DECIDING, Role.REFINING)
        if isinstance(info.slot, Asked)
    }
    actions = {
        action.id: {
            "title": action.title,
            "summary": action.summary,
            "cost": action.cost,
            "page": action_place(action.id),
        }
        for action in base.actions.values()
    }
    steps = {
        name: {
            "text": base.steps[name].text,
            "timing": base.steps[name].timing,
            "reason": base.steps[name].reason,
            "message": filled(base.steps[name].message, {}),
            "adds": filled(base.steps[name].adds, {}),
        }
        for name in in_phases(base, set(base.steps))
    }
    cautions = {caution.id: {"text": caution.text} for caution in base.cautions.values()}
    words = {"look": LOOK, **{heading.name.lower(): heading for heading in Heading}}
    return {"words": words, "facts": facts, "actions": actions, "steps": steps, "cautions": cautions}


class _Growth:
    """The nodes, advices and additions met so far, each once, in the order in which they were met."""

    def __init__(self, index: Index) -> None:
        self.base: Base = index.base
        self.classes: Classes = index.table.classes
        self.nodes: dict[str, int] = {}
        self.advices: dict[str, int] = {}
        self.more: dict[str, int] = {}
        self.places = {
            fact: {name: place for place, name in enumerate(names)}
            for fact, names in (
                (STEP, in_phases(self.base, set(self.base.steps))),
                (CAUTION, tuple(self.base.cautions)),
            )
        }
        self._of_class: dict[tuple[int, int], int] = {}

    def node(self, tree: Tree) -> int:
        """Return the place of a node, after those that it names."""
        if isinstance(tree, Settled):
            ends = [self._advice(number, tree.row) for number in range(len(self.classes.outcomes))]
            return _kept(self.nodes, _compact(ends))
        branches = {value: self.node(after) for value, after in tree.branches.items()}
        after = [branches.get(value) for value in self.base.facts[tree.fact].values]
        return _kept(self.nodes, _compact([tree.fact, *after]))

    def _advice(self, number: int, row: int) -> int:
        """Return the place of the advice of a case under an outcome; cases of one class share it."""
        at = int(self.classes.of_row[row])
        if (number, at) not in self._of_class:
            self._of_class[number, at] = _kept(self.advices, _compact(self._made(number, row, at)))
        return self._of_class[number, at]

    def _made(self, number: int, row: int, at: int) -> list[Any]:
        """Return action, steps, cautions and what refining answers add, each by its place."""
        outcome = self.classes.outcomes[number]
        sure: dict[str, list[str]] = {STEP: [], CAUTION: []}
        more = []
        for truth, (answers, holds) in zip(self.classes.truths[number], self._shown[number], strict=True):
            ways = [given for given, held in zip(answers, holds[:, at], strict=True) if held]
            if len(ways) == len(answers):
                sure[truth.fact].append(truth.value)
            elif ways:
                place = self.places[truth.fact][truth.value]
                more.append(_kept(self.more, _compact([truth.fact, place, _joined(ways)])))
        places = [sorted(self.places[fact][name] for name in sure[fact]) for fact in (STEP, CAUTION)]
        return [outcome.action(row), *places, more]

    @cached_property
    def _shown(self) -> list[list[tuple[list[_Given], Bools]]]:
        """Return, outcome by outcome, every way to answer what each text turns on, and the classes that show it."""
        return [[self._tried(outcome, truth) for truth in truths] for outcome, truths in self._paired()]

    def _paired(self) -> Iterable[tuple[Outcome, Sequence[Truth]]]:
        return zip(self.classes.outcomes, self.classes.truths, strict=True)

    def _tried(self, outcome: Outcome, truth: Truth) -> tuple[list[_Given], Bools]:
        options = [(None, *self.base.facts[axis].values) for axis in truth.axes]
        answers: list[_Given] = [dict(zip(truth.axes, each, strict=True)) for each in product(*options)]
        shown = [present(outcome, truth.fact, truth.value, _known(given)) for given in answers]
        return answers, np.array([cases.at(self.classes.rows) for cases in shown])


def _kept(places: dict[str, int], entry: str) -> int:
    return places.setdefault(entry, len(places))


def _known(given: _Given) -> dict[str, str]:
    return {fact: value for fact, value in given.items() if value is not None}


def _joined(ways: Iterable[_Given]) -> list[dict[str, list[str | None]]]:
    """Return the ways with the values of the last fact together where all others are the same."""
    joined: dict[tuple[tuple[str, str | None], ...], list[str | None]] = {}
    for way in ways:
        *others, (last, value) = way.items()
        joined.setdefault((*others, (last, None)), []).append(value)
    return [
        {**{fact: [value] for fact, value in others}, last: values} for (*others, (last, _)), values in joined.items()
    ]
