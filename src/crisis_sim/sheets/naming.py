"""What people call the things of a scenario, and back: actors, seats, channels, measures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from crisis_sim.scenario.compiled import world
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import Language, pick, spellings


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A text as it is compared: without accents, capitals, punctuation and doubled spaces.

    >>> plain("  Réseaux-sociaux (X) ")
    'reseaux sociaux x'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w+%&]|_", " ", bare).split())


class Naming:
    """Names of one scenario in one language."""

    def __init__(self, scenario: Scenario, pack: Pack, language: Language) -> None:
        self.scenario = scenario
        self.pack = pack
        self.language = language
        self.actors = world(pack, scenario).actors
        self.seats = {seat.id: seat for seat in scenario.seats}

    def actor(self, id: str | None) -> str:
        """An actor's name; its id where it has none."""
        found = self.actors.get(id or "")
        return (pick(found.names, self.language) if found else "") or id or ""

    def address(self, id: str) -> str:
        """What stands in `to`: the title of a seat, or the name of an actor."""
        seat = self.seats.get(id)
        return (pick(seat.title, self.language) if seat else "") or self.actor(seat.plays[0] if seat else id)

    def channel(self, id: str | None) -> str:
        """A channel's name."""
        found = self.pack.channels.get(id or "")
        return (pick(found.names, self.language) if found else "") or id or ""

    def measure(self, id: str) -> str:
        """A measure's name."""
        found = self.scenario.measures.get(id) or self.pack.measures.get(id)
        return (pick(found.names, self.language) if found else "") or id

    def indicator(self, id: str) -> str:
        """An indicator's label."""
        found = self.scenario.indicators.get(id)
        return (pick(found.label, self.language) if found else "") or id

    def means(self, id: str) -> str:
        """The label of means."""
        found = self.scenario.means.get(id)
        return (pick(found.label, self.language) if found else "") or id

    def capability(self, id: str) -> str:
        """A capability's name."""
        found = self.pack.capabilities.get(id)
        return (pick(found.names, self.language) if found else "") or id

    def find_address(self, text: str) -> str | None:
        """The seat or actor that a text names exactly; seats first."""
        return _named(text, self.seats, self.address) or self.find_actor(text)

    def find_actor(self, text: str) -> str | None:
        """The actor that a text names exactly, by name, abbreviation or id."""
        sought = plain(text)
        short = {id for id, actor in self.actors.items() if sought in map(plain, spellings(actor.short))}
        return _named(text, self.actors, self.actor) or (short.pop() if len(short) == 1 else None)

    def find_channel(self, text: str) -> str | None:
        """The channel that a text names exactly."""
        return _named(text, self.pack.channels, self.channel)


def _named(text: str, ids: Iterable[str], name: Callable[[str], str]) -> str | None:
    sought = plain(text)
    for id in ids:
        if sought in (plain(id), plain(name(id))):
            return id
    return None
