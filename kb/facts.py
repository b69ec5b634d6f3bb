"""The facts a consultation turns on: what each means, where to look it up, and when it applies.

Deciding facts can change the action; refining ones add a step or a caution; numbers serve the estimate and texts the
message. The order is the order of dependence: a fact stands after those that its condition names.
"""

from __future__ import annotations

from typing import Final

from engine.language import Asked, Constraint, Fact, Number, Text

_CONTRACT_PAGE = "Find Work or My Jobs > All contracts > the contract's own page"
_MESSAGES = "Messages > the room of this contract"


class Contract(Fact):
    """The contract itself: where it stands, how it pays, what has been paid."""

    status = Asked(
        "Where does this contract stand?",
        {
            "offered": "an offer that I have not accepted yet",
            "active": "running",
            "paused": "paused by the client",
            "on-hold": "put on hold or paused by the platform",
            "ended-by-client": "ended by the client, or by the platform",
            "ended-by-me": "ended by me",
        },
        short="Contract",
        help="Everything else depends on this. A contract where nothing happens any more but that nobody ended is "
        "still running. To ask formally for a deposit back the client ends the contract, so with such a request it has "
        "been ended by the client; so it has where the platform closed it after 90 days without activity.",
        look=f"{_CONTRACT_PAGE}: the label beside the title, and the notices above it.",
        groups={"open": ("active", "paused"), "ended": ("ended-by-client", "ended-by-me")},
    )
    kind = Asked(
        "Is it hourly or fixed price?",
        {"hourly": "hourly", "fixed": "fixed price, in one or more milestones"},
        short="Pay",
        help="Fixed price keeps a client's deposit in escrow; hourly bills the time you log each week.",
        look=f"{_CONTRACT_PAGE}: an hourly one shows a rate and a weekly limit, a fixed-price one its milestones.",
    )
    billed = Asked(
        "Has this contract paid you anything so far?",
        {"nothing": "nothing at all", "something": "something, however little"},
        short="Paid so far",
        help="Money released to you or hours billed. A deposit in escrow has not been paid yet, and money that you "
        "refunded in full counts as nothing.",
        look=f"{_CONTRACT_PAGE}: earnings to date.",
        applies=({"status": ("open", "on-hold", "ended")},),
    )


class Escrow(Fact):
    """The client's deposit."""

    escrow = Asked(
        "What is in escrow?",
        {
            "none": "nothing, or the next milestone is not funded",
            "funded": "a deposit; I have submitted nothing for it yet",
            "submitted": "a deposit; I have submitted the work and wait",
            "changes-requested": "a deposit; I submitted, and the client asked for changes",
            "refund-requested": "the client ended the contract and formally asks for the deposit back",
        },
        short="Escrow",
        help="A formal request for the deposit comes with a notice and a period of 7 days; a client who only says in "
        "a message that they want it back has not made one.",
        look=f"{_CONTRACT_PAGE}: the milestones, each with its state.",
        applies=(
            {"status": ("active", "on-hold"), "kind": ("fixed",)},
            {"status": ("ended-by-client",)},
        ),
        events=("refund-requested",),
        row="The client formally asks for the deposit back.",
        change="you",
        groups={
            "deposited": ("funded", "submitted", "changes-requested"),
            "to-submit": ("funded", "changes-requested"),
        },
    )


