//! The form of article files: what reads them here, and what writes them elsewhere, have in common.

pub use crate::file::slug_of;
pub use crate::front_matter::FrontMatter;
pub use crate::heading::{Role, github_slug, role_of_anchor, word_of};
pub use crate::html::tab_id;
pub use crate::markdown::INLINE_TAGS;
pub use crate::walk::{MUTED_TAGS, anchor_of, tag_name};
