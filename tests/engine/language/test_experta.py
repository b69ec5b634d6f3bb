"""The door to experta leaves everything as it found it."""

from __future__ import annotations

import collections
import logging
import runpy
from collections.abc import Mapping

import pytest

from engine.language import _experta


def test_the_import_lends_a_name_and_takes_it_back() -> None:
    """Afterwards there is no ``collections.Mapping``, nor another handler of messages."""
    handlers = list(logging.root.handlers)
    assert runpy.run_path(_experta.__file__)["Fact"] is _experta.Fact
    assert not hasattr(collections, "Mapping")
    assert logging.root.handlers == handlers


def test_a_name_that_others_lent_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another library has put it there already, it is not taken away."""
    monkeypatch.setattr(collections, "Mapping", Mapping, raising=False)
    runpy.run_path(_experta.__file__)
    assert getattr(collections, "Mapping", None) is Mapping
