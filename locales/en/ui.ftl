### Texts of the interface. One file per language; the keys and the variables in { } are the same in all of them.
###
### For translators: comments say where a text stands and how long it may be. Error names, commands, field names
### and SDK names are never translated. Address the reader as the existing documentation in your language does.
### Texts stand alone on the page: write them so that a tired person understands them at first reading.

## Language and site

# The language's own name, in the language itself. Stands in the language menu.
language-name = English
# Heading of the language menu, read by screen readers; next to it stands the current language.
language-menu = Language
# Title of the browser window. { $title } is the heading of the page.
page-title = { $title } – Waypost
# The same on a page that reports a mistake in a form. It is the first thing a screen reader says.
page-title-error = Error: { $title }
# One sentence for search engines and link previews.
site-description = Find the cause of an Azure IoT Hub error and the fix: from an error code, a symptom or a log.
# First link of every page, visible only on keyboard focus.
skip-to-content = Skip to main content
# Name of the navigation at the top, read by screen readers.
site-navigation = Main menu
# Link in the header to the page where a log is uploaded. Short.
nav-analyse = Analyze a log
# Name of the search field in the header, read by screen readers; also its placeholder. Short.
nav-search = Code, name or words
# Button of search fields. One word.
search-button = Search
# Link in the header; leads to the start page. Name of the product.
nav-home = Waypost, start page
# Foot of every page. First sentence: what is kept. Second: what is not.
footer-privacy = Secrets are removed from a log before anything is stored or shown. Waypost sets a cookie if you choose a language. If you send a log, a second cookie lets you delete the report for one day.
# Foot of every page: link to the description of the programming interface.
footer-api = API
footer-counts = Statistics

## Start page

# Main heading.
home-title = From the error to the fix
# Below the main heading. One or two sentences.
home-lead = Start with an error code, a symptom or a log. Waypost asks a few questions, finds the cause and shows the steps that fix it.
# Heading of the first way in: a field for a code or an error name.
home-code-title = You have an error code or name
# Help text of that field.
home-code-hint = For example 404104 or IoTHubUnauthorized
# Label of that field.
home-code-label = Error code or name
# Button of that field.
home-code-button = Open
# Heading of the second way in: a list of what people see.
home-symptom-title = You only have a symptom
# Text below it.
home-symptom-hint = Choose the closest match from a list. You do not need a code.
# Link to that list further down on the page.
home-symptom-button = Show the list
# Heading of the third way in: upload of a log.
home-log-title = You have a log
# Text below it.
home-log-hint = Waypost shows you the lines that prove the cause.
# Label of the file field.
home-log-label = Log files
# Button that sends the file.
home-log-button = Analyze the log
# Link to the page where text can be pasted instead.
home-log-paste = Paste text instead
# Link to example logs on that page.
home-log-sample = Try a sample
# Shown while a file is dragged over the page (only with JavaScript).
home-log-drop = Drop the file here
# Heading of the list of symptoms.
home-symptoms-title = What do you see?
# Below that heading.
home-symptoms-hint = Choose a question that you can answer with “yes”. Waypost then helps you tell the possible causes apart.
# Button beside a question: reads a made-up log that shows it. Short. Screen readers add the question.
home-sample = Sample log
# Opens the list of all symptoms, by error.
home-symptoms-all = All symptoms, by error

## Search

# Heading of the search page.
search-title = Search
# Label of the search field on the search page.
search-label = Code, name, words or a line of a log
# Number of results. { $query } is what was searched for.
search-count =
    { $count ->
        [one] { $count } result for “{ $query }”
       *[other] { $count } results for “{ $query }”
    }
# Nothing was found.
search-none = Nothing found for “{ $query }”
# What to do then.
search-none-hint = Check the spelling, try a single word, or choose a symptom from the list on the start page.
# Shown where the field was empty.
search-error-empty = Enter an error code, an error name or a word
# Shown where far more was pasted than a search can take.
search-error-long = This is too long for a search. Search for one line, or analyze the whole log.
# Heading above the causes that a pasted line of a log shows.
search-finding-title = Causes that match this text
# Below them, before a link to the page that reads whole logs.
search-finding-hint = Only these lines were analyzed, and nothing was stored. The whole log shows more.
# A way on where nothing was found: leads to the start page.
search-way-code = Search for a code or a name, such as 404104
# Kind of a result: small text before its title.
search-kind-symptom = Symptom
search-kind-cause = Cause
search-kind-solution = Solution
# Small mark at a result that exists only in English.
search-english = in English

## Article page

# Heading of the table of contents at the side.
article-contents = On this page
# Box next to the article: the way into the questions.
article-wizard-title = Not sure which cause it is?
article-wizard-hint = Answer up to three questions to see only the steps that apply to you.
article-wizard-button = Find the cause
# Heading of the list of addresses that the article rests on.
article-sources = Sources
# Link to the page with all symptoms, causes and solutions of the article as a drawing.
article-flow = Overview of all paths
# Notice above a text that is shown in English because its translation is missing.
fallback-notice = This text has not been translated yet. You see it in English.
# The same where the content has no English at all.
fallback-notice-other = This text has not been translated yet. You see it in the language it was written in.
# Notice above a part that is shown in English because it was changed there and its translation was not yet.
stale-notice = This part has been revised. Its translation is not ready yet, so you see it in English.

