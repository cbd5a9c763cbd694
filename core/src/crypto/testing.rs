//! Randomness for tests: repeatable, or missing.

use std::sync::Mutex;

use ring::digest;

use crate::ports::{Rng, RngFault};

/// Bytes that look random and are the same for the same seed.
pub struct SeededRng {
    state: Mutex<(u64, u64)>,
}

impl SeededRng {
    /// A stream of its own for each seed.
    pub fn new(seed: u64) -> Self {
        Self { state: Mutex::new((seed, 0)) }
    }

    /// A number below `bound`.
    pub fn below(&self, bound: usize) -> usize {
        let mut bytes = [0; 8];
        self.fill(&mut bytes).expect("the seeded generator never fails");
        usize::try_from(u64::from_be_bytes(bytes) % bound as u64).expect("below a usize")
    }
}

impl Rng for SeededRng {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), RngFault> {
        let mut state = self.state.lock().expect("no test panics in here");
        for chunk in buffer.chunks_mut(32) {
            state.1 += 1;
            let block = [state.0.to_be_bytes(), state.1.to_be_bytes()].concat();
            let bytes = digest::digest(&digest::SHA256, &block);
            chunk.copy_from_slice(&bytes.as_ref()[..chunk.len()]);
        }
        Ok(())
    }
}

/// A system without randomness.
pub struct BrokenRng;

impl Rng for BrokenRng {
    fn fill(&self, _: &mut [u8]) -> Result<(), RngFault> {
        Err(RngFault)
    }
}
