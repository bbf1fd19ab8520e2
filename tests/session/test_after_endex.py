"""What is kept after ENDEX: answers, ratings, notes; what came before stays as it is, byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crisis_sim.analysis.debrief import debrief
from crisis_sim.analysis.measuring.tally import tally
from crisis_sim.model.events import Command, Event
from crisis_sim.report.log_report import Provenance, log_report
from crisis_sim.report.markdown import markdown
from crisis_sim.session.begin import resume
from crisis_sim.session.branch import branch
from crisis_sim.session.replay import verify
from crisis_sim.session.session import Session
from crisis_sim.session.slices import slice_of
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError
from tests.drilled import drilled

SEAT = "cyber-cell"
ASK = {"en": "You knew. Why did nobody else?", "nl": "U wist het. Waarom niemand anders?"}


def freeze(**changed: Any) -> Command:
    return Command("Freeze", p={"seats": [SEAT], "ask": ASK, "about": "hearing:1"} | changed)


def heard(session: Session) -> None:
    """A question, an answer, a rating of oneself and a note."""
    session.frame(session.now, [freeze()])
    session.frame(session.now, [Command("AnswerProbe", SEAT, {"probe": "b1", "answer": "We were busy."})])
    rate = {"objective": session.engine.index.scenario.objectives[0].id, "rating": "S", "seat": SEAT, "text": "so so"}
    session.frame(session.now, [Command("Rate", p=rate), Command("WriteLog", SEAT, {"text": "A thought."})])


def refusals(session: Session) -> list[str]:
    return [e.p["code"] for e in session.lines if isinstance(e, Event) and e.kind == "CommandRejected"]


def test_answers_are_kept_and_leave_the_exercise_as_it_was(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    session = drilled(path=log)
    before, digest, said = log.read_bytes(), session.endex_digest, refusals(session)
    heard(session)
    session.close()
    after = log.read_bytes()
    assert after.startswith(before)
    assert len(after) > len(before)
    assert session.endex_digest == digest != session.digest
    assert '"kind":"ExerciseEnded"' in before.decode().splitlines()[-1]
    assert digest in before.decode().splitlines()[-1]
    assert refusals(session) == said, "nothing was refused"


def test_such_a_log_verifies_is_seen_reported_and_opened_again(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    session = drilled(path=log)
    counts = tally(session.lines)
    heard(session)
    session.close()
    header, raw, _ = read(log)
    verdict = verify(header, raw, str(log))
    assert verdict.difference is None
    assert verdict.finished
    seen, _ = slice_of(log, SEAT)
    assert [line.kind for line in seen][-3:] == ["ProbeAsked", "ProbeAnswered", "LogWritten"]
    assert seen[-3].p["ask"] == ASK
    parts = debrief(session.engine.index, session.lines)
    origin = Provenance(header["seed"], header["seats"], header["engine"], len(raw), verdict.digest)
    text = markdown(log_report(parts, origin))
    assert "You knew. Why did nobody else?" in text
    assert "We were busy" in text
    assert "S (Cyber cell (CCB and CERT) itself) so so" in text
    again = resume(log)
    assert again.ended
    assert again.digest == session.digest
    assert again.endex_digest == session.endex_digest
    assert again.views[SEAT].probes["b1"]["answer"] == "We were busy."
    again.close()
    assert tally(session.lines) == counts, "a hearing counts for nothing that the exercise is measured by"


@pytest.mark.parametrize(
    "command",
    [
        freeze(seats=[]),
        freeze(seats=["nobody"]),
        freeze(seats=[["cyber-cell"]]),
        freeze(seats="one"),
        freeze(ask=""),
        freeze(ask={"xx": "?"}),
        freeze(ask={"en": 3}),
        freeze(ask={"en": "\x1b[2J"}),
        freeze(ask={"en": "x" * 100_000}),
        freeze(ask=["en"]),
        freeze(about=7),
        freeze(about="x" * 1000),
        freeze(level=True),
        freeze(level=4),
        Command("Freeze", SEAT, {"seats": [SEAT], "ask": "?"}),
        Command("AnswerProbe", SEAT, {"probe": "b9", "answer": "x"}),
        Command("AnswerProbe", SEAT, {"probe": "b1", "answer": "x" * 9000}),
        Command("AnswerProbe", SEAT, {"probe": "b1", "answer": "x", "confidence": 101}),
        Command("AnswerProbe", SEAT, {"probe": "b1", "answer": "x", "confidence": True}),
        Command("AnswerProbe", "crisis-centre", {"probe": "b1", "answer": "x"}),
        Command("Decide", SEAT, {"decision": "d1", "option": "a"}),
        Command("SendMessage", SEAT, {"to": ["nccn"], "text": "late"}),
        Command("Rate", p={"rating": "A"}),
        Command("Start", p={"seed": 1}),
    ],
)
def test_what_makes_no_sense_after_endex_is_refused(command: Command) -> None:
    session = drilled()
    session.frame(session.now, [freeze()])
    many = len(refusals(session))
    session.frame(session.now, [command])
    assert len(refusals(session)) == many + 1
    assert session.views[SEAT].probes["b1"]["answer"] is None


def test_an_empty_answer_passes_over_and_only_once() -> None:
    session = drilled()
    session.frame(session.now, [freeze()])
    session.frame(session.now, [Command("AnswerProbe", SEAT, {"probe": "b1", "answer": ""})])
    assert session.views[SEAT].probes["b1"]["answer"] == ""
    session.frame(session.now, [Command("AnswerProbe", SEAT, {"probe": "b1", "answer": "after all"})])
    assert session.views[SEAT].probes["b1"]["answer"] == ""


def test_a_question_is_cleaned_and_two_are_two() -> None:
    session = drilled()
    session.frame(session.now, [freeze(ask="[b]\x1b[31mred\u202e[/b]"), freeze(ask="Second?")])
    asked = list(session.views[SEAT].probes.values())
    assert [one["ask"]["en"] for one in asked] == ["[b]red[/b]", "Second?"]


def choice(session: Session) -> Any:
    """The last choice between options that the seat made."""
    return [
        line
        for line in session.lines
        if line.kind == "Decide" and getattr(line, "seat", None) == SEAT and "option" in line.p
    ][-1]


def test_a_branch_begins_as_the_old_log_and_is_a_proper_one(tmp_path: Path) -> None:
    log, new = tmp_path / "old.jsonl", tmp_path / "deep" / "new.jsonl"
    session = drilled(path=log)
    session.close()
    made = choice(session)
    other = "a" if made.p["option"] == "b" else "b"
    branched = branch(log, made.seq, other, new)
    assert not branched.ended
    assert branched.now == made.t
    branched.frame(branched.now + 600)
    branched.close()
    old_lines, new_lines = log.read_bytes().split(b"\n"), new.read_bytes().split(b"\n")
    assert new_lines[: made.seq] == old_lines[: made.seq]
    header, raw, _ = read(new)
    assert verify(header, raw, str(new)).difference is None
    decided = [e for e in branched.lines if isinstance(e, Event) and e.kind == "DecisionMade" and e.p["by"] == SEAT]
    assert decided[-1].p["option"] == "ab".index(other)
    assert log.read_bytes().split(b"\n") == old_lines, "the old log is as it was"


def test_a_branch_is_refused_where_there_is_no_choice_or_no_room(tmp_path: Path) -> None:
    log = tmp_path / "old.jsonl"
    session = drilled(path=log)
    session.close()
    made = choice(session)
    for seq in (0, 1, -1, 10**9):
        with pytest.raises(LogError, match="no choice"):
            branch(log, seq, "a", tmp_path / "new.jsonl")
    with pytest.raises(LogError, match="exists"):
        branch(log, made.seq, "a", log)
    assert not (tmp_path / "new.jsonl").exists()
