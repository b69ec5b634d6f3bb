"""The page to walk, by clicking and by keys: what it asks, how it advises, and that nobody is shut out."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from closeout.manual.files import our_index
from closeout.manual.index import Index
from engine.days.given import day_said, due_days
from engine.interview.screens import CLASHING
from tests.site.conftest import ROOT
from tests.site.visit import SCHEMES, Scheme, Visit, objections

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

CASES = sorted(path.stem for path in (ROOT / "kb" / "cases").glob("[0-9]*.toml"))
"""Those of the threads; that the page says what the engine says of every case there is, is tested by itself."""
OPEN = ".walk-step:not(.walk-lit)"
HEAD = "#walk-action"
UNKNOWN = "?"
SUBMITTED = {"status": "active", "kind": "fixed", "escrow": "submitted", "work": "done", "responds": "silent"}
MOST_KEYS = 400
MOST_WEIGHT = 1_000_000


@cache
def index() -> Index:
    """Return the index of our knowledge base, with its cases worked through by the reasoner."""
    return our_index()


def told(name: str) -> dict[str, Any]:
    """Return a case as its file tells it."""
    return tomllib.loads((ROOT / "kb" / "cases" / f"{name}.toml").read_text("utf-8"))


def opened(visit: Visit, answers: dict[str, str] | None = None, **how: Any) -> Page:  # noqa: ANN401 - as ``open`` takes it
    """Return the page with its first question, or with the answers that stand in its address."""
    pairs = "&".join(f"{fact}={value}" for fact, value in (answers or {}).items())
    page = visit.open(f"index.html{'#' if pairs else ''}{pairs}", **how)
    page.wait_for_selector(".walk-path", state="attached")
    return page


def walk(page: Page, answers: dict[str, str]) -> None:
    """Answer question by question until none is left; what the case does not tell is not known."""
    while page.query_selector(OPEN):
        if page.query_selector(f"{OPEN} .walk-done"):
            for box in page.query_selector_all(f"{OPEN} input"):
                if answers.get(box.get_attribute("data-fact") or "") == "yes":
                    box.check()
            page.click(f"{OPEN} .walk-done")
        else:
            fact = page.get_attribute(f"{OPEN} button", "data-fact") or ""
            page.click(f'{OPEN} [data-value="{answers.get(fact, UNKNOWN)}"]')


def timed(step: str) -> str:
    """Return a step with when it is due, by the day of the visit where no other is given."""
    base, today = index().base, datetime.now(UTC).date()
    due = due_days(base, (step,), {}, today)
    when = [words for words in (base.steps[step].timing, *map(day_said, due.values())) if words]
    return f"{base.steps[step].text} [{': '.join(when)}]" if when else base.steps[step].text


def texts(page: Page, selector: str) -> list[str]:
    """Return the texts of what is on the page."""
    return [node.text_content() or "" for node in page.query_selector_all(selector)]


@pytest.mark.parametrize("name", CASES)
def test_a_case_walked_by_clicking_gives_the_terminals_advice(visit: Visit, name: str) -> None:
    """A walk ends in the action, steps and cautions that the case's file expects, and in the forum's action."""
    page = opened(visit)
    case, base = told(name), index().base
    walk(page, case["answers"])
    assert page.text_content(HEAD) == base.actions[case["today"]["action"]].title
    if "steps" in case["today"]:
        shown = [text.removesuffix("new") for text in texts(page, ".walk-steps > li")]
        steps = [base.steps[step] for step in case["today"]["steps"]]
        sends = any(step.message for step in steps)
        assert shown == [timed(step.id) for step in steps if not (sends and step.adds_all)]
    if "cautions" in case["today"]:
        cautions = [base.cautions[caution].text for caution in case["today"]["cautions"]]
        assert [text.removesuffix("new") for text in texts(page, ".walk-mind > li")] == cautions
    if case["forum"]["action"] != case["today"]["action"]:
        assert base.actions[case["forum"]["action"]].title in texts(page, ".walk-advice > p.walk-strong")


def test_why_is_told_with_the_answers_the_rule_and_the_change(visit: Visit) -> None:
    """The path has what was said and the rule that decides; what differs from the forum's time names the policy."""
    page = opened(visit)
    walk(page, told("001")["answers"])
    why = page.inner_text(".walk-inference")
    assert "to put it off for now" in why
    assert "do this" in texts(page, ".walk-act .walk-panel")
    assert index().base.rule("end_what_never_began").rule.why in why
    assert "unrated-endings-count" in page.inner_text(".walk-advice")


