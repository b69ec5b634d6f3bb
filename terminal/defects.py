"""What is said and kept of a mistake in closeout itself, so that it can be reported and mended."""

from __future__ import annotations

import platform
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from closeout.errors import Failed
from closeout.files import home, save_private
from engine.refusal import AnswerError

NAME: Final = "defect.txt"


def told(error: Exception) -> str:
    """Return what to say of a defect, after writing its full text into the user's folder."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    first = next(iter(str(error).splitlines()), "")
    what = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}: {first}"
    return f"this is a mistake in closeout, not in what you did ({what}). Please report it; {_kept(error)}"


def _kept(error: Exception) -> str:
    """Return where the full text is, or why it could not be written."""
    try:
        place = home() / NAME
        save_private(place, _system() + "".join(traceback.format_exception(error)), "the full text")
    except (AnswerError, Failed) as failed:
        return str(failed)
    return f"the full text is in {place}"


def release() -> str:
    """Return which closeout it is."""
    try:
        return version("closeout")
    except PackageNotFoundError:
        return "that is not installed"


def _system() -> str:
    """Return which closeout it is, and what it runs on."""
    return f"closeout {release()}, Python {platform.python_version()}, {platform.platform()}\n\n"
