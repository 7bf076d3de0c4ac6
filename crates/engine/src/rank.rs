//! Matches to findings: put together per cause, weighed against each other, best first.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::cohort::Spread;
use super::diagnosis::{Against, Confidence, Evidence, Finding};
use super::event::{Event, EventLog, Symbol};
use super::reach::Reach;
use super::reader::Case;
use super::rule::{Level, Match, Rule};
use super::scope::Nearness;

/// What a rule of each level is worth; measured on labelled logs, see the accuracy table of the README.
const HIGH: f64 = 0.92;
const MEDIUM: f64 = 0.72;
const LOW: f64 = 0.42;
/// From here on a finding counts as high or medium.
const HIGH_FROM: f64 = 0.86;
const MEDIUM_FROM: f64 = 0.6;
/// How much a second rule for the same cause adds of what is missing to certainty.
const SECOND: f64 = 0.4;
/// What is left of a finding that a stronger one explains.
const OUTRANKED: f64 = 0.5;
/// A cause may be a little stronger than the one that sees through it; not a class stronger.
const MARGIN: f64 = 0.12;
/// A rhythm that chance gives more often than this is not proven.
const PROVEN: f64 = 1e-4;
/// What is left of a rhythm that is not proven, or whose quick return the log cannot show.
const UNPROVEN: f64 = 0.9;
/// What is left below this, because a stronger finding explains it, would only distract.
const NOISE: f64 = 0.25;
/// A text that names nothing of ours supports hints only.
pub(super) const HINT: f64 = 0.45;

const MOST_DEVICES: usize = 1_000;
const MOST_EVIDENCE: usize = 50;

/// A cause under judgement.
#[derive(Default)]
struct Candidate<'r> {
    score: f64,
    rules: Vec<(f64, &'r Rule)>,
    devices: BTreeSet<Symbol>,
    proof: Proof,
    shown: Vec<(u16, u32)>,
    rhythm: Option<(i64, u64)>,
    against: Vec<Against>,
}

/// Events that prove something, a bit for each: they are met device by device, and counted in their order.
#[derive(Default)]
struct Proof(Vec<u64>);

impl Proof {
    fn extend(&mut self, events: &[u32]) {
        for &event in events {
            let word = event as usize / 64;
            if word >= self.0.len() {
                self.0.resize(word + 1, 0);
            }
            self.0[word] |= 1 << (event % 64);
        }
    }

    /// The events, in order.
    fn events(&self) -> impl Iterator<Item = u32> {
        let bits = |(word, &bits): (usize, &u64)| {
            let others = std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)));
            let set = others.take_while(|&bits| bits != 0);
            set.map(move |bits| (word * 64) as u32 + bits.trailing_zeros())
        };
        self.0.iter().enumerate().flat_map(bits)
    }

    /// On how many lines they stand.
    fn lines(&self, log: &EventLog) -> u64 {
        if log.one_per_line {
            return self.count();
        }
        let mut files: Vec<Self> = Vec::new();
        for event in self.events().map(|index| &log.events[index as usize]) {
            let file = usize::from(event.file);
            files.resize_with(files.len().max(file + 1), Self::default);
            files[file].extend(&[event.line]);
        }
        files.iter().map(Self::count).sum()
    }

    fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }
}

/// Findings, best first, and the devices of each.
pub(super) fn rank(rules: &[Rule], matches: &[Match], case: &Case) -> (Vec<Finding>, Spread) {
    let mut candidates: BTreeMap<&str, Candidate<'_>> = BTreeMap::new();
    for found in matches {
        let rule = &rules[found.rule];
        candidates
            .entry(rule.cause())
            .or_default()
            .add(rule, found, &case.log);
    }
    outrank(rules, matches, &case.log, &mut candidates);
    let foreign = case.foreign > 0 && case.nearness < Nearness::Home;
    if case.nearness <= Nearness::Unknown || foreign {
        candidates
            .values_mut()
            .for_each(|candidate| candidate.score = candidate.score.min(HINT));
    }
    let spread = candidates
        .iter()
        .map(|(cause, candidate)| ((*cause).to_owned(), candidate.devices.clone()));
    let spread = spread.collect();
    let mut findings: Vec<Finding> = candidates
        .into_iter()
        .map(|(cause, candidate)| candidate.into_finding(cause, &case.log))
        .collect();
    findings.retain(|finding| finding.score >= NOISE);
    findings.sort_by(|first, second| {
        second
            .score
            .total_cmp(&first.score)
            .then(first.cause.cmp(&second.cause))
    });
    (findings, spread)
}

impl<'r> Candidate<'r> {
    fn add(&mut self, rule: &'r Rule, found: &Match, log: &EventLog) {
        let mut worth = match rule.level() {
            Level::High => HIGH,
            Level::Medium => MEDIUM,
            Level::Low => LOW,
        };
        if found.chance.is_some_and(|chance| chance > PROVEN) {
            worth *= UNPROVEN;
            self.speak_against("few-intervals", None);
        }
        if found.starts_missing {
            worth *= UNPROVEN;
            self.speak_against("no-reconnect-seen", None);
        }
        self.score = match worth > self.score {
            true => worth + (1.0 - worth) * self.score * SECOND,
            false => self.score + (1.0 - self.score) * worth * SECOND * 0.5,
        };
        self.rules.push((worth, rule));
        self.rules.sort_by(|first, second| second.0.total_cmp(&first.0));
        self.devices.extend(&found.devices);
        let place = |&index: &u32| {
            let event = &log.events[index as usize];
            (event.file, event.line)
        };
        for line in found.evidence.iter().take(MOST_EVIDENCE).map(place) {
            if self.shown.len() < MOST_EVIDENCE && !self.shown.contains(&line) {
                self.shown.push(line);
            }
        }
        self.proof.extend(&found.evidence);
        self.rhythm = self.rhythm.or(found.rhythm);
    }

