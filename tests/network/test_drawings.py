"""Drawings of the network: complete, readable without colour, safe with any name, and the same every time."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from crisis_sim.cli.network import network
from crisis_sim.report.network.dot import dot
from crisis_sim.report.network.involved import involved
from crisis_sim.report.network.layout import BOX, layout
from crisis_sim.report.network.legend import STYLES
from crisis_sim.report.network.lettering import lines, wide
from crisis_sim.report.network.mermaid import mermaid
from crisis_sim.report.network.order import crossings, ordered
from crisis_sim.report.network.picture import FAMILIES, Picture, picture
from crisis_sim.report.network.rows import rows
from crisis_sim.report.network.svg import svg
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import World, world
from crisis_sim.scenario.pack_loader import load_pack
from crisis_sim.scenario.world import Actor, Relation

NAME = "{http://www.w3.org/2000/svg}"
HOSTILE = 'Bob" -> x; </text><script>&\\N `;}|end|"]'


@pytest.fixture(scope="module")
def shape() -> Picture:
    """The drawing of the SHAPE cyberattack."""
    sound = load_or_raise("shape-cyberattack")
    merged = world(sound.pack, sound.scenario)
    seats = {actor: seat.title["en"] for seat in sound.scenario.seats for actor in seat.plays}
    return picture(merged, involved(sound.scenario, merged), "Shape", "en", seats, {"nccn": ["enisa"]})


@pytest.fixture(scope="module")
def belgium() -> Picture:
    """The drawing of the whole pack."""
    merged = world(load_pack("belgium"))
    return picture(merged, merged.actors, "Belgium")


@pytest.fixture(scope="module")
def hostile() -> Picture:
    """Three actors with names that are code elsewhere."""
    actors = {key: Actor(names={"en": f"{HOSTILE} {key}"}, level="federal") for key in ("a", "b", "end")}
    relations = [Relation.model_validate({"from": "a", "to": key, "kind": "orders"}) for key in ("b", "end")]
    return picture(World(actors, tuple(relations)), actors, HOSTILE, "en", {"a": HOSTILE}, {"a": ["b"]})


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(network, [str(arg) for arg in args])


def texts(document: str) -> list[str]:
    """All that can be read in an SVG, tooltips included."""
    return [node.text or "" for node in ElementTree.fromstring(document).iter() if node.text and node.text.strip()]


@pytest.mark.parametrize("which", ["shape", "belgium", "hostile"])
def test_no_box_lies_on_another_and_no_word_leaves_its_box(which: str, request: pytest.FixtureRequest) -> None:
    drawn = layout(request.getfixturevalue(which))
    for one, other in combinations(drawn.boxes, 2):
        beside = abs(one.x - other.x) >= BOX
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y, (one.node, other.node)
    for box in drawn.boxes:
        assert all(wide(text, size) <= BOX for text, size, _ in box.text)
        assert box.x - BOX // 2 >= 0
        assert box.x + BOX // 2 <= drawn.width
        assert sum(size + 3 for _, size, _ in box.text) < box.height


def test_every_actor_and_every_relation_is_drawn(shape: Picture) -> None:
    document = svg(shape)
    said = texts(document)
    for node in shape.nodes:
        assert any(node.name in text for text in said), node.id
    paths = [
        path for path in ElementTree.fromstring(document).iter(f"{NAME}path") if path.find(f"{NAME}title") is not None
    ]
    assert len(paths) == len(shape.ties)
    told = sum(len(tie.there) + len(tie.back) for tie in shape.ties)
    assert told == 132


def test_it_can_be_read_without_colour(shape: Picture) -> None:
    looks = [(dash, width) for _, dash, _, width in STYLES.values()]
    assert len(set(looks)) == len(STYLES) == len(FAMILIES)
    said = texts(svg(shape))
    assert "(!) NCCN" in said
    assert "seat: Belnet" in said
    assert "once convened" in said
    assert any("single point of failure" in text for text in said)
    assert "EXERCISE · OEFENING · EXERCICE · ÜBUNG" in said


def test_levels_stand_in_their_order(shape: Picture) -> None:
    drawn = layout(shape)
    top = {box.node.id: box.y for box in drawn.boxes}
    assert top["nato"] < top["nccn"] < top["governor-hainaut"] < top["mayor-mons"] < top["belnet"] < top["media"]
    assert top["minister-interior"] < top["nccn"]
    assert [bottom for _, bottom, _ in drawn.bands[:-1]] == [begin for begin, _, _ in drawn.bands[1:]]


def test_the_sweeps_let_fewer_lines_cross(shape: Picture) -> None:
    made = rows(shape)
    assert crossings(ordered(made), made) < crossings(made.rows, made) / 2


def test_names_are_text_in_every_format(hostile: Picture) -> None:
    said = texts(svg(hostile))
    assert HOSTILE in said
    assert any(text.startswith(HOSTILE) for text in said)
    assert "<script>" not in svg(hostile)
    assert "<script>" not in mermaid(hostile)
    for line in mermaid(hostile).splitlines()[3:]:
        assert line.count('"') in (0, 2), line
        assert "`" not in line
    assert grammatical(dot(hostile))


def grammatical(document: str) -> bool:
    """Whether a DOT file has only the statements that ours have, with every quoted string closed."""
    string = r'"(?:[^"\\]|\\.)*"'
    value = rf"(?:{string}|[\w.]+)"
    attributes = rf"\[\w+={value}(?:, \w+={value})*\]"
    statement = rf"(?:{string}(?: -> {string})? {attributes};|\w+ {attributes};|(?:\w+={value}; ?)+|subgraph \w+ {{|}})"
    first, *rest = document.splitlines()
    return first == "digraph network {" and all(re.fullmatch(statement, line.strip()) for line in rest)


@pytest.mark.parametrize("which", ["shape", "belgium", "hostile"])
def test_graphviz_reads_the_dot_file(which: str, request: pytest.FixtureRequest) -> None:
    drawn: Picture = request.getfixturevalue(which)
    document = dot(drawn)
    assert grammatical(document)
    program = shutil.which("dot")
    if program is None:
        return
    done = subprocess.run([program, "-Tcanon"], input=document.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert re.sub(rb'"(?:[^"\\]|\\.)*"', b"", done.stdout).count(b"->") == len(drawn.ties)


def test_mermaid_names_every_actor_and_kind(shape: Picture) -> None:
    said = mermaid(shape).splitlines()
    assert said[3] == "flowchart TB"
    arrows = [line for line in said if re.match(r"  n\d+ <?(==|--|-\.-)>\|", line)]
    assert len(arrows) == len(shape.ties)
    assert all(re.fullmatch(r'  n\d+ <?(==|--|-\.-)>\|"[a-z, ]+"\| n\d+', line) for line in arrows)
    assert len([line for line in said if re.match(r"    n\d+(\[|\{\{)\"", line)]) == len(shape.nodes)
    assert said.count("  end") == len(shape.bands)


def test_it_shows_whom_the_scenario_is_about_unless_told_otherwise() -> None:
    few, everybody = run("first-drill", "--format", "svg"), run("first-drill", "--format", "svg", "--all")
    assert "7 of 196 actors" in few.stdout
    assert ">196 actors" in everybody.stdout
    assert "Duty officer" in few.stdout
    assert "Governor" not in few.stdout
    assert run("first-drill", "--format", "svg", "--top", "3").stdout.count("<g><title>") == 3


def test_a_lonely_actor_brings_those_who_tie_it_to_the_others() -> None:
    sound = load_or_raise("first-drill")
    relations = [
        {"from": "far", "to": "between", "kind": "informs"},
        {"from": "between", "to": "nccn", "kind": "informs"},
    ]
    actors = {
        "far": {"names": "Far", "level": "operator"},
        "between": {"names": "Between", "level": "operator"},
        "alone": {"names": "Alone", "level": "operator"},
    }
    means = {
        "boats": {"owner": "far", "count": 1, "label": "Boats"},
        "vans": {"owner": "alone", "count": 1, "label": "Vans"},
    }
    data = sound.scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data |= {
        "actors": data["actors"] | actors,
        "relations": [*data.get("relations", ()), *relations],
        "means": data["means"] | means,
    }
    scenario = type(sound.scenario).model_validate(data)
    chosen = involved(scenario, world(sound.pack, scenario))
    assert {"far", "between", "alone"} <= set(chosen)
    assert "mayor-mons" not in chosen


def test_words_come_in_three_languages() -> None:
    dutch, french = (run("first-drill", "--format", "svg", "--lang", lang).stdout for lang in ("nl", "fr"))
    assert "Federaal" in dutch
    assert "rol: Cybercel" in dutch
    assert "poste: " in french
    assert "Premier exercice" in french


def test_the_legend_makes_sense_on_paper() -> None:
    english = run("shape-cyberattack", "--format", "svg", "--all").stdout
    assert "single point of failure: without it others lose touch" in english
    assert "point at" not in english


def test_a_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "network.svg"
    assert run("first-drill", "--format", "svg", "-o", path).output == ""
    whole = path.read_text(encoding="utf-8")
    assert whole == run("first-drill", "--format", "svg").stdout
    path.write_text("mine", encoding="utf-8")
    refused = run("first-drill", "--format", "svg", "-o", path)
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("first-drill", "--format", "svg", "-o", path, "--force").exit_code == 0
    assert path.read_text(encoding="utf-8") == whole
    assert list(tmp_path.iterdir()) == [path]
    nowhere = run("first-drill", "--format", "dot", "-o", tmp_path / "none" / "x.dot")
    assert nowhere.exit_code == 1
    assert "cannot be written" in nowhere.stderr


def test_tables_go_to_files_too(tmp_path: Path) -> None:
    path = tmp_path / "network.txt"
    assert run("--top", "3", "-o", path).output == ""
    assert "National Crisis Centre" in path.read_text(encoding="utf-8")


def test_bytes_are_the_same_in_every_process() -> None:
    program = "from crisis_sim.cli.network import network; network()"
    for form in ("svg", "dot", "mermaid"):
        command = [sys.executable, "-c", program, "first-drill", "--format", form]
        seen = {
            subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
            for seed in ("0", "1")
        }
        assert len(seen) == 1


def test_mermaid_says_when_it_has_too_many_arrows() -> None:
    result = run("--format", "mermaid")
    assert result.exit_code == 0
    assert "maxEdges" in result.stderr


def test_nobody_is_drawn_too() -> None:
    empty = picture(World({}, ()), (), "Nobody")
    assert texts(svg(empty))[0] == "Nobody"
    assert grammatical(dot(empty))
    assert "flowchart" in mermaid(empty)


def test_words_break_into_lines_and_end_in_an_ellipsis() -> None:
    assert lines("one two three", 10, 200, 2) == ["one two three"]
    assert lines("National Crisis Centre", 10, 70, 2) == ["National", "Crisis Centre"]
    (line,) = lines("Donaudampfschifffahrtsgesellschaft", 10, 80, 1)
    assert line.endswith("…")
    assert wide(line, 10) <= 80
    assert lines("a b c d e f g h", 10, 14, 2)[-1].endswith("…")
    assert lines("", 10, 80, 2) == []
