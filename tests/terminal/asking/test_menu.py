"""A list to choose from, when signals come at the wrong moment."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from prompt_toolkit.application import get_app
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from engine.interview.dialogue import Unknown
from terminal.asking.choices import ListPage, Option
from terminal.asking.menu import Menu


@contextmanager
def heeded() -> Iterator[None]:
    """Raise at Ctrl-C as the program does, with a handler of its own."""

    def leave(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def test_ctrl_c_after_the_choice_and_before_the_list_is_gone_interrupts(capfd: pytest.CaptureFixture[str]) -> None:
    """The list cannot end a second time, so Ctrl-C is no key to it then; it leaves the program as elsewhere."""

    def draw(cursor: int | None, width: int) -> ListPage:
        if cursor is not None:
            get_app().exit(result=Unknown())
            signal.raise_signal(signal.SIGINT)
        return ListPage((), (), (), str(width))

    options = [Option("one", Unknown(), "1")]
    menu = Menu(options, None, draw, {}, around="", colour=False)
    with create_pipe_input() as source, heeded():
        source.send_text("\x1b[B")
        with pytest.raises(KeyboardInterrupt):
            menu.run(source, DummyOutput())
    assert capfd.readouterr() == ("", "")


def test_ctrl_c_in_the_midst_of_what_runs_beside_the_list_is_no_failure_of_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """It is not told as an error of the list's, which would wait for Enter; the list is gone, and it interrupts."""

    async def beside() -> None:
        signal.raise_signal(signal.SIGINT)

    def draw(_: int | None, width: int) -> ListPage:
        get_app().create_background_task(beside())
        return ListPage((), (), (), str(width))

    menu = Menu([Option("one", Unknown(), "1")], None, draw, {}, around="", colour=False)
    with create_pipe_input() as source, heeded(), pytest.raises(KeyboardInterrupt):
        menu.run(source, DummyOutput())
    assert capfd.readouterr() == ("", "")
