"""Tidy tables of a batch: CSV always, Parquet where duckdb is installed. Nothing but the row in hand is in memory."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

import msgspec

from crisis_sim.batch.dictionary import TABLES, rows
from crisis_sim.batch.replication import Result

Cells = Sequence[object]
ROW_GROUP = 20_480
"""Rows that are in memory at once while Parquet is written."""
BUFFER = 4 * 1024 * 1024
"""Bytes of CSV that are read at once meanwhile; a line is shorter."""
WITHOUT_DUCKDB = "Tables are CSV only. For Parquet as well: pip install duckdb, or pipx inject crisis-sim duckdb"
_FORMULA = frozenset("=+-@\t\r")
_SQL_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "yes-no": "BOOLEAN"}


def write_tables(results: Iterable[Result], arm_names: Sequence[str], folder: Path, parquet: bool = True) -> str | None:
    """Write all tables of a batch and their dictionary into a folder, each file whole or not at all.

    `results` come by arm and run, `arm_names` by the number of the arm. The same results give the same bytes. Returns
    a note for the user where Parquet was asked for and cannot be written.

    Raises:
        OSError: the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = {name: stack.enter_context(_File(folder / f"{name}.csv")) for name in TABLES}
        dictionary = stack.enter_context(_File(folder / "dictionary.csv"))
        for name, table in TABLES.items():
            files[name].row([column.name for column in table.columns])
        dictionary.row(("table", "column", "type", "unit", "meaning"))
        for row in rows():
            dictionary.row(row)
        for result in results:
            for name, cells in _rows(result, arm_names[result.arm]):
                files[name].row(cells)
    if not parquet:
        return None
    try:
        import duckdb
    except ImportError:
        return WITHOUT_DUCKDB
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET threads = 1; SET preserve_insertion_order = true")
        for name in TABLES:
            _to_parquet(connection, folder, name)
    return None


def _rows(result: Result, arm: str) -> Iterator[tuple[str, Cells]]:
    """(table, cells) for everything that one replication leaves."""
    keys = (arm, result.run, result.seed)
    failure, numbers = result.failure, result.measured
    if numbers is None:
        what = (failure.what, failure.reproduce) if failure is not None else ("", "")
        yield "runs", (*keys, result.digest, False, None, *what)
        return
    yield "runs", (*keys, result.digest, numbers.finished, numbers.end, None, None)
    for outcome in numbers.outcomes:
        yield "replications", (*keys, result.digest, *msgspec.structs.astuple(outcome))
    for name in ("expectations", "decisions", "legs", "means"):
        for row in getattr(numbers, name):
            yield name, (*keys, *msgspec.structs.astuple(row))


class _File:
    """A CSV file that appears when all of it is written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._aside = _aside(path)

    def __enter__(self) -> _File:
        self._file: TextIO = self._aside.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        return self

    def row(self, cells: Cells) -> None:
        """One more row."""
        self._writer.writerow([_cell(cell) for cell in cells])

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            with self._file as file:
                if kind is None:
                    file.flush()
                    os.fsync(file.fileno())
            if kind is None:
                self._aside.replace(self._path)
        finally:
            self._aside.unlink(missing_ok=True)


def _cell(value: object) -> object:
    """What stands in a cell: numbers with a point, nothing for None, and no text that a spreadsheet would compute."""
    if value is None or type(value) is int:
        return value
    if isinstance(value, str):
        if not value.isprintable():
            value = " ".join(value.split())
        return f"'{value}" if value[:1] in _FORMULA else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value).removesuffix(".0")


def _to_parquet(connection: Any, folder: Path, name: str) -> None:
    """The same table with typed columns; Zstandard-compressed."""
    path = folder / f"{name}.parquet"
    aside = _aside(path)
    columns = {column.name: _SQL_TYPES[column.type] for column in TABLES[name].columns}
    try:
        table = connection.read_csv(
            _literal(folder / f"{name}.csv"), header=True, columns=columns, na_values="", delimiter=",", quotechar='"',
            escapechar='"', auto_detect=False, buffer_size=BUFFER,
        )  # fmt: skip
        table.write_parquet(str(aside), compression="zstd", row_group_size=ROW_GROUP)
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _literal(path: Path) -> str:
    """A path in which nothing stands for other files."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.new")
