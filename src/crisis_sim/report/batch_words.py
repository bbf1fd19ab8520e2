"""The phrases of a batch report, in three languages."""

from __future__ import annotations

from crisis_sim.analysis.labels import Language
from crisis_sim.language.catalogue import keyed

COLON: dict[Language, str] = {"en": ":", "nl": ":", "fr": " :"}


def say(key: str, lang: Language = "en") -> str:
    """A phrase in a language."""
    return keyed("study", lang, key)
