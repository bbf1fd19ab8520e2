"""The interface speaks three languages, says everything in each, and fits the smallest screen."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import crisis_sim.tui
from crisis_sim.tui.acting import decisions, notes
from crisis_sim.tui.board import map
from crisis_sim.tui.room import keys, status
from crisis_sim.tui.room.screen import PANELS
from crisis_sim.tui.start import guide
from crisis_sim.tui.texts import CODES, LANGUAGES, TEXTS, code, say
from crisis_sim.tui.widgets.sheet import key_line

FOLDER = Path(crisis_sim.tui.__file__).parent
SPEAKERS = {"say", "_say", "_plain", "_decision", "_measure", "_clock", "_means"}


def spoken() -> set[str]:
    """Every English text that the screens say."""
    found = {key.label for key in keys.KEYS} | {key.short for key in keys.KEYS} | {name for name, _ in keys.GROUPS}
    found |= {*guide._HOW, *notes.PRODUCTS.values(), *status._MODES.values(), *map.SYMBOLS}
    found |= {text for control in decisions._CONTROLS for text in control[1:]}
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                found |= texts(node.args[0]) if name in SPEAKERS and node.args else set()
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("TITLE", "EMPTY"):
                found |= texts(node.value)
    return found - {""}


def texts(node: ast.expr) -> set[str]:
    """The texts that an expression can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return texts(node.body) | texts(node.orelse)
    return set()


def test_every_text_has_its_translations_and_every_translation_its_text() -> None:
    assert spoken() == set(TEXTS)


def test_translations_name_the_same_things() -> None:
    for english, translations in TEXTS.items():
        fields = sorted(re.findall(r"\{\w+\}", english))
        for translated in translations:
            assert translated, english
            assert sorted(re.findall(r"\{\w+\}", translated)) == fields, english


def test_codes_of_the_engine_are_said_in_three_languages() -> None:
    assert all(len(words) == len(LANGUAGES) and all(words) for words in CODES.values())
    assert code("nl", "no-such-code") == "no such code"


@pytest.mark.parametrize("language", LANGUAGES)
def test_tabs_and_keys_fit_eighty_columns(language: str) -> None:
    titles = [say(language, title) for title in ("Read", *(panel.TITLE for _, panel in PANELS))]
    assert cell_len(" ".join(f"{n} {title}" for n, title in enumerate(titles, 1))) <= 74, "two counts must fit too"
    shown = tuple((key.shown, say(language, key.short)) for key in keys.KEYS if key.short)
    assert key_line(shown, 80).plain == key_line(shown).plain


def test_no_text_is_read_as_markup() -> None:
    """Widgets that take text are told so; `markup=True` is their default."""
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Static", "Label", "OptionList"):
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                assert isinstance(given.get("markup"), ast.Constant), f"{file.name}:{node.lineno}"
