"""What to wear in the weather: a small knowledge base for testing the engine, with one of everything in it.

It has deciding facts with nested applicability and alternatives, a constraint, a refining fact, events in facts of
both kinds, two policies that decide something (one with a stretch in which its state is not known), findings with a
``NOT``, four concerns, an override, steps, cautions, claims that attack each other, and principles. Exactly one action
survives in every possible case. Every citation is the only one of its rule or of its source, so that none can go
unnoticed.
"""

from __future__ import annotations

from datetime import date

from engine.language import (
    IN_FORCE,
    NOT,
    NOTHING,
    ActionText,
    Asked,
    Attack,
    Candidate,
    Caution,
    CautionText,
    Chosen,
    Claim,
    Concern,
    Confidence,
    Constraint,
    Derived,
    Estimate,
    Estimator,
    Fact,
    InForce,
    Inputs,
    Kind,
    Knowledge,
    L,
    Monotone,
    Number,
    Phase,
    Policy,
    Principle,
    Reversible,
    Step,
    StepText,
    Text,
    Thread,
    given,
    rule,
)

OUT = {"going": ("out",)}
WET = L("drizzle") | L("pouring")


class Outing(Fact):
    """Where one is going, and how."""

    going = Asked(
        "Are you going out?",
        {"out": "yes, out", "in": "no, staying in"},
        help="A balcony counts as in.",
        look="At the door.",
        change="you",
    )
    transport = Asked(
        "How do you travel?",
        {"foot": "on foot", "bike": "by bike", "car": "by car"},
        help="For most of the way.",
        look="In the shed.",
        applies=(OUT,),
        change="you",
    )


class Sky(Fact):
    """The weather."""

    rain = Asked(
        "Does it rain?",
        {"none": "no", "drizzle": "a little", "pouring": "heavily"},
        help="Over the next hour.",
        look="Out of the window.",
        applies=(OUT,),
        change="time",
        events=("pouring",),
    )
    wind = Asked(
        "Is it windy?",
        {"calm": "no", "strong": "yes"},
        help="Strong wind bends branches.",
        look="At the trees.",
        applies=(OUT,),
        change="time",
        events=("strong",),
    )
    heat = Asked(
        "How warm is it?",
        {"freezing": "below zero", "mild": "in between", "hot": "above 25 degrees"},
        help="In the shade.",
        look="On the thermometer.",
        applies=(OUT,),
        change="time",
    )


class Kit(Fact):
    """What is at hand."""

    umbrella = Asked(
        "Is there an umbrella?",
        {"yes": "yes", "no": "no"},
        help="A parasol counts.",
        look="In the stand.",
        applies=(
            {"transport": ("foot",), "rain": ("drizzle", "pouring")},
            {"transport": ("foot",), "heat": ("hot",)},
        ),
        change="you",
    )
    glasses = Asked(
        "Do you wear glasses?",
        {"glasses": "yes", "none": "no"},
        help="Not lenses.",
        look="On your nose.",
        applies=(OUT,),
        refining=True,
        events=("glasses",),
    )


class Law(Fact):
    """What the town prescribes on the day."""

    helmet_law = InForce("helmet-law")
    car_free = InForce("car-free-town")


class Body(Fact):
    """What the weather does to one."""

    soaking = Derived("how wet one gets", {"dry": "dry", "damp": "damp", "soaked": "soaked"}, ordered=True)
    sheltered = Derived("what keeps the rain off", {"umbrella": "an umbrella"})
    chill = Derived("how cold it feels", {"bitter": "bitterly cold"})


@rule(Outing(going="in"), then=Body(soaking="dry"), cites=("1/1 a",))
def dry_indoors() -> None:
    """A roof keeps the rain off."""


@rule(Outing(transport="car"), then=Body(soaking="dry"), cites=("1/1 b",))
def dry_in_a_car() -> None:
    """A car has a roof too."""


@rule(Outing(transport=~L("car")), Sky(rain="none"), then=Body(soaking="dry"), cites=("1/1 a",))
def dry_without_rain() -> None:
    """Where nothing falls nobody gets wet."""


@rule(Outing(transport=~L("car")), Sky(rain="drizzle"), then=Body(soaking="damp"), cites=("1/2 a",))
def damp_in_drizzle() -> None:
    """A drizzle takes its time."""


