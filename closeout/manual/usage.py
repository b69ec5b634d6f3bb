"""The page on how to use closeout: commands and options as the program itself tells them, so none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from closeout.manual.markdown import Sheet, bullets, code, escape, folded, link, page, sentences, spaced, table
from closeout.manual.places import CASES, FACTS, USE
from engine.completions.consult import LIKELY


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """One command: its ``name``, its ``help``, how it is called, and its ``options``.

    An option has its names, what it takes, and its help.
    """

    name: str
    help: str
    usage: str
    options: tuple[tuple[tuple[str, ...], str, str], ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """What the program says of itself: its ``commands``, and what each exit code means."""

    commands: tuple[CommandHelp, ...]
    exits: Mapping[int, str]


def usage_page(program: Usage, session: str) -> Sheet:
    """Return the page on how to use closeout; ``session`` is what using it looks like."""
    return page(USE, "How to use closeout", _parts(program, session))


def _parts(program: Usage, session: str) -> Iterator[str]:
    yield sentences(
        """
        The first page of the site, which `make site` makes, asks the same questions and gives the same advice without
        installing anything. The program does more: it keeps contracts, draws pictures of the advice, and puts several
        contracts in order.
        """
    )
    yield "## Start it"
    yield "With git, make and Python 3.11 or later, in a folder of closeout:"
    yield code("make run", "sh")
    yield sentences(
        """
        It asks about one contract, saves every answer as you give it, and ends in advice.
        Choose an answer with Up, Down and Enter, or by its number. At each question there is also (in brackets what to
        type in plain lines, which `--plain` asks in, as in the session below):
        """
    )
    yield bullets(
        [
            "`?` what the question means, and where on the site to look",
            "`w` (`why`) what the answer can still change",
            "`0` I don't know: the advice then says what depends on it",
            "`x` none of these fits: it goes on, and you can keep the case with a sentence of your own",
            "Esc (`back`) to the question before, `r` (`review`) to see and change all answers",
            "`f` (`finish`) for the advice as far as it goes, `s` (`save`) or `q` (`quit`) to go on later",
        ]
    )
    yield folded("A session, from the first question to the advice", code(session))
    yield "After `make run`, the program is `.venv/bin/closeout`."
    yield "## Your contracts"
    yield sentences(
        """
        Each contract that you answer questions about is kept under a name, in a folder that only you can read, and none
        is ever pushed out by another. `closeout` offers those kept, or a new one.
        Wherever a command takes a file of answers it also takes such a name, and without any the newest contract.
        """
    )
    yield code(
        "closeout list\ncloseout open contract-1\ncloseout list contract-1 --rename website\ncloseout explain website\n"
        "closeout list website",
        "sh",
    )
    yield sentences(
        """
        `closeout list` says of each what was advised, how many questions are open, and whether the advice is the same
        today; with a name, which rule or policy made the difference.
        Where an answer cannot be saved, closeout says so, tries again after the next, and in the end gives you the
        answers as a line to go on with. Two closeouts on one contract do not overwrite each other: the second goes on
        under another name.
        """
    )
    yield "## After the advice"
    yield bullets(
        [
            "`c` copies the message, `n` asks for the names and days in it, `d` for the days that steps depend on",
            "`p` draws the picture, `s` saves the advice to a file or renames the contract, `r` shows your answers",
            "`1` to `5` tell the rest: why, then (the forum's advice), cost, change, all; `?` says what each does",
        ]
    )
    yield sentences(
        """
        A day is a date or, for example, `10 days ago`. The answers that hang on it follow from it, on every later day
        too: `closeout open` shows what has moved on, and asks again what time can have changed otherwise. Where steps
        have a day, `closeout save-as days.ics` writes a calendar.
        No file is replaced unless you say yes, or give `--force`.
        """
    )
    yield code("closeout save-as advice.html website\ncloseout remove website", "sh")
    yield "## When you do not know an answer"
    yield from _not_knowing()
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
    yield from (_command(command) for command in program.commands)
    yield "## Exit codes"
    yield table(["code", "meaning"], [(str(number), meaning) for number, meaning in program.exits.items()])


def _not_knowing() -> Iterator[str]:
    yield sentences(
        f"""
        Some answers are things that you would know of if they had happened: a threat, a formal request, a suspension.
        {link("The questions", FACTS, USE)} say which these are. Where you do not know, it is taken that none happened,
        and the advice names each that would change it.
        """
    )
    yield bullets(
        [
            "**Certain**: the advice is the same whatever the answers that you left out.",
            "**Settled, unless ...**: it is the same unless one of these things happened.",
            "**Not settled**: what you left out decides. You are told each likely way with the fewest answers to it.",
        ]
    )
    yield f"A way is likely from {100 * LIKELY:.0f} % on. The likely way that can best be taken back comes first."
    yield "What is taken for granted is never shown as your answer: it is called assumed, in words, pictures and JSON."


def _command(command: CommandHelp) -> str:
    options = bullets(
        f"{', '.join(f'`{name}`' for name in names)}{f' `{takes}`' if takes else ''}: {escape(told)}"
        for names, takes, told in command.options
    )
    return spaced((f"### closeout {command.name}", escape(command.help), code(command.usage), options))
