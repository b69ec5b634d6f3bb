"""Whatever stands in a file or an option, a command answers or refuses in words."""

from __future__ import annotations

import io
import json
import zipfile
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

from terminal.exits import Exit
from tests.conftest import CASES, ROOT, Run, kept
from tests.examples import percent

SEEDS = {
    "answers.toml": (CASES / "001.toml").read_bytes(),
    "answers.json": b'{"status": "active", "kind": "hourly", "client_name": "Ann", "ended_on": "2026-11-01"}',
    "contracts.csv": (ROOT / "kb" / "orders" / "000.csv").read_bytes(),
    "contracts.jsonl": b'{"id": "a", "status": "active"}\n{"id": "b", "status": "ended_by_client", "kind": null}\n',
}
ODD = st.sampled_from(
    [
        *(
            b"\x00",
            b"\xff\xfe",
            b"\x1b[2J",
            "\u202e\u2066".encode(),
            b"\r",
            b"\n",
            b'"',
            b"'''",
            b"=",
            b",",
            b"{}",
            b"[]",
        ),
        *(b"9" * 5000, b"[" * 3000, b"1e400", b"NaN", b"-0", b"null", b"2026-02-30", b"10 days ago", b"don't know"),
        *(b"=cmd|' /C calc'!A0", b"<script>", b"../../etc/passwd", b"a = 1979-05-27T07:32:00Z", b"active", b"status"),
    ]
)
CHANGE = st.tuples(st.integers(0, 2000), st.integers(0, 60), st.one_of(ODD, st.binary(max_size=12)))


