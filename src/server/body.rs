//! Request bodies: limited in bytes, in pauses, in total time, and all together in memory, whoever reads them.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CONNECTION, CONTENT_LENGTH};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use crate::app::{AppState, Refusal, Room};

/// Refuses a body that says it is too large before it is sent, and cuts off one that is too large or too slow.
///
/// The reader of a cut body sees an error; what it makes of that is replaced by the true reason.
pub(super) async fn guard(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let limit = app.config.max_upload_bytes;
    let declared = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if declared.is_some_and(|length| length > limit) {
        return closing(Refusal::TooLarge);
    }
    let cut = Arc::new(OnceLock::new());
    // Held until the answer is there: handlers keep what they have read.
    let room = Arc::new(app.queue.room());
    let mut request = request.map(|inner| {
        Body::new(Guarded {
            inner,
            left: limit,
            idle: app.config.body_idle_timeout,
            pause: None,
            total: app.config.body_timeout,
            end: None,
            cut: Arc::clone(&cut),
            room: Arc::clone(&room),
        })
    });
    // For an answer that is still made while it is sent.
    request.extensions_mut().insert(Arc::clone(&room));
    let response = next.run(request).await;
    drop(room);
    match cut.get() {
        Some(&refusal) => {
            // What the handler left for the page of its own refusal goes on to that of the true one.
            let mut answer = closing(refusal);
            let mut kept = response.into_parts().0.extensions;
            kept.insert(refusal);
            *answer.extensions_mut() = kept;
            answer
        }
        None => response,
    }
}

/// The rest of the body is not read, so the connection cannot be used again.
pub(super) fn closing(refusal: Refusal) -> Response {
    let mut response = refusal.into_response();
    response
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

struct Guarded {
    inner: Body,
    /// Bytes that may still come.
    left: u64,
    idle: Duration,
    /// Runs while the client is silent and we wait.
    pause: Option<Pin<Box<Sleep>>>,
    total: Duration,
    /// Runs from the first read on.
    end: Option<Pin<Box<Sleep>>>,
    /// Memory that the bytes take.
    room: Arc<Room>,
    /// Why the body was cut off.
    cut: Arc<OnceLock<Refusal>>,
}

impl Guarded {
    fn cut<T>(&self, refusal: Refusal) -> Poll<Option<Result<T, axum::Error>>> {
        let refusal = self.cut.get_or_init(|| refusal);
        Poll::Ready(Some(Err(axum::Error::new(*refusal))))
    }

    fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        let idle = self.idle;
        let pause = self.pause.get_or_insert_with(|| Box::pin(sleep(idle)));
        let total = Instant::now() + self.total;
        let end = self.end.get_or_insert_with(|| Box::pin(sleep_until(total)));
        pause.as_mut().poll(context).is_ready() || end.as_mut().poll(context).is_ready()
    }
}

impl hyper::body::Body for Guarded {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(context) else {
            return if self.is_late(context) {
                self.cut(Refusal::TooSlow)
            } else {
                Poll::Pending
            };
        };
        self.pause = None;
        if let Some(Ok(frame)) = &frame {
            let size = frame.data_ref().map_or(0, Bytes::len);
            match self.left.checked_sub(size as u64) {
                Some(_) if !self.room.take(size) => return self.cut(Refusal::Busy),
                Some(left) => self.left = left,
                None => return self.cut(Refusal::TooLarge),
            }
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
