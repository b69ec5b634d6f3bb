"""The order in which findings are concluded: each in a stratum after those of all findings that it rests on.

In experta a ``NOT`` may fire before the fact that it excludes is concluded. Where every rule that concludes a finding
fires before any rule that asks for it, that cannot happen; a circle has no such order and is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.base import Premise
from engine.loading.rulebook import Read
from engine.refusal import KnowledgeError, Refusal, place_of


def strata_of(findings: Sequence[str], rules: Sequence[Read]) -> dict[str, int]:
    """Return the stratum of each finding, from 1: one more than the highest among those its rules ask for.

    Raises:
        KnowledgeError: a finding rests on itself.
    """
    needs = {finding: [rule for rule in rules if rule.fact == finding] for finding in findings}
    strata: dict[str, int] = {}
    for finding in findings:
        _place(finding, needs, strata, ())
    return strata


def _place(
    finding: str,
    needs: Mapping[str, Sequence[Read]],
    strata: dict[str, int],
    path: tuple[tuple[Read, Premise], ...],
) -> int:
    if finding in strata:
        return strata[finding]
    below = 0
    for concluding in needs[finding]:
        for premise in concluding.premises:
            if premise.fact in needs:
                steps = (*path, (concluding, premise))
                _refuse_circle(premise.fact, steps)
                below = max(below, _place(premise.fact, needs, strata, steps))
    strata[finding] = below + 1
    return below + 1


def _refuse_circle(finding: str, path: tuple[tuple[Read, Premise], ...]) -> None:
    start = next((index for index, (concluding, _) in enumerate(path) if concluding.fact == finding), None)
    if start is None:
        return
    circle = path[start:]
    problem = "a finding rests on itself"
    if any(premise.negative for _, premise in circle):
        problem = "a finding rests on its own absence (a NOT that is not stratified)"
    raise KnowledgeError(
        [
            Refusal(
                ", ".join(place_of(concluding.rule) for concluding, _ in circle),
                f"{problem}: {' <- '.join([finding, *(premise.fact for _, premise in circle)])}",
                "let one of these rules ask for answers instead, or split the finding in two",
            )
        ]
    )
