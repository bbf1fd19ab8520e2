"""A run with hazards is the same run wherever and however it is played, and its log can be replayed."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import get_args

from crisis_sim.engine.hazards.processes import PROCESSES
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import Compiled, compile_scenario
from crisis_sim.scenario.hazard.hazard import Hazard
from crisis_sim.scenario.people import StoppedMove
from tests.stage import Played, play

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "data" / "example-scenario.yaml"
DAY = 86_400
DIGEST = """
from hashlib import blake2b
from tests.engine.test_hazards_alike import by_the_book
print(blake2b(b"\\n".join(by_the_book(3600).raw[1:])).hexdigest())
"""


@cache
def example() -> Compiled:
    """The scenario that uses every key of the language, without its plenary, which waits for people."""
    sound = load_or_raise(EXAMPLE)
    moves = tuple(move for move in sound.scenario.moves if not isinstance(move, StoppedMove))
    return compile_scenario(sound.scenario.model_copy(update={"moves": moves}), sound.pack)


def by_the_book(frame: int) -> Played:
    """A run of it in frames of so many seconds."""
    seats = {seat.id: "by-the-book" for seat in example().scenario.seats}
    return play(example(), seats=seats, frame=frame, until=DAY)


def test_every_model_has_a_process() -> None:
    union, _ = get_args(Hazard)
    assert set(get_args(union)) == set(PROCESSES)


def test_the_example_runs_all_its_hazards() -> None:
    run = by_the_book(3600)
    started = {event.p["hazard"] for event in run.events if event.kind == "HazardStarted"}
    hazards = example().scenario.hazards.items()
    sure = {id for id, hazard in hazards if hazard.starts is None or hazard.starts.when is None}
    assert sure <= started
    assert run.session.ended
    causes = {event.seq for event in run.events if event.kind in ("HazardStarted", "HazardChanged")}
    assert any(event.kind == "IndicatorMoved" and event.cause in causes for event in run.events)


def test_players_are_told_nothing_of_hazards() -> None:
    run = by_the_book(3600)
    assert not [line for lines in run.shown.values() for line in lines if line.kind.startswith("Hazard")]


def test_the_frames_make_no_difference() -> None:
    slow, fast = by_the_book(61), by_the_book(3600)
    assert slow.session.lines == fast.session.lines


def test_replay_gets_the_same_log() -> None:
    verdict = by_the_book(3600).replayed()
    assert verdict.finished
    assert verdict.difference is None


def test_hash_seeds_make_no_difference() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "42")
    }
    assert len(digests) == 1
