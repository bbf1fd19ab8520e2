"""Checking a large scenario, beside reading the same file with PyYAML and pydantic alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from crisis_sim.scenario.check import load
from crisis_sim.scenario.scenario import Scenario
from tests.benchmark.measure import Figures, Row, in_turns, ratio, seconds

SIZE = 1_000_000
"""Bytes of the file, about."""
OURS, BARE = "check of 1 MB", "CSafeLoader and pydantic"


def rows(rounds: int) -> list[Row]:
    """In one process each, with the doctrine pack read before."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "large.yaml"
        file.write_text(text(), encoding="utf-8")
        ours, bare = partial(seconds, partial(_check, file)), partial(seconds, partial(_bare, file))
        taken = in_turns({OURS: ours, BARE: bare}, rounds)
    return [
        *(Row(name, "s", Figures.of(values)) for name, values in taken.items()),
        Row("check as a multiple of that", "×", ratio(taken[OURS], taken[BARE]), "≤ 2"),
    ]


def _check(file: Path) -> None:
    loaded = load(str(file))
    assert not loaded.problems, loaded.problems[:3]


def _bare(file: Path) -> None:
    Scenario.model_validate(yaml.load(file.read_bytes(), yaml.CSafeLoader), by_alias=True, by_name=False)


def text() -> str:
    """A sound scenario of this size: one inject like another, each with its fact, a condition and an expectation."""
    one = len(_dump(_scenario(11))) - len(_dump(_scenario(1)))
    return _dump(_scenario(SIZE * 10 // one))


def _dump(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)


def _scenario(injects: int) -> dict[str, Any]:
    return {
        "format": 1,
        "id": "large",
        "title": _said("A large exercise"),
        "briefing": _said("Much happens."),
        "doctrine": "belgium",
        "start": "2027-05-04T10:45+02:00",
        "seats": [{"id": "cyber-cell", "plays": ["ccb", "cert"], "people": 4, "proposes_to": ["belnet"]}],
        "moves": [{"id": "all", "clock": "live", "until": f"{injects + 10}m"}],
        "objectives": [{"id": "picture", "text": _said("All know of it"), "capability": "situational-awareness"}],
        "facts": {
            f"fact-{n}": {"text": _said(f"It happened for the time no. {n}."), "truth": True, "topics": ["incident"]}
            for n in range(injects)
        },
        "injects": [_inject(n) for n in range(injects)],
    }


def _inject(n: int) -> dict[str, Any]:
    before = {"any": [{"inject": f"inject-{n - 1}", "status": "read"}, {"elapsed": f"{n + 5}m"}]}
    return {
        "id": f"inject-{n}",
        **({"when": before} if n else {"at": "1m"}),
        "from": "belnet",
        "to": ["cyber-cell"],
        "channel": "e-mail",
        "title": _said(f"Report no. {n}"),
        "text": _said(f"We report what happened for the time no. {n}: what do you make of it, and who else knows?"),
        "facts": [f"fact-{n}"],
        "expects": [
            {
                "id": f"told-{n}",
                "seat": "cyber-cell",
                "knows": {"actor": "nccn", "fact": f"fact-{n}"},
                "within": "25m",
                "objective": "picture",
                "text": _said("The crisis centre heard of it"),
            }
        ],
    }


def _said(text: str) -> dict[str, str]:
    return {"en": text, "nl": f"{text} (nl)", "fr": f"{text} (fr)"}
