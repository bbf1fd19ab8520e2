"""Common random numbers work: one message more leaves the luck of everything else as it was."""

from __future__ import annotations

from tests.validation.crn import worths

SEEDS = 10


def test_one_message_more_hardly_moves_what_luck_moves() -> None:
    found = list(worths("shape-cyberattack", SEEDS))
    assert len(found) > 20, "luck moves next to nothing: the test shows nothing"
    assert max(worth.ratio for worth in found) < 0.05
    assert found[0].ratio > 0, "the message left no trace: the two plans are one"
