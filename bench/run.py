"""Every figure of the page on speed, side by side in one run: ``make bench`` writes it, ``bench-check`` compares.

It needs clipspy and zen-engine beside closeout, which ``make bench`` brings in an environment of their own.
"""

from __future__ import annotations

import json
import platform
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from pathlib import Path

from bench.growth import growth
from bench.many import batches
from bench.peers import BareExperta, Engine, clips_engine, experta_engine, zen_engine
from bench.sides import Ratio, first_question, many, process, ratio
from closeout.answers import Given
from closeout.desk import Desk
from engine.completions.consult import consult
from engine.one_case.machine import Machine

STORED = Path(__file__).with_name("measured.json")
WORSE = 1.2
CASES = 40
ROWS = 10_000_000


def main() -> int:
    """Measure; write the figures, or with ``--check`` return 1 where one got worse than the stored one by a fifth."""
    found = [*processes(), *consultations(), *batches(ROWS)]
    for each in found:
        sys.stdout.write(f"{each.ratio:8.2f}  (at most {each.goal:g})  {each.name}: {each.ours} / {each.beside}\n")
    if "--check" in sys.argv[1:]:
        stored = {each["name"]: each["ratio"] for each in json.loads(STORED.read_text("utf-8"))["ratios"]}
        worse = [each.name for each in found if each.ratio > WORSE * stored.get(each.name, each.ratio)]
        sys.stdout.write(f"worse than stored by a fifth or more: {', '.join(worse) or 'none'}\n")
        return bool(worse)
    where = {"machine": platform.machine(), "python": platform.python_version()}
    libraries = {name: version(name) for name in ("experta", "numpy", "clipspy", "zen-engine")}
    told = {
        **where,
        "libraries": libraries,
        "cases": CASES,
        "ratios": [asdict(each) for each in found],
        "growth": growth(),
    }
    STORED.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0


def processes() -> Iterator[Ratio]:
    """Yield the ratios of whole processes."""
    case = str(next(Path("kb/cases").glob("001-*.toml")))
    bare = process("python", "-c", "pass")
    importing = "importing experta and the language", process("python", "-c", "import engine.language._experta")[1]
    greeting = "import click; click.command()(lambda: click.echo(1)).main([])"
    click = "a word said with click", process("python", "-c", greeting)[1]
    json_advice = process("closeout", "advise", case, "--json")
    yield ratio("help", process("closeout", "--help"), click, 1.6)
    yield ratio("first question, plain lines", first_question("--plain"), importing, 2.5)
    yield ratio("first question, keys", first_question(), importing, 2.5)
    yield ratio("advice as JSON", json_advice, bare, 60)
    yield ratio("timeline", process("closeout", "draw", "timeline", "--text"), json_advice, 1.5)
    yield ratio("charts of the questions", process("closeout", "draw", "tree", "--text"), json_advice, 2.5)


def consultations() -> Iterator[Ratio]:
    """Yield the ratios of one consultation, after every engine was found to agree on every case."""
    desk = Desk()
    base, setting = desk.base, desk.table.outcomes[0].setting
    chance = random.Random(7)  # noqa: S311 - nothing is kept secret
    cases = [desk.table.cases.case(chance.randrange(desk.table.cases.size)) for _ in range(CASES)]
    full = [{**case, **setting} for case in cases]
    bare = experta_engine(base, BareExperta(base))
    ours = experta_engine(base, Machine(base))
    young, old = clips_engine(base, CASES), clips_engine(base, 10**9)
    rules = zen_engine(base)
    agree(full, bare, ours, young, old, rules)
    beside = "bare experta", many(bare, full)
    yield ratio("trace of a case", ("closeout's matcher", many(ours, full)), beside, 0.5, 5)
    yield ratio(
        "whole advice, both days", ("advise", many(lambda case: desk.advise(Given(case, {})), cases)), beside, 1.3, 5
    )
    yield ratio("answers looked up", ("consult", many(partial(consult, desk.table), cases)), beside, 1, 5)
    yield ratio("CLIPS, young", (f"an environment of {CASES} cases", many(young, full)), beside, 1, 5)
    many(old, full * 25)()
    yield ratio("CLIPS, old", ("an environment after 1,000 cases", many(old, full)), beside, 1, 5)
    yield ratio("ZEN", ("expressions", many(rules, full)), beside, 1, 5)
    yield ratio(
        "making the engine", ("closeout's", lambda: Machine(base)), ("experta's", lambda: BareExperta(base)), 0.5, 5
    )


def agree(cases: list[dict[str, str]], first: Engine, *others: Engine) -> None:
    """Stop where an engine says anything else than the first of any case."""
    for case in cases:
        for other in others:
            if first(case) != other(case):
                raise SystemExit(f"the engines differ on {case}")


if __name__ == "__main__":
    sys.exit(main())
