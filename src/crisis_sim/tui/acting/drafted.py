"""A draft in words: one line for each thing that it names."""

from __future__ import annotations

from collections.abc import Callable

from crisis_sim.language.mark import mark
from crisis_sim.model.drafts import Note, Section
from crisis_sim.model.seat_view import FactCard
from crisis_sim.tui.drill import Drill

HEADINGS = {
    "situation": mark("Situation"),
    "done": mark("What we did"),
    "open": mark("What is open"),
    "unknown": mark("What we do not know"),
    "next": mark("What comes next"),
    "major": mark("M · Major incident declared or standby"),
    "exact": mark("E · Exact location"),
    "type": mark("T · Type of incident"),
    "hazards": mark("H · Hazards present and expected"),
    "access": mark("A · Access and routes"),
    "number": mark("N · Number and kind of casualties"),
    "services": mark("E · Emergency services present and required"),
    "question": mark("The question"),
    "options": mark("Options, with what speaks for and against each"),
    "advice": mark("What we advise"),
}
_DOUBTS = {
    "rated": mark("not confirmed"),
    "contradicted": mark("sources contradict each other"),
    "old": mark("old"),
    "rumour": mark("rumour"),
}


def section_text(drill: Drill, section: Section, *, methane: bool = False) -> str:
    """The lines of a section; a letter of which nothing is known says so."""
    lines = [line for note in section.notes if (line := _LINES[note.kind](drill, note))]
    if not lines and methane:
        return drill.words.say("Not known yet.")
    return "\n".join(f"- {line}" for line in lines)


def _told(drill: Drill, card: FactCard) -> str:
    """What a fact says, who told it when, and its rating."""
    words = drill.words
    source = card.learned[-1].get("source")
    who = words.short(source) if source else words.say("own observation")
    rating = f", {card.reliability}" if card.reliability else ""
    return f"{_flat(words.fact(card))} ({who}, {words.when(card.as_of, drill.now)}{rating})"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _fact(drill: Drill, note: Note) -> str:
    return _told(drill, drill.view.facts[note.of])


def _doubt(drill: Drill, note: Note) -> str:
    return f"{_told(drill, drill.view.facts[note.of])}{drill.words.colon} {drill.words.say(_DOUBTS[note.why])}"


def _figure(drill: Drill, note: Note) -> str:
    words, figure = drill.words, drill.view.indicators[note.of]
    shown = words.amount(figure["value"], figure.get("unit"))
    return f"{words.pick(figure.get('label'))}{words.colon} {shown} ({words.when(figure['history'][-1][0], drill.now)})"


def _measure(drill: Drill, note: Note) -> str:
    words, u = drill.words, drill.view.undertakings[note.of]
    value = f"{words.colon} {words.value(u.measure, u.value)}" if u.value else ""
    return f"{words.when(u.at, drill.now)} {words.measure(u.measure)}{value} ({words.code(u.status)})"


def _decision(drill: Drill, note: Note) -> str:
    words, q = drill.words, drill.view.questions[note.of]
    said = q.answers[drill.view.seat]
    option = next((words.pick(o["text"]) for o in q.options if o["o"] == said.get("option")), "")
    because = f" ({_flat(said['reason'])})" if said.get("reason") else ""
    return f"{words.when(said['t'], drill.now)} {words.pick(q.title)}{words.colon} {_flat(option)}{because}"


def _undecided(drill: Drill, note: Note) -> str:
    words, q = drill.words, drill.view.questions[note.of]
    return f"{words.pick(q.title)} ({words.say('to be decided by {time}', time=words.when(q.deadline, drill.now))})"


def _asked(drill: Drill, note: Note) -> str:
    letter = drill.view.inbox[note.of]
    title = drill.words.pick(letter.title)
    return drill.words.say("{who} waits for our answer: {title}", who=drill.words.short(letter.from_), title=title)


def _request(drill: Drill, note: Note) -> str:
    words, letter = drill.words, drill.view.outbox[note.of]
    values = {"who": words.short(letter.to), "time": words.when(letter.tick, drill.now)}
    return words.say("asked {who} at {time}, no answer yet: {title}", title=words.pick(letter.title), **values)


def _place(drill: Drill, note: Note) -> str:
    place = drill.view.brief["map"]["places"][int(note.of)]
    return drill.words.pick(place["label"])


def _phase(drill: Drill, note: Note) -> str:
    words = drill.words
    name = words.pick(drill.view.brief["phases"].get(note.of, {}).get("names")) or note.of
    return f"{name} ({words.when(drill.view.phases[note.of], drill.now)})"


def _means(drill: Drill, note: Note) -> str:
    words, means = drill.words, drill.view.means[note.of]
    counts = words.say("{n} at work, {free} free", n=means.get("at_work", 0), free=means.get("free", 0))
    return f"{words.pick(means.get('label'))}{words.colon} {counts}"


def _option(drill: Drill, note: Note) -> str:
    words, q = drill.words, drill.view.questions[note.of]
    text = next(words.pick(o["text"]) for o in q.options if o["o"] == note.why)
    return f"{note.why}) {_flat(text)}\n   {words.say('for')}{words.colon} \n   {words.say('against')}{words.colon} "


_LINES: dict[str, Callable[[Drill, Note], str]] = {
    "fact": _fact,
    "doubt": _doubt,
    "figure": _figure,
    "measure": _measure,
    "decision": _decision,
    "undecided": _undecided,
    "asked": _asked,
    "request": _request,
    "place": _place,
    "phase": _phase,
    "level": lambda drill, note: drill.words.level(note.of, drill.view.levels[note.of]),
    "means": _means,
    "option": _option,
    "step": lambda drill, note: note.of,
}
