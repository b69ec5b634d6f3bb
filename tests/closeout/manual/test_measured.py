"""The page on speed."""

from __future__ import annotations

from closeout.manual.measured import measured, speed_page
from tests.conftest import ROOT


def test_what_misses_its_goal_stands_out() -> None:
    """Every ratio of the stored run stands on the page, in bold just where it is over its goal."""
    found = measured(ROOT)
    text = speed_page(found).text
    for each in found["ratios"]:
        assert (f"| **{each['ratio']:.2f}** |" in text) or each["ratio"] <= each["goal"]
        assert f"{each['ratio']:.2f}" in text
