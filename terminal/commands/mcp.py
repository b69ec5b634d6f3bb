"""The command ``mcp``."""

from __future__ import annotations

import sys

import click

from closeout.errors import Failed
from terminal.exits import Exit
from terminal.page import is_terminal


@click.command()
def mcp() -> Exit:
    """Serve an assistant, which asks you and tells the advice.

    An assistant (a program that talks with you) starts it, and speaks with it over standard input and output by the
    Model Context Protocol. It opens no connection; whoever runs the assistant sees what you tell the assistant.
    """
    try:
        from terminal.assistant import serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "mcp":
            raise
        words = (
            "an assistant is served by the library mcp; install closeout[mcp], or in its place: pip install 'mcp>=2,<3'"
        )
        raise Failed(words) from None
    serve(_tell)
    return Exit.DONE


def _tell() -> None:
    if is_terminal(sys.stdin):
        click.echo("This waits for an assistant, which starts it by itself: see the README. Ctrl-C ends it.", err=True)
