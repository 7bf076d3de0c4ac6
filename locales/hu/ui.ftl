### Texts of the interface. One file per language; the keys and the variables in { } are the same in all of them.
###
### For translators: comments say where a text stands and how long it may be. Error names, commands, field names
### and SDK names are never translated. Address the reader as the existing documentation in your language does.
### Texts stand alone on the page: write them so that a tired person understands them at first reading.

## Language and site

# The language's own name, in the language itself. Stands in the language menu.
language-name = Magyar
# Heading of the language menu, read by screen readers; next to it stands the current language.
language-menu = Nyelv
# Title of the browser window. { $title } is the heading of the page.
page-title = { $title } – Waypost
# The same on a page that reports a mistake in a form. It is the first thing a screen reader says.
page-title-error = Hiba: { $title }
# One sentence for search engines and link previews.
site-description = Hibakód, tünet vagy napló alapján megmutatja a hiba okát és a teendőket.
# First link of every page, visible only on keyboard focus.
skip-to-content = Ugrás a fő tartalomra
# Name of the navigation at the top, read by screen readers.
site-navigation = Fő navigáció
# Link in the header to the page where a log is uploaded. Short.
nav-analyse = Napló elemzése
# Name of the search field in the header, read by screen readers; also its placeholder. Short.
nav-search = Kód, név vagy szavak
# Button of search fields. One word.
search-button = Keresés
# Link in the header; leads to the start page. Name of the product.
nav-home = Waypost, kezdőlap
# Foot of every page. First sentence: what is kept. Second: what is not.
footer-privacy = A Waypost eltávolítja a naplóból a titkos adatokat, mielőtt bármit tárolna vagy megjelenítene. Nyelvválasztáskor egy cookie készül. Napló küldésekor egy második is, amely egy napig érvényes, és a jelentés törléséhez kell.
# Foot of every page: link to the description of the programming interface.
footer-api = API
footer-counts = Statisztika

## Start page

# Main heading.
home-title = A hibától a megoldásig
# Below the main heading. One or two sentences.
home-lead = Induljon ki abból, ami kéznél van: egy hibakódból, egy tünetből vagy egy naplóból. A Waypost néhány kérdéssel elvezeti az okhoz és azokhoz a lépésekhez, amelyek segítenek.
# Heading of the first way in: a field for a code or an error name.
home-code-title = Ismeri a hiba kódját vagy nevét
# Help text of that field.
home-code-hint = Például 404104 vagy IoTHubUnauthorized
# Label of that field.
home-code-label = Hibakód vagy hibanév
# Button of that field.
home-code-button = Megnyitás
# Heading of the second way in: a list of what people see.
home-symptom-title = Csak a tünetet ismeri
# Text below it.
home-symptom-hint = Válassza ki a listából, ami a legközelebb áll hozzá. Kódra nincs szükség.
# Link to that list further down on the page.
home-symptom-button = A lista megnyitása
# Heading of the third way in: upload of a log.
home-log-title = Van naplófájlja
# Text below it.
home-log-hint = A Waypost megmutatja azokat a sorokat, amelyek az okot bizonyítják.
# Label of the file field.
home-log-label = Naplófájlok
# Button that sends the file.
home-log-button = Napló elemzése
# Link to the page where text can be pasted instead.
home-log-paste = Szöveg beillesztése fájl helyett
# Link to example logs on that page.
home-log-sample = Minta kipróbálása
# Shown while a file is dragged over the page (only with JavaScript).
home-log-drop = Húzza ide a fájlt
# Heading of the list of symptoms.
home-symptoms-title = Mit tapasztal?
# Below that heading.
home-symptoms-hint = Válassza ki azt a kérdést, amelyre igennel felelne. Innen további kérdések segítenek kiválasztani a valódi okot.
# Button beside a question: reads a made-up log that shows it. Short. Screen readers add the question.
home-sample = Mintanapló
# Opens the list of all symptoms, by error.
home-symptoms-all = Minden tünet, hibák szerint

## Search

# Heading of the search page.
search-title = Keresés
# Label of the search field on the search page.
search-label = Kód, név, szavak vagy egy naplósor
# Number of results. { $query } is what was searched for.
search-count =
    { $count ->
       *[other] { $count } találat erre: „{ $query }”
    }
# Nothing was found.
search-none = Nincs találat erre: „{ $query }”
# What to do then.
search-none-hint = Ellenőrizze az írásmódot, próbálja egyetlen szóval, vagy a kezdőlap listájából válassza ki, amit lát.
# Shown where the field was empty.
search-error-empty = Írjon be egy hibakódot, egy hibanevet vagy egy szót
# Shown where far more was pasted than a search can take.
search-error-long = Ez túl hosszú egy kereséshez. Keressen egyetlen sorra, vagy elemeztesse a Wayposttal a teljes naplót.
# Heading above the causes that a pasted line of a log shows.
search-finding-title = A szöveghez illő okok
# Below them, before a link to the page that reads whole logs.
search-finding-hint = A Waypost csak ezeket a sorokat olvasta el, és semmit sem tárolt. A teljes napló többet mutat.
# A way on where nothing was found: leads to the start page.
search-way-code = Keresés kódra vagy névre, például 404104
# Kind of a result: small text before its title.
search-kind-symptom = Tünet
search-kind-cause = Ok
search-kind-solution = Megoldás
# Small mark at a result that exists only in English.
search-english = angolul

## Article page

# Heading of the table of contents at the side.
article-contents = Ezen az oldalon
# Box next to the article: the way into the questions.
article-wizard-title = Nem biztos benne, melyik a valódi ok?
article-wizard-hint = Legfeljebb három kérdés után már csak azokat a lépéseket látja, amelyekre szüksége van.
article-wizard-button = Az ok megkeresése
# Heading of the list of addresses that the article rests on.
article-sources = Források
# Link to the page with all symptoms, causes and solutions of the article as a drawing.
article-flow = Az összes út áttekintése
# Notice above a text that is shown in English because its translation is missing.
fallback-notice = Ez a szöveg még nincs lefordítva, ezért angolul látja.
# The same where the content has no English at all.
fallback-notice-other = Ez a szöveg még nincs lefordítva. Azon a nyelven látja, amelyen íródott.
# Notice above a part that is shown in English because it was changed there and its translation was not yet.
stale-notice = Ez a rész megváltozott, a fordítása még nem készült el, ezért angolul látja.

