"""Steps in words, with what they take for granted, need and make. Rules say when each applies.

Where two steps have the same phase they are printed in the order in which they stand here.
"""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOTHING, L, Phase, StepText, given, one_of
from kb.facts import Client, Contract, Detail, Ended, Escrow, Work
from kb.findings import Removal, Stake
from kb.messages import AFTER_MONEY, AFTER_THE_ACT, BEFORE
from kb.patterns import (
    ANSWERS,
    BADLY,
    BLOCKED,
    CANNOT,
    DEPOSIT,
    DONE,
    ENDED,
    FIXED,
    FORBIDDEN,
    GOOD,
    HOURLY,
    IN_TIME,
    LEAVING,
    LONG_SILENT,
    OFFERED,
    OPEN,
    PAID,
    PART,
    POOR,
    REACHABLE,
    REQUESTED,
    RUNNING,
    SILENT,
    STILL_TO_BE_RATED,
    SUSPENDED,
    UNDONE,
    UNFUNDED,
    UNHINDERED,
    UNPAID,
    UNSTOPPED,
    UNSUBMITTED,
)
from kb.plan import Plan
from kb.policies import Platform

COMPLETED = "the contract was completed successfully"
_YOU_ENDED = (Contract(status="ended-by-me"),)
_CLIENT_ENDED = (Contract(status="ended-by-client"),)
_NO_DEPOSIT_LEFT = NOT(Stake(stake=L("earned") | L("submitted")))

_FIRST = (
    StepText(
        "keep-a-record",
        Phase.FIRST,
        "Keep all that was agreed, delivered and said in the platform's messages.",
        presumes=NOTHING,
    ),
    StepText(
        "list-what-is-needed", Phase.FIRST, "List all that you need from the client to start.", presumes=given(OFFERED)
    ),
    StepText(
        "report-it",
        Phase.FIRST,
        "Report it to the platform, with the messages that show it.",
        presumes=given(Client(rating="threatened"))
        + given(FORBIDDEN)
        + given(Client(extra="forbidden"))
        + given(Detail(tied_by_client="yes"))
        + given(Detail(outside="yes"))
        + given(Detail(asks_forbidden="yes")),
    ),
    StepText(
        "look-for-the-deposit",
        Phase.FIRST,
        "Look whether the platform has closed it, as it does after 90 days without activity: you then have 7 days to "
        "answer the refund request.",
        presumes=given(FIXED, DEPOSIT, Detail(dormant="over")),
    ),
    StepText(
        "no-free-work",
        Phase.FIRST,
        "Do no free work and give no money for a rating.",
        presumes=given(Detail(tied_by_client="yes")),
    ),
    StepText(
        "stop-work",
        Phase.FIRST,
        "Do no more of this work.",
        presumes=NOTHING,
        makes=(Plan(working="stopped"),),
    ),
    StepText(
        "check-the-deadline",
        Phase.FIRST,
        "Note the last day to answer the request: silence gives the deposit away.",
        "7 days in all",
        presumes=given(REQUESTED),
        needs=(IN_TIME,),
    ),
    StepText(
        "mind-the-last-day",
        Phase.FIRST,
        "Submit before the last day that the notice names, even a part: after it the deposit goes back.",
        presumes=given(RUNNING, UNSUBMITTED, Detail(dormant=L("first-notice") | L("last-notice"))),
    ),
    StepText(
        "be-sure",
        Phase.FIRST,
        "Make sure that it is beyond you: more time, help or less scope may do.",
        presumes=given(CANNOT),
    ),
    StepText(
        "look-at-recommendations",
        Phase.FIRST,
        "Look in your stats how many clients would recommend you: that shows what they say in private.",
        presumes=given(Platform(private_rating=IN_FORCE)),
    ),
)

