"""The rules, a module a topic; ``RULES`` is all of them in the order of the topics."""

from engine.language import Rule
from kb.rules import (
    cautions_client,
    cautions_money,
    cautions_score,
    claims,
    conduct,
    delivery,
    ended,
    feedback,
    messages,
    money,
    offers,
    outlook,
    removal,
    silence,
    stakes,
    steps_before,
    steps_ending,
    steps_money,
    terms,
    truth,
    wishes,
)

TOPICS = (
    stakes,
    truth,
    feedback,
    outlook,
    removal,
    money,
    claims,
    offers,
    ended,
    conduct,
    terms,
    wishes,
    silence,
    delivery,
    steps_before,
    steps_money,
    steps_ending,
    messages,
    cautions_money,
    cautions_client,
    cautions_score,
)

RULES: tuple[Rule, ...] = tuple(value for topic in TOPICS for value in vars(topic).values() if isinstance(value, Rule))
