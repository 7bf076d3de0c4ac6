//! Tags in an article's text to what the reader of articles understands: kept, turned into Markdown, or dropped
//! with their text kept.

use std::fmt::Write as _;

use waypost_content::form::INLINE_TAGS;
use waypost_content::form::{MUTED_TAGS, anchor_of, tag_name};

/// Names of HTML elements; anything else in angle brackets is a placeholder such as `<device-id>`.
const ELEMENTS: &str = " a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite \
    center code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form \
    frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark math menu meta \
    meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script \
    section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th \
    thead time title tr track tt u ul var video wbr ";
/// Elements that begin a line of their own.
const BLOCKS: &str = " article aside blockquote caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 \
    header hr li main nav ol p section summary table tbody thead tr ul ";

/// What becomes of a tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Stays as it is.
    Keep,
    /// An anchor to link to.
    Anchor(String),
    /// `<a href="…">`.
    Link(String),
    /// `</a>`.
    LinkEnd,
    /// An image: its alternative text.
    Image(String),
    /// A comment.
    Comment,
    /// The tag goes, its text stays.
    Drop {
        name: String,
        is_block: bool,
        is_closing: bool,
    },
    /// The tag goes with everything up to its end.
    Mute(String),
    /// No tag: text in angle brackets.
    Text,
}

/// What becomes of one tag, from `<` to `>`.
pub(super) fn fate(tag: &str) -> Fate {
    let (name, is_closing) = tag_name(tag);
    let padded = format!(" {name} ");
    if tag.starts_with("<!--") {
        return Fate::Comment;
    }
    if let Some(anchor) = anchor_of(tag) {
        return Fate::Anchor(anchor);
    }
    if tag.starts_with("<!") || tag.starts_with("<?") {
        let (name, is_block) = ("declaration".to_owned(), false);
        return Fate::Drop {
            name,
            is_block,
            is_closing,
        };
    }
    let end = tag
        .trim_start_matches(['<', '/'])
        .as_bytes()
        .get(name.len())
        .copied();
    if name.is_empty()
        || !ELEMENTS.contains(&padded)
        || !matches!(end, None | Some(b' ' | b'\t' | b'\n' | b'/' | b'>'))
    {
        return Fate::Text;
    }
    let plain = tag.trim_matches(['<', '>', '/', ' ']).len() == name.len();
    match name.as_str() {
        "a" if is_closing => Fate::LinkEnd,
        "a" if attribute(tag, "href").is_some() => Fate::Link(attribute(tag, "href").unwrap_or_default()),
        "img" => Fate::Image(attribute(tag, "alt").unwrap_or_default()),
        _ if plain && INLINE_TAGS.contains(&name.as_str()) => Fate::Keep,
        _ if !is_closing && MUTED_TAGS.contains(&name.as_str()) => Fate::Mute(name),
        _ => Fate::Drop {
            is_block: BLOCKS.contains(&padded),
            is_closing,
            name,
        },
    }
}

/// The value of an attribute, in quotes or without.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = lower[from..].find(name) {
        let at = from + found;
        from = at + name.len();
        let rest = tag[from..].trim_start();
        let is_word = lower[..at].ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
        let Some(value) = rest.strip_prefix('=').filter(|_| is_word) else {
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| "\"'".contains(*c));
        let found = match quote {
            Some(quote) => value[1..].split(quote).next(),
            None => value.split([' ', '>', '\t']).next(),
        };
        return found.map(str::to_owned);
    }
    None
}

/// A block of HTML without its tags.
#[derive(Debug, Default)]
pub(super) struct Stripped {
    /// Its text, with anchors, line breaks and links as the reader of articles understands them.
    pub(super) text: String,
    /// Names of the tags that went.
    pub(super) tags: Vec<String>,
    /// Names of the tags that went with their text.
    pub(super) muted: Vec<String>,
    /// That text.
    pub(super) lost: String,
}

