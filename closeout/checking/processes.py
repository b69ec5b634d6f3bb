"""Work spread over several processes, which leave Ctrl-C to the one that started them."""

from __future__ import annotations

import multiprocessing
import signal
from multiprocessing.pool import Pool


def pool(jobs: int) -> Pool:
    """Return ``jobs`` processes to hand work to, for use in a ``with``."""
    return multiprocessing.Pool(jobs, signal.signal, (signal.SIGINT, signal.SIG_IGN))
