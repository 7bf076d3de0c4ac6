### Texts of the interface. One file per language; the keys and the variables in { } are the same in all of them.
###
### For translators: comments say where a text stands and how long it may be. Error names, commands, field names
### and SDK names are never translated. Address the reader as the existing documentation in your language does.
### Texts stand alone on the page: write them so that a tired person understands them at first reading.

## Language and site

# The language's own name, in the language itself. Stands in the language menu.
language-name = Deutsch
# Heading of the language menu, read by screen readers; next to it stands the current language.
language-menu = Sprache
# Title of the browser window. { $title } is the heading of the page.
page-title = { $title } – Waypost
# The same on a page that reports a mistake in a form. It is the first thing a screen reader says.
page-title-error = Fehler: { $title }
# One sentence for search engines and link previews.
site-description = Finden Sie heraus, woher ein Fehler kommt und was dagegen hilft: anhand eines Fehlercodes, eines Symptoms oder eines Protokolls.
# First link of every page, visible only on keyboard focus.
skip-to-content = Zum Hauptinhalt springen
# Name of the navigation at the top, read by screen readers.
site-navigation = Hauptmenü
# Link in the header to the page where a log is uploaded. Short.
nav-analyse = Protokoll auswerten
# Name of the search field in the header, read by screen readers; also its placeholder. Short.
nav-search = Code, Name, Stichwort
# Button of search fields. One word.
search-button = Suchen
# Link in the header; leads to the start page. Name of the product.
nav-home = Waypost, Startseite
# Foot of every page. First sentence: what is kept. Second: what is not.
footer-privacy = Geheime Daten werden aus einem Protokoll entfernt, bevor etwas gespeichert oder angezeigt wird. Waypost setzt ein Cookie, wenn Sie eine Sprache wählen. Wenn Sie ein Protokoll senden, können Sie mit einem zweiten Cookie den Bericht einen Tag lang löschen.
# Foot of every page: link to the description of the programming interface.
footer-api = API
footer-counts = Statistik

## Start page

# Main heading.
home-title = Vom Fehler zur Lösung
# Below the main heading. One or two sentences.
home-lead = Beginnen Sie mit dem, was Sie haben: einem Fehlercode, einem Symptom oder einem Protokoll. Waypost stellt ein paar Fragen und führt Sie zur Ursache und zu den Schritten, die helfen.
# Heading of the first way in: a field for a code or an error name.
home-code-title = Sie haben einen Code oder Namen
# Help text of that field.
home-code-hint = Zum Beispiel 404104 oder IoTHubUnauthorized
# Label of that field.
home-code-label = Fehlercode oder Fehlername
# Button of that field.
home-code-button = Öffnen
# Heading of the second way in: a list of what people see.
home-symptom-title = Sie kennen nur das Symptom
# Text below it.
home-symptom-hint = Wählen Sie aus einer Liste, was am ehesten passt. Einen Code brauchen Sie nicht.
# Link to that list further down on the page.
home-symptom-button = Liste anzeigen
# Heading of the third way in: upload of a log.
home-log-title = Sie haben ein Protokoll
# Text below it.
home-log-hint = Waypost zeigt Ihnen die Zeilen, die die Ursache belegen.
# Label of the file field.
home-log-label = Protokolldateien
# Button that sends the file.
home-log-button = Protokoll auswerten
# Link to the page where text can be pasted instead.
home-log-paste = Stattdessen Text einfügen
# Link to example logs on that page.
home-log-sample = Beispiel ausprobieren
# Shown while a file is dragged over the page (only with JavaScript).
home-log-drop = Datei hier ablegen
# Heading of the list of symptoms.
home-symptoms-title = Was sehen Sie?
# Below that heading.
home-symptoms-hint = Wählen Sie, was zutrifft. Waypost fragt dann nach, um die Ursache einzugrenzen.
# Button beside a question: reads a made-up log that shows it. Short. Screen readers add the question.
home-sample = Beispielprotokoll
# Opens the list of all symptoms, by error.
home-symptoms-all = Alle Symptome, nach Fehler geordnet

## Search

# Heading of the search page.
search-title = Suche
# Label of the search field on the search page.
search-label = Code, Name, Stichwörter oder eine Protokollzeile
# Number of results. { $query } is what was searched for.
search-count =
    { $count ->
        [one] { $count } Ergebnis für „{ $query }“
       *[other] { $count } Ergebnisse für „{ $query }“
    }
# Nothing was found.
search-none = Keine Ergebnisse für „{ $query }“
# What to do then.
search-none-hint = Prüfen Sie die Schreibweise, versuchen Sie es mit einem einzelnen Wort, oder wählen Sie auf der Startseite aus der Liste, was Sie sehen.
# Shown where the field was empty.
search-error-empty = Geben Sie einen Fehlercode, einen Fehlernamen oder ein Stichwort ein
# Shown where far more was pasted than a search can take.
search-error-long = Das ist zu lang für eine Suche. Suchen Sie nach einer einzelnen Zeile, oder lassen Sie Waypost das ganze Protokoll auswerten.
# Heading above the causes that a pasted line of a log shows.
search-finding-title = Ursachen, die zu diesem Text passen
# Below them, before a link to the page that reads whole logs.
search-finding-hint = Nur diese Zeilen wurden gelesen, nichts wurde gespeichert. Das ganze Protokoll zeigt mehr.
# A way on where nothing was found: leads to the start page.
search-way-code = Nach einem Code oder Namen suchen, zum Beispiel 404104
# Kind of a result: small text before its title.
search-kind-symptom = Symptom
search-kind-cause = Ursache
search-kind-solution = Lösung
# Small mark at a result that exists only in English.
search-english = auf Englisch

## Article page

# Heading of the table of contents at the side.
article-contents = Auf dieser Seite
# Box next to the article: the way into the questions.
article-wizard-title = Unsicher, welche Ursache zutrifft?
article-wizard-hint = Beantworten Sie bis zu drei Fragen. Danach sehen Sie nur die Schritte, die Sie betreffen.
article-wizard-button = Ursache finden
# Heading of the list of addresses that the article rests on.
article-sources = Quellen
# Link to the page with all symptoms, causes and solutions of the article as a drawing.
article-flow = Alle Wege auf einen Blick
# Notice above a text that is shown in English because its translation is missing.
fallback-notice = Dieser Text ist noch nicht übersetzt. Sie sehen ihn auf Englisch.
# The same where the content has no English at all.
fallback-notice-other = Dieser Text ist noch nicht übersetzt. Sie sehen ihn in der Sprache, in der er geschrieben wurde.
# Notice above a part that is shown in English because it was changed there and its translation was not yet.
stale-notice = Dieser Abschnitt wurde überarbeitet. Die Übersetzung ist noch nicht fertig, deshalb sehen Sie ihn auf Englisch.

