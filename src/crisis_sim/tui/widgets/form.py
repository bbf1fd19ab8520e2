"""Forms: sheets that give a command. Nothing typed is lost: neither when it is refused nor when the form is closed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.confirm import confirm
from crisis_sim.tui.widgets.fields import MOST, YesNo
from crisis_sim.tui.widgets.pick import Choice
from crisis_sim.tui.widgets.said import Said, say_now
from crisis_sim.tui.widgets.sheet import Sheet


class Form(Sheet[bool]):
    """A sheet that gives a command. It stays open, with everything typed, when the command is refused.

    With a `draft` name what was typed and not sent is there again when a form of that name is opened.
    """

    VERTICAL_BREAKPOINTS = [(0, "-flat"), (30, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "submit", show=False, priority=True),
    ]

    def __init__(self, drill: Drill, title: Said, verb: Said, *, draft: str = "") -> None:
        super().__init__(drill, title, lambda: (("F2", say_now(verb)), ("Tab", drill.words.say("next field"))))
        self._draft = draft
        self._blank: dict[str, Any] = {}
        self._refused: dict[str, Any] | None = None

    def on_mount(self) -> None:
        """What was typed before is there again."""
        self._blank = self._typed()
        if kept := self.drill.drafts.get(self._draft):
            self._restore(kept)
            self.trouble(lambda: self.drill.words.say("Here is what you had begun."))

    def begin_on_top(self) -> None:
        """The first field has the focus, and what stands above it stays in sight: it is to be read first."""
        first = next((widget for widget in self.query("#body *") if widget.focusable), None)
        if first is not None:
            first.focus(scroll_visible=False)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def _mended(self) -> None:
        """A refusal stands until something is changed; where something is changed is in sight."""
        if self.focused is not None and self._typed() != self._blank:
            self.focused.scroll_visible(animate=False)
        if self._refused is not None and self._typed() != self._refused:
            self._refused = None
            self.trouble("")

    def on_input_submitted(self) -> None:
        """Enter in a line goes to the next field."""
        self.focus_next()

    def action_close(self) -> None:
        """Close; what was typed is kept for the next time."""
        self.keep()
        self.dismiss(None)

    def action_submit(self) -> None:
        """Give the command; what the gate answers decides whether the sheet closes."""
        self.run_worker(self._submit(), exclusive=True)

    async def _submit(self) -> None:
        if self._fault():
            self._refuse(self._fault)
            return
        if self.weighed() and not await confirm(self.app, self.drill, self.weighed):
            return
        await self.hand_in(self.give)

    async def hand_in(self, give: Callable[[], Awaitable[str | None]]) -> None:
        """Give a command; say why it was refused, or be done with what was typed."""
        self.trouble("…")
        why = await give()
        if why is None:
            self.drill.drafts.pop(self._draft, None)
            self.done()
        else:
            self._refuse(lambda: self.drill.words.say("Refused: {why}", why=self.drill.words.refused(why)))

    def _refuse(self, why: Said) -> None:
        """Say why it does not go, and go to where that is mended."""
        self.trouble(why)
        self._refused = self._typed()
        where = self._longest() if self._too_long() else self.amiss()
        for field in self.query(f"#{where}") if where else ():
            field.focus(scroll_visible=False)
            self.call_after_refresh(field.scroll_visible, animate=False)  # once the message has taken its lines

    def _fault(self) -> str:
        return self._too_long() or self.fault()

    def _too_long(self) -> str:
        """A text that no command takes; it stays as it is, to be shortened."""
        words, most = self.drill.words, max((len(area.text) for area in self.query(TextArea)), default=0)
        if most <= MOST:
            return ""
        return words.say(
            "A text has {n} characters; at most {most} fit.", n=words.number(most), most=words.number(MOST)
        )

    def _longest(self) -> str:
        return max(self.query(TextArea), key=lambda area: len(area.text)).id or ""

    def fault(self) -> str:
        """What is wrong with what was typed, in words; empty when it can be sent."""
        return ""

    def amiss(self) -> str:
        """The id of the field in which something is wrong or missing; empty where it is no field's fault."""
        return ""

    def weighed(self) -> str:
        """What to ask before sending because it can't be taken back; empty where nothing needs asking."""
        return ""

    async def give(self) -> str | None:
        """Give the command. Returns why it was refused."""
        raise NotImplementedError

    def done(self) -> None:
        """The command was taken."""
        self.dismiss(True)

    # what was typed

    def kept(self) -> Any:
        """What differs from what stood there at first: the rest is said anew."""
        return {key: value for key, value in self._typed().items() if value != self._blank.get(key)}

    def put_back(self, kept: Any) -> None:
        """Type it again."""
        refused = self._refused is not None
        self._blank = self._typed()
        self._restore(kept)
        self._refused = self._typed() if refused else None

    def _typed(self) -> dict[str, Any]:
        """What every field holds."""
        found: dict[str, Any] = {line.id: line.value for line in self.query(Input) if line.id}
        found |= {area.id: area.text for area in self.query(TextArea) if area.id}
        found |= {tick.id: tick.value for tick in self.query(YesNo) if tick.id}
        return found | {choice.id: list(choice.picked) for choice in self.query(Choice) if choice.id}

    def keep(self) -> None:
        """What was typed and not sent is there again when the form is opened another time."""
        self.drill.drafts.pop(self._draft, None)
        if self._draft and (typed := self._typed()) != self._blank:
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
