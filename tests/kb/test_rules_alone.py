"""Every rule of the knowledge base alone in experta: it fires exactly where its premises hold."""

from __future__ import annotations

import pytest

from closeout import shared
from engine.base import Base
from tests.engine.alone import disagreements


@pytest.fixture(scope="module")
def base() -> Base:
    """Return the checked knowledge base."""
    return shared.base()


@pytest.mark.slow
def test_every_rule_alone_fires_where_its_premises_hold(base: Base) -> None:
    """Each fact takes all its values while the others hold, and all of them together hold and fail in every way.

    Each rule is given to experta as the reasoner gives it.
    """
    assert list(disagreements(base, stock=False, every=False)) == []


@pytest.mark.slow
def test_every_rule_alone_over_combinations_of_its_facts(base: Base) -> None:
    """No combination of the values of a rule's facts, of any two where all are many, sets experta and premises apart.

    experta is as it comes here.
    """
    assert list(disagreements(base, stock=True, every=True)) == []
