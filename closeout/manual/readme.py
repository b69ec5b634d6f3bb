"""The part of the README that is generated: one picture and the session that led to it, between two marks."""

from __future__ import annotations

from dataclasses import dataclass

from closeout.errors import Failed
from closeout.manual.markdown import code

BEGIN = "<!-- A picture and its session, made by `make docs`. -->"
END = "<!-- The end of what `make docs` makes. -->"


@dataclass(frozen=True, slots=True)
class Transcript:
    """What stood on the screen: question after question with what was typed, the review, and the advice."""

    questions: tuple[str, ...]
    review: str
    advice: str

    def whole(self) -> str:
        """Return all of it."""
        return "\n\n".join((*self.questions, self.review, self.advice))

    def short(self, asked: int, until: str) -> str:
        """Return the first questions, ``asked`` in number, and the advice as far as the line ``until``."""
        advice, _, left = self.advice.partition(f"\n\n{until}\n")
        between = f"[{len(self.questions) - asked} more questions, and a review of all answers]"
        rest = "\n\n[and further: what the unasked could still add, why, and the sources]" if left else ""
        return "\n\n".join((*self.questions[:asked], between, advice)) + rest


def with_session(readme: str, session: str, picture: str, said: str, place: str) -> str:
    """Return the README with this session and picture between its marks.

    ``said`` is the picture in words; it leads to ``place``, the page on which its situation is worked through.

    Raises:
        Failed: a mark is missing.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise Failed(f"the README lacks the marks for what is generated; put {BEGIN} and {END} on lines of their own")
    made = f"[![{said}]({picture})]({place})\n\nThe session that led to this picture (`--diagram FILE.svg`):\n"
    return f"{before}{BEGIN}\n\n{made}\n{code(session)}\n{END}{after}"
