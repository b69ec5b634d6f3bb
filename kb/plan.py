"""What steps bring about that no answer tells."""

from __future__ import annotations

from engine.language import Fact, PlanState


class Plan(Fact):
    """What steps alone bring about."""

    working = PlanState({"on": "work may go on", "stopped": "work has stopped"}, at_first="on")
    funding = PlanState({"no": "no deposit is asked for", "asked": "a deposit is asked for"}, at_first="no")
    asked_pay = PlanState({"no": "no pay is asked for", "asked": "the pay is asked for"}, at_first="no")
    day = PlanState({"no": "no day is named", "named": "a day is named"}, at_first="no")
    pause = PlanState({"no": "no pause is asked for", "asked": "a pause is asked for"}, at_first="no")
    deposit = PlanState(
        {"stays": "the deposit stays where it is", "returns": "the deposit goes back when you end it"}, at_first="stays"
    )
    refund = PlanState({"no": "the refund is not agreed to", "agreed": "the refund is agreed to"}, at_first="no")
    change = PlanState({"no": "no change is allowed", "allowed": "the change is allowed"}, at_first="no")
    task = PlanState({"kept": "the task is yours", "back": "the task is handed back"}, at_first="kept")
