"""The keys of the crisis room: one table that bindings, footer and help are made from."""

from __future__ import annotations

from typing import NamedTuple

from crisis_sim.language.catalogue import Speaker
from crisis_sim.language.mark import mark
from crisis_sim.tui.widgets.foot import Shown


class Key(NamedTuple):
    """One thing that a key does. `label` is a text of the interface."""

    keys: str
    """As Textual names them, several separated by commas."""
    shown: str
    action: str
    label: str
    short: str = ""
    """What the footer calls it; empty keeps it out."""

    def in_foot(self, words: Speaker) -> Shown:
        """The key for a footer."""
        return self.keys.split(",")[0], self.shown, words.say(self.short)


STEP = Key("n", "n", "step", mark("next thing that needs you"), mark("next"))
RUN = Key("space", "space", "run_or_hold", mark("run or hold the clock"), mark("run"))
BACK = Key("g", "g", "pace_back", mark("go back to the pace before it fell to ×1"), mark("back to {pace}"))
CLOCK = (
    STEP,
    RUN,
    Key("plus,equals_sign", "+", "faster", mark("faster")),
    Key("minus", "-", "slower", mark("slower")),
    BACK,
)
TAKE = Key("a", "a", "take", mark("answer the call, or open what is unread"), mark("open"))
DECLINE = Key("u", "u", "decline", mark("decline the call: the caller tries again later"), mark("decline"))
ACKNOWLEDGE = Key("k", "k", "acknowledge", mark("acknowledge the message shown"), mark("acknowledge"))
REPLY = Key("r", "r", "reply", mark("reply to the message shown"), mark("reply"))
PASS_ON = Key("f", "f", "pass_on", mark("pass on what the message shown tells"), mark("pass on"))
DECIDE = Key("d", "d", "decide", mark("decide"), mark("decide"))
HANDLE = (
    TAKE,
    DECLINE,
    ACKNOWLEDGE,
    REPLY,
    PASS_ON,
    DECIDE,
    Key("left_square_bracket", "[", "walk(-1)", mark("the message above")),
    Key("right_square_bracket", "]", "walk(1)", mark("the message below")),
)
MEASURE = Key("m", "m", "measure", mark("order or propose a measure"), mark("orders"))
WRITE = Key("c", "c", "compose", mark("write a message"), mark("write"))
ASK = Key("i", "i", "ask", mark("ask, verify, or ask for release"), mark("ask"))
REPORT = Key("p", "p", "product", mark("send a situation report or another one"), mark("report"))
CONTACT = Key("o", "o", "contact", mark("note what you told somebody in person or by phone"), mark("told"))
RETRACT = Key("x", "x", "retract", mark("take back what a message of yours said"))
NOTE = Key("l", "l", "log", mark("write in the log"), mark("log"))
ACT = (MEASURE, WRITE, ASK, REPORT, CONTACT, RETRACT, NOTE)
HINT = Key("h", "h", "hint", mark("a hint from your mandate and plan cards"), mark("hint"))
HELP = Key("question_mark,f1", "?", "help", mark("all keys"), mark("keys"))
LEAVE = Key("q", "q", "leave", mark("leave; everything is kept"), mark("leave"))
LOOK = (
    *(Key(str(n), str(n), f"tab({n})", "") for n in (*range(1, 10), 0)),
    Key("tab", "tab", "app.focus_next", mark("next list")),
    Key("b", "b", "briefing", mark("briefing")),
    HINT,
    HELP,
    LEAVE,
    Key("ctrl+q", "ctrl+q", "app.stop", mark("stop at once; everything is kept")),
)
GROUPS = (
    (mark("The clock"), CLOCK),
    (mark("What comes in"), HANDLE),
    (mark("What you do"), ACT),
    (mark("What you see"), LOOK),
)
KEYS = (*CLOCK, *HANDLE, *ACT, *LOOK)