@rule(Outing(transport=~L("car")), Sky(rain="pouring"), then=Body(soaking="soaked"), cites=("1/2 a",))
def soaked_when_it_pours() -> None:
    """Heavy rain gets through anything soon."""


@rule(Kit(umbrella="yes"), Sky(wind="calm"), Sky(rain=WET), then=Body(sheltered="umbrella"), cites=("1/2 b",))
def umbrella_holds_in_calm_air() -> None:
    """An umbrella works until the wind turns it."""


@rule(Sky(heat="freezing", wind="strong"), then=Body(chill="bitter"), cites=("2/1",))
def wind_chills() -> None:
    """Wind makes cold air feel colder."""


@rule(
    Outing(transport="bike"),
    Law(helmet_law=IN_FORCE),
    then=Candidate(action="helmet"),
    concern="law",
    cites=("helmet-law",),
)
def helmet_is_prescribed() -> None:
    """Where a helmet is the law there is nothing to weigh."""


@rule(
    Outing(transport="car"),
    Law(car_free=IN_FORCE),
    then=Candidate(action="stay"),
    concern="law",
    cites=("car-free-town",),
)
def cars_are_banned() -> None:
    """A trip that may not be made is not made."""


@rule(
    Outing(transport="bike"),
    Sky(rain="pouring", wind="strong"),
    then=Candidate(action="stay"),
    concern="safety",
    cites=("2/0 b",),
)
def no_cycling_in_a_storm() -> None:
    """A bike is blown over in a storm."""


@rule(
    Body(soaking=L("damp") | L("soaked")),
    NOT(Body(sheltered="umbrella")),
    then=Candidate(action="raincoat"),
    concern="rain",
    cites=("1/3",),
)
def raincoat_against_rain() -> None:
    """What nothing else keeps off, a raincoat does."""


@rule(
    Body(soaking="damp"),
    Sky(heat="hot"),
    then=Candidate(action="shirt"),
    concern="rain",
    overrides=("raincoat_against_rain",),
    cites=("1/4",),
)
def drizzle_dries_in_the_heat() -> None:
    """In the heat a damp shirt is dry again before a raincoat is buttoned."""


@rule(Outing(going="in"), then=Candidate(action="slippers"), concern="warmth", cites=("1/1 a",))
def slippers_indoors() -> None:
    """At home comfort is all."""


@rule(Sky(heat="freezing"), then=Candidate(action="coat"), concern="warmth", cites=("2/1",))
def coat_in_the_cold() -> None:
    """Below zero only a coat keeps warm."""


@rule(Sky(heat=~L("freezing")), then=Candidate(action="shirt"), concern="warmth", cites=("2/2",))
def shirt_is_enough() -> None:
    """Above zero nobody freezes who keeps moving."""


@rule(Chosen(action="raincoat"), then=Step(name="hood"), cites=("1/3",))
def put_the_hood_up() -> None:
    """Rain falls on the head first."""


@rule(Chosen(action=L("coat") | L("helmet")), Body(chill="bitter"), then=Step(name="scarf"), cites=("2/1",))
def wrap_up_in_bitter_cold() -> None:
    """The throat feels the wind most."""


@rule(Chosen(action="raincoat"), Kit(glasses="glasses"), then=Step(name="wipe"), cites=("1/5",))
def take_a_cloth() -> None:
    """Wet glasses want wiping."""


@rule(Chosen(action="shirt"), Sky(heat="hot"), then=Step(name="drink"), cites=("2/2",))
def drink_in_the_heat() -> None:
    """Who sweats must drink."""


@rule(Chosen(action="helmet"), then=Step(name="strap"), cites=("helmet-law",))
def fasten_the_strap() -> None:
    """A loose helmet helps nobody."""


@rule(Chosen(action=L("stay") | L("slippers")), then=Step(name="sit"), cites=("1/1 a",))
def sit_down_indoors() -> None:
    """Who does not go out need not stand."""


@rule(Step(name="drink"), NOT(Kit(umbrella="yes")), then=Caution(name="sunburn"), cites=("2/2",))
def sun_burns() -> None:
    """The weather that makes one thirsty burns the skin, unless a parasol is at hand."""


@rule(Chosen(action="shirt"), NOT(Step(name="drink")), then=Caution(name="evening"), cites=("2/2",))
def evenings_are_cool() -> None:
    """A mild day ends in a cool evening."""


@rule(Chosen(action="helmet"), Kit(glasses="glasses"), Sky(rain=WET), then=Caution(name="blurred"), cites=("1/5",))
def wet_glasses_blur() -> None:
    """Without a hood glasses get wet."""