_TELL = (
    StepText(
        "tell-client",
        Phase.TELL,
        "Tell the client plainly that you cannot do it, and why, before they have to ask.",
        "at once",
        adds="I have to be honest with you: I cannot do the agreed work as it should be done.",
        presumes=given(OPEN, CANNOT, REACHABLE) + given(OPEN, Client(extra="ability"), UNDONE),
    ),
    StepText(
        "say-you-leave",
        Phase.TELL,
        "Tell the client early that you stop here, and how you hand over.",
        "at once",
        adds="I will not be able to go on with it.",
        presumes=given(OPEN, LEAVING, REACHABLE),
    ),
    StepText(
        "hand-over",
        Phase.TELL,
        "Hand over whatever helps the next person.",
        adds="I hand over whatever helps.",
        presumes=given(OPEN, LEAVING, Work(work="worked"), REACHABLE),
    ),
    StepText(
        "refuse-pay-outside",
        Phase.TELL,
        "Say that you can be paid through the platform only, and go no further if they refuse.",
        adds="I can be paid through the platform only.",
        presumes=given(Detail(outside="yes")),
    ),
    StepText(
        "refuse-what-is-forbidden",
        Phase.TELL,
        "Say that the rules do not allow what they ask for, and do not do it.",
        adds="The platform's rules do not allow what you ask for, so I cannot do it.",
        presumes=given(Detail(asks_forbidden="yes")) + given(OPEN, FORBIDDEN) + given(Client(extra="forbidden")),
    ),
    StepText(
        "answer-the-threat",
        Phase.TELL,
        "Say that nothing hangs on the rating, and give nothing for it.",
        adds="Nothing hangs on your rating, which is yours to give as you find fair.",
        presumes=given(OPEN, Client(rating="threatened"), REACHABLE),
    ),
    StepText(
        "take-it-back",
        Phase.TELL,
        "Take back anything that you tied to the rating.",
        adds="Whatever I said about a rating before, I take it back.",
        presumes=given(Detail(tied_by_me="yes")),
    ),
    StepText(
        "name-a-date-from-then",
        Phase.TELL,
        "Say that it is late, and how long you will need once all is there.",
        adds="I know that it is late: once I have everything I will need [number] days.",
        presumes=given(RUNNING, BLOCKED, Detail(late="yes"), REACHABLE),
    ),
    StepText(
        "name-a-new-date",
        Phase.TELL,
        "Say that it is late, and name a new date that you can keep.",
        adds="I know that it is late: my new date is [date].",
        presumes=given(
            RUNNING, UNDONE, NOT(Work(obstacle=L("ability") | L("materials"))), Detail(late="yes"), REACHABLE
        ),
    ),
    StepText(
        "own-the-delay",
        Phase.TELL,
        "Say that the date has passed, and name no new one.",
        adds="I know that the date has passed, and I am sorry.",
        presumes=given(RUNNING, UNDONE, Detail(late="yes"), REACHABLE),
    ),
    StepText(
        "ask-for-late-hours",
        Phase.TELL,
        "Hours of earlier weeks can no longer be logged: ask the client to pay them as a bonus.",
        adds="Some hours of earlier weeks can no longer be logged: could you pay them as a bonus?",
        presumes=given(RUNNING, HOURLY, Detail(hours="late"), REACHABLE),
    ),
    StepText(
        "say-not-agreed",
        Phase.TELL,
        "Say in a friendly way that the new wishes were not part of what you agreed on.",
        adds="What you would like on top was not agreed, and it is beyond what I can do.",
        presumes=given(Client(wants="more")),
    ),
    StepText(
        "ask-for-materials",
        Phase.TELL,
        "Ask for what is missing, and name the day until which you can wait.",
        adds="Could you send me by [day] what I still need for it?",
        presumes=given(BLOCKED, REACHABLE),
    ),
    StepText(
        "ask-for-materials-by-then",
        Phase.TELL,
        "Ask for what is missing, so that it is there when the work goes on.",
        adds="Please send me by then what I still need for it.",
        presumes=given(BLOCKED, REACHABLE),
    ),
    StepText(
        "hear-the-client",
        Phase.TELL,
        "Ask the client what is wrong, and listen before you offer anything.",
        adds="Please tell me what is not as you would like it.",
        presumes=given(OPEN, Client(responds=L("yes") | L("silent"))) + given(ENDED, NOT(Detail(suspended="yes"))),
    ),
    StepText(
        "say-it-is-earned",
        Phase.TELL,
        "Say that the work is done, so the deposit is earned.",
        adds=(
            "I understand that you would like the deposit back; the work that it is for is done, so I ask you "
            "to release it."
        ),
        presumes=given(RUNNING, DONE, Client(money="escrow-back")),
    ),
    StepText(
        "put-right",
        Phase.WORK,
        "Fix anything that you agreed on and that is not right yet.",
        presumes=given(OPEN, UNSTOPPED, REACHABLE),
        needs=(Plan(working="on"),),
    ),
    StepText(
        "not-cancel",
        Phase.TELL,
        "Say that there is no need to cancel, and that you will close it yourself.",
        presumes=given(RUNNING, ANSWERS),
    ),
    StepText(
        "ask-to-fund",
        Phase.TELL,
        "Ask the client to fund the milestone.",
        adds="The milestone is not funded yet: could you fund it before I go on?",
        presumes=given(FIXED, UNFUNDED, REACHABLE),
        makes=(Plan(funding="asked"),),
    ),
    StepText(
        "see-that-it-is-funded",
        Phase.TELL,
        "See that the first milestone is funded before you accept.",
        presumes=given(OFFERED, FIXED),
    ),
    StepText(
        "ask-for-a-milestone",
        Phase.TELL,
        "Ask to be paid for the work that is done, by a funded milestone.",
        adds="Could you fund a milestone for the work that is done?",
        presumes=given(OPEN, FIXED, UNFUNDED, REACHABLE, Work(work="worked")),
        makes=(Plan(asked_pay="asked"),),
    ),
    StepText(
        "ask-for-a-bonus",
        Phase.TELL,
        "Ask to be paid for the work that is done, by a bonus.",
        adds="Could you pay a bonus for the work that is done?",
        presumes=given(
            OPEN, HOURLY, UNPAID, REACHABLE, Work(work="worked"), NOT(Detail(hours=one_of("logged", "manual")))
        ),
        makes=(Plan(asked_pay="asked"),),
    ),
    StepText(
        "name-the-day",
        Phase.TELL,
        "Name the day on which you will end it if you hear nothing.",
        "a week from now",
        adds="If I do not hear from you, I will end the contract on [day].",
        presumes=given(OPEN, SILENT),
        makes=(Plan(day="named"),),
    ),
)

