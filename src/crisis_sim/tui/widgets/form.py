"""Forms: sheets that give a command. Nothing typed is lost: neither when it is refused nor when the form is closed."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.confirm import confirm
from crisis_sim.tui.widgets.fields import MOST, YesNo
from crisis_sim.tui.widgets.pick import Choice
from crisis_sim.tui.widgets.sheet import Sheet


class Form(Sheet[bool]):
    """A sheet that gives a command. It stays open, with everything typed, when the command is refused.

    With a `draft` name what was typed and not sent is there again when a form of that name is opened.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "submit", show=False, priority=True),
    ]

    def __init__(self, drill: Drill, title: str, verb: str, *, draft: str = "") -> None:
        super().__init__(drill, title, (("F2", verb), ("Tab", drill.words.say("next field"))))
        self._draft = draft
        self._blank: dict[str, Any] = {}
        self._refused: dict[str, Any] | None = None

    def on_mount(self) -> None:
        """What was typed before is there again."""
        self._blank = self._typed()
        if kept := self.drill.drafts.get(self._draft):
            self._restore(kept)
            self.trouble(self.drill.words.say("Here is what you had begun."))

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def _mended(self) -> None:
        """A refusal stands until something is changed."""
        if self._refused is not None and self._typed() != self._refused:
            self._refused = None
            self.trouble("")

    def on_input_submitted(self) -> None:
        """Enter in a line goes to the next field."""
        self.focus_next()

    def action_close(self) -> None:
        """Close; what was typed is kept for the next time."""
        self._keep()
        self.dismiss(None)

    def action_submit(self) -> None:
        """Give the command; what the gate answers decides whether the sheet closes."""
        self.run_worker(self._submit(), exclusive=True)

    async def _submit(self) -> None:
        if fault := self._too_long() or self.fault():
            self.trouble(fault)
            self._refused = self._typed()
            return
        weighed = self.weighed()
        if weighed and not await confirm(self.app, self.drill, weighed):
            return
        self.trouble("…")
        why = await self.give()
        if why is None:
            self.drill.drafts.pop(self._draft, None)
            self.dismiss(True)
        else:
            self.trouble(self.drill.words.say("Refused: {why}", why=self.drill.words.refused(why)))
            self._refused = self._typed()

    def _too_long(self) -> str:
        """A text that no command takes; it stays as it is, to be shortened."""
        words, most = self.drill.words, max((len(area.text) for area in self.query(TextArea)), default=0)
        if most <= MOST:
            return ""
        return words.say(
            "A text has {n} characters; at most {most} fit.", n=words.number(most), most=words.number(MOST)
        )

    def fault(self) -> str:
        """What is wrong with what was typed, in words; empty when it can be sent."""
        return ""

    def weighed(self) -> str:
        """What to ask before sending because it can't be taken back; empty where nothing needs asking."""
        return ""

    async def give(self) -> str | None:
        """Give the command. Returns why it was refused."""
        raise NotImplementedError

    # what was typed

    def _typed(self) -> dict[str, Any]:
        """What every field holds."""
        found: dict[str, Any] = {line.id: line.value for line in self.query(Input) if line.id}
        found |= {area.id: area.text for area in self.query(TextArea) if area.id}
        found |= {tick.id: tick.value for tick in self.query(YesNo) if tick.id}
        return found | {choice.id: list(choice.picked) for choice in self.query(Choice) if choice.id}

    def _keep(self) -> None:
        if self._draft:
            typed = self._typed()
            if typed != self._blank:
                self.drill.drafts[self._draft] = typed

    def _restore(self, kept: dict[str, Any]) -> None:
        for line in self.query(Input):
            line.value = kept.get(line.id or "", line.value)
        for area in self.query(TextArea):
            area.text = kept.get(area.id or "", area.text)
        for tick in self.query(YesNo):
            tick.value = kept.get(tick.id or "", tick.value)
        for choice in self.query(Choice):
            choice.pick(kept.get(choice.id or "", choice.picked))
