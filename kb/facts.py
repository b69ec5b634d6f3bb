"""The facts a consultation turns on: what each means, where to look it up, and when it applies.

Deciding facts can change the action; refining ones add a step or a caution; numbers serve the estimate and texts the
message. The order is the order of dependence: a fact stands after those that its condition names.
"""

from __future__ import annotations

from engine.language import Asked, Constraint, Fact, Number, Text

_CONTRACT_PAGE = "Find Work or My Jobs > All contracts > the contract's own page"
_MESSAGES = "Messages > the room of this contract"


class Contract(Fact):  # type: ignore[misc]
    """The contract itself: where it stands, how it pays, what has been paid."""

    status = Asked(
        "Where does this contract stand?",
        {
            "offered": "an offer that I have not accepted yet",
            "active": "running",
            "paused": "paused by the client",
            "on-hold": "put on hold or paused by the platform",
            "ended-by-client": "ended by the client",
            "ended-by-me": "ended by me",
        },
        help="Everything else depends on this. A contract where nothing happens any more but that nobody ended is "
        "still running.",
        look=f"{_CONTRACT_PAGE}: the label beside the title, and the notices above it.",
        groups={"open": ("active", "paused"), "ended": ("ended-by-client", "ended-by-me")},
    )
    kind = Asked(
        "Is it hourly or fixed price?",
        {"hourly": "hourly", "fixed": "fixed price, with milestones"},
        help="Fixed price keeps a client's deposit in escrow; hourly bills the time you log each week.",
        look=f"{_CONTRACT_PAGE}: an hourly one shows a rate and a weekly limit, a fixed-price one its milestones.",
    )
    billed = Asked(
        "Has anything been paid on it so far?",
        {"nothing": "nothing at all", "something": "something, however little"},
        help="Money released to you or hours billed. A deposit in escrow has not been paid yet, and money that you "
        "refunded in full counts as nothing.",
        look=f"{_CONTRACT_PAGE}: earnings to date.",
        applies=({"status": ("open", "on-hold", "ended")},),
    )


class Escrow(Fact):  # type: ignore[misc]
    """The client's deposit."""

    escrow = Asked(
        "What is in escrow?",
        {
            "none": "nothing, or the next milestone is not funded",
            "funded": "a deposit; I have submitted nothing for it yet",
            "submitted": "a deposit; I have submitted the work and wait",
            "changes-requested": "a deposit; I submitted, and the client asked for changes",
            "refund-requested": "the client has formally asked for the deposit back",
        },
        help="A formal request for the deposit comes with a notice and a period of 7 days; a client who only says in "
        "a message that he wants it back has not made one.",
        look=f"{_CONTRACT_PAGE}: the milestones, each with its state.",
        groups={
            "deposited": ("funded", "submitted", "changes-requested"),
            "to-submit": ("funded", "changes-requested"),
        },
        applies=(
            {"status": ("active",), "kind": ("fixed",)},
            {"status": ("ended-by-client",), "kind": ("fixed",)},
        ),
        change="you",
        events=("refund-requested",),
    )


class Work(Fact):  # type: ignore[misc]
    """The agreed work, and what stops it."""

    work = Asked(
        "How far is the work that was agreed?",
        {
            "not-started": "not begun",
            "begun": "begun, but nothing the client could use yet",
            "part": "a part is done that the client can use",
            "done": "all done as agreed",
        },
        help="Measure it by what was agreed when you accepted, not by what was asked for later. On a long contract: "
        "the tasks agreed so far.",
        look=f"{_CONTRACT_PAGE}: the description and the milestones you accepted.",
        groups={"unfinished": ("not-started", "begun", "part"), "unusable": ("not-started", "begun")},
        applies=(
            {"status": ("open",)},
            {"status": ("ended-by-client",), "escrow": ("refund-requested",)},
        ),
        change="you",
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
        help="If the client changed the work after you accepted it and that is all that stops you, choose the first: "
        "there is a question of its own about that.",
        look="Nobody else can tell; be honest with yourself here.",
        groups={"final": ("ability", "leaving", "forbidden")},
        applies=(
            {"status": ("offered",)},
            {"status": ("open",), "work": ("unfinished",)},
            {"status": ("ended-by-client",), "work": ("unfinished",)},
        ),
        change="you",
        events=("forbidden",),
    )
    activity = Asked(
        "Does this contract still bring in money from time to time?",
        {"earning": "yes, it still earns", "idle": "no, not any more"},
        help="Earning means a payment in the last three months or so and more to come.",
        look="Reports > Transaction history, filtered by this client.",
        applies=({"status": ("active",), "billed": ("something",)},),
    )


