//! Nothing that was stored, and no key, can be read in any file.

use super::support::{Phone, files, hex, load, put};
use crate::ports::{Slot, Store};

const CANARIES: [&str; 5] =
    ["Пароль-Канарейка-91", "+79161234567", "Канарейкина Анна", "rt_4f9a77c0canary", "112-233-445 95"];

fn base64(bytes: &[u8], alphabet: &[u8; 64]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0u32, |group, at| group << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
        for at in 0..=chunk.len() {
            text.push(char::from(alphabet[(group >> (18 - 6 * at) & 63) as usize]));
        }
    }
    text
}

/// The ways a value may stand in a file.
fn forms(canary: &[u8]) -> Vec<Vec<u8>> {
    const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut forms = vec![canary.to_vec()];
    let hex = hex(canary);
    forms.push(hex.to_uppercase().into_bytes());
    forms.push(hex.into_bytes());
    for shift in 0..3 {
        // The characters that do not depend on the bytes around the canary.
        let rest = &canary[shift..];
        let whole = &rest[..rest.len() / 3 * 3];
        forms.extend([STANDARD, URL].map(|alphabet| base64(whole, alphabet).into_bytes()));
    }
    if let Ok(text) = std::str::from_utf8(canary) {
        forms.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    forms
}

fn holds(bytes: &[u8], form: &[u8]) -> bool {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == form[0]);
    starts.map(|(at, _)| &bytes[at..]).any(|rest| rest.starts_with(form))
}

/// How often a secret stands in the files of a folder, in any form.
pub fn hits(dir: &std::path::Path, canary: &[u8]) -> usize {
    let files = files(dir);
    let found = |form: Vec<u8>| files.values().filter(|bytes| holds(bytes, &form)).count();
    forms(canary).into_iter().map(found).sum()
}

#[test]
fn the_search_finds_every_form() {
    for canary in CANARIES.map(str::as_bytes) {
        for form in forms(canary) {
            let dir = tempfile::tempdir().unwrap();
            std::fs::write(dir.path().join("file"), [b"before".as_slice(), &form, b"after"].concat())
                .unwrap();
            assert!(hits(dir.path(), canary) > 0, "{:?}", String::from_utf8_lossy(&form));
        }
    }
    assert_eq!(
        base64(b"canary", b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
        "Y2FuYXJ5"
    );
}

#[test]
fn no_file_holds_a_value_or_a_key() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    let mut dirs = Vec::new();
    for (profile, slot) in
        [Slot::Fact, Slot::Draft, Slot::Outbox, Slot::Cache, Slot::Archive].into_iter().enumerate()
    {
        let profile = u32::try_from(profile).unwrap();
        let changes: Vec<_> = CANARIES
            .iter()
            .enumerate()
            .map(|(at, canary)| put(slot, profile, &at.to_string(), canary))
            .collect();
        store.commit(&changes).unwrap();
        dirs.push(phone.copy());
        store.new_epoch().unwrap();
        dirs.push(phone.copy());
    }
    assert_eq!(load(&mut store).unwrap().len(), 5 * CANARIES.len());
    drop(store);
    dirs.push(phone.copy());

    let keys = phone.vault.seen();
    assert_eq!(keys.len(), 6);
    let secrets = CANARIES.iter().map(|canary| canary.as_bytes()).chain(keys.iter().map(Vec::as_slice));
    let hits: usize =
        secrets.map(|secret| dirs.iter().map(|phone| hits(phone.dir.path(), secret)).sum::<usize>()).sum();
    println!("{} secrets in {} folders: {hits} hits", CANARIES.len() + keys.len(), dirs.len());
    assert_eq!(hits, 0);
}
