"""What a study found, one plain sentence a comparison, in English, Dutch or French."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from crisis_sim.analysis.compared import Comparison, EffectStudy, OutcomeStudy
from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.analysis.study import Family, Study
from crisis_sim.report.amounts import Amounts, number, percent
from crisis_sim.report.batch_words import say
from crisis_sim.scenario.text import clean

Words = dict[Language, str]

FEW = 3
"""Arms besides the baseline up to which each gets its own sentence."""

DIRECTIONS: dict[str, dict[Language, tuple[str, str]]] = {
    "value": {"en": ("lower", "higher"), "nl": ("lager", "hoger"), "fr": ("plus bas", "plus haut")},
    "time": {"en": ("earlier", "later"), "nl": ("vroeger", "later"), "fr": ("plus tôt", "plus tard")},
    "duration": {"en": ("shorter", "longer"), "nl": ("korter", "langer"), "fr": ("plus court", "plus long")},
}
_DIFFERS: Words = {
    "en": "{arm} is {amount} {direction} than {base} (95 %: {low} to {high}; {n} paired runs).",
    "nl": "{arm} is {amount} {direction} dan {base} (95 %: {low} tot {high}; {n} gepaarde simulaties).",
    "fr": "{arm} est {amount} {direction} que {base} (95 % : {low} à {high} ; {n} simulations appariées).",
}
_ALWAYS: Words = {
    "en": "{arm} is {amount} {direction} than {base}, the same in every run ({n} paired runs).",
    "nl": "{arm} is {amount} {direction} dan {base}, in elke simulatie evenveel ({n} gepaarde simulaties).",
    "fr": "{arm} est {amount} {direction} que {base}, autant dans chaque simulation ({n} simulations appariées).",
}
_NONE: Words = {
    "en": "no difference found between {arm} and {base} (95 %: {low} to {high}; {n} paired runs).",
    "nl": "geen verschil gevonden tussen {arm} en {base} (95 %: {low} tot {high}; {n} gepaarde simulaties).",
    "fr": "aucune différence trouvée entre {arm} et {base} (95 % : {low} à {high} ; {n} simulations appariées).",
}
_RULED_OUT: Words = {
    "en": " A difference larger than {bound} can be ruled out.",
    "nl": " Een verschil groter dan {bound} is uitgesloten.",
    "fr": " Une différence de plus de {bound} peut être exclue.",
}
_IDENTICAL: Words = {
    "en": "no difference: {arm} and {base} are identical in every run ({n} paired runs).",
    "nl": "geen verschil: {arm} en {base} zijn in elke simulatie gelijk ({n} gepaarde simulaties).",
    "fr": "aucune différence : {arm} et {base} sont identiques dans chaque simulation ({n} simulations appariées).",
}
_UNKNOWN: Words = {
    "en": "too few paired runs ({n}) to compare {arm} with {base}.",
    "nl": "te weinig gepaarde simulaties ({n}) om {arm} met {base} te vergelijken.",
    "fr": "trop peu de simulations appariées ({n}) pour comparer {arm} à {base}.",
}
_NEVER: Words = {
    "en": "Never within a run: {shares}.",
    "nl": "Nooit binnen een simulatie: {shares}.",
    "fr": "Jamais au cours d'une simulation : {shares}.",
}
_MANY: Words = {
    "en": "Different from {base}: {list} ({k} of {m} arms).",
    "nl": "Anders dan {base}: {list} ({k} van {m} takken).",
    "fr": "Différents de {base} : {list} ({k} bras sur {m}).",
}
_MANY_NONE: Words = {
    "en": "No difference found for {list}.",
    "nl": "Geen verschil gevonden voor {list}.",
    "fr": "Aucune différence trouvée pour {list}.",
}
_MANY_IDENTICAL: Words = {
    "en": "Identical to {base} in every run: {list}.",
    "nl": "In elke simulatie gelijk aan {base}: {list}.",
    "fr": "Identiques à {base} dans chaque simulation : {list}.",
}
_CHANCE: Words = {
    "en": "{n} comparisons: if nothing differed at all, about {by_chance} of them would still seem to by chance. "
    "{k} do; {holm} still do when p is adjusted for their number (Holm).",
    "nl": "{n} vergelijkingen: als er niets verschilde, zouden er door toeval toch zo'n {by_chance} schijnen te "
    "verschillen. {k} verschillen; na correctie voor hun aantal (Holm) nog {holm}.",
    "fr": "{n} comparaisons : même si rien ne différait, environ {by_chance} sembleraient différer par hasard. "
    "{k} diffèrent ; {holm} encore après correction pour leur nombre (Holm).",
}
_EFFECTS: Words = {
    "en": "{n} effects of settings besides: about {by_chance} of them would seem to be there by chance; {k} do.",
    "nl": "Daarnaast {n} effecten van instellingen: door toeval schijnen er zo'n {by_chance} te zijn; {k} zijn er.",
    "fr": "En outre {n} effets de réglages : environ {by_chance} sembleraient exister par hasard ; {k} existent.",
}


def direction(outcome: OutcomeStudy, found: Comparison | EffectStudy, lang: Language = "en") -> str:
    """The word for a verdict of higher or lower: times are earlier, durations shorter."""
    key = "time" if outcome.kind == "time" else "duration" if outcome.unit == "s" else "value"
    return DIRECTIONS[key][lang][found.verdict == "higher"]


def sentences(study: Study, outcome: OutcomeStudy, names: Sequence[str], lang: Language = "en") -> list[str]:
    """What can be said of an outcome; `names` are the arms' names as the reader sees them."""
    if not outcome.comparisons:
        return []
    if len(outcome.comparisons) <= FEW:
        found = [_one(outcome, comparison, names, lang) for comparison in outcome.comparisons]
    else:
        found = list(_many(outcome, names, lang))
    found = [text[0].upper() + text[1:] if not text.startswith(tuple(names)) else text for text in found]
    if outcome.kind == "time" and (shares := _shares(outcome, names, lang)):
        found.append(_NEVER[lang].format(shares=shares))
    return found


