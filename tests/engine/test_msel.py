"""The MSEL: when injects are due, whether they come, what control does with them, moves and ENDEX."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stage import Stage

GAUGE = {"gauge": {"label": "Gauge", "start": 50}}
FACTS: dict[str, Any] = {"wave-coming": {"text": "A wave", "truth": True}, "lie": {"text": "A lie", "truth": False}}


def world(id_: str, **trigger: Any) -> dict[str, Any]:
    """Something that happens to the world."""
    return {"id": id_, "kind": "condition", **trigger}


def letter(id_: str, **trigger: Any) -> dict[str, Any]:
    """A letter to the centre over a channel without latency."""
    return {"id": id_, "from": "police", "to": ["centre"], "channel": "line", "title": id_, **trigger}


def push(id_: str, at: str, change: int) -> dict[str, Any]:
    """The gauge moves."""
    return world(id_, at=at, effects=[{"indicator": "gauge", "change": change}])


def stage(*injects: dict[str, Any], **parts: Any) -> Stage:
    """A world with these injects."""
    pack = {"channels": {"line": {"names": "Line"}, "slow": {"names": "Slow", "latency": "10m"}}}
    return Stage(
        injects=list(injects) or [world("never", at="9d")],
        **({"indicators": GAUGE, "facts": FACTS, "pack": pack} | parts),
    )


def released(scene: Stage, id_: str) -> list[int]:
    """When an inject was released."""
    return scene.ticks("InjectReleased", inject=id_)


def skipped(scene: Stage, id_: str) -> list[tuple[int, str]]:
    """When and why an inject was skipped."""
    return [(e.t, e.p["why"]) for e in scene.events("InjectSkipped", inject=id_)]


def test_at_after_and_when() -> None:
    scene = stage(
        world("one", at="5m"),
        world("two", after={"inject": "one", "delay": "2m"}),
        world("three", after={"inject": "two"}),
        world("four", when={"inject": "three"}),
        world("five", at="d1 10:30"),
    ).to(3600)
    assert [released(scene, id_) for id_ in ("one", "two", "three", "four", "five")] == [
        [300],
        [420],
        [420],
        [420],
        [1800],
    ]


def test_a_condition_must_hold_for_a_while_without_a_break() -> None:
    scene = stage(
        push("down", "5m", -20), push("up", "10m", 20), push("again", "20m", -20),
        world("low", when={"indicator": "gauge", "below": 40, "for": "8m"}),
    ).to(7200)  # fmt: skip
    assert released(scene, "low") == [28 * 60]
    scene = stage(world("steady", when={"indicator": "gauge", "above": 40, "for": "8m"})).to(7200)
    assert released(scene, "steady") == [480]


@pytest.mark.parametrize(("status", "tick"), [("released", 60), ("delivered", 660), ("read", 900), ("skipped", None)])
def test_what_waits_for_a_letter_to_come_this_far(status: str, tick: int | None) -> None:
    scene = stage(letter("note", at="1m", channel="slow"), world("then", when={"inject": "note", "status": status}))
    scene.to(900).do("Open", "centre", msg="m1")
    scene.to(3600)
    assert released(scene, "then") == ([tick] if tick is not None else [])


@pytest.mark.parametrize(
    "condition",
    [
        {"fact": "wave-coming", "known_to": "centre"},
        {"knows": {"actor": "centre", "fact": "wave-coming"}},
        {"all": [{"fact": "wave-coming", "known_to": "centre"}, {"not": {"indicator": "gauge", "below": 10}}]},
        {"any": [{"phase": "crisis"}, {"fact": "wave-coming", "known_to": "centre"}]},
    ],
)
def test_conditions_hear_of_what_they_wait_for(condition: dict[str, Any]) -> None:
    scene = stage(world("then", when=condition)).to(100)
    scene.learn("centre", "wave-coming")
    assert released(scene, "then") == [100]


def test_conditions_on_measures_means_requests_products_and_bodies() -> None:
    means = {"boats": {"owner": "centre", "count": 2, "label": "Boats"}}
    conditions: dict[str, dict[str, Any]] = {
        "ordered": {"measure": "patrol", "status": "ordered"},
        "by-another": {"measure": "patrol", "status": "ordered", "by": "police"},
        "completed": {"measure": "patrol", "status": "completed", "by": "minister"},
        "busy": {"not": {"means": "boats", "free": 1}},
        "asked": {"asked": {"actor": "minister", "of": "police"}},
        "product": {"product": "sitrep", "seat": "centre"},
        "convened": {"convened": "cell"},
        "phase": {"phase": "crisis"},
        "move": {"move": "day"},
        "elapsed": {"elapsed": "90m"},
    }
    scene = stage(
        *(world(k, when=c) for k, c in conditions.items()),
        means=means,
        moves=[{"id": "day", "clock": "live", "until": "8d"}],
    )
    scene.do("OrderMeasure", "ministry", measure="patrol")
    scene.do("Request", "ministry", to="police", text="Anything?", channel="line")
    scene.do("SubmitProduct", "centre", product="sitrep", text="All well.")
    scene.do("OrderMeasure", "ministry", measure="convene-cell")
    scene.to(7200)
    found = {key: released(scene, key)[0] if released(scene, key) else None for key in conditions}
    started = scene.state.orders["patrol#1"].ticks["started"]
    convened = scene.ticks("BodyConvened")[0]
    assert found == {
        "ordered": 0, "by-another": None, "completed": started + 900, "busy": started, "asked": 60 + 180,
        "product": 900, "convened": convened, "phase": convened, "move": 0, "elapsed": 5400,
    }  # fmt: skip


def test_a_guard_skips_waits_or_lets_another_come() -> None:
    high = {"indicator": "gauge", "above": 60}
    alternative = world("instead", alternative=True)
    scene = stage(
        world("skip", at="1m", **{"if": high}),
        world("wait", at="1m", **{"if": high, "else": {"wait": {"until": "20m"}}}),
        world("too-long", at="1m", **{"if": {"indicator": "gauge", "above": 90}, "else": {"wait": {"until": "20m"}}}),
        world("other", at="1m", **{"if": high, "else": {"inject": "instead"}}),
        alternative, push("up", "10m", 20),
        world("now", at="11m", **{"if": high}),
    ).to(3600)  # fmt: skip
    assert skipped(scene, "skip") == [(60, "guard")]
    assert released(scene, "wait") == [600]
    assert skipped(scene, "too-long") == [(1200, "waited in vain")]
    assert (skipped(scene, "other"), released(scene, "instead")) == ([(60, "guard")], [60])
    assert released(scene, "now") == [660]


def test_manual_injects_and_contingencies() -> None:
    scene = stage(
        world("fire", manual={"suggest": {"at": "10m"}, "unattended": "fire"}),
        world("skip", manual={"suggest": {"at": "10m"}, "unattended": "skip"}),
        world("early", manual={"suggest": {"at": "10m"}, "unattended": "skip"}),
        world("seen-to", at="10m", contingency={"unless": {"indicator": "gauge", "below": 60}}),
        world("needed", at="10m", contingency={"unless": {"indicator": "gauge", "above": 60}}),
    ).to(300)
    scene.do("Release", inject="early")
    scene.to(3600)
    assert (released(scene, "fire"), released(scene, "early"), released(scene, "needed")) == ([600], [300], [600])
    assert skipped(scene, "skip") == [(600, "unattended")]
    assert skipped(scene, "seen-to") == [(600, "players saw to it")]


def test_repeats_stop_by_number_or_condition() -> None:
    scene = stage(
        letter("thrice", at="1m", repeat={"every": "5m", "times": 3}),
        letter("until", at="1m", repeat={"every": "5m", "until": {"elapsed": "15m"}}),
        world("once", after={"inject": "thrice"}),
    ).to(7200)
    assert released(scene, "thrice") == [60, 360, 660]
    assert released(scene, "until") == [60, 360, 660]
    assert released(scene, "once") == [60]
    assert [e.p["msg"] for e in scene.events("MessageSent", inject="thrice")] == [f"thrice/{n}/0" for n in range(3)]


def test_control_holds_skips_releases_and_retimes() -> None:
    names = ("hold", "lift", "skip", "free", "later", "sooner")
    scene = stage(*(world(id_, at="10m") for id_ in names)).to(60)
    scene.do("Hold", inject="hold")
    scene.do("Hold", inject="lift")
    scene.do("Retime", inject="lift", at=1500)
    scene.do("Skip", inject="skip")
    scene.do("Hold", inject="free")
    scene.do("Retime", inject="later", at=900)
    scene.do("Retime", inject="sooner", at=120)
    assert scene.refused("Retime", inject="sooner", at=60) == "bad-parameter"
    assert scene.refused("Retime", inject="skip", at=900) == "too-late"
    scene.to(1000).do("Release", inject="free")
    scene.to(3600)
    assert {id_: released(scene, id_) for id_ in names} == {
        "hold": [], "lift": [1500], "skip": [], "free": [1000], "later": [900], "sooner": [120]
    }  # fmt: skip


def test_a_new_time_replaces_every_trigger() -> None:
    scene = stage(
        world("manual", manual={"suggest": {"at": "10m"}, "unattended": "skip"}),
        world("when", when={"indicator": "gauge", "above": 60}),
        world("after", after={"inject": "up", "delay": "1m"}),
        world("guard", at="1m", **{"if": {"indicator": "gauge", "above": 60}, "else": {"wait": {"until": "1h"}}}),
        push("up", "5m", 20),
    ).to(100)  # fmt: skip
    for id_ in ("manual", "when", "after", "guard"):
        scene.do("Retime", inject=id_, at=1200)
    scene.to(3600)
    assert [released(scene, id_) for id_ in ("manual", "when", "after", "guard")] == [[1200]] * 4


def test_what_is_held_does_not_come_when_its_guard_comes_true() -> None:
    guarded = world("guard", at="1m", **{"if": {"indicator": "gauge", "above": 60}, "else": {"wait": {"until": "20m"}}})
    scene = stage(guarded, push("up", "5m", 20)).to(120)
    scene.do("Hold", inject="guard")
    scene.to(3600)
    assert (released(scene, "guard"), skipped(scene, "guard")) == ([], [])
    scene.do("Release", inject="guard")
    assert released(scene, "guard") == [3600]


def test_control_recalls_what_nobody_has_read() -> None:
    scene = stage(
        letter("note", at="1m", to=["centre", "minister"]),
        letter("far", at="1m", channel="slow"),
        letter("deed", at="1m", effects=[{"phase": "crisis"}]),
    )
    assert scene.refused("Recall", inject="note") == "too-late"
    scene.to(100).do("Recall", inject="note")
    assert scene.session.views["centre"].inbox["m1"].recalled
    assert scene.refused("Open", "centre", msg="m1") == "too-late"
    assert scene.refused("Recall", inject="deed") == "too-late"
    scene.do("Recall", inject="far")
    before = len(scene.seen("centre"))
    scene.to(3600)
    assert len(scene.seen("centre")) == before  # what never came is not heard of
    assert not scene.events("MessageDelivered", msg="far/0/0")


def test_what_was_read_cannot_be_recalled() -> None:
    scene = stage(letter("note", at="1m")).to(100)
    scene.do("Open", "centre", msg="m1")
    assert scene.refused("Recall", inject="note") == "too-late"


def test_control_inserts_and_impersonates() -> None:
    scene = stage().to(100)
    scene.do("Insert", from_="media", to="centre", channel="line", title="A question", facts=["lie"])
    scene.do("Impersonate", from_="police", to="centre", channel="line", title="A word")
    titles = [letter.title["en"] for letter in scene.session.views["centre"].inbox.values()]
    assert titles == ["A question", "A word"]
    scene.do("Open", "centre", msg="m1")
    assert scene.events("FactLearned", actor="centre", fact="lie", source="media")


def test_control_adjudicates_a_free_action() -> None:
    scene = stage().to(100)
    scene.do(
        "Adjudicate",
        text="They rang the bells.",
        effects=[{"indicator": "gauge", "change": 9}, {"fact": "wave-coming", "learned_by": ["citizens"]}],
    )
    assert scene.state.indicators["gauge"][-1] == (100, 59)
    assert scene.events("FactLearned", actor="citizens")
    for effects in ("x", [{"indicator": "gauge"}], [{"dance": 1}]):
        assert scene.refused("Adjudicate", effects=effects) == "bad-parameter"
    for effect in (
        {"indicator": "none", "change": 1},
        {"level": "alert", "to": "pink"},
        {"channel": "none", "availability": 1},
    ):
        assert scene.refused("Adjudicate", effects=[effect]) == "no-such-thing"


def test_a_probe_is_put_to_its_seats_and_answered_once() -> None:
    probes = [{"at": "5m", "seats": ["centre"], "ask": "How high?"}]
    scene = stage(facilitator={"probes": probes}).to(300)
    assert scene.seen("centre", "ProbeAsked")[0].p == {"probe": "b1", "ask": {"en": "How high?"}, "level": 1}
    assert not scene.seen("ministry", "ProbeAsked")
    assert scene.refused("AnswerProbe", "ministry", probe="b1", answer="50") == "no-such-thing"
    (answered,) = scene.do("AnswerProbe", "centre", probe="b1", answer="50")
    assert (answered.kind, answered.p["answer"]) == ("ProbeAnswered", "50")
    assert scene.refused("AnswerProbe", "centre", probe="b1", answer="51") == "too-late"


def test_moves_follow_each_other_and_the_last_one_ends_the_exercise() -> None:
    moves = [
        {"id": "first", "clock": "live", "until": "10m"},
        {"id": "second", "clock": "live", "until": {"indicator": "gauge", "above": 60}},
        {"id": "gap", "clock": "jump", "to": "5h"},
        {"id": "third", "clock": "live", "until": "6h"},
    ]
    scene = stage(push("up", "20m", 20), moves=moves, end={"elapsed": "9d"})
    scene.to(86_400)
    assert [(e.p["move"], e.t) for e in scene.events("MoveStarted")] == [
        ("first", 0), ("second", 600), ("gap", 1200), ("third", 18_000)
    ]  # fmt: skip
    assert (scene.one("ExerciseEnded").t, scene.session.ended, scene.now) == (21_600, True, 21_600)
    assert [line.p["move"] for line in scene.seen("centre", "MoveStarted")] == ["v1", "v2", "v3", "v4"]


def test_a_condition_ends_the_exercise_after_what_else_it_sets_off() -> None:
    scene = stage(
        push("up", "20m", 20),
        world("same", when={"indicator": "gauge", "above": 60}),
        end={"indicator": "gauge", "above": 60},
    )
    scene.to(86_400)
    assert scene.one("ExerciseEnded").t == 1200
    assert released(scene, "same") == [1200]
    assert scene.session.lines[-1].kind == "ExerciseEnded"
    assert scene.refused("SendMessage", "centre", to="police", text="Hello?") == "not-now"
    assert [e.kind for e in scene.do("Rate", rating="S", objective="aim")] == ["RatingGiven"]


@pytest.mark.parametrize(("meanwhile", "opened"), [("silent", False), ("by-the-book", True)])
def test_while_the_clock_jumps_the_policy_of_the_move_holds_every_seat(meanwhile: str, opened: bool) -> None:
    moves = [
        {"id": "day", "clock": "live", "until": "10m"},
        {"id": "night", "clock": "jump", "to": "5h", "meanwhile": meanwhile},
        {"id": "next", "clock": "live", "until": "6h"},
    ]
    asks = {"within": "10m", "default": "b", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}
    traffic = [{"from": "citizens", "to": "police", "channel": "line", "every": "20m", "spread": "constant"}]
    scene = stage(
        letter("night-call", at="1h", asks=asks),
        letter("morning", at="5h10m"),
        moves=moves,
        traffic=traffic,
        end={"elapsed": "9d"},
    )
    scene.to(86_400)
    read = scene.ticks("MessageRead", msg="night-call/0/0")
    assert bool(read) is opened
    assert bool(scene.events("DecisionMade")) is opened
    assert bool(scene.events("DecisionExpired")) is not opened
    assert not scene.events("MessageRead", msg="morning/0/0")  # the people are back
    # No background traffic during the jump; the next comes twenty minutes after it.
    assert scene.ticks("MessageSent", to="police")[:2] == [19_200, 20_400]
