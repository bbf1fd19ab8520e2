"""A person who improvises: opens, answers, orders and asks as keyed draws have it, from what the seat sees alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crisis_sim.model.draws import draw
from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import SeatView


class Improviser:
    """The person on one seat; the same seed and the same view at the same tick give the same commands."""

    def __init__(self, seat: str, seed: int, pause: int = 900) -> None:
        self.seat = seat
        self._seed = seed
        self._pause = pause
        self._n = 0
        self._seen = 0
        self._rests_until = 0

    def acts(self, view: SeatView, now: int) -> list[Command]:
        """What the person does now: something after news and a rest, nothing before the seat is briefed."""
        if not view.brief or view.status == "ended" or view.n == self._seen or now < self._rests_until:
            return []
        self._seen, self._rests_until = view.n, now + self._pause
        return list(self._acts(view))

    def _acts(self, view: SeatView) -> Iterator[Command]:
        for msg, letter in view.inbox.items():
            if letter.read is None and self._often(60):
                yield self._does("Open", msg=msg)
        for decision, question in view.questions.items():
            if question.open and self._often(40):
                answer = dict.fromkeys(question.form or ("text",), "Wait and see.")
                option = self._one([o["o"] for o in question.options])
                yield self._does("Decide", decision=decision, **({"option": option} if option else {"answer": answer}))
        yield from self._measures(view)
        yield from self._words(view)

    def _measures(self, view: SeatView) -> Iterator[Command]:
        key = self._one(list(view.brief["measures"]))
        if key is None or not self._often(15):
            return
        measure = view.brief["measures"][key]
        p: dict[str, Any] = {"measure": key, "facts": self._some(list(view.facts)) if measure["carries_facts"] else []}
        if value := self._one([v["id"] for v in measure["values"]]):
            p["value"] = value
        if measure["mandate"]:
            yield self._does("OrderMeasure", **p)
        elif to := self._one(measure["deciders"]):
            yield self._does("Propose", **p, to=to, text="We need this.")

    def _words(self, view: SeatView) -> Iterator[Command]:
        contact = self._one(list(view.brief["contacts"])) or ""
        if view.facts and self._often(15):
            yield self._does("SendMessage", to=[contact], facts=self._some(list(view.facts)), text="Voor u.")
        topic = self._one(view.brief["topics"])
        if topic and self._often(10):
            yield self._does("Request", to=topic["of"], about=topic["q"])
        if view.facts and self._often(8):
            yield self._does("Verify", to=contact, about=self._one(list(view.facts)))
        if view.outbox and self._often(4):
            yield self._does("Retract", msg=self._one(list(view.outbox)))
        if self._often(4):
            yield self._does("SubmitProduct", product="sitrep", text="All we know — 12 % sûr.", to=[contact])
        if self._often(4):
            yield self._does("WriteLog", text="Zo staat het ervoor.")
        for probe, asked in view.probes.items():
            if asked["answer"] is None:
                yield self._does("AnswerProbe", probe=probe, answer="About half.")
        if self._often(5):
            yield self._does(
                self._one(["Open", "Commit", "Dance", "End", "SendMessage"]) or "", msg="m0", to=[[]], text=7
            )

    def _does(self, kind: str, **p: Any) -> Command:
        return Command(kind, self.seat, p, person="improviser")

    def _draw(self) -> int:
        self._n += 1
        return draw(self._seed, "improvise", self.seat, occurrence=self._n)

    def _often(self, percent: int) -> bool:
        return self._draw() % 100 < percent

    def _one(self, among: Sequence[Any]) -> Any:
        return among[self._draw() % len(among)] if among else None

    def _some(self, among: Sequence[Any]) -> list[Any]:
        return [one for one in among if self._often(30)][:5]
