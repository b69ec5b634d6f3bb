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
        "A public review can be changed if the person who received it allows it; a private rating never. A review can "
        "be answered once, within 28 days of the end, and reported once. A rating can still be allowed after "
        "the 14 days.",
        ("HC 211068448", "HC 28340909495571", "HC 211068438", "HC 219801228"),
        Confidence.HIGH,
        note="That a late rating can be allowed is of medium confidence.",
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
        "the clock, and the newest submission starts it again. The platform then holds the money about five days. "
        "Protection asks that the milestone was funded before the work and submitted through the contract.",
        ("HC 211068208", "HC 211068218", "HC 211063748"),
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
        "A fixed-price dispute is filed within 7 days of the refund request or of the end. Filing asks to rate the "
        "client first, and is the one chance to hand in all evidence: documents decide, not quality.",
        ("HC 211068528", "HC 211062068"),
        Confidence.HIGH,
    ),
    Policy(
        "arbitration",
        "Where mediation fails there are 7 days to agree to arbitration and to pay a share of its fee: if both decline "
        "the client gets the money, if one pays the payer does, if both pay the decision is binding.",
        ("HC 14044146250259",),
        Confidence.HIGH,
        note="Fees of $291 a side were told of until 2021; today's is not known, so that figure is of low confidence.",
    ),
    Policy(
        "dormant-escrow",
        "On fixed price, with money in escrow and no activity for 90 days after the last due date, the platform closes "
        "the contract, sends the freelancer a refund request and invites the client to rate; notices go out on days 76 "
        "and 83. Messages are not activity, a new or changed milestone is.",
        ("HC 360000990208",),
        Confidence.HIGH,
        note="The days are of high confidence, the rest of medium.",
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
        "A refund that leaves less than $1 hides the public review at most; it does not undo what the rating "
        "did to the "
        "score. A part refund hides nothing.",
        ("HC 211062088", "HC 38439816969875"),
        Confidence.MEDIUM,
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
        "Top Rated needs a score of 90 or more in 13 of the last 16 weeks (weeks as Rising Talent count), "
        "$1,000 earned "
        "in 12 months, a first job more than 90 days ago, a full profile, activity and no hold in 90 days.",
        ("HC 211068468", "HC 115006099287"),
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
        "Forbidden are trading money or work for a rating, threats tied to ratings, fake contracts, and payment "
        "outside the platform for 24 months, unless the conversion fee is paid.",
        ("HC 219801228", "HC 211068468", "HC 360052511133"),
        Confidence.HIGH,
    ),
    Policy(
        "contact-outside",
        "Contact outside the platform is barred before a contract starts; once it runs, any means of contact is "
        "allowed. The platform's messages are the evidence all the same.",
        ("HC 360051749534", "CM 833771"),
        Confidence.HIGH,
        note="The bar before a contract dates from 2020-06-26.",
        unused="Nobody is sent outside the platform by any advice.",
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
        "Hourly pay is protected for time tracked with notes within the weekly limit; time entered by hand, idle or "
        "without notes is not. The work week ends on Sunday and the diary can be changed until Monday noon UTC; older "
        "time cannot be logged, but a client can pay a bonus.",
        ("HC 211068288", "CM 1168399", "HC 17996509443091"),
        Confidence.HIGH,
        note="Since about 2022-09-28 it needs a verified identity.",
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
        "many-bad-endings",
        "Several bad outcomes with several clients lead to a stop on new proposals and contracts; running ones go on, "
        "and a course or an appeal lifts it.",
        ("HC 28340628101779", "HC 28340909495571"),
        Confidence.HIGH,
        note="Which of its forms is current is not known.",
        unused="It concerns several contracts together; no advice on one turns on it.",
    ),
    Policy(
        "long-contract-weighs",
        "A contract that pays for years weighs up to 8 jobs, a big one 1.5, and so does its bad ending.",
        ("HC 34958134307475",),
        Confidence.HIGH,
        unused="The estimate says what a contract weighs.",
    ),
    Policy(
        "mid-contract-feedback",
        "Feedback can be given while a contract runs, from 30 days on and if it paid in the last 30: it is public and "
        "not counted in the score.",
        ("HC 360048970493",),
        Confidence.HIGH,
        unused="It does not count in the score, which is what is advised on.",
    ),
    Policy(
        "score-insights",
        "The page on Job Success insights lists the jobs that count and those left out, and why; exclusive members of "
        "an agency show the agency's score.",
        ("HC 32389629156755", "HC 41946128518035"),
        Confidence.HIGH,
    ),
    Policy(
        "bonus-late",
        "A client can pay a bonus on an ended contract for 365 days.",
        ("HC 360000980407",),
        Confidence.MEDIUM,
    ),
    Policy(
        "fee",
        "The service fee is set for each contract at its start, 0 to 15 % since 2025-05-01, so a new contract may have "
        "another.",
        ("third-party pages",),
        Confidence.MEDIUM,
        note="10 % before, and sliding before May 2023.",
    ),
    Policy(
        "closing-reason",
        "Whoever ends a contract picks a reason from a list, and the reason is an input of the score.",
        ("HC 34958134307475", "API schema of 2026-01-20"),
        Confidence.HIGH,
        note="That it is asked is of high confidence, that it counts of medium.",
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
