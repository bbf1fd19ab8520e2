"""The few words on a drawing that are not the scenario's, in three languages."""

from __future__ import annotations

EXERCISE = "EXERCISE · OEFENING · EXERCICE · ÜBUNG"
MARK = "(!)"
"""Marks a single point of failure: to be read without colour and shape too."""

_WORDS: dict[str, tuple[str, str, str]] = {
    "international": ("International", "Internationaal", "International"),
    "federal": ("Federal", "Federaal", "Fédéral"),
    "regional": ("Regions and communities", "Gewesten en gemeenschappen", "Régions et communautés"),
    "provincial": ("Provinces", "Provincies", "Provinces"),
    "municipal": ("Municipalities and zones", "Gemeenten en zones", "Communes et zones"),
    "operator": ("Operators", "Operatoren", "Opérateurs"),
    "society": ("Society", "Samenleving", "Société"),
    "command": ("orders, activates", "beveelt, activeert", "ordonne, active"),
    "duty": ("notifies, reports (duty)", "meldt, rapporteert (verplicht)", "signale, rend compte (obligation)"),
    "exchange": ("informs, requests", "informeert, vraagt", "informe, interroge"),
    "alongside": ("coordinates, advises", "coördineert, adviseert", "coordonne, conseille"),
    "seat": ("seat", "plaats", "poste"),
    "played": ("played by a seat", "bezet door een plaats in de oefening", "tenu par un poste de l'exercice"),
    "single": (
        "(!) single point of failure: without it others lose touch",
        "(!) onmisbare schakel: valt ze weg, dan verliezen anderen het contact",
        "(!) point unique de défaillance : sans lui, d'autres perdent le contact",
    ),
    "without": ("without it out of touch", "zonder dit geen contact", "sans lui, plus de contact"),
    "convened": ("once convened", "na bijeenroeping", "une fois convoqué"),
    "only convened": ("exists only once convened", "bestaat pas na bijeenroeping", "n'existe qu'une fois convoqué"),
    "actors": ("actors", "actoren", "acteurs"),
    "relations": ("relations", "relaties", "relations"),
    "of": ("of", "van", "sur"),
}  # fmt: skip
_LANGUAGES = ("en", "nl", "fr")


def word(key: str, lang: str) -> str:
    """A word in a language; English where the language is none of the three."""
    return _WORDS[key][_LANGUAGES.index(lang) if lang in _LANGUAGES else 0]
