"""Text that wraps with hanging indents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

_LEAD = re.compile(r"^[ │├└─]*(?:(?:[▪»?·–→←✓✗●○◆◇■□▲]|\d+\.|[a-z]\)|\d\d:\d\d) +)?")
NARROW = 6
"""Cells below which nothing is wrapped: the width is not known yet."""
_TIE, _NARROW_TIE = "\U0010fffc", "\U0010fffd"
"""Stand in for spaces that no line breaks at: no font and no text has these signs."""
_BARS = str.maketrans("├", "│")


class Prose(Widget):
    """A text as wide as its place; lines that wrap keep the indent of their bullet, number or spaces.

    It is wrapped once for a width, and only the lines in sight are drawn: a text may be as long as it likes.
    """

    DEFAULT_CSS = """
    Prose { height: auto; }
    """

    def __init__(self, text: Text | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._text = text or Text()
        self._wrapped: dict[int, list[Text]] = {}

    def show(self, text: Text) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self._wrapped.clear()
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its longest line."""
        return max((line.cell_len for line in self._text.split("\n")), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it has at that width."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        lines = self._lines(self.size.width)
        line = lines[y] if y < len(lines) else Text()
        if (selection := self.text_selection) is not None and (span := selection.get_span(y)) is not None:
            line = line.copy()
            line.stylize(
                self.screen.get_component_rich_style("screen--selection"), span[0], *(n for n in span[1:] if n >= 0)
            )
        return Strip(line.render(self.app.console)).apply_style(self.rich_style).apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is marked with the mouse, to be copied."""
        return selection.extract("\n".join(line.plain for line in self._lines(self.size.width))), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is marked."""
        self.refresh()

    def _lines(self, width: int) -> list[Text]:
        if width not in self._wrapped:
            if len(self._wrapped) > 1:
                self._wrapped.clear()
            self._wrapped[width] = hung(self._text, width, self.app.console)
        return self._wrapped[width]


def hung(text: Text, width: int, console: Console) -> list[Text]:
    """The lines of the text wrapped at `width`, with hanging indents; as they are where the width is not known yet.

    >>> [line.plain for line in hung(Text("▪ one two"), 6, Console())]
    ['▪ one', '  two']
    """
    lines = text.split("\n", allow_blank=True)
    return [part for line in lines for part in _hung(line, width, console)] if width >= NARROW else [*lines]


def _hung(line: Text, width: int, console: Console) -> Iterator[Text]:
    if "\t" in line.plain:
        line = line.copy()
        line.expand_tabs(4)
    if line.cell_len <= width or not line.plain.strip():
        yield line
        return
    found = _LEAD.match(line.plain)
    lead = found.end() if found else 0
    if lead * 2 > width:
        lead = 0
    for n, part in enumerate(wrapped(line[lead:], width - lead, console)):
        yield (_under(line.plain[:lead]) if n else line[:lead]).append_text(part)


def wrapped(line: Text, width: int, console: Console) -> list[Text]:
    """A line in lines of at most so many cells; the wrapping itself would break at spaces that tie words together.

    >>> [part.plain for part in wrapped(Text("at 58\\xa0%"), 6, Console())]
    ['at', '58\\xa0%']
    """
    line = line.copy()
    line.plain = line.plain.replace("\u00a0", _TIE).replace("\u202f", _NARROW_TIE)
    parts = [*line.wrap(console, width)] or [Text()]
    for part in parts:
        part.rstrip()
        part.plain = part.plain.replace(_TIE, "\u00a0").replace(_NARROW_TIE, "\u202f")
    return parts


def _under(lead: str) -> Text:
    """What stands below a lead: spaces, and the bars of a tree that go on."""
    bars = "".join("│" if c == "│" else " " for c in lead.translate(_BARS))
    return Text().append(bars, "dim")  # a style of its own would be that of all that is appended