def damaged(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """Return the content with bytes from a start, so many, exchanged for others."""
    for start, length, instead in changes:
        place = start % (len(content) + 1)
        content = content[:place] + instead + content[place + length :]
    return content


@st.composite
def contents(draw: st.DrawFn, name: str) -> bytes:
    """Return the seed of this name with up to four of its parts exchanged, or any bytes at all."""
    content = damaged(SEEDS[name], draw(st.lists(CHANGE, max_size=4)))
    return draw(st.one_of(st.just(content), st.just(content), st.binary(max_size=200)))


def told(run: Run, *words: str) -> None:
    """Run the command; see that it ends as the table of exit codes says, and without a traceback."""
    ran = run(*words)
    assert ran.code in {Exit.DONE, Exit.FAILED, Exit.REFUSED}, (words, ran.said)
    assert "Traceback" not in ran.said
    assert not set(ran.said) & set("\x00\x1b\u202e\u2066")


@pytest.mark.parametrize("name", SEEDS)
@percent(12)
@given(data=st.data())
def test_any_file_is_read_or_refused(run: Run, tmp_path: Path, name: str, data: st.DataObject) -> None:
    """A file of answers or of contracts with anything in it gives advice, an order or a refusal."""
    file = tmp_path / name
    file.write_bytes(data.draw(contents(name)))
    told(run, "advise" if name.startswith("answers") else "order", str(file))


JSON = st.recursive(
    st.one_of(
        *(st.none(), st.booleans(), st.integers(), st.floats(), st.just(10**400)),
        st.sampled_from(["", "active", "status", "hourly", "2026-11-01", "today", "score", "\ud800", "\x1b", "2" * 99]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["status", "x", "day"]), inner),
    max_leaves=4,
)
CHANGED = st.tuples(st.lists(st.integers(0, 40), min_size=1, max_size=4), JSON)


def changed(content: Any, way: list[int], value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return JSON with the value in place of what is found by taking so many entries in turn."""
    if not way or not content or not isinstance(content, dict | list):
        return value
    at = [*content][way[0] % len(content)] if isinstance(content, dict) else way[0] % len(content)
    content[at] = changed(content[at], way[1:], value)
    return content


@pytest.fixture
def contract(run: Run, home: Path) -> tuple[Path, dict[str, Any]]:
    """Return a contract that is kept, with its advice, and what is in its file."""
    assert run("ask", "--plain", lines="1\n" * 13).code == 0
    return kept(home), json.loads(kept(home).read_text("utf-8"))


@percent(12)
@example(changes=[([13], [])])
@example(changes=[([5], [{"day": None, "status": None}])])
@given(changes=st.lists(CHANGED, min_size=1, max_size=3))
def test_any_contract_is_opened_or_refused(
    run: Run, contract: tuple[Path, dict[str, Any]], changes: list[tuple[list[int], Any]]
) -> None:
    """A kept contract in whose file anything stands in place of anything is gone on with, or told to be none."""
    place, content = contract
    content = deepcopy(content)
    for way, value in changes:
        content = changed(content, way, value)
    for words in (("open", place.stem, "--plain"), ("list",), ("advise", place.stem), ("order",)):
        for old in place.parent.glob("*.json"):
            old.unlink()
        place.write_text(json.dumps(content), "utf-8")
        told(run, *words)


CELL = st.one_of(
    st.sampled_from(["status", "kind", "active", "hourly", "=1+1", "=A1", "#N/A", "id", "ID", "score", "ended_on", ""]),
    *(st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False)),
    *(st.dates(), st.datetimes(), st.times(), st.timedeltas(timedelta(0), timedelta(9)), st.text(max_size=8)),
)


def sheet(cells: list[list[Any]]) -> bytes:
    """Return a spreadsheet with these cells, but for those that none can hold."""
    book, written = Workbook(), io.BytesIO()
    page = book.active
    assert isinstance(page, Worksheet)
    for row, line in enumerate(cells, 1):
        for column, cell in enumerate(line, 1):
            try:
                page.cell(row, column).value = cell
            except (IllegalCharacterError, ValueError):
                page.cell(row, column).value = "\u202e"
    book.save(written)
    return written.getvalue()


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """Return a spreadsheet in one of whose parts some bytes are exchanged."""
    header = st.lists(st.sampled_from(["id", "status", "kind", "score", "rating", "ended_on", "client"]), max_size=5)
    whole = sheet([draw(header), *draw(st.lists(st.lists(CELL, max_size=5), max_size=4))])
    changes, at = draw(st.lists(CHANGE, max_size=2)), draw(st.integers(0, 20))
    if draw(st.booleans()):
        return damaged(whole, changes)
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(written, "w") as target:
        names = sorted(source.namelist(), key=lambda name: "sheet1" not in name)
        for number, name in enumerate(names):
            content = source.read(name)
            target.writestr(name, damaged(content, changes) if number == at % len(names) else content)
    return written.getvalue()


@percent(12)
@given(content=sheets())
def test_any_spreadsheet_is_read_or_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    """Cells of any kind, parts of it that are damaged, and a package that is: an order or a refusal."""
    place = tmp_path / "many.xlsx"
    place.write_bytes(content)
    told(run, "order", str(place))


@percent(12)
@example(suffix=".csv", changes=[(SEEDS["contracts.csv"].index(b",kind,"), 0, b"\x80")], quick=True)
@given(suffix=st.sampled_from([".csv", ".parquet"]), changes=st.lists(CHANGE, max_size=4), quick=st.booleans())
def test_any_table_is_answered_or_refused(
    run: Run, tmp_path: Path, suffix: str, changes: list[tuple[int, int, bytes]], *, quick: bool
) -> None:
    """A large table with anything in it is answered row by row or refused, and read in the order likewise."""
    place = tmp_path / f"in{suffix}"
    if suffix == ".csv":
        place.write_bytes(damaged(SEEDS["contracts.csv"], changes))
    else:
        written = io.BytesIO()
        pq.write_table(pa.table({"id": ["a", "b"], "status": ["active", None], "score": [1.5, None]}), written)
        place.write_bytes(damaged(written.getvalue(), changes))
    told(run, "batch", str(place), str(tmp_path / f"out{suffix}"), "--one-file", "--force", *["--quick"] * quick)
    told(run, "order", str(place))


WORD = st.one_of(
    st.sampled_from(
        ["status", "kind", "active", "hourly", "client_name", "ended_on", "10 days ago", "2026-11-31", "="]
    ),
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20),
)


@percent(12)
@given(name=WORD, value=WORD, day=WORD)
def test_any_option_is_taken_or_refused(run: Run, name: str, value: str, day: str) -> None:
    """An answer in an option, a day, a name of a contract, a source or a rule may be anything."""
    told(run, "advise", f"--set={name}={value}", "--json")
    told(run, "advise", "--set=status=active", f"--as-of={day}", "--json")
    told(run, "open", "--", f"{name}{value}")
    told(run, "rename", "--", name, value)
    told(run, "sources", "--", value)
    told(run, "rules", "--", value)
    told(run, "explain", f"--what-if={name}={value}", str(CASES / "001.toml"))