def test_the_path_lights_up(visit: Visit) -> None:
    """Each answered question stays, lit, with its answer marked by more than colour and the others quiet beside it."""
    page = opened(visit)
    page.click('[data-fact="status"][data-value="active"]')
    page.click(f"{OPEN} button:first-of-type")
    chosen = page.query_selector_all('.walk-lit [aria-pressed="true"]')
    assert len(page.query_selector_all(".walk-lit")) == len(chosen) == 2
    assert "✓" in chosen[0].evaluate("node => getComputedStyle(node, '::before').content")
    assert page.query_selector_all('.walk-lit [aria-pressed="false"]')


def test_a_list_is_one_question_with_several_answers(visit: Visit) -> None:
    """Each row is so, not so or not known; answered, the list is one step, in which each row can still be changed."""
    page = opened(visit, {**told("002")["answers"], "several": UNKNOWN})
    while not page.query_selector(f"{OPEN} .walk-row"):
        page.click(f"{OPEN} button >> nth=0")
    rows = [
        box.get_attribute("data-fact") or ""
        for box in page.query_selector_all(f"{OPEN} .walk-row span:first-child input")
    ]
    page.check(f'{OPEN} span:first-child > [data-fact="{rows[0]}"]')
    page.check(f'{OPEN} .walk-quiet > [data-fact="{rows[1]}"]')
    page.click(f"{OPEN} .walk-done")
    assert objections(page) == []
    marked = [row.text_content() for row in page.query_selector_all(".walk-marked [aria-pressed=true]")]
    labels = index().base.facts[rows[0]].slot.values
    assert marked[-len(rows) :][0] == labels[index().base.facts[rows[0]].events[0]]
    assert marked[-len(rows) :][1] == "I don't know"
    assert f"{rows[2]}=" in page.url


def test_what_cannot_all_be_so_is_told_and_nothing_is_dropped(visit: Visit) -> None:
    """Rows of a list that exclude each other are not taken: the page says why and leaves the list as it is marked."""
    said = ({"status": "ended-by-client", "rated": rated} for rated in index().base.facts["rated"].values)
    page = next(
        page for one in said if (page := opened(visit, one)).query_selector(f'{OPEN} .walk-row [data-fact="owed"]')
    )
    for fact in ("escrow", "owed"):
        page.check(f'{OPEN} span:first-child > [data-fact="{fact}"]')
    page.click(f"{OPEN} .walk-done")
    assert CLASHING in page.inner_text(f"{OPEN} .walk-strong")
    assert len(page.query_selector_all(f"{OPEN} :checked")) == 2
    assert objections(page) == []
    page.uncheck(f'{OPEN} [data-fact="owed"]')
    page.click(f"{OPEN} .walk-done")
    assert "escrow=refund-requested" in page.url
    assert "owed=no" in page.url


def test_the_message_takes_what_the_reader_writes(visit: Visit) -> None:
    """What stands in brackets can be filled in; it is shown at once, and is neither in the link nor kept."""
    page = opened(visit, told("001")["answers"])
    walk(page, {})
    message = page.inner_text("#walk-message")
    page.click("summary:has-text('Fill it in')")
    field = page.query_selector("[data-blank='[client]']")
    assert field is not None
    field.fill("<b>$& Ana</b>")
    assert page.inner_text("#walk-message") == message.replace("[client]", "<b>$& Ana</b>")
    assert objections(page) == []
    assert "Ana" not in page.url


def test_on_paper_stand_the_advice_and_the_answers_alone(visit: Visit) -> None:
    """Printed, whatever the reader's colours, there is the advice, then every answer, and nothing to press."""
    page = opened(visit, scheme="dark")
    walk(page, told("000")["answers"])
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = "[...document.querySelectorAll('#walk button')].filter((each) => each.checkVisibility())"
    assert page.evaluate(f"{shown}.every((each) => each.ariaPressed === 'true' || each.matches('.walk-link'))")
    hidden = ("Skip to content", "The estimate for", "not in the link")
    assert not any(words in page.inner_text("body") for words in hidden)
    places = page.evaluate(
        "['.walk-advice', '.walk-answers'].map((s) => document.querySelector(s).getBoundingClientRect().top)"
    )
    assert places == sorted(places)
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#walk .walk-inference dt')).color")
        == "rgb(89, 95, 102)"
    )


