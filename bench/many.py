"""Files of very many rows: the batch beside reading and writing the same file with the same engine.

``python -m bench.many ROWS`` makes a Parquet file of so many rows (dictionary columns, one answer in twenty open, drawn
by the prior) and a CSV file of fewer, and prints ratios, each the median of several rounds side by side.
"""

from __future__ import annotations

import csv
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from closeout.batch import parquet
from closeout.batch.answering import Answering
from closeout.batch.run import into_folder, rows_of
from closeout.desk import Desk
from engine.base import Role

GROUP, ROUNDS, OPEN = 1_000_000, 3, 0.05
DESK = Desk("2026-11-22")


def drawn(count: int, seed: int) -> pa.Table:
    """Return rows that are answered but for one answer in twenty."""
    random, cases = np.random.default_rng(seed), DESK.table.cases
    rows = random.choice(cases.size, count, p=DESK.table.weights)
    columns = {}
    for info in DESK.base.with_role(Role.DECIDING, Role.REFINING):
        said = random.integers(1, len(info.values) + 1, count)
        applies = cases.must_apply(info.name, {}).bools()[rows]
        digits = cases.digits[info.name][rows] if info.role is Role.DECIDING else np.where(applies, said, 0)
        places = np.where(random.random(count) < OPEN, 0, digits).astype(np.int32) - 1
        columns[info.name] = pa.DictionaryArray.from_arrays(pa.array(places, mask=places < 0), pa.array(info.values))
    return pa.table(columns)


def copy_parquet(source: Path, target: Path) -> None:
    """Read and write the file, a row group at a time."""
    file = pq.ParquetFile(source)
    with pq.ParquetWriter(target, file.schema_arrow) as writer:
        for group in range(file.num_row_groups):
            writer.write_table(file.read_row_group(group), row_group_size=GROUP)


def parse(source: Path, _target: Path) -> None:
    """Parse the CSV file."""
    with source.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass


def batch(source: Path, target: Path) -> None:
    """Answer every row, as --quick does, into a folder of parts."""
    rows = rows_of(source)
    folder = target.with_name("parts")
    folder.mkdir()
    into_folder(rows, Answering(DESK, rows.names, whole=False), folder, str)
    rmtree(folder)


def timed(run: Callable[[Path, Path], None], source: Path, target: Path) -> tuple[float, float]:
    """Return how long a run takes, by the wall and of the processor, in seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    run(source, target)
    return time.perf_counter() - wall, time.process_time() - cpu


def beside(name: str, source: Path, one: Callable[[Path, Path], None], other: Callable[[Path, Path], None]) -> None:
    """Print how many times as long ``one`` takes as ``other``, in rounds side by side."""
    target = source.with_name("out")
    rounds = [(timed(one, source, target), timed(other, source, target)) for _ in range(ROUNDS)]
    wall, cpu = (median(a[kind] / b[kind] for a, b in rounds) for kind in (0, 1))
    print(f"{name}: {wall:.2f} by the wall, {cpu:.2f} of the processor")  # noqa: T201 - a script to be run


def main(count: int) -> None:
    """Print the ratios for ``count`` rows."""
    with TemporaryDirectory() as folder:
        source, text = Path(folder, "in.parquet"), Path(folder, "in.csv")
        with pq.ParquetWriter(source, drawn(1, 0).schema) as writer:
            for seed in range(0, count, GROUP):
                writer.write_table(drawn(min(GROUP, count - seed), seed), row_group_size=GROUP)
        part = pq.ParquetFile(source).read_row_group(0).slice(0, max(1, min(count, GROUP) // 10))
        with text.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([part.column_names, *zip(*(c.to_pylist() for c in part.columns), strict=True)])
        print(f"{count:,} rows of Parquet, {part.num_rows:,} of CSV")  # noqa: T201 - likewise
        beside("batch --quick beside reading and writing", source, batch, copy_parquet)
        beside("batch --quick beside parsing CSV", text, batch, parse)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"most memory, all of the above in one process: {most} MB")  # noqa: T201 - likewise


if __name__ == "__main__":
    parquet.pa.set_cpu_count(1)
    main(int(sys.argv[1]))
