//! What a phone wrote once can be read for ever: rows of every kind, kept as they were written in
//! `tests/fixtures/v{number}/`. `KABINET_KEEP_FIXTURES=1` writes those of [`PRESENT`] that are missing.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    persist::{changes, facts_of, ledger_of, rows_of},
    persist_samples::samples,
    slice::{Form, Slice},
    slices::{LEDGER, SLICES},
};
use crate::{
    flow::{Facts, Route},
    ports::{Row, RowKey, Slot, StoreFault},
};

/// The number under which rows are kept now. When the version of any [`Form`] rises, so does this.
const PRESENT: u32 = 2;

#[derive(Serialize, Deserialize)]
struct KeptRow {
    slot: String,
    profile: u32,
    name: String,
    value: Value,
}

const SLOTS: [Slot; 4] = [Slot::Fact, Slot::Draft, Slot::Outbox, Slot::Cache];

impl KeptRow {
    fn of(row: &Row) -> Self {
        Self {
            slot: format!("{:?}", row.key.slot),
            profile: row.key.profile,
            name: row.key.name.clone(),
            value: serde_json::from_slice(&row.value).unwrap(),
        }
    }

    fn row(&self) -> Row {
        let slot = SLOTS.into_iter().find(|slot| format!("{slot:?}") == self.slot).unwrap();
        let key = RowKey { slot, profile: self.profile, name: self.name.clone() };
        Row { key, value: serde_json::to_vec(&self.value).unwrap() }
    }
}

fn folder(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/v{version}"))
}

fn kept(path: &Path) -> Vec<KeptRow> {
    serde_json::from_str(&fs::read_to_string(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn fixtures(version: u32) -> BTreeMap<String, Vec<KeptRow>> {
    let files = fs::read_dir(folder(version)).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), kept(&path))).collect()
}

fn rows_kept(facts: &Facts) -> Vec<KeptRow> {
    rows_of(facts).unwrap().iter().map(KeptRow::of).collect()
}

#[test]
fn facts_come_back_from_their_rows() {
    assert_eq!(facts_of(rows_of(&Facts::default()).unwrap()).unwrap(), Facts::default());
    for (name, facts) in samples() {
        assert!(facts_of(rows_of(&facts).unwrap()).unwrap() == facts, "{name}");
    }
}

#[test]
fn rows_of_every_version_are_read() {
    for version in 1..=PRESENT {
        let fixtures = fixtures(version);
        assert!(!fixtures.is_empty());
        for (name, kept) in fixtures {
            let rows = kept.iter().map(KeptRow::row).collect();
            let facts = facts_of(rows).unwrap_or_else(|fault| panic!("v{version}/{name}: {fault}"));
            assert!(!facts.installation.id.is_empty(), "v{version}/{name}");
        }
    }
}

#[test]
fn requests_of_the_first_version_go_on_with_their_keys_and_bytes() {
    let present: BTreeMap<_, _> = samples().into_iter().collect();
    let mut requests = 0;
    for (name, kept) in fixtures(1) {
        let facts = facts_of(kept.iter().map(KeptRow::row).collect()).unwrap();
        let expected = &present[name.trim_end_matches("_with_its_bytes")];
        assert!(facts.outbox == expected.outbox && facts.open_request == expected.open_request, "{name}");
        requests += facts.outbox.items().len() + facts.open_request.iter().count();
    }
    assert!(requests >= 10, "there are hardly any");
    let mut rows = fixtures(1).remove("asking_for_a_code_with_its_bytes").unwrap();
    let open = rows.iter_mut().find(|row| row.name == "open_request").unwrap();
    let other_form = r#"{ "channel": "sms", "phone": "+79001234567" }"#;
    open.value["is"]["body"] = other_form.as_bytes().into();
    let facts = facts_of(rows.iter().map(KeptRow::row).collect()).unwrap();
    assert_eq!(facts.open_request.unwrap().request.body, other_form);
}

#[test]
fn the_present_version_writes_its_rows_as_they_are_kept() {
    if std::env::var_os("KABINET_KEEP_FIXTURES").is_some() {
        keep_missing();
    }
    let fixtures = fixtures(PRESENT);
    let named: BTreeSet<_> = samples().into_iter().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(fixtures.keys().cloned().collect::<BTreeSet<_>>(), named);
    for (name, facts) in samples() {
        let kept: Vec<_> = fixtures[name].iter().map(KeptRow::row).collect();
        let read = facts_of(kept.clone()).unwrap();
        assert!(read == facts, "{name} is read as something else");
        let written: Vec<_> = rows_kept(&read).iter().map(KeptRow::row).collect();
        assert!(
            written == kept,
            "{name} is written in another form: that is a new version, with fixtures of its own"
        );
    }
}