@rule(Chosen(action="stay"), then=Caution(name="bored"), cites=("2/0 b",))
def staying_is_dull() -> None:
    """Who stays in must think of something to do."""


RULES = (
    dry_indoors,
    dry_in_a_car,
    dry_without_rain,
    damp_in_drizzle,
    soaked_when_it_pours,
    umbrella_holds_in_calm_air,
    wind_chills,
    helmet_is_prescribed,
    cars_are_banned,
    no_cycling_in_a_storm,
    raincoat_against_rain,
    drizzle_dries_in_the_heat,
    slippers_indoors,
    coat_in_the_cold,
    shirt_is_enough,
    put_the_hood_up,
    wrap_up_in_bitter_cold,
    take_a_cloth,
    drink_in_the_heat,
    fasten_the_strap,
    sit_down_indoors,
    sun_burns,
    evenings_are_cool,
    wet_glasses_blur,
    staying_is_dull,
)

CONCERNS = (
    Concern("law", "What is prescribed", "The law leaves no choice, so it comes first.", ("3/1",)),
    Concern("safety", "What is dangerous", "A broken leg is worse than a wet one.", ("3/1",)),
    Concern("rain", "What keeps dry", "Wet clothes do not warm, so dryness comes before warmth.", ("3/2",)),
    Concern("warmth", "What keeps warm", "What is left once nothing worse threatens.", ("3/2",)),
)

CONSTRAINTS = (
    Constraint(
        "no-rain-below-zero",
        {"heat": ("freezing",), "rain": ("pouring",)},
        "Below zero heavy rain falls as snow.",
        ("2/0 c",),
    ),
)


def action(name: str, title: str, reversible: Reversible = Reversible.FREELY) -> ActionText:
    """Return an action of this id."""
    return ActionText(
        id=name,
        title=title,
        summary=f"{title}, and go.",
        ends="goes on",
        reversible=reversible,
        cost="Nothing.",
        presumes=NOTHING,
    )


ACTIONS = (
    action("helmet", "Wear a helmet", Reversible.PARTLY),
    action("stay", "Stay at home", Reversible.NOT),
    action("raincoat", "Wear a raincoat"),
    action("coat", "Wear a coat"),
    action("shirt", "Wear a shirt"),
    action("slippers", "Wear slippers"),
)

STEPS = (
    StepText("hood", Phase.ACT, "Put the hood up.", presumes=NOTHING),
    StepText("wipe", Phase.AFTER, "Take a cloth for your glasses.", presumes=given(Kit(glasses="glasses"))),
    StepText("scarf", Phase.FIRST, "Take a scarf.", message="Hello {friend}, I shall be there.", presumes=NOTHING),
    StepText("drink", Phase.FIRST, "Drink a glass of water.", "before you go", presumes=NOTHING),
    StepText("strap", Phase.ACT, "Fasten the strap.", presumes=given(Chosen(action="helmet"))),
    StepText("sit", Phase.AFTER, "Sit down.", presumes=NOTHING),
)

CAUTIONS = (
    CautionText("sunburn", "The sun burns.", presumes=NOTHING),
    CautionText("evening", "Evenings are cool.", presumes=NOTHING),
    CautionText("blurred", "Wet glasses blur.", presumes=given(Kit(glasses="glasses"), Sky(rain=WET))),
    CautionText("bored", "Staying in is dull.", presumes=NOTHING),
)

PRINCIPLES = (
    Principle(
        "never-out-when-in",
        "Nobody who stays in is sent out.",
        ((Outing(going="in"), Chosen(action=~L("slippers"))),),
        ("1/1 a",),
    ),
    Principle(
        "never-two-covers",
        "A hood and a helmet do not go together.",
        (
            (Step(name="hood"), Step(name="strap")),
            (Chosen(action="helmet"), Law(helmet_law=~L(IN_FORCE))),
        ),
    ),
    Monotone(
        "more-rain-is-wetter", "More rain never leaves one drier.", "rain", ("none", "drizzle", "pouring"), "soaking"
    ),
)

