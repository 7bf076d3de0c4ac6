//! The server: layers through the router, connections over a real socket.

use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use waypost::server;

use crate::support::{TestApp, read_to_end, within};

fn status(answer: &str) -> &str {
    answer
        .strip_prefix("HTTP/1.1 ")
        .or(answer.strip_prefix("HTTP/1.0 "))
        .and_then(|rest| rest.get(..3))
        .unwrap_or("")
}

#[tokio::test]
async fn health_ready_and_metrics_answer() {
    let app = TestApp::new().await;
    assert_eq!(app.get("/health").await.ok().text(), "ok\n");
    assert_eq!(app.get("/ready").await.ok().text(), "ready\n");
    app.get("/api/v1/reports/00000000000000000000000000")
        .await
        .assert_status(404);
    let metrics = app.get("/metrics").await.ok().text();
    let line = r#"waypost_http_requests_total{method="GET",route="/api/v1/reports/{id}",status="404"} 1"#;
    assert!(metrics.contains(line), "{metrics}");
    assert!(!metrics.contains("00000000000000000000000000"));
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let app = TestApp::new().await;
    for path in [
        "/health",
        "/ready",
        "/metrics",
        "/nothing",
        "/api/v1/nothing",
        "/api/openapi.json",
    ] {
        let answer = app.get(path).await;
        let policy = answer.header("content-security-policy");
        for needed in [
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(
                policy.split("; ").any(|directive| directive == needed),
                "{path}: {policy}"
            );
        }
        assert!(
            !policy.contains("unsafe") && !policy.contains('*'),
            "{path}: {policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert!(answer.header("strict-transport-security").starts_with("max-age="));
        assert_eq!(answer.header("x-request-id").len(), 16);
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

#[tokio::test]
async fn without_tls_nothing_is_said_about_it() {
    let app = TestApp::with(&["--base-url", "http://waypost.example"]).await;
    assert_eq!(
        app.get("/health").await.ok().header("strict-transport-security"),
        ""
    );
}

#[tokio::test]
async fn h51_head_is_get_without_a_body() {
    let app = TestApp::new().await;
    for path in ["/health", "/api/openapi.json", "/api/v1/articles"] {
        let get = app.get(path).await.ok();
        let head = app
            .send(Request::head(path).body(Body::empty()).unwrap())
            .await
            .ok();
        assert_eq!(head.body, b"");
        for name in ["content-type", "content-length", "cache-control"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
    }
}

#[tokio::test]
async fn a_panic_becomes_a_counted_answer() {
    async fn boom() -> &'static str {
        panic!("sig=secret of the input")
    }
    let app = TestApp::new().await;
    let routes = axum::Router::new().route("/api/boom", get(boom));
    let router = server::layers(routes, app.app.clone());
    let request = Request::get("/api/boom").body(Body::empty()).unwrap();
    let answer = app
        .send_through(router, request)
        .await
        .assert_problem(500, "internal");
    assert!(!answer.text().contains("secret"));
    assert_eq!(app.app.metrics.panics.count(), 1);
}

#[tokio::test]
async fn h50_an_endless_address_is_refused() {
    let app = TestApp::new().await;
    app.get(&format!("/api/v1/articles?q={}", "x".repeat(9000)))
        .await
        .assert_problem(414, "address-too-long");
    app.get(&format!("/{}", "x".repeat(9000)))
        .await
        .assert_status(414);
}

#[tokio::test]
async fn h46_a_client_that_never_ends_its_headers_is_closed() {
    let app = TestApp::with(&["--header-timeout", "1s"]).await;
    let server = app.serve().await;
    let mut silent = server.connect().await;
    let mut slow = server.connect().await;
    slow.write_all(b"GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        .await
        .unwrap();
    assert_eq!(
        status(
            &server
                .exchange(b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                .await
        ),
        "200"
    );
    for connection in [&mut silent, &mut slow] {
        let answer = read_to_end(connection).await;
        assert!(answer.is_empty() || status(&answer) == "408", "{answer}");
    }
}

#[tokio::test]
async fn h47_a_body_that_stops_coming_is_408_and_closed() {
    let app = TestApp::with(&["--body-idle-timeout", "1s"]).await;
    let server = app.serve().await;
    let request = b"POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nthe first line\n";
    let answer = server.exchange(request).await;
    assert_eq!(status(&answer), "408", "{answer}");
    assert!(answer.contains("\"code\":\"too-slow\""), "{answer}");
    assert_eq!(app.take_reports().await, 0);
}

#[tokio::test]
async fn h47_a_body_that_drips_for_too_long_is_cut() {
    let app = TestApp::with(&["--body-timeout", "1s"]).await;
    let server = app.serve().await;
    let mut connection = server.connect().await;
    connection
        .write_all(b"POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        .await
        .unwrap();
    let (mut reader, mut writer) = connection.into_split();
    let drip = async {
        while writer.write_all(b"1\r\nx\r\n").await.is_ok() {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    let mut answer = Vec::new();
    let read = tokio::io::AsyncReadExt::read_to_end(&mut reader, &mut answer);
    within(async { tokio::join!(drip, read) }).await.1.ok();
    assert_eq!(status(&String::from_utf8_lossy(&answer)), "408");
}

#[tokio::test]
async fn more_bodies_than_fit_into_memory_are_refused_for_the_moment() {
    let app = TestApp::with(&["--max-upload-bytes", "1KiB"]).await;
    let server = app.serve().await;
    let head =
        "POST /api/v1/diagnoses HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1024\r\n\r\n";
    let mut uploads: Vec<TcpStream> = Vec::new();
    for _ in 0..8 {
        let mut connection = server.connect().await;
        connection
            .write_all(format!("{head}{}", "x".repeat(1023)).as_bytes())
            .await
            .unwrap();
        uploads.push(connection);
    }
    within(async {
        while app.app.queue.free_body_bytes() > 8 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    let refused = server
        .exchange(format!("{head}{}", "x".repeat(1024)).as_bytes())
        .await;
    assert_eq!(status(&refused), "503", "{refused}");
    assert!(refused.contains("retry-after: 10"), "{refused}");
    for mut upload in uploads {
        upload.write_all(b"x").await.unwrap();
        assert_eq!(status(&read_to_end(&mut upload).await), "200");
    }
    assert_eq!(
        status(
            &server
                .exchange(format!("{head}{}", "x".repeat(1024)).as_bytes())
                .await
        ),
        "200"
    );
}

#[tokio::test]
async fn h48_an_upload_that_is_broken_off_leaves_nothing() {
    let app = TestApp::new().await;
    let server = app.serve().await;
    let head = "POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n";
    for sent in [0, 1, 500, 999] {
        let mut connection = server.connect().await;
        connection
            .write_all(format!("{head}{}", "x".repeat(sent)).as_bytes())
            .await
            .unwrap();
        connection.shutdown().await.unwrap();
        let answer = read_to_end(&mut connection).await;
        assert_ne!(status(&answer), "201", "{sent}");
    }
    assert_eq!(app.take_reports().await, 0);
}

#[tokio::test]
async fn h49_requests_with_two_meanings_are_refused_and_closed() {
    let app = TestApp::new().await;
    let server = app.serve().await;
    let post = "POST /api/v1/diagnoses HTTP/1.1\r\nHost: a\r\n";
    let ambiguous = [
        format!("{post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhelloX"),
        format!("{post}Transfer-Encoding: xchunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
        format!("{post}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhello"),
        format!("{post}Content-Length : 5\r\n\r\nhello"),
    ];
    for bytes in ambiguous {
        let follower = "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        let answer = server.exchange(format!("{bytes}{follower}").as_bytes()).await;
        assert!(
            answer.is_empty() || status(&answer) == "400",
            "{bytes:?}: {answer}"
        );
        assert_eq!(answer.matches("HTTP/1.1 ").count().max(1), 1, "{answer}");
    }
}

#[tokio::test]
async fn h51_odd_requests_are_served_or_refused() {
    let app = TestApp::new().await;
    let server = app.serve().await;
    let many: String = (0..200).map(|number| format!("X-{number}: y\r\n")).collect();
    let fat = format!("X-Fat: {}\r\n", "x".repeat(1 << 20));
    let get = |line: &str, headers: &str| format!("{line}\r\nHost: a\r\nConnection: close\r\n{headers}\r\n");
    let cases = [
        (get("GET /health HTTP/1.1", &many), ["431", "431"]),
        (get("GET /health HTTP/1.1", &fat), ["431", ""]),
        (get("GET /health HTTP/1.1", "X-Odd: \u{fc}\r\n"), ["200", "200"]),
        ("GET /health HTTP/1.0\r\n\r\n".into(), ["200", "200"]),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".into(), ["400", ""]),
        (get("TRACE /health HTTP/1.1", ""), ["405", "405"]),
        (get("BREW /health HTTP/1.1", ""), ["405", "405"]),
        (get("get /health HTTP/1.1", ""), ["405", "400"]),
        (
            format!("{}body!", get("GET /health HTTP/1.1", "Content-Length: 5\r\n")),
            ["200", "200"],
        ),
    ];
    for (request, expected) in cases {
        let answer = server.exchange(request.as_bytes()).await;
        let line = request.lines().next().unwrap();
        assert!(
            expected.contains(&status(&answer)),
            "{line}: {}",
            answer.lines().next().unwrap_or_default()
        );
        if status(&answer) == "405" {
            assert!(
                answer.to_ascii_lowercase().contains("allow: get,head"),
                "{answer}"
            );
        }
    }
    assert_eq!(
        status(&server.exchange(get("GET /health HTTP/1.1", "").as_bytes()).await),
        "200"
    );
}

#[tokio::test]
async fn h57_a_body_over_the_limit_is_refused_before_it_is_sent() {
    let app = TestApp::new().await;
    let server = app.serve().await;
    let request = "POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n";
    let answer = server.exchange(request.as_bytes()).await;
    assert_eq!(status(&answer), "413", "{answer}");
}

#[tokio::test]
async fn h70_uploads_in_flight_are_finished_and_new_ones_refused() {
    let app = TestApp::new().await;
    let mut server = app.serve().await;
    let (head, tail) = ("the first line\n", "the second line\n");
    let mut uploads: Vec<TcpStream> = Vec::new();
    for _ in 0..20 {
        let mut connection = server.connect().await;
        let length = head.len() + tail.len();
        let request =
            format!("POST /api/v1/diagnoses HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n{head}");
        connection.write_all(request.as_bytes()).await.unwrap();
        uploads.push(connection);
    }
    // All of them are with a handler once the server has counted as many.
    while app.app.metrics.connections.count() < 20 {
        tokio::task::yield_now().await;
    }
    let mut idle = server.connect().await;
    idle.write_all(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
        .await
        .unwrap();
    server.stop();
    within(async { while TcpStream::connect(server.address).await.is_ok() {} }).await;
    for mut upload in uploads {
        upload.write_all(tail.as_bytes()).await.unwrap();
        let answer = read_to_end(&mut upload).await;
        assert_eq!(status(&answer), "200", "{answer}");
    }
    server.ended().await;
}
