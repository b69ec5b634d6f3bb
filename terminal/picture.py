"""The picture of the inference: saved, opened, or told as text; the only place that asks for drawings."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from closeout.advice import Both
from closeout.desk import Desk
from closeout.errors import Failed
from closeout.files import path_of, write_whole

if TYPE_CHECKING:
    from diagrams.drawing.style import Theme
    from diagrams.graphs.picture import Graph


def draw(desk: Desk, both: Both, target: Path, *, private: bool = False) -> Path:
    """Return ``target`` after drawing the inference path to it, as one picture, in the format of its suffix.

    A new file is the user's alone where it is ``private``.

    Raises:
        Failed: no program can draw it, or the file cannot be written.
    """
    from closeout.pictures import path_of
    from diagrams.drawing.style import LIGHT

    (place,) = saved([path_of(desk.table, both)], target, LIGHT, private=private)
    return place


def saved(graphs: Sequence[Graph], target: Path, theme: Theme, *, private: bool = False) -> tuple[Path, ...]:
    """Return the files after drawing one picture to ``target``, or several to numbered files beside it.

    Raises:
        Failed: no program can draw them, or a file cannot be written; all are tried. Where a PDF cannot be made, the
            picture's DOT stands beside it, unless a file of that name does.
    """
    from closeout.pictures import drawn
    from diagrams.drawing.draw import Format, format_of

    wanted = format_of(target)
    places = numbered(target, len(graphs))
    errors = []
    for graph, place in zip(graphs, places, strict=True):
        try:
            write(place, drawn(graph, wanted, theme=theme), private=private)
        except Failed as error:
            errors.append(str(error))
            beside = place.with_suffix(".dot")
            if wanted is Format.PDF and not beside.exists():
                write(beside, drawn(graph, Format.DOT, theme=theme))
                errors[-1] += f"; as DOT the picture is in {beside}"
    if errors:
        others = f"; and {len(errors) - 1} more like it" if len(errors) > 1 else ""
        raise Failed(f"{errors[0]}{others}")
    return places


def numbered(target: Path, count: int) -> tuple[Path, ...]:
    """Return where so many pictures go: to ``target`` if it is one, else to files beside it, numbered from 1."""
    if count == 1:
        return (target,)
    return tuple(target.with_stem(f"{target.stem}-{number}") for number in range(1, count + 1))


def write(place: Path, content: bytes, *, private: bool = False) -> None:
    """Put the content in place of the file at once.

    Raises:
        Failed: it cannot be written.
    """
    try:
        write_whole(place, content, private=private)
    except OSError as error:
        why = f"{error.strerror}; name a folder that exists and may be written to"
        raise Failed(f"cannot write {place}: {why}") from None


def where(paths: Sequence[Path]) -> str:
    """Return in words where a picture is, and that it was split where it has several files."""
    if len(paths) == 1:
        return f"The picture is in {paths[0]}."
    return f"It is split into {len(paths)} pictures, {paths[0]} to {paths[-1].name}."


def check_target(target: str) -> Path:
    """Return the path to draw to, refused before anything is asked where its suffix says no format.

    Raises:
        AnswerError: the suffix is none of a picture's.
    """
    from diagrams.drawing.draw import format_of

    place = path_of(target)
    format_of(place)
    return place


def told(desk: Desk, both: Both, width: int) -> str:
    """Return the inference path as a text tree."""
    from closeout.pictures import path_of
    from diagrams.graphs.text import text_tree

    return text_tree(path_of(desk.table, both), width=width)


def open_picture(path: Path) -> bool:
    """Return whether a program of the desktop was started to show the picture."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            os.startfile(path)  # noqa: S606
            return True
        return False
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None or not (
        sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    with contextlib.suppress(OSError):
        # the viewer outlives this program, and what it prints is its own business
        subprocess.Popen(  # noqa: S603
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return True
    return False
