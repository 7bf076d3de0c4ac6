### Texts of the interface. One file per language; the keys and the variables in { } are the same in all of them.
###
### For translators: comments say where a text stands and how long it may be. Error names, commands, field names
### and SDK names are never translated. Address the reader as the existing documentation in your language does.
### Texts stand alone on the page: write them so that a tired person understands them at first reading.

## Language and site

# The language's own name, in the language itself. Stands in the language menu.
language-name = Svenska
# Heading of the language menu, read by screen readers; next to it stands the current language.
language-menu = Språk
# Title of the browser window. { $title } is the heading of the page.
page-title = { $title } – Waypost
# The same on a page that reports a mistake in a form. It is the first thing a screen reader says.
page-title-error = Fel: { $title }
# One sentence for search engines and link previews.
site-description = Hitta orsaken till ett fel och vad du kan göra åt det: utifrån en felkod, det du ser eller en logg.
# First link of every page, visible only on keyboard focus.
skip-to-content = Hoppa till innehållet
# Name of the navigation at the top, read by screen readers.
site-navigation = Huvudmeny
# Link in the header to the page where a log is uploaded. Short.
nav-analyse = Analysera logg
# Name of the search field in the header, read by screen readers; also its placeholder. Short.
nav-search = Kod, namn eller ord
# Button of search fields. One word.
search-button = Sök
# Link in the header; leads to the start page. Name of the product.
nav-home = Waypost, startsida
# Foot of every page. First sentence: what is kept. Second: what is not.
footer-privacy = Hemligheter tas bort ur en logg innan något sparas eller visas. Waypost sparar en cookie när du väljer språk. När du skickar en logg sparas en cookie till, så att du kan ta bort rapporten under ett dygn.
# Foot of every page: link to the description of the programming interface.
footer-api = API
footer-counts = Statistik

## Start page

# Main heading.
home-title = Från fel till lösning
# Below the main heading. One or two sentences.
home-lead = Börja med det du har: en felkod, det du ser eller en logg. Waypost ställer några frågor och leder dig till orsaken och till de steg som hjälper.
# Heading of the first way in: a field for a code or an error name.
home-code-title = Du har en kod eller ett namn
# Help text of that field.
home-code-hint = Till exempel 404104 eller IoTHubUnauthorized
# Label of that field.
home-code-label = Felkod eller namn
# Button of that field.
home-code-button = Öppna
# Heading of the second way in: a list of what people see.
home-symptom-title = Du vet bara vad du ser
# Text below it.
home-symptom-hint = Välj det som stämmer bäst i en lista. Du behöver ingen kod.
# Link to that list further down on the page.
home-symptom-button = Visa listan
# Heading of the third way in: upload of a log.
home-log-title = Du har en logg
# Text below it.
home-log-hint = Waypost visar de rader som bevisar orsaken.
# Label of the file field.
home-log-label = Loggfiler
# Button that sends the file.
home-log-button = Analysera loggen
# Link to the page where text can be pasted instead.
home-log-paste = Klistra in text i stället
# Link to example logs on that page.
home-log-sample = Prova ett exempel
# Shown while a file is dragged over the page (only with JavaScript).
home-log-drop = Släpp filen här
# Heading of the list of symptoms.
home-symptoms-title = Vad ser du?
# Below that heading.
home-symptoms-hint = Välj den fråga som du skulle svara ja på. Den leder till de frågor som skiljer orsakerna åt.
# Button beside a question: reads a made-up log that shows it. Short. Screen readers add the question.
home-sample = Exempellogg
# Opens the list of all symptoms, by error.
home-symptoms-all = Alla symtom, ordnade efter fel

## Search

# Heading of the search page.
search-title = Sök
# Label of the search field on the search page.
search-label = Kod, namn, ord eller en rad ur en logg
# Number of results. { $query } is what was searched for.
search-count =
    { $count ->
        [one] { $count } träff för ”{ $query }”
       *[other] { $count } träffar för ”{ $query }”
    }
# Nothing was found.
search-none = Inga träffar för ”{ $query }”
# What to do then.
search-none-hint = Kontrollera stavningen, sök på ett enda ord eller välj det du ser i listan på startsidan.
# Shown where the field was empty.
search-error-empty = Skriv en felkod, ett felnamn eller ett ord
# Shown where far more was pasted than a search can take.
search-error-long = Det här är för långt för en sökning. Sök på en enda rad, eller låt Waypost analysera hela loggen.
# Heading above the causes that a pasted line of a log shows.
search-finding-title = Orsaker som passar texten
# Below them, before a link to the page that reads whole logs.
search-finding-hint = Bara de här raderna lästes, och ingenting sparades. Hela loggen visar mer.
# A way on where nothing was found: leads to the start page.
search-way-code = Sök på en kod eller ett namn, till exempel 404104
# Kind of a result: small text before its title.
search-kind-symptom = Symtom
search-kind-cause = Orsak
search-kind-solution = Lösning
# Small mark at a result that exists only in English.
search-english = på engelska

## Article page

# Heading of the table of contents at the side.
article-contents = På den här sidan
# Box next to the article: the way into the questions.
article-wizard-title = Osäker på vilken orsak det är?
article-wizard-hint = Svara på högst tre frågor, så ser du bara de steg som gäller dig.
article-wizard-button = Hitta orsaken
# Heading of the list of addresses that the article rests on.
article-sources = Källor
# Link to the page with all symptoms, causes and solutions of the article as a drawing.
article-flow = Alla vägar i en överblick
# Notice above a text that is shown in English because its translation is missing.
fallback-notice = Texten är inte översatt ännu. Du ser den på engelska.
# The same where the content has no English at all.
fallback-notice-other = Texten är inte översatt ännu. Du ser den på det språk den skrevs på.
# Notice above a part that is shown in English because it was changed there and its translation was not yet.
stale-notice = Det här avsnittet har reviderats. Översättningen är inte klar än, så du ser det på engelska.