## All paths of an article: a drawing in three columns and the same as a list

# Main heading. { $title } is the heading of the article.
flow-title = Vom Symptom zur Lösung: { $title }
# Below the heading.
flow-lead = Was zu sehen ist, woran es liegt und was hilft. Jedes Feld ist ein Link.
# What the drawing shows, for screen readers. All three variables are numbers.
flow-description = Schaubild in drei Spalten: { $symptoms } Symptome, { $causes } Ursachen, { $solutions } Lösungen. Linien führen von jedem Symptom zu seinen Ursachen und von jeder Ursache zu ihren Lösungen. Die Liste darunter enthält dasselbe.
# Headings of the three columns; also headings above several parts of an imported article.
flow-symptoms = Symptome
flow-causes = Ursachen
flow-solutions = Lösungen
# Heading of the list.
flow-list = Als Liste
# Before the causes of a symptom in the list.
flow-possible = Mögliche Ursachen
# Before the solutions of a cause in the list.
flow-helps = Was hilft
# In place of the causes of a symptom, and of the solutions of a cause, where there are none.
flow-dead-symptom = Keine Ursache bekannt
flow-dead-cause = Keine Lösung bekannt
# Link to the article that tells more of a cause. { $title } is its heading.
flow-same = Mehr dazu: { $title }
# Heading above the rules that recognise a cause in a log.
flow-rules = Woran es im Protokoll zu erkennen ist
flow-no-rules = Ein Protokoll kann diese Ursache nicht zeigen.
# How much a rule says: small mark beside its name.
flow-level-low = schwaches Zeichen
flow-level-medium = starkes Zeichen
flow-level-high = sicherer Beleg
# What a rule looks for: this word, then names of events, then one or several of the phrases below, with commas between.
flow-rule-find = sucht nach
flow-rule-ordered = nacheinander
flow-rule-near = nahe beieinander
flow-rule-count = { $count }-mal oder öfter
# { $from } and { $to } are lengths of time: “5 minutes”.
flow-rule-regular = alle { $from } bis { $to }, mindestens { $count }-mal
flow-rule-within = innerhalb von { $time }
flow-rule-device = bei demselben Gerät
flow-rule-distinct = aus { $count } verschiedenen Quellen oder mehr
flow-rule-share = bei mindestens { $share } % der Geräte
flow-rule-surge = { $factor }-mal so oft wie sonst
flow-rule-absent = ohne das, was darauf folgen müsste
# Before names of events.
flow-rule-unless = außer bei:

## Wizard: the questions

# Name of the list that shows how far one has come, read by screen readers.
wizard-progress = Fortschritt
# The three steps of that list. One or two words each.
wizard-step-symptom = Symptom
wizard-step-cause = Ursache
wizard-step-solution = Lösung
# Link back to the article. { $title } is the heading of the article.
wizard-article = Artikel: { $title }
# Question 1.
wizard-symptom-question = Was sehen Sie?
# Help text of question 1.
wizard-symptom-hint = Wählen Sie, was am ehesten passt. Sie können jede Antwort später ändern.
# Question 2.
wizard-cause-question = Welche Ursache passt am besten?
# Help text of question 2.
wizard-cause-hint = Die wahrscheinlichste Ursache steht zuerst. Um eine zu prüfen, öffnen Sie „So bestätigen Sie diese Ursache“.
# Opens the text that tells how to confirm one cause.
wizard-confirm = So bestätigen Sie diese Ursache
# Questions asked last, where the steps depend on the answer, the hint below them and the answer of who cannot say.
wizard-sdk-question = Welches SDK verwendet das Gerät?
wizard-protocol-question = Welches Übertragungsprotokoll verwendet das Gerät?
wizard-tier-question = Welchen Tarif hat der Hub?
wizard-aspect-hint = Die Schritte unterscheiden sich. Sie sehen nur die, die für Sie gelten.
wizard-unknown-aspect = Das weiß ich nicht
wizard-unknown-aspect-hint = Sie sehen dann die Schritte für alle Varianten.
# The last answer of each question.
wizard-unknown = Das kann ich nicht prüfen
# Help text of that answer, question 1.
wizard-unknown-symptom-hint = Sie wählen dann aus allen Ursachen.
# Help text of that answer, question 2.
wizard-unknown-cause-hint = Sie sehen dann zuerst die wahrscheinlichste Ursache und, wenn das nicht hilft, die nächste.
# Mark at the answer that was given before, when one comes back to change it.
wizard-current = Ihre bisherige Antwort
# Heading of the box that lists what is wrong with an answer.
error-summary-title = Es gibt ein Problem
# An answer in the address is not one of the choices (any more). Question 1.
wizard-rejected-symptom = Die Antwort in Ihrem Link steht nicht zur Auswahl. Wählen Sie, was Sie sehen.
# The same for question 2.
wizard-rejected-cause = Die Antwort in Ihrem Link steht nicht zur Auswahl. Wählen Sie die Ursache, die zutrifft.
# The same for SDK, protocol or tier.
wizard-rejected-aspect = Die Antwort in Ihrem Link steht nicht zur Auswahl. Wählen Sie neu.

## Wizard: the answers given so far

# Heading of the summary of answers.
answers-title = Ihre Antworten
# First column of that summary.
answers-symptom = Symptom
answers-cause = Ursache
answers-sdk = SDK
answers-protocol = Übertragungsprotokoll
answers-tier = Tarif
answers-ruled-out = Ausgeschlossen
# Link that changes an answer. Short.
answers-change = Ändern
# The same link as screen readers say it. Begins with the words of answers-change.
answers-change-symptom = Ändern: das Symptom
answers-change-cause = Ändern: die Ursache
answers-change-sdk = Ändern: das SDK
answers-change-protocol = Ändern: das Übertragungsprotokoll
answers-change-tier = Ändern: der Tarif
# Link that takes back that something was tried. Short.
answers-undo = Rückgängig
# The same link as screen readers say it. Begins with the words of answers-undo. { $title } is the cause.
answers-undo-cause = Rückgängig: „{ $title }“ wieder in die Auswahl aufnehmen
# Link that throws all answers away.
answers-restart = Neu beginnen

## Wizard: the solution

