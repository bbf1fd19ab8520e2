"""The one gate: which command in which state, from whom, about what; every refusal has a stable code."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.model.events import CONTROL_COMMANDS, PLAYER_COMMANDS
from crisis_sim.model.principals import MAY
from crisis_sim.model.table import TABLE
from tests.stage import Stage

FACTS: dict[str, Any] = {
    "open": {"text": "Open", "truth": True},
    "limited": {"text": "Limited", "truth": True, "handling": {"marking": "limited"}},
    "restricted": {"text": "Restricted", "truth": True, "handling": {"marking": "restricted"}},
    "secret": {"text": "Secret", "truth": True, "handling": {"marking": "secret"}},
    "owned": {"text": "Owned", "truth": True, "handling": {"owner": "police", "release": "originator"}},
    "amber": {"text": "Amber", "truth": True, "handling": {"owner": "police", "tlp": "amber"}},
    "red": {"text": "Red", "truth": True, "handling": {"owner": "police", "tlp": "red"}},
}
LETTER = {"id": "note", "at": "1m", "from": "police", "to": ["centre"], "channel": "line", "title": "Note"}


def stage(**parts: Any) -> Stage:
    """A letter has arrived at the centre, which knows every fact."""
    channels = {
        "line": {"names": "Line", "carries": "limited"},
        "bush-telephone": {"names": "Drums", "carries": "secret"},
    }
    scene = Stage(**({"injects": [LETTER], "facts": FACTS, "pack": {"channels": channels}} | parts)).to(100)
    for fact in FACTS:
        scene.learn("centre", fact)
    return scene


SAMPLE: dict[str, dict[str, Any]] = {
    "Open": {"msg": "m1"}, "Acknowledge": {"msg": "m1"}, "WriteLog": {"text": "Noted"},
    "SendMessage": {"to": "police", "text": "Hello"}, "SetPace": {"pace": 2000}, "Hold": {"inject": "never"},
    "Observe": {"text": "Well done"}, "Rate": {"rating": "P"}, "HandSeat": {"seat_": "centre", "person": "Kim"},
    "Release": {"inject": "never"}, "Edit": {"inject": "never", "title": "New"}, "Skip": {"inject": "never"},
    "Retime": {"inject": "never", "at": 9000},
    "Insert": {"from_": "media", "to": "centre", "channel": "line", "title": "?"},
}  # fmt: skip
STATES: dict[str, list[str]] = {
    "running": [], "paused": ["Pause"], "suspended": ["Suspend"], "ended": ["End"], "again": ["Pause", "Resume"],
    "calm": ["Suspend", "Resume"], "worse": ["Pause", "Suspend"],
}  # fmt: skip


@pytest.mark.parametrize("way", STATES)
@pytest.mark.parametrize("kind", SAMPLE)
def test_the_table_of_commands_and_states(kind: str, way: str) -> None:
    scene = stage(injects=[LETTER, {"id": "never", "at": "9d", "kind": "condition"}])
    for step in STATES[way]:
        scene.do(step)
    status = {"again": "running", "calm": "running", "worse": "suspended"}.get(way, way)
    assert scene.state.status == status
    seat = "centre" if kind in PLAYER_COMMANDS else None
    if kind in TABLE[status]:
        assert "CommandRejected" not in [e.kind for e in scene.do(kind, seat, **SAMPLE[kind])]
    else:
        assert scene.refused(kind, seat, **SAMPLE[kind]) == "not-now"


def test_a_real_emergency_stops_everything_but_control() -> None:
    assert not TABLE["suspended"] & set(PLAYER_COMMANDS)
    scene = stage().to(200)
    scene.do("Suspend", why="Fire alarm")
    assert {seat: scene.seen(seat, "ExerciseSuspended")[0].p["why"] for seat in ("centre", "ministry")} == {
        "centre": "Fire alarm", "ministry": "Fire alarm"
    }  # fmt: skip
    scene.to(9000)
    assert scene.now == 200
    scene.do("Resume")
    assert scene.to(9000).now == 9000


def test_time_stands_still_while_paused_and_work_goes_on_afterwards() -> None:
    scene = stage()
    scene.do("SendMessage", "centre", to="police", text="Hello", channel="line")
    scene.do("Pause").clear()
    scene.to(5000)
    assert not scene.events("MessageSent", from_="centre")
    scene.do("Resume")
    scene.to(5000)
    assert scene.ticks("MessageSent", from_="centre") == [100 + 180]


@pytest.mark.parametrize("kind", [*PLAYER_COMMANDS, *CONTROL_COMMANDS, "Dance", ""])
def test_players_and_control_keep_to_their_commands(kind: str) -> None:
    scene = stage()
    wrong = None if kind in PLAYER_COMMANDS else "centre"
    code = scene.refused(kind, wrong, **SAMPLE.get(kind, {}))
    assert code == ("not-yours" if kind in (*PLAYER_COMMANDS, *CONTROL_COMMANDS) else "no-such-command")
    if kind in PLAYER_COMMANDS:
        assert scene.refused(kind, "nowhere", **SAMPLE.get(kind, {})) == "no-such-seat"


@pytest.mark.parametrize("role", MAY)
def test_a_role_may_give_its_commands_only(role: str) -> None:
    seats = [{"id": "centre", "plays": ["centre"], "roles": ["chair", "member", "logger"]}]
    control = ["director", "observer", {"controller": "centre"}, {"evaluator": "aim"}]
    by = {"controller": "controller:centre", "evaluator": "evaluator:aim"}.get(role, role)
    if role in ("chair", "member", "logger"):
        by = f"{role}:centre"
    for kind in SAMPLE:
        scene = stage(
            seats=seats,
            control=control,
            injects=[
                LETTER,
                {"id": "never", "at": "9d", "from": "police", "to": ["centre"], "channel": "line", "title": "?"},
            ],
        )
        events = scene.do(kind, "centre" if kind in PLAYER_COMMANDS else None, by=by, **SAMPLE[kind])
        codes = [e.p["code"] for e in events if e.kind == "CommandRejected"]
        assert codes == ([] if kind in MAY[role] else ["not-yours"]), kind
    assert stage(seats=seats).refused("WriteLog", "centre", by=f"{role}:nowhere", text="x") == "not-yours"


def test_a_controller_keeps_to_the_injects_of_its_seat() -> None:
    never = {"id": "never", "at": "9d", "from": "police", "channel": "line", "title": "?"}
    injects = [{**never, "to": ["centre"]}, {**never, "id": "other", "to": ["ministry"]}]
    scene = stage(injects=injects, control=[{"controller": "centre"}])
    assert scene.refused("Hold", by="controller:centre", inject="other") == "not-yours"
    assert scene.refused("Hold", by="controller:ministry", inject="other") == "not-yours"
    assert [e.kind for e in scene.do("Hold", by="controller:centre", inject="never")] == ["InjectHeld"]


def passing(scene: Stage, fact: str, to: str, channel: str) -> str | None:
    """The code with which passing a fact on is refused; None when it goes."""
    events = scene.do("SendMessage", "centre", to=to, facts=[scene.fact("centre", fact)], channel=channel)
    return events[0].p["code"] if events[0].kind == "CommandRejected" else None


@pytest.mark.parametrize(
    ("fact", "to", "channel", "code"),
    [
        ("open", "media", "press", None),
        ("limited", "media", "press", "channel-marking"),
        ("limited", "harbour", "line", None),
        ("restricted", "police", "line", "channel-marking"),
        ("restricted", "police", "radio", None),
        ("restricted", "harbour", "radio", "not-cleared"),
        ("secret", "police", "vault", None),
        ("open", "harbour", "vault", "not-connected"),
        ("secret", "harbour", "bush-telephone", "not-cleared"),
        ("owned", "minister", "line", "needs-consent"),
        ("owned", "police", "line", None),
        ("amber", "minister", "line", None),
        ("amber", "media", "line", "tlp"),
        ("amber", "citizens", "line", "tlp"),
        ("amber", "minister", "press", "tlp"),
        ("red", "minister", "line", "tlp"),
    ],
)
def test_what_may_be_passed_on_to_whom_over_what(fact: str, to: str, channel: str, code: str | None) -> None:
    assert passing(stage(), fact, to, channel) == code


def test_left_to_itself_a_message_takes_the_first_channel_that_may_carry_it() -> None:
    scene = stage()
    scene.do("SendMessage", "centre", to="minister", facts=[scene.fact("centre", "open")])
    scene.do("SendMessage", "centre", to="minister", facts=[scene.fact("centre", "secret")])
    scene.to(1000)
    assert [e.p["channel"] for e in scene.events("MessageSent", from_="centre")] == ["phone", "vault"]


@pytest.mark.parametrize(
    ("kind", "p", "code"),
    [
        ("Open", {}, "no-such-thing"),
        ("Open", {"msg": ["m1"]}, "no-such-thing"),
        ("Open", {"msg": "note/0/0"}, "no-such-thing"),
        ("Open", {"msg": "m99"}, "no-such-thing"),
        ("Open", {"msg": "f1"}, "no-such-thing"),
        ("SendMessage", {"to": "police"}, "bad-parameter"),
        ("SendMessage", {"to": "centre", "text": "x"}, "bad-parameter"),
        ("SendMessage", {"to": [], "text": "x"}, "bad-parameter"),
        ("SendMessage", {"to": ["police"] * 41, "text": "x"}, "bad-parameter"),
        ("SendMessage", {"to": "nobody", "text": "x"}, "no-such-thing"),
        ("SendMessage", {"to": "police", "text": "x" * 8001}, "bad-parameter"),
        ("SendMessage", {"to": "police", "text": "\x07"}, "bad-parameter"),
        ("SendMessage", {"to": "police", "text": "x", "priority": "now"}, "bad-parameter"),
        ("SendMessage", {"to": "police", "text": "x", "channel": "owl"}, "no-such-thing"),
        ("SendMessage", {"to": "police", "facts": ["open"]}, "no-such-thing"),
        ("SendMessage", {"to": "police", "facts": "f1"}, "bad-parameter"),
        ("SendMessage", {"to": "police", "facts": ["f1"] * 51}, "bad-parameter"),
        ("Request", {"to": ["police", "harbour"], "text": "x"}, "bad-parameter"),
        ("Request", {"to": "police"}, "bad-parameter"),
        ("Request", {"to": "police", "about": "q9"}, "no-such-thing"),
        ("Request", {"to": "police", "for": "fun", "text": "x"}, "bad-parameter"),
        ("Request", {"to": "police", "for": "release"}, "bad-parameter"),
        ("Verify", {"to": "police"}, "bad-parameter"),
        ("Decide", {"decision": "d1", "option": "a"}, "no-such-thing"),
        ("OrderMeasure", {"measure": "dance"}, "no-such-thing"),
        ("OrderMeasure", {"measure": "evacuate"}, "no-mandate"),
        ("OrderMeasure", {"measure": "warn", "value": "red"}, "bad-parameter"),
        ("Propose", {"measure": "evacuate", "to": ["police", "harbour"]}, "bad-parameter"),
        ("SubmitProduct", {"product": "poem"}, "no-such-thing"),
        ("AnswerProbe", {"probe": "b1", "answer": "x"}, "no-such-thing"),
        ("WriteLog", {"text": " "}, "bad-parameter"),
        ("WriteLog", {"text": 7}, "bad-parameter"),
        ("LogContact", {"actor": "police", "facts": []}, "bad-parameter"),
        ("Retract", {"msg": "m1"}, "not-yours"),
    ],
)
def test_what_a_seat_may_not_do_is_refused_with_a_code(kind: str, p: dict[str, Any], code: str) -> None:
    scene = stage()
    assert scene.refused(kind, "centre", **p) == code
    (line,) = scene.seen("centre", "CommandRejected")
    assert line.p["command"] == {"kind": kind, "p": p}
    assert not scene.seen("ministry", "CommandRejected")


@pytest.mark.parametrize("garbage", [None, 7, True, [], [[]], {}, {"a": []}, "", "nothing", 1e300])
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        *[(kind, "inject") for kind in ("Release", "Hold", "Skip", "Retime", "Edit", "Recall")],
        *[("Insert", name) for name in ("from_", "to", "channel", "facts", "title")],
        ("HandSeat", "seat_"), ("SetPace", "pace"), ("Rate", "rating"), ("Adjudicate", "effects"), ("Start", "seed"),
    ],
)  # fmt: skip
def test_control_may_make_mistakes_too(kind: str, name: str, garbage: Any) -> None:
    scene = stage()
    p = {"from_": "police", "to": "centre", "channel": "line", "title": "?"} if kind == "Insert" else {}
    events = scene.do(kind, **(p | {name: garbage}))
    harmless = (name, garbage) in (
        ("facts", []),
        ("effects", []),
        ("effects", ""),
        ("effects", {}),
        ("title", "nothing"),
        ("pace", 7),
    )
    assert ("CommandRejected" in [e.kind for e in events]) is not harmless


def test_the_seat_speaks_for_the_actors_it_plays() -> None:
    seats = [{"id": "town", "plays": ["mayor-north", "mayor-south"]}]
    scene = Stage(seats=seats, facts=FACTS).learn("mayor-south", "open")
    assert scene.refused("SendMessage", "town", as_="minister", to="police", text="x") == "not-yours"
    scene.do("SendMessage", "town", as_="mayor-south", to="police", facts=["f1"], channel="mail")
    scene.do("OrderMeasure", "town", as_="mayor-south", measure="evacuate")
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(1000)
    assert scene.events("MessageSent", facts=["open"])[0].p["from"] == "mayor-south"
    assert [e.p["by"] for e in scene.events("MeasureOrdered")] == ["mayor-south", "mayor-north"]


def test_staff_time_is_paid_for_and_work_waits_for_people() -> None:
    scene = stage()
    for _ in range(2):
        scene.do("SendMessage", "centre", to=["police", "harbour"], text="Hello", channel="phone")
    scene.do("SubmitProduct", "centre", product="methane", text="Major incident", to="minister")
    tasks = [(e.p["from"], e.p["until"]) for e in scene.events("StaffCommitted")]
    assert tasks == [
        (100, 340),
        (340, 580),
        (580, 1180),
    ]  # two calls of two minutes each, twice; ten minutes of writing
    assert scene.session.views["centre"].free_people(200) == 0
    scene.to(2000)
    assert scene.ticks("ProductSubmitted") == [1180]
    assert scene.session.views["centre"].free_people(2000) == 1


def test_a_body_that_is_not_convened_does_nothing_through_a_seat_that_also_plays_another() -> None:
    measure = {"names": "Act", "family": "protection", "by": ["cell"], "executor": "police", "staff": "1m"}
    scene = Stage(seats=[{"id": "ministry", "plays": ["minister", "cell"]}], measures={"act": measure})
    assert scene.refused("SendMessage", "ministry", as_="cell", to="police", text="Hello") == "not-convened"
    assert scene.refused("OrderMeasure", "ministry", measure="act") == "no-mandate"
    scene.do("OrderMeasure", "ministry", measure="convene-cell")
    scene.to(60).do("OrderMeasure", "ministry", measure="act")
    assert scene.one("MeasureOrdered", measure="act").p["by"] == "cell"