## All paths of an article: a drawing in three columns and the same as a list

# Main heading. { $title } is the heading of the article.
flow-title = Från symtom till lösning: { $title }
# Below the heading.
flow-lead = Vad som syns, vad det beror på och vad som hjälper. Varje ruta är en länk.
# What the drawing shows, for screen readers. All three variables are numbers.
flow-description = Diagram med tre kolumner: { $symptoms } symtom, { $causes } orsaker, { $solutions } lösningar. Linjer går från varje symtom till dess orsaker och från varje orsak till dess lösningar. Listan nedanför säger samma sak.
# Headings of the three columns; also headings above several parts of an imported article.
flow-symptoms = Symtom
flow-causes = Orsaker
flow-solutions = Lösningar
# Heading of the list.
flow-list = Samma sak som lista
# Before the causes of a symptom in the list.
flow-possible = Möjliga orsaker
# Before the solutions of a cause in the list.
flow-helps = Det som hjälper
# In place of the causes of a symptom, and of the solutions of a cause, where there are none.
flow-dead-symptom = Ingen känd orsak
flow-dead-cause = Ingen känd lösning
# Link to the article that tells more of a cause. { $title } is its heading.
flow-same = Mer om detta: { $title }
# Heading above the rules that recognise a cause in a log.
flow-rules = Så syns det i en logg
flow-no-rules = En logg kan inte visa den här orsaken.
# How much a rule says: small mark beside its name.
flow-level-low = svagt tecken
flow-level-medium = starkt tecken
flow-level-high = bevis
# What a rule looks for: this word, then names of events, then one or several of the phrases below, with commas between.
flow-rule-find = letar efter
flow-rule-ordered = efter varandra
flow-rule-near = nära varandra
flow-rule-count = { $count } gånger eller fler
# { $from } and { $to } are lengths of time: “5 minutes”.
flow-rule-regular = med regelbundna mellanrum på mellan { $from } och { $to }, minst { $count } gånger
flow-rule-within = inom { $time }
flow-rule-device = på samma enhet
flow-rule-distinct = från { $count } olika källor eller fler
flow-rule-share = på minst { $share } % av enheterna
flow-rule-surge = { $factor } gånger så ofta som vanligt
flow-rule-absent = utan det som borde följa
# Before names of events.
flow-rule-unless = inte om även detta finns:

## Wizard: the questions

# Name of the list that shows how far one has come, read by screen readers.
wizard-progress = Förlopp
# The three steps of that list. One or two words each.
wizard-step-symptom = Det du ser
wizard-step-cause = Orsak
wizard-step-solution = Lösning
# Link back to the article. { $title } is the heading of the article.
wizard-article = Artikel: { $title }
# Question 1.
wizard-symptom-question = Vad ser du?
# Help text of question 1.
wizard-symptom-hint = Välj det som stämmer bäst. Du kan ändra alla svar senare.
# Question 2.
wizard-cause-question = Vilken orsak stämmer bäst?
# Help text of question 2.
wizard-cause-hint = Den troligaste orsaken står först. Öppna ”Så bekräftar du orsaken” om du vill kontrollera en av dem.
# Opens the text that tells how to confirm one cause.
wizard-confirm = Så bekräftar du orsaken
# Questions asked last, where the steps depend on the answer, the hint below them and the answer of who cannot say.
wizard-sdk-question = Vilken SDK använder enheten?
wizard-protocol-question = Vilket protokoll använder enheten?
wizard-tier-question = Vilken prisnivå har hubben?
wizard-aspect-hint = Stegen skiljer sig åt. Du ser bara dem som gäller dig.
wizard-unknown-aspect = Det vet jag inte
wizard-unknown-aspect-hint = Då visas stegen för alla varianter.
# The last answer of each question.
wizard-unknown = Det kan jag inte avgöra
# Help text of that answer, question 1.
wizard-unknown-symptom-hint = Då får du välja bland alla orsaker.
# Help text of that answer, question 2.
wizard-unknown-cause-hint = Då visas den troligaste orsaken först, och nästa om det inte hjälper.
# Mark at the answer that was given before, when one comes back to change it.
wizard-current = ditt nuvarande svar
# Heading of the box that lists what is wrong with an answer.
error-summary-title = Något stämmer inte
# An answer in the address is not one of the choices (any more). Question 1.
wizard-rejected-symptom = Svaret i länken finns inte bland alternativen. Välj det du ser.
# The same for question 2.
wizard-rejected-cause = Svaret i länken finns inte bland alternativen. Välj den orsak som stämmer.
# The same for SDK, protocol or tier.
wizard-rejected-aspect = Svaret i länken finns inte bland alternativen. Välj på nytt.

## Wizard: the answers given so far

# Heading of the summary of answers.
answers-title = Dina svar
# First column of that summary.
answers-symptom = Det du ser
answers-cause = Orsak
answers-sdk = SDK
answers-protocol = Protokoll
answers-tier = Prisnivå
answers-ruled-out = Uteslutet
# Link that changes an answer. Short.
answers-change = Ändra
# The same link as screen readers say it. Begins with the words of answers-change.
answers-change-symptom = Ändra: det du ser
answers-change-cause = Ändra: orsaken
answers-change-sdk = Ändra: SDK
answers-change-protocol = Ändra: protokollet
answers-change-tier = Ändra: prisnivån
# Link that takes back that something was tried. Short.
answers-undo = Ångra
# The same link as screen readers say it. Begins with the words of answers-undo. { $title } is the cause.
answers-undo-cause = Ångra: ta med ”{ $title }” igen
# Link that throws all answers away.
answers-restart = Börja om

## Wizard: the solution

