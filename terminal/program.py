"""The program: which commands there are, each loaded when it is called, and what is said when one fails."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from closeout.errors import Failed, to_type
from engine.refusal import AnswerError, KnowledgeError, near
from terminal.exits import Exit
from terminal.page import Page, show, window_width

GROUPS: Final[Mapping[str, tuple[Mapping[str, str], str]]] = {
    "Your contract": (
        {
            "ask": "Interview about one contract, then give the advice.",
            "advise": "Give the advice for the answers in FILE.",
            "explain": "Explain the advice for the answers in FILE.",
            "draw": "Draw a picture, to a file or in words.",
            "save-as": "Write the advice for the answers in FILE to TARGET.",
            "list": "List the contracts kept, and whether their advice holds.",
            "order": "Put many contracts in the order in which to act.",
            "batch": "Give the action for each row of a large file.",
            "open": "Go on with the contract kept as NAME, or with the newest.",
            "remove": "Remove the contract NAME for good, after asking.",
            "mcp": "Serve an assistant, which asks you and tells the advice.",
            "help": "Tell how to use closeout, or one COMMAND.",
        },
        "closeout ask --name website",
    ),
    "The knowledge base": (
        {
            "facts": "List every fact with its question, values and help.",
            "sources": "List every claim and platform rule, or those in NAME.",
            "rules": "Print every rule, or the one called NAME.",
            "diff": "Compare the advice of two knowledge bases.",
            "check": "Prove the knowledge base over every possible case.",
            "docs": "Make what is generated anew (for maintainers).",
        },
        "closeout sources --as-of 2019-01-01",
    ),
}
"""Every command with the first sentence of its help, so that naming them all imports none; each group's example."""
COMMANDS: Final = {name: told for commands, _ in GROUPS.values() for name, told in commands.items()}


class Commands(click.Group):
    """The commands, of which each is imported from the module of its name; it asks where none is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        """Return the command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"terminal.commands.{module}"), module)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        """Write what each command does, in two groups with an example each."""
        for group, (commands, example) in GROUPS.items():
            with formatter.section(group):
                formatter.write_dl([(name, told) for name, told in commands.items() if name != "docs"])
                formatter.write_text(f"For example: {example}")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the line names, with the rest of the line.

        Raises:
            AnswerError: there is none of that name.
        """
        if args and args[0] not in COMMANDS:
            raise AnswerError(f"there is no command {args[0]!r}{near(args[0], COMMANDS)}; {to_type('help')} lists them")
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``ask`` first where the line begins with one of its options, or is empty."""
        if (not args and not ctx.resilient_parsing) or (
            args and args[0].startswith("-") and args[0] not in {"--help", "-h", "--version"}
        ):
            args = ["ask", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="closeout", prog_name="closeout")
def cli() -> None:
    """How to end, pause or keep an Upwork contract with the least harm to the Job Success Score, and why.

    Without a command it asks, with the options of closeout ask: --as-of forum advises as the threads of 2019 had it.
    """


def run(arguments: Sequence[str] | None = None) -> Exit:
    """Return how the program ended; what went wrong is told on standard error.

    Raises:
        KeyboardInterrupt: Ctrl-C, while no interview was there to be saved.
    """
    _prepare_streams()
    if sys.flags.optimize > 1:
        why = "python -OO and PYTHONOPTIMIZE=2 take away the reasons of rules; start it without them"
        return _complain(why, Exit.REFUSED)
    try:
        code = Exit.DONE if _completed() else cli.main(arguments, standalone_mode=False)
        sys.stdout.flush()
    except click.Abort as abort:
        if isinstance(abort.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        code = _defect(abort)
    except click.ClickException as error:
        error.show()
        code = Exit.REFUSED
    except AnswerError as error:
        code = _complain(str(error), Exit.REFUSED)
    except (Failed, KnowledgeError) as error:
        code = _complain(str(error), Exit.FAILED)
    except BrokenPipeError as error:
        code = _unread(error)
    except OSError as error:
        _give_up_output()
        what = f"{error.strerror}: {error.filename}" if error.filename else str(error)
        code = _complain(f"the system refused: {what}", Exit.FAILED)
    except Exception as error:  # noqa: BLE001 - the last one to know of a defect
        code = _defect(error)
    return Exit(code or Exit.DONE)


def _completed() -> bool:
    """Return whether a shell asked only to complete a word, which was done."""
    if "_CLOSEOUT_COMPLETE" not in os.environ:
        return False
    from terminal.completion import asked_for

    return asked_for(cli)


def _prepare_streams() -> None:
    """Make the streams bear any text: a closed one swallows what is written, strange bytes are replaced."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _unread(error: BrokenPipeError) -> Exit:
    """Return the exit code where nobody reads what is written.

    Raises:
        KeyboardInterrupt: it came first, and was to be told.
    """
    if isinstance(error.__context__, KeyboardInterrupt):
        raise KeyboardInterrupt from None
    _give_up_output()
    return Exit.FAILED


def _give_up_output() -> None:
    """Point standard output at nothing, so that what Python still holds back for it does not raise on the way out."""
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def _defect(error: Exception) -> Exit:
    """Tell of a mistake in closeout itself, and return the exit code that goes with it."""
    from terminal.defects import told

    return _complain(told(error), Exit.DEFECT)


def _complain(words: str, code: Exit) -> Exit:
    """Print an error and return the exit code that goes with it."""
    page = Page(window_width())
    for number, line in enumerate(words.splitlines()):
        page.text(line, lead="" if number else "closeout: ")
    show(page, sys.stderr, colour=False)
    return code
