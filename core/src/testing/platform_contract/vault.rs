//! Keys that never leave the phone. A key that is said to be lost makes the core start over, so only what proves it may
//! say so.

use super::{
    Case, Room, Situation,
    phone::{Phone, Stop, done, ensure, must_be, refused},
};
use crate::boundary::PlatformError::{Failed, KeyLost};

pub(super) const ROOM: Room = Room {
    ask: |platform| platform.vault_create(ONE.to_owned()),
    cases: &[
        Case { name: "a key seals and opens", situation: Situation::Usual, run: seals_and_opens },
        Case { name: "a key that is there stays as it is", situation: Situation::Usual, run: stays },
        Case { name: "a key that was never made is lost", situation: Situation::Usual, run: never_made },
        Case { name: "each alias has a key of its own", situation: Situation::Usual, run: each_its_own },
        Case { name: "what was changed or cut does not open", situation: Situation::Usual, run: changed },
        Case { name: "a key that was destroyed is lost", situation: Situation::Usual, run: destroyed },
        Case { name: "keys that the phone lost are lost", situation: Situation::Usual, run: lost },
        Case { name: "a locked vault refuses, and keeps", situation: Situation::Usual, run: locked },
        Case { name: "a vault that fails has lost nothing", situation: Situation::Usual, run: broken },
    ],
};

const ONE: &str = "contract-one";
const OTHER: &str = "contract-other";
/// A data key.
const PLAIN: [u8; 32] = *b"a data key of thirty-two bytes..";

fn seals_and_opens(phone: &Phone<'_>) -> Result<(), Stop> {
    with_keys(phone, || {
        let (first, second) = (wrap(phone, ONE)?, wrap(phone, ONE)?);
        ensure(first != second, || "the same was sealed alike twice".to_owned())?;
        for sealed in [first, second] {
            let shows = sealed.windows(8).any(|part| PLAIN.windows(8).any(|plain| plain == part));
            ensure(!shows, || "a sealed key shows what it seals".to_owned())?;
            opens(phone, ONE, sealed)?;
        }
        Ok(())
    })
}

fn stays(phone: &Phone<'_>) -> Result<(), Stop> {
    with_keys(phone, || {
        let sealed = wrap(phone, ONE)?;
        done(phone.platform.vault_create(ONE.to_owned()))?;
        opens(phone, ONE, sealed)
    })
}

fn never_made(phone: &Phone<'_>) -> Result<(), Stop> {
    let alias = || "contract-never-made".to_owned();
    must_be(phone.platform.vault_wrap(alias(), PLAIN.to_vec()), &KeyLost)?;
    must_be(phone.platform.vault_unwrap(alias(), vec![0; 60]), &KeyLost)
}

fn each_its_own(phone: &Phone<'_>) -> Result<(), Stop> {
    with_keys(phone, || {
        let sealed = wrap(phone, ONE)?;
        must_be(phone.platform.vault_unwrap(OTHER.to_owned(), sealed), &KeyLost)
    })
}

fn changed(phone: &Phone<'_>) -> Result<(), Stop> {
    with_keys(phone, || {
        let sealed = wrap(phone, ONE)?;
        for at in [0, sealed.len() / 2, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            must_be(phone.platform.vault_unwrap(ONE.to_owned(), changed), &KeyLost)?;
        }
        for length in [0, 1, 12, sealed.len() - 1] {
            let cut = sealed[..length].to_vec();
            must_be(phone.platform.vault_unwrap(ONE.to_owned(), cut), &KeyLost)?;
        }
        opens(phone, ONE, sealed)
    })
}

fn destroyed(phone: &Phone<'_>) -> Result<(), Stop> {
    with_keys(phone, || {
        let sealed = wrap(phone, ONE)?;
        for _ in 0..2 {
            done(phone.platform.vault_destroy(ONE.to_owned()))?;
        }
        is_lost_and_can_be_made_anew(phone, sealed)
    })
}

fn lost(phone: &Phone<'_>) -> Result<(), Stop> {
    with_keys(phone, || {
        let sealed = wrap(phone, ONE)?;
        phone.comes_into(Situation::KeysLost)?;
        is_lost_and_can_be_made_anew(phone, sealed)
    })
}

fn locked(phone: &Phone<'_>) -> Result<(), Stop> {
    keeps_through(phone, Situation::VaultLocked, &refused())
}

fn broken(phone: &Phone<'_>) -> Result<(), Stop> {
    keeps_through(phone, Situation::VaultBroken, &Failed { reason: "…".to_owned() })
}

/// Every call ends with this while it lasts, and afterwards everything is as before.
fn keeps_through(phone: &Phone<'_>, situation: Situation, with: &crate::PlatformError) -> Result<(), Stop> {
    with_keys(phone, || {
        let sealed = wrap(phone, ONE)?;
        phone.comes_into(situation)?;
        must_be(phone.platform.vault_create(ONE.to_owned()), with)?;
        must_be(phone.platform.vault_wrap(ONE.to_owned(), PLAIN.to_vec()), with)?;
        must_be(phone.platform.vault_unwrap(ONE.to_owned(), sealed.clone()), with)?;
        phone.comes_into(Situation::Usual)?;
        opens(phone, ONE, sealed)
    })
}

fn is_lost_and_can_be_made_anew(phone: &Phone<'_>, sealed: Vec<u8>) -> Result<(), Stop> {
    must_be(phone.platform.vault_wrap(ONE.to_owned(), PLAIN.to_vec()), &KeyLost)?;
    must_be(phone.platform.vault_unwrap(ONE.to_owned(), sealed.clone()), &KeyLost)?;
    done(phone.platform.vault_create(ONE.to_owned()))?;
    must_be(phone.platform.vault_unwrap(ONE.to_owned(), sealed), &KeyLost)?;
    let sealed = wrap(phone, ONE)?;
    opens(phone, ONE, sealed)
}

/// Runs a case between making two keys and destroying them.
fn with_keys(phone: &Phone<'_>, case: impl FnOnce() -> Result<(), Stop>) -> Result<(), Stop> {
    for alias in [ONE, OTHER] {
        done(phone.platform.vault_create(alias.to_owned()))?;
    }
    let end = case();
    phone.comes_into(Situation::Usual)?;
    for alias in [ONE, OTHER] {
        done(phone.platform.vault_destroy(alias.to_owned()))?;
    }
    end
}

fn wrap(phone: &Phone<'_>, alias: &str) -> Result<Vec<u8>, Stop> {
    done(phone.platform.vault_wrap(alias.to_owned(), PLAIN.to_vec()))
}

fn opens(phone: &Phone<'_>, alias: &str, sealed: Vec<u8>) -> Result<(), Stop> {
    let plain = done(phone.platform.vault_unwrap(alias.to_owned(), sealed))?;
    ensure(plain == PLAIN, || "something else was opened than was sealed".to_owned())
}
