"""Settings: whatever is changed counts at once and is kept. Nothing here changes a run."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Select, Static

from crisis_sim.language.catalogue import AUTONYMS
from crisis_sim.language.mark import mark
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.start.row import Row, select
from crisis_sim.tui.themes import TITLES
from crisis_sim.tui.widgets.foot import Foot

_HABITS = (
    ("slow", mark("Slow down"), mark("to ×1 for a decision or a phone call")),
    ("confirm", mark("Confirm"), mark("before what can't be taken back")),
    ("guided", mark("Guidance"), mark("offered in new drills")),
)


class SettingsSheet(ModalScreen[None]):
    """One line each; Esc closes."""

    AUTO_FOCUS = "#set-language"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", mark("close"), show=False)]

    def __init__(self, lobby: Lobby) -> None:
        super().__init__()
        self._lobby = lobby
        self._spoken = ""

    def compose(self) -> ComposeResult:
        """Language, theme, habits, where they are kept."""
        self._spoken = self._lobby.words.language
        words, preferences = self._lobby.words, self._lobby.preferences
        say = words.say
        with Vertical(id="sheet") as sheet:
            sheet.border_title = Content(say("Settings"))
            with VerticalScroll(id="body", can_focus=False):
                yield Row(say("Language"), select(AUTONYMS, words.language, id="set-language"))
                themes = [(say(title), name) for name, title in TITLES.items()]
                yield Row(say("Theme"), select(themes, self.app.theme, id="set-theme"))
                for name, label, when in _HABITS:
                    options = [(f"{say('yes')}{words.colon} {say(when)}", "yes"), (say("no"), "no")]
                    value = "yes" if getattr(preferences, name) else "no"
                    yield Row(say(label), select(options, value, id=f"set-{name}"))
                yield Static(self._kept(), markup=False, classes="hint")
            close = ("escape", "Esc", say("close"))
            yield Foot((("tab", "Tab", say("next")), ("enter", "Enter", say("choose")), close))

    def _kept(self) -> Text:
        say, preferences = self._lobby.words.say, self._lobby.preferences
        if preferences.path is None:
            return Text("\n" + say("These settings hold until you leave."))
        text = Text("\n" + say("Kept in {file}; delete it to begin anew.", file=str(preferences.path)))
        for folder in preferences.folders:
            text.append("\n" + say("Scenarios are looked for in {folder}.", folder=folder))
        return text

    async def retranslate(self) -> None:
        """In another language, with the field where one was; another theme leaves the fields as they are."""
        if self._spoken == self._lobby.words.language:
            return
        focused = self.focused.id if self.focused is not None else None
        await self.recompose()
        if focused is not None and self.query(f"#{focused}"):
            self.query_one(f"#{focused}").focus()

    def on_select_changed(self, event: Select.Changed) -> None:
        """It counts at once."""
        event.stop()
        key, value = (event.select.id or "").removeprefix("set-"), str(event.value)
        preferences = self._lobby.preferences
        if key == "language" and value != self._lobby.words.language:
            self.app.call_later(self.app.run_action, f"app.language('{value}')")
        elif key == "theme" and value != self.app.theme:
            self.app.call_later(self.app.run_action, f"app.theme('{value}')")
        elif key in ("slow", "confirm", "guided") and getattr(preferences, key) != (value == "yes"):
            setattr(preferences, key, value == "yes")
            preferences.save()
