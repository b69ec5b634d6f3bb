"""The page of what has been checked over every possible situation, with the figures of the check."""

from __future__ import annotations

from engine.cases import impossible
from terminal.manual.atlas import Atlas
from terminal.manual.markdown import Sheet, escape, page, sentences, table
from terminal.manual.places import PROOF


def proof_page(atlas: Atlas, figures: str) -> Sheet:
    """Return the page; ``figures`` is the check's own report in Markdown."""
    base = atlas.base
    removed = impossible(base)
    intro = sentences(
        f"""
        The answers to the questions are finite, so every situation that is possible can be gone through.
        There are {atlas.table.cases.size:,} of them, for each state of the platform's rules.
        For all of them the rules have been run, and the following has been found to hold.
        """
    )
    sizes = table(
        ("What there is", "Number"),
        [
            ("Situations that are possible", f"{atlas.table.cases.size:,}"),
            ("Kinds of advice", str(len(base.actions))),
            ("Rules", str(len(base.rules))),
            ("Steps", str(len(base.steps))),
            ("Warnings", str(len(base.cautions))),
            ("Claims", str(len(base.claims))),
            ("Rules of the platform", str(len(base.policies))),
        ],
    )
    ruled_out = table(
        ("Answers that cannot hold together", "Combinations ruled out"),
        [(escape(constraint.why), f"{removed[constraint.name]:,}") for constraint in base.knowledge.constraints],
    )
    parts = [intro, sizes, figures, "## What is ruled out beforehand", ruled_out]
    return page(PROOF, "What has been checked", parts)