def test_a_change_keeps_what_still_applies_and_the_readers_place(visit: Visit) -> None:
    """Another answer to an early question keeps later ones, tells which step aside, and leaves the keyboard there."""
    page = opened(visit, {**told("001")["answers"], "several": UNKNOWN})
    lit = len(texts(page, ".walk-lit"))
    page.click('[data-fact="status"][data-value="offered"]')
    assert len(texts(page, ".walk-lit")) < lit
    assert "Set aside" in page.inner_text("[role=status]")
    assert page.evaluate("document.activeElement.dataset.value") == "offered"
    page.click('[data-fact="status"][data-value="active"]')
    assert len(texts(page, ".walk-lit")) == lit
    assert "Set aside" not in page.inner_text("[role=status]")
    page.click(".walk-restart")
    assert page.query_selector(".walk-lit") is None


def test_the_address_holds_the_answers(visit: Visit) -> None:
    """A link opens at the same advice, and the browser's Back takes the last answer away."""
    page = opened(visit)
    walk(page, told("001")["answers"])
    title, link = page.text_content(HEAD), page.url
    shared = visit.open("index.html" + link.partition("index.html")[2])
    shared.wait_for_selector(HEAD)
    assert shared.text_content(HEAD) == title
    page.go_back()
    page.wait_for_selector(OPEN)


def test_what_is_open_is_told_and_can_be_asked(visit: Visit) -> None:
    """Unsettled, the page names the likely ways and the answers that lead there; an open question can be answered."""
    answers = {"escrow": "none", "standing": "perk"}
    page = opened(visit, answers)
    page.click(".walk-so-far")
    assert "Not settled" in page.inner_text(".walk-advice")
    assert ", if you answer: " in page.inner_text(".walk-advice")
    assert "not settled, perhaps" in texts(page, ".walk-inference .walk-panel")
    assert not page.query_selector(".walk-act")
    open_fact = page.get_attribute("[data-ask]", "data-ask") or ""
    page.click(f'[data-ask="{open_fact}"] >> nth=0')
    assert page.get_attribute(f"{OPEN} button", "data-fact") == open_fact
    page.click(f"{OPEN} button:first-of-type")
    assert f"{open_fact}=" in page.url


def test_an_event_that_happened_is_said_where_it_is_told(visit: Visit) -> None:
    """The events that would change the advice are listed; to say that one happened makes it an answer."""
    page = opened(visit)
    walk(page, told("001")["answers"])
    page.click(".walk-restart")
    page = opened(visit, {"status": "active", "responds": "yes"})
    page.click(".walk-so-far")
    before = len(texts(page, ".walk-events li"))
    page.click(".walk-so >> nth=0")
    assert before > 0
    assert page.url.count("=") == 3


def test_none_of_these_fits_offers_the_case_as_a_file(visit: Visit) -> None:
    """Who finds no fitting answer gets the case with their own sentence, as the check reads it; nothing is sent."""
    page = opened(visit)
    answers = told("001")["answers"]
    walk(page, {**answers, "wants": "!"})
    page.fill("#walk-sentence", 'They want to "swap" it')
    case = tomllib.loads(page.inner_text(".walk-unfit pre"))
    assert case["title"] == 'They want to "swap" it'
    assert case["undecided"] == ["wants"]
    assert "wants" not in case["answers"]
    assert {"status": "active", "work": "not-started"}.items() <= case["answers"].items()


def test_a_day_tells_when_a_step_is_due_and_what_is_so_by_now(visit: Visit) -> None:
    """A day given beside the steps dates those that wait for it, changes the answer it proves wrong, and is kept."""
    page = opened(visit, {**SUBMITTED, "submitted": "recent"})
    walk(page, {})
    today = datetime.now(UTC).date()
    page.fill('[data-extra="submitted_on"]', str(today - timedelta(3)))
    page.wait_for_selector(f".walk-steps :text('{today + timedelta(11)}')")
    assert f"submitted_on={today - timedelta(3)}" in page.url
    page.fill('[data-extra="submitted_on"]', str(today - timedelta(20)))
    page.wait_for_url("**submitted=overdue**")