    /// Takes away what stronger causes explain; with nothing left, the cause itself is lowered.
    fn explained(&mut self, reaches: &[(&str, Reach)], log: &EventLog) {
        let by = |event: &Event| {
            reaches
                .iter()
                .find(|(_, reach)| reach.covers(event))
                .map(|(cause, _)| *cause)
        };
        let (mut left, mut explained) = (Vec::new(), BTreeSet::new());
        for index in self.proof.events() {
            let event = &log.events[index as usize];
            match by(event) {
                None => left.push(index),
                Some(cause) => _ = explained.insert(cause),
            }
        }
        if left.is_empty() {
            self.score *= OUTRANKED;
            explained
                .iter()
                .for_each(|cause| self.speak_against("other-cause", Some(cause)));
            return;
        }
        if explained.is_empty() {
            return;
        }
        self.proof = Proof::default();
        self.proof.extend(&left);
        let events = || left.iter().map(|&index| &log.events[index as usize]);
        let devices: HashSet<Symbol> = events().map(|event| event.device).collect();
        self.devices.retain(|device| devices.contains(device));
        let lines: HashSet<(u16, u32)> = events().map(|event| (event.file, event.line)).collect();
        self.shown.retain(|line| lines.contains(line));
        let room = MOST_EVIDENCE - self.shown.len();
        let known: HashSet<(u16, u32)> = self.shown.iter().copied().collect();
        let more = events()
            .map(|event| (event.file, event.line))
            .filter(|line| !known.contains(line));
        self.shown.extend(more.take(room));
    }

    fn speak_against(&mut self, reason: &str, cause: Option<&str>) {
        let against = Against {
            reason: reason.to_owned(),
            cause: cause.map(str::to_owned),
            line: None,
        };
        if !self.against.contains(&against) {
            self.against.push(against);
        }
    }

    fn into_finding(mut self, cause: &str, log: &EventLog) -> Finding {
        let (_, best) = self.rules[0];
        let symptom = best.symptom();
        let names = |symbols: &BTreeSet<Symbol>| {
            symbols
                .iter()
                .take(MOST_DEVICES)
                .map(|&device| log.devices.name(device).to_owned())
                .collect()
        };
        self.shown.sort_unstable();
        let url = match symptom {
            Some(symptom) => format!("/{}/wizard?cause={cause}&symptom={symptom}", best.article),
            None => format!("/{}/wizard?cause={cause}", best.article),
        };
        Finding {
            cause: cause.to_owned(),
            article: best.article.clone(),
            symptom,
            confidence: confidence(self.score),
            score: (self.score * 100.0).round() / 100.0,
            benign: best.benign,
            rules: self.rules.iter().map(|(_, rule)| rule.id().to_owned()).collect(),
            devices: names(&self.devices),
            device_count: self.devices.len() as u64,
            period_seconds: self.rhythm.map(|(period, _)| (period as u64 + 500) / 1000),
            period_count: self.rhythm.map(|(_, intervals)| intervals),
            evidence: self
                .shown
                .iter()
                .map(|&(file, line)| Evidence {
                    line: line.into(),
                    file: file.into(),
                })
                .collect(),
            evidence_count: self.proof.lines(log),
            against: self.against,
            url,
        }
    }
}

fn confidence(score: f64) -> Confidence {
    match score {
        HIGH_FROM.. => Confidence::High,
        MEDIUM_FROM.. => Confidence::Medium,
        _ => Confidence::Low,
    }
}

/// Lowers causes that a rule with at least as good a case sees through: wrappers that lie, and aftermath. Only where it happened:
/// what befalls one device explains nothing of another.
fn outrank(
    rules: &[Rule],
    matches: &[Match],
    log: &EventLog,
    candidates: &mut BTreeMap<&str, Candidate<'_>>,
) {
    let strength: BTreeMap<String, f64> = candidates
        .iter()
        .map(|(cause, candidate)| ((*cause).to_owned(), candidate.score))
        .collect();
    let strength = |cause: &str| strength.get(cause).copied().unwrap_or_default();
    let mut reaches: BTreeMap<&str, Vec<(&str, Reach)>> = BTreeMap::new();
    for found in matches {
        let rule = &rules[found.rule];
        let mine = strength(rule.cause());
        for other in rule.outranks().iter().filter(|other| *other != rule.cause()) {
            if mine >= MEDIUM_FROM
                && (0.0..=mine + MARGIN).contains(&strength(other))
                && candidates.contains_key(other.as_str())
            {
                let reach = Reach::of(&found.evidence, log);
                reaches.entry(other).or_default().push((rule.cause(), reach));
            }
        }
    }
    for (cause, reaches) in reaches {
        if let Some(candidate) = candidates.get_mut(cause) {
            candidate.explained(&reaches, log);
        }
    }
}
