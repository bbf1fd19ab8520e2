"""One way of counting: `run`, `replay`, `report`, outcomes and tables give the same numbers for the same run."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from crisis_sim.analysis.measured import measured
from crisis_sim.analysis.measuring.tally import tally
from crisis_sim.batch.replication import Result
from crisis_sim.batch.tables import write_tables
from crisis_sim.cli.replaying import replay
from crisis_sim.cli.report import report
from crisis_sim.cli.running import run
from crisis_sim.model.events import Line
from crisis_sim.model.index import Index
from crisis_sim.session.header import compiled_of
from crisis_sim.session.replay import parse
from crisis_sim.session.store import read
from tests.stage import Stage, compiled, play

COUNTS = ("messages", "lost", "rang_out", "unanswered", "commands", "rejected")
WORDS = {
    "messages": r"messages sent: (\d+)", "lost": r"lost: (\d+)", "rang_out": r"calls that rang out: (\d+)",
    "unanswered": r"requests and proposals: \d+ \((\d+) unanswered\)", "commands": r"commands: (\d+)",
    "rejected": r"commands: \d+ \((\d+) refused\)",
}  # fmt: skip
IN_REPORT = {**WORDS, "unanswered": r"requests and proposals: \d+, of which unanswered: (\d+)"}


def of_words(text: str, words: dict[str, str]) -> dict[str, int]:
    """The counts that a text names."""
    flat = " ".join(text.split())
    found = {name: re.search(pattern, flat) for name, pattern in words.items()}
    return {name: int(match.group(1)) for name, match in found.items() if match is not None}


def of_legs(rows: Sequence[dict[str, str]]) -> dict[str, int]:
    """The counts that the table of legs comes to."""
    asked = [row for row in rows if row["kind"] in ("request", "proposal")]
    return {
        "messages": len(rows),
        "lost": sum(row["lost"] != "" for row in rows),
        "rang_out": sum(int(row["rang_out"]) for row in rows),
        "unanswered": sum(row["how"] in ("", "acknowledged") for row in asked),
    }


def output(command: Any, *args: object) -> str:
    """What a command prints on stdout."""
    result = CliRunner().invoke(command, [str(a) for a in args], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def tables(index: Index, lines: Sequence[Line], folder: Path) -> tuple[dict[str, int], dict[str, int]]:
    """The counts in replications.csv and in legs.csv."""
    write_tables([Result(0, 0, 1, "d", None, measured(index, lines))], ["only"], folder, parquet=False)
    with (folder / "replications.csv").open(encoding="utf-8", newline="") as file:
        outcomes = {row["outcome"]: row["value"] for row in csv.DictReader(file)}
    with (folder / "legs.csv").open(encoding="utf-8", newline="") as file:
        legs = of_legs(list(csv.DictReader(file)))
    return {name: int(float(outcomes[name])) for name in COUNTS}, legs


@pytest.mark.parametrize("policy", ["silent", "by-the-book", "random"])
@pytest.mark.parametrize("scenario", ["first-drill", "shape-cyberattack"])
def test_every_place_counts_alike(scenario: str, policy: str, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    ran = output(run, scenario, "--seed", 1, "-p", policy, "--log", log)
    header, raw, _ = read(log)
    index, lines = Index(compiled_of(header, "log")), [parse(line, "log") for line in raw[1:]]
    counts = tally(lines)
    expected = {name: getattr(counts, name) for name in COUNTS}
    assert expected["messages"] > 0
    assert of_words(ran, WORDS) == expected
    as_json = json.loads(output(replay, log, "--json"))
    assert {name: as_json[name] for name in COUNTS} == expected
    assert of_words(output(replay, log), WORDS) == expected
    reported = output(report, log)
    said = of_words(reported, IN_REPORT)
    assert said == {name: expected[name] for name in said}
    assert set(said) >= {"messages", "lost", "rang_out", "unanswered"}
    refused = re.findall(r"^- \*\*(\d+) × ", reported, re.MULTILINE)
    assert sum(map(int, refused)) == expected["rejected"]
    outcomes, legs = tables(index, lines, tmp_path / "tables")
    assert outcomes == expected
    assert legs == {name: expected[name] for name in legs}


def test_json_of_a_run_counts_as_its_replay(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    ran = json.loads(output(run, "first-drill", "--seed", 1, "-p", "silent", "--log", log, "--json"))
    assert {k: ran[k] for k in COUNTS} == {k: json.loads(output(replay, log, "--json"))[k] for k in COUNTS}
    assert ran["rang_out"] > 0
    assert ran["commands"] == 0, "control's Start is no command of a seat"


def test_what_is_lost_does_not_depend_on_when_the_run_is_over() -> None:
    """A call rings, rings out, rings again, and in the end leaves a message: it is never lost."""
    world = compiled("small")
    lines = play(world, seats=dict.fromkeys(("centre", "town", "ministry"), "silent")).session.lines
    index = Index(world)
    rang = [n for n, line in enumerate(lines) if line.kind == "MessageLost" and line.p["why"] == "unanswered"]
    assert len(rang) > 1
    for n in (*rang, len(lines) - 1):
        until = lines[: n + 1]
        final = sum(line.kind == "MessageLost" and line.p["why"] != "unanswered" for line in until)
        legs = measured(index, until).legs
        assert tally(until).lost == final == sum(leg.lost is not None for leg in legs)
        assert tally(until).rang_out == sum(leg.rang_out for leg in legs) == sum(k <= n for k in rang)


def test_receipt_is_no_answer_and_control_gives_no_commands() -> None:
    stage = Stage(seats=[{"id": "centre", "plays": ["centre"]}, {"id": "ministry", "plays": ["minister"]}]).to(60)
    stage.do("Request", "centre", to=["minister"], text="What now?", channel="mail")
    stage.to(600).do("Acknowledge", "ministry", msg="m1")
    stage.do("OrderMeasure", "centre", measure="evacuate")
    counts = tally(stage.session.lines)
    assert (counts.requests, counts.unanswered) == (1, 1)
    assert (counts.commands, counts.rejected) == (3, 1)
    stage.do("SendMessage", "ministry", to=["centre"], text="Wait.", reply_to="m1", channel="mail")
    assert tally(stage.to(1200).session.lines).unanswered == 0


def test_what_is_taken_back_is_not_lost() -> None:
    letter = {"id": "one", "at": "1m", "from": "citizens", "to": ["centre"], "channel": "mail", "title": "One"}
    stage = Stage(injects=[letter]).to(600)
    stage.do("Recall", inject="one")
    (leg,) = measured(Index(stage.world), stage.session.lines).legs
    assert (leg.lost, leg.why, leg.recalled) == (None, None, 600)
    assert msgspec.structs.asdict(leg)["rang_out"] == tally(stage.session.lines).lost == 0
