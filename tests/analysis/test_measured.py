"""The numbers of one run: given a small log, the exact rows and outcomes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from pydantic import TypeAdapter

from crisis_sim.analysis.measured import Measured, measured
from crisis_sim.analysis.measuring.experiment_outcomes import name_of
from crisis_sim.analysis.measuring.rows import DecisionRow, ExpectationRow, LegRow, MeansRow, Outcome
from crisis_sim.model.index import Index
from crisis_sim.scenario import study
from tests.stage import Stage, compiled, play

WANTED: TypeAdapter[Any] = TypeAdapter(study.Outcome)
LINE = {"names": "Line"}
FACTS = {"wave": {"text": "A wave", "truth": True, "topics": ["wave"]}}


def wants(*outcomes: dict[str, Any]) -> list[study.Outcome]:
    """Outcomes as an experiment writes them."""
    return [WANTED.validate_python(outcome) for outcome in outcomes]


def numbers(stage: Stage, *outcomes: dict[str, Any]) -> Measured:
    """The numbers of a scene so far."""
    return measured(Index(stage.world), stage.session.lines, wants(*outcomes))


def value(found: Measured, name: str) -> float | None:
    """The value of one outcome."""
    (outcome,) = [o for o in found.outcomes if o.name == name]
    return outcome.value


def letter(id_: str, at: str, to: str, **changes: Any) -> dict[str, Any]:
    """An inject that is a message over a channel without latency."""
    return {"id": id_, "at": at, "from": "citizens", "to": [to], "channel": "line", "title": id_} | changes


def legs_of(stage: Stage) -> list[LegRow]:
    """The legs of a scene so far."""
    return numbers(stage).legs


def leg(message: str, sender: str, receiver: str, **changes: Any) -> LegRow:
    """A leg over the line, of which nothing has come yet."""
    blank = LegRow(message, sender, receiver, None, "line", "inject", "routine", None, "", "", 0,
                   None, None, None, None, None, None, None, 0, 0, None)  # fmt: skip
    return msgspec.structs.replace(blank, **changes)


# legs


def test_a_leg_to_a_desk_waits_for_staff() -> None:
    injects = [letter(name, "1m", "minister", facts=["wave"]) for name in ("one", "two")]
    stage = Stage(injects=injects, facts=FACTS, pack={"channels": {"line": LINE}}, seats=[OFFICE]).to(600)
    about = {"facts": "wave", "sent": 60, "delivered": 60}
    assert legs_of(stage) == [
        leg("one/0/0", "citizens", "minister", inject="one", about="one", read=120, waited_staff=0, **about),
        leg("two/0/0", "citizens", "minister", inject="two", about="two", read=180, waited_staff=60, **about),
    ]


OFFICE = {"id": "office", "plays": ["centre"]}


def test_a_leg_to_a_seat_waits_until_somebody_opens_it() -> None:
    stage = Stage(injects=[letter("one", "1m", "centre")], pack={"channels": {"line": LINE}}).to(200)
    assert legs_of(stage)[0].read is None
    stage.do("Open", "centre", msg="m1")
    stage.do("Acknowledge", "centre", msg="m1")
    assert legs_of(stage) == [
        leg("one/0/0", "citizens", "centre", seat="centre", inject="one", about="one", sent=60, delivered=60, read=200,
            answered=200, how="acknowledged", waited_staff=140)
    ]  # fmt: skip


def test_a_leg_waits_for_a_full_channel_urgent_first() -> None:
    one_at_a_time = {"names": "Line", "capacity": 1, "latency": "1m"}
    injects = [
        letter("one", "1m", "media"),
        letter("two", "1m", "media"),
        letter("now", "1m", "media", priority="flash"),
    ]
    stage = Stage(injects=injects, pack={"channels": {"line": one_at_a_time}}).to(250)
    assert [(x.inject, x.delivered, x.waited_channel) for x in legs_of(stage)] == [
        ("one", 120, 0), ("two", 240, 120), ("now", 180, 60)
    ]  # fmt: skip
    stage = Stage(injects=injects, pack={"channels": {"line": one_at_a_time}}).to(150)
    assert [(x.inject, x.delivered, x.waited_channel) for x in legs_of(stage)] == [
        ("one", 120, 0), ("two", None, None), ("now", None, 60)
    ]  # fmt: skip


def test_a_call_that_rings_out_is_not_lost() -> None:
    dead = {"names": "Dead line", "availability": 0}
    rings = {"names": "Phone", "rings": True, "patience": "2m"}
    injects = [letter("one", "1m", "centre", channel="dead"), letter("two", "1m", "centre", channel="bell")]
    stage = Stage(injects=injects, pack={"channels": {"dead": dead, "bell": rings}}).to(200)
    for until, times in ((200, 1), (500, 1), (601, 2)):
        found = legs_of(stage.to(until))
        assert [(x.lost, x.why, x.delivered, x.rang_out) for x in found] == [
            (60, "no connection", None, 0), (None, None, 60, times)
        ]  # fmt: skip
        assert value(numbers(stage), "lost") == 1
        assert value(numbers(stage), "rang_out") == times


def test_kinds_of_legs() -> None:
    run = play(compiled("small"), seats=dict.fromkeys(("centre", "town", "ministry", "crisis-cell"), "by-the-book"))
    found = measured(Index(compiled("small")), run.session.lines)
    kinds = {x.kind for x in found.legs}
    assert {"inject", "traffic", "order", "confirmation", "information"} <= kinds
    assert len(found.legs) == value(found, "messages") == sum(e.kind == "MessageSent" for e in run.events)
    assert all(x.waited_staff is None or x.waited_staff >= 0 for x in found.legs)
    assert all(x.waited_channel is not None for x in found.legs if x.delivered is not None)


def test_a_drawn_service_time_leaves_the_wait_open() -> None:
    hall = {"names": "Hall", "level": "federal", "service": {"low": 60, "mode": 120, "high": 600}}
    injects = [letter("one", "1m", "hall")]
    stage = Stage(injects=injects, pack={"channels": {"line": LINE}, "actors": {"hall": hall}}).to(900)
    assert [(x.read is not None, x.waited_staff) for x in legs_of(stage)] == [(True, None)]


# decisions

ASKS = {"within": "10m", "default": "wait", "options": [{"id": "go", "text": "Go"}, {"id": "wait", "text": "Wait"}]}


def test_made_fallen_expired_and_open() -> None:
    injects = [
        letter("made", "1m", "centre", asks=ASKS),
        letter("default", "2m", "centre", asks=ASKS),
        letter("expired", "3m", "centre", asks={"within": "5m", "free": True}),
        letter("open", "11m", "centre", asks=ASKS),
    ]
    stage = Stage(injects=injects, pack={"channels": {"line": LINE}}).to(240)
    stage.do("Decide", "centre", decision="d1", option="a", reason="No time to lose")
    stage.to(720)
    found = numbers(stage)
    assert found.decisions == [
        DecisionRow("made/0/0", "made", None, "centre", "made", "go", 60, 660, 240, 180, True),
        DecisionRow("default/0/0", "default", None, "centre", "default", "wait", 120, 720, 720, None, False),
        DecisionRow("expired/0/0", "expired", None, "centre", "expired", None, 180, 480, 480, None, False),
        DecisionRow("open/0/0", "open", None, "centre", "open", None, 660, 1260, None, None, False),
    ]
    assert value(found, "decided") == 1 / 3
    assert value(found, "time:decision") == 180


def test_a_joint_decision_is_the_chairs_option_whoever_speaks_last() -> None:
    asks = ASKS | {"joint": {"with": ["ministry"], "needs": 1}}
    stage = Stage(injects=[letter("both", "1m", "centre", asks=asks)], pack={"channels": {"line": LINE}}).to(60)
    stage.do("Commit", "centre", decision="d1", option="b")
    stage.to(90).do("Decide", "ministry", decision="d1", option="b", reason="Agreed")
    assert numbers(stage).decisions == [
        DecisionRow("both/0/0", "both", None, "centre", "made", "wait", 60, 660, 90, 30, False)
    ]


# expectations and clocks


def test_expectations_start_with_delivery_and_end_as_judged() -> None:
    slow = {"names": "Line", "latency": "2m"}
    expects = [
        {"id": "seen", "seat": "centre", "knows": {"actor": "centre", "fact": "wave"}, "within": "5m",
         "objective": "aim", "weight": 2},
        {"id": "elsewhere", "seat": "ministry", "knows": {"actor": "minister", "fact": "wave"}, "within": "10m",
         "objective": "aim", "weight": 1},
        {"id": "late", "seat": "centre", "knows": {"actor": "media", "fact": "wave"}, "within": "1h",
         "objective": "aim"},
    ]  # fmt: skip
    stage = Stage(
        injects=[letter("news", "1m", "centre", facts=["wave"], expects=expects)],
        facts=FACTS, pack={"channels": {"line": slow}},
    )  # fmt: skip
    stage.to(200).do("Open", "centre", msg="m1")
    stage.to(900)
    found = numbers(stage)
    assert found.expectations == [
        ExpectationRow("seen", "centre", "aim", 2, 300, 180, "met", 200),
        ExpectationRow("elsewhere", "ministry", "aim", 1, 600, 60, "missed", 660),
        ExpectationRow("late", "centre", "aim", 1, 3600, 180, "open", None),
    ]
    assert value(found, "met") == value(found, "objective:aim") == 2 / 3
    assert [value(found, f"expectation:{e}") for e in ("seen", "elsewhere", "late")] == [1.0, 0.0, None]
    times = [o for o in found.outcomes if o.name.startswith("time:expectation")]
    assert times == [
        Outcome("time:expectation:seen", "time", 200.0, None),
        Outcome("time:expectation:elsewhere", "time", None, 660),
        Outcome("time:expectation:late", "time", None, 660),
    ]


def test_clocks_met_missed_and_never_started() -> None:
    facts = {"leak": {"text": "A leak", "truth": True, "clocks": ["breach"]}}
    seats = [{"id": "town", "plays": ["mayor-north"]}]
    stage = Stage(seats=seats, facts=facts)
    assert value(numbers(stage), "clock:breach") is None
    stage.learn("mayor-north", "leak").to(60)
    assert value(numbers(stage), "clock:breach") is None
    stage.to(4000)
    assert value(numbers(stage), "clock:breach") == 0
    stage = Stage(seats=seats, facts=facts).learn("mayor-north", "leak").to(60)
    stage.do("OrderMeasure", "town", measure="report-breach")
    assert value(numbers(stage.to(4000)), "clock:breach") == 1


# means

BOATS = {"boats": {"owner": "mayor-north", "count": 3, "label": "Boats"}}


def test_means_held_exhausted_waited_for() -> None:
    changes = [
        {"id": "storm", "at": "15m", "kind": "condition", "effects": [{"means": "boats", "change": -1}]},
        {"id": "help", "at": "40m", "kind": "condition", "effects": [{"means": "boats", "change": 2}]},
    ]
    stage = Stage(injects=changes, means=BOATS, pack={"channels": {"line": LINE}}).to(60)
    work = stage.session.engine.parts.work
    for _ in range(2):
        work.order_for("police", "patrol", 1)
    stage.to(3600)
    # Two boats from 2m to 17m; none free from 15m, when one is lost, to 17m; then again two, and none, to 32m.
    assert stage.ticks("MeasureStarted") == [120, 1020]
    assert numbers(stage).means == [MeansRow("boats", "mayor-north", 3, 0, 2, 2 * 1800, 120 + 900, 1, 0)]


def test_answers_refused_for_want_of_means() -> None:
    options = [
        {"id": "row", "text": "Row", "requires": [{"means": "boats", "count": 2}, {"means": "oars", "count": 1}]},
        {"id": "stay", "text": "Stay"},
    ]
    asks = {"within": "1h", "options": options}
    means = {"boats": BOATS["boats"] | {"count": 1}, "oars": {"owner": "mayor-north", "count": 1, "label": "Oars"}}
    injects = [letter("first", "1m", "centre", asks=ASKS), letter("row", "2m", "centre", asks=asks)]
    stage = Stage(injects=injects, means=means, pack={"channels": {"line": LINE}}).to(200)
    assert stage.refused("Decide", "centre", decision="d2", option="a") == "means-short"
    found = numbers(stage)
    assert [(m.means, m.refused) for m in found.means] == [("boats", 1), ("oars", 0)]
    assert value(found, "rejected") == 1
    assert value(found, "commands") == 1


# indicators, experiments

GAUGE = {"gauge": {"label": "Gauge", "start": 50}}


def moves(at: str, change: int) -> dict[str, Any]:
    """An inject that moves the gauge."""
    id_ = "at-" + at.replace(" ", "-")
    return {"id": id_, "at": at, "kind": "condition", "effects": [{"indicator": "gauge", "change": change}]}


def test_indicators_at_the_end_at_least_and_at_most() -> None:
    stage = Stage(indicators=GAUGE, injects=[moves("1m", 20), moves("2m", -40), moves("3m", 5)]).to(300)
    found = numbers(stage)
    assert [value(found, f"indicator:gauge{which}") for which in ("", ":min", ":max")] == [35, 30, 70]


def test_an_experiment_asks_for_times_shares_and_values() -> None:
    stage = Stage(indicators=GAUGE, injects=[moves("1m", 20), moves("2m", -40)], end={"elapsed": "5m"}).to(900)
    found = numbers(
        stage,
        {"time_to": {"indicator": "gauge", "above": 60}},
        {"time_to": {"indicator": "gauge", "above": 80}},
        {"share": {"condition": {"indicator": "gauge", "above": 60, "for": "30s"}}},
        {"share": {"condition": {"indicator": "gauge", "above": 60, "for": "2m"}}},
        {"indicator": "gauge", "at": "end"},
        {"indicator": "gauge", "at": "1m"},
        {"indicator": "gauge", "at": "59s"},
        {"indicator": "gauge", "at": "6m"},
    )
    assert (found.end, found.finished) == (300, True)
    assert found.outcomes[-8:] == [
        Outcome("time_to indicator gauge above 60", "time", 60.0, None),
        Outcome("time_to indicator gauge above 80", "time", None, 300),
        Outcome("share indicator gauge above 60 for 30s", "share", 1.0, None),
        Outcome("share indicator gauge above 60 for 2m", "share", 0.0, None),
        Outcome("indicator gauge at end", "value", 30.0, None),
        Outcome("indicator gauge at 1m", "value", 70.0, None),
        Outcome("indicator gauge at 59s", "value", 50.0, None),
        Outcome("indicator gauge at 6m", "value", None, 300),
    ]


def test_a_run_that_was_broken_off_answers_only_what_it_saw() -> None:
    stage = Stage(indicators=GAUGE, injects=[moves("1m", 20)]).to(120)
    found = numbers(
        stage,
        {"share": {"condition": {"indicator": "gauge", "above": 60}}},
        {"share": {"condition": {"indicator": "gauge", "above": 80}}},
    )
    assert (found.end, found.finished) == (60, False)
    assert [(o.value, o.until) for o in found.outcomes[-2:]] == [(1.0, None), (None, 60)]


@pytest.mark.parametrize(("result", "share"), [("met", 1.0), ("missed", 0.0), ("waived", None), ("open", 0.0)])
def test_share_of_runs_in_which_an_expectation_is_met(result: str, share: float | None) -> None:
    knows: dict[str, Any] = {"knows": {"actor": "minister", "fact": "wave"}}
    e = {"id": "told", "seat": "ministry", "within": "2m", "objective": "aim", **knows}
    if result == "waived":
        e["waived_if"] = {"elapsed": "0s"}
    if result == "open":
        e["within"] = "2h"
    stage = Stage(injects=[{"id": "go", "at": "1m", "kind": "condition", "expects": [e]}], facts=FACTS,
                  end={"elapsed": "1h"}).to(90)  # fmt: skip
    if result == "met":
        stage.learn("minister", "wave")
    found = numbers(stage.to(7200), {"share": {"expectation": "told"}})
    assert found.expectations[0].result == result
    assert found.outcomes[-1] == Outcome("share expectation told", "share", share, None)


def test_what_is_asked_for_twice_stands_there_once() -> None:
    stage = Stage(indicators=GAUGE, end={"elapsed": "5m"}).to(900)
    twice = {"time_to": {"indicator": "gauge", "above": 60}}
    names = [o.name for o in numbers(stage, twice, twice).outcomes]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("outcome", "name"),
    [
        ({"time_to": {"all": [{"measure": "warn", "status": "completed"}, {"not": {"move": "night"}}]}},
         "time_to all (measure warn status completed, not move night)"),
        ({"time_to": {"knows": {"actor": "a", "fact": "f", "before": "i"}}}, "time_to knows actor a fact f before i"),
        ({"share": {"condition": {"elapsed": "d2 06:00"}}}, "share elapsed d2 06:00"),
        ({"indicator": "trust", "at": "1h30m"}, "indicator trust at 1h30m"),
    ],
)  # fmt: skip
def test_names_are_the_words_of_the_file(outcome: dict[str, Any], name: str) -> None:
    assert name_of(wants(outcome)[0]) == name


def test_outcomes_stand_in_the_same_order_in_every_run() -> None:
    index = Index(compiled("small"))
    runs = [measured(index, play(compiled("small"), seed=seed).session.lines) for seed in (1, 2, 3)]
    assert len({tuple((o.name, o.kind) for o in run.outcomes) for run in runs}) == 1


def test_it_survives_json() -> None:
    found = measured(Index(compiled("small")), play(compiled("small")).session.lines)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Measured) == found


def test_nothing_at_all() -> None:
    found = measured(Index(compiled("small")), [])
    assert (found.end, found.finished, found.legs, found.decisions) == (0, False, [], [])
    assert value(found, "met") is None
