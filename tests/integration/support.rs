//! The application as tests see it: requests through the router without a socket, or over a real connection.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower::ServiceExt;
use waypost::app::{App, AppState};
use waypost::config::Config;
use waypost::server;

/// An application over a database of its own.
pub(crate) struct TestApp {
    pub(crate) app: AppState,
    router: Router,
    pub(crate) folder: TempDir,
}

impl TestApp {
    /// With the default settings.
    pub(crate) async fn new() -> Self {
        Self::with(&[]).await
    }

    /// With some settings changed, written as on the command line.
    pub(crate) async fn with(args: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let database = format!("sqlite:{}", folder.path().join("waypost.db").display());
        let mut all = vec!["--database", &database];
        if !args.contains(&"--base-url") {
            all.extend(["--base-url", "https://waypost.example"]);
        }
        all.extend(args);
        let config = Config::from_args(all).unwrap();
        let app = AppState(Arc::new(App::build(config).await.unwrap()));
        let router = server::router(app.clone());
        Self { app, router, folder }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> TestResponse {
        self.send_through(self.router.clone(), request).await
    }

    /// Through another router than the usual one.
    pub(crate) async fn send_through(&self, router: Router, request: Request<Body>) -> TestResponse {
        let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        TestResponse {
            status: parts.status,
            headers: parts.headers,
            body: body.into(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> TestResponse {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: impl Into<Body>) -> TestResponse {
        self.send(Request::post(path).body(body.into()).unwrap()).await
    }

    /// A form with these parts, each as it stands on the wire: headers, empty line, content.
    pub(crate) async fn post_form(&self, path: &str, parts: &[&str]) -> TestResponse {
        let mut body: String = parts.iter().map(|part| format!("--XyX\r\n{part}\r\n")).collect();
        body.push_str("--XyX--\r\n");
        let request = Request::post(path).header("content-type", "multipart/form-data; boundary=XyX");
        self.send(request.body(body.into()).unwrap()).await
    }

    /// How many reports there are; they are gone afterwards.
    pub(crate) async fn take_reports(&self) -> u64 {
        self.app.store.expire(i64::MAX).await.unwrap()
    }

    /// Serves on a free port until told to stop.
    pub(crate) async fn serve(&self) -> Running {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let app = self.app.clone();
        let task = tokio::spawn(async move {
            server::serve(app, listener, async { drop(stopped.await) }).await;
        });
        Running {
            address,
            stop: Some(stop),
            task,
        }
    }
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct TestResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl TestResponse {
    #[track_caller]
    pub(crate) fn assert_status(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self
    }

    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        self.assert_status(200)
    }

    /// A problem object with this status and code.
    #[track_caller]
    pub(crate) fn assert_problem(self, status: u16, code: &str) -> Self {
        let this = self.assert_status(status);
        assert_eq!(this.header("content-type"), "application/problem+json");
        let problem = this.json();
        assert_eq!(
            (&problem["code"], &problem["status"]),
            (&code.into(), &status.into())
        );
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()));
        this
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Empty where the header is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A server with a real socket.
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Running {
    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends these bytes over a new connection and reads to its end.
    pub(crate) async fn exchange(&self, bytes: &[u8]) -> String {
        let mut connection = self.connect().await;
        // The server may refuse before everything is sent.
        let _ = connection.write_all(bytes).await;
        read_to_end(&mut connection).await
    }

    /// Asks the server to stop; it goes on with what is in flight.
    pub(crate) fn stop(&mut self) {
        self.stop.take().map(|stop| stop.send(()));
    }

    /// Waits for the end of a server that was asked to stop.
    pub(crate) async fn ended(self) {
        within(self.task).await.unwrap();
    }
}

/// What a test waits for at most.
pub(crate) async fn within<F: Future>(work: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(20), work)
        .await
        .expect("it takes too long")
}

/// Everything until the connection ends; a reset is an end too.
pub(crate) async fn read_to_end(connection: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = within(connection.read_to_end(&mut answer)).await;
    String::from_utf8_lossy(&answer).into_owned()
}
