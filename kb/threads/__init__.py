"""What five forum threads claim: every post, paraphrased, with the claims and policies that it contradicts.

A claim's id is thread/post and a letter; a post that says one thing has no letter, and where a closer reading found
more in it, the first thing keeps the bare id and the rest go on with ``b``. Posts are counted from the opening
question, which is post 0. Later posts contradict earlier ones, as they were written; whether a contradiction holds is
computed (``engine.days.dispute``), never typed in here.
"""

from __future__ import annotations

from engine.language import Thread
from kb.threads.beyond_ability import BEYOND_ABILITY
from kb.threads.grown_terms import GROWN_TERMS
from kb.threads.low_score import LOW_SCORE
from kb.threads.never_begun import NEVER_BEGUN
from kb.threads.old_contracts import OLD_CONTRACTS

THREADS: tuple[Thread, ...] = (OLD_CONTRACTS, NEVER_BEGUN, GROWN_TERMS, BEYOND_ABILITY, LOW_SCORE)

__all__ = ["THREADS"]
