"""A small knowledge base of awkward knots: what the weather of ``tests.engine.toy`` has none of.

Two facts tied by constraints, so that neither decides anything alone; a question that applies on two grounds; refining
facts that apply only after one another; a step that some refining answer always brings; cautions that rest on a step
that waits for an answer, and on its absence; and two policies that matter only together.
"""

from __future__ import annotations

from datetime import date

from engine.language import (
    IN_FORCE,
    NOT,
    NOT_IN_FORCE,
    NOTHING,
    ActionText,
    Asked,
    Candidate,
    Caution,
    CautionText,
    Chosen,
    Claim,
    Concern,
    Confidence,
    Constraint,
    Derived,
    Fact,
    InForce,
    Kind,
    Knowledge,
    L,
    Phase,
    Policy,
    Reversible,
    Step,
    StepText,
    Thread,
    rule,
)
from engine.language.facts import Where

CITES = ("1/1",)


def _asked(values: str, *applies: Where, refining: bool = False, events: tuple[str, ...] = ()) -> Asked:
    named = {value: value for value in values.split()}
    return Asked("Which?", named, help="This one.", look="Here.", applies=applies, refining=refining, events=events)


class Knot(Fact):
    """What is asked."""

    start = _asked("yes no")
    left = _asked("off on")
    right = _asked("off on", events=("on",))
    depth = _asked("low mid high", {"start": ("yes",)})
    either = _asked("one two", {"left": ("on",)}, {"depth": ("high",)}, events=("two",))
    first = _asked("a b c", {"start": ("yes",)}, refining=True, events=("b",))
    second = _asked("u v", {"first": ("a",), "depth": ("low", "high")}, refining=True, events=("u",))
    third = _asked("m n", refining=True)
    fourth = _asked("x y", {"first": ("b",)}, refining=True)


class Day(Fact):
    """What the day prescribes."""

    red = InForce("red")
    blue = InForce("blue")


class Sum(Fact):
    """What follows."""

    tight = Derived("how tight it is", {"tight": "tight", "loose": "loose"})


@rule(Knot(left="on", right="on"), then=Sum(tight="tight"), cites=CITES)
def tight_on_both_sides() -> None:
    """Both sides hold."""


@rule(Knot(left="off"), then=Sum(tight="loose"), cites=CITES)
def loose_on_the_left() -> None:
    """One side is enough to loosen it."""


@rule(Sum(tight="tight"), then=Candidate(action="wait"), concern="knots", cites=CITES)
def wait_while_tight() -> None:
    """What is tight wants patience."""


@rule(
    Sum(tight="loose"),
    Knot(depth=~L("low")),
    Knot(either="two"),
    then=Candidate(action="cut"),
    concern="knots",
    overrides=("pull_when_loose",),
    cites=CITES,
)
def cut_deep_knots() -> None:
    """What is deep and double is cut."""


@rule(Sum(tight="loose"), then=Candidate(action="pull"), concern="knots", cites=CITES)
def pull_when_loose() -> None:
    """What is loose is pulled."""


@rule(Knot(start="no"), Day(red=IN_FORCE, blue=NOT_IN_FORCE), then=Candidate(action="wait"), concern="law", cites=CITES)
def wait_on_a_red_day() -> None:
    """On a red day nobody begins."""


@rule(Chosen(action="wait"), Knot(first="a"), then=Step(name="sit"), cites=CITES)
def sit_on_a() -> None:
    """Sit."""


@rule(Chosen(action="wait"), Knot(first=L("b") | L("c")), then=Step(name="sit"), cites=CITES)
def sit_on_the_others() -> None:
    """Sit as well."""


@rule(Chosen(action="wait"), Knot(depth="high"), then=Step(name="sit"), cites=CITES)
def sit_when_deep() -> None:
    """Sit whatever else."""


@rule(Chosen(action=L("wait") | L("pull")), Knot(second="u"), then=Step(name="soak"), cites=CITES)
def soak_it() -> None:
    """Soak it."""


