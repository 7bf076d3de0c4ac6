//! A mistyped name to the known one that was meant.

/// The known name that is closest to `name`, if it is close: a third of its letters may differ.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let limit = (name.chars().count() / 3).max(1);
    let near = known.map(|other| (strsim::levenshtein(name, other), other));
    near.filter(|(distance, _)| (1..=limit).contains(distance))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_close_name_is_meant() {
        let known = ["cause-1", "cause-2", "keepalive-timeout", "solutions"];
        let near = |name| nearest(name, known.into_iter());
        assert_eq!(near("casue-2"), Some("cause-2"));
        assert_eq!(near("keep-alive-timeout"), Some("keepalive-timeout"));
        assert_eq!(near("solution"), Some("solutions"));
        assert_eq!(near("next-steps"), None);
        assert_eq!(near(""), None);
    }
}
