"""The trace as sentences: all that bears on the advice, in the order of telling, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import pytest

from engine.base import CANDIDATE, Base, Role
from engine.explain import Sentence, Tells, how
from engine.trace import Trace
from tests.engine import knots, toy
from tests.engine.brute import possible_cases
from tests.engine.brute_explain import made, reasoner

BASES = pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])


def told(module: ModuleType) -> Iterator[tuple[Base, Trace, tuple[Sentence, ...]]]:
    """Yield some hundred traces of a base, refining answers included, each with its sentences."""
    base, table, _ = made(module)
    cases = list(possible_cases(base, Role.DECIDING, Role.REFINING))
    for number, case in enumerate(cases[:: len(cases) // 100 + 1]):
        trace = reasoner(module).run(case, table.outcomes[number % len(table.outcomes)].setting)
        yield base, trace, how(base, trace)


@BASES
def test_every_premise_is_told_before_what_rests_on_it(module: ModuleType) -> None:
    """Whatever a rule found present was told by an earlier sentence."""
    for _, _, sentences in told(module):
        before: set[tuple[str, str]] = set()
        for sentence in sentences:
            for held in sentence.because:
                if held.premise.fact not in {"chosen", "step"}:
                    assert {(held.premise.fact, value) for value in held.found} <= before
            before.add((sentence.fact, sentence.value))


@BASES
def test_nothing_is_told_that_the_advice_does_not_rest_on(module: ModuleType) -> None:
    """Each answer, policy and finding told is asked for by another sentence; each one asked for is told."""
    given = {Tells.ANSWERED, Tells.IN_FORCE, Tells.FOUND}
    for base, trace, sentences in told(module):
        asked = {held.premise.fact for sentence in sentences for held in sentence.because}
        present = {**trace.answers, **trace.policies, **trace.findings}
        assert {sentence.fact for sentence in sentences if sentence.tells in given} == asked & present.keys()
        silent = {firing.rule for firing in trace.firings} - {sentence.rule for sentence in sentences}
        assert all(base.rule(name).fact not in asked for name in silent)
        assert all(base.facts[base.rule(name).fact].role is Role.FINDING for name in silent)


@BASES
def test_what_is_assumed_is_told_apart_from_what_was_answered(module: ModuleType) -> None:
    """An assumed answer is told as that, with each sentence that rests on it; the others stay as they were."""
    for base, trace, sentences in told(module):
        assumed = frozenset(list(trace.answers)[1::2])
        found = how(base, replace(trace, assumed=assumed))
        kinds = {sentence.fact: sentence.tells for sentence in found if sentence.fact in trace.answers}
        asked = {sentence.fact for sentence in sentences if sentence.tells is Tells.ANSWERED}
        assert kinds == {fact: Tells.ASSUMED if fact in assumed else Tells.ANSWERED for fact in asked}
        for sentence in found:
            assert sentence.assumed == assumed & {held.premise.fact for held in sentence.because}
        assert [sentence.rule for sentence in found] == [sentence.rule for sentence in sentences]


@BASES
def test_proposals_losses_and_the_advice_are_all_told(module: ModuleType) -> None:
    """Every proposal, every loss with its reason, the one action, and each of its steps and cautions are told."""
    for _, trace, sentences in told(module):
        by_kind = {kind: [sentence for sentence in sentences if sentence.tells is kind] for kind in Tells}
        proposals = [firing.rule for firing in trace.firings if firing.fact == CANDIDATE]
        assert [sentence.rule for sentence in by_kind[Tells.PROPOSED]] == proposals
        losses = [(lost.rule, lost.by, lost.concern) for lost in trace.overridden]
        assert [(each.rule, each.by, each.concern) for each in by_kind[Tells.OUTWEIGHED]] == losses
        (advised,) = by_kind[Tells.ADVISED]
        assert (advised.value, advised.by) == (trace.action, tuple(firing.rule for firing in trace.winners()))
        assert {sentence.value for sentence in by_kind[Tells.STEP]} == set(trace.steps)
        assert {sentence.value for sentence in by_kind[Tells.CAUTION]} == set(trace.cautions)


@BASES
def test_sentences_stand_in_the_order_of_telling(module: ModuleType) -> None:
    """First what was given, then findings, proposals, losses, the advice, its steps and its cautions."""
    order = list(Tells)
    for _, _, sentences in told(module):
        places = [order.index(sentence.tells) for sentence in sentences]
        assert places == sorted(places)
