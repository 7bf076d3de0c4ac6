//! Rules bent in one place each, to find out whether their samples notice.
//!
//! A condition that can be bent without breaking a sample is either not proven or not needed. The survivors are printed.

use std::collections::BTreeMap;

use crate::Rules;
use crate::event::EventLog;
use crate::reader::Reader;
use waypost_content::ContentTree;
use waypost_redact::Stop;

use super::condition::{EventCondition, OneOrMany, fits};
use super::definition::{Definition, Field};
use super::judge::judge;
use super::set::Rule;

/// Of a hundred bends, so many must break a sample.
const KILLED: usize = 95;

/// A rule with one thing changed, and what that is.
struct Bend {
    what: String,
    definition: Definition,
}

/// Bends of one rule.
struct Bending<'r> {
    original: &'r Definition,
    /// The codes that the service has.
    documented: &'r [String],
    bends: Vec<Bend>,
}

impl Bending<'_> {
    fn bend(&mut self, what: impl Into<String>, change: impl FnOnce(&mut Definition)) {
        let mut definition = self.original.clone();
        change(&mut definition);
        if !definition.when.is_empty() {
            let what = what.into();
            self.bends.push(Bend { what, definition });
        }
    }

    fn event(&mut self, name: &str, what: String, change: impl FnOnce(&mut EventCondition)) {
        self.bend(format!("{name}: {what}"), |definition| {
            change(
                definition
                    .events
                    .get_mut(name)
                    .expect("the event is one of the rule's"),
            );
        });
    }

    /// A number one lower and one higher.
    fn count(&mut self, what: &str, now: u64, set: impl Fn(&mut Definition, u64)) {
        if now > 1 {
            self.bend(format!("{what} {now} - 1"), |definition| set(definition, now - 1));
        }
        self.bend(format!("{what} {now} + 1"), |definition| set(definition, now + 1));
    }

    /// A time halved and doubled.
    fn time(&mut self, what: &str, now: i64, set: impl Fn(&mut Definition, i64)) {
        self.bend(format!("{what} halved"), |definition| set(definition, now / 2));
        self.bend(format!("{what} doubled"), |definition| set(definition, now * 2));
    }

    /// A share or factor halved and doubled.
    fn ratio(&mut self, what: &str, now: f64, set: impl Fn(&mut Definition, f64)) {
        self.bend(format!("{what} halved"), |definition| set(definition, now / 2.0));
        self.bend(format!("{what} doubled"), |definition| set(definition, now * 2.0));
    }
}

fn bends(rule: &Rule, documented: &[String]) -> Vec<Bend> {
    let mut bending = Bending {
        original: &rule.definition,
        documented,
        bends: Vec::new(),
    };
    events(&mut bending);
    frame(&mut bending);
    counts(&mut bending);
    orders(&mut bending);
    interval(&mut bending);
    crowds(&mut bending);
    bending.bends
}

/// One kind of value that an event condition may ask for.
struct Part {
    name: &'static str,
    of: fn(&mut EventCondition) -> &mut Option<OneOrMany>,
}

const PARTS: [Part; 6] = [
    Part {
        name: "kind",
        of: |event| &mut event.kind,
    },
    Part {
        name: "code",
        of: |event| &mut event.code,
    },
    Part {
        name: "signal",
        of: |event| &mut event.signal,
    },
    Part {
        name: "category",
        of: |event| &mut event.category,
    },
    Part {
        name: "operation",
        of: |event| &mut event.operation,
    },
    Part {
        name: "without",
        of: |event| &mut event.without,
    },
];

/// Each value an event asks for: the whole list left out, and each of its alternatives.
fn events(bending: &mut Bending<'_>) {
    for (name, condition) in &bending.original.events {
        for part in &PARTS {
            let mut condition = condition.clone();
            let Some(values) = (part.of)(&mut condition).take() else {
                continue;
            };
            let values: Vec<String> = values.iter().map(str::to_owned).collect();
            bending.event(name, format!("{} dropped", part.name), |event| {
                *(part.of)(event) = None;
            });
            for value in values.iter().filter(|_| values.len() > 1) {
                let others = values.iter().filter(|other| *other != value).cloned().collect();
                bending.event(name, format!("{} without {value}", part.name), |event| {
                    *(part.of)(event) = Some(OneOrMany::Many(others));
                });
            }
            if part.name == "signal" {
                bending.event(name, "signal inverted".into(), |event| {
                    event.without = event.signal.take();
                });
            }
            if part.name == "code" {
                for code in &values {
                    codes(bending, name, code);
                }
            }
        }
    }
}

