"""The guide that is not there yet: the table is built while the user reads the first question.

Building it takes a moment and a large import, and the first question needs neither.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from threading import Lock, Timer
from typing import Final

from engine.interview.dialogue import Guide, Remaining, Why

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

    def possible(self, answers: Mapping[str, str]) -> bool:
        """Return whether any case fits ``answers``."""
        return self.ready().possible(answers)

    def next_question(self, answers: Mapping[str, str], unknown: Collection[str]) -> str | None:
        """Return the question to ask now, or ``None`` when no answer can change the advice."""
        return self.ready().next_question(answers, unknown)

    def together(self, answers: Mapping[str, str], unknown: Collection[str], fact: str) -> tuple[str, ...]:
        """Return the facts to ask for in one list with ``fact``, itself among them; none where it is asked alone."""
        return self.ready().together(answers, unknown, fact)

    def certain(self, answers: Mapping[str, str]) -> str | None:
        """Return the action that is certain, whatever else is answered."""
        return self.ready().certain(answers)

    def remaining(self, answers: Mapping[str, str], unknown: Collection[str], asking: str) -> Remaining | None:
        """Return how many questions are still to come after ``asking``."""
        return self.ready().remaining(answers, unknown, asking)

    def why(self, answers: Mapping[str, str], unknown: Collection[str], fact: str) -> Why:
        """Return what the answer to ``fact`` would decide."""
        return self.ready().why(answers, unknown, fact)

    def _try(self) -> None:
        """Build in the background; what goes wrong goes wrong again, and is told, where the guide is needed."""
        with suppress(Exception):
            self.ready()
