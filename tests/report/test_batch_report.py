"""The report of a batch: whole files, sound SVG, three languages, the same bytes every time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from crisis_sim.analysis.columns import Sample
from crisis_sim.analysis.labels import Label
from crisis_sim.analysis.study import Held, Study, study
from crisis_sim.report.amounts import Amounts, clock, number, percent
from crisis_sim.report.batch_report import markdown, write_batch_report
from crisis_sim.report.drawing import Axis, coordinate, shortened
from crisis_sim.report.plots import plots
from tests.statistics.synthetic import HELD, LABELS, NAMED, made, samples

SVG = "{http://www.w3.org/2000/svg}"
EVIL = "[x](javascript:1)<script>|`*\x1b[31m\u202e&\"'#\nsecond"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def factorial() -> Study:
    factors = [{"variant": v, "analysts": a} for v in ("base", "delegated") for a in ("3", "6", "9")]
    names = [f"{f['variant']}, analysts={f['analysts']}" for f in factors]
    return study(names, samples(6, 40), HELD, labels=LABELS, named=NAMED, factors=factors)


def hostile() -> Study:
    rows = [Sample(arm, run, {EVIL: ("value", float(run + arm), None)}) for arm in (0, 1) for run in range(9)]
    held = Held(EVIL, title=EVIL, fixed={EVIL: EVIL})
    return study([EVIL, f"{EVIL}2"], rows, held, labels={EVIL: Label(EVIL, EVIL)}, named=[EVIL], question=EVIL)


@pytest.mark.parametrize("made_of", [lambda: made(1, 40), lambda: made(5, 40), factorial, hostile, lambda: made(2, 1)])
def test_every_link_leads_to_a_sound_drawing_that_screen_readers_can_tell_of(tmp_path: Path, made_of: Any) -> None:
    written = write_batch_report(made_of(), tmp_path)
    assert {str(path.relative_to(tmp_path)) for path in written} == set(files(tmp_path))
    text = (tmp_path / "summary.md").read_text()
    links = re.findall(r"\]\((plots/[^)]+)\)", text)
    assert sorted(links) == sorted(str(path.relative_to(tmp_path)) for path in tmp_path.glob("plots/*.svg"))
    for link in links:
        root = ET.fromstring((tmp_path / link).read_text())
        width, height = (int(part) for part in root.attrib["viewBox"].split()[2:])
        assert root.attrib["role"] == "img"
        assert root[0].tag == f"{SVG}title"
        assert root[1].tag == f"{SVG}desc"
        assert root[0].text
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "rect", "text", "polyline", "polygon", "circle"}
        for element in root.iter():
            for key in ("x", "y", "cx", "cy"):
                if key in element.attrib:
                    assert 0 <= float(element.attrib[key]) <= max(width, height)


def test_the_kinds_of_plots() -> None:
    names = [plot.name for _, plot in plots(factorial())]
    assert [name.rpartition("-")[2] for name in names if name.startswith("01-")] == [
        "intervals.svg",
        "course.svg",
        "effects.svg",
    ]
    assert "03-indicator-operators-hit-at-end-spread.svg" in names
    assert len(names) == len(set(names))
    assert not any("intervals" in plot.name for _, plot in plots(made(1, 20)))


def test_arms_are_told_apart_without_colour() -> None:
    curve = next(plot.svg for _, plot in plots(made(5, 40)) if plot.name.endswith("course.svg"))
    dashes = re.findall(r'<polyline points="[^"]{60,}" fill="none" stroke="[^"]+" stroke-width="2"([^/]*)/>', curve)
    assert len(dashes) == len(set(dashes)) == 4, "the twin has its line"


def test_a_second_report_replaces_the_first_whole(tmp_path: Path) -> None:
    write_batch_report(made(3, 40), tmp_path)
    before = files(tmp_path)
    (tmp_path / "plots" / "notes.txt").write_text("mine")
    write_batch_report(made(3, 40), tmp_path)
    assert {name: data for name, data in files(tmp_path).items() if name != "plots/notes.txt"} == before
    write_batch_report(made(1, 40, named=False), tmp_path)
    assert not any("operators-warned" in name for name in files(tmp_path))
    assert (tmp_path / "plots" / "notes.txt").exists()


def test_the_bytes_depend_on_nothing_else(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, '.'); from pathlib import Path; from tests.statistics.synthetic import made;"
        "from crisis_sim.report.batch_report import write_batch_report;"
        "write_batch_report(made(4, 40), Path(sys.argv[1]), 'fr')"
    )
    for seed in ("1", "2"):
        env = {"PYTHONHASHSEED": seed, "PATH": "", "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=env, timeout=60)
    assert files(tmp_path / "1") == files(tmp_path / "2")


@pytest.mark.parametrize(
    ("lang", "phrases"),
    [
        ("en", ["# Comparison of runs: Cyberattack", "11.9 min earlier than base", "How to read this", "identical in"]),
        (
            "nl",
            ["# Vergelijking van simulaties: ", "11,9 min vroeger dan base", "Hoe dit te lezen", "elke simulatie"],
        ),
        ("fr", ["# Comparaison de simulations : ", "11,9 min plus tôt que base", "Comment lire ceci", "identiques"]),
    ],
)
def test_it_speaks_three_languages(lang: Any, phrases: list[str]) -> None:
    text = markdown(made(4), lang)
    assert text.startswith("**EXERCISE · OEFENING · EXERCICE · ÜBUNG**")
    for phrase in phrases:
        assert phrase in text
    if lang != "en":
        assert "paired runs" not in text
        assert "How to" not in text


def test_nobodys_text_becomes_markup(tmp_path: Path) -> None:
    write_batch_report(hostile(), tmp_path)
    text = (tmp_path / "summary.md").read_text()
    assert not set("\x1b\u202e") & set(text)
    assert "<script>" not in text
    assert "[x](javascript" not in text
    assert "\nsecond" not in text
    for drawing in tmp_path.glob("plots/*.svg"):
        assert "<script>" not in drawing.read_text()
        assert "\x1b" not in drawing.read_text()


def test_what_was_held_fixed_stands_in_every_report() -> None:
    text = markdown(made(2), "nl")
    assert "identiteit 0123456789abcdef0123456789abcdef" in text
    assert "Startgetallen 1 tot 300" in text
    assert "policies: by-the-book" in text


def test_the_data_beside_it_are_the_study(tmp_path: Path) -> None:
    write_batch_report(made(2, 40), tmp_path)
    data = json.loads((tmp_path / "summary.json").read_text())
    assert [arm["name"] for arm in data["arms"]] == ["base", "delegated"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (5400, "1:30"), (93600, "1d 2:00"), (-90, "−0:02"), (-10, "0:00"), (3599, "1:00")],
)
def test_times_are_hours_and_minutes(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_numbers_have_the_digits_that_they_bear() -> None:
    assert number(-0.04, 1) == "0.0"
    assert number(1234.5, 1, "fr", signed=True) == "+1234,5"
    assert [percent(share) for share in (0, 0.004, 0.5, 0.999, 1)] == ["0 %", "0.4 %", "50 %", "99.9 %", "100 %"]
    amounts = Amounts(made(2).of(NAMED[0]))
    assert amounts.changes(made(2).of(NAMED[0]).comparisons[0]) == "−11.9 (−12.5 to −11.3)"
    assert amounts.level(4380) == "1:13"
    assert amounts.difference_unit == "min"


def test_axes_have_round_values() -> None:
    assert Axis(0.3, 9.6, 0, 100).ticks() == [2, 4, 6, 8]
    assert Axis(0, 14400, 0, 100, times=True).ticks() == [0, 3600, 7200, 10800, 14400]
    assert Axis(5, 5, 0, 100).at(5) == 50
    assert coordinate(-0.01) == "0"
    assert shortened("a very long name of an arm", 80).endswith("…")
