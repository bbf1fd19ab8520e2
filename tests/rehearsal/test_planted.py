"""A scenario with one of each defect: each is heard at its line. A sound one: nothing is heard."""

from __future__ import annotations

import random

from crisis_sim.analysis.rehearsal.finding import CODES, Finding
from crisis_sim.analysis.rehearsal.rehearsal import judge
from crisis_sim.analysis.rehearsal.wording import Wording

from .rehearsed import DATA, evidence, marked, rehearsed, traces

PLANTED = "planted.yaml"
NOT_PLANTED = {"H060", "H061"}
"""Failures of whole runs; they have tests of their own."""


def test_each_defect_is_found_at_its_line() -> None:
    found = {(one.code, one.spot[1]) for one in rehearsed(PLANTED).findings}
    assert marked(PLANTED) <= found
    assert {code for code, _ in marked(PLANTED)} == set(CODES) - NOT_PLANTED


def test_nothing_else_is_found() -> None:
    """Besides that seats wait, and that something is lost when a whole seat is silent."""
    rest = [f for f in rehearsed(PLANTED).findings if (f.code, f.spot[1]) not in marked(PLANTED)]
    assert {f.code for f in rest} <= {"H032", "H050"}
    assert {f.severity for f in rest} == {"note"}


def test_a_sound_scenario_has_no_findings() -> None:
    rehearsal = rehearsed("sound.yaml")
    assert [(f.code, f.about) for f in rehearsal.findings] == []
    assert rehearsal.made["by-the-book"] == 24
    assert not rehearsal.evidence.failed


def test_findings_do_not_depend_on_the_order_in_which_runs_come() -> None:
    made = list(traces(DATA / PLANTED, 60)[1])
    random.Random(7).shuffle(made)
    assert judge(evidence(DATA / PLANTED, 60, made)).findings == rehearsed(PLANTED).findings


def test_the_gravest_come_first() -> None:
    order = [f.severity for f in rehearsed(PLANTED).findings]
    assert order == sorted(order, key=["defect", "weakness", "note"].index)


def one(code: str, about: str) -> Finding:
    (found,) = (f for f in rehearsed(PLANTED).findings if (f.code, f.about) == (code, about))
    return found


def said(code: str, about: str) -> str:
    return Wording(rehearsed(PLANTED).evidence).says(one(code, about))


def test_how_late_an_expectation_comes_is_told() -> None:
    assert "came true in 24 of 24 runs by the book, but too late: 6 min in the median" in said("H010", "too-soon")


def test_a_branch_tells_why_it_is_never_taken() -> None:
    assert "nobody ever chose `all` in `out-of-reach`" in said("H004", "after-all")


def test_the_better_option_is_named_with_what_it_brings() -> None:
    text = said("H020", "well-or-badly/nothing")
    assert "no run better than `truth`" in text
    assert "Trust +6.5 pts (+5.9 … +7.1)" in text


def test_what_a_knock_out_costs_is_told() -> None:
    assert said("H050", "watch-desk").endswith("expectations met −50 pts")


def test_too_much_text_tells_when_and_how_much() -> None:
    assert "1008 words within 3 min of play, which take 6 min to read: T+1:20" in said("H033", "crisis-centre")


def test_frequencies_have_wilson_intervals() -> None:
    seen = one("H001", "silence").frequency
    assert seen is not None
    assert (seen.k, seen.n) == (0, 60)
    assert round(seen.interval.high or 0, 4) == 0.0602
    assert Wording(rehearsed(PLANTED).evidence).often(seen) == "0 of 60 (0–6 %)"
