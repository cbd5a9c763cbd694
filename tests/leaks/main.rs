//! Searches for what must not be read anywhere: see [`kabinet_tests::storm`]. A quick run searches a few journeys;
//! `KABINET_LEAKS` says how many.

use std::{
    panic,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use kabinet_core::{
    protocol::{Auth, Call, StartSignIn},
    screen::{FieldValue, Intent},
    sensitive::Sensitive,
    testing::{Way, asked},
};
use kabinet_tests::storm::{Searched, search_seed};

const QUICK: u64 = 20;
/// Every search looks for at least so many.
const CANARIES: usize = 40;

#[test]
fn nothing_of_a_person_and_no_secret_can_be_read_in_files_logs_and_debug_output() {
    let journeys = asked("KABINET_LEAKS").unwrap_or(QUICK);
    let (next, total) = (AtomicU64::new(0), Mutex::new((Searched::default(), 0_u64)));
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= journeys {
                return;
            }
            let searched = search_seed(Way::REGISTRATION, seed)
                .unwrap_or_else(|broken| panic!("seed {seed}: {}: {}", broken.rule, broken.detail));
            let mut total = total.lock().expect("no search panics while it adds");
            total.0.canaries = total.0.canaries.max(searched.canaries);
            total.0.bytes += searched.bytes;
            total.1 += 1;
            if total.1.is_multiple_of(100) {
                println!("{} of {journeys} journeys searched", total.1);
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            if let Err(panicked) = worker.join() {
                panic::resume_unwind(panicked);
            }
        }
    });
    let (Searched { canaries, bytes }, _) = total.into_inner().expect("every search has ended");
    println!("{journeys} journeys, up to {canaries} canaries in each, {} MB searched: 0 hits", bytes >> 20);
    assert!(canaries >= CANARIES, "only {canaries} canaries");
}

#[test]
fn a_panic_about_a_value_does_not_tell_it() {
    let refused = |call: &Call| Err::<(), _>(Box::new(call.clone()));
    let secret = "Lampa7!zhdet-obed";
    let values = vec![FieldValue { field: "password".to_owned(), text: secret.to_owned() }];
    let intent = Intent { visit: 1, action: "sign_in".to_owned(), values };
    let call =
        Call::of(&StartSignIn { phone: Sensitive::new("+79161234567"), password: Sensitive::new(secret) });
    let auth = Auth::Bearer(Sensitive::new(secret));
    let texts = [
        panic::catch_unwind(|| panic!("{intent:?}")),
        panic::catch_unwind(|| panic!("{call:?} {auth:?}")),
        panic::catch_unwind(|| refused(&call).unwrap()),
    ];
    for text in texts {
        let text = *text.expect_err("it panics").downcast::<String>().expect("a text");
        assert!(!text.contains(secret) && !text.contains("9161234567"), "{text}");
    }
}
