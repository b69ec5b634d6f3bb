"""The command line: ``closeout`` and ``python -m terminal``."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from closeout.errors import Exit, Failed, Refused
from engine.refusal import KnowledgeError
from terminal.commands.draw import draw
from terminal.commands.proofs import COMMANDS
from terminal.page import Page, show, wants_colour, window_width


class AskByDefault(click.Group):
    """A group that asks when no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``ask`` first where the line begins with one of its options, or is empty."""
        if not args or (args[0].startswith("-") and args[0] not in {"--help", "-h", "--version"}):
            args = ["ask", *args]
        return super().parse_args(ctx, args)


_AS_OF = click.option(
    "--as-of", "day_name", metavar="DATE", help="The day the advice is for: a date like 2026-11-22, today, or forum."
)
_DIAGRAM = click.option("--diagram", metavar="FILE", help="Draw the inference path to FILE.svg, .png, .pdf or .dot.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_SET = click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="One answer; repeatable, over FILE.")


@click.group(cls=AskByDefault, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="closeout", prog_name="closeout")
def cli() -> None:
    """How to end, pause or keep an Upwork contract with the least harm to the Job Success Score, and why.

    Without a command it asks (closeout ask).
    """


@cli.command()
@click.option("--resume", is_flag=True, help="Go on with the saved interview.")
@click.option("--plain", is_flag=True, help="Ask in plain lines; also used without a terminal.")
@click.option("--answers", "file", metavar="FILE", help="Take answers from FILE (- for standard input).")
@click.option("--no-input", is_flag=True, help="Ask nothing: what FILE lacks is listed and refused.")
@_SET
@_AS_OF
@_JSON
@_DIAGRAM
def ask(
    *,
    resume: bool,
    plain: bool,
    file: str | None,
    no_input: bool,
    settings: tuple[str, ...],
    day_name: str | None,
    as_json: bool,
    diagram: str | None,
) -> Exit:
    """Interview about one contract, then give the advice."""
    target = _target(diagram)
    if no_input:
        if resume:
            raise Refused("--no-input asks nothing, so there is nothing to --resume; give --answers FILE")
        return _answered(file, settings, day_name or "today", target, as_json=as_json, complete=True)
    if as_json:
        raise Refused("an interview ends in words; for --json add --no-input, or use: closeout advise FILE --json")
    if resume and (file is not None or settings):
        raise Refused("--resume goes on with the saved answers; leave out --answers and --set, or leave out --resume")
    from terminal.asking.interviewing import interview  # noqa: PLC0415 - what asks need not load what lists

    return interview(day_name, file, settings, resume=resume, plain=plain, diagram=target)


@cli.command()
@click.argument("file", required=False)
@_SET
@_AS_OF
@_JSON
@_DIAGRAM
def advise(
    *, file: str | None, settings: tuple[str, ...], day_name: str | None, as_json: bool, diagram: str | None
) -> Exit:
    """Give the advice for the answers in FILE (TOML or JSON, - for standard input); a missing one is not known."""
    if file is None and not settings:
        raise Refused("advise needs answers: a FILE, - for standard input, or --set NAME=VALUE")
    return _answered(file, settings, day_name or "today", _target(diagram), as_json=as_json, complete=False)


@cli.command()
@_JSON
def facts(*, as_json: bool) -> Exit:
    """List every fact with its question, values and help."""
    from closeout.desk import Desk  # noqa: PLC0415 - --help needs none of it
    from terminal.words.listing import facts_json, facts_page  # noqa: PLC0415 - likewise

    base = Desk("today").base
    return _print_json(facts_json(base)) if as_json else _print_page(facts_page(base, window_width()))


@cli.command()
@_AS_OF
@_JSON
def sources(*, day_name: str | None, as_json: bool) -> Exit:
    """List every claim and platform rule: whether it stands on the day, what attacks it, which rules use it."""
    from closeout.desk import Desk  # noqa: PLC0415 - likewise
    from terminal.words.listing import sources_json, sources_page  # noqa: PLC0415 - likewise

    desk = Desk(day_name or "today")
    if as_json:
        return _print_json(sources_json(desk.base, desk.day))
    return _print_page(sources_page(desk.base, desk.day, window_width()))


@cli.command()
@click.argument("name", required=False)
def rules(*, name: str | None) -> Exit:
    """Print every rule, or the one called NAME, in words with its citations."""
    from closeout.desk import Desk  # noqa: PLC0415 - likewise
    from terminal.words.rules import rules_page  # noqa: PLC0415 - likewise

    return _print_page(rules_page(Desk("today").base, name, window_width()))


@cli.command()
@_AS_OF
@_JSON
def questions(*, day_name: str | None, as_json: bool) -> Exit:
    """Print how few questions suffice, proved minimal, beside other ways of asking; takes half a minute."""
    from closeout.desk import Desk  # noqa: PLC0415 - likewise
    from closeout.questions import comparisons, questions_json  # noqa: PLC0415 - likewise
    from terminal.words.questions import questions_page  # noqa: PLC0415 - likewise

    desk = Desk(day_name or "today")
    found = comparisons(desk)
    if as_json:
        return _print_json(questions_json(desk, found))
    return _print_page(questions_page(desk, found, window_width()))


@cli.command()
@click.argument("file", required=False)
@click.option("--why-not", "actions", metavar="ACTION", multiple=True, help="Tell why it is not ACTION; repeatable.")
@click.option("--what-if", "changed", metavar="NAME=VALUE", multiple=True, help="Put it over the answers; repeatable.")
@_SET
@_AS_OF
@_JSON
def explain(
    *,
    file: str | None,
    actions: tuple[str, ...],
    changed: tuple[str, ...],
    settings: tuple[str, ...],
    day_name: str | None,
    as_json: bool,
) -> Exit:
    """Explain the advice for the answers in FILE: how it came about, what would change it, and what to double-check.

    With --why-not or --what-if only that is told; --json has everything.
    """
    if file is None and not settings:
        raise Refused("explain needs answers: a FILE, - for standard input, or --set NAME=VALUE")
    from closeout.answers import given  # noqa: PLC0415 - --help needs none of it
    from closeout.as_json.explanation import explain_json  # noqa: PLC0415 - likewise
    from closeout.desk import Desk  # noqa: PLC0415 - likewise
    from closeout.explaining import explain as explained  # noqa: PLC0415 - likewise
    from terminal.words.explanation import explain_page  # noqa: PLC0415 - likewise

    desk = Desk(day_name or "today")
    found = explained(desk, given(desk.base, file, settings), actions, changed)
    if as_json:
        return _print_json(explain_json(desk.base, found))
    return _print_page(explain_page(desk.base, found, window_width()))


@cli.command()
@_JSON
def timeline(*, as_json: bool) -> Exit:
    """Print what each change of the platform's rules did to the advice, counted over every possible case."""
    from closeout.desk import Desk  # noqa: PLC0415 - likewise
    from engine.days.timeline import timeline as over_time  # noqa: PLC0415 - likewise
    from terminal.words.timeline import timeline_json, timeline_page  # noqa: PLC0415 - likewise

    base = Desk("today").base
    found = over_time(base)
    return (
        _print_json(timeline_json(base, found)) if as_json else _print_page(timeline_page(base, found, window_width()))
    )


