"""Load over time: exact steps of small scenes, and the engine's own queues at every instant of whole runs."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

import pytest

from crisis_sim.analysis.load import Step, capacity, load, utilisation
from crisis_sim.model.index import Index
from crisis_sim.session.begin import begin
from tests.stage import Stage, compiled

LINE = {"line": {"names": "Line"}}


def letters(to: str, *moments: str, **changes: Any) -> list[dict[str, Any]]:
    """Injects that are messages over a channel without latency."""
    return [
        {"id": f"letter-{n}", "at": at, "from": "citizens", "to": [to], "channel": "line", "title": "Hm"} | changes
        for n, at in enumerate(moments)
    ]


def of(stage: Stage, who: str) -> list[tuple[int, int, int]]:
    """The steps of one desk or cell."""
    return [tuple(step) for step in load(Index(stage.world), stage.session.lines)[who]]  # type: ignore[misc]


def test_a_desk_with_two_people() -> None:
    stage = Stage(injects=letters("police", "1m", "1m", "1m", "2m"), pack={"channels": LINE}).to(600)
    assert of(stage, "police") == [(0, 0, 0), (60, 1, 2), (120, 0, 2), (180, 0, 0)]


def test_a_desk_writes_orders() -> None:
    stage = Stage(pack={"channels": LINE}).to(60)
    stage.session.engine.parts.work.order_for("police", "write-down", 1)
    stage.to(3600)
    # Ten minutes for the order, then one to tell the minister that it was given: a duty.
    assert of(stage, "police")[:3] == [(0, 0, 0), (60, 0, 1), (720, 0, 0)]


def test_what_is_still_there_at_the_end() -> None:
    stage = Stage(injects=letters("police", "1m", "1m", "1m"), pack={"channels": LINE}, end={"elapsed": "90s"}).to(600)
    assert of(stage, "police") == [(0, 0, 0), (60, 1, 2)]


def test_off_hours_everything_waits_until_somebody_has_come() -> None:
    """The harbour's people leave at 18:00; who is called in needs half an hour."""
    stage = Stage(injects=letters("harbour", "8h10m"), pack={"channels": LINE}).to(86_400)
    assert of(stage, "harbour")[:4] == [(0, 0, 0), (29_400, 1, 0), (31_200, 0, 1), (31_320, 0, 0)]
    index = Index(stage.world)
    assert capacity(index, "harbour", 86_400) == [(0, 2), (8 * 3600, 0), (22 * 3600, 2)]


def test_a_cell_that_opens_late_and_has_one_person() -> None:
    seats = [{"id": "centre", "plays": ["centre"], "people": 1}]
    stage = Stage(injects=letters("centre", "1m", "2m"), pack={"channels": LINE}, seats=seats).to(300)
    stage.do("Open", "centre", msg="m1")
    for _ in range(2):
        stage.do("SendMessage", "centre", to="police", text="Hello", channel="mail")
    stage.to(600)
    assert of(stage, "centre") == [(0, 0, 0), (60, 1, 0), (120, 2, 0), (300, 2, 1), (360, 1, 1), (420, 1, 0)]


def test_a_call_that_nobody_takes_waits_only_while_it_rings() -> None:
    bell = {"names": "Bell", "rings": True, "patience": "2m"}
    stage = Stage(injects=letters("centre", "1m", channel="bell"), pack={"channels": {"bell": bell}}).to(500)
    assert of(stage, "centre") == [(0, 0, 0), (60, 1, 0), (180, 0, 0), (480, 1, 0)]


def test_utilisation() -> None:
    steps = [Step(0, 0, 0), Step(100, 1, 2), Step(150, 0, 1), Step(200, 0, 0)]
    assert utilisation(steps, [(0, 2)], 400) == (2 * 50 + 50) / 800
    assert utilisation(steps, [(0, 2), (100, 0)], 400) == 150 / 200
    assert utilisation(steps, [(0, 2)], 150) == 100 / 300
    assert utilisation(steps, [(0, 0)], 400) is None


@pytest.mark.parametrize("name", ["small", "first-drill", "shape-cyberattack"])
def test_it_is_what_the_engines_desks_had_to_do(name: str) -> None:
    """Nearly always: a fact that somebody else passed on while it waited leaves no trace in the log."""
    session = begin(compiled(name), 1, {})
    desks = session.engine.parts.desks
    seen = []
    while not session.ended and session.now < 2 * 86_400:
        upcoming = session.engine.next_tick() or session.now
        session.frame(max(session.now + 1, min(session.now + 1800, upcoming)))
        seen.append((session.now, {a: (len(q._waiting), q._busy) for a, q in desks._queues.items()}))
    found = load(session.engine.index, session.lines)
    right = wrong = 0
    for now, queues in seen:
        for actor, queue in queues.items():
            steps = found.get(actor, [Step(0, 0, 0)])
            step = steps[bisect_right(steps, (now, 10**6, 0)) - 1]
            right, wrong = (right + 1, wrong) if step[1:] == queue else (right, wrong + 1)
    assert right > 500
    assert wrong <= right / 40
