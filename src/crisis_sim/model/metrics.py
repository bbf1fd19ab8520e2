"""Measures of a coordination network: who is central, how fast news travels, and whose loss would break it.

Degrees and reach times follow the direction of the relations. Betweenness, closeness, density and single points of
failure are those of the undirected ties, because an answer travels back along every relation. Everything comes in
the order of the graph's nodes, so that the same network gives the same output.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from crisis_sim.model.network import ties

if TYPE_CHECKING:
    from networkx import DiGraph, MultiDiGraph


class Reach(NamedTuple):
    """How long news from one actor takes to the others when each passes it on at once; seconds, queues left out."""

    mean: float | None
    """Mean over those that are reached; None when nobody is."""
    longest: float | None
    unreachable: tuple[str, ...]
    """Actors to which no chain of relations leads."""


class Metrics(NamedTuple):
    """Numbers of one network, by actor where they belong to one."""

    in_degree: dict[str, int]
    """How many actors have a relation to this one."""
    out_degree: dict[str, int]
    """To how many actors this one has a relation."""
    betweenness: dict[str, float]
    """Share of the shortest paths between other pairs that pass here, summed over the pairs (Freeman 1977)."""
    closeness: dict[str, float]
    """Others over the sum of the distances to them, in steps."""
    reach: dict[str, Reach]
    cut_off: dict[str, tuple[str, ...]]
    """Single points of failure, and those who would lose touch with the largest part that remains."""
    density: float
    """Tied pairs over all pairs, from 0 to 1."""


def measure(graph: MultiDiGraph[str]) -> Metrics:
    """All numbers of a network.

    >>> from networkx import MultiDiGraph
    >>> chain = MultiDiGraph()
    >>> chain.add_edges_from([("dam", "centre", {"seconds": 200.0}), ("centre", "mayor", {"seconds": 100.0})])
    [0, 0]
    >>> found = measure(chain)
    >>> found.betweenness["centre"], found.reach["dam"].longest, found.cut_off
    (1.0, 300.0, {'centre': ('mayor',)})
    """
    import networkx as nx

    simple = ties(graph)
    return Metrics(
        in_degree={node: len(set(graph.predecessors(node))) for node in graph},
        out_degree={node: len(set(graph.successors(node))) for node in graph},
        betweenness=nx.betweenness_centrality(simple, normalized=False),
        closeness=nx.closeness_centrality(simple),
        reach=reach(graph),
        cut_off=cut_off(graph),
        density=nx.density(simple),
    )


def reach(graph: MultiDiGraph[str]) -> dict[str, Reach]:
    """Shortest expected time from each actor to all others along the relations, over the quickest of parallel ones.

    An edge whose `seconds` is None (no channel that both ends are connected to) carries nothing.
    """
    import networkx as nx

    quickest: DiGraph[str] = nx.DiGraph()
    quickest.add_nodes_from(graph)
    for one, other, data in graph.edges(data=True):
        seconds = data["seconds"]
        known = quickest.get_edge_data(one, other, {"seconds": None})["seconds"]
        if seconds is not None and (known is None or seconds < known):
            quickest.add_edge(one, other, seconds=seconds)
    return {node: _reach(node, quickest) for node in graph}


def _reach(node: str, quickest: DiGraph[str]) -> Reach:
    import networkx as nx

    times = nx.single_source_dijkstra_path_length(quickest, node, weight="seconds")
    others = {key: float(seconds) for key, seconds in times.items() if key != node}
    return Reach(
        mean=fmean(others.values()) if others else None,
        longest=max(others.values(), default=None),
        unreachable=tuple(key for key in quickest if key != node and key not in others),
    )


def cut_off(graph: MultiDiGraph[str]) -> dict[str, tuple[str, ...]]:
    """Single points of failure: actors whose loss splits the part of the network they are in, and who is split off.

    Of equally large remains the one with the earliest node counts as the rest.
    """
    import networkx as nx

    simple = ties(graph)
    place = {node: n for n, node in enumerate(simple)}
    points = set(nx.articulation_points(simple))
    found = {}
    for node in simple:
        if node not in points:
            continue
        part = nx.node_connected_component(simple, node) - {node}
        remains = list(nx.connected_components(simple.subgraph(part)))
        rest = max(remains, key=lambda group: (len(group), -min(place[member] for member in group)))
        found[node] = tuple(sorted(part - rest, key=place.__getitem__))
    return found
