"""An advice written to a file."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from closeout.answers import given
from closeout.checking.golden import case_files
from closeout.desk import Desk
from terminal.saving import FORMATS
from tests.conftest import CASES, Run, kept
from tests.schemas import check_shape

CASE = str(CASES / "wait-with-money.toml")
DAY = ("--as-of", "2026-11-28")
VOID = {"meta"}
NAMES = sorted(case_files())[::12]


class Reader(HTMLParser):
    """Reads a page: its words, its elements and attributes, and that every element is closed."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))
        self.words += " "
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


def saved(run: Run, place: Path, *arguments: str) -> str:
    """Return what the command writes."""
    ran = run("save-as", str(place), *(arguments or (CASE, *DAY)))
    assert ran.code == 0, ran.err
    return place.read_text("utf-8")


def words(text: str) -> list[str]:
    """Return the words of a text without its marks."""
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_form_has_the_same_words(desk: Desk, name: str) -> None:
    """Markdown and HTML hold every word of the text, in its order, but for the numbers of steps."""
    both = desk.advise(given(desk.base, str(CASES / f"{name}.toml"), ()))
    text, markdown, page = (str(FORMATS[form](desk, both, "")) for form in (".txt", ".md", ".html"))
    numbers = re.compile(r"^\d+\. ", re.MULTILINE)
    expected = words(numbers.sub("", text))
    assert words(numbers.sub("", markdown.replace("\\", ""))) == expected
    read = Reader(page).words
    assert words(read[read.index("Advice for") : read.index("How the answers lead to it")]) == expected


def test_a_page_fetches_nothing_and_runs_nothing(run: Run, tmp_path: Path) -> None:
    """The picture stands in the page; there is no script, no link, and a policy that would forbid them."""
    page = Reader(saved(run, tmp_path / "it.html"))
    assert not page.open
    tags = [tag for tag, _ in page.found]
    assert "svg" in tags
    assert not {"script", "img", "image", "link", "iframe", "object", "a"} & set(tags)
    attributes = {name for _, found in page.found for name in found}
    assert not {name for name in attributes if name.startswith("on") or name in {"src", "href", "xlink:href"}}
    assert "url(" not in (tmp_path / "it.html").read_text("utf-8")
    assert any("default-src 'none'" in str(found.get("content")) for _, found in page.found)


def test_what_a_person_typed_stays_text(run: Run, tmp_path: Path) -> None:
    """A name that looks like HTML or Markdown is shown as it was typed."""
    name = "<script>*A*</script>"
    assert "script" not in [
        tag for tag, _ in Reader(saved(run, tmp_path / "it.html", CASE, *DAY, "--set", f"client={name}")).found
    ]
    assert r"\<script\>\*A\*" in saved(run, tmp_path / "it.md", CASE, *DAY, "--set", f"client={name}")


def test_json_is_that_of_advise(run: Run, tmp_path: Path) -> None:
    """The file holds what advise --json prints, and can be read by every command again."""
    content = json.loads(saved(run, tmp_path / "it.json"))
    check_shape(content, "advice")
    assert content == json.loads(run("advise", CASE, *DAY, "--json").out)
    assert run("advise", str(tmp_path / "it.json")).code == 0


def test_a_kept_contract_is_written_by_its_name(run: Run, home: Path, tmp_path: Path) -> None:
    """Without a file of answers the newest contract is written, and a calendar names it."""
    run(
        "ask",
        "--name",
        "shop",
        "--set",
        "status=active",
        "--set",
        "kind=hourly",
        "--set",
        "work=part",
        lines="finish\n\n",
    )
    assert kept(home).stem == "shop"
    assert saved(run, tmp_path / "it.md", "shop").startswith("*Advice for today")
    ran = run("save-as", str(tmp_path / "it.ics"), "--set", "status=active")
    assert (ran.code, "no step of this advice has a day ahead" in ran.said) == (2, True)


def test_only_known_forms_are_written(run: Run, tmp_path: Path) -> None:
    """Another suffix is refused with those there are, and nothing is replaced unasked."""
    assert "accepted: '.html', '.md', '.txt', '.json', '.ics'" in run("save-as", str(tmp_path / "it.docx"), CASE).said
    assert "comes first, then FILE: closeout save-as it.ics shop" in run("save-as", "shop", "it.ics").said
    (tmp_path / "it.md").write_text("precious")
    assert run("save-as", str(tmp_path / "it.md"), CASE).code == 2
    assert (tmp_path / "it.md").read_text() == "precious"
