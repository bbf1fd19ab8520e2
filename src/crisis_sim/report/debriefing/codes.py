"""Codes of the log and of the analyses, in words: English, Dutch, French."""

from __future__ import annotations

from crisis_sim.report.debriefing.phrases import LANGUAGES

CODES: dict[str, tuple[str, str, str]] = {
    # how expectations, clocks and decisions ended
    "met": ("met", "gehaald", "atteinte"),
    "missed": ("missed", "gemist", "manquée"),
    "waived": ("waived", "vervallen", "levée"),
    "open": ("open", "open", "ouverte"),
    "not-begun": ("not begun", "niet begonnen", "pas commencée"),
    "running": ("still running", "loopt nog", "court encore"),
    # ratings
    "P": ("P, without challenges", "P, zonder moeilijkheden", "P, sans difficulté"),
    "S": ("S, some challenges", "S, enige moeilijkheden", "S, quelques difficultés"),
    "M": ("M, major challenges", "M, grote moeilijkheden", "M, difficultés majeures"),
    "U": ("U, unable", "U, niet in staat", "U, incapable"),
    "not-observed": ("not observed", "niet waargenomen", "pas observé"),
    "not-applicable": ("not applicable", "niet van toepassing", "sans objet"),
    # what a belief was worth
    "right": ("right", "juist", "exact"),
    "stale": ("out of date", "verouderd", "périmé"),
    "false": ("false", "onjuist", "faux"),
    "undetermined": ("left open", "opengelaten", "laissé ouvert"),
    # where facts waited
    "kept": ("not passed on", "niet doorgegeven", "pas transmis"),
    "staff": ("being written", "wordt geschreven", "en rédaction"),
    "desk": ("at the desk", "aan de balie", "au guichet"),
    "channel": ("under way", "onderweg", "en route"),
    "ringing": ("ringing", "rinkelt", "sonne"),
    "unread": ("unread", "ongelezen", "pas lu"),
    "queue": ("in the queue", "in de wachtrij", "en file"),
    "translation": ("being translated", "wordt vertaald", "en traduction"),
    # steps of a measure
    "proposed": ("proposed", "voorgesteld", "proposée"),
    "ordered": ("ordered", "bevolen", "ordonnée"),
    "transmitted": ("passed on", "doorgegeven", "transmise"),
    "started": ("begun", "begonnen", "commencée"),
    "completed": ("completed", "uitgevoerd", "exécutée"),
    "confirmed": ("confirmed", "bevestigd", "confirmée"),
    # answers and refusals
    "refused": ("refused", "geweigerd", "refusé"),
    "agreed": ("agreed", "akkoord", "accepté"),
    "asks": ("they wanted to know more", "ze wilden meer weten", "ils voulaient en savoir plus"),
    "no-mandate": ("no mandate", "geen bevoegdheid", "pas compétent"),
    "outside": ("outside their territory", "buiten hun grondgebied", "hors de leur territoire"),
    "already": ("it had been ordered already", "het was al bevolen", "c'était déjà ordonné"),
    "requires": (
        "what it requires was not there", "wat het vereist, was er niet", "ce qu'elle exige n'était pas là"
    ),
    "no-answer": ("no answer", "geen antwoord", "pas de réponse"),
    "answered": ("answered", "beantwoord", "répondu"),
    "fact": ("answered", "beantwoord", "répondu"),
    "nothing-new": ("nothing new", "niets nieuws", "rien de neuf"),
    "dont-know": ("they did not know", "ze wisten het niet", "ils ne savaient pas"),
    "not-cleared": ("they might not say", "ze mochten het niet zeggen", "ils ne pouvaient le dire"),
    "no-release": ("release refused", "vrijgave geweigerd", "diffusion refusée"),
    "sanitised": ("a version that may travel", "een versie die mag reizen", "une version qui peut circuler"),
    "consent": ("release agreed", "vrijgave akkoord", "diffusion acceptée"),
    "call-back": ("they called back", "ze belden terug", "ils ont rappelé"),
    "ask": ("sent on to somebody else", "doorverwezen", "renvoyé à un autre"),
    # why messages were lost
    "no connection": ("no connection", "geen verbinding", "pas de liaison"),
    "no such body yet": ("body not convened yet", "orgaan nog niet bijeen", "organe pas encore réuni"),
    "unanswered": ("nobody took the call", "niemand nam op", "personne n'a décroché"),
    # why commands were not carried out
    "already-ordered": ("ordered already", "al bevolen", "déjà ordonné"),
    "bad-parameter": ("incomplete or wrong", "onvolledig of fout", "incomplet ou erroné"),
    "means-short": ("not enough means", "te weinig middelen", "moyens insuffisants"),
    "no-such-seat": ("no such seat", "die plaats is er niet", "ce siège n'existe pas"),
    "no-such-thing": ("no such thing", "dat is er niet", "cela n'existe pas"),
    "no-such-command": ("no such command", "onbekend bevel", "commande inconnue"),
    "not-convened": ("not convened yet", "nog niet bijeengeroepen", "pas encore réuni"),
    "not-now": ("not at that moment", "niet op dat moment", "pas à ce moment"),
    "not-yet": ("not in this version", "niet in deze versie", "pas dans cette version"),
    "not-yours": ("not theirs to give", "niet aan hen", "pas de leur ressort"),
    "requirement": ("a requirement was missing", "een vereiste ontbrak", "une condition manquait"),
    "too-late": ("too late", "te laat", "trop tard"),
    "not-connected": ("not connected to the channel", "niet op het kanaal", "pas relié au canal"),
    "channel-marking": (
        "the channel may not carry it", "het kanaal mag het niet dragen", "le canal ne peut le porter"
    ),
    "needs-consent": ("its owner had not agreed", "de eigenaar had niet toegestemd", "son auteur n'avait pas consenti"),
    "tlp": ("its TLP marking forbids it", "de TLP-markering verbiedt het", "son marquage TLP l'interdit"),
    # kinds of events
    "MessageDelivered": ("delivered", "afgeleverd", "remis"),
    "MessageRead": ("read", "gelezen", "lu"),
    "InjectReleased": ("released", "vrijgegeven", "lancé"),
    "InjectSkipped": ("skipped", "overgeslagen", "sauté"),
    "InjectInserted": ("inserted by control", "ingevoegd door de leiding", "ajouté par la direction"),
    "InjectRecalled": ("recalled by control", "ingetrokken door de leiding", "rappelé par la direction"),
    "MessageRecalled": ("message recalled", "bericht ingetrokken", "message rappelé"),
    "ClockStarted": ("started", "gestart", "lancé"),
    "ClockMet": ("met", "gehaald", "tenu"),
    "ClockMissed": ("missed", "gemist", "manqué"),
    "ActionAdjudicated": ("ruling of control", "oordeel van de leiding", "arbitrage de la direction"),
    "ExercisePaused": ("paused", "gepauzeerd", "en pause"),
    "ExerciseResumed": ("resumed", "hervat", "repris"),
    "ExerciseSuspended": ("SUSPENDED", "OPGESCHORT", "SUSPENDU"),
    # products
    "sitrep": ("situation report", "situatierapport", "rapport de situation"),
    "methane": ("METHANE report", "METHANE-rapport", "rapport METHANE"),
    "options-paper": ("options paper", "optienota", "note d'options"),
}  # fmt: skip
"""Code: the words."""


def code(language: str, key: str) -> str:
    """A code in words; an unknown one with spaces for hyphens."""
    found = CODES.get(key)
    return found[LANGUAGES.index(language)] if found is not None else key.replace("-", " ")
