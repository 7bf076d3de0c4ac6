### Texts of the interface. One file per language; the keys and the variables in { } are the same in all of them.
###
### For translators: comments say where a text stands and how long it may be. Error names, commands, field names
### and SDK names are never translated. Address the reader as the existing documentation in your language does.
### Texts stand alone on the page: write them so that a tired person understands them at first reading.

## Language and site

# The language's own name, in the language itself. Stands in the language menu.
language-name = Nederlands
# Heading of the language menu, read by screen readers; next to it stands the current language.
language-menu = Taal
# Title of the browser window. { $title } is the heading of the page.
page-title = { $title } – Waypost
# The same on a page that reports a mistake in a form. It is the first thing a screen reader says.
page-title-error = Fout: { $title }
# One sentence for search engines and link previews.
site-description = Vind de oorzaak van een fout en wat je eraan doet: met een foutcode, met wat je ziet of met een logboek.
# First link of every page, visible only on keyboard focus.
skip-to-content = Naar de hoofdinhoud
# Name of the navigation at the top, read by screen readers.
site-navigation = Hoofdmenu
# Link in the header to the page where a log is uploaded. Short.
nav-analyse = Logboek analyseren
# Name of the search field in the header, read by screen readers; also its placeholder. Short.
nav-search = Code, naam of woorden
# Button of search fields. One word.
search-button = Zoeken
# Link in the header; leads to the start page. Name of the product.
nav-home = Waypost, startpagina
# Foot of every page. First sentence: what is kept. Second: what is not.
footer-privacy = Geheime gegevens worden uit een logboek verwijderd voordat er iets wordt opgeslagen of getoond. Waypost plaatst een cookie als je een taal kiest. Als je een logboek uploadt, kun je met een tweede cookie het rapport één dag lang verwijderen.
# Foot of every page: link to the description of the programming interface.
footer-api = API
footer-counts = Statistieken

## Start page

# Main heading.
home-title = Van fout naar oplossing
# Below the main heading. One or two sentences.
home-lead = Begin met wat je hebt: een foutcode, wat je ziet of een logboek. Waypost stelt een paar vragen en brengt je naar de oorzaak en de stappen die helpen.
# Heading of the first way in: a field for a code or an error name.
home-code-title = Je hebt een code of naam
# Help text of that field.
home-code-hint = Bijvoorbeeld 404104 of IoTHubUnauthorized
# Label of that field.
home-code-label = Foutcode of foutnaam
# Button of that field.
home-code-button = Openen
# Heading of the second way in: a list of what people see.
home-symptom-title = Je weet alleen wat je ziet
# Text below it.
home-symptom-hint = Kies uit een lijst wat het dichtst in de buurt komt. Een code heb je niet nodig.
# Link to that list further down on the page.
home-symptom-button = Naar de lijst
# Heading of the third way in: upload of a log.
home-log-title = Je hebt een logboek
# Text below it.
home-log-hint = Waypost laat je de regels zien die de oorzaak bewijzen.
# Label of the file field.
home-log-label = Logboekbestanden
# Button that sends the file.
home-log-button = Logboek analyseren
# Link to the page where text can be pasted instead.
home-log-paste = Liever tekst plakken
# Link to example logs on that page.
home-log-sample = Probeer een voorbeeld
# Shown while a file is dragged over the page (only with JavaScript).
home-log-drop = Laat het bestand hier los
# Heading of the list of symptoms.
home-symptoms-title = Wat zie je?
# Below that heading.
home-symptoms-hint = Kies de vraag waarop je ja zou antwoorden. Ze leidt naar vragen waarmee je de oorzaken uit elkaar houdt.
# Button beside a question: reads a made-up log that shows it. Short. Screen readers add the question.
home-sample = Voorbeeldlogboek
# Opens the list of all symptoms, by error.
home-symptoms-all = Alle symptomen, geordend op fout

## Search

# Heading of the search page.
search-title = Zoeken
# Label of the search field on the search page.
search-label = Code, naam, woorden of een logregel
# Number of results. { $query } is what was searched for.
search-count =
    { $count ->
        [one] { $count } resultaat voor “{ $query }”
       *[other] { $count } resultaten voor “{ $query }”
    }
# Nothing was found.
search-none = Niets gevonden voor “{ $query }”
# What to do then.
search-none-hint = Controleer de spelling, probeer één woord of kies op de startpagina uit de lijst wat je ziet.
# Shown where the field was empty.
search-error-empty = Vul een foutcode, een foutnaam of een woord in
# Shown where far more was pasted than a search can take.
search-error-long = Dit is te lang om op te zoeken. Zoek op één regel of laat Waypost het hele logboek analyseren.
# Heading above the causes that a pasted line of a log shows.
search-finding-title = Oorzaken die bij deze tekst passen
# Below them, before a link to the page that reads whole logs.
search-finding-hint = Alleen deze regels zijn gelezen en er is niets bewaard. Het hele logboek laat meer zien.
# A way on where nothing was found: leads to the start page.
search-way-code = Zoek op een code of naam, bijvoorbeeld 404104
# Kind of a result: small text before its title.
search-kind-symptom = Symptoom
search-kind-cause = Oorzaak
search-kind-solution = Oplossing
# Small mark at a result that exists only in English.
search-english = in het Engels

## Article page

# Heading of the table of contents at the side.
article-contents = Op deze pagina
# Box next to the article: the way into the questions.
article-wizard-title = Twijfel je over de oorzaak?
article-wizard-hint = Beantwoord maximaal drie vragen en zie alleen de stappen die voor jou gelden.
article-wizard-button = Oorzaak zoeken
# Heading of the list of addresses that the article rests on.
article-sources = Bronnen
# Link to the page with all symptoms, causes and solutions of the article as a drawing.
article-flow = Alle wegen in één oogopslag
# Notice above a text that is shown in English because its translation is missing.
fallback-notice = Deze tekst is nog niet vertaald. Je ziet hem in het Engels.
# The same where the content has no English at all.
fallback-notice-other = Deze tekst is nog niet vertaald. Je ziet hem in de taal waarin hij is geschreven.
# Notice above a part that is shown in English because it was changed there and its translation was not yet.
stale-notice = Dit deel is herzien. De vertaling is nog niet klaar, daarom zie je het in het Engels.

## All paths of an article: a drawing in three columns and the same as a list

