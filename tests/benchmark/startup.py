"""How long one waits for the first word."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from tests.benchmark.measure import Figures, Row, in_turns, process, ratio

BASE = "python, importing click and rich"
HELP = "crisis-sim --help"


def rows(rounds: int) -> list[Row]:
    """Whole processes, from start to exit."""
    script = str(Path(sys.executable).with_name("crisis-sim"))
    commands = {
        BASE: ("-c", "import click, rich"),
        HELP: (script, "--help"),
        "crisis-sim check first-drill": (script, "check", "first-drill"),
    }
    taken = in_turns({name: partial(_seconds, arguments) for name, arguments in commands.items()}, rounds)
    return [
        *(Row(name, "s", Figures.of(values)) for name, values in taken.items()),
        Row("help as a multiple of that import", "×", ratio(taken[HELP], taken[BASE]), "≤ 1.2"),
    ]


def _seconds(arguments: tuple[str, ...]) -> float:
    return process(*arguments).seconds
