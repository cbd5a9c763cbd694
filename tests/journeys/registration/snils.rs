//! The СНИЛС, where the portal's order asks for it: no profile's does yet.

use kabinet_core::screen::Verdict;
use kabinet_tests::{CITIZEN, HOME, LookAt, Stand, TestPhone, reach};
use mock_server::Step;

const RIGHT: &str = "112-233-445 95";
const WRONG: &str = "112-233-445 96";

fn stand() -> Stand {
    Stand::with_steps(&[Step::Contact, Step::Person, Step::Snils, Step::Password, Step::Agreement])
}

/// From the number on, the straight way.
fn finish(stand: &Stand, phone: &TestPhone) {
    phone.enter("snils", RIGHT);
    phone.tap("save_snils");
    reach(stand, phone, &CITIZEN, HOME);
}

#[test]
fn the_number_is_asked_for_kept_over_a_kill_and_saved_once() {
    let stand = stand();
    let phone = stand.phone("phone");
    let asked = reach(&stand, &phone, &CITIZEN, "registration/snils");
    assert!(asked.to_text().contains("Ваш СНИЛС"), "{}", asked.to_text());
    phone.enter("snils", "112-233-4");
    phone.settle();
    let phone = stand.reopened(phone);
    assert_eq!(phone.until_screen("registration/snils").value("snils"), "112-233-4");
    finish(&stand, &phone);
    assert_eq!(phone.traffic().keys_of("save_snils").len(), 1);
    assert!(phone.tap("ledger").to_text().contains("СНИЛС"), "the record does not tell of it");
}

#[test]
fn a_slip_is_refused_with_what_it_may_have_been_and_stays_typed() {
    let stand = stand();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/snils");
    let check = phone.check("snils", WRONG);
    assert!(matches!(check.verdict, Verdict::Wrong { .. }) && check.repaired.is_none());
    assert!(check.offers.is_some_and(|offers| offers.choices.iter().any(|offer| offer.text == RIGHT)));
    phone.enter("snils", WRONG);
    let refused = phone.tap("save_snils");
    assert_eq!((refused.top.key.as_str(), refused.value("snils").as_str()), ("registration/snils", WRONG));
    assert_eq!(phone.traffic().keys_of("save_snils"), [""; 0], "a wrong number left the phone");
    finish(&stand, &phone);
}

#[test]
fn a_number_given_without_a_link_reaches_the_portal_by_itself() {
    let stand = stand();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/snils");
    stand.console().cut_link();
    phone.enter("snils", RIGHT);
    assert_eq!(phone.tap("save_snils").top.key, "registration/password");
    stand.console().mend_link();
    stand.advance(std::time::Duration::from_mins(2));
    reach(&stand, &phone, &CITIZEN, HOME);
}
