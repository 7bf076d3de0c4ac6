### Texts of the interface. One file per language; the keys and the variables in { } are the same in all of them.
###
### For translators: comments say where a text stands and how long it may be. Error names, commands, field names
### and SDK names are never translated. Address the reader as the existing documentation in your language does.
### Texts stand alone on the page: write them so that a tired person understands them at first reading.

## Language and site

# The language's own name, in the language itself. Stands in the language menu.
language-name = Türkçe
# Heading of the language menu, read by screen readers; next to it stands the current language.
language-menu = Dil
# Title of the browser window. { $title } is the heading of the page.
page-title = { $title } – Waypost
# The same on a page that reports a mistake in a form. It is the first thing a screen reader says.
page-title-error = Hata: { $title }
# One sentence for search engines and link previews.
site-description = Bir hatanın nedenini ve yapılması gerekenleri bulun: hata kodundan, gördüğünüz belirtiden veya bir günlükten yola çıkarak.
# First link of every page, visible only on keyboard focus.
skip-to-content = Ana içeriğe geç
# Name of the navigation at the top, read by screen readers.
site-navigation = Ana menü
# Link in the header to the page where a log is uploaded. Short.
nav-analyse = Günlük dosyası incele
# Name of the search field in the header, read by screen readers; also its placeholder. Short.
nav-search = Kod, ad veya sözcük
# Button of search fields. One word.
search-button = Ara
# Link in the header; leads to the start page. Name of the product.
nav-home = Waypost, başlangıç sayfası
# Foot of every page. First sentence: what is kept. Second: what is not.
footer-privacy = Günlük dosyası saklanmadan veya gösterilmeden önce içindeki gizli bilgiler çıkarılır. Waypost yalnızca iki durumda çerez kullanır: dil seçerseniz ve günlük gönderirseniz. İkincisi bir gün geçerlidir ve raporu silebilmenizi sağlar.
# Foot of every page: link to the description of the programming interface.
footer-api = API
footer-counts = İstatistikler

## Start page

# Main heading.
home-title = Hatadan çözüme
# Below the main heading. One or two sentences.
home-lead = Elinizde ne varsa onunla başlayın: bir hata kodu, gördüğünüz belirti veya bir günlük. Waypost birkaç soru sorar, sizi nedene ve işe yarayan adımlara götürür.
# Heading of the first way in: a field for a code or an error name.
home-code-title = Elinizde kod veya ad varsa
# Help text of that field.
home-code-hint = Örneğin 404104 veya IoTHubUnauthorized
# Label of that field.
home-code-label = Hata kodu veya adı
# Button of that field.
home-code-button = Aç
# Heading of the second way in: a list of what people see.
home-symptom-title = Yalnızca belirtiyi biliyorsanız
# Text below it.
home-symptom-hint = Listeden en yakın olanı seçin. Koda ihtiyacınız yok.
# Link to that list further down on the page.
home-symptom-button = Listeyi göster
# Heading of the third way in: upload of a log.
home-log-title = Elinizde günlük dosyası varsa
# Text below it.
home-log-hint = Waypost, nedeni kanıtlayan satırları size gösterir.
# Label of the file field.
home-log-label = Günlük dosyaları
# Button that sends the file.
home-log-button = Günlüğü incele
# Link to the page where text can be pasted instead.
home-log-paste = Dosya yerine metin yapıştır
# Link to example logs on that page.
home-log-sample = Örnek günlük dene
# Shown while a file is dragged over the page (only with JavaScript).
home-log-drop = Dosyayı buraya bırakın
# Heading of the list of symptoms.
home-symptoms-title = Ne görüyorsunuz?
# Below that heading.
home-symptoms-hint = “Evet” diye yanıtlayacağınız soruyu seçin. Sonraki sorular, olası nedenleri birbirinden ayırır.
# Button beside a question: reads a made-up log that shows it. Short. Screen readers add the question.
home-sample = Örnek günlük
# Opens the list of all symptoms, by error.
home-symptoms-all = Bütün belirtiler, hatalara göre

## Search

# Heading of the search page.
search-title = Arama
# Label of the search field on the search page.
search-label = Kod, ad, sözcük veya bir günlük satırı
# Number of results. { $query } is what was searched for.
search-count =
    { $count ->
       *[other] “{ $query }” için { $count } sonuç
    }
# Nothing was found.
search-none = “{ $query }” için sonuç bulunamadı
# What to do then.
search-none-hint = Yazımı kontrol edin, tek bir sözcükle arayın veya başlangıç sayfasındaki listeden gördüğünüzü seçin.
# Shown where the field was empty.
search-error-empty = Bir hata kodu, hata adı veya sözcük girin
# Shown where far more was pasted than a search can take.
search-error-long = Metin, arama için çok uzun. Tek bir satırla arayın veya günlüğün tamamını Waypost’a inceletin.
# Heading above the causes that a pasted line of a log shows.
search-finding-title = Bu metne uyan nedenler
# Below them, before a link to the page that reads whole logs.
search-finding-hint = Yalnızca bu satırlar okundu, hiçbir şey saklanmadı. Günlüğün tamamı daha fazlasını gösterir.
# A way on where nothing was found: leads to the start page.
search-way-code = Bir kod veya adla arayın, örneğin 404104
# Kind of a result: small text before its title.
search-kind-symptom = Belirti
search-kind-cause = Neden
search-kind-solution = Çözüm
# Small mark at a result that exists only in English.
search-english = İngilizce

## Article page

# Heading of the table of contents at the side.
article-contents = Bu sayfada
# Box next to the article: the way into the questions.
article-wizard-title = Nedenin hangisi olduğundan emin değil misiniz?
article-wizard-hint = En çok üç soruyu yanıtlayın, yalnızca sizin durumunuza uyan adımları görün.
article-wizard-button = Nedeni bul
# Heading of the list of addresses that the article rests on.
article-sources = Kaynaklar
# Link to the page with all symptoms, causes and solutions of the article as a drawing.
article-flow = Bütün yolları bir bakışta göster
# Notice above a text that is shown in English because its translation is missing.
fallback-notice = Bu metin henüz Türkçeye çevrilmedi. İngilizcesini görüyorsunuz.
# The same where the content has no English at all.
fallback-notice-other = Bu metin henüz çevrilmedi. Yazıldığı dilde görüyorsunuz.
# Notice above a part that is shown in English because it was changed there and its translation was not yet.
stale-notice = Bu bölüm güncellendi. Çevirisi henüz hazır olmadığı için İngilizcesini görüyorsunuz.

