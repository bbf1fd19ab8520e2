"""A scenario of nothing but traffic: a ring of desks, each of which writes to the next."""

from __future__ import annotations

from typing import Any

from crisis_sim.scenario.compiled import Compiled

ACTORS = 40
STAFF = 2
"""Staff of each desk, who serve its messages one by one each."""
EVERY = 60
"""Mean seconds between two messages of one sender, exponential."""
SERVICE = 90
"""Mean seconds of service, exponential: desks are busy three quarters of the time."""
PLAYED = "exercise-office"
"""The one actor with a seat: every scenario needs one. It is sent nothing."""


def scenario(hours: int, actors: int = ACTORS) -> Compiled:
    """The ring, for so many hours. No channel delays anything, so that every model does the same work per message."""
    names = tuple(f"desk-{number:02d}" for number in range(actors))
    desks = {name: {"names": {"en": name}, "staff": STAFF} for name in names}
    ring = zip(names, (*names[1:], names[0]), strict=True)
    story: dict[str, Any] = {
        "format": 1,
        "id": "traffic",
        "title": {"en": "Traffic"},
        "doctrine": "none",
        "start": "2027-05-04T08:00+02:00",
        "seats": [{"id": "office", "plays": [PLAYED]}],
        "moves": [{"id": "all", "clock": "live", "until": f"{hours}h"}],
        "traffic": [
            {"from": a, "to": b, "channel": "wire", "every": f"{EVERY}s", "service": f"{SERVICE}s"} for a, b in ring
        ],
        "injects": [{"id": "end", "at": f"{hours}h", "from": names[0], "to": ["office"], "channel": "wire",
                     "title": {"en": "End"}}],
    }  # fmt: skip
    return Compiled.model_validate(
        {
            "scenario": story,
            "pack": "none",
            "pack_version": "1",
            "actors": {**desks, PLAYED: {"names": {"en": "Exercise office"}}},
            "relations": [],
            "channels": {"wire": {"names": {"en": "Wire"}}},
        }
    )
