"""The one place that starts a program and writes a file: a picture as SVG, PNG, PDF or DOT.

Two programs can draw. A ``dot`` on PATH is the user's own Graphviz; the wheel graphviz-pure comes with the project,
at one version and with its own fonts, so its pictures are the same bytes on every machine. It has no PDF.
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from graphviz import CalledProcessError, ExecutableNotFound
from graphviz.backend import dot_command, execute

from diagrams.drawing.dot import Link, dot_text, no_links
from diagrams.drawing.style import LIGHT, STYLE, Theme
from diagrams.drawing.svg import finish
from diagrams.graphs.picture import Graph

_PINNED: Final = "graphviz-pure"
_SECONDS: Final = 120
_INSTALL: Final = (
    "install Graphviz (Debian and Ubuntu: apt install graphviz; macOS: brew install graphviz; "
    "Windows: winget install graphviz)"
)


class DrawingError(RuntimeError):
    """A picture could not be made; the message says why and what to do."""


class Format(StrEnum):
    """What a picture can be written as; the value is the file's suffix."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"


class Program(StrEnum):
    """Which program draws."""

    OWN = "own"
    """A ``dot`` on PATH where there is one, else the pinned program: for a user's own pictures."""
    PINNED = "pinned"
    """The pinned program alone: for pictures that must be the same bytes everywhere."""


def format_of(target: Path) -> Format:
    """Return the format that the file's suffix asks for.

    Raises:
        DrawingError: the suffix is none of them.
    """
    suffix = target.suffix.removeprefix(".").lower()
    if suffix not in set(Format):
        accepted = ", ".join(f".{each}" for each in Format)
        msg = f"cannot tell what to draw from the name {target.name!r}; end it in one of {accepted}"
        raise DrawingError(msg)
    return Format(suffix)


def save(
    graph: Graph, target: Path, *, program: Program = Program.OWN, theme: Theme = LIGHT, link: Link = no_links
) -> Path:
    """Return ``target`` after writing the picture to it, in the format of its suffix, whole or not at all.

    Raises:
        DrawingError: the suffix is unknown, no program can draw it, or the file cannot be written. Where a PDF cannot
            be made the picture's DOT stands beside it.
    """
    wanted = format_of(target)
    if wanted is Format.PDF and _on_path() is None:
        beside = target.with_suffix(".dot")
        _write(beside, dot_text(graph, theme=theme, link=link).encode())
        msg = (
            f"no program here can make a PDF: {_INSTALL}, then ask again; "
            f"the picture was written as DOT to {beside}, and an .svg or .png works without it"
        )
        raise DrawingError(msg)
    _write(target, picture(graph, wanted, program=program, theme=theme, link=link))
    return target


def picture(
    graph: Graph, wanted: Format, *, program: Program = Program.OWN, theme: Theme = LIGHT, link: Link = no_links
) -> bytes:
    """Return the picture as a file's content.

    Raises:
        DrawingError: no program can draw it, or the program failed.
    """
    source = dot_text(graph, theme=theme, link=link)
    if wanted is Format.DOT:
        return source.encode()
    drawn = run(source, wanted.value, _command(wanted, program))
    return finish(drawn, graph) if wanted is Format.SVG else drawn


def run(source: str, output: str, program: Path) -> bytes:
    """Return what the program makes of DOT text in one of Graphviz's output formats.

    Raises:
        DrawingError: the program is gone, took too long, or did not accept the text.
    """
    command: Sequence[str | os.PathLike[str]] = [program, *dot_command.command("dot", output)[1:]]
    if output == Format.PNG:
        command = [*command, f"-Gdpi={STYLE.dots_per_inch}"]
    try:
        done = execute.run_check(command, input=source.encode(), capture_output=True, quiet=True, timeout=_SECONDS)
    except ExecutableNotFound as missing:
        msg = f"the program {program} is not there; run make setup again, or {_INSTALL}"
        raise DrawingError(msg) from missing
    except (CalledProcessError, OSError, subprocess.TimeoutExpired) as failed:
        msg = f"{program} could not draw the picture: {failed}"
        raise DrawingError(msg) from failed
    drawn: bytes = done.stdout
    return drawn


def pinned() -> Path:
    """Return the path of the program that the wheel graphviz-pure installed.

    Raises:
        DrawingError: the wheel is not installed, or brought no program.
    """
    files: Sequence[importlib.metadata.PackagePath] = ()
    with suppress(importlib.metadata.PackageNotFoundError):
        files = importlib.metadata.files(_PINNED) or ()
    for entry in files:
        path = Path(str(entry.locate()))
        if path.stem == _PINNED and path.is_file():
            return path.resolve()
    msg = f"the package {_PINNED} is not installed; run make setup, or {_INSTALL}"
    raise DrawingError(msg)


def _on_path() -> Path | None:
    found = shutil.which("dot")
    return Path(found) if found else None


def _command(wanted: Format, program: Program) -> Path:
    own = _on_path() if program is Program.OWN or wanted is Format.PDF else None
    if own is None and wanted is Format.PDF:
        msg = f"no program here can make a PDF: {_INSTALL}"
        raise DrawingError(msg)
    return own or pinned()


def _write(target: Path, content: bytes) -> None:
    """Put the content in place of the file at once, so that a reader sees the old file or the new one."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as refused:
        msg = f"cannot write {target}: {refused.strerror}; name a folder that exists and may be written to"
        raise DrawingError(msg) from refused
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(target)
    except OSError as refused:
        unfinished.unlink(missing_ok=True)
        msg = f"cannot write {target}: {refused.strerror}"
        raise DrawingError(msg) from refused


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