@rule(Chosen(action="pull"), Knot(depth="mid"), then=Step(name="soak"), cites=CITES)
def soak_it_anyway() -> None:
    """Soak it whatever else."""


@rule(Chosen(action="cut"), Knot(third="m"), Knot(first="b"), then=Step(name="sharpen"), cites=CITES)
def sharpen_first() -> None:
    """Sharpen the knife."""


@rule(Chosen(action=~L("wait")), Knot(fourth="x"), then=Step(name="knead"), cites=CITES)
def knead_it() -> None:
    """Knead it."""


@rule(Chosen(action="cut"), then=Step(name="aim"), cites=CITES)
def take_aim() -> None:
    """Look before you cut."""


@rule(Chosen(action=~L("cut")), NOT(Step(name="soak")), then=Caution(name="dry"), cites=CITES)
def dry_without_soaking() -> None:
    """Unsoaked it stays dry."""


@rule(Step(name=L("soak") | L("aim")), Knot(third="n"), then=Caution(name="wet"), cites=CITES)
def wet_when_soaked() -> None:
    """Soaked or aimed at, it gets wet."""


@rule(Step(name="sit"), Knot(third=L("m") | L("n")), then=Caution(name="stiff"), cites=CITES)
def stiff_from_sitting() -> None:
    """Who sits gets stiff."""


def _action(name: str, reversible: Reversible) -> ActionText:
    return ActionText(name, name, name, "stays", reversible, "Nothing.", presumes=NOTHING)


KNOWLEDGE = Knowledge(
    name="knots",
    facts=(Knot, Day, Sum),
    first="start",
    rules=(
        tight_on_both_sides,
        loose_on_the_left,
        wait_while_tight,
        cut_deep_knots,
        pull_when_loose,
        wait_on_a_red_day,
        sit_on_a,
        sit_on_the_others,
        sit_when_deep,
        soak_it,
        soak_it_anyway,
        sharpen_first,
        knead_it,
        take_aim,
        dry_without_soaking,
        wet_when_soaked,
        stiff_from_sitting,
    ),
    concerns=(
        Concern("law", "The law", "It comes first.", CITES),
        Concern("knots", "The knot", "What is left.", CITES),
    ),
    constraints=(
        Constraint("left-needs-right", {"left": ("on",), "right": ("off",)}, "One does not hold alone."),
        Constraint("right-needs-left", {"left": ("off",), "right": ("on",)}, "Nor does the other."),
    ),
    actions=(
        _action("cut", Reversible.NOT),
        _action("pull", Reversible.PARTLY),
        _action("wait", Reversible.FREELY),
    ),
    steps=(
        StepText("sit", Phase.AFTER, "Sit.", presumes=NOTHING),
        StepText("soak", Phase.FIRST, "Soak it.", presumes=NOTHING),
        StepText("sharpen", Phase.FIRST, "Sharpen the knife.", presumes=NOTHING),
        StepText("knead", Phase.TELL, "Knead it.", presumes=NOTHING),
        StepText("aim", Phase.ACT, "Take aim.", presumes=NOTHING),
    ),
    cautions=(
        CautionText("dry", "It is dry.", presumes=NOTHING),
        CautionText("wet", "It is wet.", presumes=NOTHING),
        CautionText("stiff", "It is stiff.", presumes=NOTHING),
    ),
    principles=(),
    threads=(Thread("1", "Knots", "How?", (Claim("1/1", "Thus.", Kind.ADVICE),)),),
    policies=(
        Policy("red", "Red days.", ("Almanac",), Confidence.LOW, unused="It serves as a fact."),
        Policy("blue", "Blue days.", ("Almanac",), Confidence.LOW, unused="It serves as a fact."),
    ),
    numbers=(),
    texts=(),
    earliest=date(2005, 1, 1),
    days={},
)
