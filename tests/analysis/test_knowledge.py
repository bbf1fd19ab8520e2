"""Who learned what when, what it was worth, and where it waited on its way."""

from __future__ import annotations

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.knowledge import Knowledge
from crisis_sim.analysis.truth import Truth
from crisis_sim.analysis.ways import Ways
from crisis_sim.model.index import Index
from tests.stage import Stage

FACTS = {
    "wave": {"text": "A wave", "truth": True},
    "dam": {"text": "The dam broke", "truth": False},
    "who": {"text": "Somebody did it", "truth": {"draw": "tide", "is": "neap"}},
    "why": {"text": "Why", "truth": "undetermined"},
    "level": {"text": "It stands at", "truth": True, "reads": {"indicator": "gauge"}},
    "slow": {"text": "It stands at", "truth": True, "reads": {"indicator": "gauge"}, "stale_after": "30m"},
    "queue": {"text": "A queue", "truth": True, "stale_after": "10m"},
}
SEATS = [
    {"id": "centre", "plays": ["centre"]},
    {"id": "town", "plays": ["mayor-north", "mayor-south"]},
    {"id": "crisis", "plays": ["cell"]},
]


def stage(**parts: object) -> Stage:
    gauge = {"gauge": {"label": "Water", "start": 40, "max": 300}}
    return Stage(facts=FACTS, seats=SEATS, indicators=gauge, draws={"tide": {"spring": 1.0}}, **parts)


def read(played: Stage) -> tuple[Course, Truth, Knowledge, Ways]:
    course = Course(Index(played.world), played.session.lines)
    truth = Truth(course)
    knowledge = Knowledge(course, truth)
    return course, truth, knowledge, Ways(course, knowledge)


def test_what_a_belief_is_worth() -> None:
    rise = {"id": "rise", "at": "20m", "kind": "condition", "effects": {"indicator": "gauge", "change": 10}}
    _, truth, _, _ = read(stage(injects=[rise]).to(3600))
    assert truth.of("wave", None, 0, 3000) == "right"
    assert truth.of("dam", None, 0, 0) == "false"
    assert truth.of("who", None, 0, 0) == "false", "the tide was a spring tide"
    assert truth.of("why", None, 0, 0) == "undetermined"
    assert [truth.of("level", 40, 0, t) for t in (0, 1199, 1200)] == ["right", "right", "stale"]
    assert truth.of("level", 50, 0, 1200) == "right"
    assert [truth.of("slow", 40, 0, t) for t in (1200, 1800, 1801)] == ["right", "right", "stale"]
    assert [truth.of("queue", None, 0, t) for t in (600, 601)] == ["right", "stale"]


def test_levels_and_phases_are_judged_too() -> None:
    red = {"id": "red", "at": "10m", "kind": "condition", "effects": {"level": "alert", "to": "amber"}}
    played = stage(injects=[red])
    played.to(1200).do("OrderMeasure", "centre", measure="convene-cell")
    played.to(2400)
    _, truth, _, _ = read(played)
    assert truth.of("level:alert", 1, 700, 700) == "right"
    assert [truth.of("level:alert", 0, 0, t) for t in (599, 600)] == ["right", "stale"]
    assert (truth.of("phase:crisis", None, 0, 1200), truth.of("phase:crisis", None, 0, 2000)) == ("stale", "right")


