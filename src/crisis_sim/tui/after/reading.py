"""The report on the screen: what `crisis-sim report` writes, with its chapters to jump to, and saving it to a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList

from crisis_sim import __version__
from crisis_sim.analysis.course import UnfitError
from crisis_sim.analysis.debrief import debrief
from crisis_sim.language.mark import mark
from crisis_sim.model.index import Index
from crisis_sim.report.document import Block, Bullets, Document, Heading, Item, Table, plain
from crisis_sim.report.document import Prose as Paragraph
from crisis_sim.report.log_report import Provenance, log_report
from crisis_sim.report.markdown import markdown
from crisis_sim.session.header import compiled_of
from crisis_sim.session.seal import broken_seal, digest_of
from crisis_sim.session.slices import lines_of
from crisis_sim.session.store import RealDisk, read
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.after.texts import styled
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.widgets.listing import Entry, Listing
from crisis_sim.tui.widgets.prose import Prose

ROOM = 100
"""Columns from which the chapters stand beside the text."""


def written(drill: Drill, language: str) -> list[Block]:
    """The report of the log on disk: what `crisis-sim report` writes.

    Raises:
        LogError: it cannot be read, or does not fit together.
    """
    where = str(drill.log)
    header, raw, _ = read(drill.log)
    index = Index(compiled_of(header, where))
    lines = list(lines_of(raw, where))
    origin = Provenance(header["seed"], header["seats"], __version__, len(raw), digest_of(raw), broken_seal(raw))
    try:
        return log_report(debrief(index, lines), origin, language)
    except UnfitError as error:
        raise LogError("G008", "is damaged", "restore the file from a copy", f"{where}:{error.seq + 1}") from None


def save(drill: Drill, language: str) -> Path:
    """Write the report beside the log; one that is there is replaced.

    Raises:
        LogError: the log cannot be read. OSError: the report cannot be written.
    """
    path = drill.log.with_suffix(f".{language}.md")
    RealDisk().create(path, markdown(written(drill, language)).encode())
    return path


def chapters(document: Document, colon: str = ":") -> Iterator[tuple[str, Text]]:
    """Title and text of each chapter; what stands before the first has the report's own title."""
    title, text = "", Text()
    for block in document:
        if isinstance(block, Heading) and block.level == 2:
            yield title, text
            title, text = block.text, Text()
            text.append(f"{block.text}\n\n", "bold underline")
        elif isinstance(block, Heading) and block.level == 1:
            title = block.text
            text.append(f"{block.text}\n", "bold")
        else:
            text.append_text(_block(block, colon)).append("\n")
    yield title, text


def _block(block: Block, colon: str) -> Text:
    text = Text()
    match block:
        case Heading():
            text.append(f"{block.text}\n", "bold")
        case Paragraph():
            text.append_text(styled(block.text)).append("\n")
        case Bullets():
            _bullets(text, block, "")
        case Table():
            _table(text, block, colon)
    return text


def _bullets(text: Text, block: Bullets, indent: str) -> None:
    for number, item in enumerate(block.items, start=1):
        lead = f"{number}." if block.numbered else "▪"
        line = item.line if isinstance(item, Item) else item
        text.append(f"{indent}{lead} ").append_text(styled(line)).append("\n")
        if isinstance(item, Item):
            _bullets(text, item.below, indent + "  ")


def _table(text: Text, table: Table, colon: str) -> None:
    """Rows as blocks, each cell under the row's first with its column's name: nothing breaks on a narrow screen."""
    for row in table.rows:
        text.append("▪ ").append_text(styled(row[0]))
        if len(row) == 2:
            text.append(f"{colon} ").append_text(styled(row[1]))
        else:
            for column, cell in zip(table.columns[1:], row[1:], strict=False):
                if plain(cell):
                    text.append(f"\n  {column}{colon} ", "dim").append_text(styled(cell))
        text.append("\n")


class ReportScreen(Screen[None]):
    """The report, to scroll through; the digits of the chapters' list jump."""

    CSS_PATH = "after.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "walk(1)", mark("next chapter"), show=False),
        Binding("p", "walk(-1)", mark("chapter before"), show=False),
        Binding("c", "list", mark("chapters"), show=False),
        Binding("q,escape", "close", mark("back"), show=False),
    ]
    AUTO_FOCUS = "#report"

    def __init__(self, drill: Drill, document: Document) -> None:
        super().__init__()
        self.drill = drill
        self._chapters = list(chapters(document, drill.words.colon))

    def compose(self) -> ComposeResult:
        """Banner, chapters, text, keys."""
        say = self.drill.words.say
        yield Banner(self.drill.words.pick(self.drill.view.title))
        with Horizontal(id="reading-room"):
            yield Listing(id="chapters")
            with VerticalScroll(id="report", can_focus=True):
                for n, (_, text) in enumerate(self._chapters):
                    yield Prose(text, id=f"chapter-{n}", classes="part")
        keys = [("n", "n", say("next chapter")), ("p", "p", say("chapter before")), ("c", "c", say("chapters"))]
        yield Foot([*keys, ("up", "↑ ↓", say("scroll")), ("escape", "Esc", say("back"))])

    def on_mount(self) -> None:
        """The chapters' list."""
        entries = [Entry(str(n), Text(" ".join(title.split()))) for n, (title, _) in enumerate(self._chapters)]
        self.query_one("#chapters", Listing).show(entries)

    def on_resize(self) -> None:
        """The list beside the text where there is room."""
        self.set_class(self.size.width >= ROOM, "-wide")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Jump to a chapter."""
        event.stop()
        if self.size.width < ROOM:
            self.remove_class("-wide")
        self._go(int(event.option.id or 0))
        self.query_one("#report").focus()

    def action_list(self) -> None:
        """Go to the chapters' list; on a narrow screen it opens for that."""
        self.add_class("-wide")
        self.query_one("#chapters").focus()

    def action_walk(self, by: int) -> None:
        """The next chapter, or the one before."""
        top = self.query_one("#report", VerticalScroll).scroll_offset.y
        starts = [self.query_one(f"#chapter-{n}").virtual_region.y for n in range(len(self._chapters))]
        after = [n for n, start in enumerate(starts) if start > top]
        before = [n for n, start in enumerate(starts) if start < top]
        found = after[:1] if by > 0 else before[-1:]
        if found:
            self._go(found[0])

    def _go(self, number: int) -> None:
        chapter = self.query_one(f"#chapter-{number}")
        self.query_one("#report", VerticalScroll).scroll_to(y=chapter.virtual_region.y, animate=False)
        self.query_one("#chapters", Listing).go_to(str(number))

    def action_close(self) -> None:
        """Back to the hot wash."""
        self.dismiss(None)