class Work(Fact):
    """The agreed work, and what stops it."""

    work = Asked(
        "How far is the work you owe now?",
        {
            "not-started": "not begun",
            "begun": "begun, but nothing the client could use yet",
            "part": "a part is done that the client can use",
            "done": "all done as agreed",
        },
        short="Work",
        help="Where a milestone is funded, that milestone; else the task agreed last. What was paid before does not "
        "count here, nor what was asked for on top.",
        look=f"{_CONTRACT_PAGE}: the description and the milestones you accepted.",
        applies=(
            {"status": ("open",)},
            {"status": ("ended-by-client",), "escrow": ("refund-requested",)},
        ),
        change="you",
        groups={
            "unfinished": ("not-started", "begun", "part"),
            "unusable": ("not-started", "begun"),
            "worked": ("begun", "part", "done"),
        },
    )
    obstacle = Asked(
        "Does anything stop you from doing it?",
        {
            "none": "nothing does",
            "ability": "I cannot do it, or not in the time there is",
            "materials": "the client has not given me what I need for it",
            "leaving": "I could, but I want to leave this contract",
            "forbidden": "it would break the law or the platform's rules",
        },
        short="What stops you",
        help="Name what weighs most. If the client changed the work after you accepted it and that is all that stops "
        "you, choose the first: there is a question of its own about that.",
        look="Nobody else can tell; be honest with yourself here.",
        events=("forbidden",),
        applies=(
            {"status": ("offered",)},
            {"status": ("open",), "work": ("unfinished",)},
            {"status": ("ended-by-client",), "work": ("unfinished",)},
        ),
        change="you",
        groups={"final": ("ability", "leaving", "forbidden")},
    )
    duplicate = Asked(
        "Is there already an open contract for this work?",
        {"no": "no", "yes": "yes, with the same client"},
        short="Same work open",
        help="Not for new work from a client you know: only where the offer repeats what another contract is for.",
        look="All contracts > Active.",
        events=("yes",),
        applies=({"status": ("offered",)},),
        change="you",
    )
    activity = Asked(
        "Does this contract still bring in money from time to time?",
        {"earning": "yes, it still earns", "idle": "no, not any more, or not yet"},
        short="Still earns",
        help="Yes means that it has paid again and again, in the last three months too, and that more is to come. A "
        "contract that has only just begun to pay does not count.",
        look="Reports > Transaction history, filtered by this client.",
        applies=({"status": ("active",), "billed": ("something",)},),
    )


class Client(Fact):
    """The client: whether they answer, what they want, what they are likely to say."""

    responds = Asked(
        "Does the client answer?",
        {
            "yes": "yes",
            "silent": "not for some days or weeks",
            "silent-long": "not for two months or more",
            "suspended": "they cannot: the platform has suspended them",
        },
        short="Client answers",
        help="Count from the last message that you sent and that wanted an answer. A suspended client's profile says "
        "so, and you can no longer write to each other.",
        look=_MESSAGES,
        events=("suspended",),
        applies=({"status": ("open",)},),
        change="time",
        groups={"quiet": ("silent", "silent-long"), "reachable": ("yes", "silent", "silent-long")},
    )
    wants = Asked(
        "What does the client want now?",
        {
            "carry-on": "that I go on with it",
            "content": "nothing more: they are content with what is done",
            "stop": "to stop here, whatever is left",
            "wait": "to put it off for now",
            "more": "more or something else than was agreed, for the same price",
        },
        short="Client wants",
        help="What they last said. If they ask for more before they pay for what is done, choose that they want more.",
        look=_MESSAGES,
        applies=({"status": ("active",), "responds": ("yes",)},),
        change="you",
    )
    extra = Asked(
        "What is the trouble with what they want on top?",
        {
            "price": "only the price: for fair pay I would do it",
            "ability": "it is beyond my ability or time, or not in my hands",
            "forbidden": "it would break the law or the platform's rules",
        },
        short="Extra work",
        help="If you could do it for more money, it is the price. Fake reviews, or work under another name, are "
        "forbidden.",
        look="Compare the job as you accepted it with what is asked now.",
        events=("forbidden",),
        applies=({"status": ("active",), "wants": ("more",)},),
        change="you",
    )
    money = Asked(
        "Does the client want money back?",
        {
            "nothing": "no",
            "escrow-back": "yes, the deposit that is still in escrow",
            "paid-back": "yes, money that was already paid to me",
            "by-error": "yes, money that was paid to me by mistake: twice, or too much",
        },
        short="Money back",
        help="Said in words; a formal request for the deposit belongs to the question about escrow.",
        look=_MESSAGES,
        events=("escrow-back", "paid-back", "by-error"),
        row="The client wants money back that was paid to you.",
        applies=(
            {"status": ("active",), "responds": ("yes",), "billed": ("something",)},
            {"status": ("active",), "responds": ("yes",), "escrow": ("deposited",)},
            {"status": ("ended",)},
        ),
        change="you",
    )
    rating = Asked(
        "If the contract ended now, how would the client rate it?",
        {
            "good-sure": "well, I am sure of it",
            "likely-good": "well or not at all, I think",
            "mixed": "neither well nor badly",
            "bad": "badly, I fear",
            "threatened": "they threaten a bad rating to get something from me",
        },
        short="Likely rating",
        help="Five stars are not the measure: a polite client can still be disappointed. A threat is a bad rating "
        "announced for the case that you refuse money, free work or a refund.",
        look="Their own words in the messages; how earlier contracts with them ended.",
        events=("threatened",),
        applies=({"status": ("open",)},),
        change="you",
        groups={
            "good": ("good-sure", "likely-good"),
            "poor": ("mixed", "bad"),
            "feared": ("mixed", "bad", "threatened"),
        },
    )
    returns = Asked(
        "Do you expect more work from this client?",
        {"yes": "yes", "no": "no"},
        short="More work",
        help="Yes for a client who has come back before or has named the next job.",
        look=_MESSAGES,
        applies=({"status": ("open",)},),
    )


