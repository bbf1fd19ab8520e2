"""Sheets: what opens over the drill screen. The top lines stay free, so that banner and clock stay in sight."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar, Generic, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from crisis_sim.language.catalogue import Speaker
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.foot import clickable, spoken
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.said import Said, Written, say_now, write_now

T = TypeVar("T")
Keys = tuple[tuple[str, str], ...]
"""Keys and what they do."""
PATIENCE = 5.0
"""Seconds that a change of language waits for a sheet; one that closes meanwhile never answers."""


class Sheet(ModalScreen[T], Generic[T]):
    """A title, a body that scrolls, and the keys that work here. Esc closes it without doing anything.

    In another language it is composed anew, with what was typed. What a subclass fills in after composing belongs in
    `drawn`, and what the player did that composing does not bring back in `kept` and `put_back`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]
    AUTO_FOCUS = "#body *"

    def __init__(self, drill: Drill, title: Said, keys: Keys | Callable[[], Keys] = ()) -> None:
        super().__init__()
        self.drill = drill
        self._title = title
        self._given = keys
        self._trouble: Said = ""
        self._spoken = drill.words.language
        self.between = False
        """Whether it is between two languages: there is nothing to draw on."""

    def compose(self) -> ComposeResult:
        """Title, body, message, keys."""
        with Vertical(id="sheet") as sheet:
            sheet.border_title = Content(self.head())
            with VerticalScroll(id="body", can_focus=False):
                yield from self.body()
            with Vertical(id="foot"):
                yield Prose(id="trouble")
                yield Static(key_line(self.drill.words, self.keys()), id="sheet-keys", markup=False)

    def body(self) -> ComposeResult:
        """What stands in the sheet."""
        return iter(())

    def head(self) -> str:
        """Its title."""
        return say_now(self._title)

    def keys(self) -> Keys:
        """The keys that work here."""
        given = self._given() if callable(self._given) else self._given
        return (*given, ("Esc", self.drill.words.say("close")))

    def on_mount(self) -> None:
        """As it is now."""
        self.drawn()

    def drawn(self) -> None:
        """Fill in what composing leaves open: at first, and in another language."""

    def trouble(self, text: Said) -> None:
        """Say what is wrong, in words, above the keys."""
        self._trouble = text
        line = self.query_one("#trouble", Prose)
        line.display = bool(text)
        line.show(Text(say_now(text), style="bold"))

    # another language

    async def retranslate(self) -> None:
        """Everything in the language that was chosen meanwhile; what was typed stays, and the player stays there."""
        if self._spoken == self.drill.words.language:
            return
        self._spoken = self.drill.words.language
        renewed = asyncio.get_running_loop().create_future()

        async def renew() -> None:
            await self._renew()
            renewed.set_result(None)

        with suppress(TimeoutError):  # among its own messages nothing else happens to the sheet meanwhile
            if self.call_later(renew):
                await asyncio.wait_for(renewed, PATIENCE)

    async def _renew(self) -> None:
        kept, where, cursor = self.kept(), self.focused, _cursor(self.focused)
        down = self.query_one("#body").scroll_y
        self.between = True
        await self.recompose()
        self.between = False
        self.put_back(kept)
        self.drawn()
        self.trouble(self._trouble)
        if where is not None and where.id and (found := self.query(f"#{where.id}")):
            found.first().focus(scroll_visible=False)
            _go_to(found.first(), cursor)
        self.call_after_refresh(self.query_one("#body").scroll_to, y=down, animate=False)

    def kept(self) -> Any:
        """What the player did here."""
        return None

    def put_back(self, kept: Any) -> None:
        """Do it again."""

    def action_close(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)


class Page(Sheet[None]):
    """A text to read."""

    def __init__(self, drill: Drill, title: Said, text: Written, keys: Keys | Callable[[], Keys] = ()) -> None:
        super().__init__(drill, title, keys)
        self._text = text

    def body(self) -> ComposeResult:
        """The text."""
        yield Prose(write_now(self._text), classes="page")

    def drawn(self) -> None:
        """The arrow keys scroll."""
        body = self.query_one("#body", VerticalScroll)
        body.can_focus = True
        body.focus()


def _cursor(widget: Any) -> Any:
    """Where one writes in a field."""
    if isinstance(widget, Input):
        return widget.cursor_position
    return widget.cursor_location if isinstance(widget, TextArea) else None


def _go_to(widget: Any, cursor: Any) -> None:
    """Write on there."""
    if isinstance(widget, Input):
        widget.cursor_position = cursor
    elif isinstance(widget, TextArea):
        widget.move_cursor(cursor)


NAMES = {"Esc": "escape"}
"""Keys that people know by another name than Textual."""


def key_line(words: Speaker, keys: tuple[tuple[str, str], ...]) -> Text:
    """Keys and what they do on one line; a click on one presses it."""
    line = Text(no_wrap=True, overflow="ellipsis")
    for key, label in keys:
        part = Text.assemble((spoken(words, key), "bold reverse"), f" {label}  ")
        line.append_text(clickable(part, NAMES.get(key, key.lower())))
    return line
