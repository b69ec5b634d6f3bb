"""What ``closeout check`` found, as JSON."""

from __future__ import annotations

from typing import Any

from engine.proof import Counterexample, Report


def report_json(report: Report) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "passed": report.passed,
        "figures": dict(report.figures),
        "failures": [
            {
                "property": failure.property.value,
                "problem": failure.problem,
                "rules": list(failure.rules),
                "cases": failure.cases,
                "example": _example_json(failure.example),
            }
            for failure in report.failures
        ],
        "listed": [{"property": entry.property.value, "text": entry.text} for entry in report.listed],
    }


def _example_json(example: Counterexample | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {"day": str(example.day), "policies": dict(example.setting), "answers": dict(example.answers)}
