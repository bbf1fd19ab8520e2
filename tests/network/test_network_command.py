"""`crisis-sim network`: table for people, JSON for scripts, names in three languages."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from click.testing import CliRunner

from crisis_sim.cli.network import network
from crisis_sim.model.network import SERVICE, expected, service
from crisis_sim.model.network import network as graph_of
from crisis_sim.report.network.words import MARK
from crisis_sim.scenario.compiled import world
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.pack_loader import load_pack
from crisis_sim.scenario.world import Actor


def run(*args: str) -> str:
    result = CliRunner().invoke(network, args)
    assert result.exit_code == 0, result.output
    return result.output


def data(*args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("--format", "json", *args))
    return found


def test_the_crisis_centre_is_the_most_central() -> None:
    first = data("--top", "1")["actors"][0]
    assert first["id"] == "nccn"
    assert first["betweenness"] > 1000
    assert first["reach"]["unreachable"] == ["hostile-state"]


def test_the_table_marks_single_points_of_failure_in_words() -> None:
    text = run("--top", "5")
    assert "National Crisis Centre" in text
    assert MARK in text
    assert "Single points of failure" in text


def test_names_come_in_the_language_asked_for() -> None:
    assert "Nationaal Crisiscentrum" in run("--top", "1", "--lang", "nl").replace("\n", " ").replace("  ", " ")
    assert data("--top", "1", "--lang", "fr")["actors"][0]["name"] == "Centre de crise national"


def test_level_keeps_only_that_level() -> None:
    found = data("--level", "operator")
    assert {actor["level"] for actor in found["actors"]} == {"operator"}
    assert found["count"]["actors"] > len(found["actors"])


def test_output_is_the_same_in_every_process() -> None:
    command = [sys.executable, "-c", "from crisis_sim.cli.network import network; network()", "--format", "json"]
    seen = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "1")
    }
    assert len(seen) == 1


def test_what_does_not_exist_is_said_on_stderr() -> None:
    for args in (["no-such-scenario"], ["--pack", "belgum"]):
        result = CliRunner().invoke(network, args)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr


def test_an_edge_takes_latency_plus_service() -> None:
    pack = load_pack("belgium")
    graph = graph_of(world(pack), pack.channels)
    edge = graph.edges["rmi", "nccn", "notifies"]
    assert edge["channel"] == "e-mail"
    assert edge["seconds"] == expected(pack.channels["e-mail"].latency) + SERVICE
    assert service(Actor(service=Spread(low=60, mode=60, high=120))) == 80


def test_a_desk_without_a_service_time_takes_what_the_engine_takes() -> None:
    from crisis_sim.engine import desk

    assert desk.SERVICE == SERVICE