## All paths of an article: a drawing in three columns and the same as a list

# Main heading. { $title } is the heading of the article.
flow-title = A tünettől a megoldásig: { $title }
# Below the heading.
flow-lead = Mi látszik, miért történik, és mi segít. Minden mező egy hivatkozás.
# What the drawing shows, for screen readers. All three variables are numbers.
flow-description = Rajz három oszlopban: { $symptoms } tünet, { $causes } ok, { $solutions } megoldás. A vonalak minden tünettől az okaihoz, minden októl a megoldásaihoz vezetnek. Az alatta álló lista ugyanezt mondja el.
# Headings of the three columns; also headings above several parts of an imported article.
flow-symptoms = Tünetek
flow-causes = Okok
flow-solutions = Megoldások
# Heading of the list.
flow-list = Ugyanez listában
# Before the causes of a symptom in the list.
flow-possible = Lehetséges okok
# Before the solutions of a cause in the list.
flow-helps = Ami segít
# In place of the causes of a symptom, and of the solutions of a cause, where there are none.
flow-dead-symptom = Nincs ismert ok
flow-dead-cause = Nincs ismert megoldás
# Link to the article that tells more of a cause. { $title } is its heading.
flow-same = Bővebben: { $title }
# Heading above the rules that recognise a cause in a log.
flow-rules = Miről ismerhető fel a naplóban
flow-no-rules = Ez az ok naplóból nem ismerhető fel.
# How much a rule says: small mark beside its name.
flow-level-low = gyenge jel
flow-level-medium = erős jel
flow-level-high = bizonyíték
# What a rule looks for: this word, then names of events, then one or several of the phrases below, with commas between.
flow-rule-find = ezt keresi:
flow-rule-ordered = egymás után
flow-rule-near = egymáshoz közel
flow-rule-count = legalább { $count } alkalommal
# { $from } and { $to } are lengths of time: “5 minutes”.
flow-rule-regular = szabályosan, { $from } és { $to } közötti időközökkel, legalább { $count } alkalommal
flow-rule-within = ennyi időn belül: { $time }
flow-rule-device = ugyanazon az eszközön
flow-rule-distinct = legalább { $count } különböző forrásból
flow-rule-share = az eszközök legalább { $share }%-án
flow-rule-surge = a szokásosnál gyakrabban ({ $factor }×)
flow-rule-absent = a várt folytatás nélkül
# Before names of events.
flow-rule-unless = nem, ha ez is előfordul:

## Wizard: the questions

# Name of the list that shows how far one has come, read by screen readers.
wizard-progress = Előrehaladás
# The three steps of that list. One or two words each.
wizard-step-symptom = Amit lát
wizard-step-cause = Ok
wizard-step-solution = Megoldás
# Link back to the article. { $title } is the heading of the article.
wizard-article = Cikk: { $title }
# Question 1.
wizard-symptom-question = Mit tapasztal?
# Help text of question 1.
wizard-symptom-hint = Válassza ki, ami a legközelebb áll hozzá. Később minden válasz módosítható.
# Question 2.
wizard-cause-question = Melyik ok illik a legjobban a helyzetre?
# Help text of question 2.
wizard-cause-hint = A legvalószínűbb ok áll elöl. Egy ok ellenőrzéséhez nyissa meg az „Így győződhet meg róla” részt.
# Opens the text that tells how to confirm one cause.
wizard-confirm = Így győződhet meg róla
# Questions asked last, where the steps depend on the answer, the hint below them and the answer of who cannot say.
wizard-sdk-question = Melyik SDK-t használja az eszköz?
wizard-protocol-question = Melyik protokollt használja az eszköz?
wizard-tier-question = Milyen szintű a hub?
wizard-aspect-hint = A lépések eltérnek. Csak azokat látja, amelyekre szüksége van.
wizard-unknown-aspect = Nem tudom
wizard-unknown-aspect-hint = Ekkor mindegyikhez látja a lépéseket.
# The last answer of each question.
wizard-unknown = Ezt nem tudom ellenőrizni
# Help text of that answer, question 1.
wizard-unknown-symptom-hint = Ekkor az összes ok közül választhat.
# Help text of that answer, question 2.
wizard-unknown-cause-hint = Ekkor először a legvalószínűbb okot kapja, és ha nem segít, a következőt.
# Mark at the answer that was given before, when one comes back to change it.
wizard-current = eddigi válasz
# Heading of the box that lists what is wrong with an answer.
error-summary-title = Hiba történt
# An answer in the address is not one of the choices (any more). Question 1.
wizard-rejected-symptom = A hivatkozásban lévő válasz nincs a választhatók között. Válassza ki, amit lát.
# The same for question 2.
wizard-rejected-cause = A hivatkozásban lévő válasz nincs a választhatók között. Válassza ki a megfelelő okot.
# The same for SDK, protocol or tier.
wizard-rejected-aspect = A hivatkozásban lévő válasz nincs a választhatók között. Válasszon újra.

## Wizard: the answers given so far

# Heading of the summary of answers.
answers-title = Az eddigi válaszok
# First column of that summary.
answers-symptom = Amit lát
answers-cause = Ok
answers-sdk = SDK
answers-protocol = Protokoll
answers-tier = Szint
answers-ruled-out = Kizárva
# Link that changes an answer. Short.
answers-change = Módosítás
# The same link as screen readers say it. Begins with the words of answers-change.
answers-change-symptom = Módosítás: amit lát
answers-change-cause = Módosítás: az ok
answers-change-sdk = Módosítás: az SDK
answers-change-protocol = Módosítás: a protokoll
answers-change-tier = Módosítás: a szint
# Link that takes back that something was tried. Short.
answers-undo = Visszavonás
# The same link as screen readers say it. Begins with the words of answers-undo. { $title } is the cause.
answers-undo-cause = Visszavonás: „{ $title }” ismét szóba jöhet
# Link that throws all answers away.
answers-restart = Újrakezdés

## Wizard: the solution

