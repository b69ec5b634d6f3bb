"""The commands that prove the knowledge base: ``check``, ``mutate`` and ``prove``.

What they need is loaded when they run, so that no question waits for it.
"""

from __future__ import annotations

from pathlib import Path

import click

from closeout.errors import Exit

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_DIRECTORY = click.Path(file_okay=False, path_type=Path)
_JOBS = click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="How many processes.")


@click.command()
@click.option("--out", metavar="DIR", type=_DIRECTORY, help="Write counterexamples to DIR.")
@click.option("--older-than", type=click.IntRange(0), default=365, help="List sources this many days old [365].")
@_JSON
def check(*, out: Path | None, older_than: int, as_json: bool) -> Exit:
    """Prove the knowledge base over every possible case: exit 0 with counts, or 1 with counterexamples."""
    from terminal.commands.check import check_knowledge  # noqa: PLC0415 - numpy is large

    return check_knowledge(out, older_than, as_json=as_json)


@click.command()
@_JOBS
@click.option("--list", "listing", is_flag=True, help="Name every mutant with what became of it.")
def mutate(*, jobs: int, listing: bool) -> Exit:
    """Make every small mistake in every rule, and see that each is caught: exit 1 if one survives."""
    from terminal.commands.mutate import mutate_knowledge  # noqa: PLC0415 - likewise

    return mutate_knowledge(jobs, listing=listing)


@click.command()
@_JOBS
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(".prove/state.json"),
    show_default=True,
    help="Where progress is kept, to go on from.",
)
@click.option("--sample", type=click.IntRange(1), help="Run this many cases of each setting, spread evenly.")
def prove(*, jobs: int, state: Path, sample: int | None) -> Exit:
    """Run experta over every class of cases that the rules can tell apart: exit 1 if it and the table differ."""
    from terminal.commands.prove import prove_knowledge  # noqa: PLC0415 - likewise

    return prove_knowledge(jobs, state, sample)


COMMANDS = (check, mutate, prove)
