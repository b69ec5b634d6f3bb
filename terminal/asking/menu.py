"""A list to choose from with the keyboard: redrawn in place, gone once something was chosen.

prompt_toolkit's own ``choice`` always has an entry selected; here nothing is, until the user moves: a fact about a
contract has no default.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import FrameType
from typing import Any, Final, TypeVar

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from engine.interview.dialogue import Command
from terminal.asking.choices import ListPage, Mark, Option
from terminal.page import Style, Styled

SECONDS_AFTER_ESCAPE: Final = 0.05
"""Long enough for the rest of an arrow key's sequence, short enough that Esc feels immediate."""
_STYLES: Final = {Style.PLAIN: "", Style.STRONG: "bold", Style.QUIET: "dim"}


Result = TypeVar("Result")


def whole(app: Application[Any], run: Callable[[Callable[[], None]], Result]) -> Result:
    """Return what ``run`` does, which runs ``app`` and calls what it is given once that has begun.

    A signal ends the application in good order. Raised in the midst of it an interruption would be shown as a failure
    of its own, and the terminal left as it is.

    Raises:
        KeyboardInterrupt: a signal came for which that is raised.
    """
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: does for number in numbers if callable(does := signal.getsignal(number))}
    came: list[KeyboardInterrupt] = []

    def end() -> None:
        if came and app.is_running and not app.is_done:
            app.exit(exception=came[0])

    def note(number: int, frame: FrameType | None) -> None:
        try:
            before[number](number, frame)
        except KeyboardInterrupt as interrupt:
            came.append(interrupt)
            if app.loop is not None:
                app.loop.call_soon_threadsafe(end)

    for number in before:
        signal.signal(number, note)
    try:
        return run(end)
    finally:
        for number, does in before.items():
            if signal.getsignal(number) is note:
                signal.signal(number, does)
        if came:
            raise came[0]


class Menu:
    """A list on the screen. ``draw`` returns the page for a cursor (``None``: nowhere yet) and a width.

    The entry with the key ``around`` is in sight until the cursor is moved.
    """

    def __init__(
        self,
        options: Sequence[Option],
        cursor: int | None,
        draw: Callable[[int | None, int], ListPage],
        letters: Mapping[str, Command],
        *,
        around: str,
        colour: bool,
    ) -> None:
        self._around = around
        self._options = options
        self._cursor = cursor
        self._draw = draw
        self._letters = letters
        self._colour = colour
        self._remark = ""
        self._broken = False
        self._page = 0

    def run(self, source: Input, target: Output) -> Command | Mark:
        """Return the command of the entry chosen or of the key pressed.

        Raises:
            EOFError: Ctrl-D.
            KeyboardInterrupt: Ctrl-C.
        """
        app: Application[Command | Mark] = Application(
            layout=Layout(
                Window(
                    FormattedTextControl(
                        lambda: self._fragments(*target.get_size()), focusable=True, show_cursor=False
                    ),
                    wrap_lines=True,
                )
            ),
            key_bindings=self._bindings(),
            input=source,
            output=target,
            erase_when_done=True,
        )
        app.ttimeoutlen = SECONDS_AFTER_ESCAPE
        return whole(app, lambda begun: app.run(pre_run=begun, handle_sigint=False))

    def _fragments(self, rows: int, width: int) -> StyleAndTextTuples:
        """Return the page for prompt_toolkit, as much of it as the window holds."""
        try:
            # the last column stays free, for some terminals break a line that fills it
            page = self._draw(self._cursor, width - 1)
        except Exception as error:  # noqa: BLE001 - prompt_toolkit would print the traceback and wait
            if not self._broken:
                self._broken = True
                get_app().exit(exception=error)
            return []
        if self._remark:
            page = replace(page, keys=(*page.keys, Styled(self._remark)))
        return [
            (_STYLES[line.style] if self._colour else "", line.text + "\n")
            for line in page.within(rows - 1, self._page, self._around)
        ]

    def _bindings(self) -> KeyBindings:
        """Return what each key does."""
        keys = KeyBindings()
        keys.add("up")(lambda _: self._move(-1))
        keys.add("down")(lambda _: self._move(1))
        keys.add("pageup")(lambda _: self._turn(-1))
        keys.add("pagedown")(lambda _: self._turn(1))
        keys.add("enter")(self._enter)
        # what Enter was turned into where it was typed before the list was ready
        keys.add("c-j")(self._enter)
        keys.add("c-d")(_leave_by(EOFError))
        for key in ("c-c", "<sigint>"):
            keys.add(key)(_leave_by(KeyboardInterrupt))
        for key, command in self._letters.items():
            keys.add(key, eager=True)(_leave_with(command))
        keys.add(Keys.Any)(self._strange)
        for option in self._options:
            if option.digit:
                keys.add(option.digit)(_leave_with(option.command))
        return keys

    def _move(self, by: int) -> None:
        """Move the cursor, round the ends; the first move goes to the nearer end."""
        at = -1 if self._cursor is None and by > 0 else self._cursor or 0
        self._cursor = (at + by) % len(self._options)
        self._remark = ""
        self._page = 0
        self._around = ""

    def _strange(self, event: KeyPressEvent) -> None:
        """Say of a sign that is the key of nothing here that it is."""
        if len(event.data) == 1 and event.data.isprintable():
            self._remark = f"The key {event.data} does nothing here."

    def _turn(self, by: int) -> None:
        """Show another part of a list that the window does not hold."""
        self._page += by

    def _enter(self, event: KeyPressEvent) -> None:
        """Take the entry under the cursor, if it is anywhere."""
        if self._cursor is None:
            self._remark = "Nothing is chosen yet: there is no default."
        else:
            event.app.exit(result=self._options[self._cursor].command)


def _leave_with(command: Command | Mark) -> Callable[[KeyPressEvent], None]:
    """Return a handler that ends the list with ``command``."""
    return lambda event: event.app.exit(result=command)


def _leave_by(error: type[BaseException]) -> Callable[[KeyPressEvent], None]:
    """Return a handler that ends the list by raising ``error``."""
    return lambda event: event.app.exit(exception=error)
