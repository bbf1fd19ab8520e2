"""Whatever people do: nothing raises, the log stays whole, and nobody sees what is not theirs."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from crisis_sim.model.audience import RULES, audience
from crisis_sim.model.events import Event
from crisis_sim.model.fold import apply, fold
from crisis_sim.model.index import Index
from crisis_sim.model.slice import SliceLine, Slicer
from crisis_sim.model.state import fresh
from crisis_sim.session.begin import HUMAN, begin
from tests.improviser import Improviser
from tests.model.any_commands import HOLDERS, SEATS, SEEDS, WORLD, fit, script
from tests.stage import Given, Played, play, raw_of

EXPLORE = int(os.environ.get("EXPLORE", "0"))
"""So many examples, other ones each time; without it always the same few: `EXPLORE=2000 pytest tests/model`."""
MANY = settings(
    max_examples=EXPLORE or 80,
    derandomize=not EXPLORE,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
INDEX = Index(WORLD)

_EXPECTATIONS = [e.id for inject in WORLD.scenario.injects for e in inject.expects]
_OPTIONS = [o.id for inject in WORLD.scenario.injects if inject.asks for o in inject.asks.options]
SECRETS = [
    *INDEX.injects, *WORLD.scenario.facts, *_EXPECTATIONS, *_OPTIONS, *WORLD.scenario.draws, *WORLD.scenario.indicators,
    *WORLD.scenario.means, *(move.id for move in WORLD.scenario.moves), "spring", "neap", "SECRET-NOTE", "Too late.",
]  # fmt: skip
"""Author's ids, values of draws, notes and feedback."""
_SECRET = re.compile("(?<![a-z0-9-])(" + "|".join(map(re.escape, SECRETS)) + ")(?![a-z0-9-])")
CONTROL_FIELDS = {"truth", "inject", "expectation", "objective", "weight", "feedback", "told", "key", "draws", "do"}


@MANY
@given(script(), SEEDS, HOLDERS)
def test_the_log_holds_together(given: list[Given], seed: int, seats: dict[str, str]) -> None:
    run = play(WORLD, given, seed=seed, seats=seats, fit=fit)
    _caused(run)
    _means_are_conserved(run)
    _nobody_works_twice_at_once(run)
    assert fold(INDEX, run.events) == run.session.engine.state
    assert run.replayed().difference is None
    assert run.session.digest == run.replayed().digest


@MANY
@given(script(), SEEDS, HOLDERS)
def test_a_seat_sees_its_own_events_and_no_secret(given: list[Given], seed: int, seats: dict[str, str]) -> None:
    run = play(WORLD, given, seed=seed, seats=seats, fit=fit)
    expected = _slices(run.events)
    for seat in SEATS:
        lines = run.session.views[seat].events
        assert lines == expected[seat]
        # What happened at STARTEX was there before anybody was shown anything.
        assert lines[-len(run.shown[seat]) :] == run.shown[seat]
        assert [line.n for line in lines] == list(range(1, len(lines) + 1))
        for line in lines:
            assert line.cause is None or 0 < line.cause < line.n
            _no_secret(line)


@pytest.mark.parametrize("seed", range(4))
def test_people_who_improvise_all_day(seed: int) -> None:
    """Long runs with people on every seat who use what they have."""
    made = begin(WORLD, seed, dict.fromkeys(SEATS, HUMAN))
    crew = [Improviser(seat, seed, pause=90) for seat in SEATS]
    while not made.ended:
        made.frame(made.now + 37, [c for one in crew for c in one.acts(made.views[one.seat], made.now)])
    run = Played(made, {}, raw_of(made, WORLD, seed, dict.fromkeys(SEATS, HUMAN)))
    _caused(run)
    _means_are_conserved(run)
    _nobody_works_twice_at_once(run)
    assert fold(INDEX, run.events) == made.engine.state
    assert run.replayed().difference is None
    expected = _slices(run.events)
    for seat in SEATS:
        assert made.views[seat].events == expected[seat]
        for line in expected[seat]:
            _no_secret(line)


@settings(MANY, max_examples=EXPLORE // 4 or 20)
@given(script(15), SEEDS, HOLDERS)
def test_frames_of_any_size_give_the_same_log(given: list[Given], seed: int, seats: dict[str, str]) -> None:
    logs = {frame: play(WORLD, given, seed=seed, seats=seats, frame=frame, fit=fit).raw for frame in (1, 7, 60, 3600)}
    assert all(raw == logs[3600] for raw in logs.values())


def _caused(run: Played) -> None:
    lines = run.session.lines
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert all(a.t <= b.t for a, b in pairwise(lines))
    for event in run.events:
        assert 1 <= event.cause < event.seq
        assert lines[event.cause - 1].t <= event.t


def _means_are_conserved(run: Played) -> None:
    free = {key: means.count for key, means in WORLD.scenario.means.items()}
    for event in run.events:
        if event.kind in ("MeansCommitted", "MeansReleased"):
            sign = -1 if event.kind == "MeansCommitted" else 1
            free[event.p["means"]] += sign * event.p["count"]
            assert event.p["free"] == free[event.p["means"]] >= 0
    assert free == run.session.engine.state.means


def _nobody_works_twice_at_once(run: Played) -> None:
    busy: dict[tuple[str, int], int] = {}
    for event in run.events:
        if event.kind == "StaffCommitted":
            p = event.p
            assert 0 <= p["person"] < INDEX.people(p["seat"])
            assert p["from"] >= max(event.t, busy.get((p["seat"], p["person"]), 0))
            assert p["until"] >= p["from"]
            busy[p["seat"], p["person"]] = p["until"]


def _slices(events: list[Event]) -> dict[str, list[SliceLine]]:
    """The slices once more, from the log alone: the audience table says who gets which fields."""
    state = fresh(INDEX)
    slicers = {seat: Slicer(INDEX, seat, state.handles[seat]) for seat in SEATS}
    found: dict[str, list[SliceLine]] = {seat: [] for seat in SEATS}
    for event in events:
        assert event.audience == audience(INDEX, state, event.kind, event.p)
        assert set(event.audience) <= set(SEATS)
        apply(state, event)
        for seat in event.audience:
            line = slicers[seat].line(event)
            if event.kind != "SeatBriefed":
                assert set(line.p) <= set(RULES[event.kind].fields)
            found[seat].append(line)
    return found


def _no_secret(line: SliceLine) -> None:
    p: Any = {k: v for k, v in line.p.items() if k != "command"}  # a rejected command is shown as its sender wrote it
    p.pop("objectives", None)  # texts for players, in whose words an id may occur
    assert not CONTROL_FIELDS & set(p), line
    assert not _SECRET.search(msgspec.json.encode(p).decode()), line


@pytest.mark.parametrize("secret", ["dam-rumour", "f-1", "spring"])
def test_the_search_for_secrets_finds_them(secret: str) -> None:
    line = SliceLine(1, 0, "MessageDelivered", None, {"msg": f"{secret}/0"})
    if secret in SECRETS:
        with pytest.raises(AssertionError):
            _no_secret(line)
    else:
        _no_secret(line)
