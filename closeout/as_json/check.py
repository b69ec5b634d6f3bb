"""What ``closeout check`` found, as JSON."""

from __future__ import annotations

from typing import Any

from closeout.as_json import plain
from engine.proof import Counterexample, Report


def report_json(report: Report) -> dict[str, Any]:
    """Return the report as plain data."""
    failures = [
        {**plain(failure, "property", "problem", "rules", "cases"), "example": _example_json(failure.example)}
        for failure in report.failures
    ]
    return {**plain(report, "passed", "figures"), "failures": failures, "listed": plain(report.listed)}


def _example_json(example: Counterexample | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {"day": str(example.day), "policies": dict(example.setting), "answers": dict(example.answers)}
