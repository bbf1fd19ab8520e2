"""Rating oneself: one objective at a time, beside the rating that is suggested; kept in the log."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import TextArea

from crisis_sim.analysis.lookback import LookBack
from crisis_sim.analysis.ratings import Rating
from crisis_sim.model.events import Event
from crisis_sim.report.debriefing.names import Names
from crisis_sim.tui.after.texts import BAR
from crisis_sim.tui.board.gauge import gauge
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Lines
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.pick import Choice, Item
from crisis_sim.tui.widgets.prose import Prose

RATINGS = ("P", "S", "M", "U")


class RatingSheet(Form):
    """Goes on to the next objective until all are rated; Esc leaves the rest."""

    AUTO_FOCUS = "#rating"

    def __init__(self, drill: Drill, back: LookBack) -> None:
        super().__init__(drill, lambda: drill.words.say("Rate yourself"), lambda: drill.words.say("keep"))
        self._back = back
        done = {e.p.get("objective") for e in drill.live.link.session.lines[-200:] if _own(e, back.seat)}
        self._left = [rating for rating in back.rated if rating.objective not in done] or list(back.rated)

    def body(self) -> ComposeResult:
        """Objective and suggestion, rating, comment."""
        words = self.drill.words
        yield Prose(id="objective", classes="page")
        items = [Item(letter, self._code(letter)) for letter in RATINGS]
        yield Choice(self.drill, words.say("Rating"), lambda: items, id="rating")
        yield Lines(words.say("Comment"), id="comment", placeholder=words.say("why this rating; may stay empty"))

    def on_mount(self) -> None:
        """The first objective."""
        self._show()

    def _show(self) -> None:
        self.drawn()
        self.query_one("#rating", Choice).pick([self._left[0].suggested])
        self.query_one("#comment", TextArea).text = ""
        self._blank = self._typed()
        self.query_one("#rating").focus()
        self.trouble("")

    def put_back(self, kept: Any) -> None:
        """What is suggested stands there unless something else was chosen."""
        self.query_one("#rating", Choice).pick([self._left[0].suggested])
        super().put_back(kept)

    def _code(self, letter: str) -> str:
        return Names(self._back.parts.course.index, self.drill.words.language).code(letter)

    def drawn(self) -> None:
        """The objective, what is suggested, and what was missed."""
        words, rating = self.drill.words, self._left[0]
        place = self._back.rated.index(rating) + 1
        head = words.say("Objective {n} of {all}", n=place, all=len(self._back.rated))
        aim, bar = " ".join(words.pick(rating.text).split()), gauge(rating.met, 0, rating.judged, BAR)
        said = words.say("suggested: {rating}", rating=self._code(rating.suggested))
        text = Text.assemble((head, "bold"), f"\n\n{aim}\n\n{bar} {rating.met}/{rating.judged}  ", (said, "bold"))
        for one in self._missed(rating):
            text.append(f"\n✗ {one}", "dim")
        self.query_one("#objective", Prose).show(text)

    def _missed(self, rating: Rating) -> list[str]:
        return [" ".join(self.drill.words.pick(e.text).split()) for e in rating.evidence if e.result == "missed"]

    async def give(self) -> str | None:
        """The rating, as the seat's own."""
        return await self.drill.live.control(
            "Rate",
            objective=self._left[0].objective,
            rating=self.query_one("#rating", Choice).value,
            text=self.query_one("#comment", TextArea).text.strip(),
            seat=self._back.seat,
        )

    def done(self) -> None:
        """The next objective."""
        self._left.pop(0)
        if self._left:
            self._show()
        else:
            super().done()


def _own(line: object, seat: str) -> bool:
    return isinstance(line, Event) and line.kind == "RatingGiven" and line.p.get("seat") == seat
