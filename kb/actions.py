"""The actions in words: what to do, what to write, what it can cost, how far it can be taken back.

Steps and cautions stand in ``kb/steps.py``; which of them go with an action is for rules to conclude.
"""

from __future__ import annotations

from enum import StrEnum

from engine.language import ActionText, Reversible


class Ends(StrEnum):
    """What an action does to the contract."""

    KEEPS = "keeps it open"
    FREELANCER = "the freelancer ends it"
    CLIENT = "the client is asked to end it"
    NOTHING = "there is nothing to end"


COMPLETED = "the contract was completed successfully"

ACTIONS = (
    ActionText(
        "accept",
        "Accept it, once you have what the first part needs",
        "Nothing speaks against the offer. Have your questions answered and the materials in hand before you accept.",
        Ends.NOTHING,
        Reversible.PARTLY,
        cost="Nothing as long as it goes as agreed; an accepted contract can be rated.",
        message="Hi {client}, thanks for the offer for {job}. I would like to take it. Before I accept, could you "
        "confirm what the first part should cover and send me what I need for it? Then I can start right "
        "away.\n\n{name}",
    ),
    ActionText(
        "ask-first",
        "Do not accept yet: ask for what is missing",
        "An offer can wait until you have what you need; an accepted contract that never starts is the harder problem.",
        Ends.NOTHING,
        Reversible.FREELY,
        cost="At worst the client gives the job to someone else.",
        message="Hi {client}, thanks for the offer for {job}. To start well I still need a few things from you. Could "
        "you send them over? As soon as they are here I will accept and begin.\n\n{name}",
    ),
    ActionText(
        "decline",
        "Decline the offer",
        "You would not be able to keep it, so do not take it on. A declined offer is no contract and no outcome.",
        Ends.NOTHING,
        Reversible.PARTLY,
        cost="The job. The score is not touched.",
        message="Hi {client}, thank you for thinking of me for {job}. I am not the right person for it, so I will "
        "decline the offer to let you find someone who is. I wish you all the best with it.\n\n{name}",
        traits=("stays-friends",),
    ),
    ActionText(
        "wait-for-hold",
        "Stop, and wait until the platform lifts the hold",
        "Nothing can be billed while it lasts, and new work is unprotected. You need not know the reason, "
        "nor guess it.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="Time. A hold as such is no outcome.",
        message="Hi {client}, the platform has put our contract for {job} on hold, so I cannot go on for now. I will "
        "pick it up again as soon as the hold is lifted.\n\n{name}",
        traits=("needs-no-message", "stops-work"),
    ),
    ActionText(
        "nothing-to-change",
        "There is nothing left to change",
        "The contract has ended and stays ended. Use what is still open, and take the lesson to the next one.",
        Ends.NOTHING,
        Reversible.NOT,
        cost="Nothing more than what has already happened.",
        message="Hi {client}, thank you for working with me on {job}. If there is anything more I can help with, just "
        "write to me here.\n\n{name}",
        next_time="Accept a contract only with your questions answered and the materials in hand, and treat later "
        "wishes as a new milestone.",
        traits=("after-the-end", "needs-no-message"),
    ),
    ActionText(
        "let-client-change",
        "Let him correct the review: allow the change, once",
        "A public review can be changed once if you, who received it, allow it. He says himself that it was a mistake.",
        Ends.NOTHING,
        Reversible.NOT,
        cost="Nothing; it works only once.",
        message="Hi {client}, thank you for telling me about the slip in the review for {job}. I have allowed the "
        "change, so you can now correct it as you see fit.\n\n{name}",
        traits=("after-the-end", "invites-trading"),
    ),
    ActionText(
        "have-removed",
        "Have its feedback removed with the Top Rated perk",
        "The contract has ended badly and you can have one contract's feedback removed.",
        Ends.NOTHING,
        Reversible.NOT,
        cost="The perk: the next one comes after three months and ten completed contracts.",
        traits=("after-the-end", "needs-no-message", "removes-feedback"),
    ),
    ActionText(
        "agree-refund",
        "Agree to the refund, in time",
        "The deposit was not earned. Agreeing within the 7 days is the plain and friendly end of it.",
        Ends.NOTHING,
        Reversible.NOT,
        cost="The deposit, which was the client's. A refund does not save the score either.",
        message="Hi {client}, I have agreed to the refund for {job}; the deposit goes back to you in full. I am sorry "
        "that it did not work out this time.\n\n{name}",
        next_time="Start on a milestone soon after it is funded, or say at once that you cannot.",
        traits=("after-the-end", "gives-money-back", "stops-work"),
    ),
    ActionText(
        "offer-share",
        "Offer a fair share, before it comes to a dispute",
        "A usable part is done, the rest is not. A split that you can explain is better for both than all or nothing.",
        Ends.KEEPS,
        Reversible.PARTLY,
        cost="The share you give up.",
        message="Hi {client}, I understand that you want to close {job} and get the deposit back. The part I have "
        "done is yours to use. I suggest that we split the deposit by what is done: tell me whether that is fair "
        "for you, and I will settle it today.\n\n{name}",
        next_time="Cut the work into small milestones, so that each is paid as it is done.",
        traits=(
            "after-the-end",
            "answers-a-demand",
            "gives-money-back",
            "invites-trading",
            "may-be-disputed",
            "stops-work",
        ),
    ),
    ActionText(
        "dispute",
        "Answer the request with a dispute, in time",
        "All of the agreed work is done. Talk to him first, and file the dispute before the 7 days are over.",
        Ends.NOTHING,
        Reversible.PARTLY,
        cost="His goodwill, perhaps; and the time it takes. Without it, the money.",
        message="Hi {client}, I saw the refund request for {job}. The work we agreed on is done and delivered, so I "
        "cannot agree to it as it stands. Can we talk about what is missing for you? I would rather settle it "
        "between us.\n\n{name}",
        next_time="Submit every milestone through the contract on the day it is done.",
        traits=("after-the-end", "may-be-disputed", "stops-work"),
    ),
    ActionText(
        "submit",
        "Submit the finished work for payment, and wait for the release",
        "What was agreed is done. Submit it now; extra wishes are a new milestone, after this one is paid.",
        Ends.KEEPS,
        Reversible.PARTLY,
        cost="Nothing. Ending now instead would send the deposit back to the client.",
        message="Hi {client}, the work we agreed on for {job} is done, and I have just submitted it. Please have a "
        "look and approve it. I am happy to talk about anything further as a new milestone once this one is "
        "settled.\n\n{name}",
        traits=("answers-a-demand", "may-be-disputed"),
    ),
    ActionText(
        "await-release",
        "Wait for the release; do not end it now",
        "The work is submitted. It is paid when he approves it, or by itself 14 days after the newest submission.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="At most two weeks. Ending now would send the deposit back to the client.",
        message="Hi {client}, just a short note that {job} is submitted and waiting for your approval. If anything is "
        "unclear, ask me.\n\n{name}",
        traits=("answers-a-demand",),
    ),
    ActionText(
        "submit-part",
        "Submit the part that is done for its fair sum, then end it",
        "The part that he can use is earned, the rest is not. Ask for that sum first, and let the rest go back.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="The unearned rest of the deposit, and whatever rating follows.",
        message="Hi {client}, the rest of {job} will not come about with me. What is done is yours to use: I have "
        "submitted it for the part of the price that it is worth, and the rest of the deposit goes back to you "
        "when the contract ends.\n\n{name}",
        closing_reason="the reason that is nearest to the truth",
        next_time="Cut the work into small milestones, so that each is paid as it is done.",
        traits=("answers-a-demand", "gives-up"),
    ),
    ActionText(
        "bill-hours",
        "Log your hours and have them billed before anything else",
        "Hours that are logged are billed by themselves, and a contract that paid is easier to end than one "
        "that did not.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="About a week and a half until the week's bill is through.",
        message="Hi {client}, before we put {job} aside I will log the hours I have worked, so that the bill for them "
        "is complete. After that we can do whatever suits you best.\n\n{name}",
        next_time="Track time from the first hour, with notes.",
        traits=("goes-on", "writes-to-the-silent"),
    ),
    ActionText(
        "stop-until-funded",
        "Stop until the milestone is funded",
        "Only deposited money is protected. Ask for the deposit, and go on the moment it is there.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="A delay. A client who means it will fund the milestone.",
        message="Hi {client}, I would like to go on with {job}. The milestone is not funded yet; as soon as it is, I "
        "will start right away.\n\n{name}",
        next_time="Begin no milestone before it is funded.",
        traits=("stops-work", "writes-to-the-silent"),
    ),
    ActionText(
        "keep-released",
        "Keep what was paid, and talk",
        "Released money is yours, and paying back is your choice. Find out what is wrong before you offer anything.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="His goodwill, perhaps. A refund would not save the score: the rating stays what it is.",
        message="Hi {client}, I read that you are not satisfied with {job} and would like money back. Please tell me "
        "what does not work for you. I want to put right what I can.\n\n{name}",
        next_time="Ask whether he is satisfied before each release, not after.",
        traits=("after-the-end", "answers-a-demand", "gives-money-back", "invites-trading", "may-be-disputed"),
    ),
    ActionText(
        "report-threat",
        "Report the threat, give nothing for it, and wait for the answer",
        "A rating may not be traded for money, free work or a refund. Report it first; end the contract only after the "
        "platform has answered.",
        Ends.KEEPS,
        Reversible.PARTLY,
        cost="A bad rating may still come; outcomes with clients who are suspended for such things are left out.",
        message="Hi {client}, I am glad to talk about what is wrong with {job} and to put right what was agreed. I "
        "cannot tie it to the rating, which is yours to give as you find fair.\n\n{name}",
        traits=("invites-trading", "may-be-disputed", "needs-no-message", "stops-work"),
    ),
    ActionText(
        "refuse",
        "Stop, report it, and end the contract",
        "Work that breaks the law or the platform's rules is not done for any money.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="The job. A rating given for a refusal can be reported.",
        message="Hi {client}, what {job} asks for is not allowed by the platform's rules, so I cannot do it and will "
        "end the contract. Any deposit goes back to you.\n\n{name}",
        closing_reason="the reason that is nearest to the truth",
        next_time="Ask what the work is for before you accept.",
        traits=("leaves-unpaid", "may-be-disputed", "needs-no-message", "stops-work"),
    ),
    ActionText(
        "wait-top-rated",
        "Keep it open until you are Top Rated; then end it and have its feedback removed",
        "Nothing is paid and it would end badly. Tell him now that it was not agreed; end it once the perk is there. "
        "He may cancel first.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="Time, and the risk that he ends it before.",
        message="Hi {client}, what {job} has become goes beyond what we agreed on. I do not want to leave you waiting "
        "in the dark: tell me how you would like to go on from here.\n\n{name}",
        next_time="Have the scope in writing before you accept.",
        traits=("answers-a-demand", "leaves-unpaid", "lies-idle", "removes-feedback"),
    ),
    ActionText(
        "end-and-remove",
        "End it, and have its feedback removed with the Top Rated perk",
        "It ends badly in any event, and you can have one contract's feedback removed.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="The perk: the next one comes after three months and ten completed contracts.",
        message="Hi {client}, I have to be honest with you: {job} has not become what we both wanted, and I cannot "
        "take "
        "it further. I will end the contract; whatever is not earned goes back to you.\n\n{name}",
        closing_reason="the reason that is nearest to the truth",
        next_time="Promise what you have done before.",
        traits=("answers-a-demand", "leaves-unpaid", "removes-feedback"),
    ),
    ActionText(
        "give-back",
        "Tell him the truth at once, give back what was not earned, and end it",
        "You cannot finish it and nothing of it is of use to him. The sooner he knows, the less it costs both of you.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="The deposit, and the score as far as he rates it badly. Giving the money back does not save the score.",
        message="Hi {client}, I have to be honest with you: I took on {job} believing that I could do it well, and I "
        "now see that I cannot. I am sorry. I will end the contract, and the deposit goes back to you at once, so "
        "that you can find someone better suited.\n\n{name}",
        closing_reason="the reason that is nearest to the truth",
        next_time="Accept only what you know you can do, or agree on a small paid trial first.",
        traits=("gives-money-back", "gives-up", "leaves-unpaid", "stays-friends"),
    ),
    ActionText(
        "fair-pay",
        "Tell him the truth, keep fair pay for the part done, and end it",
        "You will not finish it, and a part of it has been of use. Hand over everything and ask for no more than that.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="The rest of the pay, and the score as far as he rates it badly.",
        message="Hi {client}, I have to be honest with you: I cannot finish {job}. Everything I have done so far is "
        "yours, in good order, so that someone else can go on from there. I will charge nothing beyond it.\n\n{name}",
        closing_reason="the reason that is nearest to the truth",
        next_time="Say so as soon as you see that something will not work.",
        traits=("gives-money-back", "gives-up", "stays-friends"),
    ),
    ActionText(
        "part",
        "Part by agreement, on good terms",
        "Tell him early and plainly, agree that it ends, and leave the door open.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="What a bad rating would cost, if he gives one; a friendly parting is what makes that unlikely.",
        message="Hi {client}, about {job}, openly: as things stand now I think that it is best for "
        "both of us to leave it here, so that you can have it done the way you need it. I would be glad to work "
        "with you on something else at any time. Is it all right with you if we end the contract?\n\n{name}",
        closing_reason="both sides agreed to end it",
        next_time="Have the scope in writing, and your questions answered, before you accept.",
        traits=(
            "answers-a-demand",
            "by-agreement",
            "gives-up",
            "leaves-time-to-talk",
            "leaves-unpaid",
            "stays-friends",
        ),
    ),
    ActionText(
        "renegotiate",
        "Hold to the terms; offer the extra as a new milestone",
        "Nobody owes more than was agreed. Explain it, name a price for the extra, and finish what was agreed.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="A talk. He may decline the price; then what was agreed still stands.",
        message="Hi {client}, happy to look at the additional work on {job}. It goes beyond what we agreed on, so I "
        "suggest a new milestone for it. What was agreed stays as it is.\n\n{name}",
        next_time="Write down what is included and what is not.",
        traits=("answers-a-demand", "goes-on", "leaves-time-to-talk", "may-be-disputed"),
    ),
    ActionText(
        "remind",
        "Remind him, and wait",
        "Nothing forces an ending now, and waiting costs less than ending would.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="Time.",
        message="Hi {client}, a short question about {job}: is there anything you need from me, and when would you "
        "like "
        "to go on? I am here and ready.\n\n{name}",
        traits=("goes-on", "leaves-time-to-talk", "lies-idle", "writes-to-the-silent"),
    ),
    ActionText(
        "closing-message",
        "Send one short closing message, then close it as completed",
        "After that long a silence nothing lengthier is needed: a friendly word, an offer of further help, "
        "and the end.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="The open door of a running contract; he can hire you again at any time.",
        message="Hi {client}, it looks as if we are through with {job}, so I am closing the contract on my side. If "
        "you "
        "need anything else, just write to me.\n\n{name}",
        closing_reason=COMPLETED,
        traits=("ends-unrated", "leaves-unpaid", "stays-friends", "tidies-up", "writes-to-the-silent"),
    ),
    ActionText(
        "close-unfinished",
        "Send one short friendly message, then end it",
        "He has not answered for months and the work has not come about. Nothing is lost by ending it, and he can come "
        "back at any time.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="The open door of a running contract; he can hire you again at any time.",
        message="Hi {client}, I have not heard from you about {job} for a while, so I am closing the contract on my "
        "side for now. Whenever you would like to go on with it, just write to me.\n\n{name}",
        closing_reason="the client no longer answers, or the reason nearest to that",
        next_time="Accept once the materials and the starting date are there.",
        traits=("ends-unrated", "leaves-unpaid", "stays-friends", "tidies-up", "writes-to-the-silent"),
    ),
    ActionText(
        "end-kindly",
        "End it kindly now",
        "It never began, nothing was paid and nothing is owed. It can be started afresh whenever he is ready.",
        Ends.FREELANCER,
        Reversible.NOT,
        cost="Nothing, unless he rates it badly.",
        message="Hi {client}, no problem at all about {job}. I will close this contract for now to keep things tidy; "
        "when the time has come, send me a new one and we start right away.\n\n{name}",
        closing_reason="the work is not needed for now",
        next_time="Accept once the materials and the starting date are there.",
        traits=("ends-unrated", "leaves-unpaid", "stays-friends"),
    ),
    ActionText(
        "ask-pause",
        "Ask him to pause it; in some weeks close it yourself as completed",
        "Only the client can pause. Do not have him cancel: every reason in his list but completion counts "
        "against you.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="Time. Long idleness could count as well, so the pause wins time and no more.",
        message="Hi {client}, no problem, {job} can wait. Could you pause the contract on your side? There is no need "
        "to cancel it; when you are ready we simply go on.\n\n{name}",
        closing_reason=COMPLETED,
        next_time="Accept nothing before you have what the first hours need.",
        traits=("leaves-unpaid", "lies-idle"),
    ),
    ActionText(
        "ask-client-to-end",
        "Ask him to end the contract and to rate it",
        "The work is over and he is content. Whoever ends a contract is led into the rating form, so let it be him.",
        Ends.CLIENT,
        Reversible.NOT,
        cost="Nothing, if he rates as you expect.",
        message="Hi {client}, it was a pleasure to work on {job} with you. As everything is done, would you close the "
        "contract when you have a minute? You will be asked for a short review, and an honest one helps me a "
        "lot.\n\n{name}",
        traits=("stays-friends", "tidies-up"),
    ),
    ActionText(
        "restart",
        "Ask him to close this one, and to start afresh with the next job",
        "He is sure to rate well and to return, and nothing is running. A rated ending helps more than an open one.",
        Ends.CLIENT,
        Reversible.NOT,
        cost="He may not come back, or rate lower than you think.",
        message="Hi {client}, {job} is all done, and it was a pleasure. Would you close this contract with a short "
        "honest review, and open a new one when your next job is ready? I look forward to it.\n\n{name}",
        traits=("stays-friends", "tidies-up"),
    ),
    ActionText(
        "leave-open",
        "Leave it open for now, and put right what you can",
        "The work is done and nothing is owed. Nothing forces an ending, and asking for one would ask for a "
        "bad rating.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="Nothing for now. He may end and rate it at any time.",
        message="Hi {client}, I would like to know how {job} has worked out for you. If something is not as you "
        "wanted it, tell me, and I will see to what belongs to it.\n\n{name}",
        traits=("invites-trading", "leaves-time-to-talk", "lies-idle", "tidies-up"),
    ),
    ActionText(
        "keep",
        "Keep it open, and serve it better than he expects",
        "An open contract that has work in it does the score no harm, and a client who comes back is worth the most.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="Nothing.",
        message="Hi {client}, {job} is in good shape on my side. What would help you most next?\n\n{name}",
        traits=("answers-a-demand", "goes-on", "leaves-time-to-talk", "tidies-up"),
    ),
    ActionText(
        "deliver",
        "Deliver it well",
        "The work is wanted and can be done. A good delivery is the best ending for the score.",
        Ends.KEEPS,
        Reversible.FREELY,
        cost="The work.",
        message="Hi {client}, {job} is under way. I will send you the next part soon, and I will tell you at once if "
        "anything is unclear.\n\n{name}",
        traits=("goes-on", "leaves-time-to-talk", "needs-no-message"),
    ),
)
