"""Every rule read: its conclusion, premises and layer, and how candidates stand to each other.

A rule may ask only for what is settled before its layer: findings and candidates for deciding answers, policies and
findings; steps for the surviving action and refining answers besides; cautions for steps too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, FactInfo, Layer, Premise, Role, Vocabulary
from engine.language import Asked, Fact, Knowledge, Rule
from engine.loading.conditions import info_of, plain, read
from engine.refusal import Refusal, Unreadable, instead, place_of, repeated

_LAYER = {CANDIDATE: Layer.CANDIDATE, STEP: Layer.STEP, CAUTION: Layer.CAUTION}
_SETTLED = frozenset({Role.DECIDING, Role.POLICY, Role.FINDING})
_SURVIVING = {Layer.STEP: (CHOSEN,), Layer.CAUTION: (CHOSEN, STEP)}


@dataclass(frozen=True, slots=True)
class Read:
    """A rule in plain patterns, taken apart: its premises, and the fact and value that it concludes."""

    rule: Rule
    premises: tuple[Premise, ...]
    fact: str
    value: str
    layer: Layer


def read_rules(knowledge: Knowledge, facts: Vocabulary) -> tuple[tuple[Read, ...], tuple[Refusal, ...]]:
    """Return the rules taken apart, in declared order, and all that is wrong with each.

    A rule is left out where it cannot be told what it concludes; of its premises, those that cannot be read.
    """
    refusals: list[Refusal] = []
    found: list[Read] = []
    for rule in knowledge.rules:
        reading = read(facts, rule.when)
        mistakes = [*_silences(rule), *reading.mistakes]
        try:
            info, value = _conclusion(facts, rule.then)
        except Unreadable as error:
            mistakes.append(error)
        else:
            layer = _LAYER.get(info.name, Layer.FINDING)
            entry = Read(
                replace(rule, when=tuple(plain(facts, reading.premises))), reading.premises, info.name, value, layer
            )
            refusals += _layer_refusals(facts, entry)
            found.append(entry)
        refusals += (mistake.at(place_of(rule)) for mistake in mistakes)
    return tuple(found), tuple(refusals)


def concern_refusals(knowledge: Knowledge, rules: Sequence[Read]) -> Iterator[Refusal]:
    """Return what is wrong with concerns, with who stands under them, and with overrides."""
    names = tuple(concern.name for concern in knowledge.concerns)
    used = {entry.rule.concern for entry in rules}
    for concern in knowledge.concerns:
        if not concern.why:
            yield Refusal(f"concern {concern.name!r}", "its place is not argued", "say why it comes before the next")
        if concern.name not in used:
            yield Refusal(f"concern {concern.name!r}", "no candidate stands under it", "leave it out")
    by_name = {entry.rule.name: entry for entry in rules}
    for entry in rules:
        yield from _standing_refusals(entry, names)
        yield from _override_refusals(entry.rule, by_name)
    yield from _circle_refusals({entry.rule.name: entry.rule for entry in rules})


def conclusion_refusals(facts: Vocabulary, rules: Sequence[Read]) -> Iterator[Refusal]:
    """Return the findings, actions, steps and cautions that are described and that no rule concludes."""
    concluded = {(entry.fact, entry.value) for entry in rules}
    for info in facts.values():
        if info.role is Role.FINDING or info.name in _LAYER:
            named = "action" if info.name == CANDIDATE else info.name
            for value in info.values:
                if (info.name, value) not in concluded:
                    yield Refusal(f"{named} {value!r}", "no rule concludes it", "write the rule, or leave it out")


def twice_refusals(place: str, facts: Iterable[str]) -> Iterator[Refusal]:
    """Return a refusal for each fact of a conjunction that stands in two of its premises."""
    for fact in repeated(facts):
        yield Refusal(place, f"{fact!r} is asked twice in one rule", "write all that is asked of it in one pattern")


def _silences(rule: Rule) -> Iterator[Unreadable]:
    if not rule.why:
        yield Unreadable("it gives no reason", "say why in a docstring of one sentence")
    if not rule.when:
        yield Unreadable("it has no premise, so it always fires", "name what it rests on")


def _conclusion(facts: Vocabulary, then: object) -> tuple[FactInfo, str]:
    if not isinstance(then, Fact) or len(then) != 1:
        raise Unreadable(f"it concludes {then!r}", "conclude one field of one fact; write a rule for each")
    ((field, value),) = then.items()
    info = info_of(facts, type(then), field)
    if info.role not in {Role.FINDING, Role.ADVICE} or info.name == CHOSEN:
        raise Unreadable(
            f"it concludes {info.name!r}, which is answered, dated or settled by the engine",
            "conclude a Derived field, a Candidate, a Step or a Caution",
        )
    if not isinstance(value, str) or value not in info.values:
        raise Unreadable(f"{info.name!r} has no value {value!r}", instead(value, info.values))
    return info, value


def _layer_refusals(facts: Vocabulary, entry: Read) -> Iterator[Refusal]:
    place = place_of(entry.rule)
    surviving = _SURVIVING.get(entry.layer, ())
    roles = _SETTLED | {Role.REFINING} if surviving else _SETTLED
    for premise in entry.premises:
        role = facts[premise.fact].role
        if role not in roles and premise.fact not in surviving:
            remedy = f"ask for {', '.join(sorted(roles | set(surviving)))} facts alone"
            yield Refusal(place, f"it concludes {entry.fact!r} and asks for {premise.fact!r} ({role})", remedy)
        if role is Role.REFINING and premise.negative and not _unless_event(facts[premise.fact], premise):
            yield Refusal(
                place,
                f"it has a NOT over {premise.fact!r}, a refining fact that may be left unanswered",
                "write the values out, `L(a) | L(b)`, or `~L(x)` for answered and not x",
            )
    yield from twice_refusals(place, (premise.fact for premise in entry.premises))


def _unless_event(info: FactInfo, premise: Premise) -> bool:
    """Return whether the premise excludes events alone, which one knows of: not knowing then meets it."""
    return isinstance(info.slot, Asked) and frozenset(info.values) - premise.allowed <= set(info.slot.events)


def _standing_refusals(entry: Read, names: tuple[str, ...]) -> Iterator[Refusal]:
    place, concern = place_of(entry.rule), entry.rule.concern
    if entry.layer is not Layer.CANDIDATE:
        if concern is not None or entry.rule.overrides:
            yield Refusal(
                place, f"it concludes {entry.fact!r} and has a concern or overrides", "leave them to candidates"
            )
    elif concern is None:
        yield Refusal(place, "it proposes an action under no concern", instead("", names))
    elif concern not in names:
        yield Refusal(place, f"unknown concern {concern!r}", instead(concern, names))


def _override_refusals(rule: Rule, by_name: Mapping[str, Read]) -> Iterator[Refusal]:
    def is_peer(name: str) -> bool:
        return name != rule.name and by_name[name].rule.concern == rule.concern is not None

    for name in rule.overrides:
        if name == rule.name:
            yield Refusal(place_of(rule), "it overrides itself", instead("", filter(is_peer, by_name)))
        elif name not in by_name:
            problem = f"it overrides an unknown rule {name!r}"
            yield Refusal(place_of(rule), problem, instead(name, filter(is_peer, by_name)))
        elif not is_peer(name):
            problem = f"it overrides {name!r}, a rule of {by_name[name].rule.concern or 'no concern'!r}"
            yield Refusal(place_of(rule), problem, "override rules of the same concern; their order settles the rest")
    for name in repeated(rule.overrides):
        yield Refusal(place_of(rule), f"it overrides {name!r} twice", "name it once")


def _circle_refusals(rules: Mapping[str, Rule]) -> Iterator[Refusal]:
    """Return one refusal naming the rules in a circle: those left when loose ends are cut off again and again."""
    left = {name: set(rule.overrides) - {name} for name, rule in rules.items() if rule.overrides}

    def is_loose(name: str) -> bool:
        return not left[name] & left.keys() or not any(name in others for others in left.values())

    while loose := [name for name in left if is_loose(name)]:
        for name in loose:
            del left[name]
    if left:
        yield Refusal(
            ", ".join(place_of(rules[name]) for name in left),
            "they override each other in a circle",
            "let the more specific one override the more general",
        )
