//! E. Identifiers and addresses in requests.

use super::{LOG, Site, request, survive};

#[test]
fn h58_ids_cannot_be_guessed_and_a_miss_tells_nothing() {
    let site = Site::start(&["--trusted-proxies", "127.0.0.1/32"]);
    let made = site.report(LOG.as_bytes()).assert_status(201).json();
    let (id, token) = (
        made["id"].as_str().unwrap(),
        made["deletion_token"].as_str().unwrap(),
    );
    assert_eq!(id.len(), 26, "128 bits in base 32");
    let from = |client: &str, path: &str| site.send(&request("GET", path, &[("X-Forwarded-For", client)]));
    let mut changed = id.to_owned();
    let last = changed.pop().unwrap();
    changed.push(if last == '0' { '1' } else { '0' });
    site.send(&request(
        "DELETE",
        &format!("/api/v1/reports/{id}?token={token}"),
        &[],
    ))
    .assert_status(204);
    let bodies: Vec<String> = [id, &changed, "00000000000000000000000000"]
        .map(|id| {
            from("192.0.2.1", &format!("/api/v1/reports/{id}"))
                .assert_problem(404, "not-found")
                .text()
        })
        .into();
    assert!(bodies.iter().all(|body| *body == bodies[0]));
    let mut statuses = Vec::new();
    for number in 0..100 {
        let answer = from("198.51.100.7, 127.0.0.1", &format!("/en/reports/{number:026}"));
        if answer.status == 429 {
            assert!(!answer.header("retry-after").is_empty());
            assert!(answer.text().contains("Too many requests"));
        }
        statuses.push(answer.status);
    }
    let misses = statuses.iter().filter(|status| **status == 404).count();
    assert!((60..100).contains(&misses), "{statuses:?}");
    assert_eq!(statuses[..60], [404; 60]);
    from("198.51.100.8", "/en/reports/00000000000000000000000000").assert_status(404);
    site.assert_well();
}

#[test]
fn h59_what_is_no_id_is_not_found_and_what_is_searched_is_text() {
    survive(|site| {
        let long = "x".repeat(4_000);
        let odd = [
            "0",
            "1",
            &long,
            "a%2Fb",
            "%00",
            "%F0%9F%92%A9",
            "00000000000000000000000000%20",
            "'%20OR%201=1--",
            "%25",
            "_",
            "%22",
            "*",
            "NEAR(",
            "^",
            ":",
        ];
        for id in odd {
            for path in [format!("/api/v1/reports/{id}"), format!("/en/reports/{id}")] {
                assert_eq!(site.get(&path).status, 404, "{path}");
            }
            let answer = site.get(&format!("/en/search?q={id}"));
            assert!([200, 400].contains(&answer.status), "{id}: {}", answer.status);
        }
        let upper = site.report(LOG.as_bytes()).assert_status(201).json()["id"]
            .as_str()
            .unwrap()
            .to_uppercase();
        assert!([200, 404].contains(&site.get(&format!("/api/v1/reports/{upper}")).status));
        1
    });
}

#[test]
fn h60_changed_wizard_addresses_show_the_nearest_step() {
    survive(|site| {
        let many: String = (0..1_000).map(|number| format!("ruled-out=x{number}&")).collect();
        let odd = [
            "symptom=99",
            "symptom=1&cause=keepalive-timeout",
            "cause=keepalive-timeout",
            "symptom=2&symptom=1",
            "change=symptom&symptom=2",
            "symptom=2&ruled-out=keepalive-timeout&ruled-out=keepalive-timeout&cause=keepalive-timeout",
            "symptom=%00",
            "symptom=../..",
            &many[..8_000],
            "symptom=2&cause=409002/x",
            "step=7&state=deadbeef",
        ];
        for query in odd {
            let answer = site.get(&format!("/en/404104/wizard?{query}"));
            assert!([200, 303].contains(&answer.status), "{query}: {}", answer.status);
        }
        site.get("/en/404104/wizard/nothing").assert_status(404);
        site.get("/en/999999/wizard").assert_status(404);
        0
    });
}

