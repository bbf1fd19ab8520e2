"""The few words on a drawing that are not the scenario's, in three languages."""

from __future__ import annotations

from crisis_sim.language.catalogue import keyed

EXERCISE = "EXERCISE · OEFENING · EXERCICE · ÜBUNG"
MARK = "(!)"
"""Marks a single point of failure: to be read without colour and shape too."""


def word(key: str, lang: str, /) -> str:
    """A word in a language; English where the language is none of the three."""
    return keyed("network", lang, key)