## All paths of an article: a drawing in three columns and the same as a list

# Main heading. { $title } is the heading of the article.
flow-title = Belirtiden çözüme: { $title }
# Below the heading.
flow-lead = Görülen belirti, bunun nedeni ve çözümü. Her kutu bir bağlantıdır.
# What the drawing shows, for screen readers. All three variables are numbers.
flow-description = Üç sütunlu çizim: { $symptoms } belirti, { $causes } neden, { $solutions } çözüm. Çizgiler her belirtiden nedenlerine, her nedenden çözümlerine gider. Aşağıdaki liste aynı bilgileri içerir.
# Headings of the three columns; also headings above several parts of an imported article.
flow-symptoms = Belirtiler
flow-causes = Nedenler
flow-solutions = Çözümler
# Heading of the list.
flow-list = Aynı bilgiler liste olarak
# Before the causes of a symptom in the list.
flow-possible = Olası nedenler
# Before the solutions of a cause in the list.
flow-helps = İşe yarayan çözümler
# In place of the causes of a symptom, and of the solutions of a cause, where there are none.
flow-dead-symptom = Bilinen bir neden yok
flow-dead-cause = Bilinen bir çözüm yok
# Link to the article that tells more of a cause. { $title } is its heading.
flow-same = Ayrıntısı: { $title }
# Heading above the rules that recognise a cause in a log.
flow-rules = Günlükte nasıl görünür
flow-no-rules = Bu neden günlükten anlaşılamaz.
# How much a rule says: small mark beside its name.
flow-level-low = zayıf işaret
flow-level-medium = güçlü işaret
flow-level-high = kanıt
# What a rule looks for: this word, then names of events, then one or several of the phrases below, with commas between.
flow-rule-find = aranan:
flow-rule-ordered = art arda
flow-rule-near = birbirine yakın
flow-rule-count = en az { $count } kez
# { $from } and { $to } are lengths of time: “5 minutes”.
flow-rule-regular = düzenli aralıklarla (aralık: { $from } – { $to }), en az { $count } kez
flow-rule-within = { $time } içinde
flow-rule-device = aynı cihazda
flow-rule-distinct = en az { $count } farklı kaynaktan
flow-rule-share = cihazların en az %{ $share } kadarında
flow-rule-surge = her zamankinin { $factor } katı sıklıkta
flow-rule-absent = ardından beklenen olay gelmeden
# Before names of events.
flow-rule-unless = şu da varsa sayılmaz:

## Wizard: the questions

# Name of the list that shows how far one has come, read by screen readers.
wizard-progress = İlerleme
# The three steps of that list. One or two words each.
wizard-step-symptom = Belirti
wizard-step-cause = Neden
wizard-step-solution = Çözüm
# Link back to the article. { $title } is the heading of the article.
wizard-article = Makale: { $title }
# Question 1.
wizard-symptom-question = Ne görüyorsunuz?
# Help text of question 1.
wizard-symptom-hint = En yakın olanı seçin. Her yanıtı sonradan değiştirebilirsiniz.
# Question 2.
wizard-cause-question = Durumunuza en çok hangi neden uyuyor?
# Help text of question 2.
wizard-cause-hint = En olası neden en üsttedir. Birini kontrol etmek için “Nasıl doğrulanır” bölümünü açın.
# Opens the text that tells how to confirm one cause.
wizard-confirm = Nasıl doğrulanır
# Questions asked last, where the steps depend on the answer, the hint below them and the answer of who cannot say.
wizard-sdk-question = Cihaz hangi SDK’yı kullanıyor?
wizard-protocol-question = Cihaz hangi protokolü kullanıyor?
wizard-tier-question = Hub hangi katmanda?
wizard-aspect-hint = Adımlar farklıdır. Yalnızca sizin için geçerli olanları görürsünüz.
wizard-unknown-aspect = Bilmiyorum
wizard-unknown-aspect-hint = Bu durumda hepsinin adımlarını görürsünüz.
# The last answer of each question.
wizard-unknown = Bunu kontrol edemiyorum
# Help text of that answer, question 1.
wizard-unknown-symptom-hint = Bu durumda bütün nedenler arasından seçersiniz.
# Help text of that answer, question 2.
wizard-unknown-cause-hint = Bu durumda önce en olası nedeni, işe yaramazsa bir sonrakini görürsünüz.
# Mark at the answer that was given before, when one comes back to change it.
wizard-current = önceki yanıtınız
# Heading of the box that lists what is wrong with an answer.
error-summary-title = Bir sorun var
# An answer in the address is not one of the choices (any more). Question 1.
wizard-rejected-symptom = Adresteki yanıt, seçenekler arasında yok. Ne gördüğünüzü seçin.
# The same for question 2.
wizard-rejected-cause = Adresteki yanıt, seçenekler arasında yok. Uyan nedeni seçin.
# The same for SDK, protocol or tier.
wizard-rejected-aspect = Adresteki yanıt, seçenekler arasında yok. Yeniden seçin.

## Wizard: the answers given so far

# Heading of the summary of answers.
answers-title = Yanıtlarınız
# First column of that summary.
answers-symptom = Belirti
answers-cause = Neden
answers-sdk = SDK
answers-protocol = Protokol
answers-tier = Katman
answers-ruled-out = Elenenler
# Link that changes an answer. Short.
answers-change = Değiştir
# The same link as screen readers say it. Begins with the words of answers-change.
answers-change-symptom = Değiştir: belirti
answers-change-cause = Değiştir: neden
answers-change-sdk = Değiştir: SDK
answers-change-protocol = Değiştir: protokol
answers-change-tier = Değiştir: katman
# Link that takes back that something was tried. Short.
answers-undo = Geri al
# The same link as screen readers say it. Begins with the words of answers-undo. { $title } is the cause.
answers-undo-cause = Geri al: “{ $title }” nedenini yeniden listeye ekle
# Link that throws all answers away.
answers-restart = Baştan başla

## Wizard: the solution

