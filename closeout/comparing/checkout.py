"""Where a knowledge base to compare is: in a directory, or in a revision that git keeps, taken out to look at.

Nothing goes through a shell, and what could be read as an option of git's is refused.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Final

from closeout.errors import Failed
from engine.refusal import AnswerError

PACKAGE: Final = "kb"
_PATIENCE: Final = 60
"""Seconds that git may take."""


def located(named: str, folder: Path) -> Path:
    """Return the directory that holds the package ``kb`` of ``named``: itself, or ``folder`` with a revision taken out.

    Raises:
        AnswerError: it is neither, or has no such package.
        Failed: git is missing or does not answer.
    """
    if not named or named.startswith("-"):
        raise AnswerError(f"{named!r} is no revision and no directory; a directory of such a name is written ./{named}")
    if Path(named).is_dir():
        if not (Path(named) / PACKAGE / "__init__.py").is_file():
            raise AnswerError(f"the directory {named} holds no package {PACKAGE}; name the one above {PACKAGE}")
        return Path(named).resolve()
    return _taken_out(named, folder)


def _taken_out(revision: str, folder: Path) -> Path:
    """Return ``folder``, filled with the package as it is in ``revision``."""
    top = Path(_asked_git(Path.cwd(), "rev-parse", "--show-toplevel", failing=_no_checkout(revision)).decode().strip())
    unknown = f"{revision!r} is neither a directory nor a revision that git knows here; `git log` lists revisions"
    commit = _asked_git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", failing=unknown)
    missing = f"the revision {revision!r} has no package {PACKAGE}"
    content = _asked_git(top, "archive", "--format=zip", commit.decode().strip(), PACKAGE, failing=missing)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    if not (folder / PACKAGE / "__init__.py").is_file():
        raise AnswerError(missing)
    return folder


def _no_checkout(revision: str) -> str:
    return f"{revision!r} is no directory, and here is no git checkout to look for a revision; go there, or name one"


def _asked_git(place: Path, *arguments: str, failing: str) -> bytes:
    """Return what git answers in ``place``.

    Raises:
        AnswerError: git refuses; the message is ``failing``.
        Failed: git is missing or too slow.
    """
    try:
        ran = subprocess.run(  # noqa: S603 - a fixed command; the arguments are checked above
            ["git", "-C", str(place), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        raise Failed("git was not found, and revisions are read with it; install it, or name two directories") from None
    except subprocess.TimeoutExpired:
        raise Failed(f"git did not answer within {_PATIENCE} seconds; name two directories instead") from None
    if ran.returncode:
        raise AnswerError(failing)
    return ran.stdout