@cli.command()
@click.argument("old")
@click.argument("new")
@_AS_OF
@_JSON
def diff(*, old: str, new: str, day_name: str | None, as_json: bool) -> Exit:
    """Print in which cases the advice differs between two knowledge bases, counted, for today and for the forum.

    OLD and NEW are git revisions, or directories that hold a package kb; its code is run.
    """
    from closeout.desk import FORUM, Desk  # noqa: PLC0415 - likewise
    from terminal.words.diff import diff_json, diff_page, differ  # noqa: PLC0415 - likewise

    found = differ(old, new, [day_name] if day_name else ["today", FORUM])
    if as_json:
        return _print_json(diff_json(found))
    return _print_page(diff_page(Desk("today").base, found, window_width()))


@cli.command()
@click.argument("file", required=False)
@_AS_OF
@_JSON
def recheck(*, file: str | None, day_name: str | None, as_json: bool) -> Exit:
    """Say whether the advice in FILE still holds, and if not, which rule or policy made the difference.

    FILE is what advise --json printed, or a saved interview; without one it is the last interview's advice.
    """
    from closeout.desk import Desk  # noqa: PLC0415 - likewise
    from closeout.kept.advice import NAME, read  # noqa: PLC0415 - likewise
    from closeout.kept.session import home  # noqa: PLC0415 - likewise
    from terminal.words.recheck import recheck as rechecked  # noqa: PLC0415 - likewise
    from terminal.words.recheck import recheck_json, recheck_page  # noqa: PLC0415 - likewise

    place = Path(file) if file else home() / NAME
    if file is None and not place.is_file():
        raise Refused(f"no interview has left its advice in {place.parent} yet; start one with: closeout")
    found = rechecked(read(place), day_name)
    if as_json:
        return _print_json(recheck_json(found))
    return _print_page(recheck_page(Desk("today").base, found, window_width()))