## All paths of an article: a drawing in three columns and the same as a list

# Main heading. { $title } is the heading of the article.
flow-title = From symptom to solution: { $title }
# Below the heading.
flow-lead = Symptoms, their causes and what helps. Every box is a link.
# What the drawing shows, for screen readers. All three variables are numbers.
flow-description = Diagram in three columns: { $symptoms } symptoms, { $causes } causes, { $solutions } solutions. Lines lead from each symptom to its causes and from each cause to its solutions. The list below contains the same information.
# Headings of the three columns; also headings above several parts of an imported article.
flow-symptoms = Symptoms
flow-causes = Causes
flow-solutions = Solutions
# Heading of the list.
flow-list = As a list
# Before the causes of a symptom in the list.
flow-possible = Possible causes
# Before the solutions of a cause in the list.
flow-helps = What helps
# In place of the causes of a symptom, and of the solutions of a cause, where there are none.
flow-dead-symptom = No cause is known
flow-dead-cause = No solution is known
# Link to the article that tells more of a cause. { $title } is its heading.
flow-same = More about it: { $title }
# Heading above the rules that recognise a cause in a log.
flow-rules = How to recognize it in a log
flow-no-rules = A log cannot show this cause.
# How much a rule says: small mark beside its name.
flow-level-low = weak sign
flow-level-medium = strong sign
flow-level-high = proof
# What a rule looks for: this word, then names of events, then one or several of the phrases below, with commas between.
flow-rule-find = looks for
flow-rule-ordered = one after the other
flow-rule-near = close together
flow-rule-count = { $count } or more
# { $from } and { $to } are lengths of time: “5 minutes”.
flow-rule-regular = at a regular interval of { $from } to { $to }, { $count } times or more
flow-rule-within = within { $time }
flow-rule-device = on the same device
flow-rule-distinct = from { $count } different sources or more
flow-rule-share = on { $share }% of the devices or more
flow-rule-surge = { $factor } times as often as usual
flow-rule-absent = without the expected next event
# Before names of events.
flow-rule-unless = unless the log also shows

## Wizard: the questions

# Name of the list that shows how far one has come, read by screen readers.
wizard-progress = Progress
# The three steps of that list. One or two words each.
wizard-step-symptom = What you see
wizard-step-cause = Cause
wizard-step-solution = Solution
# Link back to the article. { $title } is the heading of the article.
wizard-article = Article: { $title }
# Question 1.
wizard-symptom-question = What do you see?
# Help text of question 1.
wizard-symptom-hint = Choose the closest match. You can change every answer later.
# Question 2.
wizard-cause-question = Which cause fits best?
# Help text of question 2.
wizard-cause-hint = The most likely cause comes first. To check a cause, open “How to confirm it”.
# Opens the text that tells how to confirm one cause.
wizard-confirm = How to confirm it
# Questions asked last, where the steps depend on the answer, the hint below them and the answer of who cannot say.
wizard-sdk-question = Which SDK does the device use?
wizard-protocol-question = Which protocol does the device use?
wizard-tier-question = Which tier does the hub have?
wizard-aspect-hint = The steps differ. You see only those that apply to you.
wizard-unknown-aspect = I do not know
wizard-unknown-aspect-hint = You then see the steps for all of them.
# The last answer of each question.
wizard-unknown = I cannot check that
# Help text of that answer, question 1.
wizard-unknown-symptom-hint = You can then choose from all causes.
# Help text of that answer, question 2.
wizard-unknown-cause-hint = You then see the most likely cause first, and the next one if its solution does not help.
# Mark at the answer that was given before, when one comes back to change it.
wizard-current = your previous answer
# Heading of the box that lists what is wrong with an answer.
error-summary-title = There is a problem
# An answer in the address is not one of the choices (any more). Question 1.
wizard-rejected-symptom = The answer in your link is not one of the choices. Choose what you see.
# The same for question 2.
wizard-rejected-cause = The answer in your link is not one of the choices. Choose the cause that fits.
# The same for SDK, protocol or tier.
wizard-rejected-aspect = The answer in your link is not one of the choices. Choose again.

## Wizard: the answers given so far

# Heading of the summary of answers.
answers-title = Your answers
# First column of that summary.
answers-symptom = What you see
answers-cause = Cause
answers-sdk = SDK
answers-protocol = Protocol
answers-tier = Tier
answers-ruled-out = Ruled out
# Link that changes an answer. Short.
answers-change = Change
# The same link as screen readers say it. Begins with the words of answers-change.
answers-change-symptom = Change: what you see
answers-change-cause = Change: the cause
answers-change-sdk = Change: the SDK
answers-change-protocol = Change: the protocol
answers-change-tier = Change: the tier
# Link that takes back that something was tried. Short.
answers-undo = Undo
# The same link as screen readers say it. Begins with the words of answers-undo. { $title } is the cause.
answers-undo-cause = Undo: put “{ $title }” back on the list
# Link that throws all answers away.
answers-restart = Start again

