"""Keys on the screen: the last line, whose keys can be clicked too, and the rows of a help."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rich.style import Style
from rich.text import Text
from textual.widgets import Static

from crisis_sim.language.catalogue import Speaker
from crisis_sim.language.mark import mark

Shown = tuple[str, str, str]
"""A key as Textual names it, as people read it, and what it does."""
SPACES = ((" ", "  "), (" ", " "), ("", " "), ("", " "))
"""What stands before and after the words of a key, from room to spare to the least."""
WORDLESS = ((), (), ("?", "q"), ("?", "q", "space"))
"""Keys that do without words then."""
ALWAYS = ("?", "q")
"""Keys that are shown whatever else has no room: where all keys are, and the way out."""
_NAMES = {"Enter": mark("Enter"), "Esc": mark("Esc"), "space": mark("space")}
"""Keys that a language has a name of its own for."""


class Foot(Static):
    """As many keys as fit on the line, the first ones first; they stand in the same order whatever is left out.

    Nothing is said more briefly for the sake of the `spare` ones.
    """

    def __init__(self, keys: Sequence[Shown], spare: Collection[str] = ()) -> None:
        super().__init__(markup=False, classes="foot")
        self._shown = tuple(keys)
        self._spare = spare

    def show(self, keys: Sequence[Shown]) -> None:
        """Other keys from now on."""
        if tuple(keys) != self._shown:
            self._shown = tuple(keys)
            self.on_resize()

    @property
    def _words(self) -> Speaker | None:
        """What the application speaks with."""
        lobby = getattr(self.app, "lobby", None)
        return getattr(lobby, "words", None)

    def on_resize(self) -> None:
        """Fit the line."""
        self.update(fitted(self._words, self._shown, self.size.width, self._spare))


def fitted(words: Speaker | None, keys: Sequence[Shown], width: int, spare: Collection[str] = ()) -> Text:
    """Keys on a line of at most so many cells: closer together before one is left out that is not to spare."""
    parts, after = list[Text](), ""
    for (before, after), wordless in zip(SPACES, WORDLESS, strict=True):
        parts = [_part(words, key, before, after, wordless) for key in keys]
        needed = (part.cell_len for key, part in zip(keys, parts, strict=True) if key[1] not in spare)
        if sum(needed) - len(after) <= width:
            break
    line = Text(no_wrap=True, overflow="ellipsis")
    room = width + len(after)
    kept = sum(part.cell_len for key, part in zip(keys, parts, strict=True) if key[1] in ALWAYS)
    for (key, shown, _), part in zip(keys, parts, strict=True):
        always = shown in ALWAYS
        if always or line.cell_len + part.cell_len + kept <= room:
            line.append_text(clickable(part, key))
        else:
            room = 0  # a key further on would not stand where it stands when there is room for all
        kept -= part.cell_len if always else 0
    return line


def spoken(words: Speaker | None, shown: str) -> str:
    """Keys by the names that the reader's language has for them: `space + -`, `espace + -`."""
    if words is None:
        return shown
    return " ".join(words.say(_NAMES[key]) if key in _NAMES else key for key in shown.split(" "))


_SIGNS = {
    "question_mark": "?", "slash": "/", "plus": "+", "equals_sign": "=", "minus": "-", "left_square_bracket": "[",
    "right_square_bracket": "]", "left": "←", "right": "→", "up": "↑", "down": "↓", "enter": "Enter", "escape": "Esc",
}  # fmt: skip


def key_name(words: Speaker, key: str) -> str:
    """A key that Textual names, as it stands in a footer: `?`, `Esc`, `F2`, `ctrl+q`."""
    shown = _SIGNS.get(key, key)
    return spoken(words, shown if "+" in shown or shown == "space" or len(shown) == 1 else shown.capitalize())


def _part(words: Speaker | None, key: Shown, before: str, after: str, wordless: Sequence[str]) -> Text:
    said = "" if key[1] in wordless else key[2]
    return Text.assemble((f" {spoken(words, key[1])} ", "bold reverse"), f"{before}{said}{after}")


def clickable(text: Text, key: str) -> Text:
    """The text, which presses a key when it is clicked."""
    text.stylize(Style(meta={"@click": f"app.simulate_key('{key}')"}))
    return text


def key_rows(rows: Iterable[tuple[str, str]], width: int = 7) -> Text:
    """A table of keys and what they do; `width` cells for the keys.

    >>> key_rows([("n", "next"), ("?", "help")]).plain
    ' n      next\\n ?      help\\n'
    """
    text = Text()
    for shown, label in rows:
        text.append(f" {shown:<{width}}", "bold").append(f"{label}\n")
    return text
