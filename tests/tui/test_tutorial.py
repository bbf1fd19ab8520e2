"""The tutorial is played as it stands: every key, every screen, and a drill that ends well."""

from __future__ import annotations

import re

from crisis_sim.tui.room.keys import KEYS
from tests.docs.blocks import blocks

from .tutorial import TUTORIAL, play

TEXT = TUTORIAL.read_text(encoding="utf-8")


async def test_the_tutorial_can_be_played() -> None:
    played = await play(TEXT)
    shown = [block.text.rstrip("\n") for block in blocks(TUTORIAL, "text")]
    assert played.screens == shown, "if the screens changed on purpose: python -m tests.tui.tutorial"
    kinds = [line.kind for line in played.lines]
    assert kinds[-1] == "ExerciseEnded"
    assert "ExpectationMet" in kinds
    assert "ExpectationMissed" not in kinds


def test_all_keys_are_listed() -> None:
    rows = re.findall(r"^\| <kbd>(.+?)</kbd> \|", TEXT, re.MULTILINE)
    assert {key.shown.lower() for key in KEYS if key.label} <= {row.lower() for row in rows}
