//! The mark in an imported file that tells whether somebody changed it since: a fingerprint of all but its own line.

use sha2::{Digest, Sha256};

/// What the line in an article begins with.
const ARTICLE: &str = "imported: ";
/// What the line in a routing file begins with.
const ROUTING: &str = "# imported: ";

/// An article with its mark as the last line of the front matter.
pub(super) fn article(text: &str) -> String {
    let mark = format!("{ARTICLE}{}", fingerprint(text));
    text.replacen("\n---\n", &format!("\n{mark}\n---\n"), 1)
}

/// A routing file with its mark as the second line.
pub(super) fn routing(text: &str) -> String {
    let mark = format!("{ROUTING}{}", fingerprint(text));
    text.replacen('\n', &format!("\n{mark}\n"), 1)
}

/// Whether the file is as it was imported.
pub(super) fn is_untouched(text: &str) -> bool {
    let is_mark = |line: &&str| line.starts_with(ARTICLE) || line.starts_with(ROUTING);
    let Some(mark) = text.lines().take(12).find(is_mark) else {
        return false;
    };
    let rest = text.replacen(&format!("{mark}\n"), "", 1);
    mark.rsplit(' ').next() == Some(&fingerprint(&rest))
}

fn fingerprint(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_told_from_an_imported_one() {
        let text = article("---\ntitle: \"a\"\n---\n# A\n");
        assert!(is_untouched(&text) && !is_untouched(&text.replace("# A", "# B")));
        let text = routing("# a\n\nname = \"x\"\n");
        assert!(is_untouched(&text) && !is_untouched(&format!("{text}# mine\n")));
        assert!(!is_untouched("# a\n"));
    }
}
