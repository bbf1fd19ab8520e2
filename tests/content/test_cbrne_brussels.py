"""CBRNe in Brussels: what the exercise promises in numbers, dilemmas, words, mandates and sources."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from crisis_sim.scenario.dominance import dominated
from crisis_sim.scenario.effect import MoveIndicator
from crisis_sim.scenario.fact import DrawTruth
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.people import JumpMove, LiveMove, StoppedMove
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.time import tick

from .conftest import shipped
from .texts import texts
from .topics import TOPICS

DILEMMAS = {
    "close the metro on one call, or verify": "close-or-verify",
    "the plan for accidents or for deliberate acts": "which-plan",
    "shelter or evacuate": "shelter-or-evacuate",
    "who orders on the premises of the institutions": "eu-premises",
    "decontaminate all or the symptomatic": "decon-all",
    "hospital doors": "hospital-doors-question",
    "name the substance before the laboratory does": "name-it",
    "ambassadors' priority": "ambassadors",
    "when to reopen": "reopen",
}
SEATS = {
    "crisis-centre": {"nccn"},
    "brussels": {"senior-official-brussels", "minister-president-brussels"},
    "mayor": {"mayor-brussels-city"},
    "dir-cp-ops": {"siamu", "cp-ops-brussels"},
    "health": {"federal-health-inspector", "hospitals", "poison-centre"},
    "stib": {"stib"},
    "justice": {"federal-prosecutor", "cuta"},
}
NAMED_AGENTS = re.compile(
    r"\b(sarin|soman|tabun|novichok|vx|chlor\w*|phosgen\w*|mustard gas|mosterdgas|cyan\w*|ammonia\w*|ricin\w*)\b"
)


@pytest.fixture(scope="module")
def brussels() -> Scenario:
    """CBRNe in Brussels."""
    return shipped("cbrne-brussels")[0]


def _asked(scenario: Scenario) -> list[Inject]:
    return [i for i in scenario.injects if i.asks and i.asks.options]


def _lives(scenario: Scenario) -> list[tuple[int, int]]:
    """Beginning and end of each stretch of live play."""
    stretches, now = [], 0
    for move in scenario.moves:
        if isinstance(move, LiveMove):
            end = tick(move.until, scenario.start)  # type: ignore[arg-type]
            stretches.append((now, end))
            now = end
        elif isinstance(move, JumpMove):
            now = tick(move.to, scenario.start)
    return stretches


def _pace(scenario: Scenario) -> float:
    return scenario.pace or sum(b - a for a, b in _lives(scenario)) / (45 * 60)


def test_there_is_enough_of_everything(brussels: Scenario) -> None:
    assert len(brussels.injects) >= 36
    assert len({i.kind for i in brussels.injects}) >= 3
    assert sum(1 for i in brussels.injects if i.contingency) >= 3
    assert sum(1 for i in brussels.injects if i.alternative) >= 4
    assert len(brussels.facts) >= 30
    assert len(brussels.objectives) >= 6
    assert sum(len(i.expects) for i in brussels.injects) >= 35
    assert sum(1 for r in brussels.replies if r.question) >= 15
    assert {"cause", "wind"} <= set(brussels.draws)
    assert all((brussels.traffic, brussels.variants, brussels.experiments, brussels.facilitator.probes))
    assert {h.model for h in brussels.hazards.values()} >= {"plume", "casualties", "rumour"}


def test_the_seats_are_those_of_the_case(brussels: Scenario) -> None:
    assert {seat.id: set(seat.plays) for seat in brussels.seats} == SEATS


def test_it_lasts_twelve_hours_with_jumps_and_a_plenary(brussels: Scenario) -> None:
    assert _lives(brussels)[-1][1] == 12 * 3600
    assert sum(isinstance(m, JumpMove) for m in brussels.moves) == 2
    (plenary,) = [m for m in brussels.moves if isinstance(m, StoppedMove)]
    assert plenary.product == "options-paper"
    assert any("delegate" in q["en"] for q in plenary.questions)


def test_the_first_seat_chooses_early_and_is_not_left_alone(brussels: Scenario) -> None:
    first, pace = brussels.seats[0].id, _pace(brussels)
    choices = [tick(i.at, brussels.start) for i in _asked(brussels) if i.at is not None and first in i.to]
    assert min(choices) / pace <= 90
    due = sorted(tick(i.at, brussels.start) for i in brussels.injects if i.at is not None and first in i.to)
    gaps = [(b - a) / pace for begin, end in _lives(brussels) for a, b in pairwise(t for t in due if begin <= t < end)]
    assert max(gaps) <= 150, "traffic and conditional injects come besides"
    assert sum(gap > 90 for gap in gaps) <= 4, "a few quiet stretches, not more"


def test_facts_are_true_false_stale_and_marked(brussels: Scenario) -> None:
    facts = brussels.facts
    for story in ("second-release", "post-nerve", "eu-first"):
        assert facts[story].truth is False, story
        assert "rumour" in facts[story].topics, story
    for pair in (("open-store", "odd-object"), ("lab-volatile", "lab-persistent"), ("accident-shown", "intent-shown")):
        truths = [facts[f].truth for f in pair]
        assert all(isinstance(t, DrawTruth) for t in truths), pair
        assert truths[0] != truths[1], pair
    assert any(f.reads and f.stale_after for f in facts.values())
    assert {f.handling.owner for f in facts.values() if f.handling.release == "originator"} == {
        "hospitals",
        "federal-prosecutor",
    }
    assert {c for f in facts.values() for c in f.clocks} == {"target-1771", "terror-review"}
    assert all(set(f.topics) <= TOPICS for f in facts.values())


def test_nobody_knows_at_first_whether_it_was_meant(brussels: Scenario) -> None:
    told = [i for i in brussels.injects if {"intent-shown", "accident-shown"} & set(i.facts)]
    assert {i.id for i in told} == {"it-was-meant", "it-was-an-accident"}
    (when,) = [tick(i.at, brussels.start) for i in told if i.at is not None]
    asked = next(i for i in brussels.injects if i.id == "which-plan")
    assert asked.at is not None
    assert when > tick(asked.at, brussels.start) + 3600


def test_the_laboratory_takes_hours(brussels: Scenario) -> None:
    answers = [i for i in brussels.injects if {"lab-volatile", "lab-persistent"} & set(i.facts)]
    assert len(answers) == 4
    assert all(i.at is not None and tick(i.at, brussels.start) >= 4 * 3600 for i in answers)


def test_substances_are_generic(brussels: Scenario) -> None:
    for path, text in texts(brussels):
        assert not any(NAMED_AGENTS.search(words.lower()) for words in text.values()), path
    assert {key for key, fact in brussels.facts.items() if "nerve" in fact.text["en"]} == {"post-nerve", "symptoms-fit"}


@pytest.mark.parametrize("dilemma", DILEMMAS)
def test_every_dilemma_is_a_decision_with_a_debrief(brussels: Scenario, dilemma: str) -> None:
    inject = next(i for i in brussels.injects if i.id == DILEMMAS[dilemma])
    assert inject.asks is not None
    assert 2 <= len(inject.asks.options) <= 4
    for option in inject.asks.options:
        assert all((option.feedback, option.follows)), option.id
        assert option.effects or option.measure, option.id


def test_no_option_is_worse_in_everything(brussels: Scenario) -> None:
    better = {key: i.better for key, i in brussels.indicators.items() if i.better}
    for inject in _asked(brussels):
        assert inject.asks is not None
        assert dominated(inject.asks, better) == [], inject.id


def test_the_same_option_is_not_best_for_everybody(brussels: Scenario) -> None:
    for inject in _asked(brussels):
        assert inject.asks is not None
        follows = [frozenset(o.follows) for o in inject.asks.options]
        assert len(set(follows)) == len(follows), inject.id


def test_some_choices_are_said_to_be_futile(brussels: Scenario) -> None:
    futile = {i.id for i in brussels.injects if i.asks and i.asks.futile}
    assert {"close-or-verify", "platform-calls"} <= futile


def test_an_evacuation_pays_where_the_wind_turns(brussels: Scenario) -> None:
    (late,) = [i for i in brussels.injects if i.id == "evacuated-into-the-wind"]
    assert late.if_ is not None
    worse = {e.indicator for e in late.effects if isinstance(e, MoveIndicator)}
    assert worse == {"exposed", "exposure", "harmed"}


def test_units_read_the_same_in_every_language(brussels: Scenario) -> None:
    assert {i.unit for i in brussels.indicators.values()} <= {"", "%", "m", "m³", "°"}


def test_deciding_sending_and_confirming_are_different_moments(brussels: Scenario) -> None:
    chain, straight = brussels.measures["order-metro-closure"], brussels.measures["call-operator"]
    assert (chain.carried_by, chain.channel, chain.executor) == ("federal-police", "e-mail", "stib")
    assert (straight.carried_by, straight.channel, straight.executor) == (None, "phone", "stib")
    assert "stib" not in brussels.measures["close-station"].by, "a mandate is given beforehand or not at all"
    assert "close-station" in brussels.variants["delegated"].mandates["stib"]
    assert "call-operator" in brussels.variants["direct"].mandates["nccn"]
    expected = next(e for i in brussels.injects for e in i.expects if e.id == "closure-confirmed")
    assert expected.weight == max(e.weight for i in brussels.injects for e in i.expects)


def test_the_study_compares_ways_and_nothing_else(brussels: Scenario) -> None:
    notify = brussels.experiments["notify"]
    assert set(notify.variants) == {"base", "direct", "delegated"}
    assert notify.runs == 300
    assert notify.vary == {"close-or-verify": ("verify",)}
    assert {"exposure", "false-closures", "secondary"} <= {getattr(o, "indicator", None) for o in notify.outcomes}


def test_cuta_assesses_for_itself(brussels: Scenario) -> None:
    for inject in _asked(brussels):
        assert inject.asks is not None
        assert all(o.measure != "assess-threat" for o in inject.asks.options), inject.id
    assert [e.seat for i in brussels.injects for e in i.expects if e.id == "own-assessment"] == ["justice"]


def test_indicators_stand_for_all_that_is_at_stake(brussels: Scenario) -> None:
    good = [i for i in brussels.indicators.values() if i.better]
    assert {i.interest for i in good} == {
        "physical-safety",
        "democratic-state",
        "economic-prosperity",
        "european-union",
        "international-order",
        "natural-environment",
    }
    assert {i.requirement for i in brussels.indicators.values() if i.requirement} == {
        "mass-casualties",
        "civil-transport",
    }
    assert {i.impact.scale for i in brussels.indicators.values() if i.impact} == {"ha", "hb"}
    assert all(s.delay and s.error for i in brussels.indicators.values() for s in i.sensors)


def test_means_travel_and_work_in_shifts(brussels: Scenario) -> None:
    assert sum(bool(m.travel) for m in brussels.means.values()) >= 5
    assert sum(bool(m.shifts) for m in brussels.means.values()) >= 3
    assert sum(bool(m.rest) for m in brussels.means.values()) >= 2


def test_texts_are_short(brussels: Scenario) -> None:
    for path, text in texts(brussels):
        for language, words in text.items():
            assert len(words.split()) <= 80, f"{path} {language}"


def test_everything_a_player_reads_is_in_three_languages(brussels: Scenario) -> None:
    for path, text in texts(brussels):
        if not re.search(r"\.notes?$|\.content$|\.short$|\.truth", path):
            assert set(text) >= {"en", "nl", "fr"}, path


def test_senders_are_not_seats(brussels: Scenario) -> None:
    seated = {a for seat in brussels.seats for a in seat.plays}
    assert not [i.id for i in brussels.injects if i.from_ in seated]


def test_expectations_serve_every_objective(brussels: Scenario) -> None:
    assert {e.objective for i in brussels.injects for e in i.expects} == {o.id for o in brussels.objectives}
    given = [e.model_fields_set for i in brussels.injects for e in i.expects]
    for kind in ("knows", "measure", "decision", "when", "avoid", "any"):
        assert any(kind in fields for fields in given), kind
    assert all(objective.capability for objective in brussels.objectives)


def test_numbers_say_that_they_are_training_defaults(brussels: Scenario) -> None:
    for inject in brussels.injects:
        for effects in [inject.effects] + [o.effects for o in (inject.asks.options if inject.asks else ())]:
            assert all(e.basis for e in effects if isinstance(e, MoveIndicator)), inject.id


def test_claims_have_sources(brussels: Scenario, pack: Pack) -> None:
    assert any("https://" in s for s in brussels.sources)
    assert any("Unverified" in s for s in brussels.sources)
    assert any("Invented" in s for s in brussels.sources)
    for key, actor in brussels.actors.items():
        assert actor.sources, key
    for key, measure in brussels.measures.items():
        assert measure.sources, key
    assert {"order-metro-closure", "close-station"} <= set(pack.measures)
