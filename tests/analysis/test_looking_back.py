"""Given a log: which questions the hearing asks, which choice was the key one, what luck did, what is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any, get_args

import pytest

from crisis_sim.analysis.debrief import Debrief, debrief
from crisis_sim.analysis.figures import first_figure
from crisis_sim.analysis.inquiry.hearing import candidates, hearing
from crisis_sim.analysis.inquiry.question import HearingQuestion, Kind
from crisis_sim.analysis.key_choice import key_choice
from crisis_sim.analysis.lookback import look_back
from crisis_sim.analysis.luck import chances, draws
from crisis_sim.analysis.probes import probed
from crisis_sim.analysis.record import SAID, own_ratings, record
from crisis_sim.analysis.spread import percentile, spread
from crisis_sim.model.draws import draw, triangular
from crisis_sim.model.events import Command, CommandLine, Event
from crisis_sim.report.debriefing.hearing import in_languages, in_words, line_of_evidence
from crisis_sim.report.debriefing.names import Names
from crisis_sim.scenario.effect import MoveIndicator, Spread
from crisis_sim.session.begin import begin
from crisis_sim.session.session import Session
from tests.drilled import drilled
from tests.stage import compiled

SEAT = "cyber-cell"
WORLDS = ("first-drill", "shape-cyberattack", "flood-vesdre", "cbrne-brussels")


@cache
def looked(world: str, policy: str = "by-the-book") -> tuple[Debrief, str]:
    seat = compiled(world).scenario.seats[0].id
    session = drilled(world, seat, policy=policy)
    return debrief(session.engine.index, session.lines), seat


def played(*given: tuple[int, Command]) -> Session:
    """First drill with these commands of the player; nothing else is done on the seat."""
    session = begin(compiled("first-drill"), 3, {SEAT: "human"})
    for t, command in given:
        session.frame(t, [command])
    while not session.ended:
        session.frame(session.now + 600)
    return session


def asked(session: Session) -> dict[str, list[HearingQuestion]]:
    found: dict[str, list[HearingQuestion]] = dict(candidates(debrief(session.engine.index, session.lines), SEAT))  # type: ignore[arg-type]
    return found


# the hearing


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("policy", ["by-the-book", "silent", "hesitant"])
def test_five_questions_each_with_evidence_in_three_languages(world: str, policy: str) -> None:
    parts, seat = looked(world, policy)
    questions = hearing(parts, seat)
    assert len(questions) == 5
    assert len({repr(question) for question in questions}) == len(questions)
    assert len({question.kind for question in questions}) >= min(2, len(questions))
    for question in questions:
        texts = in_languages(parts.course.index, question)
        assert set(texts) == {"en", "nl", "fr"}
        assert all(text.strip() and "{" not in text and len(text) < 1500 for text in texts.values())
        assert question.evidence
        for evidence in question.evidence:
            line = parts.course.line(evidence.seq)
            assert line is not None, "it rests on a line of the log"
            assert line.t == evidence.t
            assert line_of_evidence(Names(parts.course.index, "en"), evidence)


def test_a_fact_passed_on_late_is_asked_about_with_both_times() -> None:
    session = begin(compiled("first-drill"), 3, {SEAT: "human"})
    while not session.views[SEAT].facts:
        session.frame(session.now + 60)
        for msg in list(session.views[SEAT].lookups.unread):
            session.frame(session.now, [Command("Open", SEAT, {"msg": msg})])
    knew = session.now
    session.frame(knew + 2400)
    session.frame(session.now, [Command("SendMessage", SEAT, {"to": ["nccn"], "facts": ["f1"]})])
    while not session.ended:
        session.frame(session.now + 600)
    (question,) = asked(session)["passed-late"][:1]
    assert question.at <= knew
    assert question.then is not None
    assert question.then >= knew + 2400
    text = in_words(Names(session.engine.index, "en"), question)
    names = Names(session.engine.index, "en")
    assert text.startswith("You knew “")
    assert f"at {names.at(question.at)}" in text
    assert f"learned it at {names.at(question.then)}. Why?" in text


def test_what_could_not_be_passed_on_is_no_reproach() -> None:
    """NATO's list is known an hour before NATO agrees, and goes out twelve minutes after."""
    parts, seat = looked("shape-cyberattack")
    spread = parts.knowledge.spreads["ioc-marked"].by
    assert spread["critical-operators"].t - spread[seat].t > 4000
    assert "ioc-marked" not in [q.fact for q in candidates(parts, seat)["passed-late"]]