class Client(Fact):  # type: ignore[misc]
    """The client: whether he answers, what he wants, what he is likely to say."""

    responds = Asked(
        "Does the client answer?",
        {
            "yes": "yes",
            "silent": "not for some days or weeks",
            "silent-long": "not for two months or more",
        },
        help="Count from the last message that you sent and that wanted an answer.",
        look=_MESSAGES,
        applies=({"status": ("open",)},),
        change="time",
    )
    wants = Asked(
        "What does the client want of the work?",
        {
            "carry-on": "that I go on with it",
            "content": "nothing more: for him it is finished",
            "stop": "to stop here, whatever is left",
            "wait": "to put it off for now",
            "more": "more than was agreed, for the same price",
        },
        help="What he last said. If he asks for more before he pays for what is done, choose the last one.",
        look=_MESSAGES,
        applies=({"status": ("active",), "responds": ("yes",)},),
        change="you",
    )
    extra = Asked(
        "What is the trouble with what he wants on top?",
        {
            "price": "only the price: for fair pay I would do it",
            "ability": "it is beyond my ability or time, or not in my hands",
        },
        help="If you could do it for more money, it is the price.",
        look="Compare the job as you accepted it with what is asked now.",
        applies=({"status": ("active",), "wants": ("more",)},),
        change="you",
    )
    money = Asked(
        "Does he want money back?",
        {
            "nothing": "no",
            "escrow-back": "yes, the deposit that is still in escrow",
            "paid-back": "yes, money that was already paid to me",
        },
        help="Said in words; a formal request for the deposit belongs to the question about escrow.",
        look=_MESSAGES,
        applies=(
            {"status": ("active",), "responds": ("yes",), "billed": ("something",)},
            {"status": ("active",), "responds": ("yes",), "escrow": ("deposited",)},
            {"status": ("ended",), "billed": ("something",)},
        ),
        change="you",
        events=("escrow-back", "paid-back"),
    )
    rating = Asked(
        "If the contract ended now, how would he rate it?",
        {
            "good-sure": "well, I am sure of it",
            "likely-good": "well or not at all, I think",
            "bad": "badly, I fear",
            "threatened": "he threatens a bad rating to get something from me",
        },
        help="Five stars are not the measure: a polite client can still be disappointed. A threat is a bad rating "
        "announced for the case that you refuse money, free work or a refund.",
        look="His own words in the messages; how earlier contracts with him ended.",
        groups={"good": ("good-sure", "likely-good"), "feared": ("bad", "threatened")},
        applies=({"status": ("open",)},),
        change="you",
        events=("threatened",),
    )
    returns = Asked(
        "Will he come back with more work for you?",
        {"yes": "yes, I expect it", "no": "no, or I do not know"},
        help="A client who has come back before or has named the next job.",
        look=_MESSAGES,
        applies=({"status": ("open",)},),
    )


class Freelancer(Fact):  # type: ignore[misc]
    """The freelancer's own standing."""

    standing = Asked(
        "What is your own standing?",
        {
            "none": "I have no Job Success Score yet",
            "low": "a score below 90",
            "high": "90 or more, Top Rated not in sight",
            "in-reach": "90 or more, Top Rated within reach",
            "perk": "Top Rated, feedback removal not used up",
            "spent": "Top Rated, feedback removal used up",
        },
        help="Top Rated wants a score of 90 or more in 13 of the last 16 weeks, $1,000 in 12 months and a first job "
        "over 90 days ago. Feedback could be removed until September 2024: this decides only what would have been "
        "advised then.",
        look="My Stats: the score and the badge.",
        groups={"without-perk": ("none", "low", "high", "spent")},
        applies=({"status": ("active", "ended")},),
        change="time",
    )


class Ended(Fact):  # type: ignore[misc]
    """What happened when the contract ended."""

    rated = Asked(
        "How did the client rate it?",
        {
            "not-yet": "not yet, and his 14 days are running",
            "not": "not at all, and the 14 days are over",
            "well": "well",
            "badly": "badly",
            "by-mistake": "badly, but by mistake: he says so himself",
        },
        help="After an ending the other side has 14 days to rate. What he wrote stays hidden until you have rated "
        "too or the 14 days are over; if you only fear a bad rating, it is not there yet.",
        look=f"{_CONTRACT_PAGE}: feedback; and what he told you.",
        groups={"bad": ("badly", "by-mistake"), "unrated": ("not-yet", "not")},
        applies=({"status": ("ended",)},),
    )


