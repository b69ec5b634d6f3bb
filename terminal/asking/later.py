"""The guide that is not there yet: the table is built while the user reads the first question.

Building it takes a moment and a large import, and the first question needs neither.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer
from typing import Any, Final

from engine.interview.dialogue import Guide

_SECONDS_TO_SHOW: Final = 0.3
"""Building at once would compete with showing the first question."""


class LaterGuide:
    """A guide made by ``build`` when it is first needed, or before that in the background by ``start``."""

    def __init__(self, build: Callable[[], Guide]) -> None:
        self._build = build
        self._lock = Lock()
        self._guide: Guide | None = None

    def start(self) -> None:
        """Begin to build soon; an error is raised by the first question that needs the guide."""
        timer = Timer(_SECONDS_TO_SHOW, self._try)
        timer.daemon = True
        timer.start()

    def ready(self) -> Guide:
        """Return the guide, waiting for it where it is being built."""
        with self._lock:
            if self._guide is None:
                self._guide = self._build()
            return self._guide

    def __getattr__(self, method: str) -> Callable[..., Any]:
        """Return what calls this method of the guide, which is waited for when it is called and not before."""
        return lambda *given: getattr(self.ready(), method)(*given)  # noqa: PLW0108 - naming a method waits for nothing

    def _try(self) -> None:
        """Build in the background; what goes wrong goes wrong again, and is told, where the guide is needed."""
        with suppress(Exception):
            self.ready()
