"""What the screens say fits the smallest one, is never markup, and nothing else is kept in the catalogues."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from rich.cells import cell_len

import crisis_sim.tui
from crisis_sim.language.catalogue import LANGUAGES, say
from crisis_sim.tui.room.panels import PANELS
from crisis_sim.tui.room.tabs import tab_text
from tests.language.catalogues import entries, is_keyed, read, text_of
from tests.language.extraction import extracted

FOLDER = Path(crisis_sim.tui.__file__).parent


def test_no_translation_is_left_over() -> None:
    """Here and not with the catalogues: without the screens much that they say would be left over."""
    kept = {text_of(message) for message in entries(read("en"))}
    assert {text for text in kept if not is_keyed(text)} == set(extracted())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_the_panels_fit_eighty_columns(language: str) -> None:
    titles = [say(language, title) for title in ("Read", *(panel.TITLE for _, panel in PANELS))]
    line = tab_text(titles, 0, range(10), 80).plain
    assert "\n" not in line
    assert cell_len(line) <= 80
    assert all(title in line for title in titles), line


def test_no_text_is_read_as_markup() -> None:
    """Widgets that take text are told so; `markup=True` is their default."""
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Static", "Label", "OptionList"):
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                assert isinstance(given.get("markup"), ast.Constant), f"{file.name}:{node.lineno}"
