"""The program: which commands there are, each loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

COMMANDS: Final = {
    "ask": "Interview about one contract, then give the advice.",
    "advise": "Give the advice for the answers in FILE.",
    "explain": "Explain the advice for the answers in FILE.",
    "draw": "Draw a picture, to a file or in words.",
    "recheck": "Say whether the advice in FILE still holds.",
    "facts": "List every fact with its question, values and help.",
    "sources": "List every claim and platform rule.",
    "rules": "Print every rule, or the one called NAME.",
    "diff": "Compare the advice of two knowledge bases.",
    "check": "Prove the knowledge base over every possible case.",
    "docs": "Make what is generated anew (for maintainers).",
}
"""Every command with the first sentence of its help, so that naming them all imports none."""


class Commands(click.Group):
    """The commands, of which each is imported from the module of its name; it asks where none is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        """Return the command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"terminal.commands.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        """Write what each command does."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, told in COMMANDS.items() if name != "docs"])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``ask`` first where the line begins with one of its options, or is empty."""
        if not args or (args[0].startswith("-") and args[0] not in {"--help", "-h", "--version"}):
            args = ["ask", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="closeout", prog_name="closeout")
def cli() -> None:
    """How to end, pause or keep an Upwork contract with the least harm to the Job Success Score, and why.

    Without a command it asks (closeout ask).
    """
