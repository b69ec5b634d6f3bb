"""Files of very many rows: the batch beside reading and writing the same file with the same engine.

``python -m bench.many ROWS`` makes a Parquet file of so many rows (dictionary columns, one answer in twenty open, drawn
by the prior) and a CSV file of a million at most, and prints ratios, each the median of several rounds side by side.
"""

from __future__ import annotations

import csv
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from bench.sides import Ratio
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
    for info in DESK.base.asked.values():
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
    """Parse the CSV file by the standard library."""
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


def beside(name: str, source: Path, words: str, other: Callable[[Path, Path], None], goal: float) -> Ratio:
    """Return, and by the wall print, how many times as long the batch takes as ``other``, in rounds side by side."""
    target = source.with_name("out")
    rounds = [(timed(batch, source, target), timed(other, source, target)) for _ in range(ROUNDS)]
    wall, cpu = (median(a[kind] / b[kind] for a, b in rounds) for kind in (0, 1))
    sys.stdout.write(f"{name}, by the wall: {wall:.2f}\n")
    return Ratio(name, "closeout batch --quick", words, goal, round(cpu, 2))


def batches(count: int) -> Iterator[Ratio]:
    """Yield the ratios for ``count`` rows."""
    pa.set_cpu_count(1)
    with TemporaryDirectory() as folder:
        source, text = Path(folder, "in.parquet"), Path(folder, "in.csv")
        with pq.ParquetWriter(source, drawn(1, 0).schema) as writer:
            for seed in range(0, count, GROUP):
                writer.write_table(drawn(min(GROUP, count - seed), seed), row_group_size=GROUP)
        yield beside(f"{count:,} rows of Parquet", source, "reading and writing the file", copy_parquet, 1.3)
        first = pq.ParquetFile(source).read_row_group(0)
        pa_csv.write_csv(first, text, pa_csv.WriteOptions(quoting_style="none"))
        yield beside(f"{first.num_rows:,} rows of CSV", text, "parsing the file", parse, 1.5)


def main(count: int) -> None:
    """Print the ratios for ``count`` rows."""
    for each in batches(count):
        sys.stdout.write(f"{each.name}, of the processor: {each.ratio:.2f}\n")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"most memory, all of the above in one process: {most} MB\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
