"""What a seat finds around it at its briefing: its own means, the schematic map, the readings that it gets."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.handles import Handles
from crisis_sim.model.index import Index

P = dict[str, Any]


def means_of(index: Index, seat_id: str, handles: Handles) -> list[P]:
    """The means that the seat's actors own: how many are on duty at STARTEX, where they stand, their shifts."""
    own, first = set(index.seats[seat_id].plays), index.first_means()
    number = {key: n for n, key in enumerate(index.scenario.places)}
    found = []
    for key, means in index.scenario.means.items():
        if means.owner in own:
            shown: P = {"means": handles.give("r", key), "label": means.label, "all": means.count, "free": first[key]}
            if means.place is not None:
                shown["at"] = number[means.place]
            if means.shifts:
                shown["shifts"] = [shift.model_dump(mode="json", by_alias=True) for shift in means.shifts]
            found.append(shown)
    return found


def readings_of(index: Index, seat_id: str, handles: Handles) -> dict[str, P]:
    """Handle: what is measured there, of every indicator that the seat's actors have sensors or reports for."""
    own = set(index.seats[seat_id].plays)
    found = [figure(index, key, handles) for key in index.scenario.indicators if not own.isdisjoint(index.readers(key))]
    return {shown["indicator"]: shown for shown in found}


def figure(index: Index, indicator: str, handles: Handles) -> P:
    """An indicator as a seat is shown it: name, unit, bounds, the interest at stake, which way is better."""
    of = index.scenario.indicators[indicator]
    shown: P = {"indicator": handles.give("i", indicator), "label": of.label, "min": of.min, "max": of.max}
    extras = (("unit", of.unit), ("interest", of.interest or of.requirement), ("better", of.better))
    return shown | {key: value for key, value in extras if value}


def map_of(index: Index, seat_id: str, handles: Handles) -> P:
    """Places by number, and the wind sector where the seat has the readings; indicators by the seat's handles.

    Nothing of it says how things stand: that comes with readings.
    """
    scenario = index.scenario
    number = {key: n for n, key in enumerate(scenario.places)}
    own = set(index.seats[seat_id].plays)

    def reading(indicator: str | None) -> str | None:
        if indicator is None or own.isdisjoint(index.readers(indicator)):
            return None
        return handles.give("i", indicator)

    places = []
    for place in scenario.places.values():
        shown: P = {"at": list(place.at), "label": place.label, "kind": place.kind}
        if place.people:
            shown["people"] = place.people
        if place.languages:
            shown["languages"] = list(place.languages)
        if place.flows_to is not None:
            shown["flows_to"] = number[place.flows_to]
        if (handle := reading(place.shows)) is not None:
            shown["shows"] = handle
        places.append(shown)
    found: P = {"places": places}
    if scenario.map is not None:
        found["scale"] = scenario.map.scale
        sector = scenario.map.sector
        if sector is not None:
            towards, reach = reading(sector.towards), reading(sector.reach)
            if towards is not None and reach is not None:
                at = number[sector.at]
                found["sector"] = {"at": at, "towards": towards, "reach": reach, "width": sector.width}
    return found
