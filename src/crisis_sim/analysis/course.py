"""The course of an exercise: a log's lines folded once, with the look-ups that every analysis needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from crisis_sim.model.events import CommandLine, Event, Line
from crisis_sim.model.fold import apply
from crisis_sim.model.index import Index
from crisis_sim.model.state import State, fresh

Witness = Callable[[Index, State, Event], Any]
"""Looks at the state right after an event; what it returns is kept beside the event."""


class UnfitError(ValueError):
    """An event that the state cannot take: the log is damaged. `seq` says which."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"event {seq} does not fit what came before")
        self.seq = seq


class Course:
    """A log's lines (commands and events, without the header) and what they come to.

    The state is folded once. Whoever needs it as it was at some event brings a witness for that kind of event and
    finds in `noted`, by the event's number, what its witness made of it.
    """

    def __init__(self, index: Index, lines: Sequence[Line], witnesses: Mapping[str, Witness] | None = None) -> None:
        self.index = index
        self.lines = lines
        self.events = [line for line in lines if isinstance(line, Event)]
        self.commands = [line for line in lines if isinstance(line, CommandLine)]
        self.noted: dict[int, Any] = {}
        self.state = fresh(index)
        self._line = {line.seq: line for line in lines}
        self._kinds: dict[str, list[Event]] = {}
        self._fold(witnesses or {})
        self.end = max((line.t for line in lines), default=0)
        self.finished = bool(self.of("ExerciseEnded"))
        self._jumps = self._jumped()

    def _fold(self, witnesses: Mapping[str, Witness]) -> None:
        for event in self.events:
            try:
                apply(self.state, event)
                witness = witnesses.get(event.kind)
                if witness is not None:
                    self.noted[event.seq] = witness(self.index, self.state, event)
            except (LookupError, TypeError, AttributeError, ValueError):
                raise UnfitError(event.seq) from None
            self._kinds.setdefault(event.kind, []).append(event)

    # look-ups

    def of(self, *kinds: str) -> list[Event]:
        """The events of these kinds, in the order of the log."""
        if len(kinds) == 1:
            return self._kinds.get(kinds[0], [])
        return sorted((e for kind in kinds for e in self._kinds.get(kind, ())), key=lambda e: e.seq)

    def line(self, seq: int) -> Line | None:
        """A line by its number."""
        return self._line.get(seq)

    def causes(self, line: Line | None) -> Iterator[Line]:
        """What led to a line, nearest first, up to a command."""
        while isinstance(line, Event) and line.cause < line.seq:
            line = self._line.get(line.cause)
            if line is None:
                return
            yield line

    def holder(self, actor: str) -> str:
        """Who knows what an actor knows: its seat, or the actor itself where nobody plays it."""
        return self.index.seat_of.get(actor, actor)

    def there_since(self, actor: str) -> int:
        """The tick from which an actor exists: a body that must be convened exists only then."""
        known = self.index.actors.get(actor)
        return self.state.convened.get(actor, 0) if known is not None and known.convened else 0

    # time

    def live(self, start: int, end: int) -> int:
        """Seconds between two ticks in which the clock did not jump."""
        jumped = sum(max(0, min(end, b) - max(start, a)) for a, b in self._jumps)
        return max(0, end - start - jumped)

    def in_jump(self, t: int) -> bool:
        """Whether the clock was jumping over a tick."""
        place = bisect_right(self._jumps, (t, 2**62)) - 1
        return place >= 0 and t < self._jumps[place][1]

    def unbroken(self, start: int, end: int) -> bool:
        """Whether the clock ran from one tick to another without a jump."""
        return self.live(start, end) == end - start

    def _jumped(self) -> list[tuple[int, int]]:
        return sorted((e.t, int(e.p["to"])) for e in self.of("MoveStarted") if e.p.get("clock") == "jump")