## Wizard: the solution

# Small line above the heading of a solution page, where the reader named the cause.
solution-caption = The cause
# The same where the reader did not name it, and the most likely one is shown.
solution-caption-assumed = The most likely cause
# Notice at an assumed cause.
solution-assumed = This cause is not confirmed. Check it first if you can.
# Notice at expected behaviour.
solution-benign = This is expected behaviour. Nothing is broken.
# Heading of the steps.
solution-title = What to do
# A cause has several solutions; they stand below one another.
solution-several = Try them in this order.
# Kind of a solution, shown as a small mark. Two or three words.
kind-none = No change needed
kind-check = Check only
kind-change = Needs a change
kind-escalate = Needs another team
# Whom a solution interrupts, shown as a small mark next to the kind.
risk-none = No interruption
risk-device = Interrupts one device
risk-fleet = Interrupts all devices
# The article does not say whom. An instruction, as short as the others.
risk-unknown = Check first what it interrupts
# Question at the end of a solution, with two answers.
outcome-question = Did it help?
outcome-question-benign = Does this explain what you see?
outcome-yes = Yes
outcome-no = No, show the next cause
outcome-no-last = No
# Below the two answers, once at least five readers have said.
outcome-rate = Worked for { $helped } of { $answers } readers who answered.
# Page after “Yes”.
solved-title = Good to hear
solved-text = Close your ticket with the text below, so that others find the fix faster.
solved-back = Back to the solution
# Page after every cause was tried.
exhausted-title = None of the known solutions helped
exhausted-text = You have tried every cause that Waypost knows for what you see. Another answer to “What do you see?” leads to other causes of this error. Give the ticket text on this page to whoever takes over: it lists what you saw and what you ruled out.
exhausted-tried = Ruled out
exhausted-next = What you can do now
exhausted-log = Analyze a log: it can show a cause that nobody thought of.
exhausted-restart = Start again with another answer to “What do you see?”.

## Page in a frame of another site, such as a ticket

# Link to the whole page. Of an article or a solution; of a report.
embed-open = Open in Waypost
embed-report = See the whole report

## Text for a ticket

# Heading of the box that holds the text.
ticket-title = For your ticket
ticket-hint = The link opens in the language of the person who reads it.
# Label of the text field.
ticket-text = Text
# Choice of the form and of the language of the text; the button applies it where scripts do not run.
ticket-form = Format
ticket-form-markdown = Markdown (GitHub, Azure DevOps)
ticket-form-jira = Jira
ticket-form-html = HTML
ticket-form-text = Plain text
ticket-language = Language of the ticket
ticket-show = Show
# Label of the field with the link.
ticket-link = Link that opens in every language
# Lines of the text itself.
ticket-symptom = What we see
ticket-cause = Cause
ticket-cause-assumed = Most likely cause, not confirmed
ticket-ruled-out = Ruled out
ticket-solution = What to do
ticket-solved = Solution that helped
ticket-exhausted = Not found. None of the known solutions helped.
ticket-source = Waypost
ticket-confidence = Confidence
ticket-seen = Scope
ticket-about = Explanation
ticket-span = Time range of the log
ticket-missing = Data still needed
# Buttons that JavaScript adds.
copy-button = Copy
copy-done = Copied

## Page to send a log on

