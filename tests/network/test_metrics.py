"""Published numbers of the Krackhardt kite, and small networks whose numbers can be counted by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from networkx import MultiDiGraph, krackhardt_kite_graph

from crisis_sim.model.metrics import cut_off, measure, reach

BETWEENNESS = (5 / 6, 5 / 6, 0, 11 / 3, 0, 25 / 3, 25 / 3, 14, 8, 0)
DEGREES = (4, 4, 3, 6, 3, 5, 5, 3, 2, 1)


@pytest.fixture
def kite() -> MultiDiGraph[str]:
    graph: MultiDiGraph[str] = MultiDiGraph()
    graph.add_nodes_from(str(n) for n in range(10))
    for one, other in krackhardt_kite_graph().edges:
        graph.add_edge(str(one), str(other), "informs", seconds=60.0)
        graph.add_edge(str(other), str(one), "reports", seconds=60.0)
        graph.add_edge(str(one), str(other), "orders", seconds=90.0)
    return graph


def test_kite_betweenness(kite: MultiDiGraph[str]) -> None:
    assert list(measure(kite).betweenness.values()) == pytest.approx(BETWEENNESS, abs=1e-9)


def test_kite_degrees(kite: MultiDiGraph[str]) -> None:
    found = measure(kite)
    assert tuple(found.in_degree.values()) == tuple(found.out_degree.values()) == DEGREES


def test_kite_closeness_and_density(kite: MultiDiGraph[str]) -> None:
    found = measure(kite)
    assert max(found.closeness.values()) == found.closeness["5"] == found.closeness["6"]
    assert found.closeness["5"] == pytest.approx(0.6429, abs=5e-5)
    assert found.density == pytest.approx(0.4)


def test_kite_single_points_of_failure(kite: MultiDiGraph[str]) -> None:
    assert measure(kite).cut_off == {"7": ("8", "9"), "8": ("9",)}


def test_kite_reach_takes_the_quicker_of_parallel_relations(kite: MultiDiGraph[str]) -> None:
    found = reach(kite)
    assert found["9"].longest == 4 * 60
    assert found["5"].mean == pytest.approx(60 / 0.642857, rel=1e-6)


def test_reach_follows_direction_and_names_who_is_never_told() -> None:
    graph: MultiDiGraph[str] = MultiDiGraph()
    graph.add_nodes_from("abcd")
    graph.add_edge("a", "b", "reports", seconds=100.0)
    graph.add_edge("b", "c", "reports", seconds=50.0)
    graph.add_edge("a", "c", "informs", seconds=400.0)
    graph.add_edge("c", "d", "informs", seconds=None)
    found = reach(graph)
    assert found["a"] == (125.0, 150.0, ("d",))
    assert found["c"] == (None, None, ("a", "b", "d"))


def test_a_ring_has_no_single_point_of_failure_and_a_chain_has() -> None:
    ring: MultiDiGraph[str] = MultiDiGraph()
    ring.add_edges_from((one, other, {"seconds": 1.0}) for one, other in pairwise("abcda"))
    assert cut_off(ring) == {}
    chain: MultiDiGraph[str] = MultiDiGraph()
    chain.add_edges_from((one, other, {"seconds": 1.0}) for one, other in pairwise("abc"))
    assert cut_off(chain) == {"b": ("c",)}


def test_an_empty_network_has_no_numbers() -> None:
    found = measure(MultiDiGraph())
    assert found.in_degree == {}
    assert found.reach == {}
    assert found.density == 0
