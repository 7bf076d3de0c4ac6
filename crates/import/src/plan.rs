//! A checkout to the plan of what would be written: every article twice, first for its anchors, then for its links.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::article::{Draft, Reading};
use super::checkout::{Checkout, Source};
use super::names::{self, Names};
use super::taken::Taken;
use super::targets::Targets;
use super::{Import, Phrases, Plan, stamp};
use waypost_content::Locale;
use waypost_content::{Article, ArticleFile, Fault, PartKind, Severity};

/// Longest time one article may take; the longest of Microsoft's takes 20 ms.
const TIME_LIMIT: Duration = Duration::from_secs(2);

/// One source that is an article.
struct Candidate {
    slug: String,
    source: Arc<Source>,
    reading: Arc<Reading>,
    names: Names,
}

/// Reads everything and plans what to write; nothing is written here.
pub fn plan(import: &Import<'_>) -> Plan {
    let checkout = Arc::new(Checkout::read(import.sources));
    let mut plan = Plan {
        faults: checkout.faults.clone(),
        ..Plan::default()
    };
    let mut targets = Targets::default();
    let mut candidates = BTreeMap::new();
    for source in &checkout.sources {
        let found = candidate(source, &checkout, (import, &mut targets), &mut plan);
        if let Some(found) = found {
            match candidates.get(&found.slug) {
                None => {
                    candidates.insert(found.slug.clone(), found);
                }
                Some(first) => {
                    let message = format!(
                        "would be the same article as {}: {}",
                        first.source.path, found.slug
                    );
                    plan.faults
                        .push(Fault::error(&source.path, None, message).advise("rename one of the files"));
                }
            }
        }
    }
    targets.slugs = candidates
        .values()
        .map(|found| ((found.source.root, found.source.path.clone()), found.slug.clone()))
        .collect();
    existing_anchors(import, &mut targets);
    let targets = Arc::new(targets);
    let mut names = Taken::of(import.existing, candidates.keys());
    for candidate in candidates.values() {
        names.reserve(&candidate.slug, &candidate.names);
    }
    for candidate in candidates.values() {
        finish(candidate, (&targets, &mut names), import, &mut plan);
    }
    if !checkout.is_unchanged(import.sources) {
        let fault = Fault::error(".", None, "the checkout changed while it was read");
        plan.faults.push(fault.advise("run the import again"));
    }
    plan.faults.sort();
    plan.faults.dedup();
    plan
}

