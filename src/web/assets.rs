//! Files of `static/`, embedded; their addresses carry a hash of the content, so that browsers may keep them for good.

use axum::Extension;
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::unchanging::Unchanging;
use crate::app::Refusal;

#[derive(rust_embed::Embed)]
#[folder = "static/"]
struct Assets;

/// Address of a file, with its hash.
pub(super) fn url(name: &str) -> String {
    match Assets::get(name) {
        Some(file) => format!("/static/{name}?v={}", hash(&file)),
        None => format!("/static/{name}"),
    }
}

/// A file; kept for a year by whoever asked with the right hash.
pub(super) async fn serve(
    Path(name): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let file = Assets::get(&name).ok_or(Refusal::NotFound)?;
    let hash = hash(&file);
    let etag = format!("\"{hash}\"");
    let pinned = uri
        .query()
        .is_some_and(|query| query.strip_prefix("v=") == Some(&hash));
    let caching = if pinned {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let head = [(ETAG, etag.clone()), (CACHE_CONTROL, caching.to_owned())];
    let known = headers
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if known
        .split(',')
        .any(|tag| tag.trim().trim_start_matches("W/") == etag || tag.trim() == "*")
    {
        return Ok((StatusCode::NOT_MODIFIED, head).into_response());
    }
    let kind = media_type(&name);
    let data = match std::str::from_utf8(&file.data) {
        Ok(style) if name.ends_with(".css") => Body::from(compact(style)),
        Ok(script) if name.ends_with(".js") => Body::from(compact_script(script)),
        _ => Body::from(file.data.into_owned()),
    };
    Ok((Extension(Unchanging), head, [(CONTENT_TYPE, kind)], data).into_response())
}

/// Content of a file.
pub(super) fn content(name: &str) -> Option<Vec<u8>> {
    Assets::get(name).map(|file| file.data.into_owned())
}

/// A style sheet without comments and without the white space that only people need. Texts in quotation marks must
/// not hold what is cut: two spaces, or a space beside one of `{};,>`.
fn compact(style: &str) -> String {
    let mut compact = String::with_capacity(style.len());
    for (number, part) in style.split("/*").enumerate() {
        let code = match number {
            0 => part,
            _ => part.split_once("*/").map_or("", |(_, code)| code),
        };
        for word in code.split_ascii_whitespace() {
            let follows = compact.ends_with(['{', '}', ';', ',', ':', '>']) || compact.is_empty();
            if !follows && !word.starts_with(['{', '}', ';', ',', '>']) {
                compact.push(' ');
            }
            compact.push_str(word);
        }
    }
    compact.replace(";}", "}")
}

/// A script without the white space and the comments that only people need. A text must end on its line, a comment must
/// have its line for itself, and a statement must end with `;` or `}`.
fn compact_script(script: &str) -> String {
    let mut compact = String::with_capacity(script.len());
    let lines = script.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("//")) {
        squeeze(line, &mut compact);
        if !compact.ends_with(['{', ';', ',', '(', '[', '=', '>', '&', '|', '?', ':']) {
            compact.push('\n');
        }
    }
    compact
}

/// Leaves out the spaces of a line of a script that stand neither in a text nor between two words.
fn squeeze(line: &str, compact: &mut String) {
    let is_word = |letter: char| letter.is_alphanumeric() || "_$".contains(letter);
    let (mut quote, mut before) = (None, ' ');
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let divides = is_word(before) && letters.peek().is_some_and(|next| is_word(*next));
        if letter != ' ' || quote.is_some() || divides {
            compact.push(letter);
        }
        quote = match quote {
            None if matches!(letter, '"' | '`') => Some(letter),
            Some(open) if letter == open && before != '\\' => None,
            quote => quote,
        };
        before = letter;
    }
}

fn hash(file: &rust_embed::EmbeddedFile) -> String {
    file.metadata.sha256_hash()[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("log" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_loses_only_what_browsers_do_not_read() {
        let style = "/* a */\n:root { --a: 1px; }\n.a > .b,\n.c :where(li)::before { margin: 0 auto; content: \"x\"; }\n";
        let expected = ":root{--a:1px}.a>.b,.c :where(li)::before{margin:0 auto;content:\"x\"}";
        assert_eq!(compact(style), expected);
    }

    #[test]
    fn a_script_loses_only_what_browsers_do_not_read() {
        let script = "// a\nfor (const a of [1, 2]) {\n  if (a > 1) return `${a} b \" c`;\n}\n";
        assert_eq!(
            compact_script(script),
            "for(const a of[1,2]){if(a>1)return`${a} b \" c`;}\n"
        );
    }

    #[test]
    fn style_and_script_stay_small() {
        let style = content("waypost.css").unwrap();
        assert!(compact(std::str::from_utf8(&style).unwrap()).len() <= 12_288);
        let script = content("waypost.js").unwrap();
        let script = std::str::from_utf8(&script).unwrap();
        assert!(script.lines().all(|line| line.matches('`').count() % 2 == 0));
        assert!(compact_script(script).len() <= 8_192);
    }
}
