"""Messages that a trainer understands at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis_sim.scenario.check import load
from crisis_sim.scenario.problems import Problem, as_text, in_order

SOUND = (Path(__file__).parents[1] / "data" / "sound.yaml").read_text(encoding="utf-8")
_MANY = ", ".join(f"a{n}: {{model: rumour, population: 9}}" for n in range(101))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("until: 2h", "until: 2 hours", "`2 hours` is not a duration — write 45s, 30m, 4h, 1h30m or 2d; or a day"),
        ("until: 2h", "until: {elapsd: 2h}", "`elapsd` is none of the forms that can stand here — did you mean `elaps"),
        ("until: 2h", "until: {all: [{indicator: trust, belw: 3}]}", "unknown key `belw` — did you mean `below`?"),
        ("until: 2h", "until: [1h]", "a list stands where a moment such as 15m or d2 09:00, or a map with one of"),
        ("within: 10m", "within: 10", "a duration needs a unit — write 10m for minutes or 10s for seconds"),
        ("within: 10m", "within:", "`within` has no value — write a duration such as 30m or 1h30m"),
        ("people: 4", "peple: 4", "unknown key `peple` — did you mean `people`?"),
        ("plays: [nccn]", "play: [nccn]", "unknown key `play` — did you mean `plays`?"),
        ("plays: [nccn]", "plays: ~", "`plays` has no value — write a list"),
        ("moves:", "control: directr\nmoves:", "`directr` stands where a list is expected"),
        ("moves:", "control: [directr]\nmoves:", "`evaluator` or `controller` is expected — did you mean `director`?"),
        ("moves:", "control: [{contrller: x}]\nmoves:", "unknown key `contrller` — did you mean `controller`?"),
        ("moves:", "actors: {ccb: {staff: many}}\nmoves:", "`many` stands where a whole number is expected"),
        ("moves:", "actors: {ccb: {staff: [{staf: 3}]}}\nmoves:", "unknown key `staf` — did you mean `staff`?"),
        ("moves:", "actors: {ccb: {service: fast}}\nmoves:", "`fast` is not a duration"),
        ("moves:", "actors: {ccb: {service: {low: 3, mode: 2, high: 4}}}\nmoves:", "must be ordered: low, mode, high"),
        ("moves:", "experiments: {x: {outcomes: [{indicator: trust, at: ende}]}}\nmoves:", "did you mean `end`?"),
        ("moves:", "facilitator: {probes: {at: 1h, seats: Alll, ask: X}}\nmoves:", "did you mean `all`?"),
        ("moves:", "places: {here: {at: [1]}}\nmoves:", "`at` has 1 entries"),
        ("moves:", "hazards: {a: 7}\nmoves:", "`7` stands where a map with `model` is expected"),
        ("moves:", "hazards: {a: {model: rumor}}\nmoves:", "is expected — did you mean `rumour`?"),
        ("moves:", "hazards: {a: {population: 5}}\nmoves:", "the key `model` is missing — add `model:` with `flood`"),
        ("moves:", f"hazards: {{{_MANY}}}\nmoves:", "`hazards` has 101 entries — give at most 100"),
        ("moves:", "hazards: {a: {model: rumour, population: 9, drives: {trust: {reads: 'the level'}}}}\nmoves:",
         "`the level` is not the name of an output or a lever — lower-case letters"),
        ("moves:", "hazards: {a: {model: rumour, population: 9, drives: {trust: [3]}}}\nmoves:", "a list stands where"),
        ("{id: cyber-cell,", "{id: Cyber Cell,", "begin with a letter: `cyber-cell`"),
        ("format: 1", "format: 2", "format `2` is unknown — this version reads `1`"),
        ("title: {en: A call}", "title: {en: 112}", "`112` stands where a text is expected — put it in quotes"),
        ("title: {en: A call}", "title: true", "`true` stands where a text is expected — put it in quotes"),
        ("title: {en: A call}", "title: [A call]", "a list stands where a text is expected"),
    ],
)  # fmt: skip
def test_one_finding_in_plain_words(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    (one,) = load(path).problems
    assert says in str(one)


def test_findings_stand_in_order_of_position() -> None:
    found = [Problem("S001", "b", 3, 1, "x"), Problem("S001", "a", 9, 2, "x"), Problem("S001", "b", 1, 5, "x")] * 2
    assert [(problem.file, problem.line) for problem in in_order(found)] == [("b", 1), ("b", 3), ("a", 9)]


def test_errors_are_shown_before_warnings_where_not_all_fit() -> None:
    warnings = [Problem("L001", "a", n, 1, "x", severity="warning") for n in range(1, 60)]
    text = as_text([*warnings, Problem("S001", "a", 60, 1, "x")])
    lines = text.splitlines()
    assert len(lines) == 51
    assert lines[49].startswith("a:60:1: S001")
    assert lines[50] == "... and 10 more, left out here; --json shows all"
