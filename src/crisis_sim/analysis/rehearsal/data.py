"""A rehearsal as plain data: everything that was found, and the numbers that it rests on."""

from __future__ import annotations

from typing import Any

from crisis_sim.analysis.rehearsal.attention import WINDOW, limit
from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.differences import Gain, gains
from crisis_sim.analysis.rehearsal.evidence import POLICIES, Evidence
from crisis_sim.analysis.rehearsal.expectations import tally
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency
from crisis_sim.analysis.rehearsal.heat import LEVELS
from crisis_sim.analysis.rehearsal.overload import MANY, OFTEN
from crisis_sim.analysis.rehearsal.rehearsal import Rehearsal
from crisis_sim.analysis.rehearsal.singles import losses
from crisis_sim.analysis.rehearsal.wording import Wording
from crisis_sim.scenario.reading import SPEED
from crisis_sim.scenario.text import clean, pick


def as_data(rehearsal: Rehearsal, findings: tuple[Finding, ...], language: str) -> dict[str, Any]:
    """The whole rehearsal; of the findings those given. Ticks are seconds since STARTEX."""
    evidence = rehearsal.evidence
    wording = Wording(evidence, language)
    return {
        "scenario": evidence.scenario.id,
        "version": evidence.scenario.version,
        "title": pick(evidence.scenario.title, language),
        "variant": evidence.index.compiled.variant,
        "difficulty": evidence.index.compiled.difficulty,
        "partial": rehearsal.partial,
        "runs": rehearsal.made,
        "failed": len(evidence.failed),
        "limits": {
            "pace": evidence.grid.pace,
            "words_a_minute": SPEED,
            "reading_window_minutes": round(WINDOW * evidence.grid.minutes, 2),
            "waiting": MANY,
            "idle_seconds": limit(evidence.grid),
            "share_of_runs": OFTEN,
        },
        "findings": [_finding(one, wording) for one in findings],
        "expectations": [_expectation(evidence, id) for id, _ in evidence.expecting()],
        "questions": [
            _question(evidence, inject.id) for inject in evidence.scenario.injects if inject.asks is not None
        ],
        "answers": _pairs(evidence, Mode.TRIAL),
        "draws": _pairs(evidence, Mode.DRAW),
        "without": [
            {"what": loss.what, "which": loss.which, "pairs": len(loss.pairs), "gains": [_gain(g) for g in loss.gains]}
            for loss in losses(evidence)
        ],
        "seats": [
            {"seat": s.seat, "levels": list(s.levels), "begins": list(s.begins), "strip": str(s)}
            for s in rehearsal.strips
        ],
        "strip_levels": LEVELS,
    }


def _finding(one: Finding, wording: Wording) -> dict[str, Any]:
    file, line, col = one.spot
    return {
        "code": one.code,
        "severity": one.severity,
        "title": wording.title(one.code),
        "about": one.about,
        "seat": one.seat,
        "file": clean(file),
        "line": line,
        "col": col,
        "message": wording.says(one),
        "advice": wording.advice(one),
        **(_frequency(one.frequency) if one.frequency else {}),
    }


def _frequency(seen: Frequency) -> dict[str, Any]:
    share, low, high = seen.interval
    return {"seen": seen.k, "of": seen.n, "share": _round(share), "low": _round(low), "high": _round(high)}


def _expectation(evidence: Evidence, id: str) -> dict[str, Any]:
    e = evidence.index.expectations[id]
    counts = {mode.value: tally(evidence.by(mode), id) for mode in POLICIES}
    return {
        "expectation": id,
        "seat": e.seat,
        "objective": e.objective,
        "weight": e.weight,
        "met": {name: {"met": count.k, "judged": count.n} for name, count in counts.items()},
    }


def _question(evidence: Evidence, id: str) -> dict[str, Any]:
    """How often each option was chosen or fell by default, by policy."""
    chosen: dict[str, dict[str, int]] = {}
    for mode in POLICIES:
        counts = chosen.setdefault(mode.value, {})
        for trace in evidence.by(mode):
            for row in trace.questions:
                if row.inject == id:
                    key = f"{row.option or '-'}/{row.result}"
                    counts[key] = counts.get(key, 0) + 1
    return {"question": id, "answers": chosen}


def _pairs(evidence: Evidence, mode: Mode) -> list[dict[str, Any]]:
    return [
        {"which": which, "value": value, "pairs": len(pairs), "gains": [_gain(g) for g in gains(evidence, pairs)]}
        for (_, which, value), pairs in evidence.pairs(mode).items()
    ]


def _gain(gain: Gain) -> dict[str, Any]:
    mean, low, high = gain.paired.difference
    return {"outcome": gain.name, "mean": _round(mean), "low": _round(low), "high": _round(high)}


def _round(x: float | None) -> float | None:
    return None if x is None else round(x, 4)