def chance(family: Family, lang: Language = "en") -> str:
    """What a number of comparisons means for each of them; empty where there are none."""
    if not family.comparisons:
        return ""
    expected = number(family.by_chance, 1, lang)
    return _CHANCE[lang].format(
        n=family.comparisons, by_chance=expected, k=family.differing, holm=family.differing_holm
    )


def effect_name(effect: EffectStudy, lang: Language = "en") -> str:
    """A main effect with the level that it is against; an interaction with its two levels only."""
    against = f" {say('versus', lang)} {effect.of[0].against}" if len(effect.of) == 1 else ""
    return clean(" × ".join(f"{at.factor}: {at.level}" for at in effect.of) + against)


def chance_of_effects(study: Study, lang: Language = "en") -> str:
    """The same for the effects of a factorial."""
    found = [
        effect.verdict
        for outcome in study.outcomes
        for effect in outcome.effects
        if outcome.headline and effect.verdict not in ("identical", "unknown")
    ]
    if not found:
        return ""
    expected = number(0.05 * len(found), 1, lang)
    return _EFFECTS[lang].format(n=len(found), by_chance=expected, k=len(found) - found.count("none"))


def _one(outcome: OutcomeStudy, found: Comparison, names: Sequence[str], lang: Language) -> str:
    words: dict[str, object] = {"arm": names[found.arm], "base": names[0], "n": found.n}
    if found.verdict == "identical":
        return _IDENTICAL[lang].format(**words)
    if found.verdict == "unknown":
        return _UNKNOWN[lang].format(**words)
    amounts = Amounts(outcome, lang)
    if found.verdict == "none":
        words |= {"low": amounts.change(found.difference.low)}
        said = _NONE[lang].format(**words, high=amounts.change(found.difference.high, unit=True))
        return said + _ruled_out([found], outcome, amounts)
    value, low, high = _turned(found.difference)
    words |= {"amount": amounts.change(value, signed=False, unit=True), "direction": direction(outcome, found, lang)}
    if low is None:
        return _ALWAYS[lang].format(**words)
    words |= {"low": amounts.change(low, signed=False), "high": amounts.change(high, signed=False, unit=True)}
    return _DIFFERS[lang].format(**words)


def _many(outcome: OutcomeStudy, names: Sequence[str], lang: Language) -> list[str]:
    """One sentence for all that differ, one for all that do not."""
    amounts = Amounts(outcome, lang)
    differing = [c for c in outcome.comparisons if c.verdict in ("higher", "lower")]
    none = [c for c in outcome.comparisons if c.verdict == "none"]
    identical = [c for c in outcome.comparisons if c.verdict == "identical"]
    found = []
    if differing:
        listed = [f"{names[c.arm]} {amounts.change(c.difference.value, unit=True)}" for c in differing]
        text = _MANY[lang].format(k=len(differing), m=len(outcome.comparisons), base=names[0], list="; ".join(listed))
        found.append(text)
    if none:
        listed = [names[comparison.arm] for comparison in none]
        found.append(_MANY_NONE[lang].format(list="; ".join(listed)) + _ruled_out(none, outcome, amounts))
    if identical:
        listed = [names[comparison.arm] for comparison in identical]
        found.append(_MANY_IDENTICAL[lang].format(list="; ".join(listed), base=names[0]))
    found += [_one(outcome, c, names, lang) for c in outcome.comparisons if c.verdict == "unknown"]
    return found


def _ruled_out(found: Sequence[Comparison], outcome: OutcomeStudy, amounts: Amounts) -> str:
    """What differences none of the intervals holds any more; empty where they hold all that can be."""
    limits = [limit for c in found for limit in (c.difference.low, c.difference.high) if limit is not None]
    largest = max(map(abs, limits), default=inf)
    if largest >= (outcome.bounds[1] - outcome.bounds[0]) * (1 - 1e-9):
        return ""
    return _RULED_OUT[amounts.lang].format(bound=amounts.change(largest, signed=False, unit=True))


def _turned(found: Interval) -> Interval:
    """The interval of the size of a difference, whatever its sign."""
    if found.value >= 0:
        return found
    low, high = found.low, found.high
    return Interval(-found.value, None if high is None else -high, None if low is None else -low)


def _shares(outcome: OutcomeStudy, names: Sequence[str], lang: Language) -> str:
    nevers = [(names[n], arm.never) for n, arm in enumerate(outcome.arms) if arm.never]
    if not any(never.value for _, never in nevers):
        return ""
    return "; ".join(f"{name} {percent(never.value, lang)}" for name, never in nevers)