# Main heading. { $title } is the heading of the article.
flow-title = Van symptoom naar oplossing: { $title }
# Below the heading.
flow-lead = Wat er te zien is, hoe het komt en wat helpt. Elk vak is een link.
# What the drawing shows, for screen readers. All three variables are numbers.
flow-description = Schema in drie kolommen: { $symptoms } symptomen, { $causes } oorzaken, { $solutions } oplossingen. Lijnen lopen van elk symptoom naar de oorzaken en van elke oorzaak naar de oplossingen. De lijst eronder zegt hetzelfde.
# Headings of the three columns; also headings above several parts of an imported article.
flow-symptoms = Symptomen
flow-causes = Oorzaken
flow-solutions = Oplossingen
# Heading of the list.
flow-list = Hetzelfde als lijst
# Before the causes of a symptom in the list.
flow-possible = Mogelijke oorzaken
# Before the solutions of a cause in the list.
flow-helps = Wat helpt
# In place of the causes of a symptom, and of the solutions of a cause, where there are none.
flow-dead-symptom = Geen oorzaak bekend
flow-dead-cause = Geen oplossing bekend
# Link to the article that tells more of a cause. { $title } is its heading.
flow-same = Meer hierover: { $title }
# Heading above the rules that recognise a cause in a log.
flow-rules = Waaraan een logboek het laat zien
flow-no-rules = Een logboek kan deze oorzaak niet tonen.
# How much a rule says: small mark beside its name.
flow-level-low = zwakke aanwijzing
flow-level-medium = sterke aanwijzing
flow-level-high = bewijs
# What a rule looks for: this word, then names of events, then one or several of the phrases below, with commas between.
flow-rule-find = zoekt naar
flow-rule-ordered = na elkaar
flow-rule-near = dicht bij elkaar
flow-rule-count = { $count } keer of vaker
# { $from } and { $to } are lengths of time: “5 minutes”.
flow-rule-regular = met vaste tussenpozen tussen { $from } en { $to }, minstens { $count } keer
flow-rule-within = binnen { $time }
flow-rule-device = op hetzelfde apparaat
flow-rule-distinct = uit minstens { $count } verschillende bronnen
flow-rule-share = op minstens { $share }% van de apparaten
flow-rule-surge = { $factor } keer zo vaak als gewoonlijk
flow-rule-absent = zonder wat erop zou moeten volgen
# Before names of events.
flow-rule-unless = niet als dit er ook is:

## Wizard: the questions

# Name of the list that shows how far one has come, read by screen readers.
wizard-progress = Voortgang
# The three steps of that list. One or two words each.
wizard-step-symptom = Wat je ziet
wizard-step-cause = Oorzaak
wizard-step-solution = Oplossing
# Link back to the article. { $title } is the heading of the article.
wizard-article = Artikel: { $title }
# Question 1.
wizard-symptom-question = Wat zie je?
# Help text of question 1.
wizard-symptom-hint = Kies wat het dichtst in de buurt komt. Je kunt elk antwoord later wijzigen.
# Question 2.
wizard-cause-question = Welke oorzaak past hierbij?
# Help text of question 2.
wizard-cause-hint = De meest waarschijnlijke oorzaak staat bovenaan. Open “Zo stel je dit vast” om een oorzaak te controleren.
# Opens the text that tells how to confirm one cause.
wizard-confirm = Zo stel je dit vast
# Questions asked last, where the steps depend on the answer, the hint below them and the answer of who cannot say.
wizard-sdk-question = Welke SDK gebruikt het apparaat?
wizard-protocol-question = Welk protocol gebruikt het apparaat?
wizard-tier-question = Welke prijscategorie heeft de hub?
wizard-aspect-hint = De stappen verschillen. Je ziet alleen de stappen die voor jou gelden.
wizard-unknown-aspect = Dat weet ik niet
wizard-unknown-aspect-hint = Je ziet dan de stappen voor alle varianten.
# The last answer of each question.
wizard-unknown = Dat kan ik niet nagaan
# Help text of that answer, question 1.
wizard-unknown-symptom-hint = Je kiest dan uit alle oorzaken.
# Help text of that answer, question 2.
wizard-unknown-cause-hint = Je krijgt dan eerst de meest waarschijnlijke oorzaak, en de volgende als dat niet helpt.
# Mark at the answer that was given before, when one comes back to change it.
wizard-current = je vorige antwoord
# Heading of the box that lists what is wrong with an answer.
error-summary-title = Er is een probleem
# An answer in the address is not one of the choices (any more). Question 1.
wizard-rejected-symptom = Het antwoord in je link staat niet (meer) bij de mogelijkheden. Kies wat je ziet.
# The same for question 2.
wizard-rejected-cause = Het antwoord in je link staat niet (meer) bij de mogelijkheden. Kies de oorzaak die past.
# The same for SDK, protocol or tier.
wizard-rejected-aspect = Het antwoord in je link staat niet (meer) bij de mogelijkheden. Kies opnieuw.

## Wizard: the answers given so far

# Heading of the summary of answers.
answers-title = Je antwoorden
# First column of that summary.
answers-symptom = Wat je ziet
answers-cause = Oorzaak
answers-sdk = SDK
answers-protocol = Protocol
answers-tier = Prijscategorie
answers-ruled-out = Uitgesloten
# Link that changes an answer. Short.
answers-change = Wijzigen
# The same link as screen readers say it. Begins with the words of answers-change.
answers-change-symptom = Wijzigen: wat je ziet
answers-change-cause = Wijzigen: de oorzaak
answers-change-sdk = Wijzigen: de SDK
answers-change-protocol = Wijzigen: het protocol
answers-change-tier = Wijzigen: de prijscategorie
# Link that takes back that something was tried. Short.
answers-undo = Ongedaan maken
# The same link as screen readers say it. Begins with the words of answers-undo. { $title } is the cause.
answers-undo-cause = Ongedaan maken: “{ $title }” weer meenemen
# Link that throws all answers away.
answers-restart = Opnieuw beginnen

## Wizard: the solution

