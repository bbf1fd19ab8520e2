"""Doctrine packs as folders of files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from crisis_sim.cli.authoring import check
from crisis_sim.scenario.check import load, load_or_raise
from crisis_sim.scenario.pack_loader import load_pack, read_pack
from crisis_sim.scenario.problems import ScenarioError

DOCTRINE = Path(__file__).parents[1] / "data" / "doctrine"
SCENARIO = """
format: 1
id: small
title: {en: Small, nl: Klein, fr: Petit}
briefing: {en: Small, nl: Klein, fr: Petit}
doctrine: DOCTRINE
start: 2027-05-04T10:00+02:00
seats: [{id: room, plays: crisis-centre}]
objectives: [{id: aim, text: Aim, capability: none}]
injects:
  - {id: fire, at: 1m, from: mayor-tinytown, to: room, channel: phone, title: Fire, objectives: aim}
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny pack that a test may spoil."""
    return Path(shutil.copytree(DOCTRINE / "tiny", tmp_path / "tiny"))


def test_a_pack_is_all_its_files_together() -> None:
    pack = load_pack("tiny", DOCTRINE)
    assert pack.info.names["en"] == "Tinyland"
    assert set(pack.actors) == {"crisis-centre", "war-room", "mayor-tinytown"}
    assert pack.relations[0].to == "mayor-tinytown"
    assert [step.id for step in pack.cards["alarm"].steps] == ["raise", "tell"]
    assert read_pack(DOCTRINE / "tiny").problems == ()


def test_a_pack_is_read_once() -> None:
    assert load_pack("tiny", DOCTRINE) is load_pack("tiny", DOCTRINE)


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line"),
    [
        ("pack.yaml", "id: tiny", "id: vast", "P003", 1),
        ("pack.yaml", "authority: tinyland", "authority: tinylend", "R018", 4),
        ("chanels.yaml", "", "phone: {}", "P002", 0),
        ("territories.yaml", "within: tinyland", "within: nowhere", "R018", 2),
        ("roles.yaml", "to: crisis-centre", "to: crisis-center", "R001", 6),
        ("roles.yaml", "role:mayor", "role:major", "R017", 7),
        ("roles.yaml", "channels: [phone]", "channels: [phon]", "R013", 6),
        ("roles.yaml", "kind: reports, channels: [phone], source: invented", "kind: reports", "L017", 6),
        ("actors.yaml", "role: mayor", "role: major", "R017", 3),
        ("actors.yaml", ", sources: [{claim: It exists, source: invented}]", "", "L017", 1),
        ("relations.yaml", "from: crisis-centre", "from: crisis-center", "R001", 1),
        ("relations.yaml", ", source: invented", "", "L017", 1),
        ("channels.yaml", "rings: true", "rinks: true", "S001", 1),
        ("measures.yaml", "{not: {level: alarm, is: red}}", "{indicator: calm, below: 5}", "P004", 5),
        ("measures.yaml", "is: red", "is: reed", "R010", 5),
        ("measures.yaml", "convenes: war-room", "convenes: crisis-centre", "R022", 6),
        ("measures.yaml", "  level: alarm\n", "", "R010", 6),
        ("levels.yaml", "start: green", "start: blue", "R010", 1),
        ("levels.yaml", "{id: red, names: {en: Red}}", "{id: green, names: {en: Red}}", "R030", 1),
        ("cards/alarm.yaml", "step: raise", "step: rise", "R023", 7),
        ("cards/alarm.yaml", "principles: hurry", "principles: hurray", "R020", 4),
        ("cards/alarm.yaml", "id: tell", "id: raise", "R030", 7),
        ("cards/alarm.yaml", "value: red", "value: rood", "R010", 6),
        ("cards/alarm.yaml", "tell: mayor", "tell: media", "R001", 7),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_pack(tiny: Path, file: str, old: str, new: str, code: str, line: int) -> None:
    path = tiny / file
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
    found = read_pack(tiny).problems
    assert code in {problem.code for problem in found}
    one = next(problem for problem in found if problem.code == code)
    assert (Path(one.file), one.line) == (path, line)
    if not code.startswith("L"):
        with pytest.raises(ScenarioError, match=code):
            load_pack("tiny", tiny.parent)


def test_a_field_may_be_spread_over_the_files_of_a_folder(tiny: Path) -> None:
    whole = load_pack("tiny", DOCTRINE).measures
    (tiny / "measures").mkdir()
    shutil.move(tiny / "measures.yaml", tiny / "measures" / "alarm.yaml")
    more = "rest:\n  names: {en: Rest}\n  family: logistics\n  by: mayor\n"
    (tiny / "measures" / "more.yaml").write_text(more)
    found, problems, _ = read_pack(tiny)
    assert problems == ()
    assert found is not None
    assert dict(found.measures) == {**whole, "rest": found.measures["rest"]}
    (tiny / "measures" / "more.yaml").write_text(more.replace("mayor", "major"))
    read_pack.cache_clear()
    (one,) = read_pack(tiny).problems
    assert (Path(one.file).name, one.line, one.code) == ("more.yaml", 4, "R001")


def test_an_id_stands_in_one_of_them(tiny: Path) -> None:
    (tiny / "channels").mkdir()
    shutil.copy(tiny / "channels.yaml", tiny / "channels" / "again.yaml")
    found = [p for p in read_pack(tiny).problems if p.code == "R030"]
    assert found
    assert {Path(p.file).name for p in found} == {"again.yaml"}
    assert "channels.yaml, line 1" in found[0].advice


def test_a_file_of_a_folder_that_is_no_map_is_an_error_and_no_crash(tiny: Path) -> None:
    (tiny / "measures").mkdir()
    (tiny / "measures" / "odd.yaml").write_text("- 1\n")
    (tiny / "relations").mkdir()
    (tiny / "relations" / "more.yaml").write_text("- {from: a, to: b, kind: informs}\n")
    assert read_pack(tiny).problems


def test_a_scenario_with_a_broken_pack_says_so_in_the_pack(tiny: Path) -> None:
    (tiny / "channels.yaml").write_text("phone: {nmes: x}\n")
    scenario = tiny.parent / "small.yaml"
    scenario.write_text(SCENARIO.replace("DOCTRINE", "tiny"))
    (one,) = load(scenario, doctrine=tiny.parent).problems
    assert (Path(one.file).name, one.code) == ("channels.yaml", "S001")


def test_no_such_pack(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="P001 there is no doctrine pack `tinny` — did you mean `tiny`"):
        load_pack("tinny", DOCTRINE)
    scenario = tmp_path / "small.yaml"
    scenario.write_text(SCENARIO.replace("DOCTRINE", "../tiny"))
    assert [problem.code for problem in load(scenario, doctrine=DOCTRINE).problems] == ["S005"]


def test_load_or_raise_tells_all_errors_and_no_warnings(tiny: Path) -> None:
    scenario = tiny.parent / "small.yaml"
    scenario.write_text(SCENARIO.replace("DOCTRINE", "tiny").replace("from: mayor-tinytown", "from: x"))
    with pytest.raises(ScenarioError) as caught:
        load_or_raise(scenario, doctrine=tiny.parent)
    assert [problem.code for problem in caught.value.problems] == ["R019", "R001"]
    assert str(caught.value).count("\n") == 1


def test_the_shipped_pack_has_no_findings() -> None:
    pack = load_pack("belgium")
    assert pack.info.id == "belgium"


def test_a_pack_is_checked_by_its_folder(tiny: Path) -> None:
    assert CliRunner().invoke(check, [str(tiny), "--strict"]).exit_code == 0
    (tiny / "phases.yaml").write_text("night: {}\n")
    shutil.move(tiny, tiny.parent / "other")
    result = CliRunner().invoke(check, [str(tiny.parent / "other")])
    assert result.exit_code == 1
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["S002", "S002"]
