"""What one side sees go by: the moments at which a replay stops, and the marks on its timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from crisis_sim.analysis.timeline import Entry, Narrator
from crisis_sim.model.events import Event
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.recording import Recording
from crisis_sim.tui.attention import comes_along

ASKED, TAKEN, MISSED, LEVEL, CAME, ENDEX = "◇", "◆", "✗", "▲", "·", "■"
STRONG = (ENDEX, MISSED, TAKEN, ASKED)
"""Marks of the upper row, the one that hides the others first; `FAINT` are those of the lower row."""
FAINT = (LEVEL, CAME)

_SIGNS = {
    "DecisionOpened": ASKED,
    "DecisionMade": TAKEN,
    "DecisionExpired": TAKEN,
    "ExpectationMissed": MISSED,
    "PhaseDeclared": LEVEL,
    "LevelSet": LEVEL,
    "BodyConvened": LEVEL,
    "InjectReleased": CAME,
    "MessageDelivered": CAME,
    "ExerciseEnded": ENDEX,
}
_QUIET = {"PaceSet", "StaffCommitted", "MessageQueued", "PersonJoined", "PersonLeft"}
"""News of a seat at which a replay does not stop."""


class Mark(NamedTuple):
    """A sign on the timeline."""

    t: int
    number: int
    """The lines of the log up to and with what it stands for."""
    sign: str


class Chapter(NamedTuple):
    """A move of the exercise."""

    t: int
    number: int
    title: dict[str, str]


@dataclass(slots=True)
class Track:
    """Stops and marks of one side, in the order of the log."""

    stops: list[int] = field(default_factory=list)
    """How many lines of the log lead to each stop, with what follows from it at once."""
    told: list[SliceLine | Entry] = field(default_factory=list)
    """What each stop is about."""
    marks: list[Mark] = field(default_factory=list)

    def add(self, number: int, told: SliceLine | Entry) -> None:
        """One more stop."""
        self.stops.append(number)
        self.told.append(told)


def seat_track(recording: Recording, seat: str) -> Track:
    """What a seat saw; after ENDEX with what it was expected to do and did not."""
    track = Track()
    kept = recording.slices[seat]
    for number, line in zip(kept.numbers, kept.lines, strict=True):
        if not _quiet(line):
            track.add(number, line)
        elif track.told and track.told[-1].t == line.t:
            track.stops[-1] = number
        if (sign := _sign(line)) is not None:
            track.marks.append(Mark(line.t, number, sign))
    if recording.all_open:
        missed = (e for e in _events(recording, "ExpectationMissed") if e[1].p.get("seat") == seat)
        track.marks += [Mark(event.t, number, MISSED) for number, event in missed]
        track.marks.sort(key=lambda mark: mark.number)
    return track


def control_track(recording: Recording, narrator: Narrator) -> Track:
    """What control saw, as the narrator tells it."""
    track = Track()
    for number, line in enumerate(recording.lines, start=1):
        for entry in narrator.entries((line,)):
            track.add(number, entry)
        if isinstance(line, Event) and line.kind != "MessageDelivered" and (sign := _SIGNS.get(line.kind)) is not None:
            track.marks.append(Mark(line.t, number, sign))
    return track


def chapters(recording: Recording) -> list[Chapter]:
    """The moves that began."""
    return [Chapter(e.t, number, e.p.get("title") or {}) for number, e in _events(recording, "MoveStarted")]


def jumps(recording: Recording) -> list[tuple[int, int]]:
    """From when to when the clock jumped."""
    found = (e for _, e in _events(recording, "MoveStarted") if e.p["clock"] == "jump")
    return [(e.t, int(e.p["to"])) for e in found]


def _events(recording: Recording, kind: str) -> Iterator[tuple[int, Event]]:
    for number, line in enumerate(recording.lines, start=1):
        if line.kind == kind and isinstance(line, Event):
            yield number, line


def _quiet(line: SliceLine) -> bool:
    """Whether nothing needs to be shown of it: its own work, and facts that a message or an act brought with it."""
    if line.kind == "FactLearned":
        return comes_along(line)
    return line.kind in _QUIET


def _sign(line: SliceLine) -> str | None:
    if line.kind == "FactLearned":
        heard: Sequence[str] = line.p.get("topics", ())
        return LEVEL if any(topic.startswith(("level:", "phase:")) for topic in heard) else None
    if line.kind == "DecisionMade" and not line.p["final"]:
        return None
    return _SIGNS.get(line.kind)
