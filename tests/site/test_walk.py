"""The tree on the site, walked by clicking and by keys: it advises what the terminal advises."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from closeout.manual.index import Index
from closeout.manual.files import our_index
from tests.site.conftest import ROOT
from tests.site.visit import SCHEMES, Scheme, Visit, objections

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

CASES = sorted(path.stem for path in (ROOT / "kb" / "cases").glob("[0-9]*.toml"))
"""The twelve of the threads; that the tree is right for every case there is, is tested without a browser."""
OPEN = ".walk-step:not(.walk-lit)"
MOST_KEYS = 60


@cache
def index() -> Index:
    """Return the index of our knowledge base, with its cases worked through by the reasoner."""
    return our_index()


def told(name: str) -> dict[str, Any]:
    """Return a case as its file tells it."""
    return tomllib.loads((ROOT / "kb" / "cases" / f"{name}.toml").read_text("utf-8"))


def walk(page: Page, answers: dict[str, str]) -> None:
    """Click the answers, question by question, and those details that the case tells."""
    while open_step := page.query_selector(f"{OPEN} button"):
        facts = [step.get_attribute("data-fact") for step in page.query_selector_all(f"{OPEN} button")]
        fact = next((fact for fact in facts if fact in answers), None)
        if fact is None:
            assert page.query_selector(".walk-advice"), f"{open_step.get_attribute('data-fact')} is not answered"
            return
        page.click(f'{OPEN} [data-fact="{fact}"][data-value="{answers[fact]}"]')


def advised(page: Page) -> list[dict[str, Any]]:
    """Return the advice that the page shows for today and for the forum's time."""
    found: list[dict[str, Any]] = page.evaluate(
        """() => {
            const texts = (nodes) => [...nodes].map((node) => node.textContent);
            const days = [];
            for (const node of document.querySelector(".walk-advice").children) {
                if (node.tagName === "H2") days.push({ titles: [], steps: [], mind: [], said: "" });
                const day = days.at(-1);
                day.titles.push(...texts(node.querySelectorAll("strong a")));
                if (node.tagName === "OL") day.steps.push(...texts(node.children));
                else day.steps.push(...texts(node.querySelectorAll("ol > li")));
                if (node.tagName === "UL") day.mind.push(...texts(node.children));
                else day.mind.push(...texts(node.querySelectorAll("ul > li")));
                day.said += node.textContent;
            }
            return days;
        }"""
    )
    today, forum = found
    if "The same." in forum["said"]:
        forum |= {part: today[part] for part in ("titles", "steps", "mind")}
    return [today, forum]


@pytest.mark.parametrize("name", CASES)
def test_a_case_walked_by_clicking_gives_the_terminals_advice(visit: Visit, name: str) -> None:
    """A walk ends in the action that the case's file expects, and in the reasoner's steps and cautions, both days."""
    page = visit.open("walk.html")
    case = told(name)
    walk(page, case["answers"])
    base = index().base
    worked = index().worked[name]
    for seen, trace, day in zip(advised(page), (worked.today, worked.forum), ("today", "forum"), strict=True):
        assert trace.action == case[day]["action"]
        assert seen["titles"] == [base.actions[trace.action].title]
        steps = [base.steps[step] for step in trace.steps]
        assert seen["steps"] == [f"{step.text} ({step.timing})" if step.timing else step.text for step in steps]
        assert seen["mind"] == [base.cautions[caution].text for caution in trace.cautions]


def test_the_path_lights_up(visit: Visit) -> None:
    """Each answered question stays, lit, with its answer marked by more than colour and the others quiet beside it."""
    page = visit.open("walk.html")
    page.click('[data-fact="status"][data-value="active"]')
    page.click(f"{OPEN} button:first-of-type")
    assert len(page.query_selector_all(".walk-lit")) == 2
    chosen = page.query_selector_all('.walk-lit [aria-pressed="true"]')
    assert len(chosen) == 2
    assert "✓" in chosen[0].evaluate("node => getComputedStyle(node, '::before').content")
    assert page.query_selector_all('.walk-lit [aria-pressed="false"]')


def test_back_and_change_keep_what_still_applies(visit: Visit) -> None:
    """Back takes the last answer away; changing an early answer keeps the later ones, which come back with it."""
    page = visit.open("walk.html")
    walk(page, told("001")["answers"])
    before = advised(page)
    lit = len(page.query_selector_all(".walk-lit button[aria-pressed=true]"))
    page.click('[data-fact="status"][data-value="offered"]')
    assert len(page.query_selector_all(".walk-lit button[aria-pressed=true]")) < lit
    page.click('[data-fact="status"][data-value="active"]')
    assert advised(page) == before
    page.click(".walk-back")
    assert page.query_selector(".walk-advice") is None
    page.click(".walk-restart")
    assert page.query_selector(".walk-lit") is None


@pytest.mark.parametrize("scheme", SCHEMES)
def test_keys_alone_suffice(visit: Visit, scheme: Scheme) -> None:
    """A case is walked with Tab and Enter alone; what has the keyboard can be seen, and the advice is announced."""
    page = visit.open("walk.html", scheme=scheme)
    answers = told("000")["answers"]
    for _ in range(MOST_KEYS * 3):
        if page.query_selector(".walk-advice"):
            break
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
                const node = document.activeElement, style = getComputedStyle(node);
                return { fact: node.dataset.fact, value: node.dataset.value,
                         lit: !!node.closest(".walk-lit"), outline: style.outlineStyle };
            }"""
        )
        if focused.get("fact") and not focused["lit"]:
            assert focused["outline"] != "none"
            if answers[focused["fact"]] == focused["value"]:
                page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "walk-today"
    said = page.inner_text('[aria-live="polite"]')
    assert index().base.actions[told("000")["today"]["action"]].title in said


def test_where_the_way_leads_is_told_before(visit: Visit) -> None:
    """How many questions are left is said at every question, and never exceeded."""
    page = visit.open("walk.html")
    answers = told("003")["answers"]
    left = 99
    while page.query_selector(".walk-left"):
        words = page.inner_text(".walk-left").split()
        most = 1 if "last" in words else max(int(word) for word in words if word.isdigit())
        assert most < left
        left = most
        fact = page.get_attribute(f"{OPEN} button", "data-fact")
        page.click(f'{OPEN} [data-value="{answers[fact]}"]')
    assert left >= 1


def test_the_terminals_command_is_told(visit: Visit) -> None:
    """The page tells the command that gives the same advice in the terminal, with the answers that were used."""
    page = visit.open("walk.html")
    walk(page, told("001-5")["answers"])
    shown = page.text_content(".walk-advice code") or ""
    given = dict(pair.split("=") for pair in shown.split() if "=" in pair)
    assert given.items() <= told("001-5")["answers"].items()
    assert shown.startswith("closeout advise --set status=")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_walked_tree_bars_nobody(visit: Visit, scheme: Scheme) -> None:
    """The automated accessibility check objects to nothing at the first question, on the way, and at the advice."""
    page = visit.open("walk.html", width=360, scheme=scheme)
    assert objections(page) == []
    page.click('[data-fact="status"][data-value="active"]')
    assert objections(page) == []
    walk(page, told("000")["answers"])
    assert objections(page) == []
