"""Text that wraps with hanging indents."""

from __future__ import annotations

import re

from rich.console import Console
from rich.text import Text
from textual.widgets import Static

_LEAD = re.compile(r"^[ │├└─]*(?:(?:[▪»?·–→←]|\d+\.|[a-z]\)|\d\d:\d\d) +)?")
_BARS = str.maketrans("├", "│")


class Prose(Static):
    """A text as wide as its place; lines that wrap keep the indent of their bullet, number or spaces."""

    def __init__(self, text: Text | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._text = text or Text()

    def show(self, text: Text) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self._wrap()

    def on_mount(self) -> None:
        """Show it before the width is known."""
        self._wrap()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._wrap()

    def _wrap(self) -> None:
        self.update(hang(self._text, self.content_region.width, self.app.console))


def hang(text: Text, width: int, console: Console) -> Text:
    """The text wrapped at `width`, with hanging indents; as it is where the width is not known yet.

    >>> print(hang(Text("▪ one two"), 6, Console()).plain)
    ▪ one
      two
    """
    if width < 6:
        return text
    done: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        found = _LEAD.match(line.plain)
        lead = found.end() if found else 0
        if lead * 2 > width or not line.plain.strip():
            done.append(line)
            continue
        for n, part in enumerate(line[lead:].wrap(console, width - lead)):
            part.rstrip()
            done.append((_under(line.plain[:lead]) if n else line[:lead]).append_text(part))
    return Text("\n").join(done)


def _under(lead: str) -> Text:
    """What stands below a lead: spaces, and the bars of a tree that go on."""
    bars = "".join("│" if c == "│" else " " for c in lead.translate(_BARS))
    return Text().append(bars, "dim")  # a style of its own would be that of all that is appended
