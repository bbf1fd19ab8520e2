"""Decisions: opened on delivery, bound by the chair, consented to by partners, closed at the deadline."""

from __future__ import annotations

from typing import Any

import pytest

from tests.report.reading import texts
from tests.report.scene import document_of
from tests.stage import Stage

SEATS: list[dict[str, Any]] = [
    {"id": "centre", "plays": ["centre"], "people": 1, "roles": ["chair", "member", "logger"]},
    {"id": "ministry", "plays": ["minister"]},
    {"id": "town", "plays": ["mayor-north"]},
]
GAUGE = {"gauge": {"label": "Gauge", "start": 50}}
BOATS = {"boats": {"owner": "centre", "count": 3, "label": "Boats"}}
OPTIONS: list[dict[str, Any]] = [
    {"id": "go", "text": "Go", "effects": [{"indicator": "gauge", "change": 10}]},
    {"id": "stay", "text": "Stay", "effects": [{"indicator": "gauge", "change": -10}]},
]


def ask(**changes: Any) -> dict[str, Any]:
    """A question to the centre at one minute, by a channel that takes none."""
    asks = {"within": "10m", "default": "stay", "options": OPTIONS} | changes.pop("asks", {})
    asks = {k: v for k, v in asks.items() if v is not None}
    inject = {
        "id": "question",
        "at": "1m",
        "from": "police",
        "to": ["centre"],
        "channel": "line",
        "title": "Go or stay?",
    }
    return inject | {"asks": asks} | changes


def stage(*injects: dict[str, Any], **parts: Any) -> Stage:
    """Three seats and a question."""
    channels = {"line": {"names": "Line"}, "gone": {"names": "Gone", "availability": 0}}
    base: dict[str, Any] = {"seats": SEATS, "indicators": GAUGE, "means": BOATS, "pack": {"channels": channels}}
    return Stage(injects=list(injects), **(base | parts)).to(60)


def gauge(scene: Stage) -> int:
    """Where the gauge stands."""
    return scene.state.indicators["gauge"][-1][1]


def test_the_question_opens_on_delivery_and_the_chair_decides() -> None:
    scene = stage(ask())
    (opened,) = scene.seen("centre", "DecisionOpened")
    assert opened.p["deadline"] == 660
    assert opened.p["options"] == [{"o": "a", "text": {"en": "Go"}}, {"o": "b", "text": {"en": "Stay"}}]
    (made, *_) = scene.do("Decide", "centre", decision="d1", option="a", reason="Safety.", controls={"goal": "Lives"})
    assert (made.kind, made.p["final"], made.p["controls"]) == ("DecisionMade", True, {"goal": "Lives"})
    assert gauge(scene) == 60
    assert scene.refused("Decide", "centre", decision="d1", option="b") == "too-late"
    scene.to(3600)
    assert not scene.events("DecisionExpired")


@pytest.mark.parametrize(("tick", "late"), [(659, False), (660, True), (700, True)])
def test_an_answer_at_the_deadline_tick_is_late(tick: int, late: bool) -> None:
    scene = stage(ask()).to(tick)
    if late:
        assert scene.refused("Decide", "centre", decision="d1", option="a") == "too-late"
        assert scene.ticks("DecisionExpired") == [660]
        assert gauge(scene) == 40
        assert scene.session.views["centre"].questions["d1"].final == "b"
    else:
        scene.do("Decide", "centre", decision="d1", option="a")
        assert gauge(scene) == 60


def test_without_a_default_nothing_is_decided() -> None:
    scene = stage(ask(asks={"default": None})).to(3600)
    assert "option" not in scene.one("DecisionExpired").p
    assert gauge(scene) == 50


def test_the_default_falls_even_when_the_question_never_arrives() -> None:
    scene = stage(ask(channel="gone")).to(3600)
    assert scene.ticks("DecisionOpened") == scene.ticks("DecisionExpired") == [660]
    assert gauge(scene) == 40
    assert not scene.seen("centre", "DecisionOpened")