# Small line above the heading of a solution page, where the reader named the cause.
solution-caption = Die Ursache
# The same where the reader did not name it, and the most likely one is shown.
solution-caption-assumed = Die wahrscheinlichste Ursache
# Notice at an assumed cause.
solution-assumed = Sie haben diese Ursache nicht bestätigt. Prüfen Sie sie zuerst, wenn Sie können.
# Notice at expected behaviour.
solution-benign = Dieses Verhalten ist normal. Nichts ist defekt.
# Heading of the steps.
solution-title = Was zu tun ist
# A cause has several solutions; they stand below one another.
solution-several = Versuchen Sie die Lösungen in dieser Reihenfolge.
# Kind of a solution, shown as a small mark. Two or three words.
kind-none = Keine Änderung nötig
kind-check = Nur nachsehen
kind-change = Änderung nötig
kind-escalate = Anderes Team nötig
# Whom a solution interrupts, shown as a small mark next to the kind.
risk-none = Ohne Unterbrechung
risk-device = Unterbricht ein Gerät
risk-fleet = Unterbricht alle Geräte
# The article does not say whom. An instruction, as short as the others.
risk-unknown = Erst prüfen, was unterbrochen wird
# Question at the end of a solution, with two answers.
outcome-question = Hat das geholfen?
outcome-question-benign = Erklärt das, was Sie sehen?
outcome-yes = Ja
outcome-no = Nein, nächste Ursache zeigen
outcome-no-last = Nein
# Below the two answers, once at least five readers have said.
outcome-rate = Hat bei { $helped } von { $answers } Rückmeldungen geholfen.
# Page after “Yes”.
solved-title = Das freut uns
solved-text = Schließen Sie Ihr Ticket mit dem Text unten. So findet die nächste Person schneller ans Ziel.
solved-back = Zurück zur Lösung
# Page after every cause was tried.
exhausted-title = Keine der bekannten Lösungen hat geholfen
exhausted-text = Sie haben alle Ursachen geprüft, die Waypost zu diesem Symptom kennt. Eine andere Antwort auf „Was sehen Sie?“ führt zu weiteren Ursachen dieses Fehlers. Geben Sie den Tickettext auf dieser Seite an die Person weiter, die übernimmt. Darin steht, was Sie gesehen und was Sie ausgeschlossen haben.
exhausted-tried = Ausgeschlossen
exhausted-next = Was Sie jetzt tun können
exhausted-log = Lassen Sie Waypost ein Protokoll auswerten: Es kann eine Ursache zeigen, an die niemand gedacht hat.
exhausted-restart = Beginnen Sie neu, mit einer anderen Antwort auf „Was sehen Sie?“.

## Page in a frame of another site, such as a ticket

# Link to the whole page. Of an article or a solution; of a report.
embed-open = In Waypost öffnen
embed-report = Ganzen Bericht ansehen

## Text for a ticket

# Heading of the box that holds the text.
ticket-title = Für Ihr Ticket
ticket-hint = Der Link öffnet sich in der Sprache der Person, die ihn aufruft.
# Label of the text field.
ticket-text = Text
# Choice of the form and of the language of the text; the button applies it where scripts do not run.
ticket-form = Format
ticket-form-markdown = Markdown (GitHub, Azure DevOps)
ticket-form-jira = Jira
ticket-form-html = HTML
ticket-form-text = Reiner Text
ticket-language = Sprache des Tickets
ticket-show = Anzeigen
# Label of the field with the link.
ticket-link = Link für alle Sprachen
# Lines of the text itself.
ticket-symptom = Symptom
ticket-cause = Ursache
ticket-cause-assumed = Wahrscheinlichste Ursache, nicht bestätigt
ticket-ruled-out = Ausgeschlossen
ticket-solution = Was zu tun ist
ticket-solved = Lösung, die geholfen hat
ticket-exhausted = Nicht gefunden. Keine der bekannten Lösungen hat geholfen.
ticket-source = Waypost
ticket-confidence = Sicherheit
ticket-seen = Umfang
ticket-about = Erklärung
ticket-span = Zeitraum des Protokolls
ticket-missing = Was noch fehlt
# Buttons that JavaScript adds.
copy-button = Kopieren
copy-done = Kopiert

## Page to send a log on

# Main heading.
analyse-title = Protokoll auswerten
# Below the main heading.
analyse-lead = Waypost nennt die Ursache, zeigt die Zeilen, die sie belegen, und führt Sie zur Lösung.
# Label of the file field, and its help text.
analyse-file = Protokolldateien
analyse-file-hint = Text, JSON oder CSV, auch mit gzip, zstd oder zip gepackt. Mehrere Dateien werden gemeinsam ausgewertet. Zusammen höchstens { $size } MB.
# Label of the text field, and its help text.
analyse-text = Oder Zeilen einfügen
analyse-text-hint = Ein ganzer Tag zeigt mehr als der letzte Fehler: An den Abständen lassen sich Ursachen unterscheiden.
# Opens four fields that nobody has to fill in.
analyse-details = Titel, Ticket, Notiz, Aufbewahrungsdauer
analyse-field-title = Titel
analyse-field-ticket = Ticketnummer
analyse-field-note = Notiz
analyse-field-token = Zugriffstoken
# Under the field of the token; only on a server that asks for one.
analyse-token-hint = Dieser Server nimmt Protokolle nur mit Zugriffstoken an. Sie bekommen es von der Serveradministration. Es gilt nur für diesen Upload und wird nicht gespeichert.
analyse-field-expires = Aufbewahrungsdauer
# Errors at these fields.
analyse-error-title = Der Titel ist zu lang. Verwenden Sie höchstens 200 Zeichen.
analyse-error-ticket = Die Ticketnummer ist zu lang. Verwenden Sie höchstens 200 Zeichen.
analyse-error-note = Die Notiz ist zu lang. Verwenden Sie höchstens 4.000 Zeichen.
analyse-error-expires = So lange lässt sich der Bericht nicht aufbewahren. Wählen Sie eine Dauer aus der Liste.
analyse-error-after = Den früheren Bericht gibt es nicht mehr. Senden Sie das Protokoll ohne den Vergleich.
# Above the form, where the log is compared with an earlier report; a link to it follows.
analyse-after = Senden Sie das Protokoll aus der Zeit nach der Behebung. Zum Vergleich dient dieser Bericht:
# Button that sends the form.
analyse-button = Protokoll auswerten
# With JavaScript: while the file is on its way, while it is read, the button that stops it, and a broken connection.
upload-sending = Wird gesendet
upload-reading = Das Protokoll wird gelesen
upload-cancel = Abbrechen
upload-failed = Die Verbindung ist abgerissen, es wurde nichts gespeichert. Senden Sie die Datei noch einmal.
# Three short texts at the side: heading and text.
analyse-reads-title = Was gelesen wird
analyse-reads-text = Ressourcenprotokolle des Hubs, Exporte aus Log Analytics, Ausgaben der Azure CLI (az), Protokolle der Gerätebibliotheken und jeder Text mit Zeiten und Fehlercodes. Das Format wird automatisch erkannt.
analyse-secrets-title = Was mit geheimen Daten geschieht
analyse-secrets-text = Schlüssel, Token, Kennwörter und Adressen werden unkenntlich gemacht, bevor etwas gespeichert oder angezeigt wird. Der Bericht sagt, welche Arten gefunden wurden, damit Sie die betroffenen Daten erneuern können. Das Original wird nicht aufbewahrt.
analyse-kept-title = Aufbewahrungsdauer
# { $duration } is a length of time, such as “30 days”.
analyse-kept-text = Der Bericht bleibt { $duration } gespeichert und wird dann entfernt; Sie können ihn auch früher löschen. Nur wer den Link hat, kann ihn öffnen.
# The same without a server; { $command } is a command.
analyse-local-title = Das Protokoll darf Ihren Rechner nicht verlassen?
analyse-local-text = Das Befehlszeilenprogramm wertet es auf Ihrem Rechner aus und sendet nichts:
# Example logs that a newcomer can try. A heading, a line below it, then for each: what it shows, one line about it.
samples-title = Kein Protokoll zur Hand? Probieren Sie eines von diesen
samples-hint = Erfundene Protokolle, eines für jede dieser Fragen. Die Berichte dazu werden nach einem Tag entfernt.
# Button of each, and a link to the file itself. Screen readers add the title of the sample.
samples-button = Protokoll auswerten
samples-file = Datei ansehen

