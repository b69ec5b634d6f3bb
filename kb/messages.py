"""What to write to the client: steps that send a message, each true of the cases in which rules conclude it.

``BEFORE`` goes out before any act, ``AFTER_MONEY`` speaks of a submission or a refund that is done,
``AFTER_THE_ACT`` of
another act.
"""

from __future__ import annotations

from engine.language import NOT, Fact, L, Pattern, Phase, Presumed, StepText, given, one_of
from kb.facts import Client, Contract, Detail, Ended, Escrow, Work
from kb.findings import Stake
from kb.patterns import (
    ANSWERS,
    BLOCKED,
    CANNOT,
    DEPOSIT,
    DONE,
    ENDED,
    FIXED,
    FORBIDDEN,
    GOOD,
    HOURLY,
    LEAVING,
    LONG_SILENT,
    OFFERED,
    OPEN,
    PART,
    POOR,
    REACHABLE,
    REQUESTED,
    RUNNING,
    SILENT,
    STOPPED,
    UNDONE,
    UNFUNDED,
    UNHINDERED,
    UNPAID,
    UNUSABLE,
)
from kb.plan import Plan

_SEND = "Send the message below, or your own words."
_REACHABLE_AFTER = NOT(Detail(suspended="yes"))
_NOT_STOPPING = NOT(Client(wants="stop"))


def _message(
    name: str,
    words: str,
    presumes: Presumed,
    *,
    phase: Phase = Phase.TELL,
    text: str = _SEND,
    needs: tuple[Pattern, ...] = (),
    makes: tuple[Fact, ...] = (),
) -> StepText:
    """Return the step that sends these ``words``, between a greeting and a name."""
    return StepText(
        f"write-{name}",
        phase,
        text,
        message=f"Hi {{client}}, {words}\n\n{{name}}",
        presumes=presumes,
        needs=needs,
        makes=makes,
    )


