"""Where the prior and the plan of questions are kept, and how the plan is made anew.

The plan is shipped because making it takes seconds. One that was made for other knowledge, another prior or other
rules of the day is not used: the interview then asks the most informative question that matters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import kb
from closeout import shared
from closeout.desk import FORUM
from closeout.files import write_whole
from engine.all_cases.prior import Prior, mistakes
from engine.base import Base
from engine.days.calendar import day, settings, stretches
from engine.proof.report import Failure, Property, Report

if TYPE_CHECKING:
    from engine.all_cases.outcome import Setting
    from engine.questions.plan import QuestionPlan

PLAN = "questions.json"


def stated_prior(base: Base) -> Prior:
    """Return the prior of ``kb/prior.toml``.

    Raises:
        ValueError: it does not fit the base; the message names each mistake.
    """
    return Prior.of(base, stated())


def stated() -> dict[str, object]:
    """Return what ``kb/prior.toml`` states, as it stands there."""
    return tomllib.loads(resources.files("kb").joinpath("prior.toml").read_text("utf-8"))


def fitting(base: Base) -> Report:
    """Return what keeps the prior from being one for the base, and the plan of questions where it is out of date."""
    try:
        wrong = mistakes(base, stated())
        if not wrong and shipped_plan(base, settings_of_plan(base)) is None:
            wrong = [f"kb/{PLAN} is missing, or was made for other knowledge, another prior or other rules of the day"]
    except ValueError as error:
        wrong = [f"the prior or the plan of questions cannot be read: {error}"]
    return Report({}, tuple(Failure(Property.QUESTIONS, f"{text}; after that: make kb") for text in wrong))


def shipped_plan(base: Base, settings: Sequence[Setting]) -> QuestionPlan | None:
    """Return the shipped plan of questions if it is one for this base and these settings, else ``None``."""
    from engine.questions.plan import QuestionPlan, fingerprint

    place = resources.files("kb").joinpath(PLAN)
    if not place.is_file():
        return None
    plan = QuestionPlan.heard(place.read_text("utf-8"))
    return plan if plan.fingerprint == fingerprint(base, settings, stated_prior(base)) else None


def settings_of_plan(base: Base) -> tuple[Setting, ...]:
    """Return the settings that a plan is made for: those of the latest stretch of days, and the forum's."""
    latest = stretches(base)[-1].start
    return settings(base, day(base, latest.isoformat(), latest), day(base, FORUM, latest))


def make() -> str:
    """Return the plan for the knowledge base as it is, as it is kept."""
    from engine.questions.plan import planned

    base = shared.base()
    return planned(shared.table(base, settings_of_plan(base)), stated_prior(base)).told()


def write_plan() -> Path:
    """Return where the plan of questions is, once it was made anew for the knowledge base as it is."""
    place = Path(kb.__file__).with_name(PLAN)
    write_whole(place, make())
    return place
