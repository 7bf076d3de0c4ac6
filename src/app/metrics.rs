//! What happened since the start, counted; written in the text form that Prometheus reads.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Refusal;

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// One more.
    pub fn add(&self) {
        self.add_all(1);
    }

    /// That many more.
    pub fn add_all(&self, count: u64) {
        self.0.fetch_add(count, Ordering::Relaxed);
    }

    /// How many so far.
    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Requests of one route with one kind of answer.
#[derive(Debug, Default, Clone, Copy)]
struct Requests {
    count: u64,
    seconds: f64,
}

/// Method, route and status; routes are those of the table, so their number is bounded.
type Key = (String, String, u16);

/// All counts.
#[derive(Debug, Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<Key, Requests>>,
    uploads: Mutex<BTreeMap<&'static str, u64>>,
    /// Reports that were stored.
    pub reports_stored: Counter,
    /// Reports that were removed because their time had come.
    pub reports_expired: Counter,
    /// Panics that were caught; anything above 0 is a fault of ours.
    pub panics: Counter,
    /// Connections that were accepted.
    pub connections: Counter,
}

impl Metrics {
    /// Counts an answer under its route, not its address.
    pub fn count_request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let key = (method.to_owned(), route.to_owned(), status);
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = requests.entry(key).or_default();
        entry.count += 1;
        entry.seconds += took.as_secs_f64();
    }

    /// Counts an upload by what became of it.
    pub fn count_upload(&self, refused: Option<Refusal>) {
        let outcome = refused.map_or("read", Refusal::code);
        *self
            .uploads
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(outcome)
            .or_default() += 1;
    }

    /// The text form.
    pub fn to_text(&self, waiting: usize) -> String {
        let mut text = String::new();
        let requests = self
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        head(
            &mut text,
            "waypost_http_requests_total",
            "counter",
            "Answers by method, route and status.",
        );
        for ((method, route, status), Requests { count, .. }) in &requests {
            let labels = format!(r#"method="{method}",route="{route}",status="{status}""#);
            let _ = writeln!(text, "waypost_http_requests_total{{{labels}}} {count}");
        }
        head(
            &mut text,
            "waypost_http_request_seconds_total",
            "counter",
            "Time spent on them.",
        );
        for ((method, route, status), Requests { seconds, .. }) in &requests {
            let labels = format!(r#"method="{method}",route="{route}",status="{status}""#);
            let _ = writeln!(
                text,
                "waypost_http_request_seconds_total{{{labels}}} {seconds:.6}"
            );
        }
        head(
            &mut text,
            "waypost_uploads_total",
            "counter",
            "Logs by what became of them.",
        );
        for (outcome, count) in self.uploads.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = writeln!(text, r#"waypost_uploads_total{{outcome="{outcome}"}} {count}"#);
        }
        self.write_totals(&mut text, waiting);
        text
    }

    fn write_totals(&self, text: &mut String, waiting: usize) {
        let totals = [
            (
                "waypost_reports_stored_total",
                "Reports stored.",
                &self.reports_stored,
            ),
            (
                "waypost_reports_expired_total",
                "Reports removed because their time had come.",
                &self.reports_expired,
            ),
            ("waypost_panics_total", "Panics caught.", &self.panics),
            (
                "waypost_connections_total",
                "Connections accepted.",
                &self.connections,
            ),
        ];
        for (name, help, counter) in totals {
            head(text, name, "counter", help);
            let _ = writeln!(text, "{name} {}", counter.count());
        }
        head(
            text,
            "waypost_uploads_waiting",
            "gauge",
            "Logs waiting for their analysis.",
        );
        let _ = writeln!(text, "waypost_uploads_waiting {waiting}");
    }
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_by_route() {
        let metrics = Metrics::default();
        metrics.count_request("GET", "/{locale}", 200, Duration::from_millis(5));
        metrics.count_request("GET", "/{locale}", 200, Duration::from_millis(5));
        metrics.count_upload(None);
        metrics.count_upload(Some(Refusal::Empty));
        let text = metrics.to_text(3);
        for line in [
            r#"waypost_http_requests_total{method="GET",route="/{locale}",status="200"} 2"#,
            r#"waypost_http_request_seconds_total{method="GET",route="/{locale}",status="200"} 0.010000"#,
            r#"waypost_uploads_total{outcome="empty"} 1"#,
            r#"waypost_uploads_total{outcome="read"} 1"#,
            "waypost_panics_total 0",
            "waypost_uploads_waiting 3",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
        }
    }
}