class Freelancer(Fact):
    """The freelancer's own standing."""

    standing = Asked(
        "What is your Job Success Score, and are you Top Rated?",
        {
            "none": "I have no Job Success Score yet",
            "low": "a score below 90",
            "high": "90 or more, Top Rated not in sight",
            "in-reach": "90 or more, Top Rated within reach",
            "perk": "Top Rated",
            "spent": "Top Rated, and I used the feedback removal that there was until 2024",
        },
        short="Your score",
        help="Top Rated wants a score of 90 or more in 13 of the last 16 weeks, $1,000 in 12 months and a first job "
        "over 90 days ago. Top Rated Plus counts as Top Rated. Feedback could be removed until September 2024; who "
        "had used that up is asked for the advice of that time alone.",
        look="My Stats: the score and the badge.",
        applies=({"status": ("active", "ended")},),
        change="time",
    )


class Ended(Fact):
    """What happened when the contract ended."""

    rated = Asked(
        "How did the client rate it?",
        {
            "not-yet": "not yet, and their 14 days are running",
            "not": "not at all, and the 14 days are over",
            "well": "well",
            "badly": "badly",
            "by-mistake": "badly, but by mistake: they say so themselves",
        },
        short="Rating",
        help="After an ending the other side has 14 days to rate. What they wrote stays hidden until you have rated "
        "too or the 14 days are over; if you only fear a bad rating, it is not there yet.",
        look=f"{_CONTRACT_PAGE}: feedback; and what the client told you.",
        events=("by-mistake",),
        applies=({"status": ("ended",)},),
        groups={"bad": ("badly", "by-mistake"), "unrated": ("not-yet", "not")},
    )
    refund_days = Asked(
        "How many of the 7 days to answer the refund request are left?",
        {"several": "three or more", "few": "one or two", "over": "none"},
        short="Days to answer",
        help="The notice of the request names the last day.",
        look="The request's notice, and the e-mail that came with it.",
        applies=({"escrow": ("refund-requested",)},),
        change="time",
    )
    owed = Asked(
        "Is work that you did on it still unpaid?",
        {"no": "no, or only what a request for the deposit is about", "yes": "yes"},
        short="Unpaid work",
        help="For example where you ended it by mistake instead of submitting the work.",
        look=f"{_CONTRACT_PAGE}: what was delivered, beside earnings to date.",
        events=("yes",),
        row="Work that you did is still unpaid, and nobody has asked for its deposit back.",
        applies=({"status": ("ended",)},),
    )


