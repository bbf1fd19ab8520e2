"""What luck decided, in the words of the scenario; by ids where it has none."""

from __future__ import annotations

from typing import Any

from crisis_sim.analysis.luck import Draw
from crisis_sim.model.index import Index
from crisis_sim.report.debriefing.closing import drawn
from crisis_sim.report.debriefing.names import Names
from crisis_sim.report.document import plain
from tests.stage import Stage

TIDE = {"draws": {"high-tide": {"spring": 3, "dead-calm": 1}}}
LABELS: dict[str, Any] = {
    "high-tide": {"label": {"en": "The tide", "fr": "La marée"}, "values": {"spring": {"en": "a spring tide"}}}
}


def told(language: str, **parts: Any) -> str:
    index = Index(Stage(**TIDE, **parts).world)
    return plain(drawn(Names(index, language), Draw("high-tide", "spring", (("spring", 75), ("dead-calm", 25)))))


def test_a_draw_is_told_in_the_words_of_the_scenario() -> None:
    assert told("en", draw_labels=LABELS) == "The tide: a spring tide (a spring tide 75 %, dead calm 25 %)"


def test_english_stands_in_for_a_language_that_lacks() -> None:
    assert told("fr", draw_labels=LABELS) == "La marée : a spring tide (a spring tide 75 %, dead calm 25 %)"


def test_what_has_no_text_is_called_by_its_id() -> None:
    assert told("nl") == "high tide: spring (spring 75 %, dead calm 25 %)"