# Small line above the heading of a solution page, where the reader named the cause.
solution-caption = Neden
# The same where the reader did not name it, and the most likely one is shown.
solution-caption-assumed = En olası neden
# Notice at an assumed cause.
solution-assumed = Bu nedeni doğrulamadınız. Yapabiliyorsanız önce kontrol edin.
# Notice at expected behaviour.
solution-benign = Bu beklenen bir davranıştır. Bozuk bir şey yok.
# Heading of the steps.
solution-title = Yapılacaklar
# A cause has several solutions; they stand below one another.
solution-several = Bunları verilen sırayla deneyin.
# Kind of a solution, shown as a small mark. Two or three words.
kind-none = Değişiklik gerekmez
kind-check = Yalnızca inceleyin
kind-change = Değişiklik gerekir
kind-escalate = Başka bir ekip gerekir
# Whom a solution interrupts, shown as a small mark next to the kind.
risk-none = Kesinti olmaz
risk-device = Bir cihaz kesintiye uğrar
risk-fleet = Bütün cihazlar kesintiye uğrar
# The article does not say whom. An instruction, as short as the others.
risk-unknown = Önce hangi cihazları etkilediğine bakın
# Question at the end of a solution, with two answers.
outcome-question = İşe yaradı mı?
outcome-question-benign = Bu, gördüğünüzü açıklıyor mu?
outcome-yes = Evet
outcome-no = Hayır, sonraki nedeni göster
outcome-no-last = Hayır
# Below the two answers, once at least five readers have said.
outcome-rate = { $answers } yanıttan { $helped } tanesi çözümün işe yaradığını söylüyor.
# Page after “Yes”.
solved-title = Buna sevindik
solved-text = Destek talebinizi aşağıdaki metinle kapatın; böylece aynı sorunu yaşayan bir sonraki kişi çözüme daha çabuk ulaşır.
solved-back = Çözüme dön
# Page after every cause was tried.
exhausted-title = Bilinen çözümlerin hiçbiri işe yaramadı
exhausted-text = Waypost’un bu belirti için bildiği bütün nedenleri denediniz. “Ne görüyorsunuz?” sorusuna başka bir yanıt, bu hatanın diğer nedenlerine götürür. Bu sayfadaki destek talebi metnini işi devralan kişiye verin: metinde ne gördüğünüz ve hangi nedenleri elediğiniz yazar.
exhausted-tried = Elenen nedenler
exhausted-next = Şimdi yapabilecekleriniz
exhausted-log = Waypost’a bir günlük dosyası inceletin: kimsenin aklına gelmeyen bir nedeni gösterebilir.
exhausted-restart = “Ne görüyorsunuz?” sorusuna başka bir yanıt vererek baştan başlayın.

## Page in a frame of another site, such as a ticket

# Link to the whole page. Of an article or a solution; of a report.
embed-open = Waypost’ta aç
embed-report = Raporun tamamını gör

## Text for a ticket

# Heading of the box that holds the text.
ticket-title = Destek talebiniz için
ticket-hint = Bağlantıdaki sayfa, açan kişinin dilinde görüntülenir.
# Label of the text field.
ticket-text = Metin
# Choice of the form and of the language of the text; the button applies it where scripts do not run.
ticket-form = Biçim
ticket-form-markdown = Markdown (GitHub, Azure DevOps)
ticket-form-jira = Jira
ticket-form-html = HTML
ticket-form-text = Düz metin
ticket-language = Destek talebinin dili
ticket-show = Göster
# Label of the field with the link.
ticket-link = Her dilde açılan bağlantı
# Lines of the text itself.
ticket-symptom = Gördüğümüz belirti
ticket-cause = Neden
ticket-cause-assumed = En olası neden, doğrulanmadı
ticket-ruled-out = Elenen nedenler
ticket-solution = Yapılacaklar
ticket-solved = İşe yarayan çözüm
ticket-exhausted = Bulunamadı. Bilinen çözümlerin hiçbiri işe yaramadı.
ticket-source = Waypost
ticket-confidence = Kesinlik
ticket-seen = Kapsam
ticket-about = Açıklama
ticket-span = Günlüğün kapsadığı zaman
ticket-missing = Eksik bilgiler
# Buttons that JavaScript adds.
copy-button = Kopyala
copy-done = Kopyalandı

## Page to send a log on

# Main heading.
analyse-title = Günlük dosyası inceleme
# Below the main heading.
analyse-lead = Waypost nedeni söyler, onu kanıtlayan satırları gösterir ve sizi çözüme götürür.
# Label of the file field, and its help text.
analyse-file = Günlük dosyaları
analyse-file-hint = Metin, JSON veya CSV; gzip, zstd veya zip ile sıkıştırılmış da olabilir. Birden çok dosya birlikte incelenir. Toplam en fazla { $size } MB.
# Label of the text field, and its help text.
analyse-text = Veya satırları yapıştırın
analyse-text-hint = Bütün bir günün kayıtları, tek başına son hatadan daha çok şey gösterir: nedenler, aralıklara bakılarak ayırt edilir.
# Opens four fields that nobody has to fill in.
analyse-details = Başlık, destek talebi, not, saklama süresi
analyse-field-title = Başlık
analyse-field-ticket = Destek talebi numarası
analyse-field-note = Not
analyse-field-token = Erişim belirteci
# Under the field of the token; only on a server that asks for one.
analyse-token-hint = Bu sunucu günlükleri yalnızca bir erişim belirteciyle inceler. Belirteci, sunucuyu işletenlerden isteyin. Yalnızca bu yükleme için kullanılır ve saklanmaz.
analyse-field-expires = Saklama süresi
# Errors at these fields.
analyse-error-title = Başlık çok uzun. En fazla 200 karakter kullanın.
analyse-error-ticket = Destek talebi numarası çok uzun. En fazla 200 karakter kullanın.
analyse-error-note = Not çok uzun. En fazla 4.000 karakter kullanın.
analyse-error-expires = Rapor bu kadar uzun süre saklanamaz. Listeden bir süre seçin.
analyse-error-after = Önceki rapor artık yok. Günlüğü karşılaştırma olmadan gönderin.
# Above the form, where the log is compared with an earlier report; a link to it follows.
analyse-after = Düzeltme sonrasına ait günlüğü gönderin. Şu raporla karşılaştırılacak:
# Button that sends the form.
analyse-button = Günlüğü incele
# With JavaScript: while the file is on its way, while it is read, the button that stops it, and a broken connection.
upload-sending = Gönderiliyor
upload-reading = Günlük okunuyor
upload-cancel = İptal
upload-failed = Bağlantı koptu, hiçbir şey kaydedilmedi. Yeniden gönderin.
# Three short texts at the side: heading and text.
analyse-reads-title = Neler okunur
analyse-reads-text = Hub’ın kaynak günlükleri, Log Analytics’ten dışa aktarılan veriler, Azure CLI (az) çıktıları, cihaz kitaplıklarının günlükleri ve içinde zamanlar ile hata kodları bulunan her metin. Biçim otomatik olarak algılanır.
analyse-secrets-title = Gizli bilgilere ne olur
analyse-secrets-text = Anahtarlar, belirteçler, parolalar ve adresler, herhangi bir şey saklanmadan veya gösterilmeden önce maskelenir. Rapor hangi türlerin bulunduğunu belirtir; böylece bunları yenileyebilirsiniz. Özgün günlük saklanmaz.
analyse-kept-title = Ne kadar saklanır
# { $duration } is a length of time, such as “30 days”.
analyse-kept-text = Rapor { $duration } sonra silinir; isterseniz daha önce siz silebilirsiniz. Raporu yalnızca adresini bilenler açabilir.
# The same without a server; { $command } is a command.
analyse-local-title = Günlük makinenizden çıkmamalı mı?
analyse-local-text = Komut satırı programı günlüğü kendi makinenizde inceler ve hiçbir şey göndermez:
# Example logs that a newcomer can try. A heading, a line below it, then for each: what it shows, one line about it.
samples-title = Elinizde günlük yok mu? Bunlardan birini deneyin
samples-hint = Deneme için hazırlanmış günlükler: bu soruların her biri için bir tane. Raporları bir gün sonra silinir.
# Button of each, and a link to the file itself. Screen readers add the title of the sample.
samples-button = Bu günlüğü incele
samples-file = Dosyayı göster

