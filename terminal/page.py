"""Text laid out for a window: wrapped lines with a style, which every way of showing shares.

Styles only repeat what the words say already, so nothing is lost without them.
"""

from __future__ import annotations

import io
import json
import os
import select
import shutil
import signal
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol, TextIO

from terminal.exits import Exit

WIDEST = 88
NARROWEST = 24
_LONGEST_HANG = 6


class Style(Enum):
    """How a line stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Styled:
    """One line, already wrapped."""

    text: str
    style: Style = Style.PLAIN


class Page:
    """Lines of at most ``width`` characters, gathered in order."""

    def __init__(self, width: int) -> None:
        self.width = max(NARROWEST, min(width, WIDEST))
        self.lines: list[Styled] = []

    def blank(self) -> None:
        """Leave one empty line, at the top too."""
        self.lines.append(Styled(""))

    def gap(self) -> None:
        """Leave one empty line, never two and none at the top."""
        if self.lines and self.lines[-1].text:
            self.lines.append(Styled(""))

    def text(self, words: str, *, lead: str = "", style: Style = Style.PLAIN) -> None:
        """Add a paragraph; ``lead`` stands before its first line, and the others are indented as far, or a little."""
        margin = len(lead) - len(lead.lstrip())
        if words and len(lead) + len(words.split(maxsplit=1)[0]) > self.width:
            lead, words = " " * margin, lead[margin:] + words
        hang = " " * (len(lead) if len(lead) - margin <= _LONGEST_HANG else margin + 2)
        wrapped = textwrap.wrap(
            printable(words), self.width, initial_indent=lead, subsequent_indent=hang, break_on_hyphens=False
        )
        self.lines.extend(Styled(line, style) for line in wrapped or [lead.rstrip()])

    def heading(self, words: str) -> None:
        """Add a heading after a gap."""
        self.gap()
        self.text(words, style=Style.STRONG)

    def item(self, words: str, *, lead: str = "- ", style: Style = Style.PLAIN) -> None:
        """Add one item of a list."""
        self.text(words, lead=lead, style=style)

    def items(self, entries: Iterable[str], *, lead: str = "- ") -> None:
        """Add the items of a list; ``{}`` in ``lead`` stands for their number."""
        for number, words in enumerate(entries, 1):
            self.item(words, lead=lead.format(number))

    def listed(self, heading: str, entries: Iterable[str], *, lead: str = "- ") -> None:
        """Add a list under its heading, or nothing where it is empty."""
        found = tuple(entries)
        if found:
            self.heading(heading)
            self.items(found, lead=lead)

    def raw(self, line: str, style: Style = Style.PLAIN) -> None:
        """Add one line as it is, such as a command to copy, which wrapping would spoil."""
        self.lines.append(Styled(printable(line), style))


def printable(words: str) -> str:
    """Return ``words`` without control characters, which could drive the terminal."""
    return "".join(char if char.isprintable() else " " for char in words)


class HasLines(Protocol):
    """What can be shown: its lines, already wrapped."""

    @property
    def lines(self) -> Sequence[Styled]:
        """Return the lines."""


def show(page: HasLines, stream: TextIO, *, colour: bool) -> None:
    """Write the page to ``stream``."""
    stream.writelines(painted(line, colour=colour) + "\n" for line in page.lines)
    stream.flush()


def print_page(page: Page) -> Exit:
    """Write the page on standard output."""
    show(page, sys.stdout, colour=wants_colour(sys.stdout))
    return Exit.DONE


def tell(page: HasLines) -> None:
    """Write the page where the dialogue goes."""
    write = dialogue_stream()
    show(page, write, colour=wants_colour(write))


def said(words: str) -> Page:
    """Return a page for the window, with a paragraph for each line of ``words``."""
    page = Page(window_width())
    for line in words.splitlines():
        page.text(line)
    return page


def say(words: str) -> None:
    """Write these words where the dialogue goes, a paragraph for each line."""
    tell(said(words))


def print_json(content: Any) -> Exit:  # noqa: ANN401 - whatever JSON can hold
    """Write JSON on standard output, as UTF-8 wherever it goes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    return Exit.DONE


def painted(line: Styled, *, colour: bool) -> str:
    """Return the line with its style as a terminal wants it, or bare."""
    codes = {Style.STRONG: "1", Style.QUIET: "2"}
    if not colour or line.style not in codes or not line.text:
        return line.text
    return f"\x1b[{codes[line.style]}m{line.text}\x1b[0m"


def wants_colour(stream: TextIO | None, environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether to style what goes to ``stream``: NO_COLOR first, then FORCE_COLOR, then what it is."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"] != "0"
    return is_terminal(stream) and environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether ``stream`` is an open terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def window_width() -> int:
    """Return the columns of the window, or 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def dialogue_stream() -> TextIO:
    """Return where questions and notices go: the terminal's output, or stderr when stdout is for data."""
    return sys.stdout if is_terminal(sys.stdout) else sys.stderr


def read_line(write: TextIO) -> Callable[[str], str]:
    """Return a function that prompts on ``write`` and returns the next line of standard input, without its end."""

    def read(prompt: str) -> str:
        write.write(prompt)
        write.flush()
        at_terminal = is_terminal(sys.stdin)
        if at_terminal and sys.platform != "win32":
            _await_line()
        line = sys.stdin.readline() if sys.stdin is not None and not sys.stdin.closed else ""
        if not line:
            write.write("\n")
            raise EOFError
        if not at_terminal:
            write.write("\n")
        return line.rstrip("\r\n")

    return read


def _await_line() -> None:
    """Wait until a line is typed or a signal came; a read that began just after the signal would not heed it."""
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    before = signal.set_wakeup_fd(waker)
    try:
        select.select([sys.stdin, woken], (), ())
    finally:
        signal.set_wakeup_fd(before)
        os.close(woken)
        os.close(waker)
