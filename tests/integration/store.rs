//! The store, the same tests on SQLite and on PostgreSQL.

use tempfile::TempDir;
use waypost::analysis::{Diagnosis, Edition, RedactionCount, Report, ReportId, Timeline, Verdict};
use waypost::store::{
    Deletion, DeletionToken, HelpRate, Outcome, OutcomeCount, OutcomeKind, Store, StoreError,
};

use crate::postgres;

/// An empty database of one kind.
struct Database {
    url: String,
    _folder: Option<TempDir>,
}

impl Database {
    fn sqlite() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("waypost.db").display());
        Some(Self {
            url,
            _folder: Some(folder),
        })
    }

    fn postgres() -> Option<Self> {
        postgres::new_database().map(|url| Self { url, _folder: None })
    }

    async fn open(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }
}

macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(super::Database::sqlite().unwrap()).await;
            })*
        }
        mod postgresql {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                if let Some(database) = super::Database::postgres() {
                    super::$name(database).await;
                }
            })*
        }
    };
}

on_both!(
    a_report_comes_back_as_it_was_saved,
    a_report_without_title_comes_back_so,
    a_large_report_comes_back_whole,
    an_unknown_report_is_none,
    an_expired_report_is_none_and_is_removed,
    only_the_owner_deletes,
    of_two_deletions_at_once_one_is_done,
    outcomes_are_counted,
    a_report_survives_reopening,
    nodes_that_start_at_once_migrate_once,
    a_newer_schema_is_refused,
    nul_characters_are_left_out,
    hostile_texts_are_only_values,
    many_writers_lose_nothing,
    a_closed_store_is_unavailable,
);

fn report(bits: u128) -> Report {
    Report {
        id: ReportId::from_bits(bits),
        created: 1_600_000_000_000,
        expires: 1_700_000_000_000,
        title: Some("İstanbul 🦀".into()),
        ticket: Some("CASE-17".into()),
        note: Some("since the update".into()),
        diagnosis: diagnosis(),
        text: "first line\nsecond line [redacted:sas-signature]\n".into(),
        edition: Some(Edition {
            rules: "9c1f".into(),
            texts: "51d0".into(),
        }),
    }
}

fn diagnosis() -> Diagnosis {
    Diagnosis {
        format: "text".into(),
        lines: 2,
        events: 0,
        unread_lines: 0,
        from: None,
        to: Some("2021-03-19T20:10:00Z".into()),
        verdict: Verdict::Unrelated,
        devices: 0,
        codes: Vec::new(),
        findings: Vec::new(),
        redactions: vec![RedactionCount {
            kind: "sas-signature".into(),
            count: 1,
        }],
        sdks: Vec::new(),
        notes: Vec::new(),
        missing: Vec::new(),
        not_understood: Vec::new(),
        cohorts: Vec::new(),
        timeline: Timeline::default(),
        files: Vec::new(),
        recovery: None,
    }
}

fn token() -> DeletionToken {
    DeletionToken::from_bits(0x5eed)
}

const BEFORE_EXPIRY: i64 = 1_650_000_000_000;

async fn a_report_comes_back_as_it_was_saved(database: Database) {
    let store = database.open().await;
    store.save_report(&report(1), &token()).await.unwrap();
    let found = store
        .report(&ReportId::from_bits(1), BEFORE_EXPIRY)
        .await
        .unwrap();
    assert_eq!(found, Some(report(1)));
    store.ready().await.unwrap();
}

async fn a_report_without_title_comes_back_so(database: Database) {
    let store = database.open().await;
    let bare = Report {
        title: None,
        ticket: None,
        note: None,
        edition: None,
        ..report(2)
    };
    store.save_report(&bare, &token()).await.unwrap();
    assert_eq!(store.report(&bare.id, BEFORE_EXPIRY).await.unwrap(), Some(bare));
}

