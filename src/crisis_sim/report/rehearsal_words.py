"""The fixed words of a rehearsal's document in three languages."""

from __future__ import annotations

MARKS = (
    "· nothing to do for long, ░ some work, ▒ half full, ▓ nearly full, █ more than full; | the clock jumps.",
    "· lang niets te doen, ░ wat werk, ▒ half vol, ▓ bijna vol, █ meer dan vol; | de klok springt.",
    "· longtemps rien à faire, ░ un peu, ▒ à moitié plein, ▓ presque plein, █ plus que plein ; | l'horloge saute.",
)
"""What the marks of a strip mean."""
_PHRASES: dict[str, tuple[str, str, str]] = {
    "title": ("Rehearsal: {title}", "Repetitie: {title}", "Répétition : {title}"),
    "runs": ("Runs made: {runs}.", "Gemaakte runs: {runs}.", "Runs effectués : {runs}."),
    "partial": (
        "The rehearsal was broken off: this is what the finished runs say.",
        "De repetitie werd afgebroken: dit zeggen de runs die af waren.",
        "La répétition a été interrompue : voici ce que disent les runs terminés.",
    ),
    "by-the-book": ("by the book", "volgens het plan", "selon le plan"),
    "exploring": (
        "by the book with options drawn by lot",
        "volgens het plan met gelote opties",
        "selon le plan, options tirées au sort",
    ),
    "hesitant": ("hesitant", "aarzelend", "hésitants"),
    "silent": ("silent", "zwijgend", "muets"),
    "random": ("random", "willekeurig", "au hasard"),
    "trial": (
        "pairs with another answer",
        "paren met een ander antwoord",
        "paires avec une autre réponse",
    ),
    "draw": (
        "pairs with another draw of chance",
        "paren met een ander toeval",
        "paires avec un autre hasard",
    ),
    "without": (
        "pairs without an actor, seat or channel",
        "paren zonder een actor, plaats of kanaal",
        "paires sans un acteur, un siège ou un canal",
    ),
    "seats": ("How full the seats are", "Hoe vol de plaatsen zitten", "La charge des sièges"),
    "legend": (
        f"By the book, the median of the runs; one mark is about a minute of play. {MARKS[0]}",
        f"Volgens het plan, mediaan van de runs; één teken is ongeveer een minuut spel. {MARKS[1]}",
        f"Selon le plan, médiane des runs ; un signe vaut environ une minute de jeu. {MARKS[2]}",
    ),
    "begins": (
        "Live play begins at {times}.",
        "Het spel loopt vanaf {times}.",
        "Le jeu en direct commence à {times}.",
    ),
    "seat": ("Seat", "Plaats", "Siège"),
    "findings": ("Findings", "Bevindingen", "Constats"),
    "nothing": (
        "Nothing was found that would not work.",
        "Er werd niets gevonden dat niet zou werken.",
        "Rien n'a été trouvé qui ne fonctionnerait pas.",
    ),
    "grave": ("", "", ""),
    "place": ("Where", "Waar", "Où"),
    "seen": ("Seen in runs (95 %)", "Gezien in runs (95 %)", "Vu dans les runs (95 %)"),
    "found": ("What", "Wat", "Quoi"),
    "advice": ("What to do", "Wat te doen", "Que faire"),
    "more": ("And {count} more.", "En nog {count}.", "Et {count} encore."),
}


def phrase(language: str, key: str, **values: object) -> str:
    """A phrase in a language; English where there is none."""
    n = ("en", "nl", "fr").index(language) if language in ("nl", "fr") else 0
    return _PHRASES[key][n].format(**values)