## Error pages

# One pair of heading and text for each kind of failure. Short, without blame, without technical terms.
error-bad-request-title = Diese Anfrage ließ sich nicht lesen
error-bad-request-text = Die Adresse oder das Formular enthält etwas, das Waypost nicht versteht. Gehen Sie zurück, und versuchen Sie es erneut, oder beginnen Sie auf der Startseite.
error-not-found-title = Diese Seite gibt es nicht
error-not-found-text = Vielleicht enthält die Adresse einen Tippfehler, oder sie führt zu etwas, das entfernt wurde. Suchen Sie stattdessen nach dem Code oder dem Namen.
# In place of these for a report.
error-no-report-title = Diesen Bericht gibt es nicht (mehr)
error-no-report-text = Berichte laufen ab, und wer sie erstellt hat, kann sie früher löschen. Ist der Link neu, kopieren Sie ihn noch einmal vollständig. Das Protokoll lässt sich jederzeit erneut senden.
error-method-title = Das geht hier nicht
error-method-text = Die Seite gibt es, aber sie lässt sich auf diese Weise nicht verwenden. Öffnen Sie sie von der Startseite aus.
error-timeout-title = Das hat zu lange gedauert
error-timeout-text = Die Anfrage wurde nicht rechtzeitig fertig. Versuchen Sie es erneut, gegebenenfalls mit einer kleineren Datei.
error-too-large-title = Das ist zu groß
error-too-large-text = Die Datei oder der Text ist größer, als diese Website annimmt. Senden Sie den Teil rund um den Fehler, oder komprimieren Sie die Datei.
error-media-title = Dieser Dateityp wird nicht unterstützt
error-media-text = Senden Sie ein Protokoll als Text, JSON oder CSV; eine einzelne Datei darf mit gzip, zstd oder zip gepackt sein.
error-unreadable-title = Die Datei ist leer oder beschädigt
error-unreadable-text = Senden Sie die Datei noch einmal, oder fügen Sie die Zeilen als Text ein.
error-too-many-title = Zu viele Anfragen
error-too-many-text = Warten Sie eine Minute, und versuchen Sie es dann erneut.
error-busy-title = Waypost ist ausgelastet
error-busy-text = Im Moment werden viele Protokolle ausgewertet. Versuchen Sie es in einer Minute erneut.
error-internal-title = Bei uns ist etwas schiefgegangen
error-internal-text = Der Fehler liegt bei uns und wurde festgehalten. Versuchen Sie es in einer Minute erneut.
# The following name one refusal exactly; they stand in place of the general pair of the same status above.
error-address-too-long-title = Die Adresse ist zu lang
error-address-too-long-text = Kopieren Sie den Link noch einmal; vielleicht wurde er unterwegs verändert.
error-not-acceptable-title = Diese Adresse liefert nur JSON
error-not-acceptable-text = Verlangen Sie im Header Accept den Typ application/json, oder lassen Sie den Header weg.
error-cross-site-title = Das kam von einer anderen Website
error-cross-site-text = Ein Formular einer anderen Website wurde an Waypost gesendet. Öffnen Sie die Seite hier, und senden Sie es noch einmal.
error-no-token-title = Zum Löschen ist das Löschtoken nötig
error-no-token-text = Es wurde einmal angezeigt, als der Bericht entstand. Ohne das Token bleibt der Bericht bestehen, bis er abläuft.
error-wrong-token-title = Das ist nicht das Löschtoken dieses Berichts
error-wrong-token-text = Kopieren Sie das Token noch einmal, und zwar vollständig. Ohne das Token bleibt der Bericht bestehen, bis er abläuft.
error-token-needed-title = Ein Zugriffstoken ist nötig
error-token-needed-text = Dieser Server nimmt Protokolle nur mit Zugriffstoken an. Sie bekommen es von der Serveradministration.
error-token-unknown-title = Dieses Zugriffstoken ist nicht bekannt
error-token-unknown-text = Kopieren Sie noch einmal das ganze Token. Vielleicht wurde es auch widerrufen: Fragen Sie den Betreiber dieses Servers.
error-scope-missing-title = Dieses Zugriffstoken erlaubt das nicht
# { $subject } is the name of a scope, such as reports:write.
error-scope-missing-text = Ihm fehlt die Berechtigung { $subject }. Ein Token mit dieser Berechtigung bekommen Sie vom Betreiber dieses Servers.
error-empty-title = Es gibt nichts zu lesen
error-empty-text = Wählen Sie eine Datei, oder fügen Sie die Zeilen eines Protokolls ein. Die Datei darf nicht leer sein.
error-not-a-log-title = Das ist kein Protokoll
# { $subject } is one of the “looks-like” texts below.
error-not-a-log-text = Es sieht aus wie { $subject }. Senden Sie ein Protokoll als Text, JSON oder CSV; eine einzelne Datei darf mit gzip, zstd oder zip gepackt sein.
error-unsupported-title = Diese gepackte Datei ist nicht lesbar
error-unsupported-text = Packen Sie nur ein einziges Protokoll hinein, oder senden Sie es ungepackt.
error-damaged-title = Die gepackte Datei ist beschädigt
# { $subject } is the name of the packing, such as gzip.
error-damaged-text = Die { $subject }-Datei lässt sich nicht bis zum Ende entpacken. Packen Sie sie noch einmal, oder senden Sie sie ungepackt.
error-too-complex-title = Das Protokoll ließ sich nicht rechtzeitig auswerten
error-too-complex-text = Senden Sie nur die Stunden rund um den Fehler oder nur die Einträge eines einzelnen Geräts.
error-store-unavailable-title = Berichte sind zurzeit nicht verfügbar
error-store-unavailable-text = Es wurde nichts gespeichert. Versuchen Sie es in einer Minute erneut.
error-store-full-title = Für einen weiteren Bericht ist kein Platz
error-store-full-text = Es wurde nichts gespeichert. Versuchen Sie es später erneut, oder werten Sie das Protokoll mit dem Befehlszeilenprogramm auf Ihrem eigenen Rechner aus.
# What a file was taken for by its first bytes; stands in error-not-a-log-text.
looks-like-pdf-document = ein PDF-Dokument
looks-like-png-picture = ein PNG-Bild
looks-like-jpeg-picture = ein JPEG-Bild
looks-like-gif-picture = ein GIF-Bild
looks-like-program = ein Programm
looks-like-windows-event-log = ein Windows-Ereignisprotokoll in Binärform
looks-like-sqlite-database = eine SQLite-Datenbank
looks-like-xz-archive = ein xz-Archiv
looks-like-7z-archive = ein 7z-Archiv
looks-like-bzip2-archive = ein bzip2-Archiv
looks-like-rar-archive = ein RAR-Archiv
looks-like-tar-archive = ein tar-Archiv
looks-like-packet-capture = eine Paketaufzeichnung
looks-like-old-office-document = ein Office-Dokument
looks-like-binary-data = Binärdaten
looks-like-compressed-file-inside-a-compressed-file = eine gepackte Datei in einer gepackten Datei; nur eine Ebene wird entpackt
looks-like-utf-32-text = Text in UTF-32; gelesen werden UTF-8 und UTF-16
# Heading above the links that lead on from an error page.
error-ways-on = So geht es weiter
error-way-home = Startseite: mit Code, Symptom oder Protokoll
error-way-list = Aus einer Liste wählen, was Sie sehen
error-way-log = Ein Protokoll von Waypost auswerten lassen
# Smallest print on an error page: the number helps when one asks for help.
error-status = Status { $status }

