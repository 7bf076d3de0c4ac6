//! Rules over a case: which hold, for which devices, by which lines.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::event::{EventLog, Symbol};

use super::definition::{Definition, Scope};
use super::hits::{Group, Hits, Meanings};
use super::party::{Parties, Party};
use super::set::Rule;
use super::view::{Seen, View};
use waypost_redact::Stop;

/// A rule that holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Match {
    /// Index of the rule.
    pub(crate) rule: usize,
    /// Devices concerned.
    pub(crate) devices: Vec<Symbol>,
    /// Indexes of the events that prove it.
    pub(crate) evidence: Vec<u32>,
    /// Measured period in milliseconds and the intervals it was measured on.
    pub(crate) rhythm: Option<(i64, u64)>,
    /// The rhythm could be chance with this probability.
    pub(crate) chance: Option<f64>,
    /// The rule asks for a quick return, and the log has no connects that could show one.
    pub(crate) starts_missing: bool,
}

/// What the names of a rule's events mean in one log.
pub(super) struct Named<'r> {
    names: Vec<(&'r str, Option<u16>)>,
    /// The drops and starts among which a rhythm is looked for.
    pub(super) series: Option<usize>,
}

impl<'r> Named<'r> {
    fn of(definition: &'r Definition, meanings: &mut Meanings, log: &EventLog) -> Self {
        let names = definition.events.iter();
        let mut named = Self {
            names: names
                .map(|(name, event)| (name.as_str(), meanings.of(event, log)))
                .collect(),
            series: None,
        };
        if let Some(interval) = &definition.when.interval
            && let Some(drop) = named.meaning(&interval.event)
        {
            let start = interval.start.as_deref();
            let start = start.and_then(|start| named.meaning(start));
            named.series = Some(meanings.series(drop, start));
        }
        named
    }

    /// The meaning of a name, if any event has it.
    pub(super) fn meaning(&self, name: &str) -> Option<u16> {
        self.names.iter().find(|(known, _)| *known == name)?.1
    }
}

/// A rule that could hold for this log.
struct Question<'r> {
    rule: usize,
    definition: &'r Definition,
    named: Named<'r>,
    /// Meanings of which a group must have events.
    needed: Vec<u16>,
}

/// The rules with one grouping that could hold.
#[derive(Default)]
struct Questions<'r> {
    questions: Vec<Question<'r>>,
    meanings: Meanings,
}

impl<'r> Questions<'r> {
    fn of(rules: &'r [Rule], is_whole: bool, log: &EventLog) -> Self {
        let mut asked = Self::default();
        for (rule, definition) in rules.iter().map(|rule| &rule.definition).enumerate() {
            let names = definition.when.names();
            if (definition.scope() == Scope::Whole) != is_whole
                || !names.iter().all(|name| is_met(definition, name, log))
            {
                continue;
            }
            let named = Named::of(definition, &mut asked.meanings, log);
            let needed: Option<Vec<u16>> = names.into_iter().map(|name| named.meaning(name)).collect();
            asked.questions.extend(needed.map(|needed| Question {
                rule,
                definition,
                named,
                needed,
            }));
        }
        asked
    }
}

/// Whether any event of a log has this name in a rule.
fn is_met(definition: &Definition, name: &str, log: &EventLog) -> bool {
    let condition = definition.events.get(name);
    condition.is_some_and(|condition| log.classes.iter().any(|class| condition.holds(class)))
}

impl Question<'_> {
    fn answer(&self, group: Group<'_>) -> Option<Match> {
        let lacks = |&meaning: &u16| group.hits.of(Some(meaning)).is_empty();
        if self.needed.iter().any(lacks) {
            return None;
        }
        let held = super::when::holds(self.definition, &self.named, group)?;
        Some(Match {
            rule: self.rule,
            ..held
        })
    }
}

/// From this many events on, rules are judged on all cores.
const MANY_EVENTS: usize = 20_000;
/// So many events come from devices in turn, more than are ever shown.
const MOST_IN_TURN: usize = 1_000;
/// Devices that a thread takes at once.
const DEVICES_AT_ONCE: usize = 128;

