//! The portal begins anew while a phone is in the middle of something: the phone takes it as a portal that forgot it.

use kabinet_tests::{CITIZEN, HOME, Stand, pass, reach, want_out};

#[test]
fn a_registration_that_a_reset_portal_forgot_is_begun_again_and_comes_to_an_account() {
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/password");
    stand.console().reset();
    let shown = pass(&stand, &phone, &CITIZEN);
    assert_eq!(shown.top.key, "registration/phone");
    let text = shown.to_text();
    assert!(text.contains("Портал больше не хранит эту регистрацию"), "{text}");
    assert_eq!(reach(&stand, &phone, &CITIZEN, HOME).top.key, HOME);
    assert_eq!(stand.console().people().len(), 1);
}

#[test]
fn a_session_that_a_reset_portal_forgot_has_ended_and_the_phone_can_register_anew() {
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    stand.console().reset();
    let phone = stand.reopened(phone);
    phone.settle();
    let home = phone.shown();
    assert!(home.to_text().contains("Сеанс закончился"), "{}", home.to_text());
    want_out(&phone);
    assert_eq!(phone.tap("sign_out_confirmed").top.key, "welcome");
    assert_eq!(reach(&stand, &phone, &CITIZEN, HOME).top.key, HOME);
    assert_eq!(stand.console().people().len(), 1);
}
