"""The replay viewer: where the playhead goes, what each side sees there, and what must stay hidden."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from textual.pilot import Pilot

from crisis_sim.language import dates
from crisis_sim.language.catalogue import Speaker
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.script import Script
from crisis_sim.session.recording import Recording, record
from crisis_sim.session.slices import slice_of
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.app import Ending
from crisis_sim.tui.replay.app import ReplayApp
from crisis_sim.tui.replay.axis import Axis
from crisis_sim.tui.replay.goto import tick_of
from crisis_sim.tui.replay.playback import LONGEST_JUMP, READ_ONLY, Playback
from crisis_sim.tui.replay.screen import ReplayScreen
from crisis_sim.tui.replay.track import ASKED, MISSED, TAKEN
from crisis_sim.tui.start.lobby import Lobby
from tests.stage import compiled

from .desk import NAMES
from .terminal import Terminal


@cache
def played(folder: Path) -> Path:
    """A log of the big drill, played by policies to ENDEX."""
    log = folder / "shape.jsonl"
    session = begin(compiled("shape-cyberattack"), 3, {}, log)
    for _ in steps(session, Script()):
        pass
    session.close()
    return log


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One log for all."""
    return played(tmp_path_factory.mktemp("replay"))


@pytest.fixture(scope="module")
def recording(log: Path) -> Recording:
    """The same, read."""
    return record(log)


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    """A drill that somebody is in the middle of."""
    path = tmp_path / "unfinished.jsonl"
    session = begin(compiled("shape-cyberattack"), 3, {"cyber-cell": HUMAN}, path)
    session.frame(1800)
    session.close()
    return path


def at(recording: Recording, seat: str | None, t: int = 0) -> Playback:
    """A playback at a moment."""
    playback = Playback(recording, "en")
    playback.show(seat)
    playback.to_tick(t)
    return playback


# the playhead


@pytest.mark.parametrize("t", [0, 1, 1800, 9000, 200_000, 10**7])
def test_a_view_is_what_the_seat_had_been_told_by_then(recording: Recording, log: Path, t: int) -> None:
    playback = at(recording, "crisis-centre", 5000)
    playback.to_tick(t)
    told, _ = slice_of(log, "crisis-centre")
    assert playback.view.events == [line for line in told if line.t <= t]


def test_steps_lead_on_and_back_through_the_same_moments(recording: Recording) -> None:
    playback = at(recording, "cyber-cell", 0)
    there = []
    while playback.now < 3600:
        playback.step(1)
        there.append((playback.number, len(playback.view.events)))
    back = [there[-1]]
    for _ in there[1:]:
        playback.step(-1)
        back.append((playback.number, len(playback.view.events)))
    assert back == there[::-1]
    assert len(set(there)) == len(there) > 20


def test_decisions_are_stops_of_their_own(recording: Recording) -> None:
    playback = at(recording, "crisis-centre", 0)
    found = []
    while playback.step_decision(1):
        found.append(playback.last)
    assert len(found) == sum(mark.sign in (ASKED, TAKEN) for mark in playback.track.marks)
    assert {line.kind for line in found if line is not None and not isinstance(line, tuple)} == {
        "DecisionOpened",
        "DecisionMade",
    }
    while playback.step_decision(-1):
        found.pop()
    assert len(found) == 1


def test_chapters_are_the_moves(recording: Recording) -> None:
    playback = at(recording, None, 0)
    starts = [playback.now]
    while playback.step_chapter(1):
        starts.append(playback.now)
    assert starts == [chapter.t for chapter in playback.chapters]


def test_another_side_is_shown_at_the_same_moment(recording: Recording) -> None:
    playback = at(recording, "governor", 4000)
    number = playback.number
    playback.show("cyber-cell")
    assert (playback.now, playback.number) == (4000, number)
    assert playback.view.seat == "cyber-cell"
    assert playback.view.events


def test_missed_expectations_stand_on_the_seat_that_missed_them(recording: Recording) -> None:
    missed = [e for e in recording.lines if e.kind == "ExpectationMissed"]
    assert missed
    for seat in recording.index.seat_ids:
        marks = [mark.t for mark in at(recording, seat).track.marks if mark.sign == MISSED]
        assert marks == [e.t for e in missed if e.p["seat"] == seat]