# Small line above the heading of a solution page, where the reader named the cause.
solution-caption = Orsaken
# The same where the reader did not name it, and the most likely one is shown.
solution-caption-assumed = Den troligaste orsaken
# Notice at an assumed cause.
solution-assumed = Du har inte bekräftat den här orsaken. Kontrollera den först om du kan.
# Notice at expected behaviour.
solution-benign = Det här är väntat. Inget är trasigt.
# Heading of the steps.
solution-title = Gör så här
# A cause has several solutions; they stand below one another.
solution-several = Prova i den här ordningen.
# Kind of a solution, shown as a small mark. Two or three words.
kind-none = Ingen ändring behövs
kind-check = Bara kontrollera
kind-change = Kräver en ändring
kind-escalate = Kräver ett annat team
# Whom a solution interrupts, shown as a small mark next to the kind.
risk-none = Inget avbrott
risk-device = Avbrott för en enhet
risk-fleet = Avbrott för alla enheter
# The article does not say whom. An instruction, as short as the others.
risk-unknown = Ta först reda på vilka enheter som berörs
# Question at the end of a solution, with two answers.
outcome-question = Hjälpte det?
outcome-question-benign = Förklarar det här vad du ser?
outcome-yes = Ja
outcome-no = Nej, visa nästa orsak
outcome-no-last = Nej
# Below the two answers, once at least five readers have said.
outcome-rate = Hjälpte enligt { $helped } av { $answers } läsare som har svarat.
# Page after “Yes”.
solved-title = Vad bra
solved-text = Stäng ärendet med texten nedan, så hittar nästa person rätt snabbare.
solved-back = Tillbaka till lösningen
# Page after every cause was tried.
exhausted-title = Ingen av de kända lösningarna hjälpte
exhausted-text = Du har provat alla orsaker som Waypost känner till för det här symtomet. Ett annat svar på ”Vad ser du?” leder till andra orsaker till felet. Ge ärendetexten på den här sidan till den som tar vid: där står vad du såg och vad du har uteslutit.
exhausted-tried = Uteslutet
exhausted-next = Det här kan du göra nu
exhausted-log = Låt Waypost analysera en logg: den kan visa en orsak som ingen har tänkt på.
exhausted-restart = Börja om med ett annat svar på ”Vad ser du?”.

## Page in a frame of another site, such as a ticket

# Link to the whole page. Of an article or a solution; of a report.
embed-open = Öppna i Waypost
embed-report = Visa hela rapporten

## Text for a ticket

# Heading of the box that holds the text.
ticket-title = Till ditt ärende
ticket-hint = Länken öppnas på läsarens språk.
# Label of the text field.
ticket-text = Text
# Choice of the form and of the language of the text; the button applies it where scripts do not run.
ticket-form = Format
ticket-form-markdown = Markdown (GitHub, Azure DevOps)
ticket-form-jira = Jira
ticket-form-html = HTML
ticket-form-text = Oformaterad text
ticket-language = Ärendets språk
ticket-show = Visa
# Label of the field with the link.
ticket-link = Språkoberoende länk
# Lines of the text itself.
ticket-symptom = Det vi ser
ticket-cause = Orsak
ticket-cause-assumed = Troligaste orsaken, inte bekräftad
ticket-ruled-out = Uteslutet
ticket-solution = Att göra
ticket-solved = Lösning som hjälpte
ticket-exhausted = Inte hittad. Ingen av de kända lösningarna hjälpte.
ticket-source = Waypost
ticket-confidence = Säkerhet
ticket-seen = Omfattning
ticket-about = Förklaring
ticket-span = Loggens tidsperiod
ticket-missing = Uppgifter som saknas
# Buttons that JavaScript adds.
copy-button = Kopiera
copy-done = Kopierat

## Page to send a log on

# Main heading.
analyse-title = Analysera en logg
# Below the main heading.
analyse-lead = Waypost anger orsaken, visar de rader som bevisar den och leder dig till lösningen.
# Label of the file field, and its help text.
analyse-file = Loggfiler
analyse-file-hint = Text, JSON eller CSV, även komprimerat med gzip, zstd eller zip. Flera filer analyseras tillsammans, som ett och samma fall. Tillsammans högst { $size } MB.
# Label of the text field, and its help text.
analyse-text = Eller klistra in raderna
analyse-text-hint = Ett helt dygn visar mer än det senaste felet: intervallen skiljer orsakerna åt.
# Opens four fields that nobody has to fill in.
analyse-details = Titel, ärende, anteckning, lagringstid
analyse-field-title = Titel
analyse-field-ticket = Ärendenummer
analyse-field-note = Anteckning
analyse-field-token = Åtkomsttoken
# Under the field of the token; only on a server that asks for one.
analyse-token-hint = På den här servern krävs en åtkomsttoken för att analysera loggar. Be den som driver servern om en. Den används bara för den här uppladdningen och sparas inte.
analyse-field-expires = Lagringstid
# Errors at these fields.
analyse-error-title = Titeln är för lång. Använd högst 200 tecken.
analyse-error-ticket = Ärendenumret är för långt. Använd högst 200 tecken.
analyse-error-note = Anteckningen är för lång. Använd högst 4 000 tecken.
analyse-error-expires = Rapporten kan inte sparas så länge. Välj en tid i listan.
analyse-error-after = Den tidigare rapporten finns inte längre. Skicka loggen utan jämförelsen.
# Above the form, where the log is compared with an earlier report; a link to it follows.
analyse-after = Skicka loggen från tiden efter ändringen. Den jämförs med den här rapporten:
# Button that sends the form.
analyse-button = Analysera loggen
# With JavaScript: while the file is on its way, while it is read, the button that stops it, and a broken connection.
upload-sending = Skickas
upload-reading = Loggen läses
upload-cancel = Avbryt
upload-failed = Anslutningen bröts och ingenting sparades. Skicka igen.
# Three short texts at the side: heading and text.
analyse-reads-title = Det här kan läsas
analyse-reads-text = Hubbens resursloggar, exporter från Log Analytics, utdata från Azure CLI, loggar från enheternas SDK:er och all annan text med tider och felkoder. Formatet känns igen automatiskt.
analyse-secrets-title = Det här händer med hemligheter
analyse-secrets-text = Nycklar, token, lösenord och adresser maskeras innan något sparas eller visas. Rapporten anger vilka slag som hittades, så att du kan byta ut dem. Originalet sparas inte.
analyse-kept-title = Så länge sparas rapporten
# { $duration } is a length of time, such as “30 days”.
analyse-kept-text = Rapporten tas bort efter { $duration }, eller tidigare om du själv tar bort den. Bara den som har länken kan öppna den.
# The same without a server; { $command } is a command.
analyse-local-title = Får loggen inte lämna din dator?
analyse-local-text = Kommandoradsprogrammet analyserar loggen på din dator och skickar ingenting:
# Example logs that a newcomer can try. A heading, a line below it, then for each: what it shows, one line about it.
samples-title = Ingen logg till hands? Prova en av de här
samples-hint = Påhittade loggar, en för var och en av de här frågorna. Rapporterna om dem tas bort efter ett dygn.
# Button of each, and a link to the file itself. Screen readers add the title of the sample.
samples-button = Analysera exemplet
samples-file = Visa filen

