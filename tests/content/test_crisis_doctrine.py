"""What CBRNe incidents and floods need of the pack: measures with their mandates, and plan cards."""

from __future__ import annotations

import pytest

from crisis_sim.scenario.card import DoMeasure, DoTell, OnFact
from crisis_sim.scenario.effect import Convene, Declare, MeetClock
from crisis_sim.scenario.pack import Pack

from .topics import TOPICS

THREE = {"en", "nl", "fr"}
CBRNE = [
    "order-metro-closure",
    "close-station",
    "evacuate-metro",
    "shut-ventilation",
    "reopen-metro",
    "shelter-in-place",
    "evacuate-district",
    "set-perimeter",
    "set-up-cp-ops",
    "deploy-decontamination",
    "request-cbrn-detection",
    "laboratory-analysis",
    "activate-cbrne-plan",
    "activate-general-plan",
    "urgent-measures",
    "review-urgent-measures",
    "activate-medical-plan",
    "hospital-emergency-plan",
    "hospital-doors",
    "medical-stock",
    "poison-centre-advice",
    "reception-centre",
    "psychosocial-plan",
    "victim-identification",
    "inform-embassies",
    "secure-eu-premises",
    "traffic-plan",
    "secure-crime-scene",
]
FLOOD = [
    "set-meteo-warning",
    "set-flood-alert",
    "pre-release-reservoir",
    "hold-back-release",
    "evacuate-riverside",
    "evacuate-vulnerable",
    "go-upstairs",
    "preposition-boats",
    "rescue-by-boat",
    "lend-boats",
    "request-helicopter",
    "flood-barriers",
    "cut-power",
    "restore-power",
    "emergency-generators",
    "mobile-antennas",
    "close-roads",
    "request-civil-protection",
    "request-eu-mechanism",
    "host-eu-modules",
    "activate-natloghub",
    "ask-provincial-phase",
    "convene-provincial-committee",
    "convene-municipal-committee",
    "be-alert-multilingual",
    "drinking-water",
    "roster-second-shift",
    "end-municipal-phase",
    "end-provincial-phase",
    "relay-flood-alert",
    "explain-forecast",
]
CRISES = [*CBRNE, *FLOOD]
CARDS = {
    "cbrne": {
        "nccn", "mayor", "governor", "minister-president-brussels", "cp-ops", "federal-health-inspector", "hospital",
        "stib", "federal-prosecutor", "cuta",
    },
    "flood": {
        "emergency-planning-coordinator", "mayor", "governor", "regional-crisis-centre", "spw-hydrology", "dam-manager",
        "cp-ops", "nccn",
    },
}  # fmt: skip


@pytest.mark.parametrize("key", CRISES)
def test_every_measure_is_told_in_three_languages_and_short(pack: Pack, key: str) -> None:
    measure = pack.measures[key]
    assert set(measure.text) >= THREE
    assert set(measure.names) >= THREE
    assert all(len(text.split()) <= 40 for text in measure.text.values())
    assert all(len(text.split()) <= 40 for text in measure.criteria_text.values())


def test_those_who_may_order_and_those_who_do_it_are_different_people_where_the_law_says_so(pack: Pack) -> None:
    m = pack.measures
    assert not {"mayor", "cp-ops"} & {*m["order-metro-closure"].by}
    assert m["order-metro-closure"].executor == "stib" == m["evacuate-metro"].executor
    assert m["set-meteo-warning"].by == ("rmi",)
    assert m["set-flood-alert"].by == ("spw-hydrology",)
    assert m["pre-release-reservoir"].executor == "dam-manager"
    assert m["request-eu-mechanism"].by == ("minister-interior",)
    assert m["secure-eu-premises"].by == ("eu-premises-security",)
    assert m["ask-provincial-phase"].by == ("mayor",)


def test_the_crisis_centre_coordinates_and_orders_nobody_out_of_their_houses(pack: Pack) -> None:
    for key in ("evacuate-riverside", "evacuate-district", "shelter-in-place", "go-upstairs", "be-alert", "cut-power"):
        assert "nccn" not in pack.measures[key].by


def test_cuta_assesses_and_nothing_else(pack: Pack) -> None:
    assert [key for key, measure in pack.measures.items() if "cuta" in measure.by] == ["assess-threat"]


def test_urgent_measures_start_the_clock_that_their_review_meets(pack: Pack) -> None:
    clock = pack.clocks["terror-review"]
    assert (clock.within, clock.binds, clock.started_by) == (24 * 3600, ("nccn",), ("urgent-measures",))
    assert MeetClock(meets="terror-review") in pack.measures["review-urgent-measures"].effects


def test_phases_begin_and_end_and_committees_meet(pack: Pack) -> None:
    for phase in ("municipal", "provincial", "federal"):
        effects = [e for m in pack.measures.values() for e in m.effects if isinstance(e, Declare) and e.phase == phase]
        assert {e.ends for e in effects} == {False, True}, phase
    for key, body in (
        ("set-up-cp-ops", "cp-ops"),
        ("convene-municipal-committee", "municipal-committee"),
        ("convene-provincial-committee", "provincial-committee"),
    ):
        assert Convene(convenes=(body,)) in pack.measures[key].effects
        assert pack.roles[body].convened


def test_nothing_is_executed_by_a_body_that_may_not_be_there_yet(pack: Pack) -> None:
    for key, measure in pack.measures.items():
        who = measure.executor or ""
        assert not (who in pack.roles and pack.roles[who].convened), key
        assert not (who in pack.actors and pack.actors[who].convened), key


def test_whoever_is_told_over_a_closed_channel_is_on_it(pack: Pack) -> None:
    for key in CRISES:
        measure = pack.measures[key]
        wanted = pack.channels[measure.tells_by].clearance if measure.tells_by else ()
        for who in measure.tells if wanted else ():
            clearance = (pack.actors.get(who) or pack.roles[who]).clearance
            assert clearance in wanted, f"{key}: {who}"


@pytest.mark.parametrize("kind", CARDS)
def test_every_office_of_a_crisis_has_its_card(pack: Pack, kind: str) -> None:
    found = {office for key, card in pack.cards.items() if key.startswith(kind) for office in card.for_}
    assert found >= CARDS[kind]


def test_what_a_card_orders_its_office_may_order_or_somebody_else_can_be_asked(pack: Pack) -> None:
    """And no card for an office whose every step is a proposal."""
    for key, card in pack.cards.items():
        if not key.startswith(("cbrne", "flood")):
            continue
        own = {*card.for_} | {a for a, actor in pack.actors.items() if actor.role in card.for_}
        ordered = [s.do.measure for s in card.steps if isinstance(s.do, DoMeasure)]
        told = [s for s in card.steps if isinstance(s.do, DoTell)]
        assert told or any(own & {*pack.measures[m].by} for m in ordered), key


def test_topics_are_used_by_some_card_or_measure(pack: Pack) -> None:
    used = {topic for measure in pack.measures.values() for topic in measure.criteria}
    for card in pack.cards.values():
        for step in card.steps:
            used |= {*(step.on.fact if isinstance(step.on, OnFact) else ()), *getattr(step.do, "facts", ())}
            used |= {*getattr(step.on, "released", ()), *getattr(step.do, "release", ())}
    new = {"weather", "water-level", "dam", "evacuation", "rescue", "exposure", "agent", "intent", "casualties",
           "metro", "premises", "power", "telecom", "roads", "water-supply", "threat"}  # fmt: skip
    assert new <= TOPICS
    assert new <= used