/// A code that also means its neighbours; of no effect where the service has none.
fn codes(bending: &mut Bending<'_>, name: &str, code: &str) {
    let digits = code.trim_end_matches('x').len();
    let wide = format!("{}{}", &code[..digits - 1], "x".repeat(7 - digits));
    let meant: Vec<&str> = bending.original.events[name]
        .code
        .iter()
        .flat_map(OneOrMany::iter)
        .collect();
    let is_new = |other: &String| fits(&wide, other) && !meant.iter().any(|code| fits(code, other));
    if digits <= 3 || !bending.documented.iter().any(is_new) {
        return;
    }
    bending.event(name, format!("code {code} as {wide}"), |event| {
        let codes = event.code.iter().flat_map(OneOrMany::iter);
        let codes = codes.filter(|other| *other != code).map(str::to_owned);
        let codes = codes.chain([wide.clone()]).collect();
        event.code = Some(OneOrMany::Many(codes));
    });
}

/// Grouping, time span, and what must not be there.
fn frame(bending: &mut Bending<'_>) {
    let original = bending.original;
    if original.group_by.is_some() {
        bending.bend("group-by dropped", |definition| definition.group_by = None);
    }
    if let Some(timespan) = original.timespan {
        bending.time("timespan", timespan, |definition, span| {
            definition.timespan = Some(span)
        });
        bending.bend("timespan dropped", |definition| definition.timespan = None);
    }
    for name in &original.unless {
        bending.bend(format!("unless {name} dropped"), |definition| {
            definition.unless.retain(|other| other != name);
        });
    }
}

fn counts(bending: &mut Bending<'_>) {
    let original = bending.original;
    if let Some(count) = &original.when.event_count {
        bending.bend("event_count dropped", |definition| {
            definition.when.event_count = None
        });
        bending.count("event_count.gte", count.gte, |definition, gte| {
            definition.when.event_count.as_mut().expect("it has one").gte = gte;
        });
        if let Some(most) = count.lte {
            bending.count("event_count.lte", most, |definition, lte| {
                definition.when.event_count.as_mut().expect("it has one").lte = Some(lte);
            });
        }
    }
    if let Some(count) = &original.when.value_count {
        bending.bend("value_count dropped", |definition| {
            definition.when.value_count = None
        });
        bending.count("value_count.gte", count.gte, |definition, gte| {
            definition.when.value_count.as_mut().expect("it has one").gte = gte;
        });
        let fields = [Field::Device, Field::Peer, Field::Code, Field::Category];
        for field in fields.into_iter().filter(|field| *field != count.field) {
            bending.bend(format!("value_count of {field:?}"), |definition| {
                definition.when.value_count.as_mut().expect("it has one").field = field;
            });
        }
    }
    if let Some(absent) = &original.when.absent {
        bending.bend("absent dropped", |definition| definition.when.absent = None);
        if let Some(within) = absent.within {
            bending.time("absent.within", within, |definition, within| {
                definition.when.absent.as_mut().expect("it has one").within = Some(within);
            });
            bending.bend("absent.within dropped", |definition| {
                definition.when.absent.as_mut().expect("it has one").within = None;
            });
        }
        bending.count("absent.gte", absent.gte, |definition, gte| {
            definition.when.absent.as_mut().expect("it has one").gte = gte;
        });
    }
}

/// What has to come together or in order.
fn orders(bending: &mut Bending<'_>) {
    let when = &bending.original.when;
    let (together, ordered, times) = (when.temporal.clone(), when.temporal_ordered.clone(), when.times);
    for (at, name) in together.iter().enumerate() {
        bending.bend(format!("temporal without {name}"), |definition| {
            definition.when.temporal.remove(at);
        });
    }
    for (at, name) in ordered.iter().enumerate() {
        bending.bend(format!("temporal_ordered without {name}"), |definition| {
            definition.when.temporal_ordered.remove(at);
        });
        if at > 0 {
            bending.bend(format!("temporal_ordered with {name} earlier"), |definition| {
                definition.when.temporal_ordered.swap(at - 1, at);
            });
        }
    }
    if !ordered.is_empty() {
        bending.bend("temporal_ordered in any order", |definition| {
            definition.when.temporal = std::mem::take(&mut definition.when.temporal_ordered);
        });
        bending.count("times", times, |definition, times| definition.when.times = times);
    }
}

