"""The picture of the inference: saved, opened, or told as text; the only place that asks for drawings."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from engine.base import Base
from terminal.advice import Advice
from terminal.exits import Failed, Refused
from terminal.report import day_words


def draw(base: Base, advice: Advice, target: Path) -> Path:
    """Return ``target`` after drawing the inference path to it, in the format of its suffix.

    Raises:
        Failed: no program can draw it, or the file cannot be written.
    """
    from diagrams.draw import DrawingError, save  # noqa: PLC0415 - networkx is large, and few runs draw
    from diagrams.path import path_graph  # noqa: PLC0415 - likewise

    try:
        return save(path_graph(base, advice.trace, day=day_words(advice)), target)
    except DrawingError as error:
        raise Failed(str(error)) from None


def check_target(target: str) -> Path:
    """Return the path to draw to, refused before anything is asked where its suffix says no format.

    Raises:
        Refused: the suffix is none of a picture's.
    """
    from diagrams.draw import DrawingError, format_of  # noqa: PLC0415 - likewise

    try:
        format_of(Path(target))
    except DrawingError as error:
        raise Refused(str(error)) from None
    return Path(target).expanduser()


def told(base: Base, advice: Advice, width: int) -> str:
    """Return the inference path as a text tree."""
    from diagrams.path import path_graph  # noqa: PLC0415 - likewise
    from diagrams.text import text_tree  # noqa: PLC0415 - likewise

    return text_tree(path_graph(base, advice.trace, day=day_words(advice)), width=width)


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