class Detail(Fact):
    """Refining facts: they add a step or a warning, and change no action."""

    hours = Asked(
        "Is all your time logged?",
        {
            "logged": "yes, with the tracker and notes",
            "manual": "yes, but some of it by hand",
            "missing": "no, some of this week is missing",
            "late": "no, some of earlier weeks is missing",
        },
        short="Time logged",
        help="Only time tracked with notes, within the weekly limit, is protected.",
        look="Work diary of this contract.",
        applies=({"status": ("active",), "kind": ("hourly",), "work": ("begun", "part", "done")},),
        refining=True,
        change="you",
    )
    submitted = Asked(
        "How long ago did you submit it?",
        {"recent": "less than 14 days ago", "overdue": "14 days ago or more"},
        short="Submitted",
        help="Count from the newest submission.",
        look=f"{_CONTRACT_PAGE}: the milestone's history.",
        applies=({"escrow": ("submitted",)},),
        refining=True,
        change="time",
    )
    dormant = Asked(
        "How long has nothing happened on it since the last due date?",
        {
            "short": "less than 76 days",
            "first-notice": "76 to 82 days",
            "last-notice": "83 to 89 days",
            "over": "90 days or more",
        },
        short="No activity",
        help="Messages do not count as activity; a new or changed milestone, a submission or a payment does.",
        look=f"{_CONTRACT_PAGE}: due dates and history; notices are sent on days 76 and 83.",
        applies=({"status": ("active",), "escrow": ("funded", "changes-requested")},),
        refining=True,
        change="time",
    )
    reminded = Asked(
        "Have you reminded the client already?",
        {"no": "no", "yes": "yes, at least once"},
        short="Reminded",
        help="A message that asked for an answer, sent after the client fell silent.",
        look=_MESSAGES,
        applies=({"status": ("open",), "responds": ("silent", "silent-long")},),
        refining=True,
        change="you",
    )
    suspended = Asked(
        "Has the platform suspended this client?",
        {"no": "no", "yes": "yes"},
        short="Suspension",
        help="A suspended client's profile says so, and you can no longer write to each other.",
        look="The client's name in the message room, and notices from the platform.",
        events=("yes",),
        row="The platform has suspended this client.",
        applies=({"status": ("ended", "on-hold")},),
        refining=True,
    )
    several = Asked(
        "Do you want to end other contracts too, without a rating?",
        {
            "no": "no",
            "mixed": "yes, and some contracts will end with a rating in between",
            "only-unrated": "yes, and none will end with a rating soon",
        },
        short="Other endings",
        help="Old contracts with silent clients, for instance.",
        look="All contracts > Active.",
        applies=({"status": ("open",)},),
        refining=True,
        change="you",
    )
    others = Asked(
        "Do you have another running contract with this client?",
        {"no": "no", "yes": "yes"},
        short="Other contract",
        help="A second contract is a reason to part well, and a place to go on working.",
        look="All contracts > Active.",
        applies=({"status": ("open", "offered")},),
        refining=True,
    )
    outside = Asked(
        "Does the client want to pay you outside the platform?",
        {"no": "no", "yes": "yes, or to work without a contract"},
        short="Pay outside",
        help="By bank or another service, for instance. Both are forbidden, before, during and for two years "
        "after a contract.",
        look=_MESSAGES,
        events=("yes",),
        row="The client wants to pay outside the platform, or work without a contract.",
        applies=({"status": ("offered", "open", "on-hold", "ended")},),
        refining=True,
        change="you",
    )
    asks_forbidden = Asked(
        "Does the client ask for work that the rules forbid?",
        {"no": "no", "yes": "yes"},
        short="Forbidden work",
        help="Fake reviews, for instance, or the use of your account. For a running contract other questions ask this.",
        look=_MESSAGES,
        events=("yes",),
        row="The client asks for work that the rules forbid.",
        applies=({"status": ("on-hold", "ended")},),
        refining=True,
        change="you",
    )
    tied_by_client = Asked(
        "Does the client tie the rating to money or free work?",
        {"no": "no", "yes": "yes"},
        short="Rating for favour",
        help="For example: five stars for a discount, or free work before a rating. A bad rating that is "
        "announced to get something is a threat: there is a question of its own about that.",
        look=_MESSAGES,
        events=("yes",),
        row="The client ties the rating to money or free work.",
        applies=({"status": ("open", "ended")},),
        refining=True,
        change="you",
    )
    tied_by_me = Asked(
        "Have you tied a rating to money or free work, or were you about to?",
        {"no": "no", "yes": "yes"},
        short="Favour for rating",
        help="For example: a refund for a good rating.",
        look=_MESSAGES,
        events=("yes",),
        row="You have tied a rating to money or free work, or were about to.",
        applies=({"status": ("open", "ended")},),
        refining=True,
        change="you",
    )
    wrong_sum = Asked(
        "Is the sum of the milestone wrong?",
        {"no": "no", "yes": "yes, it was typed wrong"},
        short="Wrong sum",
        help="A zero too many, for instance. A sum that you would like to change is no mistake.",
        look=_CONTRACT_PAGE,
        events=("yes",),
        row="The sum of the milestone was typed wrong.",
        applies=({"status": ("active",), "escrow": ("deposited",)},),
        refining=True,
        change="you",
    )
    late = Asked(
        "Has the due date of the work passed?",
        {"no": "no", "yes": "yes"},
        short="Due date passed",
        help="The date on the contract, or the one you agreed on in messages.",
        look=_CONTRACT_PAGE,
        events=("yes",),
        row="The due date of the work has passed.",
        applies=({"status": ("active",), "work": ("unfinished",)},),
        refining=True,
        change="time",
    )
    agency = Asked(
        "Do you work on it through an agency?",
        {"no": "no", "yes": "yes"},
        short="Agency",
        help="Exclusive members of an agency show the agency's score.",
        look=_CONTRACT_PAGE,
        events=("yes",),
        row="You work on it through an agency.",
        applies=({"status": ("open", "ended")},),
        refining=True,
    )
    declined = Asked(
        "Has the client already declined to pay for what is on top?",
        {"no": "no", "yes": "yes"},
        short="Extra declined",
        help="You named a price, and they said no.",
        look=_MESSAGES,
        events=("yes",),
        row="The client has already declined to pay for what is on top.",
        applies=({"status": ("active",), "extra": ("price",)},),
        refining=True,
        change="you",
    )
    proof = Asked(
        "Had you submitted the work before the client asked for the deposit back?",
        {"yes": "yes, through the contract", "no": "no, or only by message"},
        short="Submitted before",
        help="Submitted means through the contract's own button, with the files.",
        look=f"{_CONTRACT_PAGE}: the milestone's history.",
        applies=({"escrow": ("refund-requested",), "work": ("part", "done")},),
        refining=True,
    )
    reason = Asked(
        "Why does the client want to stop?",
        {
            "not-needed": "the work is no longer needed",
            "unhappy": "they are not happy with it",
            "budget": "money",
            "new-contract": "we both want to go on under another contract",
            "other": "something else, or they do not say",
        },
        short="Why they stop",
        help="Their own words count.",
        look=_MESSAGES,
        applies=({"status": ("active",), "wants": ("stop",)},),
        events=("new-contract",),
        refining=True,
    )