@cli.command(hidden=True)
@click.option("--root", metavar="FOLDER", default=".", help="The checkout.")
@click.option("--check", is_flag=True, help="Write nothing; name what is out of date.")
@click.option("--pictures", is_flag=True, help="Write the pictures alone.")
def docs(*, root: str, check: bool, pictures: bool) -> Exit:
    """Make the manual and the README's session anew (for maintainers)."""
    from closeout.manual.files import made, put, stale  # noqa: PLC0415 - the largest part, which users never need
    from terminal.words.transcript import transcript  # noqa: PLC0415 - likewise

    files = made(Path(root), cli, transcript)
    if not check:
        click.echo(f"{put(Path(root), files, pictures_only=pictures)} of {len(files)} files changed.")
        return Exit.DONE
    wrong = stale(Path(root), files)
    for line in wrong:
        click.echo(line)
    if wrong:
        raise Failed(f"{len(wrong)} files are not what the knowledge base makes of them; run make docs")
    return Exit.DONE


for _command in (draw, *COMMANDS):
    cli.add_command(_command)


def _answered(
    file: str | None,
    settings: Sequence[str],
    day_name: str,
    target: Path | None,
    *,
    as_json: bool,
    complete: bool,
) -> Exit:
    """Print the advice for answers that are all there, or (unless ``complete``) for what is there."""
    from closeout.answers import given, missing  # noqa: PLC0415 - --help needs none of it
    from closeout.desk import Desk  # noqa: PLC0415 - likewise

    desk = Desk(day_name)
    found = given(desk.base, file, settings)
    if complete and (open_facts := desk.open_facts(found)):
        raise Refused(missing(desk.base, open_facts))
    both = desk.advise(found)
    if target is not None:
        from terminal.picture import draw as drawn  # noqa: PLC0415 - networkx is large, and few runs draw

        click.echo(f"The picture is in {drawn(desk.base, both.main, target)}.", err=True)
    if as_json:
        from closeout.as_json.advice import advice_json  # noqa: PLC0415 - likewise

        return _print_json(advice_json(desk.base, both))
    from terminal.words.report import report  # noqa: PLC0415 - likewise

    return _print_page(report(desk.base, both, window_width()))


def _target(diagram: str | None) -> Path | None:
    """Return where to draw to, checked before anything is asked."""
    if diagram is None:
        return None
    from terminal.picture import check_target  # noqa: PLC0415 - few runs draw

    return check_target(diagram)


def _print_json(content: Any) -> Exit:  # noqa: ANN401 - whatever JSON can hold
    """Print JSON on standard output."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
    return Exit.DONE


def _print_page(page: Page) -> Exit:
    """Print a page on standard output."""
    show(page, sys.stdout, colour=wants_colour(sys.stdout))
    return Exit.DONE


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code after running the program; a mistake of the user's is a message, never a traceback."""
    _prepare_streams()
    try:
        code = cli.main(arguments, standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = Exit.REFUSED
    except Refused as error:
        code = _complain(str(error), Exit.REFUSED)
    except (Failed, KnowledgeError) as error:
        code = _complain(str(error), Exit.FAILED)
    except (KeyboardInterrupt, click.Abort):
        code = Exit.INTERRUPTED
    except OSError as error:
        _give_up_output()
        code = Exit.FAILED if isinstance(error, BrokenPipeError) else _complain(f"cannot write: {error}", Exit.FAILED)
    return int(code or Exit.DONE)


def _prepare_streams() -> None:
    """Make the streams bear any text: a closed one swallows what is written, strange bytes are replaced."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _give_up_output() -> None:
    """Point standard output at nothing, so that what Python still holds back for it does not raise on the way out."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def _complain(words: str, code: Exit) -> Exit:
    """Print an error and return the exit code that goes with it."""
    page = Page(window_width())
    for number, line in enumerate(words.splitlines()):
        page.text(line, lead="" if number else "closeout: ")
    show(page, sys.stderr, colour=False)
    return code


if __name__ == "__main__":
    sys.exit(main())