## Error pages

# One pair of heading and text for each kind of failure. Short, without blame, without technical terms.
error-bad-request-title = Det gick inte att läsa begäran
error-bad-request-text = Adressen eller formuläret innehåller något som Waypost inte förstår. Gå tillbaka och försök igen, eller börja på startsidan.
error-not-found-title = Sidan finns inte
error-not-found-text = Adressen kan vara felskriven eller leda till något som har tagits bort. Sök i stället på koden eller namnet.
# In place of these for a report.
error-no-report-title = Den här rapporten finns inte (längre)
error-no-report-text = Rapporter tas bort efter en tid, och den som har skapat dem kan ta bort dem tidigare. Är länken ny, kopiera hela länken en gång till. Själva loggen går alltid att skicka igen.
error-method-title = Det går inte att göra här
error-method-text = Sidan finns, men den går inte att använda på det här sättet. Öppna den från startsidan.
error-timeout-title = Det tog för lång tid
error-timeout-text = Begäran blev inte klar i tid. Försök igen, med en mindre fil om du skickade en.
error-too-large-title = Det är för stort
error-too-large-text = Filen eller texten är större än vad webbplatsen tar emot. Skicka delen kring felet eller komprimera filen.
error-media-title = Den filtypen går inte att läsa
error-media-text = Skicka en logg som text, JSON eller CSV. En enstaka fil får vara komprimerad med gzip, zstd eller zip.
error-unreadable-title = Filen är tom eller skadad
error-unreadable-text = Skicka filen igen eller klistra in raderna.
error-too-many-title = För många begäranden
error-too-many-text = Vänta en minut och försök sedan igen.
error-busy-title = Waypost har fullt upp
error-busy-text = Många loggar analyseras just nu. Försök igen om en minut.
error-internal-title = Något gick fel hos oss
error-internal-text = Felet ligger hos oss och har noterats. Försök igen om en minut.
# The following name one refusal exactly; they stand in place of the general pair of the same status above.
error-address-too-long-title = Adressen är för lång
error-address-too-long-text = Kopiera länken igen. Den kan ha ändrats på vägen.
error-not-acceptable-title = Svaret är JSON
error-not-acceptable-text = Be om application/json i huvudet Accept, eller utelämna huvudet.
error-cross-site-title = Det här kom från en annan webbplats
error-cross-site-text = Ett formulär från en annan webbplats skickades till Waypost. Öppna sidan här och skicka det igen.
error-no-token-title = Det krävs en borttagningstoken
error-no-token-text = Den visades en enda gång, när rapporten skapades. Utan den finns rapporten kvar tills den går ut.
error-wrong-token-title = Rapporten har en annan borttagningstoken
error-wrong-token-text = Kopiera hela din token igen. Utan rätt token finns rapporten kvar tills den går ut.
error-token-needed-title = Det krävs en åtkomsttoken
error-token-needed-text = På den här servern krävs en åtkomsttoken för att analysera loggar. Be den som driver servern om en.
error-token-unknown-title = Din åtkomsttoken är okänd
error-token-unknown-text = Kopiera hela din token igen. Den kan också ha återkallats: fråga dem som driver servern.
error-scope-missing-title = Din åtkomsttoken räcker inte för detta
# { $subject } is the name of a scope, such as reports:write.
error-scope-missing-text = Den saknar behörigheten { $subject }. Be dem som driver servern om en token som har den.
error-empty-title = Det finns inget att läsa
error-empty-text = Välj en fil eller klistra in rader ur en logg. Filen får inte vara tom.
error-not-a-log-title = Det här är ingen logg
# { $subject } is one of the “looks-like” texts below.
error-not-a-log-text = Det ser ut att vara { $subject }. Skicka en logg som text, JSON eller CSV. En enstaka fil får vara komprimerad med gzip, zstd eller zip.
error-unsupported-title = Den komprimerade filen går inte att läsa
error-unsupported-text = Lägg bara en enda logg i den, eller skicka loggen okomprimerad.
error-damaged-title = Den komprimerade filen är skadad
# { $subject } is the name of the packing, such as gzip.
error-damaged-text = Det gick inte att packa upp hela { $subject }-filen. Komprimera den igen eller skicka den okomprimerad.
error-too-complex-title = Loggen hann inte analyseras i tid
error-too-complex-text = Skicka bara timmarna kring felet, eller raderna från en enda enhet.
error-store-unavailable-title = Rapporter är inte tillgängliga just nu
error-store-unavailable-text = Inget sparades. Försök igen om en minut.
error-store-full-title = Det finns inte plats för fler rapporter
error-store-full-text = Inget sparades. Försök igen senare, eller analysera loggen med kommandoradsprogrammet på din egen dator.
# What a file was taken for by its first bytes; stands in error-not-a-log-text.
looks-like-pdf-document = ett PDF-dokument
looks-like-png-picture = en PNG-bild
looks-like-jpeg-picture = en JPEG-bild
looks-like-gif-picture = en GIF-bild
looks-like-program = ett program
looks-like-windows-event-log = en Windows-händelselogg i binär form
looks-like-sqlite-database = en SQLite-databas
looks-like-xz-archive = ett xz-arkiv
looks-like-7z-archive = ett 7z-arkiv
looks-like-bzip2-archive = ett bzip2-arkiv
looks-like-rar-archive = ett RAR-arkiv
looks-like-tar-archive = ett tar-arkiv
looks-like-packet-capture = en fil med inspelad nätverkstrafik
looks-like-old-office-document = ett Office-dokument
looks-like-binary-data = binära data
looks-like-compressed-file-inside-a-compressed-file = en komprimerad fil i en komprimerad fil; bara ett lager packas upp
looks-like-utf-32-text = text i UTF-32; UTF-8 och UTF-16 går att läsa
# Heading above the links that lead on from an error page.
error-ways-on = Så går du vidare
error-way-home = Startsidan: med en kod, det du ser eller en logg
error-way-list = Välj det du ser i en lista
error-way-log = Låt Waypost analysera en logg
# Smallest print on an error page: the number helps when one asks for help.
error-status = Status { $status }

