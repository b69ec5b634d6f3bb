"""The one place that starts a program: a picture as the content of a file in any of its formats.

Two programs can draw. A ``dot`` on PATH is the user's own Graphviz; the wheel graphviz-pure comes with the project,
at one version and with its own fonts, so its pictures are the same bytes on every machine. It has no PDF.
"""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from diagrams.drawing.dot import Link, dot_text, no_links
from diagrams.drawing.exchange import json_text, mermaid_text
from diagrams.drawing.style import LIGHT, STYLE, Theme
from diagrams.drawing.svg import finish
from diagrams.graphs.picture import Graph
from engine.refusal import AnswerError

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
    MMD = "mmd"
    JSON = "json"


_TEXTS: Final = {Format.MMD: mermaid_text, Format.JSON: json_text}
"""Formats that need no program and know no colours of their own."""


def format_of(target: Path) -> Format:
    """Return the format that the file's suffix asks for.

    Raises:
        AnswerError: the suffix is none of them.
    """
    suffix = target.suffix.removeprefix(".").lower()
    if suffix not in set(Format):
        accepted = ", ".join(f".{each}" for each in Format)
        raise AnswerError(f"cannot tell what to draw from the name {target.name!r}; end it in one of {accepted}")
    return Format(suffix)


def picture(graph: Graph, wanted: Format, *, theme: Theme = LIGHT, link: Link = no_links) -> bytes:
    """Return the picture as a file's content.

    Raises:
        DrawingError: no program can draw it, or the program failed.
    """
    if wanted in _TEXTS:
        return _TEXTS[wanted](graph).encode("utf-8", "replace")
    source = dot_text(graph, theme=theme, link=link)
    if wanted is Format.DOT:
        return source.encode()
    drawn = run(source, wanted.value, _command(wanted), placed(graph))
    return finish(drawn, graph, theme) if wanted is Format.SVG else drawn


def placed(graph: Graph) -> tuple[str, ...]:
    """Return what tells the program to keep the positions that a picture gives; nothing where it gives none."""
    return ("-Kneato", "-n2") if graph.graph["column"] or graph.graph["spans"] else ()


def run(source: str, output: str, program: Path, options: Sequence[str] = ()) -> bytes:
    """Return what the program makes of DOT text in one of Graphviz's output formats.

    Raises:
        DrawingError: the program is gone, took too long, or did not accept the text.
    """
    command = [str(program), f"-T{output}", *options]
    if output == Format.PNG:
        command.append(f"-Gdpi={STYLE.dots_per_inch}")
    try:
        done = subprocess.run(command, input=source.encode(), capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise DrawingError(f"the program {program} is not there; run make setup again, or {_INSTALL}") from None
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise DrawingError(f"{program} could not draw the picture: {failed}") from failed
    if done.returncode:
        raise DrawingError(f"{program} could not draw the picture: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


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
    raise DrawingError(f"the package {_PINNED} is not installed; run make setup, or {_INSTALL}")


def _on_path() -> Path | None:
    found = shutil.which("dot")
    return Path(found) if found else None


def _command(wanted: Format) -> Path:
    own = None if wanted is Format.SVG else _on_path()
    if own is None and wanted is Format.PDF:
        raise DrawingError(f"no program here can make a PDF: {_INSTALL}; an .svg or .png works without it")
    return own or pinned()
