"""The order in words, read like advice: its sections, which the terminal and Markdown show alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from closeout.manual.markdown import escape
from closeout.ordering.plan import Order
from closeout.phrases import Phrase
from diagrams.graphs.order import ItemSaid, order_graph
from diagrams.graphs.picture import Graph
from diagrams.graphs.words import sentence
from engine.completions.consult import Consultation
from engine.days.given import day_said
from engine.language import ActKind
from engine.ordering.order import PlacedItem, Rules, holds
from engine.ordering.others import OthersSay
from engine.words import day_words

_QUESTIONS = 3
_WORTH = "Worth finding out first"
_WRITE = "Write to the client: the message stands with its steps."
READ = "Before you act on one, read its steps, message and warnings: they stand in -o FILE.html, and in closeout advise"


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """One contract, whose ``name`` is given, or one question: ``words`` in a line, and the ``lines`` below it."""

    words: str
    lines: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class OrderSection:
    """What is under one ``title``: why it stands here, and its entries, numbered where ``first`` is their number."""

    title: str
    why: str
    entries: tuple[OrderEntry, ...]
    first: int = 0


def opening(found: Order) -> str:
    """Return what the order is of, for which day, and what holds of all the contracts together."""
    minded = {caution for advice in found.advice.values() for caution in advice.consultation.cautions}
    over_all = [each for each in found.desk.base.knowledge.ordering.over_all if each in minded]
    return " ".join([_heading(found), *(found.desk.base.cautions[each].text for each in over_all)])


def _heading(found: Order) -> str:
    """Return what the order is of, and for which day."""
    count = len(found.places)
    still = [found.advice[placed.item.name].consultation.settled for placed in found.places if placed.kind.quiet]
    alone, unclear = still.count(True), still.count(False)
    what = f"{count} contract{'s' * (count != 1)}, {day_words(found.desk.day)}"
    if alone == count:
        return f"{what}. There is nothing to do now."
    parts = ["act in this order"] * (len(still) < count) + [f"leave {alone} alone"] * (alone > 0)
    parts += [f"find out first what is right for {unclear}"] * (unclear > 0)
    return f"{what}. {sentence('; '.join(parts))}."


def sections(found: Order) -> Iterator[OrderSection]:
    """Yield the contracts in the order in which to act, those of a kind together, and what is worth finding out.

    That comes first where a contract is not settled.
    """
    settled = all(advice.consultation.settled for advice in found.advice.values())
    if not settled:
        yield _worth(found)
    above: list[ActKind] = []
    number = 1
    for _, group in groupby(found.places, key=lambda placed: placed.kind.id):
        placed = tuple(group)
        kind = placed[0].kind
        entries = tuple(_entry(found, each, placed[at - 1] if at else None) for at, each in enumerate(placed))
        yield OrderSection(kind.title, "" if kind.quiet else _why_here(found, kind, above), entries, number)
        above.append(kind)
        number += len(placed)
    yield from _course(found)
    if settled:
        yield OrderSection(_WORTH, "", (OrderEntry("Nothing is open: the action for each contract is settled."),))
    yield from _by_others(found)


def _why_here(found: Order, kind: ActKind, above: Sequence[ActKind]) -> str:
    """Return why a kind comes after those above, which of them it may come before, and nothing of the first."""
    rules, titles = Rules(found.desk.base.knowledge.ordering), {other.id: other.title for other in above}
    reasons: dict[str, list[str]] = {}
    for name, why in rules.just_before(kind, above).items():
        reasons.setdefault(why, []).append(titles[name])
    free = reasons.pop("", [])
    said = [f"After {_all(names)}: {why}" for why, names in reasons.items()]
    return " ".join([*said, f"They may as well come before {_all(free)}."] if free else said)


def _course(found: Order) -> Iterator[OrderSection]:
    """Yield what the score may come to, at the last ending of each section."""
    if found.told_apart:
        names = " and ".join(found.told_apart)
        words = f"The contracts tell different numbers of {names}, which are one person's: give the same in each."
        yield OrderSection("No estimate", "", (OrderEntry(words),))
    if found.course is None:
        return
    places = {placed.item.name: (number, placed.kind) for number, placed in enumerate(found.places, 1)}
    by_kind = {places[turn.name][1].id: turn for turn in found.course.turns}
    entries = [OrderEntry(f"After number {places[turn.name][0]}: {turn.said}.") for turn in by_kind.values()]
    yield OrderSection(found.course.title, found.course.opening, (*entries, OrderEntry(found.course.closing)))


def markdown(found: Order, heading: str = "## {}") -> str:
    """Return the order as Markdown, all that others wrote in it escaped; ``heading`` has a section's title in it."""
    parts = [opening(found)]
    for section in sections(found):
        parts += [heading.format(section.title), *([section.why] if section.why else [])]
        items = []
        for number, entry in enumerate(section.entries, section.first):
            lead = f"{number}. " if section.first else "- "
            words = f"**{escape(entry.words)}**" if section.first else escape(entry.words)
            items += [f"{lead}{words}", *(f"{' ' * len(lead)}{escape(line)}" for line in entry.lines)]
        parts += ["  \n".join(items)]
    return "\n\n".join(parts) + "\n"


def _by_others(found: Order) -> Iterator[OrderSection]:
    """Yield which answers the contracts gave each other, and which of one's own they contradict."""
    taken = _said(found, found.taken, "Taken from the others, as you did not say it; ")
    denied = _said(found, found.denied, "Your own answer stands, but ")
    if entries := (*taken, *denied):
        yield OrderSection("What the other contracts say", "", entries)


