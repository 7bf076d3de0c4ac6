//! Who records are about: device and address, numbered together by the worker that meets them.
//!
//! A fleet is a party or two per device, and millions of records. With a party's number the reader looks at names once per
//! party and worker, not once per line. Numbers are given for a block at a time: the places in memory where they stand lie
//! far apart, and a processor fetches many at once if nothing else comes between.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use foldhash::quality::RandomState;

use super::template::Changes;

/// Parties numbered by each worker; records of others are looked at line by line.
const MOST_PARTIES: usize = 1 << 18;

/// The parties that one worker has met.
#[derive(Debug, Default)]
pub(super) struct Parties {
    state: RandomState,
    numbers: HashMap<Party, u32, foldhash::fast::RandomState>,
}

/// Stands for the names of a party: 64 bits of a hash that is another one in each run. Among a hundred thousand parties
/// two share it once in a billion logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Party(u64);

impl Parties {
    /// The party with these names.
    pub(super) fn party(&self, names: &Changes<'_>) -> Party {
        let mut hasher = self.state.build_hasher();
        for name in [names.device, names.peer] {
            hasher.write(name);
            hasher.write_usize(name.len());
        }
        Party(hasher.finish())
    }

    /// The number of a party, new or known; `None` when there are too many.
    pub(super) fn number(&mut self, party: Party) -> Option<u32> {
        if let Some(&known) = self.numbers.get(&party) {
            return Some(known);
        }
        let next = self.numbers.len();
        (next < MOST_PARTIES).then(|| {
            self.numbers.insert(party, next as u32);
            next as u32
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_all_of_its_names() {
        let mut parties = Parties::default();
        let all = [["ab", "c"], ["a", "bc"], ["ab", ""], ["é", ""], ["", ""]];
        for _ in 0..2 {
            let numbers = all.map(|[device, peer]| {
                let party = parties.party(&Changes {
                    device: device.as_bytes(),
                    peer: peer.as_bytes(),
                    ..Changes::default()
                });
                parties.number(party)
            });
            assert_eq!(numbers, [Some(0), Some(1), Some(2), Some(3), Some(4)]);
        }
    }

    #[test]
    fn of_too_many_the_first_have_numbers() {
        let mut parties = Parties::default();
        for number in 0..MOST_PARTIES {
            assert_eq!(parties.number(Party(number as u64)), Some(number as u32));
        }
        assert_eq!(parties.number(Party(u64::MAX)), None);
        assert_eq!(parties.number(Party(7)), Some(7));
    }
}
