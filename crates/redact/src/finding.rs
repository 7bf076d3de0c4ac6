//! What a detector finds: the class of a secret, its places in the source and its decoded value.

use std::ops::Range;

use super::view::View;

/// Class of a masked value; its name stands in the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    PrivateKey,
    SharedAccessKey,
    StorageAccountKey,
    SasSignature,
    ClientSecret,
    RefreshToken,
    Jwt,
    Authorization,
    Cookie,
    ApiKey,
    WifiPassword,
    TlsSecret,
    DeviceKey,
    PacketBytes,
    Base64,
    AzureKey,
    Password,
    PossibleKey,
    Email,
    Ip,
    Mac,
}

impl Class {
    /// The name in marks and counts.
    pub(super) fn name(self) -> &'static str {
        match self {
            Class::PrivateKey => "private-key",
            Class::SharedAccessKey => "shared-access-key",
            Class::StorageAccountKey => "storage-account-key",
            Class::SasSignature => "sas-signature",
            Class::ClientSecret => "client-secret",
            Class::RefreshToken => "refresh-token",
            Class::Jwt => "jwt",
            Class::Authorization => "authorization",
            Class::Cookie => "cookie",
            Class::ApiKey => "api-key",
            Class::WifiPassword => "wifi-password",
            Class::TlsSecret => "tls-secret",
            Class::DeviceKey => "device-key",
            Class::PacketBytes => "packet-bytes",
            Class::Base64 => "base64",
            Class::AzureKey => "azure-key",
            Class::Password => "password",
            Class::PossibleKey => "possible-key",
            Class::Email => "email",
            Class::Ip => "ip",
            Class::Mac => "mac",
        }
    }

    /// Personal data gives way to a credential that overlaps it.
    fn is_personal(self) -> bool {
        matches!(self, Class::Email | Class::Ip | Class::Mac)
    }
}

/// A name that a joint cuts in two ends at most so far behind it.
const NAME_BOUND: usize = 40;

/// One value to mask; several pieces where it is wrapped over lines.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// Its class.
    pub(super) class: Class,
    /// Source ranges in order.
    pub(super) pieces: Vec<Range<usize>>,
    /// The decoded value, by which equal values are told.
    pub(super) value: Vec<u8>,
    /// Quotes to write around the mark, where the value was a bare JSON number.
    pub(super) quotes: Option<Range<usize>>,
}

impl Finding {
    /// A finding of decoded ranges.
    pub(super) fn new(view: &View, class: Class, ranges: &[Range<usize>]) -> Finding {
        let pieces = ranges.iter().map(|range| view.source(range.clone())).collect();
        let value = ranges
            .iter()
            .flat_map(|range| view.bytes[range.clone()].iter().copied())
            .collect();
        Finding {
            class,
            pieces,
            value,
            quotes: None,
        }
    }

    /// The finding without what lies in joints, if it or the name before it crosses one of them.
    pub(super) fn over(mut self, joints: &[Range<usize>]) -> Option<Finding> {
        let start = self.start();
        let nearest = joints.partition_point(|joint| joint.end <= start).checked_sub(1);
        let is_behind = nearest.is_some_and(|nearest| joints[nearest].end + NAME_BOUND > start);
        (self.leave_out(joints) || is_behind).then_some(self)
    }

    /// Leaves out what lies in joints; answers whether it crosses one of them.
    pub(super) fn leave_out(&mut self, joints: &[Range<usize>]) -> bool {
        let mut pieces = Vec::with_capacity(self.pieces.len() + 1);
        let mut crossed = false;
        for piece in std::mem::take(&mut self.pieces) {
            let mut start = piece.start;
            let first = joints.partition_point(|joint| joint.end <= piece.start);
            for joint in joints[first..].iter().take_while(|joint| joint.start < piece.end) {
                crossed |= joint.start > start && joint.end < piece.end;
                pieces.push(start..joint.start.max(start));
                start = joint.end;
            }
            pieces.push(start..piece.end.max(start));
        }
        self.pieces = pieces;
        crossed
    }

    /// Leaves out what lies behind `end`, and moves the ends of pieces out of characters of several bytes.
    pub(super) fn clip(&mut self, text: &str, end: usize) {
        self.pieces.retain_mut(|piece| {
            piece.start = text.floor_char_boundary(piece.start);
            piece.end = text.ceil_char_boundary(piece.end.min(end));
            piece.start < piece.end
        });
    }

    /// The finding as it stands in a text that begins `offset` bytes earlier.
    pub(super) fn moved(mut self, offset: usize) -> Finding {
        let shift = |range: &mut Range<usize>| *range = range.start + offset..range.end + offset;
        self.pieces.iter_mut().for_each(shift);
        self.quotes.iter_mut().for_each(shift);
        self
    }

    pub(super) fn start(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.start)
    }

    pub(super) fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.end)
    }
}

/// Orders findings and makes them disjoint: credentials that overlap are joined, personal data inside them is dropped.
pub(super) fn disjoint(mut found: Vec<Finding>) -> Vec<Finding> {
    found.retain(|finding| finding.pieces.iter().any(|piece| !piece.is_empty()));
    let (personal, mut secrets): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|finding| finding.class.is_personal());
    secrets.sort_by_key(|finding| (finding.start(), std::cmp::Reverse(finding.end())));
    let mut joined: Vec<Finding> = Vec::with_capacity(secrets.len());
    for finding in secrets {
        match joined.last_mut().filter(|last| finding.start() < last.end()) {
            Some(last) => join(last, finding),
            None => joined.push(finding),
        }
    }
    merge_personal(joined, personal)
}

/// Takes a later, overlapping finding into `last`; the more specific class wins.
fn join(last: &mut Finding, later: Finding) {
    let covered = last.end();
    if later.end() <= covered && last.pieces.len() == 1 {
        if later.start() == last.start() && later.end() == covered && later.class < last.class {
            last.class = later.class;
        }
        return;
    }
    let mut pieces = std::mem::take(&mut last.pieces);
    pieces.extend(later.pieces);
    pieces.sort_by_key(|piece| piece.start);
    let mut united: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match united.last_mut().filter(|before| piece.start < before.end) {
            Some(before) => before.end = before.end.max(piece.end),
            None => united.push(piece),
        }
    }
    last.pieces = united;
    if later.value.len() > last.value.len() {
        last.value = later.value;
    }
    last.class = last.class.min(later.class);
}

fn merge_personal(secrets: Vec<Finding>, mut personal: Vec<Finding>) -> Vec<Finding> {
    personal.sort_by_key(Finding::start);
    let mut all = Vec::with_capacity(secrets.len() + personal.len());
    let mut secrets = secrets.into_iter().peekable();
    for finding in personal {
        while let Some(secret) = secrets.next_if(|secret| secret.end() <= finding.start()) {
            all.push(secret);
        }
        let is_free = secrets
            .peek()
            .is_none_or(|secret| finding.end() <= secret.start());
        let is_next = all.last().is_none_or(|last| last.end() <= finding.start());
        if is_free && is_next {
            all.push(finding);
        }
    }
    all.extend(secrets);
    all
}
