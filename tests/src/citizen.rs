//! A citizen who registers and signs in: what they type, and what they do on each screen.

use kabinet_core::{
    screen::Update,
    testing::{Citizen as Typing, PAPERS, Way},
};

use crate::{Stand, TestPhone, look::LookAt};

/// What a citizen types, by their whole life.
pub type Citizen = Typing<'static>;

/// The citizen of most tests.
pub const CITIZEN: Citizen = Citizen {
    phone: "+79161234567",
    surname: "Ветрова",
    name: "Алёна",
    patronymic: Some("Игоревна"),
    birth_date: "12.04.1990",
    password: "Lampa7!zhdet-obed",
    papers: PAPERS,
};

/// The screens of a registration that a person fills in, in the order of every profile.
pub const SCREENS: [&str; 5] = [
    "registration/phone",
    "registration/code",
    "registration/person",
    "registration/password",
    "registration/agreement",
];

/// More screens than any order has.
const MOST_SCREENS: usize = 30;

/// The account's first screen.
pub const HOME: &str = "home";

/// Goes through the registration until a screen is shown; gives that screen.
#[track_caller]
pub fn reach(stand: &Stand, phone: &TestPhone, citizen: &Citizen, key: &str) -> Update {
    for _ in 0..=MOST_SCREENS {
        let shown = phone.shown();
        if shown.top.key == key {
            return shown;
        }
        pass(stand, phone, citizen);
    }
    panic!("«{key}» was not reached:\n{}", phone.shown().to_text())
}

/// Does what a screen of the registration or of signing in asks for, and taps its main action; gives what is shown
/// then.
#[track_caller]
pub fn pass(stand: &Stand, phone: &TestPhone, citizen: &Citizen) -> Update {
    phone.settle();
    fill_in(stand, phone, citizen);
    phone.tap(main_action(&phone.shown_now()))
}

/// Types what a screen of the registration or of signing in asks for.
#[track_caller]
pub fn fill_in(stand: &Stand, phone: &TestPhone, citizen: &Citizen) {
    let shown = phone.shown_now();
    let asks_for_code = shown.code_field().is_some();
    let code = asks_for_code.then(|| stand.console().newest_code(citizen.phone));
    for (field, _) in shown.standing() {
        // A box that is left as it is needs no finger.
        if let Some(text) = citizen.text_for(field, code.as_deref()).filter(|text| *text != "false") {
            phone.enter(field, text);
        }
    }
}

/// Goes to the profile from the home screen, if it is not shown; gives it.
#[track_caller]
pub fn profile(phone: &TestPhone) -> Update {
    let shown = phone.shown();
    if shown.top.key == HOME { phone.tap("profile") } else { shown }
}

/// Asks for the way out of the account.
#[track_caller]
pub fn want_out(phone: &TestPhone) -> Update {
    profile(phone);
    phone.tap("sign_out")
}

/// The action that leads on from a screen of the registration or of signing in.
#[track_caller]
pub fn main_action(update: &Update) -> &'static str {
    // Tests type a code that was refused before, too: another one may stand in the SMS.
    let code = update.code_field().map(|_| "check_code");
    let action = code.or_else(|| Way::through(&update.top.key).main_action(update, None));
    action.unwrap_or_else(|| panic!("the citizen knows no way on from\n{}", update.to_text()))
}
