"""The world as one hazard has it: the engine seen through the few things that a hazard may know and do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisis_sim.model.state import value
from crisis_sim.scenario.place import Map
from crisis_sim.scenario.time import Moment, local

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.hazards.runner import Hazards, Running
    from crisis_sim.engine.parts import Parts


class Surroundings:
    """See `World`."""

    def __init__(self, engine: Core, parts: Parts, hazards: Hazards, running: Running) -> None:
        self._engine = engine
        self._parts = parts
        self._hazards = hazards
        self._running = running
        self._short: set[str] = set()
        """Means of which there were too few."""

    def started(self) -> int:
        """Tick since STARTEX at which this hazard has started."""
        return self._running.start

    def position(self, place: str) -> tuple[int, int]:
        """Metres east and north of the map's origin: columns run east, rows run south."""
        scenario = self._engine.index.scenario
        column, row = scenario.places[place].at
        metres = (scenario.map or Map()).scale
        return column * metres, -row * metres

    def lever(self, name: str) -> int:
        """Present value of one of this hazard's levers."""
        return self._running.levers.value(name, self._engine.now)

    def output(self, hazard: str, name: str) -> int:
        """Latest output of another hazard; 0 before it has started."""
        return self._hazards.output(hazard, name)

    def indicator(self, name: str) -> int:
        """Present value of an indicator."""
        return value(self._engine.state, name)

    def deployed(self, means: str) -> int:
        """Units of means that are at work on the scene now."""
        return self._engine.state.deployed.get(means, 0)

    def free(self, means: str) -> int:
        """Units of means that could be taken now."""
        return self._parts.means.free(means)

    def hold(self, means: str, count: int) -> bool:
        """Take units that are free; False when there are too few, which is logged once."""
        pools = self._parts.means
        if pools.take(means, count, None, self._running.cause) is not None:
            self._short.discard(means)
            return True
        if means not in self._short:
            self._short.add(means)
            pools.exhausted(means, self._running.cause)
        return False

    def release(self, means: str, count: int) -> None:
        """Give units back."""
        self._parts.means.give_back(means, count, self._running.cause)

    def channel(self, channel: str, percent: int) -> None:
        """Let through only this share of the messages on a channel from now on."""
        self._parts.effects.hinder(channel, self._running.id, percent * 10, self._running.cause)

    def draw(self, purpose: str, cause: str = "") -> int:
        """A uniform integer in 0 … 2**53 − 1, keyed by this hazard, purpose and cause."""
        return self._engine.draw("hazard", self._running.id, purpose, cause=cause)

    def drawn(self, draw: str) -> str:
        """The value of a draw of the scenario in this run."""
        return self._engine.state.draws[draw]

    def moment(self, moment: Moment) -> int:
        """Ticks since STARTEX of a moment of the scenario."""
        return self._engine.index.at(moment)

    def wall_hour(self, t: int) -> int:
        """Hour of the day at tick `t` since STARTEX."""
        return local(t, self._engine.index.scenario.start).hour
