//! Listening: accepts connections, ends those that are too slow, and stops without losing what is in flight.
//!
//! The loop is our own because `axum::serve` installs no timer: a client could send headers for ever.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use anyhow::Context as _;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Sleep, sleep};
use tower::ServiceExt;

use super::exchange::{Covered, Exchange};
use crate::app::AppState;
use crate::config::Config;

/// Most bytes of the request line and all headers.
const MAX_HEAD_BYTES: usize = 24 * 1024;

/// Most headers of a request.
const MAX_HEADERS: usize = 100;

/// Time to wait when no connection can be accepted, such as for want of file descriptors.
const BREATH: Duration = Duration::from_millis(100);

/// Time that the store has to close its connections.
const CLOSING: Duration = Duration::from_secs(5);

/// Sent when a file outgrows the limit of the process (`SIGXFSZ`, by its number on Linux); uncaught it kills.
const FILE_TOO_LARGE: i32 = 25;

/// Takes the address; an address in use is told in one line.
#[expect(clippy::disallowed_methods, reason = "this is the module of listeners")]
pub async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    listener.with_context(|| format!("--listen (WAYPOST_LISTEN): cannot listen on {address}"))
}

/// Serves until `stop` is done, then finishes what is in flight, as long as the settings allow.
pub async fn serve(app: AppState, listener: TcpListener, stop: impl Future<Output = ()>) {
    let expiry = tokio::spawn(super::expiry::run(app.clone()));
    let graceful = GracefulShutdown::new();
    accept_until(&app, listener, &graceful, stop).await;
    expiry.abort();
    let limit = app.config.shutdown_timeout;
    if tokio::time::timeout(limit, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests in flight were cut off after {} s", limit.as_secs());
    }
    // A query that hangs is not waited for either: what was committed is safe.
    let _ = tokio::time::timeout(CLOSING, app.store.close()).await;
}

/// Catches signals from now on. The future ends when the process is asked to stop; asked again, the process exits at once.
#[expect(clippy::disallowed_methods, reason = "asked twice, nothing is waited for")]
pub fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    // A closed terminal does not stop a server, and a file that may not grow is told by the write that fails.
    for harmless in [SignalKind::hangup(), SignalKind::from_raw(FILE_TOO_LARGE)] {
        let mut harmless = signal(harmless)?;
        tokio::spawn(async move { while harmless.recv().await.is_some() {} });
    }
    Ok(async move {
        tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        tracing::info!("stopping: requests in flight are finished, new ones refused");
        tokio::spawn(async move {
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
            std::process::exit(130);
        });
    })
}

/// The listener is dropped at the end, so that new connections are refused while old ones finish.
async fn accept_until(
    app: &AppState,
    listener: TcpListener,
    graceful: &GracefulShutdown,
    stop: impl Future<Output = ()>,
) {
    let router = super::router(app.clone());
    let headers: Arc<str> = super::security::lines(app).into();
    let builder = http_builder(&app.config);
    let places = Arc::new(Semaphore::new(app.config.max_connections));
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, peer, place) = tokio::select! {
            () = &mut stop => return,
            accepted = accept(&listener, &places) => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    sleep(BREATH).await;
                    continue;
                }
            },
        };
        app.metrics.connections.add();
        let exchange = Exchange::default();
        let stream = Impatient {
            stream,
            patience: app.config.write_timeout,
            pause: None,
        };
        let io = TokioIo::new(Covered::new(stream, exchange.clone(), &headers));
        let router = router.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            exchange.open();
            request.extensions_mut().insert(ConnectInfo(peer));
            let (answer, exchange) = (router.clone().oneshot(request), exchange.clone());
            async move { answer.await.map(|answer| exchange.closed_by(answer)) }
        });
        let connection = graceful.watch(builder.serve_connection(io, service));
        tokio::spawn(async move {
            // Errors are the client's: it was too slow, sent no HTTP, or went away.
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places)
        .acquire_owned()
        .await
        .map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok((stream, peer, place))
}

fn http_builder(config: &Config) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(config.header_timeout)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEAD_BYTES);
    builder
}

/// A connection that gives up when its reader takes nothing for too long.
struct Impatient {
    stream: TcpStream,
    patience: Duration,
    /// Runs while the reader takes nothing.
    pause: Option<Pin<Box<Sleep>>>,
}

impl Impatient {
    fn watch<T>(&mut self, context: &mut Context<'_>, poll: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if poll.is_ready() {
            self.pause = None;
            return poll;
        }
        let patience = self.patience;
        let pause = self.pause.get_or_insert_with(|| Box::pin(sleep(patience)));
        pause
            .as_mut()
            .poll(context)
            .map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Impatient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Impatient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watch(context, poll)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.watch(context, poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.stream).poll_flush(context);
        self.watch(context, poll)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