# Small line above the heading of a solution page, where the reader named the cause.
solution-caption = De oorzaak
# The same where the reader did not name it, and the most likely one is shown.
solution-caption-assumed = De meest waarschijnlijke oorzaak
# Notice at an assumed cause.
solution-assumed = Je hebt deze oorzaak niet vastgesteld. Doe dat eerst, als het kan.
# Notice at expected behaviour.
solution-benign = Dit is te verwachten. Er is niets kapot.
# Heading of the steps.
solution-title = Wat te doen
# A cause has several solutions; they stand below one another.
solution-several = Probeer ze in deze volgorde.
# Kind of a solution, shown as a small mark. Two or three words.
kind-none = Geen wijziging nodig
kind-check = Alleen kijken
kind-change = Wijziging nodig
kind-escalate = Ander team nodig
# Whom a solution interrupts, shown as a small mark next to the kind.
risk-none = Onderbreekt niets
risk-device = Onderbreekt één apparaat
risk-fleet = Onderbreekt alle apparaten
# The article does not say whom. An instruction, as short as the others.
risk-unknown = Ga eerst na wie er last van heeft
# Question at the end of a solution, with two answers.
outcome-question = Heeft dit geholpen?
outcome-question-benign = Verklaart dit wat je ziet?
outcome-yes = Ja
outcome-no = Nee, toon de volgende oorzaak
outcome-no-last = Nee
# Below the two answers, once at least five readers have said.
outcome-rate = Dit hielp volgens { $helped } van de { $answers } lezers die antwoordden.
# Page after “Yes”.
solved-title = Goed om te horen
solved-text = Sluit je ticket af met de tekst hieronder, zodat de volgende sneller de weg vindt.
solved-back = Terug naar de oplossing
# Page after every cause was tried.
exhausted-title = Geen van de bekende oplossingen heeft geholpen
exhausted-text = Je hebt alle oorzaken geprobeerd die Waypost bij dit symptoom kent. Een ander antwoord op “Wat zie je?” leidt naar andere oorzaken van deze fout. Geef de tickettekst op deze pagina aan degene die het overneemt: daarin staat wat je zag en wat je hebt uitgesloten.
exhausted-tried = Uitgesloten
exhausted-next = Wat je nu kunt doen
exhausted-log = Laat Waypost een logboek analyseren: dat kan een oorzaak tonen waar niemand aan dacht.
exhausted-restart = Begin opnieuw met een ander antwoord op “Wat zie je?”.

## Page in a frame of another site, such as a ticket

# Link to the whole page. Of an article or a solution; of a report.
embed-open = Openen in Waypost
embed-report = Het hele rapport bekijken

## Text for a ticket

# Heading of the box that holds the text.
ticket-title = Voor je ticket
ticket-hint = De link opent in de taal van wie hem leest.
# Label of the text field.
ticket-text = Tekst
# Choice of the form and of the language of the text; the button applies it where scripts do not run.
ticket-form = Opmaak
ticket-form-markdown = Markdown (GitHub, Azure DevOps)
ticket-form-jira = Jira
ticket-form-html = HTML
ticket-form-text = Platte tekst
ticket-language = Taal van het ticket
ticket-show = Tonen
# Label of the field with the link.
ticket-link = Taalonafhankelijke link
# Lines of the text itself.
ticket-symptom = Wat we zien
ticket-cause = Oorzaak
ticket-cause-assumed = Meest waarschijnlijke oorzaak, niet vastgesteld
ticket-ruled-out = Uitgesloten
ticket-solution = Wat te doen
ticket-solved = Oplossing die hielp
ticket-exhausted = Niet gevonden. Geen van de bekende oplossingen heeft geholpen.
ticket-source = Waypost
ticket-confidence = Zekerheid
ticket-seen = Omvang
ticket-about = Uitleg
ticket-span = Periode van het logboek
ticket-missing = Wat nog nodig is
# Buttons that JavaScript adds.
copy-button = Kopiëren
copy-done = Gekopieerd

## Page to send a log on

# Main heading.
analyse-title = Logboek analyseren
# Below the main heading.
analyse-lead = Waypost noemt de oorzaak, toont de regels die dat bewijzen en brengt je naar de oplossing.
# Label of the file field, and its help text.
analyse-file = Logboekbestanden
analyse-file-hint = Tekst, JSON of CSV, ook gecomprimeerd met gzip, zstd of zip. Meerdere bestanden worden samen als één geval geanalyseerd. Samen maximaal { $size } MB.
# Label of the text field, and its help text.
analyse-text = Of plak de regels
analyse-text-hint = Een hele dag zegt meer dan de laatste fout: aan de tussenpozen kun je oorzaken van elkaar onderscheiden.
# Opens four fields that nobody has to fill in.
analyse-details = Titel, ticket, notitie, bewaartermijn
analyse-field-title = Titel
analyse-field-ticket = Ticketnummer
analyse-field-note = Notitie
analyse-field-token = Toegangstoken
# Under the field of the token; only on a server that asks for one.
analyse-token-hint = Op deze server kun je alleen met een toegangstoken logboeken analyseren. Vraag er een aan bij de beheerder van de server. Het wordt alleen voor deze upload gebruikt en niet bewaard.
analyse-field-expires = Bewaartermijn
# Errors at these fields.
analyse-error-title = De titel is te lang. Gebruik maximaal 200 tekens.
analyse-error-ticket = Het ticketnummer is te lang. Gebruik maximaal 200 tekens.
analyse-error-note = De notitie is te lang. Gebruik maximaal 4.000 tekens.
analyse-error-expires = Zo lang kan het rapport niet worden bewaard. Kies een termijn uit de lijst.
analyse-error-after = Het eerdere rapport is er niet meer. Upload het logboek zonder de vergelijking.
# Above the form, where the log is compared with an earlier report; a link to it follows.
analyse-after = Upload het logboek van na de wijziging. Het wordt vergeleken met dit rapport:
# Button that sends the form.
analyse-button = Logboek analyseren
# With JavaScript: while the file is on its way, while it is read, the button that stops it, and a broken connection.
upload-sending = Wordt verstuurd
upload-reading = Het logboek wordt gelezen
upload-cancel = Annuleren
upload-failed = De verbinding is verbroken en er is niets bewaard. Stuur het opnieuw.
# Three short texts at the side: heading and text.
analyse-reads-title = Wat wordt gelezen
analyse-reads-text = Resourcelogboeken van de hub, exports uit Log Analytics, uitvoer van de Azure CLI, logboeken van de SDK’s op het apparaat en elke tekst met tijden en foutcodes. Waypost herkent de indeling zelf.
analyse-secrets-title = Wat er met geheime gegevens gebeurt
analyse-secrets-text = Sleutels, tokens, wachtwoorden en adressen worden gemaskeerd voordat er iets wordt opgeslagen of getoond. Het rapport zegt welke soorten zijn gevonden, zodat je ze kunt vervangen. Het origineel wordt niet bewaard.
analyse-kept-title = Hoelang het rapport wordt bewaard
# { $duration } is a length of time, such as “30 days”.
analyse-kept-text = Het rapport wordt na { $duration } verwijderd, of eerder door jou. Alleen wie de link heeft, kan het openen.
# The same without a server; { $command } is a command.
analyse-local-title = Mag het logboek je computer niet verlaten?
analyse-local-text = Het opdrachtregelprogramma analyseert het logboek op je eigen computer en verstuurt niets:
# Example logs that a newcomer can try. A heading, a line below it, then for each: what it shows, one line about it.
samples-title = Geen logboek bij de hand? Probeer een van deze
samples-hint = Verzonnen logboeken, één voor elk van deze vragen. De rapporten daarover worden na een dag verwijderd.
# Button of each, and a link to the file itself. Screen readers add the title of the sample.
samples-button = Dit logboek analyseren
samples-file = Bestand bekijken