/// Takes the tags out of a block; each line begins with `indent`, so that it stays in its list item.
pub(super) fn strip(html: &str, indent: &str) -> Stripped {
    let mut found = Stripped::default();
    let mut links = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        found.text.push_str(&rest[..at]);
        let end = match rest[at..].starts_with("<!--") {
            true => rest[at..].find("-->").map(|end| at + end + 3),
            false => rest[at..].find('>').map(|end| at + end + 1),
        };
        let Some(end) = end else {
            found.text.push_str("&lt;");
            rest = &rest[at + 1..];
            continue;
        };
        let tag = &rest[at..end];
        rest = &rest[end..];
        match fate(tag) {
            Fate::Mute(name) => rest = found.mute(name, rest),
            fate => found.tag(fate, tag, &mut links),
        }
    }
    found.text.push_str(rest);
    let lines = found.text.lines().map(str::trim);
    let mut text = String::new();
    for (number, line) in lines.enumerate() {
        let indent = if number == 0 || line.is_empty() {
            ""
        } else {
            indent
        };
        let _ = writeln!(text, "{indent}{line}");
    }
    found.text = text;
    found
}

impl Stripped {
    fn tag(&mut self, fate: Fate, tag: &str, links: &mut Vec<String>) {
        match fate {
            Fate::Keep | Fate::Anchor(_) => self.text.push_str(tag),
            Fate::Link(target) => {
                self.text.push('[');
                links.push(target);
            }
            Fate::LinkEnd => match links.pop() {
                Some(target) => {
                    let _ = write!(self.text, "](<{}>)", target.replace(['<', '>', '\n'], ""));
                }
                None => self.text.push_str(tag),
            },
            Fate::Image(alt) => {
                self.text.push_str(&alt);
                self.tags.push("img".to_owned());
            }
            Fate::Comment => self.lost.push_str(tag),
            Fate::Drop {
                name,
                is_block,
                is_closing,
            } => {
                self.text.push_str(if is_block { "\n\n" } else { " " });
                if !is_closing {
                    self.tags.push(name);
                }
            }
            Fate::Text => {
                self.text.push_str("&lt;");
                self.text.push_str(&tag[1..]);
            }
            Fate::Mute(_) => {}
        }
    }

    /// Leaves out everything up to the end of `name`; answers what follows it.
    fn mute<'t>(&mut self, name: String, rest: &'t str) -> &'t str {
        let closing = format!("</{name}");
        let end = rest.to_ascii_lowercase().find(&closing).unwrap_or(rest.len());
        self.lost.push_str(&rest[..end]);
        self.lost.push(' ');
        self.muted.push(name);
        let behind = rest[end..].find('>').map_or(rest.len(), |at| end + at + 1);
        &rest[behind..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_tags_stays_and_scripts_go() {
        let found = strip(
            "<div onclick=\"x()\"><p>One <b>two</b></p><script>evil()</script><td>three</td></div>",
            "  ",
        );
        let words: Vec<_> = found.text.split_whitespace().collect();
        assert_eq!(words, ["One", "<b>two</b>", "three"]);
        assert_eq!(found.lost.trim(), "evil()");
        assert_eq!(
            (found.tags, found.muted),
            (
                vec!["div".into(), "p".into(), "td".into()],
                vec!["script".to_owned()]
            )
        );
    }

    #[test]
    fn links_images_and_placeholders_are_told_apart() {
        let found = strip(
            "<a href='x.md'>see <device-id></a> <img src=y alt=\"A disk\"> 1 < 2",
            "",
        );
        assert_eq!(found.text.trim(), "[see &lt;device-id>](<x.md>) A disk 1 &lt; 2");
        assert_eq!(fate("<br/>"), Fate::Keep);
        assert_eq!(fate("<kbd>"), Fate::Keep);
        assert_eq!(
            fate("<kbd class=x>"),
            Fate::Drop {
                name: "kbd".into(),
                is_block: false,
                is_closing: false
            }
        );
        assert_eq!(fate("<resource-group>"), Fate::Text);
    }
}
