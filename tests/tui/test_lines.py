"""Lines that are cut say so, and lines that wrap break where they may."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from crisis_sim.tui.widgets.foot import ALWAYS, fitted
from crisis_sim.tui.widgets.prose import hung


@pytest.mark.parametrize("width", range(8, 40))
@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("▪ cet ordinateur\u00a0; personne d'autre", "ordinateur\u00a0;"),
        ("joignable\u00a0: 58\u00a0% de nous", "58\u00a0%"),
        ("▪ avec «\u00a0Tout n'est pas à vous\u00a0» ce soir", "«\u00a0Tout"),
        ("de 1\u202f200 personnes", "1\u202f200"),
    ],
)
def test_words_that_are_tied_stay_on_one_line(text: str, tied: str, width: int) -> None:
    lines = [line.plain for line in hung(Text(text), width, Console())]
    assert max(map(len, lines)) <= width
    if width >= len(tied) + 2:
        assert any(tied in line for line in lines), lines


@pytest.mark.parametrize("sign", "■□○●▲")
def test_a_wrapped_row_stays_under_its_text(sign: str) -> None:
    lines = [line.plain for line in hung(Text(f"{sign} one two three"), 9, Console())]
    assert lines == [f"{sign} one two", "  three"]


@pytest.mark.parametrize("width", range(20, 90))
def test_keys_are_left_out_from_the_end_and_help_and_the_way_out_stay(width: int) -> None:
    keys = [("n", "n", "next"), ("space", "space", "run"), ("question_mark", "?", "keys"), ("m", "m", "orders"),
            ("c", "c", "write"), ("l", "l", "log"), ("q", "q", "leave")]  # fmt: skip
    line = fitted(None, keys, width).plain
    shown = [key for _, key, _ in keys if f" {key} " in f" {line} "]
    without = [key for key in shown if key not in ALWAYS]
    assert without == [key for _, key, _ in keys if key not in ALWAYS][: len(without)]
    assert {"?", "q"} <= set(shown)
    assert cell_len(line.rstrip()) <= width
