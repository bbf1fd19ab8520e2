"""Who plays and who is played in somebody's sheet: seats, actors and channels, of the doctrine pack or invented."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.foreign.lexicon import Lexicon, Match, listed, meant
from crisis_sim.sheets.foreign.mapping import Map
from crisis_sim.sheets.ids import Ids, slug
from crisis_sim.sheets.naming import plain

_SPLIT = re.compile(r"[;,\n/]| \+ | & | - |\s(?:en|et|and)\s")
CONTROL = "exercise-control"
_CONTROL_NAMES = {"en": "Exercise control", "nl": "Oefenleiding", "fr": "Direction de l'exercice"}


@dataclass(slots=True)
class People:
    """Seats and actors as they come up, row by row."""

    lexicon: Lexicon
    made: Map
    ids: Ids
    found: Findings
    seats: dict[str, list[str]] = field(default_factory=dict)
    """Seat: the names that stand for it in the sheet."""
    plays: dict[str, str] = field(default_factory=dict)
    """Seat: the actor that it plays."""
    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Actors that the scenario adds to the pack's."""
    matched: dict[str, str] = field(default_factory=dict)
    """Name in the sheet: what it was taken for, for the map."""
    channels: dict[str, str] = field(default_factory=dict)
    """Delivery method in the sheet: channel, for the map."""
    checks: dict[str, str] = field(default_factory=dict)
    """Actor: what its author should look at."""
    _known: dict[str, str] = field(default_factory=dict)

    def players(self, text: str, row: int, column: int | None) -> list[str]:
        """The seats that a cell names; empty where it means everybody, or says nothing."""
        named = []
        for name in _names(text, self):
            if plain(name) in listed("everybody"):
                return []
            named.append(self._seat(name, row, column))
        return list(dict.fromkeys(named))

    def _seat(self, name: str, row: int, column: int | None) -> str:
        actor = self.actor(name, row, column)
        seat = next((seat for seat, plays in self.plays.items() if plays == actor), None)
        if seat is None:
            seat = actor
            self.plays[seat] = actor
        names = self.seats.setdefault(seat, [])
        if name not in names:
            names.append(name)
        return seat

    def sender(self, text: str, row: int, column: int | None) -> str:
        """The actor that a cell names as the sender; exercise control where it names nobody."""
        names = _names(text, self)
        if not names or plain(names[0]) in listed("control") or plain(names[0]) in listed("everybody"):
            return self._control()
        return self.actor(names[0], row, column)

    def _control(self) -> str:
        if CONTROL not in self.actors:
            self.actors[CONTROL] = {"names": dict(_CONTROL_NAMES), "level": "society", "staff": 3}
        return CONTROL

    def actor(self, name: str, row: int, column: int | None) -> str:
        """The actor of a name: what the map says, what the pack has, or a new one."""
        said = plain(name)
        if said in self._known:
            return self._known[said]
        if said in listed("control"):
            id = self._control()
        elif (wanted := self.made.actors.get(said)) and wanted != "new":
            id = self._wanted(name, wanted, row, column)
        else:
            id = self._matched(name, row, column, invent=wanted == "new")
        self._known[said] = id
        self.matched.setdefault(name, id if id in self.lexicon.actors else "new")
        return id

    def _wanted(self, name: str, wanted: str, row: int, column: int | None) -> str:
        if wanted not in self.lexicon.actors:
            message = f"the map says `{wanted}` for `{name}`, which the pack doesn't have"
            raise self.found.refuse("X012", message, "crisis-sim network prints the ids", row=row, column=column)
        return wanted

    def _matched(self, name: str, row: int, column: int | None, *, invent: bool) -> str:
        match = [] if invent else self.lexicon.actor(name)
        if isinstance(match, Match):
            if not match.exact:
                message = f"`{name}` is taken for `{match.id}`"
                self._tell("X040", message, "say it in the map if that is wrong", row, column)
            return match.id
        id = self.ids.new(slug(name, "actor"))
        self.actors[id] = self._describe(name)
        if match:
            could = ", ".join(match[:5]) + (" …" if len(match) > 5 else "")
            self.checks[id] = f"could be {could}"
            message = f"`{name}` could be {could}: a new actor `{id}` stands for it"
            self._tell("X041", message, "name the right one in the map, or leave it", row, column)
        else:
            self.checks[id] = "the doctrine pack has no such actor"
            if not invent:
                message = f"`{name}` isn't in the doctrine pack: a new actor `{id}` stands for it"
                self._tell("X042", message, "name one of the pack in the map if there is one", row, column)
        return id

    def _tell(self, code: str, message: str, advice: str, row: int, column: int | None) -> None:
        severity = "note" if code == "X040" else "warning"
        self.found.add(code, message, advice, row=row, column=column, severity=severity)  # type: ignore[arg-type]

    def _describe(self, name: str) -> dict[str, Any]:
        """A new actor: a role of the pack if its name says one, else a level."""
        names = {self.made.language: name.strip()}
        role = meant(name, "roles")
        if role in self.lexicon.pack.roles:
            return {"names": names, "role": role}
        return {"names": names, "level": meant(name, "levels") or "local", "staff": 2}

    def channel(self, text: str, row: int, column: int | None) -> str:
        """The channel that a delivery method means; e-mail where it means none."""
        said = plain(text)
        fallback = "e-mail" if "e-mail" in self.lexicon.channels else next(iter(self.lexicon.channels))
        if not said:
            return fallback
        wanted = self.made.channels.get(said)
        if wanted is not None:
            if wanted not in self.lexicon.channels:
                message = f"the map says `{wanted}` for `{text}`, which the pack doesn't have on that day"
                raise self.found.refuse("X012", message, "choose from " + ", ".join(self.lexicon.channels), row=row)
            self.channels[text] = wanted
            return wanted
        match = self.lexicon.channel(text)
        if match is None and text not in self.channels:
            message = f"`{text[:60]}` is no known delivery method: {fallback} stands for it"
            self.found.add("X043", message, "say under `channels` of the map what it is", row=row, column=column)
        elif match and not match.exact and text not in self.channels:
            message = f"`{text[:60]}` is taken for `{match.id}`"
            self.found.add(
                "X040", message, "say it in the map if that is wrong", row=row, column=column, severity="note"
            )
        self.channels[text] = match.id if match else fallback
        return self.channels[text]


def _names(text: str, people: People) -> list[str]:
    """The names in a cell. What a name of the pack or the map has a comma or dash in stays whole."""
    whole = " ".join(text.split())
    if not whole:
        return []
    said = plain(whole)
    if said in people.made.actors or said in people._known or people.lexicon.has(whole):
        return [whole]
    pieces = [" ".join(piece.split()).strip(" .:•-") for piece in _SPLIT.split(text)]
    return [piece[:100] for piece in pieces if plain(piece)]
