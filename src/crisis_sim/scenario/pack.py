"""A doctrine pack: one country's actors, network, measures, plans and law as data."""

from __future__ import annotations

from pydantic import Field

from crisis_sim.scenario.base import Id, Model
from crisis_sim.scenario.card import Card, Principle
from crisis_sim.scenario.doctrine import Clock, ImpactScale, Interest, LevelScale, Phase, Role, Territory
from crisis_sim.scenario.measure import Measure
from crisis_sim.scenario.text import Line, Text
from crisis_sim.scenario.world import Actor, Channel, Relation


class PackInfo(Model):
    """pack.yaml: what the pack is."""

    id: Id
    names: Text
    version: Line
    authority: Id
    """The country-wide territory."""
    sources: tuple[Line, ...] = ()


class Pack(Model):
    """All files of a pack's folder together; each field but `info` and `cards` is a file or a folder of that name."""

    info: PackInfo
    territories: dict[Id, Territory] = Field(default_factory=dict)
    roles: dict[Id, Role] = Field(default_factory=dict)
    actors: dict[Id, Actor] = Field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    channels: dict[Id, Channel] = Field(default_factory=dict)
    measures: dict[Id, Measure] = Field(default_factory=dict)
    principles: dict[Id, Principle] = Field(default_factory=dict)
    cards: dict[Id, Card] = Field(default_factory=dict)
    clocks: dict[Id, Clock] = Field(default_factory=dict)
    levels: dict[Id, LevelScale] = Field(default_factory=dict)
    phases: dict[Id, Phase] = Field(default_factory=dict)
    interests: dict[Id, Interest] = Field(default_factory=dict)
    requirements: dict[Id, Interest] = Field(default_factory=dict)
    impacts: dict[Id, ImpactScale] = Field(default_factory=dict)
    threats: dict[Id, Interest] = Field(default_factory=dict)
    capabilities: dict[Id, Interest] = Field(default_factory=dict)
    topics: dict[Id, Text] = Field(default_factory=dict)
    """What topics are called; one that is not here is called by its id."""


FILES: dict[str, str] = {
    "territories": "territories.yaml",
    "roles": "roles.yaml",
    "actors": "actors.yaml",
    "relations": "relations.yaml",
    "channels": "channels.yaml",
    "measures": "measures.yaml",
    "principles": "principles.yaml",
    "clocks": "clocks.yaml",
    "levels": "levels.yaml",
    "phases": "phases.yaml",
    "interests": "interests.yaml",
    "requirements": "requirements.yaml",
    "impacts": "impacts.yaml",
    "threats": "threats.yaml",
    "capabilities": "capabilities.yaml",
    "topics": "topics.yaml",
}
"""Field of `Pack`: file of the folder that holds it. `info` is pack.yaml, `cards` are the files in cards/.

A field that is a map may also be spread over the files of a folder with its name, such as measures/flood.yaml.
"""
