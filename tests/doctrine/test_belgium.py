"""The Belgian pack: complete, sourced, connected, and true to its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from crisis_sim.model.network import first_channel, ties
from crisis_sim.model.network import network as graph_of
from crisis_sim.scenario import shipped
from crisis_sim.scenario.compiled import World, contains, valid_on, world
from crisis_sim.scenario.pack_loader import load_pack, read_pack
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import spellings
from crisis_sim.scenario.world import Claim

BELGIUM = load_pack("belgium")
WORLD = world(BELGIUM)

CATALOGUE = [
    "pm", "nsc", "scis", "ccis", "chancellery", "minister-interior", "nccn", "policy-cell", "fed-coord",
    "eval-cell", "info-cell", "cuta", "vsse", "sgrs", "cyber-command", "defence", "fps-foreign-affairs",
    "b-fast", "fps-health", "rag", "rmg", "sciensano", "fasfc", "fanc", "bel-v", "cbrne-centre", "ccb", "cert",
    "federal-police", "fccu", "federal-prosecutor", "dg-civil-security", "civil-protection", "rmi",
    "fps-economy", "fps-mobility", "bipt", "dpa", "cortex", "crc-w", "spw-hydrology", "vmm", "hic",
    "flemish-crisis-centre", "safe-brussels", "senior-official-brussels", "flemish-government",
    "walloon-government", "brussels-government", "french-community", "german-speaking-community",
    "sector-authorities", "elia", "brussels-airport", "skeyes", "stib", "belnet", "electrabel",
    "critical-operators", "ercc", "eu-council-presidency", "european-commission", "enisa", "nato", "shape",
    "neighbour-states", "ecurie", "media", "citizens", "hostile-state", "emergency-medical-services",
    "red-cross", "centre-112", "hospitals", "federal-health-inspector", "poison-centre", "dam-manager",
    "distribution-grid-operator", "telecom-operators", "eu-premises-security", "minister-president-brussels",
    "ichnp", "minister-defence", "minister-foreign-affairs",
]  # fmt: skip
"""Every row of the actor catalogue, and what the modelling rules add to it."""

OFFICES = [
    "governor", "provincial-committee", "mayor", "municipal-committee", "cp-ops", "rescue-zone", "local-police",
    "provincial-military-command", "local-task-force", "local-security-cell", "emergency-planning-coordinator",
    "provincial-emergency-planning-coordinator",
]  # fmt: skip
"""The rows that exist once per territory."""

PROVINCES = [
    "antwerp", "east-flanders", "flemish-brabant", "hainaut", "liege", "limburg", "luxembourg", "namur",
    "walloon-brabant", "west-flanders",
]  # fmt: skip


def on(day: str) -> World:
    """The network on a day, as a scenario that starts on it sees it."""
    return world(BELGIUM, scenario(day))


def scenario(day: str) -> Scenario:
    return Scenario.model_validate(
        {
            "format": 1,
            "id": "some-day",
            "title": "Some day",
            "doctrine": "belgium",
            "start": f"{day}T08:00+02:00",
            "seats": [{"id": "centre", "plays": ["nccn"]}],
            "injects": [
                {"id": "first", "at": "1m", "from": "rmi", "to": ["centre"], "channel": "phone", "title": "Rain"}
            ],
        }
    )


FLOODS = on("2021-07-14")


def claims(part: Any) -> Iterator[Claim]:
    """Every claim in a model, wherever it stands."""
    if isinstance(part, Claim):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from claims(getattr(part, name))
    elif isinstance(part, dict):
        for value in part.values():
            yield from claims(value)
    elif isinstance(part, (list, tuple)):
        for value in part:
            yield from claims(value)


def test_it_is_free_of_errors_and_warnings() -> None:
    assert read_pack(shipped.DOCTRINE / "belgium").problems == ()


@pytest.mark.parametrize("actor", CATALOGUE)
def test_every_row_of_the_catalogue_is_there(actor: str) -> None:
    assert actor in BELGIUM.actors


@pytest.mark.parametrize("role", OFFICES)
def test_every_office_has_holders(role: str) -> None:
    assert any(actor.role == role for actor in BELGIUM.actors.values())


def test_ten_provinces_each_have_a_governor_and_brussels_its_senior_official() -> None:
    governed = {actor.territory for actor in BELGIUM.actors.values() if actor.role == "governor"}
    assert governed == {*PROVINCES, "brussels"}
    assert BELGIUM.actors["senior-official-brussels"].role == "governor"


@pytest.mark.parametrize("key", BELGIUM.actors)
def test_every_actor_has_names_level_mandate_staff_and_sources(key: str) -> None:
    actor = WORLD.actors.get(key) or FLOODS.actors[key]
    assert {"en", "nl", "fr"} <= set(actor.names)
    assert all(actor.names.values())
    assert {"en", "nl", "fr"} <= set(actor.mandate)
    assert actor.level
    assert actor.staff is not None
    assert actor.sources
    assert "{" not in "".join(actor.names.values())


@pytest.mark.parametrize("key", [key for key, actor in BELGIUM.actors.items() if actor.staff is not None])
def test_every_staffing_number_is_marked_as_a_training_default(key: str) -> None:
    staffing = [claim for claim in BELGIUM.actors[key].sources if claim.claim.startswith("staff")]
    assert [claim.status for claim in staffing] == ["training-default"]


def test_what_has_no_source_is_not_called_sourced() -> None:
    weak = ("general knowledge", "training default", "not read")
    for claim in claims(BELGIUM):
        if claim.source.startswith(weak):
            assert claim.status in ("unverified", "training-default"), claim
        if claim.status == "training-default":
            assert claim.source == "training default", claim
    for relation in WORLD.relations:
        assert relation.source, relation
        assert relation.status != "sourced" or not relation.source.startswith(weak), relation


def test_sourced_claims_name_a_page_or_a_text() -> None:
    known = re.compile(r"https?://\S+|National Security Strategy 2021, |royal decree of |law of ")
    for claim in claims(BELGIUM):
        if claim.status in ("sourced", "dated"):
            assert known.search(claim.source), claim


def test_relations_stay_within_the_pack() -> None:
    for relation in BELGIUM.relations:
        assert {relation.from_, relation.to} <= set(BELGIUM.actors)
        assert set(relation.channels) <= set(BELGIUM.channels)
    twice = [(r.from_, r.to, r.kind) for r in BELGIUM.relations]
    assert len(twice) == len(set(twice))


@pytest.mark.parametrize("day", ["2021-07-14", "2026-05-04"])
def test_on_any_day_nobody_is_isolated_but_the_hostile_state(day: str) -> None:
    found = on(day)
    simple = ties(graph_of(found, BELGIUM.channels))
    assert simple.degree("hostile-state") == 0
    simple.remove_node("hostile-state")
    reached, waiting = set(), ["nccn"]
    while waiting:
        node = waiting.pop()
        reached.add(node)
        waiting += [other for other in simple[node] if other not in reached]
    assert set(simple) == reached


@pytest.mark.parametrize("day", ["2021-07-14", "2026-05-04"])
def test_on_any_day_every_relation_has_a_channel_that_both_ends_have(day: str) -> None:
    found = on(day)
    when = date.fromisoformat(day)
    there = {key: channel for key, channel in BELGIUM.channels.items() if valid_on(channel.valid, when)}
    mute = [
        (relation.from_, relation.to, relation.kind)
        for relation in found.relations
        if first_channel(relation, found.actors[relation.from_], found.actors[relation.to], there) is None
    ]
    assert mute == []


def test_dates_in_july_2021() -> None:
    then = FLOODS
    assert "crc-w" in then.actors
    assert not {"cortex", "cyber-command"} & set(then.actors)
    assert not any("cortex" in (relation.from_, relation.to) for relation in then.relations)
    assert any((relation.from_, relation.to) == ("crc-w", "governor-liege") for relation in then.relations)
    day = date(2021, 7, 14)
    alive = {key for key, channel in BELGIUM.channels.items() if valid_on(channel.valid, day)}
    assert {"icms", "binii"} <= alive
    assert not {"paragon", "secure-network"} & alive


def test_dates_in_november_2023() -> None:
    """Flanders under water, with the regional centres, platforms and plans of that autumn."""
    then = on("2023-11-14")
    assert {"flemish-crisis-centre", "vmm", "hic", "cortex", "mayor-diksmuide", "mayor-ninove"} <= set(then.actors)
    assert "crc-w" not in then.actors
    pairs = {(relation.from_, relation.to) for relation in then.relations}
    assert {("vmm", "governor-west-flanders"), ("mayor-ninove", "governor-east-flanders")} <= pairs
    alive = {key for key, channel in BELGIUM.channels.items() if valid_on(channel.valid, date(2023, 11, 14))}
    assert {"icms", "binii"} <= alive
    assert not {"paragon", "secure-network"} & alive
    gone = [key for key, m in BELGIUM.measures.items() if not valid_on(m.valid, date(2023, 11, 14))]
    assert gone == ["activate-general-plan"]


@pytest.mark.parametrize("day", ["2021-07-14", "2023-11-14"])
def test_platforms_of_their_day_carry_what_platforms_carry_today(day: str) -> None:
    then = on(day)
    there = {k: c for k, c in BELGIUM.channels.items() if valid_on(c.valid, date.fromisoformat(day))}
    mayor, governor = (
        ("mayor-verviers", "governor-liege") if day < "2023" else ("mayor-ninove", "governor-east-flanders")
    )
    for relation in then.relations:
        if (relation.from_, relation.to) == (governor, mayor) and relation.kind == "coordinates":
            assert first_channel(relation, then.actors[governor], then.actors[mayor], there) == "icms"
            return
    raise AssertionError("no such relation")


def test_along_the_vesdre_every_mayor_has_zone_police_and_governor() -> None:
    pairs = {(r.from_, r.to) for r in FLOODS.relations}
    for town in ("eupen", "limbourg", "verviers", "pepinster", "theux", "spa", "trooz", "chaudfontaine", "rochevesdre"):
        mayor = f"mayor-{town}"
        assert (mayor, "governor-liege") in pairs
        assert ("crc-w", mayor) in pairs
        for role in ("rescue-zone", "local-police"):
            assert any(mayor in pair and FLOODS.actors[other].role == role for pair in pairs for other in pair), mayor


def test_dates_in_2026() -> None:
    now = on("2026-05-04")
    assert {"cortex", "cyber-command"} <= set(now.actors)
    assert "crc-w" not in now.actors
    alive = {key for key, channel in BELGIUM.channels.items() if valid_on(channel.valid, date(2026, 5, 4))}
    assert {"paragon", "secure-network"} <= alive
    assert not {"icms", "binii"} & alive


def test_channels() -> None:
    named = {"phone", "e-mail", "secure-network", "press", "in-person", "astrid", "paragon", "be-alert", "social-media"}
    assert named | {"nato-secure", "ews"} <= set(BELGIUM.channels)
    assert len(BELGIUM.channels) >= 10
    assert BELGIUM.channels["phone"].rings
    assert BELGIUM.channels["be-alert"].public
    assert BELGIUM.channels["nato-secure"].clearance == ("nato",)


def test_federal_cells_and_committees_exist_only_once_convened() -> None:
    convened = {key for key, actor in WORLD.actors.items() if actor.convened}
    assert {"fed-coord", "policy-cell", "eval-cell", "info-cell", "cc-hainaut", "cc-mons", "cp-ops-mons"} <= convened
    assert "nccn" not in convened


def test_deciders_of_phases_and_levels() -> None:
    assert {key: phase.decider for key, phase in BELGIUM.phases.items()} == {
        "municipal": ("mayor",),
        "provincial": ("governor",),
        "federal": ("minister-interior",),
    }
    assert BELGIUM.levels["cuta-threat"].decider == ("cuta",)
    assert BELGIUM.levels["cuta-threat"].verb == "assessed"


def test_legal_clocks_and_targets() -> None:
    hours = {key: clock.within // 3600 for key, clock in BELGIUM.clocks.items()}
    assert hours == {
        "nis2-early-warning": 24,
        "nis2-notification": 72,
        "nis2-final-report": 720,
        "gdpr-notification": 72,
        "terror-review": 24,
        "target-1771": 1,
        "target-b-fast": 12,
    }
    assert {key for key, clock in BELGIUM.clocks.items() if clock.kind == "target"} == {"target-1771", "target-b-fast"}
    for key in ("nis2-early-warning", "nis2-notification", "nis2-final-report"):
        assert {"shape", "defence", "nato"} <= set(BELGIUM.clocks[key].exempt)


def test_the_lists_of_the_strategy_are_whole() -> None:
    assert len(BELGIUM.interests) == 6
    assert len(BELGIUM.requirements) == 7
    assert len(BELGIUM.threats) == 10
    for part in (BELGIUM.interests, BELGIUM.requirements, BELGIUM.threats, BELGIUM.capabilities):
        assert all({"en", "nl", "fr"} <= set(item.names) for item in part.values())


def test_offices_are_tied_by_jurisdiction() -> None:
    pairs = {(relation.from_, relation.to) for relation in WORLD.relations}
    assert ("governor-liege", "mayor-eupen") in pairs
    assert ("governor-liege", "mayor-mons") not in pairs
    assert ("mayor-ixelles", "senior-official-brussels") in pairs
    assert contains(BELGIUM.territories, "wallonia", "eupen")
    assert not contains(BELGIUM.territories, "mons", "hainaut")


def test_german_speakers_can_be_reached_in_german() -> None:
    assert "de" in WORLD.actors["mayor-eupen"].languages
    assert "de" in WORLD.actors["rescue-zone-dg"].languages


def test_names_follow_the_territory() -> None:
    names = WORLD.actors["mayor-mons"].names
    assert (names["en"], names["nl"], names["fr"]) == ("Mayor of Mons", "Burgemeester van Bergen", "Bourgmestre (Mons)")


def test_duties_to_pass_on_form_no_flood() -> None:
    """The crisis centre forwards by duty only upwards; everything else it sends, it decides to send."""
    duties = {relation.to for relation in WORLD.relations if relation.from_ == "nccn" and relation.kind == "reports"}
    assert duties == {"minister-interior", "fed-coord"}
    assert not [relation for relation in WORLD.relations if relation.from_ == "nccn" and relation.kind == "notifies"]


def test_the_names_of_cells_that_the_plan_of_2024_retired_are_gone() -> None:
    actors = WORLD.actors.values()
    text = " ".join(name.lower() for actor in actors for name in (*actor.names.values(), *spellings(actor.short)))
    assert not re.search(r"celeval|cofeco|celinfo", text)
