"""The command batch: files with a contract in each row, some of them broken, for each row what `advise` says."""

from __future__ import annotations

import csv
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from errno import ENOSPC
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from closeout.batch import lines, parquet
from closeout.batch.answering import ADDED
from closeout.files import HALF
from engine.base import Role
from engine.completions.consult import consult
from engine.refusal import AnswerError
from tests.conftest import Run, surroundings
from tests.kb.test_many import drawn
from tests.kb.test_table import made

DAY = ("--as-of", "2026-11-22")
PARTS = 7
STAMP = "_closeout.json"
Row = dict[str, str]


def rows(count: int, seed: int = 5) -> list[Row]:
    """Return rows of cells with a name each, empty ones included, drawn at random."""
    infos = made()[0].with_role(Role.DECIDING, Role.REFINING)
    digits = {fact: column.tolist() for fact, column in drawn(count, seed).items()}
    words = {info.name: ("", *info.values) for info in infos}
    return [{"id": f"c{n}", **{fact: words[fact][column[n]] for fact, column in digits.items()}} for n in range(count)]


def write(place: Path, table: Sequence[Mapping[str, str]], group: int = 20) -> Path:
    """Write rows as the suffix says, and return where; empty cells are nulls in Parquet."""
    if place.suffix == ".parquet":
        cells = {name: [row[name] or None for row in table] for name in table[0]}
        pq.write_table(pa.table(cells), place, row_group_size=group)
        return place
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    return place


def read(place: Path) -> list[Row]:
    """Return the rows of a file, or of all parts in a folder, as text."""
    if place.is_dir():
        return [row for part in sorted(place.glob("part-*")) for row in read(part)]
    if place.suffix == ".parquet":
        told = {None: "", True: "true", False: "false"}
        return [{name: told.get(cell, cell) for name, cell in row.items()} for row in pq.read_table(place).to_pylist()]
    with place.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder: Path) -> dict[str, bytes]:
    """Return what all parts hold."""
    return {part.name: part.read_bytes() for part in folder.glob("part-*")}


