"""The queue at a desk: who is served next under each discipline, and the waits that queueing theory publishes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from crisis_sim.model.events import Event
from crisis_sim.session import header
from crisis_sim.session.begin import begin
from tests.stage import Stage, play
from tests.validation.queues import CASES, CLASSES, Case, erlang_c, measure, world

REPLICATIONS, HOURS = 40, 1200


def desk(queue: str | None, staff: int = 1) -> dict[str, Any]:
    """A hall that takes ten minutes over a message, and a line without latency."""
    hall = {"names": "Hall", "level": "federal", "staff": staff, "service": "10m"}
    return {
        "channels": {"line": {"names": "Line"}},
        "actors": {"hall": hall | ({"queue": queue} if queue else {})},
    }


def letters(*arrivals: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Injects by (id, moment, priority)."""
    return [
        {"id": id_, "at": at, "from": "citizens", "to": ["hall"], "channel": "line", "title": id_, "priority": priority}
        for id_, at, priority in arrivals
    ]


def read(queue: str | None, *arrivals: tuple[str, str, str], staff: int = 1) -> list[tuple[str, int]]:
    """Inject and minute of everything read, in that order."""
    stage = Stage(injects=letters(*arrivals), pack=desk(queue, staff)).to(86_400)
    return [(e.p["inject"], e.t // 60) for e in stage.events("MessageRead")]


THREE = (("slow", "1m", "routine"), ("next", "2m", "routine"), ("soon", "3m", "urgent"), ("now", "4m", "flash"))


def test_first_come_first_served_knows_no_priority() -> None:
    assert read("fifo", *THREE) == [("slow", 11), ("next", 21), ("soon", 31), ("now", 41)]


@pytest.mark.parametrize("queue", ["priority", None])
def test_priority_interrupts_nobody(queue: str | None) -> None:
    assert read(queue, *THREE) == [("slow", 11), ("now", 21), ("soon", 31), ("next", 41)]


def test_preemptive_interrupts_and_resumes_with_what_was_left() -> None:
    # slow has 8 minutes left at minute 3, soon 9 at minute 4; each is taken up again where it was.
    assert read("preemptive", *THREE) == [("now", 14), ("soon", 23), ("slow", 31), ("next", 41)]


def test_preemptive_does_not_interrupt_its_own_class() -> None:
    assert read("preemptive", ("a", "1m", "urgent"), ("b", "2m", "urgent")) == [("a", 11), ("b", 21)]


def test_what_is_done_in_the_very_tick_is_not_interrupted() -> None:
    assert read("preemptive", ("a", "1m", "routine"), ("b", "11m", "flash")) == [("a", 11), ("b", 21)]


def test_who_was_interrupted_twice_has_lost_nothing() -> None:
    arrivals = (("a", "1m", "routine"), ("b", "2m", "urgent"), ("c", "15m", "flash"))
    assert read("preemptive", *arrivals) == [("b", 12), ("c", 25), ("a", 31)]


def test_of_two_people_the_one_yields_who_serves_the_last_of_the_lowest_class() -> None:
    arrivals = (("a", "1m", "routine"), ("b", "2m", "routine"), ("c", "3m", "urgent"), ("d", "4m", "flash"))
    assert read("preemptive", *arrivals, staff=2) == [("c", 13), ("d", 14), ("a", 20), ("b", 23)]


def test_who_comes_to_a_preemptive_desk_off_hours_waits_for_the_staff() -> None:
    pack = desk("preemptive")
    pack["actors"]["hall"] |= {"staff": [{"from": 8, "to": 18, "staff": 1}], "mobilisation": "30m"}
    stage = Stage(injects=letters(("a", "9h", "routine"), ("b", "9h35m", "flash")), pack=pack).to(86_400)
    assert [(e.p["inject"], e.t // 60) for e in stage.events("MessageRead")] == [("b", 585), ("a", 590)]


def test_its_own_orders_interrupt_routine_work() -> None:
    """Orders that a desk writes are urgent."""
    pack = desk(None) | {"actors": {"police": {"names": "Police", "level": "federal", "staff": 1, "service": "30m"}}}
    pack["actors"]["police"]["queue"] = "preemptive"
    proposal = [{"id": "never", "at": "9d", "kind": "condition"}, *letters(("a", "20m", "routine"))]
    proposal[1]["to"] = ["police"]
    seats = [{"id": "centre", "plays": ["centre"]}]
    stage = Stage(injects=proposal, pack=pack, seats=seats)
    stage.to(60)
    stage.session.engine.parts.work.order_for("police", "write-down", 1)
    stage.to(86_400)
    assert stage.ticks("MeasureTransmitted") == [60 + 600]
    stage = Stage(injects=proposal, pack=pack, seats=seats).to(1500)
    stage.session.engine.parts.work.order_for("police", "write-down", 1)
    stage.to(86_400)
    assert stage.ticks("MeasureTransmitted") == [1500 + 600]
    assert stage.ticks("MessageRead") == [1200 + 1800 + 600]


@pytest.mark.parametrize("queue", ["fifo", "priority", "preemptive"])
def test_a_replay_is_identical(queue: str) -> None:
    compiled = world(Case("any", queue, 2, {"flash": 4, "urgent": 8, "routine": 8}, 300, {}), 40)
    run = play(compiled, seats={"office": "silent"}, seed=5, until=40 * 3600)
    assert sum(e.kind == "MessageRead" for e in run.events) > 600
    assert run.replayed().difference is None


def test_frames_make_no_difference_to_a_preemptive_desk() -> None:
    compiled = world(Case("any", "preemptive", 1, {"flash": 2, "urgent": 4, "routine": 4}, 300, {}), 30)
    digests = {play(compiled, seats={"office": "silent"}, frame=frame, until=108_000).session.digest
               for frame in (61, 3600, 108_000)}  # fmt: skip
    assert len(digests) == 1


def test_the_default_stands_in_no_header() -> None:
    """A scenario that doesn't say keeps its identity."""
    said, unsaid = (
        header.make(Stage(injects=letters(*THREE), pack=desk(queue)).world, 1, {}) for queue in ("priority", None)
    )
    assert said["identity"] == unsaid["identity"]


def test_all_disciplines_are_idle_at_the_same_times() -> None:
    """Whoever is served first, the work is the same: the staff is through with it at the same ticks."""
    idle = {}
    for queue in ("fifo", "priority", "preemptive"):
        session = begin(world(Case(queue, queue, 1, CLASSES, 1200, {}), 300), 3, {"office": "silent"})
        while not session.ended:
            session.frame(session.now + 86_400)
        present, ticks = 0, []
        for line in session.lines:
            if isinstance(line, Event) and line.kind in ("MessageDelivered", "MessageRead"):
                present += 1 if line.kind == "MessageDelivered" else -1
                if present == 0:
                    ticks.append(line.t)
        idle[queue] = ticks
    assert len(idle["fifo"]) > 100
    assert idle["fifo"] == idle["priority"] == idle["preemptive"]


def test_erlang_c_itself() -> None:
    assert erlang_c(3, Fraction(2)) == Fraction(4, 9)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_published_waits_lie_within_95_percent_intervals_over_replications(case: Case) -> None:
    for name, found in measure(case, REPLICATIONS, HOURS).items():
        assert found.low is not None
        assert found.high is not None
        assert found.low <= case.published[name] <= found.high, (name, found)
        assert found.high - found.low < 0.35 * found.value, "too wide to say anything"