_WORK = (
    StepText(
        "deliver-the-work",
        Phase.WORK,
        "Do the agreed work, and show parts of it early.",
        presumes=given(RUNNING, UNDONE, NOT(Work(obstacle=one_of("ability", "forbidden", "materials")))),
        needs=(Work(work="unfinished"), Plan(working="on")),
        makes=(Work(work="done"),),
    ),
    StepText(
        "make-agreed-changes",
        Phase.WORK,
        "Make the changes that were agreed, say which were not, and submit again: the 14 days start anew.",
        presumes=given(
            RUNNING,
            Escrow(escrow="changes-requested"),
            NOT(Work(obstacle=one_of("ability", "forbidden", "materials"))),
        ),
        needs=(Escrow(escrow="changes-requested"), Plan(working="on")),
        makes=(Escrow(escrow="submitted"),),
    ),
)

_MONEY = (
    StepText(
        "log-hours",
        Phase.MONEY,
        "Log every hour of this week, with notes, within the weekly limit.",
        "before Monday noon, UTC",
        presumes=given(RUNNING, HOURLY, Work(work="worked"), NOT(Detail(hours="logged"))),
    ),
    StepText(
        "await-the-bill",
        Phase.MONEY,
        "Wait until the bill for your logged hours is through.",
        "about a week and a half",
        presumes=given(HOURLY, Detail(hours=L("logged") | L("manual"))),
    ),
    StepText(
        "ask-support-why-unbilled",
        Phase.MONEY,
        "Logged hours are billed by themselves: ask support why these were not.",
        adds="Could you look whether your payment method works?",
        presumes=given(RUNNING, HOURLY, UNPAID, Detail(hours=L("logged") | L("manual"))),
    ),
    StepText(
        "send-no-reminder",
        Phase.MONEY,
        "Send no reminder: silence releases the money, and whatever wakes a displeased client may bring a poor rating.",
        presumes=given(RUNNING, Escrow(escrow="submitted"), LONG_SILENT, Client(rating=POOR)),
    ),
    StepText(
        "submit-through-contract",
        Phase.MONEY,
        "Submit the work through the contract, not only by message.",
        "today",
        presumes=given(RUNNING, FIXED, UNSUBMITTED),
        needs=(Work(work="done"), UNSUBMITTED),
        makes=(Escrow(escrow="submitted"),),
    ),
    StepText(
        "submit-when-done",
        Phase.MONEY,
        "Submit the work through the contract, not only by message, as soon as it is done.",
        presumes=given(RUNNING, FIXED, UNSUBMITTED),
        needs=(Work(work="done"), UNSUBMITTED),
        makes=(Escrow(escrow="submitted"),),
    ),
    StepText(
        "submit-part-for-its-sum",
        Phase.MONEY,
        "Submit the part that is done for the sum that it is worth: a client can release a part of the deposit.",
        adds="The part that is done I am submitting for what it is worth.",
        presumes=given(RUNNING, FIXED, UNSUBMITTED, PART),
        needs=(Work(work="part"), UNSUBMITTED),
        makes=(Escrow(escrow="submitted"),),
    ),
    StepText(
        "submit-part-again",
        Phase.MONEY,
        "Make the changes that you can make now, say which not, and submit the part again for what it is worth.",
        adds="The part that is done I am submitting again for what it is worth, with the changes that I can make now.",
        presumes=given(RUNNING, FIXED, Escrow(escrow="changes-requested"), PART),
        needs=(Work(work="part"), Escrow(escrow="changes-requested")),
        makes=(Escrow(escrow="submitted"),),
    ),
    StepText(
        "agree-in-time",
        Phase.MONEY,
        "Agree to the refund.",
        "within the 7 days",
        presumes=given(REQUESTED),
        needs=(IN_TIME,),
        makes=(Plan(refund="agreed"),),
    ),
    *AFTER_MONEY,
    StepText(
        "await-14-days",
        Phase.MONEY,
        "Wait for the release: by approval, or by itself.",
        "14 days after the newest submission",
        presumes=given(DEPOSIT),
        needs=(Escrow(escrow="submitted"), NOT(Detail(submitted="overdue"))),
    ),
    StepText(
        "ask-support-for-release",
        Phase.MONEY,
        "The 14 days are over: if nothing was released, ask support.",
        "now",
        presumes=given(Escrow(escrow="submitted"), Detail(submitted="overdue")),
        needs=(Escrow(escrow="submitted"),),
    ),
    StepText(
        "return-deposit",
        Phase.MONEY,
        "The deposit goes back by itself when you end the contract.",
        adds="The deposit goes back to you when it ends.",
        presumes=given(OPEN, DEPOSIT),
        makes=(Plan(deposit="returns"),),
    ),
    StepText(
        "hand-back-the-task",
        Phase.MONEY,
        "Hand this one task back, and agree what becomes of the deposit for it.",
        presumes=given(OPEN, DEPOSIT, CANNOT, UNDONE) + given(OPEN, DEPOSIT, Client(extra="ability"), UNDONE),
        makes=(Plan(task="back"),),
    ),
    StepText(
        "hand-back-the-unfunded",
        Phase.MONEY,
        "Hand this one task back.",
        presumes=given(OPEN, CANNOT, UNDONE) + given(OPEN, Client(extra="ability"), UNDONE),
        makes=(Plan(task="back"),),
    ),
    StepText(
        "answer-request-in-time",
        Phase.MONEY,
        "If you have not agreed by then, file a dispute.",
        "within the 7 days",
        presumes=given(REQUESTED, Ended(refund_days="several")),
        needs=(IN_TIME,),
    ),
    StepText(
        "answer-today",
        Phase.MONEY,
        "If you have not agreed by tonight, file a dispute.",
        "today",
        presumes=given(REQUESTED, Ended(refund_days="few")),
        needs=(IN_TIME,),
    ),
    StepText(
        "file-the-dispute",
        Phase.MONEY,
        "If talking does not help, file the dispute with all your evidence: you can hand it in only once.",
        "within the 7 days",
        presumes=given(REQUESTED, Ended(refund_days="several")),
        needs=(IN_TIME,),
    ),
    StepText(
        "file-today",
        Phase.MONEY,
        "File the dispute with all your evidence, which you can hand in only once; go on talking meanwhile.",
        "today",
        presumes=given(REQUESTED, Ended(refund_days="few")),
        needs=(IN_TIME,),
    ),
    StepText(
        "ask-support-now",
        Phase.MONEY,
        "Ask support what is still open, with your proof of the work.",
        "now",
        presumes=given(REQUESTED, Ended(refund_days="over")),
    ),
    StepText(
        "ask-support-about-deposit",
        Phase.MONEY,
        "Ask support what becomes of the deposit.",
        presumes=given(DEPOSIT),
    ),
    StepText(
        "ask-support-about-submitting",
        Phase.MONEY,
        "Ask support what becomes of the deposit, and whether to submit what is done.",
        presumes=given(UNSUBMITTED),
    ),
    StepText(
        "ask-support-about-hours",
        Phase.MONEY,
        "Ask support what becomes of hours that are not billed.",
        presumes=given(HOURLY),
    ),
    StepText(
        "ask-support-about-contract",
        Phase.MONEY,
        "Ask support what becomes of the contract.",
        presumes=given(SUSPENDED),
    ),
    StepText(
        "stop-the-dormancy-clock",
        Phase.MONEY,
        "Have the due date or the milestone changed: messages do not stop the 90 days.",
        "before the last day that the notice names",
        adds="Could you move its due date? Otherwise the platform soon sends the deposit back and closes the contract.",
        presumes=given(RUNNING, FIXED, UNSUBMITTED, REACHABLE, Detail(dormant=L("first-notice") | L("last-notice"))),
    ),
    StepText(
        "no-refund-for-rating",
        Phase.MONEY,
        "What was paid is yours: pay back only what you think fair, and never for a rating.",
        presumes=given(PAID, Client(money="paid-back")),
    ),
    StepText(
        "know-the-limits",
        Phase.MONEY,
        "Know the limits: you can refund for 180 days; mediation can be asked for within 30, and cannot make you pay.",
        presumes=given(PAID),
    ),
    StepText(
        "refund-the-excess",
        Phase.MONEY,
        "Refund what was paid too much, through the contract.",
        adds="What was paid too much I refund, through the contract.",
        presumes=given(PAID, Client(money="by-error")),
    ),
    StepText(
        "have-the-sum-put-right",
        Phase.MONEY,
        "Tell the client that the sum is wrong: only what you agreed on shall be released.",
        adds="The sum of the milestone is not what we agreed on: please release no more than we agreed on.",
        presumes=given(RUNNING, Detail(wrong_sum="yes"), REACHABLE),
    ),
)

