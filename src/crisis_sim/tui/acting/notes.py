"""Contacts told in person, corrections, and the seat's own log."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from crisis_sim.model.seat_view import Letter
from crisis_sim.model.telling import to_tell, worth_telling
from crisis_sim.tui.acting.known import fact_items
from crisis_sim.tui.acting.people import contact_items
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Line, Lines
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.pick import Choice, Item

LATE = re.compile(r"^\[\d?\d[:.h]\d\d\] ")
"""How a log entry begins that is about an earlier time."""
_TIME = re.compile(r"^([01]?\d|2[0-3])[:.h]?([0-5]\d)$")


class ContactSheet(Form):
    """What was told in person or by phone outside the system."""

    def __init__(self, drill: Drill, *, to: Sequence[str] = (), facts: Sequence[str] = ()) -> None:
        draft = f"contact:{' '.join((*to, *facts))}"
        say = drill.words.say
        super().__init__(drill, lambda: say("Told in person or by phone"), lambda: say("note"), draft=draft)
        self._to, self._facts = list(to), [fact for fact in facts if fact in drill.view.facts]

    def body(self) -> ComposeResult:
        """Whom, which facts, in which words."""
        drill, words = self.drill, self.drill.words
        contacts = contact_items(words, drill.view)
        facts = fact_items(words, drill.view, drill.now)
        text = words.joined(" ".join(words.fact(drill.view.facts[fact]).split()) for fact in self._facts)
        yield Choice(drill, words.say("To"), lambda: contacts, self._to, id="actor", many=True)
        yield Choice(drill, words.say("Facts"), lambda: facts, self._facts, id="facts", many=True,
                     none=words.say("none"))  # fmt: skip
        yield Lines(words.say("Text"), id="text", value=text, placeholder=words.say("what was said"))

    def amiss(self) -> str:
        """Nobody who was told."""
        return "" if self.query_one("#actor", Choice).picked else "actor"

    async def give(self) -> str | None:
        """Note it."""
        return await self.drill.conductor.act(
            "LogContact",
            actor=self.query_one("#actor", Choice).picked,
            facts=self.query_one("#facts", Choice).picked,
            text=self.query_one("#text", TextArea).text.strip(),
        )


def told_about(drill: Drill, *, letter: Letter | None = None, fact: str | None = None) -> ContactSheet:
    """Told in person: a fact, or what a message said. To whom is what the sender asked for or the plan says."""
    if fact is not None:
        return ContactSheet(drill, to=to_tell(drill.view, [fact])[:1], facts=[fact])
    if letter is None or letter.read is None:
        return ContactSheet(drill)
    if letter.request and letter.about in drill.view.facts:
        return ContactSheet(drill, to=[letter.from_], facts=[str(letter.about)])
    return ContactSheet(drill, to=to_tell(drill.view, letter.facts)[:1], facts=letter.facts)


def told_to(drill: Drill, actor: str) -> ContactSheet:
    """Told in person: somebody, and what the plan says that they should know."""
    return ContactSheet(drill, to=[actor], facts=worth_telling(drill.view, actor)[:5])


class RetractSheet(Form):
    """A correction: the facts of a message that this seat sent are taken back."""

    def __init__(self, drill: Drill, msg: str | None = None) -> None:
        say = drill.words.say
        super().__init__(drill, lambda: say("Take back"), lambda: say("send"), draft=f"retract:{msg}")
        self._msg = msg

    def body(self) -> ComposeResult:
        """Which message, and why."""
        drill, words = self.drill, self.drill.words
        sent = [
            Item(
                letter.msg,
                f"{words.time(letter.tick)} {words.short(letter.to)}{words.colon} {words.pick(letter.title)}",
                words.joined(words.fact(drill.view.facts[key]) for key in letter.facts if key in drill.view.facts),
            )
            for letter in reversed(drill.view.outbox.values())
            if letter.facts
        ]
        yield Choice(drill, words.say("Message"), lambda: sent, [self._msg] if self._msg else [], id="msg")
        yield Lines(words.say("Text"), id="text", placeholder=words.say("what is right instead"))

    def amiss(self) -> str:
        """No message to take back."""
        return "" if self.query_one("#msg", Choice).picked else "msg"

    async def give(self) -> str | None:
        """Send the correction."""
        return await self.drill.conductor.act(
            "Retract",
            msg=self.query_one("#msg", Choice).value or "",
            text=self.query_one("#text", TextArea).text.strip() or None,
        )


class LogSheet(Form):
    """One line in the seat's log; one about an earlier time says so."""

    def __init__(self, drill: Drill) -> None:
        say = drill.words.say
        super().__init__(drill, lambda: say("Write in the log"), lambda: say("note"), draft="log")

    def body(self) -> ComposeResult:
        """The line, for which Enter is enough; and the time of a late entry."""
        words = self.drill.words
        yield Line(words.say("Text"), id="text", placeholder=words.say("what, and why"))
        yield Line(words.say("Late entry"), id="late", placeholder=words.say("optional: when it was, such as 14:05"))

    def on_input_submitted(self) -> None:
        """Enter writes it."""
        self.action_submit()

    def fault(self) -> str:
        """A time is a time of day."""
        late = self.query_one("#late", Input).value.strip()
        return "" if not late or _TIME.match(late) else self.drill.words.say("A time, such as 14:05.")

    def amiss(self) -> str:
        """A time that is none, or nothing to write."""
        return "late" if self.fault() else "text"

    async def give(self) -> str | None:
        """Write it."""
        text = self.query_one("#text", Input).value.strip()
        at = _TIME.match(self.query_one("#late", Input).value.strip())
        if at is not None and text:
            text = f"[{int(at[1]):02d}:{at[2]}] {text}"
        return await self.drill.conductor.act("WriteLog", text=text)