## Error pages

# One pair of heading and text for each kind of failure. Short, without blame, without technical terms.
error-bad-request-title = Bu istek okunamadı
error-bad-request-text = Adreste veya formda Waypost’un anlamadığı bir şey var. Geri dönüp yeniden deneyin veya başlangıç sayfasından başlayın.
error-not-found-title = Böyle bir sayfa yok
error-not-found-text = Adres yanlış yazılmış olabilir veya kaldırılmış bir sayfanın adresi olabilir. Bunun yerine kodu veya adı arayın.
# In place of these for a report.
error-no-report-title = Bu rapor yok (veya artık yok)
error-no-report-text = Raporların süresi dolar; hazırlayan kişi onları daha önce de silebilir. Bağlantı yeniyse onu bir kez daha, eksiksiz kopyalayın. Günlüğü istediğiniz zaman yeniden gönderebilirsiniz.
error-method-title = Bu işlem burada yapılamaz
error-method-text = Sayfa var, ancak bu şekilde kullanılamaz. Sayfayı başlangıç sayfasından açın.
error-timeout-title = İşlem çok uzun sürdü
error-timeout-text = İstek zamanında tamamlanmadı. Yeniden deneyin; dosya gönderdiyseniz daha küçük bir dosya seçin.
error-too-large-title = Gönderilen çok büyük
error-too-large-text = Dosya veya metin, bu sitenin kabul ettiğinden büyük. Hatanın hemen öncesini ve sonrasını gönderin veya dosyayı sıkıştırın.
error-media-title = Bu tür dosyalar okunamıyor
error-media-text = Günlüğü metin, JSON veya CSV olarak gönderin; tek bir dosyayı gzip, zstd veya zip ile sıkıştırabilirsiniz.
error-unreadable-title = Dosya boş veya bozuk
error-unreadable-text = Dosyayı yeniden gönderin veya satırları yapıştırın.
error-too-many-title = Çok fazla istek geldi
error-too-many-text = Bir dakika bekleyin, sonra yeniden deneyin.
error-busy-title = Waypost şu anda yoğun
error-busy-text = Şu anda çok sayıda günlük inceleniyor. Bir dakika sonra yeniden deneyin.
error-internal-title = Bizim tarafımızda bir sorun oluştu
error-internal-text = Hata bizden kaynaklanıyor ve kaydedildi. Bir dakika sonra yeniden deneyin.
# The following name one refusal exactly; they stand in place of the general pair of the same status above.
error-address-too-long-title = Adres çok uzun
error-address-too-long-text = Adresi yeniden kopyalayın; iletilirken değişmiş olabilir.
error-not-acceptable-title = Yanıt JSON biçimindedir
error-not-acceptable-text = Accept üst bilgisinde application/json isteyin veya üst bilgiyi göndermeyin.
error-cross-site-title = Bu istek başka bir siteden geldi
error-cross-site-text = Başka bir sitenin formu Waypost’a gönderildi. Sayfayı burada açın ve formu yeniden gönderin.
error-no-token-title = Silmek için silme kodu gerekir
error-no-token-text = Kod, rapor oluşturulurken bir kez gösterildi. Kod olmadan rapor, süresi dolana kadar silinemez.
error-wrong-token-title = Girilen kod bu raporun silme kodu değil
error-wrong-token-text = Kodu yeniden ve eksiksiz kopyalayın. Kod olmadan rapor, süresi dolana kadar silinemez.
error-token-needed-title = Erişim belirteci gerekir
error-token-needed-text = Bu sunucu günlükleri yalnızca bir erişim belirteciyle inceler. Belirteci, sunucuyu işletenlerden isteyin.
error-token-unknown-title = Bu erişim belirteci tanınmıyor
error-token-unknown-text = Belirteci yeniden ve eksiksiz kopyalayın. Geri alınmış da olabilir: sunucuyu işletenlere sorun.
error-scope-missing-title = Bu erişim belirteci buna izin vermiyor
# { $subject } is the name of a scope, such as reports:write.
error-scope-missing-text = Belirteçte { $subject } yetkisi yok. Bu yetkiyi taşıyan bir belirteci, sunucuyu işletenlerden isteyin.
error-empty-title = Okunacak bir şey yok
error-empty-text = Bir dosya seçin veya bir günlüğün satırlarını yapıştırın. Dosya boş olmamalıdır.
error-not-a-log-title = Bu, günlük dosyası değil
# { $subject } is one of the “looks-like” texts below.
error-not-a-log-text = Dosya şuna benziyor: { $subject }. Günlüğü metin, JSON veya CSV olarak gönderin; tek bir dosyayı gzip, zstd veya zip ile sıkıştırabilirsiniz.
error-unsupported-title = Bu sıkıştırılmış dosya okunamıyor
error-unsupported-text = İçine tek bir günlük dosyası koyup yeniden sıkıştırın veya günlüğü sıkıştırmadan gönderin.
error-damaged-title = Sıkıştırılmış dosya bozuk
# { $subject } is the name of the packing, such as gzip.
error-damaged-text = { $subject } dosyası sonuna kadar açılamıyor. Yeniden sıkıştırın veya sıkıştırmadan gönderin.
error-too-complex-title = Günlük zamanında incelenemedi
error-too-complex-text = Yalnızca hatanın öncesine ve sonrasına ait birkaç saatin kayıtlarını veya tek bir cihazın kayıtlarını gönderin.
error-store-unavailable-title = Raporlara şu anda ulaşılamıyor
error-store-unavailable-text = Hiçbir şey saklanmadı. Bir dakika sonra yeniden deneyin.
error-store-full-title = Yeni bir rapor için yer yok
error-store-full-text = Hiçbir şey saklanmadı. Daha sonra yeniden deneyin veya günlüğü kendi makinenizde komut satırı programıyla inceleyin.
# What a file was taken for by its first bytes; stands in error-not-a-log-text.
looks-like-pdf-document = bir PDF belgesi
looks-like-png-picture = bir PNG resmi
looks-like-jpeg-picture = bir JPEG resmi
looks-like-gif-picture = bir GIF resmi
looks-like-program = bir program
looks-like-windows-event-log = ikili biçimde bir Windows olay günlüğü
looks-like-sqlite-database = bir SQLite veritabanı
looks-like-xz-archive = bir xz arşivi
looks-like-7z-archive = bir 7z arşivi
looks-like-bzip2-archive = bir bzip2 arşivi
looks-like-rar-archive = bir RAR arşivi
looks-like-tar-archive = bir tar arşivi
looks-like-packet-capture = bir ağ paketi yakalama dosyası
looks-like-old-office-document = bir Office belgesi
looks-like-binary-data = ikili veri
looks-like-compressed-file-inside-a-compressed-file = sıkıştırılmış bir dosyanın içinde sıkıştırılmış bir dosya; yalnızca dıştaki açılır
looks-like-utf-32-text = UTF-32 ile kodlanmış metin; UTF-8 ve UTF-16 okunur
# Heading above the links that lead on from an error page.
error-ways-on = Buradan devam edebilirsiniz
error-way-home = Başlangıç sayfası: kodla, belirtiyle veya günlükle
error-way-list = Gördüğünüzü bir listeden seçin
error-way-log = Waypost’a bir günlük dosyası inceletin
# Smallest print on an error page: the number helps when one asks for help.
error-status = Durum kodu { $status }