# Main heading.
analyse-title = Analyze a log
# Below the main heading.
analyse-lead = Waypost names the cause, shows the lines that prove it and takes you to the fix.
# Label of the file field, and its help text.
analyse-file = Log files
analyse-file-hint = Text, JSON or CSV; the files can be compressed with gzip, zstd or zip. Several files are analyzed together. Maximum total size: { $size } MB.
# Label of the text field, and its help text.
analyse-text = Or paste the lines
analyse-text-hint = A whole day shows more than the last error, because the intervals between errors tell the causes apart.
# Opens four fields that nobody has to fill in.
analyse-details = Title, ticket, note, how long to keep it
analyse-field-title = Title
analyse-field-ticket = Ticket number
analyse-field-note = Note
analyse-field-token = Access token
# Under the field of the token; only on a server that asks for one.
analyse-token-hint = This server accepts logs only with an access token. Ask the administrator of this server for one. The token is used for this upload only and is not stored.
analyse-field-expires = Keep it for
# Errors at these fields.
analyse-error-title = The title is too long. Use at most 200 characters.
analyse-error-ticket = The ticket number is too long. Use at most 200 characters.
analyse-error-note = The note is too long. Use at most 4,000 characters.
analyse-error-expires = The report cannot be kept that long. Choose a time from the list.
analyse-error-after = The earlier report no longer exists. Send the log without the comparison.
# Above the form, where the log is compared with an earlier report; a link to it follows.
analyse-after = Send a log that was recorded after the fix. It is compared with this report:
# Button that sends the form.
analyse-button = Analyze the log
# With JavaScript: while the file is on its way, while it is read, the button that stops it, and a broken connection.
upload-sending = Sending
upload-reading = Analyzing the log
upload-cancel = Cancel
upload-failed = The connection was lost, and nothing was stored. Send the file again.
# Three short texts at the side: heading and text.
analyse-reads-title = Supported logs
analyse-reads-text = Resource logs of the hub, exports of Log Analytics, output of the Azure CLI (az), SDK logs from devices, and any text with times and error codes. The format is detected automatically.
analyse-secrets-title = What happens to secrets
analyse-secrets-text = Keys, tokens, passwords, and e-mail, IP and MAC addresses are masked before anything is stored or shown. The report lists what was found, so that you can replace the keys. The original is not stored.
analyse-kept-title = How long it is kept
# { $duration } is a length of time, such as “30 days”.
analyse-kept-text = The report is deleted after { $duration }. You can delete it earlier. Only people who have its link can open it.
# The same without a server; { $command } is a command.
analyse-local-title = Must the log stay on your machine?
analyse-local-text = The command-line program analyzes the log on your machine and sends nothing:
# Example logs that a newcomer can try. A heading, a line below it, then for each: what it shows, one line about it.
samples-title = No log at hand? Try one of these
samples-hint = Made-up logs, one for each of these questions. Their reports are deleted after a day.
# Button of each, and a link to the file itself. Screen readers add the title of the sample.
samples-button = Analyze this log
samples-file = See the file

## Error pages

# One pair of heading and text for each kind of failure. Short, without blame, without technical terms.
error-bad-request-title = This request could not be read
error-bad-request-text = The address or the form contains something that Waypost does not understand. Go back and try again, or start from the start page.
error-not-found-title = This page does not exist
error-not-found-text = The address may be mistyped, or the page may have been removed. Search for the code or the name instead.
# In place of these for a report.
error-no-report-title = This report does not exist or has expired
error-no-report-text = Reports expire, and their owner can delete them earlier. If the link is new, copy the whole link once more. The log itself can be sent again at any time.
error-method-title = This does not work here
error-method-text = The page exists, but not for this kind of request. Open it from the start page.
error-timeout-title = That took too long
error-timeout-text = The request was not finished in time. Try again. If you sent a file, send a smaller one.
error-too-large-title = That is too large
error-too-large-text = The file or the text is larger than this site accepts. Send the part around the error, or compress the file.
error-media-title = This kind of file cannot be read
error-media-text = Send a log as text, JSON or CSV; a single file can be compressed with gzip, zstd or zip.
error-unreadable-title = The file is empty or damaged
error-unreadable-text = Send the file again, or paste the lines.
error-too-many-title = Too many requests
error-too-many-text = Wait a minute, then try again.
error-busy-title = Waypost is busy
error-busy-text = Many logs are being analyzed right now. Try again in a minute.
error-internal-title = Something went wrong in Waypost
error-internal-text = The error was logged. Try again in a minute.
# The following name one refusal exactly; they stand in place of the general pair of the same status above.
error-address-too-long-title = The address is too long
error-address-too-long-text = Copy the link again; it may have been changed on the way.
error-not-acceptable-title = This address answers in JSON only
error-not-acceptable-text = Ask for application/json in the Accept header, or leave the header out.
error-cross-site-title = This came from another site
error-cross-site-text = The form was sent from another website. Open the page on this site, then send it again.
error-no-token-title = Deleting needs the deletion token
error-no-token-text = It was shown once, when the report was created. Without it the report stays until it expires.
error-wrong-token-title = This is not the deletion token of this report
error-wrong-token-text = Copy the whole token again. Without it the report stays until it expires.
error-token-needed-title = An access token is needed
error-token-needed-text = This server accepts logs only with an access token. Ask the administrator of this server for one.
error-token-unknown-title = This access token is not known
error-token-unknown-text = Copy the whole token again. If it still fails, it may have been revoked: ask the administrator of this server.
error-scope-missing-title = This access token does not allow that
# { $subject } is the name of a scope, such as reports:write.
error-scope-missing-text = It does not have the scope { $subject }. Ask the administrator of this server for a token that has it.
error-empty-title = There is no log to analyze
error-empty-text = Choose a file, or paste the lines of a log. The file must not be empty.
error-not-a-log-title = This is not a log
# { $subject } is one of the “looks-like” texts below.
error-not-a-log-text = It looks like { $subject }. Send a log as text, JSON or CSV; a single file can be compressed with gzip, zstd or zip.
error-unsupported-title = This compressed file cannot be read
error-unsupported-text = Put a single log into it, or send the log uncompressed.
error-damaged-title = The compressed file is damaged
# { $subject } is the name of the packing, such as gzip.
error-damaged-text = The { $subject } file is incomplete. Compress the log again, or send it uncompressed.
error-too-complex-title = The log could not be read in time
error-too-complex-text = Send only the hours around the error, or only the entries of one device.
error-store-unavailable-title = Reports are not available at the moment
error-store-unavailable-text = Nothing was stored. Try again in a minute.
error-store-full-title = There is no room for another report
error-store-full-text = Nothing was stored. Try again later, or analyze the log with the command-line program on your own machine.
# What a file was taken for by its first bytes; stands in error-not-a-log-text.
looks-like-pdf-document = a PDF document
looks-like-png-picture = a PNG picture
looks-like-jpeg-picture = a JPEG picture
looks-like-gif-picture = a GIF picture
looks-like-program = a program
looks-like-windows-event-log = a Windows event log in binary form
looks-like-sqlite-database = an SQLite database
looks-like-xz-archive = an xz archive
looks-like-7z-archive = a 7z archive
looks-like-bzip2-archive = a bzip2 archive
looks-like-rar-archive = a RAR archive
looks-like-tar-archive = a tar archive
looks-like-packet-capture = a packet capture
looks-like-old-office-document = an Office document
looks-like-binary-data = binary data
looks-like-compressed-file-inside-a-compressed-file = a compressed file inside a compressed file; only one layer is unpacked
looks-like-utf-32-text = text in UTF-32; UTF-8 and UTF-16 are read
# Heading above the links that lead on from an error page.
error-ways-on = Where to go from here
error-way-home = Start page: search by code, symptom or log
error-way-list = Choose a symptom from a list
error-way-log = Analyze a log
# Smallest print on an error page: the number helps when one asks for help.
error-status = Status { $status }

