"""What a table depends on: a compiled scenario with its English only, for a translation moves no number."""

from __future__ import annotations

from typing import Any

from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.scenario.text import LANGUAGES


def in_english(scenario: str) -> Any:
    """The canonical form of a shipped scenario with every text in English only."""
    sound = load_or_raise(scenario)
    return untranslated(compile_scenario(sound.scenario, sound.pack).canonical())


def untranslated(data: Any) -> Any:
    """Plain data in which a text by language is its English alone.

    >>> untranslated({"at": 60, "title": {"en": "Fire", "nl": "Brand"}})
    {'at': 60, 'title': 'Fire'}
    """
    if isinstance(data, list):
        return [untranslated(item) for item in data]
    if not isinstance(data, dict):
        return data
    if data and set(data) <= set(LANGUAGES):
        return data.get("en", "")
    return {key: untranslated(value) for key, value in data.items()}
