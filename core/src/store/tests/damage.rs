//! Files with a flipped bit or a lost end. Whatever opens is a state that was once committed. A quick run takes a
//! sample; `KABINET_THOROUGH=1` flips a bit of every byte and cuts at every length, or of as many as there is time for in
//! `KABINET_DAMAGE_SECONDS`.

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use super::support::{Phone, Rows, load, put, sample, sample_with_archive};
use crate::{
    crypto::testing::SeededRng,
    ports::{RowChange, Slot, Store, StoreFault},
    testing::{asked, is_thorough},
};

/// A phone killed with a WAL beside its database, and every state it has had.
struct Killed {
    phone: Phone,
    states: Vec<Rows>,
}

/// With `checkpoint` half of the commits stand in the database as well as in the WAL.
fn killed(checkpoint: bool) -> Killed {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    let mut states = vec![Rows::new()];
    let mut commit = |store: &mut crate::store::SealedStore, changes: &[RowChange]| {
        store.commit(changes).unwrap();
        states.push(load(store).unwrap());
    };
    commit(&mut store, &sample_with_archive());
    commit(&mut store, &[put(Slot::Fact, 1, "session", "second"), put(Slot::Outbox, 1, "0003", "third")]);
    if checkpoint {
        store.connection().query_row("PRAGMA wal_checkpoint(FULL)", [], |_| Ok(())).unwrap();
    }
    commit(&mut store, &[RowChange::DeleteProfile { profile: 2 }]);
    commit(
        &mut store,
        &[put(Slot::Archive, 1, "ledger/000000000004", "new"), put(Slot::Draft, 1, "late", "text")],
    );
    let copy = phone.copy();
    Killed { phone: copy, states }
}

/// A phone whose store was closed: no WAL.
fn closed() -> Killed {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample_with_archive()).unwrap();
    let states = vec![load(&mut store).unwrap()];
    Killed { phone, states }
}

/// In how many passes a thorough run goes over a file: an odd number, as what stands in a database begins at even places.
const PASSES: usize = 61;

#[derive(Default, Debug)]
struct Figures {
    tried: usize,
    caught: BTreeMap<&'static str, usize>,
    harmless: usize,
    older: usize,
}

impl Figures {
    fn count(&mut self, killed: &Killed, result: &Result<Rows, StoreFault>, what: &str) {
        self.tried += 1;
        let caught = match result {
            Ok(rows) => {
                let state = killed.states.iter().rposition(|state| state == rows);
                match state {
                    Some(last) if last + 1 == killed.states.len() => self.harmless += 1,
                    Some(_) => self.older += 1,
                    None => panic!("{what}: rows that were never there: {:?}", rows.keys()),
                }
                return;
            }
            Err(StoreFault::Damaged { .. }) => "damaged",
            Err(StoreFault::Foreign) => "foreign",
            Err(StoreFault::TooNew { .. }) => "too new",
            Err(fault) => panic!("{what}: {fault:?}"),
        };
        *self.caught.entry(caught).or_default() += 1;
    }

    fn caught(&self) -> usize {
        self.caught.values().sum()
    }
}

/// Runs one case on the same files again and again.
struct Bench {
    killed: Killed,
    originals: Vec<(PathBuf, Vec<u8>)>,
    figures: Figures,
}

impl Bench {
    fn new(killed: Killed) -> Self {
        let dir = killed.phone.dir.path();
        let originals =
            super::support::files(dir).into_iter().map(|(name, bytes)| (dir.join(name), bytes)).collect();
        Self { killed, originals, figures: Figures::default() }
    }

    fn try_with(&mut self, name: &str, bytes: &[u8], what: &str) {
        for (path, original) in &self.originals {
            let changed = path.ends_with(name);
            fs::write(path, if changed { bytes } else { original }).unwrap();
        }
        let aliases = self.killed.phone.vault.aliases();
        let result = self.killed.phone.read();
        self.figures.count(&self.killed, &result, what);
        assert_eq!(self.killed.phone.vault.aliases(), aliases, "{what}: a key was made or destroyed");
        let _ = fs::remove_file(self.killed.phone.dir.path().join("kabinet.db-wal"));
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        self.originals.iter().find(|(path, _)| path.ends_with(name)).expect("the file is there").1.clone()
    }