# Small line above the heading of a solution page, where the reader named the cause.
solution-caption = Az ok
# The same where the reader did not name it, and the most likely one is shown.
solution-caption-assumed = A legvalószínűbb ok
# Notice at an assumed cause.
solution-assumed = Még nem biztos, hogy valóban ez az ok. Ha teheti, előbb ellenőrizze.
# Notice at expected behaviour.
solution-benign = Ez várható működés. Semmi sem romlott el.
# Heading of the steps.
solution-title = Teendők
# A cause has several solutions; they stand below one another.
solution-several = Ebben a sorrendben próbálja ki őket.
# Kind of a solution, shown as a small mark. Two or three words.
kind-none = Beavatkozás nem kell
kind-check = Csak ellenőrzés
kind-change = Módosítás
kind-escalate = Más csapat feladata
# Whom a solution interrupts, shown as a small mark next to the kind.
risk-none = Nincs kiesés
risk-device = Egy eszköz kiesik
risk-fleet = Minden eszköz kiesik
# The article does not say whom. An instruction, as short as the others.
risk-unknown = Előbb nézze meg, mit érint
# Question at the end of a solution, with two answers.
outcome-question = Segített?
outcome-question-benign = Ez megmagyarázza a tünetet?
outcome-yes = Igen
outcome-no = Nem, jöhet a következő ok
outcome-no-last = Nem
# Below the two answers, once at least five readers have said.
outcome-rate = { $answers } visszajelzésből { $helped } szerint segített.
# Page after “Yes”.
solved-title = Ennek örülünk
solved-text = Zárja le a hibajegyet az alábbi szöveggel, hogy a következő kolléga hamarabb célba érjen.
solved-back = Vissza a megoldáshoz
# Page after every cause was tried.
exhausted-title = Egyik ismert megoldás sem segített
exhausted-text = Ehhez a tünethez már minden ismert okot kipróbált. Ha másképp válaszol a „Mit tapasztal?” kérdésre, a hiba más okaihoz jut. Adja át az itt látható, hibajegyhez készült szöveget annak, aki átveszi a munkát: benne van, mit tapasztalt, és mit zárt ki.
exhausted-tried = Kizárva
exhausted-next = Amit most tehet
exhausted-log = Elemezzen egy naplót a Wayposttal: olyan okot is megmutathat, amelyre senki sem gondolt.
exhausted-restart = Kezdje újra, és adjon más választ a „Mit tapasztal?” kérdésre.

## Page in a frame of another site, such as a ticket

# Link to the whole page. Of an article or a solution; of a report.
embed-open = Megnyitás a Waypostban
embed-report = A teljes jelentés megnyitása

## Text for a ticket

# Heading of the box that holds the text.
ticket-title = A hibajegyhez
ticket-hint = A hivatkozás az olvasó nyelvén nyílik meg.
# Label of the text field.
ticket-text = Szöveg
# Choice of the form and of the language of the text; the button applies it where scripts do not run.
ticket-form = Formátum
ticket-form-markdown = Markdown (GitHub, Azure DevOps)
ticket-form-jira = Jira
ticket-form-html = HTML
ticket-form-text = Egyszerű szöveg
ticket-language = A hibajegy nyelve
ticket-show = Megjelenítés
# Label of the field with the link.
ticket-link = Nyelvfüggetlen hivatkozás
# Lines of the text itself.
ticket-symptom = Amit látunk
ticket-cause = Ok
ticket-cause-assumed = Legvalószínűbb ok, nem ellenőrzött
ticket-ruled-out = Kizárva
ticket-solution = Teendők
ticket-solved = Bevált megoldás
ticket-exhausted = Nem ismert. Egyik ismert megoldás sem segített.
ticket-source = Waypost
ticket-confidence = Bizonyosság
ticket-seen = Előfordulás
ticket-about = Magyarázat
ticket-span = A napló időszaka
ticket-missing = Ami a biztos megállapításhoz még kell
# Buttons that JavaScript adds.
copy-button = Másolás
copy-done = Másolva

## Page to send a log on

# Main heading.
analyse-title = Napló elemzése
# Below the main heading.
analyse-lead = A Waypost megnevezi az okot, megmutatja az azt bizonyító sorokat, és elvezeti a megoldáshoz.
# Label of the file field, and its help text.
analyse-file = Naplófájlok
analyse-file-hint = Szöveges, JSON- vagy CSV-fájl, akár gzip, zstd vagy zip formátumban tömörítve. Több fájlt egyetlen esetként elemez a Waypost. Együtt legfeljebb { $size } MB.
# Label of the text field, and its help text.
analyse-text = Vagy illessze be a sorokat
analyse-text-hint = Egy teljes nap többet mutat, mint az utolsó hiba: az okokat az időközök alapján lehet megkülönböztetni.
# Opens four fields that nobody has to fill in.
analyse-details = Cím, hibajegy, megjegyzés, megőrzési idő
analyse-field-title = A jelentés címe
analyse-field-ticket = Hibajegy száma
analyse-field-note = Megjegyzés
analyse-field-token = Hozzáférési jogkivonat
# Under the field of the token; only on a server that asks for one.
analyse-token-hint = Ez a kiszolgáló csak hozzáférési jogkivonattal elemez naplókat. Kérjen egyet a kiszolgáló üzemeltetőjétől. Csak ehhez a feltöltéshez használjuk, és nem tároljuk.
analyse-field-expires = Megőrzési idő
# Errors at these fields.
analyse-error-title = A jelentés címe túl hosszú. Legfeljebb 200 karakter lehet.
analyse-error-ticket = A hibajegy száma túl hosszú. Legfeljebb 200 karakter lehet.
analyse-error-note = A megjegyzés túl hosszú. Legfeljebb 4000 karakter lehet.
analyse-error-expires = A jelentés nem őrizhető meg ilyen sokáig. Válasszon időt a listából.
analyse-error-after = A korábbi jelentés már nincs meg. Küldje el a naplót összehasonlítás nélkül.
# Above the form, where the log is compared with an earlier report; a link to it follows.
analyse-after = Küldje el a javítás utáni naplót. Az összehasonlítás alapja ez a jelentés:
# Button that sends the form.
analyse-button = Napló elemzése
# With JavaScript: while the file is on its way, while it is read, the button that stops it, and a broken connection.
upload-sending = Küldés folyamatban
upload-reading = A napló olvasása folyamatban
upload-cancel = Mégse
upload-failed = A kapcsolat megszakadt, semmi sem lett tárolva. Küldje el újra.
# Three short texts at the side: heading and text.
analyse-reads-title = Mit olvas a Waypost?
analyse-reads-text = A hub erőforrásnaplóit, a Log Analytics exportjait, az Azure CLI (az) kimenetét, az eszközoldali programkönyvtárak naplóit, és bármilyen szöveget, amelyben időpontok és hibakódok vannak. A formátumot magától felismeri.
analyse-secrets-title = Mi lesz a titkos adatokkal?
analyse-secrets-text = A Waypost elfedi a kulcsokat, a jogkivonatokat, a jelszavakat és a címeket, mielőtt bármit tárolna vagy megjelenítene. A jelentésben látható, milyen fajta titkos adatok voltak a naplóban, így azok lecserélhetők. Az eredeti nem marad meg.
analyse-kept-title = Meddig marad meg?
# { $duration } is a length of time, such as “30 days”.
analyse-kept-text = A jelentés { $duration } elteltével törlődik, de hamarabb is törölheti. Csak az nyithatja meg, akinél megvan a hivatkozása.
# The same without a server; { $command } is a command.
analyse-local-title = A napló nem hagyhatja el a gépét?
analyse-local-text = A parancssori program helyben elemzi a naplót, és semmit sem küld el:
# Example logs that a newcomer can try. A heading, a line below it, then for each: what it shows, one line about it.
samples-title = Nincs kéznél napló? Próbálja ki ezek egyikét
samples-hint = Kitalált naplók az alábbi tünetekhez. A jelentésük egy nap után törlődik.
# Button of each, and a link to the file itself. Screen readers add the title of the sample.
samples-button = Elemzés
samples-file = Fájl megtekintése