## Report: the first sentence

# One sentence per verdict, the heading of a report. “verdict-found” is followed by the name of the cause.
verdict-found = Loggen visar orsaken
verdict-expected = Loggen visar bara normalt beteende: ingen åtgärd behövs
verdict-hints = Loggen ger ledtrådar men bevisar ingen orsak
verdict-unknown = Något går fel eller kan gå fel, och loggen säger inte varför
verdict-healthy = Loggen visar inget fel
verdict-unrelated = Texten handlar inte om någon anslutning eller åtgärd som Waypost känner till

# The same, first part of the heading of a report; the name of the cause follows on a new line.
report-verdict-high = Loggen visar orsaken
report-verdict-medium = Loggen pekar på en trolig orsak
# Title of the browser window: both parts in one line.
report-heading = { $verdict }: { $cause }

## Report: the sentences below the heading

# Where and how often a cause was seen.
report-seen-lines =
    { $count ->
        [one] Syns på { $count } rad.
       *[other] Syns på { $count } rader.
    }
report-seen-devices =
    { $count ->
        [one] Syns hos { $count } enhet.
       *[other] Syns hos { $count } enheter.
    }
# { $period } is a length of time, such as “65 minutes”.
report-seen-lines-period =
    { $count ->
        [one] Syns på { $count } rad, med ett intervall på { $period }.
       *[other] Syns på { $count } rader, med ett intervall på { $period }.
    }
report-seen-devices-period =
    { $count ->
        [one] Syns hos { $count } enhet, med ett intervall på { $period }.
       *[other] Syns hos { $count } enheter, med ett intervall på { $period }.
    }
# Other causes stand further down.
report-also =
    { $count ->
        [one] Loggen visar även en annan orsak.
       *[other] Loggen visar även { $count } andra orsaker.
    }
# Where no cause was found. { $events } is a number with its noun, such as “120 events”; { $devices } likewise.
report-lead-hints = Inget nedan är säkert, men det visar var du kan leta och vad som skulle avgöra saken.
report-lead-unknown = Waypost kan inte förklara felen utifrån den här loggen ({ $events }, { $devices }). Nedan står vilka uppgifter som saknas.
report-lead-healthy = Inga fel hittades ({ $events }, { $devices }).
report-lead-unrelated = Ingen loggpost handlar om en enhet, en anslutning eller en begäran. Är det rätt fil?
report-count-lines =
    { $count ->
        [one] { $count } rad
       *[other] { $count } rader
    }
report-count-events =
    { $count ->
        [one] { $count } händelse
       *[other] { $count } händelser
    }
report-count-devices =
    { $count ->
        [0] onamngivna enheter
        [one] { $count } enhet
       *[other] { $count } enheter
    }
# { $period } is a length of time, such as “65 minutes”.
report-count-intervals =
    { $count ->
        [one] { $count } intervall på { $period }
       *[other] { $count } intervall på { $period }
    }

## Report: causes

report-findings = Orsaker
report-hints = Ledtrådar
report-hints-text = Svaga tecken som inte bevisar något. Titta här bara om inget annat hjälper.
# Opens the hints, where a cause stands above them.
report-hints-fold =
    { $count ->
        [one] { $count } svag ledtråd till en annan orsak
       *[other] { $count } svaga ledtrådar till andra orsaker
    }
# Small mark at expected behaviour.
report-benign = Väntat, inget att åtgärda
# A button below a finding, and what stands above the findings afterwards.
report-wrong = Slutsatsen stämmer inte
report-noted = Tack. Iakttagelsen har räknats som felaktig; sådana svar gör reglerna bättre.
# What a cause rests on; numbers follow, such as “18 lines, 3 devices and 17 intervals of 65 minutes”.
report-basis = Bygger på
# The devices concerned; names follow, and after five of them how many more.
report-devices = Enheter
report-more-devices =
    { $count ->
        [one] och { $count } till
       *[other] och { $count } till
    }
# Above the quoted lines.
report-evidence = Rader som visar det
# Opens the rest of the lines.
report-more-evidence =
    { $count ->
        [one] { $count } rad till
       *[other] { $count } rader till
    }
# Not all lines that speak for a cause are listed.
report-evidence-cut =
    { $count ->
        [one] Ytterligare { $count } rad talar för samma orsak.
       *[other] Ytterligare { $count } rader talar för samma orsak.
    }
# What makes a cause less sure; sentences follow.
report-against = Det här talar emot
# Button to the solution of a cause.
report-solution = Gör så här
# The same for expected behaviour.
report-solution-benign = Därför är det väntat
# Spoken name of a link to a line. { $line } is a number.
report-line = Rad { $line }
# The same in several files.
report-file-line = Fil { $file }, rad { $line }