## Report: the first sentence

# One sentence per verdict, the heading of a report. “verdict-found” is followed by the name of the cause.
verdict-found = The log shows the cause
verdict-expected = The log shows only expected behavior: no action needed
verdict-hints = The log gives hints, but does not prove a cause
verdict-unknown = Something fails or may fail, and the log does not say why
verdict-healthy = The log shows no problem
verdict-unrelated = This text is not about a connection or an operation that Waypost knows

# The same, first part of the heading of a report; the name of the cause follows on a new line.
report-verdict-high = The log shows the cause
report-verdict-medium = The log points to a likely cause
# Title of the browser window: both parts in one line.
report-heading = { $verdict }: { $cause }

## Report: the sentences below the heading

# Where and how often a cause was seen.
report-seen-lines =
    { $count ->
        [one] Seen in { $count } line.
       *[other] Seen in { $count } lines.
    }
report-seen-devices =
    { $count ->
        [one] Seen on { $count } device.
       *[other] Seen on { $count } devices.
    }
# { $period } is a length of time, such as “65 minutes”.
report-seen-lines-period =
    { $count ->
        [one] Seen in { $count } line, every { $period }.
       *[other] Seen in { $count } lines, every { $period }.
    }
report-seen-devices-period =
    { $count ->
        [one] Seen on { $count } device, every { $period }.
       *[other] Seen on { $count } devices, every { $period }.
    }
# Other causes stand further down.
report-also =
    { $count ->
        [one] The log shows another cause too.
       *[other] The log shows { $count } other causes too.
    }
# Where no cause was found. { $events } is a number with its noun, such as “120 events”; { $devices } likewise.
report-lead-hints = These are only hints. They show where to look and which data is still needed.
report-lead-unknown = Waypost cannot explain the failure from this log ({ $events }, { $devices }). See below what else it needs.
report-lead-healthy = No problem was found ({ $events }, { $devices }).
report-lead-unrelated = No entry is about a device, a connection or a request. Is it the right file?
report-count-lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
report-count-events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
report-count-devices =
    { $count ->
        [0] no named device
        [one] { $count } device
       *[other] { $count } devices
    }
# { $period } is a length of time, such as “65 minutes”.
report-count-intervals =
    { $count ->
        [one] { $count } interval of { $period }
       *[other] { $count } intervals of { $period }
    }

## Report: causes

report-findings = Causes
report-hints = Hints
report-hints-text = Weak signs that prove nothing. Look here only if nothing else helps.
# Opens the hints, where a cause stands above them.
report-hints-fold =
    { $count ->
        [one] { $count } weak hint of another cause
       *[other] { $count } weak hints of other causes
    }
# Small mark at expected behaviour.
report-benign = Expected, no action needed
# A button below a finding, and what stands above the findings afterwards.
report-wrong = This finding is wrong
report-noted = Thank you. The finding is counted as wrong. These counts help to improve the rules.
# What a cause rests on; numbers follow, such as “18 lines, 3 devices and 17 intervals of 65 minutes”.
report-basis = Based on
# The devices concerned; names follow, and after five of them how many more.
report-devices = Devices
report-more-devices =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
# Above the quoted lines.
report-evidence = Lines that show it
# Opens the rest of the lines.
report-more-evidence =
    { $count ->
        [one] { $count } more line
       *[other] { $count } more lines
    }
