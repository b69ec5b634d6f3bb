"""What every rule rests on: sources that exist, are used, and contradict what exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.language import Attack, Claim, Kind, Knowledge, OpenQuestion, Thread
from engine.loading.load import load
from tests.engine import toy
from tests.engine.altered import refused


def with_claim(**changes: Any) -> Knowledge:  # noqa: ANN401 - any of a claim's fields
    """Return the toy with one more claim, with something wrong in it."""
    claim = Claim(**{"id": "9/0", "text": "Wear a hat.", "kind": Kind.ADVICE, "unused": "A try.", **changes})
    return replace(toy.KNOWLEDGE, threads=(*toy.THREADS, Thread("9", "Hats", "Hats?", (claim,))))


def with_policy(place: int, **changes: Any) -> Knowledge:  # noqa: ANN401 - any of a policy's fields
    """Return the toy with one policy changed."""
    policies = list(toy.POLICIES)
    policies[place] = replace(policies[place], **changes)
    return replace(toy.KNOWLEDGE, policies=tuple(policies))


CLAIMS: list[tuple[dict[str, Any], str, str]] = [
    ({"text": ""}, "claim '9/0': it says nothing", "paraphrase what the post says"),
    ({"unused": ""}, "claim '9/0': nothing cites it", "say in unused why it is not"),
    ({"id": "1/3"}, "source '1/3': two sources have this name", "a name of its own"),
    ({"id": "helmet-law"}, "source 'helmet-law': two sources have this name", "a name of its own"),
    ({"id": "8/0"}, "claim '8/0': it stands in thread '9'", "begin its id with '9/'"),
    ({"attacks": (Attack("1/33"),)}, "it attacks an unknown source '1/33'", "did you mean '1/3'?"),
    ({"attacks": (Attack("9/0"),)}, "claim '9/0': it attacks itself", "name the claim that it contradicts"),
    (
        {"attacks": (Attack("1/3", {"rain": ("snow",)}),)},
        "claim '9/0', attacking '1/3': 'rain' has no value 'snow'",
        "accepted: 'none'",
    ),
    (
        {"attacks": (Attack("1/3", {"step": ("hood",)}),)},
        "claim '9/0', attacking '1/3': 'step' is none of the facts and findings",
        "accepted, the 10 nearest of 12: 'sheltered'",
    ),
    ({"attacks": (Attack("1/3", {}),)}, "an empty condition always holds", "leave it out"),
    ({"about": ("helmet-lore",)}, "it is about an unknown policy 'helmet-lore'", "did you mean 'helmet-law'?"),
]

POLICIES: list[tuple[int, dict[str, Any], str, str]] = [
    (0, {"source": ()}, "policy 'helmet-law': its text or its source is missing", "where that can be read"),
    (0, {"text": ""}, "policy 'helmet-law': its text or its source is missing", "say what it rules"),
    (0, {"unused": "So."}, "policy 'helmet-law': it is cited, and says why it is not used", "empty its unused"),
    (2, {"unused": ""}, "policy 'umbrella-tax': nothing cites it", "say in unused why it is not"),
    (0, {"until": date(2021, 1, 1)}, "it has both until and ended_by", "keep until where the day is known"),
    (0, {"unknown_from": None}, "it has one of unknown_from and ended_by", "the state between is not known"),
    (0, {"since": date(2019, 1, 1)}, "its days 2019-01-01, 2019-01-01, 2020-06-01 do not ascend", "put them in order"),
    (0, {"id": "helmet-lore"}, "fact 'helmet_law' (class Law): unknown policy 'helmet-law'", "'helmet-lore'?"),
    (0, {"attacks": (Attack("2/44"),)}, "policy 'helmet-law': it attacks an unknown source", "did you mean '2/4'?"),
]


def test_a_policy_is_told_which_fact_it_decides() -> None:
    """The fact names its policy, once; the loader says so of the policy."""
    policies = load(toy.KNOWLEDGE).policies
    assert {policy.id: policy.decides for policy in policies.values()} == {
        "helmet-law": "helmet_law",
        "car-free-town": "car_free",
        "umbrella-tax": "",
    }


def only_line(knowledge: Knowledge, problem: str) -> str:
    """Return the one line of the refusal that names the problem."""
    (line,) = [line for line in refused(knowledge).splitlines() if problem in line]
    return line


@pytest.mark.parametrize(("changes", "problem", "remedy"), CLAIMS)
def test_a_wrong_claim_is_refused(changes: dict[str, Any], problem: str, remedy: str) -> None:
    """A claim that points nowhere, or that drops out of use without a word, is refused with a remedy."""
    assert remedy in only_line(with_claim(**changes), problem)


@pytest.mark.parametrize(("place", "changes", "problem", "remedy"), POLICIES)
def test_a_wrong_policy_is_refused(place: int, changes: dict[str, Any], problem: str, remedy: str) -> None:
    """A policy whose days or decided fact do not fit is refused with a remedy."""
    assert remedy in only_line(with_policy(place, **changes), problem)


def test_a_thread_listed_twice_is_refused() -> None:
    """Threads are told apart by their ids."""
    assert "thread '3': two threads have this name" in refused(
        replace(toy.KNOWLEDGE, threads=(*toy.THREADS, Thread("3", "More", "More?")))
    )


@pytest.mark.parametrize("source", [claim.id for thread in toy.THREADS for claim in thread.claims if not claim.unused])
def test_removing_any_cited_claim_is_refused(source: str) -> None:
    """A claim that is cited cannot go away unnoticed."""
    threads = tuple(
        replace(thread, claims=tuple(claim for claim in thread.claims if claim.id != source)) for thread in toy.THREADS
    )
    assert f"unknown source '{source}'" in refused(replace(toy.KNOWLEDGE, threads=threads))


def test_principles_and_constraints_may_cite_nothing_but_not_what_is_unknown() -> None:
    """A principle may be the author's own; what it cites must be there."""
    principles = (replace(toy.PRINCIPLES[0], cites=("1/1 z",)), *toy.PRINCIPLES[1:])
    message = refused(replace(toy.KNOWLEDGE, principles=principles))
    assert message.startswith("principle 'never-out-when-in': unknown source '1/1 z'; did you mean '1/1")


@pytest.mark.parametrize(
    ("cites", "problem"),
    [((), "it cites nothing"), (("1/1 z",), "unknown source '1/1 z'; did you mean '1/1"), (("1/3", "1/3"), "twice")],
)
def test_an_open_question_cites_what_it_is_about(cites: tuple[str, ...], problem: str) -> None:
    """What the sources leave open names those that bear on it, each known and once."""
    message = refused(replace(toy.KNOWLEDGE, open=(OpenQuestion("shade", "Is shade dry?", cites),)))
    assert message.startswith("open question 'shade': ")
    assert problem in message


def test_what_an_open_question_cites_is_used() -> None:
    """A claim that says why nothing cites it is refused where an open question does."""
    message = refused(replace(toy.KNOWLEDGE, open=(OpenQuestion("shade", "Is shade dry?", ("1/6",)),)))
    assert "claim '1/6': it is cited, and says why it is not used" in message
