"""Background traffic: the phone rings for other reasons too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisis_sim.engine.desk import service_time
from crisis_sim.model.draws import exponential
from crisis_sim.model.events import Event
from crisis_sim.model.index import permille
from crisis_sim.scenario.world import Traffic

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts


class Background:
    """Messages by rate and service time. While the clock jumps, nothing is sent: it would be noise nobody hears."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._noise = permille(engine.index.compiled.factors.noise)
        engine.react("ExerciseStarted", self._start)

    def _start(self, event: Event) -> None:
        if self._noise:
            for number, traffic in enumerate(self._engine.index.scenario.traffic):
                mean = max(1, traffic.every * 1000 // self._noise)
                self._next(traffic, f"traffic/{number}", mean, event.seq)

    def _next(self, traffic: Traffic, key: str, mean: int, cause: int) -> None:
        engine = self._engine
        gap = mean
        if traffic.spread == "exponential":
            gap = exponential(engine.draw("traffic", traffic.from_, traffic.to, traffic.channel, key), mean)
        start = max(engine.now, engine.state.jump[0]) if engine.state.jump else engine.now
        engine.kernel.at(start + gap, self._send, traffic, key, mean, cause)

    def _send(self, traffic: Traffic, key: str, mean: int, cause: int) -> None:
        engine = self._engine
        if engine.state.jump is None:
            p: dict[str, Any] = {
                "from": traffic.from_,
                "to": traffic.to,
                "channel": traffic.channel,
                "title": traffic.title or engine.index.actors[traffic.from_].names,
                "text": traffic.text,
                "priority": traffic.priority,
                "key": key,
            }
            if traffic.service is not None:
                u = engine.draw("service", traffic.from_, traffic.to, traffic.channel, key)
                p["service"] = service_time(u, traffic.service, traffic.spread)
            self._parts.travel.send(cause, p)
        self._next(traffic, key, mean, cause)
