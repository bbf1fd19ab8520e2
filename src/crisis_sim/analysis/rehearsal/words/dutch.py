"""Findings in Dutch."""

from __future__ import annotations

from crisis_sim.analysis.rehearsal.words import Words

FINDINGS: dict[str, Words] = {
    "H001": Words(
        "Een inject die nooit komt",
        {
            "trigger": "`{about}` kwam nooit: de aanleiding deed zich nooit voor",
            "guard": "`{about}` kwam nooit: de voorwaarde was onwaar telkens als de inject aan de beurt was ({held}"
            " runs)",
            "contingency": "`{about}` kwam nooit: de spelers hadden er altijd al voor gezorgd ({held} runs)",
            "difficulty": "`{about}` kwam nooit: deze moeilijkheidsgraad laat de inject weg",
            "manual": "`{about}` komt alleen als een oefenleider de inject vrijgeeft; wat erna komt, is niet"
            " gerepeteerd",
        },
        {
            "": "versoepel de aanleiding of voorwaarde, geef een eigen tijdstip, of schrap de inject",
            "manual": "niets te doen; met `unattended: fire` wordt hij wel gerepeteerd",
        },
    ),
    "H002": Words(
        "Een voorwaarde die niets tegenhoudt",
        {
            "guard": "de voorwaarde van `{about}` was telkens waar",
            "contingency": "`{about}` kwam telkens: niemand had er vooraf voor gezorgd",
        },
        {
            "guard": "schrap de voorwaarde, of kies iets dat tussen runs verschilt",
            "contingency": "een vangnet dat altijd komt, is een gewone inject: vraag minder, of later",
        },
    ),
    "H003": Words(
        "Een alternatief dat nooit gekozen wordt",
        {
            "": "`{about}` kwam nooit in de plaats van `{by}`",
            "unnamed": "`{about}` is een alternatief dat geen enkele inject noemt",
        },
        {"": "kijk naar de voorwaarde van de inject die het noemt: misschien altijd waar, of nooit aan de beurt"},
    ),
    "H004": Words(
        "Een tak die nooit genomen wordt",
        {
            "unasked": "`{about}` kwam nooit: de vraag `{decision}` werd nooit gesteld",
            "unchosen": "`{about}` kwam nooit: niemand koos ooit `{option}` bij `{decision}` (gevraagd in {put} runs)",
            "late": "`{about}` kwam nooit hoewel de beslissing viel ({put} runs): ENDEX of de voorwaarde was eerst",
        },
        {"": "ga na of vraag en optie bereikbaar zijn, en op tijd"},
    ),
    "H005": Words(
        "Een vraag die altijd op de standaardoptie valt",
        {"": "niemand die volgens het plan werkt, beantwoordde `{about}` binnen {within} min"},
        {"": "geef meer tijd, stel de vraag aan een rol die er is, of vraag middelen die vrij zijn"},
    ),
    "H010": Words(
        "Een verwachting die niemand op tijd haalt",
        {
            "late": "`{about}` werd volgens het plan waar in {late} van {missed} runs, maar te laat: mediaan"
            " {minutes} min na de {within} min",
            "never": "`{about}` werd volgens het plan nooit waar, ook niet te laat, en bij geen ander beleid",
            "avoid": "wat `{about}` wil vermijden, gebeurde altijd",
        },
        {
            "late": "geef meer tijd, of breng de prikkel vroeger",
            "never": "als mensen het kunnen, moet een plankaart of inject het zeggen; kunnen ze het niet, pas het dan"
            " aan",
            "avoid": "geef de spelers een manier om het te voorkomen, of een vroegere waarschuwing",
        },
    ),
    "H011": Words(
        "Een verwachting die bijna nooit gehaald wordt",
        {
            "late": "`{about}` kwam volgens het plan te laat in {late} van {missed} missers, mediaan {minutes} min na"
            " de {within} min",
            "never": "`{about}` werd volgens het plan bijna nooit gehaald, en anders ook niet te laat",
            "avoid": "wat `{about}` wil vermijden, gebeurde bijna altijd",
            "elsewhere": "`{about}` werd volgens het plan nooit gehaald; ander beleid haalde het in {others} van"
            " {tried} runs",
        },
        {
            "": "geef meer tijd of een duidelijkere aanwijzing, tenzij het alleen voor de besten bedoeld is",
            "elsewhere": "het kan, maar geen plankaart leidt ertoe: zeg het in een kaart of inject, als u het wilt",
        },
    ),
    "H012": Words(
        "Een verwachting die niets toetst",
        {
            "": "`{about}` werd in elke run gehaald, ook door mensen die niets deden",
            "avoid": "niemand deed, bij geen enkel beleid, wat `{about}` wil vermijden",
        },
        {
            "": "verwacht iets dat een handeling vraagt, of vroeger; een punt voor niets vleit het resultaat",
            "avoid": "houd ze als mensen kunnen doen wat geen beleid doet; geef anders een verleiding",
        },
    ),
    "H013": Words(
        "Een doelstelling die niets oefent",
        {
            "": "geen van de {expectations} verwachtingen van `{about}` werd in de meeste runs volgens het plan"
            " beoordeeld",
            "bare": "geen verwachting heeft de doelstelling `{about}`: er wordt nooit iets beoordeeld",
        },
        {"": "verwacht er iets voor in de hoofdlijn van het verhaal, of schrap de doelstelling"},
    ),
    "H014": Words(
        "Een verwachting die nooit beoordeeld wordt",
        {"": "`{about}` werd nooit beoordeeld: nog open op het einde, kwijtgescholden, of de rol kreeg de inject niet"},
        {"": "verkort `within`, breng de inject vroeger, of kijk na wie hem krijgt"},
    ),
    "H020": Words(
        "Een optie die een andere in alles overtreft",
        {
            "": "bij `{question}` was `{option}` in geen enkele run beter dan `{better}`, die met dezelfde"
            " toevalligheden oplevert: {gains}",
            "cheaper": "bij `{question}` was `{option}` in geen enkele run beter dan `{better}`, die met dezelfde"
            " toevalligheden oplevert: {gains}; ze kost minder, maar wat ze spaarde, bracht niets meetbaars op",
        },
        {"": "geef ze iets waarvoor ze de beste is, of een toeval waarin ze dat is"},
    ),
    "H021": Words(
        "Een vraag waarvan het antwoord niets verandert",
        {"": "wat er ook geantwoord wordt op `{about}`, niets veranderde dat gemeten of verteld wordt"},
        {"": "vergeefse keuzes bestaan: houd ze als het om de redenen gaat, geef ze anders gevolgen"},
    ),
    "H022": Words(
        "Een optie die niet genomen kan worden",
        {
            "": "bij `{question}` kon `{option}` nooit genomen worden wanneer dat moest",
            "means": "bij `{question}` kon `{option}` nooit genomen worden wanneer dat moest: nodig is {means}",
        },
        {"": "geef de vraag meer tijd, of zorg dat de middelen dan vrij zijn"},
    ),
    "H023": Words(
        "Een toeval dat niets verandert",
        {
            "": "hoe `{about}` ook valt, niets veranderde dat gemeten of verteld wordt",
            "truth": "hoe `{about}` ook valt, niets veranderde dat gemeten of verteld wordt, behalve of `{fact}` waar"
            " is",
        },
        {"": "laat een inject, gevolg of antwoord ervan afhangen, of schrap het"},
    ),
    "H030": Words(
        "Een rol die overbelast raakt",
        {
            "": "bij `{seat}` wachten tot {depth} berichten en taken tegelijk op {people} mensen: {peaks}",
            "hesitant": "bij mensen die hun tijd nemen, wachten bij `{seat}` tot {depth} berichten en taken: {peaks}",
        },
        {"": "spreid de injects, geef de rol mensen, of houd het zo als u overbelasting oefent"},
    ),
    "H031": Words(
        "Een balie die verdrinkt",
        {"": "bij de balie van `{actor}` wachten tot {depth} zaken: {peaks}"},
        {"": "antwoorden komen laat; verhoog `staff`, of houd het zo als dat de bedoeling is"},
    ),
    "H032": Words(
        "Een rol zonder werk",
        {"": "`{seat}` heeft tot {minutes} min speeltijd niets te doen ({total} min in totaal): {peaks}"},
        {"": "boven {limit} min haken mensen af: voeg een inject, verkeer of taak toe, of spring vooruit"},
    ),
    "H033": Words(
        "Meer tekst dan men kan lezen",
        {"": "`{seat}` krijgt {words} woorden binnen {minutes} min speeltijd; lezen duurt {needed} min: {peaks}"},
        {"": "verkort of spreid de teksten; gerekend aan {wpm} woorden per minuut, zonder ander werk"},
    ),
    "H040": Words(
        "Een feit dat geen rol bereikt",
        {
            "": "geen rol vernam ooit `{about}`, en niets hing ervan af",
            "carried": "geen rol vernam ooit `{about}`, dat `{inject}` meedraagt, en niets hing ervan af",
        },
        {"": "laat een inject of antwoord het aan een rol vertellen, of schrap het"},
    ),
    "H041": Words(
        "Een maatregel die verwacht en nooit bevolen wordt",
        {"": "niemand, bij geen enkel beleid, beval of stelde `{measure}` voor, wat `{expectation}` vraagt"},
        {"": "ga na of een rol het mag bevelen of voorstellen, en of iets mensen erheen leidt"},
    ),
    "H042": Words(
        "Een antwoord waar niemand om vraagt",
        {
            "": "geen beleid vroeg `{actor}` naar `{fact}`; mensen misschien wel",
            "unlisted": "geen beleid vroeg `{actor}` naar `{fact}`; zonder `question` kan alleen wie het feit kent dat",
        },
        {"": "houd het als mensen eraan zullen denken; wijs er anders op in een inject"},
    ),
    "H050": Words(
        "Een actor waar de uitkomst aan hangt",
        {
            "actor": "zonder de balie van `{name}`, met dezelfde toevalligheden: {gains}",
            "seat": "als `{name}` niets doet, met dezelfde toevalligheden: {gains}",
        },
        {
            "": "één zwak punt: geef een vervanger of tweede weg, of maak er het punt van de debriefing van",
            "seat": "zet daar iemand die komt; `crisis-sim batch` toont met `-p {name}=silent` hoe de anderen het doen",
        },
    ),
    "H051": Words(
        "Een kanaal waar de uitkomst aan hangt",
        {"": "als `{name}` van begin tot einde dood is, met dezelfde toevalligheden: {gains}"},
        {"": "noem een tweede kanaal in de relaties die ertoe doen, of maak er het punt van de debriefing van"},
    ),
    "H060": Words(
        "Runs die mislukten",
        {"": "een run mislukte: {why}"},
        {"": "bekijk hem met `crisis-sim run {about} --seed {seed} -p {policy}` en meld het: dat is onze fout"},
    ),
    "H061": Words(
        "Runs zonder einde",
        {"": "ENDEX kwam nooit: de voorwaarde `end` of de `until` van een fase werd nooit waar"},
        {"": "voeg `{{elapsed: ...}}` toe aan `end`; bekijk met `crisis-sim run {about} --seed {seed} -p {policy}`"},
    ),
}
PHRASES: dict[str, str] = {
    "defect": "gebrek",
    "weakness": "zwakte",
    "note": "opmerking",
    "of": "{k} van {n}",
    "met": "gehaalde verwachtingen",
    "points": "procentpunt",
    "clocks": "gehaalde termijnen",
    "average": "{label} gemiddeld",
    "more": "en nog {count} keer",
}
