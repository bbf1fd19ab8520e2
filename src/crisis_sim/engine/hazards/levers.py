"""Levers of a hazard: what effects and measures have made of them by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crisis_sim.scenario.hazard.base import Lever


@dataclass(slots=True, eq=False)
class Shift:
    """One change of a lever, at once or evenly over some seconds."""

    to: int | None
    """The value it heads for; None: `by` is an amount."""
    by: int
    start: int
    over: int

    def after(self, value: int, t: int) -> int:
        """What this change has made of a value at tick `t`."""
        goal = value + self.by if self.to is None else self.to
        if t >= self.start + self.over:
            return goal
        return value + (goal - value) * (t - self.start) // self.over


class Levers:
    """The present values of one hazard's levers. Each change works on what the earlier ones have left."""

    def __init__(self, levers: Mapping[str, Lever]) -> None:
        self._levers = levers
        self._shifts: dict[str, list[Shift]] = {name: [] for name in levers}
        self._settled = {name: lever.start for name, lever in levers.items()}
        """Values on which nothing is at work any more: a lever is read far more often than it is moved."""

    def __contains__(self, name: str) -> bool:
        return name in self._levers

    def start(self, name: str) -> int:
        """The value of a lever before anything has moved it."""
        return self._levers[name].start

    def value(self, name: str, t: int) -> int:
        """The value of a lever at tick `t`, within its bounds."""
        if name in self._settled:
            return self._settled[name]
        lever, moving = self._levers[name], False
        value = lever.start
        for shift in self._shifts[name]:
            value = min(lever.high, max(lever.low, shift.after(value, t)))
            moving = moving or t < shift.start + shift.over
        if not moving:
            self._settled[name] = value
        return value

    def add(self, name: str, shift: Shift) -> None:
        """Let a change begin."""
        self._settled.pop(name, None)
        self._shifts[name].append(shift)

    def remove(self, name: str, shift: Shift) -> None:
        """Undo a change: what others did stays."""
        self._settled.pop(name, None)
        self._shifts[name].remove(shift)
