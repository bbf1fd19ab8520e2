"""Who can be addressed, and over which channel: items to pick from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crisis_sim.model.seat_view import SeatView
from crisis_sim.tui.widgets.pick import Item
from crisis_sim.tui.words import Words


def contact_items(words: Words, view: SeatView, among: Iterable[str] | None = None) -> list[Item]:
    """Actors: those in touch first, then those with a known channel, then the rest; each by name."""
    contacts = view.brief.get("contacts", {})
    keys = [key for key in (contacts if among is None else among) if key in contacts]
    met = view.lookups.touched
    keys.sort(key=lambda key: (key not in met, not contacts[key]["channels"], words.actor(key)))
    return [Item(key, words.actor(key), contact_detail(words, view, key), _elsewhere(contacts[key])) for key in keys]


def _elsewhere(contact: Mapping[str, Any]) -> str:
    """What an actor is called in any language: whoever types NATO means the NAVO."""
    texts = (contact.get(key) or "" for key in ("names", "short"))
    return " ".join(text if isinstance(text, str) else " ".join(text.values()) for text in texts)


def contact_detail(words: Words, view: SeatView, key: str) -> str:
    """Short name, level, and the channels that doctrine names."""
    contact = view.brief["contacts"][key]
    channels = ", ".join(words.channel(c) for c in contact["channels"]) or words.say("improvised")
    parts = [
        words.short(key) if words.short(key) != words.actor(key) else "",
        words.code(contact["level"] or ""),
        channels,
    ]
    if contact["convened"] and key not in view.convened:
        parts.append(words.say("exists once convened"))
    return " · ".join(part for part in parts if part)


def channel_items(words: Words, view: SeatView, receivers: Sequence[str]) -> list[Item]:
    """Channels: those that doctrine names for these receivers first; each with what it costs and carries."""
    contacts, channels = view.brief.get("contacts", {}), view.brief.get("channels", {})
    named = [c for r in receivers for c in contacts.get(r, {}).get("channels", ())]
    keys = [*dict.fromkeys(c for c in named if c in channels), *(c for c in channels if c not in named)]
    return [Item(key, words.channel(key), channel_detail(words, view, key, planned=key in named)) for key in keys]


def channel_detail(words: Words, view: SeatView, key: str, *, planned: bool) -> str:
    """What a channel costs the staff, what it may carry, and how it behaves."""
    channel = view.brief["channels"][key]
    parts = [
        words.say("{n} min of your staff", n=channel["minutes"]),
        words.say("carries up to {marking}", marking=words.code(channel["carries"]).upper()),
    ]
    if channel["rings"]:
        parts.append(words.say("rings; one call each"))
    if channel["public"]:
        parts.append(words.say("public"))
    parts.append(words.say("planned") if planned else words.say("improvised"))
    return " · ".join(parts)
