"""Requirements, impacts and choices that make no difference: what an author may write, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from crisis_sim.scenario.check import load
from crisis_sim.scenario.doctrine import ImpactScale

SCENARIO = """format: 1
id: small
title: {en: Small, nl: Klein, fr: Petit}
doctrine: belgium
start: 2027-05-04T10:00+02:00
seats: [{id: room, plays: nccn}]
objectives: [{id: aim, text: Aim, capability: coordination}]
indicators:
  taps: {label: Taps, start: 50, requirement: food-and-water, better: more, impact: {scale: sa, times: 3, per: 2}}
injects:
  - id: fire
    at: 1m
    from: rmi
    to: room
    channel: phone
    title: Rain
    objectives: aim
    effects: [{indicator: taps, change: -20}]
    asks:
      within: 10m
      options: [{id: stay, text: Stay}, {id: go, text: Go, effects: [{indicator: taps, change: 1}]}]
      futile: {if: {indicator: taps, below: 10}, text: The pumps were gone.}
"""


def findings(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    """(code, line) of what is found in a scenario."""
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return [(problem.code, problem.line) for problem in load(path).problems]


def test_what_is_right_passes(tmp_path: Path) -> None:
    found = {code for code, _ in findings(tmp_path, SCENARIO)}
    assert not {code for code in found if not code.startswith("L")}
    assert "L006" not in found, "a requirement or an impact says what was at stake, too"


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("food-and-water", "food-or-water", "R019", 9),
        ("scale: sa", "scale: s-a", "R019", 9),
        ("times: 3", "times: 0", "S007", 9),
        ("per: 2", "per: -1", "S007", 9),
        ("below: 10", "below: 10, whatever: 1", "S001", 22),
        ("{indicator: taps, below: 10}", "{indicator: taaps, below: 10}", "R004", 22),
        ("below: 10", "below: 0", "L023", 22),
        ("options: [{id: stay, text: Stay}, {id: go, text: Go, effects: [{indicator: taps, change: 1}]}]",
         "free: true", "S009", 20),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    assert old in SCENARIO
    assert (code, line) in findings(tmp_path, SCENARIO.replace(old, new))


@pytest.mark.parametrize("limits", [(1, 2, 3), (1, 2, 3, 4, 5, 5), (2, 1, 3, 4, 5, 6), (0, 1, 2, 3, 4, 5)])
def test_a_scale_has_six_rising_bounds_or_none(limits: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError, match="six whole numbers"):
        ImpactScale.model_validate({"names": "x", "from": limits, "source": "invented"})