def test_a_partner_must_consent_to_the_option_of_the_chair() -> None:
    scene = stage(ask(asks={"joint": {"with": ["ministry", "town"], "needs": 1}}))
    assert [line.p["title"] for line in scene.seen("town", "DecisionOpened")] == [{"en": "Go or stay?"}]
    assert not scene.seen("town", "MessageDelivered")
    assert scene.refused("Commit", "town", decision="d1", option="a") == "not-yours"
    assert not scene.do("Decide", "town", decision="d1", option="b")[0].p["final"]
    assert not scene.do("Decide", "centre", decision="d1", option="a")[0].p["final"]
    assert gauge(scene) == 50
    made = scene.do("Decide", "ministry", decision="d1", option="a")[0]
    assert made.p["final"]
    assert made.audience == ("centre", "ministry", "town")
    assert gauge(scene) == 60
    assert scene.state.decisions["question/0/0"].final == "go"


def test_the_chair_may_follow_a_partner_who_spoke_first() -> None:
    scene = stage(ask(asks={"joint": {"with": ["ministry"], "needs": 1}}))
    scene.do("Decide", "ministry", decision="d1", option="a")
    assert scene.do("Decide", "centre", decision="d1", option="a")[0].p["final"]


def test_too_few_consents_mean_the_default() -> None:
    scene = stage(ask(asks={"joint": {"with": ["ministry"], "needs": 1}}))
    scene.do("Decide", "centre", decision="d1", option="a")
    scene.to(3600)
    assert scene.ticks("DecisionExpired") == [660]
    assert gauge(scene) == 40
    assert scene.session.views["ministry"].questions["d1"].final == "b"


def test_in_a_seat_of_several_people_the_chair_binds_and_members_advise() -> None:
    scene = stage(ask(asks={"by": "chair"}))
    assert scene.refused("Commit", "centre", by="member:centre", decision="d1", option="a") == "not-yours"
    assert scene.refused("Decide", "centre", by="logger:centre", decision="d1", option="a") == "not-yours"
    assert scene.refused("Decide", "centre", by="chair:town", decision="d1", option="a") == "not-yours"
    assert not scene.do("Decide", "centre", by="member:centre", decision="d1", option="b")[0].p["final"]
    assert scene.do("Commit", "centre", by="chair:centre", decision="d1", option="a")[0].p["final"]
    scene = stage(ask(asks={"by": "any"}))
    assert scene.do("Decide", "centre", by="member:centre", decision="d1", option="b")[0].p["final"]


def test_means_are_bound_from_the_decision_until_the_longest_effect_is_over() -> None:
    effects = [{"indicator": "gauge", "change": 10, "over": "20m"}]
    option = {
        "id": "go",
        "text": "Go",
        "requires": [{"means": "boats", "count": 2}],
        "cost": {"staff": "5m"},
        "effects": effects,
    }
    scene = stage(ask(asks={"options": [option, OPTIONS[1]]}))
    scene.do("Decide", "centre", decision="d1", option="a")
    held = scene.one("MeansCommitted")
    assert (held.t, held.p["count"], held.p["free"], held.p["until"]) == (60, 2, 1, 60 + 300 + 1200)
    assert scene.one("StaffCommitted").p["until"] == 360
    scene.to(359)
    assert gauge(scene) == 50
    scene.to(4000)
    assert scene.ticks("IndicatorMoved")[0] == 360 + 120
    assert scene.ticks("MeansReleased") == [1560]


def test_an_option_without_enough_means_is_refused() -> None:
    for needs in ([{"means": "boats", "count": 4}], [{"means": "boats", "count": 2}, {"means": "boats", "count": 2}]):
        scene = stage(ask(asks={"options": [{"id": "go", "text": "Go", "requires": needs}, OPTIONS[1]]}))
        assert scene.refused("Decide", "centre", decision="d1", option="a") == "means-short"
        assert [o["requires"][0]["label"] for o in scene.seen("centre", "DecisionOpened")[0].p["options"][:1]] == [
            {"en": "Boats"}
        ]