## Report: the first sentence

# One sentence per verdict, the heading of a report. “verdict-found” is followed by the name of the cause.
verdict-found = Das Protokoll zeigt die Ursache
verdict-expected = Das Protokoll zeigt nur normales Verhalten: kein Handlungsbedarf
verdict-hints = Das Protokoll gibt Hinweise, belegt aber keine Ursache
verdict-unknown = Etwas schlägt fehl oder könnte fehlschlagen, und das Protokoll sagt nicht, warum
verdict-healthy = Das Protokoll zeigt keinen Fehler
verdict-unrelated = Dieser Text enthält nichts zu Verbindungen oder Vorgängen, die Waypost kennt

# The same, first part of the heading of a report; the name of the cause follows on a new line.
report-verdict-high = Das Protokoll zeigt die Ursache
report-verdict-medium = Das Protokoll deutet auf eine wahrscheinliche Ursache hin
# Title of the browser window: both parts in one line.
report-heading = { $verdict }: { $cause }

## Report: the sentences below the heading

# Where and how often a cause was seen.
report-seen-lines =
    { $count ->
        [one] In { $count } Zeile gesehen.
       *[other] In { $count } Zeilen gesehen.
    }
report-seen-devices =
    { $count ->
        [one] Bei { $count } Gerät gesehen.
       *[other] Bei { $count } Geräten gesehen.
    }
# { $period } is a length of time, such as “65 minutes”.
report-seen-lines-period =
    { $count ->
        [one] In { $count } Zeile gesehen, Abstand: { $period }.
       *[other] In { $count } Zeilen gesehen, Abstand: { $period }.
    }
report-seen-devices-period =
    { $count ->
        [one] Bei { $count } Gerät gesehen, Abstand: { $period }.
       *[other] Bei { $count } Geräten gesehen, Abstand: { $period }.
    }
# Other causes stand further down.
report-also =
    { $count ->
        [one] Das Protokoll zeigt noch eine weitere Ursache.
       *[other] Das Protokoll zeigt noch { $count } weitere Ursachen.
    }
# Where no cause was found. { $events } is a number with its noun, such as “120 events”; { $devices } likewise.
report-lead-hints = Das Folgende sind nur Indizien. Sie zeigen, wo Sie suchen sollten und was noch fehlt.
report-lead-unknown = Waypost kann die Fehler mit diesem Protokoll nicht erklären ({ $events }, { $devices }). Weiter unten steht, was noch fehlt.
report-lead-healthy = Es wurde kein Fehler gefunden ({ $events }, { $devices }).
report-lead-unrelated = Kein Eintrag handelt von einem Gerät, einer Verbindung oder einer Anfrage. Ist es die richtige Datei?
report-count-lines =
    { $count ->
        [one] { $count } Zeile
       *[other] { $count } Zeilen
    }
report-count-events =
    { $count ->
        [one] { $count } Ereignis
       *[other] { $count } Ereignisse
    }
report-count-devices =
    { $count ->
        [0] kein benanntes Gerät
        [one] { $count } Gerät
       *[other] { $count } Geräte
    }
# { $period } is a length of time, such as “65 minutes”.
report-count-intervals =
    { $count ->
        [one] { $count } Abstand ({ $period })
       *[other] { $count } Abstände (je { $period })
    }

## Report: causes

report-findings = Ursachen
report-hints = Hinweise
report-hints-text = Schwache Anzeichen. Sie belegen nichts: Sehen Sie hier nur nach, wenn sonst nichts hilft.
# Opens the hints, where a cause stands above them.
report-hints-fold =
    { $count ->
        [one] { $count } schwacher Hinweis auf eine andere Ursache
       *[other] { $count } schwache Hinweise auf andere Ursachen
    }
# Small mark at expected behaviour.
report-benign = Normal, kein Handlungsbedarf
# A button below a finding, and what stands above the findings afterwards.
report-wrong = Dieser Befund ist falsch
report-noted = Danke. Der Befund wurde als falsch gezählt; solche Rückmeldungen verbessern die Regeln.
# What a cause rests on; numbers follow, such as “18 lines, 3 devices and 17 intervals of 65 minutes”.
report-basis = Grundlage
# The devices concerned; names follow, and after five of them how many more.
report-devices = Geräte
report-more-devices =
    { $count ->
        [one] und { $count } weiteres
       *[other] und { $count } weitere
    }
# Above the quoted lines.
report-evidence = Zeilen, die das belegen
# Opens the rest of the lines.
report-more-evidence =
    { $count ->
        [one] { $count } weitere Zeile
       *[other] { $count } weitere Zeilen
    }
# Not all lines that speak for a cause are listed.
report-evidence-cut =
    { $count ->
        [one] { $count } weitere Zeile spricht ebenfalls dafür.
       *[other] { $count } weitere Zeilen sprechen ebenfalls dafür.
    }