BEFORE = (
    _message(
        "accept",
        "thanks for the offer for {job}; I would like to take it. Could you confirm what the first part should cover, "
        "and send me what I need for it? Then I accept and start.",
        given(OFFERED, Work(obstacle="none")),
    ),
    _message(
        "ask-first",
        "thanks for the offer for {job}. To start well I still need a few things from you: could you send them? As "
        "soon as they are here I will accept and begin.",
        given(OFFERED, BLOCKED),
    ),
    _message(
        "decline",
        "thank you for thinking of me for {job}. I am not taking it on, so I decline the offer.",
        given(OFFERED, STOPPED, NOT(FORBIDDEN)),
    ),
    _message(
        "decline-forbidden",
        "thank you for the offer for {job}. The platform's rules do not allow this work, so I decline it.",
        given(OFFERED, FORBIDDEN),
    ),
    _message(
        "duplicate",
        "thanks for the offer for {job}. It covers what our open contract is for, so let us do it there.",
        given(OFFERED, Work(duplicate="yes")),
    ),
    _message(
        "hold",
        "the platform has put our contract for {job} on hold, so I cannot go on for now. I will write "
        "again as soon as the hold is lifted.",
        given(Contract(status="on-hold"), _REACHABLE_AFTER),
    ),
    _message(
        "share",
        "I understand that you want the deposit for {job} back. The part that is done is yours to use, so I "
        "suggest that we split the deposit by what is done. Does that seem fair to you?",
        given(PART, REQUESTED, _REACHABLE_AFTER) + given(PART, Client(money="escrow-back")),
        text="Propose a split by what is done, with a sentence of reason, by the message below.",
    ),
    _message(
        "dispute",
        "I saw the refund request for {job}. The work we agreed on is done, so I cannot agree to it as it stands. "
        "I would rather settle it between us.",
        given(REQUESTED, DONE, _REACHABLE_AFTER),
    ),
    _message(
        "bonus",
        "the work that I did for {job} has not been paid yet. Could you pay it as a bonus on the contract that has "
        "ended, or send me a new offer for it? Thank you.",
        given(ENDED, Ended(owed="yes"), _REACHABLE_AFTER),
        text="Ask for a bonus, which can be paid for 365 days, or for a new offer, by the message below.",
    ),
    _message(
        "await",
        "just a short note that what I submitted for {job} is waiting for your approval.",
        given(RUNNING, Escrow(escrow="submitted"), REACHABLE),
    ),
    _message(
        "await-last",
        "all right, we stop here. What I submitted for {job} is waiting for your approval.",
        given(RUNNING, Escrow(escrow="submitted"), Client(wants="stop")),
    ),
    _message("note", "a short note about {job}.", given(OPEN, REACHABLE) + given(ENDED, _REACHABLE_AFTER)),
    _message(
        "fund",
        "I am ready to go ahead with {job}. The milestone is not funded yet; as soon as it is, I will work on it.",
        given(FIXED, UNFUNDED, UNDONE, UNHINDERED, REACHABLE, _NOT_STOPPING),
        text="Ask the client to fund the milestone, by the message below.",
        makes=(Plan(funding="asked"),),
    ),
    _message(
        "fund-finished",
        "{job} is finished. Could you fund the milestone for it? I will submit it right after that.",
        given(FIXED, UNFUNDED, DONE, UNPAID, REACHABLE),
        text="Ask the client to fund the milestone, by the message below.",
        makes=(Plan(funding="asked"),),
    ),
    _message(
        "hours",
        "my logged hours on {job} come with the next weekly bill. Tell me if you have a question about them.",
        given(RUNNING, HOURLY, Stake(stake="hours"), REACHABLE, _NOT_STOPPING),
    ),
    _message(
        "last-hours",
        "all right, we stop here. My logged hours on {job} come with the next weekly bill. Tell me if you have a "
        "question about them.",
        given(RUNNING, HOURLY, Stake(stake="hours"), Client(wants="stop")),
    ),
    _message(
        "pay",
        "what I did on {job} is not paid yet. How shall we settle it? If I do not hear from you, I will close "
        "the contract on {the_day}.",
        given(OPEN, UNPAID, LONG_SILENT, Work(work="worked")) + given(OPEN, UNFUNDED, LONG_SILENT, PART),
        makes=(Plan(day="named"),),
    ),
    _message(
        "pay-part",
        "the part of {job} that I did last is not paid yet. How shall we settle it? If I do not hear from you, I will "
        "close the contract on {the_day}.",
        given(OPEN, UNFUNDED, LONG_SILENT, PART),
        makes=(Plan(day="named"),),
    ),
    _message(
        "pay-open",
        "what I did on {job} is not paid yet. How shall we settle it?",
        given(OPEN, UNPAID, SILENT, Work(work="worked")),
    ),
    _message(
        "pay-open-part",
        "the part of {job} that I did last is not paid yet. How shall we settle it?",
        given(OPEN, UNFUNDED, SILENT, PART),
    ),
    _message(
        "keep-paid",
        "you asked for money back for {job}. Before we talk about that, may I ask for the reason?",
        given(Client(money="paid-back"), _REACHABLE_AFTER),
        text="Ask why the client wants money back, and listen before you offer anything, by the message below.",
    ),
    _message(
        "excess",
        "thank you for telling me about the payment for {job}.",
        given(Client(money="by-error"), _REACHABLE_AFTER),
    ),
    _message(
        "threat",
        "I have read what you wrote about {job}.",
        given(OPEN, Client(rating="threatened")),
    ),
    _message(
        "refuse",
        "the platform's rules do not allow what is asked for in {job}, so I cannot do it and will end the contract.",
        given(OPEN, FORBIDDEN, REACHABLE) + given(OPEN, Client(extra="forbidden")),
        text="Say that the rules do not allow it, by the message below.",
    ),
    _message(
        "refuse-and-stop",
        "all right, we stop here: what is left of {job} the platform's rules do not allow, so I will end the contract.",
        given(OPEN, FORBIDDEN, Client(wants="stop")),
        text="Say that the rules do not allow it, by the message below.",
    ),
    _message(
        "refuse-on-top",
        "the platform's rules do not allow what you would like on top of {job}, so I cannot do it and will end the "
        "contract.",
        given(OPEN, Client(extra="forbidden")),
        text="Say that the rules do not allow it, by the message below.",
    ),
    _message(
        "refuse-extra",
        "a short note about {job}.",
        given(RUNNING, Client(wants="more", extra="forbidden")),
    ),
    _message(
        "refuse-extra-and-go-on",
        "let us go on with {job} as we agreed.",
        given(RUNNING, UNHINDERED, Client(wants="more", extra="forbidden")),
    ),
    _message(
        "grown",
        "what {job} has become goes beyond what we agreed on, and beyond what I can do. Tell me how you would like to "
        "go on from here.",
        given(RUNNING, Client(wants="more", extra="ability"), UNDONE),
        text="Say in a friendly way that this was not agreed, by the message below.",
    ),
    _message(
        "bad-end",
        "{job} has not worked out as we both wanted, and I cannot take it further. I will end the contract.",
        given(OPEN, STOPPED, REACHABLE) + given(OPEN, Client(extra="ability")),
    ),
    _message(
        "bad-end-over",
        "as you want nothing more of {job}, I will end the contract on my side. I am sorry that it was not all "
        "that you "
        "wanted.",
        given(OPEN, Client(wants=L("stop") | L("content"), rating="bad")),
    ),
    _message(
        "give-back",
        "I have to be honest with you: I now see that I cannot do {job} well, and I am sorry. The contract should end, "
        "so that you can find someone better suited.",
        given(OPEN, CANNOT, UNUSABLE, DEPOSIT, REACHABLE),
        text="Tell the client at once and plainly that you cannot do it, by the message below.",
    ),
    _message(
        "cannot-finish",
        "I want to be open with you: I cannot finish {job}. What I have done so far is yours, in good order, so that "
        "someone else can go on from there. I charge nothing beyond it, and the contract can end.",
        given(OPEN, CANNOT, PART, REACHABLE, _NOT_STOPPING),
        text="Tell the client at once and plainly that you cannot do it, and hand over what is done, with the message "
        "below.",
    ),
    _message(
        "hand-over",
        "I will not go on with {job}. What I have done so far is yours, in good order, so that someone else "
        "can go on from there. I charge nothing beyond it, and the contract can end.",
        given(OPEN, LEAVING, PART, REACHABLE, _NOT_STOPPING),
        text="Tell the client early that you stop here, and hand over what is done, with the message below.",
    ),
    _message(
        "hand-back",
        "this part of {job} I cannot do as it should be done, and I am sorry.",
        given(OPEN, CANNOT, UNDONE, REACHABLE) + given(OPEN, Client(extra="ability"), UNDONE),
        text="Tell the client at once and plainly that you cannot do it, by the message below.",
    ),
    _message(
        "hand-back-wanted",
        "I have read that you would like the deposit for {job} back, and that is all right.",
        given(RUNNING, DEPOSIT, UNDONE, Client(money="escrow-back")),
    ),
    _message(
        "terms",
        "what {job} has become goes beyond what we agreed on: it needs someone with more time or other skills than I "
        "have, and you should have it done well. I suggest that we end the contract here. Is that all right with you?",
        given(RUNNING, Client(wants="more", extra="ability")),
        text="Say in a friendly way that this was not agreed, by the message below.",
    ),
    _message(
        "part-cannot",
        "I want to be open with you: I cannot do {job} as it should be done, and I am sorry. I suggest that we end the "
        "contract, so that you can find someone better suited. Is that all right with you?",
        given(OPEN, CANNOT, ANSWERS, _NOT_STOPPING),
        text="Tell the client at once and plainly that you cannot do it, by the message below.",
    ),
    _message(
        "part-leaving",
        "I will not go on with {job}, and suggest that we end the contract. Is that all right with you?",
        given(OPEN, LEAVING, ANSWERS, _NOT_STOPPING),
        text="Tell the client early that you stop here, by the message below.",
    ),
    _message(
        "part-stop",
        "all right, we can leave {job} here. I will end the contract on my side when that is right for you.",
        given(RUNNING, Client(wants="stop")),
    ),
    _message(
        "part-hear",
        "all right, we can leave {job} here. Before I end the contract on my side: what could have been better for "
        "you?",
        given(RUNNING, Client(wants="stop")),
        text="Ask the client what could have been better before you end anything, by the message below.",
    ),
    _message(
        "new-contract",
        "let us go on with {job} under a new contract, as we both want.",
        given(RUNNING, Client(wants="stop"), Detail(reason="new-contract")),
    ),
    _message(
        "part-deposit",
        "you would like the deposit for {job} back, and that is all right. Shall I end the contract?",
        given(OPEN, Client(money="escrow-back"), Stake(stake="unearned")),
    ),
    _message(
        "tell-and-end",
        "I will not go on with {job}. If I do not hear from you I will end the contract on {the_day}; "
        "until then "
        "I am here for any question about it.",
        given(OPEN, LEAVING, SILENT),
        text="Tell the client that you stop here, and name the day, by the message below.",
        makes=(Plan(day="named"),),
    ),
    _message(
        "cannot-and-end",
        "I want to be open with you: I cannot do {job} as it should be done, and I am sorry. If I do not hear from you "
        "I will end the contract on {the_day}.",
        given(OPEN, CANNOT, SILENT),
        text="Tell the client plainly that you cannot do it, and name the day, by the message below.",
        makes=(Plan(day="named"),),
    ),
    _message(
        "price",
        "thank you for asking. The additional work on {job} goes beyond what we agreed on: it would take {this_much}. "
        "What was agreed stays as it is.",
        given(RUNNING, Client(wants="more", extra="price")),
        text="Name what the extra would take, by the message below.",
    ),
    _message(
        "terms-stand",
        "I understand that you do not want to pay for the additional work on {job}. Then let us keep to what we agreed "
        "on.",
        given(RUNNING, Client(wants="more", extra="price"), Detail(declined="yes")),
    ),
    _message(
        "decline-extra",
        "thank you for asking. What you would like on top of {job} was not agreed, and it is beyond what I can do, so "
        "I have to decline it. What we agreed on stays as it is.",
        given(RUNNING, Client(wants="more", extra="ability")),
        text="Say in a friendly way that this was not agreed, by the message below.",
    ),
    _message(
        "leave-part",
        "what is done of {job} is yours, in good order, so that someone else can go on from there.",
        given(OPEN, STOPPED, PART, REACHABLE, _NOT_STOPPING),
        text="Hand over what is done, with the message below.",
    ),
    _message(
        "leave-unusable",
        "I am writing about {job} so that you can find someone else for it.",
        given(OPEN, STOPPED, UNUSABLE, REACHABLE, _NOT_STOPPING),
    ),
    _message(
        "finish-then-leave",
        "I will finish the part of {job} that is funded, and do it well. After that I will not go on.",
        given(RUNNING, LEAVING, UNDONE, DEPOSIT, REACHABLE),
        text="Tell the client early that you stop after this, by the message below.",
    ),
    _message(
        "remind",
        "a short question about {job}: how would you like to go ahead? I am ready when you are.",
        given(OPEN, SILENT, UNDONE, NOT(Work(obstacle=one_of("ability", "forbidden", "materials")))),
    ),
    _message(
        "remind-done",
        "how has {job} worked out for you? If something is missing, tell me; if all is well, you can close the "
        "contract.",
        given(OPEN, SILENT, DONE, Client(rating=GOOD)),
    ),
    _message(
        "remind-quiet",
        "how has {job} worked out for you? If something is missing, tell me.",
        given(OPEN, DONE, REACHABLE),
    ),
    _message(
        "materials",
        "for {job} I still need a few things from you. Could you send them by {the_day}?",
        given(OPEN, BLOCKED, UNDONE, REACHABLE),
        text="Ask for what is missing, and name the day, by the message below.",
    ),
    _message(
        "wait",
        "that is fine, what comes next on {job} can wait. Shall I ask again on {the_day}?",
        given(RUNNING, Client(wants="wait")),
        text="Agree on a day to ask again, by the message below.",
    ),
    _message(
        "paused",
        "I hope all is well. Do you know yet when {job} goes on? Shall I ask again on {the_day}?",
        given(Contract(status="paused"), UNDONE, REACHABLE),
    ),
    _message(
        "paused-done",
        "I hope that {job} has worked out well for you. Shall I ask again on {the_day} what comes next?",
        given(Contract(status="paused"), DONE, ANSWERS),
        text="Agree on a day to ask again, by the message below.",
    ),
    _message(
        "paused-hours",
        "how shall we settle the hours that I have worked on {job}? Shall I ask again on {the_day} what comes next?",
        given(Contract(status="paused"), ANSWERS, UNPAID, Work(work="worked")),
        text="Ask how the hours are settled, by the message below.",
    ),
    _message(
        "closing",
        "it looks as if we are through with {job}, so I am closing the contract on my side. If you need anything else, "
        "just write to me.",
        given(OPEN, LONG_SILENT, DONE),
    ),
    _message(
        "closing-paused",
        "to keep things tidy I am closing the contract for {job} on my side. When the time has come, just send "
        "me a new "
        "one.",
        given(Contract(status="paused")) + given(OPEN, LONG_SILENT),
    ),
    _message(
        "close-unfinished",
        "I have not heard from you about {job} for a while, so I am closing the contract on my side for now. Whenever "
        "you would like to go on with it, just write to me.",
        given(OPEN, LONG_SILENT),
    ),
    _message(
        "end-kindly",
        "no problem at all, {job} can wait. I will close this contract for now to keep things tidy; when the time has "
        "come, send me a new one and we start right away.",
        given(OPEN, Client(wants="wait"), Work(work="not-started"))
        + given(Contract(status="paused"), ANSWERS, Work(work="not-started")),
    ),
    _message(
        "pause",
        "no problem, {job} can wait. Could you pause the contract on your side? There is no need to cancel it; "
        "when you "
        "are ready we simply go on.",
        given(RUNNING, HOURLY, Client(wants="wait")),
        text="Ask the client to pause the contract on their side, by the message below: you cannot do it yourself.",
        makes=(Plan(pause="asked"),),
    ),
    _message(
        "client-ends",
        "it was a pleasure to work on {job} with you, and everything is done.",
        given(OPEN, ANSWERS, DONE, Client(rating=GOOD)),
    ),
    _message(
        "client-stops",
        "all right, we can leave {job} here.",
        given(RUNNING, Client(wants="stop", rating=GOOD)),
    ),
    _message(
        "restart",
        "{job} is all done, and it was a pleasure. When your next job is ready, just open a new contract: I look "
        "forward to it.",
        given(OPEN, ANSWERS, DONE, Client(rating="good-sure", returns="yes")),
    ),
    _message(
        "leave-open",
        "I would like to know how {job} has worked out for you. I will fix anything that we agreed on.",
        given(OPEN, DONE, ANSWERS, Client(rating=POOR)),
    ),
    _message(
        "keep",
        "a short question about {job}: what would help you most next?",
        given(RUNNING, ANSWERS, UNHINDERED, NOT(Client(wants=L("wait") | L("stop")))),
    ),
    _message(
        "keep-done",
        "I am glad that {job} has worked out for you. When something new comes, just tell me.",
        given(RUNNING, ANSWERS, DONE, Client(wants="content")),
    ),
    _message(
        "deliver",
        "I will work on {job} next, show you parts of it early, and tell you at once if anything is unclear.",
        given(RUNNING, UNDONE, ANSWERS, NOT(Work(obstacle=one_of("ability", "forbidden", "materials"))), _NOT_STOPPING),
    ),
    _message(
        "still-wanted",
        "{job} goes ahead as agreed. If you no longer want it, please tell me.",
        given(RUNNING, UNDONE, SILENT, NOT(Work(obstacle=one_of("ability", "forbidden", "materials")))),
    ),
    _message(
        "about-to-work",
        "{job} goes ahead as agreed.",
        given(RUNNING, UNDONE, SILENT, NOT(Work(obstacle=one_of("ability", "forbidden", "materials")))),
    ),
)

