"""The MSEL of a scenario as rows: what `export` writes and `import` compares with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.people import ControlCell, ControlPlays
from crisis_sim.scenario.question import Asks
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import schedule
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.text import Language, pick
from crisis_sim.scenario.time import format_duration, local
from crisis_sim.scenario.triggers import Order
from crisis_sim.sheets.msel import kept
from crisis_sim.sheets.msel.columns import COLUMNS
from crisis_sim.sheets.msel.phrases import Phrases, offset
from crisis_sim.sheets.naming import Naming

LONGEST = 32_000
"""Characters of a cell; spreadsheets hold 32,767."""


@dataclass(slots=True)
class Row:
    """One inject: what each column shows."""

    id: str
    cells: dict[str, str | int | datetime]
    """By key of the column; columns that show nothing are missing."""
    kept: dict[str, str] = field(default_factory=dict)
    """Values that the scenario has no key for, by heading."""
    cut: list[str] = field(default_factory=list)
    """Columns whose text was longer than a cell."""


@dataclass(slots=True)
class Msel:
    """All rows of a scenario in one language."""

    scenario: Scenario
    naming: Naming
    rows: list[Row]
    extra: list[str]
    """Headings of kept values, in order of first appearance."""


def msel(scenario: Scenario, pack: Pack, language: Language) -> Msel:
    """The rows of a sound scenario, in the order of its file."""
    naming = Naming(scenario, pack, language)
    maker = _Maker(naming)
    rows = [maker.row(n, inject) for n, inject in enumerate(scenario.injects, start=1)]
    known = {column.kept for column in COLUMNS}
    extra = dict.fromkeys(heading for row in rows for heading in row.kept if heading not in known)
    return Msel(scenario, naming, rows, list(extra))


def planned(scenario: Scenario) -> dict[str, int]:
    """Inject: the tick at which it is planned. Missing where that depends on what happens."""
    order = Order(scenario)
    earliest = schedule(scenario, order).earliest
    causes = {i.id: (i.after.inject or i.after.decision) for i in scenario.injects if i.after}
    sure = {i.id for i in scenario.injects if i.at is not None or i.manual}
    for id in order.sorted:
        if causes.get(id) in sure:
            sure.add(id)
    return {id: at for id, at in earliest.items() if id in sure}


class _Maker:
    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.scenario = naming.scenario
        self.language = naming.language
        self.phrases = Phrases(naming)
        self.planned = planned(self.scenario)

    def row(self, number: int, inject: Inject) -> Row:
        notes, extra = kept.parted(pick(inject.notes, self.language))
        for other in inject.notes.values():
            extra = {**kept.parted(other)[1], **extra}
        texts: dict[str, str] = {
            "id": inject.id,
            "delay": format_duration(inject.after.delay) if inject.after else "",
            "trigger": self.phrases.trigger(inject),
            "title": pick(inject.title, self.language),
            "text": pick(inject.text, self.language),
            "from": self.naming.actor(inject.from_),
            "channel": self.naming.channel(inject.channel),
            "to": "; ".join(map(self.naming.address, inject.to)),
            "kind": self._kind(inject),
            "priority": self.phrases.say(inject.priority) if inject.to else "",
            "question": self._question(inject.asks) if inject.asks else "",
            "expected": self._expected(inject),
            "objective": self._objectives(inject),
            "notes": notes,
            "facts": "\n".join(self._fact(fact) for fact in inject.facts),
            "controller": self._controller(inject),
        }
        for column in COLUMNS:
            if column.kept and column.kept in extra:
                texts[column.key] = extra[column.kept]
        cut = [key for key, text in texts.items() if len(text) > LONGEST]
        cells: dict[str, str | int | datetime] = {"number": number}
        if inject.id in self.planned:
            at = self.planned[inject.id]
            cells["when"] = local(at, self.scenario.start).replace(tzinfo=None)
            cells["offset"] = offset(at)
        cells |= {key: text[: LONGEST - 1] + "…" if key in cut else text for key, text in texts.items() if text}
        return Row(inject.id, cells, extra, cut)

    def _kind(self, inject: Inject) -> str:
        kind = "contingency" if inject.contingency and inject.kind == "inject" else inject.kind
        return self.phrases.say(f"kind:{kind}")

    def _question(self, asks: Asks) -> str:
        head = self.phrases.say("answer within", time=format_duration(asks.within))
        if asks.default:
            head += f"; {self.phrases.say('default', option=asks.default)}"
        if asks.form:
            fields = ", ".join(f"{name} ({kind})" for name, kind in asks.form.items())
            head += f"; {self.phrases.say('form', fields=fields)}"
        if asks.free:
            head += f"; {self.phrases.say('free text')}"
        return "\n".join([head, *(f"[{o.id}] {pick(o.text, self.language)}" for o in asks.options)])

    def _expected(self, inject: Inject) -> str:
        lines = []
        for one in inject.expects:
            words = pick(one.text, self.language) or self.phrases.result(one)
            within = self.phrases.say("within", time=format_duration(one.within))
            lines.append(f"[{one.id}] {words} ({self.naming.address(one.seat)}, {within})")
        return "\n".join(lines)

    def _objectives(self, inject: Inject) -> str:
        own = {o.id: o for o in self.scenario.objectives}
        named = dict.fromkeys([*inject.objectives, *(one.objective for one in inject.expects)])
        found = [own[id] for id in named if id in own]
        return "\n".join(
            f"{o.id}: {pick(o.text, self.language)} ({self.naming.capability(o.capability)})" for o in found
        )

    def _fact(self, id: str) -> str:
        fact = self.scenario.facts.get(id)
        return f"{id}: {pick(fact.text, self.language)}" if fact else id

    def _controller(self, inject: Inject) -> str:
        """Who of control sees to it: the controller of its seat, who plays the sender, or the director."""
        control = self.scenario.control
        cells = [one.controller for one in control if isinstance(one, ControlCell)]
        if seats := [seat for seat in inject.to if seat in cells]:
            return self.phrases.say("controller of", seats=", ".join(map(self.naming.address, seats)))
        if any(isinstance(one, ControlPlays) and inject.from_ in one.plays for one in control):
            return self.phrases.say("control plays", actor=self.naming.actor(inject.from_))
        return self.phrases.say("director") if control else ""
