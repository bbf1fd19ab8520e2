"""Answers to the questions that were put while play was frozen, against what was so."""

from __future__ import annotations

from crisis_sim.analysis.probes import Probed, probed
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.names import Names
from crisis_sim.report.document import Line, Prose, Strong, Table

LEVELS = {1: mark("the situation"), 2: mark("what it means"), 3: mark("what comes next")}
_COLUMNS = (mark("Time"), mark("Seat"), mark("Question"), mark("Answer"), mark("So it was"), mark("Score"))


def answers(frame: Frame) -> Section:
    """One row an answer."""
    n = frame.names
    found = probed(frame.parts.course, frame.parts.knowledge, frame.parts.truth)
    rows = [_row(n, one) for one in found if one.answered is not None and frame.shows(one.seat)]
    if not rows:
        return
    yield frame.section("Answers to probes")
    text = mark(
        "A figure is right within 5 % of the indicator's range (or its step, or its worst sensor's error), near within "
        "twice that. What comes next and answers in words are set beside what was so: judge them yourself."
    )
    yield Prose(n.say(text))
    yield Table(tuple(n.say(column) for column in _COLUMNS), tuple(rows), wide=2)


def _row(n: Names, one: Probed) -> tuple[Line, ...]:
    answer = " ".join(one.answer.split())
    if one.confidence is not None and answer:
        answer = n.say("{answer} (sure: {n} %)", answer=answer, n=one.confidence)
    question = f"{n.text(one.ask)} ({n.say(LEVELS[one.level])})"
    return (n.at(one.asked), n.seat(one.seat), question, answer, so_it_was(n, one), (Strong(n.code(one.score)),))


def so_it_was(n: Names, one: Probed) -> str:
    """What was so at the moment of the question, and what the seat knew of it."""
    said = [n.text(one.text)] if one.text else []
    if one.indicator is not None and one.value is not None:
        said.append(f"{n.indicator(one.indicator)}{n.colon} {n.value(one.indicator, one.value)}")
    if one.fact is not None:
        said.append(n.fact(one.fact, one.learned.content if one.learned is not None else None))
        if one.learned is None:
            said.append(n.say("the seat did not know it"))
        else:
            said.append(n.say("known since {t}, {quality}", t=n.at(one.learned.t), quality=n.code(one.learned.quality)))
    return n.joined(said)
