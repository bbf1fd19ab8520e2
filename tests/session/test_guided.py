"""Guided seats learn what they missed and why; nobody else does, and without guidance nothing is any different."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from crisis_sim.model.events import Command, Event
from crisis_sim.model.guidance import guidance
from crisis_sim.scenario.text import pick
from crisis_sim.session.begin import begin, resume
from crisis_sim.session.headless import steps
from crisis_sim.session.hints import hints
from crisis_sim.session.policies.script import Script
from crisis_sim.session.replay import verify
from crisis_sim.session.slices import slice_of
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError
from tests.drilled import drilled
from tests.stage import compiled

SEAT = "cyber-cell"


def test_a_guided_seat_hears_what_it_missed_with_why_and_source(tmp_path: Path) -> None:
    session = drilled(policy="silent", guided=[SEAT], path=tmp_path / "log.jsonl")
    session.close()
    view = session.views[SEAT]
    assert view.guided
    missed = [
        e for e in session.lines if isinstance(e, Event) and e.kind == "ExpectationMissed" and e.p["seat"] == SEAT
    ]
    assert len(view.guidance) == len(missed) > 1
    for told, event in zip(view.guidance, missed, strict=True):
        e = session.engine.index.expectations[event.p["expectation"]]
        assert told["t"] == event.t
        assert pick(told["text"], "nl") == pick(e.text, "nl")
        assert pick(told["why"], "en")
        assert pick(told["source"], "en"), "there is always something that it rests on"
        assert set(told) == {"t", "text", "why", "source"}, "no author's id gets through"
    header, raw, _ = read(tmp_path / "log.jsonl")
    assert header["guided"] == [SEAT]
    assert verify(header, raw, "log").difference is None
    seen, _ = slice_of(tmp_path / "log.jsonl", SEAT)
    assert [line.p for line in seen if line.kind == "ExpectationMissed"] == [
        {k: v for k, v in one.items() if k != "t"} for one in view.guidance
    ]
    again = resume(tmp_path / "log.jsonl")
    assert again.views[SEAT].guidance == view.guidance
    again.close()


def test_without_guidance_nothing_is_said_and_nothing_is_written() -> None:
    session = drilled(policy="silent")
    assert not session.views[SEAT].guided
    assert not session.views[SEAT].guidance
    raw = msgspec.json.encode(session.lines)
    assert b"guided" not in raw
    assert b'"why":{' not in raw
    hidden = [e for e in session.lines if isinstance(e, Event) and e.kind.startswith("Expectation")]
    assert hidden
    assert all(not e.audience for e in hidden)


def test_guidance_changes_nothing_but_what_the_seat_is_told() -> None:
    plain, guided = drilled(policy="silent"), drilled(policy="silent", guided=[SEAT])
    assert len(plain.lines) == len(guided.lines)
    for one, other in zip(plain.lines, guided.lines, strict=True):
        if msgspec.json.encode(one) != msgspec.json.encode(other):
            assert one.kind in ("Start", "ExerciseStarted", "SeatBriefed", "ExpectationMissed")
    for seat, view in plain.views.items():
        if seat != SEAT:
            assert [line.p for line in view.events] == [line.p for line in guided.views[seat].events]


def test_policies_are_never_guided() -> None:
    """Whoever asks for it: a seat that a policy holds hears nothing."""
    session = begin(compiled("first-drill"), 3, {}, guided=[SEAT, "nobody"])
    for _ in steps(session, Script()):
        pass
    assert not session.views[SEAT].guided
    assert b"guided" not in msgspec.json.encode(session.lines)


def test_what_was_missed_while_the_clock_jumped_is_not_held_against_the_player() -> None:
    session = drilled("shape-cyberattack", policy="silent", guided=[SEAT])
    course = [e for e in session.lines if isinstance(e, Event)]
    jumping = False
    for event in course:
        if event.kind == "MoveStarted":
            jumping = event.p["clock"] == "jump"
        if event.kind == "ExpectationMissed" and jumping:
            assert not event.audience


def test_a_damaged_header_or_start_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    session = begin(compiled("first-drill"), 3, {SEAT: "human"}, log, guided=[SEAT])
    session.close()
    lines = log.read_bytes().split(b"\n")
    for bad in (b'"guided":["nobody"]', b'"guided":7', b'"guided":[["x"]]'):
        log.write_bytes(b"\n".join([lines[0].replace(b'"guided":["cyber-cell"]', bad), *lines[1:]]))
        with pytest.raises(LogError):
            resume(log)
    other = begin(compiled("first-drill"), 3, {SEAT: "human"})
    other.engine.state.status = "ready"
    for guided in (7, ["nobody"], [["cyber-cell"]]):
        other.frame(other.now, [Command("Start", p={"seed": 1, "guided": guided})])
        assert other.engine.state.status == "ready"


def test_every_expectation_of_the_shipped_scenarios_can_be_explained() -> None:
    for world in ("first-drill", "shape-cyberattack", "flood-vesdre", "cbrne-brussels"):
        index = drilled_index(world)
        for e in index.expectations.values():
            told = guidance(index, e)
            for language in ("en", "nl", "fr"):
                assert pick(told["text"], language).strip()
                assert pick(told["why"], language).strip()
                assert pick(told["source"], language).strip(), (world, e.id)


def drilled_index(world: str):  # type: ignore[no-untyped-def]  # an Index
    from crisis_sim.model.index import Index

    return Index(compiled(world))


# hints


def test_hints_come_from_cards_deadlines_and_what_waits_never_from_what_is_expected() -> None:
    session = begin(compiled("first-drill"), 3, {SEAT: "human"})
    kinds: set[str] = set()
    while not session.ended:
        session.frame(session.now + 120)
        for hint in hints(session.views[SEAT], session.now):
            kinds.add(hint.kind)
            assert hint.since <= session.now
            if hint.kind == "deadline":
                assert 0 <= hint.values["due"] - session.now <= 900
                assert "option" not in hint.values, "never the answer"
            if hint.card:
                steps_ = session.views[SEAT].brief["cards"][hint.card]["steps"]
                assert hint.text in [step["text"] for step in steps_]
    assert {"deadline", "unread"} <= kinds
    assert not hints(session.views[SEAT], session.now), "after ENDEX there is nothing left to hint at"


def test_a_step_that_was_done_is_no_hint_any_more() -> None:
    session = begin(compiled("first-drill"), 3, {SEAT: "human"})
    view = session.views[SEAT]
    for _ in range(8):
        session.frame(session.now + 120)
        for msg in list(view.lookups.unread):
            session.frame(session.now, [Command("Open", SEAT, {"msg": msg})])
    due = [hint for hint in hints(view, session.now) if hint.kind == "tell"]
    assert due, "the card says whom to tell"
    first = due[0]
    p = {"to": first.values["to"], "facts": first.values["facts"]}
    session.frame(session.now, [Command("SendMessage", SEAT, p)])
    assert first not in hints(view, session.now)


def test_hints_change_nothing() -> None:
    session = begin(compiled("first-drill"), 3, {SEAT: "human"})
    session.frame(1200)
    before = msgspec.json.encode([line.p for line in session.views[SEAT].events])
    assert hints(session.views[SEAT], 1200) == hints(session.views[SEAT], 1200)
    assert msgspec.json.encode([line.p for line in session.views[SEAT].events]) == before
