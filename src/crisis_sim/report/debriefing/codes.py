"""Codes of the log and of the analyses, in words: English, Dutch, French."""

from __future__ import annotations

from crisis_sim.report.debriefing.phrases import LANGUAGES

CODES: dict[str, tuple[str, str, str]] = {
    # how expectations, clocks and decisions ended
    "met": ("met", "gehaald", "satisfaite"),
    "missed": ("missed", "niet gehaald", "non satisfaite"),
    "waived": ("waived", "vervallen", "devenue sans objet"),
    "open": ("open", "open", "en cours"),
    "not-begun": ("not begun", "niet begonnen", "non entamée"),
    "running": ("still running", "loopt nog", "en cours"),
    # ratings
    "P": ("P, without challenges", "P, zonder moeilijkheden", "P, sans difficulté"),
    "S": ("S, some challenges", "S, enige moeilijkheden", "S, quelques difficultés"),
    "M": ("M, major challenges", "M, grote moeilijkheden", "M, difficultés majeures"),
    "U": ("U, unable", "U, niet kunnen uitvoeren", "U, n'a pas pu être réalisé"),
    "not-observed": ("not observed", "niet waargenomen", "non observé"),
    "not-applicable": ("not applicable", "niet van toepassing", "sans objet"),
    # what a belief was worth
    "right": ("right", "juist", "exact"),
    "stale": ("out of date", "verouderd", "périmé"),
    "false": ("false", "onjuist", "faux"),
    "undetermined": ("left open", "opengelaten", "laissé ouvert"),
    # where facts waited
    "kept": ("not passed on", "niet doorgegeven", "non transmis"),
    "staff": ("being written", "wordt geschreven", "en rédaction"),
    "desk": ("at the desk", "in behandeling", "en traitement"),
    "channel": ("under way", "onderweg", "en route"),
    "ringing": ("ringing", "telefoon gaat over", "téléphone sonne"),
    "unread": ("unread", "ongelezen", "non lu"),
    "queue": ("in the queue", "in de wachtrij", "en file d'attente"),
    "translation": ("being translated", "wordt vertaald", "en traduction"),
    # steps of a measure
    "proposed": ("proposed", "voorgesteld", "proposée"),
    "ordered": ("ordered", "bevolen", "ordonnée"),
    "transmitted": ("passed on", "doorgegeven", "transmise"),
    "started": ("begun", "begonnen", "commencée"),
    "completed": ("completed", "uitgevoerd", "exécutée"),
    "confirmed": ("confirmed", "bevestigd", "confirmée"),
    # answers and refusals
    "refused": ("refused", "geweigerd", "refus"),
    "agreed": ("agreed", "akkoord", "accord"),
    "asks": ("they wanted to know more", "ze wilden meer weten", "ils voulaient en savoir plus"),
    "no-mandate": ("no mandate", "niet bevoegd", "non compétent"),
    "outside": ("outside their territory", "buiten hun grondgebied", "hors de leur territoire"),
    "already": ("it had been ordered already", "het was al bevolen", "c'était déjà ordonné"),
    "requires": (
        "what it requires was not there", "niet aan de voorwaarden voldaan", "conditions non remplies"
    ),
    "no-answer": ("no answer", "geen antwoord", "sans réponse"),
    "answered": ("answered", "beantwoord", "répondu"),
    "fact": ("answered", "beantwoord", "répondu"),
    "nothing-new": ("nothing new", "niets nieuws", "rien de neuf"),
    "dont-know": ("they did not know", "ze wisten het niet", "ils ne savaient pas"),
    "not-cleared": ("they might not say", "ze mochten het niet zeggen", "ils n'étaient pas autorisés à le dire"),
    "no-release": ("release refused", "vrijgave geweigerd", "diffusion refusée"),
    "sanitised": ("a version that may travel", "een versie die verspreid mag worden", "une version diffusable"),
    "consent": ("release agreed", "vrijgave toegestaan", "diffusion autorisée"),
    "call-back": ("they called back", "ze belden terug", "ils ont rappelé"),
    "ask": ("sent on to somebody else", "doorverwezen", "renvoi vers un autre"),
    # why messages were lost
    "no connection": ("no connection", "geen verbinding", "pas de liaison"),
    "no such body yet": ("body not convened yet", "orgaan nog niet bijeengeroepen", "organe pas encore convoqué"),
    "unanswered": ("nobody took the call", "niemand nam op", "personne n'a décroché"),
    # why commands were not carried out
    "already-ordered": ("ordered already", "al bevolen", "déjà ordonné"),
    "bad-parameter": ("incomplete or wrong", "onvolledig of fout", "incomplet ou erroné"),
    "means-short": ("not enough means", "te weinig middelen", "moyens insuffisants"),
    "no-such-seat": ("no such seat", "die plaats is er niet", "ce poste n'existe pas"),
    "no-such-thing": ("no such thing", "dat is er niet", "cela n'existe pas"),
    "no-such-command": ("no such command", "onbekende handeling", "action inconnue"),
    "not-convened": ("not convened yet", "nog niet bijeengeroepen", "pas encore convoqué"),
    "not-now": ("not at that moment", "niet op dat moment", "pas à ce moment"),
    "not-yet": ("not in this version", "niet in deze versie", "pas dans cette version"),
    "not-yours": ("not theirs to give", "niet hun bevoegdheid", "pas de leur ressort"),
    "requirement": ("a requirement was missing", "een voorwaarde ontbrak", "une condition manquait"),
    "too-late": ("too late", "te laat", "trop tard"),
    "not-connected": ("not connected to the channel", "niet aangesloten op het kanaal", "pas raccordé au canal"),
    "channel-marking": (
        "the channel may not carry it", "mag niet via dat kanaal", "ne peut passer par ce canal"
    ),
    "needs-consent": (
        "its owner had not agreed", "de eigenaar had niet ingestemd", "son auteur n'avait pas donné son accord"
    ),
    "tlp": ("its TLP marking forbids it", "de TLP-markering verbiedt het", "son marquage TLP l'interdit"),
    # kinds of events
    "MessageDelivered": ("delivered", "afgeleverd", "remis"),
    "MessageRead": ("read", "gelezen", "lu"),
    "InjectReleased": ("released", "uitgestuurd", "lancé"),
    "InjectSkipped": ("skipped", "overgeslagen", "sauté"),
    "InjectInserted": ("inserted by control", "ingevoegd door de oefenleiding", "ajouté par la direction d'exercice"),
    "InjectRecalled": ("recalled by control", "ingetrokken door de oefenleiding", "retiré par la direction d'exercice"),
    "MessageRecalled": ("message recalled", "bericht ingetrokken", "message retiré"),
    "ClockStarted": ("started", "gestart", "lancé"),
    "ClockMet": ("met", "gehaald", "respecté"),
    "ClockMissed": ("missed", "overschreden", "dépassé"),
    "ActionAdjudicated": (
        "ruling of control", "beslissing van de oefenleiding", "arbitrage de la direction d'exercice"
    ),
    "ExercisePaused": ("paused", "gepauzeerd", "en pause"),
    "ExerciseResumed": ("resumed", "hervat", "repris"),
    "ExerciseSuspended": ("SUSPENDED", "OPGESCHORT", "SUSPENDU"),
    # products
    "sitrep": ("situation report", "situatierapport", "rapport de situation"),
    "methane": ("METHANE report", "METHANE-rapport", "rapport METHANE"),
    "options-paper": ("options paper", "nota met opties", "note d'options"),
}  # fmt: skip
"""Code: the words."""


def code(language: str, key: str) -> str:
    """A code in words; an unknown one with spaces for hyphens."""
    found = CODES.get(key)
    return found[LANGUAGES.index(language)] if found is not None else key.replace("-", " ")
