"""Texts wrap with hanging indents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from crisis_sim.tui.widgets import prose


def wrapped_at(width: int, text: Text) -> Text:
    return Text("\n").join(prose.hung(text, width, Console()))


def test_a_wrapped_bullet_stays_under_its_text() -> None:
    wrapped = wrapped_at(9, Text("▪ one two three\n  four five six\n\n12. seven eight"))
    assert wrapped.plain == "▪ one two\n  three\n  four\n  five\n  six\n\n12. seven\n    eight"


def test_styles_survive_wrapping() -> None:
    wrapped = wrapped_at(9, Text.assemble("▪ one ", ("two three", "bold")))
    bold = [wrapped.plain[span.start : span.end] for span in wrapped.spans if span.style == "bold"]
    assert bold == ["two", "three"]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))), st.integers(6, 60)
)
def test_no_word_is_lost(text: str, width: int) -> None:
    wrapped = wrapped_at(width, Text(text))
    assert "".join(wrapped.plain.split()) == "".join(text.split())
