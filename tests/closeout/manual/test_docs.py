"""The manual tells everything, leads somewhere, and is what the knowledge base makes of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from closeout import shared
from engine.base import CANDIDATE, Base, Role
from engine.language import Asked, Number, Text
from terminal.commands.docs import told
from terminal.program import cli
from tests.closeout.manual.reading import DOCS, ROOT, anchors, headings, links, pages, pictures


@pytest.fixture(scope="module")
def base() -> Base:
    """Return our knowledge base."""
    return shared.base()


def plain(page: str) -> str:
    """Return a page's text without the signs that Markdown escapes."""
    return pages()[page].replace("\\", "")


def test_every_rule_stands_on_its_topics_page(base: Base) -> None:
    """Each rule has a row of its own on the page of its topic, with its reason and each of its sources."""
    for loaded in base.rules:
        page = f"rules/{loaded.rule.topic}.md"
        assert plain(page).count(f"\n| {loaded.name.replace('_', ' ')} |") == 1
        assert loaded.rule.why in plain(page)
        assert all(f"[{cite}](" in pages()[page] for cite in loaded.rule.cites)


def test_every_action_has_a_page(base: Base) -> None:
    """Each action has a page with its title, its summary, what it costs, and a row for each rule that proposes it."""
    for action in base.actions.values():
        page = f"actions/{action.id}.md"
        assert headings(page)[0] == action.title
        assert action.summary in plain(page)
        assert action.cost in plain(page)
        for loaded in base.concluding(CANDIDATE, action.id):
            assert f"\n| {loaded.name.replace('_', ' ')} |" in plain(page)


def test_every_step_and_caution_is_told(base: Base) -> None:
    """Each step and each caution stands on the page of some action."""
    told = "\n".join(plain(page) for page in pages() if page.startswith("actions/"))
    assert [step.id for step in base.steps.values() if step.text not in told] == []
    assert [caution.id for caution in base.cautions.values() if caution.text not in told] == []


def test_every_fact_has_a_page(base: Base) -> None:
    """Each fact that is asked has a heading with its question, its help, where to look, and each of its answers."""
    for info in base.with_role(Role.DECIDING, Role.REFINING):
        assert isinstance(info.slot, Asked)
        page = f"facts/{info.cls.__name__.lower()}.md"
        assert info.slot.question in headings(page)
        for words in (info.slot.help, info.slot.look, *info.slot.values.values(), *info.slot.values):
            assert words in plain(page)


def test_every_finding_is_told(base: Base) -> None:
    """Each finding stands on the page of findings with each of its values."""
    for info in base.with_role(Role.FINDING):
        assert info.short in headings("findings.md")
        assert all(label in plain("findings.md") for label in info.slot.values.values())


def test_every_number_text_and_constraint_is_told(base: Base) -> None:
    """Numbers, texts and constraints stand on the list of facts."""
    extras: tuple[Number | Text, ...] = (*base.knowledge.numbers, *base.knowledge.texts)
    assert all(extra.question in plain("facts/index.md") for extra in extras)
    assert all(constraint.why in plain("facts/index.md") for constraint in base.knowledge.constraints)


def test_every_claim_stands_on_its_threads_page(base: Base) -> None:
    """Each claim has a heading on its thread's page, with what it says and its standing on both days."""
    for claim in base.claims.values():
        page = f"threads/{claim.id.partition('/')[0]}.md"
        assert claim.id in headings(page)
        assert claim.text in plain(page)


def test_every_policy_is_told(base: Base) -> None:
    """Each platform rule has a heading on the page of policies, with what it says and its sources."""
    for policy in base.policies.values():
        assert policy.id in headings("policies.md")
        assert policy.text in plain("policies.md")
        assert all(source in plain("policies.md") for source in policy.source)


def test_every_concern_and_principle_is_told(base: Base) -> None:
    """The order of grounds with its arguments, and what is never advised, stand on the list of rules."""
    for concern in base.concerns:
        assert concern.title in plain("rules/index.md")
        assert concern.why in plain("rules/index.md")
    assert all(principle.text in plain("rules/index.md") for principle in base.knowledge.principles)


def test_every_command_and_option_is_told() -> None:
    """Each command that is not hidden has a heading on the page of use, and each of its options its names there."""
    commands = told(cli).commands
    assert commands
    for command in commands:
        assert f"closeout {command.name}" in headings("use.md")
        assert all(f"`{name}`" in pages()["use.md"] for names, _, _ in command.options for name in names)


def test_every_case_is_worked_through() -> None:
    """Each situation of the knowledge base stands in the list of situations."""
    names = [path.stem for path in (ROOT / "kb" / "cases").glob("*.toml")]
    assert names
    assert [name for name in names if f"`{name}`" not in pages()["cases.md"]] == []


def test_every_link_leads_somewhere() -> None:
    """Each link of a page or a picture leads to a file that is there, and to a heading that is on it."""
    wrong = []
    for here, target in links():
        path, _, anchor = target.partition("#")
        if not (DOCS / path).is_file() or (anchor and anchor not in anchors(path)):
            wrong.append(f"{here} -> {target}")
    assert not wrong


def test_there_are_few_enough_files() -> None:
    """What a reader would look for together stands on one page, and a picture only where there is a shape to see."""
    assert len([path for path in DOCS.rglob("*") if path.is_file()]) <= 180


def test_every_page_can_be_reached() -> None:
    """Each page and each picture is linked to, the first page and the picture of the layers aside."""
    reached = {target.partition("#")[0] for here, target in links() if here.endswith(".md")}
    assert {*pages(), *pictures()} - reached <= {"index.md", "pictures/layers.svg"}


def test_no_page_has_two_headings_of_one_name() -> None:
    """A link to a heading is never ambiguous: those that are linked to stand once on their page."""
    linked = {target for _, target in links() if "#" in target}
    for target in linked:
        path, _, anchor = target.partition("#")
        slugs = [heading for heading in headings(path) if _slug(heading) == anchor]
        assert len(slugs) == 1, target


def _slug(heading: str) -> str:
    return "".join(sign for sign in heading.lower() if sign.isalnum() or sign in "-_ ").replace(" ", "-")


@pytest.mark.slow
def test_the_manual_is_up_to_date(tmp_path: Path) -> None:
    """The manual and the README's session are, byte for byte, what a fresh process makes of the knowledge base."""
    checked = subprocess.run(
        [sys.executable, "-m", "terminal", "docs", "--check"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path), "COLUMNS": "500"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
