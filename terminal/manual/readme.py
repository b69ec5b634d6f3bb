"""The part of the README that is generated: one session and one picture, between two marks."""

from __future__ import annotations

from terminal.manual.markdown import code

BEGIN = "<!-- A session and a picture, made by `make docs`. -->"
END = "<!-- The end of what `make docs` makes. -->"


def with_session(readme: str, session: str, picture: str, said: str) -> str:
    """Return the README with this session and picture between its marks; ``said`` is the picture in words.

    Raises:
        ValueError: a mark is missing.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        msg = f"the README lacks the marks for what is generated; put {BEGIN} and {END} on lines of their own"
        raise ValueError(msg)
    made = f"{code(session)}\nThe same as a picture, with `--diagram FILE.svg`:\n\n![{said}]({picture})\n"
    return f"{before}{BEGIN}\n\n{made}\n{END}{after}"
