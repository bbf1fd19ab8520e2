"""The playback: keeps the time of a replay and folds what the chosen side knew by then. Knows no screen."""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

from crisis_sim.analysis.timeline import Entry, Narrator
from crisis_sim.language.mark import mark
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.begin import HUMAN
from crisis_sim.session.pacing import Pacer, faster, slower
from crisis_sim.session.recording import Recording
from crisis_sim.tui.conductor import Mode
from crisis_sim.tui.replay.axis import Axis
from crisis_sim.tui.replay.track import ASKED, TAKEN, Track, chapters, control_track, jumps, seat_track

PACE = 60_000
"""What a replay begins with: a minute of the exercise a second."""
LONGEST_JUMP = 5
"""Wall seconds that a jump of the clock takes at most: nobody played it."""
READ_ONLY = mark("This is a replay: nothing can be done in it.")


class Playback:
    """One recording and a playhead. `seat` is None for control, who sees everything.

    A view is folded on from where it is; going back it is folded again from the start, which costs some microseconds
    a line, a tenth of what copying a view kept on the way would.
    """

    near_deadline = False

    def __init__(self, recording: Recording, language: str, wall: Callable[[], float] = time.monotonic) -> None:
        self.recording = recording
        self.language = language
        self.axis = Axis(recording.end, jumps(recording))
        self.chapters = chapters(recording)
        self.sides: list[str | None] = [*recording.seats, *([None] if recording.all_open else [])]
        """Whose view may be shown."""
        human = any(recording.held[seat] == HUMAN for seat in recording.seats)
        self.seat = self.sides[0] if human else self.sides[-1]
        self.view = self._fresh()
        self.pacer = Pacer(0, PACE)
        self.now = 0
        self.number = 0
        """How many lines of the log have gone by."""
        self._ticks = [line.t for line in recording.lines]
        self._wall = wall
        self._tracks: dict[str | None, Track] = {}
        self.to_tick(0)

    @property
    def mode(self) -> Mode:
        """What the clock does."""
        return "held" if self.pacer.held else "running"

    @property
    def jump(self) -> int | None:
        """The tick that the clock is jumping to."""
        found = self.axis.jumping(self.now)
        return found[1] if found and not self.pacer.held else None

    async def act(self, kind: str, **p: Any) -> str | None:
        """Refuse: what happened has happened."""
        return READ_ONLY

    # sides

    @property
    def track(self) -> Track:
        """Stops and marks of the side shown."""
        if self.seat not in self._tracks:
            self._tracks[self.seat] = (
                control_track(self.recording, Narrator(self.recording.index, self.language))
                if self.seat is None
                else seat_track(self.recording, self.seat)
            )
        return self._tracks[self.seat]

    def show(self, seat: str | None) -> None:
        """Show another side, at the same moment."""
        self.seat = seat
        self.view = self._fresh()
        self._fold()

    def other(self, steps: int) -> None:
        """The next side, or the one before."""
        self.show(self.sides[(self.sides.index(self.seat) + steps) % len(self.sides)])

    def speak(self, language: str) -> None:
        """Tell control's side in another language."""
        self.language = language
        self._tracks.pop(None, None)

    # the playhead

    def to_tick(self, t: int) -> None:
        """Go to a tick, with all that happened in it."""
        self._place(min(max(t, 0), self.recording.end))
        self.number = bisect_right(self._ticks, self.now)
        self._fold()

    def to_line(self, number: int) -> None:
        """Go to where so many lines of the log have gone by."""
        self.number = min(max(number, 1), len(self._ticks))
        self._place(self._ticks[self.number - 1])
        self._fold()

    def step(self, steps: int) -> None:
        """The next thing that this side saw, or the one before."""
        stops = self.track.stops
        n = bisect_right(stops, self.number) if steps > 0 else bisect_left(stops, self.number) - 1
        if 0 <= n < len(stops):
            self.to_line(stops[n])
        else:
            self.to_tick(self.recording.end if steps > 0 else 0)

    def step_decision(self, steps: int) -> bool:
        """The next decision that was asked or taken, or the one before. False where there is none."""
        return self._nearest([mark.number for mark in self.track.marks if mark.sign in (ASKED, TAKEN)], steps)

    def step_chapter(self, steps: int) -> bool:
        """The next move, or the one before. False where there is none."""
        return self._nearest([chapter.number for chapter in self.chapters], steps)

    def _nearest(self, numbers: list[int], steps: int) -> bool:
        """Go to the stop that one of these lines belongs to."""
        stops = self.track.stops
        places = sorted({stops[min(bisect_left(stops, n), len(stops) - 1)] for n in numbers} if stops else numbers)
        n = bisect_right(places, self.number) if steps > 0 else bisect_left(places, self.number) - 1
        if not 0 <= n < len(places):
            return False
        self.to_line(places[n])
        return True

    @property
    def last(self) -> SliceLine | Entry | None:
        """What this side saw last."""
        n = bisect_right(self.track.stops, self.number)
        return self.track.told[n - 1] if n else None

    def _place(self, t: int) -> None:
        self.now = t
        self.pacer.jump(t, self._wall())

    def _fresh(self) -> SeatView:
        """A view without news; control's never gets any, but its clock shows the date."""
        view = SeatView(self.seat or "")
        scenario = self.recording.index.scenario
        view.start, view.title = scenario.start, {str(key): text for key, text in scenario.title.items()}
        return view

    def _fold(self) -> None:
        if self.seat is None:
            return
        kept = self.recording.slices[self.seat]
        count = bisect_right(kept.numbers, self.number)
        if count < len(self.view.events):
            self.view = self._fresh()
        for line in kept.lines[len(self.view.events) : count]:
            self.view.take(line)

    # playing

    def toggle(self) -> None:
        """Play, or hold; at the end play from the start."""
        if not self.pacer.held:
            self.pacer.hold(self._wall())
            return
        if self.now >= self.recording.end:
            self.to_tick(0)
        self.pacer.run(self._wall())

    def faster(self) -> None:
        """The next pace up."""
        self.pacer.set_pace(faster(self.pacer.pace), self._wall())

    def slower(self) -> None:
        """The next pace down."""
        self.pacer.set_pace(slower(self.pacer.pace), self._wall())

    def beat(self, seconds: float) -> None:
        """Time goes by while it plays; `seconds` on the wall since the last beat."""
        if self.pacer.held:
            return
        t = self.pacer.tick(self._wall())
        if (jump := self.axis.jumping(self.now)) is not None:
            t = max(t, self.now + round((jump[1] - jump[0]) * seconds / LONGEST_JUMP))
        if t > self.now:
            self.to_tick(t)
        if self.now >= self.recording.end:
            self.pacer.hold(self._wall())
