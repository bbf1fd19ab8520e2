"""What is said when the log cannot be written while a drill is on: nothing shown is lost, and it can be tried again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from crisis_sim.session.solo import go_on
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.sheet import Keys, Sheet

if TYPE_CHECKING:
    from crisis_sim.tui.app import CrisisApp


class FullSheet(Sheet[bool]):
    """Enter tries again, Esc leaves: there is no way back into a room whose acts are not kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "again", show=False, priority=True),
        Binding("escape,q", "leave", show=False, priority=True),
    ]

    def __init__(self, drill: Drill, trouble: LogError) -> None:
        super().__init__(drill, lambda: drill.words.say("The log can't be written"))
        self._why = trouble

    def keys(self) -> Keys:
        """Again, or out."""
        say = self.drill.words.say
        return (("Enter", say("try again")), ("Esc", say("leave now")))

    def body(self) -> ComposeResult:
        """What is wrong, what is kept, what is not."""
        say = self.drill.words.say
        kept = say("Everything shown so far is kept. What you did last may have to be done again.")
        text = Text.assemble((self._why.told(self.drill.words.language), "bold"), f"\n\n{kept}")
        yield Prose(text, classes="page")

    def action_again(self) -> None:
        """The disk may take it by now."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Go on another time."""
        self.dismiss(False)


def halt(app: CrisisApp, trouble: LogError) -> None:
    """Nothing goes on before the player has made room, or leaves."""

    def told(again: bool | None) -> None:
        if again:
            app.run_worker(_from_the_log(app), group="opening")
        else:
            app.exit(trouble)

    app.push_screen(FullSheet(app.drill, trouble), told)


async def _from_the_log(app: CrisisApp) -> None:
    """The drill as it is on disk, with what was typed and not sent."""
    sitting = app.sitting
    if sitting is None:
        return
    sitting.keep_drafts()
    await sitting.close()
    try:
        started = await asyncio.to_thread(go_on, sitting.started.log, sitting.started.seat)
    except LogError as error:
        halt(app, error)
        return
    await app.play_on(started._replace(resume=sitting.started.resume), sitting.drill.drafts)
