"""The door to experta leaves everything as it found it, and what it makes quicker is what experta makes."""

from __future__ import annotations

import collections
import logging
import runpy
from collections.abc import Mapping

import pytest

from engine.language import _experta
from engine.language._experta import ExpertaFact, Fact, Field, L


def test_the_import_lends_a_name_and_takes_it_back() -> None:
    """Afterwards there is no ``collections.Mapping``, nor another handler of messages."""
    handlers = list(logging.root.handlers)
    assert runpy.run_path(_experta.__file__)["Field"] is _experta.Field
    assert not hasattr(collections, "Mapping")
    assert logging.root.handlers == handlers


def test_a_name_that_others_lent_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another library has put it there already, it is not taken away."""
    monkeypatch.setattr(collections, "Mapping", Mapping, raising=False)
    runpy.run_path(_experta.__file__)
    assert getattr(collections, "Mapping", None) is Mapping


@pytest.mark.parametrize(
    "value", ["a", L("a"), L("a") | L("b"), ~L("a"), L("a") & ~L("b"), 1, ["a", {"b": ["c"]}], {"a", "b"}]
)
def test_a_fact_holds_what_experta_makes_of_it(value: object) -> None:
    """A fact has the fields of experta's own, frozen alike, and nothing else."""
    for arguments, fields in (((), {"name": value}), ((value,), {"name": value})):
        ours, theirs = Fact(*arguments, **fields), ExpertaFact(*arguments, **fields)
        assert dict(ours) == dict(theirs)
        assert [*map(type, ours.values())] == [*map(type, theirs.values())]
        assert vars(ours) == vars(theirs)


def test_a_field_that_is_not_given_has_its_default() -> None:
    """What a fact leaves out is what its field says, as in experta."""

    class Told(Fact):
        name = Field(str)
        state = Field(str, default="new")

    assert Told(name="a")["state"] == "new"


def test_a_fact_of_what_can_change_is_refused() -> None:
    """A value that experta cannot freeze is refused as by experta itself."""
    with pytest.raises(TypeError, match="not hashable"):
        Fact(name=bytearray())
