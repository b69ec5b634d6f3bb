"""The command batch on Apache Spark: a real one in this machine, with the same rows out as without it."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from closeout.batch.answering import ADDED
from tests.conftest import Run, surroundings
from tests.terminal.commands.test_batch import read, rows, write

DAY = ("--as-of", "2026-11-22")


def found(folder: Path) -> list[dict[str, Any]]:
    """Return the rows of all parts, sorted by their names."""
    parts = [pq.read_table(part).to_pylist() for part in folder.glob("part-*")]
    return sorted((row for part in parts for row in part), key=lambda row: str(row["id"]))


@pytest.mark.slow
def test_spark_gives_the_same_rows_from_several_files_and_partitions(home: Path, tmp_path: Path) -> None:
    """Of 50,000 rows in three files, one in a hundred of them broken; needs pyspark and Java, and fails without."""
    some = rows(1000)
    for number, row in enumerate(some):
        if number % 100 == 0:
            row["status"] = ("actve", "x" * 300, "\u202eactive", "paused")[number // 100 % 4]
            row["kind"] = "fixed"
    cells = [{name: cell or None for name, cell in row.items()} for row in some]
    table = [{**cells[number % 1000], "id": f"r{number:05d}"} for number in range(50_000)]
    source, left = tmp_path / "in", iter(table)
    source.mkdir()
    for number, size in enumerate((30_000, 15_000, 5_000)):
        pq.write_table(pa.Table.from_pylist([*islice(left, size)]), source / f"{number}.parquet", row_group_size=4_000)
    pq.write_table(pa.Table.from_pylist(table), tmp_path / "one.parquet", row_group_size=20_000)
    command, told = [sys.executable, "-m", "terminal", "batch", *DAY], []
    for more in (["one.parquet", "here"], ["in", "spark", "--engine", "spark", "--master", "local[2]"]):
        ran = subprocess.run(
            [*command, *more], env=surroundings(home), cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        told.append(sorted(line for line in ran.stdout.splitlines() if line.startswith(" ")))
    assert told[0] == told[1]
    here, there = found(tmp_path / "here"), found(tmp_path / "spark")
    assert len(list((tmp_path / "spark").glob("part-*"))) > 1
    assert list(there[0]) == [*table[0], *ADDED]
    assert here == there
    assert sum(row["error"] is not None for row in here) >= 500


@pytest.mark.slow
def test_spark_reads_csv_too(home: Path, tmp_path: Path) -> None:
    """Of two files in a folder: rows come to what they do here, and each line that is none has an error."""
    (source := tmp_path / "in").mkdir()
    table = rows(400)
    for number, name in enumerate(("a.csv", "b.csv")):
        write(source / name, table[200 * number : 200 * number + 200])
        with (source / name).open("a", encoding="utf-8") as file:
            file.write(f'few{number},active\n"quote{number},active,fixed\nmany{number}{"," * len(table[0])}\n')
    write(tmp_path / "one.csv", table)
    command = [sys.executable, "-m", "terminal", "batch", *DAY, "--quick"]
    for more in (["one.csv", "here"], ["in", "spark", "--engine", "spark", "--master", "local[2]"]):
        ran = subprocess.run(
            [*command, *more], env=surroundings(home), cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
    assert "6  the row cannot be read" in ran.stdout
    there = {str(row["id"]): row for row in read(tmp_path / "spark")}
    spoilt = {name: there.pop(name) for name in [*there] if not name.startswith("c")}
    assert len(spoilt) == 6
    assert all("not CSV" in row["error"] and not row["action"] for row in spoilt.values())
    assert there == {row["id"]: row for row in read(tmp_path / "here")}


@pytest.mark.parametrize("missing", ["pyspark", "Java"])
def test_what_spark_needs_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "pyspark.sql", None if missing == "pyspark" else ModuleType("pyspark.sql"))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("batch", "in", str(tmp_path / "out"), "--engine", "spark")
    assert (ran.code, "install it" in ran.said, missing in ran.said) == (1, True, True)


def test_spark_writes_into_a_new_folder_alone(run: Run, tmp_path: Path) -> None:
    """What is there is neither gone on with nor replaced."""
    for more in ((), ("--resume",), ("--one-file",)):
        ran = run("batch", "in", str(tmp_path), "--engine", "spark", *more)
        assert (ran.code, "into a new folder" in ran.said) == (2, True)
