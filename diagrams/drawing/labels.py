"""Labels that are safe whatever their text: wrapped, cleaned and escaped for DOT.

Three layers meet in a DOT file: XML in HTML-like labels, entities decoded even in plain strings, and Graphviz's own
backslash escapes in both, which tooltips go through twice. A text passes each layer that its place has.
"""

from __future__ import annotations

import html
import re
from typing import Final

import graphviz

# Characters that no XML 1.0 document may hold (surrogates cannot even be encoded), and those that turn text around.
_FORBIDDEN: Final = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)
_NOT_WORD: Final = re.compile(r"[^A-Za-z0-9]+")


def clean(text: str) -> str:
    """Return the text with characters that a picture cannot hold replaced by the replacement character."""
    return _FORBIDDEN.sub("\ufffd", text)


def tooltip(text: str) -> str:
    """Return the text escaped as a tooltip in which backslashes and entities stand for themselves."""
    lines = html.escape(clean(text), quote=False).splitlines()
    return "\\n".join(graphviz.escape(graphviz.escape(line)) for line in lines)


def link(address: str) -> str:
    """Return the address escaped as a plain Graphviz string."""
    return str(graphviz.escape(html.escape(clean(address), quote=False)))


def slug(text: str) -> str:
    """Return the text as a name that is safe in DOT, in an SVG id and in a link: ``rule: a b`` is ``rule-a-b``."""
    return _NOT_WORD.sub("-", text).strip("-").lower() or "x"


def attribute(text: str) -> str:
    """Return the text as the value of an attribute in an HTML-like label.

    XML escapes come off first and backslash escapes after them, so both are needed; a line break becomes a space.
    """
    return str(graphviz.escape(html.escape(html.escape(" ".join(clean(text).split()), quote=False))))
