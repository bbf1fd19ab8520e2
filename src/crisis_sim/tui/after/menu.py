"""What can be done after the hot wash: its keys, from which bindings, footer and help are made, and what they do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.screen import Screen
from textual.widgets import Static

from crisis_sim.analysis.lookback import LookBack
from crisis_sim.language.mark import mark
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.after.again import AgainSheet
from crisis_sim.tui.after.hearing import Hearing
from crisis_sim.tui.after.rating import RatingSheet
from crisis_sim.tui.after.reading import ReportScreen, save, written
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.replay.opened import open_replay
from crisis_sim.tui.room.keys import Key
from crisis_sim.tui.widgets.sheet import Page

if TYPE_CHECKING:
    from crisis_sim.tui.app import CrisisApp

KEYS = (
    Key(
        "h",
        "h",
        "hearing",
        mark("The hearing: five questions from the log; your answers are kept in it. Esc leaves it, h goes on."),
        mark("hearing"),
    ),
    Key(
        "g",
        "g",
        "ratings",
        mark("Rate yourself by objective, beside the rating that is suggested."),
        mark("rate yourself"),
    ),
    Key("r", "r", "report", mark("Read the whole report."), mark("full report")),
    Key("s", "s", "save", mark("Save the report as Markdown beside the log."), mark("save the report")),
    Key("v", "v", "replay", mark("Replay: any moment, any seat's view."), mark("replay")),
    Key(
        "o",
        "o",
        "again",
        mark("Once more: another seat, other chances, or another option at your key choice."),
        mark("once more"),
    ),
    Key("x", "x", "stop_futures", mark("Stop working out the futures."), mark("stop the futures")),
    Key("b", "b", "browser", mark("Back to the scenarios."), mark("scenarios")),
    Key("question_mark", "?", "help", "", mark("help")),
    Key("q,escape", "q", "leave", mark("Leave."), mark("leave")),
)
FOOT = ("h", "r", "v", "o", "?", "q", "g", "s", "b")
"""The keys of the footer, by how much they matter."""


class Menu(Screen[None]):
    """The actions of the keys. Whatever needs the look back waits until it is worked out."""

    def __init__(self, drill: Drill) -> None:
        super().__init__()
        self.drill = drill
        self.back: LookBack | None = None

    def say(self, english: str, **values: object) -> None:
        """Say something in the line above the keys."""
        self.query_one("#said", Static).update(Text(self.drill.words.say(english, **values)))

    def action_hearing(self) -> None:
        """Five questions, one after the other, then the ratings."""
        if self.back is not None:
            self.app.push_screen(Hearing(self.drill, self.back), self._heard)

    def _heard(self, all_answered: bool | None) -> None:
        if all_answered:
            self.action_ratings()

    def action_ratings(self) -> None:
        """Rate yourself, one objective after the other."""
        if self.back is not None and self.back.rated:
            self.app.push_screen(RatingSheet(self.drill, self.back))
        elif self.back is not None:
            self.say("There is nothing to rate: nothing that was expected of this seat came to be judged.")

    def action_report(self) -> None:
        """Read the report."""
        self.run_worker(self._report(), exclusive=True, group="report")

    async def _report(self) -> None:
        self.say("Writing the report…")
        try:
            document = await asyncio.to_thread(written, self.drill, self.drill.words.language)
        except LogError as trouble:
            self.say("{why}", why=trouble.told(self.drill.words.language))
            return
        self.say("")
        self.app.push_screen(ReportScreen(self.drill, document))

    def action_save(self) -> None:
        """Save the report beside the log."""
        self.run_worker(self._save(), exclusive=True, group="report")

    async def _save(self) -> None:
        try:
            path = await asyncio.to_thread(save, self.drill, self.drill.words.language)
        except LogError as trouble:
            self.say("The report could not be saved: {why}", why=trouble.told(self.drill.words.language))
        except OSError as trouble:
            self.say("The report could not be saved: {why}", why=str(trouble))
        else:
            self.say("Saved: {path}", path=str(path))

    def action_replay(self) -> None:
        """Look at the drill again, from any side."""
        open_replay(self.app, self.drill.log, self.drill.words.language, self.drill.preferences)

    def action_again(self) -> None:
        """Once more with another seat, draw or choice."""
        if self.back is not None:
            self.app.push_screen(AgainSheet(self.drill, self.back))

    def action_browser(self) -> None:
        """Back to the scenarios."""
        app = cast("CrisisApp", self.app)
        app.run_worker(app.to_browser(), group="again")

    def action_leave(self) -> None:
        """Leave after ENDEX."""
        app = cast("CrisisApp", self.app)
        app.run_worker(app.action_leave_drill(), group="again")

    def action_help(self) -> None:
        """What can be done here."""
        say = self.drill.words.say

        def text() -> Text:
            text = Text()
            for key in KEYS:
                if key.label:
                    text.append(f" {key.shown} ", "bold reverse").append(f"  {say(key.label)}\n")
            return text

        self.app.push_screen(Page(self.drill, lambda: say("After the exercise"), text))