/// First reading: whether the file is an article at all, and which anchors it has.
fn candidate(
    source: &Source,
    checkout: &Arc<Checkout>,
    (import, targets): (&Import<'_>, &mut Targets),
    plan: &mut Plan,
) -> Option<Candidate> {
    let (own, checkout, phrases) = (
        Arc::new(source.clone()),
        Arc::clone(checkout),
        import.phrases.clone(),
    );
    let (locale, source) = (import.locale, Arc::clone(&own));
    let read = guarded(&own.path, move || {
        let reading = Reading::of(&source, &checkout);
        let draft = reading.draft(&source.path, &phrases, &|_, target| Ok(target.to_owned()));
        let anchors = draft.map(|draft| (anchors(&draft.text, locale), draft));
        (Arc::new(reading), anchors)
    });
    let (reading, found) = match read {
        Ok(read) => read,
        Err(fault) => {
            plan.faults.push(fault);
            return None;
        }
    };
    let Some((found, draft)) = found else {
        let fault = Fault::error(&own.path, None, "tells neither causes nor solutions");
        match own.is_named {
            true => plan
                .faults
                .push(fault.advise("write headings such as `## Cause` and `## Resolution`")),
            false => plan.others.push(own.path.clone()),
        }
        return None;
    };
    let Some(slug) = names::slug(&own.path) else {
        let fault = Fault::error(&own.path, None, "has a name that makes no address");
        plan.faults
            .push(fault.advise("name it with letters a to z or digits"));
        return None;
    };
    targets.anchors.insert(slug.clone(), found);
    Some(Candidate {
        slug,
        source: own,
        reading,
        names: draft.names,
    })
}

/// The anchors of articles that are there already.
fn existing_anchors(import: &Import<'_>, targets: &mut Targets) {
    let (files, _) = ArticleFile::all(import.existing);
    for file in files {
        if !targets.anchors.contains_key(&file.slug) {
            targets
                .anchors
                .insert(file.slug.clone(), anchors(file.text, file.locale));
        }
    }
}

fn anchors(text: &str, locale: Locale) -> BTreeSet<String> {
    let article = read(text, locale, "article");
    article.map_or_else(BTreeSet::new, |(article, _)| {
        article.anchors.into_keys().collect()
    })
}

/// Reads written Markdown as the server will.
fn read(text: &str, locale: Locale, slug: &str) -> Option<(Article, Vec<Fault>)> {
    let path = format!("locales/{locale}/articles/{slug}.md");
    let file = ArticleFile {
        path: &path,
        slug: slug.to_owned(),
        locale,
        text,
    };
    let (article, faults) = file.read(locale, &BTreeSet::from([slug.to_owned()]));
    article.map(|article| (article, faults))
}

/// Second reading: links resolved, names told apart, files decided.
fn finish(
    candidate: &Candidate,
    (targets, taken): (&Arc<Targets>, &mut Taken),
    import: &Import<'_>,
    plan: &mut Plan,
) {
    let (reading, source, targets) = (
        Arc::clone(&candidate.reading),
        Arc::clone(&candidate.source),
        Arc::clone(targets),
    );
    let phrases: Phrases = import.phrases.clone();
    let (slug, locale) = (candidate.slug.clone(), import.locale);
    let drafted = guarded(&candidate.source.path, move || {
        let resolve = |from: &str, target: &str| {
            targets.resolve((source.root, from), (&slug, target), reading.has_vendor())
        };
        let draft = reading.draft(&source.path, &phrases, &resolve)?;
        let read = read(&draft.text, locale, &slug);
        Some((draft, read))
    });
    let (mut draft, read) = match drafted {
        Ok(Some(drafted)) => drafted,
        Ok(None) => return,
        Err(fault) => return plan.faults.push(fault),
    };
    let path = &candidate.source.path;
    match &read {
        Some((article, faults)) => {
            let errors = faults.iter().filter(|fault| fault.severity == Severity::Error);
            let links = |fault: &&Fault| !fault.message.starts_with("a link leads to the article");
            draft.faults.extend(
                errors
                    .filter(links)
                    .map(|fault| Fault::error(path, None, fault.message.clone())),
            );
            draft
                .faults
                .extend(differs(article, &candidate.slug, import, path));
        }
        None => draft
            .faults
            .push(Fault::error(path, None, "cannot be read as an article").advise("simplify its Markdown")),
    }
    plan.articles.insert(candidate.slug.clone(), path.clone());
    if !draft.has_errors() {
        let names = taken.free(&candidate.slug, names::of(&candidate.slug, "", ""), &draft.names);
        files(&candidate.slug, &draft, &names, (import, plan));
    }
    plan.faults.append(&mut draft.faults);
    plan.lost.append(&mut draft.lost);
}

/// A translation tells the same parts as the article that is there in another language.
fn differs(article: &Article, slug: &str, import: &Import<'_>, path: &str) -> Option<Fault> {
    let (files, _) = ArticleFile::all(import.existing);
    let others: Vec<_> = files
        .into_iter()
        .filter(|file| file.slug == slug && file.locale != import.locale)
        .collect();
    let english = others.iter().find(|file| file.locale == Locale::english());
    let other = english.or(others.first())?;
    let (other, _) = read(other.text, other.locale, slug)?;
    let kinds = [
        (PartKind::Symptom, "symptoms"),
        (PartKind::Cause, "causes"),
        (PartKind::Solution, "solutions"),
    ];
    kinds.into_iter().find_map(|(kind, word)| {
        let (here, there) = (article.numbers(kind).len(), other.numbers(kind).len());
        let message = format!(
            "tells {here} {word}, the article in `{}` tells {there}",
            other.locale
        );
        (here != there)
            .then(|| Fault::error(path, None, message).advise("import the same version of both languages"))
    })
}

/// Decides which of the two files of an article are written.
fn files(slug: &str, draft: &Draft, names: &Names, (import, plan): (&Import<'_>, &mut Plan)) {
    let mut offer = |path: String, text: String, keep: bool| {
        let known = import.existing.files.get(&path);
        let is_new = known.is_none_or(|known| *known != text);
        let may = known.is_none_or(|known| import.force || stamp::is_untouched(known));
        if is_new && may && !keep {
            plan.files.insert(path, text);
        } else if is_new && !may && !keep {
            let fault = Fault::warning(&path, None, "was changed by hand and stays as it is");
            plan.faults.push(fault.advise("--force overwrites it"));
        }
    };
    offer(
        format!("locales/{}/articles/{slug}.md", import.locale),
        draft.text.clone(),
        false,
    );
    let path = format!("rules/{slug}.toml");
    let own = format!("locales/{}/articles/{slug}.md", import.locale);
    let name = format!("/articles/{slug}.md");
    let mut others = import
        .existing
        .files
        .keys()
        .filter(|path| path.ends_with(&name) && **path != own);
    // The routing belongs to all languages: the first one writes it.
    let keep = others.next().is_some() && import.existing.files.contains_key(&path);
    offer(path, draft.routing(names), keep);
}

/// Runs `work` in a thread of its own: one that takes too long or panics becomes a fault of its file.
fn guarded<T: Send + 'static>(path: &str, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        // Nobody waits any more if the time is over.
        let _ = sender.send(work());
    });
    receiver.recv_timeout(TIME_LIMIT).map_err(|error| match error {
        RecvTimeoutError::Timeout => {
            Fault::error(path, None, "takes too long to read").advise("simplify its Markdown")
        }
        RecvTimeoutError::Disconnected => {
            Fault::error(path, None, "cannot be read: the reader failed").advise("simplify its Markdown")
        }
    })
}
