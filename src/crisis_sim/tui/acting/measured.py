"""What is said about a measure: what it does, costs, takes, rests on, who may order it, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from crisis_sim.model.orders import PROPOSE
from crisis_sim.model.seat_view import SeatView, Undertaking
from crisis_sim.tui.widgets.pick import Item
from crisis_sim.tui.words import Words

_MANY = 4
"""Names of deciders that a line shows."""


def status_text(words: Words, u: Undertaking, now: int) -> Text:
    """Name and value; status, by whom, until when, why not."""
    view = words.view
    text = Text.assemble((words.measure(u.measure), "bold"))
    if u.value:
        text.append(f"{words.colon} {words.value(u.measure, u.value)}", "bold")
    text.append(f"\n  {words.code(u.status)}", "reverse" if u.status in ("refused", "asks") else "bold")
    text.append(f" {words.when(u.at, now)}", "dim")
    if u.to:
        text.append(" · " + words.say("put to {who}", who=words.short(u.to)), "dim")
    elif u.by and u.by not in view.actors:
        text.append(" · " + words.say("ordered by {who}", who=words.short(u.by)), "dim")
    if u.until is not None and u.status == "started":
        text.append(" · " + words.say("done at {time}", time=words.when(u.until, now)), "dim")
    if u.why:
        text.append(" · " + words.code(u.why), "bold")
    return text


def measure_text(words: Words, view: SeatView, key: str) -> Text:
    """What a measure does, costs, takes and rests on."""
    m = view.brief["measures"].get(key, {})
    text = Text(words.pick(m.get("text")))
    for line in _lines(words, view, key):
        text.append(f"\n{line}" if text else line, "dim")
    return text


def _lines(words: Words, view: SeatView, key: str) -> Iterator[str]:
    m = view.brief["measures"].get(key, {})
    names = _names(words, deciders(view, key), _MANY)
    if m.get("mandate"):
        yield words.say("Yours to order.") + (" " + words.say("So may: {names}.", names=names) if names else "")
    else:
        yield words.say("To be ordered by: {names}.", names=names or "?")
    yield _cost(words, key, view)
    needs = [
        words.say("{n} × {means}", n=need["count"], means=words.pick(need["label"])) for need in m.get("means", ())
    ]
    if needs:
        yield words.say("Takes: {means}.", means=", ".join(needs))
    if m.get("carries_facts"):
        yield words.say("Carries the facts you attach.")
    if m.get("public"):
        yield words.say("Public: media and citizens hear of it.")
    if topics := words.pick(m.get("criteria_text")):
        yield words.say("Whoever decides wants to know about: {topics}.", topics=topics.rstrip("."))
    if m.get("basis"):
        yield words.say("Basis: {basis}", basis=words.pick(m["basis"]))


def _cost(words: Words, key: str, view: SeatView) -> str:
    m = view.brief["measures"].get(key, {})
    staff = m.get("staff", 0) if m.get("mandate") else PROPOSE
    costs = words.say("Costs {span} of your staff.", span=words.span(staff))
    return costs + (" " + words.say("Then takes {span}.", span=words.span(m["duration"])) if m.get("duration") else "")


def _names(words: Words, actors: list[str], most: int) -> str:
    """Short names, each once: offices that many hold look alike."""
    names = list(dict.fromkeys(words.short(actor) for actor in actors))
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


def deciders(view: SeatView, key: str) -> list[str]:
    """Who else may order it: those to whom the seat usually proposes first."""
    usual = view.brief.get("proposes_to", [])
    names = [a for a in view.brief["measures"].get(key, {}).get("deciders", ()) if a not in view.actors]
    return sorted(names, key=lambda a: a not in usual)


def measure_items(words: Words, view: SeatView, keys: set[str] | None = None) -> list[Item]:
    """Measures, all or these: those under way first, then those of the own mandate, the others as proposals."""
    items, far = {}, {u.measure: u for u in view.undertakings.values()}
    for key, m in view.brief.get("measures", {}).items():
        if keys is not None and key not in keys:
            continue
        state = f" · {words.code(far[key].status)} {words.time(far[key].tick)}" if key in far else ""
        if m["mandate"]:
            whose = words.say("yours to order") + f" · {words.span(m['staff'])}"
        else:
            whose = words.say("propose to {who}", who=_names(words, deciders(view, key), 2))
        items[key] = Item(key, words.measure(key), whose + state)
    return sorted(items.values(), key=lambda item: (item.id not in far, not view.brief["measures"][item.id]["mandate"]))
