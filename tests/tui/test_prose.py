"""Texts wrap with hanging indents, and the documented examples are true."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from crisis_sim.session import pacing
from crisis_sim.tui import words
from crisis_sim.tui.widgets import pick, prose


def test_a_wrapped_bullet_stays_under_its_text() -> None:
    wrapped = prose.hang(Text("▪ one two three\n  four five six\n\n12. seven eight"), 9, Console())
    assert wrapped.plain == "▪ one two\n  three\n  four\n  five\n  six\n\n12. seven\n    eight"


def test_styles_survive_wrapping() -> None:
    wrapped = prose.hang(Text.assemble("▪ one ", ("two three", "bold")), 9, Console())
    bold = [wrapped.plain[span.start : span.end] for span in wrapped.spans if span.style == "bold"]
    assert bold == ["two", "three"]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))), st.integers(6, 60)
)
def test_no_word_is_lost(text: str, width: int) -> None:
    wrapped = prose.hang(Text(text), width, Console())
    assert "".join(wrapped.plain.split()) == "".join(text.split())


@pytest.mark.parametrize("module", [pacing, pick, prose, words])
def test_examples_in_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
