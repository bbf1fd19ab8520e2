"""The engine: the core and the world that reacts to its events."""

from __future__ import annotations

from crisis_sim.engine.core import Core
from crisis_sim.engine.parts import Parts
from crisis_sim.model.index import Index
from crisis_sim.scenario.compiled import Compiled


class Engine(Core):
    """One run. `log` grows by one line for each command and event; seats get their lines as they happen."""

    def __init__(self, compiled: Compiled, seed: int, index: Index | None = None) -> None:
        """`index`, where given, is the scenario's own: runs may share it."""
        super().__init__(compiled, seed, index)
        self.parts = Parts(self)