THREADS = (
    Thread(
        "1",
        "Rain",
        "How do I keep dry?",
        (
            Claim("1/0", "How does one keep dry?", Kind.QUESTION, unused="It asks."),
            Claim("1/1 a", "Under a roof, or where no rain falls, one stays dry.", Kind.ADVICE),
            Claim("1/1 b", "A car is a roof.", Kind.FACT),
            Claim("1/2 a", "The harder it rains, the wetter one gets.", Kind.EXPERIENCE),
            Claim("1/2 b", "An umbrella will do.", Kind.ADVICE),
            Claim(
                "1/3",
                "A raincoat is best.",
                Kind.ACCEPTED,
                attacks=(Attack("1/2 b", {"wind": ("strong",)}), Attack("1/6")),
            ),
            Claim(
                "1/4",
                "Not in the heat, when everything dries at once.",
                Kind.ADVICE,
                attacks=(Attack("1/3", {"heat": ("hot",)}),),
            ),
            Claim("1/5", "Glasses are no use in the rain.", Kind.EXPERIENCE),
            Claim(
                "1/6", "Nothing helps against rain.", Kind.ADVICE, attacks=(Attack("1/3"),), unused="It was overruled."
            ),
        ),
    ),
    Thread(
        "2",
        "Wind and cold",
        "What about the wind?",
        (
            Claim("2/0 a", "What does wind do?", Kind.QUESTION, unused="It asks."),
            Claim("2/0 b", "A storm throws cyclists over.", Kind.EXPERIENCE),
            Claim("2/0 c", "Below zero it snows.", Kind.FACT),
            Claim("2/1", "Wind makes the cold worse; wear a coat.", Kind.STAFF, attacks=(Attack("2/3"),)),
            Claim("2/2", "Otherwise a shirt will do; mind the sun and the evening.", Kind.ADVICE),
            Claim(
                "2/3", "Cold is a matter of will.", Kind.ADVICE, attacks=(Attack("2/1"),), unused="It was overruled."
            ),
            Claim("2/4", "Helmets are for children.", Kind.ADVICE, unused="The law of the day overrules it."),
            Claim(
                "2/5",
                "The police check helmets.",
                Kind.FACT,
                about=("helmet-law",),
                unused="It changes nothing for the advice.",
            ),
        ),
    ),
    Thread(
        "3",
        "What matters most",
        "In which order?",
        (
            Claim("3/1", "First what you must, then what is safe.", Kind.ADVICE),
            Claim("3/2", "Then dry, then warm.", Kind.ADVICE),
        ),
    ),
)

POLICIES = (
    Policy(
        "helmet-law",
        "Cyclists wear a helmet.",
        ("Gazette 1",),
        Confidence.HIGH,
        since=date(2010, 1, 1),
        unknown_from=date(2019, 1, 1),
        ended_by=date(2020, 6, 1),
        attacks=(Attack("2/4"),),
    ),
    Policy("car-free-town", "No cars in town.", ("Gazette 2",), Confidence.HIGH, since=date(2018, 3, 1)),
    Policy(
        "umbrella-tax",
        "Umbrellas are taxed.",
        ("Gazette 3",),
        Confidence.LOW,
        until=date(2008, 1, 1),
        unused="It was gone before anyone asked.",
    ),
)


def drops(inputs: Inputs) -> tuple[Estimate, ...]:
    """Return how many drops may fall on one, where it is known for how long one is out and that it rains."""
    minutes, rain = inputs.numbers.get("minutes"), inputs.answers.get("rain", "none")
    if minutes is None or rain == "none":
        return ()
    said = f"up to {100 * minutes:g} drops"
    return (Estimate("If it goes on raining", 0, None, 100 * minutes, said, ("Drops are alike.",), ("100 a minute.",)),)


ESTIMATOR = Estimator(drops, answers={"rain": ("none",)}, numbers=("minutes",), policies=())

KNOWLEDGE = Knowledge(
    name="weather",
    facts=(Outing, Sky, Kit, Law, Body),
    first="going",
    rules=RULES,
    concerns=CONCERNS,
    constraints=CONSTRAINTS,
    actions=ACTIONS,
    steps=STEPS,
    cautions=CAUTIONS,
    principles=PRINCIPLES,
    threads=THREADS,
    policies=POLICIES,
    numbers=(
        Number("minutes", "How long will you be out?", "Both ways.", "On the map.", "minutes", 1, 600, applies=(OUT,)),
    ),
    texts=(Text("friend", "Whom do you meet?", "A first name."),),
    earliest=date(2005, 1, 1),
    days={"forum": date(2012, 5, 1)},
    estimator=ESTIMATOR,
)
