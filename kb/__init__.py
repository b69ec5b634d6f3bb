"""What the forum and the platform say about ending contracts: the knowledge base, as one value.

``KNOWLEDGE`` is checked by ``engine.loading.load.load``; nothing here searches, asks or draws.
"""

from datetime import date
from types import MappingProxyType

from engine.language import Knowledge
from kb.actions import ACTIONS
from kb.cautions import CAUTIONS
from kb.concerns import CONCERNS
from kb.days import DATES, DUE
from kb.estimate import ESTIMATOR
from kb.facts import CONSTRAINTS, FACTS, NUMBERS, TEXTS
from kb.findings import FINDINGS
from kb.obligations import OBLIGATIONS
from kb.open import OPEN
from kb.ordering import ORDERING
from kb.plan import Plan
from kb.policies import POLICIES, Platform
from kb.principles import PRINCIPLES
from kb.renamed import RENAMED
from kb.rules import RULES
from kb.steps import STEPS
from kb.threads import THREADS
from kb.traits import TRAITS

KNOWLEDGE = Knowledge(
    name="closeout",
    facts=(*FACTS, Platform, *FINDINGS, Plan),
    first="status",
    rules=RULES,
    concerns=CONCERNS,
    constraints=CONSTRAINTS,
    actions=ACTIONS,
    steps=STEPS,
    cautions=CAUTIONS,
    principles=(*PRINCIPLES, *OBLIGATIONS),
    threads=THREADS,
    policies=POLICIES,
    numbers=NUMBERS,
    texts=TEXTS,
    earliest=date(2016, 6, 1),
    days=MappingProxyType({"forum": date(2019, 1, 1)}),
    open=OPEN,
    traits=TRAITS,
    estimator=ESTIMATOR,
    renamed=RENAMED,
    dates=DATES,
    due=DUE,
    ordering=ORDERING,
)

__all__ = ["KNOWLEDGE"]
