//! `waypost health`: whether a running server answers, for containers and service managers that have no other client.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use clap::Args;

use super::Failure;

/// Longest time for the connection, and for each read and write.
const PATIENCE: Duration = Duration::from_secs(3);

/// Which server to ask.
#[derive(Args)]
pub(super) struct Health {
    /// Address and port that the server listens on
    #[arg(long, env = "WAYPOST_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Ask whether it can also reach its database
    #[arg(long)]
    ready: bool,
}

/// Asks the server once.
///
/// # Errors
/// The server cannot be reached, or does not answer with status 200.
pub(super) fn run(args: &Health) -> Result<(), Failure> {
    let address = reachable(args.listen);
    let path = if args.ready { "/ready" } else { "/health" };
    let status = ask(address, path).map_err(|error| Failure::Failed(format!("{address}{path}: {error}")))?;
    if status.split(' ').nth(1) == Some("200") {
        return Ok(());
    }
    Err(Failure::Failed(format!("{address}{path}: {status}")))
}

/// A server that listens on every address is asked on the loopback one: `0.0.0.0:8080` to `127.0.0.1:8080`.
fn reachable(listen: SocketAddr) -> SocketAddr {
    let host = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(host, listen.port())
}

/// The status line of the answer, such as `HTTP/1.1 200 OK`.
fn ask(address: SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )?;
    let mut head = Vec::new();
    stream.take(4096).read_to_end(&mut head)?;
    let head = String::from_utf8_lossy(&head);
    Ok(head.lines().next().unwrap_or("no answer").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_on_every_address_is_asked_on_the_loopback_one() {
        let asked = |listen: &str| reachable(listen.parse().unwrap()).to_string();
        assert_eq!(asked("0.0.0.0:8080"), "127.0.0.1:8080");
        assert_eq!(asked("[::]:80"), "[::1]:80");
        assert_eq!(asked("10.0.0.7:8080"), "10.0.0.7:8080");
    }

    #[test]
    fn a_closed_port_is_a_failure_that_names_the_address() {
        let args = Health {
            listen: "127.0.0.1:9".parse().unwrap(),
            ready: true,
        };
        let Err(Failure::Failed(message)) = run(&args) else {
            panic!("nothing listens there");
        };
        assert!(message.starts_with("127.0.0.1:9/ready: "), "{message}");
    }
}
