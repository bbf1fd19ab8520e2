"""Desks pass on what they learn along their duties: relations that notify or report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from crisis_sim.engine.travel import PRIORITY
from crisis_sim.model.events import Event
from crisis_sim.model.handling import obstacle
from crisis_sim.model.state import exists

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts


class Relay:
    """Each fact goes to each duty once; what is learned while the desk is busy goes along in one message."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._taken_on: set[tuple[str, str, str]] = set()
        self._sent_on: set[tuple[str, str, str]] = set()
        self._bundle: dict[tuple[str, str], list[str]] = {}
        engine.react("FactLearned", self._learned)
        engine.react("MessageSent", self._sent)

    def _sent(self, event: Event) -> None:
        p = event.p
        for fact in p.get("facts", ()):
            self._sent_on.add((p["from"], p["to"], fact))

    def _learned(self, event: Event) -> None:
        engine, p = self._engine, event.p
        actor, fact = p["actor"], p["fact"]
        if actor in engine.index.seat_of or p.get("withdrawn"):
            return
        for relation in engine.index.duties.get(actor, ()):
            other = relation.to
            if other == p.get("source") or self._is_told(actor, other, fact):
                continue
            if not exists(engine.index, engine.state, other) or other in engine.index.colleagues(
                p.get("source") or actor
            ):
                continue
            if self._channel(actor, other, relation.channels, fact) is None:
                continue
            self._taken_on.add((actor, other, fact))
            waiting = self._bundle.setdefault((actor, other), [])
            waiting.append(fact)
            if len(waiting) == 1:
                seconds = self._parts.desks.service(actor, fact)
                desk = self._parts.desks.of(actor)
                desk.put(
                    PRIORITY["urgent"], seconds, partial(self._pass_on, actor, other, relation.channels), event.seq
                )

    def _is_told(self, actor: str, other: str, fact: str) -> bool:
        return (actor, other, fact) in self._taken_on or (actor, other, fact) in self._sent_on

    def _pass_on(self, actor: str, other: str, channels: tuple[str, ...], cause: int) -> None:
        # What went there by itself while the desk was busy is not sent again.
        facts = [f for f in self._bundle.pop((actor, other), []) if (actor, other, f) not in self._sent_on]
        by_channel: dict[str, list[str]] = {}
        for fact in facts:
            channel = self._channel(actor, other, channels, fact)
            if channel is not None:
                by_channel.setdefault(channel, []).append(fact)
        for channel, batch in by_channel.items():
            told = {f: list(self._parts.knowledge.told_by(actor, f)) for f in batch}
            p = {
                "from": actor,
                "to": other,
                "channel": channel,
                "title": dict(self._engine.index.subject_text(batch[0])),
                "text": {},
                "facts": batch,
                "told": {f: what for f, what in told.items() if what[0] is not None},
                "priority": "urgent",
                "key": batch[0],
            }
            self._parts.travel.send(cause, p)

    def _channel(self, actor: str, other: str, channels: tuple[str, ...], fact: str) -> str | None:
        engine = self._engine
        fallback: tuple[str, ...] = () if channels else ("e-mail", "phone")
        for channel in (*channels, *fallback):
            if channel in engine.index.channels and not obstacle(
                engine.index, engine.state, fact, actor, other, channel
            ):
                return channel
        return None
