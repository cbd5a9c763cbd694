//! Checks that are no storm: each says what is wrong, or nothing.

use std::{collections::BTreeSet, time::Duration};

use jiff::SignedDuration;
use kabinet_core::{
    Config, Kabinet,
    ports::{RowChange, RowKey, Slot, Store},
    screen::Language,
    store::MemoryStore,
    testing::{FolderVault, VaultPlatform, Way},
};
use kabinet_tests::{CITIZEN, HOME, LookAt, Stand, reach, storm::search_seed, want_out};
use rusqlite::Connection;
use serde_json::json;

const CODE: &str = "registration/code";

/// The format and the nonce of an envelope.
const NONCE: std::ops::Range<usize> = 1..13;

/// Two processes write to one store: does a nonce come twice?
pub fn nonces_of_two_processes() -> Option<String> {
    let folder = tempfile::tempdir().expect("the system gives a test its folder");
    let config = Config {
        data_dir: folder.path().join("phone").to_string_lossy().into_owned(),
        portal_url: "https://portal.example".to_owned(),
        language: Language::Ru,
        app_version: "1.0".to_owned(),
        portal_pins: Vec::new(),
    };
    let platform = VaultPlatform::new(FolderVault(folder.path().join("vault")), drop);
    // A process has one provider; that it is there already is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let opener = Kabinet::system_ports(&config, std::sync::Arc::new(platform)).expect("ports").store;
    for process in 0..2 {
        let mut store = opener.open().expect("a new store opens");
        let put = |number: u32| RowChange::Put {
            key: RowKey { slot: Slot::Draft, profile: process, name: number.to_string() },
            value: b"a text".to_vec(),
        };
        store.commit(&(0..8).map(put).collect::<Vec<_>>()).expect("there is room");
    }
    let file = Connection::open(folder.path().join("phone/kabinet.db")).expect("the file is a database");
    let mut rows = file.prepare("SELECT value FROM draft").expect("it has this table");
    let values = rows.query_map([], |row| row.get::<_, Vec<u8>>(0)).expect("it can be read");
    let mut seen = BTreeSet::new();
    for value in values {
        let nonce = value.expect("an envelope")[NONCE].to_vec();
        if !seen.insert(nonce.clone()) {
            return Some(format!("the nonce {nonce:?} comes twice"));
        }
    }
    assert_eq!(seen.len(), 16);
    None
}

/// Files of a phone that were copied before its person signed out are put back: can they be read?
pub fn older_copies_after_signing_out() -> Option<String> {
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    let older_copy = stand.copied(&phone, "older copy");
    want_out(&phone);
    phone.tap("sign_out_confirmed");
    stand.put_vault(&phone, &older_copy);
    let shown = stand.switched_on(older_copy).until("a screen", |update| update.top.key != "opening");
    (shown.top.key != "trouble/key_lost").then(|| format!("it shows {}", shown.top.key))
}

/// A password that is being typed: does it stand in what the phone keeps?
pub fn secrets_in_rows() -> Option<String> {
    let stand = Stand::new();
    let mut store = MemoryStore::new();
    let phone = stand.phone_with_store("phone", store.clone());
    reach(&stand, &phone, &CITIZEN, "registration/password");
    phone.enter("password", CITIZEN.password);
    phone.settle();
    let rows = store.load().expect("a memory can be read");
    let secret = CITIZEN.password.as_bytes();
    let row = rows.into_iter().find(|row| row.value.windows(secret.len()).any(|part| part == secret));
    row.map(|row| format!("the password stands in {}", row.key.name))
}

/// The search for leaks on one walk.
pub fn leaks() -> Option<String> {
    search_seed(Way::REGISTRATION, 1).err().map(|broken| broken.rule.to_string())
}

/// A number was sent: does the record of data tell?
pub fn what_left_against_the_record() -> Option<String> {
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    assert!(phone.traffic().sent_members().contains("phone"));
    let record = phone.tap("ledger").to_text();
    (!record.contains("Номер телефона ·")).then(|| "the record tells nothing of the number".to_owned())
}

/// The portal asks for a pause of five minutes: is it kept?
pub fn pause_that_was_asked_for() -> Option<String> {
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, CODE);
    let busy = json!({ "kind": "unavailable", "retry_after_s": 300 });
    stand.console().order_fault("POST /api/v1/registrations/{id}/codes/check", &busy);
    phone.enter("code", &stand.console().newest_code(CITIZEN.phone));
    phone.tap("check_code");
    stand.advance(Duration::from_secs(290));
    let shown = phone.shown();
    (shown.top.key != CODE).then(|| format!("the portal was asked again too early: {}", shown.top.key))
}

/// The phone's clock is moved while a wait is counted: does the wait change?
pub fn waits_by_a_moved_clock() -> Option<String> {
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, CODE);
    phone.set_wrong_clock(SignedDuration::from_hours(-40_000));
    stand.advance(Duration::from_secs(10));
    let left_ms = phone.drawn_anew().waits_ms("resend");
    (left_ms != Some(50_000)).then(|| format!("50 s of the wait are left, it shows {left_ms:?} ms"))
}
