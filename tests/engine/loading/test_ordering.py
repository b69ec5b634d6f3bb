"""What is said of the order of many cases, refused where nothing could be put in order by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.language import ActKind, FromOthers, Ordering, Precedence
from engine.loading.load import load
from engine.refusal import KnowledgeError
from kb import KNOWLEDGE

OURS = KNOWLEDGE.ordering


def refused(ordering: Ordering) -> str:
    """Return why a base with this ordering is refused."""
    with pytest.raises(KnowledgeError) as caught:
        load(replace(KNOWLEDGE, ordering=ordering))
    return str(caught.value)


def test_a_kind_that_would_come_before_itself_is_refused() -> None:
    """Through others too, and where one of the precedences holds only within a group."""
    for before, after, within in (("end", "work", False), ("end", "client", True), ("end", "end", False)):
        cycle = Precedence((before,), (after,), "No reason.", ("004/1 a",), within=within)
        told = refused(replace(OURS, precedences=(*OURS.precedences, cycle)))
        assert "a kind would come before itself" in told


def test_what_a_kind_or_precedence_names_is_there() -> None:
    """Values, facts, steps, kinds and sources by other names are refused, with the nearest."""
    kinds = (*OURS.kinds, ActKind("odd", "Odd", ({"action": ("kep",)}, {"wether": ("x",)})))
    told = refused(replace(OURS, kinds=kinds, deadlines=("log-hour",), over_all=("not-the-open-one",)))
    assert "there is no caution 'not-the-open-one'; did you mean 'not-the-open-ones'?" in told
    assert "action is never 'kep'; did you mean 'keep'?" in told
    assert "nothing is called 'wether'" in told
    assert "there is no step 'log-hour'; did you mean 'log-hours'?" in told
    strange = Precedence(("monney",), ("end",), "No reason.", ("004/1 z",))
    told = refused(replace(OURS, precedences=(*OURS.precedences, strange)))
    assert "there is no such kind; did you mean 'money'?" in told
    assert "004/1 z" in told


def test_what_can_be_done_once_names_what_is_there() -> None:
    """Actions, facts, values and the number by other names are refused, with the nearest."""
    assert OURS.once is not None
    wrong = replace(OURS.once, actions=("have-remved",), first={"ratd": ("badly",)}, number="payd", then="spnt")
    told = refused(replace(OURS, once=wrong))
    for part in (
        "action is never 'have-remved'; did you mean 'have-removed'?",
        "nothing is called 'ratd'; did you mean 'rated'?",
        "there is no number 'payd'; did you mean 'paid'?",
        "standing is never 'spnt'; did you mean 'spent'?",
    ):
        assert part in told


def test_what_others_say_names_what_is_there() -> None:
    """Facts, values and actions by other names are refused, with the nearest."""
    wrong = FromOthers("other", "yess", ({"status": ("actve",)}, {"action": ("kep",)}), "{}", against=("n",))
    told = refused(replace(OURS, from_others=(wrong, replace(wrong, fact="others"))))
    for part in (
        "nothing is called 'other'",
        "others is never 'yess'",
        "did you mean 'active'?",
        "others is never 'n'",
    ):
        assert part in told


def test_what_is_not_settled_is_of_a_kind() -> None:
    """It has no action by which it could be placed."""
    told = refused(replace(OURS, kinds=tuple(kind for kind in OURS.kinds if kind.id != "find-out")))
    assert "none is of what is not settled; add one where settled is 'no'" in told


def test_every_action_is_of_a_kind() -> None:
    """An action that no kind names alone could not be placed."""
    told = refused(replace(OURS, kinds=tuple(kind for kind in OURS.kinds if kind.id != "work"), precedences=()))
    assert "action 'keep': it is of no kind of acts" in told


def test_an_ordering_may_know_of_nothing_that_is_done_once() -> None:
    """Where no act uses anything up, nothing is said of it, and nothing is wrong."""
    assert load(replace(KNOWLEDGE, ordering=replace(OURS, once=None))).knowledge.ordering.once is None
