"""What can be read at any time: briefing, keys, leaving."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.keys import GROUPS
from crisis_sim.tui.widgets.sheet import Page

_HOW = (
    "n goes to the next thing that needs you and holds the clock there; space lets the clock run.",
    "While the clock is held you can still act: thinking is free, acting costs minutes of your people.",
    "A fact has a source, an age and a rating. A to F: the source; 1 to 6: how likely it is.",
    "Attach facts to what you send: others can act on a fact, not on words alone.",
    "What is not yours to order you can propose. What you may not pass on, its owner can release.",
    "In a form: Tab to the next field, Enter to choose from a list, F2 or Ctrl+S to send, Esc to close.",
)


def briefing_text(drill: Drill) -> Text:
    """Scenario, seat, mandate, what to do first."""
    words, view = drill.words, drill.view
    text = Text.assemble((words.pick(view.title), "bold"), f"\n{words.day(0)} {words.time(0)}\n")
    text.append(f"\n{words.pick(view.briefing)}\n")
    if not view.brief:
        text.append("\n" + words.say("Your cell does not exist yet: it is convened during the exercise."), "bold")
        return text
    text.append(f"\n{words.seat(view.seat)}", "bold")
    people = view.brief["people"]
    text.append(" · " + words.say("{n} people", n=people) + "\n")
    if own := words.pick(view.brief.get("briefing")):
        text.append(f"{own}\n")
    for key, actor in view.brief["actors"].items():
        text.append(f"\n▪ {words.actor(key)}: ", "bold").append(words.pick(actor["mandate"]))
    if view.brief["instructions"]:
        text.append("\n\n" + words.say("Standing instructions"), "bold")
        for one in view.brief["instructions"]:
            text.append(f"\n▪ {words.pick(one['title'])}{words.colon} {words.pick(one['text'])}")
    text.append("\n\n" + words.say("n goes to the next thing that needs you, ? shows all keys."), "bold")
    return text


def handover_text(drill: Drill) -> Text:
    """What is told at the beginning of the present move."""
    words, move = drill.words, drill.view.move
    text = Text.assemble((f"{words.day(drill.now)} {words.time(drill.now)}\n", "bold"))
    jumps = [p for _, p in drill.view.moves[-2:] if p["clock"] == "jump"]
    for p in (*jumps, move):
        if told := words.pick(p.get("text")):
            text.append(f"\n{told}\n")
    return text.append("\n" + words.say("Look at the log (9) and the status (8): others acted meanwhile."))


def help_text(drill: Drill) -> Text:
    """Every key and what it does, then how things work."""
    say = drill.words.say
    text = Text()
    for name, group in GROUPS:
        text.append(say(name) + "\n", "bold underline")
        for key in group:
            if key.label:
                text.append(f" {key.shown:<7}", "bold").append(f"{say(key.label)}\n")
        if group is GROUPS[-1][1]:
            text.append(" 0–9    ", "bold").append(say("the panels on the right") + "\n")
            text.append(" ↑ ↓ ⏎  ", "bold").append(say("walk through a list, open an entry") + "\n")
    text.append("\n" + say("How it works") + "\n", "bold underline")
    for line in _HOW:
        text.append(f" ▪ {say(line)}\n")
    return text


class LeavePage(Page):
    """Leaving keeps everything; ending is for good."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.leave_drill", show=False),
        Binding("e", "endex", show=False),
    ]

    def __init__(self, drill: Drill) -> None:
        say = drill.words.say
        text = Text(say("Everything so far is kept. Go on later with:"))
        text.append(f"\n\n  {drill.resume}\n\n", "bold")
        text.append(say("Or end the exercise here for good, and see how it went: press e."))
        super().__init__(drill, say("Leave?"), text, (("q", say("leave now")), ("e", say("end the exercise"))))

    def action_endex(self) -> None:
        """ENDEX."""
        self.dismiss(None)
        self.drill.live.end()
