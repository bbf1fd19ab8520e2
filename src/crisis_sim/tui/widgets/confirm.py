"""Asking once before what can't be taken back."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.said import Said, say_now
from crisis_sim.tui.widgets.sheet import Keys, Sheet


class ConfirmSheet(Sheet[object]):
    """Enter does it, Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,y,j,o", "yes", show=False)]

    def __init__(self, drill: Drill, text: Said) -> None:
        super().__init__(drill, lambda: drill.words.say("This can't be taken back"))
        self._text = text

    def keys(self) -> Keys:
        """Yes and no."""
        say = self.drill.words.say
        return (("Enter", say("do it")), ("Esc", say("go back")))

    def body(self) -> ComposeResult:
        """What is about to be done."""
        yield Prose(Text(say_now(self._text)), classes="page")

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)


async def confirm(app: App[Any], drill: Drill, text: Said) -> bool:
    """Whether the player means it; only asked where the preferences say so. For use in a worker."""
    if not drill.preferences.confirm:
        return True
    return bool(await app.push_screen_wait(ConfirmSheet(drill, text)))
