"""The keys of a replay: one table that bindings, footer and help are made from."""

from __future__ import annotations

from crisis_sim.language.mark import mark
from crisis_sim.tui.room.keys import Key

PLAY = (
    Key("space", "space", "play", mark("play, or hold"), mark("play")),
    Key("plus,equals_sign", "+", "faster", mark("faster")),
    Key("minus", "-", "slower", mark("slower")),
)
GO = (
    Key("left", "←", "step(-1)", mark("the event before")),
    Key("right", "→", "step(1)", mark("the next event"), mark("event")),
    Key("left_square_bracket,shift+left,ctrl+left", "[", "decision(-1)", mark("the decision before")),
    Key("right_square_bracket,shift+right,ctrl+right", "]", "decision(1)", mark("the next decision"), mark("decision")),
    Key("left_curly_bracket", "{", "chapter(-1)", mark("the chapter before")),
    Key("right_curly_bracket", "}", "chapter(1)", mark("the next chapter"), mark("chapter")),
    Key("home", "Home", "start", mark("to STARTEX")),
    Key("end", "End", "end", mark("to the end")),
    Key("t", "t", "time", mark("go to a time"), mark("time")),
)
LOOK = (
    Key("s", "s", "side(1)", mark("the view of the next seat; control's comes last"), mark("view")),
    Key("S", "S", "side(-1)", mark("the view of the seat before")),
    *(Key(str(n), str(n), f"tab({n})", "") for n in (*range(1, 10), 0)),
    Key("tab", "tab", "app.focus_next", mark("next list")),
    Key("question_mark,f1", "?", "help", mark("all keys"), mark("keys")),
    Key("q,escape", "q", "leave", mark("leave the replay"), mark("leave")),
)
KEYS = (*PLAY, *GO, *LOOK)
FOOT = ("space", "→", "]", "s", "t", "?", "q", "}")
"""The keys of the footer, by how much they matter."""
SIGNS = (
    ("◇", mark("a decision is asked")),
    ("◆", mark("a decision is taken, or falls")),
    ("✗", mark("an expectation is missed")),
    ("▲", mark("a phase, a level, a body that meets")),
    ("·", mark("something comes in")),
    ("■", mark("ENDEX")),
)
"""What the marks on the timeline stand for."""
BRIEF = (
    ("◇", mark("asked")),
    ("◆", mark("decided")),
    ("✗", mark("missed")),
    ("▲", mark("level, phase")),
    ("·", mark("comes in")),
    ("■", mark("ENDEX")),
)
"""The same in a word or two, below the timeline."""
