"""Sensors: what actors are shown of an indicator, from time to time, late and not exact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crisis_sim.engine.kernel import EndlessError
from crisis_sim.model.draws import triangular
from crisis_sim.model.events import Event
from crisis_sim.model.state import value
from crisis_sim.scenario.indicator import Sensor
from crisis_sim.scenario.workload import MOST_READINGS

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core


LONGEST = 3 * MOST_READINGS
"""More readings than this, and a run has no end."""


class Reading(NamedTuple):
    """What a sensor has shown, and when it measured."""

    value: int
    as_of: int


class Sensors:
    """Reads indicators and reports what differs from the last reading. An error is drawn anew for each."""

    def __init__(self, engine: Core) -> None:
        self._engine = engine
        self._readings = 0
        self._latest: dict[tuple[str, int], Reading] = {}
        """(indicator, number of the sensor): the last reading that has arrived."""
        engine.react("ExerciseStarted", self._start)

    def latest(self, actor: str, indicator: str) -> Reading | None:
        """The youngest reading that an actor has; before the first one, how things stood at STARTEX. None without
        a sensor.
        """
        of = self._engine.index.scenario.indicators[indicator]
        own = [number for number, sensor in enumerate(of.sensors) if actor in sensor.by]
        if not own:
            return None
        found = [self._latest.get((indicator, number), Reading(of.start, 0)) for number in own]
        return max(found, key=lambda reading: reading.as_of)

    def _start(self, event: Event) -> None:
        for id, indicator in self._engine.index.scenario.indicators.items():
            for number, sensor in enumerate(indicator.sensors):
                self._engine.kernel.at(self._engine.now, self._read, id, number, sensor, event.seq)

    def _read(self, indicator: str, number: int, sensor: Sensor, cause: int) -> None:
        engine = self._engine
        of = engine.index.scenario.indicators[indicator]
        self._readings += 1
        if self._readings > LONGEST:
            raise EndlessError(f"no ENDEX after {LONGEST:,} readings of sensors")
        measured = value(engine.state, indicator)
        if sensor.error:
            u = engine.draw("sensor", indicator, cause=f"{number}")
            measured += triangular(u, -sensor.error, 0, sensor.error)
        reading = Reading(min(of.max, max(of.min, measured)), engine.now)
        engine.kernel.at(engine.now + sensor.delay, self._arrive, indicator, number, sensor, reading, cause)
        engine.kernel.at(engine.now + sensor.every, self._read, indicator, number, sensor, cause)

    def _arrive(self, indicator: str, number: int, sensor: Sensor, reading: Reading, cause: int) -> None:
        engine = self._engine
        before = self._latest.get((indicator, number))
        self._latest[indicator, number] = reading
        if before is not None and before.value == reading.value:
            return
        of = engine.index.scenario.indicators[indicator]
        shown = {"label": of.label, "unit": of.unit, "min": of.min, "max": of.max}
        told = {"by": list(sensor.by), "indicator": indicator, "value": reading.value, "as_of": reading.as_of}
        engine.emit("IndicatorReported", cause, {**told, **shown})
