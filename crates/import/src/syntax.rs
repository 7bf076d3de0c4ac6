//! Single lines to what they open or name: alerts, inclusions, ranges of lines, blocks of code.

/// `> [!NOTE] text` to its mark and its text, each on a line.
pub(super) fn alert(line: &str) -> Vec<String> {
    let content = line.trim_start_matches([' ', '\t', '>']);
    let before = &line[..line.len() - content.len()];
    let mark = content.starts_with("[!").then(|| content.find(']')).flatten();
    match mark {
        Some(end) if before.contains('>') && !content[end + 1..].trim().is_empty() => {
            let (mark, text) = content.split_at(end + 1);
            vec![
                format!("{before}{}", mark.to_ascii_uppercase()),
                format!("{before}{}", text.trim_start()),
            ]
        }
        _ => vec![line.to_owned()],
    }
}

/// What stands before, in and behind `[!INCLUDE [title](path)]`.
pub(super) fn inclusion(line: &str) -> Option<(&str, &str, &str)> {
    let at = line.to_ascii_uppercase().find("[!INCLUDE")?;
    if line[..at].matches('`').count() % 2 == 1 {
        return None;
    }
    let open = at + line[at..].find("](")? + 2;
    let close = open + line[open..].find(')')?;
    let end = close + line[close..].find(']')? + 1;
    let target = line[open..close].split(['"', '\'']).next().unwrap_or_default();
    Some((&line[..at], target, &line[end..]))
}

/// `2-4,9` to pairs of line numbers.
pub(super) fn ranges(text: &str) -> Vec<(u32, u32)> {
    let pairs = text.split(',').filter_map(|range| {
        let (from, to) = range
            .trim()
            .split_once('-')
            .unwrap_or((range.trim(), range.trim()));
        Some((
            from.parse().ok()?,
            if to.is_empty() { u32::MAX } else { to.parse().ok()? },
        ))
    });
    pairs.collect()
}

/// Opens or closes a block of code.
pub(super) fn step_fence(fence: &mut Option<(char, usize)>, line: &str) {
    let content = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let content = ["- ", "* ", "+ "]
        .iter()
        .fold(content, |text, mark| text.strip_prefix(mark).unwrap_or(text))
        .trim_start();
    let Some(mark) = content.chars().next().filter(|c| "`~".contains(*c)) else {
        return;
    };
    let length = content.len() - content.trim_start_matches(mark).len();
    match *fence {
        Some((open, least)) if mark == open && length >= least && content.len() == length => *fence = None,
        None if length >= 3 && !content[length..].contains(mark) => *fence = Some((mark, length)),
        _ => {}
    }
}

/// A text of the source in a message: one line, not long.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    let words: Vec<_> = text.split_whitespace().collect();
    let line = words.join(" ");
    let shown: String = line.chars().filter(|c| !c.is_control()).take(MOST).collect();
    let more = if line.chars().count() > MOST { "…" } else { "" };
    format!("“{shown}{more}”")
}
