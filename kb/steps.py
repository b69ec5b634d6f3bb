"""Steps and cautions in words. Rules say when each applies."""

from __future__ import annotations

from engine.language import CautionText, Phase, StepText

STEPS = (
    # First: before anything is said.
    StepText("keep-a-record", Phase.FIRST, "Keep what was agreed, delivered and said in the platform's messages."),
    StepText("find-out-what-is-needed", Phase.FIRST, "List what the first milestone or the first hours need from him."),
    StepText("report-it", Phase.FIRST, "Report it to the platform, with the messages that show it."),
    StepText("stop-work", Phase.FIRST, "Do no further work for now.", "at once"),
    StepText("check-the-deadline", Phase.FIRST, "Note the last day to answer the refund request.", "7 days in all"),
    StepText(
        "be-sure",
        Phase.FIRST,
        "Make sure that it really is beyond you: more time, some help or a smaller scope may do.",
    ),
    StepText(
        "look-at-recommendations",
        Phase.FIRST,
        "Look in your stats how many clients would recommend you: that tells what they say in private.",
    ),
    # Tell.
    StepText(
        "tell-client",
        Phase.TELL,
        "Tell the client plainly that you cannot do it, and why, your own mistakes included, before he has to ask.",
        "at once",
    ),
    StepText(
        "say-not-agreed",
        Phase.TELL,
        "Say in a friendly way that the new demands were not part of what you agreed on.",
        "now, not at the end",
    ),
    StepText("name-the-price", Phase.TELL, "Explain the difference, and name a price and a date for the extra."),
    StepText(
        "send-the-message", Phase.TELL, "Send the message below, or your own words to the same effect.", sends=True
    ),
    StepText("ask-for-materials", Phase.TELL, "Ask for what is missing, and name the day until which you can wait."),
    StepText("hear-him-out", Phase.TELL, "Ask what is wrong, and put right what belongs to the agreed work."),
    StepText(
        "remind-once-more", Phase.TELL, "Send one more reminder, and write down when.", "a week from the last one"
    ),
    StepText("ask-about-the-date", Phase.TELL, "Ask when it shall go on, and agree on a date to ask again."),
    StepText("ask-for-the-pause", Phase.TELL, "Ask him to pause the contract on his side: you cannot do it yourself."),
    StepText(
        "not-cancel", Phase.TELL, "Tell him that there is no need to cancel, and that you will close it yourself."
    ),
    StepText("ask-to-fund", Phase.TELL, "Ask him to fund the milestone."),
    StepText(
        "if-he-declines",
        Phase.TELL,
        "If he declines the price, what was agreed stands; if he no longer wants that, part by agreement.",
    ),
    # Money.
    StepText(
        "log-hours",
        Phase.MONEY,
        "Log every hour you worked, with notes, within the weekly limit.",
        "before the week closes",
    ),
    StepText(
        "submit-through-contract", Phase.MONEY, "Submit the work through the contract, not only by message.", "today"
    ),
    StepText(
        "submit-part-for-its-sum",
        Phase.MONEY,
        "Submit what is done for the sum that it is worth; he can release a part of the deposit.",
        "before anything ends",
    ),
    StepText(
        "make-agreed-changes",
        Phase.MONEY,
        "Make the changes that were agreed, and submit again: the 14 days start anew.",
    ),
    StepText(
        "await-14-days",
        Phase.MONEY,
        "Let the release come: by his approval, or by itself.",
        "14 days after the newest submission",
    ),
    StepText(
        "ask-support-for-release", Phase.MONEY, "The 14 days are over: if nothing was released, ask support.", "now"
    ),
    StepText(
        "return-deposit",
        Phase.MONEY,
        "The deposit goes back to him by itself when you end the contract.",
        "at once on ending",
    ),
    StepText(
        "hand-back-the-task",
        Phase.MONEY,
        "Hand that one task back, and agree with him what becomes of any deposit for it; the rest of the contract "
        "goes on.",
    ),
    StepText("agree-in-time", Phase.MONEY, "Agree to the refund.", "within the 7 days"),
    StepText("propose-the-split", Phase.MONEY, "Propose a split by what is done, with a sentence of reason."),
    StepText(
        "answer-request-in-time",
        Phase.MONEY,
        "If you are not agreed by then, file a dispute: silence counts as a refund.",
        "within the 7 days",
    ),
    StepText(
        "file-the-dispute",
        Phase.MONEY,
        "File the dispute with your record of what was agreed and delivered.",
        "within 7 days of the request or of the end; he then has 5 days to react",
    ),
    StepText(
        "stop-the-dormancy-clock",
        Phase.MONEY,
        "Have a milestone changed or added, or submit something: messages do not stop the 90 days.",
        "before day 90",
    ),
    StepText("no-refund-for-rating", Phase.MONEY, "Pay back only what you think fair, and never against a rating."),
    StepText(
        "know-the-limits",
        Phase.MONEY,
        "Know the limits: you can refund for 180 days, and he can ask for mediation for 30, which forces nothing.",
    ),
    # Act.
    StepText("accept-it", Phase.ACT, "Accept the offer once you have it all."),
    StepText("decline-it", Phase.ACT, "Decline the offer, with a friendly word."),
    StepText(
        "close-as-completed", Phase.ACT, "End the contract yourself, as completed.", "some days after the message"
    ),
    StepText("close-in-some-weeks", Phase.ACT, "Close it yourself as completed.", "some weeks into the pause"),
    StepText("end-it-yourself", Phase.ACT, "End the contract yourself; do not have him cancel it."),
    StepText("he-ends-it", Phase.ACT, "Ask him to end the contract from his side and to rate it."),
    StepText("end-after-payment", Phase.ACT, "End the contract once the part is paid.", "after the release"),
    StepText(
        "he-ends-after-payment",
        Phase.ACT,
        "Once the part is paid, ask him to close the contract and to rate it.",
        "after the release",
    ),
    StepText(
        "as-completed-not-cancelled",
        Phase.ACT,
        "Ask him to close it as completed, not to cancel it: any other reason in his list counts against you.",
    ),
    StepText(
        "close-as-it-is", Phase.ACT, "End the contract yourself, with the reason that is true.", "with the message"
    ),
    StepText("end-it", Phase.ACT, "End the contract.", "soon after you told him"),
    StepText("end-after-answer", Phase.ACT, "End the contract only after the platform has answered."),
    StepText(
        "allow-the-change",
        Phase.ACT,
        "Allow the change of the review on the contract's page; he can then correct it once.",
    ),
    StepText(
        "remove-the-feedback", Phase.ACT, "Have the contract's feedback removed with the perk.", "once it has ended"
    ),
    StepText(
        "wait-for-top-rated", Phase.ACT, "Leave it open until you are Top Rated, then end it and use the perk on it."
    ),
    StepText("deliver-the-work", Phase.ACT, "Do the agreed work, and show him parts of it early."),
    StepText("serve-well", Phase.ACT, "Do better than he expects on what is open, and keep those who come back."),
    StepText("wait-for-the-hold", Phase.ACT, "Wait for the platform; answer what it asks of you."),
    StepText("new-milestone-first", Phase.ACT, "Begin the extra only as a new, funded milestone."),
    StepText("go-on-when-funded", Phase.ACT, "Go on once the deposit is there."),
    StepText("space-endings-out", Phase.ACT, "End them one at a time, with rated endings in between."),
    # After.
    StepText(
        "rate-him",
        Phase.AFTER,
        "Rate him as well: ratings stay hidden until both are in or 14 days are over.",
        "within 14 days",
    ),
    StepText("ask-for-a-rating", Phase.AFTER, "Ask him once, kindly, for an honest rating.", "within 14 days"),
    StepText(
        "answer-the-review",
        Phase.AFTER,
        "Answer the review publicly in two calm sentences; if he wants to change it, you can allow it once.",
    ),
    StepText("go-on-elsewhere", Phase.AFTER, "Go on with him on your other contract; it outlives this one."),
    StepText(
        "file-when-suspended",
        Phase.AFTER,
        "Note that he was suspended: outcomes with suspended clients are left out of the score.",
    ),
)

