"""Warnings about parts that do nothing, or not what their author may think."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crisis_sim.scenario.compiled import world
from crisis_sim.scenario.effect import MoveIndicator, Teach
from crisis_sim.scenario.fact import Fact
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.refers import Part, references
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.triggers import Order
from crisis_sim.scenario.world import MARKINGS


def check(scenario: Scenario, names: Names, order: Order, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Warnings about a scenario without errors."""
    parts = tuple(parts)
    yield from _objectives(scenario, marks)
    yield from _facts(scenario, parts, marks)
    yield from _indicators(scenario, names, parts, marks)
    yield from _unnamed(scenario, parts, marks)
    yield from _variants(scenario, names, marks)
    yield from _replies(scenario, _brought(scenario, parts), marks)
    for n, inject in enumerate(scenario.injects):
        if inject.alternative and inject.id not in order.namers:
            message = f"no `else` names `{inject.id}`, so it comes only if the director releases it"
            yield problem(
                "L011", marks.find(("injects", n, "id")), message, "name it in an `else`, or give it a trigger"
            )
        yield from _sending(inject, n, scenario, names, marks)


def _objectives(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    exercised = {expected.objective for inject in scenario.injects for expected in inject.expects}
    exercised |= {objective for inject in scenario.injects for objective in inject.objectives}
    for n, objective in enumerate(scenario.objectives):
        if objective.id not in exercised:
            message = f"nothing exercises the objective `{objective.id}`"
            yield problem("L004", marks.find(("objectives", n, "id")), message, "expect something for it, or drop it")


def _facts(scenario: Scenario, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Facts that nobody can learn, as no inject, effect, reply or sanitised version brings them; and idle ones."""
    needed = _needed(scenario, parts)
    told: set[str] = {says for reply in scenario.replies for says in (*reply.says, reply.about)}
    for model, _ in parts:
        if isinstance(model, Inject):
            told.update(model.facts)
        elif isinstance(model, Teach):
            told.add(model.fact)
        elif isinstance(model, Fact) and model.handling.sanitised_as:
            told.add(model.handling.sanitised_as)
    for id in scenario.facts:
        if id not in told:
            message = f"nobody can learn the fact `{id}`"
            yield problem("L005", marks.find_key(("facts", id)), message, "let an inject, effect or reply bring it")
        elif id not in needed:
            message = f"it makes no difference who knows the fact `{id}`"
            advice = "give it `topics`, to which plans react, or ask for it in a condition, expectation or reply"
            yield problem("L033", marks.find_key(("facts", id)), message, advice)


def _needed(scenario: Scenario, parts: Iterable[Part]) -> set[str]:
    """Facts on which something turns: a plan or a clock reacts, or something asks who knows them."""
    found = {
        reference.name
        for part in parts
        if not isinstance(part.model, (Inject, Teach))
        for reference in references(part)
        if reference.kind in ("fact", "subject")
    }
    for id, fact in scenario.facts.items():
        if fact.topics or fact.clocks or fact.reads or fact.handling.sanitised_as:
            found.add(id)
    return found


def _indicators(scenario: Scenario, names: Names, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    moved = {model.indicator for model, _ in parts if isinstance(model, MoveIndicator)}
    moved |= {id for hazard in scenario.hazards.values() for id in hazard.drives}
    for measure in names.measures.values():
        moved |= {effect.indicator for effect in measure.effects if isinstance(effect, MoveIndicator)}
    for id, indicator in scenario.indicators.items():
        at = marks.find_key(("indicators", id))
        if indicator.interest is None and indicator.requirement is None and indicator.impact is None:
            message = f"the indicator `{id}` stands for no vital interest"
            yield problem("L006", at, message, "add `interest:`, so that the debriefing can say what was at stake")
        if id not in moved:
            yield problem("L015", at, f"nothing moves the indicator `{id}`", "give it an effect, or delete it")


def _unnamed(scenario: Scenario, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Draws and means to which nothing refers."""
    used = {(reference.kind, reference.name) for part in parts for reference in references(part)}
    varied = {factor for experiment in scenario.experiments.values() for factor in experiment.vary}
    for kind, key, ids in (("draw", "draws", scenario.draws), ("means", "means", scenario.means)):
        for id in ids:
            if (kind, id) not in used and id not in varied:
                yield problem("L015", marks.find_key((key, id)), f"nothing uses `{id}`", "use it, or delete it")


def _variants(scenario: Scenario, names: Names, marks: Branch) -> Iterator[Problem]:
    """A variant that drops relations which are not there compares the network with itself."""
    drops = [
        (match, ("variants", id, "relations", "drop", n))
        for id, variant in scenario.variants.items()
        for n, match in enumerate(variant.relations.drop)
    ]
    relations = world(names.pack, scenario).relations if drops else ()
    for match, path in drops:
        if not any(
            match.from_ in (None, r.from_) and match.to in (None, r.to) and match.kind in (None, r.kind)
            for r in relations
        ):
            yield problem(
                "L019", marks.find(path), "no relation is like this, so none is dropped", "see `crisis-sim network`"
            )


def _replies(scenario: Scenario, brought: dict[str, set[str]], marks: Branch) -> Iterator[Problem]:
    """Replies come from desks, and the first that fits is given."""
    seats = {actor: seat.id for seat in scenario.seats for actor in seat.plays}
    first: dict[tuple[str, str, bool], int] = {}
    for n, reply in enumerate(scenario.replies):
        spot = marks.find(("replies", n))
        key = (reply.from_, reply.about, reply.releases)
        before = first.setdefault(key, n)
        if seat := seats.get(reply.from_):
            message = f"the seat `{seat}` plays `{reply.from_}` and answers for itself"
            yield problem("L020", spot, message, "let another actor know it, or delete the reply")
        elif before != n and not reply.question:
            line = marks.find(("replies", before))[1]
            message = (
                f"`{reply.from_}` answers about `{reply.about}` with the reply of line {line}, never with this one"
            )
            yield problem("L020", spot, message, "join the two, or give this one a `question`")
        elif (
            not reply.question
            and reply.about in scenario.facts
            and not brought.get(reply.about, set()) - {reply.from_, f"reply/{n}"}
        ):
            message = f"nobody can ask about `{reply.about}`: only `{reply.from_}` knows it, and there is no `question`"
            yield problem("L020", spot, message, "give it a `question`, or let the fact come to somebody")
        if not (reply.says or reply.text or reply.releases):
            yield problem("L021", spot, "this reply says nothing", "add `says` or `text`")
        fact = scenario.facts.get(reply.about)
        if reply.releases and fact and fact.handling.owner != reply.from_:
            message = f"`{reply.from_}` can't release `{reply.about}`, which it doesn't own"
            yield problem("L022", spot, message, "let the fact's `handling.owner` release it")


def _brought(scenario: Scenario, parts: Iterable[Part]) -> dict[str, set[str]]:
    """Fact: whom the story brings it to, sanitised versions to anybody; and `reply/n` for the replies that say it."""
    found: dict[str, set[str]] = {}
    for model, _ in parts:
        if isinstance(model, Inject):
            for fact in model.facts:
                found.setdefault(fact, set()).update(model.to)
        elif isinstance(model, Teach):
            found.setdefault(model.fact, set()).update(model.learned_by)
        elif isinstance(model, Fact) and model.handling.sanitised_as:
            found.setdefault(model.handling.sanitised_as, set()).add("")
    for n, reply in enumerate(scenario.replies):
        for fact in reply.says:
            found.setdefault(fact, set()).add(f"reply/{n}")
    return found


def _sending(inject: Inject, n: int, scenario: Scenario, names: Names, marks: Branch) -> Iterator[Problem]:
    """What an inject carries, and who seems to send it."""
    seat = next((seat.id for seat in scenario.seats if inject.from_ in seat.plays), None)
    if seat and inject.to:
        message = f"the seat `{seat}` plays `{inject.from_}`, and will have said this without knowing"
        yield problem("L013", marks.find(("injects", n, "from")), message, "let somebody else say it")
    channel = names.pack.channels.get(inject.channel or "")
    for m, subject in enumerate(inject.facts):
        fact = scenario.facts.get(subject)
        if fact and channel and MARKINGS.index(fact.handling.marking) > MARKINGS.index(channel.carries):
            marking = fact.handling.marking
            message = f"`{subject}` is {marking}, but `{inject.channel}` may carry no more than {channel.carries}"
            yield problem("L012", marks.find(("injects", n, "facts", m)), message, "send it over another channel")
