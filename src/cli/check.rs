//! `waypost check`: every fault of the content, sorted by place.

use std::io::Write;

use clap::Args;

use crate::app;
use crate::config::ContentArgs;

use super::Failure;

/// What to check.
#[derive(Args)]
pub(super) struct Check {
    #[command(flatten)]
    content: ContentArgs,
    /// Print the faults as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Check, out: &mut dyn Write) -> Result<(), Failure> {
    let tree = app::tree(args.content.content.as_deref());
    let faults = app::check(&tree);
    if args.json {
        let list = serde_json::to_string_pretty(&faults).map_err(anyhow::Error::from)?;
        writeln!(out, "{list}")?;
    } else {
        for fault in &faults {
            writeln!(out, "{fault}")?;
        }
        writeln!(out, "{}", summary(tree.files.len(), faults.len()))?;
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::Failed(String::new()))
    }
}

fn summary(files: usize, faults: usize) -> String {
    let count = |number: usize, name: &str| match number {
        1 => format!("1 {name}"),
        number => format!("{number} {name}s"),
    };
    match faults {
        0 => format!("{} checked: no faults", count(files, "file")),
        faults => format!("{} checked: {}", count(files, "file"), count(faults, "fault")),
    }
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn the_summary_counts() {
        assert_eq!(summary(1, 0), "1 file checked: no faults");
        assert_eq!(summary(12, 1), "12 files checked: 1 fault");
        assert_eq!(summary(12, 2), "12 files checked: 2 faults");
    }
}
