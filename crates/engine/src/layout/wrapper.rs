//! Records and tables that a container or a journal has printed, each line with a prefix, to the lines of the records.
//!
//! Prefixes of ordinary lines stay: the reader takes them off one by one and keeps their times.

use std::borrow::Cow;

use super::{Grammar, Line};

/// Takes prefixes off if what stands behind them is data; whether it was.
pub(super) fn take_off(lines: &mut [Line<'_>], grammar: &impl Grammar) -> bool {
    let mut filled = lines.iter().filter(|(_, line)| !line.trim().is_empty());
    let first = filled.next().and_then(|(_, line)| grammar.inside(line));
    if !first.is_some_and(|inside| grammar.is_data(&inside)) {
        return false;
    }
    let (mut wrapped, mut bare) = (1, 0);
    for (_, line) in filled {
        match grammar.inside(line) {
            Some(_) => wrapped += 1,
            None => bare += 1,
        }
    }
    if bare * 10 > wrapped {
        return false;
    }
    for (_, line) in lines {
        if let Some(inside) = grammar.inside(line).map(Cow::into_owned) {
            *line = Cow::Owned(inside);
        }
    }
    true
}