def test_lateness_counts_from_when_the_owner_agreed() -> None:
    parts, seat = looked("shape-cyberattack", "hesitant")
    (question,) = [q for q in candidates(parts, seat)["passed-late"] if q.fact == "ioc-marked"]
    released = parts.course.state.consents["ioc-marked", "ccb"]
    assert question.at < released == question.released
    assert question.then is not None
    assert question.then >= released + 900
    assert ("released", released) in [(e.what, e.t) for e in question.evidence]
    names = Names(parts.course.index, "en")
    assert f"could pass it on from {names.at(released)}, when its owner agreed" in in_words(names, question)


def test_what_came_too_late_is_not_said_never_to_have_come() -> None:
    late, never = set(), set()
    for world in WORLDS:
        for policy in ("by-the-book", "silent", "hesitant"):
            parts, seat = looked(world, policy)
            names = Names(parts.course.index, "en")
            for question in candidates(parts, seat)["missed"]:
                assert question.expected is not None
                text, at = in_words(names, question), question.expected.late
                assert ("It did not come about" in text) == (at is None)
                assert at is None or f"It came about at {names.at(at)}, too late." in text
                (never if at is None else late).add(question.expected.id)
    assert late
    assert never


def test_the_players_own_words_are_quoted_and_harmless() -> None:
    hostile = "Because [bold]the\x1b[31m network\u202e matters most, and [/nothing] else. " + "x" * 5000
    session = begin(compiled("first-drill"), 3, {SEAT: "human"})
    while not session.views[SEAT].lookups.open:
        session.frame(session.now + 60)
    (question,) = session.views[SEAT].lookups.open.values()
    given = {"decision": question.decision, "option": "b", "reason": hostile}
    session.frame(session.now + 60, [Command("Decide", SEAT, given)])
    wrote = {"to": ["nccn"], "channel": "e-mail", "text": "We think it is serious. <b>Call us</b> before noon."}
    session.frame(session.now + 60, [Command("SendMessage", SEAT, wrote)])
    while not session.ended:
        session.frame(session.now + 600)
    found = asked(session)
    names = Names(session.engine.index, "en")
    reasoned = in_words(names, found["reasoned"][0])
    assert "[bold]the network matters most" in reasoned
    assert "\x1b" not in reasoned
    assert len(reasoned) < 1500
    assert any("<b>Call us</b> before noon" in in_words(names, q) for q in found["wrote"])
    assert not found["unreasoned"]


def test_who_did_nothing_is_asked_about_what_fell_and_lay_unread() -> None:
    found = asked(played())
    assert found["undecided"]
    assert found["unread"]
    assert all(q.then is None for q in found["unread"])
    assert not found["reasoned"]
    text = in_words(Names(compiled_index(), "en"), found["undecided"][0])
    assert "the time was up. What were you waiting for?" in text


def compiled_index():  # type: ignore[no-untyped-def]  # an Index
    from crisis_sim.model.index import Index

    return Index(compiled("first-drill"))


# the key choice


@pytest.mark.parametrize("world", WORLDS)
def test_the_key_choice_is_the_one_whose_options_differ_most(world: str) -> None:
    parts, seat = looked(world)
    key = key_choice(parts.course, parts.decisions, seat)
    assert key is not None
    assert key.command.seat == seat
    assert key.command.p["option"] == key.chosen
    assert key.chosen in key.options
    others = [key_choice(parts.course, [d], seat) for d in parts.decisions]
    assert key.stake == max(one.stake for one in others if one is not None)
    assert key.stake > 0


