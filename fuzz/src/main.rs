//! The fuzzer of one target, which `KABINET_FUZZ` names; the arguments are libFuzzer's.
#![no_main]

use kabinet_fuzz::{TARGETS, Target, target};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CHOSEN: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("KABINET_FUZZ").unwrap_or_default();
    target(&name).unwrap_or_else(|| {
        let names = TARGETS.map(|(name, _)| name).join(", ");
        eprintln!("KABINET_FUZZ names no target; there are: {names}");
        std::process::exit(2)
    })
});

fuzz_target!(init: { LazyLock::force(&CHOSEN); }, |bytes: &[u8]| CHOSEN(bytes));
