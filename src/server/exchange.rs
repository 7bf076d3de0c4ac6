//! Exchanges of a connection, so that what the HTTP library answers by itself has the headers of all other answers.
//!
//! To bytes that are no request it writes a bare head, with no hook to change it, and no layer sees it. But whatever is
//! written while no exchange is open, from the request given to the router to the last byte of its answer, is its own.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes};
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// No request is being answered.
const QUIET: u8 = 0;
/// A request was given to the router.
const OPEN: u8 = 1;
/// Its answer was taken whole, and may not have been written yet.
const TAKEN: u8 = 2;

/// Where the one exchange that a connection has at a time stands; shared by its service and its stream.
#[derive(Clone, Default)]
pub(super) struct Exchange(Arc<AtomicU8>);

impl Exchange {
    /// Opens an exchange.
    pub(super) fn open(&self) {
        self.set(OPEN);
    }

    /// The answer that closes it.
    pub(super) fn closed_by(&self, answer: Response) -> hyper::Response<Last> {
        answer.map(|body| Last {
            body,
            exchange: self.clone(),
        })
    }

    fn is(&self, state: u8) -> bool {
        self.0.load(Ordering::Acquire) == state
    }

    fn set(&self, state: u8) {
        self.0.store(state, Ordering::Release);
    }
}

/// The body of an answer, dropped when all of it has been taken.
pub(super) struct Last {
    body: Body,
    exchange: Exchange,
}

impl Drop for Last {
    fn drop(&mut self) {
        self.exchange.set(TAKEN);
    }
}

impl hyper::body::Body for Last {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A stream that adds headers to the heads written while no exchange is open.
pub(super) struct Covered<S> {
    stream: S,
    exchange: Exchange,
    headers: Arc<str>,
    /// What is written in place of a bare head, and how much of it was.
    head: Vec<u8>,
    written: usize,
}

/// A head with more headers; what is no whole head stays as it is.
fn covered(head: &[u8], headers: &str) -> Vec<u8> {
    match head.strip_suffix(b"\r\n\r\n") {
        Some(lines) if head.starts_with(b"HTTP/") => [lines, b"\r\n", headers.as_bytes(), b"\r\n"].concat(),
        _ => head.to_vec(),
    }
}

impl<S> Covered<S> {
    /// `headers` are whole lines.
    pub(super) fn new(stream: S, exchange: Exchange, headers: &Arc<str>) -> Self {
        Self {
            stream,
            exchange,
            headers: Arc::clone(headers),
            head: Vec::new(),
            written: 0,
        }
    }
}

impl<S: AsyncWrite + Unpin> Covered<S> {
    /// Writes all of the head with its headers before it says that the bare one was written.
    fn poll_write_head(&mut self, context: &mut Context<'_>, bare: &[u8]) -> Poll<io::Result<usize>> {
        if self.head.is_empty() {
            self.head = covered(bare, &self.headers);
        }
        while self.written < self.head.len() {
            let rest = &self.head[self.written..];
            match ready!(Pin::new(&mut self.stream).poll_write(context, rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => self.written += written,
            }
        }
        self.head.clear();
        self.written = 0;
        Poll::Ready(Ok(bare.len()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Covered<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Covered<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.exchange.is(QUIET) && !bytes.is_empty() {
            return self.poll_write_head(context, bytes);
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match slices.iter().find(|slice| !slice.is_empty()) {
            Some(head) if self.exchange.is(QUIET) => self.poll_write_head(context, head),
            _ => Pin::new(&mut self.stream).poll_write_vectored(context, slices),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// Called when nothing is left to write.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() && self.exchange.is(TAKEN) {
            self.exchange.set(QUIET);
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_heads_get_headers() {
        let bare = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
        let full = covered(bare, "x-a: 1\r\nx-b: 2\r\n");
        assert_eq!(
            String::from_utf8_lossy(&full),
            "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nx-a: 1\r\nx-b: 2\r\n\r\n"
        );
        for other in [&b"HTTP/1.1 400 Bad Request\r\ncontent-le"[..], b"0\r\n\r\n", b""] {
            assert_eq!(covered(other, "x-a: 1\r\n"), other);
        }
    }
}
