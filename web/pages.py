"""What the site does with the manual beyond plain Markdown: a menu, pictures that can be clicked, the tree to walk.

The manual stays readable as files: the menu follows the links of each list, and a picture that is an image there stands
inside the page here, so that its nodes are links, its text can be searched, and its colours follow the reader's.
"""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from pathlib import Path
from typing import Any, ClassVar
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from closeout import shared
from closeout.manual.files import our_index
from closeout.manual.places import WALKED
from closeout.manual.search import words_for
from closeout.manual.walk import walk_data
from diagrams.drawing.style import dark_colours

PICTURES = "pictures"
MENU = {
    "Find your advice": ("actions/index", "search-words", "cases", "orders", "use"),
    "On what it rests": ("rules/index", "facts/index", "findings", "threads/index", "policies"),
    "How it was checked": ("proof", "errata", "tree", "key", "dependencies", "speed"),
}
WALK = ("table", "view", "ways", "consult", "asking", "extras", "result", "why", "page")
"""The scripts of the page to walk, each after those that it needs when it is loaded."""
_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_PAGE_LINK = re.compile(r"\]\(([\w.-]+)\.md(?:#[\w-]*)?\)")
_PIXELS_A_POINT = 4 / 3
_LEAST_SCALE = 0.72
"""How far a picture may shrink to fit before it scrolls: the smallest print, of 11 points, is then still of 8."""

_MENDED = {
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="On this page">',
    '<aside class="toc-drawer no-toc">': '<aside class="toc-drawer no-toc" aria-label="On this page">',
    '<div id="search-results"></div>': '<h1>Search</h1>\n<div id="search-results"></div>',
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<div class="highlight"><pre>': '<div class="highlight"><pre tabindex="0">',
    '<div class="table-wrapper colwidths-auto docutils container">': (
        '<div class="table-wrapper colwidths-auto docutils container" tabindex="0">'
    ),
}
"""Where the theme leaves out readers of a screen or users of the keyboard, and what they get instead."""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything with Sphinx."""
    app.add_transform(Inline)
    app.connect("source-read", add_menu)
    app.connect("source-read", add_search_words)
    app.connect("html-page-context", add_walk)
    app.connect("build-finished", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def add_menu(app: Sphinx, page: str, source: list[str]) -> None:
    """Give a list's page the menu of the pages that it links to; the first page has the menu of all."""
    folder, _, name = page.rpartition("/")
    if name != "index":
        return
    groups = {"": tuple(dict.fromkeys(_PAGE_LINK.findall(source[0])))} if folder else MENU
    for caption, entries in groups.items():
        known = [entry for entry in entries if Path(app.srcdir, folder, f"{entry}.md").is_file()]
        named = f":caption: {caption}\n" if caption else ""
        source[0] += f"\n```{{toctree}}\n:hidden:\n{named}\n" + "\n".join(known) + "\n```\n"


def add_search_words(_app: Sphinx, page: str, source: list[str]) -> None:
    """Give an action's page the words that people search for, so that the site's own search finds it by them."""
    folder, _, name = page.partition("/")
    if folder == "actions" and name in shared.base().actions:
        words = " ".join(words_for(shared.base().actions[name]))
        source[0] = f"---\nmyst:\n  html_meta:\n    keywords: {json.dumps(words)}\n---\n{source[0]}"


class Inline(SphinxTransform):
    """Puts each SVG picture into its page, in place of the image that links to it."""

    default_priority: ClassVar[int] = 10

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401 - docutils' own signature
        """Replace every image that is a picture of the manual."""
        folder = posixpath.dirname(self.env.docname)
        for image in list(self.document.findall(nodes.image)):
            path = posixpath.normpath(posixpath.join(folder, image["uri"]))
            if not path.startswith(f"{PICTURES}/"):
                continue
            self.env.note_dependency(str(Path(self.env.srcdir, path)))
            drawn = Path(self.env.srcdir, path).read_text("utf-8")
            alone = posixpath.relpath(path, folder or ".")
            shown = nodes.raw("", figure(drawn, Path(path).stem, folder, alone), format="html")
            outer: nodes.Element = image
            while len(outer.parent) == 1 and not isinstance(outer.parent, nodes.section | nodes.document):
                outer = outer.parent
            outer.replace_self(shown)


