"""The fixed words of a rehearsal, printed or as a document, in three languages."""

from __future__ import annotations

MARKS = (
    "· nothing to do for long, ░ some work, ▒ half full, ▓ nearly full, █ more than full; | the clock jumps.",
    "· lang niets te doen, ░ wat werk, ▒ half vol, ▓ bijna vol, █ meer dan vol; | de klok springt.",
    "· longtemps rien à faire, ░ un peu, ▒ à moitié plein, ▓ presque plein, █ plus que plein ; | l'horloge saute.",
)
"""What the marks of a strip mean."""
_PHRASES: dict[str, tuple[str, str, str]] = {
    "title": ("Rehearsal of {title}", "Repetitie: {title}", "Répétition : {title}"),
    "broken-off": (" (broken off)", " (afgebroken)", " (interrompue)"),
    "runs": ("Runs: {runs}.", "Runs: {runs}.", "Runs : {runs}."),
    "none": ("none", "geen", "aucun"),
    "failed": ("{count} failed", "{count} mislukt", "échoués : {count}"),
    "partial": (
        "The rehearsal was broken off: this is what the finished runs say.",
        "De repetitie werd afgebroken: dit zeggen de runs die af waren.",
        "La répétition a été interrompue : voici ce que disent les runs terminés.",
    ),
    "by-the-book": ("by the book", "volgens het plan", "selon le plan"),
    "exploring": (
        "with options drawn by lot",
        "met gelote opties",
        "avec options tirées au sort",
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
        "paires sans un acteur, un poste ou un canal",
    ),
    "seats": (
        "How full the seats are, by the book",
        "Hoe vol de plaatsen zitten, volgens het plan",
        "La charge des postes, selon le plan",
    ),
    "mark": (
        "One mark is {minutes} min of play.",
        "Eén teken is {minutes} min spel.",
        "Un signe vaut {minutes} min de jeu.",
    ),
    "marks": MARKS,
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
    "seat": ("Seat", "Plaats", "Poste"),
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
    "defect": ("{count} defect", "{count} gebrek", "{count} défaut"),
    "defects": ("{count} defects", "{count} gebreken", "{count} défauts"),
    "weakness": ("{count} weakness", "{count} zwakte", "{count} faiblesse"),
    "weaknesses": ("{count} weaknesses", "{count} zwaktes", "{count} faiblesses"),
    "note": ("{count} note", "{count} opmerking", "{count} remarque"),
    "notes": ("{count} notes", "{count} opmerkingen", "{count} remarques"),
    "and-more": ("… and {count} more", "… en nog {count}", "… et encore {count}"),
    "left-out": (
        "Findings left out here: {count}. --all shows them, --format json has everything.",
        "Hier weggelaten bevindingen: {count}. --all toont ze, --format json bevat alles.",
        "Constats omis ici : {count}. --all les montre, --format json contient tout.",
    ),
}


def phrase(language: str, key: str, **values: object) -> str:
    """A phrase in a language; English where there is none."""
    n = ("en", "nl", "fr").index(language) if language in ("nl", "fr") else 0
    return _PHRASES[key][n].format(**values)
