"""An interview at the terminal, resumed or new, and the advice at its end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from closeout import shared
from closeout.answers import Given, Source, given
from closeout.desk import Desk
from closeout.errors import Failed
from closeout.kept.contract import KeptContract
from closeout.kept.folder import free, names, newest, picture_place
from engine.days.calendar import TODAY
from engine.interview.dialogue import Review, State
from engine.interview.interview import Interview
from engine.refusal import AnswerError
from terminal.asking import wording
from terminal.asking.conduct import Asker, Keeper, asker_for, conduct, read_line
from terminal.asking.later import LaterGuide
from terminal.asking.offering import offered
from terminal.exits import Exit
from terminal.page import Page, Style, dialogue_stream, is_terminal, print_page, show, wants_colour, window_width

if TYPE_CHECKING:
    from closeout.advice import Both
    from terminal.words.report import Part


def begin(
    day_name: str | None,
    file: Source | None,
    settings: Sequence[str],
    diagram: Path | None,
    *,
    plain: bool,
    name: str = "",
) -> Exit:
    """Return how an interview ended: of a new contract, or at a terminal of a kept one that the user chose instead.

    A new one asks for nothing that was answered beforehand, and is kept as ``name`` where there is one.

    Raises:
        AnswerError: the day is no day, or the answers or the name cannot be used.
        Failed: the picture cannot be made.
    """
    page = Page(window_width())
    page.text("closeout: how to end, pause or keep one Upwork contract with the least harm to your score.")
    page.text("Every answer is saved as you give it. Nothing leaves this computer.", style=Style.QUIET)
    try:
        kept = names()
    except Failed as failed:
        kept = ()
        page.text(f"Note: {failed}.")
    if name:
        free(name)
    if kept and is_terminal(sys.stdin) and not (name or settings or file is not None):
        tell(page)
        page = Page(window_width())
        if chosen := offered(kept):
            return resume(day_name, diagram, plain=plain, name=chosen)
    elif kept:
        page.text(f"A new contract; kept already: {len(kept)}. See: closeout list", style=Style.QUIET)
    it = Interviewing(Desk(day_name), KeptContract(day_name or TODAY, name), diagram, plain=plain)
    if file is None and not settings:
        return it.run(it.talk.begin(), page)
    found = given(it.desk.base, file, settings)
    it.desk.refuse_impossible(found)
    return it.run(it.talk.resumed(found.answers, found.extras, (*found.answers, *found.extras)), page)


def resume(day_name: str | None, diagram: Path | None, *, plain: bool, name: str | None = None) -> Exit:
    """Return how the interview of a kept contract ended, by default the newest one's.

    It goes on at the same question, and for the same day if none is named.

    Raises:
        AnswerError: there is nothing to open, or the day is no day.
        Failed: the picture cannot be made.
    """
    contract = KeptContract(TODAY, newest() if name is None else name)
    saved = contract.load(shared.base())
    contract.day = day_name or saved.day
    it = Interviewing(Desk(contract.day), contract, diagram, plain=plain)
    page = Page(window_width())
    page.text(f"Going on with {contract.name} where you were. Answers kept: {len(saved.said)}.")
    if saved.left_out:
        page.text(f"No longer asked like that, so left out: {', '.join(str(each) for each, _ in saved.left_out)}.")
    state = it.talk.resumed(
        saved.said, saved.extras, saved.trail, asking=saved.asking, phase=saved.phase, finished=saved.finished
    )
    return it.run(state, page)


class Interviewing:
    """An interview at the terminal: led to the advice, and back again as often as the user wants.

    The advice goes to standard output, everything else to the dialogue. In whatever way it is left, by a mistake in
    closeout too, it tells how to go on with what was answered.
    """

    def __init__(self, desk: Desk, contract: KeptContract, diagram: Path | None, *, plain: bool) -> None:
        self.desk = desk
        self.contract = contract
        self.guide = LaterGuide(desk.guide)
        self.talk = Interview(desk.base, self.guide)
        self.keeper = Keeper(contract)
        self._diagram = diagram
        self._plain = plain

    def run(self, state: State, greeting: Page) -> Exit:
        """Return how the interview ended that begins with ``state``."""
        if self.desk.day.name != TODAY:
            greeting.text(f"The advice will be for {self.desk.day.date}.")
        tell(greeting)
        try:
            self._remark(self.keeper.keep(state))
            return self._lead(state)
        except EOFError:
            return self._left(at_terminal=is_terminal(sys.stdin))
        except KeyboardInterrupt:
            self._left(at_terminal=True)
            return Exit.INTERRUPTED
        except Failed:
            raise
        except Exception:
            self._left(at_terminal=True)
            raise

    def _lead(self, state: State) -> Exit:
        """Ask until the advice, and again if the user then wants to change an answer."""
        asker = asker_for(self.talk, state, plain=self._plain)
        if is_terminal(sys.stdin):  # without one the lines come at once, and there is no reading time to use
            self.guide.start()
        while True:
            state = conduct(self.talk, state, asker, self.keeper)
            if state.left:
                return self._left(at_terminal=True)
            if not self._conclude(asker, state):
                self._remark(self.keeper.keep_latest())
                if self.keeper.trouble:
                    self._tell_unsaved()
                return Exit.DONE
            state = self.talk.after(state, Review())

    def _left(self, *, at_terminal: bool) -> Exit:
        """Say how to go on, and return how the program ends: input that merely ended without advice is no success."""
        self._remark(self.keeper.keep_latest())
        if self.keeper.trouble:
            self._tell_unsaved()
            return Exit.FAILED
        page = Page(window_width())
        page.gap()
        if not self.keeper.saved:
            page.text("Nothing was answered yet, so nothing was saved.")
        else:
            for words in wording.left_words(self.contract.name):
                page.text(words)
        if not at_terminal:
            page.text("The input ended before the advice. Answers can also come from a file: closeout advise FILE")
        tell(page)
        return Exit.DONE if at_terminal else Exit.REFUSED

    def _tell_unsaved(self) -> None:
        """Say that the interview is not saved, and give its answers as a line to go on with."""
        page = Page(window_width())
        page.gap()
        page.text(f"This interview could not be saved: {self.keeper.trouble}.")
        page.text("To go on with its answers later, keep this line:")
        found = given_by(self.keeper.latest or State())
        words = (f"--set {quote(f'{name}={value}')}" for name, value in {**found.answers, **found.extras}.items())
        page.raw(f"closeout ask {' '.join(words)}")
        tell(page)

    def _remark(self, words: str) -> None:
        """Say one thing, if there is any."""
        if words:
            page = Page(window_width())
            page.text(words)
            tell(page)

    def _conclude(self, asker: Asker, state: State) -> bool:
        """Show the advice, or without a terminal all of it with its path; return whether to change answers."""
        from closeout.as_json.advice import advice_json
        from terminal.picture import draw
        from terminal.words.report import Part

        base = self.desk.base
        both = self.desk.advise(given_by(state))
        width = window_width()
        self._print(both, None if is_terminal(sys.stdin) else Part.ALL)
        self.contract.advice = advice_json(base, both)
        if told_anew := self.keeper.keep(state):
            asker.say(told_anew, width)
        if self._diagram is not None:
            asker.say(f"The picture is in {draw(self.desk, both, self._diagram)}.", width)
        if not is_terminal(sys.stdin):
            return False
        return self._afterwards(asker, both)

    def _print(self, both: Both, part: Part | None) -> None:
        """Print a part of the advice on standard output, the first screen where none is named."""
        from terminal.picture import told
        from terminal.words.report import Part, brief, parts

        base, width = self.desk.base, window_width()
        page = brief(base, both, width) if part is None else parts(base, both, (part,), width)
        sys.stdout.write("\n")
        print_page(page)
        if part is Part.ALL:
            sys.stdout.write("\n" + told(self.desk, both, page.width))
        sys.stdout.flush()

    def _afterwards(self, asker: Asker, both: Both) -> bool:
        """Tell more, draw, until the user is done; return whether they want to change answers."""
        from terminal.words.report import more, part_called

        read = read_line(dialogue_stream())
        while True:
            width = window_width()
            asker.say(f"More: {more(both)}. d draws the picture, r goes back to your answers, Enter ends.", width)
            try:
                line = read("> ").strip().lower()
            except (EOFError, KeyboardInterrupt):
                return False
            if line in {"r", "review", "back"}:
                return True
            if line in {"", "q", "quit"}:
                return False
            if line in {"d", "diagram", "draw"}:
                self._draw(asker, both)
                continue
            try:
                self._print(both, part_called(line))
            except AnswerError as error:
                asker.say(f"{error}; or d, r, Enter", width)

    def _draw(self, asker: Asker, both: Both) -> None:
        """Draw the picture and open it."""
        from terminal.picture import draw, open_picture

        try:
            target = self._diagram or picture_place(self.contract.name)
            path = draw(self.desk, both, target, private=self._diagram is None).resolve()
        except Failed as failed:
            asker.say(str(failed), window_width())
            return
        opened = open_picture(path)
        asker.say(f"The picture is in {path}{'' if opened else '; open it with any browser'}.", window_width())


def given_by(state: State) -> Given:
    """Return the answers in use and the numbers and texts that were given."""
    return Given(state.answers, {name: value for name, value in state.extras.items() if value is not None})


def tell(page: Page) -> None:
    """Show a page of the dialogue."""
    write = dialogue_stream()
    show(page, write, colour=wants_colour(write))
