"""The command palette: every action of the present screen by its name, then what works everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from crisis_sim.language.catalogue import AUTONYMS
from crisis_sim.language.mark import mark
from crisis_sim.tui.themes import TITLES
from crisis_sim.tui.widgets.foot import key_name

if TYPE_CHECKING:
    from crisis_sim.tui.house import House

EVERYWHERE = (
    ("app.settings", mark("settings")),
    ("app.language('en')", mark("language: English")),
    ("app.language('nl')", mark("language: Dutch")),
    ("app.language('fr')", mark("language: French")),
    ("app.stop", mark("leave the program; everything is kept")),
)

_TEXTUAL = {
    "Focus Next": mark("to the next part of the screen"),
    "Focus Previous": mark("to the part before"),
    "Copy selected text": mark("copy the text that is marked"),
}
"""What Textual calls its own bindings of every screen: how we say it."""


class Named(NamedTuple):
    """An action with its name in the present language, and its key as the footer writes it."""

    name: str
    action: str
    key: str = ""


class Actions(Provider):
    """What can be done now."""

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for each in self._actions():
            yield DiscoveryHit(_line(Content(each.name), each.key), self._does(each), text=each.name)

    async def search(self, query: str) -> Hits:
        """What fits; else a line that says that nothing does, as Textual would say it in English only."""
        matcher = self.matcher(query)
        none = True
        for each in self._actions():
            if (score := matcher.match(each.name)) > 0:
                none = False
                yield Hit(score, _line(matcher.highlight(each.name), each.key), self._does(each), text=each.name)
        if none:
            nothing = cast("House", self.app).lobby.words.say("Nothing found")
            yield Hit(0.01, Content(nothing).stylize("dim"), lambda: None, text=nothing)

    def _does(self, each: Named) -> Callable[[], object]:
        namespace = self.app if each.action.startswith("app.") else self.screen
        return lambda: self.app.call_later(self.app.run_action, each.action, namespace)

    def _actions(self) -> Iterator[Named]:
        app = cast("House", self.app)
        say = app.lobby.words.say
        told: set[str] = set()
        for binding in sorted(_bindings(self.screen), key=lambda found: found.description in _TEXTUAL):
            if binding.description and binding.action not in told:
                told.add(binding.action)
                name = say(_TEXTUAL.get(binding.description, binding.description))
                yield Named(name, binding.action, key_name(app.lobby.words, binding.key))
        own = {f"app.language('{code}')": name for name, code in AUTONYMS}
        for action, name in EVERYWHERE:
            if action not in told:
                said, itself = say(name), own.get(action, "")
                yield Named(said if itself.casefold() in said.casefold() else f"{said} ({itself})", action)
        for theme, title in TITLES.items():
            yield Named(say("theme: {name}", name=say(title)), f"app.theme('{theme}')")


def _line(name: Content, key: str) -> Content:
    """Name and key on one line."""
    return Content.assemble(name, "  ", (key, "dim")) if key else name


def _bindings(screen: object) -> Iterator[Binding]:
    """A screen's own bindings, in the order in which they were written."""
    bindings = getattr(screen, "_bindings", None)
    for found in (bindings.key_to_bindings if bindings is not None else {}).values():
        yield from found