def test_who_chose_nothing_has_no_key_choice() -> None:
    parts, seat = looked("first-drill", "silent")
    assert key_choice(parts.course, parts.decisions, seat) is None


# luck


@pytest.mark.parametrize("world", WORLDS)
def test_draws_come_with_their_odds_and_chances_with_what_really_came(world: str) -> None:
    parts, seat = looked(world)
    course = parts.course
    for one in draws(course):
        assert one.came in dict(one.odds)
        assert 99 <= sum(percent for _, percent in one.odds) <= 101
    for one in chances(course, 3, {seat}):
        assert one.low <= one.came <= one.high
        assert course.state.decisions[one.decision].chair == seat


def test_a_chance_effect_moved_the_indicator_by_just_that() -> None:
    """The draw is the engine's own: recomputed from the seed, it is what the option did."""
    found = 0
    for world in WORLDS:
        parts, seat = looked(world)
        for one in chances(parts.course, 3, {seat}):
            decision = parts.course.state.decisions[one.decision]
            inject = parts.course.index.injects[decision.p["inject"]]
            option = next(o for o in inject.asks.options if o.id == decision.final)  # type: ignore[union-attr]
            effects = [
                (n, e)
                for n, e in enumerate(option.effects)
                if isinstance(e, MoveIndicator) and isinstance(e.change, Spread) and e.indicator == one.indicator
            ]
            assert any(
                triangular(
                    draw(3, "effect", e.indicator, cause=f"{inject.id}/{option.id}/{n}"),
                    e.change.low, e.change.mode, e.change.high,
                )
                == one.came
                for n, e in effects
            )  # fmt: skip
            found += 1
    assert found, "the shipped scenarios have such options"


def test_another_seed_is_another_chance() -> None:
    parts, seat = looked("shape-cyberattack")
    assert [one.came for one in chances(parts.course, 3, {seat})] != [
        one.came for one in chances(parts.course, 4, {seat})
    ]


# spreads


def test_a_spread_shows_observed_values_only() -> None:
    assert spread([]) is None
    found = spread([7])
    assert found is not None
    assert set(found[:5]) == {7}
    assert percentile([], 3) is None
    assert percentile([1, 2, 3, 4], 0) == 0
    assert percentile([1, 2, 3, 4], 9) == 100
    assert percentile([5, 5, 5], 5) == 50


# figures and probes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42", 42),
        ("about 42 %", 42),
        ("1 200 people", 1200),
        ("1\u202f200 personnes", 1200),
        ("1.200 personen", 1200),
        ("1,200 people", 1200),
        ("1,5 km", Fraction(3, 2)),
        ("1.25", Fraction(5, 4)),
        ("12.345.678", 12_345_678),
        ("at 14:30, 7 boats", 7),
        ("om 14u; -3", -3),
        ("om 14h", None),
        ("zeven boten", 7),
        ("douze bateaux", 12),
        ("nobody knows", None),
        ("", None),
        ("9" * 5000, None),
        ("x" * 100_000 + "7", None),
    ],
)
def test_figures_as_people_write_them(text: str, value: Any) -> None:
    found = first_figure(text)
    if text == "om 14u; -3":
        assert found in (14, -3)
    else:
        assert found == value


def frozen(world: str, seat: str, answers: dict[int, dict[str, Any]]) -> Session:
    """A silent drill that answers its probes by number."""
    session = begin(compiled(world), 3, {seat: "human"})
    while not session.ended:
        session.frame(session.now + 600)
        if session.engine.state.status == "stopped":
            session.frame(session.now, [Command("Resume")])
        for handle, probe in list(session.views[seat].probes.items()):
            if probe["answer"] is None and int(handle[1:]) in answers:
                session.frame(
                    session.now, [Command("AnswerProbe", seat, {"probe": handle, **answers[int(handle[1:])]})]
                )
    return session


