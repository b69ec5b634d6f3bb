"""Files that somebody changed by hand: whatever stands in them is read or refused in words, and never a defect."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from closeout.answers import given
from closeout.kept import advice
from closeout.kept.contract import KeptContract, glance, next_day
from closeout.kept.folder import place
from engine.base import Base
from engine.refusal import AnswerError
from tests.conftest import Run

STRANGE: tuple[Any, ...] = (None, 1e400, "x", [[]], {"x": None})
TODAY = date(2026, 11, 28)
MANY, FIRST_FEW = 60, 1


def places(content: Any, *path: str | int) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401 - JSON
    """Yield the place of every value in JSON; of a list, or of many side by side, of the first few."""
    yield path
    inner = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in islice(inner, None if isinstance(content, dict) and len(content) < MANY else FIRST_FEW):
        yield from places(value, *path, key)


def altered(content: Any, path: tuple[str | int, ...]) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Yield the content with each strange value at the place, and without what stands there."""
    if not path:
        yield from STRANGE
        return
    for value in (*STRANGE, ...):
        changed = copy.deepcopy(content)
        holder = changed
        for key in path[:-1]:
            holder = holder[key]
        if value is ...:
            del holder[path[-1]]
        else:
            holder[path[-1]] = value
        yield changed


READERS: dict[str, Callable[[Base, Path], object]] = {
    "open": lambda base, file: KeptContract("today", file.stem).load(base),
    "list": lambda _, file: glance(file.stem),
    "list, its next day": lambda _, file: next_day(file.stem, TODAY),
    "list FILE": advice.read,
    "advise FILE": lambda base, file: given(base, str(file), (), TODAY),
}


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_a_contract_with_any_value_of_another_shape_is_read_or_refused(
    base: Base, run: Run, reader: Callable[[Base, Path], object]
) -> None:
    """Each value of a contract with its advice is exchanged for others of every kind, and left out."""
    run(lines="2\n1\n1\n1\n1\n1\n1\n3\n1\nfinish\n\n\n")
    file = place("contract-1")
    content = json.loads(file.read_text("utf-8"))
    assert content["advice"]
    read = refused = 0
    for path in places(content):
        for changed in altered(content, path):
            file.write_text(json.dumps(changed), "utf-8")
            try:
                reader(base, file)
            except AnswerError:
                refused += 1
            else:
                read += 1
    assert min(read, refused) > 5
