//! Bugs of the portal. They are planted in the stand-in's database, as triggers that take back what it wrote: the stand-in
//! itself knows nothing of them.

use std::time::Duration;

use kabinet_tests::{CITIZEN, LookAt, Stand, reach};
use rusqlite::Connection;
use serde_json::json;

const CODE: &str = "registration/code";
const OTHER_PHONE: &str = "+79167654321";

/// A bug of the portal.
pub struct PortalBug {
    /// Its name.
    pub name: &'static str,
    trigger: &'static str,
    /// What finds it; it says what it found.
    pub check: fn(&Stand) -> Option<String>,
}

/// All of them.
pub const ALL: [PortalBug; 3] = [
    PortalBug {
        name: "code-accepted-twice",
        trigger: "AFTER UPDATE OF used_at ON codes
            BEGIN UPDATE codes SET used_at = NULL WHERE id = NEW.id; END",
        check: a_code_used_twice,
    },
    PortalBug {
        name: "idempotency-key-forgotten",
        trigger: "AFTER INSERT ON idempotency BEGIN DELETE FROM idempotency WHERE key_mac = NEW.key_mac; END",
        check: an_answer_lost_to_a_code,
    },
    PortalBug {
        name: "wrong-codes-not-counted",
        trigger: "AFTER UPDATE OF tries_used ON registrations
            BEGIN UPDATE registrations SET tries_used = 0, tries_locked_until = NULL WHERE id = NEW.id; END",
        check: six_wrong_codes,
    },
];

impl PortalBug {
    /// A portal with the bug, or one without any.
    pub fn stand(&self, planted: bool) -> Stand {
        let mut stand = Stand::new();
        if planted {
            stand.stop();
            let database = Connection::open(stand.portal_database()).expect("the portal is stopped");
            let plant = format!("CREATE TRIGGER planted {}", self.trigger);
            database.execute_batch(&plant).expect("the stand-in has these tables");
            drop(database);
            stand.start_again();
        }
        stand
    }
}

/// A code that has proven the number is given once more, after another number was thought of.
fn a_code_used_twice(stand: &Stand) -> Option<String> {
    let phone = stand.phone("phone");
    reach(stand, &phone, &CITIZEN, CODE);
    let used = stand.console().newest_code(CITIZEN.phone);
    phone.enter("code", &used);
    assert_eq!(phone.tap("check_code").top.key, "registration/person");
    for number in [OTHER_PHONE, CITIZEN.phone] {
        phone.tap("back");
        stand.advance(Duration::from_mins(1));
        phone.enter("phone", number);
        assert_eq!(phone.tap("send_code").top.key, CODE);
    }
    phone.enter("code", &used);
    let shown = phone.tap("check_code");
    (shown.top.key != CODE).then(|| "a used code proves the number again".to_owned())
}

/// The answer to the order of a code is lost, and the phone asks again.
fn an_answer_lost_to_a_code(stand: &Stand) -> Option<String> {
    let phone = stand.phone("phone");
    reach(stand, &phone, &CITIZEN, "registration/phone");
    stand.console().order_fault("POST /api/v1/registrations/{id}/codes", &json!({ "kind": "drop_after" }));
    phone.enter("phone", CITIZEN.phone);
    phone.tap("send_code");
    stand.advance(Duration::from_mins(2));
    phone.until_screen(CODE);
    let sent = stand.console().codes(CITIZEN.phone).len();
    (sent != 1).then(|| format!("{sent} SMS for one request"))
}

/// A code is guessed six times.
fn six_wrong_codes(stand: &Stand) -> Option<String> {
    let phone = stand.phone("phone");
    reach(stand, &phone, &CITIZEN, CODE);
    let wrong = if stand.console().newest_code(CITIZEN.phone) == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        phone.enter("code", wrong);
        phone.tap("check_code");
    }
    let is_open = phone.shown().code_field().is_some_and(|field| field.enabled);
    is_open.then(|| "a sixth code is taken".to_owned())
}