def test_probes_are_scored_against_what_was_so_when_they_were_asked() -> None:
    answers = {1: {"answer": "exactly 0 %", "confidence": 80}, 2: {"answer": ""}, 3: {"answer": "not known"}}
    session = frozen("shape-cyberattack", SEAT, answers)
    parts = debrief(session.engine.index, session.lines)
    found = [one for one in probed(parts.course, parts.knowledge, parts.truth) if one.seat == SEAT]
    first, second, third, fourth, _ = found
    assert first.value == parts.truth.indicator("operators-warned", first.asked)
    assert first.confidence == 80
    assert first.score in ("right", "near", "wrong")
    assert (first.score == "right") == (first.value is not None and first.value <= 5)
    assert second.score == "passed-over"
    assert third.score == "compare"
    assert third.text
    assert fourth.score == "not-answered"
    assert [one.level for one in found] == [1, 2, 2, 3, 3]


def test_a_figure_is_right_near_or_wrong_by_the_rule() -> None:
    session = frozen("shape-cyberattack", SEAT, {1: {"answer": "0"}})
    parts = debrief(session.engine.index, session.lines)
    value = next(one for one in probed(parts.course, parts.knowledge, parts.truth) if one.seat == SEAT).value
    assert value is not None
    index = session.engine.index.scenario.indicators["operators-warned"]
    error = max((sensor.error for sensor in index.sensors), default=0)
    within = max(index.resolution, error, (index.max - index.min) // 20)
    for off, score in ((0, "right"), (within, "right"), (within + 1, "near"), (2 * within + 1, "wrong")):
        lines = [
            replace_answer(line, f"ongeveer {value + off} %") if line.kind == "ProbeAnswered" else line
            for line in session.lines
        ]
        again = debrief(session.engine.index, lines)
        one = next(o for o in probed(again.course, again.knowledge, again.truth) if o.seat == SEAT)
        assert one.score == score


def replace_answer(line: Any, answer: str) -> Event:
    return Event(line.seq, line.t, line.kind, line.cause, line.audience, {**line.p, "answer": answer})


# what is kept


@pytest.mark.parametrize("world", WORLDS)
def test_the_record_is_plain_and_counts_what_was_expected_of_the_seat(world: str) -> None:
    parts, seat = looked(world)
    entry = record(parts, {"seed": 3, "difficulty": "standard", "guided": [seat]}, seat, "/logs/x.jsonl")
    assert json.loads(json.dumps(entry)) == entry
    mine = [e for e in parts.expected if e.seat == seat and e.result in ("met", "missed")]
    assert entry["judged"] == len(mine)
    assert entry["met"] == sum(e.result == "met" for e in mine)
    assert entry["guided"] is True
    assert set(entry["weaknesses"]) <= set(SAID) < set(get_args(Kind))
    assert set(entry["ratings"]) == {rating.objective for rating in own_ratings(parts, seat)}
    assert entry["seconds"] == parts.course.end
    jumped = sum(e.p["to"] - e.t for e in parts.course.of("MoveStarted") if e.p["clock"] == "jump")
    assert entry["played"] == parts.course.end - jumped


def test_the_look_back_is_the_same_after_the_hearing() -> None:
    session = drilled()
    before = look_back(session.engine.index, list(session.lines), SEAT, 3)
    session.frame(session.now, [Command("Freeze", p={"seats": [SEAT], "ask": "Why?", "about": "hearing:1"})])
    session.frame(session.now, [Command("AnswerProbe", SEAT, {"probe": "b1", "answer": "Because."})])
    after = look_back(session.engine.index, list(session.lines), SEAT, 3)
    for part in ("well", "badly", "questions", "key", "draws", "chances", "probes"):
        assert getattr(before, part) == getattr(after, part), part
    assert replace(before.rated[0], given=()) == replace(after.rated[0], given=())
    assert any(isinstance(line, CommandLine) for line in session.lines)