# What makes a cause less sure; sentences follow.
report-against = Was dagegenspricht
# Button to the solution of a cause.
report-solution = Was zu tun ist
# The same for expected behaviour.
report-solution-benign = Warum das normal ist
# Spoken name of a link to a line. { $line } is a number.
report-line = Zeile { $line }
# The same in several files.
report-file-line = Datei { $file }, Zeile { $line }

## Report: what would decide it

report-missing = Was noch fehlt
report-cohorts = Geräte nach dem, was sie zeigen
# Behind a number of devices and a colon.
cohort-unknown = etwas schlägt möglicherweise fehl, Ursache unbekannt
cohort-hints = vielleicht harmlos, nicht bewiesen
cohort-healthy = kein Fehler
report-odd = Zeilen, die keine Regel erklärt
report-odd-text = Sie melden einen Fehler oder könnten einen melden. Zeilen, die sich nur in Zahlen und Namen unterscheiden, sind zusammengezählt; # steht für das, was sich unterscheidet.
# Above a query for Log Analytics.
report-query = Laden Sie hier hoch, was Sie erhalten: das Ergebnis einer Abfrage als CSV, ein Protokoll so, wie es ist.
report-again = Ein weiteres Protokoll senden

## Report: what became of the causes of an earlier report

# Invitation below the causes: heading, text, link.
recovery-invite-title = Ist es wirklich behoben?
recovery-invite-text = Senden Sie das Protokoll aus der Zeit nach der Behebung. Waypost vergleicht beide und sagt zu jeder Ursache, ob sie behoben oder noch da ist oder wie viel Protokoll für eine Aussage noch fehlt.
recovery-invite = Protokoll zum Vergleich senden
# Heading of the answer, and the link to the earlier report.
recovery-title = Ist es behoben?
recovery-earlier = Früherer Bericht
# Small marks beside each cause.
recovery-gone = Nicht mehr aufgetreten
recovery-still-there = Noch da
recovery-too-early = Noch nicht absehbar
recovery-untold = Nicht feststellbar
# Gone. { $silent } and { $period } are lengths of time; { $count } is how often it was due; 0 where others like it go on.
recovery-beats =
    { $count ->
        [0] Der Takt von { $period } ist vorbei: Was seither zu sehen ist, folgt ihm nicht. Ruhe am Ende des Protokolls: { $silent }.
        [one] { $silent } lang nicht mehr gesehen; im Takt von { $period } wäre es in dieser Zeit einmal aufgetreten.
       *[other] { $silent } lang nicht mehr gesehen; im Takt von { $period } wäre es in dieser Zeit { $count }-mal aufgetreten.
    }
# Gone, without a rhythm.
recovery-rate =
    { $count ->
        [one] { $silent } lang nicht mehr gesehen; so häufig wie zuvor wäre es in dieser Zeit etwa einmal aufgetreten.
       *[other] { $silent } lang nicht mehr gesehen; so häufig wie zuvor wäre es in dieser Zeit etwa { $count }-mal aufgetreten.
    }
# Still there.
recovery-seen =
    { $count ->
        [one] Seit dem Ende des früheren Protokolls einmal gesehen.
       *[other] Seit dem Ende des früheren Protokolls { $count }-mal gesehen.
    }
# Too early. { $needed } is a length of time.
recovery-needed = { $silent } lang nicht mehr gesehen, doch das kann Zufall sein. Bleibt es weitere { $needed } aus, ist es behoben.
recovery-devices =
    { $count ->
        [one] { $count } Gerät steht in beiden Protokollen.
       *[other] { $count } Geräte stehen in beiden Protokollen.
    }
# Why nothing can be said.
recovery-why-no-times = Die Protokolle sagen nicht, an welchem Tag alles geschah; sie lassen sich deshalb nicht vergleichen.
recovery-why-earlier = Dieses Protokoll endet vor dem früheren.
recovery-why-other-devices = Kein Gerät des früheren Protokolls steht in diesem.
recovery-why-not-connected = Die Geräte sind am Ende dieses Protokolls nicht verbunden; dass nichts mehr zu sehen ist, beweist deshalb nichts.
recovery-why-seen-once = Im früheren Protokoll war es zu selten zu sehen, um zu wissen, wie oft es zu erwarten ist.
recovery-why-rules-changed = Die Regeln haben sich seit dem früheren Bericht geändert. Senden Sie das frühere Protokoll noch einmal.

## Report: codes

report-codes = Fehlercodes im Protokoll
report-codes-code = Code
report-codes-count = Ereignisse
report-codes-devices = Geräte

## Report: the picture of drops and connects over time

timeline-title = Abbrüche und Verbindungen im Zeitverlauf
# { $from } and { $to } are times.
timeline-span = { $from } bis { $to }
# Legend, and heads of the table columns.
timeline-drop = Abbruch
timeline-connect = Verbindungsaufbau
timeline-fault = Andere Störung
timeline-session = Verbunden
timeline-beat = Gemessener Abstand: { $period }
timeline-device = Gerät
# In place of a name where the log names no device.
timeline-no-device = kein Gerät genannt
# The row of all devices together, and how many drops and faults its highest column stands for. { $step } is a length of time.
timeline-fleet = Alle Geräte
timeline-peak = Abbrüche und Störungen aller Geräte, Spitze: { $count } ({ $step } ab { $time }).
timeline-more =
    { $count ->
        [one] { $count } weiteres Gerät wird nicht angezeigt.
       *[other] { $count } weitere Geräte werden nicht angezeigt.
    }
# What a screen reader says of the picture.
timeline-description = { $devices }, { $from } bis { $to }. Die Tabelle darunter enthält dasselbe.
# Opens the table.
timeline-table = Als Tabelle
# A cell lists times; so many more were left out.
timeline-cell-more = und { $count } weitere

## Command line: articles of a documentation checkout

# What was read, passed over and written, each a line.
import-articles =
    { $count ->
        [one] { $count } Artikel gelesen
       *[other] { $count } Artikel gelesen
    }
import-others =
    { $count ->
        [one] { $count } andere Datei übergangen: Sie nennt weder Ursachen noch Lösungen
       *[other] { $count } andere Dateien übergangen: Sie nennen weder Ursachen noch Lösungen
    }
import-written =
    { $count ->
        [one] { $count } Datei geschrieben
       *[other] { $count } Dateien geschrieben
    }
# Instead of the number of files. --partial is an option and stays as it is.
import-nothing = Nichts wurde geschrieben. Beheben Sie, was nicht gelesen werden konnte, oder schreiben Sie den Rest mit --partial.
# Faults that stop an article, and notes about what was left out or changed; each stands above in a line of its own.
import-errors =
    { $count ->
        [one] { $count } Fehler
       *[other] { $count } Fehler
    }
import-warnings =
    { $count ->
        [one] { $count } Hinweis
       *[other] { $count } Hinweise
    }
