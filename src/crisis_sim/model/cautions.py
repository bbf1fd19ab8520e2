"""What to mind before something is sent, as far as the seat may know. Pure: reads the seat's view, changes nothing.

Where the gate would refuse, the caution carries the code and the words of that refusal; the others only warn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from crisis_sim.language.mark import mark
from crisis_sim.model.handling import WHY
from crisis_sim.model.seat_view import FactCard, Letter, SeatView
from crisis_sim.scenario.world import MARKINGS

FALLBACK = ("secure-network", "e-mail", "phone")
"""Channels that the gate tries after those that doctrine names."""
TRANSLATION = 600
"""Seconds that a receiver needs for one fact in a language it lacks (a training default)."""
RECENT = 3600
"""Seconds for which a message that got stuck says something about its channel."""
_OPEN = (None, "clear", "green")
_NOT_TAKEN = ("unanswered", "declined")
"""Why a call was lost over a channel that works."""

WORDS = {
    **WHY,
    "language": mark("{who} does not work in {language}: it is translated first, about {minutes} min"),
    "improvised": mark("no plan connects you with {who}: the tie is improvised"),
    "lost": mark("{n} of your messages over this channel did not arrive, the last at {time}"),
    "queued": mark("this channel is busy: what you sent at {time} waits for the line"),
    "no-receipt": mark("this channel does not tell you whether a message arrives"),
    "public": mark("this channel is public: everybody can hear it, and it can't be taken back"),
    "tlp-share": mark("TLP:{tlp}: only for those who need it to act, and {who} is outside"),
    "not-heard-of": mark("{who} exists only once convened, and you have not heard that it was"),
}
"""Caution: what it says; the values are named in braces."""


class Caution(NamedTuple):
    """One thing to mind. `WORDS[code]` says it; `who` is an actor, `fact` a handle, `time` a tick."""

    code: str
    refused: bool = False
    """Whether the gate will refuse for this reason."""
    who: str = ""
    fact: str = ""
    values: tuple[tuple[str, Any], ...] = ()

    @property
    def heavy(self) -> bool:
        """Whether it asks for a second look: the gate lets it pass, and it can't be undone."""
        return self.code in ("public", "tlp-share")


def cautions(view: SeatView, *, to: Sequence[str], channel: str | None, facts: Sequence[str] = ()) -> list[Caution]:
    """All there is to mind about sending these facts to these actors over this channel; what is refused comes first.

    Without a channel it is the one that the gate would take.
    """
    contacts = view.brief.get("contacts", {})
    receivers = [actor for actor in dict.fromkeys(to) if actor in contacts]
    cards = [view.facts[key] for key in dict.fromkeys(facts) if key in view.facts]
    over = channel or usual_channel(view, receivers, facts)
    if over is None or over not in view.brief.get("channels", {}):
        return []
    found = _refusals(view, receivers, cards, over)
    refused = {(each.who, each.fact) for each in found}
    for actor in receivers:
        found += _about(view, actor, [card for card in cards if (actor, card.fact) not in refused])
    return found + _of_channel(view, over)


def usual_channel(view: SeatView, to: Sequence[str], facts: Sequence[str] = ()) -> str | None:
    """The channel that the gate takes where none is named: the first that doctrine names and that may carry it all."""
    contacts, channels = view.brief.get("contacts", {}), view.brief.get("channels", {})
    if not to:
        return None
    named = [key for actor in to for key in contacts.get(actor, {}).get("channels", ())]
    usable = [key for key in dict.fromkeys((*named, *FALLBACK)) if key in channels]
    cards = [view.facts[key] for key in facts if key in view.facts]
    for key in usable:
        if not any(_obstacle(view, actor, card, key) for actor in to for card in (None, *cards)):
            return str(key)
    return str(usable[0]) if usable else None


def cost(view: SeatView, to: Sequence[str], channel: str | None) -> int:
    """Staff minutes that a message costs: calls are made one by one."""
    spec = view.brief.get("channels", {}).get(channel, {})
    return int(spec.get("minutes", 0)) * (len(to) if spec.get("rings") else 1)


