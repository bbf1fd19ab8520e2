"""What an outcome is called and measured in, in the words of the scenario."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import Literal, NamedTuple

from crisis_sim.analysis.measuring.experiment_outcomes import name_of
from crisis_sim.analysis.measuring.rows import Kind
from crisis_sim.analysis.stakes import WHOLE, stakes
from crisis_sim.model.index import Index
from crisis_sim.scenario import condition, study
from crisis_sim.scenario.text import clean, pick

Language = Literal["en", "nl", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "nl", "fr")


class Label(NamedTuple):
    """A text for people; a unit (`s`: seconds, shown as hours and minutes); what kind of outcome it is."""

    text: str
    unit: str = ""
    kind: Kind = "value"
    bounds: tuple[float, float] = (-inf, inf)
    """Of values: the least and the most that can be."""


_COUNT = (0.0, inf)


_WORDS: dict[str, dict[Language, str]] = {
    "met": {
        "en": "Expectations met, by weight",
        "nl": "Gehaalde verwachtingen, naar gewicht",
        "fr": "Attentes satisfaites, pondérées",
    },
    "decided": {
        "en": "Decisions made in time",
        "nl": "Tijdig genomen beslissingen",
        "fr": "Décisions prises à temps",
    },
    "time:decision": {"en": "Time to decide", "nl": "Tijd om te beslissen", "fr": "Temps de décision"},
    "messages": {"en": "Messages sent", "nl": "Verzonden berichten", "fr": "Messages envoyés"},
    "lost": {"en": "Messages lost", "nl": "Verloren berichten", "fr": "Messages perdus"},
    "rang_out": {"en": "Calls that rang out", "nl": "Oproepen zonder gehoor", "fr": "Appels restés sans réponse"},
    "unanswered": {"en": "Requests unanswered", "nl": "Onbeantwoorde vragen", "fr": "Demandes sans réponse"},
    "commands": {"en": "Actions of seats", "nl": "Handelingen van de rollen", "fr": "Actions des postes"},
    "rejected": {"en": "Actions refused", "nl": "Geweigerde handelingen", "fr": "Actions refusées"},
    "objective": {"en": "Objective: {}", "nl": "Doelstelling: {}", "fr": "Objectif : {}"},
    "expectation": {"en": "{}", "nl": "{}", "fr": "{}"},
    "time:expectation": {"en": "Time until: {}", "nl": "Tijd tot: {}", "fr": "Délai jusqu'à : {}"},
    "time_to": {"en": "Time until {}", "nl": "Tijd tot {}", "fr": "Délai jusqu'à {}"},
    "share": {"en": "Runs with {}", "nl": "Runs met {}", "fr": "Simulations avec {}"},
    "end": {"en": "{} at the end", "nl": "{} op het einde", "fr": "{} à la fin"},
    "at": {"en": "{} at {}", "nl": "{} om {}", "fr": "{} à {}"},
    "min": {"en": "{}, lowest", "nl": "{}, laagste", "fr": "{}, minimum"},
    "max": {"en": "{}, highest", "nl": "{}, hoogste", "fr": "{}, maximum"},
    "clock": {"en": "{}: met in time", "nl": "{}: tijdig gehaald", "fr": "{} : respecté"},
    "interest": {
        "en": "Vital interest at the end: {}",
        "nl": "Vitaal belang op het einde: {}",
        "fr": "Intérêt vital à la fin : {}",
    },
    "requirement": {
        "en": "Baseline requirement at the end: {}",
        "nl": "Basisvereiste op het einde: {}",
        "fr": "Exigence de base à la fin : {}",
    },
    "impact": {
        "en": "Impact class at the end: {}",
        "nl": "Impactklasse op het einde: {}",
        "fr": "Classe d'impact à la fin : {}",
    },
    "above": {"en": "{} above {}", "nl": "{} boven {}", "fr": "{} au-dessus de {}"},
    "below": {"en": "{} below {}", "nl": "{} onder {}", "fr": "{} en dessous de {}"},
}


def labels_of(index: Index, wanted: Sequence[study.Outcome] = (), lang: Language = "en") -> dict[str, Label]:
    """Labels of the outcomes that an experiment names, then of those that every run has, in the scenario's order."""
    found = dict(_wanted(index, wanted, lang))
    for name, label in _standard(index, lang):
        found.setdefault(name, label)
    return {name: label._replace(text=clean(label.text), unit=clean(label.unit)) for name, label in found.items()}


