"""Effects on the world: indicators move along ramps, channels degrade, bodies convene, levels and phases change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from crisis_sim.engine.ramps import Ramps
from crisis_sim.model.draws import triangular
from crisis_sim.model.events import Event
from crisis_sim.scenario import effect as e

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts

_ADJUDICATED: TypeAdapter[tuple[e.Effect, ...]] = TypeAdapter(tuple[e.Effect, ...])


class Effects:
    """Applies effects."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self.ramps = Ramps(engine)
        self._degraded: dict[str, list[tuple[int, int]]] = {}
        self._lasting = dict(engine.state.channels)
        self._hindered: dict[str, dict[str, int]] = {}
        """Channel: the share that each hazard lets through."""
        engine.react("ActionAdjudicated", self._adjudicated)

    def apply(
        self, effects: Sequence[Any], cause: int, key: str, actor: str | None = None, level: str | None = None
    ) -> None:
        """Apply effects caused by line `cause`; `key` names their origin for draws, `actor` who brings them about."""
        for number, effect in enumerate(effects):
            match effect:
                case e.MoveIndicator():
                    self._indicator(effect, cause, f"{key}/{number}")
                case e.Teach():
                    for learner in effect.learned_by:
                        self._parts.knowledge.learn(learner, effect.fact, cause)
                case e.DegradeChannel():
                    self._channel(effect, cause)
                case e.ChangeMeans():
                    self._means(effect, cause)
                case e.SetLevel():
                    self._level(effect, cause, actor, level)
                case e.Declare():
                    self._phase(effect, cause, actor)
                case e.Convene():
                    for name in effect.convenes:
                        for body in self._engine.index.nearest(name, actor):
                            self._parts.bodies.convene(body, cause, actor)
                case e.MoveLever():
                    self._parts.hazards.move(effect.hazard, effect.lever, effect, cause, f"{key}/{number}")
                case e.MeetClock():
                    if actor is not None:
                        self._parts.clocks.meet(effect.meets, actor, cause)

    def longest(self, effects: Sequence[Any]) -> int:
        """Seconds until the last of these effects is over."""
        lasting = (x for x in effects if isinstance(x, (e.MoveIndicator, e.MoveLever)))
        return max((max(x.over, x.for_ or 0) for x in lasting), default=0)

    def _adjudicated(self, event: Event) -> None:
        self.apply(_ADJUDICATED.validate_python(tuple(event.p["effects"])), event.seq, f"adjudicated/{event.t}")

    # indicators

    def _indicator(self, x: e.MoveIndicator, cause: int, key: str) -> None:
        engine = self._engine
        indicator = engine.index.scenario.indicators.get(x.indicator)
        if indicator is None:
            return
        change = x.change
        if isinstance(change, e.Spread):
            change = triangular(engine.draw("effect", x.indicator, cause=key), change.low, change.mode, change.high)
        self.ramps.move(x.indicator, change, x.over, x.for_, cause)

    # the rest

    def _channel(self, x: e.DegradeChannel, cause: int) -> None:
        """Of several that degrade a channel for a while the worst counts; one without an end replaces them all."""
        availability = round(x.availability * 1000)
        if x.for_ is None:
            self._lasting[x.channel] = availability
            self._degraded[x.channel] = []
        else:
            self._degraded.setdefault(x.channel, []).append((availability, cause))
            self._engine.kernel.at(self._engine.now + x.for_, self._restore, x.channel, availability, cause)
        self._carries("ChannelDegraded", x.channel, cause)

    def _restore(self, channel: str, availability: int, cause: int) -> None:
        if (availability, cause) in self._degraded[channel]:
            self._degraded[channel].remove((availability, cause))
            self._carries("ChannelRestored", channel, cause)

    def hinder(self, channel: str, hazard: str, permille: int, cause: int) -> None:
        """A hazard lets through only this share of the messages on a channel from now on."""
        if channel in self._lasting:
            before = self._engine.state.channels[channel]
            self._hindered.setdefault(channel, {})[hazard] = permille
            kind = "ChannelDegraded" if self._availability(channel) < before else "ChannelRestored"
            self._carries(kind, channel, cause)

    def _availability(self, channel: str) -> int:
        degraded = (share for share, _ in self._degraded.get(channel, ()))
        return min([self._lasting[channel], *degraded, *self._hindered.get(channel, {}).values()])

    def _carries(self, kind: str, channel: str, cause: int) -> None:
        availability = self._availability(channel)
        if availability != self._engine.state.channels[channel]:
            self._engine.emit(kind, cause, {"channel": channel, "availability": availability})

    def _means(self, x: e.ChangeMeans, cause: int) -> None:
        if self._parts.means.has(x.means):
            self._parts.means.change(x.means, x.change, cause)

    def _level(self, x: e.SetLevel, cause: int, actor: str | None, given: str | None) -> None:
        new = x.to or given
        if new is None:
            return
        by = actor or self._engine.index.compiled.levels[x.level].decider[0]
        event = self._engine.emit("LevelSet", cause, {"level": x.level, "value": new, "by": by})
        self._parts.knowledge.learn(by, f"level:{x.level}", event.seq)

    def _phase(self, x: e.Declare, cause: int, actor: str | None) -> None:
        engine = self._engine
        by = actor or engine.index.compiled.phases[x.phase].decider[0]
        territorial = engine.index.compiled.phases[x.phase].territorial and by in engine.index.actors
        territory = engine.index.actors[by].territory if territorial else None
        p = {"phase": x.phase, "by": by, **({"territory": territory} if territory else {})}
        standing = (x.phase, territory) in engine.state.phases
        if x.ends:
            if standing:
                engine.emit("PhaseEnded", cause, p)
                self._parts.knowledge.learn(by, f"phase:{x.phase}", cause, withdrawn=True)
        elif not standing:
            event = engine.emit("PhaseDeclared", cause, p)
            self._parts.knowledge.learn(by, f"phase:{x.phase}", event.seq)
