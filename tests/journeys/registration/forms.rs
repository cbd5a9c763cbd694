//! Forms that the portal describes, where its order asks for them.

use kabinet_core::screen::Verdict;
use kabinet_tests::{CITIZEN, Citizen, HOME, LookAt, Stand, TestPhone, covers, fill_in, pass, plain, reach};
use mock_server::Step;

const SNILS: &str = "registration/form/snils";
const INN: &str = "registration/form/inn";
const RIGHT: &str = "112-233-445 95";
const WRONG: &str = "112-233-445 96";

fn stand() -> Stand {
    Stand::with_steps(&[
        Step::Contact,
        Step::Person,
        Step::form("snils"),
        Step::form("inn"),
        Step::Password,
        Step::Agreement,
    ])
}

/// A phone on which a form is asked for.
fn asked(stand: &Stand, key: &str) -> TestPhone {
    let phone = stand.phone("phone");
    reach(stand, &phone, &CITIZEN, key);
    phone
}

#[test]
fn what_is_given_is_kept_over_a_kill_saved_once_and_told_of() {
    let stand = stand();
    let phone = asked(&stand, SNILS);
    assert!(phone.shown().to_text().contains("Ваш СНИЛС"), "{}", phone.shown().to_text());
    phone.enter("snils", "112-233-4");
    phone.settle();
    let phone = stand.reopened(phone);
    assert_eq!(phone.until_screen(SNILS).value("snils"), "112-233-4");
    let review = plain(&reach(&stand, &phone, &CITIZEN, "registration/agreement").to_text());
    for given in ["СНИЛС: 112-233-445 95", "ИНН: 500100732259"] {
        assert!(review.contains(given), "{given} is not in\n{review}");
    }
    reach(&stand, &phone, &CITIZEN, HOME);
    assert_eq!(phone.traffic().keys_of("save_form").len(), 2);
    let ledger = phone.tap("ledger").to_text();
    assert!(ledger.contains("СНИЛС") && ledger.contains("ИНН"), "the record does not tell of it:\n{ledger}");
}

#[test]
fn a_slip_is_refused_with_what_it_may_have_been_and_stays_typed() {
    let stand = stand();
    let phone = asked(&stand, SNILS);
    let check = phone.check("snils", WRONG);
    assert!(matches!(check.verdict, Verdict::Wrong { .. }) && check.repaired.is_none());
    assert!(check.offers.is_some_and(|offers| offers.choices.iter().any(|offer| offer.text == RIGHT)));
    phone.enter("snils", WRONG);
    let refused = phone.tap("save_form");
    assert_eq!((refused.top.key.as_str(), refused.value("snils").as_str()), (SNILS, WRONG));
    assert_eq!(phone.traffic().keys_of("save_form"), [""; 0], "a wrong number left the phone");
    reach(&stand, &phone, &CITIZEN, HOME);
}

#[test]
fn what_is_given_without_a_link_reaches_the_portal_by_itself() {
    let stand = stand();
    let phone = asked(&stand, SNILS);
    stand.console().cut_link();
    phone.enter("snils", RIGHT);
    assert_eq!(phone.tap("save_form").top.key, INN);
    stand.console().mend_link();
    stand.advance(std::time::Duration::from_mins(2));
    reach(&stand, &phone, &CITIZEN, HOME);
}

#[test]
fn a_field_that_need_not_be_filled_in_is_left_empty() {
    let stand = stand();
    let phone = asked(&stand, INN);
    assert_eq!(phone.check("inn", "").verdict, Verdict::None);
    assert_eq!(phone.tap("save_form").top.key, "registration/password");
    let review = reach(&stand, &phone, &CITIZEN, "registration/agreement").to_text();
    assert!(review.contains("СНИЛС") && !review.contains("ИНН"), "{review}");
    reach(&stand, &phone, &CITIZEN, HOME);
}

#[test]
fn papers_may_be_asked_for_before_the_number() {
    let steps = [Step::Person, Step::form("snils"), Step::Contact, Step::Password, Step::Agreement];
    let stand = Stand::with_steps(&steps);
    let phone = stand.phone("phone");
    phone.settle();
    phone.tap("register");
    assert_eq!(phone.shown().top.key, "registration/person");
    pass(&stand, &phone, &CITIZEN);
    fill_in(&stand, &phone, &CITIZEN);
    assert_eq!(phone.tap("save_form").top.key, "registration/phone");
    let phone = stand.reopened(phone);
    assert_eq!(phone.traffic().keys_of("save_form"), [""; 0], "it left before the number was proven");
    reach(&stand, &phone, &CITIZEN, HOME);
    assert_eq!(phone.traffic().keys_of("save_form").len(), 1);
}

/// Who has every paper that a form of the portal asks for. All numbers are made up.
const PAPERED: Citizen = Citizen {
    papers: &[
        ("snils", RIGHT),
        ("inn", "5001 0073 2259"),
        ("passport_series", "45 10"),
        ("passport_number", "123456"),
        ("passport_issue_date", "20.05.2010"),
        ("department_code", "770-001"),
        ("issued_by", "ОВД района Арбат города Москвы"),
        ("region", "Московская область"),
        ("city", "Химки"),
        ("street", "Московская улица"),
        ("house", "12, корп. 2"),
        ("postal_code", "141400"),
        ("oms", "7700 0080 0000 0001"),
        ("email", "vetrova+kabinet@почта.рф"),
        ("driving_licence", "99 00 123456"),
        ("foreign_passport", "70 1234567"),
        ("approved_id", "УЛ-2026-17"),
    ],
    ..CITIZEN
};

#[test]
fn every_form_of_the_portal_is_filled_in_and_taken() {
    covers!("FLD-03", "FLD-09");
    let forms = [
        "snils",
        "inn",
        "passport",
        "address",
        "oms",
        "email",
        "driving_licence",
        "foreign_passport",
        "approved_id",
    ];
    let steps = [Step::Contact, Step::Person].into_iter().chain(forms.map(Step::form));
    let stand = Stand::with_steps(&steps.chain([Step::Password, Step::Agreement]).collect::<Vec<_>>());
    let phone = stand.phone("phone");
    for form in forms {
        reach(&stand, &phone, &PAPERED, &format!("registration/form/{form}"));
    }
    let review = plain(&reach(&stand, &phone, &PAPERED, "registration/agreement").to_text());
    for given in
        ["45 10", "770-001", "20.05.2010", "Химки", "vetrova+kabinet@почта.рф", "7700 0080 0000 0001"]
    {
        assert!(review.contains(given), "{given} is not in\n{review}");
    }
    reach(&stand, &phone, &PAPERED, HOME);
    assert_eq!(phone.traffic().keys_of("save_form").len(), forms.len());
}
