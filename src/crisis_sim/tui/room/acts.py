"""What the player does in the room: messages, decisions, what goes out. Forms and the gate do the work."""

from __future__ import annotations

from textual.screen import Screen

from crisis_sim.model.seat_view import Letter
from crisis_sim.tui import attention
from crisis_sim.tui.acting import decisions
from crisis_sim.tui.acting.ask import AskSheet
from crisis_sim.tui.acting.compose import ComposeSheet, reply
from crisis_sim.tui.acting.notes import LogSheet, RetractSheet, told_about
from crisis_sim.tui.acting.ordering import choose_measure
from crisis_sim.tui.acting.products import ProductSheet
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.desk import Desk
from crisis_sim.tui.room.notice import Notice


class Acts(Screen[None]):
    """The actions of a seat's keys."""

    def __init__(self, drill: Drill) -> None:
        super().__init__()
        self.drill = drill

    @property
    def desk(self) -> Desk:
        """Inbox and panels."""
        return self.query_one(Desk)

    @property
    def letter(self) -> Letter | None:
        """The message in the reading pane."""
        return self.desk.reading.letter

    def say(self, english: str, **values: object) -> None:
        """Say something in the notice line."""
        self.query_one(Notice).say(lambda: self.drill.words.say(english, **values))

    # what comes in

    def on_desk_wanted(self, event: Desk.Wanted) -> None:
        """Open a message, or look at it again."""
        self.open_message(event.msg)

    def open_message(self, msg: str) -> None:
        """Read a message; one that is closed is opened, a call is taken."""
        self.desk.show(1)
        self.desk.read(msg)
        letter = self.drill.view.inbox[msg]
        if attention.rings(letter) or attention.closed(letter):
            self.give("Open", msg=msg)

    def action_take(self) -> None:
        """Answer the most urgent call, or open what is unread."""
        waiting = attention.unread(self.drill.view)
        if waiting:
            self.open_message(waiting[0])
        else:
            self.say("Nothing is unread.")

    def action_decline(self) -> None:
        """Let the call go that is shown, or else the most urgent one."""
        calls = attention.ringing(self.drill.view)
        if not calls:
            self.say("Nothing rings.")
            return
        shown = self.desk.reading.msg
        self.give("Decline", msg=shown if shown in calls else calls[0])

    def action_acknowledge(self) -> None:
        """Tell the sender that the message arrived."""
        if (letter := self.letter) is not None:
            self.give("Acknowledge", msg=letter.msg)

    def action_walk(self, by: int) -> None:
        """The message above or below in the inbox."""
        self.desk.inbox.action_move(by)
        if (msg := self.desk.inbox.current) is not None:
            self.desk.read(msg)

    def action_reply(self) -> None:
        """Answer the message shown."""
        if (letter := self._opened()) is not None:
            self.app.push_screen(reply(self.drill, letter))

    def action_pass_on(self) -> None:
        """Write a message with the facts of the one shown."""
        if (letter := self._opened()) is not None:
            self.app.push_screen(ComposeSheet(self.drill, facts=self._facts(letter)))

    def _opened(self) -> Letter | None:
        letter = self.letter
        if letter is None or letter.read is None:
            self.say("Open a message first.")
            return None
        return letter

    def _facts(self, letter: Letter) -> list[str]:
        return [fact for fact in letter.facts if fact in self.drill.view.facts]

    # what goes out

    def action_decide(self) -> None:
        """The most pressing decision, or the one that the message shown asks for."""
        waiting = decisions.pending(self.drill.view)
        shown = self.letter
        waiting.sort(key=lambda q: shown is None or q.msg != shown.msg)
        keys = [*(q.decision for q in waiting), *decisions.questions(self.drill.view)]
        if keys:
            decisions.open_decision(self.drill, self.app, keys[0])
        else:
            self.say("Nothing to decide.")

    def action_measure(self) -> None:
        """Order or propose."""
        choose_measure(self.drill, self.app)

    def action_compose(self) -> None:
        """Write."""
        self.app.push_screen(ComposeSheet(self.drill))

    def action_ask(self) -> None:
        """Ask."""
        self.app.push_screen(AskSheet(self.drill))

    def action_product(self) -> None:
        """Report."""
        self.app.push_screen(ProductSheet(self.drill))

    def action_contact(self) -> None:
        """Told in person."""
        self.app.push_screen(told_about(self.drill, letter=self.letter))

    def action_retract(self) -> None:
        """Take back."""
        self.app.push_screen(RetractSheet(self.drill))

    def action_log(self) -> None:
        """Write in the log."""
        self.app.push_screen(LogSheet(self.drill))

    def give(self, kind: str, **p: object) -> None:
        """Give a command; a refusal is told when it comes."""

        async def act() -> None:
            await self.drill.conductor.act(kind, **p)

        self.run_worker(act())