## Error pages

# One pair of heading and text for each kind of failure. Short, without blame, without technical terms.
error-bad-request-title = Ezt a kérést nem sikerült értelmezni
error-bad-request-text = A webcímben vagy az űrlapban olyasmi van, amit a Waypost nem ért. Lépjen vissza, és próbálja újra, vagy induljon ki a kezdőlapról.
error-not-found-title = Nincs ilyen oldal
error-not-found-text = Lehet, hogy a webcímet elgépelték, vagy olyasmire mutat, amit már eltávolítottak. Keressen inkább a kódra vagy a névre.
# In place of these for a report.
error-no-report-title = Ez a jelentés (már) nem található
error-no-report-text = A jelentések egy idő után lejárnak, és aki készítette őket, előbb is törölheti. Ha a hivatkozás új, másolja ki még egyszer, teljes egészében. A napló bármikor újra elküldhető.
error-method-title = Ez itt nem működik
error-method-text = Az oldal létezik, de így nem használható. Nyissa meg a kezdőlapról.
error-timeout-title = Ez túl sokáig tartott
error-timeout-text = A feldolgozás nem fejeződött be időben. Próbálja újra, és ha fájlt küldött, válasszon kisebbet.
error-too-large-title = Ez túl nagy
error-too-large-text = A fájl vagy a szöveg nagyobb annál, amit ez a webhely elfogad. Küldje el csak a hiba körüli részt, vagy tömörítse a fájlt.
error-media-title = Ez a fájltípus nem olvasható
error-media-text = Szöveges, JSON- vagy CSV-formátumú naplót küldjön; egyetlen fájl gzip, zstd vagy zip formátumban tömörítve is küldhető.
error-unreadable-title = A fájl üres vagy sérült
error-unreadable-text = Küldje el újra a fájlt, vagy illessze be a sorokat.
error-too-many-title = Túl sok a kérés
error-too-many-text = Várjon egy percet, majd próbálja újra.
error-busy-title = A Waypost most túlterhelt
error-busy-text = Jelenleg sok napló elemzése folyik. Próbálja újra egy perc múlva.
error-internal-title = Nálunk történt hiba
error-internal-text = A hibát feljegyeztük. Próbálja újra egy perc múlva.
# The following name one refusal exactly; they stand in place of the general pair of the same status above.
error-address-too-long-title = Túl hosszú a webcím
error-address-too-long-text = Másolja ki újra a hivatkozást; lehet, hogy útközben megváltozott.
error-not-acceptable-title = A válasz JSON
error-not-acceptable-text = Kérjen application/json típust az Accept fejlécben, vagy hagyja el a fejlécet.
error-cross-site-title = Ez egy másik webhelyről érkezett
error-cross-site-text = Egy másik webhely űrlapja érkezett a Wayposthoz. Nyissa meg itt az oldalt, és küldje el innen újra.
error-no-token-title = A törléshez törlési kód kell
error-no-token-text = A kód csak egyszer jelent meg, a jelentés készítésekor. Nélküle a jelentés a lejáratáig megmarad.
error-wrong-token-title = Nem ez a jelentés törlési kódja
error-wrong-token-text = Másolja ki újra a teljes kódot. Nélküle a jelentés a lejáratáig megmarad.
error-token-needed-title = Hozzáférési jogkivonat szükséges
error-token-needed-text = Ez a kiszolgáló csak hozzáférési jogkivonattal elemez naplókat. Kérjen egyet a kiszolgáló üzemeltetőjétől.
error-token-unknown-title = Ez a hozzáférési jogkivonat ismeretlen
error-token-unknown-text = Másolja ki újra a teljes jogkivonatot. Lehet, hogy már visszavonták: kérdezze meg a kiszolgáló üzemeltetőjét.
error-scope-missing-title = Ez a hozzáférési jogkivonat erre nem jogosít
# { $subject } is the name of a scope, such as reports:write.
error-scope-missing-text = Hiányzik belőle a következő jogosultság: { $subject }. Kérjen a kiszolgáló üzemeltetőjétől olyat, amelyben megvan.
error-empty-title = Nincs mit elolvasni
error-empty-text = Válasszon fájlt, vagy illessze be egy napló sorait. A fájl nem lehet üres.
error-not-a-log-title = Ez nem napló
# { $subject } is one of the “looks-like” texts below.
error-not-a-log-text = A jelek szerint ez { $subject }. Szöveges, JSON- vagy CSV-formátumú naplót küldjön; egyetlen fájl gzip, zstd vagy zip formátumban tömörítve is küldhető.
error-unsupported-title = Ez a tömörített fájl nem olvasható
error-unsupported-text = Csak egyetlen naplót tömörítsen bele, vagy küldje el tömörítés nélkül.
error-damaged-title = A tömörített fájl sérült
# { $subject } is the name of the packing, such as gzip.
error-damaged-text = Ezt a { $subject }-fájlt nem sikerült végig kicsomagolni. Tömörítse újra, vagy küldje el tömörítés nélkül.
error-too-complex-title = A naplót nem sikerült időben elemezni
error-too-complex-text = Csak a hiba körüli órákat küldje el, vagy egyetlen eszköz naplóját.
error-store-unavailable-title = A jelentések most nem érhetők el
error-store-unavailable-text = Semmit nem tároltunk. Próbálja újra egy perc múlva.
error-store-full-title = Nincs hely újabb jelentésnek
error-store-full-text = Semmit nem tároltunk. Próbálja újra később, vagy elemezze a naplót a saját gépén, a parancssori programmal.
# What a file was taken for by its first bytes; stands in error-not-a-log-text.
looks-like-pdf-document = PDF-dokumentum
looks-like-png-picture = PNG-kép
looks-like-jpeg-picture = JPEG-kép
looks-like-gif-picture = GIF-kép
looks-like-program = program
looks-like-windows-event-log = bináris Windows-eseménynapló
looks-like-sqlite-database = SQLite-adatbázis
looks-like-xz-archive = xz-archívum
looks-like-7z-archive = 7z-archívum
looks-like-bzip2-archive = bzip2-archívum
looks-like-rar-archive = RAR-archívum
looks-like-tar-archive = tar-archívum
looks-like-packet-capture = rögzített hálózati forgalom
looks-like-old-office-document = Office-dokumentum
looks-like-binary-data = bináris adat
looks-like-compressed-file-inside-a-compressed-file = tömörített fájl egy tömörített fájlban; csak egy réteg csomagolható ki
looks-like-utf-32-text = UTF-32-es szöveg; csak az UTF-8 és az UTF-16 olvasható
# Heading above the links that lead on from an error page.
error-ways-on = Merre tovább?
error-way-home = Kezdőlap: kód, tünet vagy napló alapján
error-way-list = Válassza ki a listából, amit lát
error-way-log = Elemezzen egy naplót a Wayposttal
# Smallest print on an error page: the number helps when one asks for help.
error-status = Állapotkód: { $status }