## Error pages

# One pair of heading and text for each kind of failure. Short, without blame, without technical terms.
error-bad-request-title = Deze aanvraag kon niet worden gelezen
error-bad-request-text = Het adres of het formulier bevat iets wat Waypost niet begrijpt. Ga terug en probeer het opnieuw, of begin op de startpagina.
error-not-found-title = Deze pagina bestaat niet
error-not-found-text = Misschien zit er een typefout in het adres, of verwijst het naar iets wat is verwijderd. Zoek op de code of de naam.
# In place of these for a report.
error-no-report-title = Dit rapport is er niet (meer)
error-no-report-text = Rapporten verlopen, en wie ze heeft gemaakt, kan ze eerder verwijderen. Is de link nieuw, kopieer dan nog een keer de hele link. Het logboek zelf kun je altijd opnieuw sturen.
error-method-title = Dit werkt hier niet
error-method-text = De pagina bestaat, maar kan niet op deze manier worden gebruikt. Ga er vanaf de startpagina naartoe.
error-timeout-title = Dat duurde te lang
error-timeout-text = De aanvraag was niet op tijd klaar. Probeer het opnieuw, met een kleiner bestand als je er een had gestuurd.
error-too-large-title = Dat is te groot
error-too-large-text = Het bestand of de tekst is groter dan deze website accepteert. Stuur het deel rond de fout, of comprimeer het bestand.
error-media-title = Dit soort bestand kan niet worden gelezen
error-media-text = Stuur een logboek als tekst, JSON of CSV. Een enkel bestand mag met gzip, zstd of zip zijn ingepakt.
error-unreadable-title = Het bestand is leeg of beschadigd
error-unreadable-text = Stuur het bestand opnieuw, of plak de regels.
error-too-many-title = Te veel aanvragen
error-too-many-text = Wacht een minuut en probeer het dan opnieuw.
error-busy-title = Waypost heeft het druk
error-busy-text = Er worden op dit moment veel logboeken geanalyseerd. Probeer het over een minuut opnieuw.
error-internal-title = Er ging iets mis aan onze kant
error-internal-text = De fout ligt bij ons en is vastgelegd. Probeer het over een minuut opnieuw.
# The following name one refusal exactly; they stand in place of the general pair of the same status above.
error-address-too-long-title = Het adres is te lang
error-address-too-long-text = Kopieer de link opnieuw. Misschien is hij onderweg veranderd.
error-not-acceptable-title = Het antwoord is JSON
error-not-acceptable-text = Vraag in de header Accept om application/json, of laat de header weg.
error-cross-site-title = Dit kwam van een andere website
error-cross-site-text = Een formulier van een andere website is naar Waypost gestuurd. Open de pagina hier en verstuur het opnieuw.
error-no-token-title = Voor verwijderen heb je het verwijdertoken nodig
error-no-token-text = Het is één keer getoond, toen het rapport werd gemaakt. Zonder dat token blijft het rapport staan tot het verloopt.
error-wrong-token-title = Dit is niet het verwijdertoken van dit rapport
error-wrong-token-text = Kopieer het hele token opnieuw. Zonder dat token blijft het rapport staan tot het verloopt.
error-token-needed-title = Er is een toegangstoken nodig
error-token-needed-text = Op deze server kun je alleen met een toegangstoken logboeken analyseren. Vraag er een aan bij de beheerder van de server.
error-token-unknown-title = Dit toegangstoken is niet bekend
error-token-unknown-text = Kopieer het hele token opnieuw. Misschien is het ingetrokken: vraag het na bij wie de server beheert.
error-scope-missing-title = Dit toegangstoken staat dat niet toe
# { $subject } is the name of a scope, such as reports:write.
error-scope-missing-text = Dit token heeft het recht { $subject } niet. Vraag een token met dat recht aan bij wie de server beheert.
error-empty-title = Er is niets om te lezen
error-empty-text = Kies een bestand, of plak de regels van een logboek. Het bestand mag niet leeg zijn.
error-not-a-log-title = Dit is geen logboek
# { $subject } is one of the “looks-like” texts below.
error-not-a-log-text = Het lijkt op { $subject }. Stuur een logboek als tekst, JSON of CSV. Een enkel bestand mag met gzip, zstd of zip zijn ingepakt.
error-unsupported-title = Dit ingepakte bestand kan niet worden gelezen
error-unsupported-text = Pak één logboek in, zonder andere bestanden erbij, of stuur het zonder het in te pakken.
error-damaged-title = Het ingepakte bestand is beschadigd
# { $subject } is the name of the packing, such as gzip.
error-damaged-text = Het { $subject }-bestand kan niet tot het einde worden uitgepakt. Pak het opnieuw in, of stuur het zonder het in te pakken.
error-too-complex-title = Het logboek kon niet op tijd worden geanalyseerd
error-too-complex-text = Stuur de uren rond de fout, of alleen de regels van één apparaat.
error-store-unavailable-title = Rapporten zijn nu niet beschikbaar
error-store-unavailable-text = Er is niets opgeslagen. Probeer het over een minuut opnieuw.
error-store-full-title = Er is geen ruimte voor nog een rapport
error-store-full-text = Er is niets opgeslagen. Probeer het later opnieuw, of analyseer het logboek met het opdrachtregelprogramma op je eigen computer.
# What a file was taken for by its first bytes; stands in error-not-a-log-text.
looks-like-pdf-document = een PDF-document
looks-like-png-picture = een PNG-afbeelding
looks-like-jpeg-picture = een JPEG-afbeelding
looks-like-gif-picture = een GIF-afbeelding
looks-like-program = een programma
looks-like-windows-event-log = een Windows-gebeurtenislogboek in binaire vorm
looks-like-sqlite-database = een SQLite-database
looks-like-xz-archive = een xz-archief
looks-like-7z-archive = een 7z-archief
looks-like-bzip2-archive = een bzip2-archief
looks-like-rar-archive = een RAR-archief
looks-like-tar-archive = een tar-archief
looks-like-packet-capture = een opname van netwerkpakketten
looks-like-old-office-document = een Office-document
looks-like-binary-data = binaire gegevens
looks-like-compressed-file-inside-a-compressed-file = een ingepakt bestand in een ingepakt bestand; er wordt maar één laag uitgepakt
looks-like-utf-32-text = tekst in UTF-32; UTF-8 en UTF-16 worden wel gelezen
# Heading above the links that lead on from an error page.
error-ways-on = Zo kun je verder
error-way-home = Startpagina: met een code, met wat je ziet of met een logboek
error-way-list = Kies uit een lijst wat je ziet
error-way-log = Laat Waypost een logboek analyseren
# Smallest print on an error page: the number helps when one asks for help.
error-status = Status { $status }

