//! `waypost import`: articles of a documentation checkout as a content folder that `serve --content` takes as it is.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::app;
use crate::content::{ContentTree, Fault, Severity};
use crate::i18n::{FluentValue, Locale, Messages, Texts};
use crate::import::{self, Import, Phrases, Plan};

use super::Failure;
use super::output::harmless;

/// What to import.
#[derive(Args)]
pub(super) struct ImportArgs {
    /// Language of the articles, such as `de`
    #[arg(long)]
    lang: Locale,
    /// Articles, or folders of a checkout that hold some
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// Content folder to write into; made if it is not there
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Overwrite files that were changed by hand
    #[arg(long)]
    force: bool,
    /// Write what could be read although something could not
    #[arg(long)]
    partial: bool,
}

pub(super) fn run(args: &ImportArgs, out: &mut dyn Write) -> Result<(), Failure> {
    refuse(args)?;
    let existing = existing(&args.into)?;
    let messages = Messages::load(&ContentTree::embedded().files)
        .map_err(|_| Failure::Failed("the texts in the program cannot be read".to_owned()))?;
    let texts = messages.of(args.lang);
    let mut plan = import::plan(&Import {
        locale: args.lang,
        sources: &args.sources,
        existing: &existing,
        phrases: &phrases(&texts),
        force: args.force,
    });
    plan.faults.extend(verify(&plan, &existing));
    for fault in &plan.faults {
        writeln!(out, "{}", harmless(&fault.to_string()))?;
    }
    let errors = errors(&plan.faults);
    let is_written = errors == 0 || args.partial && verify(&plan, &existing).is_empty();
    if is_written && !plan.files.is_empty() {
        let failed = |error| Failure::Failed(format!("{}: {error}", args.into.display()));
        import::write(&args.into, &plan.files).map_err(failed)?;
    }
    for line in summary(&plan, is_written, &texts) {
        writeln!(out, "{line}")?;
    }
    match errors {
        0 => Ok(()),
        _ => Err(Failure::Failed(String::new())),
    }
}

/// What cannot be meant.
fn refuse(args: &ImportArgs) -> Result<(), Failure> {
    let missing = args
        .sources
        .iter()
        .find(|source| std::fs::symlink_metadata(source).is_err());
    if let Some(source) = missing {
        return Err(Failure::BadInput(format!(
            "{}: there is no such file or folder",
            source.display()
        )));
    }
    if args
        .sources
        .iter()
        .any(|source| import::overlaps(source, &args.into))
    {
        let message = format!(
            "--into {}: the content folder cannot lie in what is imported",
            args.into.display()
        );
        return Err(Failure::BadInput(message));
    }
    match std::fs::symlink_metadata(&args.into) {
        Ok(found) if !found.is_dir() => Err(Failure::BadInput(format!(
            "--into {}: is no folder",
            args.into.display()
        ))),
        _ => Ok(()),
    }
}

/// The content that is there already; nothing where the folder is new or empty.
fn existing(folder: &Path) -> Result<ContentTree, Failure> {
    if !folder.join("locales").exists() && !folder.join("rules").exists() {
        return Ok(ContentTree::default());
    }
    let tree = ContentTree::from_dir(folder);
    match tree.faults.first() {
        None => Ok(tree),
        Some(fault) => Err(Failure::Failed(format!("--into {}: {fault}", folder.display()))),
    }
}

/// What would keep the new content from being served.
fn verify(plan: &Plan, existing: &ContentTree) -> Vec<Fault> {
    let faults = app::load(&plan.applied(existing)).err().unwrap_or_default();
    let is_error = |fault: &Fault| fault.severity == Severity::Error;
    let none_yet = plan.files.is_empty() && existing.files.is_empty();
    faults
        .into_iter()
        .filter(|fault| is_error(fault) && !none_yet)
        .collect()
}

fn errors(faults: &[Fault]) -> usize {
    faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .count()
}

fn phrases(texts: &Texts<'_>) -> Phrases {
    Phrases {
        symptoms: texts.get("flow-symptoms"),
        causes: texts.get("flow-causes"),
        solutions: texts.get("flow-solutions"),
        no_cause: texts.get("import-no-cause"),
        no_solution: texts.get("import-no-solution"),
    }
}

fn summary(plan: &Plan, is_written: bool, texts: &Texts<'_>) -> Vec<String> {
    let count = |key: &str, count: usize| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        texts.with(key, &[("count", FluentValue::from(count))])
    };
    let errors = errors(&plan.faults);
    let mut lines = vec![count("import-articles", plan.articles.len())];
    if !plan.others.is_empty() {
        lines.push(count("import-others", plan.others.len()));
    }
    lines.push(match is_written {
        true => count("import-written", plan.files.len()),
        false => texts.get("import-nothing"),
    });
    if errors > 0 {
        lines.push(count("import-errors", errors));
    }
    let warnings = plan.faults.len() - errors;
    if warnings > 0 {
        lines.push(count("import-warnings", warnings));
    }
    lines
}