async def test_nothing_can_be_done(recording: Recording) -> None:
    assert await at(recording, "governor").act("WriteLog", text="too late") == READ_ONLY


# playing


def test_it_plays_at_its_pace_and_stops_at_the_end(recording: Recording) -> None:
    wall = 0.0
    playback = Playback(recording, "en", lambda: wall)
    playback.toggle()
    assert playback.mode == "running"
    wall = 2.0
    playback.beat(2.0)
    assert playback.now == 120
    playback.to_tick(recording.end - 10)
    wall = 4.0
    playback.beat(2.0)
    assert (playback.now, playback.mode) == (recording.end, "held")
    playback.toggle()
    assert (playback.now, playback.mode) == (0, "running")


def test_a_jump_of_the_clock_takes_seconds(recording: Recording) -> None:
    wall = 0.0
    playback = Playback(recording, "en", lambda: wall)
    start, end = playback.axis.jumps[0]
    playback.to_tick(start)
    playback.toggle()
    assert playback.jump == end
    while playback.now < end:
        wall += 0.2
        playback.beat(0.2)
    assert wall <= LONGEST_JUMP + 0.5


def test_the_axis_goes_there_and_back() -> None:
    axis = Axis(100_000, [(10_000, 60_000), (70_000, 90_000)])
    places = [axis.place(t) for t in range(0, 100_001, 500)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 1)
    for t in (0, 500, 9_999, 30_000, 65_000, 99_000, 100_000):
        assert abs(axis.tick(axis.place(t)) - t) <= 1
    assert axis.place(60_000) - axis.place(10_000) < 0.05


def day_of(recording: Recording) -> Callable[[int], str]:
    """The day of a tick, as the screen says it."""
    start = datetime.fromisoformat(recording.index.scenario.start)
    return lambda tick: dates.date("en", start + timedelta(seconds=tick))


@pytest.mark.parametrize(
    ("text", "tick"),
    [
        ("1h30m", 5400),
        ("16:15", 7200),
        ("16h15", 7200),
        (" d2 14:15 ", 86_400),
        ("11 nov 14:15", 86_400),
        ("10 Nov 14:20", 300),
        ("Tue 10 Nov 2026 16:15", 7200),
        ("0%", 0),
        ("100%", None),
    ],
)
def test_times_are_understood(recording: Recording, text: str, tick: int | None) -> None:
    assert tick_of(text, at(recording, None), day_of(recording)) == (recording.end if tick is None else tick)


@pytest.mark.parametrize(
    "text", ["", "now", "25:70", "9 nov 14:15", "10 dec", "d9", "99999999999d", "%", "−1h", "\x1b[2J"]
)
def test_other_texts_are_no_times(recording: Recording, text: str) -> None:
    assert tick_of(text, at(recording, None), day_of(recording)) is None


# what must stay hidden


def test_while_it_is_played_only_the_players_view_is_shown(unfinished: Path) -> None:
    playback = Playback(record(unfinished), "en")
    assert playback.sides == ["cyber-cell"]
    assert all(mark.sign != MISSED for mark in playback.track.marks)


def test_after_endex_everything_is_open(recording: Recording) -> None:
    playback = Playback(recording, "en")
    assert playback.sides == [*recording.index.seat_ids, None]
    assert playback.seat is None, "nobody played: control's side comes first"


def test_a_damaged_line_is_named(log: Path, tmp_path: Path) -> None:
    lines = log.read_bytes().split(b"\n")
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b"\n".join([*lines[:90], b'{"seq":91,"t":', *lines[91:]]))
    with pytest.raises(LogError, match="damaged") as found:
        record(broken)
    assert found.value.where.endswith(":91")


# on the screen