## Report: the first sentence

# One sentence per verdict, the heading of a report. “verdict-found” is followed by the name of the cause.
verdict-found = A napló megmutatja az okot
verdict-expected = A napló csak várható működést mutat: nincs teendő
verdict-hints = A napló ad támpontokat, de egyik okot sem bizonyítja
verdict-unknown = Valami nem működik, vagy lehet, hogy nem működik, és a naplóból nem derül ki, miért
verdict-healthy = A napló nem mutat hibát
verdict-unrelated = Ez a szöveg nem olyan kapcsolatról vagy műveletről szól, amelyet a Waypost ismer

# The same, first part of the heading of a report; the name of the cause follows on a new line.
report-verdict-high = A napló megmutatja az okot
report-verdict-medium = A napló egy valószínű okra utal
# Title of the browser window: both parts in one line.
report-heading = { $verdict }: { $cause }

## Report: the sentences below the heading

# Where and how often a cause was seen.
report-seen-lines =
    { $count ->
       *[other] { $count } sorban látható.
    }
report-seen-devices =
    { $count ->
       *[other] { $count } eszközön látható.
    }
# { $period } is a length of time, such as “65 minutes”.
report-seen-lines-period =
    { $count ->
       *[other] { $count } sorban látható, az időköz { $period }.
    }
report-seen-devices-period =
    { $count ->
       *[other] { $count } eszközön látható, az időköz { $period }.
    }
# Other causes stand further down.
report-also =
    { $count ->
        [one] A napló egy másik okot is mutat.
       *[other] A napló további { $count } okot is mutat.
    }
# Where no cause was found. { $events } is a number with its noun, such as “120 events”; { $devices } likewise.
report-lead-hints = Az alábbiak egyike sem bizonyított. Azt mutatják, hol érdemes keresni, és milyen adat kellene még.
report-lead-unknown = A Waypost ebből a naplóból nem tudja megmagyarázni a hibát ({ $events }, { $devices }). Lentebb látható, milyen adat kellene még.
report-lead-healthy = Nem található hiba ({ $events }, { $devices }).
report-lead-unrelated = Egyetlen bejegyzés sem szól eszközről, kapcsolatról vagy kérésről. Biztosan ez a megfelelő fájl?
report-count-lines =
    { $count ->
       *[other] { $count } sor
    }
report-count-events =
    { $count ->
       *[other] { $count } esemény
    }
report-count-devices =
    { $count ->
        [0] megnevezett eszköz nélkül
       *[other] { $count } eszköz
    }
# { $period } is a length of time, such as “65 minutes”.
report-count-intervals =
    { $count ->
       *[other] { $count } időköz ({ $period })
    }

## Report: causes

report-findings = Okok
report-hints = Támpontok
report-hints-text = Gyenge jelek. Semmit nem bizonyítanak: csak akkor nézze meg őket, ha semmi más nem segít.
# Opens the hints, where a cause stands above them.
report-hints-fold =
    { $count ->
       *[other] { $count } gyenge jel, amely más okra utal
    }
# Small mark at expected behaviour.
report-benign = Várható, nincs mit javítani
# A button below a finding, and what stands above the findings afterwards.
report-wrong = Ez a megállapítás téves
report-noted = Köszönjük. A megállapítást tévesként jegyeztük fel; a szabályokat az ilyen jelzések alapján javítjuk.
# What a cause rests on; numbers follow, such as “18 lines, 3 devices and 17 intervals of 65 minutes”.
report-basis = Ezen alapul
# The devices concerned; names follow, and after five of them how many more.
report-devices = Eszközök
report-more-devices =
    { $count ->
       *[other] és még { $count }
    }
# Above the quoted lines.
report-evidence = Ezek a sorok mutatják
# Opens the rest of the lines.
report-more-evidence =
    { $count ->
       *[other] További { $count } sor
    }