# Not all lines that speak for a cause are listed.
report-evidence-cut =
    { $count ->
        [one] { $count } more line supports this cause.
       *[other] { $count } more lines support this cause.
    }
# What makes a cause less sure; sentences follow.
report-against = Evidence against it
# Button to the solution of a cause.
report-solution = What to do
# The same for expected behaviour.
report-solution-benign = Why this is expected
# Spoken name of a link to a line. { $line } is a number.
report-line = Line { $line }
# The same in several files.
report-file-line = File { $file }, line { $line }

## Report: what would decide it

report-missing = Data still needed
report-cohorts = Devices by what they show
# Behind a number of devices and a colon.
cohort-unknown = something may be failing, cause unknown
cohort-hints = probably harmless, not proven
cohort-healthy = no problem
report-odd = Lines that no rule explains
report-odd-text = These lines report a problem, or may do so. Lines that differ only in numbers and names are counted together; # marks what differs.
# Above a query for Log Analytics.
report-query = Upload the result here: query results as CSV, logs unchanged.
report-again = Send another log

## Report: what became of the causes of an earlier report

# Invitation below the causes: heading, text, link.
recovery-invite-title = Was it really fixed?
recovery-invite-text = Send a log that was recorded after the fix. Waypost compares the two logs and shows for each cause whether it is gone or still there, or how much more log is needed to tell.
recovery-invite = Add a newer log
# Heading of the answer, and the link to the earlier report.
recovery-title = Is it fixed?
recovery-earlier = Earlier report
# Small marks beside each cause.
recovery-gone = No longer seen
recovery-still-there = Still there
recovery-too-early = Too early to tell
recovery-untold = Cannot be determined
# Gone. { $silent } and { $period } are lengths of time; { $count } is how often it was due; 0 where others like it go on.
recovery-beats =
    { $count ->
        [0] It no longer repeats every { $period }. Not seen for the last { $silent }.
        [one] Not seen for { $silent }; at an interval of { $period }, it should have occurred once.
       *[other] Not seen for { $silent }; at an interval of { $period }, it should have occurred { $count } times.
    }
# Gone, without a rhythm.
recovery-rate =
    { $count ->
        [one] Not seen for { $silent }; at the earlier rate, it should have occurred about once.
       *[other] Not seen for { $silent }; at the earlier rate, it should have occurred about { $count } times.
    }
# Still there.
recovery-seen =
    { $count ->
        [one] Seen once since the earlier log ended.
       *[other] Seen { $count } times since the earlier log ended.
    }
# Too early. { $needed } is a length of time.
recovery-needed = Not seen for { $silent }, which may be chance. If it does not occur for another { $needed }, it is gone.
recovery-devices =
    { $count ->
        [one] { $count } device is in both logs.
       *[other] { $count } devices are in both logs.
    }
# Why nothing can be said.
recovery-why-no-times = The logs do not show on which days the events happened, so they cannot be compared.
recovery-why-earlier = This log ends before the earlier one does.
recovery-why-other-devices = No device of the earlier log is in this one.
recovery-why-not-connected = The devices are not connected at the end of this log, so missing entries prove nothing.
recovery-why-seen-once = It was seen too rarely in the earlier log to know how often to expect it.
recovery-why-rules-changed = The rules have changed since the earlier report. Send the earlier log once more.

## Report: codes

report-codes = Error codes in the log
report-codes-code = Code
report-codes-count = Events
report-codes-devices = Devices

## Report: the picture of drops and connects over time

timeline-title = Drops and connections over time
# { $from } and { $to } are times.
timeline-span = { $from } to { $to }
# Legend, and heads of the table columns.
timeline-drop = Drop
timeline-connect = Connection
timeline-fault = Other error
timeline-session = Connected
timeline-beat = Measured interval of { $period }
timeline-device = Device
# In place of a name where the log names no device.
timeline-no-device = no device named
# The row of all devices together, and how many drops and faults its highest column stands for. { $step } is a length of time.
timeline-fleet = All devices
timeline-peak = Drops and errors of all devices, peak: { $count } ({ $step } from { $time }).
timeline-more =
    { $count ->
        [one] { $count } more device is not shown.
       *[other] { $count } more devices are not shown.
    }
# What a screen reader says of the picture.
timeline-description = { $devices }, from { $from } to { $to }. The table below contains the same information.
# Opens the table.
timeline-table = As a table
# A cell lists times; so many more were left out.
timeline-cell-more = and { $count } more

## Command line: articles of a documentation checkout

# What was read, passed over and written, each a line.
import-articles =
    { $count ->
        [one] { $count } article read
       *[other] { $count } articles read
    }
import-others =
    { $count ->
        [one] { $count } other file skipped: it has no causes and no solutions
       *[other] { $count } other files skipped: they have no causes and no solutions
    }
import-written =
    { $count ->
        [one] { $count } file written
       *[other] { $count } files written
    }
