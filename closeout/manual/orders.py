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
    yield sentences(
        """
        The column `id` (or `title`, or `contract`) has what you call each contract; where there is none of these,
        `name` does, which beside them is how you sign. Every other column is called as `closeout facts` calls a
        fact, or as its question is put. A cell holds a value, or an answer in the words of the screen, of which the
        first are enough if only one answer begins so. An empty cell, `?` or "I don't know" says that you do not know.
        """
    )
    yield "## What comes before what"
    yield bullets(
        f"**{' / '.join(titles[name] for name in each.before)}** before"
        f" {' / '.join(titles[name] for name in each.after)}{', with the same client' if each.within else ''}:"
        f" {escape(each.why)} ({source_links(index, each.cites, ORDERS)})"
        for each in known.precedences
    )
    yield "## What the others tell of one"
    yield sentences("What you did not answer follows from your other contracts where they tell it; your answer stands.")
    yield bullets(
        f"**{escape(info.short)}: {escape(info.label(told.value))}**, told as *{escape(told.why.format('NAME'))}*"
        for told in known.from_others
        for info in (index.base.facts[told.fact],)
    )
    for file in sorted(Path(kb.__file__).with_name("orders").glob("*.csv")):
        yield from _worked(index, file, drawn)
    yield from _very_many()


def _very_many() -> Iterator[str]:
    yield "## Very many contracts"
    yield sentences(
        """
        A file with a contract in each row, of any length, is answered row by row. The same answers come from Apache
        Spark, from the same code: nothing is translated. Spark reads Parquet or CSV, one file or a folder of
        them, and keeps no order of rows, so give each row an id; OUT is a new folder of Parquet. A CSV for Spark begins
        with the names of its columns, and none of its cells spans lines.
        """
    )
    yield code(
        "closeout batch contracts.parquet answers\ncloseout batch contracts answers --engine spark --master 'local[2]'",
        "sh",
    )
    yield sentences(
        """
        On a cluster each worker needs this Python with closeout and pyarrow in it: pack it once, and let Spark send it.
        Its Python must be of the same version as the one that starts the job, and IN and OUT must be where every worker
        can reach them.
        """
    )
    yield code(
        "python3 -m venv env && env/bin/pip install '.[spark]' venv-pack\n"
        "env/bin/venv-pack -p env -o env.tar.gz\n"
        "export PYSPARK_PYTHON=./environment/bin/python PYSPARK_DRIVER_PYTHON=env/bin/python\n"
        "export PYSPARK_SUBMIT_ARGS='--archives env.tar.gz#environment --executor-cores 4 --executor-memory 4g"
        " --conf spark.executor.memoryOverhead=4g pyspark-shell'\n"
        "env/bin/closeout batch /shared/contracts /shared/answers --engine spark --master yarn --quick",
        "sh",
    )
    yield sentences(
        """
        How to size it: each core runs one worker, which makes the table of all cases (about a second) and then learns
        situations as it meets them. Count on 1 GB a worker, beside Spark's own memory; parts of 1,000,000 rows and more
        are worth a worker's beginning. A row that is wrong has its error and stops nothing; a part that fails is begun
        again by Spark, and OUT is whole or not there. This was tried on one machine, with several files and partitions;
        a cluster of many was not at hand.
        """
    )
    yield from _other_engines()


def _other_engines() -> Iterator[str]:
    yield "## The rules in other programs"
    yield sentences(
        """
        The rules of a day can be had as decision tables of DMN 1.3: one for each finding, one for each concern with the
        action that it proposes, and one that settles which comes first, in one requirements graph. They are made of
        the rules themselves, and come to the same action in every possible case, which a test tries.
        """
    )
    yield code("closeout check --table rules.dmn --as-of 2026-11-22", "sh")
    yield sentences(
        """
        Two other engines read it. pyDMNrules 1.4.5 (PyPI) came to the same action in each of 201 cases, spread over all
        (a test of every release), in some 50 ms a case; it takes it for an error if no row holds, so each table has
        a last row that says nothing. dmn-eval-js 1.5.0 (npm) came to the same in 54,676 of the 218,702 cases, in some
        15 ms a case; it reads DMN 1.1 alone, whose names for what is used here are the same in another namespace, and
        not every hit policy, so that each table is read from the top. Of what DMN 1.5 has added nothing is used.
        """
    )
    yield code(
        "closeout check --table cases.csv --as-of 2026-11-22\n"
        "npm install --prefix build/dmn @hbtgmbh/dmn-eval-js@1.5.0\n"
        "NODE_PATH=build/dmn/node_modules node bench/dmn.cjs rules.dmn cases.csv 50000",
        "sh",
    )
    yield sentences(
        """
        What such a file leaves out: steps, warnings and messages, and whatever follows from days. The policies of the
        day are put in, so it is of that day alone. An empty answer (null) says there that a fact does not apply, never
        that you do not know; and no engine refuses answers that cannot hold together.
        """
    )


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
