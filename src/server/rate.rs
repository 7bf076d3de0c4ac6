//! How often one client may send logs or guess ids of reports; more than that is refused for the moment.
//!
//! A client is the address at the other end of the connection. Behind a proxy that the settings name, it is the last
//! address in `X-Forwarded-For` that is no such proxy. Without a named proxy, an address of a private network or of
//! this machine is taken for a proxy that nobody named, and is not limited: all readers would share it.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, MonotonicClock};
use governor::{Quota, RateLimiter};
use ipnet::IpNet;

use crate::app::{Client, Refusal, TooOften};
use crate::config::Config;

use super::body::closing;

/// After so many requests, clients that were idle for long are forgotten.
const ROUND: u32 = 1024;

type Limiter = governor::RateLimiter<
    IpAddr,
    governor::state::keyed::HashMapStateStore<IpAddr>,
    MonotonicClock,
    governor::middleware::NoOpMiddleware<std::time::Instant>,
>;

/// What each client did lately.
pub(super) struct Rates {
    proxies: Vec<IpNet>,
    uploads: Limiter,
    /// Searches, each of which may hold lines of a log.
    searches: Limiter,
    misses: Limiter,
    /// Clients that guessed too often, each until when nothing is looked up for it.
    stopped: Mutex<HashMap<IpAddr, Instant>>,
    seen: AtomicU32,
}

/// What a request is counted as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    Upload,
    /// Counted if it finds nothing.
    Lookup,
    /// A search, which may hold lines of a log: answered without what they show if there were too many logs.
    Search,
}

impl Rates {
    pub(super) fn new(config: &Config) -> Self {
        let limiter = |per_minute: NonZeroU32| {
            let quota = Quota::per_minute(per_minute);
            RateLimiter::new(
                quota,
                governor::state::keyed::HashMapStateStore::default(),
                MonotonicClock,
            )
        };
        Self {
            proxies: config.trusted_proxies.clone(),
            uploads: limiter(config.uploads_per_minute),
            searches: limiter(config.uploads_per_minute),
            misses: limiter(config.misses_per_minute),
            stopped: Mutex::default(),
            seen: AtomicU32::new(0),
        }
    }

    /// Whom a request is counted for; `None` for one that is not limited.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
        let is_limited = !self.proxies.is_empty() || !is_near(peer.to_canonical());
        is_limited.then(|| self.sender(peer, headers))
    }

    /// Whom a request comes from, as far as connection and named proxies tell.
    fn sender(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if self.proxies.is_empty() {
            return site(peer);
        }
        let is_proxy = |address: &IpAddr| self.proxies.iter().any(|proxy| proxy.contains(address));
        let mut client = peer;
        if is_proxy(&peer) {
            for address in forwarded(headers) {
                client = address;
                if !is_proxy(&client) {
                    break;
                }
            }
        }
        site(client)
    }

    /// How long a client has to wait before this one more; counts it where it has not.
    fn wait(&self, limiter: &Limiter, client: &IpAddr) -> Option<Duration> {
        if self.seen.fetch_add(1, Ordering::Relaxed).is_multiple_of(ROUND) {
            self.forget();
        }
        let answer = limiter.check_key(client);
        answer
            .err()
            .map(|early| early.wait_time_from(MonotonicClock.now()))
    }

    fn stop(&self, client: IpAddr, wait: Duration) {
        let until = Instant::now() + wait;
        let mut stopped = self.stopped.lock().unwrap_or_else(PoisonError::into_inner);
        stopped.insert(client, until);
    }

    fn stopped_for(&self, client: &IpAddr) -> Option<Duration> {
        let stopped = self.stopped.lock().unwrap_or_else(PoisonError::into_inner);
        let left = stopped.get(client)?.saturating_duration_since(Instant::now());
        Some(left).filter(|left| !left.is_zero())
    }

    fn forget(&self) {
        self.uploads.retain_recent();
        self.searches.retain_recent();
        self.misses.retain_recent();
        let now = Instant::now();
        let mut stopped = self.stopped.lock().unwrap_or_else(PoisonError::into_inner);
        stopped.retain(|_, until| *until > now);
    }
}

