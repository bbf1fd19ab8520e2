"""Desks: staff by shift and mobilisation, urgent work first, and the waiting times that queueing theory gives."""

from __future__ import annotations

from fractions import Fraction
from math import factorial, sqrt

import pytest

from tests.stage import Stage

LONG = {"text": "A wave", "truth": True, "topics": ["wave"]}


def letter(id_: str, at: str, to: str, **changes: object) -> dict[str, object]:
    """An inject that is a message over a channel without latency."""
    return {"id": id_, "at": at, "from": "citizens", "to": [to], "channel": "line", "title": id_} | changes


LINE = {"channels": {"line": {"names": "Line"}}}


def read(stage: Stage) -> list[tuple[int, str]]:
    """Tick and inject of everything read."""
    return [(e.t, e.p["inject"]) for e in stage.events("MessageRead")]


def test_two_people_serve_two_messages_at_once_urgent_ones_first() -> None:
    injects = [
        letter("one", "1m", "police"),
        letter("two", "1m", "police"),
        letter("three", "1m", "police"),
        letter("four", "1m", "police", priority="urgent"),
        letter("five", "1m", "police", priority="flash"),
    ]
    stage = Stage(injects=injects, pack=LINE).to(3600)
    assert read(stage) == [(120, "one"), (120, "two"), (180, "five"), (180, "four"), (240, "three")]


