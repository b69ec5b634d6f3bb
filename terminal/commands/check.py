"""``closeout check``: the proof in words or JSON, with each counterexample as a file to replay."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from closeout.errors import Exit
from engine.loading.load import load
from engine.proof import Counterexample, Failure, Report, check
from kb import KNOWLEDGE
from terminal.page import Page, Style, show, wants_colour, window_width


def check_knowledge(out: Path | None, older_than: int, *, as_json: bool) -> Exit:
    """Print what the proof found, write its counterexamples to ``out``, and return 1 if anything is wrong."""
    today = date.today()  # noqa: DTZ011 - the age of sources is counted in the user's own days
    report = check(load(KNOWLEDGE), today, older_than=older_than)
    replays = write_counterexamples(report.failures, out) if out is not None else {}
    if as_json:
        click.echo(json.dumps(report_json(report), ensure_ascii=False, indent=2))
    else:
        page = Page(window_width())
        put_report(page, report, replays)
        show(page, sys.stdout, colour=wants_colour(sys.stdout))
    return Exit.DONE if report.passed else Exit.FAILED


def write_counterexamples(failures: Sequence[Failure], out: Path) -> dict[int, Path]:
    """Return the file of each failure's counterexample, by the failure's place, having written them all."""
    out.mkdir(parents=True, exist_ok=True)
    written = {}
    for number, failure in enumerate(failures):
        if failure.example is not None:
            path = out / f"{number + 1:03d}.toml"
            path.write_text(counterexample_toml(failure.problem, failure.example), encoding="utf-8")
            written[number] = path
    return written


def counterexample_toml(problem: str, example: Counterexample) -> str:
    """Return the counterexample as an answers file for ``closeout advise``."""
    policies = ", ".join(f"{name} {value}" for name, value in example.setting.items())
    lines = [
        f"# Replay with: closeout advise FILE --as-of {example.day}",
        f"# Policies: {policies}",
        f"title = {json.dumps(problem, ensure_ascii=False)}",
        "",
        "[answers]",
        *(f"{name} = {json.dumps(value)}" for name, value in example.answers.items()),
    ]
    return "\n".join(lines) + "\n"


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


def put_report(page: Page, report: Report, replays: dict[int, Path]) -> None:
    """Put the report on the page: failures first, then what is listed, then figures."""
    for number, failure in enumerate(report.failures):
        page.heading(f"{failure.property.value}: {failure.problem}")
        if failure.rules:
            page.item(", ".join(failure.rules), lead="rules: ")
        if failure.example is not None:
            told = ", ".join(f"{name}={value}" for name, value in failure.example.answers.items())
            page.item(f"{failure.cases:,}, the smallest on {failure.example.day}: {told}", lead="cases: ")
        if number in replays:
            page.raw(f"closeout advise {replays[number]} --as-of {failure.example.day if failure.example else ''}")
    if report.listed:
        page.heading("To know, not wrong")
        for entry in report.listed:
            page.item(entry.text, style=Style.QUIET)
    page.heading("Figures")
    for name, count in report.figures.items():
        page.item(f"{count:,}", lead=f"{name}: ")
    page.gap()
    wrong = len(report.failures)
    page.text("Nothing is wrong." if not wrong else f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong.")


def _example_json(example: Counterexample | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {"day": str(example.day), "policies": dict(example.setting), "answers": dict(example.answers)}