## Report: what would decide it

report-missing = Uppgifter som saknas
report-cohorts = Enheter efter vad de visar
# Behind a number of devices and a colon.
cohort-unknown = något fungerar kanske inte, orsaken är okänd
cohort-hints = kanske ofarligt, inte bevisat
cohort-healthy = inget fel
report-odd = Rader som ingen regel förklarar
report-odd-text = De rapporterar ett fel, eller kan göra det. Rader som bara skiljer sig i siffror och namn räknas ihop; # står för det som skiljer.
# Above a query for Log Analytics.
report-query = Skicka hit det du får fram: resultatet av en fråga som CSV, en logg som den är.
report-again = Skicka ännu en logg

## Report: what became of the causes of an earlier report

# Invitation below the causes: heading, text, link.
recovery-invite-title = Är det verkligen åtgärdat?
recovery-invite-text = Skicka loggen från tiden efter ändringen. Waypost jämför de båda loggarna och visar för varje orsak om den är borta, finns kvar eller när det tidigast går att säga.
recovery-invite = Skicka loggen från tiden efter ändringen
# Heading of the answer, and the link to the earlier report.
recovery-title = Är det åtgärdat?
recovery-earlier = Tidigare rapport
# Small marks beside each cause.
recovery-gone = Syns inte längre
recovery-still-there = Finns kvar
recovery-too-early = För tidigt att säga
recovery-untold = Går inte att avgöra
# Gone. { $silent } and { $period } are lengths of time; { $count } is how often it was due; 0 where others like it go on.
recovery-beats =
    { $count ->
        [0] Rytmen på { $period } är bruten: det som har synts sedan dess följer den inte. Tystnad i slutet av loggen: { $silent }.
        [one] Har inte synts på { $silent }; med ett intervall på { $period } borde det ha synts en gång.
       *[other] Har inte synts på { $silent }; med ett intervall på { $period } borde det ha synts { $count } gånger.
    }
# Gone, without a rhythm.
recovery-rate =
    { $count ->
        [one] Har inte synts på { $silent }; lika ofta som förut borde det ha synts ungefär en gång.
       *[other] Har inte synts på { $silent }; lika ofta som förut borde det ha synts ungefär { $count } gånger.
    }
# Still there.
recovery-seen =
    { $count ->
        [one] Har synts en gång sedan den tidigare loggen slutade.
       *[other] Har synts { $count } gånger sedan den tidigare loggen slutade.
    }
# Too early. { $needed } is a length of time.
recovery-needed = Har inte synts på { $silent }, men det kan vara en slump. Syns det inte på { $needed } till är det åtgärdat.
recovery-devices =
    { $count ->
        [one] { $count } enhet finns i båda loggarna.
       *[other] { $count } enheter finns i båda loggarna.
    }
# Why nothing can be said.
recovery-why-no-times = Loggarna säger inte vilken dag allt hände, så de går inte att jämföra.
recovery-why-earlier = Den här loggen slutar före den tidigare.
recovery-why-other-devices = Ingen enhet från den tidigare loggen finns i den här.
recovery-why-not-connected = Enheterna är inte anslutna i slutet av den här loggen, så deras tystnad bevisar ingenting.
recovery-why-seen-once = Det syntes för sällan i den tidigare loggen för att veta hur ofta det är att vänta.
recovery-why-rules-changed = Reglerna har ändrats sedan den tidigare rapporten. Skicka den tidigare loggen en gång till.

## Report: codes

report-codes = Felkoder i loggen
report-codes-code = Kod
report-codes-count = Händelser
report-codes-devices = Enheter

## Report: the picture of drops and connects over time

timeline-title = Avbrott och anslutningar över tid
# { $from } and { $to } are times.
timeline-span = { $from } till { $to }
# Legend, and heads of the table columns.
timeline-drop = Avbrott
timeline-connect = Anslutning
timeline-fault = Annat fel
timeline-session = Ansluten
timeline-beat = Uppmätt intervall på { $period }
timeline-device = Enhet
# In place of a name where the log names no device.
timeline-no-device = ingen enhet angiven
# The row of all devices together, and how many drops and faults its highest column stands for. { $step } is a length of time.
timeline-fleet = Alla enheter
timeline-peak = Avbrott och fel för alla enheter, som mest: { $count } ({ $step } från { $time }).
timeline-more =
    { $count ->
        [one] { $count } enhet till visas inte.
       *[other] { $count } enheter till visas inte.
    }
# What a screen reader says of the picture.
timeline-description = { $devices }, från { $from } till { $to }. Tabellen nedan innehåller samma uppgifter.
# Opens the table.
timeline-table = Visa som tabell
# A cell lists times; so many more were left out.
timeline-cell-more = och { $count } till

## Command line: articles of a documentation checkout

# What was read, passed over and written, each a line.
import-articles =
    { $count ->
        [one] { $count } artikel läst
       *[other] { $count } artiklar lästa
    }
import-others =
    { $count ->
        [one] { $count } annan fil hoppades över: den nämner varken orsaker eller lösningar
       *[other] { $count } andra filer hoppades över: de nämner varken orsaker eller lösningar
    }
import-written =
    { $count ->
        [one] { $count } fil skriven
       *[other] { $count } filer skrivna
    }
# Instead of the number of files. --partial is an option and stays as it is.
import-nothing = Inget skrevs. Rätta det som inte kunde läsas, eller skriv resten med --partial.
# Faults that stop an article, and notes about what was left out or changed; each stands above in a line of its own.
import-errors =
    { $count ->
        [one] { $count } fel
       *[other] { $count } fel
    }
import-warnings =
    { $count ->
        [one] { $count } anmärkning
       *[other] { $count } anmärkningar
    }
