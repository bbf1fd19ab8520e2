"""What was held fixed, in words: it is printed with every result."""

from __future__ import annotations

from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.study import Held
from crisis_sim.report.batch_words import COLON
from crisis_sim.scenario.text import clean

_HELD: dict[Language, str] = {"en": "Held fixed", "nl": "Gelijk gehouden", "fr": "Maintenu constant"}
_IDENTITY: dict[Language, str] = {"en": "identity", "nl": "identiteit", "fr": "identité"}
_SEEDS: dict[Language, str] = {
    "en": "Seeds {first} to {last}, the same in every arm (common random numbers): run n of each arm meets the same "
    "luck",
    "nl": "Startgetallen {first} tot {last}, dezelfde in elke tak (common random numbers): simulatie n heeft overal "
    "hetzelfde geluk",
    "fr": "Graines {first} à {last}, les mêmes dans chaque bras (nombres aléatoires communs) : la simulation n connaît "
    "partout le même hasard",
}
_ONE: dict[Language, str] = {
    "en": "Seeds {first} to {last}",
    "nl": "Startgetallen {first} tot {last}",
    "fr": "Graines {first} à {last}",
}


def held_lines(held: Held, runs: int, lang: Language = "en", *, arms: int = 1) -> list[str]:
    """Scenario, settings and seeds, a line each; of so many runs of each arm."""
    what = f"{held.title or held.scenario} ({held.scenario}{f' {held.version}' if held.version else ''})"
    if held.identity:
        what += f", {_IDENTITY[lang]} {held.identity}"
    if held.engine:
        what += f", crisis-sim {held.engine}"
    fixed = "; ".join(f"{key}: {value}" for key, value in held.fixed.items())
    last = held.first_seed + max(0, runs - 1)
    seeds = (_SEEDS if arms > 1 else _ONE)[lang].format(first=held.first_seed, last=last)
    lines = [what, f"{_HELD[lang]}{COLON[lang]} {fixed}" if fixed else "", seeds]
    return [clean(line) for line in lines if line]