_WITH_SCORE = (
    {"standing": ("low", "high", "in-reach", "perk", "spent")},
    {"status": ("paused",)},
)
"""Where there may be a score: whoever has none yet has said so, except of a paused contract, where nobody asks."""
_WITH_NONE: Final = (-1, -1)
"""No number goes with it."""
_PAID_WITH_SCORE = tuple({**where, "billed": ("something",)} for where in _WITH_SCORE)

NUMBERS = (
    Number(
        "score",
        "What is your Job Success Score?",
        help="For the estimate alone.",
        look="My Stats.",
        unit="score points",
        sign="%",
        low=0,
        high=100,
        applies=_WITH_SCORE,
        cites=("published-formula",),
        fits={"standing": {"none": _WITH_NONE, "low": (None, 89), "high": (90, None), "in-reach": (90, None)}},
    ),
    Number(
        "jobs",
        "How many other jobs count in it?",
        help="Without the insights page: the contracts that ended with a rating in the last 24 months, and the open "
        "ones that still pay. A guess will do.",
        look="My Stats > Job Success insights: the jobs that count.",
        unit="jobs",
        low=0,
        high=5000,
        applies=_WITH_SCORE,
        cites=("published-formula", "first-score", "score-insights"),
    ),
    Number(
        "paid",
        "How much has this contract paid you so far?",
        help="For its weight among the others.",
        look=f"{_CONTRACT_PAGE}: earnings to date.",
        unit="dollars",
        sign="$",
        low=0,
        high=10_000_000,
        whole=False,
        cites=("weights",),
        applies=_PAID_WITH_SCORE,
        fits={"billed": {"nothing": (0, 0)}},
    ),
    Number(
        "quarters",
        "In how many quarters (three months each) was something paid on it?",
        help="For its weight among the others.",
        look="Reports > Transaction history, filtered by this client.",
        unit="quarters",
        low=0,
        high=80,
        cites=("weights",),
        applies=_PAID_WITH_SCORE,
        fits={"billed": {"nothing": (0, 0)}},
    ),
)

