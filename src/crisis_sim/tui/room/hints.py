"""Guidance for a guided seat: one line with the most pressing hint, and a page with all of them and what was missed."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from crisis_sim.session.hints import Hint, hints
from crisis_sim.tui.drill import Drill


class HintLine(Static):
    """The first hint, while the drill is guided and there is one; `h` says more."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(id="hint", markup=False)
        self.drill = drill
        self._at: tuple[object, ...] = ()

    def update_hint(self) -> None:
        """Show what is so now; nothing is looked for when there was no news and no minute has passed."""
        drill = self.drill
        jumping = drill.conductor.mode == "jumping"
        at = (drill.view, drill.view.n, drill.now // 60, drill.words.language, jumping)
        if at == self._at:
            return
        self._at = at
        # While the clock jumps, policies hold the seat: there is nothing to do for who sits here.
        found = hints(drill.view, drill.now) if drill.view.guided and not jumping else []
        self.set_class(bool(found), "-shown")
        if found:
            text = Text(no_wrap=True, overflow="ellipsis")
            text.append(" h ", "bold reverse").append(f" {drill.words.say('Hint')} · ", "bold")
            self.update(text.append(" ".join(hint_said(drill, found[0], brief=True)[:500].split())))


def hint_said(drill: Drill, hint: Hint, *, brief: bool = False) -> str:
    """A hint in one line: where to look, never what to decide. The brief one leaves out which card says so."""
    words, values = drill.words, hint.values
    text = words.pick(dict(hint.text))
    to = ", ".join(map(words.short, values.get("to", ())))
    due = words.span(max(0, values["due"] - drill.now)) if values.get("due") is not None else ""
    if hint.kind == "deadline":
        return words.say("{left} left to decide: {title}", left=due, title=text)
    if hint.kind == "request":
        return words.say("{who} waits for your answer: {title}", who=to, title=text)
    if hint.kind == "unread":
        return words.say("Unread and urgent: {title}", title=text)
    if brief:
        return f"→ {to} · {text}" if to else text
    return f"{text} → {to}" if to else text


def _card(drill: Drill, hint: Hint) -> str:
    """The plan card that asks for it."""
    card = drill.words.pick(drill.view.brief.get("cards", {}).get(hint.card, {}).get("names"))
    return drill.words.say("Plan card: {card}", card=card) if card else ""


def hints_text(drill: Drill) -> Text:
    """All hints, then what was expected and not done, with why and the source."""
    words, view = drill.words, drill.view
    text = Text()
    if not view.guided:
        return text.append(words.say("This drill is not guided. The plan cards (6) say what the plans ask of you."))
    text.append(words.say("Worth a look now") + "\n", "bold underline")
    found = hints(view, drill.now)
    for hint in found:
        text.append(f" ▪ {hint_said(drill, hint)}\n")
        if card := _card(drill, hint):
            text.append(f"   {card}\n", "dim")
    if not found:
        text.append(f" {words.say('Nothing for the moment: n goes on.')}\n", "dim")
    text.append("\n" + words.say("What was expected and not done in time") + "\n", "bold underline")
    for missed in reversed(view.guidance):
        text.append(f" ▪ {words.when(missed['t'], drill.now)} {words.pick(missed['text'])}\n", "bold")
        for part in ("why", "source"):
            if said := words.pick(missed.get(part)):
                text.append(f"   {said}\n", "dim" if part == "source" else "")
    if not view.guidance:
        text.append(f" {words.say('Nothing yet: all that was expected so far was done in time.')}\n", "dim")
    return text
