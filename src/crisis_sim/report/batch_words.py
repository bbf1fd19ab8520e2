"""The phrases of a batch report, in three languages."""

from __future__ import annotations

from crisis_sim.analysis.labels import LANGUAGES, Language

COLON: dict[Language, str] = {"en": ":", "nl": ":", "fr": " :"}

_WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("Comparison of runs", "Vergelijking van simulaties", "Comparaison de simulations"),
    "held": ("What was held fixed", "Wat gelijk bleef", "Ce qui est resté constant"),
    "arms": ("Arms", "Takken", "Bras"),
    "arm": ("Arm", "Tak", "Bras"),
    "baseline": ("baseline", "vergelijkingsbasis", "référence"),
    "runs": ("Runs", "Simulaties", "Simulations"),
    "failed": ("Failed", "Mislukt", "Échouées"),
    "named": ("What was asked", "Wat gevraagd werd", "Ce qui était demandé"),
    "expectations": ("Expectations and objectives", "Verwachtingen en doelstellingen", "Attentes et objectifs"),
    "indicators": ("Indicators", "Indicatoren", "Indicateurs"),
    "times": ("Key times", "Sleuteltijden", "Délais clés"),
    "outcome": ("Outcome", "Resultaat", "Résultat"),
    "mean": ("Mean", "Gemiddelde", "Moyenne"),
    "share": ("Share", "Aandeel", "Part"),
    "median": ("Median", "Mediaan", "Médiane"),
    "never": ("Never", "Nooit", "Jamais"),
    "never:value": ("never", "nooit", "jamais"),
    "restricted": ("Mean, counted to", "Gemiddelde, geteld tot", "Moyenne, comptée jusqu'à"),
    "against": ("Difference to", "Verschil met", "Différence avec"),
    "versus": ("against", "tegenover", "contre"),
    "value": ("value", "waarde", "valeur"),
    "since": ("Time since STARTEX (h:mm)", "Tijd sinds STARTEX (u:mm)", "Temps depuis STARTEX (h:mm)"),
    "effect": ("Effect", "Effect", "Effet"),
    "difference": ("Difference (95 %)", "Verschil (95 %)", "Différence (95 %)"),
    "median:in": ("median", "mediaan", "médiane"),
    "others": (
        "Others at a glance (▲ higher or later than the baseline, ▼ lower or earlier; paired, 95 %)",
        "Andere in één oogopslag (▲ hoger of later dan de vergelijkingsbasis, ▼ lager of vroeger; gepaard, 95 %)",
        "Autres en un coup d'œil (▲ plus haut ou plus tard que la référence, ▼ plus bas ou plus tôt ; apparié, 95 %)",
    ),
    "intervals": ("estimates and differences", "schattingen en verschillen", "estimations et différences"),
    "intervals:about": (
        "Bars: 95 % intervals. A hollow mark: no difference found. Line at 0: as the baseline.",
        "Balken: 95 %-intervallen. Een hol teken: geen verschil gevonden. Lijn bij 0: zoals de vergelijkingsbasis.",
        "Barres : intervalles à 95 %. Une marque creuse : aucune différence trouvée. Ligne à 0 : comme la référence.",
    ),
    "course": ("share of runs by time", "aandeel simulaties in de tijd", "part des simulations dans le temps"),
    "course:about": (
        "The share of runs that has come to it by then. Below 100 % at the end: some never do. Same line: same curve.",
        "Het aandeel dat er dan toe gekomen is. Onder 100 % op het einde: sommige nooit. Zelfde lijn: zelfde kromme.",
        "La part qui y est alors arrivée. Sous 100 % à la fin : certaines jamais. Même trait : même courbe.",
    ),
    "spread": ("spread over runs", "spreiding over simulaties", "dispersion entre simulations"),
    "spread:about": (
        "Bars: how many runs. Box: the middle half of the runs; line: 5th to 95th percentile; thick: median.",
        "Staven: hoeveel simulaties. Doos: de middelste helft; lijn: 5e tot 95e percentiel; dik: mediaan.",
        "Barres : combien de simulations. Boîte : la moitié centrale ; ligne : du 5e au 95e centile ; épais : médiane.",
    ),
    "effects": ("effects of the settings", "effecten van de instellingen", "effets des réglages"),
    "effects:about": (
        "Discs: what a setting does on average. Diamonds: what two do together beyond that. Hollow: none found.",
        "Schijven: wat een instelling gemiddeld doet. Ruiten: wat twee samen meer doen. Hol: geen gevonden.",
        "Disques : ce que fait un réglage en moyenne. Losanges : ce que deux font en plus ensemble. Creux : aucun.",
    ),
    "reading": ("How to read this", "Hoe dit te lezen", "Comment lire ceci"),
    "reading:interval": (
        (
            "95 % interval: if the whole batch were repeated with other seeds, 95 of 100 such intervals would hold the "
            "value that endless runs would give."
        ),
        (
            "95 %-interval: als de hele reeks met andere startgetallen herhaald werd, zouden 95 van de 100 zulke "
            "intervallen de waarde bevatten die eindeloos veel simulaties zouden geven."
        ),
        (
            "Intervalle à 95 % : si toute la série était répétée avec d'autres graines, 95 de ces intervalles sur 100 "
            "contiendraient la valeur que donneraient des simulations sans fin."
        ),
    ),
    "reading:paired": (
        "Differences are paired: run n of each arm meets the same luck, so that what is left is the arm.",
        "Verschillen zijn gepaard: simulatie n heeft in elke tak hetzelfde geluk, zodat de tak overblijft.",
        "Les différences sont appariées : la simulation n connaît le même hasard dans chaque bras ; il reste le bras.",
    ),
    "reading:times": (
        (
            "Times: the share of runs that never get there, the median, and the mean in which such a run counts as the "
            "time shown."
        ),
        (
            "Tijden: het aandeel simulaties dat er nooit komt, de mediaan, en het gemiddelde waarin zo'n simulatie "
            "voor de getoonde tijd telt."
        ),
        (
            "Délais : la part des simulations qui n'y arrivent jamais, la médiane, et la moyenne où une telle "
            "simulation compte pour la durée indiquée."
        ),
    ),
    "reading:model": (
        (
            "Intervals say how sure the model's answer is, not how well the model fits the world. This is for training "
            "and study, never an operational forecast."
        ),
        (
            "Intervallen zeggen hoe zeker het antwoord van het model is, niet hoe goed het model bij de wereld past. "
            "Dit dient om te oefenen en te bestuderen, nooit als operationele voorspelling."
        ),
        (
            "Les intervalles disent la certitude de la réponse du modèle, non son accord avec le monde. Ceci sert à "
            "l'exercice et à l'étude, jamais de prévision opérationnelle."
        ),
    ),
    "headline": ("Main outcomes", "Hoofdresultaten", "Résultats principaux"),
    "shown": ("Others shown", "Andere getoonde", "Autres montrés"),
}


def say(key: str, lang: Language = "en") -> str:
    """A phrase in a language."""
    return _WORDS[key][LANGUAGES.index(lang)]
