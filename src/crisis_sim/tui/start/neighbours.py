"""The neighbourhood of a seat in the coordination network, drawn as a tree of characters."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from crisis_sim.language.mark import mark
from crisis_sim.model.seat_view import SeatView
from crisis_sim.tui.words import Words

_WAYS: tuple[tuple[str, str, str, str], ...] = (
    ("to", "reports", "→", mark("You report to")),
    ("from", "orders", "←", mark("Gives you orders")),
    ("to", "orders", "→", mark("You give orders to")),
    ("to", "activates", "→", mark("You activate")),
    ("from", "activates", "←", mark("Activates you")),
    ("to", "notifies", "→", mark("You notify")),
    ("from", "notifies", "←", mark("Notifies you")),
    ("to", "coordinates", "→", mark("You coordinate with")),
    ("from", "coordinates", "←", mark("Coordinates with you")),
    ("from", "reports", "←", mark("Reports to you")),
    ("to", "requests", "→", mark("You may ask for support")),
    ("from", "requests", "←", mark("May ask you for support")),
    ("to", "advises", "→", mark("You advise")),
    ("from", "advises", "←", mark("Advises you")),
    ("to", "informs", "→", mark("You inform")),
    ("from", "informs", "←", mark("Informs you")),
)
"""Whose relation it is, its kind, which way it points, and its words: those first that bind most."""


def neighbourhood(words: Words, view: SeatView) -> Text:
    """The seat in the middle, then everybody it has a relation with, by what ties them, each once with all channels."""
    contacts = view.brief.get("contacts", {})
    say = words.say
    text = Text.assemble((f"● {words.seat(view.seat)}", "bold"))
    groups = [(arrow, label, keys) for arrow, label, keys in _groups(view) if keys]
    for n, (arrow, label, keys) in enumerate(groups):
        last_group = n == len(groups) - 1
        text.append(f"\n{'└' if last_group else '├'}─ ", "dim").append(say(label), "bold")
        keys.sort(key=words.actor)
        for m, key in enumerate(keys):
            bar = " " if last_group else "│"
            text.append(f"\n{bar}  {'└' if m == len(keys) - 1 else '├'}─ ", "dim").append(f"{arrow} {words.whole(key)}")
            text.append(f" · {', '.join(map(words.channel, contacts[key]['channels'])) or say('improvised')}", "dim")
            if contacts[key]["convened"] and key not in view.convened:
                text.append(f" · ◇ {say('exists once convened')}", "dim")
    others = len(contacts) - sum(len(keys) for _, _, keys in groups)
    if others:
        more = words.many(
            others,
            "{n} other actor can be reached too. No plan connects you: whatever you use is improvised.",
            "{n} other actors can be reached too. No plan connects you: whatever you use is improvised.",
        )
        text.append(f"\n\n{more}")
    return text


def _groups(view: SeatView) -> Iterator[tuple[str, str, list[str]]]:
    """Each actor in the first group that it belongs to."""
    left = dict(view.brief.get("contacts", {}))
    for way, kind, arrow, label in _WAYS:
        keys = [key for key, contact in left.items() if kind in contact["relations"][way]]
        for key in keys:
            del left[key]
        yield arrow, label, keys