def figure(drawn: str, name: str, folder: str, alone: str) -> str:
    """Return the picture as part of a page in ``folder``; ``alone`` is where it stands by itself."""
    root = adapted(drawn, folder, name)
    for style in root.findall(f"{{{_SVG}}}style"):  # the page has these colours itself, and a switch for them
        root.remove(style)
    width = float(str(root.get("width")).removesuffix("pt")) * _PIXELS_A_POINT
    root.set("style", f"width:{width:.0f}px;min-width:{width * _LEAST_SCALE:.0f}px")
    for size in ("width", "height"):
        del root.attrib[size]
    title = root.findtext(f"{{{_SVG}}}title") or name
    label = json.dumps(f"Picture: {title}").strip('"').replace('"', "&quot;")
    return (
        f'<figure class="picture" id="{name}">'
        f'<div class="picture-frame" tabindex="0" role="group" aria-label="{label}">'
        f"{ET.tostring(root, encoding='unicode')}</div>"
        f'<figcaption><a href="{alone}">The picture alone</a>, to print or to enlarge</figcaption></figure>'
    )


def adapted(drawn: str, folder: str, name: str) -> ET.Element:
    """Return the picture with links as seen from ``folder`` of the site, and identifiers that no other picture has."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(drawn)  # noqa: S314 - drawn by the manual itself
    for element in root.iter():
        if "id" in element.attrib:
            element.set("id", f"{name}-{element.get('id')}")
        if "aria-labelledby" in element.attrib:
            element.set(
                "aria-labelledby", " ".join(f"{name}-{one}" for one in element.attrib["aria-labelledby"].split())
            )
        if _HREF in element.attrib:
            element.set(_HREF, moved(element.attrib[_HREF], folder))
    return root


def moved(target: str, folder: str) -> str:
    """Return where a picture's link leads on the site, as seen from ``folder``."""
    path, sign, anchor = target.partition("#")
    page = posixpath.normpath(posixpath.join(PICTURES, path)).removesuffix(".md")
    return posixpath.relpath(f"{page}.html", folder or ".") + sign + anchor


def add_walk(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give the first page its questions: what it knows, and the scripts that look it up."""
    if page != app.config.root_doc:
        return
    data = b64encode(walk_data(our_index())).decode()
    place = '<div id="walk"><noscript>The questions need JavaScript; the pages below do not.</noscript></div>'
    context["body"] = context["body"].replace(WALKED, place)
    context["body"] += f'<script type="text/plain" id="walk-data">{data}</script>'
    for name in WALK:
        app.add_js_file(f"walk/{name}.js", loading_method="defer")
    app.add_css_file("walk.css")


def write_files(app: Sphinx, failed: Exception | None) -> None:
    """Write the pictures that stand alone and the colours that pictures take on a dark page; mend the theme."""
    if failed is not None:
        return
    target = Path(app.outdir, PICTURES)
    target.mkdir(exist_ok=True)
    for path in sorted(Path(app.srcdir, PICTURES).glob("*.svg")):
        root = adapted(path.read_text("utf-8"), PICTURES, path.stem)
        (target / path.name).write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
    Path(app.outdir, "_static", "pictures.css").write_text(dark_pictures(), "utf-8")
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text("utf-8")
        for lacking, mended in _MENDED.items():
            text = text.replace(lacking, mended)
        page.write_text(text, "utf-8")


def dark_pictures() -> str:
    """Return the styles that turn each colour of the light theme into the one of the dark theme."""
    rules = [
        f'{{where}} .picture [{part}="{light}"] {{ {part}: {dark}; }}'
        for light, dark in dark_colours()
        for part in ("fill", "stroke")
    ]
    chosen = "\n".join(rule.replace("{where}", 'body[data-theme="dark"]') for rule in rules)
    found = "\n".join(rule.replace("{where}", 'body:not([data-theme="light"])') for rule in rules)
    screen = "@media screen {\n" + chosen + "\n}\n"
    return screen + "@media screen and (prefers-color-scheme: dark) {\n" + found + "\n}\n"
