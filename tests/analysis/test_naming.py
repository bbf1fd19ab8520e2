"""Actors are called so that one is told from another, and by `run` as by `report`."""

from __future__ import annotations

import pytest

from crisis_sim.analysis.naming import ActorNames
from crisis_sim.analysis.timeline import Narrator
from crisis_sim.model.index import Index
from crisis_sim.report.debriefing.names import Names
from tests.stage import compiled


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(compiled("shape-cyberattack"))


@pytest.mark.parametrize(
    ("language", "mayor"), [("en", "Mayor of Mons"), ("nl", "Burgemeester van Bergen"), ("fr", "Bourgmestre (Mons)")]
)
def test_holders_of_one_office_are_told_apart_by_their_territory(index: Index, language: str, mayor: str) -> None:
    names = ActorNames(index, language)
    assert names.called("mayor-mons") == mayor
    assert names.short("mayor-mons") == ""
    assert names.called("ccb") == names.short("ccb") == "CCB"
    assert (names.called("nobody"), names.called(None)) == ("nobody", "")


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_no_two_actors_share_a_name_and_run_and_report_agree(index: Index, language: str) -> None:
    narrator, names = Narrator(index, language), Names(index, language)
    called = [names.actor(key) for key in index.actors]
    assert called == [narrator.actor(key) for key in index.actors]
    assert len(set(called)) == len(called)
