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
from typing import Any, Final

from closeout.batch.answering import Answering, Tally
from closeout.batch.run import parquet
from closeout.desk import FORUM, Desk
from closeout.errors import Failed

_SETTINGS: Final = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "FATAL",
}
_RAISED: Final = re.compile(r"[\w.]+(Error|Exception): ")
"""How the line begins that says what went wrong in a worker."""
_HERE: Final = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


def into_folder(source: Path, target: Path, master: str, day_name: str | None, *, whole: bool) -> Tally:
    """Answer the rows of a Parquet file, or of a folder of them, into a new folder, and return what they came to.

    Rows have no order: a column that tells them apart is carried as every other. ``whole`` says if the question and
    the warnings are looked for, too.

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
        rows = spark.read.parquet(str(source))
        names = tuple(rows.columns)
        added = "action string, certain boolean, settled boolean, other_actions string, "
        added += "question string, cautions string, error string" if whole else "error string"
        Answering(desk, names, whole=whole)  # what is wrong with the columns is told before anything runs
        schema = sql.types.StructType([*rows.schema, *sql.types._parse_datatype_string(added)])  # noqa: SLF001
        rows.mapInArrow(partial(_answered, day, names, whole), schema).write.parquet(str(target))
        return _tally(spark.read.parquet(str(target)))
    except _errors() as error:
        lines = str(error).strip().splitlines()
        raise Failed(f"Spark says: {next((each for each in lines if _RAISED.match(each)), lines[0])}") from None


def _answered(day: str, names: tuple[str, ...], whole: bool, batches: Iterable[Any]) -> Iterator[Any]:  # noqa: FBT001
    """Yield batches of rows with the answers beside them; runs in a worker of Spark's."""
    module = parquet()
    answering = _answering(day, names, whole)
    for batch in batches:
        chunk = module.ParquetChunk(module.pa.Table.from_batches([batch]))
        yield from module.beside(chunk, answering.added(chunk, Tally()), plain=True).to_batches()


@lru_cache(1)
def _answering(day: str, names: tuple[str, ...], whole: bool) -> Answering:  # noqa: FBT001
    return Answering(Desk(day), names, whole=whole)


def _tally(rows: Any) -> Tally:  # noqa: ANN401 - pyspark's
    """Return what the rows came to."""
    tally = Tally()
    for action, is_wrong, count in rows.groupBy("action", rows.error.isNotNull()).count().collect():
        tally.rows += count
        (tally.faults if is_wrong else tally.actions)["the row has an error" if is_wrong else action] += count
    return tally


def _pyspark() -> Any:  # noqa: ANN401 - a module
    """Return pyspark's module for tables.

    Raises:
        Failed: it or Java is not there.
    """
    try:
        found = import_module("pyspark.sql")
    except ImportError:
        raise Failed("Spark is run by the library pyspark; install it: pip install pyspark") from None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise Failed("Spark needs Java 17 or later; install it (Debian and Ubuntu: apt install default-jre-headless)")
    return found


def _errors() -> tuple[type[Exception], ...]:
    """Return what Spark raises."""
    return import_module("pyspark.errors").PySparkException, import_module("py4j.protocol").Py4JError
