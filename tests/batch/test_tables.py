"""Tables of a batch: the exact rows of small runs, whole files, equal bytes, nothing that a spreadsheet computes."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crisis_sim.analysis.measured import Measured, Outcome, measured
from crisis_sim.analysis.measuring import rows
from crisis_sim.batch import dictionary
from crisis_sim.batch.replication import Failure, Result
from crisis_sim.batch.tables import WITHOUT_DUCKDB, write_tables
from crisis_sim.model.index import Index
from tests.stage import compiled, play

duckdb = pytest.importorskip("duckdb")

DOCS = Path(__file__).parents[2] / "docs" / "tables.md"
ROWS = {
    "expectations": rows.ExpectationRow,
    "decisions": rows.DecisionRow,
    "legs": rows.LegRow,
    "means": rows.MeansRow,
    "replications": Outcome,
}
ARMS = ["base", "direct, staff=0.5"]


def results() -> list[Result]:
    """Two runs of two arms, the last one failed."""
    world = compiled("small")
    runs = [play(world, seed=seed, seats=dict.fromkeys(("centre", "town"), "by-the-book")) for seed in (1, 2, 1)]
    found = [
        Result(n // 2, n % 2, 1 + n % 2, run.session.digest, None, measured(Index(world), run.session.lines))
        for n, run in enumerate(runs)
    ]
    failure = Failure("ValueError: =cmd|'/c calc'!A0", "plan", "crisis-sim run small --seed 2")
    return [*found, Result(1, 1, 2, None, failure, None)]


@pytest.fixture(scope="module")
def some() -> list[Result]:
    return results()


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def select(sql: str) -> list[tuple[Any, ...]]:
    """What duckdb answers."""
    with duckdb.connect(":memory:") as connection:
        found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
        return found


@pytest.mark.parametrize("table", ROWS)
def test_the_dictionary_has_the_columns_of_the_rows(table: str) -> None:
    keys = 4 if table == "replications" else 3
    named = [column.name for column in dictionary.TABLES[table].columns][keys:]
    fields = msgspec.structs.fields(ROWS[table])
    assert named == [{"name": "outcome"}.get(f.name, f.name) for f in fields]
    types = {"text": str, "integer": int, "number": float, "yes-no": bool}
    for column, field in zip(dictionary.TABLES[table].columns[keys:], fields, strict=True):
        given = getattr(field.type, "__args__", (field.type,))
        assert types[column.type] in given or column.name == "kind", column


def test_every_outcome_is_in_the_dictionary(some: list[Result]) -> None:
    named = {outcome.name.split(":")[0].split()[0] for outcome in dictionary.OUTCOMES}
    assert some[0].measured is not None
    for outcome in some[0].measured.outcomes:
        assert outcome.name.split(":")[0] in named, outcome.name


def test_the_page_is_what_the_code_says() -> None:
    before, _, after = DOCS.read_text(encoding="utf-8").partition("<!-- dictionary -->\n")
    assert before
    assert after == dictionary.page(), "python -m tests.batch.test_tables writes it anew"


def test_rows_are_those_of_the_runs(some: list[Result], tmp_path: Path) -> None:
    assert write_tables(some, ARMS, tmp_path) is None
    runs = read(tmp_path / "runs.csv")
    assert [(r["arm"], r["run"], r["seed"], r["finished"]) for r in runs] == [
        ("base", "0", "1", "true"),
        ("base", "1", "2", "true"),
        (ARMS[1], "0", "1", "true"),
        (ARMS[1], "1", "2", "false"),
    ]
    assert runs[0]["digest"] == some[0].digest
    assert runs[3]["failure"] == "ValueError: =cmd|'/c calc'!A0"
    assert runs[3]["reproduce"] == "crisis-sim run small --seed 2"
    for table in ("expectations", "decisions", "legs", "means"):
        got = read(tmp_path / f"{table}.csv")
        expected = [
            [r.arm, r.run, *msgspec.structs.astuple(row)]
            for r in some
            if r.measured is not None
            for row in getattr(r.measured, table)
        ]
        assert len(got) == len(expected) > 0
        for cells, row in zip(got, expected, strict=True):
            values = [ARMS[row[0]], *row[1:]]
            text = {None: "", True: "true", False: "false"}
            wanted = [text[v] if v is None or isinstance(v, bool) else str(v) for v in values]
            assert [v for k, v in cells.items() if k != "seed"] == wanted


def test_parquet_has_types_and_the_same_values(some: list[Result], tmp_path: Path) -> None:
    write_tables(some, ARMS, tmp_path)
    legs = select(f"select * from '{tmp_path}/legs.parquet'")
    assert some[0].measured is not None
    first = some[0].measured.legs[0]
    none = tuple(None if v == "" else v for v in msgspec.structs.astuple(first))
    assert legs[0] == ("base", 0, 1, *none)
    assert len(legs) == len(read(tmp_path / "legs.csv"))
    for table, described in dictionary.TABLES.items():
        names = ", ".join(column.name for column in described.columns)
        assert select(f"select {names} from '{tmp_path}/{table}.parquet'"), table
    (met,) = select(f"select value from '{tmp_path}/replications.parquet' where outcome = 'met' and run = 1")
    assert met[0] == some[1].measured.outcomes[0].value  # type: ignore[union-attr]


def test_the_page_counts_messages_from_legs_as_outcomes_do(some: list[Result], tmp_path: Path) -> None:
    write_tables(some, ARMS, tmp_path)
    section = DOCS.read_text(encoding="utf-8").partition("## How messages are counted")[2]
    sql = section.partition("```sql\n")[2].partition("```")[0].replace("OUT/tables", str(tmp_path))
    counted = {row[:2]: [float(n) for n in row[2:]] for row in select(sql)}
    names = ("messages", "lost", "rang_out", "unanswered")
    wanted = {
        (ARMS[r.arm], r.run): [next(o.value for o in r.measured.outcomes if o.name == name) for name in names]
        for r in some
        if r.measured is not None
    }
    assert counted == wanted


def test_equal_results_give_equal_bytes(some: list[Result], tmp_path: Path) -> None:
    write_tables(iter(some), ARMS, tmp_path / "a")
    write_tables([msgspec.json.decode(msgspec.json.encode(r), type=Result) for r in some], ARMS, tmp_path / "b")
    names = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert names == sorted([*(f"{t}.{end}" for t in dictionary.TABLES for end in ("csv", "parquet")), "dictionary.csv"])
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


@pytest.mark.parametrize("name", ["it's", "a[1]", "all *", "what?", 'say "x"', "été"])
def test_folders_may_have_any_name(some: list[Result], tmp_path: Path, name: str) -> None:
    write_tables(some[:1], ARMS, tmp_path / name)
    (tmp_path / name / "means.parquet").rename(tmp_path / "means.parquet")
    assert select(f"select count(*) from '{tmp_path}/means.parquet'") == [(2,)]


@pytest.mark.parametrize("text", ["=1+1", "+31", "-cmd", "@SUM(A1)", "\t=1"])
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    failed = Result(0, 0, 1, None, Failure(text, "", f"{text}\nnext"), None)
    write_tables([failed], [text], tmp_path)
    (row,) = read(tmp_path / "runs.csv")
    for cell in (row["arm"], row["failure"], row["reproduce"]):
        assert cell.startswith("'")
        assert "\n" not in cell
    assert select(f"select arm from '{tmp_path}/runs.parquet'") == [(row["arm"],)]


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    numbers = Measured(
        0, True, [Outcome("indicator:frost", "value", -5.0), Outcome("x", "value", -0.1)], [], [], [], []
    )
    write_tables([Result(0, 0, 1, "d", None, numbers)], ["only"], tmp_path)
    assert [r["value"] for r in read(tmp_path / "replications.csv")] == ["-5", "-0.1"]
    assert select(f"select value from '{tmp_path}/replications.parquet'") == [(-5.0,), (-0.1,)]


def test_without_duckdb_there_is_csv_and_one_note(
    some: list[Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert write_tables(some, ARMS, tmp_path) == WITHOUT_DUCKDB
    assert {p.suffix for p in tmp_path.iterdir()} == {".csv"}
    assert write_tables(some, ARMS, tmp_path, parquet=False) is None


def test_what_breaks_half_way_leaves_the_old_tables(some: list[Result], tmp_path: Path) -> None:
    write_tables(some, ARMS, tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def broken() -> Iterator[Result]:
        yield some[1]
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_tables(broken(), ARMS, tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_memory_does_not_grow_with_the_runs(some: list[Result], tmp_path: Path) -> None:
    """Results are taken one by one, and each is let go before the next."""
    alive = most = 0

    class Counted:
        def __init__(self, result: Result) -> None:
            nonlocal alive, most
            self.arm, self.run, self.seed, self.digest = result.arm, result.run, result.seed, result.digest
            self.failure, self.measured = result.failure, result.measured
            alive += 1
            most = max(most, alive)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    write_tables((Counted(some[0]) for _ in range(50)), ARMS, tmp_path, parquet=False)  # type: ignore[misc]
    assert most <= 3


def main() -> None:
    """Write the dictionary into the page."""
    before = DOCS.read_text(encoding="utf-8").partition("<!-- dictionary -->\n")[0]
    DOCS.write_text(before + "<!-- dictionary -->\n" + dictionary.page(), encoding="utf-8")


if __name__ == "__main__":
    main()