class Detail(Fact):  # type: ignore[misc]
    """Refining facts: they add a step or a caution, and change no action."""

    hours = Asked(
        "Is all your time logged?",
        {
            "logged": "yes, with the tracker and notes",
            "manual": "yes, but some of it by hand",
            "missing": "no, some is missing",
        },
        help="Only time tracked with notes, within the weekly limit, is protected.",
        look="Work diary of this contract.",
        applies=({"status": ("active",), "kind": ("hourly",), "work": ("begun", "part", "done")},),
        refining=True,
        change="you",
    )
    submitted = Asked(
        "How long ago did you submit it?",
        {"recent": "less than 14 days ago", "overdue": "14 days ago or more"},
        help="Count from the newest submission.",
        look=f"{_CONTRACT_PAGE}: the milestone's history.",
        applies=({"escrow": ("submitted",)},),
        refining=True,
        change="time",
    )
    refund_days = Asked(
        "How many of the 7 days to answer the refund request are left?",
        {"several": "three or more", "few": "one or two", "over": "none"},
        help="The notice of the request names the last day.",
        look="The request's notice, and the e-mail that came with it.",
        applies=({"escrow": ("refund-requested",)},),
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
        help="Messages do not count as activity; a new or changed milestone, a submission or a payment does.",
        look=f"{_CONTRACT_PAGE}: due dates and history; notices are sent on days 76 and 83.",
        groups={"noticed": ("first-notice", "last-notice")},
        applies=({"status": ("active",), "escrow": ("to-submit",)},),
        refining=True,
        change="time",
    )
    reminded = Asked(
        "Have you reminded him already?",
        {"no": "no", "yes": "yes, at least once"},
        help="A message that asked for an answer, sent after he fell silent.",
        look=_MESSAGES,
        applies=({"status": ("open",), "responds": ("silent", "silent-long")},),
        refining=True,
        change="you",
    )
    suspended = Asked(
        "Has the platform suspended this client?",
        {"no": "no, or not that I know", "yes": "yes"},
        help="A suspended client's profile says so, and his messages can no longer be answered.",
        look="His name in the message room, and notices from the platform.",
        applies=({"status": ("open", "ended")},),
        refining=True,
        events=("yes",),
    )
    several = Asked(
        "Are there other contracts that you would end unrated about now?",
        {
            "no": "no",
            "mixed": "yes, and others will end with a rating in between",
            "only-unrated": "yes, and no rated ending is near",
        },
        help="Old contracts with silent clients, for instance.",
        look="All contracts > Active.",
        applies=({"status": ("open",)},),
        refining=True,
        change="you",
    )
    others = Asked(
        "Do you have another running contract with this client?",
        {"no": "no", "yes": "yes"},
        help="A second contract is a reason to part well, and a place to go on working.",
        look="All contracts > Active.",
        applies=({"status": ("open", "offered")},),
        refining=True,
    )
    tied = Asked(
        "Has anyone tied the rating to money or free work?",
        {"no": "no", "client": "yes, the client has", "me": "yes, I have, or I was about to"},
        help="For example: five stars for a discount, a refund against a good rating.",
        look=_MESSAGES,
        applies=({"status": ("open", "ended")},),
        refining=True,
        change="you",
        events=("client", "me"),
    )
    reason = Asked(
        "Why does he want to stop?",
        {
            "not-needed": "the work is no longer needed",
            "unhappy": "he is not happy with it",
            "budget": "money",
            "other": "something else, or he does not say",
        },
        help="His own words count.",
        look=_MESSAGES,
        applies=({"status": ("active",), "wants": ("stop",)},),
        refining=True,
    )


NUMBERS = (
    Number(
        "score",
        "What is your Job Success Score?",
        help="For the estimate alone.",
        look="My Stats.",
        unit="score points",
        low=0,
        high=100,
        applies=({"status": ("open", "ended")},),
        cites=("published-formula",),
    ),
    Number(
        "jobs",
        "How many jobs count in it?",
        help="The contracts that ended with an outcome in the last 24 months; a guess will do.",
        look="My Stats, or count the rated contracts in your work history.",
        unit="jobs",
        low=0,
        high=5000,
        applies=({"status": ("open", "ended")},),
        cites=("published-formula", "first-score"),
    ),
    Number(
        "paid",
        "How much has this contract paid you so far?",
        help="For its weight among the others.",
        look=f"{_CONTRACT_PAGE}: earnings to date.",
        unit="dollars",
        low=0,
        high=10_000_000,
        whole=False,
        cites=("weights",),
        applies=({"billed": ("something",)},),
    ),
    Number(
        "months",
        "In how many months was something paid on it?",
        help="For its weight among the others.",
        look="Reports > Transaction history, filtered by this client.",
        unit="months",
        low=0,
        high=240,
        cites=("weights",),
        applies=({"billed": ("something",)},),
    ),
)

TEXTS = (
    Text("client", "What do you call the client?", help="For the message."),
    Text("job", "What is the job, in a few words?", help="For the message, as in: the logo."),
    Text("name", "How do you sign?", help="For the message."),
)

FACTS = (Contract, Escrow, Work, Client, Freelancer, Ended, Detail)

CONSTRAINTS = (
    Constraint(
        "only-hourly-pauses",
        {"status": ("paused",), "kind": ("fixed",)},
        why="Only an hourly contract can be paused by the client.",
        cites=("client-pauses",),
    ),
    Constraint(
        "submitted-means-work",
        {"escrow": ("submitted", "changes-requested"), "work": ("unusable",)},
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
        {"money": ("paid-back",), "billed": ("nothing",)},
        why="Where nothing was paid there is nothing to pay back.",
    ),
    Constraint(
        "ended-escrow",
        {"status": ("ended-by-client",), "escrow": ("deposited",)},
        why="When the client ends a contract, he asks for the deposit back or has released it: nothing else is open.",
        cites=("refund-request",),
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
