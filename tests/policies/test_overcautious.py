"""Overcautious: verifies first, shares nothing marked, decides late, and takes what binds least."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.session.policies.overcautious import ASK, PATIENCE
from crisis_sim.session.policies.situation import harmless
from tests.policies.runs import commands, known_run
from tests.stage import Stage

WAVE = {"wave": {"text": "A wave is coming", "truth": True, "topics": ["wave"]}}
TELL = {
    "centre-tells": {
        "names": "Tell",
        "for": ["centre"],
        "plan": "Invented",
        "steps": [{"id": "tell", "text": "Tell", "on": {"fact": ["wave"]}, "do": {"tell": ["minister"]}}],
    }
}


@pytest.mark.parametrize("name", ["small", "first-drill", "shape-cyberattack"])
def test_no_marked_fact_leaves_its_seat(name: str) -> None:
    session = known_run(name, "overcautious")
    carried = [
        session.views[line.seat or ""].facts[fact] for line in commands(session) for fact in line.p.get("facts", ())
    ]
    assert carried
    assert all(harmless(card) for card in carried)


def test_the_book_does_pass_marked_facts_on() -> None:
    session = known_run("shape-cyberattack", "by-the-book")
    carried = [
        session.views[line.seat or ""].facts[fact] for line in commands(session) for fact in line.p.get("facts", ())
    ]
    assert not all(harmless(card) for card in carried)


@pytest.mark.parametrize("name", ["first-drill", "shape-cyberattack"])
def test_decisions_are_made_late_and_in_time(name: str) -> None:
    questions = [q for view in known_run(name, "overcautious").views.values() for q in view.questions.values()]
    shares = [
        (answer["t"] - q.opened) / (q.deadline - q.opened)
        for q in questions
        for seat, answer in q.answers.items()
        if seat == q.chair
    ]
    assert shares
    assert all(0.8 <= share < 1 for share in shares)


def stage(**parts: Any) -> Stage:
    return Stage(policies={"centre": "overcautious"}, pack={"cards": TELL}, facts=WAVE, **parts)


def letter(**rest: Any) -> dict[str, Any]:
    return {
        "from": "observatory", "to": ["centre"], "channel": "mail", "title": "A wave", "facts": ["wave"], **rest
    }  # fmt: skip


def did(world: Stage, kind: str) -> list[tuple[int, str]]:
    """(tick, to) of the centre's commands of a kind."""
    return [(line.t, line.p["to"][0]) for line in commands(world.session) if line.kind == kind]


def test_a_single_source_is_checked_with_another_before_anything_is_passed_on() -> None:
    world = stage(injects=[letter(id="x", at="1m")]).to(4 * 3600)
    learned = world.session.views["centre"].facts["f1"].learned[0]["t"]
    ((asked, whom),) = did(world, "Verify")
    assert asked == learned + ASK
    assert whom != "observatory"
    answered = [e.t for e in world.events("MessageAnswered", from_="centre") if e.p["how"] != "acknowledged"]
    told, to = did(world, "SendMessage")[0]
    assert to == "minister"
    assert told >= min(answered[0], learned + PATIENCE)


def test_without_an_answer_it_acts_when_its_patience_is_at_an_end() -> None:
    seats = [{"id": seat, "plays": [seat]} for seat in ("centre", "police", "harbour", "minister", "mayor-north")]
    world = stage(injects=[letter(id="x", at="1m")], seats=seats).to(4 * 3600)
    learned = world.session.views["centre"].facts["f1"].learned[0]["t"]
    ((_, whom),) = did(world, "Verify")
    assert whom in {seat["id"] for seat in seats}  # a person, who does not answer here
    assert did(world, "SendMessage")[0] == (learned + PATIENCE, "minister")


def test_a_second_source_is_enough() -> None:
    second = letter(id="y", at="2m", **{"from": "harbour"})
    world = stage(injects=[letter(id="x", at="1m"), second]).to(4 * 3600)
    known = world.session.views["centre"].facts["f1"].learned
    assert {told["source"] for told in known} == {"observatory", "harbour"}
    told, _ = did(world, "SendMessage")[0]
    assert told <= known[1]["t"] + 120


def test_it_takes_the_option_that_binds_least() -> None:
    options = [
        {"id": "boats", "text": "Boats", "requires": {"means": "boats", "count": 1}, "follows": ["safety"]},
        {"id": "staff", "text": "People", "cost": {"staff": "20m"}, "follows": ["safety"]},
        {"id": "wait", "text": "Wait"},
    ]
    world = stage(
        means={"boats": {"owner": "mayor-north", "count": 3, "label": "Boats"}},
        injects=[
            {"id": "q", "at": "1m", "from": "police", "to": ["centre"], "channel": "mail", "title": "What now?",
             "asks": {"within": "20m", "options": options}}
        ],
    ).to(3600)  # fmt: skip
    assert [line.p["option"] for line in commands(world.session) if line.kind == "Decide"] == ["c"]
