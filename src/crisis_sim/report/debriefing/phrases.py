"""Phrases of the report in English, Dutch and French; the English text is the key."""

from __future__ import annotations

LANGUAGES = ("en", "nl", "fr")

PHRASES: dict[str, tuple[str, str]] = {
    # head
    "After-action report: {title}": ("Evaluatieverslag: {title}", "Retour d'expérience : {title}"),
    "What": ("Wat", "Quoi"),
    "This exercise": ("Deze oefening", "Cet exercice"),
    "Scenario": ("Scenario", "Scénario"),
    "Settings": ("Instellingen", "Réglages"),
    "Exercise time": ("Oefentijd", "Temps d'exercice"),
    "Seats": ("Plaatsen", "Postes"),
    "Log": ("Log", "Journal"),
    "Only about": ("Beperkt tot", "Limité à"),
    "variant {name}": ("variant {name}", "variante {name}"),
    "difficulty {name}": ("moeilijkheid {name}", "difficulté {name}"),
    "seed {n}": ("seed {n}", "graine {n}"),
    "version {version}": ("versie {version}", "version {version}"),
    "{n} lines": ("{n} regels", "{n} lignes"),
    "line {n}": ("regel {n}", "ligne {n}"),
    "hash": ("hash", "empreinte"),
    "hashes fit": ("hashes kloppen", "empreintes conformes"),
    "hashes do NOT fit": ("hashes kloppen NIET", "empreintes NON CONFORMES"),
    "finished": ("afgelopen", "terminé"),
    "unfinished": ("niet afgelopen", "inachevé"),
    "people": ("deelnemers", "participants"),
    "policy {name}": ("policy {name}", "politique {name}"),
    "d": ("d", "j"),
    "THE LOG WAS CHANGED: from line {n} on its hashes do not fit. Trust nothing below.": (
        "DE LOG IS GEWIJZIGD: vanaf regel {n} kloppen de hashes niet. Hecht geen geloof aan wat volgt.",
        (
            "LE JOURNAL A ÉTÉ MODIFIÉ : à partir de la ligne {n}, ses empreintes ne sont plus conformes. Ne "
            "vous fiez à rien de ce qui suit."
        ),
    ),
    "UNFINISHED: the log ends at {t}, before ENDEX.": (
        "NIET AFGELOPEN: de log eindigt om {t}, voor ENDEX.",
        "INACHEVÉ : le journal s'arrête à {t}, avant ENDEX.",
    ),
    "The log was written by version {version}; this version may read some of it otherwise.": (
        "De log is geschreven door versie {version}; deze versie leest sommige dingen misschien anders.",
        "Le journal a été écrit par la version {version} ; celle-ci peut en lire certaines parties autrement.",
    ),
    # hot wash
    "Hot wash": ("Hot wash: eerste nabespreking", "Débriefing à chaud"),
    "What went well": ("Wat goed liep", "Ce qui a bien fonctionné"),
    "What did not": ("Wat niet goed liep", "Ce qui n'a pas fonctionné"),
    "Questions for the debriefing": ("Vragen voor de nabespreking", "Questions pour le débriefing"),
    "Nothing came to be judged.": ("Er was niets te beoordelen.", "Rien n'a pu être évalué."),
    "{met} of {all} judged expectations met (by weight {weight} of {of})": (
        "{met} van de {all} beoordeelde verwachtingen gehaald (naar gewicht {weight} van {of})",
        "attentes évaluées : {met} satisfaites sur {all} (en poids {weight} sur {of})",
    ),
    "{made} of {all} questions decided in time": (
        "over {made} van de {all} vragen tijdig beslist",
        "questions : {made} tranchées à temps sur {all}",
    ),
    "{met} of {all} legal clocks and targets met": (
        "{met} van de {all} wettelijke termijnen en streeftijden gehaald",
        "délais légaux et délais cibles : {met} respectés sur {all}",
    ),
    "{result} at {t}; it was due at {due}": ("{result} om {t}; termijn: {due}", "{result} à {t} ; échéance : {due}"),
    "due by {t}": ("uiterlijk {t}", "échéance {t}"),
    "so from the first": ("van bij het begin zo", "acquis dès le départ"),
    "{span} to spare": ("{span} speling", "{span} d'avance"),
    " It began at {t} with {title}.": (" Het begon om {t} met {title}.", " Cela a commencé à {t} avec {title}."),
    "{who} decided after {span}, {left} before the deadline": (
        "{who} besliste na {span}, {left} voor het einde van de termijn",
        "{who} a décidé après {span}, {left} avant l'échéance",
    ),
    "{who} did not decide by {t}": ("{who} had om {t} nog niet beslist", "{who} n'avait pas encore décidé à {t}"),
    "When {who} decided {title} at {t}, it held {fact} ({source}), which was {quality}. "
    "What would have shown that, and whom could it have asked?": (
        (
            "{who} besliste om {t} over {title} op grond van {fact} ({source}); dat was {quality}. Waaruit "
            "had dat kunnen blijken, en bij wie viel het na te vragen?"
        ),
        (
            "À {t}, {who} a tranché {title} sur la foi de {fact} ({source}) ; c'était {quality}. Qu'est-ce "
            "qui l'aurait montré, et auprès de qui aurait-on pu le vérifier ?"
        ),
    ),
    "{who} was asked {title} at {t} and had until {due}. What was missing to decide?": (
        "{who} kreeg om {t} de vraag {title} en had tijd tot {due}. Wat ontbrak er om te beslissen?",
        (
            "{who} a reçu la question {title} à {t} et avait jusqu'à {due} pour y répondre. Que manquait-il "
            "pour décider ?"
        ),
    ),
    "{who} proposed {measure} to {to} at {t}; the answer was: {why}. What would have convinced {to}?": (
        ("{who} stelde om {t} {measure} voor aan {to}; het antwoord was: {why}. Wat had {to} kunnen overtuigen?"),
        ("À {t}, {who} a proposé {measure} à {to} ; réponse : {why}. Qu'est-ce qui aurait convaincu {to} ?"),
    ),
    "{what} did not come about by {t}. Who at {who} saw it coming, and what would it have taken?": (
        (
            "Om {t} was deze verwachting niet gehaald: {what}. Wie bij {who} zag dat aankomen, en wat was "
            "ervoor nodig geweest?"
        ),
        (
            "À {t}, cette attente n'était pas satisfaite : {what}. Qui, chez {who}, l'a vu venir, et "
            "qu'aurait-il fallu ?"
        ),
    ),
    "By {t} nobody had asked {target} ({what}). Who thought of it, and what held them back?": (
        ("Om {t} had niemand iets gevraagd aan {target} ({what}). Wie dacht eraan, en wat hield die tegen?"),
        ("À {t}, personne n'avait rien demandé à {target} ({what}). Qui y a pensé, et qu'est-ce qui l'a retenu ?"),
    ),
    "By {t} nobody had ordered or proposed {measure} ({what}). Who thought of it, and what held them back?": (
        ("Om {t} had niemand {measure} bevolen of voorgesteld ({what}). Wie dacht eraan, en wat hield die tegen?"),
        ("À {t}, personne n'avait ordonné ni proposé {measure} ({what}). Qui y a pensé, et qu'est-ce qui l'a retenu ?"),
    ),
    "{who} knew {fact} at {t}. {seat} decided {title} at {needed} without it": (
        "{who} wist om {t}: {fact}. {seat} besliste om {needed} over {title} zonder die informatie",
        ("{who} disposait dès {t} de l'information {fact}. {seat} a tranché {title} à {needed} sans la connaître"),
    ),
    "{who} knew {fact} at {t}. It was to reach {seat} by {needed}": (
        "{who} wist om {t}: {fact}. {seat} had dat uiterlijk om {needed} moeten weten",
        ("{who} disposait dès {t} de l'information {fact}. {seat} aurait dû l'avoir à {needed} au plus tard"),
    ),
    "; it never did. Why?": (
        "; die informatie is er nooit gekomen. Waarom?",
        " ; elle ne lui est jamais parvenue. Pourquoi ?",
    ),
    "; it never learned it. Why?": (
        "; die informatie is er nooit gekomen. Waarom?",
        " ; elle ne lui est jamais parvenue. Pourquoi ?",
    ),
    "; it learned it only after the clock had jumped. Why?": (
        "; die informatie kwam er pas na de tijdsprong. Waarom?",
        " ; elle ne lui est parvenue qu'après le saut dans le temps. Pourquoi ?",
    ),
    "; it learned it at {t}. Why?": (
        "; die informatie kwam er om {t}. Waarom?",
        " ; elle ne lui est parvenue qu'à {t}. Pourquoi ?",
    ),
    # what was at stake
    "What was at stake": ("Wat er op het spel stond", "Ce qui était en jeu"),
    "How far the indicators that tell of it stood from their worst (0) towards their best ({whole}), on average. "
    "Training figures, not a measure of the country; – where nothing in this exercise tells of it.": (
        (
            "Hoe ver de indicatoren die erover gaan gemiddeld stonden, van hun slechtste (0) tot hun beste stand "
            "({whole}). Oefencijfers, geen maat voor het land; – waar niets in deze oefening erover gaat."
        ),
        (
            "Où se situaient en moyenne les indicateurs qui en parlent, du pire (0) au meilleur ({whole}). Chiffres "
            "d'exercice, pas une mesure du pays ; – là où rien dans cet exercice n'en parle."
        ),
    ),
    "Vital interest": ("Vitaal belang", "Intérêt vital"),
    "Baseline requirement": ("Basisvereiste", "Exigence de base"),
    "National impact": ("Nationale impact", "Impact national"),
    "Class (0–7)": ("Klasse (0–7)", "Classe (0–7)"),
    "Amount": ("Omvang", "Ampleur"),
    "At stake: {what}": ("Op het spel: {what}", "En jeu : {what}"),
    "{what} {end} of {whole} ({start} at the start)": (
        "{what} {end} op {whole} ({start} bij het begin)",
        "{what} {end} sur {whole} ({start} au départ)",
    ),
    "{what} class {level}": ("{what} klasse {level}", "{what} : classe {level}"),
    "Whatever you had chosen": ("Wat u ook gekozen had", "Quel qu'eût été votre choix"),
    # ratings
    "Suggested ratings": ("Voorgestelde beoordelingen", "Évaluations proposées"),
    "SUGGESTED; an evaluator confirms. Share of the judged weight that was met: P from {p} %, S from {s} %, "
    "M from {m} %, U below. Waived and unfinished expectations do not count; fewer than {thin} judged are thin "
    "evidence. Not observed: nothing came to be judged. Not applicable: nothing tests it in this run.": (
        (
            "VOORSTEL; de evaluator bevestigt. Aandeel van het beoordeelde gewicht dat gehaald is: P vanaf "
            "{p} %, S vanaf {s} %, M vanaf {m} %, daaronder U. Vervallen en nog lopende verwachtingen tellen "
            "niet mee; minder dan {thin} beoordeelde verwachtingen is een smalle basis. Niet waargenomen: er "
            "was niets te beoordelen. Niet van toepassing: niets toetst het in deze oefening."
        ),
        (
            "PROPOSITION ; l'évaluateur confirme. Part du poids évalué qui est satisfaite : P à partir de "
            "{p} %, S à partir de {s} %, M à partir de {m} %, U en dessous. Les attentes devenues sans objet "
            "ou encore en cours ne comptent pas ; moins de {thin} attentes évaluées, c'est une base fragile. "
            "Non observé : rien n'a pu être évalué. Sans objet : rien ne le teste dans cet exercice."
        ),
    ),
    "Objective": ("Doelstelling", "Objectif"),
    "Suggested": ("Voorstel", "Proposition"),
    "Weight met": ("Gehaald gewicht", "Poids obtenu"),
    "Missed": ("Niet gehaald", "Non satisfaites"),
    "Not judged": ("Niet beoordeeld", "Non évaluées"),
    "Evaluator": ("Evaluator", "Évaluateur"),
    "(thin)": ("(smalle basis)", "(base fragile)"),
    # timeline
    "Timeline": ("Tijdlijn", "Chronologie"),
    "Turning points only; all injects, measures and clocks with --full.": (
        "Alleen de sleutelmomenten; met --full alle injects, maatregelen en termijnen.",
        "Moments clés uniquement ; avec --full, tous les injects, mesures et délais.",
    ),
    "Time": ("Tijd", "Heure"),
    "Line": ("Regel", "Ligne"),
    "What happened": ("Wat er gebeurde", "Ce qui s'est passé"),
    "expectation {result}": ("verwachting {result}", "attente {result}"),
    "(the clock jumps)": ("(tijdsprong)", "(saut dans le temps)"),
    "{what} carries {share} % of its messages": (
        "{what} laat {share} % van de berichten door",
        "{what} laisse passer {share} % des messages",
    ),
    # events
    "{who} proposed to {to}: {measure}": (
        "{who} stelde aan {to} voor: {measure}",
        "{who} a proposé à {to} : {measure}",
    ),
    "{who} ordered: {measure}": ("{who} beval: {measure}", "{who} a ordonné : {measure}"),
    "the order to {executor} went out: {measure}": (
        "het bevel aan {executor} is verstuurd: {measure}",
        "l'ordre a été envoyé à {executor} : {measure}",
    ),
    "{executor} began: {measure}": ("{executor} begon met: {measure}", "{executor} a entamé : {measure}"),
    "{executor} completed: {measure}": ("{executor} voerde uit: {measure}", "{executor} a exécuté : {measure}"),
    "{who} knew that it was done: {measure}": (
        "{who} kreeg bevestiging van de uitvoering: {measure}",
        "{who} a eu confirmation de l'exécution : {measure}",
    ),
    "{to} did not agree ({why}): {measure}": (
        "{to} ging niet akkoord ({why}): {measure}",
        "{to} n'a pas marqué son accord ({why}) : {measure}",
    ),
    "{who} asked {to}: {what}": ("{who} vroeg aan {to}: {what}", "{who} a demandé à {to} : {what}"),
    "inject {inject}: {status}": ("inject {inject}: {status}", "inject {inject} : {status}"),
    "{who} chose {what}": ("{who} koos {what}", "{who} a choisi {what}"),
    "nobody decided in time": ("niemand besliste op tijd", "personne n'a décidé à temps"),
    "nobody decided in time; it came to {what}": (
        "niemand besliste op tijd; standaard werd het {what}",
        "personne n'a décidé à temps ; choix par défaut : {what}",
    ),
    "{what} stood at {value}": ("{what} stond op {value}", "{what} était à {value}"),
    ", moved by {what}": (", onder invloed van {what}", ", sous l'effet de {what}"),
    "{who} set {what}": ("{who} bepaalde {what}", "{who} a fixé {what}"),
    "{who} declared: {what}": ("{who} kondigde af: {what}", "{who} a déclenché : {what}"),
    "{who} ended: {what}": ("{who} hief op: {what}", "{who} a levé : {what}"),
    "{who} was convened": ("{who} werd bijeengeroepen", "convocation : {who}"),
    "{who} submitted: {what}": ("{who} bezorgde: {what}", "{who} a remis : {what}"),
    "{what} began": ("{what} begon", "{what} a commencé"),
    "the move {what} began": ("het oefendeel {what} begon", "la phase de jeu {what} a commencé"),
    "{who} saw for itself: {fact}": ("{who} stelde zelf vast: {fact}", "{who} a constaté : {fact}"),
    "{who} learned from {source}: {fact}": ("{who} vernam van {source}: {fact}", "{who} a appris de {source} : {fact}"),
    "{who} learned from {source} ({channel}): {fact}": (
        "{who} vernam van {source} ({channel}): {fact}",
        "{who} a appris de {source} ({channel}) : {fact}",
    ),
    "control's ruling": ("beslissing van de oefenleiding", "arbitrage de la direction d'exercice"),
    # decisions
    "Decisions": ("Beslissingen", "Décisions"),
    "What was known then: facts that the deciding seat held at that moment, with source and age, judged against "
    "what was so. What was known elsewhere had been learned by somebody, and the seat had not heard it.": (
        (
            "Wat toen bekend was: feiten waarover wie besliste op dat moment beschikte, met bron en "
            "ouderdom, getoetst aan de werkelijkheid van het scenario. Wat elders bekend was, had iemand "
            "anders wel vernomen, maar deze plaats niet."
        ),
        (
            "Ce qui était connu à ce moment : les faits dont disposait le poste qui décidait, avec source et "
            "ancienneté, confrontés à la réalité du scénario. Ce qui était connu ailleurs, quelqu'un d'autre "
            "l'avait appris, mais pas ce poste."
        ),
    ),
    "asked": ("gevraagd", "question posée"),
    "until {t}": ("tot {t}", "jusqu'à {t}"),
    "together with {others}": ("samen met {others}", "avec {others}"),
    "{who} proposed {measure}": ("{who} stelde {measure} voor", "{who} a proposé {measure}"),
    "Open": ("Open", "En suspens"),
    "the log ends before it was decided": (
        "de log eindigt voor er beslist is",
        "le journal s'arrête avant la décision",
    ),
    "Chosen": ("Keuze", "Choix"),
    "answered": ("beantwoord", "répondu"),
    "after {span}, {left} before the deadline": (
        "na {span}, {left} voor het einde van de termijn",
        "après {span}, {left} avant l'échéance",
    ),
    "By default": ("Bij gebrek aan antwoord", "Par défaut"),
    "nothing was decided": ("geen beslissing", "aucune décision"),
    "nobody answered in time": ("niemand antwoordde op tijd", "personne n'a répondu à temps"),
    "Reason": ("Motivering", "Motivation"),
    "none given": ("niet opgegeven", "non précisée"),
    "Goal": ("Doel", "Objectif"),
    "Expected consequence": ("Verwacht gevolg", "Conséquence attendue"),
    "Is the benefit worth the risk": ("Weegt het voordeel op tegen het risico", "Le bénéfice vaut-il le risque"),
    "Known then ({relevant} of {all} facts bear on it)": (
        "Toen bekend ({relevant} van {all} feiten ter zake)",
        "Connu à ce moment (faits pertinents : {relevant} sur {all})",
    ),
    "Known elsewhere ({relevant} of {all} facts bear on it)": (
        "Elders bekend ({relevant} van {all} feiten ter zake)",
        "Connu ailleurs (faits pertinents : {relevant} sur {all})",
    ),
    "and {n} more": ("en nog {n}", "et {n} de plus"),
    "own observation": ("eigen vaststelling", "constatation propre"),
    "{age} old": ("{age} oud", "il y a {age}"),
    "{who} since {t}": ("{who} sinds {t}", "{who} depuis {t}"),
    "release by {owner} only": ("vrijgave enkel door {owner}", "diffusion réservée à {owner}"),
    "For and against": ("Voor en tegen", "Pour et contre"),
    # who knew what when
    "Who knew what when": ("Wie wist wat, en wanneer", "Qui savait quoi, et quand"),
    "Time at which each first learned it; * knew it before all others, ✗ false, ~ out of date at that time, "
    "? left open by the scenario, – never.": (
        (
            "Tijdstip waarop elk het voor het eerst vernam; * als eerste van allen, ✗ onjuist, ~ op dat "
            "moment verouderd, ? door het scenario opengelaten, – nooit."
        ),
        (
            "Heure à laquelle chacun l'a appris ; * avant tous les autres, ✗ faux, ~ périmé à ce moment, ? "
            "laissé ouvert par le scénario, – jamais."
        ),
    ),
    "Fact": ("Feit", "Fait"),
    "The longest ways": ("De langste informatiewegen", "Les cheminements les plus longs"),
    "Every way": ("Alle informatiewegen", "Tous les cheminements"),
    "first {who} at {t}": ("eerst {who} om {t}", "d'abord {who} à {t}"),
    ", last {who} at {t}, {span} later": (
        ", laatst {who} om {t}, {span} later",
        ", en dernier {who} à {t}, {span} plus tard",
    ),
    " (convened at {t})": (" (bijeengeroepen om {t})", " (réuni à {t})"),
    "longest wait {span} with {who}, who had not passed it on": (
        "langst gewacht: {span} bij {who}, die het niet had doorgegeven",
        "plus longue attente : {span} chez {who}, qui ne l'avait pas transmis",
    ),
    "longest wait {span} until the people of {who} had written it": (
        "langst gewacht: {span} tot het personeel van {who} het geschreven had",
        "plus longue attente : {span} avant que le personnel de {who} ne l'ait rédigé",
    ),
    "longest wait {span} at the desk of {who}": (
        "langst gewacht: {span} in behandeling bij {who}",
        "plus longue attente : {span} en traitement chez {who}",
    ),
    "longest wait {span} under way from {who}": (
        "langst gewacht: {span} onderweg vanaf {who}",
        "plus longue attente : {span} en route depuis {who}",
    ),
    "longest wait {span} while the phone rang at {who}": (
        "langst gewacht: {span} terwijl de telefoon overging bij {who}",
        "plus longue attente : {span} pendant que le téléphone sonnait chez {who}",
    ),
    "longest wait {span} unread with {who}": (
        "langst gewacht: {span} ongelezen bij {who}",
        "plus longue attente : {span} non lu chez {who}",
    ),
    "longest wait {span} in the queue of {who}": (
        "langst gewacht: {span} in de wachtrij van {who}",
        "plus longue attente : {span} dans la file d'attente de {who}",
    ),
    "longest wait {span} for translation at {who}": (
        "langst gewacht: {span} op vertaling bij {who}",
        "plus longue attente : {span} en attente de traduction chez {who}",
    ),
    # measures
    "Measures, proposals and refusals": ("Maatregelen, voorstellen en weigeringen", "Mesures, propositions et refus"),
    "Proposed": ("Voorgesteld", "Proposées"),
    "Ordered": ("Bevolen", "Ordonnées"),
    "Commands not carried out": ("Niet uitgevoerde handelingen", "Actions non exécutées"),
    "Measure": ("Maatregel", "Mesure"),
    "By": ("Door", "Par"),
    "Executor": ("Uitvoerder", "Exécutant"),
    "agreed, ordered by {who} at {t}": ("akkoord; bevolen door {who} om {t}", "accord ; ordonnée par {who} à {t}"),
    " about {topics}": (" over {topics}", " sur {topics}"),
    "no answer": ("geen antwoord", "sans réponse"),
    "{who} to {to} at {t}": ("{who} aan {to} om {t}", "{who} à {to}, {t}"),
    # means, clocks, levels
    "Means": ("Middelen", "Moyens"),
    "Owner": ("Beheerder", "Détenteur"),
    "At first": ("Bij aanvang", "Au départ"),
    "Fewest free": ("Minst beschikbaar", "Minimum disponible"),
    "When": ("Wanneer", "Quand"),
    "None left for": ("Uitgeput gedurende", "Épuisés pendant"),
    "What waited": ("Wat erop wachtte", "Mesures en attente"),
    "Legal clocks and targets": ("Wettelijke termijnen en streeftijden", "Délais légaux et délais cibles"),
    "Clock": ("Termijn", "Délai"),
    "Of": ("Voor", "Pour"),
    "Started": ("Start", "Début"),
    "Due": ("Uiterlijk", "Échéance"),
    "Result": ("Resultaat", "Résultat"),
    "At": ("Om", "À"),
    "Margin": ("Marge", "Marge"),
    "Levels, phases and bodies": ("Niveaus, fasen en organen", "Niveaux, phases et organes"),
    # expectations
    "Expectations and their evidence": ("Verwachtingen en hun onderbouwing", "Attentes et constats à l'appui"),
    "weight {n}": ("gewicht {n}", "poids {n}"),
    "met at {t}": ("gehaald om {t}", "satisfaite à {t}"),
    "{inject} never reached the seat": (
        "{inject} heeft de plaats nooit bereikt",
        "{inject} n'a jamais atteint le poste",
    ),
    "the log ends before its deadline, {t}": (
        "de log eindigt voor de termijn, {t}",
        "le journal s'arrête avant l'échéance, {t}",
    ),
    "circumstances took it away": ("door de omstandigheden vervallen", "devenue sans objet vu les circonstances"),
    "and {n} other ways were not taken": (
        "en {n} andere wegen zijn niet gevolgd",
        "et {n} autres voies n'ont pas été suivies",
    ),
    "it came about at {t}, {span} too late": (
        "het gebeurde om {t}, {span} te laat",
        "chose faite à {t}, {span} trop tard",
    ),
    "it came about in the very second of the deadline, which is late": (
        "het gebeurde op de seconde zelf waarop de termijn verstreek, en dat is te laat",
        "chose faite à la seconde même de l'échéance, donc trop tard",
    ),
    "{who} was not told {fact}": ("{who} kreeg niet te horen: {fact}", "{who} n'en a pas eu connaissance : {fact}"),
    "nobody went on to {measure}": ("niemand ging over tot {measure}", "personne n'est passé à {measure}"),
    "nobody chose {what}": ("niemand koos {what}", "personne n'a choisi {what}"),
    "what was to be avoided did not happen": (
        "wat te vermijden was, gebeurde niet",
        "ce qu'il fallait éviter ne s'est pas produit",
    ),
    "nobody in the network knew {fact} by then": (
        "niemand in het netwerk wist toen {fact}",
        "personne dans le réseau ne savait alors {fact}",
    ),
    "{who} would have said {fact}, but was not asked in time": (
        "{who} had {fact} kunnen meedelen, maar kreeg de vraag niet op tijd",
        "{who} aurait communiqué {fact}, mais la question n'est pas venue à temps",
    ),
    "{who} had known {fact} since {t}, but {what} had not agreed to its release": (
        "{who} wist {fact} sinds {t}, maar {what} had niet ingestemd met de vrijgave",
        "{who} savait {fact} depuis {t}, mais {what} n'avait pas donné son accord pour la diffusion",
    ),
    "{who} had known {fact} since {t}, but nobody had asked {what} to release it": (
        "{who} wist {fact} sinds {t}, maar niemand had {what} om de vrijgave gevraagd",
        ("{who} savait {fact} depuis {t}, mais personne n'avait demandé à {what} d'en autoriser la diffusion"),
    ),
    "{who} had been told at {t} that {fact} was withdrawn": (
        "{who} had om {t} vernomen dat {fact} ingetrokken was",
        "{who} avait appris à {t} que {fact} était retiré",
    ),
    "{who} sent {fact}, and the message was lost at {t}: {why}": (
        "{who} stuurde {fact}, en het bericht ging om {t} verloren: {why}",
        "{who} a envoyé {fact}, et le message s'est perdu à {t} : {why}",
    ),
    "{who} sent {fact} at {t}; it had not arrived": (
        "{who} stuurde {fact} om {t}; het was nog niet aangekomen",
        "{who} a envoyé {fact} à {t} ; ce n'était pas encore arrivé",
    ),
    "{fact} lay unread with {who} from {t}": (
        "{fact} lag vanaf {t} ongelezen bij {who}",
        "{fact} est resté non lu chez {who} depuis {t}",
    ),
    "{who} had read {fact} at {t}, but not translated it": (
        "{who} had {fact} om {t} gelezen, maar nog niet vertaald",
        "{who} avait lu {fact} à {t}, sans l'avoir encore traduit",
    ),
    "{who}, at the same table, had known {fact} since {t}": (
        "{who}, aan dezelfde tafel, wist {fact} sinds {t}",
        "{who}, à la même table, savait {fact} depuis {t}",
    ),
    "{who} had known {fact} since {t} and had not passed it on to {target}": (
        "{who} wist {fact} sinds {t} en had het niet doorgegeven aan {target}",
        "{who} savait {fact} depuis {t} et ne l'avait pas transmis à {target}",
    ),
    "{who} had known {fact} since {t}; it had not reached {what} to be passed on": (
        "{who} wist {fact} sinds {t}; het was nog niet bij {what} om het door te geven",
        ("{who} savait {fact} depuis {t} ; l'information n'était pas parvenue à {what}, qui devait la transmettre"),
    ),
    "{who} tried to order it at {t} and was refused: {why}": (
        "{who} wilde het om {t} bevelen, maar dat werd geweigerd: {why}",
        "{who} a voulu l'ordonner à {t} et a essuyé un refus : {why}",
    ),
    "it was put to {who} at {t} and had no answer yet": (
        "het lag sinds {t} voor bij {who} en was nog niet beantwoord",
        "la proposition était soumise à {who} depuis {t}, encore sans réponse",
    ),
    "{who} did not agree at {t}: {why}": (
        "{who} ging om {t} niet akkoord: {why}",
        "{who} n'a pas marqué son accord à {t} : {why}",
    ),
    "it had got no further than {status} ({t})": (
        "het was niet verder geraakt dan {status} ({t})",
        "cela n'était pas allé plus loin que {status} ({t})",
    ),
    "no {what} were free from {t}": (
        "vanaf {t} waren er geen {what} meer beschikbaar",
        "à partir de {t}, plus de {what} disponibles",
    ),
    "nobody had ordered or proposed {measure} before {due}": (
        "niemand had {measure} bevolen of voorgesteld voor {due}",
        "personne n'avait ordonné ni proposé {measure} avant {due}",
    ),
    "{who} had not ordered {measure} before {due}, nor had anybody proposed it there": (
        "{who} had {measure} niet bevolen voor {due}, en niemand had het daar voorgesteld",
        "{who} n'avait pas ordonné {measure} avant {due}, et personne ne le lui avait proposé",
    ),
    "the question had not come up before {due}": (
        "de vraag was nog niet gesteld voor {due}",
        "la question ne s'était pas posée avant {due}",
    ),
    "{who} had not decided yet": ("{who} had nog niet beslist", "{who} n'avait pas encore décidé"),
    "the deadline passed at {t} without a decision": (
        "de termijn verstreek om {t} zonder beslissing",
        "le délai a expiré à {t} sans décision",
    ),
    "{who} chose otherwise at {t}: {option}": (
        "{who} koos om {t} iets anders: {option}",
        "{who} a fait un autre choix à {t} : {option}",
    ),
    "{who} had not asked {target} before {due}": (
        "{who} had voor {due} niets gevraagd aan {target}",
        "{who} n'avait rien demandé à {target} avant {due}",
    ),
    "nobody among {who} had asked {target} before {due}": (
        "niemand van {who} had voor {due} iets gevraagd aan {target}",
        "personne parmi {who} n'avait rien demandé à {target} avant {due}",
    ),
    "it had not come about before {due}": ("het was er niet voor {due}", "cela ne s'était pas produit avant {due}"),
    # indicators
    "Indicators": ("Indicatoren", "Indicateurs"),
    "The plot runs over the live stretches; jumps of the clock take no room.": (
        "De grafiek toont de gespeelde tijd; tijdsprongen nemen geen plaats in.",
        "La courbe couvre le temps joué ; les sauts dans le temps n'y prennent pas de place.",
    ),
    "Indicator": ("Indicator", "Indicateur"),
    "Start": ("Begin", "Départ"),
    "Lowest": ("Laagste", "Minimum"),
    "Highest": ("Hoogste", "Maximum"),
    "End": ("Einde", "Fin"),
    "Course": ("Verloop", "Évolution"),
    "Moved most by": ("Grootste invloeden", "Principales influences"),
    ", later undone": (", later tenietgedaan", ", annulé par la suite"),
    ", later {left}": (", later {left}", ", par la suite {left}"),
    # messages
    "Messages": ("Berichten", "Messages"),
    "messages sent: {n}, of which background traffic: {m}": (
        "verzonden berichten: {n}, waarvan achtergrondverkeer: {m}",
        "messages envoyés : {n}, dont trafic de fond : {m}",
    ),
    "lost: {n}": ("verloren: {n}", "perdus : {n}"),
    "calls that rang out: {n}": ("oproepen zonder gehoor: {n}", "appels restés sans réponse : {n}"),
    "requests and proposals: {n}, of which unanswered: {m}": (
        "vragen en voorstellen: {n}, waarvan onbeantwoord: {m}",
        "demandes et propositions : {n}, dont sans réponse : {m}",
    ),
    "Not answered": ("Niet beantwoord", "Sans réponse"),
    "The slowest answers": ("De traagste antwoorden", "Les réponses les plus lentes"),
    "Unread at the end": ("Ongelezen op het einde", "Non lus à la fin"),
    "{how} after {span}": ("{how} na {span}", "{how} après {span}"),
    # last
    "Observations": ("Waarnemingen", "Observations"),
    "What the seats wrote in their logs": (
        "Wat de plaatsen in hun logboek schreven",
        "Ce que les postes ont noté dans leur journal de bord",
    ),
    "Answers to probes": ("Antwoorden op tussentijdse vragen", "Réponses aux questions posées en cours de jeu"),
    "Seat": ("Plaats", "Poste"),
    "Question": ("Vraag", "Question"),
    "Answer": ("Antwoord", "Réponse"),
    "So it was": ("In werkelijkheid", "En réalité"),
    "Luck": ("Toeval", "Hasard"),
    "What this report does not know": ("Wat dit verslag niet weet", "Ce que ce rapport ignore"),
    "Only what is in the log: nothing said in the room, thought, or written elsewhere, unless somebody noted it.": (
        (
            "Alleen wat in de log staat: niets wat in de zaal gezegd, gedacht of elders geschreven is, "
            "tenzij iemand het noteerde."
        ),
        (
            "Uniquement ce qui figure au journal : rien de ce qui a été dit dans la salle, pensé ou écrit "
            "ailleurs, sauf si quelqu'un l'a noté."
        ),
    ),
    "What was known is what was delivered and opened. Whether it was understood, ask.": (
        "Bekend betekent: afgeleverd en geopend. Vraag na of het ook begrepen is.",
        "« Connu » veut dire remis et ouvert. Demandez si cela a été compris.",
    ),
    "Being sooner or later than expected is measured; whether another way was as good is for the evaluator.": (
        (
            "Gemeten is of iets vroeger of later kwam dan verwacht; of een andere weg even goed was, "
            "beoordeelt de evaluator."
        ),
        (
            "Le rapport mesure si les choses sont venues plus tôt ou plus tard qu'attendu ; l'évaluateur "
            "juge si une autre voie était aussi bonne."
        ),
    ),
    "A share of weight says nothing about the quality of a reason, a text or a relation. Read them.": (
        (
            "Een aandeel van het gewicht zegt niets over de kwaliteit van een motivering, een tekst of een "
            "samenwerking. Lees en vraag na."
        ),
        (
            "Une part du poids ne dit rien de la qualité d'une motivation, d'un texte ou d'une "
            "collaboration. Lisez, et demandez."
        ),
    ),
    "Effects, probabilities and service times are training models, not forecasts. Judge decisions, not luck.": (
        (
            "Effecten, kansen en behandeltijden zijn oefenmodellen, geen voorspellingen. Beoordeel de "
            "beslissingen, niet het toeval."
        ),
        (
            "Effets, probabilités et temps de traitement sont des modèles d'exercice, pas des prévisions. "
            "Jugez les décisions, pas le hasard."
        ),
    ),
    "Causes are those that the simulator recorded; of several that came together it names one.": (
        ("De oorzaken zijn die welke de simulator registreerde; vielen er meerdere samen, dan noemt hij er één."),
        ("Les causes sont celles que le simulateur a enregistrées ; de plusieurs simultanées, il n'en cite qu'une."),
    ),
    "{n} of {all} probe questions were not answered.": (
        "{n} van {all} tussentijdse vragen zijn niet beantwoord.",
        "{n} questions sur {all} posées en cours de jeu sont restées sans réponse.",
    ),
    "{n} private notes of evaluators are left out.": (
        "{n} privénotities van evaluatoren zijn weggelaten.",
        "{n} notes privées d'évaluateurs ne sont pas reprises.",
    ),
}
"""English text: (Dutch, French)."""


def say(language: str, english: str, **values: object) -> str:
    """A phrase in a language; English where there is no other.

    >>> say("fr", "lost: {n}", n=3)
    'perdus : 3'
    """
    place = LANGUAGES.index(language)
    text = PHRASES[english][place - 1] if place and english in PHRASES else english
    return text.format(**values) if values else text
