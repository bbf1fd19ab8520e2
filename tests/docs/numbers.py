"""What a table depends on: a compiled scenario with its English only, for a translation moves no number.

Nor do the names of draws, topics and the fields of forms, which are only told: they are left out.
"""

from __future__ import annotations

from typing import Any

from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.scenario.text import LANGUAGES


def in_english(scenario: str) -> Any:
    """The canonical form of a shipped scenario with every text in English only, without names that are only told."""
    sound = load_or_raise(scenario)
    told = sound.scenario.model_copy(update={"draw_labels": {}})
    pack = sound.pack.model_copy(update={"topics": {}})
    return untranslated(compile_scenario(told, pack).canonical())


def untranslated(data: Any) -> Any:
    """Plain data in which a text by language is its English alone, without what the fields of forms are called.

    >>> untranslated({"at": 60, "title": {"en": "Fire", "nl": "Brand"}})
    {'at': 60, 'title': 'Fire'}
    """
    if isinstance(data, list):
        return [untranslated(item) for item in data]
    if not isinstance(data, dict):
        return data
    if data and set(data) <= set(LANGUAGES):
        return data.get("en", "")
    return {key: untranslated(value) for key, value in data.items() if key != "form_labels"}
