"""Work spread over several processes, which leave it to the one that started them when to end."""

from __future__ import annotations

import multiprocessing
import signal
from multiprocessing.pool import Pool


def pool(jobs: int) -> Pool:
    """Return ``jobs`` processes to hand work to, for use in a ``with``."""
    return multiprocessing.Pool(jobs, _end_when_told)


def _end_when_told() -> None:
    """Leave Ctrl-C and a terminal that goes away to the process that started this one, and end when that says so."""
    for name in ("SIGINT", "SIGHUP"):
        signal.signal(getattr(signal, name, signal.SIGINT), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