_ACT = (
    StepText(
        "accept-it",
        Phase.ACT,
        "Accept the offer once you have it all.",
        presumes=given(OFFERED),
        needs=(OFFERED,),
        makes=(Contract(status="active"),),
    ),
    StepText("decline-it", Phase.ACT, "Decline the offer.", presumes=given(OFFERED), needs=(OFFERED,)),
    StepText(
        "close-as-completed",
        Phase.ACT,
        "End the contract yourself, as completed.",
        "some days after the message",
        reason=COMPLETED,
        presumes=given(OPEN, DONE) + given(OPEN, Platform(unrated_endings_count=IN_FORCE)),
        needs=(OPEN,),
        makes=_YOU_ENDED,
    ),
    StepText(
        "close-in-some-weeks",
        Phase.ACT,
        "Close it yourself as completed.",
        "some weeks into the pause",
        reason=COMPLETED,
        presumes=given(RUNNING, HOURLY) + given(Contract(status="paused")),
        needs=(OPEN,),
        makes=_YOU_ENDED,
    ),
    StepText(
        "end-it",
        Phase.ACT,
        "End the contract yourself.",
        "soon after you told the client",
        reason="the reason that is nearest to the truth",
        presumes=given(OPEN),
        needs=(OPEN,),
        makes=_YOU_ENDED,
    ),
    StepText(
        "end-as-agreed",
        Phase.ACT,
        "End the contract yourself, once the client agrees.",
        reason="both sides agreed to end it",
        presumes=given(OPEN, ANSWERS),
        needs=(OPEN,),
        makes=_YOU_ENDED,
    ),
    StepText(
        "end-once-paid",
        Phase.ACT,
        "Submit the part once it is funded; end the contract once it is paid, or once the client says no.",
        reason="both sides agreed to end it",
        presumes=given(OPEN, FIXED, UNFUNDED, PART, ANSWERS),
        needs=(OPEN, Plan(asked_pay="asked")),
        makes=_YOU_ENDED,
    ),
    StepText(
        "end-as-not-needed",
        Phase.ACT,
        "End the contract yourself.",
        "with the message",
        reason="the work is not needed for now",
        presumes=given(OPEN, Client(wants="wait")) + given(Contract(status="paused"), Work(work="not-started")),
        needs=(OPEN,),
        makes=_YOU_ENDED,
    ),
    StepText(
        "end-if-silent",
        Phase.ACT,
        "End it on that day, if no answer has come.",
        reason="the reason that is nearest to the truth",
        presumes=given(OPEN, SILENT),
        needs=(OPEN, Plan(day="named")),
        makes=_YOU_ENDED,
    ),
    StepText(
        "close-as-it-is",
        Phase.ACT,
        "End the contract yourself, with the reason that is true.",
        "some days after the message",
        reason="the client no longer answers, or the reason nearest to that",
        presumes=given(OPEN, Client(responds="silent-long")),
        needs=(OPEN,),
        makes=_YOU_ENDED,
    ),
    StepText(
        "client-ends-it",
        Phase.ACT,
        "Ask the client to end the contract from their side and to rate it.",
        adds=(
            "Would you close the contract on your side? You will be asked for a short review, and an honest "
            "one helps me a lot."
        ),
        presumes=given(OPEN, ANSWERS, Client(rating=GOOD)),
        needs=(OPEN, Plan(deposit="stays")),
        makes=_CLIENT_ENDED,
    ),
    StepText(
        "end-after-payment",
        Phase.ACT,
        "End the contract once the part is paid.",
        "after the release",
        reason="the reason that is nearest to the truth",
        adds="The rest of the deposit goes back to you.",
        presumes=given(OPEN),
        needs=(OPEN, Escrow(escrow="submitted")),
        makes=_YOU_ENDED,
    ),
    StepText(
        "client-ends-after-payment",
        Phase.ACT,
        "Once the part is paid, ask the client to close the contract and to rate it.",
        "after the release",
        adds=(
            "Once it is paid, would you close the contract? You will be asked for a short review, and an "
            "honest one helps me a lot."
        ),
        presumes=given(OPEN, ANSWERS, Client(rating=GOOD)),
        needs=(OPEN, Escrow(escrow="submitted")),
        makes=_CLIENT_ENDED,
    ),
    StepText(
        "client-ends-once-paid",
        Phase.ACT,
        "Submit the part once it is funded; once it is paid, ask the client to end the contract and to rate it.",
        adds=(
            "Once it is paid, would you close the contract? You will be asked for a short review, and an "
            "honest one helps me a lot."
        ),
        presumes=given(OPEN, FIXED, UNFUNDED, PART, ANSWERS, Client(rating=GOOD)),
        needs=(OPEN, Plan(asked_pay="asked")),
        makes=_CLIENT_ENDED,
    ),
    StepText(
        "client-ends-after-the-bill",
        Phase.ACT,
        "Once the bill is through, ask the client to end the contract and to rate it.",
        adds=(
            "Once my hours are billed, would you close the contract? You will be asked for a short review, "
            "and an honest one helps me a lot."
        ),
        presumes=given(OPEN, HOURLY, ANSWERS, Client(rating=GOOD)),
        needs=(OPEN,),
        makes=_CLIENT_ENDED,
    ),
    StepText(
        "as-completed-not-cancelled",
        Phase.TELL,
        "Ask them to close it as completed, not to cancel it: any other reason in their list counts against you.",
        presumes=given(OPEN, ANSWERS, Platform(private_rating=IN_FORCE)),
    ),
    StepText(
        "end-after-answer",
        Phase.ACT,
        "If you want to end the contract, do it only after the platform has answered.",
        presumes=given(OPEN),
    ),
    StepText(
        "allow-the-change",
        Phase.ACT,
        "Allow the change of the review on the contract's page.",
        presumes=given(ENDED, PAID, Ended(rated=BADLY)),
        makes=(Plan(change="allowed"),),
    ),
    *AFTER_THE_ACT,
    StepText(
        "remove-the-feedback",
        Phase.ACT,
        "Have the contract's feedback removed with the perk.",
        "once it has ended",
        presumes=given(Removal(removal="now")),
        needs=(ENDED,),
    ),
    StepText(
        "wait-for-top-rated",
        Phase.ACT,
        "Leave it open until you are Top Rated, then end it and use the perk on it.",
        presumes=given(OPEN, Removal(removal="later")),
    ),
    StepText(
        "serve-well",
        Phase.ACT,
        "Ask early what the client expects, and do better than that.",
        presumes=given(RUNNING, UNSTOPPED, ANSWERS),
    ),
    StepText(
        "space-reminders",
        Phase.FIRST,
        "Leave a week between two reminders.",
        presumes=given(OPEN, SILENT, Detail(reminded="yes")),
    ),
    StepText(
        "do-nothing",
        Phase.ACT,
        "Send nothing that asks for a rating; look at it again when something changes.",
        presumes=given(OPEN, Client(rating=POOR)),
    ),
    StepText(
        "let-it-run-out",
        Phase.ACT,
        "Let the 90 days run out: the platform then closes it, sends the deposit back and asks the client to rate.",
        presumes=given(RUNNING, FIXED, Stake(stake="unearned"), Detail(dormant=L("first-notice") | L("last-notice"))),
    ),
    StepText(
        "leave-it-open",
        Phase.ACT,
        "Leave it open after that: end it only if the client answers and wants it.",
        presumes=given(OPEN, LONG_SILENT, Client(rating=POOR)),
    ),
    StepText(
        "wait-for-the-hold",
        Phase.ACT,
        "Wait for the platform, and answer what it asks of you.",
        presumes=given(Contract(status="on-hold")),
    ),
    StepText(
        "new-milestone-first",
        Phase.ACT,
        "Begin the extra only as a new, funded milestone.",
        adds="What you would like on top I am happy to do as a new milestone.",
        presumes=given(FIXED, Client(wants="more", extra="price")),
    ),
    StepText(
        "extra-is-another-matter",
        Phase.ACT,
        "Anything beyond what was agreed would be a new milestone, if you take it on at all.",
        adds="What you would like on top is beyond what I can do, so I have to decline that.",
        presumes=given(FIXED, Client(wants="more", extra="ability")),
    ),
    StepText(
        "agree-hours-first",
        Phase.ACT,
        "Begin the extra only once hours, rate and weekly limit are agreed.",
        adds="Shall we agree on the hours before I begin what you would like on top?",
        presumes=given(HOURLY, Client(wants="more", extra="price")),
    ),
    StepText(
        "go-on-when-funded",
        Phase.ACT,
        "Go on once the deposit is there.",
        presumes=given(FIXED, UNFUNDED, UNDONE, UNHINDERED),
        needs=(Plan(funding="asked"),),
    ),
    StepText(
        "hand-over-when-funded",
        Phase.ACT,
        "Once the deposit is there, submit the work through the contract.",
        presumes=given(FIXED, UNFUNDED, DONE),
        needs=(Plan(funding="asked"),),
    ),
    StepText(
        "space-endings-out",
        Phase.ACT,
        "Do not end all your old contracts at once: spread them over some weeks.",
        presumes=given(Detail(several=L("mixed") | L("only-unrated"))),
    ),
)