# Not all lines that speak for a cause are listed.
report-evidence-cut =
    { $count ->
       *[other] További { $count } sor is emellett szól.
    }
# What makes a cause less sure; sentences follow.
report-against = Ami ellene szól
# Button to the solution of a cause.
report-solution = Teendők
# The same for expected behaviour.
report-solution-benign = Miért várható ez?
# Spoken name of a link to a line. { $line } is a number.
report-line = { $line }. sor
# The same in several files.
report-file-line = { $file }. fájl, { $line }. sor

## Report: what would decide it

report-missing = Ami a biztos megállapításhoz még kell
report-cohorts = Eszközök aszerint, hogy mit mutatnak
# Behind a number of devices and a colon.
cohort-unknown = lehet, hogy valami nem működik, az ok ismeretlen
cohort-hints = talán ártalmatlan, nem bizonyított
cohort-healthy = nincs hiba
report-odd = Sorok, amelyeket egyik szabály sem magyaráz meg
report-odd-text = Hibát jeleznek, vagy jelezhetnek. Azokat a sorokat, amelyek csak számokban és nevekben térnek el, együtt számoltuk; a # jel az eltérő részt mutatja.
# Above a query for Log Analytics.
report-query = Küldje el itt, amit kapott: a lekérdezés eredményét CSV-ben, a naplót változatlanul.
report-again = Másik napló küldése

## Report: what became of the causes of an earlier report

# Invitation below the causes: heading, text, link.
recovery-invite-title = Valóban megszűnt a hiba?
recovery-invite-text = Küldje el a javítás utáni naplót. A Waypost összehasonlítja a kettőt, és minden okról megmondja, hogy megszűnt-e, fennáll-e még, vagy mikortól dönthető el.
recovery-invite = A javítás utáni napló küldése
# Heading of the answer, and the link to the earlier report.
recovery-title = Megszűnt a hiba?
recovery-earlier = Korábbi jelentés
# Small marks beside each cause.
recovery-gone = Már nem fordul elő
recovery-still-there = Még fennáll
recovery-too-early = Még nem dönthető el
recovery-untold = Nem állapítható meg
# Gone. { $silent } and { $period } are lengths of time; { $count } is how often it was due; 0 where others like it go on.
recovery-beats =
    { $count ->
        [0] A { $period } időköz megszűnt: ami azóta látható, nem ezt az ütemet követi. A napló végén előfordulás nélkül eltelt idő: { $silent }.
       *[other] Előfordulás nélkül eltelt idő: { $silent }. Ha az időköz még mindig { $period } volna, ezalatt { $count } alkalommal jelentkezett volna.
    }
# Gone, without a rhythm.
recovery-rate =
    { $count ->
       *[other] Előfordulás nélkül eltelt idő: { $silent }. A korábbi gyakorisággal ezalatt körülbelül { $count } alkalommal jelentkezett volna.
    }
# Still there.
recovery-seen =
    { $count ->
       *[other] A korábbi napló vége óta { $count } alkalommal fordult elő.
    }
# Too early. { $needed } is a length of time.
recovery-needed = Előfordulás nélkül eltelt idő: { $silent }, de ez véletlen is lehet. Ha további { $needed } telik el nélküle, az már azt mutatja, hogy megszűnt.
recovery-devices =
    { $count ->
       *[other] { $count } eszköz szerepel mindkét naplóban.
    }
# Why nothing can be said.
recovery-why-no-times = A naplókból nem derül ki, mi melyik napon történt, ezért nem hasonlíthatók össze.
recovery-why-earlier = Ez a napló a korábbinál előbb ér véget.
recovery-why-other-devices = A korábbi napló egyetlen eszköze sem szerepel ebben a naplóban.
recovery-why-not-connected = Az eszközök e napló végén nincsenek csatlakozva, ezért a csendjük semmit sem bizonyít.
recovery-why-seen-once = A korábbi naplóban túl ritkán fordult elő ahhoz, hogy tudni lehessen, milyen gyakran várható.
recovery-why-rules-changed = A szabályok a korábbi jelentés óta megváltoztak. Küldje el újra a korábbi naplót.

## Report: codes

report-codes = Hibakódok a naplóban
report-codes-code = Kód
report-codes-count = Események
report-codes-devices = Eszközök

## Report: the picture of drops and connects over time

timeline-title = Megszakadások és csatlakozások időrendben
# { $from } and { $to } are times.
timeline-span = { $from } – { $to }
# Legend, and heads of the table columns.
timeline-drop = Megszakadás
timeline-connect = Csatlakozás
timeline-fault = Egyéb hiba
timeline-session = Csatlakozva
timeline-beat = Mért időköz: { $period }
timeline-device = Eszköz
# In place of a name where the log names no device.
timeline-no-device = nincs megnevezett eszköz
# The row of all devices together, and how many drops and faults its highest column stands for. { $step } is a length of time.
timeline-fleet = Összes eszköz
timeline-peak = Az összes eszköz megszakadásai és hibái, csúcsérték: { $count } (kezdet: { $time }, időtartam: { $step }).
timeline-more =
    { $count ->
       *[other] További { $count } eszköz nem látható.
    }
# What a screen reader says of the picture.
timeline-description = Az ábrán: { $devices }, { $from } – { $to }. Az alábbi táblázat ugyanezt tartalmazza.
# Opens the table.
timeline-table = Ugyanez táblázatban
# A cell lists times; so many more were left out.
timeline-cell-more = és még { $count }

## Command line: articles of a documentation checkout

# What was read, passed over and written, each a line.
import-articles =
    { $count ->
        [one] { $count } cikk beolvasva
       *[other] { $count } cikk beolvasva
    }
import-others =
    { $count ->
        [one] { $count } másik fájl kimaradt: nem nevez meg sem okot, sem megoldást
       *[other] { $count } másik fájl kimaradt: nem nevez meg sem okot, sem megoldást
    }
import-written =
    { $count ->
        [one] { $count } fájl kiírva
       *[other] { $count } fájl kiírva
    }
# Instead of the number of files. --partial is an option and stays as it is.
import-nothing = A program semmit sem írt ki. Javítsa ki, amit nem lehetett beolvasni, vagy írassa ki a többit a --partial kapcsolóval.
# Faults that stop an article, and notes about what was left out or changed; each stands above in a line of its own.
import-errors =
    { $count ->
        [one] { $count } hiba
       *[other] { $count } hiba
    }
