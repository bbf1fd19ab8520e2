"""A whole crisis by policies: the run of shape-cyberattack by the book."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from crisis_sim.cli.progress import to_endex
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import Compiled, compile_scenario
from crisis_sim.session.begin import begin
from crisis_sim.session.policies.script import Script
from tests.benchmark.measure import Figures, Row, in_turns, process, seconds

SCENARIO = "shape-cyberattack"
SEED = "7"


def rows(rounds: int) -> list[Row]:
    """The run alone, in lines of its log, and the command from start to exit."""
    sound = load_or_raise(SCENARIO)
    compiled = compile_scenario(sound.scenario, sound.pack)
    memory: list[float] = []
    taken = in_turns({"rate": lambda: _rate(compiled), "command": lambda: _command(memory)}, rounds)
    return [
        Row(f"{SCENARIO} by the book", "lines/s", Figures.of(taken["rate"])),
        Row(f"crisis-sim run {SCENARIO}", "s", Figures.of(taken["command"])),
        Row("its memory at most", "MB", Figures.of(memory)),
    ]


def _rate(compiled: Compiled) -> float:
    with TemporaryDirectory() as folder:
        session = begin(compiled, int(SEED), {}, Path(folder) / "log.jsonl")
        took = seconds(lambda: to_endex(session, Script(), quiet=True))
    return len(session.lines) / took


def _command(memory: list[float]) -> float:
    with TemporaryDirectory() as folder:
        log = str(Path(folder) / "log.jsonl")
        used = process("-m", "crisis_sim", "run", SCENARIO, "--seed", SEED, "--log", log, "--quiet")
    memory.append(used.megabytes)
    return used.seconds
