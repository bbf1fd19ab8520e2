"""Decisions: opened when the question is delivered, closed by an answer or at the deadline, then they take effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisis_sim.engine.answers import WORDS
from crisis_sim.engine.leads import led
from crisis_sim.model.events import Event
from crisis_sim.model.mandate import orderer, satisfied
from crisis_sim.model.orders import standing
from crisis_sim.model.state import Decision, Order
from crisis_sim.scenario.question import Asks, Option
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.text import Text

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts

PROPOSAL_WITHIN = 1800
"""Seconds a seat has to answer a proposal (a training default)."""
_VERDICTS = ("agreed", "refused", "asks")
_PROPOSAL_OPTIONS = (
    {"o": "agree", "text": {"en": "Agree: order it", "nl": "Akkoord: beveel het", "fr": "D'accord : l'ordonner"}},
    {"o": "refuse", "text": {"en": "Refuse", "nl": "Weiger", "fr": "Refuser"}},
    {"o": "ask", "text": {"en": "Ask for more", "nl": "Vraag meer uitleg", "fr": "Demander des précisions"}},
)


class Decisions:
    """Opens, expires and carries out decisions. An answer at the deadline tick is late."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        engine.react("MessageDelivered", self._delivered)
        engine.react("DecisionMade", self._made)

    # opening

    def undelivered(self, inject: Inject, msg: str, cause: int) -> None:
        """Watch over a question from its release: if it never arrives, its default falls all the same."""
        asks = inject.asks
        assert asks is not None
        within = self._engine.index.scaled(asks.within)
        self._engine.kernel.at(self._engine.now + within, self._never_arrived, inject, msg, cause)

    def _never_arrived(self, inject: Inject, msg: str, cause: int) -> None:
        if msg in self._engine.state.decisions:
            return
        assert inject.asks is not None
        self._open(inject, inject.asks, msg, [], self._engine.state.messages[msg].to, cause)
        self._expire(msg, cause)

    def _delivered(self, event: Event) -> None:
        engine, p = self._engine, event.p
        seat = engine.index.seat_of.get(p["to"])
        if seat is None or p["msg"] in engine.state.decisions:
            return
        if "proposal" in p:
            self._open_proposal(event, seat)
        elif "inject" in p:
            inject = engine.index.injects[p["inject"]]
            if inject.asks is not None:
                joint = inject.asks.joint.with_ if inject.asks.joint else ()
                self._open(inject, inject.asks, p["msg"], [seat, *joint], p["to"], event.seq)

    def _open(self, inject: Inject, asks: Asks, key: str, seats: list[str], actor: str, cause: int) -> None:
        engine = self._engine
        p: dict[str, Any] = {
            "decision": key,
            "inject": inject.id,
            "msg": key,
            "seats": sorted(set(seats)),
            "chair": seats[0] if seats else engine.index.seat_of.get(actor, ""),
            "actor": actor,
            "asked": asks.by,
            "title": engine.state.edits.get(inject.id, {}).get("title", inject.title),
            "needs": asks.joint.needs if asks.joint else 0,
            "deadline": engine.now + engine.index.scaled(asks.within),
        }
        if asks.options:
            p["options"] = [self._shown(option) for option in asks.options]
        if asks.form:
            p["form"] = dict(asks.form)
        if asks.form_labels:
            p["form_labels"] = asks.form_labels
        if asks.free:
            p["free"] = True
        event = engine.emit("DecisionOpened", cause, p)
        if seats:
            engine.kernel.at(p["deadline"], self._expire, key, event.seq)

    def _open_proposal(self, delivered: Event, seat: str) -> None:
        engine, p = self._engine, delivered.p
        p = {
            "decision": p["msg"],
            "msg": p["msg"],
            "proposal": p["proposal"],
            "seats": [seat],
            "chair": seat,
            "actor": p["to"],
            "title": p["title"],
            "needs": 0,
            "deadline": engine.now + PROPOSAL_WITHIN,
            "options": list(_PROPOSAL_OPTIONS),
        }
        event = engine.emit("DecisionOpened", delivered.seq, p)
        engine.kernel.at(p["deadline"], self._expire, p["decision"], event.seq)

    @staticmethod
    def _shown(option: Option) -> dict[str, Any]:
        shown: dict[str, Any] = {"o": option.id, "text": option.text}
        if option.requires:
            shown["requires"] = [{"means": n.means, "count": n.count} for n in option.requires]
        if option.cost:
            shown["staff"] = option.cost.staff
        if option.measure:
            shown["measure"] = option.measure
        if option.follows:
            shown["follows"] = list(option.follows)
        return shown

    # closing

    def _expire(self, key: str, cause: int) -> None:
        decision = self._engine.state.decisions[key]
        if decision.final is not None or decision.expired:
            return
        asks = self._asks(decision)
        p: dict[str, Any] = {"decision": key, "seats": list(decision.seats), "inject": decision.p.get("inject")}
        if asks is not None and asks.default is not None:
            p["option"] = decision.options.index(asks.default)
        event = self._engine.emit("DecisionExpired", cause, {k: v for k, v in p.items() if v is not None})
        if "option" in p:
            self.take_effect(key, event.seq)
        elif "proposal" in decision.p:
            self._reply(decision, "no-answer", event.seq)

    def _made(self, event: Event) -> None:
        if not event.p["final"]:
            return
        decision = self._engine.state.decisions[event.p["decision"]]
        if "proposal" in decision.p:
            self._verdict(decision, event.seq)
            return
        option = self._option(decision)
        if option is None:
            return
        if option.cost is not None:
            do = {"kind": "option", "decision": decision.id}
            done = self._parts.tasks.give(decision.chair, "decision", option.cost.staff, do, event.seq)
            self._hold(option, done, event.seq)
        else:
            self._hold(option, self._engine.now, event.seq)
            self.take_effect(decision.id, event.seq)

    def _hold(self, option: Option, begin: int, cause: int) -> None:
        """The option's means are bound from the decision until its longest effect, which starts at `begin`, is over."""
        means = self._parts.means
        until = begin + max(self._parts.effects.longest(option.effects), 60)
        for need in option.requires:
            held = means.take(need.means, need.count, until, cause)
            if held is not None:
                self._engine.kernel.at(until, means.give_back, need.means, need.count, held)

    def take_effect(self, key: str, cause: int) -> None:
        """The chosen option's effects begin and its measure is ordered."""
        decision = self._engine.state.decisions[key]
        option = self._option(decision)
        if option is None:
            return
        origin = f"{decision.p['inject']}/{option.id}"
        self._parts.effects.apply(option.effects, cause, origin, decision.actor)
        if option.measure is not None:
            self._parts.work.order_for(self._orderer(decision, option.measure), option.measure, cause)

    def _orderer(self, decision: Decision, measure: str) -> str:
        """Who orders what an option names: the one asked or a colleague, else a partner in the decision, by mandate."""
        index = self._engine.index
        partners = (actor for seat in decision.seats for actor in index.seats[seat].plays)
        return orderer(index, (*index.colleagues(decision.actor), *partners), measure) or decision.actor

    # proposals to seats

    def _verdict(self, decision: Decision, cause: int) -> None:
        engine = self._engine
        order = engine.state.orders[decision.p["proposal"]]
        how = _VERDICTS[[o["o"] for o in _PROPOSAL_OPTIONS].index(decision.final or "refuse")]
        by = orderer(engine.index, engine.index.colleagues(decision.actor), order.measure)
        why = self._hindrance(order, by) if how == "agreed" else how
        if why is None and by is not None:
            self._parts.work.agree(order, by, cause)
            self._reply(decision, how, cause)
        else:
            p = {"order": order.id, "measure": order.measure, "by": order.by, "to": decision.actor, "why": why}
            engine.emit("MeasureRefused", cause, p)
            words = WORDS[why or "no-mandate"] if how == "agreed" else None
            self._reply(decision, "asks" if how == "asks" else "refused", cause, words)

    def _hindrance(self, order: Order, by: str | None) -> str | None:
        """Why `by` can't order what its seat has agreed to; None when it can."""
        engine = self._engine
        measure = engine.index.measures[order.measure]
        if by is None:
            return "no-mandate"
        if not measure.repeatable and standing(engine.state, order.measure, by):
            return "already"
        if not satisfied(engine.index, engine.state, measure.requires, engine.index.colleagues(by)):
            return "requires"
        return None

    def _reply(self, decision: Decision, how: str, cause: int, words: Text | None = None) -> None:
        asked = self._engine.state.messages[decision.id]
        reason = decision.answers.get(decision.chair, {}).get("reason", "")
        said = {
            "agreed": {
                "en": "Agreed. We order it.",
                "nl": "Akkoord. Wij bevelen het.",
                "fr": "D'accord. Nous l'ordonnons.",
            },
            "refused": {"en": "We do not agree.", "nl": "We gaan niet akkoord.", "fr": "Nous ne sommes pas d'accord."},
            "asks": {
                "en": "Tell us more first.",
                "nl": "Geef ons eerst meer uitleg.",
                "fr": "Dites-nous-en plus d'abord.",
            },
            "no-answer": {
                "en": "No decision was taken.",
                "nl": "Er werd niet beslist.",
                "fr": "Aucune décision n'a été prise.",
            },
        }[how]
        p = {
            "from": decision.actor,
            "to": asked.from_,
            "channel": asked.channel,
            "title": led("reply", decision.p["title"]),
            "text": {k: f"{v} {reason}".strip() for k, v in (words or said).items()},
            "facts": [],
            "priority": "urgent",
            "reply_to": asked.id,
            "how": how,
            "key": asked.key,
        }
        self._parts.travel.send(cause, p)

    def _asks(self, decision: Decision) -> Asks | None:
        inject = decision.p.get("inject")
        return self._engine.index.injects[inject].asks if inject else None

    def _option(self, decision: Decision) -> Option | None:
        asks = self._asks(decision)
        if asks is None:
            return None
        return next((o for o in asks.options if o.id == decision.final), None)
