"""A progress bar on standard error for work that takes minutes: one line redrawn, or a line now and then in a log."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from terminal.page import is_terminal

_WIDTH = 30
_REDRAW = 0.2
_LOG = 30.0


class Progress:
    """Counts ``done`` of ``total``; used in a ``with``."""

    def __init__(self, what: str, total: int, done: int = 0) -> None:
        self.what, self.total, self.done = what, total, done
        self._start = time.monotonic()
        self._began_with = done
        self._shown = 0.0
        self._redraws = is_terminal(sys.stderr)

    def __enter__(self) -> Self:
        """Show where it begins."""
        self._show()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Show where it ended."""
        self._show()
        if self._redraws:
            sys.stderr.write("\n")

    def advance(self, count: int) -> None:
        """Count on, and show it now and then."""
        self.done += count
        if time.monotonic() - self._shown > (_REDRAW if self._redraws else _LOG):
            self._show()

    def _show(self) -> None:
        now = self._shown = time.monotonic()
        share = self.done / self.total if self.total else 1.0
        since = self.done - self._began_with
        left = f", {(now - self._start) / since * (self.total - self.done) / 60:.0f} minutes left" if since else ""
        full = int(share * _WIDTH)
        line = f"[{'#' * full}{'.' * (_WIDTH - full)}] {self.done:,} of {self.total:,} {self.what}{left}"
        sys.stderr.write(f"\r\x1b[K{line}" if self._redraws else f"{line}\n")
        sys.stderr.flush()
