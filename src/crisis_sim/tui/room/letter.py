"""A message as text: where it comes from, how far it can be trusted, what it tells, and what it wants."""

from __future__ import annotations

from rich.text import Text

from crisis_sim.model.seat_view import Letter
from crisis_sim.tui.acting.known import fact_text
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.inbox import PRIORITY


def letter_text(drill: Drill, letter: Letter, *, acts: bool = True) -> Text:
    """Head, body, facts, and what it wants; what is not open yet says only that it waits.

    Where nobody `acts`, no key is named.
    """
    words, view, now = drill.words, drill.view, drill.now
    text = Text.assemble((f" {words.say('EXERCISE')} ", "bold reverse"), " ", (words.subject(letter), "bold"))
    text.append(f"\n{words.whole(letter.from_)} → {words.short(letter.to)}\n")
    text.append(" · ".join(_head(drill, letter)) + "\n", "dim")
    if letter.recalled:
        text.append("\n" + words.say("This message was recalled by its sender."))
        return text
    if letter.read is None:
        text.append("\n" + _closed(drill, letter, acts), "italic")
        return text
    for wish in wishes(drill, letter, acts=acts):
        text.append(f"» {wish}\n", "bold")
    if body := words.pick(letter.text):
        text.append(f"\n{body}\n")
    if letter.files:
        text.append("\n" + words.say("Attached: {files}", files=", ".join(letter.files)) + "\n")
    for key in letter.facts:
        if (fact := view.facts.get(key)) is not None:
            text.append("\n▪ ").append_text(fact_text(words, fact, now))
    return text


def _head(drill: Drill, letter: Letter) -> list[str]:
    """When, over what, how urgent, and the strictest marking of what it tells."""
    words, view, now = drill.words, drill.view, drill.now
    age = words.span((now - letter.tick) // 60 * 60) if now - letter.tick >= 60 else words.say("just now")
    head = [f"{words.when(letter.tick, now)} ({age})", words.channel(letter.channel)]
    if letter.priority in PRIORITY:
        head.append(f"{PRIORITY[letter.priority]} {words.code(letter.priority)}")
    if letter.kind not in ("message", ""):
        head.append(words.code(letter.kind))
    told = [view.facts[key] for key in letter.facts if key in view.facts]
    markings = list(dict.fromkeys(fact.marking for fact in told if fact.marking != "public"))
    if letter.read is not None and markings:
        head.append(words.say("marked {marking}", marking=", ".join(map(words.code, markings))))
    return head


def _closed(drill: Drill, letter: Letter, acts: bool) -> str:
    say = drill.words.say
    if letter.missed and letter.why == "declined":
        return say("You declined this call. The caller may try again.")
    if letter.missed:
        return say("You missed this call. The caller may try again.")
    if not acts:
        return say("The phone rings.") if letter.rings else say("Not opened yet.")
    if letter.rings:
        return say("The phone rings: a takes the call, u declines it. They hang up after a while.")
    return say("Not opened yet: press Enter.")


def wishes(drill: Drill, letter: Letter, *, acts: bool = True) -> list[str]:
    """What the message asks for, until when, and the key that answers."""
    words, view = drill.words, drill.view
    found = []
    question = next((q for q in view.questions.values() if q.msg == letter.msg), None)
    if question is not None and question.open and view.seat not in question.answers:
        left, due = words.span(question.deadline - drill.now), words.when(question.deadline, drill.now)
        asks = words.say(
            "Asks you to decide within {left}: press d." if acts else "Asks you to decide within {left}.", left=left
        )
        found.append(f"{asks} ({due})")
    elif question is not None and question.expired:
        found.append(words.say("The deadline passed before you decided."))
    elif question is not None:
        found.append(words.say("Decided."))
    if letter.request is not None:
        if letter.unanswered:
            what = view.facts.get(letter.about or "")
            about = f" ({words.fact(what)})" if what is not None else ""
            waits = words.say("Waits for your answer: press r." if acts else "Waits for your answer.")
            found.append(waits + about)
        else:
            found.append(words.say("You answered."))
    elif letter.answered == "acknowledged":
        found.append(words.say("You acknowledged it."))
    return found