# Instead of the number of files. --partial is an option and stays as it is.
import-nothing = Nothing was written. Fix the files that could not be read, or write the rest with --partial.
# Faults that stop an article, and notes about what was left out or changed; each stands above in a line of its own.
import-errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
import-warnings =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
# Stand in an imported article in place of a cause or a solution that it does not tell.
import-no-cause = The article does not name the cause
import-no-solution = The article does not name a solution

## Report: what was removed

report-redactions = Secrets were removed
report-redactions-text = They were in the log in plain text. Anyone who had the log could read them: replace the keys, tokens and passwords.
# Where only personal data was removed, such as addresses.
report-redactions-personal = Personal data was removed
# How to renew, by kind.
rotate-device-key = Regenerate the key of the device or policy; tokens made with the old key stop working:
rotate-storage-key = Regenerate the key of the storage account:
rotate-credential = Change passwords and tokens where they were issued.
rotate-private-key = Create a new key pair and certificate, and revoke the old certificate.

## Report: how the log was read

report-read = How the log was read
report-read-format = Format
report-read-lines = Lines
report-read-events = Events
report-read-unread = Lines not understood
report-read-devices = Devices
report-read-from = First event
report-read-to = Last event
report-read-sdks = SDKs
# Names of log formats. Names of products stay as they are.
format-app-log = Application log
format-c-sdk = Azure IoT device SDK for C
format-cloud-events = Event Grid (CloudEvents)
format-csharp = Azure IoT SDK for .NET
format-embedded = Embedded device log
format-event-grid = Event Grid
format-iot-edge = Azure IoT Edge
format-iot-hub-resource-log = IoT Hub resource log
format-java = Azure IoT SDK for Java
format-log-analytics = Log Analytics
format-monitor-events = az iot hub monitor-events
format-mqtt-client = MQTT client
format-node = Azure IoT SDK for Node.js
format-python = Azure IoT device SDK for Python
format-service-error = Error response from the hub
format-service-message = Error response from the hub, older format
format-text = Text

## Report: the log itself

log-title = The log
# Below it; the first sentence only where there are such lines.
log-marked = Lines that support a cause are marked.
log-hint = Every line number is a link that you can share.
# Shown with JavaScript only. n and p are keys; they stay as they are.
log-keys = In the log, press n for the next marked line and p for the one before.
# A run of lines that is folded. { $from } and { $to } are line numbers.
log-folded =
    { $count ->
        [one] Line { $from }
       *[other] Lines { $from } to { $to }
    }
# A run of lines that is not in the page.
log-left-out =
    { $count ->
        [one] { $count } line is not shown here.
       *[other] { $count } lines are not shown here.
    }
# Mark at the end of a long line. { $count } is a number of bytes.
log-line-cut = … { $count } bytes cut
# Spoken name of the link at a line that speaks for a cause.
log-line-evidence = Line { $line }, supports a cause
# Form above the log: which lines are shown, and a text to look for.
log-level = Lines
log-level-all = All
log-level-evidence = Marked
log-level-warning = Warnings and errors
log-level-error = Errors
log-find = Find
log-show = Show
log-show-all = Show all lines
# What the form found; the second sentence where a page cannot hold them all.
log-found =
    { $count ->
        [0] No matching lines.
        [one] { $count } matching line.
       *[other] { $count } matching lines.
    }
log-found-first =
    { $count ->
        [one] Only the first { $count } is shown.
       *[other] Only the first { $count } are shown.
    }
# Links from one line that speaks for a cause to the next.
log-first = To the first marked line
log-next = Next marked line
log-previous = Previous marked line
# Above the lines of a file, where several were sent. { $file } is its number.
log-file = File { $file }
log-file-named = File { $file }: { $name }

## Report: who made it, how long it is kept

# Small line above the heading. { $time } is a time.
report-made = Report of { $time }
# A stored report, when the rules have changed since; a link follows, to the page where logs are sent.
report-earlier = This report was created on { $date } with earlier rules.
report-earlier-again = Analyze the log again with the current rules
# A stored report, when only the articles have changed.
report-revised = The articles have been revised since then. Their current text is shown here.
report-ticket = Ticket
report-note = Note
report-kept = How long it is kept
report-expires = This report is deleted on { $date }. Until then, anyone who has the link can open it.
report-delete = Delete this report
# To the person who sent the log, once.
report-token-title = Your deletion token
report-token-text = It is shown only once. You need it to delete this report later from another device. On this device, you can delete the report without it for a day.
# To the same person, next to an address; below it the page that the address leads to.
report-token-link = Your deletion link
delete-text = The report and its log are deleted immediately. This cannot be undone.
delete-back = Back to the report
# To the same person later on, on the same device.
report-owner-text = You sent this log from this device.
# To everybody else.
report-delete-other = Delete it with the deletion token
report-token-label = Deletion token
# Page after the deletion.
deleted-title = The report was deleted
deleted-text = Its text, lines and findings no longer exist. The link no longer works.

## Report: how sure a cause is. Shown as a small mark next to the cause.