## Report: the first sentence

# One sentence per verdict, the heading of a report. “verdict-found” is followed by the name of the cause.
verdict-found = Het logboek toont de oorzaak
verdict-expected = Het logboek toont alleen normaal gedrag: je hoeft niets te doen
verdict-hints = Het logboek geeft aanwijzingen, maar bewijst geen oorzaak
verdict-unknown = Er gaat iets mis of misschien mis, maar het logboek zegt niet waarom
verdict-healthy = Het logboek toont geen fouten
verdict-unrelated = Deze tekst gaat niet over een verbinding of bewerking die Waypost kent

# The same, first part of the heading of a report; the name of the cause follows on a new line.
report-verdict-high = Het logboek toont de oorzaak
report-verdict-medium = Het logboek wijst op een waarschijnlijke oorzaak
# Title of the browser window: both parts in one line.
report-heading = { $verdict }: { $cause }

## Report: the sentences below the heading

# Where and how often a cause was seen.
report-seen-lines =
    { $count ->
        [one] Gezien in { $count } regel.
       *[other] Gezien in { $count } regels.
    }
report-seen-devices =
    { $count ->
        [one] Gezien bij { $count } apparaat.
       *[other] Gezien bij { $count } apparaten.
    }
# { $period } is a length of time, such as “65 minutes”.
report-seen-lines-period =
    { $count ->
        [one] Gezien in { $count } regel, met tussenpozen van { $period }.
       *[other] Gezien in { $count } regels, met tussenpozen van { $period }.
    }
report-seen-devices-period =
    { $count ->
        [one] Gezien bij { $count } apparaat, met tussenpozen van { $period }.
       *[other] Gezien bij { $count } apparaten, met tussenpozen van { $period }.
    }
# Other causes stand further down.
report-also =
    { $count ->
        [one] Het logboek toont nog een andere oorzaak.
       *[other] Het logboek toont nog { $count } andere oorzaken.
    }
# Where no cause was found. { $events } is a number with its noun, such as “120 events”; { $devices } likewise.
report-lead-hints = Niets van wat hieronder staat, is zeker. Het laat wel zien waar je kunt kijken en wat uitsluitsel geeft.
report-lead-unknown = Waypost kan de fouten niet verklaren met dit logboek ({ $events }, { $devices }). Hieronder staat wat er nog nodig is.
report-lead-healthy = Er is geen fout gevonden ({ $events }, { $devices }).
report-lead-unrelated = Geen enkele vermelding gaat over een apparaat, een verbinding of een aanvraag. Is dit het juiste bestand?
report-count-lines =
    { $count ->
        [one] { $count } regel
       *[other] { $count } regels
    }
report-count-events =
    { $count ->
        [one] { $count } gebeurtenis
       *[other] { $count } gebeurtenissen
    }
report-count-devices =
    { $count ->
        [0] geen apparaat genoemd
        [one] { $count } apparaat
       *[other] { $count } apparaten
    }
# { $period } is a length of time, such as “65 minutes”.
report-count-intervals =
    { $count ->
        [one] { $count } tussenpoos van { $period }
       *[other] { $count } tussenpozen van { $period }
    }

## Report: causes

report-findings = Oorzaken
report-hints = Aanwijzingen
report-hints-text = Zwakke signalen. Ze bewijzen niets: kijk hier alleen als niets anders helpt.
# Opens the hints, where a cause stands above them.
report-hints-fold =
    { $count ->
        [one] { $count } zwakke aanwijzing voor een andere oorzaak
       *[other] { $count } zwakke aanwijzingen voor andere oorzaken
    }
# Small mark at expected behaviour.
report-benign = Te verwachten, niets te herstellen
# A button below a finding, and what stands above the findings afterwards.
report-wrong = Deze bevinding klopt niet
report-noted = Bedankt. De bevinding is als onjuist geteld; met zulke reacties worden de analyseregels beter.
# What a cause rests on; numbers follow, such as “18 lines, 3 devices and 17 intervals of 65 minutes”.
report-basis = Gebaseerd op
# The devices concerned; names follow, and after five of them how many more.
report-devices = Apparaten
report-more-devices =
    { $count ->
        [one] en nog { $count }
       *[other] en nog { $count }
    }
# Above the quoted lines.
report-evidence = Regels die dit laten zien
# Opens the rest of the lines.
report-more-evidence =
    { $count ->
        [one] Nog { $count } regel
       *[other] Nog { $count } regels
    }
# Not all lines that speak for a cause are listed.
report-evidence-cut =
    { $count ->
        [one] Er is nog { $count } regel die hierop wijst.
       *[other] Er zijn nog { $count } regels die hierop wijzen.
    }
# What makes a cause less sure; sentences follow.
report-against = Wat ertegen pleit
# Button to the solution of a cause.
report-solution = Wat te doen
# The same for expected behaviour.
report-solution-benign = Waarom dit te verwachten is
# Spoken name of a link to a line. { $line } is a number.
report-line = Regel { $line }
# The same in several files.
report-file-line = Bestand { $file }, regel { $line }