fn keep_missing() {
    fs::create_dir_all(folder(PRESENT)).unwrap();
    for (name, facts) in samples() {
        let path = folder(PRESENT).join(format!("{name}.json"));
        if !path.exists() {
            let text = serde_json::to_string_pretty(&rows_kept(&facts)).unwrap();
            fs::write(path, text + "\n").unwrap();
        }
    }
}

/// The kind of a row; of an exact name rather than of what it begins with.
fn form_of(row: &Row) -> &'static Form {
    let forms = SLICES.into_iter().map(Slice::form);
    let fitting = forms.filter(|form| form.slot == row.key.slot && row.key.name.starts_with(form.name));
    fitting.max_by_key(|form| form.name.len()).unwrap_or_else(|| panic!("{} is of no kind", row.key.name))
}

#[test]
fn the_fixtures_have_rows_of_every_kind() {
    let kinds: BTreeSet<_> =
        fixtures(PRESENT).into_values().flatten().map(|row| form_of(&row.row()).name).collect();
    assert_eq!(kinds, SLICES.iter().map(|slice| slice.form().name).collect());
}

#[test]
fn what_a_newer_app_noted_in_the_ledger_is_no_damage_and_stays_as_it_is() {
    let (_, signed_in) = samples().into_iter().find(|(name, _)| *name == "signed_in").unwrap();
    let entries = [
        br#"{"event":"sent","fields":["phone","iris"],"receiver":"portal","purpose":"find_a_doctor"}"#
            .to_vec(),
        br#"{"event":"sent","fields":["phone"],"receiver":"clinic","purpose":"sign_in"}"#.to_vec(),
        br#"{"event":"shown","to":"an officer"}"#.to_vec(),
    ];
    let mut rows = rows_of(&signed_in).unwrap();
    let of_ledger = rows.iter_mut().filter(|row| form_of(row).name == LEDGER.name);
    for (row, what) in of_ledger.zip(&entries) {
        let mut value: Value = serde_json::from_slice(&row.value).unwrap();
        value["is"]["what"] = serde_json::from_slice(what).unwrap();
        row.value = serde_json::to_vec(&value).unwrap();
    }
    let facts = facts_of(rows.clone()).unwrap();
    assert_eq!(facts.noted.len(), 3);
    let moved = Facts { routes: vec![Route::stored("home"), Route::stored("ledger")], ..facts.clone() };
    assert_eq!(changes(&facts, &moved, &[]).unwrap().len(), 1, "only the way to the screen is written");
    for row in &mut rows {
        row.key.slot = Slot::Archive;
    }
    assert_eq!(ledger_of(rows, 1).unwrap().len(), 3);
}

#[test]
fn a_version_belongs_to_a_kind_of_row() {
    #[derive(Deserialize)]
    struct OnlyVersion {
        v: u32,
    }
    for (name, facts) in samples() {
        let rows = rows_of(&facts).unwrap();
        for (at, row) in rows.iter().enumerate() {
            let known = form_of(row).version;
            let written: OnlyVersion = serde_json::from_slice(&row.value).unwrap();
            assert_eq!(written.v, known, "{name}: {}", row.key.name);
            let v = known + 1;
            for form in [serde_json::json!({"v": v, "is": {}}), serde_json::json!({"v": v, "otherwise": 1})] {
                let mut newer = rows.clone();
                newer[at].value = serde_json::to_vec(&form).unwrap();
                let fault = facts_of(newer).err();
                assert_eq!(fault, Some(StoreFault::TooNew { found: v, known }), "{}", row.key.name);
            }
        }
    }
}

#[test]
fn an_unreadable_row_is_damage_and_its_text_is_not_told() {
    let facts = samples().pop().unwrap().1;
    for at in 0..rows_of(&facts).unwrap().len() {
        let mut rows = rows_of(&facts).unwrap();
        rows[at].value = br#"{"v":1,"is":"+79001234567"}"#.to_vec();
        if rows[at].key.slot == Slot::Draft {
            continue;
        }
        let fault = facts_of(rows).err().map(|fault| fault.to_string());
        let fault = fault.expect("a text is not any of these facts");
        assert!(!fault.contains("9001234567"), "{fault}");
    }
}