# Stand in an imported article in place of a cause or a solution that it does not tell.
import-no-cause = Artikeln nämner inte orsaken
import-no-solution = Artikeln nämner ingen lösning

## Report: what was removed

report-redactions = Hemligheter togs bort
report-redactions-text = De stod i klartext i loggen. Alla som har haft loggen har kunnat läsa dem: byt ut nycklar, token och lösenord.
# Where only personal data was removed, such as addresses.
report-redactions-personal = Personuppgifter togs bort
# How to renew, by kind.
rotate-device-key = Byt nyckel för enheten eller åtkomstprincipen. Då slutar även alla token som skapats med den gamla nyckeln att gälla:
rotate-storage-key = Byt nyckel för lagringskontot:
rotate-credential = Byt lösenord och token där de utfärdades.
rotate-private-key = Skapa ett nytt nyckelpar och ett nytt certifikat, och återkalla det gamla certifikatet.

## Report: how the log was read

report-read = Så lästes loggen
report-read-format = Format
report-read-lines = Rader
report-read-events = Händelser
report-read-unread = Ej tolkade rader
report-read-devices = Enheter
report-read-from = Första händelsen
report-read-to = Sista händelsen
report-read-sdks = SDK:er
# Names of log formats. Names of products stay as they are.
format-app-log = Logg från ett program
format-c-sdk = Azure IoT device SDK för C
format-cloud-events = Event Grid (CloudEvents)
format-csharp = Azure IoT SDK för .NET
format-embedded = Logg från ett inbyggt system
format-event-grid = Event Grid
format-iot-edge = Azure IoT Edge
format-iot-hub-resource-log = Hubbens resurslogg
format-java = Azure IoT SDK för Java
format-log-analytics = Log Analytics
format-monitor-events = az iot hub monitor-events
format-mqtt-client = MQTT-klient
format-node = Azure IoT SDK för Node.js
format-python = Azure IoT device SDK för Python
format-service-error = Felsvar från hubben
format-service-message = Felsvar från hubben, äldre form
format-text = Text

## Report: the log itself

log-title = Loggen
# Below it; the first sentence only where there are such lines.
log-marked = Rader som talar för en orsak är markerade.
log-hint = Varje radnummer är en länk som du kan dela.
# Shown with JavaScript only. n and p are keys; they stay as they are.
log-keys = I loggen går du med n till nästa markerade rad och med p till den föregående.
# A run of lines that is folded. { $from } and { $to } are line numbers.
log-folded =
    { $count ->
        [one] Rad { $from }
       *[other] Rad { $from }–{ $to }
    }
# A run of lines that is not in the page.
log-left-out =
    { $count ->
        [one] { $count } rad är utelämnad här.
       *[other] { $count } rader är utelämnade här.
    }
# Mark at the end of a long line. { $count } is a number of bytes.
log-line-cut = … { $count } byte visas inte
# Spoken name of the link at a line that speaks for a cause.
log-line-evidence = Rad { $line }, talar för en orsak
# Form above the log: which lines are shown, and a text to look for.
log-level = Rader
log-level-all = Alla
log-level-evidence = Markerade
log-level-warning = Varningar och fel
log-level-error = Fel
log-find = Sök efter
log-show = Visa
log-show-all = Visa alla rader
# What the form found; the second sentence where a page cannot hold them all.
log-found =
    { $count ->
        [0] Inga rader hittades.
        [one] { $count } rad hittades.
       *[other] { $count } rader hittades.
    }
log-found-first =
    { $count ->
        [one] Bara den första visas.
       *[other] Bara de första { $count } visas.
    }
# Links from one line that speaks for a cause to the next.
log-first = Till den första markerade raden
log-next = Nästa markerade rad
log-previous = Föregående markerade rad
# Above the lines of a file, where several were sent. { $file } is its number.
log-file = Fil { $file }
log-file-named = Fil { $file }: { $name }

## Report: who made it, how long it is kept

# Small line above the heading. { $time } is a time.
report-made = Rapport skapad { $time }
# A stored report, when the rules have changed since; a link follows, to the page where logs are sent.
report-earlier = Rapporten skapades den { $date } med en äldre version av reglerna.
report-earlier-again = Analysera loggen igen med dagens regler
# A stored report, when only the articles have changed.
report-revised = Artiklarna har omarbetats sedan dess; här visas deras nuvarande text.
report-ticket = Ärende
report-note = Anteckning
report-kept = Så länge sparas rapporten
report-expires = Rapporten tas bort den { $date }. Till dess kan alla som har länken öppna den.
report-delete = Ta bort rapporten
# To the person who sent the log, once.
report-token-title = Din borttagningstoken
report-token-text = Den visas bara nu. Med den kan du ta bort rapporten senare, från vilken dator eller telefon som helst. I den här webbläsaren behövs den inte under det första dygnet.
# To the same person, next to an address; below it the page that the address leads to.
report-token-link = Din borttagningslänk
delete-text = Rapporten och loggen tas bort direkt. Det går inte att ångra.
delete-back = Tillbaka till rapporten
# To the same person later on, on the same device.
report-owner-text = Du skickade loggen från den här webbläsaren.
# To everybody else.
report-delete-other = Ta bort med borttagningstoken
report-token-label = Borttagningstoken
# Page after the deletion.
deleted-title = Rapporten är borttagen
deleted-text = Text, rader och iakttagelser har tagits bort. Länken leder inte längre någonstans.

## Report: how sure a cause is. Shown as a small mark next to the cause.

confidence-low = Ledtråd
confidence-medium = Trolig
confidence-high = Bevisad av loggen

## Report: how the log was read. One sentence each. { $count } counts what the sentence is about.

note-replaced-bytes =
    { $count ->
        [one] { $count } byte var ogiltig som text och ersattes.
       *[other] { $count } byte var ogiltiga som text och ersattes.
    }