## Report: what would decide it

report-missing = Wat nog nodig is
report-cohorts = Apparaten naar wat ze laten zien
# Behind a number of devices and a colon.
cohort-unknown = er gaat misschien iets mis, de oorzaak is onbekend
cohort-hints = misschien onschuldig, niet bewezen
cohort-healthy = geen fout
report-odd = Logregels die geen bekend patroon verklaart
report-odd-text = Ze melden een fout of wijzen er misschien op. Logregels die alleen in getallen en namen verschillen, zijn samen geteld; # staat voor wat verschilt.
# Above a query for Log Analytics.
report-query = Stuur wat je krijgt naar Waypost: het resultaat van een query als CSV, een logboek zoals het is.
report-again = Nog een logboek sturen

## Report: what became of the causes of an earlier report

# Invitation below the causes: heading, text, link.
recovery-invite-title = Is het echt verholpen?
recovery-invite-text = Upload het logboek van na de wijziging. Waypost vergelijkt de twee en zegt van elke oorzaak of die weg is, er nog is, of vanaf wanneer dat te zeggen is.
recovery-invite = Logboek van na de wijziging sturen
# Heading of the answer, and the link to the earlier report.
recovery-title = Is het verholpen?
recovery-earlier = Eerder rapport
# Small marks beside each cause.
recovery-gone = Niet meer gezien
recovery-still-there = Nog aanwezig
recovery-too-early = Nog niet te zeggen
recovery-untold = Niet vast te stellen
# Gone. { $silent } and { $period } are lengths of time; { $count } is how often it was due; 0 where others like it go on.
recovery-beats =
    { $count ->
        [0] Het ritme van { $period } is voorbij: wat sindsdien is gezien, past er niet in. Stilte aan het eind van het logboek: { $silent }.
        [one] Al { $silent } niet gezien; met tussenpozen van { $period } had het zich intussen één keer moeten voordoen.
       *[other] Al { $silent } niet gezien; met tussenpozen van { $period } had het zich intussen { $count } keer moeten voordoen.
    }
# Gone, without a rhythm.
recovery-rate =
    { $count ->
        [one] Al { $silent } niet gezien; even vaak als voorheen had het zich intussen ongeveer één keer moeten voordoen.
       *[other] Al { $silent } niet gezien; even vaak als voorheen had het zich intussen ongeveer { $count } keer moeten voordoen.
    }
# Still there.
recovery-seen =
    { $count ->
        [one] Sinds het einde van het eerdere logboek één keer gezien.
       *[other] Sinds het einde van het eerdere logboek { $count } keer gezien.
    }
# Too early. { $needed } is a length of time.
recovery-needed = Al { $silent } niet gezien, maar dat kan toeval zijn. Blijft het nog { $needed } weg, dan is aan te nemen dat het weg is.
recovery-devices =
    { $count ->
        [one] { $count } apparaat staat in beide logboeken.
       *[other] { $count } apparaten staan in beide logboeken.
    }
# Why nothing can be said.
recovery-why-no-times = De logboeken zeggen niet op welke dag alles gebeurde; ze zijn daarom niet te vergelijken.
recovery-why-earlier = Dit logboek eindigt vóór het eerdere.
recovery-why-other-devices = Geen enkel apparaat uit het eerdere logboek staat in dit logboek.
recovery-why-not-connected = De apparaten zijn aan het eind van dit logboek niet verbonden; hun stilte bewijst dus niets.
recovery-why-seen-once = In het eerdere logboek was het te zelden te zien om te weten hoe vaak het te verwachten is.
recovery-why-rules-changed = De analyseregels zijn sinds het eerdere rapport veranderd. Stuur het eerdere logboek nog een keer.

## Report: codes

report-codes = Foutcodes in het logboek
report-codes-code = Code
report-codes-count = Aantal
report-codes-devices = Apparaten

## Report: the picture of drops and connects over time

timeline-title = Verbrekingen en nieuwe verbindingen in de loop van de tijd
# { $from } and { $to } are times.
timeline-span = { $from } tot { $to }
# Legend, and heads of the table columns.
timeline-drop = Verbreking
timeline-connect = Nieuwe verbinding
timeline-fault = Andere fout
timeline-session = Verbonden
timeline-beat = Gemeten tussenpoos: { $period }
timeline-device = Apparaat
# In place of a name where the log names no device.
timeline-no-device = geen apparaat genoemd
# The row of all devices together, and how many drops and faults its highest column stands for. { $step } is a length of time.
timeline-fleet = Alle apparaten
timeline-peak = Verbrekingen en fouten van alle apparaten, piek: { $count } ({ $step } vanaf { $time }).
timeline-more =
    { $count ->
        [one] Nog { $count } apparaat wordt niet getoond.
       *[other] Nog { $count } apparaten worden niet getoond.
    }
# What a screen reader says of the picture.
timeline-description = { $devices }, van { $from } tot { $to }. De tabel hieronder bevat hetzelfde.
# Opens the table.
timeline-table = Dezelfde gegevens als tabel
# A cell lists times; so many more were left out.
timeline-cell-more = en nog { $count }

## Command line: articles of a documentation checkout

# What was read, passed over and written, each a line.
import-articles =
    { $count ->
        [one] { $count } artikel gelezen
       *[other] { $count } artikelen gelezen
    }
import-others =
    { $count ->
        [one] { $count } ander bestand overgeslagen: het noemt geen oorzaken en geen oplossingen
       *[other] { $count } andere bestanden overgeslagen: ze noemen geen oorzaken en geen oplossingen
    }
import-written =
    { $count ->
        [one] { $count } bestand geschreven
       *[other] { $count } bestanden geschreven
    }
# Instead of the number of files. --partial is an option and stays as it is.
import-nothing = Er is niets geschreven. Herstel wat niet gelezen kon worden, of schrijf de rest met --partial.
# Faults that stop an article, and notes about what was left out or changed; each stands above in a line of its own.
import-errors =
    { $count ->
        [one] { $count } fout
       *[other] { $count } fouten
    }
import-warnings =
    { $count ->
        [one] { $count } opmerking
       *[other] { $count } opmerkingen
    }
# Stand in an imported article in place of a cause or a solution that it does not tell.
import-no-cause = Het artikel noemt de oorzaak niet
import-no-solution = Het artikel noemt geen oplossing

