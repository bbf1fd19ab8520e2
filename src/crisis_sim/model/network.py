"""The coordination network as a graph: actors are nodes, relations are edges that carry messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crisis_sim.scenario.compiled import World
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.world import Actor, Channel, Relation

if TYPE_CHECKING:
    from networkx import Graph, MultiDiGraph

SERVICE = 180
"""Seconds that a desk takes over one message where the actor does not say (a training default)."""
USUAL = ("e-mail", "phone")
"""Channels of a relation that names none."""


def network(world: World, channels: Mapping[str, Channel]) -> MultiDiGraph[str]:
    """The graph of a merged network, in the order of its actors and relations.

    A node has `level` and `convened` (exists only once convened). An edge has its kind as key, and `channel` (the first
    one that both ends are connected to, or None), `seconds` (expected time until the other end has read a message:
    latency plus service; None without a channel) and `status` (what the relation rests on).
    """
    from networkx import MultiDiGraph  # a fifth of a second that only those who look at the graph should pay

    graph: MultiDiGraph[str] = MultiDiGraph()
    for key, actor in world.actors.items():
        graph.add_node(key, level=actor.level, convened=actor.convened)
    for relation in world.relations:
        receiver = world.actors[relation.to]
        channel = first_channel(relation, world.actors[relation.from_], receiver, channels)
        seconds = expected(channels[channel].latency) + service(receiver) if channel else None
        graph.add_edge(
            relation.from_, relation.to, relation.kind, channel=channel, seconds=seconds, status=relation.status
        )
    return graph


def ties(graph: MultiDiGraph[str]) -> Graph[str]:
    """Who is tied to whom at all, undirected and each pair once: answers travel back along every relation."""
    from networkx import Graph

    simple: Graph[str] = Graph()
    simple.add_nodes_from(graph)
    simple.add_edges_from((one, other) for one, other, _ in graph.edges)
    return simple


def first_channel(relation: Relation, sender: Actor, receiver: Actor, channels: Mapping[str, Channel]) -> str | None:
    """The first channel of the relation that exists and that both ends are connected to."""
    ends = {sender.clearance or "none", receiver.clearance or "none"}
    for key in relation.channels or USUAL:
        if key in channels and (not channels[key].clearance or ends <= set(channels[key].clearance)):
            return key
    return None


def expected(seconds: int | Spread) -> float:
    """The mean of a duration in seconds; of a triangular spread the mean of its three corners.

    >>> expected(Spread(low=0, mode=60, high=240))
    100.0
    """
    if isinstance(seconds, Spread):
        return (seconds.low + seconds.mode + seconds.high) / 3
    return float(seconds)


def service(actor: Actor) -> float:
    """Expected seconds until a staff member of the actor, if one is free, has read a message."""
    return expected(SERVICE if actor.service is None else actor.service)
