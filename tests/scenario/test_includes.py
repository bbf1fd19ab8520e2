"""Scenarios of several files."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis_sim.scenario.check import Loaded, load
from crisis_sim.scenario.files import MAX_BYTES

SOUND = (Path(__file__).parents[1] / "data" / "sound.yaml").read_text(encoding="utf-8")


def with_files(folder: Path, **files: str) -> Loaded:
    """The sound scenario with included files, by their names without `.yaml`."""
    names = ", ".join(f"{name}.yaml" for name in files)
    (folder / "scenario.yaml").write_text(SOUND.replace("seats:", f"include: [{names}]\nseats:", 1))
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return load(folder / "scenario.yaml")


def test_lists_are_joined_and_maps_merged(tmp_path: Path) -> None:
    loaded = with_files(
        tmp_path,
        words="title: {de: Kaputt}\n",
        more="facts:\n  smoke: {text: Smoke, truth: true, topics: local}\n"
        "injects:\n  - {id: smoke, at: 9m, from: media, to: ccb, channel: press, title: Smoke, facts: smoke}\n",
    )
    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert [inject.id for inject in loaded.scenario.injects] == ["call", "later", "smoke"]
    assert set(loaded.scenario.facts) == {"outage", "smoke"}
    assert loaded.scenario.title["de"] == "Kaputt"


def test_findings_name_the_included_file(tmp_path: Path) -> None:
    loaded = with_files(
        tmp_path, more="\ninjects:\n  - {id: x, at: 9m, from: nobody-here, to: ccb, channel: press, title: X}\n"
    )
    (one,) = loaded.problems
    assert (Path(one.file).name, one.line, one.code) == ("more.yaml", 3, "R001")


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("objectives: [{id: picture, text: X, capability: warning}]\n", "R030", "scenario.yaml, line 14"),
        ("facts: {outage: {text: X, truth: true}}\n", "Y010", "scenario.yaml, line "),
        ("id: other\n", "Y010", "scenario.yaml, line 2"),
        ("include: third.yaml\n", "Y017", "includes others"),
        ("- a list\n", "Y015", "not a map"),
        ("a: [\n", "Y004", "not YAML"),
        ("", "Y013", "empty"),
        ("unheard-of: 1\n", "S001", "unheard-of"),
        ("#" * (MAX_BYTES - 100), "Y002", "more.yaml"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together(tmp_path: Path, text: str, code: str, says: str) -> None:
    (one,) = with_files(tmp_path, more=text).problems
    assert one.code == code
    assert says in str(one)


def test_a_hundred_files_at_most(tmp_path: Path) -> None:
    files = {f"f{n}": f"draws: {{d{n}: {{a: 1}}}}\n" for n in range(101)}
    assert [problem.code for problem in with_files(tmp_path, **files).problems] == ["Y017"]


def test_a_file_twice(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(SOUND.replace("seats:", "include: [m.yaml, ./m.yaml]\nseats:", 1))
    (tmp_path / "m.yaml").write_text("version: '2'\n")
    assert [problem.code for problem in load(tmp_path / "scenario.yaml").problems] == ["Y017"]
