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
    "mean:short": ("Mean", "Gem.", "Moy."),
    "always": ("always", "altijd", "toujours"),
    "of": ("of", "van", "sur"),
    "of:runs": ("{n} of {of} runs", "{n} van {of} simulaties", "{n} simulations sur {of}"),
    "nothing": ("no value", "geen waarde", "aucune valeur"),
    "p05": ("5th pct", "5e pct", "5e centile"),
    "p95": ("95th pct", "95e pct", "95e centile"),
    "value": ("value", "waarde", "valeur"),
    "time": ("time", "tijd", "temps"),
    "too few": ("? too few", "? te weinig", "? trop peu"),
    "same": ("= identical", "= identiek", "= identique"),
    "same:short": ("= same", "= gelijk", "= égal"),
    "none": ("· no difference", "· geen verschil", "· pas de différence"),
    "none:short": ("· none", "· geen", "· aucune"),
    "counted": ("means count to", "gemiddelden tellen tot", "moyennes comptées jusqu'à"),
    "course:head": ("Course", "Verloop", "Évolution"),
    "spread:head": ("Spread", "Spreiding", "Dispersion"),
    "compared:to": ("Against", "Tegenover", "Contre"),
    "change": ("Difference", "Verschil", "Différence"),
    "never in": ("never in", "nooit in", "jamais dans"),
    "all identical": (
        "{n} are identical in every run of every arm (see --format md).",
        "{n} zijn gelijk in elke simulatie van elke tak (zie --format md).",
        "{n} sont identiques dans chaque simulation de chaque bras (voir --format md).",
    ),
    "more identical": (
        "{n} more are identical in every run of every arm (see --format md).",
        "Nog {n} zijn gelijk in elke simulatie van elke tak (zie --format md).",
        "{n} autres sont identiques dans chaque simulation de chaque bras (voir --format md).",
    ),
    "note:verdicts": (
        "· none: no difference found. = same: identical in every run.",
        "· geen: geen verschil gevonden. = gelijk: in elke simulatie hetzelfde.",
        "· aucune : aucune différence trouvée. = égal : identique dans chaque simulation.",
    ),
    "note:marks": (
        "▲ higher, longer or later than the baseline, ▼ lower, shorter or earlier (paired, 95 %).",
        "▲ hoger, langer of later dan de vergelijkingsbasis, ▼ lager, korter of vroeger (gepaard, 95 %).",
        "▲ plus haut, plus long ou plus tard que la référence, ▼ plus bas, plus court ou plus tôt (apparié, 95 %).",
    ),
    "note:medians": (
        "A median is shown, means are compared: equal medians can bear a mark.",
        "Een mediaan wordt getoond, gemiddelden worden vergeleken: gelijke medianen kunnen een teken dragen.",
        "Une médiane est montrée, les moyennes sont comparées : des médianes égales peuvent porter une marque.",
    ),
    "note:course": (
        "Course: the share of runs that has come to it, from STARTEX to the time that means count to.",
        "Verloop: het aandeel simulaties dat ertoe gekomen is, van STARTEX tot de tijd waartoe gemiddelden tellen.",
        "Évolution : la part des simulations arrivées, de STARTEX au moment jusqu'auquel comptent les moyennes.",
    ),
    "note:spread": (
        "Spread: how often values occur, from the least to the most in any arm.",
        "Spreiding: hoe vaak waarden voorkomen, van de laagste tot de hoogste in alle takken.",
        "Dispersion : la fréquence des valeurs, de la plus basse à la plus haute de tous les bras.",
    ),
    "note:ratio": (
        "Common random numbers: a paired difference has {} times the variance of independent runs (median).",
        "Gemeenschappelijk toeval: een gepaard verschil heeft {} keer de variantie van losse simulaties (mediaan).",
        "Hasard commun : une différence appariée a {} fois la variance de simulations indépendantes (médiane).",
    ),
    "note:model": (
        "Intervals say how sure the model's answer is, not how well the model fits the world.",
        "Intervallen zeggen hoe zeker het antwoord van het model is, niet hoe goed het model bij de wereld past.",
        "Les intervalles disent la certitude de la réponse du modèle, non son accord avec le monde.",
    ),
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
        "Bars: 95 % intervals; no bar: the same in every run. Hollow: no difference found. Line at 0: the baseline.",
        "Balken: 95 %-intervallen; geen balk: overal gelijk. Hol: geen verschil gevonden. Lijn bij 0: de basis.",
        "Barres : intervalles à 95 % ; sans barre : partout égal. Creux : aucune différence. Ligne à 0 : la référence.",
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