def test_an_estimate_is_made_of_numbers_where_the_advice_is_settled(visit: Visit) -> None:
    """With score and jobs it is said what ending may cost; what is no number is refused; unsettled, none is asked."""
    page = opened(visit, {**SUBMITTED, "submitted": "recent", "score": "90", "jobs": "9"})
    walk(page, {})
    assert texts(page, ".walk-estimate")[0].startswith(
        "If it ends and is rated badly: likely about 9 to 12.4, at most "
    )
    assert index().base.facts["standing"].label("none") not in page.inner_text(".walk-inference")
    page.fill('[data-extra="score"]', "101")
    page.press('[data-extra="score"]', "Tab")
    assert "score=90" in page.url
    page = opened(visit, {"escrow": "none", "standing": "perk", "score": "90", "jobs": "9"})
    page.click(".walk-so-far")
    assert not texts(page, ".walk-estimate") + texts(page, ".walk-figures")


def test_what_cannot_be_is_not_offered_and_the_reason_is_told(visit: Visit) -> None:
    """An answer that the earlier ones rule out has no button; below the others stands why, as in the terminal."""
    page = opened(visit, {"status": "active", "responds": "yes", "wants": "carry-on", "kind": "fixed"})
    assert page.get_attribute(f"{OPEN} button", "data-fact") == "escrow"
    assert page.query_selector(f'{OPEN} [data-value="refund-requested"]') is None
    label = index().base.facts["escrow"].label("refund-requested")
    why = next(
        each.why for each in index().base.knowledge.constraints if "refund-requested" in each.never.get("escrow", ())
    )
    assert f"Not offered: {label}. {why}" in page.inner_text(OPEN)


def test_the_message_can_be_copied(visit: Visit) -> None:
    """Copy puts the message on the clipboard, or where that is not allowed selects it, and says which."""
    page = opened(visit)
    walk(page, told("001")["answers"])
    page.click(".walk-copy >> nth=0")
    page.wait_for_function("document.querySelector('[role=status]').textContent.match(/copied/i)")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_keys_alone_suffice(visit: Visit, scheme: Scheme) -> None:
    """A case is walked with Tab, Space and Enter; what has the keyboard can be seen, and the advice is announced."""
    page = opened(visit, scheme=scheme)
    answers = told("000")["answers"]
    for _ in range(MOST_KEYS):
        if page.query_selector(HEAD):
            break
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
                const node = document.activeElement;
                return { ...node.dataset, kind: node.className, open: !!node.closest(".walk-step:not(.walk-lit)"),
                         outline: getComputedStyle(node).outlineStyle };
            }"""
        )
        if focused["open"] and (focused["kind"] == "walk-done" or "value" in focused):
            assert focused["outline"] != "none"
            if focused["kind"] == "walk-done" or answers.get(focused["fact"], UNKNOWN) == focused["value"]:
                page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == HEAD[1:]
    assert index().base.actions[told("000")["today"]["action"]].title in page.inner_text("[role=status]")


def test_it_opens_from_disk_and_asks_for_nothing(visit: Visit, site: Path) -> None:
    """Opened as a file, without a server, the page asks its question; what it carries is small."""
    page = visit.from_disk(site / "index.html")
    page.wait_for_selector(".walk-path")
    page.click('[data-fact="status"][data-value="active"]')
    assert page.url.endswith("#status=active")
    assert (site / "index.html").stat().st_size < MOST_WEIGHT


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (768, "dark"), (1400, "light")])
def test_the_walk_bars_nobody(visit: Visit, width: int, scheme: Scheme) -> None:
    """The accessibility check objects to nothing at the first question, on the way and at the advice; all fits."""
    page = opened(visit, width=width, scheme=scheme)
    assert objections(page) == []
    page.click('[data-fact="status"][data-value="active"]')
    page.click(".walk-so-far")
    assert objections(page) == []
    walk(page, told("000")["answers"])
    assert objections(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
