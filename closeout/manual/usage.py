"""The page on how to use closeout: commands and options are read off the program itself, so none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator

import click

from closeout.manual.markdown import Sheet, bullets, code, escape, folded, link, page, sentences
from closeout.manual.places import CASES, FACTS, USE, WALK

_EXITS = """
| code | meaning |
| --- | --- |
| 0 | the advice was given, or what was asked for was done |
| 1 | a check failed, or something outside closeout did: a file could not be written |
| 2 | wrong usage, or answers that are missing, unknown or contradict each other |
| 130 | interrupted; what was answered is saved |
"""


def usage_page(program: click.Group, session: str) -> Sheet:
    """Return the page on how to use closeout; ``session`` is what using it looks like."""
    return page(USE, "How to use closeout", _parts(program, session))


def commands(program: click.Group) -> tuple[click.Command, ...]:
    """Return the program's commands, but for those hidden from users."""
    return tuple(command for command in program.commands.values() if not command.hidden)


def _parts(program: click.Group, session: str) -> Iterator[str]:
    yield sentences(
        f"""
        You can try it without installing anything: {link("walk the tree", WALK, USE)}.
        The program itself does more. It can go on where you do not know an answer, fills in the message to the client,
        estimates what an ending may cost, and explains itself.
        """
    )
    yield "## Start it"
    yield "With git, make and Python 3.11 or later, in a folder of closeout:"
    yield code("make run", "sh")
    yield sentences(
        """
        It asks about one contract, saves every answer as you give it, and ends in advice.
        At each question you can type its number, or one of these:
        """
    )
    yield bullets(
        [
            "`?` what the question means, and where on the site to look",
            "`why` what the answer can still change",
            "`0` I don't know: the advice then says what depends on it",
            "`back` to the question before, `review` to see and change all answers",
            "`finish` for what is certain already, `save` or `quit` to go on later with `closeout --resume`",
        ]
    )
    yield folded("A session, from the first question to the advice", code(session))
    yield "After `make run`, the program is `.venv/bin/closeout`."
    yield "## Answers from a file"
    yield sentences(
        f"""
        The same advice comes from a file of answers, without any question. A missing answer means "I don't know".
        The names are those of {link("the facts", FACTS, USE)}; {link("these situations", CASES, USE)} are such files.
        """
    )
    yield code('status = "active"\nkind = "hourly"\nbilled = "nothing"', "toml")
    yield code("closeout advise answers.toml\ncloseout advise answers.toml --set wants=wait --as-of forum", "sh")
    yield "## Every command"
    yield from (_command(command) for command in commands(program))
    yield "## Exit codes"
    yield _EXITS


def _command(command: click.Command) -> str:
    context = click.Context(command, info_name=f"closeout {command.name}")
    usage = " ".join([f"closeout {command.name}", *command.collect_usage_pieces(context)])
    parts = [f"### closeout {command.name}", escape(command.help or ""), code(usage)]
    parts.append(bullets(_option(option, context) for option in command.params if isinstance(option, click.Option)))
    return "\n\n".join(part.strip("\n") for part in parts if part)


def _option(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    record = option.get_help_record(context)
    takes = "" if option.is_flag else f" `{option.make_metavar(context)}`"
    return f"{names}{takes}: {escape(record[1] if record else '')}"
