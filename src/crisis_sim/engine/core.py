"""The core of the engine: takes commands, lets time pass, emits events. State changes in `emit` only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis_sim.engine.kernel import EndlessError, Kernel
from crisis_sim.model import gate
from crisis_sim.model.audience import audience
from crisis_sim.model.draws import draw
from crisis_sim.model.events import Command, CommandLine, Event, Line
from crisis_sim.model.fold import apply
from crisis_sim.model.index import Index
from crisis_sim.model.slice import SliceLine, Slicer
from crisis_sim.model.state import fresh
from crisis_sim.scenario.compiled import Compiled

P = dict[str, Any]
Reaction = Callable[[Event], None]
MOST_LINES = 2_000_000
"""A run that logs more lines than this has no end."""


class Core:
    """One run, without a world: whoever wants to react to events says so with `react`."""

    def __init__(self, compiled: Compiled, seed: int, index: Index | None = None) -> None:
        self.index = index or Index(compiled)
        self.seed = seed
        self.state = fresh(self.index)
        self.kernel = Kernel()
        self.log: list[Line] = []
        self.told: list[tuple[str, SliceLine]] = []
        """What seats were told before anybody listened."""
        self.on_slice: Callable[[str, SliceLine], None] = self._keep
        self._slicers = {seat: Slicer(self.index, seat, self.state.handles[seat]) for seat in self.index.seat_ids}
        self._seq = 0
        self._chain: list[Event] | None = None
        """While the world reacts: an event, and those that followed from it."""
        self._reactions: dict[str, list[Reaction]] = {}
        self._occurrences: dict[tuple[str, str, str, str, str], int] = {}

    def _keep(self, seat: str, line: SliceLine) -> None:
        self.told.append((seat, line))

    # time

    @property
    def now(self) -> int:
        """The present tick."""
        return self.kernel.now

    @property
    def lines(self) -> int:
        """Lines logged so far."""
        return self._seq

    def next_tick(self) -> int | None:
        """When the world next does something by itself; None when nothing is left."""
        return self.kernel.next_tick()

    def settle(self, tick: int) -> None:
        """Let time pass to `tick` (not beyond the next thing due) and run all that is due there."""
        self.kernel.settle(tick)

    def advance(self, tick: int) -> None:
        """Let time pass to `tick`, but not beyond a settled instant at which a seat was told something."""
        self.kernel.advance(tick)

    # commands and events

    def submit(self, command: Command) -> CommandLine:
        """Log a command, carry it out, and settle the present tick again."""
        self._seq += 1
        c = command
        line = CommandLine(self._seq, self.now, c.kind, c.seat, c.p, c.as_, c.id, c.by, c.person, c.wall)
        self.log.append(line)
        for kind, p in gate.decide(self.index, self.state, command, self.now):
            self.emit(kind, line.seq, p)
        self.settle(self.now)
        return line

    def emit(self, kind: str, cause: int, p: P) -> Event:
        """Make it so: log the event, change the state, tell the seats, then let the world react.

        Raises:
            EndlessError: the log has become longer than that of any exercise.
        """
        self._seq += 1
        if self._seq > MOST_LINES:
            raise EndlessError(f"no ENDEX after {MOST_LINES:,} lines of log")
        event = Event(self._seq, self.kernel.now, kind, cause, audience(self.index, self.state, kind, p), p)
        self.log.append(event)
        apply(self.state, event)
        for seat in event.audience:
            self.on_slice(seat, self._slicers[seat].line(event))
            self.kernel.halt()
        if self._chain is None:
            self._let_react(event)
        else:
            self._chain.append(event)
        return event

    def react(self, kind: str, reaction: Reaction) -> None:
        """Have `reaction` called after every event of this kind; first come, first called."""
        self._reactions.setdefault(kind, []).append(reaction)

    def _let_react(self, event: Event) -> None:
        """Siblings before consequences: reactions run in the order of their events."""
        self._chain = [event]
        try:
            for link in self._chain:  # which grows meanwhile
                for reaction in self._reactions.get(link.kind, ()):
                    reaction(link)
        finally:
            self._chain = None

    # chance

    def draw(self, purpose: str, frm: str = "", to: str = "", channel: str = "", cause: str = "") -> int:
        """The next draw under this key; how often the key was used is part of the key."""
        key = (purpose, frm, to, channel, cause)
        occurrence = self._occurrences.get(key, 0)
        self._occurrences[key] = occurrence + 1
        return draw(self.seed, purpose, frm, to, channel, cause, occurrence)