    /// Flips a bit in every `stride`-th of the bytes that are not zero and in some that are; in every byte in a thorough
    /// run.
    fn flip(&mut self, name: &str, stride: usize) {
        let bytes = self.bytes(name);
        let rng = SeededRng::new(13);
        let sampled = |at: &usize| at.is_multiple_of(if bytes[*at] == 0 { stride * 40 } else { stride });
        self.at_each(&(0..bytes.len()).filter(sampled).collect::<Vec<_>>(), bytes.len(), |bench, at| {
            let bit = rng.below(8);
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            bench.try_with(name, &changed, &format!("bit {bit} of byte {at} of {name}"));
        });
    }

    /// Cuts at every `stride`-th length; at each in a thorough run.
    fn truncate(&mut self, name: &str, stride: usize) {
        let bytes = self.bytes(name);
        self.at_each(&(0..bytes.len()).step_by(stride).collect::<Vec<_>>(), bytes.len(), |bench, length| {
            bench.try_with(name, &bytes[..length], &format!("{name} of {length} bytes"));
        });
    }

    /// The sampled places; in a thorough run all that there are, in passes over the whole file, until its time is over.
    fn at_each(&mut self, sampled: &[usize], length: usize, mut case: impl FnMut(&mut Self, usize)) {
        let every = || (0..PASSES).flat_map(|pass| (pass..length).step_by(PASSES)).collect();
        let places: Vec<_> = if is_thorough() { every() } else { sampled.to_vec() };
        let until =
            asked("KABINET_DAMAGE_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
        for (done, at) in places.into_iter().enumerate() {
            if until.is_some_and(|until| Instant::now() > until) {
                println!("time for {done} places of {length}");
                assert!(done > sampled.len(), "fewer than a quick run tries: {}", sampled.len());
                return;
            }
            case(self, at);
        }
    }

    fn print(&self, what: &str) {
        println!("{what}: {:?}", self.figures);
    }
}

#[test]
fn the_bench_notices_rows_that_were_never_there() {
    let killed = closed();
    let mut rows = killed.states[0].clone();
    rows.pop_first();
    let noticed = std::panic::catch_unwind(|| Figures::default().count(&killed, &Ok(rows), "a row less"));
    assert!(noticed.is_err());
}

#[test]
fn a_flipped_bit_in_the_database() {
    let mut bench = Bench::new(closed());
    bench.flip("kabinet.db", 4);
    bench.print("bits of a closed database");
    // Most of a young database's bytes are unused, and a bit there changes nothing.
    assert!(bench.figures.tried > 500 && bench.figures.caught() > 300);
    assert_eq!(bench.figures.older, 0);
}

#[test]
fn a_flipped_bit_in_the_first_bytes_of_the_database() {
    let mut bench = Bench::new(closed());
    let bytes = bench.bytes("kabinet.db");
    for bit in 0..120 * 8 {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        bench.try_with("kabinet.db", &changed, &format!("bit {bit} of the header"));
    }
    bench.print("bits of the header");
    assert!(bench.figures.caught["foreign"] == 32 && bench.figures.caught["too new"] > 0);
}

#[test]
fn a_flipped_bit_in_the_wal_and_beside_it() {
    for checkpoint in [false, true] {
        let mut bench = Bench::new(killed(checkpoint));
        bench.flip("kabinet.db-wal", 23);
        bench.flip("kabinet.db", 23);
        bench.print(&format!("bits with a WAL, checkpoint {checkpoint}"));
        assert!(bench.figures.tried > 200 && bench.figures.older > 0);
    }
}

#[test]
fn a_lost_end() {
    let mut bench = Bench::new(closed());
    bench.truncate("kabinet.db", 211);
    bench.print("ends of a closed database");
    assert_eq!((bench.figures.older, bench.figures.harmless), (0, 0));
    for checkpoint in [false, true] {
        let mut bench = Bench::new(killed(checkpoint));
        bench.truncate("kabinet.db-wal", 211);
        bench.truncate("kabinet.db", 211);
        bench.print(&format!("ends with a WAL, checkpoint {checkpoint}"));
        assert!(bench.figures.older > 0);
    }
}

#[test]
fn the_wal_of_another_phone() {
    let mut bench = Bench::new(killed(true));
    let other = Phone { rng: std::sync::Arc::new(SeededRng::new(2)), ..Phone::new() };
    let mut store = other.open().unwrap();
    store.commit(&sample()).unwrap();
    bench.try_with("kabinet.db-wal", &other.bytes("kabinet.db-wal"), "the WAL of another phone");
    assert_eq!(bench.figures.caught(), 1);
}