class Viewer:
    """Presses keys in a replay and looks at it."""

    def __init__(self, app: ReplayApp, pilot: Pilot[Ending]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def text(self) -> str:
        """The screen as text."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)

    @property
    def playback(self) -> Playback:
        """What is played."""
        (screen,) = (screen for screen in self.app.screen_stack if isinstance(screen, ReplayScreen))
        return screen.playback

    async def press(self, *keys: str) -> str:
        """Press keys."""
        for key in keys:
            await self.pilot.press(NAMES.get(key, key))
        await self.pilot.pause()
        return self.text


@asynccontextmanager
async def viewing(recording: Recording, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Viewer]:
    """Somebody in front of a replay."""
    app = ReplayApp(recording, Lobby(Speaker("en")))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Viewer(app, pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15)])
async def test_every_panel_of_every_side_at_any_time(recording: Recording, size: tuple[int, int]) -> None:
    async with viewing(recording, size) as viewer:
        for n, _ in enumerate(viewer.playback.sides):
            await viewer.press("s", "1", "right_square_bracket")
            text = await viewer.press("234567890"[n], "end")
            assert "EXERCISE" in text
            assert "REPLAY" in text
            assert max(map(len, text.splitlines())) <= size[0]


async def test_the_message_at_the_playhead_stands_in_the_reading_pane(recording: Recording) -> None:
    async with viewing(recording) as viewer:
        viewer.playback.show("cyber-cell")
        await viewer.press("home")
        text = await viewer.press("right", "right", "right", "right")
        assert "SHAPE: a courtesy call" in text
        assert "14:16" in text
        viewer.playback.show(viewer.playback.sides[0])
        assert "Control: everything" in await viewer.press("S")


async def test_controls_side_is_told_and_enter_goes_there(recording: Recording) -> None:
    async with viewing(recording) as viewer:
        assert "STARTEX" in viewer.text
        await viewer.press("down", "enter")
        assert viewer.playback.now == 60
        text = await viewer.press("end")
        assert "ENDEX" in text


async def test_a_click_on_the_timeline_goes_there(recording: Recording) -> None:
    async with viewing(recording) as viewer:
        await viewer.pilot.click("#timeline", offset=(40, 2))
        await viewer.pilot.pause()
        assert abs(viewer.playback.axis.place(viewer.playback.now) - 0.5) < 0.02
        await viewer.pilot.click("#timeline", offset=(0, 2))
        assert viewer.playback.now == 0


async def test_a_time_can_be_typed(recording: Recording) -> None:
    async with viewing(recording) as viewer:
        assert "That is no time" in await viewer.press("t", "x", "enter")
        await viewer.press("backspace", *"15", "colon", *"00", "enter")
        assert "15:00" in viewer.text.splitlines()[1]


async def test_a_recorded_decision_opens_no_form(recording: Recording) -> None:
    async with viewing(recording) as viewer:
        viewer.playback.show("crisis-centre")
        await viewer.press("home", "right_square_bracket", "2", "enter")
        assert "How high do we take this?" in viewer.text
        assert "Reason" not in viewer.text
        await viewer.press("escape", "q")
    assert viewer.app.return_code == 0


async def test_other_seats_stay_closed_while_it_is_played(unfinished: Path) -> None:
    async with viewing(record(unfinished)) as viewer:
        assert "1/1" in viewer.text
        assert "not over" in await viewer.press("s")
        assert viewer.playback.seat == "cyber-cell"


async def test_scrubbing_is_quick(recording: Recording) -> None:
    """Both ways across the whole log; the benchmark has the figures, this only a bound for slow machines."""
    playback = at(recording, "crisis-centre", 0)
    begin_ = time.perf_counter()
    for t in (recording.end, 0) * 10:
        playback.to_tick(t)
    assert (time.perf_counter() - begin_) / 20 < 0.1


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_the_command_opens_it_and_says_what_is_wrong(log: Path, tmp_path: Path) -> None:
    terminal = Terminal(["replay", str(log)])
    terminal.wait("REPLAY")
    terminal.press("right", "space")
    terminal.wait("PLAYING")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert b"identical" in terminal.raw
    foreign = tmp_path / "notes.jsonl"
    foreign.write_text("{}\n", encoding="utf-8")
    edited = tmp_path / "edited.jsonl"
    edited.write_bytes(log.read_bytes().replace(b"A citizen calls", b"A citizen shouts"))
    for path, word in ((foreign, "is not a log"), (edited, "changed after the fact")):
        terminal = Terminal(["replay", str(path)])
        assert terminal.wait_for_end() == 1
        assert word in " ".join(terminal.text.split())
        assert b"Traceback" not in terminal.raw
