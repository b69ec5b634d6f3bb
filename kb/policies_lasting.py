"""Platform rules that have held throughout, on every day that advice can be asked for."""

from __future__ import annotations

from engine.language import Attack, Confidence, Policy

LASTING = (
    Policy(
        "either-may-end",
        "Either side may end a contract at any time, without giving a reason.",
        ("HC 211068428",),
        Confidence.HIGH,
    ),
    Policy(
        "ender-rates",
        "Whoever ends the contract is led into the feedback form; the other side then has 14 days to rate. Ratings "
        "stay hidden until both are in or the 14 days are over.",
        ("HC 211068438", "HC 17975053069331"),
        Confidence.HIGH,
        attacks=(Attack("002/2 b"),),
    ),
    Policy(
        "review-needs-payment",
        "A public review appears only where at least $1 net was paid; an unpaid contract is not in the work history.",
        ("HC 17975053069331",),
        Confidence.HIGH,
        attacks=(Attack("001/6 b"), Attack("001/7 b")),
    ),
    Policy(
        "review-editable-once",
        "A public review can be changed once, if the person who received it allows it; a private rating never.",
        ("HC 211063558",),
        Confidence.HIGH,
    ),
    Policy(
        "unpaid-bad-rating-counts",
        "Where nothing was paid and the feedback is negative it can count, though no review is shown.",
        ("HC 38439816969875",),
        Confidence.HIGH,
        attacks=(Attack("003/3 c"),),
    ),
    Policy(
        "escrow-returns",
        "If the freelancer ends a fixed-price contract, the money still in escrow goes back to the client at once.",
        ("HC 211068428", "HC 211068308"),
        Confidence.HIGH,
    ),
    Policy(
        "auto-release",
        "A submitted milestone is released by itself after 14 days of the client's silence; asking for changes stops "
        "the clock, and the newest submission starts it again.",
        ("HC 211068208",),
        Confidence.HIGH,
    ),
    Policy(
        "refund-request",
        "If the client ends the contract with money in escrow and asks for it back, the freelancer has 7 days to agree "
        "or to dispute; silence is a refund.",
        ("HC 211062058",),
        Confidence.HIGH,
    ),
    Policy(
        "dispute-window",
        "A fixed-price dispute is filed within 7 days of the refund request or of the end; the client must react "
        "within 5 days.",
        ("HC 211068528", "HC 211062068"),
        Confidence.HIGH,
    ),
    Policy(
        "dormant-escrow",
        "On fixed price, with money in escrow and no activity for 90 days after the last due date, the client gets the "
        "money unless the freelancer acts; notices go out on days 76 and 83. Messages are not activity, a new or "
        "changed milestone is.",
        ("HC 360000990208",),
        Confidence.HIGH,
    ),
    Policy(
        "client-pauses",
        "Only the client (or the platform) can pause an hourly contract; a freelancer can only ask. A pause as such "
        "does not touch the score; before 2020-11-08 the long idleness after it could.",
        ("HC 211068348", "HC 211062218", "CM 272493"),
        Confidence.HIGH,
        note="What it means for the score is of medium confidence.",
    ),
    Policy(
        "hourly-is-billed",
        "Ending an hourly contract does not lose logged hours: they are billed as usual.",
        ("HC 211068308",),
        Confidence.HIGH,
    ),
    Policy(
        "refund-saves-no-score",
        "A refund hides the public review at most; it does not undo what the rating did to the score.",
        ("CM 1159652", "CM 172500"),
        Confidence.MEDIUM,
        note="Both posts are by members.",
    ),
    Policy(
        "suspended-clients-excluded",
        "Outcomes with clients suspended for breaking the terms, or flagged for a history of poor collaboration, are "
        "left out of the score.",
        ("HC 41946128518035",),
        Confidence.HIGH,
    ),
    Policy(
        "top-rated",
        "Top Rated needs a score of 90 or more, held in 13 of the last 16 weeks, $1,000 earned in 12 months, and a "
        "first job more than 90 days ago.",
        ("HC 211068468",),
        Confidence.HIGH,
    ),
    Policy(
        "bands",
        "A score of 90 and more is excellent, the 80s are solid, and under 75 clients are hard to win.",
        ("HC 211063558",),
        Confidence.HIGH,
        unused="It says what a score is worth to clients; no advice turns on it.",
    ),
    Policy(
        "no-trading",
        "Forbidden are trading money or work for a rating, threats tied to ratings, fake contracts, and payment or "
        "contact outside the platform without consent.",
        ("HC 219801228", "HC 211068468"),
        Confidence.HIGH,
        attacks=(Attack("000/1 b"),),
    ),
    Policy(
        "released-money",
        "Once money is released, a refund is the freelancer's choice, possible for 180 days; mediation may be asked "
        "for within 30 days of the release and forces nothing.",
        ("HC 211062088", "HC 40525949818387", "HC 360000361107"),
        Confidence.HIGH,
    ),
    Policy(
        "only-funded-is-protected",
        "On fixed price only the money deposited for a milestone is protected; a client may also release a part of it.",
        ("HC 211063748", "HC 40525923260563"),
        Confidence.HIGH,
    ),
    Policy(
        "hourly-protection",
        "Hourly pay is protected for time tracked with notes within the weekly limit; time entered by hand is not.",
        ("HC 211068288",),
        Confidence.HIGH,
    ),
    Policy(
        "platform-hold",
        "While the platform holds or pauses a contract nothing can be billed and new work is unprotected; the "
        "freelancer is not told why.",
        ("HC 211068348",),
        Confidence.HIGH,
    ),
    Policy(
        "no-conversion",
        "Hourly and fixed price cannot be turned into each other: the contract is ended and a new one begun.",
        ("HC 211062368",),
        Confidence.HIGH,
    ),
    Policy(
        "forbidden-work",
        "Work against the law or the platform's rules must be refused, and a rating used as a threat can be reported.",
        ("HC 1500007569061", "HC 211063118"),
        Confidence.HIGH,
    ),
    Policy(
        "idle-open",
        "Today an open idle contract is no outcome at all; a long one counts while it is paid at least every 90 days; "
        "an ending left unrated brings no credit either.",
        ("HC 34958134307475",),
        Confidence.MEDIUM,
        note="This is how it is today. Before 2020-11-08 long idleness counted (unrated-endings-count).",
    ),
    Policy(
        "first-score",
        "A score appears with two rated jobs for two clients; until then one bad ending weighs half of it or more.",
        ("HC 34958134307475", "CM 1491817"),
        Confidence.MEDIUM,
        note="Before 2023-12-01 it took four jobs for two clients (more-weight-on-public).",
    ),
    Policy(
        "published-formula",
        "In 2015 the platform gave the score as successful outcomes less negative ones over all outcomes, in the best "
        "of the windows of 6, 12 and 24 months; it has never given the whole formula.",
        ("CM 736122",),
        Confidence.HIGH,
        note="The three windows lasted until the daily score (score-daily).",
        attacks=(Attack("000/3 b"),),
    ),
)