## Report: the first sentence

# One sentence per verdict, the heading of a report. “verdict-found” is followed by the name of the cause.
verdict-found = Günlük, nedeni gösteriyor
verdict-expected = Günlükte yalnızca olağan davranış var: bir şey yapmanız gerekmez
verdict-hints = Günlükte ipuçları var, ancak hiçbiri bir nedeni kanıtlamıyor
verdict-unknown = Bir şey başarısız oluyor, ancak nedeni günlükten anlaşılmıyor
verdict-healthy = Günlükte bir arıza görünmüyor
verdict-unrelated = Bu metin, Waypost’un tanıdığı bir bağlantı veya işlemle ilgili değil

# The same, first part of the heading of a report; the name of the cause follows on a new line.
report-verdict-high = Günlük, nedeni gösteriyor
report-verdict-medium = Günlük, olası bir nedene işaret ediyor
# Title of the browser window: both parts in one line.
report-heading = { $verdict }: { $cause }

## Report: the sentences below the heading

# Where and how often a cause was seen.
report-seen-lines =
    { $count ->
       *[other] { $count } satırda görüldü.
    }
report-seen-devices =
    { $count ->
       *[other] { $count } cihazda görüldü.
    }
# { $period } is a length of time, such as “65 minutes”.
report-seen-lines-period =
    { $count ->
       *[other] { $count } satırda, { $period } arayla görüldü.
    }
report-seen-devices-period =
    { $count ->
       *[other] { $count } cihazda, düzenli olarak { $period } arayla görüldü.
    }
# Other causes stand further down.
report-also =
    { $count ->
        [one] Günlükte başka bir neden daha görülüyor.
       *[other] Günlükte { $count } neden daha görülüyor.
    }
# Where no cause was found. { $events } is a number with its noun, such as “120 events”; { $devices } likewise.
report-lead-hints = Aşağıdakilerin hiçbiri kesin değildir; yalnızca nereye bakılacağını ve kesinleştirmek için ne gerektiğini gösterir.
report-lead-unknown = Waypost, hatayı bu günlükle açıklayamıyor ({ $events }, { $devices }). Hangi bilgilerin eksik olduğu aşağıda.
report-lead-healthy = Hata bulunmadı ({ $events }, { $devices }).
report-lead-unrelated = Hiçbir kayıt bir cihazla, bağlantıyla veya istekle ilgili değil. Doğru dosya mı?
report-count-lines =
    { $count ->
       *[other] { $count } satır
    }
report-count-events =
    { $count ->
       *[other] { $count } olay
    }
report-count-devices =
    { $count ->
        [0] cihaz belirtilmemiş
       *[other] { $count } cihaz
    }
# { $period } is a length of time, such as “65 minutes”.
report-count-intervals =
    { $count ->
       *[other] { $period } uzunluğunda { $count } aralık
    }

## Report: causes

report-findings = Nedenler
report-hints = İpuçları
report-hints-text = Zayıf işaretler. Hiçbir şeyi kanıtlamazlar: yalnızca başka hiçbir şey işe yaramazsa bunlara bakın.
# Opens the hints, where a cause stands above them.
report-hints-fold =
    { $count ->
        [one] Başka bir nedene ilişkin { $count } zayıf ipucu
       *[other] Başka nedenlere ilişkin { $count } zayıf ipucu
    }
# Small mark at expected behaviour.
report-benign = Beklenen davranış, onarım gerekmez
# A button below a finding, and what stands above the findings afterwards.
report-wrong = Bu bulgu yanlış
report-noted = Teşekkürler. Bulgu “yanlış” olarak kaydedildi; kurallar bu tür bildirimlerle düzeltilir.
# What a cause rests on; numbers follow, such as “18 lines, 3 devices and 17 intervals of 65 minutes”.
report-basis = Dayanak
# The devices concerned; names follow, and after five of them how many more.
report-devices = Cihazlar
report-more-devices =
    { $count ->
       *[other] ve { $count } cihaz daha
    }
