"""Help for the screens before a drill."""

from __future__ import annotations

from rich.text import Text

from crisis_sim.language.catalogue import Speaker
from crisis_sim.language.mark import mark
from crisis_sim.tui.widgets.foot import spoken

_BROWSER = (
    ("Enter", mark("play a scenario, go on with a drill, replay a finished one")),
    ("↑ ↓", mark("walk through the list; Tab goes to the text, to scroll it")),
    ("/", mark("search; Esc shows the whole list again")),
    ("r", mark("replay the last drill of the scenario")),
    ("o", mark("open a scenario file of yours, or look in another folder")),
    ("d", mark("delete an unfinished drill; it asks first")),
    ("p", mark("your progress over all drills")),
    ("s", mark("settings: language, theme, guidance")),
    ("l", mark("next language: English, Dutch, French")),
    ("t", mark("next theme: dark, light, high contrast, without colour")),
    ("ctrl+p", mark("search all actions by name")),
    ("q, ctrl+q", mark("leave")),
)
_HOW = (
    mark("A drill is a crisis in exercise time. You hold one seat; by-the-book colleagues hold the others."),
    mark("Everything is kept on this computer while you play. Close the terminal at any time and go on later."),
    mark("New here? The first drill takes some ten minutes and teaches the screen."),
)


def browser_help(words: Speaker) -> Text:
    """What the first screen is for, and its keys."""
    text = Text()
    for line in _HOW:
        text.append(f"{words.say(line)}\n")
    text.append("\n")
    for key, label in _BROWSER:
        text.append(f" {spoken(words, key):<10}", "bold").append(f"{words.say(label)}\n")
    return text
