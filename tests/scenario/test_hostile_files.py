"""Files made to hurt: nothing is raised, nothing takes long, and every answer is a finding."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crisis_sim.scenario.check import load
from crisis_sim.scenario.files import MAX_BYTES
from crisis_sim.scenario.problems import MOST, as_text
from crisis_sim.scenario.reader import read

DATA = Path(__file__).parents[1] / "data"
SOUND = (DATA / "sound.yaml").read_text(encoding="utf-8")
PLAIN = read((DATA / "example-scenario.yaml").read_bytes(), "example").data | {"include": []}
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

HUGE = {
    "open brackets": (b"[" * 100_000, "Y005"),
    "open braces": (b"{a: " * 100_000, "Y005"),
    "dashes": (b"- " * 100_000, "Y005"),
    "indentation": ("\n".join(" " * n + "a:" for n in range(1500)).encode(), "Y005"),
    "bytes": (b"#" * (MAX_BYTES + 1), "Y002"),
    "values": (b"a:\n" + b"- 1\n" * 300_000, "Y006"),
    "repeated keys": (b"a: 1\n" * 100_000, "Y010"),
    "tag": (b"!" * 1_000_000, "Y008"),
    "aliases": (b"a: &a [x]\nb: [" + b"*a," * 100_000 + b"]", "Y007"),
    "unknown keys": (SOUND.encode() + b"".join(b"k%d: 1\n" % n for n in range(20_000)), "S001"),
    "bad ids": (
        SOUND.replace("facts:\n", "facts:\n" + "".join(f"  F{n}: 1\n" for n in range(20_000))).encode(),
        "S005",
    ),
    "unknown facts": (
        SOUND.replace("[outage]", f"[{','.join(f'outrage{n}' for n in range(50_000))}]").encode(),
        "R003",
    ),
    "options": (SOUND.replace("options:\n", "options:\n" + "        - {id: wait, text: T}\n" * 5000).encode(), "R030"),
    "includes": (SOUND.replace("seats:", f"include: [{'x.yaml,' * 50_000}]\nseats:", 1).encode(), "Y001"),
}


@pytest.mark.parametrize("name", HUGE)
def test_limits_end_the_search(name: str, tmp_path: Path) -> None:
    raw, code = HUGE[name]
    path = tmp_path / "huge.yaml"
    path.write_bytes(raw)
    begin = time.perf_counter()
    problems = load(path).problems
    assert time.perf_counter() - begin < 20
    assert code in {problem.code for problem in problems}
    assert len(problems) <= 2 * MOST
    text = as_text(problems)
    assert len(text.splitlines()) <= 51
    assert max(len(line) for line in text.splitlines()) < 1500
    if len(problems) > 50:
        assert text.endswith(f"... and {len(problems) - 50} more, left out here; --json shows all")


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.yaml").write_text("version: secret\n")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    os.mkfifo(folder / "pipe.yaml")
    names = {
        "../secret.yaml": "Y016", "./../secret.yaml": "Y016", str(tmp_path / "secret.yaml"): "Y016",
        "link.yaml": "Y016", "a/../../secret.yaml": "Y016", "C:\\secret.yaml": "Y016", "..\\secret.yaml": "Y016",
        "": "Y016", "nul\\0.yaml": "Y016", "pipe.yaml": "Y001", "loop.yaml": "Y001", ".": "Y016", "x" * 5000: "Y001",
    }  # fmt: skip
    for name, code in names.items():
        path = folder / "scenario.yaml"
        path.write_text(SOUND.replace("seats:", f'include: "{name.replace(chr(92), chr(92) * 2)}"\nseats:', 1))
        assert [problem.code for problem in load(path).problems] == [code], name


@pytest.mark.parametrize(
    "source", ["/dev/zero", "/dev/stdin", ".", "/", "nowhere", "", "a\0b", "x" * 5000, "nowhere/at/all"]
)
def test_what_is_no_file_is_a_finding(source: str) -> None:
    assert [problem.code for problem in load(source).problems] == ["Y001"]


def test_control_characters_never_reach_the_terminal() -> None:
    document = read(b'a: "\\e[31m\\u202ered"\n"\\e]0;x\\a": 1\n"\\e]0;x\\a": 2\n', "f\x1b[31m.yaml")
    text = as_text(document.problems)
    assert "Y010" in text
    assert all(character.isprintable() for character in text)


@given(st.binary(max_size=300))
@QUICK
def test_any_bytes_are_read_or_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "any.yaml"
    path.write_bytes(raw)
    assert load(path).problems


@given(st.text(alphabet=" \n\t{}[]:,-\"'#&*!|>%@`?ab1~<", max_size=80))
@QUICK
def test_any_punctuation_is_read_or_refused(text: str) -> None:
    document = read(text.encode(), "any")
    assert document.problems or document.data is not None


@given(st.data())
@QUICK
def test_a_garbled_text_is_a_finding_at_worst(tmp_path: Path, data: st.DataObject) -> None:
    text = SOUND
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.sampled_from([0, 1, 3, 40]))
        put = data.draw(
            st.sampled_from(["", " ", "\n", "\t", "{", "]", ":", ", ", "- ", '"', "#", "&a ", "*a", "? ", "é"])
        )
        text = text[:at] + put + text[at + cut :]
    path = tmp_path / "garbled.yaml"
    path.write_text(text, encoding="utf-8")
    for problem in load(path).problems:
        assert str(problem)


@example(550)
@given(st.integers(0, 2**32))
@QUICK
def test_wrong_data_anywhere_is_a_finding_at_worst(tmp_path: Path, seed: int) -> None:
    """Every form of the language, with some values replaced, moved, doubled or removed."""
    chance = random.Random(seed)
    made = json.loads(json.dumps(PLAIN))
    for _ in range(chance.choice([1, 1, 3])):
        _spoil(made, chance)
    path = tmp_path / "spoilt.yaml"
    path.write_text(json.dumps(made), encoding="utf-8")
    for problem in load(path).problems:
        assert problem.message
        assert str(problem)


ODD: list[Any] = [
    None, True, 0, -1, 2.5, "", "x", "12m", "d2 09:00", [], {}, [[]], {"a": 1}, {"en": "x"}, {"not": {}}, {"all": []},
    {"all": "x"}, {"indicator": []}, "nccn", ["x", 3, None], {"wait": {"until": 3}}, "phase:federal", 10**15, "skip",
    {"low": 3, "mode": 2, "high": 1}, {"fact": "theft", "known_to": "ccb"},
]  # fmt: skip


def _spoil(made: Any, chance: random.Random) -> None:
    places = [place for place in _places(made) if place[1] is not None]
    parent, key = chance.choice(places)
    match chance.randrange(5):
        case 0:
            parent.pop(key)
        case 1 if isinstance(parent, list):
            parent.insert(key, json.loads(json.dumps(parent[key])))
        case 2 if isinstance(parent, dict):
            parent[chance.choice(["x", "not", "all", "indicator", "when", "at", "id", "null"])] = chance.choice(ODD)
        case 3:
            other, where = chance.choice(places)
            parent[key] = json.loads(json.dumps(other[where]))
        case _:
            parent[key] = chance.choice(ODD)


def _places(node: Any) -> list[tuple[Any, Any]]:
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else []
    return [(node, key) for key in keys] + [place for key in keys for place in _places(node[key])]


def test_a_plain_text_that_is_too_long_is_a_finding(tmp_path: Path) -> None:
    sound = (Path(__file__).parents[1] / "data" / "sound.yaml").read_text(encoding="utf-8")
    path = tmp_path / "long.yaml"
    path.write_text(sound.replace("title:", f"title: {'y' * 100_000} #", 1), encoding="utf-8")
    (found,) = [one for one in load(path).problems if one.severity == "error"]
    assert (found.code, found.line) == ("S010", 3)
    assert "100,000 characters" in found.message
