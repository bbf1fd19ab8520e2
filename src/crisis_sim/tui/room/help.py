"""The help of the room: every key and what it does, then how things work."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from crisis_sim.language.mark import mark
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.desk import Desk
from crisis_sim.tui.room.keys import GROUPS, Key
from crisis_sim.tui.widgets.foot import spoken

_LOOKING = (
    ("0–9", mark("the panels on the right")),
    ("↑ ↓ ⏎", mark("walk through a list, open an entry")),
    ("/", mark("search in a list")),
    ("ctrl+p", mark("search all actions by name")),
)
_SIGNS = (
    ("▲", mark("a phone rings")),
    ("◆", mark("waits for a decision or an answer of yours")),
    ("●", mark("not read yet")),
    ("○", mark("read")),
    ("✗", mark("missed, declined or recalled")),
    ("! !!", mark("urgent, flash")),
)
_HOW = (
    mark("n goes to the next thing that needs you and holds the clock there; space lets the clock run."),
    mark("While the clock is held you can still act: thinking is free, acting costs minutes of your people."),
    mark("A fact has a source, an age and a rating. A to F: the source; 1 to 6: how likely it is."),
    mark("Attach facts to what you send: others can act on a fact, not on words alone."),
    mark("What is not yours to order you can propose. What you may not pass on, its owner can release."),
    mark("In a form: Tab to the next field, Enter to choose from a list, F2 or Ctrl+S to send, Esc to close."),
)


def help_text(drill: Drill, desk: Desk) -> Text:
    """The keys of the open panel, all others by group, the signs, and how it works."""
    words, say = drill.words, drill.words.say
    text = Text()
    own: Sequence[Key] = getattr(desk.panel, "KEYS", ())
    if own:
        _section(text, say("In this panel"), [(spoken(words, key.shown), say(key.label)) for key in own if key.label])
    for name, group in GROUPS:
        rows = [(spoken(words, key.shown), say(key.label)) for key in group if key.label]
        if group is GROUPS[-1][1]:
            rows += [(shown, say(label)) for shown, label in _LOOKING]
        _section(text, say(name), rows)
    _section(text, say("Signs"), [(shown, say(label)) for shown, label in _SIGNS])
    text.append(say("How it works") + "\n", "bold underline")
    for line in _HOW:
        text.append(f" ▪ {say(line)}\n")
    return text


def _section(text: Text, title: str, rows: Sequence[tuple[str, str]]) -> None:
    text.append(title + "\n", "bold underline")
    for shown, label in rows:
        text.append(f" {shown:<7}", "bold").append(f"{label}\n")
    text.append("\n")
