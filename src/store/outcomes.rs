//! Named queries over outcomes: what logs showed, and whether the solutions helped.

use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{Store, StoreError};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutcomeKind {
    /// "Did it help?" yes.
    Helped,
    /// "Did it help?" no.
    NotHelped,
    /// "This finding is wrong."
    Wrong,
    /// A log showed the cause with medium or high confidence.
    Found,
    /// Nothing was left to try in the wizard of the article.
    Exhausted,
    /// A log that nothing could be read from; the cause is the format that most of its lines were in.
    Unread,
}

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome<'a> {
    /// What happened.
    pub kind: OutcomeKind,
    /// Slug of the article; empty for [`OutcomeKind::Unread`].
    pub article: &'a str,
    /// Slug of the cause; empty for [`OutcomeKind::Exhausted`].
    pub cause: &'a str,
    /// Language of the page, empty for the API.
    pub locale: &'a str,
}

/// How often something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeCount {
    /// What happened.
    pub kind: OutcomeKind,
    /// Slug of the article.
    pub article: String,
    /// Slug of the cause.
    pub cause: String,
    /// Language of the page.
    pub locale: String,
    /// How often.
    pub count: u64,
}

/// How often the solution of a cause helped, of how many who said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HelpRate {
    /// "Yes".
    pub helped: u64,
    /// "Yes" and "no".
    pub answers: u64,
}

impl OutcomeKind {
    const ALL: [Self; 6] = [
        Self::Helped,
        Self::NotHelped,
        Self::Wrong,
        Self::Found,
        Self::Exhausted,
        Self::Unread,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Helped => "helped",
            Self::NotHelped => "not-helped",
            Self::Wrong => "wrong",
            Self::Found => "found",
            Self::Exhausted => "exhausted",
            Self::Unread => "unread",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl HelpRate {
    /// Adds up the answers among `counts`.
    pub fn of<'a>(counts: impl IntoIterator<Item = &'a OutcomeCount>) -> Self {
        let mut rate = Self::default();
        for one in counts {
            match one.kind {
                OutcomeKind::Helped => {
                    rate.helped += one.count;
                    rate.answers += one.count;
                }
                OutcomeKind::NotHelped => rate.answers += one.count,
                _ => {}
            }
        }
        rate
    }
}

impl Store {
    /// Counts one under its day (days since 1970-01-01).
    pub async fn count_outcome(&self, outcome: Outcome<'_>, day: i64) -> Result<(), StoreError> {
        let mut lease = self.writer().await?;
        let query = sqlx::query(
            "insert into outcome_count (day, kind, article, cause, locale, count) values ($1, $2, $3, $4, $5, 1)
             on conflict (day, kind, article, cause, locale) do update set count = outcome_count.count + 1",
        )
        .bind(day)
        .bind(outcome.kind.as_str())
        .bind(outcome.article)
        .bind(outcome.cause)
        .bind(outcome.locale);
        let answer = query.execute(&mut *lease.connection).await;
        lease.settle(answer).map(drop)
    }

    /// All counts since a day, by kind, article, cause and language.
    pub async fn outcomes(&self, since_day: i64) -> Result<Vec<OutcomeCount>, StoreError> {
        let mut lease = self.reader().await?;
        let query = sqlx::query(
            "select kind, article, cause, locale, cast(sum(count) as bigint) from outcome_count where day >= $1
             group by kind, article, cause, locale order by kind, article, cause, locale",
        )
        .bind(since_day);
        let answer = query.fetch_all(&mut *lease.connection).await;
        read(&lease.settle(answer)?)
    }

    /// How often the solution of a cause helped, ever and in all languages.
    pub async fn help_rate(&self, article: &str, cause: &str) -> Result<HelpRate, StoreError> {
        let mut lease = self.reader().await?;
        let query = sqlx::query(
            "select kind, article, cause, '', cast(sum(count) as bigint) from outcome_count
             where article = $1 and cause = $2 group by kind, article, cause",
        )
        .bind(article)
        .bind(cause);
        let answer = query.fetch_all(&mut *lease.connection).await;
        Ok(HelpRate::of(&read(&lease.settle(answer)?)?))
    }
}

/// Kinds that a newer program counts are passed over.
fn read(rows: &[AnyRow]) -> Result<Vec<OutcomeCount>, StoreError> {
    let mut counts = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(kind) = OutcomeKind::named(row.try_get(0)?) else {
            continue;
        };
        counts.push(OutcomeCount {
            kind,
            article: row.try_get(1)?,
            cause: row.try_get(2)?,
            locale: row.try_get(3)?,
            count: row.try_get::<i64, _>(4)?.unsigned_abs(),
        });
    }
    Ok(counts)
}