# Stand in an imported article in place of a cause or a solution that it does not tell.
import-no-cause = Der Artikel nennt die Ursache nicht
import-no-solution = Der Artikel nennt keine Lösung

## Report: what was removed

report-redactions = Geheime Daten wurden entfernt
report-redactions-text = Sie standen im Klartext im Protokoll. Wer das Protokoll hatte, konnte sie lesen: Ersetzen Sie Schlüssel, Token und Kennwörter.
# Where only personal data was removed, such as addresses.
report-redactions-personal = Personenbezogene Daten wurden entfernt
# How to renew, by kind.
rotate-device-key = Erneuern Sie den Schlüssel des Geräts oder der Richtlinie; Token, die mit dem alten Schlüssel erzeugt wurden, gelten dann nicht mehr:
rotate-storage-key = Erneuern Sie den Schlüssel des Speicherkontos:
rotate-credential = Ändern Sie Kennwörter und Token dort, wo sie ausgestellt wurden.
rotate-private-key = Erzeugen Sie ein neues Schlüsselpaar und ein neues Zertifikat, und sperren Sie das alte Zertifikat.

## Report: how the log was read

report-read = So wurde das Protokoll gelesen
report-read-format = Format
report-read-lines = Zeilen
report-read-events = Ereignisse
report-read-unread = Nicht verstandene Zeilen
report-read-devices = Geräte
report-read-from = Erstes Ereignis
report-read-to = Letztes Ereignis
report-read-sdks = SDKs
# Names of log formats. Names of products stay as they are.
format-app-log = Protokoll einer Anwendung
format-c-sdk = Azure IoT-Geräte-SDK für C
format-cloud-events = Event Grid (CloudEvents)
format-csharp = Azure IoT SDK für .NET
format-embedded = Protokoll eines Embedded-Geräts
format-event-grid = Event Grid
format-iot-edge = Azure IoT Edge
format-iot-hub-resource-log = Ressourcenprotokoll des Hubs
format-java = Azure IoT SDK für Java
format-log-analytics = Log Analytics
format-monitor-events = az iot hub monitor-events
format-mqtt-client = MQTT-Client
format-node = Azure IoT SDK für Node.js
format-python = Azure IoT-Geräte-SDK für Python
format-service-error = Fehlerantwort des Hubs
format-service-message = Fehlerantwort des Hubs, ältere Form
format-text = Text

## Report: the log itself

log-title = Das Protokoll
# Below it; the first sentence only where there are such lines.
log-marked = Zeilen, die für eine Ursache sprechen, sind markiert.
log-hint = Jede Zeilennummer ist ein Link, den Sie weitergeben können.
# Shown with JavaScript only. n and p are keys; they stay as they are.
log-keys = Im Protokoll springen Sie mit n zur nächsten markierten Zeile und mit p zur vorherigen.
# A run of lines that is folded. { $from } and { $to } are line numbers.
log-folded =
    { $count ->
        [one] Zeile { $from }
       *[other] Zeilen { $from } bis { $to }
    }
# A run of lines that is not in the page.
log-left-out =
    { $count ->
        [one] { $count } Zeile ist hier ausgelassen.
       *[other] { $count } Zeilen sind hier ausgelassen.
    }
# Mark at the end of a long line. { $count } is a number of bytes.
log-line-cut = … { $count } Bytes abgeschnitten
# Spoken name of the link at a line that speaks for a cause.
log-line-evidence = Zeile { $line }, spricht für eine Ursache
# Form above the log: which lines are shown, and a text to look for.
log-level = Zeilen
log-level-all = Alle
log-level-evidence = Markierte
log-level-warning = Warnungen und Fehler
log-level-error = Fehler
log-find = Suchen nach
log-show = Anzeigen
log-show-all = Alle Zeilen anzeigen
# What the form found; the second sentence where a page cannot hold them all.
log-found =
    { $count ->
        [0] Keine Zeile gefunden.
        [one] { $count } Zeile gefunden.
       *[other] { $count } Zeilen gefunden.
    }
log-found-first =
    { $count ->
        [one] Nur die erste wird angezeigt.
       *[other] Nur die ersten { $count } werden angezeigt.
    }
# Links from one line that speaks for a cause to the next.
log-first = Zur ersten markierten Zeile
log-next = Nächste markierte Zeile
log-previous = Vorherige markierte Zeile
# Above the lines of a file, where several were sent. { $file } is its number.
log-file = Datei { $file }
log-file-named = Datei { $file }: { $name }

## Report: who made it, how long it is kept

# Small line above the heading. { $time } is a time.
report-made = Bericht vom { $time }
# A stored report, when the rules have changed since; a link follows, to the page where logs are sent.
report-earlier = Dieser Bericht wurde am { $date } mit einem früheren Stand der Regeln erstellt.
report-earlier-again = Protokoll mit den heutigen Regeln erneut auswerten
# A stored report, when only the articles have changed.
report-revised = Die Artikel wurden seitdem überarbeitet; hier steht ihr heutiger Wortlaut.
report-ticket = Ticket
report-note = Notiz
report-kept = Aufbewahrungsdauer
report-expires = Dieser Bericht wird am { $date } entfernt. Bis dahin können ihn alle öffnen, die den Link haben.
report-delete = Bericht löschen
# To the person who sent the log, once.
report-token-title = Ihr Löschtoken
report-token-text = Es wird nur dieses eine Mal angezeigt. Damit können Sie diesen Bericht später von jedem Gerät aus löschen. Auf diesem Gerät geht das einen Tag lang auch ohne Token.
# To the same person, next to an address; below it the page that the address leads to.
report-token-link = Ihr Link zum Löschen
delete-text = Der Bericht und das Protokoll werden sofort gelöscht. Das lässt sich nicht rückgängig machen.
delete-back = Zurück zum Bericht
# To the same person later on, on the same device.
report-owner-text = Sie haben dieses Protokoll von diesem Gerät aus gesendet.
# To everybody else.
report-delete-other = Mit dem Löschtoken löschen
report-token-label = Löschtoken
# Page after the deletion.
deleted-title = Der Bericht ist gelöscht
deleted-text = Sein Text, seine Zeilen und seine Befunde wurden gelöscht. Der Link führt ab jetzt ins Leere.

## Report: how sure a cause is. Shown as a small mark next to the cause.

confidence-low = Hinweis
confidence-medium = Wahrscheinlich
confidence-high = Vom Protokoll belegt

## Report: how the log was read. One sentence each. { $count } counts what the sentence is about.

note-replaced-bytes =
    { $count ->
        [one] { $count } Byte war kein gültiger Text und wurde ersetzt.
       *[other] { $count } Bytes waren kein gültiger Text und wurden ersetzt.
    }
