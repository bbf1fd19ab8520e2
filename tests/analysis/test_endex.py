"""Why an exercise ended: reasons of the program read in three languages, a person's stay as written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import crisis_sim
from crisis_sim.analysis.course import Course
from crisis_sim.analysis.endex import ended_because, why_ended
from crisis_sim.analysis.timeline import Narrator
from crisis_sim.model.control import BY_CONTROL, BY_PLAYER
from crisis_sim.model.index import Index
from tests.stage import Stage


def reasons() -> set[str]:
    """All reasons that the program gives."""
    moves = (Path(crisis_sim.__file__).parent / "engine" / "moves.py").read_text("utf-8")
    return {BY_CONTROL, BY_PLAYER, *re.findall(r'_end(?:, |\()"([^"]+)"', moves)}


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_reasons_of_the_program_are_said_in_the_readers_language(language: str) -> None:
    said = {reason: why_ended(language, reason) for reason in reasons()}
    assert len(said) == 5
    assert all(text not in (reason, why_ended("en", reason)) for reason, text in said.items()), said


def test_what_a_person_wrote_stays_as_it_is() -> None:
    stage = Stage()
    stage.do("End", why="The e-mail {is}\n down")
    index, lines = Index(stage.world), stage.session.lines
    assert ended_because(Course(index, lines), "fr") == "The e-mail {is} down"
    assert [entry.text for entry in Narrator(index, "nl").entries(lines)][-1] == "ENDEX: The e-mail {is} down"


def test_an_exercise_that_goes_on_has_not_ended() -> None:
    stage = Stage()
    assert ended_because(Course(Index(stage.world), stage.session.lines), "en") == ""
