"""Whatever people write, the report shows it as text: no markup, no broken tables, nothing that a terminal obeys."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import Console

from crisis_sim.report.document import Bullets, Heading, Item, Prose, Strong, Table, plain
from crisis_sim.report.markdown import markdown
from crisis_sim.report.terminal import show
from tests.report.scene import PARTS, document_of, exercise
from tests.stage import Stage

HOSTILE = [
    "<script>alert(1)</script> <!-- x --> <b>bold</b> &lt; &#x41;",
    "[click](javascript:alert(1)) ![x](http://x.example/a.png) <http://x.example> [a]: http://b.example",
    "https://evil.example/?a=1 and www.evil.example and //x",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "# heading\n## another\n- item\n+ item\n1. one\n1) one\n> quote\n===\n---\n***\n~~~\n```\ncode\n```",
    "**bold** _em_ ~~gone~~ `code` ``two`` $x$ \\ \\| \\\\| trailing\\",
    "    four spaces\n\ttab\r\nline\u2028next\u0085more",
    "\x1b[31mred\x1b[0m \x1b]8;;http://x\x07link\x1b]8;;\x07 \u202egnp.exe \x00 \x07",
    "*", "`", "|", "\\", "<", "#", "-", "1.", "=", " ", "{0}", "{who}", "%s", "[bold]x[/bold]", "**", "__",
]  # fmt: skip
ALLOWED = {
    "inline", "text", "softbreak", "heading_open", "heading_close", "paragraph_open", "paragraph_close", "strong_open",
    "strong_close", "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close",
    "list_item_open", "list_item_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open",
    "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
}  # fmt: skip


def tokens(text: str) -> list[Token]:
    """The document as GitHub's readers take it: tables, strikethrough, bare links, html."""
    reader = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    return list(_flat(reader.parse(text)))


def _flat(found: list[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from _flat(token.children or [])


def sound(document: list[object], text: str) -> None:
    """The text has exactly the structure of the document, and shows exactly its texts."""
    found = tokens(text)
    assert {token.type for token in found} <= ALLOWED
    count = {kind: sum(token.type == kind for token in found) for kind in ("table_open", "tr_open", "heading_open")}
    tables = [block for block in document if isinstance(block, Table)]
    assert count["table_open"] == len(tables)
    assert count["tr_open"] == sum(1 + len(table.rows) for table in tables)
    cells = sum(len(table.columns) * (1 + len(table.rows)) for table in tables)
    assert sum(token.type in ("td_open", "th_open") for token in found) == cells
    assert count["heading_open"] == sum(isinstance(block, Heading) for block in document)
    items = sum(_items(block) for block in document if isinstance(block, Bullets))
    assert sum(token.type == "list_item_open" for token in found) == items


def _items(block: Bullets) -> int:
    return sum(1 + (_items(item.below) if isinstance(item, Item) else 0) for item in block.items)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_of_players_stay_words(text: str) -> None:
    document = document_of(exercise(said=text), full=True)
    sound(list(document), markdown(document))
    out = io.StringIO()
    show(document, Console(file=out, width=100, markup=False, emoji=False, highlight=False, force_terminal=False))
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "[bold]x" in out.getvalue() or "[bold]x" not in text


@pytest.mark.parametrize("text", HOSTILE[:7])
def test_hostile_words_of_authors_stay_words(text: str) -> None:
    parts = PARTS | {"title": {"en": text}, "seats": [{**seat, "title": text} for seat in PARTS["seats"]]}
    document = document_of(exercise(**parts))
    sound(list(document), markdown(document))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
@example("#", "0")
@example("# ##", "0")
def test_any_text_in_any_place_is_shown_as_it_is(one: str, two: str) -> None:
    document = [
        Heading(2, f"a {one}"),
        Prose((Strong(one), f" {two}")),
        Bullets((one or "-", Item((f"{two}: ", Strong(f"x{one}")), Bullets((two or "-", one or "-"), numbered=True)))),
        Table((f"c{one}", "d"), ((two, one), ((Strong(two), ""), one))),
        Prose(f"{one} {two}"),
    ]
    kept = [b for b in document if not isinstance(b, Prose) or plain(b.text)]
    written = markdown(kept)
    if _shown(one) and _shown(two):
        sound(list(kept), written)
        heading = next(t for t in tokens(written) if t.type == "inline")
        assert "".join(c.content for c in heading.children or []) == plain(f"a {_shown(one)}")


def _shown(text: str) -> str:
    from crisis_sim.scenario.text import clean

    return " ".join(clean(text).split())


def test_a_log_with_ids_that_the_scenario_lacks_is_still_told() -> None:
    """Names that cannot be found are shown by their id."""
    names = Stage().world
    from crisis_sim.model.index import Index
    from crisis_sim.report.debriefing.names import Names

    words = Names(Index(names), "fr")
    assert [words.actor("x"), words.seat("y"), words.measure("z"), words.channel("q"), words.fact("f")] == [
        "x", "y", "z", "q", "f",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_a_terminal_shows_every_cell_however_narrow_it_is(width: int) -> None:
    """Rich drops columns that do not fit, without a word."""
    columns = tuple(f"col{n}" for n in range(14))
    rows = tuple(tuple(f"cell{row}x{n}" if n % 3 else f"some words {row}x{n}" for n in range(14)) for row in range(3))
    out = io.StringIO()
    console = Console(file=out, width=width, markup=False, emoji=False, highlight=False)
    show([Table(columns, rows, frozenset({4}), wide=0)], console)
    text = out.getvalue()
    assert max(map(len, text.splitlines())) <= width
    for row in range(3):
        for n in range(14):
            assert text.count(f"{row}x{n} ") + text.count(f"{row}x{n}\n") >= 1, (row, n)
