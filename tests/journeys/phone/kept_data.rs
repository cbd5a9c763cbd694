//! Data folders of earlier versions, phone, vault and portal, kept in `tests/fixtures/data/{number}/`: every later version
//! opens them and goes on with nothing lost. `KABINET_KEEP_FIXTURES=1` writes those of [`PRESENT`] that are missing.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use kabinet_core::screen::PlatformEvent;
use kabinet_tests::{
    CITIZEN, HOME, LookAt, START, Stand, TestPhone, covers, fill_in, pass, plain, profile, reach, want_out,
};

use crate::{
    account::new_number::{ask_for_code, without_number},
    registration::{
        consents::{in_force, withdraw_news},
        taken_number::OTHER,
    },
};

/// The number under which this version would keep its data. A version that writes another form, on the phone or on the
/// portal, takes the next.
const PRESENT: &str = "0006";
/// How long after [`START`] the data are gone on with.
const LATER: SignedDuration = SignedDuration::from_mins(10);

/// A registration whose number is proven. Name and birth date were given without a link; since then another surname is
/// typed and not accepted yet.
const HALF_DONE: &str = "registration_half_done";
/// An account that is signed in and has taken a consent back without a link.
const WITHDRAWING: &str = "withdrawal_queued";
/// An account whose number went to somebody else. A code went to another number, and was not typed yet.
const CHANGING_NUMBER: &str = "new_number_half_done";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/data")
}

/// Every kept folder of that name, the oldest first.
fn kept(name: &str) -> Vec<PathBuf> {
    let mut numbers: Vec<_> = fs::read_dir(folder())
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("the kept data can be listed").path().join(name))
        .filter(|folder| folder.exists())
        .collect();
    numbers.sort();
    numbers
}

/// Keeps what `make` made, if it is asked for and not there yet.
fn keep_if_missing(name: &str, make: impl Fn(&Stand) -> TestPhone) {
    let folder = folder().join(PRESENT).join(name);
    if std::env::var_os("KABINET_KEEP_FIXTURES").is_some() && !folder.exists() {
        let stand = Stand::new();
        let phone = make(&stand);
        stand.keep(phone, &folder);
    }
}

/// The stand of a kept folder, with the phone's link still cut as it was, and the phone switched on.
fn opened(folder: &Path) -> (Stand, TestPhone) {
    let start: Timestamp = START.parse().expect("a constant that is a time");
    let (stand, phone) = Stand::of_kept(folder, start + LATER);
    stand.console().cut_link();
    let phone = stand.switched_on(phone);
    (stand, phone)
}

fn mend_link(stand: &Stand, phone: &TestPhone) {
    stand.console().mend_link();
    phone.report(PlatformEvent::Network { online: true, metered: false });
    phone.settle();
}

fn half_done(stand: &Stand) -> TestPhone {
    let phone = stand.phone("phone");
    reach(stand, &phone, &CITIZEN, "registration/person");
    stand.console().cut_link();
    pass(stand, &phone, &CITIZEN);
    phone.tap("back");
    phone.enter("surname", "Ветрова-Ли");
    phone
}

fn withdrawing(stand: &Stand) -> TestPhone {
    let phone = stand.phone("phone");
    reach(stand, &phone, &CITIZEN, HOME);
    stand.console().cut_link();
    withdraw_news(&phone);
    phone.tap("back");
    phone
}

fn changing_number(stand: &Stand) -> TestPhone {
    let phone = without_number(stand);
    phone.tap("new_number");
    ask_for_code(&phone, &OTHER);
    stand.console().cut_link();
    phone
}

/// The version of a closed database's schema, from its header ([file format](https://sqlite.org/fileformat.html), 1.3):
/// opening it would leave files beside it.
fn schema(file: &Path) -> u32 {
    let bytes = fs::read(file).expect("a kept database");
    u32::from_be_bytes(bytes[60..64].try_into().expect("four bytes"))
}

#[test]
fn the_newest_kept_data_have_the_schemas_of_this_version() {
    let stand = Stand::new();
    let phone = half_done(&stand);
    let fresh = tempfile::tempdir().expect("a folder");
    stand.keep(phone, fresh.path());
    for file in ["phone/kabinet.db", "portal/portal.sqlite"] {
        let kept = folder().join(PRESENT).join(HALF_DONE).join(file);
        assert_eq!(schema(&kept), schema(&fresh.path().join(file)), "{file}: PRESENT takes the next number");
    }
}