/// A case before its rules.
struct Court<'c> {
    log: &'c EventLog,
    whole: Questions<'c>,
    whole_log: View,
    whole_hits: Hits,
    by_device: Questions<'c>,
    devices: View,
    parties: Parties,
}

/// A piece of work for one thread.
enum Task {
    /// A question about the whole log.
    Whole(usize),
    /// All questions about some devices.
    Devices(Range<usize>),
}

/// All rules that hold for a case, in the order of the rules.
///
/// Tasks that begin after `stop` is set are left out.
pub(crate) fn judge(rules: &[Rule], log: &EventLog, stop: &Stop) -> Vec<Match> {
    let court = Court::of(rules, log);
    let threads = match log.events.len() {
        ..MANY_EVENTS => 1,
        _ => std::thread::available_parallelism().map_or(1, usize::from),
    };
    let next = AtomicUsize::new(0);
    let mut found: Vec<(usize, Match)> = on_threads(threads, || {
        let (mut found, mut hits) = (Vec::new(), Hits::default());
        while let Some(task) = court
            .task(next.fetch_add(1, Ordering::Relaxed))
            .filter(|_| !stop.is_set())
        {
            court.work(task, &mut hits, &mut found);
        }
        found
    });
    found.sort_unstable_by_key(|(position, held)| (held.rule, *position));
    let by_rule: Vec<_> = found
        .chunk_by(|(_, first), (_, second)| first.rule == second.rule)
        .collect();
    let next = AtomicUsize::new(0);
    let mut matches = on_threads(threads, || {
        let taken = std::iter::from_fn(|| by_rule.get(next.fetch_add(1, Ordering::Relaxed)));
        taken
            .filter_map(|held| court.put_together(&rules[held[0].1.rule].definition, held))
            .collect()
    });
    matches.sort_unstable_by_key(|held| held.rule);
    matches
}

/// What several threads find that do the same work.
fn on_threads<T: Send>(threads: usize, work: impl Fn() -> Vec<T> + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(&work)).collect();
        let mut found = work();
        found.extend(helpers.into_iter().flat_map(|helper| {
            let joined = helper.join();
            joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        }));
        found
    })
}

impl<'c> Court<'c> {
    fn of(rules: &'c [Rule], log: &'c EventLog) -> Self {
        let devices = View::by_device(log);
        let whole = Questions::of(rules, true, log);
        let whole_log = View::whole(log);
        let mut whole_hits = Hits::default();
        whole_hits.fill(&whole.meanings, whole_log.group(0).1);
        Self {
            log,
            whole,
            whole_log,
            whole_hits,
            by_device: Questions::of(rules, false, log),
            parties: Parties::of(&devices, log),
            devices,
        }
    }

    fn task(&self, number: usize) -> Option<Task> {
        let whole = self.whole.questions.len();
        if number < whole {
            return Some(Task::Whole(number));
        }
        let from = (number - whole) * DEVICES_AT_ONCE;
        let to = (from + DEVICES_AT_ONCE).min(self.devices.len());
        (from < to && !self.by_device.questions.is_empty()).then_some(Task::Devices(from..to))
    }

