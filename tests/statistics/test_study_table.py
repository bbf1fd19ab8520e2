"""The printed comparison: it fits, says the verdicts in words, and obeys nobody's text."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from rich.console import Console

from crisis_sim.analysis.columns import Sample
from crisis_sim.analysis.labels import Label
from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.analysis.study import Held, Study, study
from crisis_sim.analysis.summary import Point
from crisis_sim.cli.character_plots import bars, course, whisker
from crisis_sim.cli.study_table import parts, show
from tests.statistics.synthetic import NAMED, made, samples


def printed(found: Study, width: int) -> str:
    console = Console(highlight=False, markup=False, emoji=False, width=width, file=io.StringIO(), color_system=None)
    for part in parts(found, width):
        console.print(part)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("arms", [1, 2, 6, 12])
def test_it_fits(arms: int, width: int) -> None:
    lines = printed(made(arms, 60), width).split("\n")
    assert max(map(len, lines)) <= width
    whiskers = [line for line in lines if "├" in line or "┤" in line]
    assert whiskers
    assert all(("├" in line or "●" in line) and ("┤" in line or "●" in line) for line in whiskers), "none is broken"
    assert not any("…" in line and not any(c.isdigit() for c in line) for line in lines), "nothing is cut"


def test_it_says_what_was_found_in_plain_words() -> None:
    text = " ".join(printed(made(4), 120).split())
    assert "B is 11.9 min earlier than A (95 %: 11.3 to 12.5 min; 300 paired runs)" in text
    assert "No difference: C and A are identical in every run (300 paired runs)" in text
    assert "No difference found between D and A (95 %: −0.1 to +1.0 min; 300 paired runs)" in text
    assert "A difference larger than 1.0 min can be ruled out" in text
    assert "Never within a run: A 2 %; B 2 %" in text
    assert "comparisons: if nothing differed at all" in text


def test_it_says_what_was_held_fixed() -> None:
    text = " ".join(printed(made(2), 120).split())
    assert "Cyberattack on SHAPE (shape-cyberattack 0.3), identity 0123456789abcdef0123456789abcdef" in text
    assert "Held fixed: variant: base; difficulty: standard; policies: by-the-book at every seat" in text
    assert "Seeds 1 to 300, the same in every arm (common random numbers)" in text
    assert "EXERCISE · OEFENING" in text


def test_effects_of_settings_are_told() -> None:
    factors = [{"variant": v, "analysts": a} for v in ("base", "delegated") for a in ("3", "6")]
    found = study([str(f) for f in factors], samples(4, 60), Held("s"), named=NAMED, factors=factors)
    for width in (80, 120):
        text = printed(found, width)
        assert max(map(len, text.split("\n"))) <= width
        assert "variant: delegated × analysts: 6 " in text
        assert "effects of settings besides" in text


def test_failed_runs_are_told() -> None:
    found = study(["a", "b"], samples(2, 10, fail=((1, 3),)), Held("s"), named=NAMED, failed=(0, 1))
    text = printed(found, 80)
    assert "Failed" in text
    assert "(95 %: " in text


def test_one_run_and_no_runs() -> None:
    assert "too few paired runs (1)" in printed(made(2, 1), 80).lower()
    assert "Seeds" in printed(study(["a"], [], Held("s")), 80)


def test_what_is_the_same_everywhere_is_only_counted() -> None:
    text = printed(made(2), 80)
    assert "1 are identical in every run of every arm" in text.replace("1 more are", "1 are")
    assert "Trust in the authorities" not in text


def test_nobodys_text_is_obeyed() -> None:
    evil = "[red]x[/red]\x1b[31m\x07\u202e|`"
    rows = [Sample(arm, run, {evil: ("value", float(run + arm), None)}) for arm in (0, 1) for run in range(9)]
    held = Held(evil, title=evil, fixed={evil: evil})
    found = study([evil, f"{evil}2"], rows, held, labels={evil: Label(evil, evil)}, named=[evil], question=evil)
    for width in (80, 120):
        text = printed(found, width)
        assert "[red]x[/red]" in text
        assert not set("\x1b\x07\u202e") & set(text)


def test_other_forms(capsys: pytest.CaptureFixture[str]) -> None:
    found = made(2)
    show(found, "json")
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert data["outcomes"][0]["comparisons"][0]["verdict"] == "lower"
    show(found, "csv")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 2 * len(found.outcomes)
    first = next(row for row in rows if row["outcome"] == NAMED[0] and row["arm"] == "delegated")
    assert (first["verdict"], first["pairs"], first["horizon"]) == ("lower", "300", "14400")
    assert float(first["difference_low"]) < float(first["difference"]) < float(first["difference_high"]) < 0
    show(found, "md")
    assert capsys.readouterr().out.startswith("**EXERCISE")
    show(found)
    assert "EXERCISE" in capsys.readouterr().out


def test_formulas_stay_text(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [Sample(0, run, {"x": ("value", -1.0, None)}) for run in range(3)]
    show(study(["=1+1"], rows, Held("s"), labels={"x": Label("@SUM(A1)")}), "csv")
    row = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (row["arm"], row["label"], row["estimate"]) == ("'=1+1", "'@SUM(A1)", "-1")


def test_plots_in_characters() -> None:
    assert whisker(Interval(5, 2, 8), (0, 10), 11) == "  ├──●──┤  "
    assert whisker(Interval(5, None, None), (0, 10), 11, mark=0) == "│    ●     "
    assert whisker(Interval(5, 5, 5), (5, 5), 5) == "  ●  "
    assert whisker(None, (0, 1), 3) == "   "
    assert bars((0, 4, 8, 1), 4) == "·▅█▂"
    assert bars((1, 1, 1, 1, 1), 3) == "██▅"
    assert course([Point(50, 0.5, 0, 1), Point(80, 1.0, 0, 1)], 100, 4) == "·▅▅█"
