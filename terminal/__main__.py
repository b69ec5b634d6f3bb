"""The command line: ``closeout`` and ``python -m terminal``.

Everything is imported inside the functions, so that Ctrl-C while importing ends as it does at any other moment.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in typing, which is not imported for it
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from signal import Handlers
    from typing import NoReturn

_NEW = 200_000
"""How many new values there are before Python looks for lost ones: what is made at the start stays till the end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code after running the program; whatever goes wrong is told in words, never by a traceback."""
    try:
        from terminal.program import run

        return run(arguments)
    except KeyboardInterrupt:
        return _interrupted()


def program() -> int:
    """Return the exit code of the program as a process of its own, which heeds one Ctrl-C and then leaves."""
    try:
        import gc
        import os
        import signal

        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for numpy, which is asked for no algebra
        gc.set_threshold(_NEW)
        _on_interruption(_leave)
        sys.unraisablehook = _leave_later
        code = main()
        gc.freeze()  # nor are lost ones looked for at the end, which took a fifth of an advice
        _on_interruption(signal.SIG_IGN)
    except KeyboardInterrupt:
        code = _interrupted()
    from terminal.exits import Exit

    return _at_once(code) if code == Exit.INTERRUPTED else code


def _at_once(code: int) -> NoReturn:
    """End now; on the usual way Python ends by the signal where that came in what it compiles, as for a dataclass."""
    import os
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):  # it may be closed, or nobody reads it
            stream.flush()
    os._exit(code)


def _on_interruption(does: Callable[..., None] | Handlers) -> None:
    """Set what Ctrl-C does, and alike being told to end and a terminal that goes away; under nohup nobody hears that.

    So the terminal is put back, and nothing is left half written, however the program is ended.
    """
    import signal

    signal.signal(signal.SIGINT, does)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, signal.SIGINT)  # Windows lacks the second
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, does)


def _leave(*_: object) -> None:
    import signal

    _on_interruption(signal.SIG_IGN)
    _let_go()
    raise KeyboardInterrupt


def _let_go() -> None:
    """Point at nothing what was a terminal and is gone, so that leaving in good order may write."""
    import os
    import stat

    for stream in range(3):
        try:
            gone = stat.S_ISCHR(os.fstat(stream).st_mode) and not os.isatty(stream)
        except OSError:  # it was closed before the start
            continue
        if gone:
            nothing = os.open(os.devnull, os.O_RDWR)
            os.dup2(nothing, stream)
            os.close(nothing)


def _leave_later(lost: sys.UnraisableHookArgs) -> None:
    """Interrupt again where Python dropped the interruption, as it does with all that is raised while it tidies up."""
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
        return
    import os
    import signal
    from _thread import interrupt_main
    from functools import partial
    from threading import Timer

    signal.signal(signal.SIGINT, _leave)
    # Only a signal of the system's ends what the program waits for; Windows has none of that kind.
    again = partial(os.kill, os.getpid(), signal.SIGINT) if os.name == "posix" else interrupt_main
    Timer(0.01, again).start()


def _interrupted() -> int:
    from contextlib import suppress

    from terminal.exits import Exit

    with suppress(OSError):  # nobody may read it
        sys.stderr.write("closeout: interrupted\n")
    return Exit.INTERRUPTED


if __name__ == "__main__":
    sys.exit(program())
