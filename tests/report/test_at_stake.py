"""The report says what was at stake and which choices made no difference, in three languages."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.report.markdown import markdown
from tests.analysis.test_stakes import INDICATORS, PACK
from tests.report.scene import INJECTS, exercise
from tests.report.scene import PARTS as SCENE
from tests.stage import Stage

from .reading import part, texts
from .scene import document_of

FUTILE = [
    {
        "if": {"indicator": "gauge", "above": 60},
        "text": {"en": "The road was under water.", "nl": "De weg stond blank."},
    },
    {"if": {"indicator": "gauge", "above": 290}, "text": "Never said."},
]
WORDS = {
    "en": ("What was at stake", "Whatever you had chosen", "The road was under water."),
    "nl": ("Wat er op het spel stond", "Wat u ook gekozen had", "De weg stond blank."),
    "fr": ("Ce qui était en jeu", "Quel qu'eût été votre choix", "The road was under water."),
}


def _injects() -> list[dict[str, Any]]:
    """Those of the known exercise; whether they go to the hills or wait makes no difference."""
    return [
        inject | {"asks": inject["asks"] | {"futile": FUTILE}} if inject["id"] == "where-to" else inject
        for inject in INJECTS
    ]


@pytest.fixture(scope="module")
def scene() -> Stage:
    return exercise(pack=PACK, indicators=SCENE["indicators"] | INDICATORS, injects=_injects())


@pytest.mark.parametrize("language", WORDS)
def test_there_is_a_section_and_a_line_on_the_first_page(scene: Stage, language: str) -> None:
    title, whatever, why = WORDS[language]
    report = document_of(scene, language)
    said = [line for block in part(report, title) for line in texts(block)]
    assert {"en": "Lives", "nl": "Levens", "fr": "Vies"}[language] in said
    assert "–" in said, "nothing tells of trade"
    assert "28 people" in said
    first = markdown(report).partition("\n## ")[2].partition("\n## ")[0]
    assert whatever in first
    assert why in first
    assert markdown(report).count(whatever) == 2
    assert "Never said." not in markdown(report)


def test_the_first_page_says_in_a_line_what_moved() -> None:
    injects = [{"id": "blow", "at": "1m", "kind": "condition", "effects": [{"indicator": "safe", "change": -40}]}]
    scene = Stage(pack=PACK, indicators=INDICATORS, injects=injects, end={"elapsed": "10m"})
    scene.to(700)
    said = [line for block in part(document_of(scene), "Hot wash") for line in texts(block)]
    assert "At stake: Lives 58 of 100 (78 at the start) · Deaths class 4 · Good name class 7" in said


def test_of_an_unfinished_run_nobody_says_what_would_have_come() -> None:
    scene = exercise(until=1800, injects=_injects())
    assert "Whatever" not in markdown(document_of(scene))


def test_without_stakes_there_is_no_section() -> None:
    assert part(document_of(exercise()), "What was at stake") == []
