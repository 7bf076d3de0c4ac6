//! Regular and random drops, generated: what has a rhythm is found with its period, what has none is not called regular.

use std::fmt::Write;

use waypost::analysis::{Confidence, Diagnosis, Rules, analyse};
use waypost::content::ContentTree;

/// A small generator of numbers that is the same everywhere (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    /// Between 0 and 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Normally distributed with a deviation of 1.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }

    fn exponential(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.share()).ln()
    }
}

fn rules() -> Rules {
    match Rules::load(&ContentTree::embedded()) {
        Ok(rules) => rules,
        Err(faults) => panic!(
            "{}",
            faults
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        ),
    }
}

/// Drops and reconnects as rows of a query export.
fn export(mut events: Vec<(f64, String, bool)>) -> String {
    events.sort_by(|first, second| first.0.total_cmp(&second.0));
    let mut text = String::from("TimeGenerated,OperationName,ResultType,DeviceId\n");
    for (seconds, device, connects) in events {
        let moment =
            jiff::Timestamp::from_millisecond(1_709_600_000_000 + (seconds * 1000.0) as i64).unwrap();
        let (operation, code) = if connects {
            ("deviceConnect", "")
        } else {
            ("deviceDisconnect", "404104")
        };
        writeln!(text, "{moment},{operation},{code},{device}").unwrap();
    }
    text
}

fn claims_renewal(diagnosis: &Diagnosis) -> bool {
    let claim = |finding: &&waypost::analysis::Finding| finding.confidence >= Confidence::Medium;
    diagnosis
        .findings
        .iter()
        .filter(claim)
        .any(|finding| finding.cause == "sas-renewal")
}

struct Case {
    period: f64,
    jitter: f64,
    missing: f64,
    strays: usize,
    devices: usize,
    sessions: usize,
    connects: bool,
}

/// Devices whose token is renewed every `period` seconds, with all that goes wrong in real logs.
fn regular(case: &Case, random: &mut Random) -> String {
    let mut events = Vec::new();
    for number in 0..case.devices {
        let device = format!("device-{number}");
        let mut now = random.share() * case.period;
        for _ in 0..=case.sessions {
            if random.share() >= case.missing {
                events.push((now, device.clone(), false));
            }
            if case.connects && random.share() >= case.missing {
                events.push((now + 1.0 + random.share() * 8.0, device.clone(), true));
            }
            now += case.period * (1.0 + case.jitter * random.normal());
        }
        for _ in 0..case.strays {
            let stray = random.share() * now;
            events.push((stray, device.clone(), false));
            if case.connects {
                events.push((stray + 3.0, device.clone(), true));
            }
        }
    }
    export(events)
}

/// Random drops at a mean distance, each with a quick or slow return.
fn poisson(mean: f64, devices: usize, drops: usize, random: &mut Random) -> String {
    let mut events = Vec::new();
    for number in 0..devices {
        let mut now = 0.0;
        for _ in 0..drops {
            now += random.exponential(mean);
            events.push((now, format!("device-{number}"), false));
            events.push((
                now + 2.0 + random.exponential(15.0),
                format!("device-{number}"),
                true,
            ));
        }
    }
    export(events)
}

#[test]
fn rhythms_are_found_with_their_period() {
    let rules = rules();
    let mut random = Random(20_240_305);
    let (mut found, mut wrong_period, mut all) = (0, 0, 0);
    for period in [2_700.0, 2_880.0, 3_480.0, 3_900.0, 4_200.0] {
        for jitter in [0.0, 0.005, 0.01, 0.02] {
            for (missing, strays) in [(0.0, 0), (0.1, 0), (0.0, 1), (0.1, 1)] {
                for devices in [1, 3, 20] {
                    for sessions in [3, 5, 12] {
                        for connects in [true, false] {
                            let strays = if sessions < 5 { 0 } else { strays };
                            let case = Case {
                                period,
                                jitter,
                                missing,
                                strays,
                                devices,
                                sessions,
                                connects,
                            };
                            let diagnosis = analyse(&rules, &regular(&case, &mut random));
                            all += 1;
                            if claims_renewal(&diagnosis) {
                                found += 1;
                                let measured = diagnosis.findings[0].period_seconds.unwrap_or(0) as f64;
                                wrong_period += usize::from((measured / period - 1.0).abs() > 0.04);
                            }
                        }
                    }
                }
            }
        }
    }
    let recall = f64::from(found) / f64::from(all);
    let precision = 1.0 - wrong_period as f64 / f64::from(found);
    println!("rhythms: {all} logs, recall {recall:.4}, period right in {precision:.4}");
    assert!(recall >= 0.95, "recall {recall}");
    assert!(precision >= 0.99, "precision {precision}");
}

#[test]
fn random_drops_are_not_called_regular() {
    let rules = rules();
    let mut called = 0;
    for seed in 0..1_000_u64 {
        let mut random = Random(seed);
        let mean = 300.0 * (40.0_f64).powf(random.share());
        let devices = 1 + (random.next() % 12) as usize;
        let drops = 3 + (random.next() % 30) as usize;
        let diagnosis = analyse(&rules, &poisson(mean, devices, drops, &mut random));
        called += u32::from(claims_renewal(&diagnosis));
    }
    println!("random drops: {called} of 1000 logs called regular");
    assert!(called <= 10, "{called} of 1000");
}