async fn a_large_report_comes_back_whole(database: Database) {
    let store = database.open().await;
    let text = (0..200_000)
        .map(|line| format!("{line} {:x}\n", line * 7919_u64))
        .collect();
    let large = Report { text, ..report(3) };
    store.save_report(&large, &token()).await.unwrap();
    let found = store.report(&large.id, BEFORE_EXPIRY).await.unwrap().unwrap();
    assert!(found.text == large.text);
}

async fn an_unknown_report_is_none(database: Database) {
    let store = database.open().await;
    assert_eq!(
        store
            .report(&ReportId::from_bits(4), BEFORE_EXPIRY)
            .await
            .unwrap(),
        None
    );
    let deletion = store
        .delete_report(&ReportId::from_bits(4), &token())
        .await
        .unwrap();
    assert_eq!(deletion, Deletion::NoReport);
}

async fn an_expired_report_is_none_and_is_removed(database: Database) {
    let store = database.open().await;
    let (old, new) = (
        report(5),
        Report {
            expires: i64::MAX,
            ..report(6)
        },
    );
    store.save_report(&old, &token()).await.unwrap();
    store.save_report(&new, &token()).await.unwrap();
    assert_eq!(
        store.report(&old.id, old.expires - 1).await.unwrap(),
        Some(old.clone())
    );
    assert_eq!(store.report(&old.id, old.expires).await.unwrap(), None);
    assert_eq!(store.expire(old.expires).await.unwrap(), 1);
    assert_eq!(store.expire(old.expires).await.unwrap(), 0);
    assert_eq!(store.report(&old.id, BEFORE_EXPIRY).await.unwrap(), None);
    assert_eq!(store.report(&new.id, old.expires).await.unwrap(), Some(new));
}

async fn only_the_owner_deletes(database: Database) {
    let store = database.open().await;
    let kept = report(7);
    store.save_report(&kept, &token()).await.unwrap();
    let stranger = DeletionToken::from_bits(1);
    assert_eq!(
        store.delete_report(&kept.id, &stranger).await.unwrap(),
        Deletion::WrongToken
    );
    assert!(store.report(&kept.id, BEFORE_EXPIRY).await.unwrap().is_some());
    assert_eq!(
        store.delete_report(&kept.id, &token()).await.unwrap(),
        Deletion::Done
    );
    assert_eq!(
        store.delete_report(&kept.id, &token()).await.unwrap(),
        Deletion::NoReport
    );
    assert_eq!(store.report(&kept.id, BEFORE_EXPIRY).await.unwrap(), None);
}

async fn of_two_deletions_at_once_one_is_done(database: Database) {
    let store = database.open().await;
    let kept = report(8);
    store.save_report(&kept, &token()).await.unwrap();
    let owner = token();
    let (one, other) = tokio::join!(
        store.delete_report(&kept.id, &owner),
        store.delete_report(&kept.id, &owner)
    );
    let answers = [one.unwrap(), other.unwrap()];
    assert!(
        answers.contains(&Deletion::Done) && answers.contains(&Deletion::NoReport),
        "{answers:?}"
    );
}

async fn outcomes_are_counted(database: Database) {
    let store = database.open().await;
    let yes = Outcome {
        kind: OutcomeKind::Helped,
        article: "404104",
        cause: "sas-renewal",
        locale: "de",
    };
    let no = Outcome {
        kind: OutcomeKind::NotHelped,
        locale: "sv",
        ..yes
    };
    for day in [100, 100, 101] {
        store.count_outcome(yes, day).await.unwrap();
    }
    store.count_outcome(no, 101).await.unwrap();
    let counts = |list: Vec<OutcomeCount>| -> Vec<(OutcomeKind, String, u64)> {
        let of = |one: OutcomeCount| (one.kind, one.locale, one.count);
        list.into_iter().map(of).collect()
    };
    let helped = |count| (OutcomeKind::Helped, "de".to_owned(), count);
    let not = (OutcomeKind::NotHelped, "sv".to_owned(), 1);
    assert_eq!(counts(store.outcomes(0).await.unwrap()), [helped(3), not.clone()]);
    assert_eq!(counts(store.outcomes(101).await.unwrap()), [helped(1), not]);
    let rate = store.help_rate("404104", "sas-renewal").await.unwrap();
    assert_eq!((rate.helped, rate.answers), (3, 4));
    let other = store.help_rate("404104", "keepalive-timeout").await.unwrap();
    assert_eq!(other, HelpRate::default());
}

