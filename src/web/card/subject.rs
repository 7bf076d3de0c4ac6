//! What a link is about, to its [`Card`].

use super::Card;
use crate::analysis::ReportId;
use crate::app::Refusal;
use crate::web::links::Links;
use crate::web::reader::Reader;
use crate::web::{article, home, report, wizard};

/// A page that has a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::web) enum Subject {
    /// The start page.
    Home,
    /// An article by any of its names.
    Article(String),
    /// A step of the wizard: the article, and the query with the answers.
    Wizard(String, String),
    /// A stored report.
    Report(ReportId),
}

/// A card and the page it stands for.
pub(in crate::web) struct Preview {
    /// The words.
    pub(in crate::web) card: Card,
    /// Address of the page, without a language.
    pub(in crate::web) place: String,
    /// It belongs to one person's log: nobody keeps it.
    pub(in crate::web) is_private: bool,
}

impl Subject {
    /// The card in the reader's language; changes nothing, however often it is asked for.
    pub(in crate::web) async fn preview(&self, reader: &Reader) -> Result<Preview, Refusal> {
        let links = Links::without_language();
        let public = |card, place| Preview {
            card,
            place,
            is_private: false,
        };
        match self {
            Self::Home => Ok(public(home::card(reader), links.home())),
            Self::Article(name) => {
                let topic = reader.knowledge().find(name).ok_or(Refusal::NotFound)?;
                let card = article::card(topic, reader.locale).ok_or(Refusal::NotFound)?;
                Ok(public(card, links.article(&topic.slug)))
            }
            Self::Wizard(name, query) => {
                let (card, place) = wizard::card(reader, name, query)?;
                Ok(public(card, place))
            }
            Self::Report(id) => {
                let stored = reader.app.report(id).await?;
                Ok(Preview {
                    card: report::card(reader, &stored),
                    place: links.report(id),
                    is_private: true,
                })
            }
        }
    }
}