AFTER_MONEY = (
    _message(
        "submitted",
        "the work we agreed on for {job} is done, and I have submitted it. Please have a look and approve it.",
        given(RUNNING, FIXED, DONE, REACHABLE),
        phase=Phase.MONEY,
        needs=(Escrow(escrow="submitted"),),
    ),
    _message(
        "changed",
        "I have submitted {job} again, as we agreed. Please have a look and approve it.",
        given(RUNNING, FIXED, Escrow(escrow="changes-requested"), REACHABLE),
        phase=Phase.MONEY,
        needs=(Escrow(escrow="submitted"),),
    ),
    _message(
        "part-submitted",
        "what is done of {job} is yours to use.",
        given(RUNNING, STOPPED, PART, REACHABLE, _NOT_STOPPING)
        + given(RUNNING, Client(extra=L("ability") | L("forbidden")), PART),
        phase=Phase.MONEY,
        needs=(Escrow(escrow="submitted"),),
    ),
    _message(
        "stop-submitted",
        "all right, let us leave {job} here.",
        given(RUNNING, Client(wants="stop"), PART),
        phase=Phase.MONEY,
        needs=(Escrow(escrow="submitted"),),
    ),
    _message(
        "silent-submitted",
        "I have not heard from you about {job} for a while, and without what I still need I cannot go on.",
        given(RUNNING, LONG_SILENT, BLOCKED, PART),
        phase=Phase.MONEY,
        needs=(Escrow(escrow="submitted"),),
    ),
    _message(
        "refund",
        "I have agreed to the refund for {job}; the deposit goes back to you in full. I am sorry that it did not work "
        "out this time.",
        given(REQUESTED, _REACHABLE_AFTER),
        phase=Phase.MONEY,
        needs=(Plan(refund="agreed"),),
    ),
    _message(
        "refund-forbidden",
        "I have agreed to the refund for {job}; the deposit goes back to you in full. What was asked for in it the "
        "platform's rules do not allow.",
        given(REQUESTED, FORBIDDEN, _REACHABLE_AFTER),
        phase=Phase.MONEY,
        needs=(Plan(refund="agreed"),),
    ),
)

AFTER_THE_ACT = (
    _message(
        "slip",
        "thank you for telling me about the slip in the review for {job}. I have allowed the change, so you can now "
        "correct it as you see fit.",
        given(ENDED, Ended(rated="by-mistake"), _REACHABLE_AFTER),
        phase=Phase.ACT,
        needs=(Plan(change="allowed"),),
    ),
)