    fn group<'g>(&'g self, events: &'g [Seen], hits: &'g Hits) -> Group<'g> {
        Group {
            events,
            hits,
            log: self.log,
        }
    }

    /// Adds what holds, with the position of the device it holds for.
    fn work(&self, task: Task, hits: &mut Hits, found: &mut Vec<(usize, Match)>) {
        match task {
            Task::Whole(number) => {
                let group = self.group(self.whole_log.group(0).1, &self.whole_hits);
                let answer = self.whole.questions[number].answer(group);
                found.extend(answer.map(|held| (0, held)));
            }
            Task::Devices(positions) => {
                for position in positions {
                    let (_, events) = self.devices.group(position);
                    hits.fill(&self.by_device.meanings, events);
                    let party = self.parties.of_group(position, &self.devices);
                    let is_same = matches!(party, Party::Same);
                    self.ask(
                        (position, events),
                        hits,
                        |scope| scope == Scope::Device || is_same,
                        found,
                    );
                    if let Party::Larger(events) = party {
                        hits.fill(&self.by_device.meanings, &events);
                        self.ask((position, &events), hits, |scope| scope == Scope::Party, found);
                    }
                }
            }
        }
    }

    /// Asks the questions about devices that are of a scope.
    fn ask(
        &self,
        (position, events): (usize, &[Seen]),
        hits: &Hits,
        of_scope: impl Fn(Scope) -> bool,
        found: &mut Vec<(usize, Match)>,
    ) {
        let group = self.group(events, hits);
        let asked = self.by_device.questions.iter();
        let asked = asked.filter(|question| of_scope(question.definition.scope()));
        let answers = asked.filter_map(|question| question.answer(group));
        found.extend(answers.map(|held| (position, held)));
    }

    /// One match of what holds for the whole log, or for devices each by itself.
    fn put_together(&self, definition: &Definition, held: &[(usize, Match)]) -> Option<Match> {
        match definition.scope() {
            Scope::Whole => held.first().map(|(_, held)| Match {
                devices: devices_of(&held.evidence, self.log),
                ..held.clone()
            }),
            Scope::Party => {
                let evidence = interleave(held.iter().map(|(_, held)| held.evidence.as_slice()).collect());
                Some(Match {
                    rule: held.first()?.1.rule,
                    devices: devices_of(&evidence, self.log),
                    evidence,
                    ..Match::default()
                })
            }
            Scope::Device => {
                let device = |position: &usize| self.devices.group(*position).0;
                let held = held.iter().map(|(position, held)| (device(position), held));
                by_device(definition, held.collect(), self.devices.talkative())
            }
        }
    }
}

/// What holds for devices each by itself, put together; a rhythm only where chance does not explain it.
fn by_device(definition: &Definition, mut held: Vec<(Symbol, &Match)>, tested: u64) -> Option<Match> {
    let interval = definition.when.interval.as_ref();
    if interval.is_some_and(|interval| interval.gte > 1) {
        super::when::keep_what_chance_cannot_explain(&mut held, tested);
    }
    let first = held.first()?.1;
    let (rule, starts_missing) = (first.rule, first.starts_missing);
    let mut periods: Vec<i64> = held
        .iter()
        .filter_map(|(_, found)| Some(found.rhythm?.0))
        .collect();
    periods.sort_unstable();
    let intervals = held.iter().filter_map(|(_, found)| Some(found.rhythm?.1)).sum();
    Some(Match {
        rule,
        rhythm: periods.get(periods.len() / 2).map(|&period| (period, intervals)),
        chance: held.iter().filter_map(|(_, found)| found.chance).reduce(f64::min),
        starts_missing,
        devices: held
            .iter()
            .map(|(device, _)| *device)
            .filter(|device| *device != Symbol::default())
            .collect(),
        evidence: interleave(held.iter().map(|(_, found)| found.evidence.as_slice()).collect()),
    })
}

/// Events of all devices, at first in turn, so that those that are shown come from several.
fn interleave(mut left: Vec<&[u32]>) -> Vec<u32> {
    let mut all = Vec::with_capacity(left.iter().map(|list| list.len()).sum());
    while !left.is_empty() && all.len() < MOST_IN_TURN {
        left.retain_mut(|list| {
            let head = list.split_off_first();
            all.extend(head);
            !list.is_empty()
        });
    }
    left.into_iter().for_each(|list| all.extend_from_slice(list));
    all
}

/// Devices named by some events, each once, in order.
pub(super) fn devices_of(evidence: &[u32], log: &EventLog) -> Vec<Symbol> {
    let mut seen = vec![false; log.devices.len() + 1];
    seen[0] = true;
    let devices = evidence.iter().map(|&index| log.events[index as usize].device);
    devices
        .filter(|device| !std::mem::replace(&mut seen[device.0 as usize], true))
        .collect()
}
