"""Where in the manual each thing of the knowledge base is explained."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from closeout.manual.markdown import PICTURES, anchor
from closeout.manual.sections import section_of
from diagrams.graphs.picture import About, Subject
from engine.base import Base, FactInfo, Role

HOME = "index.md"
USE = "use.md"
TREE = "tree.md"
KEY = "key.md"
ACTIONS = "actions/index.md"
FACTS = "facts/index.md"
FINDINGS = "findings.md"
RULES = "rules/index.md"
THREADS = "threads/index.md"
POLICIES = "policies.md"
CASES = "cases.md"
ORDERS = "orders.md"
SEARCH = "search-words.md"
PROOF = "proof.md"
ERRATA = "errata.md"
DEPENDENCIES = "dependencies.md"
SPEED = "speed.md"
WALKED = '<div id="walk"></div>'
"""Where the site's first page asks its questions; read as a file, the page shows nothing there."""
CONCERNS = f"{RULES}#the-ladder-of-concerns"


def action_place(action: str) -> str:
    """Return the page of an action."""
    return f"actions/{action}.md"


def fact_place(base: Base, fact: str) -> str:
    """Return the place of a fact on the page of those about the same, of findings, or of policies.

    What the engine itself provides, such as the chosen action, is told on the list of actions.
    """
    info = base.facts[fact]
    if info.role is Role.ADVICE:
        return ACTIONS
    if info.role is Role.FINDING:
        return f"{FINDINGS}#{anchor(info.short)}"
    if info.role is Role.POLICY:
        return policy_place(base, base.deciding(fact).id)
    return f"{facts_place(info)}#{anchor(info.asks)}"


def facts_place(info: FactInfo) -> str:
    """Return the page of the facts that are about the same as this one."""
    return f"facts/{info.cls.__name__.lower()}.md"


def topic_place(topic: str) -> str:
    """Return the page of a topic of rules."""
    return f"rules/{topic}.md"


def rule_place(base: Base, name: str) -> str:
    """Return the table on its topic's page in which a rule stands."""
    return f"{topic_place(base.rule(name).rule.topic)}#{anchor(section_of(base, name).heading)}"


def thread_place(thread: str) -> str:
    """Return the page of a thread."""
    return f"threads/{thread}.md"


def claim_place(claim: str) -> str:
    """Return the place of a claim on its thread's page."""
    return f"{thread_place(claim.partition('/')[0])}#{anchor(claim)}"


def policy_place(base: Base, policy: str) -> str:
    """Return the place of a policy on the page of all policies.

    Raises:
        KeyError: there is no such policy.
    """
    return f"{POLICIES}#{anchor(base.policies[policy].id)}"


def source_place(base: Base, cite: str) -> str:
    """Return the place of a claim or policy."""
    return policy_place(base, cite) if cite in base.policies else claim_place(cite)


def place_of(base: Base, about: About) -> str | None:
    """Return where the thing that a picture's node is about is explained."""
    ways: dict[Subject, Callable[[str], str]] = {
        Subject.ACTION: action_place,
        Subject.FACT: lambda name: fact_place(base, name),
        Subject.RULE: lambda name: rule_place(base, name),
        Subject.CLAIM: claim_place,
        Subject.POLICY: lambda name: policy_place(base, name),
        Subject.QUESTION: lambda name: f"{KEY}#{anchor(name)}",
        Subject.CHART: lambda name: f"{TREE}#{anchor(name)}",
    }
    return ways[about.subject](about.name) if about.subject in ways else None


def from_pictures(base: Base) -> Callable[[About], str | None]:
    """Return what gives a picture's nodes their links: the place as seen from the folder of the pictures."""

    def where(about: About) -> str | None:
        found = place_of(base, about)
        return posixpath.relpath(found, PICTURES) if found else None

    return where
