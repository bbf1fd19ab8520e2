"""What an actor is called: the one place for `run`, `report` and their tables."""

from __future__ import annotations

from collections import Counter

from crisis_sim.model.index import Index
from crisis_sim.scenario.text import clean, pick


class ActorNames:
    """Calls an actor by its abbreviation where no other has the same, else by its name: CCB, but Mayor of Mons.

    An office such as mayor gives all who hold it one abbreviation; their names say of which territory they are.
    """

    def __init__(self, index: Index, language: str) -> None:
        self._actors = index.actors
        self._language = language
        self._bearers = Counter(clean(pick(actor.short, language)) for actor in index.actors.values())

    def called(self, key: str | None) -> str:
        """What an actor is called; its id where it has no name, or is none."""
        actor = self._actors.get(key or "")
        whole = " ".join(clean(pick(actor.names, self._language)).split()) if actor is not None else ""
        return self.short(key) or whole or key or ""

    def short(self, key: str | None) -> str:
        """Its abbreviation; empty where it has none or shares it."""
        actor = self._actors.get(key or "")
        short = clean(pick(actor.short, self._language)) if actor is not None else ""
        return short if self._bearers[short] == 1 else ""
