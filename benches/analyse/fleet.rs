//! A seed to the resource log of a fleet: devices that renew tokens, lose their network, fight over an identity, are refused,
//! or are well, all in one stream in the order of time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, Write};

use crate::Asked;
use crate::random::Random;

/// 2024-03-05T00:00:00Z in milliseconds.
const BEGIN: i64 = 1_709_596_800_000;

const HEAD: &str = r#""resourceId":"/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000000/RESOURCEGROUPS/RG-DEMO/PROVIDERS/MICROSOFT.DEVICES/IOTHUBS/HUB-DEMO""#;
const SAS: &str = r#"{\\\"scope\\\":\\\"device\\\",\\\"type\\\":\\\"sas\\\",\\\"issuer\\\":\\\"iothub\\\",\\\"acceptingIpFilterRule\\\":null}"#;
const SDKS: [&str; 4] = [
    ".NET/1.42.0 (.NET 6.0.26; Linux 5.15; X64)",
    "azure-iot-device-iothub-py/2.13.0 (3.11.7;Linux;x86_64)",
    "com.microsoft.azure.sdk.iot.iot-device-client/2.5.0 (JRE: 17; Linux; amd64)",
    "iothubclient/1.11.0 (native; Linux; armv7l)",
];

/// How a device behaves; times in seconds.
#[derive(Clone, Copy)]
enum Manner {
    /// Drops at random, once in so long, and is back at once.
    Well(f64),
    /// Drops each time its token has run out.
    Renews(f64),
    /// Drops at random, once in so long, and stays away for as long as the second time.
    Loses(f64, f64),
    /// Another client takes its identity.
    Fights,
    /// Is refused again and again.
    Refused,
    /// Asks for its twin.
    Reads,
}

/// Shares of the fleet; the last one takes what is left.
const MANNERS: [(f64, Manner); 8] = [
    (0.40, Manner::Well(14_400.0)),
    (0.20, Manner::Renews(3_900.0)),
    (0.06, Manner::Renews(2_700.0)),
    (0.04, Manner::Renews(5_400.0)),
    (0.18, Manner::Loses(5_400.0, 600.0)),
    (0.02, Manner::Fights),
    (0.02, Manner::Refused),
    (0.08, Manner::Reads),
];

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Happens {
    Connect,
    Drop,
    Taken,
    Refusal,
    Read,
}

/// Writes records until the size is reached.
pub(crate) fn write(out: &mut impl Write, asked: &Asked) -> io::Result<()> {
    let mut random = Random(asked.seed);
    let manners: Vec<Manner> = (0..asked.devices).map(|_| manner(random.share())).collect();
    let mut next: BinaryHeap<Reverse<(i64, u32, Happens)>> = BinaryHeap::new();
    for (device, &manner) in (0..).zip(&manners) {
        let first = (random.share() * 3_600_000.0) as i64;
        let kind = match manner {
            Manner::Refused => Happens::Refusal,
            Manner::Reads => Happens::Read,
            _ => Happens::Connect,
        };
        next.push(Reverse((first, device, kind)));
    }
    let (mut written, mut record) = (0, Vec::new());
    while let Some(Reverse((time, device, what))) = next.pop()
        && written < asked.size
    {
        record.clear();
        write_record(&mut record, (BEGIN + time, device, what))?;
        out.write_all(&record)?;
        written += record.len() as u64;
        let (seconds, then) = following(manners[device as usize], what, &mut random);
        next.push(Reverse((time + (seconds * 1000.0) as i64, device, then)));
    }
    Ok(())
}

fn manner(mut share: f64) -> Manner {
    for (size, manner) in MANNERS {
        if share < size {
            return manner;
        }
        share -= size;
    }
    MANNERS[MANNERS.len() - 1].1
}

/// What a device does next, and in how many seconds.
fn following(manner: Manner, now: Happens, random: &mut Random) -> (f64, Happens) {
    match (manner, now) {
        (Manner::Well(mean), Happens::Connect) => (random.exponential(mean), Happens::Drop),
        (Manner::Renews(period), Happens::Connect) => {
            (period * random.between(0.994, 1.006) - 4.0, Happens::Drop)
        }
        (Manner::Loses(mean, _), Happens::Connect) => (random.exponential(mean), Happens::Drop),
        (Manner::Loses(_, away), _) => (5.0 + random.exponential(away), Happens::Connect),
        (Manner::Fights, Happens::Connect) => (random.exponential(600.0), Happens::Taken),
        (Manner::Refused, _) => (random.between(300.0, 900.0), Happens::Refusal),
        (Manner::Reads, _) => (random.exponential(1_800.0), Happens::Read),
        _ => (random.between(1.0, 8.0), Happens::Connect),
    }
}

fn write_record(out: &mut Vec<u8>, (time, device, what): (i64, u32, Happens)) -> io::Result<()> {
    let moment = jiff::Timestamp::from_millisecond(time / 1000 * 1000).expect("the year is 2024");
    write!(out, "{{\"time\":\"{moment}\",{HEAD},")?;
    let peer = format!(
        "{}.{}.{}.XXX",
        11 + device % 200,
        device / 200 % 256,
        device % 251
    );
    let (operation, category) = match what {
        Happens::Connect | Happens::Refusal => ("deviceConnect", "Connections"),
        Happens::Drop | Happens::Taken => ("deviceDisconnect", "Connections"),
        Happens::Read => ("getTwin", "D2CTwinOperations"),
    };
    write!(
        out,
        "\"operationName\":\"{operation}\",\"category\":\"{category}\","
    )?;
    let fault = match what {
        Happens::Connect => None,
        Happens::Read => {
            let sdk = SDKS[device as usize % SDKS.len()];
            return writeln!(
                out,
                r#""level":"Information","durationMs":"{}","properties":"{{\"deviceId\":\"device-{device:05}\",\"sdkVersion\":\"{sdk}\",\"protocol\":\"Mqtt\"}}","location":"westeurope"}}"#,
                1 + device % 40
            );
        }
        Happens::Drop => Some((
            "404104",
            "DeviceConnectionClosedRemotely",
            "Device disconnected, see cause and resolution at https://aka.ms/iothub404104",
        )),
        Happens::Taken => Some((
            "400027",
            "ConnectionForcefullyClosedOnNewConnection",
            "Connection was closed because the device connected again, see https://aka.ms/iothub400027",
        )),
        Happens::Refusal => Some((
            "401003",
            "IoTHubUnauthorized",
            "Authentication failed for this device, renew token or certificate and reconnect",
        )),
    };
    match fault {
        None => {
            let sdk = SDKS[device as usize % SDKS.len()];
            write!(
                out,
                r#""level":"Information","properties":"{{\"deviceId\":\"device-{device:05}\",\"sdkVersion\":\"{sdk}\",\"protocol\":\"Mqtt\",\"authType\":\"{SAS}\",\"maskedIpAddress\":\"{peer}\",\"statusCode\":null,\"errorMessage\":\"\"}}""#
            )?;
        }
        Some((code, name, message)) => write!(
            out,
            r#""level":"Error","resultType":"{code}","resultDescription":"{name}","properties":"{{\"deviceId\":\"device-{device:05}\",\"protocol\":\"Mqtt\",\"authType\":\"{SAS}\",\"maskedIpAddress\":\"{peer}\",\"statusCode\":\"{}\",\"errorMessage\":\"{message}\"}}""#,
            &code[..3]
        )?,
    }
    writeln!(out, r#","location":"westeurope"}}"#)
}
