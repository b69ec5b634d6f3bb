"""An interview at the terminal, resumed or new, and the advice at its end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from closeout.answers import Given, given
from closeout.desk import Desk
from closeout.errors import Failed
from closeout.kept.session import Saved, Session, home
from engine.interview.dialogue import Review, State
from engine.interview.interview import Interview
from terminal.asking import wording
from terminal.asking.conduct import Asker, Keeper, asker_for, conduct, read_line
from terminal.asking.later import LaterGuide
from terminal.exits import Exit
from terminal.page import Page, Style, dialogue_stream, is_terminal, show, wants_colour, window_width

if TYPE_CHECKING:
    from closeout.advice import Both

_PICTURE = "closeout-path.svg"


def interview(
    day_name: str | None, file: str | None, settings: Sequence[str], *, resume: bool, plain: bool, diagram: Path | None
) -> Exit:
    """Return how the interview ended; the advice goes to standard output, everything else to the dialogue.

    Raises:
        Refused: there is nothing to resume, the day is no day, or the answers in ``file`` cannot be used.
        Failed: the picture cannot be made.
    """
    session = Session(home())
    desk = Desk(day_name)
    saved = session.load(desk.base) if resume else None
    if saved is not None and day_name is None and saved.day != "today":
        desk = Desk(saved.day)
    later = LaterGuide(desk.guide)
    talk = Interview(desk.base, later)
    keeper = Keeper(session, day_name or (saved.day if saved else "today"), fresh=saved is None)
    state = _first(talk, desk, file, settings) if saved is None else _resumed(talk, saved)
    _greet(session, saved, desk)
    keeper.keep(state)
    asker: Asker | None = None
    while True:
        try:
            if asker is None:
                asker = asker_for(talk, state, plain=plain)
                # without a terminal the lines come at once, so there is no reading time to use
                if is_terminal(sys.stdin):
                    later.start()
            state = conduct(talk, state, asker, keeper)
        except EOFError:
            return _left(session, keeper, at_terminal=is_terminal(sys.stdin))
        except KeyboardInterrupt:
            _left(session, keeper, at_terminal=True)
            return Exit.INTERRUPTED
        if state.left:
            return _left(session, keeper, at_terminal=True)
        again = _conclude(desk, asker, state, diagram, keeper)
        if not again:
            return Exit.DONE
        state = talk.after(state, Review())


def given_by(state: State) -> Given:
    """Return the answers in use and the numbers and texts that were given."""
    return Given(state.answers, {name: value for name, value in state.extras.items() if value is not None})


def _first(talk: Interview, desk: Desk, file: str | None, settings: Sequence[str]) -> State:
    """Return the first state, with the answers that were given beforehand."""
    if file is None and not settings:
        return talk.begin()
    found = given(desk.base, file, settings)
    desk.refuse_impossible(found)
    return talk.resumed(found.answers, found.extras, (*found.answers, *found.extras))


def _resumed(talk: Interview, saved: Saved) -> State:
    """Return the state that was saved, at the same question."""
    return talk.resumed(
        saved.said, saved.extras, saved.trail, asking=saved.asking, phase=saved.phase, finished=saved.finished
    )


def _greet(session: Session, saved: Saved | None, desk: Desk) -> None:
    """Say what this is, for which day, and what is kept."""
    page = Page(window_width())
    if saved is not None:
        page.text(f"Going on where you were. Answers kept: {len(saved.said)}.")
    else:
        page.text("closeout: how to end, pause or keep one Upwork contract with the least harm to your score.")
        page.text("Every answer is saved as you give it. Nothing leaves this computer.", style=Style.QUIET)
        if session.exists():
            page.text("An earlier interview is kept. To go on with it instead: closeout --resume", style=Style.QUIET)
    if desk.day.name != "today":
        page.text(f"The advice will be for {desk.day.date}.")
    _show(page)


def _show(page: Page) -> None:
    """Show a page of the dialogue."""
    write = dialogue_stream()
    show(page, write, colour=wants_colour(write))


def _left(session: Session, keeper: Keeper, *, at_terminal: bool) -> Exit:
    """Say how to go on, and return how the program ends: input that merely ended without advice is no success."""
    page = Page(window_width())
    page.gap()
    if keeper.trouble:
        page.text("This interview could not be saved.")
    elif not keeper.kept:
        page.text("Nothing was answered yet; the earlier interview is untouched.")
    else:
        for words in wording.left_words(session.path):
            page.text(words)
    if not at_terminal:
        page.text("The input ended before the advice. Answers can also come from a file: closeout advise FILE")
    _show(page)
    return Exit.DONE if at_terminal else Exit.REFUSED


def _conclude(desk: Desk, asker: Asker, state: State, diagram: Path | None, keeper: Keeper) -> bool:
    """Show the advice, its path and its picture; return whether the user wants to change answers."""
    from terminal.picture import draw, told
    from terminal.words.report import report

    both = desk.advise(given_by(state))
    width = window_width()
    page = report(desk.base, both, width)
    colour = wants_colour(sys.stdout)
    sys.stdout.write("\n")
    show(page, sys.stdout, colour=colour)
    sys.stdout.write("\n" + told(desk.base, both.main, page.width))
    sys.stdout.flush()
    _keep(desk, both, asker, keeper)
    if diagram is not None:
        asker.say(f"The picture is in {draw(desk.base, both.main, diagram)}.", width)
    if not is_terminal(sys.stdin):
        return False
    return _afterwards(asker, lambda: draw(desk.base, both.main, diagram or Path(_PICTURE)), width)


def _keep(desk: Desk, both: Both, asker: Asker, keeper: Keeper) -> None:
    """Keep the advice beside the session, so that ``closeout recheck`` can tell later whether it still holds."""
    from closeout.kept.advice import keep

    if keeper.trouble:
        return
    try:
        keep(keeper.session.path.parent, desk.base, both)
    except Failed as failed:
        asker.say(f"Note: {failed}.", window_width())


def _afterwards(asker: Asker, draw: Callable[[], Path], width: int) -> bool:
    """Offer the picture and a change of answers until the user is done; return whether he wants a change."""
    from terminal.picture import open_picture

    read = read_line(dialogue_stream())
    while True:
        asker.say("d saves the picture and opens it, r goes back to your answers, Enter ends.", width)
        try:
            line = read("> ").strip().lower()
        except (EOFError, KeyboardInterrupt):
            return False
        if line in {"r", "review", "back", "change"}:
            return True
        if line in {"d", "diagram", "draw"}:
            try:
                path = draw().resolve()
            except Failed as failed:
                asker.say(str(failed), width)
                continue
            opened = open_picture(path)
            asker.say(f"The picture is in {path}{'' if opened else '; open it with any browser'}.", width)
        elif not line or line in {"q", "quit"}:
            return False
