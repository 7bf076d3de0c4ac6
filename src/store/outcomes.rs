//! Named queries over outcomes: how often a solution helped.

use sqlx::Row;

use super::{Store, StoreError};

/// One answer to "did it help?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome<'a> {
    /// Slug of the article.
    pub article: &'a str,
    /// Slug of the cause.
    pub cause: &'a str,
    /// Yes or no.
    pub helped: bool,
}

/// How often one answer was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeCount {
    /// Slug of the article.
    pub article: String,
    /// Slug of the cause.
    pub cause: String,
    /// Yes or no.
    pub helped: bool,
    /// How often.
    pub count: i64,
}

impl Store {
    /// Counts an answer under its day (days since 1970-01-01).
    pub async fn count_outcome(&self, outcome: Outcome<'_>, day: i64) -> Result<(), StoreError> {
        let mut lease = self.writer().await?;
        let query = sqlx::query(
            "insert into outcome (day, article, cause, helped, count) values ($1, $2, $3, $4, 1)
             on conflict (day, article, cause, helped) do update set count = outcome.count + 1",
        )
        .bind(day)
        .bind(outcome.article)
        .bind(outcome.cause)
        .bind(i64::from(outcome.helped));
        let answer = query.execute(&mut *lease.connection).await;
        lease.settle(answer).map(drop)
    }

    /// All counts since a day, by article and cause.
    pub async fn outcomes(&self, since_day: i64) -> Result<Vec<OutcomeCount>, StoreError> {
        let mut lease = self.reader().await?;
        let query = sqlx::query(
            "select article, cause, helped, cast(sum(count) as bigint) from outcome where day >= $1
             group by article, cause, helped order by article, cause, helped",
        )
        .bind(since_day);
        let answer = query.fetch_all(&mut *lease.connection).await;
        let rows = lease.settle(answer)?;
        rows.iter()
            .map(|row| {
                Ok(OutcomeCount {
                    article: row.try_get(0)?,
                    cause: row.try_get(1)?,
                    helped: row.try_get::<i64, _>(2)? != 0,
                    count: row.try_get(3)?,
                })
            })
            .collect()
    }
}
