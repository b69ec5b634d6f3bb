"""A case that no answer fitted, kept so that it can be decided: the answers there are, and the person's own sentence.

It is a partial case of the knowledge base: in its folder of those the check names it as one that is to be decided.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from closeout.answers import UNDECIDED
from closeout.files import save_private
from closeout.kept.folder import case_place
from engine.refusal import AnswerError

_LONGEST = 300


def keep_undecided(name: str, answers: Mapping[str, str], facts: Sequence[str], sentence: str) -> Path:
    """Return the file of the case beside the contract ``name``, in which no answer fitted these ``facts``.

    Nothing else is in it: neither numbers, nor names, nor days.

    Raises:
        AnswerError: the sentence is none that fits on a line.
        Failed: the file cannot be written.
    """
    words = " ".join(sentence.split())
    if not words.isprintable() or len(words) > _LONGEST:
        raise AnswerError(f"a sentence is up to {_LONGEST} printable characters")
    told = (f"{fact} = {json.dumps(value)}" for fact, value in answers.items())
    title = json.dumps(words, ensure_ascii=False)
    lines = [f"title = {title}", f"{UNDECIDED} = {json.dumps([*facts])}", "", "[answers]", *told]
    place = case_place(name)
    save_private(place, "\n".join(lines) + "\n", "the case")
    return place