import-warnings =
    { $count ->
        [one] { $count } megjegyzés
       *[other] { $count } megjegyzés
    }
# Stand in an imported article in place of a cause or a solution that it does not tell.
import-no-cause = A cikk nem nevezi meg az okot
import-no-solution = A cikk nem nevez meg megoldást

## Report: what was removed

report-redactions = Titkos adatok eltávolítva
report-redactions-text = Olvasható szövegként szerepeltek a naplóban. Aki hozzáfért a naplóhoz, el tudta olvasni őket: cserélje le a kulcsokat, a jogkivonatokat és a jelszavakat.
# Where only personal data was removed, such as addresses.
report-redactions-personal = Személyes adatok eltávolítva
# How to renew, by kind.
rotate-device-key = Újítsa meg az eszköz vagy a szabályzat kulcsát; ettől a régi kulccsal készült jogkivonatok is érvényüket vesztik:
rotate-storage-key = Újítsa meg a tárfiók kulcsát:
rotate-credential = Cserélje le a jelszavakat és a jogkivonatokat ott, ahol kiadták őket.
rotate-private-key = Készítsen új kulcspárt és tanúsítványt, a régi tanúsítványt pedig vonja vissza.

## Report: how the log was read

report-read = A napló feldolgozása
report-read-format = Formátum
report-read-lines = Sorok
report-read-events = Események
report-read-unread = Nem értelmezett sorok
report-read-devices = Eszközök
report-read-from = Első esemény
report-read-to = Utolsó esemény
report-read-sdks = SDK-k
# Names of log formats. Names of products stay as they are.
format-app-log = Alkalmazásnapló
format-c-sdk = Azure IoT device SDK for C
format-cloud-events = Event Grid (CloudEvents)
format-csharp = Azure IoT SDK for .NET
format-embedded = Beágyazott eszköz naplója
format-event-grid = Event Grid
format-iot-edge = Azure IoT Edge
format-iot-hub-resource-log = A hub erőforrásnaplója
format-java = Azure IoT SDK for Java
format-log-analytics = Log Analytics
format-monitor-events = az iot hub monitor-events
format-mqtt-client = MQTT-kliens
format-node = Azure IoT SDK for Node.js
format-python = Azure IoT device SDK for Python
format-service-error = A hub hibaválasza
format-service-message = A hub hibaválasza, régebbi forma
format-text = Szöveg

## Report: the log itself

log-title = A napló
# Below it; the first sentence only where there are such lines.
log-marked = Az okok mellett szóló sorok meg vannak jelölve.
log-hint = Minden sorszám megosztható hivatkozás.
# Shown with JavaScript only. n and p are keys; they stay as they are.
log-keys = A naplóban az n billentyűvel a következő, a p billentyűvel az előző megjelölt sorra ugorhat.
# A run of lines that is folded. { $from } and { $to } are line numbers.
log-folded =
    { $count ->
        [one] { $from }. sor
       *[other] { $from }–{ $to }. sor
    }
# A run of lines that is not in the page.
log-left-out =
    { $count ->
       *[other] Innen { $count } sor kimaradt.
    }
# Mark at the end of a long line. { $count } is a number of bytes.
log-line-cut = … { $count } bájt levágva
# Spoken name of the link at a line that speaks for a cause.
log-line-evidence = { $line }. sor, egy ok mellett szól
# Form above the log: which lines are shown, and a text to look for.
log-level = Sorok
log-level-all = Mind
log-level-evidence = Megjelöltek
log-level-warning = Figyelmeztetések és hibák
log-level-error = Hibák
log-find = Keresett szöveg
log-show = Megjelenítés
log-show-all = Minden sor megjelenítése
# What the form found; the second sentence where a page cannot hold them all.
log-found =
    { $count ->
        [0] Nincs találat.
       *[other] { $count } találat.
    }
log-found-first =
    { $count ->
       *[other] Csak az első { $count } látható.
    }
# Links from one line that speaks for a cause to the next.
log-first = Az első megjelölt sorhoz
log-next = Következő megjelölt sor
log-previous = Előző megjelölt sor
# Above the lines of a file, where several were sent. { $file } is its number.
log-file = { $file }. fájl
log-file-named = { $file }. fájl: { $name }

## Report: who made it, how long it is kept

# Small line above the heading. { $time } is a time.
report-made = Jelentés, { $time }
# A stored report, when the rules have changed since; a link follows, to the page where logs are sent.
report-earlier = Ez a jelentés a szabályok korábbi változatával készült ({ $date }).
report-earlier-again = Elemeztesse újra a naplót a mostani szabályokkal
# A stored report, when only the articles have changed.
report-revised = A cikkeket azóta átdolgozták; itt a mai szövegük olvasható.
report-ticket = Hibajegy
report-note = Megjegyzés
report-kept = Meddig marad meg?
report-expires = Ez a jelentés törlődik ekkor: { $date }. Akinél megvan a hivatkozás, addig megnyithatja.
report-delete = A jelentés törlése
# To the person who sent the log, once.
report-token-title = A törlési kód
report-token-text = Csak most látható. Ezzel később bármelyik gépről törölheti a jelentést. Ezen a gépen egy napig a kód nélkül is megteheti.
# To the same person, next to an address; below it the page that the address leads to.
report-token-link = Törlési hivatkozás
delete-text = A jelentés és a napló azonnal törlődik. Ez nem vonható vissza.
delete-back = Vissza a jelentéshez
# To the same person later on, on the same device.
report-owner-text = Ezt a naplót erről a gépről küldte el.
# To everybody else.
report-delete-other = Törlés a törlési kóddal
report-token-label = Törlési kód
# Page after the deletion.
deleted-title = A jelentés törölve
deleted-text = A szövege, a sorai és a megállapításai törlődtek. A hivatkozás mostantól sehová sem vezet.

## Report: how sure a cause is. Shown as a small mark next to the cause.

confidence-low = Támpont
confidence-medium = Valószínű
confidence-high = A napló bizonyítja

## Report: how the log was read. One sentence each. { $count } counts what the sentence is about.

