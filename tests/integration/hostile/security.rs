//! The grade of Mozilla's HTTP Observatory, computed by its published rules, for every kind of answer.

use std::collections::BTreeMap;

use super::client::exchange;
use super::{Answer, LOG, Site, UPLOAD, form, post, request};

/// The directives of a policy with their sources.
fn policy(answer: &Answer) -> BTreeMap<String, Vec<String>> {
    let directives = answer.header("content-security-policy").split(';');
    directives
        .filter_map(|directive| {
            let mut words = directive.split_whitespace().map(str::to_ascii_lowercase);
            Some((words.next()?, words.collect()))
        })
        .collect()
}

/// Content-Security-Policy: +10 for nothing by default and nothing unsafe, +5 for nothing unsafe.
fn score_of_policy(policy: &BTreeMap<String, Vec<String>>) -> i32 {
    let of = |name: &str| policy.get(name).or(policy.get("default-src"));
    let unsafe_in = |name: &str| {
        let wide = [
            "'unsafe-inline'",
            "'unsafe-eval'",
            "data:",
            "http:",
            "https:",
            "*",
            "blob:",
        ];
        of(name).is_none_or(|sources| sources.iter().any(|source| wide.contains(&source.as_str())))
    };
    let default_none = policy
        .get("default-src")
        .is_some_and(|sources| sources == &["'none'"]);
    match () {
        () if policy.is_empty() => -25,
        () if unsafe_in("script-src") || unsafe_in("object-src") => -20,
        () if unsafe_in("style-src") => 0,
        () if default_none
            && ["base-uri", "form-action", "frame-ancestors"]
                .iter()
                .all(|name| policy.contains_key(*name)) =>
        {
            10
        }
        () => 5,
    }
}

/// Cookies: -20 and more for one that is not `Secure`, +5 for all `Secure`, `HttpOnly` and `SameSite`.
fn score_of_cookies(answer: &Answer) -> i32 {
    let cookies: Vec<&str> = answer
        .headers
        .iter()
        .filter(|(name, _)| name == "set-cookie")
        .map(|(_, value)| value.as_str())
        .collect();
    let all = |word: &str| cookies.iter().all(|cookie| cookie.contains(word));
    match () {
        () if cookies.is_empty() => 0,
        () if !all("; Secure") => -20,
        () if !all("; HttpOnly") => -30,
        () if all("; SameSite=") => 5,
        () => 0,
    }
}

/// Scripts: all from this site, so that integrity attributes have nothing to add.
fn score_of_scripts(answer: &Answer) -> i32 {
    let page = answer.text();
    let foreign = |script: &str| {
        script
            .split('"')
            .next()
            .is_none_or(|address| !address.starts_with('/') || address.starts_with("//"))
    };
    let scripts: Vec<&str> = page.split("<script src=\"").skip(1).collect();
    if scripts.into_iter().any(foreign) { -50 } else { 0 }
}

/// The score: 100, with what each header takes away; what they add counts only from 90 up.
fn score(answer: &Answer) -> i32 {
    let policy = policy(answer);
    let age = answer
        .header("strict-transport-security")
        .split("max-age=")
        .nth(1);
    let age: u64 = age
        .and_then(|age| age.split(';').next()?.parse().ok())
        .unwrap_or(0);
    let framed = policy.contains_key("frame-ancestors");
    let parts = [
        score_of_policy(&policy),
        score_of_cookies(answer),
        score_of_scripts(answer),
        if answer.header("access-control-allow-origin").is_empty() {
            0
        } else {
            -50
        },
        match answer.header("referrer-policy") {
            "no-referrer" | "same-origin" | "strict-origin" | "strict-origin-when-cross-origin" => 5,
            "" => 0,
            _ => -5,
        },
        if age >= 15_768_000 { 0 } else { -20 },
        if answer.header("x-content-type-options") == "nosniff" {
            0
        } else {
            -5
        },
        match answer.header("x-frame-options") {
            _ if framed => 5,
            "DENY" | "SAMEORIGIN" => 5,
            _ => -20,
        },
        match answer.header("cross-origin-resource-policy") {
            "same-origin" | "same-site" => 10,
            "cross-origin" => -5,
            _ => 0,
        },
    ];
    let taken: i32 = 100 + parts.iter().filter(|part| **part < 0).sum::<i32>();
    let added: i32 = parts.iter().filter(|part| **part > 0).sum();
    if taken >= 90 { taken + added } else { taken.max(0) }
}

fn grade(score: i32) -> &'static str {
    match score {
        100.. => "A+",
        90.. => "A",
        85.. => "A-",
        70.. => "B",
        50.. => "C",
        30.. => "D",
        _ => "F",
    }
}

