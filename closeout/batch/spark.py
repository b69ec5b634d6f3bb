"""The same answers by Apache Spark, for what one machine does not hold: no rule is written twice.

Each Python worker makes its own table and automaton once, and answers batches of rows as ``batch`` does.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

from closeout.batch.answering import Answering, Tally
from closeout.batch.lines import CsvRows
from closeout.batch.run import parquet
from closeout.desk import FORUM, Desk
from closeout.errors import Failed, library

_SETTINGS: Final = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "FATAL",
}
_RAISED: Final = re.compile(r"[\w.]+(Error|Exception): ")
"""How the line begins that says what went wrong in a worker."""
_SPOILT: Final = "the line as it is"
_NO_ROW: Final = "the line is not CSV, or has not as many cells as there are columns"
_HERE: Final = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


def into_folder(source: Path, target: Path, master: str, day_name: str | None, *, whole: bool) -> Tally:
    """Answer the rows of a Parquet or CSV file, or of a folder of them, into a new folder of Parquet.

    Return what they came to. Rows have no order: a column that tells them apart is carried as every other. ``whole``
    says if the question and the warnings are looked for, too.

    Raises:
        AnswerError: no column holds a fact, or two hold the same.
        Failed: pyspark or Java is not there, or Spark failed.
    """
    sql = _pyspark()
    desk = Desk(day_name)
    day = FORUM if desk.day.forum else str(desk.day.date)
    if local := master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = sql.SparkSession.builder.appName("closeout").master(master)
    for name, value in (_SETTINGS | (_HERE if local else {})).items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
        rows, spoilt = _read(spark, sql, source)
        names = tuple(name for name in rows.columns if name != spoilt)
        added = "action string, certain boolean, settled boolean, other_actions string, "
        added += "question string, cautions string, error string" if whole else "error string"
        Answering(desk, names, whole=whole)  # what is wrong with the columns is told before anything runs
        carried = (each for each in rows.schema if each.name != spoilt)
        schema = sql.types.StructType([*carried, *sql.types._parse_datatype_string(added)])  # noqa: SLF001
        tally = spark.sparkContext.accumulator(Tally(), _Tallies())
        rows.mapInArrow(partial(_answered, day, names, spoilt, whole, tally), schema).write.parquet(str(target))
        return cast("Tally", tally.value)
    except _errors() as error:
        lines = str(error).strip().splitlines()
        raise Failed(f"Spark says: {next((each for each in lines if _RAISED.match(each)), lines[0])}") from None


def _read(spark: Any, sql: Any, source: Path) -> tuple[Any, str]:  # noqa: ANN401 - pyspark's
    """Return the rows of a source, and of CSV the name of the column with the lines that are spoilt."""
    files = sorted(source.iterdir()) if source.is_dir() else [source]
    text = next((file for file in files if file.suffix.lower() in CsvRows.suffixes), None)
    if text is None:
        return spark.read.parquet(str(source)), ""
    head = CsvRows(text)
    columns = [sql.types.StructField(name, sql.types.StringType()) for name in (*head.names, _SPOILT)]
    # a file whose first line has not the same names is refused: lines above them, too
    options = {"sep": head.separator, "escape": '"', "header": True, "enforceSchema": False}
    reader = spark.read.options(**options, columnNameOfCorruptRecord=_SPOILT)
    return reader.schema(sql.types.StructType(columns)).csv(str(source)), _SPOILT


def _answered(
    day: str,
    names: tuple[str, ...],
    spoilt: str,
    whole: bool,  # noqa: FBT001
    tally: Any,  # noqa: ANN401 - an accumulator
    batches: Iterable[Any],
) -> Iterator[Any]:
    """Yield batches of rows with the answers beside them; runs in a worker of Spark's."""
    module = parquet()
    answering = _answering(day, names, whole)
    for batch in batches:
        table, of_batch = module.pa.Table.from_batches([batch]), Tally()
        chunk = module.ParquetChunk(table.select(names))
        if spoilt:
            lines = table.column(spoilt).is_valid().to_numpy().nonzero()[0].tolist()
            chunk.broken = dict.fromkeys(lines, _NO_ROW)
        yield from module.beside(chunk, answering.added(chunk, of_batch), plain=True).to_batches()
        tally.add(of_batch)


class _Tallies:
    """How Spark adds what the batches came to, each once: they are read, answered and written in one task."""

    def zero(self, tally: Tally) -> Tally:
        """Return nothing."""
        return type(tally)()

    def addInPlace(self, tally: Tally, other: Tally) -> Tally:  # noqa: N802 - Spark's name
        """Return both together."""
        tally.rows += other.rows
        tally.actions += other.actions
        tally.faults += other.faults
        return tally


@lru_cache(1)
def _answering(day: str, names: tuple[str, ...], whole: bool) -> Answering:  # noqa: FBT001
    return Answering(Desk(day), names, whole=whole)


def _pyspark() -> Any:  # noqa: ANN401 - a module
    """Return pyspark's module for tables.

    Raises:
        Failed: it or Java is not there.
    """
    found = library("pyspark.sql", "Spark is run")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise Failed("Spark needs Java 17 or later; install it (Debian and Ubuntu: apt install default-jre-headless)")
    return found


def _errors() -> tuple[type[Exception], ...]:
    """Return what Spark raises."""
    return import_module("pyspark.errors").PySparkException, import_module("py4j.protocol").Py4JError
