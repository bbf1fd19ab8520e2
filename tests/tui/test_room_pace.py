"""Pace in the room: a clock that runs falls back to ×1 when somebody calls, and no exercise time is lost by it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.model.events import CommandLine
from crisis_sim.session.begin import begin
from crisis_sim.session.pacing import LADDER, LIVE, LONGEST_GAP, Pacer
from crisis_sim.session.store import read
from tests.stage import compiled

from .conftest import TidyDisk
from .desk import at_the_desk
from .test_conductor import Drive


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log goes."""
    return tmp_path / "log.jsonl"


def test_the_ladder_leads_from_live_to_six_hundred() -> None:
    assert (LADDER[0], LADDER[-1]) == (LIVE, 600 * LIVE)
    assert list(LADDER) == sorted(set(LADDER))


async def run_until_it_slows(drive: Drive, pace: int) -> None:
    """Let the clock run at a pace until it falls back."""
    drive.conductor.set_pace(pace)
    drive.conductor.toggle()
    for _ in range(400):
        drive.wall.now += 1.0
        drive.conductor._wake.set()
        before = len(drive.frames)
        while len(drive.frames) == before:
            await asyncio.sleep(0.002)
        if drive.conductor.former is not None:
            return
    raise AssertionError("it never slowed")


@pytest.mark.parametrize("pace", [2_000, 60_000, 600_000])
async def test_a_running_clock_stops_racing_at_the_very_moment_a_phone_rings(
    disk: TidyDisk, log: Path, pace: int
) -> None:
    drive = Drive(disk, log, "first-drill", "cyber-cell")
    drive.conductor.slow = lambda: True
    await run_until_it_slows(drive, pace)
    conductor = drive.conductor
    call = next(letter for letter in conductor.view.inbox.values() if letter.rings)
    assert conductor.now == call.tick, "not a second later, however fast it went"
    assert (conductor.former, conductor.pacer.pace, conductor.mode) == (pace, LIVE, "running")
    conductor.pace_back()
    assert (conductor.former, conductor.pacer.pace) == (None, pace)
    while conductor.view.pace != pace or conductor._queue:
        await asyncio.sleep(0.005)
    await drive.stop()
    disk.close()
    given = [line for line in _commands(log) if line.kind == "SetPace"]
    assert [line.p["pace"] for line in given] == [pace, LIVE, pace], "the log knows"


def _commands(log: Path) -> list[CommandLine]:
    _, raw, _ = read(log)
    plain = [msgspec.json.decode(line) for line in raw[1:]]
    return [msgspec.convert(line, CommandLine, strict=False) for line in plain if "cmd" in line]


async def test_it_does_not_slow_where_the_player_does_not_want_it(disk: TidyDisk, log: Path) -> None:
    drive = Drive(disk, log, "first-drill", "cyber-cell")
    drive.conductor.set_pace(60_000)
    drive.conductor.toggle()
    while not any(letter.rings for letter in drive.conductor.view.inbox.values()):
        drive.wall.now += 1.0
        drive.conductor._wake.set()
        await asyncio.sleep(0.01)
    assert drive.conductor.former is None
    assert drive.conductor.pacer.pace == 60_000
    await drive.stop()


async def test_another_pace_of_the_players_own_forgets_the_former(disk: TidyDisk, log: Path) -> None:
    drive = Drive(disk, log, "first-drill", "cyber-cell")
    drive.conductor.slow = lambda: True
    await run_until_it_slows(drive, 60_000)
    drive.conductor.faster()
    assert drive.conductor.former is None
    drive.conductor.pace_back()
    assert drive.conductor.pacer.pace == 2_000
    await drive.stop()


@given(
    st.lists(
        st.tuples(st.floats(0, LONGEST_GAP), st.sampled_from(["run", "hold", "look", *LADDER])), min_size=1, max_size=60
    )
)
def test_no_way_of_handling_the_pace_loses_or_repeats_exercise_time(steps: list[tuple[float, object]]) -> None:
    """What has passed is the sum of every stretch at its own pace, and time never goes back."""
    pacer, wall, due, last = Pacer(0, LIVE), 0.0, 0.0, 0
    for gap, act in steps:
        wall += gap
        due += 0.0 if pacer.held else gap * pacer.pace / 1000
        if act == "run":
            tick = pacer.tick(wall)
            pacer.run(wall)
        elif act == "hold":
            pacer.hold(wall)
            tick = pacer.tick(wall)
        elif isinstance(act, int):
            pacer.set_pace(act, wall)
            tick = pacer.tick(wall)
        else:
            tick = pacer.tick(wall)
        assert tick >= last
        assert abs(tick - due) <= 1 + 1e-6 * due
        last = tick


async def test_the_notice_names_the_key_that_goes_back(disk: TidyDisk, log: Path) -> None:
    session = begin(compiled("first-drill"), 1, {"cyber-cell": "human"}, log, disk)
    async with at_the_desk(session, "cyber-cell", log, pace=60_000) as player:
        await player.press(" ")
        for _ in range(100):
            if player.app.drill.live.former is not None:
                break
            await player.pilot.pause(0.05)
        shown = player.text
        assert "RUNNING  ×1 " in shown
        assert "Pace ×1, g goes back to ×60 · " in shown
        assert "u decline" in " ".join(shown.split())
        await player.press("g")
        assert "×60" in player.text.splitlines()[1]
        await player.press(" ")
