"""Errors of shape don't hide the others: what is right is checked without what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis_sim.scenario.check import load

SOUND = (Path(__file__).parents[1] / "data" / "sound.yaml").read_text(encoding="utf-8")
MORE = """
  - id: odd # an inject that is taken out
    at: 5m
    from: media
    to: crisis-centre
    channel: press
    title: {en: Odd}
    priority: hurried # S004
    expects:
      - {id: heard, seat: crisis-centre, knows: {actor: nccn, fact: outage}, within: 30m, objective: picture}
  - id: next
    after: {inject: odd, delay: 10m}
    from: mediaa # R001
    to: crisis-centre
    channel: press
    titel: {en: Next} # S001
    title: {en: Next}
    expects:
      - {id: soon, seat: crisis-centre, knows: {actor: nccn, fact: outage}, within: 30, objective: picture} # S006
      - {id: more, seat: crisis-centre, knows: {actor: nccn, fact: outrage}, within: 5m, objective: picture} # R003
  - id: late
    at: 5h # T002
    from: media
    to: crisis-centre
    channel: press
    title: {en: Late}
experiments:
  both: {outcomes: [{share: {expectation: heard}}, {share: {expectation: soon}}]}
"""


def found(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    path = tmp_path / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    return [(problem.line, problem.code) for problem in load(path).problems]


def test_errors_of_every_stage_come_in_one_go(tmp_path: Path) -> None:
    text = SOUND + MORE
    marked = [(n, line.rpartition("# ")[2]) for n, line in enumerate(text.split("\n"), 1) if line[-4:-3] in "SRT"]
    expected = [(n, code) for n, code in marked if len(code) == 4]
    assert sorted(code for _, code in expected) == ["R001", "R003", "S001", "S004", "S006", "T002"]
    assert found(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- {id: crisis-centre,", "- {id: crisis-centre, people: few,"),
        ("- {id: crisis-centre,", "- {id: Crisis Centre,"),
        ("- {id: crisis-centre,", "- {idd: crisis-centre,"),
        ("- {id: wait, text", "- {id: Wait, text"),
        ("- {id: wait, text", "- {id: wait, cost: 3, text"),
        ("outage: {text", "Outage: {text"),
        ("outage: {text", "outage: {texts"),
        ("motive: {money: 2", "motive: {money: much"),
        ("motive: {money: 2", "motive: {Money: 2"),
        ("means:\n", "menas:\n"),
        ("draws:\n", "draw:\n"),
        ("objectives:\n", "objectifs:\n"),
        ("clock: live, until: 2h", "clock: live, until: late"),
        ("moves:\n", "movess:\n"),
        ("  - id: call\n", "  - idd: call\n"),
        ("    asks:\n", "    ask:\n"),
        ("    at: 3m\n", "    att: 3m\n"),
        ("doctrine: belgium", "doctrine: [belgium]"),
        ("format: 1", "format: 2"),
        ("title: {en: Broken, nl: Kapot, fr: Cassé}\n", ""),
    ],
)
def test_nothing_is_said_that_only_comes_from_what_was_taken_out(tmp_path: Path, old: str, new: str) -> None:
    assert old in SOUND
    codes = [code for _, code in found(tmp_path, SOUND.replace(old, new, 1))]
    assert len({code for code in codes if code.startswith("S")}) == len({*codes}) > 0, codes


def test_what_stands_in_for_a_title_lets_the_rest_be_checked(tmp_path: Path) -> None:
    text = SOUND.replace("title: {en: Broken, nl: Kapot, fr: Cassé}\n", "").replace("from: belnet", "from: belnett")
    assert [code for _, code in found(tmp_path, text)] == ["S002", "R001"]


def test_a_missing_pack_is_named_beside_errors_of_shape(tmp_path: Path) -> None:
    text = SOUND.replace("doctrine: belgium", "doctrine: belgiumm").replace("at: 3m", "at: 3")
    assert sorted(code for _, code in found(tmp_path, text)) == ["P001", "S006"]
