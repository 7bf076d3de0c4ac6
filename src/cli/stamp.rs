//! `waypost stamp`: a translator says that passages are up to date with today's English.

use std::fs;
use std::io::Write;
use std::path::Path;

use clap::Args;

use crate::config::ContentArgs;
use crate::content::ContentTree;
use crate::knowledge;

use super::Failure;

/// Which translations to stamp, and where.
#[derive(Args)]
pub(super) struct Stamp {
    /// What is up to date: a language (`de`), an article (`de/404104`) or a passage (`de/404104#cause-1`)
    #[arg(required = true)]
    names: Vec<String>,
    #[command(flatten)]
    content: ContentArgs,
}

/// Writes the fingerprints; without `--content` into the `locales/` of the current folder.
pub(super) fn run(args: &Stamp, out: &mut dyn Write) -> Result<(), Failure> {
    let root = args.content.content.as_deref().unwrap_or(Path::new("."));
    let tree = ContentTree::from_dir(root);
    let stamped = knowledge::stamp(&tree, &args.names).map_err(Failure::BadInput)?;
    for file in stamped {
        if tree.files.get(&file.path) != Some(&file.text) {
            let place = root.join(&file.path);
            fs::write(&place, &file.text)
                .map_err(|error| Failure::Failed(format!("{}: {error}", place.display())))?;
        }
        let passages = match &file.anchors[..] {
            [one] => one.clone(),
            many => format!("{} passages", many.len()),
        };
        writeln!(out, "{}: {passages} up to date", file.path)?;
    }
    Ok(())
}
