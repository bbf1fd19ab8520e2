"""Means: how many were held at most, when none were left, and what waited for them."""

from __future__ import annotations

from dataclasses import dataclass

from crisis_sim.analysis.course import Course
from crisis_sim.model.events import CommandLine, Event


@dataclass(frozen=True, slots=True)
class Waited:
    """A measure that stood in line for means."""

    measure: str
    since: int
    until: int | None
    """None where it never got them."""


@dataclass(frozen=True, slots=True)
class Use:
    """One kind of means over the exercise."""

    means: str
    owner: str
    count: int
    free: int
    """At the end."""
    least: int
    least_at: int | None
    none_left: int
    """Seconds in which none was free, jumps of the clock left out."""
    waited: tuple[Waited, ...]


def means(course: Course) -> list[Use]:
    """Every kind of means of the scenario, in its order."""
    return [_use(course, key) for key in course.index.scenario.means]


def _use(course: Course, key: str) -> Use:
    described = course.index.scenario.means[key]
    free = least = course.index.first_means()[key]
    least_at: int | None = None
    none_since: int | None = 0 if free == 0 else None
    none_left = 0
    for event in course.of("MeansCommitted", "MeansReleased", "MeansResting", "MeansOnDuty"):
        if event.p["means"] != key:
            continue
        free = event.p["free"]
        if free < least:
            least, least_at = free, event.t
        if free == 0 and none_since is None:
            none_since = event.t
        elif free > 0 and none_since is not None:
            none_left += course.live(none_since, event.t)
            none_since = None
    if none_since is not None:
        none_left += course.live(none_since, course.end)
    waited = tuple(_waited(course, e) for e in course.of("MeansExhausted") if e.p["means"] == key)
    return Use(key, described.owner, described.count, free, least, least_at, none_left, waited)


def _waited(course: Course, event: Event) -> Waited:
    """The order that could not start, found through what led to it."""
    for line in course.causes(event):
        p = line.p
        key = p.get("order") or p.get("do", {}).get("order")
        if key is None and "msg" in p and not isinstance(line, CommandLine):
            message = course.state.messages.get(p["msg"])
            key = message.p.get("order") if message is not None else None
        order = course.state.orders.get(key) if isinstance(key, str) else None
        if order is not None:
            return Waited(order.measure, event.t, order.ticks.get("started"))
    return Waited("", event.t, None)