async fn a_report_survives_reopening(database: Database) {
    let store = database.open().await;
    store.save_report(&report(9), &token()).await.unwrap();
    store.close().await;
    let found = database
        .open()
        .await
        .report(&report(9).id, BEFORE_EXPIRY)
        .await
        .unwrap();
    assert_eq!(found, Some(report(9)));
}

async fn nodes_that_start_at_once_migrate_once(database: Database) {
    let openings: Vec<_> = (0..8)
        .map(|_| {
            let url = database.url.clone();
            tokio::spawn(async move { Store::open(&url).await })
        })
        .collect();
    for opening in openings {
        opening.await.unwrap().unwrap().ready().await.unwrap();
    }
}

async fn a_newer_schema_is_refused(database: Database) {
    database.open().await.close().await;
    let pool = sqlx::AnyPool::connect(&database.url).await.unwrap();
    sqlx::query("update _sqlx_migrations set version = 9999 where version = 1")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let error = Store::open(&database.url).await.unwrap_err();
    assert!(matches!(error, StoreError::Schema(_)), "{error}");
}

async fn nul_characters_are_left_out(database: Database) {
    let store = database.open().await;
    let odd = Report {
        title: Some("a\0b".into()),
        text: "c\0d".into(),
        ..report(10)
    };
    store.save_report(&odd, &token()).await.unwrap();
    let found = store.report(&odd.id, BEFORE_EXPIRY).await.unwrap().unwrap();
    assert_eq!(
        (found.title.as_deref(), found.text.as_str()),
        (Some("ab"), "c\0d")
    );
}

async fn hostile_texts_are_only_values(database: Database) {
    let store = database.open().await;
    let note = "'; drop table report; -- \" \\ % _ $1 ?".to_owned();
    let odd = Report {
        note: Some(note),
        ..report(11)
    };
    store.save_report(&odd, &token()).await.unwrap();
    assert_eq!(store.report(&odd.id, BEFORE_EXPIRY).await.unwrap(), Some(odd));
}

async fn many_writers_lose_nothing(database: Database) {
    let store = database.open().await;
    let writers: Vec<_> = (100..164_u128)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for number in 0..10 {
                    store
                        .save_report(&report(writer << 64 | number), &token())
                        .await
                        .unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(store.expire(i64::MAX).await.unwrap(), 640);
}

async fn a_closed_store_is_unavailable(database: Database) {
    let store = database.open().await;
    store.close().await;
    let error = store.save_report(&report(12), &token()).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
}

#[tokio::test]
async fn sqlite_commits_survive_a_power_cut() {
    let database = Database::sqlite().unwrap();
    database.open().await;
    let pool = sqlx::AnyPool::connect(&database.url).await.unwrap();
    let mode: String = sqlx::query_scalar("pragma journal_mode")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(mode, "wal");
}

#[tokio::test]
async fn sqlite_locked_by_another_process_is_unavailable_and_recovers() {
    let database = Database::sqlite().unwrap();
    let store = database.open().await;
    let pool = sqlx::AnyPool::connect(&database.url).await.unwrap();
    let lock = pool.begin_with("begin exclusive").await.unwrap();
    let error = store.save_report(&report(13), &token()).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    lock.rollback().await.unwrap();
    store.save_report(&report(13), &token()).await.unwrap();
}

#[tokio::test]
async fn sqlite_that_is_no_database_or_not_there_is_refused() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("text.db");
    std::fs::write(
        &file,
        "this is a letter, not a database, and long enough to be sure".repeat(100),
    )
    .unwrap();
    let error = Store::open(&format!("sqlite:{}", file.display()))
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Corrupt(_)), "{error}");
    let error = Store::open("sqlite:/no/such/folder/waypost.db")
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
}
