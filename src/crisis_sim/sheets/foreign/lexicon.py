"""Words of planners and what they mean here: `names.yaml` beside the names of a doctrine pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from crisis_sim.scenario.compiled import valid_on, world
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.reader import read
from crisis_sim.scenario.text import spellings
from crisis_sim.sheets.naming import plain

NEAR = 0.84
"""Likeness from which a misspelt name counts as recognised."""
MOST_SEARCHES = 2000


class Match(NamedTuple):
    """What a word was taken for."""

    id: str
    exact: bool
    """By its name, abbreviation or a usual word, rather than by likeness."""


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read(Path(__file__).with_name("names.yaml").read_bytes(), "names.yaml").data
    return found


@cache
def usual(section: str) -> dict[str, str]:
    """Word as it is compared: id, of a section of names.yaml with ids."""
    return {plain(word): id for id, words in _data()[section].items() for word in words}


@cache
def listed(section: str) -> frozenset[str]:
    """The words of a section that is one list."""
    return frozenset(plain(word) for word in _data()[section])


def meant(text: str, section: str) -> str | None:
    """The id that a word stands for in a section: by itself, or as the longest word within it."""
    known, said = usual(section), plain(text)
    if said in known:
        return known[said]
    return known[best] if (best := _within(said, known)) else None


def _within(said: str, known: Iterable[str]) -> str | None:
    """The longest known word all of which stands in a text, in order."""
    padded = f" {said} "
    found = [word for word in known if len(word) > 1 and f" {word} " in padded]
    return max(found, key=len, default=None)


class Lexicon:
    """The names of a doctrine pack on a day, in all languages, and the usual words for them."""

    def __init__(self, pack: Pack, day: date | None) -> None:
        self.pack = pack
        self.day = day
        self.actors = {id: actor for id, actor in world(pack).actors.items() if valid_on(actor.valid, day)}
        self.channels = {id: c for id, c in pack.channels.items() if valid_on(c.valid, day)}
        self._names: dict[str, set[str]] = {}
        self._searches = 0
        for id, actor in self.actors.items():
            for name in (id, *spellings(actor.short), *actor.names.values()):
                self._add(name, id)
        for word, id in usual("actors").items():
            if id in self.actors:
                self._names.setdefault(word, {id})
        self._words: dict[str, set[str]] = {}
        for name in self._names:
            for word in name.split():
                self._words.setdefault(word, set()).add(name)

    def _add(self, name: str, id: str) -> None:
        if said := plain(name):
            self._names.setdefault(said, set()).add(id)

    def has(self, text: str) -> bool:
        """Whether a text is, whole, the name of one actor."""
        return len(self._names.get(plain(text), ())) == 1

    def actor(self, text: str) -> Match | list[str]:
        """The actor that a name means; a list of those that it could mean, which may be empty."""
        pieces = list(_pieces(text))
        for said in pieces:
            if len(found := self._names.get(said, set())) == 1:
                return Match(next(iter(found)), exact=True)
        for said in pieces:
            role = meant(said, "roles")
            if role and (holder := self._holder(role, said)):
                return Match(holder, exact=True)
            if role:
                return sorted(id for id, actor in self.actors.items() if actor.role == role)
        for said in pieces:
            if (word := usual("actors").get(said)) and word in self.actors:
                return Match(word, exact=True)
            ids = set[str]().union(*(self._names[name] for name in self._longer(said)))
            if len(ids) == 1:
                return Match(ids.pop(), exact=False)
            if 1 < len(ids) <= 20:
                return sorted(ids)
        return self._near(pieces)

    def _longer(self, said: str) -> set[str]:
        """Names in which all words of a text stand, beside others; a text of short words only is in none."""
        words = said.split()
        if not any(len(word) > 4 for word in words):
            return set()
        return set.intersection(*(self._words.get(word, set()) for word in words)) - {said}

    def _near(self, pieces: list[str]) -> Match | list[str]:
        """By likeness to one name; a sheet with very many unknown names is not searched for ever."""
        for said in (piece for piece in pieces if len(piece) >= 5):
            self._searches += 1
            if self._searches > MOST_SEARCHES:
                return []
            if near := get_close_matches(said, self._names, 1, NEAR):
                ids = sorted(self._names[near[0]])
                return Match(ids[0], exact=False) if len(ids) == 1 else ids
        return []

    def _holder(self, role: str, said: str) -> str | None:
        """Who holds a role in the place that a text names, or in a zone that this place lies in."""
        places = {
            id
            for id, place in self.pack.territories.items()
            for name in (id, *place.names.values())
            if f" {plain(name)} " in f" {said} "
        }
        around = {zone for place in places for zone in self.pack.territories[place].within}
        for where in (places, around):
            found = [id for id, actor in self.actors.items() if actor.role == role and actor.territory in where]
            if len(found) == 1:
                return found[0]
        return None

    def channel(self, text: str) -> Match | None:
        """The channel that a delivery method means, if it is there on the day."""
        said = plain(text)
        for id, channel in self.channels.items():
            if said in (plain(id), *(plain(name) for name in channel.names.values())):
                return Match(id, exact=True)
        words = usual("channels")
        exact = words.get(said)
        if exact in self.channels:
            return Match(exact, exact=True)
        here = {word: id for word, id in words.items() if id in self.channels}
        best = _within(said, here)
        return Match(here[best], exact=False) if best else None

    def capability(self, text: str) -> str | None:
        """The capability whose name shares the most words with a text."""
        said = {word for word in plain(text).split() if len(word) > 3}
        best, most = None, 0
        for id, one in self.pack.capabilities.items():
            known = {word for name in (id, *one.names.values()) for word in plain(name).split() if len(word) > 3}
            if (shared := len(said & known)) > most:
                best, most = id, shared
        return best


def _pieces(text: str) -> Iterator[str]:
    """A name whole, without its bracket, and what stands in the bracket: `Nationaal Crisiscentrum (NCCN)`."""
    before, _, rest = text.partition("(")
    inside, _, after = rest.partition(")")
    seen = dict.fromkeys(plain(part) for part in (text, f"{before} {after}", inside))
    yield from (said for said in seen if said)
