"""Counterexamples of the proof as files to replay: each an answers file for ``closeout advise``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from closeout.errors import to_type
from closeout.files import write_whole
from engine.proof import Counterexample, Failure


def write_counterexamples(failures: Sequence[Failure], out: Path) -> dict[int, Path]:
    """Return the file of each failure's counterexample, by the failure's place, having written them all."""
    out.mkdir(parents=True, exist_ok=True)
    written = {}
    for number, failure in enumerate(failures):
        if failure.example is not None:
            path = out / f"{number + 1:03d}.toml"
            write_whole(path, counterexample_toml(failure.problem, failure.example))
            written[number] = path
    return written


def counterexample_toml(problem: str, example: Counterexample) -> str:
    """Return the counterexample as an answers file for ``closeout advise``."""
    policies = ", ".join(f"{name} {value}" for name, value in example.policies.items())
    lines = [
        f"# Replay with: {to_type('advise', 'FILE', '--as-of', str(example.day))}",
        f"# Policies: {policies}",
        f"title = {json.dumps(problem, ensure_ascii=False)}",
        "",
        "[answers]",
        *(f"{name} = {json.dumps(value)}" for name, value in example.answers.items()),
    ]
    return "\n".join(lines) + "\n"