note-replaced-bytes =
    { $count ->
       *[other] { $count } bájt nem volt érvényes szöveg, ezért helyettesítő jel áll a helyén.
    }
note-local-time = A napló időpontjaiban nincs időzóna. UTC szerinti időként szerepelnek.
note-no-times = A naplóban nincsenek időpontok, ezért az időközökről semmit nem lehet mondani.
note-cut = A napló hosszabb volt annál, amennyit ez a webhely elolvas. Csak az első részét olvasta el.
note-sampled = A napló nagyon hosszú. A darabszámok pontosak; a látható sorok csak válogatás.
note-mixed-formats = A naplóban több formátum keveredik. A Waypost minden sort a saját formátuma szerint olvasott.
note-nested-json =
    { $count ->
       *[other] { $count } sorban túl mély az egymásba ágyazás, ezért a Waypost egyszerű szövegként olvasta.
    }
note-assumed-year = A napló egyes dátumaiban nincs év. A Waypost a többi dátum évét veszi alapul.
note-unknown-year = A naplóban a dátumok év nélkül szerepelnek, ezért itt is év nélkül láthatók.
note-clock-unset = Egyes időpontok olyan eszközre utalnak, amely még nem állította be az óráját (például 1970). Az időközökhöz a Waypost nem használta őket.
note-clock-ahead = Az eszköz órája a szolgáltatáséhoz képest valószínűleg { $count } másodpercet siet: a mindkét naplóban szereplő csatlakozások időpontja ennyivel tér el. A Waypost az eszköz időpontjait ennyivel korábbra tolta.
note-clock-behind = Az eszköz órája a szolgáltatáséhoz képest valószínűleg { $count } másodpercet késik: a mindkét naplóban szereplő csatlakozások időpontja ennyivel tér el. A Waypost az eszköz időpontjait ennyivel későbbre tolta.

## Report: what would decide what this log cannot. One instruction each. { $duration } is a length of time, such as “3 hours”.

missing-longer-log = Hosszabb napló: még legalább { $duration }.
missing-connect-events = A csatlakozási események is, nem csak a kapcsolatbontások.
missing-connections = A csatlakozások és a kapcsolatbontások: a hub erőforrásnaplójának Connections kategóriája.
missing-device-log = Az eszköznapló ugyanebből az időből.
missing-hub-log = A hub erőforrásnaplója ugyanebből az időből.
missing-way-to-hub = Ellenőrzés az eszközről: elérhető-e a hub?
missing-diagnostic-setting = Ha a hub még nem vezet ilyen naplót: az ezt bekapcsoló diagnosztikai beállítás.
missing-device-column = Az az oszlop, amelyben az eszközazonosító áll.
missing-times = Olyan napló, amelyben időpontok is vannak.
missing-verbose-log = Részletesebb szintű eszköznapló.

## Report: what speaks against a cause. { $cause } is the name of another cause.

against-other-cause = Ugyanezek a sorok egy másik okra is illenek: { $cause }.
against-benign-rhythm = A szabályos időköz a jogkivonat-megújításé, ami várható működés.
against-few-intervals = Csak néhány időköz látszik; a bizonyossághoz több kell.
against-no-reconnect-seen = A naplóban nincs újracsatlakozás.
against-single-device = Csak egyetlen eszköz érintett.
against-aftermath = A sorok röviddel egy másik hiba után keletkeztek, és annak a következményei is lehetnek.
against-weak-wording = Az üzenet szavai több hibánál is előfordulnak.
against-beside = A sorok az Azure IoT egyetlen elemét sem említik, és a mellettük naplózó kliensoldali SDK akkor nem jelez hibát.

## Report: what was removed before anything was stored. Names of secrets and of personal data, in a list with numbers in front.

redaction-shared-access-key = Megosztott hozzáférési kulcs
redaction-azure-key = Azure-kulcs
redaction-possible-key = Kulcsnak látszó érték
redaction-storage-account-key = Tárfiók kulcsa
redaction-sas-signature = SAS-jogkivonat aláírása
redaction-client-secret = Titkos ügyfélkód (client secret)
redaction-refresh-token = Frissítési jogkivonat
redaction-jwt = JSON webes jogkivonat (JWT)
redaction-authorization = Authorization-fejléc
redaction-cookie = Cookie
redaction-api-key = API-kulcs
redaction-password = Jelszó
redaction-wifi-password = Wi-Fi-jelszó
redaction-private-key = Privát kulcs
redaction-tls-secret = TLS-munkamenet titka
redaction-device-key = Eszközkulcs
redaction-packet-bytes = Jelszót tartalmazó csomag bájtjai
redaction-base64 = Titkos adatot tartalmazó kódolt szöveg
redaction-email = E-mail-cím
redaction-ip = IP-cím
redaction-mac = MAC-cím

## Numbers, times, lists

# A whole number. Only separators are added; leave it as it is.
number-plain = { $number }
# A share in per cent. Put a space before the sign if your language does.
number-percent = { $number }%
# A time of day with its zone.
time-utc = { $time } UTC
duration-seconds =
    { $count ->
       *[other] { $count } másodperc
    }
duration-minutes =
    { $count ->
       *[other] { $count } perc
    }
duration-hours =
    { $count ->
       *[other] { $count } óra
    }
duration-days =
    { $count ->
       *[other] { $count } nap
    }
# Two units of one length of time: “1 hour 5 minutes”.
duration-pair = { $large } { $small }
# A list: all but its last item (“a, b”), then its end (“a, b and c”).
list-more = { $start }, { $next }
list-last = { $start } és { $last }

## Page of counts, for a support team

counts-title = Statisztika
counts-lead = A naplókban talált okok és a „Segített?” kérdésre adott válaszok az elmúlt { $days } napból. Ezekből sem személyre, sem jelentésre nem lehet következtetni.
counts-causes = Okok
counts-none = Még nincs mit összesíteni.
# Columns of the table.
counts-cause = Ok
counts-found = Naplókban megtalálva
counts-helped = A megoldás segített
counts-wrong = Tévesnek jelölve
# How many answers said that the solution helped.
counts-rate = { $answers } válaszból { $helped }
counts-ends = Ahol már nem maradt mit kipróbálni
counts-unread = Naplók, amelyekből semmit sem lehetett kiolvasni, formátum szerint
