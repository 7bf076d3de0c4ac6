//! The lines of a case that could be about a fault, and what else tells how things went.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{Packet, Sign, shape};
use crate::diagnosis::NotUnderstood;
use crate::event::Symbol;
use crate::severity::Severity;

/// Shapes that are told apart; a program has fewer sentences.
const MOST_SHAPES: usize = 1_000;
/// Lines of which it is known where they stand; with more, not every one can be explained.
const MOST_LINES: usize = 200_000;
/// Shapes that are listed.
const MOST_LISTED: usize = 50;

/// Where a line stands, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) time: i64,
    pub(crate) device: Symbol,
    pub(crate) file: u16,
    pub(crate) line: u32,
}

/// One shape of line that could be a fault.
#[derive(Clone, Debug)]
struct Suspect {
    count: u64,
    severity: Severity,
    first: Line,
    /// The vocabulary knows what it says.
    is_known: bool,
}

/// What lines say about how things went.
#[derive(Clone, Debug, Default)]
pub(crate) struct Suspects {
    shapes: HashMap<String, Suspect, RandomState>,
    /// The lines that could be faults.
    pub(crate) lines: Vec<Line>,
    /// There were more than are known.
    pub(crate) overflow: bool,
    /// Something worked.
    pub(crate) worked: bool,
    /// A connection was begun, and nothing has worked since.
    pub(crate) is_open: bool,
    /// Something was begun or has ended, so that the text is about connections.
    pub(crate) is_about: bool,
    /// The program has said goodbye, and did not begin anew since.
    goodbye: bool,
    /// The connections that packets tell of, by file and device.
    sessions: HashMap<(u16, Symbol), Session, RandomState>,
}

/// How a connection stands by the packets that were seen.
#[derive(Clone, Copy, Debug, Default)]
struct Session {
    is_up: bool,
    /// A ping was not answered yet.
    is_waiting: bool,
}

impl Session {
    /// Takes a packet; whether it shows that the connection was lost before.
    fn take(&mut self, packet: Packet) -> bool {
        let was = *self;
        *self = match packet {
            Packet::Connect => Self {
                is_up: true,
                is_waiting: false,
            },
            Packet::Disconnect => Self::default(),
            Packet::Ping => Self {
                is_waiting: true,
                ..was
            },
            Packet::Pong => Self {
                is_waiting: false,
                ..was
            },
        };
        match packet {
            Packet::Connect => was.is_up,
            Packet::Ping => was.is_waiting,
            _ => false,
        }
    }
}

impl Suspects {
    /// Takes note of what a line says; `is_known` if the vocabulary gave it a meaning.
    pub(crate) fn saw(&mut self, sign: Sign, (text, line): (&str, Line), is_known: bool) {
        self.worked |= sign.worked;
        self.is_open = sign.attempt || self.is_open && !sign.worked;
        self.is_about |= sign.attempt || sign.ends;
        let was_lost = sign.packet.is_some_and(|packet| {
            let session = self.sessions.entry((line.file, line.device)).or_default();
            session.take(packet)
        });
        self.goodbye = sign.goodbye || self.goodbye && !sign.attempt;
        let severity = match sign.fault {
            // A program that has said goodbye may warn that it is gone.
            Some(Severity::Warning) if sign.ends && self.goodbye => return,
            Some(severity) => severity,
            None if was_lost || sign.ends && !is_known && !self.goodbye => Severity::Warning,
            None => return,
        };
        self.suspect((text, line), severity, is_known);
    }

    /// Takes note of a line that could be a fault.
    pub(crate) fn suspect(&mut self, (text, line): (&str, Line), severity: Severity, is_known: bool) {
        match self.lines.len() < MOST_LINES {
            true => self.lines.push(line),
            false => self.overflow = true,
        }
        let shape = shape(text);
        if let Some(known) = self.shapes.get_mut(&shape) {
            known.count += 1;
            known.severity = known.severity.max(severity);
        } else if self.shapes.len() < MOST_SHAPES {
            let new = Suspect {
                count: 1,
                severity,
                first: line,
                is_known,
            };
            self.shapes.insert(shape, new);
        } else {
            self.overflow = true;
        }
    }

    /// Whether any line could be a fault.
    pub(crate) fn any(&self) -> bool {
        !self.lines.is_empty()
    }

    /// The shapes of lines that could be faults, gravest first; those that the vocabulary knows only if `all` are wanted.
    pub(crate) fn listed(&self, all: bool) -> Vec<NotUnderstood> {
        let shapes = self.shapes.iter().filter(|(_, suspect)| all || !suspect.is_known);
        let mut shapes: Vec<(&String, &Suspect)> = shapes.collect();
        shapes.sort_by_key(|&(shape, suspect)| {
            let first = (suspect.first.file, suspect.first.line);
            (std::cmp::Reverse((suspect.severity, suspect.count)), first, shape)
        });
        let listed = shapes.into_iter().take(MOST_LISTED);
        listed
            .map(|(shape, suspect)| NotUnderstood {
                shape: shape.clone(),
                count: suspect.count,
                level: suspect.severity,
                line: suspect.first.line.into(),
                file: suspect.first.file.into(),
            })
            .collect()
    }
}