def _refusals(view: SeatView, receivers: list[str], cards: list[FactCard], channel: str) -> list[Caution]:
    """What the gate refuses; of each receiver who is not connected only that."""
    found = []
    for actor in receivers:
        if _obstacle(view, actor, None, channel):
            found.append(Caution("not-connected", True, actor))
            continue
        codes = ((card, _obstacle(view, actor, card, channel)) for card in cards)
        found += [Caution(code, True, actor, card.fact) for card, code in codes if code]
    return found


def _obstacle(view: SeatView, receiver: str, card: FactCard | None, channel: str) -> str | None:
    """What `handling.obstacle` would say, from what the seat has been told."""
    spec, contact = view.brief["channels"][channel], view.brief["contacts"].get(receiver, {})
    clearances = {view.brief.get("clearance", "none"), contact.get("clearance", "none")}
    if spec.get("clearance") and not clearances <= set(spec["clearance"]):
        return "not-connected"
    if card is None:
        return None
    rank = MARKINGS.index
    if rank(card.marking) > rank(spec["carries"]):
        return "channel-marking"
    if rank(card.marking) >= rank("restricted") and contact.get("clearance", "none") == "none":
        return "not-cleared"
    if card.needs_consent((*view.actors, receiver)):
        return "needs-consent"
    if card.tlp in (None, "clear"):
        return None
    outside = spec["public"] or contact.get("level") == "society"
    return "tlp" if outside or (card.tlp == "red" and card.owner not in (None, *view.actors)) else None


def _about(view: SeatView, actor: str, cards: list[FactCard]) -> list[Caution]:
    """What there is to mind about one receiver."""
    contact = view.brief["contacts"][actor]
    found: list[Caution] = []
    found += [
        Caution("tlp-share", False, actor, card.fact, (("tlp", str(card.tlp).upper()),))
        for card in cards
        if card.tlp not in _OPEN and card.owner != actor
    ]
    lacks = [card for card in cards if card.language and contact["languages"] and not _reads(contact, card)]
    for language in dict.fromkeys(card.language for card in lacks):
        n = sum(card.language == language for card in lacks)
        values = (("language", language), ("minutes", n * TRANSLATION // 60))
        found.append(Caution("language", False, actor, "", values))
    if contact["convened"] and actor not in view.convened:
        found.append(Caution("not-heard-of", False, actor))
    if not any(contact["relations"].values()):
        found.append(Caution("improvised", False, actor))
    return found


def _reads(contact: dict[str, Any], card: FactCard) -> bool:
    return card.language in contact["languages"]


def _of_channel(view: SeatView, channel: str) -> list[Caution]:
    """What the seat has seen of the channel: losses and waits of its own messages."""
    spec, found = view.brief["channels"][channel], []
    if spec["public"]:
        found.append(Caution("public"))
    if not spec["receipts"]:
        return [*found, Caution("no-receipt")]
    sent = [x for x in view.outbox.values() if x.channel == channel and view.now - x.tick <= RECENT]
    if lost := [letter for letter in sent if letter.missed and letter.why not in _NOT_TAKEN]:
        found.append(Caution("lost", values=(("n", len(lost)), ("time", lost[-1].tick))))
    if waiting := [letter for letter in sent if _waits(letter)]:
        found.append(Caution("queued", values=(("time", waiting[-1].tick),)))
    return found


def _waits(letter: Letter) -> bool:
    return letter.waiting and not letter.missed and letter.answered is None


def short_means(view: SeatView, option: dict[str, Any]) -> list[tuple[dict[str, str], int, int]]:
    """Own means of which an option needs more than are free, as last heard: (name, needed, free)."""
    free = [(means.get("label", {}), int(means.get("free", 0))) for means in view.means.values()]
    needed = ((need["label"], int(need["count"])) for need in option.get("requires", ()))
    return [(label, count, have) for label, count in needed for name, have in free if name == label and have < count]
