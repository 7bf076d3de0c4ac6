//! What can go wrong with a database, told by what the caller can do about it.

use std::error::Error;

use sqlx::migrate::MigrateError;

/// A failed call. Nothing was stored, and the store stays usable.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Not to be reached, locked, read-only or shutting down: try again later.
    #[error("the database is not available: {0}")]
    Unavailable(Box<dyn Error + Send + Sync>),
    /// No room on the disk.
    #[error("the database has no room left: {0}")]
    Full(Box<dyn Error + Send + Sync>),
    /// What was stored cannot be read.
    #[error("the database holds damaged data: {0}")]
    Corrupt(Box<dyn Error + Send + Sync>),
    /// The schema is not one that this program can bring up to date.
    #[error("the database does not fit this version of Waypost: {0}")]
    Schema(Box<dyn Error + Send + Sync>),
    /// What would be written over is kept.
    #[error("nothing was written: {0}")]
    Occupied(Box<dyn Error + Send + Sync>),
    /// Anything else: a fault of ours.
    #[error("a database query failed: {0}")]
    Query(Box<dyn Error + Send + Sync>),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        let judge = match &error {
            E::Database(fault) => fault.code().map_or(Self::Query as Wrap, |code| by_code(&code)),
            E::Io(fault) if fault.kind() == std::io::ErrorKind::StorageFull => Self::Full,
            E::Io(_) | E::Tls(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => Self::Unavailable,
            E::ColumnDecode { .. } | E::Decode(_) => Self::Corrupt,
            _ => Self::Query,
        };
        judge(error.into())
    }
}

type Wrap = fn(Box<dyn Error + Send + Sync>) -> StoreError;

/// SQLite answers decimal result codes of up to four digits (the low byte is the class), PostgreSQL five characters.
fn by_code(code: &str) -> Wrap {
    if code.len() == 5 {
        return by_sqlstate(code);
    }
    match code.parse::<u32>().map(|code| code & 0xff) {
        Ok(13) => StoreError::Full,
        // busy, locked, no memory, read-only, interrupted, I/O error, cannot open, protocol
        Ok(5 | 6 | 7 | 8 | 9 | 10 | 14 | 15) => StoreError::Unavailable,
        Ok(11 | 26) => StoreError::Corrupt,
        _ => StoreError::Query,
    }
}

fn by_sqlstate(code: &str) -> Wrap {
    match (&code[..2], code) {
        (_, "53100") => StoreError::Full,
        // connection, authorisation, resources, state, intervention, system error, rollback; read-only
        ("08" | "28" | "53" | "55" | "57" | "58" | "40", _) | (_, "25006") => StoreError::Unavailable,
        ("XX", _) => StoreError::Corrupt,
        // no such database, table or column: another schema
        (_, "3D000" | "42P01" | "42703") => StoreError::Schema,
        _ => StoreError::Query,
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            error => Self::Schema(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(code: &str) -> StoreError {
        by_code(code)("".into())
    }

    #[test]
    fn codes_of_both_databases_are_told_apart() {
        assert!(matches!(judged("13"), StoreError::Full(_)));
        assert!(matches!(judged("53100"), StoreError::Full(_)));
        for code in [
            "5", "517", "8", "778", "57P01", "08006", "25006", "40001", "57014", "55000", "55P03",
        ] {
            assert!(matches!(judged(code), StoreError::Unavailable(_)), "{code}");
        }
        assert!(matches!(judged("26"), StoreError::Corrupt(_)));
        assert!(matches!(judged("42P01"), StoreError::Schema(_)));
        assert!(matches!(judged("23505"), StoreError::Query(_)));
    }
}
