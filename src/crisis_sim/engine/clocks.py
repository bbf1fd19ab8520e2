"""Legal clocks and targets: they start with an actor's awareness and are met by a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisis_sim.model.events import Event
from crisis_sim.scenario.effect import MeetClock

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts


class Clocks:
    """Starts clocks on FactLearned. A desk sees to its own clock after half the time (a training default)."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._by_measure: dict[str, list[str]] = {}
        for key, clock in engine.index.compiled.clocks.items():
            for measure in clock.started_by:
                self._by_measure.setdefault(f"measure:{measure}", []).append(key)
        engine.react("FactLearned", self._learned)

    def meet(self, clock: str, actor: str, cause: int) -> None:
        """The actor (or a colleague of its seat) has done what the clock asks for; at the deadline it is too late."""
        engine = self._engine
        for own in engine.index.colleagues(actor):
            status, deadline = engine.state.clocks.get((clock, own), ("", 0))
            if status == "started" and engine.now < deadline:
                engine.emit("ClockMet", cause, {"clock": clock, "actor": own})

    def _learned(self, event: Event) -> None:
        engine = self._engine
        actor, subject = event.p["actor"], event.p["fact"]
        if event.p.get("withdrawn"):
            return
        fact = engine.index.facts.get(subject)
        if fact is not None and fact.victims and actor not in fact.victims:
            return
        for key in self._by_measure.get(subject, ()) if fact is None else fact.clocks:
            if (key, actor) in engine.state.clocks or not self._binds(key, actor):
                continue
            deadline = engine.now + engine.index.compiled.clocks[key].within
            started = engine.emit(
                "ClockStarted", event.seq, {"clock": key, "actor": actor, "deadline": deadline, "fact": subject}
            )
            engine.kernel.at(deadline, self._missed, key, actor, started.seq)
            if actor not in engine.index.seat_of:
                engine.kernel.at(engine.now + (deadline - engine.now) // 2, self._comply, key, actor, started.seq)

    def _binds(self, key: str, actor_id: str) -> bool:
        clock = self._engine.index.compiled.clocks[key]
        actor = self._engine.index.actors[actor_id]
        names = {actor_id, actor.role, *actor.sectors}
        return not names & set(clock.exempt) and (not clock.binds or bool(names & set(clock.binds)))

    def _missed(self, key: str, actor: str, cause: int) -> None:
        if self._engine.state.clocks[key, actor][0] == "started":
            self._engine.emit("ClockMissed", cause, {"clock": key, "actor": actor})

    def _comply(self, key: str, actor: str, cause: int) -> None:
        engine = self._engine
        if engine.state.clocks[key, actor][0] != "started":
            return
        for measure_id, measure in engine.index.measures.items():
            meets = any(isinstance(x, MeetClock) and x.meets == key for x in measure.effects)
            if meets and actor in engine.index.mandated[measure_id]:
                self._parts.work.order_for(actor, measure_id, cause)
                return
