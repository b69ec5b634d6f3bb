"""The command ``check``: the proof of the knowledge base, and the longer checks that go with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from closeout import shared
from closeout.as_json import plain
from closeout.as_json.questions import questions_json
from closeout.checking.accepting import accept as accepted
from closeout.checking.counterexamples import write_counterexamples
from closeout.checking.knowledge import knowledge_checked
from closeout.checking.mutating import Mutation
from closeout.checking.proving import Proving
from closeout.desk import Desk
from closeout.questions import comparisons
from engine.refusal import AnswerError
from terminal.agreeing import agree
from terminal.exits import Exit
from terminal.options import AS_OF, FORCE, JSON, agreed_file, only
from terminal.page import print_json, print_page, window_width
from terminal.words.check import mutation_page, proving_page, report_page
from terminal.words.questions import questions_page

_FOLDER: Final = click.Path(file_okay=False, path_type=Path)
_STATE: Final = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--out", metavar="DIR", type=_FOLDER, help="Write counterexamples to DIR.")
@click.option("--older-than", metavar="DAYS", type=click.IntRange(0), default=365, help="List older sources [365].")
@JSON
@click.option("--prove", is_flag=True, help="Run experta over every class of cases, beside the table.")
@click.option("--state", metavar="FILE", type=_STATE, default=".prove/state.json", help="Keep what is proved in FILE.")
@click.option("--sample", metavar="N", type=click.IntRange(1), help="Run N cases of each setting, spread evenly.")
@click.option("--mutate", is_flag=True, help="Make every small mistake in every rule, and see that each is caught.")
@click.option("--list", "listing", is_flag=True, help="List what is good to know, or every mutant with its fate.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=2, help="Use N processes [2].")
@click.option("--questions", is_flag=True, help="Compare ways of asking; the interview's is proved minimal.")
@click.option("--accept", metavar="CASE", multiple=True, help="Write what the rules say into that case file.")
@click.option(
    "--table",
    metavar="FILE",
    callback=agreed_file,
    help="Write all cases to FILE.csv or .parquet, or the rules to .dmn.",
)
@AS_OF
@FORCE
@click.pass_context
def check(context: click.Context, /, **options: Any) -> Exit:  # noqa: ANN401 - whatever click gives
    """Prove the knowledge base over every possible case.

    The cases of kb/cases, the prior and the plan of questions are held against it. It ends with code 0, or with code 1
    and each failure with its smallest case; where a case file and not a rule is wrong, --accept CASE writes what the
    rules say into the file. Three checks take longer and are made instead: --prove (an hour or two, and
    goes on where it stopped; with --state, --sample, --jobs), --mutate (minutes; with --list, --jobs) and --questions
    (half a minute; with --as-of, --json). --table FILE (with --as-of) writes all cases and what the columns say, or
    the rules of the day as decision tables (DMN 1.3), which other programs evaluate.
    """
    named = [name for name in _CHECKS if options.get(name)]
    if len(named) > 1:
        raise AnswerError(f"--{' and --'.join(named)} are different things; do one after the other")
    run: Callable[..., Exit] = _CHECKS[named[0]] if named else _proof
    return run(**only(context, f"check{''.join(f' --{name}' for name in named)}", run, *_CHECKS, "force"))


def _proof(*, out: Path | None, older_than: int, as_json: bool, listing: bool) -> Exit:
    """Print what was found, and write the counterexamples to ``out``."""
    agree(out.glob("*.toml") if out is not None else ())
    report = knowledge_checked(older_than=older_than)
    replays = write_counterexamples(report.failures, out) if out is not None else {}
    if as_json:
        print_json({"passed": report.passed, **plain(report)})
    else:
        print_page(report_page(report, replays, window_width(), listing=listing))
    return Exit.DONE if report.passed else Exit.FAILED


def _accept(*, accept: tuple[str, ...]) -> Exit:
    """Write what the rules say into the case files of these names."""
    base = shared.base()
    for name in accept:
        place, written = accepted(base, name, date.today())  # noqa: DTZ011 - cases are of the user's own day
        click.echo(f"{place} {'now says what the rules say; read it through' if written else 'says so already'}")
    return Exit.DONE


def _prove(*, jobs: int, state: Path, sample: int | None) -> Exit:
    """Print how many classes of cases experta and the table agree on."""
    proving = Proving(state, sample)
    with click.progressbar(length=proving.total, label="Runs of experta", show_pos=True, file=sys.stderr) as progress:
        progress.update(proving.done)
        for runs in proving.run(jobs):
            progress.update(runs)
    print_page(proving_page(proving, window_width()))
    return Exit.FAILED if proving.different else Exit.DONE


def _mutate(*, jobs: int, listing: bool) -> Exit:
    """Print how many mutants met which fate, and each survivor."""
    mutation = Mutation()
    with click.progressbar(mutation.run(jobs), len(mutation.mutants), "Mutants", file=sys.stderr) as judged:
        for _ in judged:
            pass
    print_page(mutation_page(mutation, window_width(), listing=listing))
    return Exit.DONE if mutation.passed else Exit.FAILED


def _questions(*, day_name: str | None, as_json: bool) -> Exit:
    """Print what the best way of asking takes, beside the usual ones."""
    desk = Desk(day_name)
    found = comparisons(desk)
    if as_json:
        return print_json(questions_json(desk, found))
    return print_page(questions_page(desk, found, window_width()))


def _table(*, day_name: str | None, table: Path) -> Exit:
    """Write every possible case with its action to a file, and what its columns say to another; or the rules."""
    from closeout.batch.table import RULES, dictionary_of, write_rules, write_table

    if table.suffix == RULES:
        write_rules(Desk(day_name), table)
        click.echo(f"The rules are in {table}, as decision tables of DMN.")
        return Exit.DONE
    agree([dictionary_of(table)])
    count = write_table(Desk(day_name), table)
    click.echo(f"The {count:,} possible cases are in {table}, and what its columns say in {dictionary_of(table)}.")
    return Exit.DONE


_CHECKS: Final[Mapping[str, Callable[..., Exit]]] = {
    "prove": _prove,
    "mutate": _mutate,
    "questions": _questions,
    "accept": _accept,
    "table": _table,
}