# Above the quoted lines.
report-evidence = Bunu gösteren satırlar
# Opens the rest of the lines.
report-more-evidence =
    { $count ->
       *[other] { $count } satır daha
    }
# Not all lines that speak for a cause are listed.
report-evidence-cut =
    { $count ->
       *[other] Bunu destekleyen { $count } satır daha var.
    }
# What makes a cause less sure; sentences follow.
report-against = Aksini düşündürenler
# Button to the solution of a cause.
report-solution = Yapılacaklar
# The same for expected behaviour.
report-solution-benign = Niçin olağan
# Spoken name of a link to a line. { $line } is a number.
report-line = Satır { $line }
# The same in several files.
report-file-line = Dosya { $file }, satır { $line }

## Report: what would decide it

report-missing = Eksik bilgiler
report-cohorts = Gösterdiklerine göre cihazlar
# Behind a number of devices and a colon.
cohort-unknown = bir şey başarısız olabilir, nedeni bilinmiyor
cohort-hints = belki zararsız, kanıtlanmadı
cohort-healthy = arıza yok
report-odd = Hiçbir kuralın açıklamadığı satırlar
report-odd-text = Bir arıza bildiriyorlar ya da bildiriyor olabilirler. Yalnızca sayıları ve adları farklı olan satırlar birlikte sayıldı; # farklı olan yeri gösterir.
# Above a query for Log Analytics.
report-query = Elde ettiğinizi buraya gönderin: sorgunun sonucunu CSV olarak, günlüğü olduğu gibi.
report-again = Başka bir günlük gönder

## Report: what became of the causes of an earlier report

# Invitation below the causes: heading, text, link.
recovery-invite-title = Sorun gerçekten giderildi mi?
recovery-invite-text = Düzeltme sonrasına ait günlüğü gönderin. Waypost ikisini karşılaştırır; her nedenin giderilip giderilmediğini, bu henüz söylenemiyorsa ne zaman söylenebileceğini belirtir.
recovery-invite = Düzeltmeden sonraki günlüğü gönder
# Heading of the answer, and the link to the earlier report.
recovery-title = Sorun giderildi mi?
recovery-earlier = Önceki rapor
# Small marks beside each cause.
recovery-gone = Artık görülmüyor
recovery-still-there = Sürüyor
recovery-too-early = Söylemek için erken
recovery-untold = Belirlenemiyor
# Gone. { $silent } and { $period } are lengths of time; { $count } is how often it was due; 0 where others like it go on.
recovery-beats =
    { $count ->
        [0] { $period } arayla yinelenen düzen sona erdi: o zamandan beri görülenler bu düzene uymuyor. Günlüğün sonundaki sessizlik: { $silent }.
       *[other] { $silent } boyunca görülmedi; { $period } arayla bu sürede { $count } kez görülmesi gerekirdi.
    }
# Gone, without a rhythm.
recovery-rate =
    { $count ->
       *[other] { $silent } boyunca görülmedi; önceki sıklıkta bu sürede yaklaşık { $count } kez görülmesi gerekirdi.
    }
# Still there.
recovery-seen =
    { $count ->
       *[other] Önceki günlüğün sonundan beri { $count } kez görüldü.
    }
# Too early. { $needed } is a length of time.
recovery-needed = { $silent } boyunca görülmedi, ancak bu rastlantı olabilir. { $needed } daha görülmezse giderildiği söylenebilir.
recovery-devices =
    { $count ->
       *[other] { $count } cihaz her iki günlükte de var.
    }
# Why nothing can be said.
recovery-why-no-times = Günlüklerden her şeyin hangi gün olduğu anlaşılmıyor; bu yüzden karşılaştırılamıyorlar.
recovery-why-earlier = Bu günlük öncekinden daha erken bitiyor.
recovery-why-other-devices = Önceki günlükteki hiçbir cihaz bu günlükte yok.
recovery-why-not-connected = Cihazlar bu günlüğün sonunda bağlı değil; bu yüzden sessizlikleri bir şey kanıtlamaz.
recovery-why-seen-once = Önceki günlükte o kadar seyrek görüldü ki ne sıklıkta beklendiği bilinmiyor.
recovery-why-rules-changed = Kurallar önceki rapordan beri değişti. Önceki günlüğü yeniden gönderin.

## Report: codes

report-codes = Günlükteki hata kodları
report-codes-code = Kod
report-codes-count = Olay
report-codes-devices = Cihaz

## Report: the picture of drops and connects over time

timeline-title = Zaman içinde kopmalar ve bağlanmalar
# { $from } and { $to } are times.
timeline-span = { $from } – { $to }
# Legend, and heads of the table columns.
timeline-drop = Kopma
timeline-connect = Bağlanma
timeline-fault = Diğer arıza
timeline-session = Bağlı
timeline-beat = Ölçülen aralık: { $period }
timeline-device = Cihaz
# In place of a name where the log names no device.
timeline-no-device = cihaz belirtilmemiş
# The row of all devices together, and how many drops and faults its highest column stands for. { $step } is a length of time.
timeline-fleet = Bütün cihazlar
timeline-peak = Tüm cihazların kopmaları ve arızaları, en yüksek sayı: { $count } (başlangıç: { $time }, süre: { $step }).
timeline-more =
    { $count ->
       *[other] Gösterilmeyen { $count } cihaz daha var.
    }
# What a screen reader says of the picture.
timeline-description = Grafikte: { $devices }, { $from } – { $to }. Aşağıdaki tablo aynı bilgileri içerir.
# Opens the table.
timeline-table = Aynı bilgiler tablo olarak
# A cell lists times; so many more were left out.
timeline-cell-more = ve { $count } tane daha

## Command line: articles of a documentation checkout

# What was read, passed over and written, each a line.
import-articles =
    { $count ->
        [one] { $count } makale okundu
       *[other] { $count } makale okundu
    }
import-others =
    { $count ->
        [one] { $count } başka dosya atlandı: ne neden ne çözüm anlatıyor
       *[other] { $count } başka dosya atlandı: neden veya çözüm içermiyor
    }
import-written =
    { $count ->
        [one] { $count } dosya yazıldı
       *[other] { $count } dosya yazıldı
    }
