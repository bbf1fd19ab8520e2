"""Measures: ordered, transmitted, started, completed and confirmed are different moments; proposals get an answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stage import Stage

FACTS: dict[str, Any] = {
    "wave-coming": {"text": "A wave", "truth": True, "topics": ["wave"]},
    "sabotage": {"text": "Sabotage", "truth": True, "handling": {"marking": "restricted", "sanitised_as": "gate-open"}},
    "gate-open": {"text": "The gate was open", "truth": True},
    "amber-fact": {"text": "A list", "truth": True, "handling": {"tlp": "amber", "owner": "police"}},
}
SEATS: list[dict[str, Any]] = [
    {"id": "centre", "plays": ["centre"]},
    {"id": "ministry", "plays": ["minister"]},
    {"id": "town", "plays": ["mayor-north"]},
]
BOATS = {"boats": {"owner": "mayor-north", "count": 3, "label": "Boats"}}
GAUGES = {"safety": {"label": "Safety", "start": 50}, "calm": {"label": "Calm", "start": 50}}


def stage(**parts: Any) -> Stage:
    """Three seats, boats and two indicators."""
    return Stage(**({"facts": FACTS, "seats": SEATS, "means": BOATS, "indicators": GAUGES} | parts))


def moments(scene: Stage, order: str) -> dict[str, int]:
    """Status: when an order reached it."""
    return scene.state.orders[order].ticks


def test_a_measure_goes_through_all_its_moments() -> None:
    scene = stage()
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(7200)
    ticks = moments(scene, "evacuate#1")
    # Two minutes of staff, half a minute on the air, a minute of the executor's desk, ten minutes of work,
    # confirmed when the town opens the message.
    assert ticks == {"ordered": 0, "transmitted": 120, "started": 210, "completed": 810}
    assert scene.one("MeansCommitted").p == {
        "means": "boats", "owner": "mayor-north", "label": {"en": "Boats"}, "count": 2, "free": 1,
        "until": 810, "at_work": 2,
    }  # fmt: skip
    assert scene.ticks("MeansReleased") == [810]
    assert [e.t for e in scene.events("IndicatorMoved")] == [810 + 30 * k for k in range(1, 21)]
    (done,) = [m for m, letter in scene.session.views["town"].inbox.items() if letter.title["en"] == "Done: Evacuate"]
    assert scene.state.orders["evacuate#1"].status == "completed"
    kinds = [e.kind for e in scene.do("Open", "town", msg=done)]
    assert "MeasureConfirmed" in kinds
    assert scene.state.orders["evacuate#1"].status == "confirmed"


def test_those_whom_a_measure_tells_learn_of_it_by_message() -> None:
    scene = stage()
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(900)
    (told,) = scene.events("MessageSent", to="centre")
    assert (told.p["from"], told.p["channel"], told.p["facts"]) == ("police", "mail", ["measure:evacuate"])
    assert not scene.session.views["centre"].measures_heard
    scene.do("Open", "centre", msg="m1")
    assert scene.session.views["centre"].measures_heard == {"evacuate": 900}


def test_a_measure_waits_in_line_for_means_and_starts_when_they_are_free() -> None:
    scene = stage()
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.do("OrderMeasure", "ministry", measure="patrol")
    scene.to(7200)
    patrol, evacuate = moments(scene, "patrol#1"), moments(scene, "evacuate#1")
    assert len(scene.events("MeansExhausted", means="boats")) == 1
    assert patrol["completed"] == patrol["started"] + 900
    assert evacuate["started"] == patrol["completed"]
    assert scene.state.means["boats"] == 3


def test_a_measure_that_names_the_same_means_twice_needs_both() -> None:
    means = [{"means": "boats", "count": 2}, {"means": "boats", "count": 2}]
    measure = {"names": "Twice", "family": "protection", "by": ["mayor"], "means": means, "duration": "5m"}
    scene = stage(measures={"twice": measure})
    scene.do("OrderMeasure", "town", measure="twice")
    scene.to(7200)
    assert scene.events("MeansExhausted")
    assert not scene.events("MeasureStarted")


def test_a_seat_that_executes_does_so_with_its_own_staff() -> None:
    seats = [*SEATS, {"id": "force", "plays": ["police"], "people": 1}]
    scene = stage(seats=seats)
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(600)
    assert "started" not in moments(scene, "evacuate#1")
    scene.do("WriteLog", "force", text="An order has come.")
    scene.do("Open", "force", msg="m1")
    (task,) = scene.events("StaffCommitted", seat="force")
    assert (task.p["what"], task.p["from"], task.p["until"]) == ("execute:evacuate", 600, 780)
    scene.to(3600)
    assert moments(scene, "evacuate#1")["started"] == 780
    assert scene.one("MeasureStarted").audience == ("force",)


def test_an_order_travels_through_its_carrier() -> None:
    scene = stage(
        injects=[
            {"id": "crisis", "at": "1m", "from": "minister", "kind": "condition", "effects": [{"phase": "crisis"}]}
        ]
    )
    assert scene.refused("OrderMeasure", "ministry", measure="close-harbour") == "requirement"
    scene.to(60).do("OrderMeasure", "ministry", measure="close-harbour")
    scene.to(600)
    assert "transmitted" not in moments(scene, "close-harbour#1")
    scene.do("Open", "centre", msg="m1")
    scene.to(3600)
    assert moments(scene, "close-harbour#1")["transmitted"] == 600
    assert moments(scene, "close-harbour#1")["started"] == 600 + 60 + 120
    assert scene.one("MessageSent", to="harbour").p["from"] == "centre"


def test_the_carrier_may_be_a_role() -> None:
    measure = {
        "names": "By way of",
        "family": "protection",
        "by": ["minister"],
        "carried_by": "mayor",
        "executor": "police",
    }
    scene = stage(measures={"by-way": measure}, seats=SEATS[:2])
    scene.do("OrderMeasure", "ministry", measure="by-way")
    scene.to(3600)
    assert scene.one("MeasureOrdered").p["carried_by"] == "mayor-north"
    assert scene.state.orders["by-way#1"].status == "completed"


def test_a_level_is_set_when_the_measure_is_done_and_told_to_others() -> None:
    scene = stage()
    assert scene.refused("OrderMeasure", "ministry", measure="raise-alert", value="amber") == "requirement"
    scene.learn("minister", "measure:warn")
    assert scene.refused("OrderMeasure", "ministry", measure="raise-alert", value="purple") == "bad-parameter"
    scene.do("OrderMeasure", "ministry", measure="raise-alert", value="red")
    scene.to(100)
    level = scene.one("LevelSet")
    assert (level.p["value"], level.audience, scene.state.levels["alert"]) == (
        "red",
        ("ministry",),
        ("red", "minister"),
    )
    assert scene.session.views["ministry"].levels == {"alert": 2}
    assert scene.session.views["centre"].levels == {}
    scene.do("Open", "centre", msg="m1")
    assert scene.session.views["centre"].levels == {"alert": 2}


def test_a_public_measure_reaches_the_public_with_what_may_be_published() -> None:
    scene = stage().learn("centre", "wave-coming").learn("centre", "sabotage").learn("centre", "amber-fact")
    facts = {key: scene.fact("centre", key) for key in ("wave-coming", "sabotage", "amber-fact")}
    assert scene.refused("OrderMeasure", "centre", measure="warn", facts=[facts["sabotage"]]) == "channel-marking"
    assert scene.refused("OrderMeasure", "centre", measure="warn", facts=[facts["amber-fact"]]) == "tlp"
    scene.do("OrderMeasure", "centre", measure="warn", facts=[facts["wave-coming"]])
    scene.to(600)
    for actor in ("media", "citizens"):
        assert [e.p["fact"] for e in scene.events("FactLearned", actor=actor)] == ["wave-coming", "measure:warn"]
    assert scene.state.orders["warn#1"].status == "confirmed"


def test_a_proposal_never_publishes_what_may_not_be_published() -> None:
    scene = stage(seats=SEATS[1:]).learn("minister", "sabotage")
    scene.do("Propose", "ministry", measure="warn", to="centre", facts=["f1"], channel="vault")
    scene.to(3600)
    assert scene.state.orders["warn#1"].status == "confirmed"
    assert not scene.events("FactLearned", actor="media", fact="sabotage")


def test_sanitising_gives_the_version_to_share() -> None:
    scene = stage(seats=[{"id": "force", "plays": ["police"]}]).learn("police", "sabotage")
    scene.do("OrderMeasure", "force", measure="write-down", facts=["f1"])
    scene.to(3600)
    assert scene.events("FactLearned", actor="police", fact="gate-open")


def test_a_body_that_is_convened_comes_into_being_and_its_seat_is_briefed() -> None:
    scene = stage(seats=[*SEATS, {"id": "crisis-cell", "plays": ["cell"]}])
    assert scene.refused("WriteLog", "crisis-cell", text="Too early") == "not-convened"
    assert scene.refused("SendMessage", "centre", to="cell", text="Are you there?") == "not-convened"
    assert scene.seen("crisis-cell", "SeatBriefed") == []
    scene.do("OrderMeasure", "ministry", measure="convene-cell")
    scene.to(60)
    assert scene.ticks("BodyConvened", actor="cell") == [60]
    assert scene.ticks("PhaseDeclared", phase="crisis") == [60]
    assert len(scene.seen("crisis-cell", "SeatBriefed")) == 1
    scene.do("WriteLog", "crisis-cell", text="Here we are")
    assert scene.refused("OrderMeasure", "ministry", measure="convene-cell") == "already-ordered"


def test_a_role_is_convened_where_the_one_who_orders_it_is_competent() -> None:
    pack = {"roles": {"committee": {"names": "Committee of {territory}", "level": "municipal", "mandate": "Meets.",
                                    "convened": True}}}  # fmt: skip
    actors = {f"committee-{place}": {"role": "committee", "territory": place} for place in ("islet", "north", "south")}
    meet = {
        "names": "Meet",
        "family": "coordination",
        "by": ["mayor", "minister"],
        "effects": {"convenes": "committee"},
    }
    scene = stage(pack=pack, actors=actors, measures={"meet": meet})
    scene.do("OrderMeasure", "town", measure="meet")
    scene.to(600)
    assert [e.p["actor"] for e in scene.events("BodyConvened")] == ["committee-north"]
    scene.do("OrderMeasure", "ministry", measure="meet")
    scene.to(1200)
    found = [e.p["actor"] for e in scene.events("BodyConvened")]
    assert found == ["committee-north", "committee-islet", "committee-south"]


def propose(scene: Stage, measure: str, to: str, **p: Any) -> None:
    """The centre proposes, and half an hour goes by."""
    scene.do("Propose", "centre", measure=measure, to=to, channel="mail", **p)
    scene.to(scene.now + 1800)


def verdict(scene: Stage) -> tuple[str, str | None]:
    """How the last proposal was answered, and why it was refused."""
    refused = scene.events("MeasureRefused")
    how = scene.events("MessageAnswered")[-1].p["how"]
    return how, refused[-1].p["why"] if refused and how != "agreed" else None


def test_a_desk_with_the_mandate_agrees_when_it_knows_what_it_must() -> None:
    scene = stage(seats=SEATS[:2]).learn("centre", "wave-coming")
    propose(scene, "evacuate", "mayor-north")
    assert verdict(scene) == ("asks", "asks")
    assert scene.events("MeasureRefused")[-1].p["asks"] == ["wave"]
    propose(scene, "evacuate", "mayor-north", facts=["f1"])
    assert verdict(scene)[0] == "agreed"
    assert scene.state.orders["evacuate#2"].by == "mayor-north"
    scene.to(scene.now + 3600)
    assert scene.state.orders["evacuate#2"].status == "confirmed"


def test_a_desk_refuses_what_it_may_not_or_cannot_order() -> None:
    scene = stage(seats=SEATS[:1]).learn("centre", "wave-coming")
    propose(scene, "evacuate", "police")
    assert verdict(scene) == ("refused", "no-mandate")
    propose(scene, "close-harbour", "minister")
    assert verdict(scene) == ("refused", "requires")
    propose(scene, "convene-cell", "minister")
    assert verdict(scene)[0] == "agreed"
    propose(scene, "convene-cell", "minister")
    assert verdict(scene) == ("refused", "already")
    propose(scene, "close-harbour", "minister")
    assert verdict(scene)[0] == "agreed"
    scene = stage(seats=[{"id": "south", "plays": ["mayor-south"]}]).learn("mayor-south", "wave-coming")
    scene.do("Propose", "south", measure="evacuate", to="mayor-north", facts=["f1"], channel="mail")
    scene.to(1800)
    assert verdict(scene) == ("refused", "outside")


@pytest.mark.parametrize(
    ("option", "how", "why", "status"),
    [("a", "agreed", None, "confirmed"), ("b", "refused", "refused", "refused"), ("c", "asks", "asks", "refused")],
)
def test_a_seat_is_asked_and_answers_a_proposal(option: str, how: str, why: str | None, status: str) -> None:
    scene = stage()
    scene.do("Propose", "centre", measure="patrol", to="minister", text="Please", channel="mail")
    scene.to(600)
    opened = scene.one("DecisionOpened")
    assert (opened.audience, [o["o"] for o in opened.p["options"]]) == (("ministry",), ["agree", "refuse", "ask"])
    scene.do("Decide", "ministry", decision="d1", option=option, reason="Because.")
    scene.to(4000)
    for msg, letter in list(scene.session.views["ministry"].inbox.items()):
        if letter.read is None:
            scene.do("Open", "ministry", msg=msg)
    assert verdict(scene) == (how, why)
    assert scene.state.orders["patrol#1"].status == status


def test_a_seat_cannot_agree_to_what_is_not_possible() -> None:
    scene = stage()
    scene.do("Propose", "centre", measure="close-harbour", to="minister", channel="mail")
    scene.to(600).do("Decide", "ministry", decision="d1", option="a")
    scene.to(1200)
    assert verdict(scene) == ("refused", "requires")
    assert not scene.events("MeasureOrdered")


def test_a_proposal_that_nobody_answers_is_answered_by_silence() -> None:
    scene = stage()
    scene.do("Propose", "centre", measure="patrol", to="minister", channel="mail")
    scene.to(7200)
    assert scene.ticks("DecisionExpired") == [180 + 60 + 1800]
    assert verdict(scene)[0] == "no-answer"
    assert scene.state.orders["patrol#1"].status == "proposed"
