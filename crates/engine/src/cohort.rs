//! The devices of a case by what each of them shows: those with the same verdict and causes are one cohort.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use foldhash::fast::RandomState;

use super::diagnosis::{Cohort, Confidence, Finding, Verdict};
use super::event::{EventLog, Kind, Symbol};
use super::reader::Case;
use super::verdict::{Judged, Proven, faults};

/// Devices that are named of each cohort.
const MOST_NAMES: usize = 5;
/// Cohorts that are listed; the last ones are the least grave.
const MOST_COHORTS: usize = 20;

/// For each cause the devices that show it.
pub(super) type Spread = BTreeMap<String, BTreeSet<Symbol>>;

/// Cohorts, gravest first; none where the case names no device.
pub(super) fn cohorts(
    case: &Case,
    judged: &Judged<'_>,
    spread: &Spread,
    goodbye: Option<u16>,
) -> Vec<Cohort> {
    let log = &case.log;
    let claims = claims_by_device(judged.findings, spread);
    let faulty = faulty(case, judged, goodbye);
    let worked: HashSet<Symbol, RandomState> = log
        .events
        .iter()
        .filter(|event| log.class_of(event).kind == Kind::Connect)
        .map(|event| event.device)
        .collect();
    let mut groups: BTreeMap<(u8, Vec<&str>), Vec<Symbol>> = BTreeMap::new();
    for device in (1..=log.devices.len() as u32).map(Symbol) {
        let none = Vec::new();
        let mine = claims.get(&device).unwrap_or(&none);
        let verdict = match () {
            () if mine.iter().any(|finding| !finding.benign) => Verdict::Found,
            () if faulty.contains(&device) => Verdict::Unknown,
            () if mine.iter().any(|finding| finding.confidence < Confidence::High) => Verdict::Hints,
            () if !mine.is_empty() => Verdict::Expected,
            () if worked.contains(&device) => Verdict::Healthy,
            () => continue,
        };
        let causes = mine
            .iter()
            .filter(|finding| verdict != Verdict::Found || !finding.benign);
        let causes = causes.map(|finding| finding.cause.as_str()).collect();
        groups.entry((gravity(verdict), causes)).or_default().push(device);
    }
    let mut cohorts: Vec<_> = groups.into_iter().collect();
    cohorts.sort_by_key(|((gravity, _), devices)| (*gravity, std::cmp::Reverse(devices.len())));
    let listed = cohorts.into_iter().take(MOST_COHORTS);
    listed
        .map(|((gravity, causes), devices)| cohort(gravity, &causes, &devices, log))
        .collect()
}

/// Verdicts in the order of how much somebody has to do.
const ORDER: [Verdict; 5] = [
    Verdict::Found,
    Verdict::Unknown,
    Verdict::Hints,
    Verdict::Expected,
    Verdict::Healthy,
];

fn gravity(verdict: Verdict) -> u8 {
    let place = ORDER.iter().position(|known| *known == verdict);
    place.unwrap_or(ORDER.len() - 1) as u8
}

fn cohort(gravity: u8, causes: &[&str], devices: &[Symbol], log: &EventLog) -> Cohort {
    let names = devices.iter().take(MOST_NAMES);
    Cohort {
        verdict: ORDER[usize::from(gravity)],
        causes: causes.iter().map(|&cause| cause.to_owned()).collect(),
        devices: devices.len() as u64,
        names: names.map(|&device| shortened(log.devices.name(device))).collect(),
    }
}

/// What is claimed of each device, in the order of the findings.
fn claims_by_device<'f>(findings: &'f [Finding], spread: &Spread) -> BTreeMap<Symbol, Vec<&'f Finding>> {
    let mut claims: BTreeMap<Symbol, Vec<&Finding>> = BTreeMap::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.confidence >= Confidence::Medium)
    {
        for &device in spread.get(&finding.cause).into_iter().flatten() {
            claims.entry(device).or_default().push(finding);
        }
    }
    claims
}

/// As much of a name as is shown beside others.
fn shortened(name: &str) -> String {
    const MOST_LETTERS: usize = 128;
    match name.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// The devices with a fault that nothing proven explains.
fn faulty(case: &Case, judged: &Judged<'_>, goodbye: Option<u16>) -> HashSet<Symbol, RandomState> {
    let proven = Proven::of(judged, &case.log);
    let events = faults(&case.log, goodbye).map(|event| ((event.file, event.line), event.time, event.device));
    let lines = case.suspects.lines.iter();
    let lines = lines.map(|line| ((line.file, line.line), line.time, line.device));
    let open = events
        .chain(lines)
        .filter(|&(place, time, device)| !proven.explains(place, time, device));
    open.map(|(_, _, device)| device).collect()
}