#[test]
fn every_kind_of_answer_has_the_best_grade() {
    let site = Site::start(&["--trusted-proxies", "127.0.0.0/8", "--uploads-per-minute", "4"]);
    let made = site
        .send(&form("/en/reports", &[("name=\"text\"", LOG.as_bytes())]))
        .assert_status(303);
    let report = made.header("location").to_owned();
    let page = site.get("/en").text();
    let asset = |name: &str| {
        let place = page
            .split('"')
            .find(|text| text.starts_with(&format!("/static/{name}")));
        place.unwrap_or_else(|| panic!("{name}")).to_owned()
    };
    let (style, script) = (asset("waypost.css"), asset("waypost.js"));
    let tag = site.get(&style).header("etag").to_owned();
    let get = |path: &str| request("GET", path, &[]);
    let too_many = (UPLOAD + 1).to_string();
    let large = request("POST", "/en/reports", &[("Content-Length", &too_many)]);
    let kinds: Vec<(&str, u16, Vec<u8>)> = vec![
        ("redirect to a language", 303, get("/")),
        ("start page", 200, get("/en")),
        ("search", 200, get("/en/search?q=keepalive+network")),
        ("article", 200, get("/en/404104")),
        ("wizard", 200, get("/en/404104/wizard?symptom=2")),
        ("upload page", 200, get("/en/analyse")),
        ("report", 200, get(&report)),
        (
            "stored report",
            303,
            form("/en/reports", &[("name=\"text\"", LOG.as_bytes())]),
        ),
        (
            "refused upload",
            422,
            form("/en/reports", &[("name=\"text\"", b"")]),
        ),
        ("too large", 413, large),
        (
            "too many uploads",
            429,
            form("/en/reports", &[("name=\"text\"", LOG.as_bytes())]),
        ),
        (
            "language switch",
            303,
            post(
                "/language",
                &[("Content-Type", "application/x-www-form-urlencoded")],
                b"lang=de&to=/",
            ),
        ),
        (
            "cross-site",
            403,
            post("/en/reports", &[("Sec-Fetch-Site", "cross-site")], b""),
        ),
        ("no such page", 404, get("/en/nothing/here")),
        ("wrong method", 405, request("PUT", "/en", &[])),
        ("address too long", 414, get(&format!("/{}", "x".repeat(9000)))),
        ("style sheet", 200, get(&style)),
        ("script", 200, get(&script)),
        (
            "not modified",
            304,
            request("GET", &style, &[("If-None-Match", &tag)]),
        ),
        ("no such file", 404, get("/static/nothing.css")),
        ("sample", 200, get("/static/sample-rhythm.csv")),
        ("API", 200, get("/api/v1/articles")),
        ("API description", 200, get("/api/openapi.json")),
        ("API problem", 404, get("/api/v1/reports/x")),
        ("health", 200, get("/health")),
        ("readiness", 200, get("/ready")),
        ("metrics", 200, get("/metrics")),
    ];
    let mut worse = Vec::new();
    for (kind, status, bytes) in kinds {
        let answer = site.send(&bytes);
        assert_eq!(answer.status, status, "{kind}: {}", answer.text());
        let score = score(&answer);
        println!("{kind:24} {status} {score:4} {}", grade(score));
        if grade(score) != "A+" {
            worse.push(format!("{kind}: {score} {:?}", answer.headers));
        }
    }
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}

/// Answers that come before any router sees a request.
#[test]
fn what_is_no_request_is_answered_with_the_best_grade() {
    let site = Site::start(&[]);
    let fat = format!(
        "GET /en HTTP/1.1\r\nHost: a\r\nX-Fat: {}\r\n\r\n",
        "x".repeat(60_000)
    );
    let many = format!("GET /en HTTP/1.1\r\n{}\r\n", "X-Many: 1\r\n".repeat(200));
    let kinds: [(u16, &[u8]); 8] = [
        (
            400,
            b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03 a TLS greeting\r\n\r\n",
        ),
        (400, b"no request at all\r\n\r\n"),
        (400, b"GET /en HTTP/3.7\r\nHost: a\r\n\r\n"),
        (400, b"GET /en HTTP/1.1\r\nHo st: a\r\n\r\n"),
        (400, b"GET /\x01 HTTP/1.1\r\n\r\n"),
        (431, fat.as_bytes()),
        (431, many.as_bytes()),
        // HTTP/2 is not spoken here: the connection is closed without a word.
        (0, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\ngarbage"),
    ];
    let begun = b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n".repeat(3);
    for (status, bytes) in kinds {
        let alone = Answer::read(&exchange(site.address, bytes));
        let whole = exchange(site.address, &[&begun, bytes].concat());
        let mut last = Answer::read(&whole);
        for _ in 0..3 {
            assert_eq!(last.status, 200, "{:?}", last.headers);
            last = Answer::read(&last.rest);
        }
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]);
        for answer in [alone, last] {
            assert_eq!(answer.status, status, "{shown:?}");
            assert!(answer.rest.is_empty() && answer.body.is_empty(), "{shown:?}");
            let score = score(&answer);
            assert!(
                status == 0 || grade(score) == "A+",
                "{shown:?}: {score} {:?}",
                answer.headers
            );
        }
    }
    site.assert_well();
}

#[test]
fn the_grade_falls_with_the_headers() {
    let plain = Answer::read(b"HTTP/1.1 200 OK\r\n\r\n");
    assert_eq!((score(&plain), grade(score(&plain))), (30, "D"));
    let weak = Answer::read(
        b"HTTP/1.1 200 OK\r\ncontent-security-policy: default-src 'self' 'unsafe-inline'\r\n\r\n",
    );
    assert_eq!(score(&weak), 35);
}