def _say(key: str, lang: Language, *parts: str) -> str:
    text = _WORDS[key][lang]
    for part in parts:
        text = text.replace("{}", part, 1)
    return text


def _standard(index: Index, lang: Language) -> Iterator[tuple[str, Label]]:
    yield "met", Label(_say("met", lang), kind="fraction")
    yield "decided", Label(_say("decided", lang), kind="fraction")
    for objective in index.scenario.objectives:
        text = pick(objective.text, lang) or objective.id
        yield f"objective:{objective.id}", Label(_say("objective", lang, text), kind="fraction")
    for key, expectation in index.expectations.items():
        text = pick(expectation.text, lang) or key
        yield f"expectation:{key}", Label(_say("expectation", lang, text), kind="share")
    for key, clock in index.compiled.clocks.items():
        yield f"clock:{key}", Label(_say("clock", lang, pick(clock.names, lang) or key), kind="fraction")
    for key, indicator in index.scenario.indicators.items():
        text = pick(indicator.label, lang) or key
        for suffix, said in (("", "end"), (":min", "min"), (":max", "max")):
            yield (
                f"indicator:{key}{suffix}",
                Label(_say(said, lang, text), pick(indicator.unit, lang), bounds=(indicator.min, indicator.max)),
            )
    yield from _at_stake(index, lang)
    yield "time:decision", Label(_say("time:decision", lang), "s", bounds=_COUNT)
    for key, expectation in index.expectations.items():
        text = pick(expectation.text, lang) or key
        yield f"time:expectation:{key}", Label(_say("time:expectation", lang, text), "s", "time")
    for name in ("messages", "lost", "rang_out", "unanswered", "commands", "rejected"):
        yield name, Label(_say(name, lang), bounds=_COUNT)


def _at_stake(index: Index, lang: Language) -> Iterator[tuple[str, Label]]:
    """Of 100 where all is at its best; of impacts the class, 0 to 7."""
    told, compiled = stakes(index, {key: one.start for key, one in index.scenario.indicators.items()}), index.compiled
    for kind, mine, named in (
        ("interest", told.interests, compiled.interests),
        ("requirement", told.requirements, compiled.requirements),
    ):
        for stake in mine:
            if stake.standing is not None:
                text = pick(named[stake.id].names, lang) or stake.id
                yield f"{kind}:{stake.id}", Label(_say(kind, lang, text), bounds=(0, WHOLE))
    for impact in told.impacts:
        if impact.indicators:
            text = pick(compiled.impacts[impact.id].names, lang) or impact.id
            yield f"impact:{impact.id}", Label(_say("impact", lang, text), bounds=(0, 7))


def _wanted(index: Index, wanted: Sequence[study.Outcome], lang: Language) -> Iterator[tuple[str, Label]]:
    for outcome in wanted:
        name = name_of(outcome)
        match outcome:
            case study.TimeTo():
                label = Label(_say("time_to", lang, _condition(index, outcome.time_to, name, lang)), "s", "time")
            case study.Share():
                label = Label(_share(index, outcome.share, name, lang), kind="share")
            case _:
                indicator = index.scenario.indicators[outcome.indicator]
                text = pick(indicator.label, lang) or outcome.indicator
                moment = name.rpartition(" at ")[2]
                said = _say("end", lang, text) if outcome.at == "end" else _say("at", lang, text, moment)
                label = Label(said, pick(indicator.unit, lang), bounds=(indicator.min, indicator.max))
        yield name, label


def _share(index: Index, share: study.ShareResult, name: str, lang: Language) -> str:
    if share.expectation is not None:
        expectation = index.expectations.get(share.expectation)
        return (pick(expectation.text, lang) if expectation else "") or share.expectation
    return _say("share", lang, _condition(index, share.condition, name, lang))


def _condition(index: Index, asked: object, name: str, lang: Language) -> str:
    """An indicator's bound in the scenario's words; any other condition in those of the file."""
    if not isinstance(asked, condition.IndicatorIs) or (asked.above is None) == (asked.below is None) or asked.for_:
        return name.partition(" ")[2]
    indicator = index.scenario.indicators[asked.indicator]
    key, bound = ("above", asked.above) if asked.above is not None else ("below", asked.below)
    value = f"{bound} {pick(indicator.unit, lang)}".strip()
    return _say(key, lang, pick(indicator.label, lang) or asked.indicator, value)
