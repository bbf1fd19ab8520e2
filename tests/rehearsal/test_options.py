"""Options compared on the same chances: one is beaten only when nothing at all speaks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis_sim.analysis.rehearsal.rehearsal import judge

from .rehearsed import DATA, evidence

WORSE = "{indicator: trust, change: {low: -4, mode: -2, high: 1}, basis: training default}"


def question(effects: str, better: str = "better: more") -> str:
    """The sound scenario; one option of its question gives 5 points of trust, the other does this."""
    text = (DATA / "sound.yaml").read_text(encoding="utf-8")
    text = text.replace(", {indicator: order, change: -5}", "")
    text = text.replace("{indicator: trust, change: -5}, {indicator: order, change: 5}", effects)
    return text.replace("interest: democratic-state, better: more", f"interest: democratic-state, {better}")


@pytest.mark.parametrize(
    ("effects", "better", "beaten"),
    [
        (WORSE, "better: more", ["which/calm"]),
        (WORSE, "seen_by: []", []),
        (WORSE, "better: less", ["which/truth"]),
        (f"{WORSE}, {{fact: secret, learned_by: [ccb]}}", "better: more", []),
        (WORSE.replace("low: -4, mode: -2, high: 1", "low: -40, mode: 5, high: 45"), "better: more", []),
        (f"{WORSE}, {{indicator: order, change: 1}}", "better: more", []),
        ("{indicator: trust, change: 5}", "better: more", []),
    ],
    ids=["worse", "nobody says what is good", "less is better", "tells more", "by chance", "one interest", "the same"],
)
def test_beaten(effects: str, better: str, beaten: list[str], tmp_path: Path) -> None:
    text = question(effects, better).replace("facts:\n", "facts:\n  secret: {text: {en: Psst}, truth: true}\n", 1)
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
    findings = judge(evidence(tmp_path / "scenario.yaml", 20)).findings
    assert [f.about for f in findings if f.code == "H020"] == beaten


def test_a_question_is_futile_only_where_no_answer_changes_anything(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(question("{indicator: trust, change: 5}"), encoding="utf-8")
    # What follows one answer only is told to somebody, so the question counts.
    assert not [f for f in judge(evidence(path, 20)).findings if f.code == "H021"]
    text = question("{indicator: trust, change: 5}").replace(", option: truth, delay", ", delay")
    path = tmp_path / "futile.yaml"
    path.write_text(text, encoding="utf-8")
    assert [f.about for f in judge(evidence(path, 20)).findings if f.code == "H021"] == ["which"]