fn interval(bending: &mut Bending<'_>) {
    fn of(definition: &mut Definition) -> &mut super::definition::Interval {
        definition.when.interval.as_mut().expect("it has one")
    }
    let Some(original) = bending.original.when.interval.clone() else {
        return;
    };
    let (from, to) = original.period;
    bending.time("period from", from, |definition, from| {
        of(definition).period.0 = from
    });
    bending.time("period to", to, |definition, to| of(definition).period.1 = to);
    bending.ratio("tolerance", original.tolerance, |definition, tolerance| {
        of(definition).tolerance = tolerance;
    });
    bending.count("interval.gte", original.gte, |definition, gte| {
        of(definition).gte = gte
    });
    bending.bend("interval.share halved", |definition| of(definition).share /= 2.0);
    if original.share < 1.0 {
        bending.bend("interval.share 1", |definition| of(definition).share = 1.0);
    }
    if original.start.is_some() {
        bending.bend("interval.start dropped", |definition| of(definition).start = None);
    }
    if let Some(limit) = original.back_within {
        bending.time("back-within", limit, |definition, limit| {
            of(definition).back_within = Some(limit)
        });
        bending.bend("back-within dropped", |definition| {
            of(definition).back_within = None
        });
    }
}

/// Many devices at once, and more than usual.
fn crowds(bending: &mut Bending<'_>) {
    let original = bending.original;
    if let Some(share) = &original.when.share {
        bending.bend("share dropped", |definition| definition.when.share = None);
        bending.ratio("share.gte", share.gte, |definition, gte| {
            definition.when.share.as_mut().expect("it has one").gte = gte.min(1.0);
        });
        bending.count("share.devices", share.devices, |definition, devices| {
            definition.when.share.as_mut().expect("it has one").devices = devices;
        });
    }
    if let Some(surge) = &original.when.surge {
        bending.bend("surge dropped", |definition| definition.when.surge = None);
        bending.ratio("surge.factor", surge.factor, |definition, factor| {
            definition.when.surge.as_mut().expect("it has one").factor = factor;
        });
        bending.count("surge.gte", surge.gte, |definition, gte| {
            definition.when.surge.as_mut().expect("it has one").gte = gte;
        });
    }
}

/// The samples of a rule as read, each with whether it must be found.
fn samples(rules: &Rules, rule: &Rule) -> Vec<(EventLog, bool)> {
    let read = |sample: &super::definition::Sample| {
        let mut reader = Reader::new(&rules.lexicon);
        reader.read(&sample.log);
        (reader.finish().log, sample.finds)
    };
    rule.definition.sample.iter().map(read).collect()
}

#[test]
fn samples_notice_when_a_condition_is_bent() {
    let rules = Rules::load(&ContentTree::embedded()).unwrap();
    let is_documented = |code: &String| rules.lexicon.codes.name_of(code).is_some();
    let documented: Vec<String> = (400_000..600_000)
        .map(|code: u32| code.to_string())
        .filter(is_documented)
        .collect();
    let (mut all, mut survivors) = (0, BTreeMap::new());
    for rule in &rules.rules.rules {
        let samples = samples(&rules, rule);
        for mut bend in bends(rule, &documented) {
            for event in bend.definition.events.values_mut() {
                event.compile(&rules.lexicon.formats).unwrap();
            }
            let bent = Rule {
                article: rule.article.clone(),
                benign: rule.benign,
                definition: bend.definition,
                path: rule.path.clone(),
            };
            let breaks = |(log, finds): &(EventLog, bool)| {
                judge(std::slice::from_ref(&bent), log, &Stop::new()).is_empty() == *finds
            };
            all += 1;
            if !samples.iter().any(breaks) {
                let rule = format!("{} {}", rule.path, rule.id());
                survivors.entry(rule).or_insert_with(Vec::new).push(bend.what);
            }
        }
    }
    let killed = all - survivors.values().map(Vec::len).sum::<usize>();
    for (rule, bends) in &survivors {
        println!("{rule}: {}", bends.join(", "));
    }
    println!("{killed} of {all} bends break a sample");
    assert!(
        killed * 100 >= all * KILLED,
        "{killed} of {all} bends break a sample"
    );
}
