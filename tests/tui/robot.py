"""A player who knows nothing of the product but what the screen says: which keys there are, and what they do."""

from __future__ import annotations

import contextlib
import math
import re
import time
from collections.abc import Callable

from .terminal import Terminal

BUSY = ("STEPPING", "JUMPING")
CALLS, MESSAGES, DECISIONS = 6, 10, 5
"""So many it takes before it has seen enough, and lets the rest fall as it falls."""
FIELDS = 6
"""As many as the form of a question has at most, with the reason."""
ASKED = "can't be taken back"
ENDED = "ENDEX: the exercise is over."


class Robot:
    """Plays by the footer: answers, opens, decides, and now and then does something of its own."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.done: list[str] = []
        """What it did, for the test to look at."""
        self._own = ["measure", "message", "panels"]
        self._turn = 0

    @property
    def text(self) -> str:
        """The screen."""
        return self.terminal.text

    def press(self, *keys: str) -> str:
        """Keys, one after the other, each when the screen has answered the one before."""
        for key in keys:
            self.terminal.act(key)
        self._look()
        return self.text

    def play(self, seconds: float, turns: float = math.inf) -> None:
        """From wherever it is to ENDEX; after so many turns it ends the exercise itself."""
        until = time.monotonic() + seconds
        while ENDED not in self.text:
            assert time.monotonic() < until, f"no ENDEX after {seconds} s, having done {self.done}:\n{self.text}"
            self._turn += 1
            if self._turn > turns and offers(self.text, "n", "next"):
                self._do("ended the exercise", "q", "e", "enter")
                self.terminal.wait(ENDED, seconds=60)
            else:
                self._next()

    def _look(self) -> None:
        """What may never stand on a screen."""
        assert "Traceback" not in self.text, self.text
        assert any(sign in self.text for sign in ("EXERCISE", "Traceback")) or not self.text.strip(), self.text

    def _next(self) -> None:
        """One thing: whatever the screen asks for, else the next step."""
        text = self.text
        if any(word in text for word in BUSY):
            self.terminal.act("", 0.5)
        elif ASKED in text:
            self._do("confirmed", "enter")
            self._gone()
        elif "The exercise is frozen" in text:
            self._do("answered a probe", "About 50, as far as I know", "f2")
        elif offers(text, "F4", "go on without"):
            self._do("plenary", "tab" if "Text" not in text else "", "We keep to the plan and look again.", "f2")
        elif offers(text, "F2", "decide"):
            self._decide()
        elif offers(text, "Esc"):
            self._do("closed a page", "escape")
        elif "2•" in text and "went to decide" not in self.done[-1:] and self.done.count("decided") < DECISIONS:
            self._do("went to decide", "d")
        elif offers(text, "a", "pick up") and self.done.count("answered a call") < CALLS:
            self._do("answered a call", "a")
        elif offers(text, "u", "decline") and "declined a call" not in self.done:
            self._do("declined a call", "u")
        elif offers(text, "a", "open") and self.done.count("opened a message") < MESSAGES:
            self._do("opened a message", "a")
        elif self._own and self._turn > 8:
            getattr(self, f"_{self._own.pop(0)}")()
        elif "decided" in self.done and "sent a report" not in self.done:
            self._report()
        elif offers(text, "n", "next"):
            self._do("stepped", "n")
        else:
            self._do("left a field", "escape")

    def _do(self, what: str, *keys: str) -> None:
        self.done.append(what)
        self.press(*(key for key in keys if key))

    def _decide(self) -> None:
        """The first option, with a reason; a form gets words in every field."""
        self.done.append("decided")
        if re.search(r"[○●] a\) ", self.text):
            self.press("a", "It protects most people soonest, by the plan.", "f2")
        else:
            self.press(*["12 ", "tab"] * FIELDS, "f2")  # a number and a text; the space says yes where that is asked
        if ASKED not in self.text:
            self._gone()
            if offers(self.text, "F2", "decide"):
                self.press("escape")

    def until(self, so: Callable[[], bool], key: str = "", seconds: float = 30) -> None:
        """Wait until it is so; with a key, press that in the meantime."""
        until = time.monotonic() + seconds
        while not so():
            assert time.monotonic() < until, self.text
            self.terminal.act(key, 0.3)

    def gone(self, words: str) -> bool:
        """Whether these words stand on the screen no more."""
        return words not in self.text

    def _gone(self) -> None:
        """Wait until a sheet that was sent has closed, asks for confirmation or says what is wrong with it.

        What is typed before would go into the room.
        """
        with contextlib.suppress(AssertionError):
            self.until(lambda: not offers(self.text, "F2") or ASKED in self.text, seconds=6)

    # of its own accord

    def _measure(self) -> None:
        """The first measure that can be ordered or proposed."""
        self._do("ordered a measure", "m", "enter")
        self._send()

    def _message(self) -> None:
        """Somebody gets a few words."""
        self._do("wrote a message", "c", "tab", "enter", "enter")
        self._send()

    def _report(self) -> None:
        """A report as it is drafted."""
        self._do("sent a report", "p")
        self._send()

    def _panels(self) -> None:
        """Every panel once."""
        self._do("looked at every panel", *"2345678901")

    def _send(self) -> None:
        """Send what is open; confirm; leave it where it cannot be sent."""
        self.press("f2")
        for _ in range(3):
            if ASKED in self.text:
                self.press("enter")
        for _ in range(3):
            if not offers(self.text, "Esc"):
                break
            self.press("escape")


def offers(text: str, key: str, label: str = "") -> bool:
    """Whether a line of keys at the foot of the screen or of a sheet has this key with this label.

    >>> offers("n  next   space  run", "n", "next")
    True
    """
    return re.search(rf"(?<!\S){re.escape(key)}\s+{re.escape(label)}", text) is not None
