"""Platform rules that came or went: where the forum's advice met its expiry date."""

from __future__ import annotations

from datetime import date

from engine.language import Attack, Confidence, Policy

_NOT_RATED_BADLY = {"billed": ("nothing",), "rating": ("good-sure", "likely-good")}
_SCORE_PAGE_NOTE = "The help page describes the score of today; the day on which it began is from other pages."

CHANGED = (
    Policy(
        "unrated-endings-count",
        "A contract without feedback, whether ended or left idle for long, is an outcome: where money was paid only a "
        "pattern of them lowers the score, where nothing was paid each one can.",
        ("CM 736122", "CM 824751", "HC 115006097327"),
        Confidence.HIGH,
        note="That a single unpaid one can lower the score is of medium confidence.",
        since=date(2015, 3, 1),
        until=date(2020, 11, 8),
        attacks=(Attack("000/1 a"), Attack("000/3 a"), Attack("001/3 e"), Attack("004/2 c")),
    ),
    Policy(
        "unrated-endings-ignored",
        "A contract that ends with no feedback at all is left out of the score.",
        ("CM 824751",),
        Confidence.HIGH,
        since=date(2020, 11, 8),
        attacks=(Attack("000/4 d"),),
    ),
    Policy(
        "unpaid-unrated-harmless",
        "A contract on which nothing was paid and that ends without feedback has no effect on the score.",
        ("HC 38439816969875", "CM 824751"),
        Confidence.HIGH,
        note="Today's wording of the rule on unrated endings, for unpaid contracts. It leaves a pause harmless and "
        "without a purpose.",
        since=date(2020, 11, 8),
        attacks=(
            Attack("001/3 a"),
            Attack("001/3 d"),
            Attack("001/4 a"),
            Attack("001/4 c"),
            Attack("001/13 a"),
            Attack("003/1 c"),
            Attack("002/1 a", where=_NOT_RATED_BADLY),
            Attack("003/1 d", where=_NOT_RATED_BADLY),
            Attack("003/5 a", where=_NOT_RATED_BADLY),
        ),
    ),
    Policy(
        "unpaid-praise-ignored",
        "A contract on which nothing was paid and that is rated well is left out of the score.",
        ("CM 709409",),
        Confidence.HIGH,
        since=date(2020, 3, 1),
    ),
    Policy(
        "feedback-removal",
        "A Top Rated freelancer may have the feedback of one contract removed: at once on entering the programme, then "
        "every 3 months and 10 completed contracts; it is never applied where it would lower the score.",
        ("CM 205212", "CM 1608326", "HC 219801228"),
        Confidence.HIGH,
        since=date(2016, 6, 1),
        until=date(2024, 9, 3),
    ),
    Policy(
        "private-rating",
        "Besides the public review the client gives a private recommendation from 0 to 10; it counts for the score, is "
        "never shown, and can never be edited.",
        ("HC 17975053069331", "HC 34958134307475", "HC 211062188"),
        Confidence.HIGH,
        note="That it has ended is of high confidence, the day of low: pages written after the daily score still list "
        "it, so it was there until about April 2025; the page that ends it was read on 2026-11-22.",
        since=date(2015, 3, 1),
        ended_by=date(2026, 11, 22),
        unknown_from=date(2025, 4, 1),
        attacks=(Attack("000/3 b"), Attack("002/2 b"), Attack("003/3 c")),
    ),
    Policy(
        "score-every-two-weeks",
        "The score is worked out anew about every two weeks.",
        ("HC 211063558",),
        Confidence.MEDIUM,
        since=date(2015, 3, 1),
        until=date(2024, 9, 1),
    ),
    Policy(
        "score-daily",
        "The score is worked out anew every day, over the eligible jobs of 24 months.",
        ("HC 34958134307475",),
        Confidence.HIGH,
        note=f"{_SCORE_PAGE_NOTE} The day is of medium confidence.",
        since=date(2024, 9, 1),
        unused="It says how often the score is worked out; no advice turns on it.",
    ),
    Policy(
        "weights",
        "An eligible job weighs 1 up to $250, 1.25 up to $1,000 and 1.5 above; each three months with a payment add "
        "one, and 8 is the most.",
        ("HC 34958134307475",),
        Confidence.HIGH,
        note=f"{_SCORE_PAGE_NOTE} The day is of medium confidence.",
        since=date(2024, 9, 1),
        attacks=(Attack("000/3 b"),),
    ),
    Policy(
        "size-weighs",
        "What a contract paid weighs in the score, and longer ones weigh more; the numbers were not published.",
        ("CM 709409",),
        Confidence.HIGH,
        since=date(2020, 3, 1),
        until=date(2024, 9, 1),
    ),
    Policy(
        "more-weight-on-public",
        "Public feedback weighs more than before, and a score needs 2 jobs with 2 clients in 24 months (before: 4 jobs "
        "with 2 clients).",
        ("CM 1491817",),
        Confidence.HIGH,
        since=date(2023, 12, 1),
        attacks=(Attack("000/4 a1"), Attack("003/1 b")),
    ),
)