note-local-time = Die Zeiten im Protokoll haben keine Zeitzone. Sie werden als UTC behandelt.
note-no-times = Das Protokoll enthält keine Zeitangaben, daher lässt sich über Abstände nichts sagen.
note-cut = Das Protokoll war länger, als diese Website liest. Nur der erste Teil wurde gelesen.
note-sampled = Das Protokoll ist sehr lang. Gezählt wurde alles; die gezeigten Zeilen sind eine Auswahl.
note-mixed-formats = Das Protokoll enthält mehrere Formate. Jede Zeile wurde in dem Format gelesen, das zu ihr passt.
note-nested-json =
    { $count ->
        [one] { $count } Zeile ist zu tief verschachtelt und wurde als einfacher Text gelesen.
       *[other] { $count } Zeilen sind zu tief verschachtelt und wurden als einfacher Text gelesen.
    }
note-assumed-year = Einige Datumsangaben im Protokoll haben kein Jahr. Dort wird das Jahr der übrigen Datumsangaben angenommen.
note-unknown-year = Das Protokoll enthält Datumsangaben ohne Jahr. Sie werden ohne Jahr angezeigt.
note-clock-unset = Einige Zeiten sehen aus wie die eines Geräts, das seine Uhr noch nicht gestellt hat (zum Beispiel 1970). Für Abstände wurden sie nicht verwendet.
note-clock-ahead =
    { $count ->
        [one] Die Uhr des Geräts geht gegenüber der des Dienstes anscheinend { $count } Sekunde vor: Dieselben Verbindungen stehen in beiden Protokollen mit diesem Abstand. Von den Zeiten des Geräts wurde dieser Unterschied abgezogen.
       *[other] Die Uhr des Geräts geht gegenüber der des Dienstes anscheinend { $count } Sekunden vor: Dieselben Verbindungen stehen in beiden Protokollen mit diesem Abstand. Von den Zeiten des Geräts wurde dieser Unterschied abgezogen.
    }
note-clock-behind =
    { $count ->
        [one] Die Uhr des Geräts geht gegenüber der des Dienstes anscheinend { $count } Sekunde nach: Dieselben Verbindungen stehen in beiden Protokollen mit diesem Abstand. Zu den Zeiten des Geräts wurde dieser Unterschied addiert.
       *[other] Die Uhr des Geräts geht gegenüber der des Dienstes anscheinend { $count } Sekunden nach: Dieselben Verbindungen stehen in beiden Protokollen mit diesem Abstand. Zu den Zeiten des Geräts wurde dieser Unterschied addiert.
    }

## Report: what would decide what this log cannot. One instruction each. { $duration } is a length of time, such as “3 hours”.

missing-longer-log = Ein längeres Protokoll: mindestens { $duration } mehr.
missing-connect-events = Auch die Einträge zum Verbindungsaufbau, nicht nur die zur Trennung.
missing-connections = Die Einträge zu Verbindungsaufbau und Trennung: Kategorie Connections im Ressourcenprotokoll des Hubs.
missing-device-log = Das Geräteprotokoll aus derselben Zeit.
missing-hub-log = Das Ressourcenprotokoll des Hubs aus derselben Zeit.
missing-way-to-hub = Eine Prüfung vom Gerät aus: Ist der Weg zum Hub frei?
missing-diagnostic-setting = Falls der Hub noch kein solches Protokoll führt: die Diagnoseeinstellung, die es einschaltet.
missing-device-column = Die Spalte mit der Geräte-ID.
missing-times = Ein Protokoll mit Zeitangaben.
missing-verbose-log = Ein ausführlicheres Geräteprotokoll.

## Report: what speaks against a cause. { $cause } is the name of another cause.

against-other-cause = Dieselben Zeilen passen auch zu einer anderen Ursache: { $cause }.
against-benign-rhythm = Der regelmäßige Abstand ist der einer Tokenerneuerung, und die ist normal.
against-few-intervals = Es waren nur wenige Abstände zu sehen; für eine sichere Aussage sind mehr nötig.
against-no-reconnect-seen = Im Protokoll ist keine Wiederverbindung zu sehen.
against-single-device = Nur ein Gerät ist betroffen.
against-aftermath = Die Zeilen folgen kurz auf eine andere Störung und können deren Folge sein.
against-weak-wording = Der Wortlaut der Meldung kommt bei mehreren Störungen vor.
against-beside = In den Zeilen kommt Azure IoT nicht vor, und die Clientbibliothek daneben meldet zu dieser Zeit keine Störung.

## Report: what was removed before anything was stored. Names of secrets and of personal data, in a list with numbers in front.

redaction-shared-access-key = Shared-Access-Schlüssel
redaction-azure-key = Azure-Schlüssel
redaction-possible-key = Möglicher Schlüssel
redaction-storage-account-key = Speicherkontoschlüssel
redaction-sas-signature = Signatur eines SAS-Tokens
redaction-client-secret = Clientgeheimnis
redaction-refresh-token = Aktualisierungstoken
redaction-jwt = JSON Web Token
redaction-authorization = Authorization-Header
redaction-cookie = Cookie
redaction-api-key = API-Schlüssel
redaction-password = Kennwort
redaction-wifi-password = WLAN-Kennwort
redaction-private-key = Privater Schlüssel
redaction-tls-secret = TLS-Sitzungsgeheimnis
redaction-device-key = Geräteschlüssel
redaction-packet-bytes = Bytes eines Pakets mit Kennwort
redaction-base64 = Codierter Text mit geheimen Daten
redaction-email = E-Mail-Adresse
redaction-ip = IP-Adresse
redaction-mac = MAC-Adresse

## Numbers, times, lists

# A whole number. Only separators are added; leave it as it is.
number-plain = { $number }
# A share in per cent. Put a space before the sign if your language does.
number-percent = { $number } %
# A time of day with its zone.
time-utc = { $time } UTC
duration-seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
duration-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
duration-hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
duration-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
# Two units of one length of time: “1 Stunde 5 Minuten”.
duration-pair = { $large } { $small }
# A list: all but its last item (“a, b”), then its end (“a, b und c”).
list-more = { $start }, { $next }
list-last = { $start } und { $last }

## Page of counts, for a support team

counts-title = Statistik
counts-lead = Ursachen aus Protokollen und Antworten auf „Hat das geholfen?“ aus den letzten { $days } Tagen. Nichts davon lässt sich einer Person oder einem Bericht zuordnen.
counts-causes = Ursachen
counts-none = Bisher wurde nichts gezählt.
# Columns of the table.
counts-cause = Ursache
counts-found = In Protokollen gefunden
counts-helped = Lösung hat geholfen
counts-wrong = Als falsch gemeldet
# How many answers said that the solution helped.
counts-rate = { $helped } von { $answers }
counts-ends = Artikel ohne weitere Lösung
counts-unread = Nicht lesbare Protokolle nach Format