## Report: what was removed

report-redactions = Geheime gegevens zijn verwijderd
report-redactions-text = Ze stonden leesbaar in het logboek. Iedereen met het logboek kon ze lezen: vervang de sleutels, tokens en wachtwoorden.
# Where only personal data was removed, such as addresses.
report-redactions-personal = Persoonsgegevens zijn verwijderd
# How to renew, by kind.
rotate-device-key = Genereer de sleutel van het apparaat of het toegangsbeleid opnieuw; tokens die met de oude sleutel zijn gemaakt, werken dan niet meer:
rotate-storage-key = Genereer de sleutel van het opslagaccount opnieuw:
rotate-credential = Vervang wachtwoorden en tokens op de plek waar ze zijn uitgegeven.
rotate-private-key = Maak een nieuw sleutelpaar met een nieuw certificaat, en trek het oude certificaat in.

## Report: how the log was read

report-read = Zo is het logboek gelezen
report-read-format = Indeling
report-read-lines = Regels
report-read-events = Gebeurtenissen
report-read-unread = Niet begrepen regels
report-read-devices = Apparaten
report-read-from = Eerste gebeurtenis
report-read-to = Laatste gebeurtenis
report-read-sdks = SDK’s
# Names of log formats. Names of products stay as they are.
format-app-log = Logboek van een programma
format-c-sdk = Azure IoT device SDK voor C
format-cloud-events = Event Grid (CloudEvents)
format-csharp = Azure IoT SDK voor .NET
format-embedded = Logboek van een embedded apparaat
format-event-grid = Event Grid
format-iot-edge = Azure IoT Edge
format-iot-hub-resource-log = Resourcelogboek van de hub
format-java = Azure IoT SDK voor Java
format-log-analytics = Log Analytics
format-monitor-events = az iot hub monitor-events
format-mqtt-client = MQTT-client
format-node = Azure IoT SDK voor Node.js
format-python = Azure IoT device SDK voor Python
format-service-error = Foutantwoord van de hub
format-service-message = Foutantwoord van de hub, oudere vorm
format-text = Tekst

## Report: the log itself

log-title = Het logboek
# Below it; the first sentence only where there are such lines.
log-marked = Regels die op een oorzaak wijzen, zijn gemarkeerd.
log-hint = Elk regelnummer is een link die je kunt delen.
# Shown with JavaScript only. n and p are keys; they stay as they are.
log-keys = Druk in het logboek op n voor de volgende gemarkeerde regel en op p voor de vorige.
# A run of lines that is folded. { $from } and { $to } are line numbers.
log-folded =
    { $count ->
        [one] Regel { $from }
       *[other] Regels { $from } tot en met { $to }
    }
# A run of lines that is not in the page.
log-left-out =
    { $count ->
        [one] Hier is { $count } regel weggelaten.
       *[other] Hier zijn { $count } regels weggelaten.
    }
# Mark at the end of a long line. { $count } is a number of bytes.
log-line-cut = … { $count } bytes weggelaten
# Spoken name of the link at a line that speaks for a cause.
log-line-evidence = Regel { $line }, wijst op een oorzaak
# Form above the log: which lines are shown, and a text to look for.
log-level = Regels
log-level-all = Alle
log-level-evidence = Gemarkeerde
log-level-warning = Waarschuwingen en fouten
log-level-error = Fouten
log-find = Zoeken naar
log-show = Tonen
log-show-all = Alle regels tonen
# What the form found; the second sentence where a page cannot hold them all.
log-found =
    { $count ->
        [0] Geen regels gevonden.
        [one] { $count } regel gevonden.
       *[other] { $count } regels gevonden.
    }
log-found-first =
    { $count ->
        [one] Alleen de eerste wordt getoond.
       *[other] Alleen de eerste { $count } worden getoond.
    }
# Links from one line that speaks for a cause to the next.
log-first = Naar de eerste gemarkeerde regel
log-next = Volgende gemarkeerde regel
log-previous = Vorige gemarkeerde regel
# Above the lines of a file, where several were sent. { $file } is its number.
log-file = Bestand { $file }
log-file-named = Bestand { $file }: { $name }

## Report: who made it, how long it is kept

# Small line above the heading. { $time } is a time.
report-made = Rapport van { $time }
# A stored report, when the rules have changed since; a link follows, to the page where logs are sent.
report-earlier = Dit rapport is op { $date } met een oudere versie van de analyseregels gemaakt.
report-earlier-again = Analyseer het logboek opnieuw met de huidige versie
# A stored report, when only the articles have changed.
report-revised = De artikelen zijn sindsdien herzien; hier zie je de huidige tekst.
report-ticket = Ticket
report-note = Notitie
report-kept = Hoelang het rapport wordt bewaard
report-expires = Dit rapport wordt verwijderd op { $date }. Tot dan kan iedereen die de link heeft, het openen.
report-delete = Rapport verwijderen
# To the person who sent the log, once.
report-token-title = Je verwijdertoken
report-token-text = Het wordt alleen nu getoond. Je kunt er dit rapport later mee verwijderen, vanaf elk apparaat. Op dit apparaat kan dat een dag lang ook zonder het token.
# To the same person, next to an address; below it the page that the address leads to.
report-token-link = Je verwijderlink
delete-text = Het rapport en het logboek worden meteen verwijderd. Dat kan niet ongedaan worden gemaakt.
delete-back = Terug naar het rapport
# To the same person later on, on the same device.
report-owner-text = Je hebt dit logboek vanaf dit apparaat gestuurd.
# To everybody else.
report-delete-other = Verwijderen met het verwijdertoken
report-token-label = Verwijdertoken
# Page after the deletion.
deleted-title = Het rapport is verwijderd
deleted-text = De tekst, de regels en de bevindingen zijn gewist. De link leidt vanaf nu nergens meer naartoe.

## Report: how sure a cause is. Shown as a small mark next to the cause.

confidence-low = Aanwijzing
confidence-medium = Waarschijnlijk
confidence-high = Bewezen door het logboek

## Report: how the log was read. One sentence each. { $count } counts what the sentence is about.

note-replaced-bytes =
    { $count ->
        [one] { $count } byte was geen geldige tekst en is vervangen.
       *[other] { $count } bytes waren geen geldige tekst en zijn vervangen.
    }