#[test]
fn h61_languages_are_those_of_a_list() {
    survive(|site| {
        let long = format!("en-US-x-{}", "a".repeat(7_000));
        for language in [
            "..%2f..%2fetc%2fpasswd",
            "en/../../",
            "de%00",
            "zz-",
            &long,
            "%2e%2e",
            "en_US",
            "EN",
        ] {
            for path in [
                format!("/{language}"),
                format!("/{language}/404104"),
                format!("/api/v1/articles/404104?lang={language}"),
            ] {
                let answer = site.get(&path);
                assert!(
                    [200, 303, 400, 404, 414].contains(&answer.status),
                    "{path}: {}",
                    answer.status
                );
                assert!(!answer.text().contains("root:"));
            }
        }
        let wanted = (0..1_000)
            .map(|number| format!("x{number};q=0.{number}"))
            .collect::<Vec<_>>()
            .join(",");
        for wanted in [
            wanted.as_str(),
            "de;q=NaN, tr;q=1e999, sv;q=-1",
            "*;q=0",
            ";;;,,,=",
            "\u{fc}",
        ] {
            let answer = site.send(&request("GET", "/404104", &[("Accept-Language", wanted)]));
            assert!([303, 431].contains(&answer.status), "{}", answer.status);
        }
        site.get("/static/..%2f..%2fetc%2fpasswd").assert_status(404);
        site.get("/en/..%2f404104").assert_status(404);
        0
    });
}

#[test]
fn h62_no_address_in_a_request_is_ever_fetched() {
    // What would be fetched, if anything were.
    let trap = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    trap.set_nonblocking(true).unwrap();
    let port = trap.local_addr().unwrap().port();
    survive(|site| {
        let long = format!("https://waypost.example/{}", "x".repeat(4_000));
        let urls = [
            format!("http://127.0.0.1:{port}/"),
            format!("http://[::1]:{port}/"),
            "http://169.254.169.254/latest".into(),
            "file:///etc/passwd".into(),
            "gopher://evil.example".into(),
            "https://waypost.example@evil.example/404104".into(),
            "https://user@waypost.example/404104".into(),
            "https://waypost.example.evil.example/404104".into(),
            "https://evil.example#https://waypost.example/404104".into(),
            "https://wayp\u{43e}st.example/404104".into(),
            "https://waypost%2eexample/404104".into(),
            "//waypost.example/404104".into(),
            long,
        ];
        for url in &urls {
            let encoded: String = url.bytes().map(|byte| format!("%{byte:02X}")).collect();
            for path in ["/oembed", "/en/oembed", "/api/oembed"] {
                let answer = site.get(&format!("{path}?url={encoded}"));
                assert!(
                    [303, 400, 404, 414].contains(&answer.status),
                    "{path} {url}: {}",
                    answer.status
                );
                assert!(!answer.text().contains("root:"));
            }
        }
        let own = "https%3A%2F%2Fwaypost.example%2F404104";
        for odd in [
            "format=xml",
            "maxwidth=-1",
            "maxwidth=100000000000000000000",
            "callback=alert",
        ] {
            let answer = site.get(&format!("/oembed?url={own}&{odd}"));
            assert!(
                [200, 400, 404, 501].contains(&answer.status),
                "{odd}: {}",
                answer.status
            );
            assert!(!answer.text().starts_with("alert("));
        }
        0
    });
    assert!(trap.accept().is_err(), "an address was fetched");
}

/// The program has no link preview, no web hook and no remote source: no library that could open a connection but the
/// database's own is in it.
#[test]
fn h63_there_is_no_client_that_could_fetch() {
    let manifest = include_str!("../../../Cargo.toml");
    let dependencies = manifest.split("[dev-dependencies]").next().unwrap();
    for client in [
        "reqwest",
        "ureq",
        "isahc",
        "curl",
        "hyper-tls",
        "hyper-rustls",
        "awc",
        "surf",
    ] {
        assert!(
            !dependencies.lines().any(|line| line.starts_with(client)),
            "{client}"
        );
    }
    let line = dependencies
        .lines()
        .find(|line| line.starts_with("hyper = "))
        .unwrap();
    assert!(!line.contains("\"client\""), "{line}");
}

#[test]
fn h64_paging_is_bounded_whatever_is_asked() {
    survive(|site| {
        let all = site.get("/api/v1/articles").assert_status(200);
        for query in [
            "limit=0",
            "limit=-1",
            "limit=1000000000",
            "offset=9223372036854775808",
            "cursor=forged",
            "cursor=%00",
            "sort=unknown",
            "since=0000-00-00",
        ] {
            let answer = site.get(&format!("/api/v1/articles?{query}"));
            assert!([200, 400].contains(&answer.status), "{query}: {}", answer.status);
            assert!(answer.body.len() <= all.body.len(), "{query}");
        }
        0
    });
}