def test_off_hours_somebody_is_called_in_and_the_next_shift_finds_everybody_there() -> None:
    injects = [letter("evening", "8h10m", "harbour"), letter("night", "12h", "harbour")]
    injects.append(letter("second-evening", "32h10m", "harbour"))
    stage = Stage(injects=injects, pack=LINE).to(3 * 86_400)
    minutes = [t // 60 for t, _ in read(stage)]
    # Called in at 18:10, there at 18:40; still there at 22:00; the next evening it takes half an hour again.
    assert minutes == [8 * 60 + 42, 12 * 60 + 2, 32 * 60 + 42]


def test_a_shift_that_begins_earlier_than_anybody_can_be_called_in_does_the_work() -> None:
    stage = Stage(injects=[letter("early", "21h45m", "harbour")], pack=LINE).to(2 * 86_400)
    assert read(stage) == [(22 * 3600 + 120, "early")]


def test_a_bigger_shift_starts_on_what_waits_at_once() -> None:
    staff = [{"from": 0, "to": 12, "staff": 1}, {"from": 12, "to": 24, "staff": 4}]
    actors = {"hall": {"names": "Hall", "level": "federal", "staff": staff, "service": "3h"}}
    injects = [letter(f"note-{n}", "1m", "hall") for n in range(4)]
    stage = Stage(injects=injects, pack={**LINE, "actors": actors}).to(86_400)
    assert [t for t, _ in read(stage)] == [3 * 3600 + 60, *[5 * 3600] * 3]


def test_a_desk_needs_longer_for_a_language_that_it_lacks() -> None:
    actors = {"hall": {"names": "Hall", "level": "federal", "staff": 1, "service": "1m", "languages": ["nl"]}}
    facts = {"une-vague": LONG | {"language": "fr"}, "een-golf": LONG | {"language": "nl"}}
    injects = [
        letter("dutch", "10m", "hall", facts=["een-golf"]),
        letter("french", "30m", "hall", facts=["une-vague"]),
    ]
    stage = Stage(injects=injects, facts=facts, pack={**LINE, "actors": actors}).to(7200)
    assert stage.ticks("FactLearned", actor="hall") == [660, 1800 + 60 + 600]


def test_a_seat_pays_for_a_translation_with_staff_time() -> None:
    facts = {"une-vague": LONG | {"language": "fr"}, "a-wave": LONG}
    seats = [{"id": "centre", "plays": ["centre"], "languages": ["en"]}]
    stage = Stage(
        injects=[letter("both", "10m", "centre", facts=["une-vague", "a-wave"])], facts=facts, seats=seats, pack=LINE
    )
    stage.to(600).do("Open", "centre", msg="m1")
    assert [e.p["fact"] for e in stage.events("FactLearned", actor="centre")] == ["a-wave"]
    assert stage.one("StaffCommitted").p["what"] == "translate"
    stage.to(1200)
    assert stage.ticks("FactLearned", fact="une-vague", actor="centre") == [1200]


def erlang_c(servers: int, load: Fraction) -> Fraction:
    """The chance that a customer has to wait: Erlang's formula for Poisson arrivals and exponential service."""
    waiting = load**servers / factorial(servers) * Fraction(servers, servers - load)
    return waiting / (sum(load**k / factorial(k) for k in range(servers)) + waiting)


def test_erlang_c_itself() -> None:
    assert erlang_c(3, Fraction(2)) == Fraction(4, 9)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_queue_of_a_desk_meets_erlang_c(seed: int) -> None:
    """Three staff members, offered load two: 4/9 of the messages wait. Tolerance: three standard errors of batches."""
    hours, batch = 2500, 100
    actors = {"hall": {"names": "Hall", "level": "federal", "staff": 3}}
    traffic = [{"from": "citizens", "to": "hall", "channel": "line", "every": "5m", "service": "10m"}]
    stage = Stage(seed=seed, traffic=traffic, pack={**LINE, "actors": actors}, end={"elapsed": f"{hours}h"})
    stage.to(hours * 3600)
    arrived = {e.p["msg"]: e.t for e in stage.events("MessageDelivered")}
    served = {e.p["msg"]: int(stage.state.messages[e.p["msg"]].p["service"]) for e in stage.events("MessageRead")}
    waits: dict[int, list[int]] = {}
    for event in stage.events("MessageRead"):
        begun = event.t - served[event.p["msg"]]
        waits.setdefault(event.t // (batch * 3600), []).append(begun > arrived[event.p["msg"]])
    shares = [sum(batch_) / len(batch_) for batch_ in waits.values() if len(batch_) > 100]
    mean = sum(shares) / len(shares)
    error = sqrt(sum((share - mean) ** 2 for share in shares) / (len(shares) - 1) / len(shares))
    assert len(shares) >= 20
    assert error < 0.02
    assert abs(mean - 4 / 9) < 3 * error


def test_the_priority_queue_of_a_desk_meets_cobham() -> None:
    """One server without preemption, λ = .2, .6, 1.2 an hour, μ = 3: waits of .2381, .3247 and .9091 hours."""
    hours = 12_000
    actors = {"hall": {"names": "Hall", "level": "federal", "staff": 1}}
    rates = {"flash": "5h", "urgent": "100m", "routine": "50m"}
    traffic = [
        {"from": "citizens", "to": "hall", "channel": "line", "every": every, "service": "20m", "priority": priority}
        for priority, every in rates.items()
    ]
    stage = Stage(seed=3, traffic=traffic, pack={**LINE, "actors": actors}, end={"elapsed": f"{hours}h"})
    stage.to(hours * 3600)
    arrived = {e.p["msg"]: (e.t, e.p["priority"]) for e in stage.events("MessageDelivered")}
    waits: dict[str, list[float]] = {priority: [] for priority in rates}
    for event in stage.events("MessageRead"):
        t, priority = arrived[event.p["msg"]]
        begun = event.t - int(stage.state.messages[event.p["msg"]].p["service"])
        waits[priority].append((begun - t) / 3600)
    found = {priority: sum(w) / len(w) for priority, w in waits.items()}
    assert found["flash"] == pytest.approx(0.2381, rel=0.1)
    assert found["urgent"] == pytest.approx(0.3247, rel=0.1)
    assert found["routine"] == pytest.approx(0.9091, rel=0.15)
    weights = {"flash": 0.2, "urgent": 0.6, "routine": 1.2}
    assert sum(weights[p] * found[p] for p in rates) == pytest.approx(4 / 3, rel=0.12)
