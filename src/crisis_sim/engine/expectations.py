"""Expectations: tested from delivery to the seat until their time is up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from crisis_sim.model.events import Event
from crisis_sim.model.guidance import guidance
from crisis_sim.model.results import avoided, wanted
from crisis_sim.scenario.expectation import Expectation

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts


class Expectations:
    """Met when the result comes about in time; at the deadline tick it is late. What is open at ENDEX stays open."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._started: set[str] = set()
        engine.react("InjectReleased", self._released)
        engine.react("MessageDelivered", self._delivered)

    def _released(self, event: Event) -> None:
        index = self._engine.index
        inject = index.injects[event.p["inject"]]
        addressed = {index.seat_of.get(index.actor_for(recipient)) for recipient in inject.to}
        for expectation in inject.expects:
            if expectation.seat not in addressed:
                self._start(expectation, event.seq)

    def _delivered(self, event: Event) -> None:
        if "inject" not in event.p:
            return
        seat = self._engine.index.seat_of.get(event.p["to"])
        for expectation in self._engine.index.injects[event.p["inject"]].expects:
            if expectation.seat == seat:
                self._start(expectation, event.seq)

    def _start(self, e: Expectation, cause: int) -> None:
        if e.id in self._started or e.id in self._engine.state.expectations:
            return
        self._started.add(e.id)
        watch, engine = self._parts.watch, self._engine
        if e.waived_if is not None and watch.holds(e.waived_if):
            self._close("Waived", e, cause, why="waived_if")
            return
        deadline = engine.now + engine.index.scaled(e.within)
        result, left = wanted(e), list(avoided(e))
        engine.kernel.at(deadline, self._time_is_up, e, left, cause)
        for condition in avoided(e):
            watch.when(condition, cause, partial(self._came_true, e, condition, left, deadline))
        if result is not None:
            watch.when(result, cause, partial(self._fulfilled, e, deadline))

    def _fulfilled(self, e: Expectation, deadline: int, cause: int) -> None:
        if self._engine.now < deadline:
            self._close("Met", e, cause)

    def _came_true(self, e: Expectation, condition: Any, left: list[Any], deadline: int, cause: int) -> None:
        """What was to be avoided has happened; with nothing else to fulfil it the expectation is missed at once."""
        if self._engine.now < deadline:
            left.remove(condition)
            if not left and wanted(e) is None:
                self._close("Missed", e, cause)

    def _time_is_up(self, e: Expectation, left: list[Any], cause: int) -> None:
        self._close("Met" if left else "Missed", e, cause)

    def _close(self, how: str, e: Expectation, cause: int, why: str | None = None) -> None:
        state = self._engine.state
        if e.id in state.expectations:
            return
        p: dict[str, Any] = {"expectation": e.id, "seat": e.seat, "objective": e.objective, "weight": e.weight}
        if how == "Missed" and e.seat in state.guided:
            p |= guidance(self._engine.index, e)
        self._engine.emit(f"Expectation{how}", cause, {**p, **({"why": why} if why else {})})
