"""The conductor on its own: stepping, running, holding, jumping, refusals; never a line that is not on disk."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from crisis_sim.session.begin import begin, resume
from crisis_sim.session.slices import slice_of
from crisis_sim.tui.attention import last_call, ringing, unread
from crisis_sim.tui.conductor import Conductor
from crisis_sim.tui.link import TOO_LARGE, Frame, Link
from tests.stage import compiled

from .conftest import TidyDisk


class Wall:
    """A wall clock that tests set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Drive:
    """A conductor at work, with what it was heard to say."""

    def __init__(self, disk: TidyDisk, path: Path, world: str, seat: str, *, go_on: bool = False) -> None:
        self.path, self.seat = path, seat
        session = resume(path, disk) if go_on else begin(compiled(world), 1, {seat: "human"}, path, disk)
        self.wall = Wall()
        self.conductor = Conductor(Link(session, seat), "tester", self.wall)
        self.frames: list[Frame] = []
        self.conductor.hear = self._hear
        self.task = asyncio.create_task(self.conductor.run())

    def _hear(self, frame: Frame) -> None:
        self.frames.append(frame)
        kept, _ = slice_of(self.path, self.seat)
        assert self.conductor.view.events == kept[: len(self.conductor.view.events)]
        assert len(kept) == len(self.conductor.view.events), "what is shown is what is on disk"

    async def step(self) -> list[str]:
        """Step until the clock is held again. Returns the kinds of news."""
        before = len(self.frames)
        self.conductor.step()
        await self.held()
        return [line.kind for frame in self.frames[before:] for line in frame.lines]

    async def held(self) -> None:
        """Wait until the clock is held, or the exercise is over."""
        for _ in range(2000):
            await asyncio.sleep(0.005)
            if self.conductor.mode in ("held", "ended") and not self.conductor._queue:
                return
        raise AssertionError(self.conductor.mode)

    async def stop(self) -> None:
        """Let go."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        self.conductor.link.close()


async def test_a_step_stops_at_each_thing_that_needs_the_player(disk: TidyDisk, tmp_path: Path) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "first-drill", "cyber-cell")
    assert await drive.step() == ["MessageDelivered"]
    assert unread(drive.conductor.view) == ["m1"]
    assert await drive.step() == ["MessageDelivered"]
    assert ringing(drive.conductor.view) == ["m2"]
    assert drive.conductor.mode == "held"
    await drive.stop()


async def test_a_call_that_nobody_takes_is_missed(disk: TidyDisk, tmp_path: Path) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "first-drill", "cyber-cell")
    await drive.step()
    await drive.step()
    while not drive.conductor.view.inbox["m2"].missed:
        await drive.step()
    assert "m2" not in ringing(drive.conductor.view)
    assert "too-late" in (await refused(drive, "Open", msg="m2"))
    await drive.stop()


async def refused(drive: Drive, kind: str, **p: object) -> str:
    """Give a command that is refused; the code and the reason."""
    why = await drive.conductor.act(kind, **p)
    assert why is not None
    return f"{drive.conductor.view.rejections[-1][1]['code']} {why}"


async def test_commands_are_answered_on_a_held_clock(disk: TidyDisk, tmp_path: Path) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "first-drill", "cyber-cell")
    await drive.step()
    now = drive.conductor.now
    assert await drive.conductor.act("Open", msg="m1") is None
    assert "no such channel" in await refused(drive, "SendMessage", to=["nccn"], text="x", channel="pigeon")
    several = [drive.conductor.act("WriteLog", text="one"), drive.conductor.act("Open", msg="m99")]
    assert [why is None for why in await asyncio.gather(*several)] == [True, False]
    assert drive.conductor.now == now
    assert drive.conductor.view.notes[-1][1] == "one"
    await drive.stop()


async def test_a_running_clock_follows_the_wall(disk: TidyDisk, tmp_path: Path) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "first-drill", "cyber-cell")
    drive.conductor.toggle()
    assert drive.conductor.mode == "running"
    drive.wall.now = 2.0
    drive.conductor.hold()
    while drive.conductor.now == 0:
        await asyncio.sleep(0.005)
    assert drive.conductor.now == 12
    drive.conductor.faster()
    while drive.conductor.view.pace == 6000:
        await asyncio.sleep(0.005)
    assert drive.conductor.view.pace == drive.conductor.pacer.pace == 8000
    await drive.stop()


async def test_a_step_stops_before_a_decision_falls(disk: TidyDisk, tmp_path: Path) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "small", "town")
    while not drive.conductor.view.questions:
        await drive.step()
    warned = False
    for _ in range(20):
        at = last_call(drive.conductor.view, drive.conductor.now)
        await drive.step()
        warned = warned or (drive.conductor.near_deadline and drive.conductor.now == at)
    assert warned
    await drive.stop()


async def test_the_clock_jumps_by_itself_and_stands_still_there(disk: TidyDisk, tmp_path: Path) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "small", "centre")
    while drive.conductor.now < 3600:
        await drive.step()
    assert drive.conductor.now == 5 * 3600
    assert drive.conductor.mode == "held"
    assert any(frame.jump for frame in drive.frames)
    await drive.stop()


async def test_a_jump_that_was_cut_short_goes_on_after_a_resume(disk: TidyDisk, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    session = begin(compiled("small"), 1, {"centre": "human"}, path, disk)
    session.frame(3600 + 1800)
    assert session.engine.state.jump is not None
    disk.close()
    drive = Drive(disk, path, "small", "centre", go_on=True)
    await drive.held()
    assert drive.conductor.now == 5 * 3600
    await drive.stop()


@pytest.mark.parametrize("seat", ["centre", "crisis-cell"])
async def test_stepping_alone_leads_to_endex(disk: TidyDisk, tmp_path: Path, seat: str) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "small", seat)
    for _ in range(200):
        await drive.step()
        if drive.conductor.mode == "ended":
            break
    assert drive.conductor.view.status == "ended"
    await drive.stop()


async def test_the_player_can_end_it(disk: TidyDisk, tmp_path: Path) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "small", "centre")
    drive.conductor.end()
    await drive.task
    assert drive.conductor.mode == "ended"
    drive.conductor.link.close()


async def test_what_is_too_large_is_refused_with_a_reason(disk: TidyDisk, tmp_path: Path) -> None:
    drive = Drive(disk, tmp_path / "log.jsonl", "first-drill", "cyber-cell")
    await drive.step()
    gone = [
        drive.conductor.act("WriteLog", text="one"),
        drive.conductor.act("WriteLog", text="x" * 100_000),
        drive.conductor.act("WriteLog", text="two"),
        drive.conductor.control("SetPace", pace=-1),
        drive.conductor.act("WriteLog", text="x" * 10_000),
    ]
    whys = await asyncio.gather(*gone)
    assert [why is None for why in whys] == [True, False, True, False, False]
    assert whys[1] == TOO_LARGE
    assert [text for _, text in drive.conductor.view.notes] == ["one", "two"]
    await drive.stop()
