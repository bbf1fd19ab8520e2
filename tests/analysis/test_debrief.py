"""Decisions, expectations, measures, means, indicators and messages, as a debriefing needs them."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.analysis.course import Course, UnfitError
from crisis_sim.analysis.debrief import Debrief, debrief, first_page
from crisis_sim.analysis.hotwash import Missing, Untold
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index
from tests.report.scene import exercise, parts_of
from tests.stage import Stage

MAIL = {"from": "police", "channel": "mail", "title": "M"}


@pytest.fixture(scope="module")
def parts() -> Debrief:
    """The known exercise."""
    return parts_of(exercise())


def of(stage: Stage) -> Debrief:
    return debrief(Index(stage.world), stage.session.lines)


def expecting(within: str = "20m", **wanted: Any) -> dict[str, Any]:
    """An inject to the centre that expects one thing of it."""
    expects = {"id": "it", "seat": "centre", "within": within, "objective": "aim", **wanted}
    return {"id": "ask", "at": "1m", "to": ["centre"], **MAIL, "expects": expects}


def test_a_decision_is_told_with_what_was_known(parts: Debrief) -> None:
    where, alert, line = parts.decisions
    assert (where.result, where.closed, where.deadline, where.option) == ("made", 840, 1560, 0)
    assert where.answers[0].reason == "Above the water line, all can walk."
    assert set(where.answers[0].controls) == {"goal", "consequence", "benefit"}
    assert [(h.fact, h.source, h.quality, h.relevant) for h in where.known] == [
        ("wave", "centre", "right", True),
        ("leak", "police", "undetermined", False),
    ]
    assert [(e.fact, e.since.holder, e.relevant) for e in where.elsewhere] == [
        ("level", "observatory", True),
        ("dam", "citizens", True),
        ("list", "police", False),
    ]
    assert (alert.measure, alert.proposed_by, alert.result) == ("raise-alert", "centre", "made")
    assert (line.result, line.option, line.answers) == ("default", 0, ())


def test_a_seat_does_not_know_what_it_learns_in_the_next_second(parts: Debrief) -> None:
    for d in parts.decisions:
        for held in d.known:
            first = parts.knowledge.first(d.chair, held.fact)
            assert first is not None
            assert d.seq is not None
            assert first.seq < d.seq
        for missing in d.elsewhere:
            learned = parts.knowledge.first(d.chair, missing.fact)
            assert learned is None or learned.seq > (d.seq or 0)


def test_expectations_have_their_time_margin_and_evidence(parts: Debrief) -> None:
    found = {e.id: e for e in parts.expected}
    warned = found["warned"]
    assert (warned.result, warned.started, warned.deadline, warned.t, warned.margin) == ("met", 360, 1860, 960, 900)
    (ground,) = warned.grounds
    assert ground.event is not None
    assert (ground.event.kind, ground.event.p["measure"]) == ("MeasureCompleted", "warn")
    rumour = found["no-rumour"]
    assert (rumour.result, rumour.margin) == ("met", None), "nothing had to be done in time"
    assert [g.held for g in rumour.grounds] == [False]
    assert [found[e].result for e in ("waived", "unasked", "reported")] == ["waived", "not-begun", "open"]


HINDRANCES: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "nobody-knew": ({"knows": {"actor": "minister", "fact": "wave"}}, []),
    "kept": ({"knows": {"actor": "minister", "fact": "wave"}}, [("learn", "centre")]),
    "elsewhere": ({"knows": {"actor": "minister", "fact": "wave"}}, [("learn", "citizens")]),
    "unread": ({"knows": {"actor": "minister", "fact": "wave"}}, [("learn", "centre"), ("send", "mail")]),
    "colleague": ({"knows": {"actor": "mayor-south", "fact": "wave"}}, [("learn", "mayor-north")]),
    "not-ordered": ({"measure": {"id": "warn"}}, []),
    "not-ordered-by": (
        {"measure": {"id": "convene-cell", "by": "minister"}},
        [("OrderMeasure", {"measure": "convene-cell"})],
    ),
    "rejected": ({"measure": {"id": "evacuate"}}, [("OrderMeasure", {"measure": "evacuate"})]),
    "proposed": (
        {"measure": {"id": "raise-alert"}},
        [("Propose", {"measure": "raise-alert", "value": "red", "to": ["minister"], "channel": "mail"})],
    ),
    "stuck": ({"measure": {"id": "warn", "status": "completed"}}, [("late", "warn")]),
    "nobody-asked": ({"when": {"asked": {"actor": "centre", "of": "police"}}}, []),
    "not-so": ({"when": {"indicator": "gauge", "above": 90}}, []),
    "not-asked": ({"decision": {"inject": "which"}}, []),
}  # fmt: skip


@pytest.mark.parametrize("code", HINDRANCES)
def test_what_stood_in_the_way_is_found(code: str) -> None:
    wanted, done = HINDRANCES[code]
    seats = [{"id": "centre", "plays": ["centre"]}, {"id": "ministry", "plays": ["minister"]},
             {"id": "town", "plays": ["mayor-north", "mayor-south"]}]  # fmt: skip
    which = {"id": "which", "manual": {"suggest": {"at": "9d"}}, "to": ["centre"], **MAIL,
             "asks": {"within": "5m", "free": True}}  # fmt: skip
    facts = {"wave": {"text": "A wave", "truth": True}}
    gauge = {"gauge": {"label": "Water", "start": 40}}
    stage = Stage(seats=seats, facts=facts, injects=[expecting(**wanted), which], indicators=gauge)
    stage.to(300)
    for what, given in done:
        if what == "learn":
            stage.learn(given, "wave")
        elif what == "send":
            stage.do("SendMessage", "centre", to=["minister"], facts=["f1"], channel=given)
        elif what == "late":
            stage.to(1250).do("OrderMeasure", "centre", measure=given)
        else:
            stage.do(what, "centre", **given)
    stage.to(1800)
    (e,) = of(stage).expected
    assert e.result == "missed"
    assert [g.hindrance.code for g in e.grounds if g.hindrance is not None] == [code]
    assert (e.margin is not None and e.margin < 0) == (code == "stuck"), "what comes too late has a margin below 0"


def test_an_expectation_that_was_so_from_the_first_needed_nothing() -> None:
    stage = Stage(facts={"wave": {"text": "A", "truth": True}}, injects=[expecting(measure={"id": "warn"})])
    stage.do("OrderMeasure", "centre", measure="warn")
    (e,) = of(stage.to(600)).expected
    assert e.already
    assert e.grounds[0].event is not None


def test_orders_and_proposals_have_all_their_times(parts: Debrief) -> None:
    by = {u.order: u for u in parts.undertaken}
    assert list(by["warn#1"].ticks) == ["ordered", "transmitted", "started", "completed", "confirmed"]
    assert (by["raise-alert#1"].proposed_by, by["raise-alert#1"].by, by["raise-alert#1"].refused) == (
        "centre", None, "refused",
    )  # fmt: skip
    (rejected,) = parts.rejections
    assert (rejected.code, rejected.by, rejected.kinds) == ("no-mandate", {"centre": 1}, {"OrderMeasure": 1})


def test_means_that_ran_short_name_what_waited(parts: Debrief) -> None:
    (boats,) = parts.means
    (waited,) = boats.waited
    assert (boats.count, boats.least, waited.measure) == (3, 1, "evacuate")
    assert waited.until is not None
    assert waited.until > waited.since


def test_indicators_name_what_moved_them_and_by_how_much() -> None:
    effects = [{"indicator": "gauge", "change": 30, "for": "10m"}, {"indicator": "gauge", "change": -5}]
    stage = Stage(
        indicators={"gauge": {"label": "Water", "start": 40}},
        injects=[{"id": "a", "at": "5m", "kind": "condition", "effects": effects[:1]},
                 {"id": "b", "at": "7m", "kind": "condition", "effects": effects[1:]}],
    )  # fmt: skip
    (gauge,) = of(stage.to(1800)).gauges
    assert (gauge.start, gauge.low, gauge.high, gauge.end) == (40, (900, 35), (300, 70), 35)
    assert [(s.change, s.left, s.since, s.until) for s in gauge.swings] == [(30, 0, 300, 300), (-5, -5, 420, 420)]


def test_messages_unread_unanswered_and_rung_out(parts: Debrief) -> None:
    letters = parts.letters
    assert letters.counts.rang_out > 0
    assert letters.counts.unanswered == len(letters.unanswered)
    assert letters.counts.requests == len(letters.asked)
    assert [a.event.p["to"] for a in letters.unanswered] == ["mayor-north"]
    assert [(a.how, a.answered) for a in letters.answered] == [("refused", 1260)]
    assert letters.counts.messages == sum(letters.by_channel.values())


def test_clocks_run_meet_or_miss() -> None:
    facts = {"leak": {"text": "A leak", "truth": True, "clocks": ["breach"]}}
    town = [{"id": "town", "plays": ["mayor-north"]}]
    stage = Stage(seats=town, facts=facts).to(60).learn("mayor-north", "leak")
    (running,) = of(stage.to(120)).deadlines
    assert (running.result, running.closed, running.deadline) == ("running", None, 3660)
    (missed,) = of(stage.to(7200)).deadlines
    assert (missed.result, missed.closed) == ("missed", 3660)


def test_the_first_page_has_three_of_a_kind_and_asks_about_other_things(parts: Debrief) -> None:
    page = first_page(parts)
    assert [getattr(p, "id", None) for p in page.well] == ["warned", "no-rumour", "decided"]
    assert [getattr(p, "id", None) for p in page.badly] == ["minister-told", "not-wait", "listed"]
    assert len(page.questions) <= 5
    untold = [q.fact for q in page.questions if isinstance(q, Untold)]
    missing = [q.expected.id for q in page.questions if isinstance(q, Missing)]
    assert "wave" in untold
    assert "minister-told" not in missing, "it is asked about already"
    assert not first_page(parts, frozenset({"ministry"})).badly


def test_an_event_that_does_not_fit_is_named() -> None:
    stage = Stage().to(60)
    odd = Event(len(stage.session.lines) + 1, 60, "MessageRead", 1, (), {"msg": "none"})
    with pytest.raises(UnfitError) as found:
        Course(Index(stage.world), [*stage.session.lines, odd])
    assert found.value.seq == odd.seq