# Instead of the number of files. --partial is an option and stays as it is.
import-nothing = Hiçbir şey yazılmadı. Okunamayanları düzeltin ya da kalanını --partial ile yazın.
# Faults that stop an article, and notes about what was left out or changed; each stands above in a line of its own.
import-errors =
    { $count ->
        [one] { $count } hata
       *[other] { $count } hata
    }
import-warnings =
    { $count ->
        [one] { $count } not
       *[other] { $count } not
    }
# Stand in an imported article in place of a cause or a solution that it does not tell.
import-no-cause = Makale nedeni belirtmiyor
import-no-solution = Makale bir çözüm belirtmiyor

## Report: what was removed

report-redactions = Gizli bilgiler çıkarıldı
report-redactions-text = Günlükte düz metin olarak yer alıyordu. Günlüğü gören herkes bunları okumuş olabilir: anahtarları, belirteçleri ve parolaları değiştirin.
# Where only personal data was removed, such as addresses.
report-redactions-personal = Kişisel veriler çıkarıldı
# How to renew, by kind.
rotate-device-key = Cihazın veya ilkenin anahtarını yenileyin; eski anahtarla oluşturulan belirteçler de onunla birlikte geçersiz olur:
rotate-storage-key = Depolama hesabının anahtarını yenileyin:
rotate-credential = Parolaları ve belirteçleri, verildikleri yerde değiştirin.
rotate-private-key = Yeni bir anahtar çifti ve sertifika oluşturun, eski sertifikayı iptal edin.

## Report: how the log was read

report-read = Günlük nasıl okundu
report-read-format = Biçim
report-read-lines = Satır
report-read-events = Olay
report-read-unread = Anlaşılmayan satır
report-read-devices = Cihaz
report-read-from = İlk olay
report-read-to = Son olay
report-read-sdks = SDK’lar
# Names of log formats. Names of products stay as they are.
format-app-log = Uygulama günlüğü
format-c-sdk = Azure IoT device SDK for C
format-cloud-events = Event Grid (CloudEvents)
format-csharp = Azure IoT SDK for .NET
format-embedded = Gömülü cihaz günlüğü
format-event-grid = Event Grid
format-iot-edge = Azure IoT Edge
format-iot-hub-resource-log = Hub’ın kaynak günlüğü
format-java = Azure IoT SDK for Java
format-log-analytics = Log Analytics
format-monitor-events = az iot hub monitor-events
format-mqtt-client = MQTT istemcisi
format-node = Azure IoT SDK for Node.js
format-python = Azure IoT device SDK for Python
format-service-error = Hub’ın hata yanıtı
format-service-message = Hub’ın hata yanıtı, eski biçim
format-text = Metin

## Report: the log itself

log-title = Günlük
# Below it; the first sentence only where there are such lines.
log-marked = Bir nedeni destekleyen satırlar işaretlidir.
log-hint = Her satır numarasının, paylaşabileceğiniz bir adresi vardır.
# Shown with JavaScript only. n and p are keys; they stay as they are.
log-keys = Günlükte sonraki işaretli satır için n, önceki için p tuşuna basın.
# A run of lines that is folded. { $from } and { $to } are line numbers.
log-folded =
    { $count ->
        [one] Satır { $from }
       *[other] Satır { $from }–{ $to }
    }
# A run of lines that is not in the page.
log-left-out =
    { $count ->
       *[other] Burada { $count } satır atlandı.
    }
# Mark at the end of a long line. { $count } is a number of bytes.
log-line-cut = … { $count } bayt kesildi
# Spoken name of the link at a line that speaks for a cause.
log-line-evidence = Satır { $line }, bir nedeni destekliyor
# Form above the log: which lines are shown, and a text to look for.
log-level = Satırlar
log-level-all = Tümü
log-level-evidence = İşaretliler
log-level-warning = Uyarılar ve hatalar
log-level-error = Hatalar
log-find = Aranan metin
log-show = Göster
log-show-all = Tüm satırları göster
# What the form found; the second sentence where a page cannot hold them all.
log-found =
    { $count ->
        [0] Satır bulunamadı.
       *[other] { $count } satır bulundu.
    }
log-found-first =
    { $count ->
       *[other] Yalnızca ilk { $count } satır gösteriliyor.
    }
# Links from one line that speaks for a cause to the next.
log-first = İlk işaretli satıra git
log-next = Sonraki işaretli satır
log-previous = Önceki işaretli satır
# Above the lines of a file, where several were sent. { $file } is its number.
log-file = Dosya { $file }
log-file-named = Dosya { $file }: { $name }

## Report: who made it, how long it is kept

# Small line above the heading. { $time } is a time.
report-made = Rapor: { $time }
# A stored report, when the rules have changed since; a link follows, to the page where logs are sent.
report-earlier = Bu rapor { $date } tarihinde, kuralların önceki bir sürümüyle hazırlandı.
report-earlier-again = Günlüğü güncel kurallarla yeniden incele
# A stored report, when only the articles have changed.
report-revised = Makaleler o tarihten sonra gözden geçirildi; burada bugünkü metinleri yer alıyor.
report-ticket = Destek talebi
report-note = Not
report-kept = Ne kadar saklanır
report-expires = Bu rapor { $date } tarihinde silinir. O zamana kadar adresini bilen herkes açabilir.
report-delete = Bu raporu sil
# To the person who sent the log, once.
report-token-title = Silme kodunuz
report-token-text = Yalnızca bir kez gösterilir. Bu raporu daha sonra, hangi bilgisayardan olursa olsun, bu kodla silebilirsiniz. Bu cihazda bir gün boyunca kod gerekmez.
# To the same person, next to an address; below it the page that the address leads to.
report-token-link = Raporu silme bağlantınız
delete-text = Rapor ve günlük hemen silinir. Bu işlem geri alınamaz.
delete-back = Rapora dön
# To the same person later on, on the same device.
report-owner-text = Bu günlüğü bu cihazdan siz gönderdiniz.
# To everybody else.
report-delete-other = Silme koduyla sil
report-token-label = Silme kodu
# Page after the deletion.
deleted-title = Rapor silindi
deleted-text = Metni, satırları ve bulguları silindi. Adresi artık geçerli değil.

## Report: how sure a cause is. Shown as a small mark next to the cause.

confidence-low = İpucu
confidence-medium = Olası
confidence-high = Günlükle kanıtlandı

## Report: how the log was read. One sentence each. { $count } counts what the sentence is about.

