"""Commands about messages: open, decline, send, request, verify, retract, log a contact, submit a product."""

from __future__ import annotations

from typing import Any

from crisis_sim.language.mark import mark
from crisis_sim.model.rejection import Rejected
from crisis_sim.model.seat import Seated
from crisis_sim.model.state import Message
from crisis_sim.scenario.text import pick

Outcome = list[tuple[str, dict[str, Any]]]

PRODUCTS = {"sitrep": 900, "methane": 600, "options-paper": 1800}
"""Products and the staff seconds they cost (training defaults)."""
LOG_CONTACT = 60
RETRACT = 180


def open_message(seat: Seated) -> Outcome:
    """Open or Acknowledge. Taking a call is opening it; acknowledging a text tells its sender that it arrived."""
    message = _received(seat, "msg")
    if message.status == "lost":
        raise Rejected("too-late", "the caller has hung up")
    if message.status == "recalled":
        raise Rejected("too-late", "the message was recalled")
    if seat.command.kind == "Acknowledge" and not message.rings:
        if message.answered:
            raise Rejected("too-late", "the message is answered already")
        ends = {"from": message.from_, "to": message.to}
        return [("MessageAnswered", {"msg": message.id, "how": "acknowledged", **ends})]
    if message.read is not None:
        raise Rejected("too-late", "the message is open already")
    inject = {"inject": message.p["inject"]} if "inject" in message.p else {}
    return [("MessageRead", {"msg": message.id, "to": message.to, **inject})]


def decline(seat: Seated) -> Outcome:
    """Decline: let a call that rings go. Its caller is where an unanswered one is, only sooner."""
    message = _received(seat, "msg")
    if message.status == "lost":
        raise Rejected("too-late", "the caller has hung up")
    if not message.rings:
        raise Rejected("too-late", "that call does not ring")
    ends = {"from": message.from_, "to": message.to, "channel": message.channel}
    return [("MessageLost", {"msg": message.id, **ends, "why": "declined"})]


def send(seat: Seated) -> Outcome:
    """SendMessage, Request and Verify: staff write it, then it travels."""
    kind = seat.command.kind
    receivers = seat.receivers()
    facts = seat.facts() if kind == "SendMessage" else ()
    p: dict[str, Any] = {"kind": "message", "from": seat.actor, "to": list(receivers), "facts": list(facts)}
    if kind != "SendMessage":
        if len(receivers) != 1:
            raise Rejected("bad-parameter", "ask one actor at a time")
        p["request"] = _request_kind(seat)
        p.update(_about(seat, receivers[0]))
    p["title"] = seat.said("title") or None
    p["text"] = seat.said("text") or None
    p["priority"] = seat.command.p.get("priority", "routine")
    if p["priority"] not in ("routine", "urgent", "flash"):
        raise Rejected("bad-parameter", "priority is routine, urgent or flash")
    if seat.command.p.get("reply_to") is not None:
        p["reply_to"] = _received(seat, "reply_to").id
    if not (p["text"] or p["title"] or facts or p.get("about") or p.get("topic") or p.get("request")):
        raise Rejected("bad-parameter", "the message is empty")
    p["channel"] = seat.channel(receivers, facts)
    p["improvised"] = not all(any((a, r) in seat.index.related for a in seat.seat.plays) for r in receivers)
    channel = seat.index.channels[p["channel"]]
    cost = channel.minutes * 60 * (len(receivers) if channel.rings else 1)
    return [seat.work("message", cost, {k: v for k, v in p.items() if v is not None and v is not False})]


def retract(seat: Seated) -> Outcome:
    """Retract: take back the facts of a message that this seat sent."""
    message = seat.state.messages[_known_message(seat, "msg")]
    if message.from_ not in seat.seat.plays:
        raise Rejected("not-yours", "this seat did not send that message")
    if not message.facts:
        raise Rejected("bad-parameter", "that message carried no facts")
    do = {
        "kind": "message",
        "from": message.from_,
        "to": [message.to],
        "channel": message.channel,
        "facts": [],
        "retracts": list(message.facts),
        "title": {"en": "Correction", "nl": "Rechtzetting", "fr": "Rectification"},
        "text": {"en": seat.text("text")} if seat.text("text") else {},
        "priority": "urgent",
    }
    return [seat.work("retract", RETRACT, do)]


def log_contact(seat: Seated) -> Outcome:
    """LogContact: record what was told in person or by phone outside the system, so that the ledger stays true."""
    receivers = seat.receivers("actor")
    facts = seat.facts()
    do = {
        "kind": "message",
        "from": seat.actor,
        "to": list(receivers),
        "channel": "in-person" if "in-person" in seat.index.channels else seat.channel(receivers, facts),
        "facts": list(facts),
        "text": {"en": seat.text("text", needed=True)},
        "priority": "routine",
    }
    seat.check_passing(receivers, facts, str(do["channel"]))
    return [seat.work("contact", LOG_CONTACT, do)]


def product(seat: Seated) -> Outcome:
    """SubmitProduct: a sitrep, METHANE report or options paper, to actors where named.

    In a plenary it is put to everybody in the room, at once and without staff time.
    """
    name = seat.one_of("product", PRODUCTS, mark("there is no such product"))
    facts = seat.facts()
    if seat.state.plenary:
        shown = {"product": name, "text": seat.text("text", needed=True), "facts": list(facts), "to": []}
        return [("ProductSubmitted", {"seat": seat.id, **shown})]
    receivers = seat.receivers() if seat.command.p.get("to") else ()
    channel = seat.channel(receivers, facts) if receivers else None
    said = seat.said("text")
    do = {
        "kind": "product",
        "product": name,
        "from": seat.actor,
        "to": list(receivers),
        "channel": channel,
        "facts": list(facts),
        "text": pick(said, "en"),
        **({"said": said} if len(said) > 1 else {}),
    }
    return [seat.work(name, PRODUCTS[name], do)]


def _known_message(seat: Seated, name: str) -> str:
    return seat.handle(name, "m")


def _received(seat: Seated, name: str) -> Message:
    message = seat.state.messages[_known_message(seat, name)]
    if message.to not in seat.seat.plays or message.delivered is None:
        raise Rejected("not-yours", "this seat did not receive that message")
    return message


def _request_kind(seat: Seated) -> str:
    if seat.command.kind == "Verify":
        return "verify"
    kind = seat.command.p.get("for", "info")
    if kind not in ("info", "release"):
        raise Rejected("bad-parameter", "a request is for info or for release")
    return str(kind)


def _about(seat: Seated, receiver: str) -> dict[str, Any]:
    """What is asked: a fact that the seat knows (f3), a question offered (q2), or free text."""
    about = seat.command.p.get("about")
    if about is None:
        if seat.command.kind == "Verify" or seat.command.p.get("for") == "release":
            raise Rejected("bad-parameter", "say which fact it is about")
        seat.text("text", needed=True)
        return {}
    topic = seat.handles.find("q", about)
    if topic is not None and topic.isdecimal() and seat.command.kind == "Request":
        reply = seat.index.topics[int(topic)]
        if reply.from_ != receiver:
            raise Rejected("bad-parameter", "that question is for another actor")
        return {"topic": int(topic), "about": reply.about}
    fact = seat.handles.find("f", about)
    if fact is None:
        raise Rejected("no-such-thing", "the seat does not know such a fact or question")
    return {"about": fact}
