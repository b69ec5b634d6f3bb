"""Situations that texts and rules speak of again and again, by name."""

from __future__ import annotations

from engine.language import NOT, one_of
from kb.facts import Client, Contract, Ended, Escrow, Work

OPEN = Contract(status="open")
RUNNING = Contract(status="active")
PAUSED = Contract(status="paused")
OFFERED = Contract(status="offered")
ENDED = Contract(status="ended")
HOURLY = Contract(kind="hourly")
FIXED = Contract(kind="fixed")
PAID = Contract(billed="something")
UNPAID = Contract(billed="nothing")

ANSWERS = Client(responds="yes")
SILENT = Client(responds="quiet")
LONG_SILENT = Client(responds="silent-long")
REACHABLE = NOT(Client(responds="suspended"))
SUSPENDED = Client(responds="suspended")

DONE = Work(work="done")
UNDONE = Work(work="unfinished")
UNUSABLE = Work(work="unusable")
PART = Work(work="part")
CANNOT = Work(obstacle="ability")
LEAVING = Work(obstacle="leaving")
FORBIDDEN = Work(obstacle="forbidden")
BLOCKED = Work(obstacle="materials")
STOPPED = Work(obstacle="final")
UNSTOPPED = NOT(Work(obstacle="final"))
UNTHREATENED = NOT(Client(rating="threatened"))
UNHINDERED = NOT(Work(obstacle=one_of("ability", "leaving", "forbidden", "materials")))

DEPOSIT = Escrow(escrow="deposited")
UNSUBMITTED = Escrow(escrow="to-submit")
UNFUNDED = Escrow(escrow="none")
REQUESTED = Escrow(escrow="refund-requested")
IN_TIME = NOT(Ended(refund_days="over"))

GOOD = "good"
POOR = "poor"
BADLY = "bad"
STILL_TO_BE_RATED = NOT(Ended(rated=one_of("not", "well", "badly", "by-mistake")))
