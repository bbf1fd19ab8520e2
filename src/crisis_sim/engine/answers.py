"""How desks answer: with the fact, "don't know", "not cleared", "ask X" or a call back; proposals get a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisis_sim.engine.leads import led
from crisis_sim.model.events import Event
from crisis_sim.model.handling import obstacle
from crisis_sim.model.holds import knows
from crisis_sim.model.mandate import missing_topics, satisfied
from crisis_sim.model.orders import standing
from crisis_sim.model.state import Message, Order
from crisis_sim.model.topics import topic_text
from crisis_sim.scenario.story import Reply
from crisis_sim.scenario.text import Text, pick

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts

WORDS: dict[str, Text] = {
    "dont-know": {
        "en": "We do not know. We will call back when we do.",
        "nl": "Dat weten we niet. We bellen terug zodra we het weten.",
        "fr": "Nous ne le savons pas. Nous vous rappellerons dès que nous le saurons.",
    },
    "not-cleared": {
        "en": "We cannot share that with you over this channel.",
        "nl": "Dat kunnen we niet met u delen via dit kanaal.",
        "fr": "Nous ne pouvons pas partager cela avec vous par ce canal.",
    },
    "no-release": {
        "en": "We cannot agree to passing that on.",
        "nl": "We kunnen niet toestaan dat u dat doorgeeft.",
        "fr": "Nous ne pouvons pas vous autoriser à transmettre cela.",
    },
    "nothing-new": {
        "en": "Noted. We have nothing to add for now.",
        "nl": "Genoteerd. We hebben voorlopig niets toe te voegen.",
        "fr": "Bien noté. Nous n'avons rien à ajouter pour l'instant.",
    },
    "situation": {
        "en": "This is what we know at the moment.",
        "nl": "Dit is wat we op dit moment weten.",
        "fr": "Voici ce que nous savons pour le moment.",
    },
    "sanitised": {
        "en": "Not the original. You may use this version.",
        "nl": "Niet het origineel. Deze versie mag u gebruiken.",
        "fr": "Pas l'original. Vous pouvez utiliser cette version.",
    },
    "consent": {
        "en": "You may pass it on.",
        "nl": "U mag het doorgeven.",
        "fr": "Vous pouvez le transmettre.",
    },
    "ask": {"en": "Ask {who}.", "nl": "Vraag het aan {who}.", "fr": "Demandez à {who}."},
    "fact": {"en": "Our answer:", "nl": "Ons antwoord:", "fr": "Notre réponse :"},
    "call-back": {"en": "As promised:", "nl": "Zoals beloofd:", "fr": "Comme promis :"},
    "agreed": {"en": "Agreed. We order it.", "nl": "Akkoord. Wij bevelen het.", "fr": "D'accord. Nous l'ordonnons."},
    "no-mandate": {
        "en": "We have no mandate for that.",
        "nl": "Daar hebben we geen bevoegdheid voor.",
        "fr": "Nous n'avons pas compétence pour cela.",
    },
    "outside": {
        "en": "That lies outside our territory.",
        "nl": "Dat ligt buiten ons grondgebied.",
        "fr": "Cela se situe hors de notre territoire.",
    },
    "already": {
        "en": "That has been ordered already.",
        "nl": "Dat is al bevolen.",
        "fr": "Cela a déjà été ordonné.",
    },
    "asks": {
        "en": "Before we agree we need to know more about: {topics}.",
        "nl": "Voor we akkoord gaan, moeten we meer weten over: {topics}.",
        "fr": "Avant d'accepter, nous devons en savoir plus sur : {topics}.",
    },
    "requires": {
        "en": "What it requires is not in place yet.",
        "nl": "Wat het vereist, is er nog niet.",
        "fr": "Les conditions requises ne sont pas encore réunies.",
    },
}
_GENERAL = 5
"""Facts given at most when somebody asks in general."""


class Answers:
    """What desks reply to requests and proposals."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._call_back: dict[tuple[str, str], list[str]] = {}
        engine.react("FactLearned", self._learned)

    def answer(self, message: Message, cause: int) -> None:
        """React to a message that a desk has read."""
        p = message.p
        if "proposal" in p:
            self._proposal(message, cause)
        elif "order" in p:
            self._parts.work.received(p["order"], message.to, cause)
        elif "request" in p:
            self._request(message, cause)

    # requests

    def _request(self, message: Message, cause: int) -> None:
        p = message.p
        about = p.get("about")
        reply = self._scripted(message)
        if reply is not None:
            self._engine.kernel.at(self._engine.now + reply.after, self._say, message, reply, cause)
        elif about is None:
            self._situation(message, cause)
        elif p["request"] == "release":
            self._release(message, about, cause)
        else:
            self._tell(message, about, cause)

    def _scripted(self, message: Message) -> Reply | None:
        p = message.p
        if "topic" in p:
            return self._engine.index.topics[int(p["topic"])]
        wants_release = p["request"] == "release"
        return next(
            (
                reply
                for reply in self._engine.index.scenario.replies
                if reply.from_ == message.to and reply.about == p.get("about") and reply.releases == wants_release
            ),
            None,
        )

    def _say(self, message: Message, reply: Reply, cause: int) -> None:
        if reply.if_ is not None and not self._parts.watch.holds(reply.if_):
            self._send(message, cause, "dont-know", text=reply.else_text or WORDS["dont-know"])
            return
        for fact in reply.says:
            if not knows(self._engine.state, message.to, fact):
                self._parts.knowledge.learn(message.to, fact, cause)
        if reply.releases:
            self._send(message, cause, "consent", text=reply.text or WORDS["consent"], consent=reply.about)
            return
        allowed = [f for f in reply.says if self._may(message, f)]
        if reply.says and not allowed:
            self._send(message, cause, "not-cleared")
        else:
            self._send(message, cause, "fact", text=reply.text or WORDS["fact"], facts=allowed)

    def _tell(self, message: Message, about: str, cause: int) -> None:
        desk = message.to
        if self._parts.knowledge.can_tell(desk, about):
            if self._may(message, about):
                self._send(message, cause, "fact", facts=[about])
            else:
                self._sanitised_or(message, about, cause, "not-cleared")
            return
        for relation in self._engine.index.relations_from.get(desk, ()):
            other = relation.to
            if other not in self._engine.index.colleagues(message.from_) and knows(self._engine.state, other, about):
                names = self._engine.index.actors[other].names
                text = {k: v.format(who=names.get(k, names.get("en", other))) for k, v in WORDS["ask"].items()}
                self._send(message, cause, "ask", text=text)
                return
        self._call_back.setdefault((desk, about), []).append(message.id)
        self._send(message, cause, "dont-know")

    def _release(self, message: Message, about: str, cause: int) -> None:
        owner = self._engine.index.handling(about).owner
        if owner is not None and owner != message.to:
            names = self._engine.index.actors[owner].names
            text = {k: v.format(who=names.get(k, names.get("en", owner))) for k, v in WORDS["ask"].items()}
            self._send(message, cause, "ask", text=text)
        else:
            self._sanitised_or(message, about, cause, "no-release")

    def _sanitised_or(self, message: Message, about: str, cause: int, otherwise: str) -> None:
        version = self._engine.index.handling(about).sanitised_as
        if version is not None and self._may(message, version):
            if not knows(self._engine.state, message.to, version):
                self._parts.knowledge.learn(message.to, version, cause)
            self._send(message, cause, "sanitised", facts=[version])
        else:
            self._send(message, cause, otherwise)

    def _situation(self, message: Message, cause: int) -> None:
        """Asked in general, a desk tells what it knows and may tell, newest first."""
        state = self._engine.state
        known = [
            subject
            for (actor, subject), what in state.knowledge.items()
            if actor == message.to and not what.withdrawn and not subject.startswith("measure:")
        ]
        theirs = self._engine.index.colleagues(message.from_)
        new = [f for f in reversed(known) if not any(knows(state, a, f) for a in theirs) and self._may(message, f)]
        if new:
            self._send(message, cause, "fact", text=WORDS["situation"], facts=new[:_GENERAL])
        else:
            self._send(message, cause, "nothing-new")

    def _learned(self, event: Event) -> None:
        if event.p.get("withdrawn"):
            return
        waiting = self._call_back.pop((event.p["actor"], event.p["fact"]), None)
        for msg in waiting or ():
            message = self._engine.state.messages[msg]
            if self._may(message, event.p["fact"]):
                self._send(message, event.seq, "call-back", facts=[event.p["fact"]])

    # proposals

    def _proposal(self, message: Message, cause: int) -> None:
        engine = self._engine
        order = engine.state.orders[message.p["proposal"]]
        desk = message.to
        measure = engine.index.measures[order.measure]
        if desk not in engine.index.mandated[order.measure]:
            self._refuse(message, order, cause, "no-mandate")
        elif not engine.index.in_jurisdiction(desk, order.by):
            self._refuse(message, order, cause, "outside")
        elif not measure.repeatable and standing(engine.state, order.measure, desk):
            self._refuse(message, order, cause, "already")
        elif not satisfied(engine.index, engine.state, measure.requires, (desk,)):
            self._refuse(message, order, cause, "requires")
        elif missing := missing_topics(engine.index, engine.state, measure.criteria, desk):
            named = topic_text(engine.index, missing)
            text = {k: v.format(topics=pick(named, k)) for k, v in WORDS["asks"].items()}
            self._refuse(message, order, cause, "asks", text, missing)
        else:
            self._send(message, cause, "agreed")
            self._parts.work.agree(order, desk, cause)

    def _refuse(
        self,
        message: Message,
        order: Order,
        cause: int,
        why: str,
        text: Text | None = None,
        asks: list[str] | None = None,
    ) -> None:
        p: dict[str, Any] = {"order": order.id, "measure": order.measure, "by": order.by, "to": message.to, "why": why}
        event = self._engine.emit("MeasureRefused", cause, {**p, **({"asks": asks} if asks else {})})
        self._send(message, event.seq, "asks" if why == "asks" else "refused", text=text or WORDS[why])

    # replies

    def _may(self, message: Message, fact: str) -> bool:
        channel = self._back(message)
        engine = self._engine
        return obstacle(engine.index, engine.state, fact, message.to, message.from_, channel) is None

    def _back(self, message: Message) -> str:
        """Answers go back over the channel that the question came by, unless that is public."""
        channel = self._engine.index.channels[message.channel]
        return "e-mail" if channel.public and "e-mail" in self._engine.index.channels else message.channel

    def _send(
        self,
        message: Message,
        cause: int,
        how: str,
        *,
        text: Text | None = None,
        facts: list[str] | None = None,
        consent: str | None = None,
    ) -> None:
        told = {f: list(self._parts.knowledge.told_by(message.to, f)) for f in facts or ()}
        p: dict[str, Any] = {
            "from": message.to,
            "to": message.from_,
            "channel": self._back(message),
            "title": led("reply", message.p.get("title", {"en": ""})),
            "text": dict(text if text is not None else WORDS[how]),
            "facts": facts or [],
            "told": {f: what for f, what in told.items() if what[0] is not None},
            "priority": message.p.get("priority", "routine"),
            "reply_to": message.id,
            "how": how,
            "key": message.key,
        }
        if consent is not None:
            p["consent"] = consent
        self._parts.travel.send(cause, p)
