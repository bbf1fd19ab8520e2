"""Texts that the catalogues keep by key: whoever says one by a literal key says one that exists."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.language.catalogues import entries, read, text_of
from tests.language.extraction import SOURCE

SPOKEN = {
    "study": ("crisis_sim.report.batch_words", "say", 0),
    "rehearsal": ("crisis_sim.report.rehearsal_words", "phrase", 1),
    "dilemma": ("crisis_sim.report.dilemma_words", "phrase", 1),
    "network": ("crisis_sim.report.network.words", "word", 0),
    "sheet": ("crisis_sim.sheets.msel.words", "say", 0),
}
"""Context: module and function that says its keys, and which argument the key is."""


def said(module: str, function: str, place: int) -> set[str]:
    """The literal keys with which modules call a function that they import."""
    found: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if _imports(tree, module, function):
            found |= _keys(tree, function, place)
    return found


def _imports(tree: ast.Module, module: str, function: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module == module and function in [name.name for name in node.names]
        for node in ast.walk(tree)
    )


def _keys(tree: ast.Module, function: str, place: int) -> set[str]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > place)
    named = (call for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) == function)
    keys = (call.args[place] for call in named)
    return {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}


@pytest.mark.parametrize("context", SPOKEN)
def test_every_key_that_is_said_is_kept(context: str) -> None:
    keys = said(*SPOKEN[context])
    kept = {text.english for message in entries(read("en")) if (text := text_of(message)).context == context}
    assert len(keys) > 5
    assert keys <= kept


def test_no_context_is_left_over() -> None:
    contexts = {message.context for message in entries(read("en"))}
    assert contexts == {None, "report", "report code", "code", "endex", *SPOKEN}
    for module, _, _ in SPOKEN.values():
        assert Path(SOURCE, *module.split(".")[1:]).with_suffix(".py").exists()
