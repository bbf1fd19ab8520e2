"""Suggested ratings by objective, with the rule and the evidence."""

from __future__ import annotations

from collections import Counter

from crisis_sim.analysis.ratings import RULE, THIN, Given, Rating
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.document import Line, Prose, Strong, Table


def suggested(frame: Frame) -> Section:
    """One row an objective."""
    n = frame.names
    if not frame.parts.ratings:
        return
    yield frame.section("Suggested ratings")
    (_, p), (_, s), (_, m) = RULE
    rule = mark(
        "SUGGESTED; an evaluator confirms. Share of the judged weight that was met: P from {p} %, S from {s} %, "
        "M from {m} %, U below. Waived and unfinished expectations do not count; fewer than {thin} judged are thin "
        "evidence. Not observed: nothing came to be judged. Not applicable: nothing tests it in this run."
    )
    yield Prose(n.say(rule, p=p, s=s, m=m, thin=THIN))
    given = any(rating.given for rating in frame.parts.ratings)
    columns = [n.say("Objective"), n.say("Suggested"), n.say("Weight met"), n.say("Missed"), n.say("Not judged")]
    rows: list[tuple[Line, ...]] = []
    for rating in frame.parts.ratings:
        missed = [n.text(e.text) for e in rating.evidence if e.result == "missed"]
        left = Counter(e.result for e in rating.evidence if e.result not in ("met", "missed"))
        row: list[Line] = [
            n.text(rating.text),
            (Strong(n.code(rating.suggested)), f" {n.say('(thin)')}" if rating.thin else ""),
            f"{rating.met}/{rating.judged}",
            n.joined(missed),
            n.listed(f"{count} {n.code(result)}" for result, count in left.items()),
        ]
        rows.append((*row, *([_given(frame, rating)] if given else [])))
    yield Table((*columns, *([n.say("Evaluator")] if given else [])), tuple(rows), frozenset({2}), wide=3)


def _given(frame: Frame, rating: Rating) -> str:
    latest = {g.seat: g for g in rating.given if g.seat is not None}
    shown = [g for g in rating.given if g.seat is None or latest[g.seat] is g]
    return frame.names.joined(_word(frame, g) for g in shown)


def _word(frame: Frame, g: Given) -> str:
    """Who gave it: an evaluator at some moment, or a seat about itself, whose last word counts."""
    n = frame.names
    who = n.say("{seat} itself", seat=n.seat(g.seat)) if g.seat is not None else n.at(g.t)
    return f"{g.rating} ({who}) {' '.join(g.text.split())}".strip()
