"""The reading pane: one message, and the keys that do something with it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from crisis_sim.model.seat_view import Letter
from crisis_sim.tui.attention import rings, waits
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room import keys
from crisis_sim.tui.room.keys import Key
from crisis_sim.tui.room.letter import letter_text
from crisis_sim.tui.widgets.foot import Foot, Shown
from crisis_sim.tui.widgets.prose import Prose


class Reading(Vertical):
    """Shows the message chosen in the inbox; what is not open yet says only that it waits."""

    DEFAULT_CSS = """
    Reading { padding: 0; }
    Reading #page { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Reading #page:focus { background: $surface; }
    Reading #letter { width: 100%; height: auto; }
    Reading .foot { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, drill: Drill, *, acts: bool = True) -> None:
        super().__init__(id="reading")
        self.drill = drill
        self.msg: str | None = None
        self._acts = acts
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The text, and its keys."""
        with VerticalScroll(id="page"):
            yield Prose(id="letter")
        if self._acts:
            yield Foot(())

    def read(self, msg: str) -> None:
        """Show another message, from its beginning."""
        if msg != self.msg:
            self.msg = msg
            self.page.scroll_home(animate=False)
        self.update_text()

    @property
    def page(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#page", VerticalScroll)

    @property
    def letter(self) -> Letter | None:
        """The message shown."""
        return self.drill.view.inbox.get(self.msg or "")

    def focus(self, scroll_visible: bool = True) -> Reading:
        """The arrow keys scroll the text."""
        self.page.focus(scroll_visible)
        return self

    def update_text(self) -> None:
        """Show what is so now; nothing is made anew when there was no news and no minute has passed."""
        drill = self.drill
        now = (drill.view, drill.view.n, self.msg, drill.now // 60, drill.words.language)
        if now != self._shown:
            self._shown = now
            letter = self.letter
            self.query_one(Prose).show(letter_text(drill, letter, acts=self._acts) if letter else self._nothing())
            if self._acts:
                self.query_one(Foot).show([*self._keys(letter)] if letter else ())

    def _nothing(self) -> Text:
        say = self.drill.words.say
        if self._acts and not self.drill.view.inbox:
            return Text(say("The clock is held. n lets it run to the first thing that needs you."), style="dim")
        return Text(say("Choose a message with the arrow keys and open it with Enter."), style="dim")

    def _keys(self, letter: Letter) -> Iterator[Shown]:
        """What can be done with this message now."""
        say, view = self.drill.words.say, self.drill.view
        wait = waits(view).get(letter.msg)
        if rings(letter):
            yield "a", "a", say("pick up")
            yield _shown(self.drill, keys.DECLINE)
        elif letter.read is None:
            if not (letter.missed or letter.recalled):
                yield "enter", "Enter", say("open")
        elif not letter.recalled:
            if wait is not None and wait.what == "decide":
                yield _shown(self.drill, keys.DECIDE)
            yield _shown(self.drill, keys.REPLY)
            if letter.facts:
                yield _shown(self.drill, keys.PASS_ON)
            yield _shown(self.drill, keys.CONTACT)
            if letter.answered is None:
                yield _shown(self.drill, keys.ACKNOWLEDGE)
        yield "right_square_bracket", "[ ]", "↑ ↓"


def _shown(drill: Drill, key: Key) -> Shown:
    return key.keys, key.shown, drill.words.say(key.short)
