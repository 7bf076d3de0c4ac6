//! What a log says, line by line, in a form that a million of fit into memory.
//!
//! An [`Event`] is small and fixed in size. What repeats (kind, code, category, signals …) is kept once per distinct
//! combination in a [`Class`]; names (devices, peers) are interned. Rules are asked once per class, not once per event.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// What happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A device connected.
    Connect,
    /// A device tried to connect and failed.
    ConnectFailed,
    /// A connection ended.
    Disconnect,
    /// A fault of another kind.
    Error,
    /// Anything else that was understood.
    #[default]
    Other,
}

impl Kind {
    /// The word rules and formats use.
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "connect" => Self::Connect,
            "connect-failed" => Self::ConnectFailed,
            "disconnect" => Self::Disconnect,
            "error" => Self::Error,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// Who wrote a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Writer {
    /// The service or a client library, by the form of the line.
    #[default]
    Library,
    /// Some program, which names something of ours.
    Ours,
    /// Some program, which does not.
    Other,
}

/// Index of an interned name; 0 is the empty name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Symbol(pub(super) u32);

/// Names to numbers and back.
#[derive(Clone, Debug)]
pub(super) struct Names {
    names: Vec<Box<str>>,
    index: HashMap<Box<str>, u32, RandomState>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            names: vec!["".into()],
            index: HashMap::default(),
        }
    }
}

impl Names {
    /// The symbol of `name`, new or known.
    pub(super) fn intern(&mut self, name: &str) -> Symbol {
        if let Some(known) = self.known(name) {
            return known;
        }
        let next = self.names.len() as u32;
        self.names.push(name.into());
        self.index.insert(name.into(), next);
        Symbol(next)
    }

    /// The symbol of `name` if it is known.
    pub(super) fn known(&self, name: &str) -> Option<Symbol> {
        match name {
            "" => Some(Symbol::default()),
            _ => self.index.get(name).copied().map(Symbol),
        }
    }

    /// The name behind a symbol.
    pub(super) fn name(&self, symbol: Symbol) -> &str {
        &self.names[symbol.0 as usize]
    }

    /// How many names there are, the empty one not counted.
    pub(super) fn len(&self) -> usize {
        self.names.len() - 1
    }

    /// All names in the order they came, the empty one left out.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.names.iter().skip(1).map(AsRef::as_ref)
    }
}

/// Client libraries are listed up to this many.
const MOST_SDKS: usize = 64;

/// What events have in common. Two events of one class differ only in time, place, device and peer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Class {
    /// What happened.
    pub(super) kind: Kind,
    /// The service's code, six digits; `None` where there is none.
    pub(super) code: Option<u32>,
    /// Category of the record, lower case.
    pub(super) category: Box<str>,
    /// Operation of the record, lower case.
    pub(super) operation: Box<str>,
    /// Protocol, lower case.
    pub(super) protocol: Box<str>,
    /// Signals that the text gave, as indexes into the vocabulary, ascending.
    pub(super) signals: Box<[u16]>,
    /// Who wrote it.
    pub(super) writer: Writer,
    /// It could be a fault, whatever a rule knows of it.
    pub(super) is_doubtful: bool,
}

/// One thing that happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    /// Milliseconds since 1970-01-01 UTC; [`Event::NO_TIME`] where the log gives none.
    pub(super) time: i64,
    /// Line it stands on, from 1.
    pub(super) line: u32,
    /// Device, or the empty name.
    pub(super) device: Symbol,
    /// Address or process at the other end, or the empty name.
    pub(super) peer: Symbol,
    /// Index of its class.
    pub(super) class: u32,
    /// Which of several files, from 0.
    pub(super) file: u16,
}

impl Event {
    /// Stands for "the log gives no time".
    pub(super) const NO_TIME: i64 = i64::MIN;

    /// Whether the log says when.
    pub(super) fn has_time(&self) -> bool {
        self.time != Self::NO_TIME
    }
}

/// Everything read from a case that rules may look at.
#[derive(Clone, Debug, Default)]
pub(super) struct EventLog {
    /// Events that a rule may care about, in the order of the text until [`EventLog::sort`].
    pub(super) events: Vec<Event>,
    /// Their classes.
    pub(super) classes: Vec<Class>,
    class_index: HashMap<Class, u32>,
    /// Device ids.
    pub(super) devices: Names,
    /// Addresses and processes.
    pub(super) peers: Names,
    /// Client libraries.
    pub(super) sdks: Names,
    /// Events read, kept or not.
    pub(super) count: u64,
    /// Earliest and latest time of any event, kept or not.
    pub(super) span: Option<(i64, i64)>,
    /// No two events stand on one line; known from [`EventLog::sort`] on.
    pub(super) one_per_line: bool,
}

impl EventLog {
    /// The index of `class`, new or known.
    pub(super) fn class(&mut self, class: &Class) -> u32 {
        if let Some(&known) = self.class_index.get(class) {
            return known;
        }
        let next = self.classes.len() as u32;
        self.classes.push(class.clone());
        self.class_index.insert(class.clone(), next);
        next
    }

    /// Takes note of a client library: its name and version, without what it runs on.
    pub(super) fn saw_sdk(&mut self, sdk: &str) -> Symbol {
        let name = sdk.split(['(', ' ']).next().unwrap_or_default();
        match self.sdks.len() < MOST_SDKS {
            true => self.sdks.intern(name),
            false => Symbol::default(),
        }
    }

    /// Widens the span of the log by a time.
    pub(super) fn saw_time(&mut self, time: i64) {
        if time == Event::NO_TIME {
            return;
        }
        self.span = Some(match self.span {
            None => (time, time),
            Some((from, to)) => (from.min(time), to.max(time)),
        });
    }

    /// Puts events into the order of time; those without one keep the place of the event before them.
    pub(super) fn sort(&mut self) {
        let place = |event: &Event| (event.file, event.line);
        self.one_per_line = self
            .events
            .is_sorted_by(|first, second| place(first) < place(second));
        if self.order().is_sorted() {
            return;
        }
        let mut keyed: Vec<(i64, u32)> = self.order().zip(0..).collect();
        keyed.sort_unstable();
        self.events = keyed
            .iter()
            .map(|&(_, position)| self.events[position as usize])
            .collect();
    }

    /// For each event its time, or that of the one before it in the file.
    fn order(&self) -> impl Iterator<Item = i64> {
        let mut last = (0_u16, i64::MIN);
        self.events.iter().map(move |event| {
            let time = match event.has_time() {
                true => event.time,
                false if last.0 == event.file => last.1,
                false => i64::MIN,
            };
            last = (event.file, time);
            time
        })
    }

    /// The class of an event.
    pub(super) fn class_of(&self, event: &Event) -> &Class {
        &self.classes[event.class as usize]
    }
}
