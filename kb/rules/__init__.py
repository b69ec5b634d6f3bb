"""The rules, a module a topic; ``RULES`` is all of them in the order of the topics."""

from engine.language import Rule
from kb.rules import (
    cautions,
    conduct,
    delivery,
    ended,
    feedback,
    money,
    offers,
    removal,
    silence,
    steps,
    terms,
    truth,
    wishes,
)

TOPICS = (money, feedback, removal, offers, ended, conduct, truth, terms, wishes, silence, delivery, steps, cautions)

RULES: tuple[Rule, ...] = tuple(value for topic in TOPICS for value in vars(topic).values() if isinstance(value, Rule))