confidence-low = Hint
confidence-medium = Likely
confidence-high = Proven by the log

## Report: how the log was read. One sentence each. { $count } counts what the sentence is about.

note-replaced-bytes =
    { $count ->
        [one] { $count } byte was not valid text and was replaced.
       *[other] { $count } bytes were not valid text and were replaced.
    }
note-local-time = The times in the log have no time zone. They are treated as UTC.
note-no-times = The log has no times, so nothing can be said about intervals.
note-cut = The log was longer than this site accepts. Only its first part was analyzed.
note-sampled = The log is very long. Counts are exact; the lines shown are a selection.
note-mixed-formats = The log mixes several formats. Each line was read in the format that fits it.
note-nested-json =
    { $count ->
        [one] { $count } line is nested too deeply and was read as plain text.
       *[other] { $count } lines are nested too deeply and were read as plain text.
    }
note-assumed-year = Some dates in the log have no year. They are assumed to be in the same year as the other dates.
note-unknown-year = The dates in the log have no year. They are shown without one.
note-clock-unset = Some times look like those of a device that has not set its clock yet (such as 1970). They were not used for intervals.
note-clock-ahead =
    { $count ->
        [one] The device’s clock seems to be { $count } second ahead of the service’s: the same connections appear that much later in its log. Its times were moved back.
       *[other] The device’s clock seems to be { $count } seconds ahead of the service’s: the same connections appear that much later in its log. Its times were moved back.
    }
note-clock-behind =
    { $count ->
        [one] The device’s clock seems to be { $count } second behind the service’s: the same connections appear that much earlier in its log. Its times were moved forward.
       *[other] The device’s clock seems to be { $count } seconds behind the service’s: the same connections appear that much earlier in its log. Its times were moved forward.
    }

## Report: what would decide what this log cannot. One instruction each. { $duration } is a length of time, such as “3 hours”.

missing-longer-log = A longer log: at least { $duration } more.
missing-connect-events = The connection events, not only the disconnections.
missing-connections = Connections and disconnections: category Connections of the hub’s resource log.
missing-device-log = The device log from the same time.
missing-hub-log = The resource log of the hub from the same time.
missing-way-to-hub = A test from the device: can it reach the hub?
missing-diagnostic-setting = If the hub does not write this log yet: a diagnostic setting that turns it on.
missing-device-column = The column with the device id.
missing-times = A log with times.
missing-verbose-log = The device log at a more detailed level.

## Report: what speaks against a cause. { $cause } is the name of another cause.

against-other-cause = The same lines also fit another cause: { $cause }.
against-benign-rhythm = The regular interval is that of a token renewal, which is expected.
against-few-intervals = Only a few intervals were seen; more are needed to be sure.
against-no-reconnect-seen = The log shows no reconnect.
against-single-device = Only one device is affected.
against-aftermath = The lines follow shortly after another error and may be its result.
against-weak-wording = Several errors use the same words.
against-beside = The lines do not mention Azure IoT, and the SDK in the same log reports no problem at that time.

## Report: what was removed before anything was stored. Names of secrets and of personal data, in a list with numbers in front.

redaction-shared-access-key = Shared access key
redaction-azure-key = Azure key
redaction-possible-key = Value that may be a key
redaction-storage-account-key = Storage account key
redaction-sas-signature = Signature of a SAS token
redaction-client-secret = Client secret
redaction-refresh-token = Refresh token
redaction-jwt = JSON web token
redaction-authorization = Authorization header
redaction-cookie = Cookie
redaction-api-key = API key
redaction-password = Password
redaction-wifi-password = Wi-Fi password
redaction-private-key = Private key
redaction-tls-secret = TLS session secret
redaction-device-key = Device key
redaction-packet-bytes = Bytes of a packet with a password
redaction-base64 = Encoded text with a secret
redaction-email = E-mail address
redaction-ip = IP address
redaction-mac = MAC address

## Numbers, times, lists

# A whole number. Only separators are added; leave it as it is.
number-plain = { $number }
# A share in per cent. Put a space before the sign if your language does.
number-percent = { $number }%
# A time of day with its zone.
time-utc = { $time } UTC
duration-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
duration-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
duration-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
duration-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
# Two units of one length of time: “1 hour 5 minutes”.
duration-pair = { $large } { $small }
# A list: all but its last item (“a, b”), then its end (“a, b and c”).
list-more = { $start }, { $next }
list-last = { $start } and { $last }

## Page of counts, for a support team

counts-title = Statistics
counts-lead = Causes that logs have shown and answers to “Did it help?”, from the last { $days } days. None of it can be traced to a person or a report.
counts-causes = Causes
counts-none = Nothing has been counted yet.
# Columns of the table.
counts-cause = Cause
counts-found = Found in logs
counts-helped = Solution helped
counts-wrong = Marked as wrong
# How many answers said that the solution helped.
counts-rate = { $helped } of { $answers }
counts-ends = Articles whose solutions did not help
counts-unread = Logs with no readable entries, by format
