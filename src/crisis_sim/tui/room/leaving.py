"""Leaving the room: for now, or for good."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.confirm import ConfirmSheet
from crisis_sim.tui.widgets.sheet import Keys, Page


class LeavePage(Page):
    """Leaving keeps everything, and is what Enter does; ending is for good, and asked once more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q", "app.leave_drill", show=False),
        Binding("e", "endex", show=False),
    ]

    def __init__(self, drill: Drill) -> None:
        say = drill.words.say

        def text() -> Text:
            text = Text(say("Everything so far is kept. Go on later with:"))
            text.append(f"\n\n  {drill.resume}\n\n", "bold")
            return text.append(say("Or end the exercise here for good, and see how it went: press e."))

        def keys() -> Keys:
            return (("Enter", say("leave now")), ("e", say("end the exercise")))

        super().__init__(drill, lambda: say("Leave?"), text, keys)

    def action_endex(self) -> None:
        """ENDEX, for whoever means it: no setting turns this question off."""

        def asked() -> str:
            return self.drill.words.say("The exercise ends here. Nothing more can be done in it afterwards.")

        def told(yes: object) -> None:
            if yes:
                self.dismiss(None)
                self.drill.live.end()

        self.app.push_screen(ConfirmSheet(self.drill, asked), told)