@cache
def consulted(count: int) -> list[Row | None]:
    """Return what is expected beside each row, ``None`` where no case has its answers."""
    base, table = made()
    found: list[Row | None] = []
    for row in rows(count):
        answers = {fact: cell for fact, cell in row.items() if fact in base.facts and cell}
        if not table.cases.completions(answers):
            found.append(None)
            continue
        one = consult(table, answers, [table.outcomes[0].setting])
        found.append(
            {
                "action": one.action,
                "certain": str(one.certain).lower(),
                "settled": str(one.settled).lower(),
                "other_actions": ";".join(way.action for way in one.ways[1:] if way.likely),
                "question": one.worth_finding_out or "",
                "cautions": ";".join(one.certain_cautions),
                "error": "",
            }
        )
    return found


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_each_row_has_beside_it_what_its_own_consultation_says(
    run: Run, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same rows in the same order, in parts or one file; impossible ones have the reason and nothing else."""
    monkeypatch.setattr(parquet, "_ROWS", PARTS)
    monkeypatch.setattr(lines, "_ROWS", PARTS)
    table, expected = rows(20), consulted(20)
    source, out, one = write(tmp_path / f"in{suffix}", table), tmp_path / "out", tmp_path / f"one{suffix}"
    ran = run("batch", str(source), str(out), *DAY)
    assert ran.code == 0, ran.err
    found = read(out)
    assert [{name: row[name] for name in table[0]} for row in found] == table
    for row, beside in zip(found, expected, strict=True):
        told = {name: row[name] for name in ADDED}
        assert told == (beside or dict.fromkeys(ADDED, "") | {"error": row["error"]})
        assert bool(row["error"]) is (beside is None)
    assert 0 < expected.count(None) < 10
    assert f"20 rows, {expected.count(None)} of them with an error" in ran.out
    assert run("batch", str(source), str(one), "--one-file", "--quick", *DAY).code == 0
    assert read(one) == [
        {name: cell for name, cell in row.items() if name not in {"question", "cautions"}} for row in found
    ]


@pytest.mark.parametrize("by_pyarrow", [True, False])
def test_a_broken_row_says_what_is_wrong_and_stops_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_pyarrow: bool
) -> None:
    """Rows that are spoilt in many ways stay in their place, and the rows between them are answered."""
    if not by_pyarrow:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        monkeypatch.delitem(sys.modules, "closeout.batch.parquet")
        monkeypatch.delattr("closeout.batch.parquet")
    good = "c,active,fixed,nothing,none,done,,yes,2026-11-01"
    spoilt = {
        "c,actve,fixed,,,,,,": "did you mean 'active'?",
        "c,active,fixed,maybe,perhaps,,,,": 'billed: "maybe" is no answer',
        "c,active,fixed": "has 3 cells, and there are 9 columns",
        f"{good},more": "has 10 cells",
        'c,active,"fixed,nothing,none,done,,yes,': "a quote that is not closed",
        'c",active,fixed': "has 3 cells",
        'c,active,"fixed,nothing,none,done,': "a quote that is not closed",
        'c,active,",nothing,none,done,,yes,': "not CSV",
        'c,"active"x,fixed,nothing,none,done,,yes,': "not CSV",
        "c,paused,fixed,,,,,,": "only-hourly-pauses",
        "c,offered,fixed,nothing,,,,,": "billed does not apply",
        "c,active,fixed,,,,,,2026-13-45": "2026-13-45",
        f"c,{'x' * 300},fixed,,,,,,": "is no answer",
        "c,act\x00ive,fixed,,,,,,": "is no answer",
        "c,\udcff\udcfe,fixed,,,,,,": "is no answer",
        "c,=1+1,fixed,,,,,,": "is no answer",
        "c,NA,fixed,,,,,,": '"NA" is no answer',
        "\ufeffc,act\ufeff,fixed,,,,,,": "is no answer",
    }
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    head = f"id,Status,KIND,Billed ,escrow,work,note,returns,{made()[0].knowledge.dates[0].name}"
    mixed = [line for broken in spoilt for line in (good, broken)]
    text = "\n".join([head, *mixed, good, "=cmd|x,Active,?,-,,,+1,,", ""])
    source.write_text(text, "utf-8", "surrogateescape")
    ran = run("batch", str(source), str(out), "--one-file", *DAY)
    assert ran.code == 0, ran.err
    assert 'The column "note" is no fact' in ran.said
    found = read(out)
    assert len(found) == 2 * len(spoilt) + 2
    right, last = found[0:-1:2], found[-1]
    assert all(row == right[0] for row in right)
    assert right[0]["action"]
    assert not right[0]["error"]
    for (line, problem), row in zip(spoilt.items(), found[1:-1:2], strict=True):
        assert problem in row["error"], (line, row["error"])
        assert not row["action"]
        assert row["id"] == line.split(",")[0]
    assert (last["id"], last["note"], bool(last["action"])) == ("'=cmd|x", "+1", True)
    for kind in ("the row cannot be read", "a cell is no answer", "the answers cannot hold together"):
        assert kind in ran.out


def test_stray_quotes_do_not_have_the_whole_file_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that takes more lines than it may is told as wrong, and no line is read more often than that."""
    span, count, read_lines = 4, 100, 0
    give = lines._Lines.__next__  # noqa: SLF001 - what is counted

    def counted(self: lines._Lines) -> str:
        nonlocal read_lines
        read_lines += 1
        return give(self)

    monkeypatch.setattr(lines, "_SPAN", span)
    monkeypatch.setattr(lines._Lines, "__next__", counted)  # noqa: SLF001 - what is counted
    source = tmp_path / "in.csv"
    source.write_text("status,kind,note\n" + 'a",b","\n' * count + 'active,fixed,"1\n2\n3\n4"\n', "utf-8")
    ((_, size, chunk),) = lines.CsvRows(source).chunks((), ("status", "kind"))
    assert chunk is not None
    assert (size, len(chunk.broken), chunk.cell("note", count)) == (count + 1, count, "1\n2\n3\n4")
    assert read_lines < 2 * span * count


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_run_goes_on_with_whole_parts_alone(
    run: Run, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was finished is kept, what was not is made anew: the parts are, byte for byte, those of one run."""
    monkeypatch.setattr(lines, "_ROWS", PARTS)
    source, whole, out = write(tmp_path / f"in{suffix}", rows(30), PARTS), tmp_path / "whole", tmp_path / "out"
    assert run("batch", str(source), str(whole), *DAY).code == 0
    out.mkdir()
    (out / f"{HALF}stamp").touch()  # of a run that was killed before it knew of any part
    assert run("batch", str(source), str(out), *DAY).code == 0
    assert len(contents(whole)) == 5
    (out / f"part-00001{suffix}").unlink()
    (out / f"part-00004{suffix}").rename(out / f".part-00004{suffix}.unfinished")
    ran = run("batch", str(source), str(out), "--resume", *DAY)
    assert "9 rows, and 21 that were there" in ran.out
    assert contents(out) == contents(whole)
    assert "0 rows, and 30 that were there" in run("batch", str(source), str(out), "--resume", *DAY).out
    even = write(tmp_path / f"even{suffix}", rows(2 * PARTS), PARTS)
    assert run("batch", str(even), str(tmp_path / "two"), *DAY).code == 0
    assert len(contents(tmp_path / "two")) == 2


def test_what_is_not_its_own_is_neither_gone_on_with_nor_replaced(run: Run, tmp_path: Path) -> None:
    """A folder with anything in it, another file or another day is refused, and nothing in it is touched."""
    source, out = write(tmp_path / "in.csv", rows(3)), tmp_path / "out"
    assert run("batch", str(source), str(out), *DAY).code == 0
    before = contents(out)
    for arguments in ((str(source), str(out), *DAY), (str(source), str(out), "--resume", "--as-of", "forum")):
        assert run("batch", *arguments).code == 2
    other = write(tmp_path / "other.csv", rows(3, seed=6))
    assert "not of this file" in run("batch", str(other), str(out), "--resume", *DAY).said
    assert run("batch", str(other), str(tmp_path / "new"), "--resume", *DAY).code == 2
    assert run("batch", str(source), str(other), "--one-file", *DAY).code == 2
    assert contents(out) == before
    for name, content in (("part-abc.csv", b""), ("part-7.csv", b""), (STAMP, b"{bad"), (STAMP, b"\xff\xfe")):
        strange, kept = out / name, (out / STAMP).read_bytes()
        strange.write_bytes(content)
        ran = run("batch", str(source), str(out), "--resume", *DAY)
        assert (ran.code, "not of this file" in ran.said) == (2, True)
        strange.unlink()
        (out / STAMP).write_bytes(kept)


def test_columns_that_are_no_facts_are_few_lines_and_drive_no_terminal(run: Run, tmp_path: Path) -> None:
    """What a column is called is escaped, long names are cut, and of many columns a few are named."""
    source = tmp_path / "in.csv"
    names = ["status", "\x1b]0;x\x07\x9b\u202egnp", "y" * 300, *(f"note{number}" for number in range(100))]
    source.write_text(f"{','.join(names)}\n{',' * (len(names) - 1)}\n", "utf-8")
    ran = run("batch", str(source), str(tmp_path / "out"), *DAY)
    assert (ran.code, ran.err.count("no fact"), "So are 97 more." in ran.err) == (0, 5, True)
    assert all(line.isprintable() and len(line) < 150 for line in ran.err.splitlines())


@pytest.mark.parametrize(
    ("name", "problem"), [("out.parquet", "accepted: '.csv', '.tsv'"), ("out", "'.csv'"), ("folder.csv", "is a folder")]
)
def test_one_file_is_named_as_the_rows_are_written(run: Run, tmp_path: Path, name: str, problem: str) -> None:
    """A name for another kind of file, or a folder, is refused before any row is read."""
    source = write(tmp_path / "in.csv", rows(3))
    (tmp_path / "folder.csv").mkdir()
    ran = run("batch", str(source), str(tmp_path / name), "--one-file", "--force", *DAY)
    assert (ran.code, problem in ran.said, "a second" in ran.said) == (2, True, False)


def test_a_file_without_rows_or_a_folder_below_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    """Names of columns alone make no file, and what cannot be made is named; a file that is gone is, too."""
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("status,kind\n", "utf-8")
    ran = run("batch", str(source), str(out), "--one-file", *DAY)
    assert (ran.code, "the file has no rows" in ran.said, out.exists()) == (2, True, False)
    ran = run("batch", str(source), str(source / "out"), *DAY)
    assert (ran.code, "cannot write in" in ran.said) == (1, True)
    with pytest.raises(AnswerError, match=r"cannot read .*none\.csv: No such file"):
        lines.CsvRows(tmp_path / "none.csv")


@pytest.mark.parametrize("more", [["--one-file"], []])
def test_a_run_that_fails_leaves_no_half_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: list[str]
) -> None:
    """Where the disk is full, nothing that is not whole stays behind."""
    source, folder = write(tmp_path / "in.csv", rows(3)), tmp_path / "out"
    folder.mkdir()

    def full(self: object, place: Path, answered: object) -> None:  # noqa: ARG001 - as a method of rows
        place.write_bytes(b"half")
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(lines.CsvRows, "write", full)
    ran = run("batch", str(source), str(folder / "one.csv" if more else folder), *more, *DAY)
    assert (ran.code, "cannot write" in ran.said) == (1, True)
    assert {place.name for place in folder.glob("*")} <= {STAMP}


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("in.csv", "status,Status\nactive,active\n", "stands twice"),
        ("in.csv", "status,action\nactive,x\n", "stands twice"),
        ("in.csv", "name,colour\nx,y\n", "no column holds a fact"),
        ("in.csv", "", "names of its columns"),
        ("in.parquet", "status\nactive\n", "cannot be read as Parquet"),
        ("in.docx", "status\nactive\n", "is no table of rows"),
    ],
)
def test_a_file_that_is_none_is_refused_at_once(run: Run, tmp_path: Path, name: str, text: str, problem: str) -> None:
    """Nothing is written where the file as a whole cannot be used."""
    (tmp_path / name).write_text(text, "utf-8")
    ran = run("batch", str(tmp_path / name), str(tmp_path / "out"))
    assert (ran.code, problem in ran.said, (tmp_path / "out").exists()) == (2, True, False), ran.err


def test_what_spoils_a_row_of_csv_is_told_in_words(run: Run, tmp_path: Path) -> None:
    """A cell that is too long, and cells beyond the last column, which are told; UTF-16 is refused by its name."""
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(f"status,note\nactive,{'y' * 131_073}\nactive,x,more,yet\nactive,x\n", "utf-8")
    assert run("batch", str(source), str(out), "--one-file", *DAY).code == 0
    with out.open(encoding="utf-8") as file:
        csv.field_size_limit(200_000)
        errors = [row["error"] for row in csv.DictReader(file)]
        csv.field_size_limit(131_072)
    assert "a cell has more than 131,072 letters" in errors[0]
    assert errors[1:] == ['the row has 4 cells, and there are 2 columns; "more", "yet" left out', ""]
    source.write_text("status\nactive\n", "utf-16")
    for command in (("batch", str(source), str(tmp_path / "more")), ("order", str(source))):
        assert "is UTF-16 text; save it as UTF-8" in run(*command).said


def test_a_moment_is_a_day_where_it_is_midnight(run: Run, tmp_path: Path) -> None:
    """Of a Parquet timestamp with a time of day the row says that it is no day."""
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    moments = [datetime(2026, 11, 18, tzinfo=UTC), datetime(2026, 11, 18, 10, 5, tzinfo=UTC), None]
    told = {"status": "active", "kind": "fixed", "escrow": "submitted", "responds": "yes", "wants": "content"}
    columns = {name: [value] * 3 for name, value in told.items()} | {
        "submitted_on": pa.array(moments, pa.timestamp("us"))
    }
    pq.write_table(pa.table(columns), source)
    assert run("batch", str(source), str(out), "--one-file", *DAY).code == 0
    errors = pq.read_table(out).column("error").to_pylist()
    assert [error and "is no day; give a date" in error for error in errors] == [None, True, None]


def test_parquet_cells_of_any_type_are_read_or_refused_row_by_row(run: Run, tmp_path: Path) -> None:
    """Words may be large, bytes or dictionaries, over several row groups; lists and numbers are no answers."""
    status = pa.array(["active", None, "ended-by-me", "?"] * 2)
    columns = {
        "status": pa.chunked_array([status.slice(0, 3).dictionary_encode(), status.slice(3).dictionary_encode()]),
        "kind": pa.array([b"fixed", b"\xff", None, b"hourly"] * 2),
        "billed": pa.array(["nothing", "", "something", " Nothing "] * 2, pa.large_string()),
        "duplicate": pa.array([None, None, None, [1]] * 2),
        "rating": pa.array([None, None, 7, None] * 2),
    }
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.table(columns), source, row_group_size=3)
    assert run("batch", str(source), str(out), "--one-file", *DAY).code == 0
    found = pq.read_table(out)
    assert found.select(list(columns)).equals(pq.read_table(source))
    errors = found.column("error").to_pylist()
    assert [error and error.split(":")[0] for error in errors] == [None, "kind", "rating", "duplicate"] * 2


def test_a_spoilt_page_is_told_of_the_file_that_has_it(run: Run, tmp_path: Path) -> None:
    """Where a row group cannot be read, the file read is named, not the one written."""
    source = write(tmp_path / "in.parquet", rows(20))
    content = bytearray(source.read_bytes())
    content[4:60] = b"\xff" * 56
    source.write_bytes(content)
    ran = run("batch", str(source), str(tmp_path / "out"), *DAY, COLUMNS="400")
    assert (ran.code, f"{source} cannot be read as Parquet" in ran.said) == (2, True)


def test_without_pyarrow_parquet_names_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install; CSV needs nothing."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "closeout.batch.parquet", raising=False)
    ran = run("batch", str(tmp_path / "in.parquet"), str(tmp_path / "out"))
    assert (ran.code, "pip install pyarrow" in ran.said) == (1, True)


@pytest.mark.slow
def test_a_run_that_is_killed_at_any_moment_is_resumed_to_the_same_bytes(home: Path, tmp_path: Path) -> None:
    """Killed again and again, a run never leaves half a part, loses no row and doubles none."""
    source, whole, out = write(tmp_path / "in.parquet", rows(4000), group=100), tmp_path / "whole", tmp_path / "out"
    command = [sys.executable, "-m", "terminal", "batch", str(source), "--quick", *DAY]
    subprocess.run([*command, str(whole)], env=surroundings(home), check=True, capture_output=True)
    chance = random.Random(20261128)  # noqa: S311 - moments, no secrets
    for _ in range(6):
        more = ["--resume"] if (out / STAMP).exists() else []
        with subprocess.Popen([*command, str(out), *more], env=surroundings(home), stderr=subprocess.DEVNULL) as ran:
            count = len(contents(out)) if out.exists() else 0
            while ran.poll() is None and (len(contents(out)) if out.exists() else 0) <= count:
                time.sleep(0.001)
            time.sleep(chance.random() * 0.05)
            os.kill(ran.pid, signal.SIGKILL)
        assert contents(out).items() <= contents(whole).items()
    subprocess.run([*command, str(out), "--resume"], env=surroundings(home), check=True, capture_output=True)
    assert contents(out) == contents(whole)


@pytest.mark.slow
def test_the_whole_decision_table_is_written_with_what_its_columns_say(run: Run, tmp_path: Path) -> None:
    """Every possible case has its action, and every word in the table stands in the dictionary beside it."""
    _, table = made()
    place, text = tmp_path / "all.parquet", tmp_path / "all.csv"
    assert run("check", "--table", str(place), *DAY).code == 0
    told = {(row["column"], row["value"]) for row in read(tmp_path / "all-columns.csv")}
    found = pq.read_table(place)
    cells = ((name, cell) for name in found.column_names for cell in found.column(name).unique().to_pylist() if cell)
    assert {(name, word) for name, cell in cells for word in cell.split(";")} <= told
    assert found.num_rows == table.cases.size
    some = range(0, table.cases.size, 9973)
    for number, row in zip(some, found.take(list(some)).to_pylist(), strict=True):
        assert row.pop("action") == table.outcomes[0].action(number)
        del row["cautions"]
        assert {name: cell for name, cell in row.items() if cell} == table.cases.case(number)
    assert run("check", "--table", str(text), "--force", *DAY).code == 0
    with text.open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
        assert first == {name: cell or "" for name, cell in found.slice(0, 1).to_pylist()[0].items()}
        assert sum(1 for _ in file) == table.cases.size - 1
    assert run("check", "--table", str(tmp_path / "all.xls"), *DAY).code == 2
    for suffix in (".csv", ".parquet"):
        ran = run("check", "--table", str(tmp_path / "none" / f"all{suffix}"), *DAY)
        assert (ran.code, "name a folder that exists" in ran.said, "unfinished" in ran.said) == (1, True, False)
