"""A seat's own means as it knows them: how many of each kind are free, on their way, at work, resting."""

from __future__ import annotations

from typing import Any, NamedTuple

from crisis_sim.model.seat_records import SeatRecords

P = dict[str, Any]


class Fleet(NamedTuple):
    """One kind of means."""

    key: str
    label: dict[str, str]
    all: int
    """As many as there were at STARTEX, or more where others have come."""
    free: int
    travelling: int
    at_work: int
    resting: int
    at: int | None
    """Number of the place on the map where they stand."""
    on_duty: int | None
    """How many are on duty in this shift, where there are shifts."""
    jobs: tuple[P, ...]
    """Who is out: `count`, `since`, `until`, and whether they `travels` still."""
    crews: tuple[P, ...]
    """Who rests: `count`, `until`."""
    shifts: tuple[P, ...]


def fleets(view: SeatRecords, now: int) -> list[Fleet]:
    """Every kind that the seat's actors own, in the order of the briefing."""
    return [_fleet(key, means, now) for key, means in view.means.items()]


def _fleet(key: str, means: P, now: int) -> Fleet:
    jobs = tuple(job for job in means.get("jobs", ()) if now < job["until"])
    crews = tuple(crew for crew in means.get("resting", ()) if now < crew["until"])
    free, at_work = means.get("free", 0), means.get("at_work", 0)
    travelling, resting = (sum(group["count"] for group in groups) for groups in (_on_the_way(jobs), crews))
    return Fleet(
        key,
        means.get("label", {}),
        max(means.get("all", 0), free + at_work + travelling + resting),
        free,
        travelling,
        at_work,
        resting,
        means.get("at"),
        means.get("on_duty"),
        jobs,
        crews,
        tuple(means.get("shifts", ())),
    )


def _on_the_way(jobs: tuple[P, ...]) -> list[P]:
    return [job for job in jobs if job["travels"]]
