"""What a seat's people do: when the work is done, what they worked on happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisis_sim.engine.leads import Lead, led
from crisis_sim.model.events import Event
from crisis_sim.model.seat import staff_task
from crisis_sim.scenario.text import Language, Text

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts

TRANSLATION = 600
"""Staff seconds for one fact in a language that the seat lacks (a training default)."""

_PRODUCTS: dict[str, Text] = {
    "sitrep": {"en": "Situation report", "nl": "Situatierapport", "fr": "Rapport de situation"},
    "methane": {"en": "METHANE report", "nl": "METHANE-rapport", "fr": "Rapport METHANE"},
    "options-paper": {"en": "Options paper", "nl": "Optienota", "fr": "Note d'options"},
}


class Tasks:
    """Carries out the `do` of a StaffCommitted at its end, and hands over what an opened message says."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        engine.react("StaffCommitted", self._committed)
        engine.react("MessageRead", self._read)

    def give(self, seat: str, what: str, seconds: int, do: dict[str, Any], cause: int) -> int:
        """Give a task to a seat on behalf of the engine. Returns the tick at which it will be done."""
        kind, p = staff_task(self._engine.state, seat, what, seconds, self._engine.now, do)
        self._engine.emit(kind, cause, p)
        return int(p["until"])

    def _committed(self, event: Event) -> None:
        if event.p["until"] <= self._engine.now:
            self._done(event)
        else:
            self._engine.kernel.at(event.p["until"], self._done, event)

    def _done(self, event: Event) -> None:
        do = event.p["do"]
        match do["kind"]:
            case "message":
                self._send(do, event.seq)
            case "product":
                self._submit(do, event)
            case "transmit":
                self._parts.work.transmit(do["order"], event.seq)
            case "execute":
                self._parts.work.begin(do["order"], event.seq)
            case "option":
                self._parts.decisions.take_effect(do["decision"], event.seq)
            case "learn":
                self._learn(do["msg"], do["facts"], event.seq)

    def _send(self, do: dict[str, Any], cause: int) -> None:
        for receiver in do["to"]:
            p = {k: v for k, v in do.items() if k not in ("kind", "to")}
            facts = do.get("facts", [])
            p |= {"to": receiver, "facts": facts, "told": self._told(do["from"], facts)}
            p["title"] = do.get("title") or self._title(do)
            p["key"] = do.get("about") or (facts[0] if facts else "text")
            self._parts.travel.send(cause, p)

    def _told(self, actor: str, facts: list[str]) -> dict[str, list[int | None]]:
        """For each fact that reads an indicator: [content, as of], as its sender knows it when sending."""
        told = {fact: self._parts.knowledge.told_by(actor, fact) for fact in facts}
        return {fact: list(what) for fact, what in told.items() if what[0] is not None}

    def _title(self, do: dict[str, Any]) -> dict[Language, str]:
        index = self._engine.index
        if "topic" in do:
            return dict(index.topics[int(do["topic"])].question)
        if "about" in do:
            leads: dict[str, Lead] = {"release": "release", "verify": "verify"}
            return dict(led(leads.get(do.get("request", ""), "request"), index.subject_text(do["about"])))
        facts = do.get("facts")
        if facts:
            return dict(index.subject_text(facts[0]))
        text: dict[Language, str] = do.get("text") or {"en": "Message", "nl": "Bericht", "fr": "Message"}
        return {language: said.strip().splitlines()[0][:80] for language, said in text.items() if said.strip()}

    def _submit(self, do: dict[str, Any], event: Event) -> None:
        product = do["product"]
        shown = {"product": product, "text": do["text"], "facts": do["facts"], "to": do["to"]}
        submitted = self._engine.emit("ProductSubmitted", event.seq, {"seat": event.p["seat"], **shown})
        if do["to"]:
            text = {"text": do.get("said", {"en": do["text"]})} if do["text"] else {}
            title = _PRODUCTS.get(product, _PRODUCTS["options-paper"])
            message = {"from": do["from"], "to": do["to"], "channel": do["channel"], "facts": do["facts"]}
            self._send({"kind": "message", "title": title, "priority": "routine", **message, **text}, submitted.seq)

    # opening

    def _read(self, event: Event) -> None:
        """A seat that opens a message learns its facts, after a translation where it lacks the language."""
        engine = self._engine
        message = engine.state.messages[event.p["msg"]]
        seat = engine.index.seat_of.get(message.to)
        if seat is None:
            return
        foreign = engine.index.foreign(message.to, message.facts)
        self._learn(message.id, [f for f in message.facts if f not in foreign], event.seq)
        if foreign:
            self.give(
                seat,
                "translate",
                TRANSLATION * len(foreign),
                {"kind": "learn", "msg": message.id, "facts": foreign},
                event.seq,
            )
        self.hand_over(message.id, event.seq)

    def hand_over(self, msg: str, cause: int) -> None:
        """What reading a message brings besides facts: corrections, consent, orders to execute, confirmations."""
        message = self._engine.state.messages[msg]
        p = message.p
        for fact in p.get("retracts", ()):
            known = self._engine.state.knowledge.get((message.to, fact))
            if known is not None and known.source == message.from_:
                told = (known.content, known.as_of)
                self._parts.knowledge.learn(message.to, fact, cause, source=message.from_, told=told, withdrawn=True)
        if "consent" in p:
            self._engine.emit("ConsentGiven", cause, {"fact": p["consent"], "to": message.to, "by": message.from_})
        if "confirms" in p:
            self._parts.work.confirm(p["confirms"], cause)
        seat = self._engine.index.seat_of.get(message.to)
        if "order" in p and seat is not None:
            self._parts.work.received(p["order"], message.to, cause)

    def _learn(self, msg: str, facts: list[str], cause: int) -> None:
        message = self._engine.state.messages[msg]
        for fact in facts:
            content, as_of = message.p.get("told", {}).get(fact, (None, message.sent))
            self._parts.knowledge.learn(
                message.to,
                fact,
                cause,
                source=message.from_,
                channel=message.channel,
                msg=message.id,
                told=(content, as_of),
            )

    def learn_all(self, msg: str, cause: int) -> None:
        """A desk has worked through a message: it knows what it says."""
        self._learn(msg, list(self._engine.state.messages[msg].facts), cause)
        self.hand_over(msg, cause)
