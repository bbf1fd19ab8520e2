"""Who has asked the seat for a product and still waits for it, as far as the words of messages say so. Pure."""

from __future__ import annotations

from crisis_sim.model.seat_view import Letter, SeatView

CALLED = {
    "sitrep": (
        "sitrep",
        "situation report",
        "situatierapport",
        "situatieverslag",
        "rapport de situation",
        "point de situation",
        "lagebericht",
    ),
    "methane": ("methane", "methane report", "methane-rapport", "rapport methane"),
    "options-paper": ("options paper", "optienota", "note d'options"),
}
"""Product: what messages call it, in small letters. Nothing else in a message says that a report is wanted."""


def asked_for(view: SeatView) -> dict[str, tuple[str, ...]]:
    """Product: the actors who asked for it and have not had it since, the last one first; the last asked for first."""
    found: dict[str, list[str]] = {}
    for letter in sorted(view.inbox.values(), key=lambda letter: (-letter.tick, -int(letter.msg[1:]))):
        for product in _named(letter):
            if not _had_since(view, product, letter) and letter.from_ not in found.get(product, ()):
                found.setdefault(product, []).append(letter.from_)
    return {product: tuple(actors) for product, actors in found.items()}


def wanted(view: SeatView) -> str:
    """What to begin with: what somebody asked for; else what a plan card still asks for; else a situation report."""
    steps = [step["do"] for card in view.brief.get("cards", {}).values() for step in card["steps"]]
    made = {product["product"] for product in view.products}
    planned = (do["product"] for do in steps if do.get("product") in CALLED and do["product"] not in made)
    return next(iter((*asked_for(view), *planned)), "sitrep")


def _named(letter: Letter) -> list[str]:
    """The products that a message speaks of; one that was not opened, or that is a report itself, asks for none."""
    titles = [title.casefold().strip() for title in letter.title.values()]
    if letter.read is None or letter.recalled or any(title in names for title in titles for names in CALLED.values()):
        return []
    said = "\n".join((*titles, *(text.casefold().replace("’", "'") for text in letter.text.values())))
    return [product for product, names in CALLED.items() if any(name in said for name in names)]


def _had_since(view: SeatView, product: str, letter: Letter) -> bool:
    return any(
        made["product"] == product and made["t"] >= letter.tick and letter.from_ in made.get("to", ())
        for made in view.products
    )