def test_the_first_to_know_and_every_seat_after_it() -> None:
    played = stage(
        injects=[
            {"id": "a", "at": "5m", "from": "observatory", "to": ["centre"], "channel": "mail", "title": "A",
             "facts": ["wave"]},
        ]
    )  # fmt: skip
    played.to(480).do("Open", "centre", msg="m1")
    played.to(780).do("SendMessage", "centre", to=["mayor-north"], facts=["f1"], channel="mail")
    played.to(1500).do("Open", "town", msg="m1")
    course, _, knowledge, ways = read(played)
    spread = knowledge.spreads["wave"]
    assert {holder: one.t for holder, one in spread.by.items()} == {"observatory": 300, "centre": 480, "town": 1500}
    assert spread.first.holder == "observatory"
    assert spread.first.source is None
    told = spread.by["town"]
    assert (told.actor, told.source, told.channel, told.quality) == ("mayor-north", "centre", "mail", "right")
    hops = ways.way(told)
    assert [(hop.from_, hop.to) for hop in hops] == [("observatory", "centre"), ("centre", "mayor-north")]
    assert [(w.stage, w.who, w.start, w.end) for w in hops[0].waits] == [
        ("channel", "observatory", 300, 360),
        ("unread", "centre", 360, 480),
    ]
    assert [(w.stage, w.end - w.start) for w in hops[1].waits] == [
        ("kept", 300), ("staff", 60), ("channel", 60), ("unread", 600),
    ]  # fmt: skip
    longest = ways.longest(told)
    assert longest is not None
    assert (longest.stage, longest.who) == ("unread", "mayor-north")
    assert sum(w.end - w.start for hop in hops for w in hop.waits) == told.t - spread.first.t, "no second is lost"
    assert course.holder("mayor-south") == "town"


def test_a_call_rings_and_a_desk_has_a_queue() -> None:
    played = stage(
        injects=[
            {"id": "a", "at": "5m", "from": "observatory", "to": ["centre"], "channel": "phone", "title": "A",
             "facts": ["wave"]},
        ]
    )  # fmt: skip
    played.to(360).do("Open", "centre", msg="m1")
    played.do("SendMessage", "centre", to=["police"], facts=["f1"], channel="radio")
    played.to(900)
    _, _, knowledge, ways = read(played)
    stages = [[w.stage for w in hop.waits] for hop in ways.way(knowledge.spreads["wave"].by["police"])]
    assert stages == [["ringing"], ["staff", "channel", "queue"]]


def test_a_body_that_is_not_there_yet_is_not_kept_waiting() -> None:
    played = stage()
    played.learn("centre", "wave")
    played.to(1200).do("OrderMeasure", "centre", measure="convene-cell")
    played.to(1800).do("SendMessage", "centre", to=["cell"], facts=[played.fact("centre", "wave")], channel="mail")
    played.to(2400).do("Open", "crisis", msg="m1")
    course, _, knowledge, ways = read(played)
    (hop,) = ways.way(knowledge.spreads["wave"].by["crisis"])
    there = played.one("BodyConvened").t
    assert course.there_since("cell") == there
    assert (hop.waits[0].stage, hop.waits[0].start, hop.waits[0].end) == ("kept", there, 1800)


def test_what_a_public_measure_says_is_learned_from_whoever_ordered_it() -> None:
    played = stage()
    played.learn("centre", "wave")
    played.to(600).do("OrderMeasure", "centre", measure="warn", facts=["f1"])
    played.to(1200)
    _, _, knowledge, ways = read(played)
    (hop,) = ways.way(knowledge.spreads["wave"].by["media"])
    assert [(w.stage, w.end - w.start) for w in hop.waits] == [("kept", 600), ("staff", 240)]


def test_what_is_taken_back_is_remembered_as_such() -> None:
    played = stage()
    played.learn("centre", "dam")
    played.do("SendMessage", "centre", to=["mayor-north"], facts=["f1"], channel="mail")
    played.to(300).do("Open", "town", msg="m1")
    played.do("Retract", "centre", msg="m1", text="No")
    played.to(900).do("Open", "town", msg="m2")
    _, _, knowledge, _ = read(played)
    assert knowledge.spreads["dam"].taken_back == {"town": 900}
    assert [one.quality for one in knowledge.of["town", "dam"]] == ["false"]


def test_time_stands_still_while_the_clock_jumps() -> None:
    moves = [
        {"id": "a", "clock": "live", "until": "10m"},
        {"id": "b", "clock": "jump", "to": "3h"},
        {"id": "c", "clock": "live", "until": "4h"},
    ]
    course, _, _, _ = read(stage(moves=moves, end={"elapsed": "4h"}).to(5 * 3600))
    assert course.live(0, 3 * 3600) == 600
    assert course.live(300, 3 * 3600 + 60) == 360
    assert (course.in_jump(599), course.in_jump(600), course.in_jump(3 * 3600)) == (False, True, False)
    assert course.unbroken(0, 600)
    assert not course.unbroken(0, 700)