_AFTER = (
    StepText(
        "rate-the-client",
        Phase.AFTER,
        "Rate the client too, if you have not yet: ratings stay hidden until both are in or 14 days are over.",
        "within 14 days",
        presumes=given(ENDED, STILL_TO_BE_RATED),
        needs=(ENDED,),
    ),
    StepText(
        "ask-for-a-rating",
        Phase.AFTER,
        "If the client was content, ask once, kindly, for an honest rating.",
        "within 14 days",
        presumes=given(ENDED, PAID, Ended(rated="not-yet"), NOT(Detail(suspended="yes"))),
    ),
    StepText(
        "answer-the-review",
        Phase.AFTER,
        "Answer the review publicly in two calm sentences; if the client wants to change it, you can allow it.",
        "within 28 days of the end",
        presumes=given(ENDED, PAID, Ended(rated="badly")),
    ),
    StepText(
        "go-on-elsewhere",
        Phase.AFTER,
        "Go on with them on your other contract.",
        presumes=given(OPEN, Detail(others="yes")),
    ),
    StepText(
        "note-the-suspension",
        Phase.AFTER,
        "Note that the client was suspended: such outcomes are left out of the score.",
        presumes=given(Detail(suspended="yes")) + given(SUSPENDED),
    ),
    StepText(
        "look-again",
        Phase.AFTER,
        "If no answer comes, look at this again.",
        "in two weeks",
        presumes=given(OPEN, SILENT),
    ),
    StepText(
        "close-if-silent",
        Phase.AFTER,
        "If no answer comes in two weeks, close it with a friendly word.",
        presumes=given(OPEN, SILENT, DONE, PAID),
    ),
    StepText(
        "settled-then-client-ends",
        Phase.AFTER,
        "Once that is settled, ask the client to end the contract and to rate it.",
        adds=(
            "Once that is settled, would you close the contract? You will be asked for a short review, and an "
            "honest one helps me a lot."
        ),
        presumes=given(RUNNING, ANSWERS, Client(rating=GOOD)),
    ),
    StepText(
        "settled-then-part",
        Phase.AFTER,
        "Once that is settled, part by agreement, and end it yourself.",
        presumes=given(RUNNING, ANSWERS),
    ),
    StepText(
        "ask-for-materials-later",
        Phase.AFTER,
        "Once it is paid, ask for what is missing for the rest.",
        presumes=given(RUNNING, BLOCKED, PART, REACHABLE),
    ),
    StepText(
        "then-client-ends",
        Phase.AFTER,
        "Once it is paid, ask the client to end the contract and to rate it.",
        presumes=given(RUNNING, Client(rating=GOOD, wants=L("content") | L("stop"))),
    ),
    StepText(
        "then-leave-open",
        Phase.AFTER,
        "Once it is paid, leave it open: an ending would ask for a poor rating.",
        presumes=given(RUNNING, Client(rating=POOR, wants="content")),
    ),
    StepText(
        "then-part",
        Phase.AFTER,
        "Once it is paid, part by agreement, and end it yourself.",
        presumes=given(RUNNING, Client(rating="feared", wants="stop")),
    ),
    StepText(
        "then-end-it",
        Phase.AFTER,
        "Once it is paid, end the contract.",
        presumes=given(RUNNING, Client(extra="forbidden")),
    ),
    StepText(
        "go-on-meanwhile",
        Phase.AFTER,
        "Go on meanwhile with what the client wants next.",
        presumes=given(RUNNING, UNSTOPPED, Client(wants="carry-on")),
    ),
    StepText(
        "wait-meanwhile",
        Phase.AFTER,
        "Let it wait meanwhile, and leave it open.",
        adds="What comes next can wait, as you wish.",
        presumes=given(RUNNING, Client(wants="wait")),
    ),
    StepText(
        "new-offer-first",
        Phase.TELL,
        "Have the new offer in hand before this contract ends; look at its sum, its kind and its fee.",
        adds="Could you send me the offer for the new contract before we close this one?",
        presumes=given(Detail(reason="new-contract")),
    ),
)

STEPS = (*_FIRST, *_TELL, *BEFORE, *_WORK, *_MONEY, *_ACT, *_AFTER)