note-replaced-bytes =
    { $count ->
       *[other] { $count } bayt geçerli metin değildi ve değiştirildi.
    }
note-local-time = Günlükteki zamanlarda saat dilimi yok. UTC olarak kabul edilir.
note-no-times = Günlükte zaman bilgisi yok, bu yüzden aralıklar hakkında bir şey söylenemez.
note-cut = Günlük, bu sitenin okuduğundan uzundu. Yalnızca ilk bölümü okundu.
note-sampled = Günlük çok uzun. İstatistikler kesindir; gösterilen satırlar bunların yalnızca bir bölümüdür.
note-mixed-formats = Günlükte birkaç biçim bir arada. Her satır kendi biçiminde okundu.
note-nested-json =
    { $count ->
       *[other] { $count } satır, iç içe çok fazla düzey içerdiği için düz metin olarak okundu.
    }
note-assumed-year = Günlükteki bazı tarihlerde yıl yok. Diğer tarihlerdeki yıl varsayıldı.
note-unknown-year = Günlükteki tarihlerde yıl yok. Tarihler yılsız gösteriliyor.
note-clock-unset = Bazı zamanlar, saatini henüz ayarlamamış bir cihaza ait görünüyor (örneğin 1970). Bunlar aralıklar için kullanılmadı.
note-clock-ahead = Cihazın saati, hizmetin saatinden { $count } saniye ileri görünüyor: iki günlükte de geçen bağlanmalar arasında bu kadar fark var. Cihazın zamanları bu kadar geri alındı.
note-clock-behind = Cihazın saati, hizmetin saatinden { $count } saniye geri görünüyor: iki günlükte de geçen bağlanmalar arasında bu kadar fark var. Cihazın zamanları bu kadar ileri alındı.

## Report: what would decide what this log cannot. One instruction each. { $duration } is a length of time, such as “3 hours”.

missing-longer-log = Daha uzun bir günlük: en az { $duration } daha.
missing-connect-events = Yalnızca kopmalar değil, bağlanma olayları da.
missing-connections = Bağlanmalar ve kopmalar: hub’ın kaynak günlüğündeki Connections kategorisi.
missing-device-log = Cihazın aynı zamana ait günlüğü.
missing-hub-log = Hub’ın aynı zamana ait kaynak günlüğü.
missing-way-to-hub = Cihazdan yapılacak bir test: hub’a giden yol açık mı?
missing-diagnostic-setting = Hub henüz böyle bir günlük tutmuyorsa: bu günlüğü başlatan tanılama ayarı.
missing-device-column = Cihaz ID’sini içeren sütun.
missing-times = Zamanları da içeren bir günlük.
missing-verbose-log = Daha ayrıntılı düzeyde bir cihaz günlüğü.

## Report: what speaks against a cause. { $cause } is the name of another cause.

against-other-cause = Aynı satırlar başka bir nedene de uyuyor: { $cause }.
against-benign-rhythm = Düzenli aralık, bir belirteç yenilemesinin aralığıdır; bu beklenen bir durumdur.
against-few-intervals = Yalnızca birkaç aralık görüldü; emin olmak için daha fazlası gerekir.
against-no-reconnect-seen = Günlükte yeniden bağlanma yok.
against-single-device = Yalnızca bir cihaz etkileniyor.
against-aftermath = Satırlar başka bir arızanın hemen ardından geliyor ve onun sonucu olabilir.
against-weak-wording = İletideki sözler birden çok arıza için kullanılıyor.
against-beside = Satırlarda Azure IoT’den hiç söz edilmiyor; aynı günlükteki istemci kitaplığı da o sırada bir sorun bildirmiyor.

## Report: what was removed before anything was stored. Names of secrets and of personal data, in a list with numbers in front.

redaction-shared-access-key = Paylaşılan erişim anahtarı
redaction-azure-key = Azure anahtarı
redaction-possible-key = Anahtar olabilecek değer
redaction-storage-account-key = Depolama hesabı anahtarı
redaction-sas-signature = SAS belirtecinin imzası
redaction-client-secret = İstemci gizli anahtarı (client secret)
redaction-refresh-token = Yenileme belirteci
redaction-jwt = JSON web belirteci
redaction-authorization = Authorization üst bilgisi
redaction-cookie = Çerez
redaction-api-key = API anahtarı
redaction-password = Parola
redaction-wifi-password = Wi-Fi parolası
redaction-private-key = Özel anahtar
redaction-tls-secret = TLS oturumunun gizli anahtarı
redaction-device-key = Cihaz anahtarı
redaction-packet-bytes = Parola içeren bir paketin baytları
redaction-base64 = Gizli bilgi içeren kodlanmış metin
redaction-email = E-posta adresi
redaction-ip = IP adresi
redaction-mac = MAC adresi

## Numbers, times, lists

# A whole number. Only separators are added; leave it as it is.
number-plain = { $number }
# A share in per cent. The sign stands in front of the number, without a space.
number-percent = %{ $number }
# A time of day with its zone.
time-utc = { $time } UTC
duration-seconds =
    { $count ->
       *[other] { $count } saniye
    }
duration-minutes =
    { $count ->
       *[other] { $count } dakika
    }
duration-hours =
    { $count ->
       *[other] { $count } saat
    }
duration-days =
    { $count ->
       *[other] { $count } gün
    }
# Two units of one length of time: “1 hour 5 minutes”.
duration-pair = { $large } { $small }
# A list: all but its last item (“a, b”), then its end (“a, b and c”).
list-more = { $start }, { $next }
list-last = { $start } ve { $last }

## Page of counts, for a support team

counts-title = İstatistikler
counts-lead = Son { $days } günde günlüklerin gösterdiği nedenler ve “İşe yaradı mı?” sorusuna verilen yanıtlar. Buradaki bilgilerden herhangi bir kişiye veya rapora ulaşılamaz.
counts-causes = Nedenler
counts-none = Henüz sayılan bir şey yok.
# Columns of the table.
counts-cause = Neden
counts-found = Günlüklerde bulundu
counts-helped = Çözüm işe yaradı
counts-wrong = Yanlış olarak bildirildi
# How many answers said that the solution helped.
counts-rate = { $answers } yanıttan { $helped } tanesi
counts-ends = Denenecek bir şeyin kalmadığı yerler
counts-unread = Biçime göre, okunabilir kayıt içermeyen günlükler