#[test]
fn a_registration_that_an_earlier_version_began_goes_on_with_nothing_lost() {
    covers!("REG-08", "OFF-01");
    keep_if_missing(HALF_DONE, half_done);
    assert!(!kept(HALF_DONE).is_empty());
    for folder in kept(HALF_DONE) {
        let (stand, phone) = opened(&folder);
        let shown = phone.shown();
        assert_eq!(shown.top.key, "registration/person", "{}", folder.display());
        let typed = [
            ("surname", "Ветрова-Ли"),
            ("name", CITIZEN.name),
            ("patronymic", "Игоревна"),
            ("no_patronymic", "false"),
            ("birth_date", CITIZEN.birth_date),
        ];
        for (field, text) in typed {
            assert_eq!(shown.value(field), text, "{field} of {}", folder.display());
        }
        assert_eq!(phone.traffic().keys_of("save_person").len(), 1, "what waits is tried at the start");
        mend_link(&stand, &phone);
        phone.tap("save_person");
        stand.advance(Duration::from_mins(1));
        let home = reach(&stand, &phone, &CITIZEN, HOME);
        assert!(home.to_text().contains("Ветрова-Ли Алёна Игоревна"), "{}", home.to_text());
        let keys = phone.traffic().keys_of("save_person");
        assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), 2, "one key each: {keys:?}");
        assert_eq!(stand.console().people().len(), 1);
        assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1, "the number was proven before");
        // The account that an earlier version's registration became is signed in to as any other.
        want_out(&phone);
        phone.tap("sign_out_confirmed");
        phone.tap("sign_in");
        fill_in(&stand, &phone, &CITIZEN);
        assert_eq!(phone.tap("sign_in").top.key, "sign_in/code");
    }
}

#[test]
fn what_an_earlier_version_queued_for_an_account_is_sent_once() {
    covers!("OFF-01", "OFF-02", "REG-06");
    keep_if_missing(WITHDRAWING, withdrawing);
    assert!(!kept(WITHDRAWING).is_empty());
    for folder in kept(WITHDRAWING) {
        let (stand, phone) = opened(&folder);
        let home = phone.shown();
        let text = home.to_text();
        assert_eq!(home.top.key, HOME, "{}", folder.display());
        assert!(
            text.contains("Ветрова Алёна Игоревна")
                && text.contains("Отзыв согласия: Новости о новых услугах"),
            "{text}"
        );
        let ledger = phone.tap("ledger").to_text();
        for line in ["Номер телефона", "Код из СМС", "Пароль", "Фамилия, имя, отчество, дата рождения"]
        {
            assert!(ledger.contains(line), "«{line}» is not on\n{ledger}");
        }
        phone.tap("back");
        assert_eq!(in_force(&stand).len(), 3);
        mend_link(&stand, &phone);
        assert_eq!(in_force(&stand), ["agreement", "personal_data"], "{}", folder.display());
        assert!(!phone.shown().to_text().contains("Новости о новых услугах"), "it still waits");
        let news = profile(&phone).to_text();
        assert!(plain(&news).contains("Новости о новых услугах · Не дано · Дать согласие"), "{news}");
        let keys = phone.traffic().keys_of("withdraw_consent");
        assert!(!keys.is_empty() && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    }
}

#[test]
fn a_new_number_that_an_earlier_version_asked_a_code_for_is_proven() {
    covers!("REC-03");
    keep_if_missing(CHANGING_NUMBER, changing_number);
    assert!(!kept(CHANGING_NUMBER).is_empty());
    for folder in kept(CHANGING_NUMBER) {
        let (stand, phone) = opened(&folder);
        let shown = phone.shown();
        assert_eq!(shown.top.key, "contact_change/code", "{}", folder.display());
        assert!(shown.to_text().contains("+7 916 765-43-21"), "{}", shown.to_text());
        mend_link(&stand, &phone);
        phone.tap("resend");
        let home = pass(&stand, &phone, &OTHER);
        assert_eq!(home.top.key, HOME, "{}", home.to_text());
        let people = stand.console().people();
        assert!(
            people.iter().any(|person| person.phone.as_deref() == Some(OTHER.phone)),
            "{}",
            folder.display()
        );
    }
}
