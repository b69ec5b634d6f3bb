"""Markdown: what is written is what is shown, and links lead where they say."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeout.errors import Failed
from closeout.manual.markdown import anchor, between, escape, folded, pictured, table
from closeout.manual.readme import BEGIN, END, with_session
from closeout.manual.topics import titled


@given(st.text())
def test_escaped_text_has_no_sign_of_its_own(text: str) -> None:
    """Escaped text is one line, and taking the escapes off gives the text back but for white space."""
    shown = escape(text)
    assert "\n" not in shown
    signs = iter(shown)
    assert "".join(next(signs) if sign == "\\" else sign for sign in signs) == " ".join(text.split())


def test_a_links_way_starts_at_its_page() -> None:
    """The way between two pages goes up and down their folders; within a page it is the anchor alone."""
    assert between("actions/end.md", "facts/work.md#asked") == "../facts/work.md#asked"
    assert between("index.md", "facts/work.md") == "facts/work.md"
    assert between("policies.md", "policies.md#weights") == "#weights"


def test_an_anchor_keeps_letters_digits_and_hyphens() -> None:
    """A heading's anchor is what readers of Markdown make of it."""
    assert anchor("001/4 c") == "0014-c"
    assert anchor("no review without payment") == "no-review-without-payment"


def test_a_table_has_a_line_for_each_row() -> None:
    """A table is its head, a rule, and its rows."""
    assert table(("A", "B"), [("1", "2")]) == "| A | B |\n| --- | --- |\n| 1 | 2 |\n"


def test_what_is_folded_away_is_still_markdown() -> None:
    """A blank line stands before and after the folded part, so that it is read as Markdown."""
    assert folded("More", "- one\n") == "<details>\n<summary>More</summary>\n\n- one\n\n</details>\n"


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Wishes: the client wants to stop.", "Wishes", "The client wants to stop."),
        ("Steps that end a contract.", "Steps that end a contract", ""),
        (
            "Steps that keep a contract, and those that end it: all. And more.",
            "Steps that keep a contract, and those that end it: all",
            "And more.",
        ),
    ],
)
def test_a_title_is_not_said_again(text: str, title: str, rest: str) -> None:
    """A text begins with its title, as far as a colon or its first sentence; the rest does not repeat it."""
    assert titled(text) == (title, rest)


@pytest.mark.parametrize(("title", "said"), [("Why?", "Why? So."), ("Act.", "Act. So."), ("Chart A", "Chart A. So.")])
def test_a_pictures_title_ends_in_one_sign(title: str, said: str) -> None:
    """What a picture is called for who cannot see it has a full stop after its title where it lacks a sign."""
    assert pictured("name", nx.DiGraph(title=title, description="So."), "tree.md").startswith(f"[![{said}]")


def test_the_readme_keeps_what_is_not_generated() -> None:
    """Only what stands between the marks is replaced; the picture leads to its page."""
    made = with_session(f"before\n{BEGIN}\nold\n{END}\nafter\n", "> 1", "picture.svg", "said", "page.md")
    assert made.startswith(f"before\n{BEGIN}\n")
    assert made.endswith(f"{END}\nafter\n")
    assert "old" not in made
    assert "> 1" in made
    assert "[![said](picture.svg)](page.md)" in made
    assert with_session(made, "> 1", "picture.svg", "said", "page.md") == made


def test_a_readme_without_marks_is_refused() -> None:
    """A README that lost its marks is not guessed at; the error says what to put where."""
    with pytest.raises(Failed, match="on lines of their own"):
        with_session("# closeout\n", "", "", "", "")
