"""Rating oneself: one objective at a time, beside the rating that is suggested; kept in the log."""

from __future__ import annotations

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
        super().__init__(drill, drill.words.say("Rate yourself"), drill.words.say("keep"))
        self._back = back
        self._names = Names(back.parts.course.index, drill.words.language)
        done = {e.p.get("objective") for e in drill.live.link.session.lines[-200:] if _own(e, back.seat)}
        self._left = [rating for rating in back.rated if rating.objective not in done] or list(back.rated)

    def body(self) -> ComposeResult:
        """Objective and suggestion, rating, comment."""
        words = self.drill.words
        yield Prose(id="objective", classes="page")
        items = [Item(letter, self._names.code(letter)) for letter in RATINGS]
        yield Choice(self.drill, words.say("Rating"), lambda: items, id="rating")
        yield Lines(words.say("Comment"), id="comment", placeholder=words.say("why this rating; may stay empty"))

    def on_mount(self) -> None:
        """The first objective."""
        self._show()

    def _show(self) -> None:
        words, rating = self.drill.words, self._left[0]
        place = self._back.rated.index(rating) + 1
        head = words.say("Objective {n} of {all}", n=place, all=len(self._back.rated))
        aim, bar = " ".join(words.pick(rating.text).split()), gauge(rating.met, 0, rating.judged, BAR)
        said = words.say("suggested: {rating}", rating=self._names.code(rating.suggested))
        text = Text.assemble((head, "bold"), f"\n\n{aim}\n\n{bar} {rating.met}/{rating.judged}  ", (said, "bold"))
        for one in self._missed(rating):
            text.append(f"\n✗ {one}", "dim")
        self.query_one("#objective", Prose).show(text)
        self.query_one("#rating", Choice).pick([rating.suggested])
        self.query_one("#comment", TextArea).text = ""
        self.query_one("#rating").focus()
        self.trouble("")

    def _missed(self, rating: Rating) -> list[str]:
        return [" ".join(self.drill.words.pick(e.text).split()) for e in rating.evidence if e.result == "missed"]

    async def _submit(self) -> None:
        """Keep it; then the next."""
        self.trouble("…")
        why = await self.give()
        if why is not None:
            self.trouble(self.drill.words.say("Refused: {why}", why=self.drill.words.refused(why)))
            return
        self._left.pop(0)
        if self._left:
            self._show()
        else:
            self.dismiss(True)

    async def give(self) -> str | None:
        """The rating, as the seat's own."""
        return await self.drill.live.control(
            "Rate",
            objective=self._left[0].objective,
            rating=self.query_one("#rating", Choice).value,
            text=self.query_one("#comment", TextArea).text.strip(),
            seat=self._back.seat,
        )


def _own(line: object, seat: str) -> bool:
    return isinstance(line, Event) and line.kind == "RatingGiven" and line.p.get("seat") == seat
