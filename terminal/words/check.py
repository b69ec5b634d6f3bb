"""What the command ``check`` found, as pages: of the proof, of experta beside the table, of mutants."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from closeout.checking.mutating import Mutation
from closeout.checking.proving import Proving
from closeout.errors import to_type
from engine.proof import Property, Report
from engine.proof.mutation.judging import Fate
from terminal.page import Page, Style


def report_page(report: Report, replays: dict[int, Path], width: int, *, listing: bool) -> Page:
    """Return the report as a page: the verdict, failures, figures, and what is good to know.

    ``replays`` are the files of failures, by their place; without ``listing`` what is good to know is only counted.
    """
    page = Page(width)
    wrong = len(report.failures)
    page.text("Nothing is wrong." if not wrong else f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong.")
    for number, failure in enumerate(report.failures):
        page.heading(f"{failure.property.value}: {failure.problem}")
        if failure.rules:
            page.item(", ".join(failure.rules), lead="rules: ")
        if failure.example is not None:
            page.item(f"{failure.cases:,}, the smallest on {failure.example}", lead="cases: ")
        if number in replays:
            day = str(failure.example.day if failure.example else "")
            page.raw(to_type("advise", str(replays[number]), "--as-of", day))
    if any(failure.property is Property.CASES for failure in report.failures):
        page.gap()
        accept = to_type("check", "--accept", "CASE")
        page.text(f"Where the rules are right and the case file is not: {accept}")
    page.heading("Figures")
    for name, count in report.figures.items():
        page.item(f"{count:,}", lead=f"{name}: ")
    if report.listed:
        page.heading("To know, not wrong")
        counts = Counter(entry.property for entry in report.listed)
        counted = "; ".join(f"{kind.value}: {count:,}" for kind, count in counts.items())
        page.item(counted if listing else f"{counted}. Each is told by {to_type('check', '--list')}")
        for entry in report.listed if listing else ():
            page.item(entry.text, style=Style.QUIET)
    return page


def proving_page(found: Proving, width: int) -> Page:
    """Return how many classes of cases experta and the table agree on, and each case on which they do not."""
    page = Page(width)
    for setting, run, classes in found.counts():
        told = ", ".join(f"{name} {value}" for name, value in setting.items())
        page.item(f"{run:,} of {classes:,} classes run ({told})")
    page.item(f"{found.refined:,} runs with refining answers")
    page.item(f"{len(found.different):,} differ")
    for entry in found.different:
        page.item(entry)
    return page


def mutation_page(found: Mutation, width: int, *, listing: bool) -> Page:
    """Return how many mutants met which fate, and each survivor; with ``listing`` every mutant."""
    page = Page(width)
    for mutant, fate, by in found.judged():
        if listing or fate is Fate.SURVIVES:
            page.item(f"{mutant.kind} {mutant.rule} {mutant.change}: {fate.value}, {by}")
    page.heading("Mutants")
    for kind in dict.fromkeys(mutant.kind for mutant in found.mutants):
        counts = Counter(fate for mutant, fate, _ in found.judged() if mutant.kind == kind)
        page.item(", ".join(f"{counts[fate]:,} {fate.value}" for fate in Fate if counts[fate]), lead=f"{kind}: ")
    totals = Counter(fate for _, fate, _ in found.judged())
    page.item(", ".join(f"{totals[fate]:,} {fate.value}" for fate in Fate), lead=f"all {len(found.mutants):,}: ")
    return page
