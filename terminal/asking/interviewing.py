"""An interview at the terminal, resumed or new, and the advice at its end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from closeout import shared
from closeout.answers import Source, given
from closeout.desk import Desk
from closeout.errors import Failed, to_type
from closeout.kept.contract import KeptContract, glance
from closeout.kept.folder import free, names, newest
from closeout.kept.passing import passed
from closeout.kept.undecided import keep_undecided
from engine.days.calendar import TODAY
from engine.interview.dialogue import AskFor, Command, State
from engine.interview.interview import Interview
from engine.refusal import AnswerError
from terminal.asking import wording
from terminal.asking.before import denied, given_by
from terminal.asking.conduct import Asker, Keeper, asker_for, conduct
from terminal.asking.later import LaterGuide
from terminal.asking.offering import offered
from terminal.exits import Exit
from terminal.page import (
    Page,
    Style,
    dialogue_stream,
    is_terminal,
    read_line,
    say,
    tell,
    window_width,
)

if TYPE_CHECKING:
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
        try:
            chosen = offered(kept)
        except EOFError:
            return Exit.DONE
        if chosen:
            return resume(day_name, diagram, plain=plain, name=chosen)
    elif kept:
        page.text(f"A new contract; kept already: {len(kept)}. See: {to_type('list')}", style=Style.QUIET)
    it = Interviewing(Desk(day_name), KeptContract(day_name or TODAY, name), diagram, plain=plain)
    if file is None and not settings:
        return it.run(it.talk.begin(), page)
    found = given(it.desk.base, file, settings, it.desk.day.date)
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
    page.text(f"Going on with {contract.name} where you were. Answers kept: {glance(contract.name).answers}.")
    if saved.left_out:
        asked = it.desk.base.asked
        left_out = (asked[name].asks if name in asked else name for name, _ in saved.left_out)
        page.text(f"No longer asked like that, so left out: {' / '.join(left_out)}.")
    since = passed(it.desk.base, saved, it.desk.day.date)
    wording.tell_passed(it.talk, since, page)
    now = since.saved
    state = it.talk.resumed(
        now.said,
        now.extras,
        now.trail,
        asking=now.asking,
        phase=now.phase,
        finished=now.finished,
        unfit=now.unfit,
        listed=now.listed,
    )
    for words in denied(it.desk.base, contract.name, state):
        page.text(words)
    return it.run(it.talk.after(state, AskFor(since.again)) if since.again else state, page)


class Interviewing:
    """An interview at the terminal: led to the advice, and back again as often as the user wants.

    The advice goes to standard output, everything else to the dialogue. In whatever way it is left, by a mistake in
    closeout too, it tells how to go on with what was answered.
    """

    def __init__(self, desk: Desk, contract: KeptContract, diagram: Path | None, *, plain: bool) -> None:
        self.desk = desk
        self.contract = contract
        self.guide = LaterGuide(desk.guide)
        self.talk = Interview(desk.base, self.guide, desk.day.date)
        self.keeper = Keeper(contract)
        self._diagram = diagram
        self._unfit: tuple[str, ...] = ()
        self._plain = plain

    def run(self, state: State, greeting: Page) -> Exit:
        """Return how the interview ended that begins with ``state``."""
        if self.desk.day.name != TODAY:
            greeting.text(f"The advice will be for {self.desk.day.date}.")
        tell(greeting)
        try:
            say(self.keeper.keep(state))
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
        asker = asker_for(self.talk, state, self.contract, plain=self._plain)
        if is_terminal(sys.stdin):  # without one the lines come at once, and there is no reading time to use
            self.guide.start()
        part: Part | None = None
        while True:
            state = conduct(self.talk, state, asker, self.keeper)
            if state.left:
                return self._left(at_terminal=True)
            command = self._conclude(state, part, asker)
            if command is None:
                return self._done()
            part = self._part_asked(command)
            state = self.talk.after(state, command)

    def _done(self) -> Exit:
        """Say as what the contract is kept, and return how the program ends."""
        say(self.keeper.keep_latest())
        if self.keeper.trouble:
            self._tell_unsaved()
        elif is_terminal(sys.stdin) and self.keeper.saved:
            for words in (wording.kept_words(self.contract.name), *wording.rename_words(self.contract.name)):
                say(words)
        return Exit.DONE

    def _part_asked(self, command: Command) -> Part | None:
        """Return the part to show once the command's questions are answered: the cost after its figures."""
        from terminal.words.report import Part

        figures = {number.name for number in self.desk.base.knowledge.numbers}
        return Part.COST if isinstance(command, AskFor) and figures.issuperset(command.names) else None

    def _left(self, *, at_terminal: bool) -> Exit:
        """Say how to go on, and return how the program ends: input that merely ended without advice is no success."""
        say(self.keeper.keep_latest())
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
            from_file = to_type("advise", "FILE")
            page.text(f"The input ended before the advice. Answers can also come from a file: {from_file}")
        tell(page)
        return Exit.DONE if at_terminal else Exit.REFUSED

    def _tell_unsaved(self) -> None:
        """Say that the interview is not saved, and give its answers as a line to go on with."""
        page = Page(window_width())
        page.gap()
        page.text(f"This interview could not be saved: {self.keeper.trouble}.")
        page.text("To go on with its answers later, keep this line:")
        found = given_by(self.keeper.latest or State())
        answers = {**found.answers, **found.extras}.items()
        page.raw(to_type("ask", *(word for name, value in answers for word in ("--set", f"{name}={value}"))))
        tell(page)

    def _conclude(self, state: State, part: Part | None, asker: Asker) -> Command | None:
        """Show the advice, or without a terminal all of it with its path; return what the user then wants asked."""
        from closeout.as_json.advice import advice_json
        from terminal.asking.afterwards import Afterwards
        from terminal.picture import draw
        from terminal.words.report import Part

        base = self.desk.base
        both = self.desk.advise(given_by(state))
        at_terminal = is_terminal(sys.stdin)
        afterwards = Afterwards(self.desk, self.keeper, asker, self._diagram, state, both)
        afterwards.show(part if at_terminal else Part.ALL)
        self.contract.advice = advice_json(base, both)
        say(self.keeper.keep(state))
        if self._diagram is not None:
            say(f"The picture is in {draw(self.desk, both, self._diagram)}.")
        if at_terminal:
            self._offer_case(state)
        return afterwards.command() if at_terminal else None

    def _offer_case(self, state: State) -> None:
        """Offer once to keep a case in which no answer fitted a question, for whoever decides such cases."""
        unfit = tuple(fact for fact in state.unfit if fact in state.unknown)
        if not unfit or unfit == self._unfit or not self.contract.name:
            return
        self._unfit = unfit
        say(wording.unfit_words(self.talk, unfit))
        with suppress(EOFError):
            while sentence := read_line(dialogue_stream())("Your sentence: ").strip():
                try:
                    place = keep_undecided(self.contract.name, state.answers, unfit, sentence)
                except (AnswerError, Failed) as error:
                    say(str(error))
                    continue
                say(f"The case is in {place}. Nobody else sees it unless you pass it on.")
                return
