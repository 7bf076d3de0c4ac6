//! An upload answered while it is worked on: server-sent events with how far the reading is, then one with where the
//! report is or with the page that says what was wrong.
//!
//! The work belongs to the answer: when its client goes, nothing is stored. Nothing is kept between requests.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use serde::Serialize;
use tokio::time::{Interval, interval};

use crate::app::{Progress, Room};

const EVENTS: &str = "text/event-stream";
/// Between two looks at the progress.
const PAUSE: Duration = Duration::from_millis(250);

/// What an event says.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Event {
    /// Per cent of the work that is done.
    Read(u64),
    /// The report is at this address.
    To(String),
    /// The page that says what was wrong.
    Page(String),
}

impl Event {
    fn bytes(&self) -> Bytes {
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("data: {json}\n\n").into()
    }
}

/// What became of an upload: the address of its report, or a page.
pub(super) type Outcome = Result<String, String>;

/// Whether a client asks to be told how far its upload is.
pub(super) fn is_wanted(headers: &HeaderMap) -> bool {
    let wanted = headers.get_all(ACCEPT).iter();
    wanted
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.trim().eq_ignore_ascii_case(EVENTS))
}

/// Answers with the progress of `work`, then with its outcome. `room` is held until then.
pub(super) fn respond(
    work: impl Future<Output = Outcome> + Send + 'static,
    progress: Arc<Progress>,
    room: Option<Arc<Room>>,
) -> Response {
    let events = Events {
        work: Some(Box::pin(work)),
        progress,
        told: None,
        pause: interval(PAUSE),
        _room: room,
    };
    let head: [(HeaderName, &str); 2] = [(CONTENT_TYPE, EVENTS), (CACHE_CONTROL, "private, no-store")];
    (head, Body::from_stream(events)).into_response()
}

struct Events {
    /// `None` when all was said.
    work: Option<Pin<Box<dyn Future<Output = Outcome> + Send>>>,
    progress: Arc<Progress>,
    told: Option<u64>,
    pause: Interval,
    _room: Option<Arc<Room>>,
}

impl Stream for Events {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(work) = &mut self.work else {
            return Poll::Ready(None);
        };
        if let Poll::Ready(outcome) = work.as_mut().poll(context) {
            self.work = None;
            let event = outcome.map_or_else(Event::Page, Event::To);
            return Poll::Ready(Some(Ok(event.bytes())));
        }
        while self.pause.poll_tick(context).is_ready() {
            let percent = self.progress.percent();
            if self.told.replace(percent) != Some(percent) {
                return Poll::Ready(Some(Ok(Event::Read(percent).bytes())));
            }
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::StreamExt;

    #[test]
    fn only_who_asks_for_events_gets_them() {
        let wants = |accept: &str| is_wanted(&HeaderMap::from_iter([(ACCEPT, accept.parse().unwrap())]));
        assert!(wants("text/event-stream"));
        assert!(!wants("text/html,*/*;q=0.8"));
    }

    #[tokio::test]
    async fn the_outcome_is_the_last_event() {
        for (outcome, expected) in [
            (
                Ok("/de/reports/1".to_owned()),
                "data: {\"to\":\"/de/reports/1\"}\n\n",
            ),
            (Err("<p>\n</p>".to_owned()), "data: {\"page\":\"<p>\\n</p>\"}\n\n"),
        ] {
            let (finish, finished) = tokio::sync::oneshot::channel::<()>();
            let work = async {
                finished.await.unwrap();
                outcome
            };
            let response = respond(work, Arc::new(Progress::default()), None);
            let mut events = response.into_body().into_data_stream();
            assert_eq!(events.next().await.unwrap().unwrap(), "data: {\"read\":0}\n\n");
            finish.send(()).unwrap();
            assert_eq!(events.next().await.unwrap().unwrap(), expected);
            assert!(events.next().await.is_none());
        }
    }
}
