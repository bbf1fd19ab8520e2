"""Names that a planner wrote over others: senders, delivery methods, players, priorities."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.suggest import advise
from crisis_sim.sheets.msel.words import sense
from crisis_sim.sheets.naming import Naming

PRIORITIES = ("routine", "urgent", "flash")


class NotAppliedError(Exception):
    """A change can't be applied; its text says why, and `advice` what to do."""

    def __init__(self, code: str, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.advice = advice


def named(key: str, text: str, inject: Inject, naming: Naming) -> str | list[str]:
    """The id or ids that a name stands for in the column `from`, `channel`, `to` or `priority`.

    Raises:
        NotAppliedError: it stands for none.
    """
    if key == "priority":
        return _found(sense(text, PRIORITIES), "X045", text, "priority", PRIORITIES)
    if key == "from":
        return _found(naming.find_actor(text), "X042", text, "actor", map(naming.actor, naming.actors))
    if key == "channel":
        known = map(naming.channel, naming.pack.channels)
        return _found(naming.find_channel(text), "X043", text, "delivery method", known)
    before = {naming.address(id): id for id in inject.to}
    ids = []
    for name in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
        id = before.get(name) or naming.find_address(name)
        ids.append(_found(id, "X042", name, "seat or actor", map(naming.address, naming.seats)))
    if not ids:
        raise NotAppliedError("X068", "somebody must receive it", "the old players stay")
    return ids


def _found(id: str | None, code: str, name: str, what: str, known: Iterable[str]) -> str:
    if id is None:
        advice = advise(name, known, "write a name as other rows have it; the old one stays")
        raise NotAppliedError(code, f"`{name}` is no {what}", advice)
    return id
