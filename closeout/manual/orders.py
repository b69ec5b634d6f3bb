"""The page of many contracts at once: what comes before what, and the contracts of two threads put in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kb
from closeout.desk import FORUM, Desk
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, code, escape, link, page, sentences, shown
from closeout.manual.places import ORDERS, thread_place
from closeout.manual.prose import source_links
from closeout.ordering.plan import order
from closeout.ordering.rows import file_rows
from closeout.ordering.told import markdown, picture_of_order
from diagrams.graphs.picture import Graph


def orders_page(index: Index) -> Sheet:
    """Return the page of the order over many contracts."""
    drawn: dict[str, Graph] = {}
    return page(ORDERS, "Many contracts, in the order in which to act", _parts(index, drawn), drawn)


def _parts(index: Index, drawn: dict[str, Graph]) -> Iterator[str]:
    known = index.base.knowledge.ordering
    titles = {kind.id: kind.title for kind in known.kinds}
    yield sentences(
        """
        Each contract gets the advice that it would get alone. The order follows from these precedences, and where they
        leave it open, from the earlier deadline and the name. Read the whole advice for a contract before you act.
        """
    )
    yield code(
        "closeout order --template contracts.csv\ncloseout order contracts.csv\n"
        "closeout order contracts.csv -o plan.svg",
        "sh",
    )
    yield "## What comes before what"
    yield bullets(
        f"**{' / '.join(titles[name] for name in each.before)}** before"
        f" {' / '.join(titles[name] for name in each.after)}{', with the same client' if each.within else ''}:"
        f" {escape(each.why)} ({source_links(index, each.cites, ORDERS)})"
        for each in known.precedences
    )
    for file in sorted((Path(kb.__file__).with_name("orders")).glob("*.csv")):
        yield from _worked(index, file, drawn)


def _worked(index: Index, file: Path, drawn: dict[str, Graph]) -> Iterator[str]:
    """Yield the contracts of one thread, put in order on both days; the picture of the last is added to ``drawn``."""
    text = file.read_text("utf-8")
    yield f"## The contracts of thread {file.stem}"
    yield " ".join(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
    yield f"See {link('the thread', thread_place(file.stem), ORDERS)}. The file is `kb/orders/{file.name}`."
    for name in (str(index.today.date), FORUM):
        desk = Desk(name)
        yield f"### Thread {file.stem}, {'on the day of the forum' if name == FORUM else 'today'}"
        found = order(desk, file_rows(desk.base, str(file), desk.day.date))
        yield markdown(found, "**{}**")
    name = f"order-{file.stem}"
    drawn[name] = picture_of_order(found)
    yield shown(name, drawn[name], ORDERS)
