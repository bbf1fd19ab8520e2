"""Every name in use must be the name of something, and of the right kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crisis_sim.scenario import condition, effect
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.names import IN_PACK, NOUNS, Names
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.refers import Part, Reference, references
from crisis_sim.scenario.suggest import advise
from crisis_sim.scenario.world import Valid

_ONLY_IN_SCENARIOS = (
    condition.IndicatorIs, condition.KnownTo, condition.Knows, condition.DrawIs, condition.MeansFree,
    condition.InjectIs, condition.DecisionIs, condition.MoveIs, condition.ProductIs, condition.Elapsed,
)  # fmt: skip
_INERT_IN_PACKS = (effect.MoveIndicator, effect.ChangeMeans, effect.MeansNeeded, effect.MoveLever)
_DATED = ("actor", "holder", "address", "measure", "channel")
_SUBJECTS = ("phase", "level", "measure")


def check(parts: Iterable[Part], names: Names, marks: Branch) -> Iterator[Problem]:
    """Findings about every name that these parts use."""
    for part in parts:
        if names.scenario is None and isinstance(part.model, _ONLY_IN_SCENARIOS):
            form = next(iter(part.model.model_dump(by_alias=True)))
            message = f"a pack can't speak of `{form}`, which only scenarios have"
            yield problem("P004", marks.find(part.path), message, "say it with phases, levels, measures or clocks")
        elif not (names.scenario is None and isinstance(part.model, _INERT_IN_PACKS)):
            for reference in references(part):
                yield from _one(reference, names, marks)


def _one(reference: Reference, names: Names, marks: Branch) -> Iterator[Problem]:
    kind, name = reference.kind, reference.name
    spot = marks.find_key(reference.path) if reference.is_key else marks.find(reference.path)
    if kind == "subject":
        kind, name = _subject(name)
    if kind not in NOUNS:
        message = f"`{reference.name}` is not a subject"
        yield problem("R003", spot, message, "name a fact, or phase:ID, level:ID or measure:ID")
    elif name not in (known := names.known.get(kind, ())):
        noun = NOUNS[kind]
        if name in names.absent and kind in _DATED:
            yield problem(
                "R036", spot, f"the {noun.word} `{name}` {_dates(names.absent[name])}", "see `valid` in the pack"
            )
            return
        where = f" in the pack `{names.pack.info.id}`" if kind in IN_PACK else ""
        otherwise = f"see {noun.where}"
        yield problem(noun.code, spot, f"there is no {noun.word} `{name}`{where}", advise(name, known, otherwise))


def _subject(subject: str) -> tuple[str, str]:
    """The kind and the name of a subject: a fact, or what the engine makes of phases, levels and measures."""
    kind, colon, name = subject.partition(":")
    if not colon:
        return "fact", subject
    return (kind, name) if kind in _SUBJECTS else ("subject", subject)


def _dates(valid: Valid | None) -> str:
    begin, end = (valid.from_, valid.to) if valid else (None, None)
    if begin and end:
        return f"exists only from {begin} to {end}"
    return f"exists only from {begin}" if begin else f"exists no longer than {end}"
