"""The keys of the drill screen: one table that bindings, footer and help are made from."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """One thing that a key does. `label` is a text of the interface."""

    keys: str
    """As Textual names them, several separated by commas."""
    shown: str
    action: str
    label: str
    short: str = ""
    """What the footer calls it; empty keeps it out."""


CLOCK = (
    Key("n", "n", "step", "next thing that needs you", "next"),
    Key("space", "space", "run_or_hold", "run or hold the clock", "run"),
    Key("plus,equals_sign", "+", "faster", "faster"),
    Key("minus", "-", "slower", "slower"),
)
HANDLE = (
    Key("a", "a", "take", "answer the call, or open what is unread", "open"),
    Key("k", "k", "acknowledge", "acknowledge the message shown"),
    Key("r", "r", "reply", "reply to the message shown"),
    Key("d", "d", "decide", "decide", "decide"),
)
ACT = (
    Key("m", "m", "measure", "order or propose a measure", "measure"),
    Key("c", "c", "compose", "write a message", "write"),
    Key("i", "i", "ask", "ask, verify, or ask for release", "ask"),
    Key("p", "p", "product", "send a situation report or another product"),
    Key("o", "o", "contact", "note what you told somebody in person or by phone"),
    Key("x", "x", "retract", "take back what a message of yours said"),
    Key("l", "l", "log", "write in the log"),
)
LOOK = (
    *(Key(str(n), str(n), f"tab({n})", "") for n in (*range(1, 10), 0)),
    Key("tab", "tab", "app.focus_next", "next list"),
    Key("b", "b", "briefing", "briefing"),
    Key("question_mark,f1", "?", "help", "all keys", "keys"),
    Key("q", "q", "leave", "leave; everything is kept", "leave"),
    Key("ctrl+c,ctrl+q", "ctrl+c", "app.stop", "stop at once; everything is kept"),
)
GROUPS = (("The clock", CLOCK), ("What comes in", HANDLE), ("What you do", ACT), ("What you see", LOOK))
KEYS = (*CLOCK, *HANDLE, *ACT, *LOOK)
