"""The fixed words about dilemmas, printed or as a document, in three languages."""

from __future__ import annotations

from crisis_sim.analysis.labels import Language
from crisis_sim.language.catalogue import keyed


def phrase(lang: Language, key: str, /, **values: object) -> str:
    """A phrase in a language."""
    return keyed("dilemma", lang, key, **values)