/// Refuses what a client does too often.
pub(super) async fn limit(State(rates): State<Arc<Rates>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().copied();
    let client = peer.and_then(|ConnectInfo(peer)| rates.client(peer.ip(), request.headers()));
    if let Some(ConnectInfo(peer)) = peer {
        let sender = Client(rates.sender(peer.ip(), request.headers()));
        request.extensions_mut().insert(sender);
    }
    let (Some(client), Some(counted)) = (client, counted(&request)) else {
        return next.run(request).await;
    };
    let early = match counted {
        Counted::Upload => rates.wait(&rates.uploads, &client),
        Counted::Search => {
            if rates.wait(&rates.searches, &client).is_some() {
                request.extensions_mut().insert(TooOften);
            }
            None
        }
        Counted::Lookup => rates.stopped_for(&client),
    };
    if let Some(wait) = early {
        return refuse(wait);
    }
    let response = next.run(request).await;
    let missed = matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
    if counted == Counted::Lookup
        && missed
        && let Some(wait) = rates.wait(&rates.misses, &client)
    {
        rates.stop(client, wait);
        return refuse(wait);
    }
    response
}

fn refuse(wait: Duration) -> Response {
    let mut response = closing(Refusal::TooMany);
    let seconds = HeaderValue::from(wait.as_secs() + 1);
    response.headers_mut().insert(RETRY_AFTER, seconds);
    response
}

fn counted(request: &Request) -> Option<Counted> {
    let route = request.extensions().get::<MatchedPath>()?.as_str();
    match route {
        "/{locale}/reports" | "/api/v1/reports" | "/api/v1/diagnoses" => {
            (request.method() == Method::POST).then_some(Counted::Upload)
        }
        "/{locale}/search" => Some(Counted::Search),
        _ => (route == "/oembed" || route.contains("/reports/{id}")).then_some(Counted::Lookup),
    }
}

/// The addresses that proxies have noted, the nearest first, up to one that cannot be read.
fn forwarded(headers: &HeaderMap) -> impl Iterator<Item = IpAddr> {
    let values: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .map(|value| value.to_str().unwrap_or_default())
        .collect();
    let addresses: Vec<Option<IpAddr>> = values
        .iter()
        .flat_map(|value| value.split(','))
        .map(address)
        .collect();
    addresses.into_iter().rev().map_while(|address| address)
}

/// `192.0.2.7`, `192.0.2.7:443`, `2001:db8::7`, `[2001:db8::7]:443`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let ip = text.parse::<IpAddr>().ok();
    let ip = ip.or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()));
    let bare = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    ip.or_else(bare).map(|ip| ip.to_canonical())
}

/// One customer has a whole /64 of IPv6 addresses to choose from.
fn site(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

/// This machine, or a private network.
fn is_near(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(args: &[&str], peer: &str, forwarded: &[&str]) -> Option<String> {
        let rates = Rates::new(&Config::from_args(args).unwrap());
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let client = rates.client(peer.parse().unwrap(), &headers);
        client.map(|client| client.to_string())
    }

    #[test]
    fn forwarded_addresses_count_only_from_a_named_proxy() {
        let proxy = ["--trusted-proxies", "10.0.0.0/8,::1/128"];
        let of = |peer, forwarded: &[&str]| client(&proxy, peer, forwarded).unwrap();
        assert_eq!(of("10.1.1.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(
            of("10.1.1.1", &["203.0.113.9, 198.51.100.7, 10.2.2.2"]),
            "198.51.100.7"
        );
        assert_eq!(
            of("10.1.1.1", &["203.0.113.9", "198.51.100.7:4711"]),
            "198.51.100.7"
        );
        assert_eq!(of("::1", &["[2001:db8:1:2:3::9]:443"]), "2001:db8:1:2::");
        assert_eq!(of("192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(of("10.1.1.1", &[]), "10.1.1.1");
        assert_eq!(of("10.1.1.1", &["198.51.100.7, nonsense"]), "10.1.1.1");
        assert_eq!(of("::ffff:10.1.1.1", &["::ffff:198.51.100.7"]), "198.51.100.7");
    }

    #[test]
    fn without_a_named_proxy_only_public_addresses_are_limited() {
        for near in [
            "127.0.0.1",
            "::1",
            "10.1.2.3",
            "172.17.0.1",
            "fd00::1",
            "::ffff:127.0.0.1",
        ] {
            assert_eq!(client(&[], near, &["198.51.100.7"]), None, "{near}");
        }
        assert_eq!(client(&[], "198.51.100.7", &["1.2.3.4"]).unwrap(), "198.51.100.7");
    }

    #[test]
    fn more_than_the_limit_has_to_wait_and_others_need_not() {
        let rates = Rates::new(&Config::from_args(["--uploads-per-minute", "3"]).unwrap());
        let (one, other) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        for _ in 0..3 {
            assert_eq!(rates.wait(&rates.uploads, &one), None);
        }
        let wait = rates.wait(&rates.uploads, &one).unwrap();
        assert!(wait <= Duration::from_secs(20), "{wait:?}");
        assert_eq!(rates.wait(&rates.uploads, &other), None);
    }
}
