"""What is kept of a finished drill on the player's own shelf: a few plain figures, nothing that names a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crisis_sim.analysis.debrief import Debrief
from crisis_sim.analysis.inquiry.hearing import candidates
from crisis_sim.analysis.ratings import Rating, ratings
from crisis_sim.language.mark import mark

SAID: Mapping[str, str] = {
    "passed-late": mark("What you knew reached others late"),
    "undecided": mark("A question fell to its default"),
    "mistaken": mark("A decision rested on what was not so"),
    "not-asked": mark("Others knew what you decided without"),
    "against-card": mark("A choice against the order of your plan card"),
    "unread": mark("Messages lay unread"),
    "unanswered": mark("Requests stayed without your answer"),
    "no-answer": mark("Your requests got no answer, and nobody asked again"),
    "missed": mark("Something expected of you came too late or not at all"),
    "unreasoned": mark("Decisions without a reason in the log"),
}
"""Weakness: the kind of question that tells of it, and its words for whoever shows them."""


def own_ratings(parts: Debrief, seat: str) -> list[Rating]:
    """Suggested ratings from what was expected of one seat alone, for the objectives on which it was judged."""
    mine = [e for e in parts.expected if e.seat == seat]
    return [rating for rating in ratings(parts.course, mine) if rating.judged]


def record(parts: Debrief, header: Mapping[str, Any], seat: str, log: str) -> dict[str, Any]:
    """The entry of one drill, ready for JSON.

    `scenario`, `title` (texts), `seat`, `seat_title` (texts), `difficulty`, `seed`, `seconds` (of exercise), `played`
    (those of them over which the clock did not jump), `met` and `judged` (how much was expected of the seat, counted
    as in the hot wash), `ratings` (objective: P, S, M or U as suggested), `weaknesses` (codes of `SAID`), `guided`,
    `log`.
    """
    scenario = parts.course.index.scenario
    rated = own_ratings(parts, seat)
    judged = [e for e in parts.expected if e.seat == seat and e.result in ("met", "missed")]
    found = candidates(parts, seat)
    return {
        "scenario": scenario.id,
        "title": dict(scenario.title),
        "seat": seat,
        "seat_title": dict(parts.course.index.seats[seat].title),
        "difficulty": header.get("difficulty", "standard"),
        "seed": header["seed"],
        "seconds": parts.course.end,
        "played": parts.course.live(0, parts.course.end),
        "met": sum(e.result == "met" for e in judged),
        "judged": len(judged),
        "ratings": {rating.objective: rating.suggested for rating in rated},
        "weaknesses": [kind for kind, questions in found.items() if questions and kind in SAID],
        "guided": seat in header.get("guided", ()),
        "log": log,
    }
