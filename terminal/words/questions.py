"""What the best way of asking takes, beside the usual ones, as a page."""

from __future__ import annotations

from typing import Final

from closeout.desk import Desk
from closeout.planning import shipped_plan
from closeout.questions import ways
from engine.days.calendar import settings
from engine.questions.comparison import Comparison
from terminal.page import Page, Style

_ROOM: Final = 72


def questions_page(desk: Desk, found: dict[str, Comparison], width: int) -> Page:
    """Return the figures as a page."""
    planned = shipped_plan(desk.base, settings(desk.base, desk.day, desk.forum)) is not None
    page = Page(width)
    forum = f"{desk.forum.date}, the day of the forum"
    days = forum if desk.day == desk.forum else f"{desk.day.date} and for {forum}"
    page.text(f"How many questions it takes until nothing more can change the advice for {days}.", style=Style.STRONG)
    page.text(
        "Averages are by the weights in kb/prior.toml, effort by its costs. The first question is the same in all; "
        "questions that only refine the advice come afterwards and are not counted. A list of events counts as one "
        "question, and each of its rows as one in the second column; it costs 1, and 0.25 more for each row."
    )
    page.text(
        "The interview asks with the least effort for the whole advice."
        if planned
        else "The plan that is shipped is for other days, so on this one the interview asks the most informative "
        "question that still matters."
    )
    titles = {"whole": "Until action, steps and cautions are settled", "action": "Until the action is settled"}
    for name, comparison in found.items():
        page.heading(titles[name])
        _rows(page, comparison)
        if comparison.bound.freed:
            page.text(
                f"The exact program does not fit. With {', '.join(sorted(comparison.bound.freed))} known for free it "
                f"takes an effort of {comparison.bound.value:.2f}, so no way of asking takes less; the gap to the best "
                f"one known is {comparison.gap:.2f}."
            )
        else:
            page.text(
                f"The first three are exact, over {comparison.states:,} states: no way of asking takes less.",
                style=Style.QUIET,
            )
            page.text(f"Best fixed order, exact too: {', '.join(comparison.order)}.", style=Style.QUIET)
    return page


def _rows(page: Page, comparison: Comparison) -> None:
    """Add a line for each way of asking, as a table where there is room."""
    if page.width < _ROOM:
        for words, _, figures in ways(comparison):
            count = f"{figures.number:.2f} questions ({figures.rows:.2f} with each row)"
            page.item(f"{words}: {count}, at most {figures.worst}, effort {figures.effort:.2f}")
        return
    page.raw(f"  {'':46}{'questions':>9}{'rows':>6}{'most':>5}{'effort':>7}", Style.QUIET)
    for words, _, figures in ways(comparison):
        page.raw(f"  {words:46}{figures.number:9.2f}{figures.rows:6.2f}{figures.worst:5}{figures.effort:7.2f}")
