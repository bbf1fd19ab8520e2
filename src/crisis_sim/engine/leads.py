"""Words that the engine puts before a title, in the language of each of its texts.

They are kept here and not in a catalogue, so that a log comes out the same whatever the screens have learned to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from crisis_sim.scenario.text import Language

Lead = Literal["order", "done", "reply", "release", "verify", "request"]
_LEADS: dict[Lead, dict[Language, str]] = {
    "order": {"en": "Order: ", "nl": "Bevel: ", "fr": "Ordre : ", "de": "Anordnung: "},
    "done": {"en": "Done: ", "nl": "Uitgevoerd: ", "fr": "Exécuté : ", "de": "Ausgeführt: "},
    "reply": {"en": "Re: ", "nl": "Re: ", "fr": "Re : ", "de": "Re: "},
    "release": {
        "en": "May we pass on: ",
        "nl": "Mogen we doorgeven: ",
        "fr": "Pouvons-nous transmettre : ",
        "de": "Dürfen wir weitergeben: ",
    },
    "verify": {
        "en": "Please verify: ",
        "nl": "Gelieve na te gaan: ",
        "fr": "Merci de vérifier : ",
        "de": "Bitte prüfen: ",
    },
    "request": {"en": "Request: ", "nl": "Vraag: ", "fr": "Demande : ", "de": "Anfrage: "},
}


def led(lead: Lead, text: Mapping[Language, str]) -> dict[Language, str]:
    """The text with its lead, in each language that it has.

    >>> led("order", {"en": "Close the tunnel", "fr": "Fermer le tunnel"})
    {'en': 'Order: Close the tunnel', 'fr': 'Ordre : Fermer le tunnel'}
    """
    return {language: _LEADS[lead][language] + said for language, said in text.items()}
