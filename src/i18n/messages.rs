//! Interface texts by key: one Fluent bundle per language, English where a text is missing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Locale, TextFault, check, format};

/// The texts of all languages; read-only after [`Messages::load`].
pub struct Messages {
    bundles: BTreeMap<Locale, FluentBundle<FluentResource>>,
    formats: BTreeMap<Locale, format::Dates>,
    /// Keys that were complained about, so that one mistake is one line in the log.
    reported: Mutex<BTreeSet<String>>,
}

/// The texts of one language: what a page holds on to.
#[derive(Clone, Copy)]
pub struct Texts<'m> {
    messages: &'m Messages,
    locale: Locale,
}

impl Messages {
    /// Reads every `locales/<language>/ui.ftl` of `files` (path to text).
    ///
    /// A missing key is no obstacle, since English stands in; a file that Fluent cannot read is.
    pub fn load(files: &BTreeMap<String, String>) -> Result<Self, Vec<TextFault>> {
        let mut bundles = BTreeMap::new();
        let mut faults = Vec::new();
        for (path, locale, text) in check::text_files(files) {
            match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => {
                    bundles.insert(locale, bundle(locale, resource));
                }
                Err((_, errors)) => faults.extend(check::syntax_faults(path, text, &errors)),
            }
        }
        if !bundles.contains_key(&Locale::english()) {
            faults.push(TextFault::new(
                "locales/en/ui.ftl",
                None,
                "no readable English texts",
            ));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let formats = bundles
            .keys()
            .map(|&locale| (locale, format::Dates::new(locale)))
            .collect();
        Ok(Self {
            bundles,
            formats,
            reported: Mutex::default(),
        })
    }

    /// The texts of `locale`; English throughout if there are none.
    pub fn of(&self, locale: Locale) -> Texts<'_> {
        Texts {
            messages: self,
            locale,
        }
    }

    /// A language's name in itself; its tag while it has no texts.
    pub fn name(&self, locale: Locale) -> String {
        self.render(locale, "language-name", None)
            .unwrap_or_else(|| locale.to_string())
    }

    /// Languages that have texts, by tag.
    pub fn locales(&self) -> impl Iterator<Item = Locale> + '_ {
        self.bundles.keys().copied()
    }

    pub(super) fn dates(&self, locale: Locale) -> Option<&format::Dates> {
        self.formats
            .get(&locale)
            .or_else(|| self.formats.get(&Locale::english()))
    }

    fn render(&self, locale: Locale, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = self.bundles.get(&locale)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
        if !errors.is_empty() {
            self.report(&format!("{locale}/{key}"), &format!("{errors:?}"));
        }
        Some(text)
    }

    fn report(&self, place: &str, problem: &str) {
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        if reported.insert(place.to_owned()) {
            tracing::warn!(text.key = place, "interface text {place}: {problem}");
        }
    }
}

impl<'m> Texts<'m> {
    /// The language asked for.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// All texts, for one in another language.
    pub fn messages(&self) -> &'m Messages {
        self.messages
    }

    /// The text of `key`; the key itself if no language has it.
    pub fn get(&self, key: &str) -> String {
        self.lookup(key, None)
    }

    /// The text of `key` with its variables filled in.
    pub fn with<'a>(&self, key: &str, values: &[(&'a str, FluentValue<'a>)]) -> String {
        let args: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (Cow::from(*name), value.clone()))
            .collect();
        self.lookup(key, Some(&args))
    }

    /// The text of `key` if there is one; for keys made of data, such as `note-<kind>`.
    pub fn find<'a>(&self, key: &str, values: &[(&'a str, FluentValue<'a>)]) -> Option<String> {
        let known = |locale| {
            self.messages
                .bundles
                .get(&locale)
                .is_some_and(|bundle| bundle.has_message(key))
        };
        (known(self.locale) || known(Locale::english())).then(|| self.with(key, values))
    }

    fn lookup(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let english = || self.messages.render(Locale::english(), key, args);
        let text = self.messages.render(self.locale, key, args).or_else(english);
        text.unwrap_or_else(|| {
            self.messages.report(key, "no language has it");
            key.to_owned()
        })
    }
}

fn bundle(locale: Locale, resource: FluentResource) -> FluentBundle<FluentResource> {
    let tag = locale.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // All shipped languages run left to right, and the marks would end up in links and tickets.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(format::number_value));
    bundle
        .add_builtins()
        .expect("a new bundle has no function of that name");
    bundle.add_resource_overriding(resource);
    bundle
}
