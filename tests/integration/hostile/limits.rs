//! How often one client may ask: the limits in front of the rows.

use super::{Answer, LOG, Site, form, post};

fn upload(site: &Site, client: &str) -> Answer {
    site.send(&post(
        "/api/v1/diagnoses",
        &[("X-Forwarded-For", client)],
        LOG.as_bytes(),
    ))
}

#[test]
fn a_client_behind_a_named_proxy_may_send_thirty_logs_a_minute() {
    let site = Site::start(&["--trusted-proxies", "127.0.0.0/8"]);
    for _ in 0..30 {
        upload(&site, "203.0.113.7").assert_status(200);
    }
    let answer = upload(&site, "203.0.113.7").assert_problem(429, "too-many");
    let wait: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait));
    // Whatever a client writes in front of what the proxy adds, it stays the same client.
    upload(&site, "198.51.100.1, 203.0.113.7").assert_status(429);
    upload(&site, "203.0.113.8").assert_status(200);
    let page = form("/de/reports", &[("name=\"text\"", LOG.as_bytes())]);
    let head = String::from_utf8(page)
        .unwrap()
        .replacen("\r\n", "\r\nX-Forwarded-For: 203.0.113.7\r\n", 1);
    let page = site.send(head.as_bytes()).assert_status(429);
    assert!(page.text().contains("Zu viele Anfragen") && !page.header("retry-after").is_empty());
    site.assert_well();
    assert_eq!(site.stored(), 0);
}

#[test]
fn without_a_named_proxy_nobody_on_this_machine_is_limited() {
    let site = Site::start(&[]);
    for number in 0..40 {
        upload(&site, &format!("203.0.113.{number}")).assert_status(200);
    }
}