def test_an_option_may_order_a_measure_with_its_carrier() -> None:
    measure = {
        "names": "Sail",
        "family": "protection",
        "by": ["centre"],
        "carried_by": "minister",
        "executor": "police",
        "staff": "1m",
    }
    options = [{"id": "go", "text": "Go", "measure": "sail"}, OPTIONS[1]]
    scene = stage(ask(asks={"options": options}), measures={"sail": measure}, seats=SEATS[:1])
    scene.do("Decide", "centre", decision="d1", option="a")
    scene.to(3600)
    assert scene.one("MeasureOrdered").p["carried_by"] == "minister"
    assert scene.state.orders["sail#1"].status == "completed"


def test_of_a_form_something_must_be_filled_in() -> None:
    scene = stage(ask(asks={"options": None, "default": None, "form": {"line": "text", "count": "number"}}))
    for answer in (
        None,
        "words",
        {},
        {"line": "", "count": " "},
        {"line": "x", "count": "3", "more": "y"},
    ):
        assert scene.refused("Decide", "centre", decision="d1", answer=answer) == "bad-parameter"
    made = scene.do("Decide", "centre", decision="d1", answer={"line": "All \x1b[31mclear\x07", "count": "3"})[0]
    assert made.p["answer"] == {"line": "All clear", "count": "3"}
    scene = stage(ask(asks={"options": None, "default": None, "form": {"line": "text", "count": "number"}}))
    made = scene.do("Decide", "centre", decision="d1", answer={"line": "x", "count": " "})[0]
    assert made.p["answer"] == {"line": "x"}, "an empty box is better than a wrong one"
    scene = stage(ask(asks={"options": None, "default": None, "free": True}))
    assert scene.do("Decide", "centre", decision="d1", answer="We wait.")[0].p["answer"] == {"text": "We wait."}


def test_the_fields_of_a_form_are_told_with_their_names() -> None:
    labels = {"line": {"en": "One line", "nl": "Eén regel"}}
    asks = {"options": None, "default": None, "form": {"line": "text", "count": "number"}, "form_labels": labels}
    scene = stage(ask(asks=asks))
    assert scene.one("DecisionOpened").p["form_labels"] == labels
    assert scene.session.views["centre"].questions["d1"].form_labels == labels
    scene.do("Decide", "centre", decision="d1", answer={"line": "All clear", "count": "3"})
    report = "\n".join(line for block in document_of(scene, "nl") for line in texts(block))
    assert "Eén regel: “All clear”" in report
    assert "Count: “3”" in report, "a field without a name is called by its id"
    with pytest.raises(ValueError, match="`form_labels` names what is no field of the form: lime"):
        stage(ask(asks={**asks, "form_labels": {"lime": "A line"}}))


def test_what_waits_for_a_decision_hears_of_it() -> None:
    after = {"id": "then", "after": {"decision": "question", "option": "go", "delay": "2m"}, "kind": "condition"}
    other = {"id": "other", "after": {"decision": "question", "option": "stay"}, "kind": "condition"}
    when = {"id": "when", "when": {"decision": "question"}, "kind": "condition"}
    scene = stage(ask(), after, other, when)
    scene.do("Decide", "centre", decision="d1", option="a")
    scene.to(3600)
    assert scene.ticks("InjectReleased", inject="then") == [180]
    assert scene.ticks("InjectReleased", inject="when") == [60]
    assert not scene.events("InjectReleased", inject="other")
    scene = stage(ask(), after, other, when).to(3600)
    assert scene.ticks("InjectReleased", inject="other") == scene.ticks("InjectReleased", inject="when") == [660]


def test_a_question_edited_by_control_is_asked_in_its_new_words() -> None:
    channels = {"line": {"names": "Line"}}
    scene = Stage(injects=[ask()], indicators=GAUGE, pack={"channels": channels})
    scene.do("Edit", inject="question", title="Stay or go?", text="Now.")
    scene.to(60)
    assert scene.seen("centre", "DecisionOpened")[0].p["title"] == {"en": "Stay or go?"}
    assert scene.seen("centre", "MessageDelivered")[0].p["text"] == {"en": "Now."}