note-local-time = Tiderna i loggen saknar tidszon. De behandlas som UTC.
note-no-times = Loggen innehåller inga tider, så inget kan sägas om intervall.
note-cut = Loggen var längre än vad webbplatsen läser. Bara den första delen lästes.
note-sampled = Loggen är mycket lång. Antalen är exakta, men raderna som visas är ett urval.
note-mixed-formats = Loggen innehåller flera format om vartannat. Varje rad har tolkats i sitt eget format.
note-nested-json =
    { $count ->
        [one] { $count } rad är för djupt nästlad och lästes som vanlig text.
       *[other] { $count } rader är för djupt nästlade och lästes som vanlig text.
    }
note-assumed-year = En del datum i loggen saknar år. De antas höra till det år som de andra datumen anger.
note-unknown-year = Loggen anger datum utan år. De visas utan år.
note-clock-unset = Vissa tider ser ut att komma från en enhet som inte har ställt sin klocka än (till exempel 1970). De räknas inte med i intervallen.
note-clock-ahead =
    { $count ->
        [one] Enhetens klocka verkar gå { $count } sekund före tjänstens: så långt isär ligger de anslutningar som finns i båda loggarna. Enhetens tider har flyttats bakåt.
       *[other] Enhetens klocka verkar gå { $count } sekunder före tjänstens: så långt isär ligger de anslutningar som finns i båda loggarna. Enhetens tider har flyttats bakåt.
    }
note-clock-behind =
    { $count ->
        [one] Enhetens klocka verkar gå { $count } sekund efter tjänstens: så långt isär ligger de anslutningar som finns i båda loggarna. Enhetens tider har flyttats framåt.
       *[other] Enhetens klocka verkar gå { $count } sekunder efter tjänstens: så långt isär ligger de anslutningar som finns i båda loggarna. Enhetens tider har flyttats framåt.
    }

## Report: what would decide what this log cannot. One instruction each. { $duration } is a length of time, such as “3 hours”.

missing-longer-log = En längre logg: minst { $duration } till.
missing-connect-events = Anslutningarna också, inte bara frånkopplingarna.
missing-connections = Anslutningarna och frånkopplingarna: kategorin Connections i hubbens resurslogg.
missing-device-log = Enhetens logg från samma tid.
missing-hub-log = Hubbens resurslogg från samma tid.
missing-way-to-hub = Ett test från enheten: är vägen till hubben öppen?
missing-diagnostic-setting = Om hubben inte för någon sådan logg än: diagnostikinställningen som slår på den.
missing-device-column = Kolumnen med enhets-id.
missing-times = En logg med tider.
missing-verbose-log = Enhetsloggen på en mer detaljerad nivå.

## Report: what speaks against a cause. { $cause } is the name of another cause.

against-other-cause = Samma rader passar även in på en annan orsak: { $cause }.
against-benign-rhythm = Det jämna intervallet är det som en tokenförnyelse ger, och en sådan är väntad.
against-few-intervals = Bara några få intervall syns. Det behövs fler för ett säkert besked.
against-no-reconnect-seen = Ingen återanslutning syns i loggen.
against-single-device = Bara en enhet är drabbad.
against-aftermath = Raderna kommer strax efter ett annat fel och kan vara en följd av det.
against-weak-wording = Meddelandets ordalydelse används för flera olika fel.
against-beside = Raderna nämner inget som hör till Azure IoT, och det klientbibliotek som skriver i samma logg rapporterar inget fel vid den tidpunkten.

## Report: what was removed before anything was stored. Names of secrets and of personal data, in a list with numbers in front.

redaction-shared-access-key = Delad åtkomstnyckel
redaction-azure-key = Azure-nyckel
redaction-possible-key = Värde som kan vara en nyckel
redaction-storage-account-key = Nyckel till lagringskonto
redaction-sas-signature = Signatur i en SAS-token
redaction-client-secret = Klienthemlighet
redaction-refresh-token = Uppdateringstoken
redaction-jwt = JSON-webbtoken
redaction-authorization = Authorization-huvud
redaction-cookie = Cookie
redaction-api-key = API-nyckel
redaction-password = Lösenord
redaction-wifi-password = Wifi-lösenord
redaction-private-key = Privat nyckel
redaction-tls-secret = Hemlighet för en TLS-session
redaction-device-key = Enhetsnyckel
redaction-packet-bytes = Byte i ett paket med lösenord
redaction-base64 = Kodad text med en hemlighet
redaction-email = E-postadress
redaction-ip = IP-adress
redaction-mac = MAC-adress

## Numbers, times, lists

# A whole number. Only separators are added; leave it as it is.
number-plain = { $number }
# A share in per cent. The space before the sign is a no-break space, as it is between number and unit below.
number-percent = { $number } %
# A time of day with its zone.
time-utc = { $time } UTC
duration-seconds =
    { $count ->
        [one] { $count } sekund
       *[other] { $count } sekunder
    }
duration-minutes =
    { $count ->
        [one] { $count } minut
       *[other] { $count } minuter
    }
duration-hours =
    { $count ->
        [one] { $count } timme
       *[other] { $count } timmar
    }
duration-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagar
    }
# Two units of one length of time: “1 hour 5 minutes”.
duration-pair = { $large } { $small }
# A list: all but its last item (“a, b”), then its end (“a, b and c”).
list-more = { $start }, { $next }
list-last = { $start } och { $last }

## Page of counts, for a support team

counts-title = Statistik
counts-lead = Orsaker som loggar har visat och svar på ”Hjälpte det?” under de senaste { $days } dagarna. Inget av detta kan kopplas till en person eller en rapport.
counts-causes = Orsaker
counts-none = Inget har räknats ännu.
# Columns of the table.
counts-cause = Orsak
counts-found = Hittad i loggar
counts-helped = Lösningen hjälpte
counts-wrong = Markerad som felaktig
# How many answers said that the solution helped.
counts-rate = { $helped } av { $answers }
counts-ends = Där inget återstod att prova
counts-unread = Loggar som inte gick att tolka, per format