CAUTIONS = (
    CautionText("escrow-returns-on-end", "If you end it, what is in escrow goes back to the client at once."),
    CautionText("refund-saves-nothing", "A refund hides the review at most; it does not save the score."),
    CautionText("score-will-fall", "Be prepared for the score to fall; no way of ending prevents it."),
    CautionText(
        "falls-only-if-rated-badly",
        "The score falls only if he rates it badly, which can count even though nothing was paid.",
    ),
    CautionText(
        "unpaid-rating-open",
        "How a client rates an unpaid contract now that there is no private rating is nowhere stated; the platform "
        "still says that a bad one can count.",
    ),
    CautionText("may-still-rate", "He can still rate it within the 14 days."),
    CautionText("rating-is-final", "The private rating is final: nobody can change it, not even he."),
    CautionText("no-review-exists", "Nothing was paid, so there is no public review to change."),
    CautionText("private-rating-too", "He also rates in private; stars alone do not make the score."),
    CautionText("praise-brings-nothing", "An unpaid contract brings no credit either, however well he rates it."),
    CautionText("unrated-each-counts", "Ended unpaid and unrated, it can count against you by itself."),
    CautionText("unrated-pattern-counts", "One unrated ending does little; a row of them lowers the score."),
    CautionText(
        "spacing-is-looks",
        "Several unrated endings in a row do nothing to the score today; spacing them out is a matter of looks.",
    ),
    CautionText("looks-bad", "A row of endings without feedback looks bad, and lowers the score."),
    CautionText(
        "idle-counted-too",
        "By the platform's rules of that day a contract left idle for long counted as well, so waiting wins time "
        "at most.",
    ),
    CautionText("he-may-cancel-first", "He may cancel it himself first, to get his money back."),
    CautionText("never-lowers", "Removal was not applied where it would have lowered the score."),
    CautionText("may-not-return", "He may not come back, or rate lower than you think."),
    CautionText(
        "not-the-open-ones",
        "Open contracts are not what pulls a score down; bad ratings are. Ending more of them is no cure.",
    ),
    CautionText("first-score-weighs", "Until you have a score, one bad ending can weigh half of it or more."),
    CautionText("manual-time", "Time logged by hand is not protected if he disputes it."),
    CautionText(
        "deposit-dormant",
        "After 90 days without activity the deposit goes back to him unless you act; notices come on days 76 and 83.",
    ),
    CautionText("deposit-lost", "After 90 days the deposit may already be back with him: look before you work on."),
    CautionText("refund-few-days", "One or two days are left: answer today."),
    CautionText(
        "refund-over", "The 7 days are over: the refund has been taken as agreed. Ask support what is still open."
    ),
    CautionText(
        "no-trading",
        "Never trade money, work or a refund for a rating, and never threaten: it is forbidden to both sides.",
    ),
    CautionText("stay-on-platform", "Write on the platform: contact outside it needs consent."),
    CautionText("unprotected-work", "Work without a deposit is unprotected."),
    CautionText("threat-can-be-reported", "A rating given as a threat or for a refusal can be reported."),
    CautionText(
        "how-long-is-disputed",
        "How long to wait is disputed: a couple of months, says one who did it often; without hurry, says another; "
        "without delay, says the platform.",
    ),
    CautionText("client-suspended", "He is suspended by the platform: do not count on an answer or on new work."),
    CautionText(
        "no-conversion",
        "An hourly contract cannot be turned into a fixed-price one or back: end it and be hired again.",
    ),
    CautionText("he-has-14-days", "Ending it leads you into the rating form, and gives him 14 days to rate as well."),
    CautionText(
        "pause-is-needless",
        "If he offers a pause: it would do no harm and no good, for today an idle contract is no outcome.",
    ),
    CautionText("review-stays-visible", "A bad public review stays on your profile for every later client to read."),
    CautionText(
        "no-free-extras",
        "Better than expected does not mean free extras or revisions without end; ask early what he expects.",
    ),
    CautionText("private-rating-gone", "There is no private rating any more."),
    CautionText("no-credit-unrated", "An ending that nobody rates brings no credit either."),
    CautionText("counts-while-paid", "A long contract counts as a success while it is paid at least every 90 days."),
    CautionText("only-a-real-job", "Open a new contract only for a real job; one made for the rating is forbidden."),
    CautionText(
        "changes-stop-the-clock", "If he asks for changes the 14 days stop, and start again when you submit anew."
    ),
    CautionText(
        "leaving-open-was-advised",
        "Not everyone agrees: one voice would leave it open at least until the score has next been worked out.",
    ),
    CautionText("not-sure-himself", "Whoever advised this was not sure himself which does more harm."),
    CautionText("unhappy-client", "He is not happy with the work: hear him out before anything ends."),
    CautionText("scope-was-not-agreed", "Do not begin what was not agreed while its price is open."),
)
