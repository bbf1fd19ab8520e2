"""The situation manual of a seat: what it is told at STARTEX, in six sections. A function of the seat's view alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.text import Text

from crisis_sim.language.mark import mark
from crisis_sim.model.seat_view import SeatView
from crisis_sim.tui.start.neighbours import neighbourhood
from crisis_sim.tui.widgets.foot import spoken
from crisis_sim.tui.words import Words

_RULES = (
    mark("This is an EXERCISE. Nothing you write leaves this computer; nobody outside is told anything."),
    mark("You hold one seat. By-the-book colleagues hold the others, and they know only what reaches them."),
    mark("You act for an office, not as a person. Adversaries have no names. The drill is about the response alone."),
    mark("What you see may be late, wrong or incomplete, as in life. Look at the source and the age of each fact."),
    mark("Everything is kept in a log while you play. You can leave at any time and go on later."),
    mark("In a real emergency: leave with ctrl+q. Nothing is lost."),
)
_KEYS = (
    ("n", mark("go to the next thing that needs you, and hold the clock there")),
    ("space + -", mark("run or hold the clock; faster, slower")),
    ("a", mark("answer the call that rings, or open what is unread")),
    ("d", mark("decide")),
    ("m", mark("order or propose a measure")),
    ("c i", mark("write a message; ask, verify or ask for release")),
    ("r k", mark("reply to the message shown; acknowledge it")),
    ("p o", mark("send a situation report; note what you told somebody in person")),
    ("0–9", mark("open a panel: decisions, facts, measures, plan, network, map …")),
    ("? ctrl+p", mark("all keys; all actions by name")),
)
_HOW = (
    mark("While the clock is held you can still act: thinking is free, acting costs minutes of your people."),
    mark("A fact has a source, an age and a rating. A to F: the source; 1 to 6: how likely it is."),
    mark("Attach facts to what you send: others can act on a fact, not on words alone."),
)


def setting(words: Words, view: SeatView) -> Text:
    """What is going on, and the rules."""
    text = Text.assemble((words.pick(view.title), "bold"), f"\n{words.day(0)} {words.time(0)}\n")
    text.append(f"\n{words.pick(view.briefing)}\n")
    if view.now and (told := words.pick(view.move.get("text"))):  # before STARTEX nothing has begun
        text.append(f"\n{told}\n")
    _heading(text, words.say("Rules of the exercise"))
    for rule in _RULES:
        text.append(f"\n▪ {words.say(rule)}")
    return text


def seat(words: Words, view: SeatView) -> Text:
    """Who you are, what you may order, and what you can only propose."""
    say, brief = words.say, view.brief
    if not brief:
        return _not_yet(words)
    text = Text.assemble((words.seat(view.seat), "bold"))
    text.append(f" · {words.many(brief['people'], '{n} person', '{n} people')}")
    text.append(f" · {', '.join(words.code(role) for role in brief['roles'])}\n")
    if own := words.pick(brief.get("briefing")):
        text.append(f"\n{own}\n")
    _heading(text, say("Mandate"))
    for key, actor in brief["actors"].items():
        text.append(f"\n▪ {words.whole(key)}{words.colon} ", "bold").append(words.pick(actor["mandate"]))
    if brief["instructions"]:
        _heading(text, say("Standing instructions"))
        for one in brief["instructions"]:
            text.append(f"\n▪ {words.pick(one['title'])}{words.colon} {words.pick(one['text'])}")
    _heading(text, say("What you may order yourself"))
    own_measures = [(key, m) for key, m in brief["measures"].items() if m["mandate"]]
    for key, measure in sorted(own_measures, key=lambda item: words.measure(item[0])):
        text.append(f"\n▪ {words.measure(key)}").append(f" · {_cost(words, measure)}", "dim")
    if not own_measures:
        text.append(f"\n▪ {say('Nothing: you work through others.')}")
    _heading(text, say("What you can only propose, and to whom"))
    for who, keys in _proposals(words, brief):
        text.append(f"\n▪ {who}{words.colon} ", "bold").append(words.joined(map(words.measure, keys)))
    return text


def cards(words: Words, view: SeatView) -> Text:
    """The plan cards at hand, step by step."""
    if not view.brief:
        return _not_yet(words)
    text = Text()
    for card in view.brief["cards"].values():
        text.append(("\n\n" if text else "") + words.pick(card["names"]), "bold")
        text.append(f"\n{words.pick(card['plan'])}", "dim")
        if card["principles"]:
            names = " → ".join(map(words.principle, card["principles"]))
            text.append("\n" + words.say("What goes before what: {names}", names=names))
        for number, step in enumerate(card["steps"], 1):
            text.append(f"\n{number}. {words.pick(step.get('text'))}")
    return text or Text(words.say("No plan card for this seat."))


def network(words: Words, view: SeatView) -> Text:
    """Whom the seat can reach, and how."""
    return neighbourhood(words, view) if view.brief else _not_yet(words)


def objectives(words: Words, view: SeatView) -> Text:
    """What the exercise trains: as sentences, without what would be a good answer."""
    text = Text(words.say("This exercise trains:"))
    for one in view.brief.get("objectives", ()):
        text.append(f"\n▪ {words.pick(one)}")
    if not view.brief:
        return _not_yet(words)
    text.append("\n\n" + words.say("After ENDEX a hot wash shows how it went, with the evidence from your log."))
    return text


def keys(words: Words, view: SeatView) -> Text:
    """Ten lines of keys, and three about how things work."""
    text = Text()
    for shown, label in _KEYS:
        text.append(f" {spoken(words, shown):<11}", "bold").append(f"{words.say(label)}\n")
    for line in _HOW:
        text.append(f"\n▪ {words.say(line)}")
    return text


SECTIONS: tuple[tuple[str, Callable[[Words, SeatView], Text]], ...] = (
    (mark("Setting"), setting),
    (mark("Seat"), seat),
    (mark("Plan"), cards),
    (mark("Network"), network),
    (mark("Objectives"), objectives),
    (mark("Keys"), keys),
)
"""Title and text of each section, in the order of their digits."""


def _heading(text: Text, title: str) -> None:
    text.append(f"\n\n{title}", "bold underline")


def _not_yet(words: Words) -> Text:
    text = Text.assemble((words.say("Your cell does not exist yet: it is convened during the exercise."), "bold"))
    more = words.say(
        "Until then nobody acts for it, and the other seats are held by policy: n takes you to the moment when it is "
        "convened and briefed. Take another seat to be there from the first minute."
    )
    return text.append(f"\n\n{more}")


def _cost(words: Words, measure: dict[str, Any]) -> str:
    parts = [words.say("{span} of your staff", span=words.span(measure["staff"]))] if measure["staff"] else []
    parts += [f"{need['count']} × {words.pick(need['label'])}" for need in measure["means"]]
    return " · ".join(parts) or words.say("costs nothing")


def _proposals(words: Words, brief: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Who can be proposed to, with the measures that are theirs: those first to whom proposals usually go."""
    found: dict[str, list[str]] = {}
    usual = brief["proposes_to"]
    for key, measure in brief["measures"].items():
        if not measure["mandate"]:
            near = [actor for actor in measure["deciders"] if actor in usual] or measure["deciders"][:1]
            for actor in near:
                found.setdefault(actor, []).append(key)
    order = sorted(found, key=lambda actor: (actor not in usual, words.actor(actor)))
    return [(words.actor(actor), sorted(found[actor], key=words.measure)) for actor in order]