TEXTS = (
    Text("client", "What do you call the client?", help="For the message, and to know which contracts are theirs."),
    Text("job", "What is the job, in a few words?", help="For the message, as in: the logo."),
    Text("name", "How do you sign?", help="For the message."),
    Text("the_day", "Which day do you name in it?", help="For the message, as in: Friday, 5 June."),
    Text("number", "How many days do you say that you need?", help="For the message, as in: 10."),
    Text("this_much", "What would the extra take?", help="For the message, as in: $150, or three more hours."),
    Text("date", "Which new date do you give?", help="For the message, as in: 5 June."),
)

OF_THE_FREELANCER = ("standing", "agency", "score", "jobs")
"""What is the same in each contract of one freelancer, and is offered again in the next."""

FACTS = (Contract, Escrow, Work, Client, Freelancer, Ended, Detail)

CONSTRAINTS = (
    Constraint(
        "a-request-ends-the-contract",
        {"status": ("active", "on-hold"), "escrow": ("refund-requested",)},
        why="To ask formally for the deposit back the client has to end the contract: say that it was ended by them. "
        "What they only write is asked for later.",
        cites=("refund-request",),
    ),
    Constraint(
        "only-hourly-pauses",
        {"status": ("paused",), "kind": ("fixed",)},
        why="Only an hourly contract can be paused by the client.",
        cites=("client-pauses",),
    ),
    Constraint(
        "submitted-means-work",
        {"escrow": ("submitted", "changes-requested"), "work": ("not-started", "begun")},
        why="What was submitted for payment is at least a part that the client can use.",
    ),
    Constraint(
        "deposit-to-return",
        {"money": ("escrow-back",), "escrow": ("none", "refund-requested")},
        why="A deposit can be asked back only while there is one, and not again once the formal request is made.",
    ),
    Constraint(
        "hourly-has-no-deposit",
        {"money": ("escrow-back",), "kind": ("hourly",)},
        why="An hourly contract has no escrow.",
    ),
    Constraint(
        "ended-has-no-deposit",
        {"money": ("escrow-back",), "status": ("ended",)},
        why="Once a contract has ended, a deposit goes back by itself or by a formal request.",
        cites=("escrow-returns", "refund-request"),
    ),
    Constraint(
        "payment-to-return",
        {"money": ("paid-back", "by-error"), "billed": ("nothing",)},
        why="Where nothing was paid there is nothing to pay back.",
    ),
    Constraint(
        "ended-escrow",
        {"status": ("ended-by-client",), "escrow": ("deposited",)},
        why="A client who ends a contract asks for the deposit back or has released it: nothing else is open.",
        cites=("refund-request",),
    ),
    Constraint(
        "hourly-has-no-escrow",
        {"kind": ("hourly",), "escrow": ("deposited", "refund-requested")},
        why="An hourly contract has no escrow.",
    ),
    Constraint(
        "a-request-is-for-what-is-unpaid",
        {"escrow": ("refund-requested",), "owed": ("yes",)},
        why="Where the client formally asks for the deposit back, what is unpaid is decided by that request.",
        cites=("refund-request",),
    ),
    Constraint(
        "a-request-is-younger-than-its-rating",
        {"escrow": ("refund-requested",), "refund_days": ("several", "few"), "rated": ("not",)},
        why="A request whose 7 days still run was made at the end, so the 14 days to rate cannot be over: say not yet.",
        cites=("refund-request", "ender-rates"),
    ),
    Constraint(
        "content-means-done",
        {"wants": ("content",), "work": ("unfinished",)},
        why="A client for whom agreed work is still missing and who wants no more of it wants to stop: answer that.",
    ),
    Constraint(
        "deposit-back-is-no-going-on",
        {"money": ("escrow-back",), "wants": ("carry-on",)},
        why="A client who wants the deposit back does not want the work that it is for to go on.",
    ),
)
