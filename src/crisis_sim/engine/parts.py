"""The parts of the world, put together. The order here is the order of reactions to the same event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisis_sim.engine.bodies import Bodies
from crisis_sim.engine.clocks import Clocks
from crisis_sim.engine.decisions import Decisions
from crisis_sim.engine.desk import Desks
from crisis_sim.engine.effects import Effects
from crisis_sim.engine.expectations import Expectations
from crisis_sim.engine.hazards.runner import Hazards
from crisis_sim.engine.knowledge import Knowledge
from crisis_sim.engine.means import Pools
from crisis_sim.engine.moves import Moves
from crisis_sim.engine.msel import Msel
from crisis_sim.engine.sensors import Sensors
from crisis_sim.engine.tasks import Tasks
from crisis_sim.engine.traffic import Background
from crisis_sim.engine.travel import Travel
from crisis_sim.engine.watch import Watch
from crisis_sim.engine.work import Work

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core


class Parts:
    """Everything that reacts to events."""

    def __init__(self, engine: Core) -> None:
        self.watch = Watch(engine)
        self.sensors = Sensors(engine)
        self.knowledge = Knowledge(engine, self)
        self.effects = Effects(engine, self)
        self.hazards = Hazards(engine, self)
        self.travel = Travel(engine)
        self.tasks = Tasks(engine, self)
        self.desks = Desks(engine, self)
        self.means = Pools(engine)
        self.work = Work(engine, self)
        self.bodies = Bodies(engine)
        self.clocks = Clocks(engine, self)
        self.decisions = Decisions(engine, self)
        self.expectations = Expectations(engine, self)
        self.msel = Msel(engine, self)
        self.background = Background(engine, self)
        self.moves = Moves(engine, self)
        self.watch.listen()