def _said(found: Order, said: Mapping[str, Mapping[str, OthersSay]], lead: str) -> Iterator[OrderEntry]:
    """Yield each answer once with the contracts that have it, and from which others it is known."""
    alike: dict[tuple[str, str, str, str], list[tuple[str, OthersSay]]] = {}
    for name, by_fact in said.items():
        row = found.rows[name]
        for fact, each in by_fact.items():
            group = row.client.casefold() if each.told.within else ""
            alike.setdefault((fact, row.given.answers[fact], each.told.why, group), []).append((name, each))
    for (fact, value, _, _), of in alike.items():
        info, others = found.desk.base.facts[fact], {other for _, each in of for other in each.names}
        why = replace(of[0][1], names=tuple(sorted(others))).why
        yield OrderEntry(f"{info.short}: {info.label(value)} ({', '.join(name for name, _ in of)})", (f"{lead}{why}.",))


def _all(titles: Sequence[str]) -> str:
    """Return titles as a list in words."""
    *most, last = (f"“{title}”" for title in titles)
    return f"{', '.join(most)} and {last}" if most else last


def who(found: Order, name: str) -> str:
    """Return what a contract is called, with its client where that is told."""
    client = found.rows[name].client
    return f"{name} ({client})" if client and client != name else name


def picture_of_order(found: Order) -> Graph:
    """Return the picture of the order over its days."""
    on, said = found.desk.day.date, {}
    for placed in found.places:
        name = placed.item.name
        due = _deadline(found, placed).rstrip(".") if placed.item.due else ""
        steps = (words.partition(":")[0].rstrip(".") for words in _placed_by(found, placed))
        said[name] = ItemSaid(who(found, name), ". ".join((*steps, _act(found, placed))), due)
    days = {placed.day: f"{day_said(placed.day)}, not before" for placed in found.places}
    rules = Rules(found.desk.base.knowledge.ordering)
    return order_graph(rules, found.places, said, _heading(found), {**days, on: f"from {day_said(on)}"})


def _entry(found: Order, placed: PlacedItem, before: PlacedItem | None) -> OrderEntry:
    """Return one contract with its action, the sentence of that (once in a row), and what holds of its place."""
    name, advice = placed.item.name, found.advice[placed.item.name]
    same = before is not None and _act(found, before) == _act(found, placed)
    lines = [] if same or not advice.consultation.settled else [advice.action.summary]
    lines += [] if advice.consultation.settled else list(_left_open(found, advice.consultation))
    if by := _placed_by(found, placed):
        lines += [" ".join(by)]
    if placed.item.due:
        lines += [_deadline(found, placed)]
    if spaced := _spaced(found, placed):
        lines += [spaced]
    if name in found.once:
        lines += [found.once[name]]
    for why, others in groupby(sorted(placed.held_by, key=lambda held: held[1]), key=lambda held: held[1]):
        lines += [f"After {' and '.join(other for other, _ in others)}. {why}"]
    return OrderEntry(f"{who(found, name)}: {'the same' if same else _act(found, placed)}", tuple(lines), name)


def _act(found: Order, placed: PlacedItem) -> str:
    """Return what to do with a contract, in a line: where that is not settled, the question that tells most."""
    advice = found.advice[placed.item.name]
    fact = advice.consultation.worth_finding_out
    if advice.consultation.settled:
        return advice.action.title
    asks = found.desk.base.facts[fact].asks if fact else "not settled, and no answer can settle it"
    return asks if placed.kind.quiet else f"find out first: {asks}"


def _left_open(found: Order, left: Consultation) -> Iterator[str]:
    """Yield how many ways are open, and what is right in all of them."""
    yield f"Not settled: your answers leave {len(left.ways)} ways open."
    steps = " ".join(_step(found, name) for name in left.steps)
    yield f"{Phrase.WHICHEVER} {steps}" if steps else Phrase.NOTHING_SHARED


def _placed_by(found: Order, placed: PlacedItem) -> list[str]:
    """Return the steps for which a settled contract is of its kind, where it is not for the action."""
    advice, ordering = found.advice[placed.item.name], found.desk.base.knowledge.ordering
    held = [way for way in placed.kind.where if holds((way,), placed.item)]
    if not advice.consultation.settled or any(set(way) == {"action"} for way in held):
        return []
    named = {step for way in held for step in (*way.get("step", ()), *(ordering.deadlines if "due" in way else ()))}
    return [_step(found, name) for name in advice.listed if name in named]


def _step(found: Order, name: str) -> str:
    step = found.desk.base.steps[name]
    return _WRITE if step.message else step.text


def _spaced(found: Order, placed: PlacedItem) -> str:
    """Return when a spaced contract is due after the one before it, and why, where that was not yet said."""
    if placed.spaced is None:
        return ""
    first = next(each for each in found.places if each.spaced == placed.spaced)
    day = f"On {day_said(placed.day)}, not before." if placed.spaced.days else ""
    return " ".join(filter(None, (day, placed.spaced.why if placed is first else "")))


def _deadline(found: Order, placed: PlacedItem) -> str:
    """Return by when to act."""
    due, on = placed.item.due, found.desk.day.date
    if due is None or due not in found.advice[placed.item.name].due.values():
        return "The last day was not given: look it up today."
    if due < on:
        return f"It was due on {day_said(due)}: see to it first."
    return f"By {day_said(due)}."


def _worth(found: Order) -> OrderSection:
    """Return what to find out first over all contracts."""
    if not found.worth:
        return OrderSection(_WORTH, "", (OrderEntry("No answer can settle more."),))
    entries = []
    for fact, names in list(found.worth.items())[:_QUESTIONS]:
        info = found.desk.base.facts[fact]
        entries += [OrderEntry(f"{info.asks} ({', '.join(names)})", (f"Where to look: {info.look}",))]
    return OrderSection(_WORTH, "It can still change what to do.", tuple(entries))
