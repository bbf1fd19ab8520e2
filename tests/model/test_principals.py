"""Principals: who there is, and who may see what of each event."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.principals import sees, slots
from tests.stage import Stage

SEATS: list[dict[str, Any]] = [
    {"id": "centre", "plays": ["centre"], "roles": ["chair", "member"]},
    {"id": "ministry", "plays": ["minister"]},
]
CONTROL = ["director", "observer", {"controller": "centre"}, {"evaluator": "aim"}, {"plays": ["media"]}]


def test_the_header_names_every_role_slot_once() -> None:
    found = slots(Stage(seats=SEATS, control=CONTROL).session.engine.index)
    assert len(found) == len(set(found))
    assert set(found) == {
        "director", "observer", "evaluator", "controller:centre", "evaluator:aim", "chair:centre", "member:centre",
        "chair:ministry",
    }  # fmt: skip


def test_control_sees_all_players_their_slice_and_observers_what_players_see() -> None:
    letter = {"id": "note", "at": "1m", "from": "police", "to": ["centre"], "channel": "mail", "title": "Note"}
    scene = Stage(seats=SEATS, control=CONTROL, injects=[letter]).to(600)
    scene.do("Observe", text="Good")
    scene.do("Observe", text="Between us", private=True)
    index = scene.session.engine.index
    delivered, due = scene.one("MessageDelivered"), scene.one("InjectDue")
    note, private = scene.events("ObservationNoted")
    for principal, expected in {
        "director": (True, True, True, True),
        "controller:centre": (True, True, True, True),
        "evaluator:aim": (True, True, True, False),
        "evaluator": (True, True, True, False),
        "observer": (True, False, False, False),
        "chair:centre": (True, False, False, False),
        "member:centre": (True, False, False, False),
        "chair:ministry": (False, False, False, False),
    }.items():
        assert tuple(sees(index, principal, event) for event in (delivered, due, note, private)) == expected, principal
