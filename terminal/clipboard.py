"""Copying a text: by the program of the platform's clipboard, and by the terminal itself where it takes OSC 52."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from typing import Final, TextIO

from terminal.page import is_terminal

_PROGRAMS: Final = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
    ("TERMUX_VERSION", ("termux-clipboard-set",)),
)
"""Programs that take what is copied on standard input, each with the variable of the desktop that it needs."""
_SECONDS: Final = 2
_LONGEST: Final = 74_994
"""Bytes that a terminal must take by OSC 52; some take no more."""


def copy(text: str, write: TextIO, environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return in which ways ``text`` was copied; that a terminal took it, nobody can know."""
    done = [program[0] for program in _programs(environ) if _taken(program, text)][:1]
    code = b64encode(text.encode())
    if is_terminal(write) and environ.get("TERM", "dumb") != "dumb" and len(code) <= _LONGEST:
        write.write(f"\x1b]52;c;{code.decode()}\x07")
        write.flush()
        done.append("the terminal (OSC 52)")
    return tuple(done)


def _programs(environ: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the programs that can reach a clipboard here."""
    if sys.platform in {"darwin", "win32"}:
        return (("pbcopy",) if sys.platform == "darwin" else ("clip",),)
    return tuple(program for needed, program in _PROGRAMS if environ.get(needed) and shutil.which(program[0]))


def _taken(program: tuple[str, ...], text: str) -> bool:
    """Return whether the program took the text; it has a moment for it, for some wait for a desktop that is gone."""
    try:
        ran = subprocess.run(  # noqa: S603 - one of the programs above
            program,
            input=text.encode("utf-16" if program[0].startswith("clip") else "utf-8"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ran.returncode == 0
