//! The query string of a wizard address and the words of a search: there is always a step, and its address leads back to it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waypost::wizard::{Answers, resolve};
use waypost_fuzz::{choice_and_text, content};

// The content is loaded before anything is timed.
fuzz_target!(init: { content(); }, |data: &[u8]| {
    let knowledge = &content().knowledge;
    let (choice, text) = choice_and_text(data);
    let answers = Answers::parse(&text);
    let query = answers.to_query();
    assert!(query.is_ascii(), "{query}");
    assert_eq!(Answers::parse(&query), answers, "{query}");
    if let Some(topic) = knowledge.topics.values().nth(choice % knowledge.topics.len()) {
        resolve(knowledge, topic, &answers);
    }
    let locale = knowledge.locales[choice % knowledge.locales.len()];
    let groups = knowledge.search(locale, &text);
    assert!(groups.len() <= 1000, "{} groups", groups.len());
    knowledge.find(&text);
});
