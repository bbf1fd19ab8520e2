"""The fixed words of a rehearsal, printed or as a document, in three languages."""

from __future__ import annotations

from crisis_sim.language.catalogue import keyed


def phrase(language: str, key: str, /, **values: object) -> str:
    """A phrase in a language; English where there is none."""
    return keyed("rehearsal", language, key, **values)
