"""The introduction: ten minutes, three languages, everything on the screen needed once, no key named."""

from __future__ import annotations

import re

from crisis_sim.scenario.people import LiveMove
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.time import tick

from .texts import texts


def test_it_takes_ten_minutes_and_never_a_quarter_of_an_hour(drill: Scenario) -> None:
    (move,) = drill.moves
    assert isinstance(move, LiveMove)
    assert drill.pace is not None
    assert 8 <= tick(move.until, drill.start) / drill.pace / 60 <= 14  # type: ignore[arg-type]


def test_one_seat_and_every_text_in_three_languages(drill: Scenario) -> None:
    assert len(drill.seats) == 1
    for path, text in texts(drill):
        if not path.startswith(".facilitator"):
            assert set(text) >= {"en", "nl", "fr"}, path
        for words in text.values():
            assert len(words.split()) <= 80, path


def test_nothing_waits_for_ever(drill: Scenario) -> None:
    for inject in drill.injects:
        if inject.when is not None:
            assert any(hasattr(part, "elapsed") for part in inject.when.any), inject.id


def test_each_thing_the_screen_can_do_is_needed_once(drill: Scenario) -> None:
    results = " ".join(str(e.model_dump(mode="json")) for i in drill.injects for e in i.expects)
    assert any(i.channel == "phone" for i in drill.injects)
    assert any(i.asks for i in drill.injects)
    for need in ("set-cyber-severity", "'status': 'proposed'", "'asked'", "'product': 'sitrep'", "'actor': 'nccn'"):
        assert need in results, need
    told = " ".join(v for _, t in texts(drill) for k, v in t.items() if k == "en")
    for word in (
        "plan card",
        "Open this message",
        "attach the fact",
        "propose it",
        "verified",
        "situation report",
        "log",
    ):
        assert word in told, word


def test_no_key_is_named(drill: Scenario) -> None:
    for path, text in texts(drill):
        for words in text.values():
            assert not re.search(r"\b(press|druk op|appuyez sur) [a-z]\b|\bF\d+\b|\bCtrl\b|\bEnter\b", words), path
