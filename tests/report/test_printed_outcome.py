"""What is printed of a run, and after a drill that was played: in the reader's language, and no more than is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis_sim.analysis.outcome import outcome_of
from crisis_sim.cli.outcome import sealed, show
from tests.drilled import drilled

ENGLISH = (
    "What happened",
    "Decisions",
    "Expectations",
    "Indicators",
    "Legal clocks",
    "messages sent",
    "log hash",
    "Weight",
    "Lowest",
)


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_a_run_is_printed_in_the_language_of_its_reader(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    session = drilled()
    show(outcome_of(session.engine.index, session.lines, language), seed=3, digest="0" * 32, lang=language)
    shown = capsys.readouterr().out
    assert "0" * 32 in shown
    found = [text for text in ENGLISH if text in shown]
    if language == "en":
        assert set(ENGLISH) - set(found) <= {"Legal clocks"}
        assert "4 May 10:" in shown
    else:
        assert not found
        assert {"nl": "4 mei 10:", "fr": "4 mai 10:"}[language] in shown


@pytest.mark.parametrize(("language", "hash_"), [("en", "log hash"), ("nl", "0" * 32), ("fr", "0" * 32)])
def test_after_a_drill_two_lines_say_where_its_log_is_and_how_to_replay_it(language: str, hash_: str) -> None:
    where, how = sealed(Path("/tmp/my drills/x.jsonl"), "0" * 32, language)
    assert "/tmp/my drills/x.jsonl" in where
    assert hash_ in where
    assert how.endswith("crisis-sim replay '/tmp/my drills/x.jsonl' --verify")
    assert language == "en" or not how.startswith("Replay")