note-local-time = De tijden in het logboek hebben geen tijdzone. Ze worden behandeld als UTC.
note-no-times = Het logboek bevat geen tijden. Over tussenpozen valt dus niets te zeggen.
note-cut = Het logboek was langer dan deze website leest. Alleen het eerste deel is gelezen.
note-sampled = Het logboek is erg lang. De aantallen zijn exact; de getoonde regels zijn een selectie.
note-mixed-formats = In het logboek staan meerdere indelingen door elkaar. Elke regel is in zijn eigen indeling gelezen.
note-nested-json =
    { $count ->
        [one] { $count } regel is te diep genest en is als gewone tekst gelezen.
       *[other] { $count } regels zijn te diep genest en zijn als gewone tekst gelezen.
    }
note-assumed-year = Sommige datums in het logboek hebben geen jaar. Waypost gaat uit van het jaar dat de andere datums noemen.
note-unknown-year = Het logboek geeft datums zonder jaar. Ze staan hier ook zonder jaar.
note-clock-unset = Sommige tijden lijken van een apparaat dat zijn klok nog niet had gezet (zoals 1970). Ze zijn niet gebruikt voor de tussenpozen.
note-clock-ahead =
    { $count ->
        [one] De klok van het apparaat lijkt { $count } seconde voor te lopen op die van de dienst: zo ver uit elkaar liggen de verbindingen die in beide logboeken staan. De tijden van het apparaat zijn teruggeschoven.
       *[other] De klok van het apparaat lijkt { $count } seconden voor te lopen op die van de dienst: zo ver uit elkaar liggen de verbindingen die in beide logboeken staan. De tijden van het apparaat zijn teruggeschoven.
    }
note-clock-behind =
    { $count ->
        [one] De klok van het apparaat lijkt { $count } seconde achter te lopen op die van de dienst: zo ver uit elkaar liggen de verbindingen die in beide logboeken staan. De tijden van het apparaat zijn vooruitgeschoven.
       *[other] De klok van het apparaat lijkt { $count } seconden achter te lopen op die van de dienst: zo ver uit elkaar liggen de verbindingen die in beide logboeken staan. De tijden van het apparaat zijn vooruitgeschoven.
    }

## Report: what would decide what this log cannot. One instruction each. { $duration } is a length of time, such as “3 hours”.

missing-longer-log = Een langer logboek: minstens { $duration } meer.
missing-connect-events = Ook de nieuwe verbindingen, niet alleen de verbrekingen.
missing-connections = De verbindingen en verbrekingen: categorie Connections van het resourcelogboek van de hub.
missing-device-log = Het apparaatlogboek uit dezelfde periode.
missing-hub-log = Het resourcelogboek van de hub uit dezelfde periode.
missing-way-to-hub = Een test vanaf het apparaat: is de weg naar de hub vrij?
missing-diagnostic-setting = Als de hub nog geen logboek bijhoudt: de diagnostische instelling die daarvoor zorgt.
missing-device-column = De kolom met de apparaat-id.
missing-times = Een logboek met tijden.
missing-verbose-log = Het apparaatlogboek op een gedetailleerder niveau.

## Report: what speaks against a cause. { $cause } is the name of another cause.

against-other-cause = Dezelfde regels passen ook bij een andere oorzaak: { $cause }.
against-benign-rhythm = De vaste tussenpoos is die van een tokenvernieuwing, en die is te verwachten.
against-few-intervals = Er zijn maar enkele tussenpozen te zien. Voor zekerheid zijn er meer nodig.
against-no-reconnect-seen = In het logboek staat geen nieuwe verbinding.
against-single-device = Het gaat om maar één apparaat.
against-aftermath = De regels volgen kort op een andere fout en kunnen daar het gevolg van zijn.
against-weak-wording = Dezelfde formulering komt bij meerdere fouten voor.
against-beside = In de regels staat niets wat op Azure IoT wijst, en de clientbibliotheek in hetzelfde logboek meldt op dat moment geen storing.

## Report: what was removed before anything was stored. Names of secrets and of personal data, in a list with numbers in front.

redaction-shared-access-key = Gedeelde toegangssleutel
redaction-azure-key = Azure-sleutel
redaction-possible-key = Waarde die een sleutel kan zijn
redaction-storage-account-key = Sleutel van een opslagaccount
redaction-sas-signature = Handtekening van een SAS-token
redaction-client-secret = Clientgeheim
redaction-refresh-token = Vernieuwingstoken
redaction-jwt = JSON Web Token
redaction-authorization = Authorization-header
redaction-cookie = Cookie
redaction-api-key = API-sleutel
redaction-password = Wachtwoord
redaction-wifi-password = Wifiwachtwoord
redaction-private-key = Privésleutel
redaction-tls-secret = TLS-sessiegeheim
redaction-device-key = Apparaatsleutel
redaction-packet-bytes = Bytes van een pakket met een wachtwoord
redaction-base64 = Gecodeerde tekst met een geheim
redaction-email = E-mailadres
redaction-ip = IP-adres
redaction-mac = MAC-adres

## Numbers, times, lists

# A whole number. Only separators are added; leave it as it is.
number-plain = { $number }
# A share in per cent. Put a space before the sign if your language does.
number-percent = { $number }%
# A time of day with its zone.
time-utc = { $time } UTC
duration-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } seconden
    }
duration-minutes =
    { $count ->
        [one] { $count } minuut
       *[other] { $count } minuten
    }
duration-hours =
    { $count ->
        [one] { $count } uur
       *[other] { $count } uur
    }
duration-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
# Two units of one length of time: “1 hour 5 minutes”.
duration-pair = { $large } en { $small }
# A list: all but its last item (“a, b”), then its end (“a, b and c”).
list-more = { $start }, { $next }
list-last = { $start } en { $last }

## Page of counts, for a support team

counts-title = Statistieken
counts-lead = Oorzaken uit logboeken en antwoorden op “Heeft dit geholpen?” van de afgelopen { $days } dagen. Niets hiervan is te herleiden tot een persoon of een rapport.
counts-causes = Oorzaken
counts-none = Er is nog niets geteld.
# Columns of the table.
counts-cause = Oorzaak
counts-found = Gevonden in logboeken
counts-helped = Oplossing hielp
counts-wrong = Als onjuist gemeld
# How many answers said that the solution helped.
counts-rate = { $helped } van { $answers }
counts-ends = Waar niets meer te proberen was
counts-unread = Logboeken waaruit niets te lezen was, per indeling
