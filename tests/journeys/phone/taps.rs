//! Taps that come twice, late or on a picture that is gone do nothing.

use kabinet_tests::{CITIZEN, HOME, SCREENS, Stand, covers, fill_in, main_action, pass, reach};

#[test]
fn a_double_tap_is_one_tap_on_every_screen() {
    covers!("REG-01", "OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    for key in ["welcome"].into_iter().chain(SCREENS) {
        let shown = reach(&stand, &phone, &CITIZEN, key);
        fill_in(&stand, &phone, &CITIZEN);
        phone.traffic().hold();
        for _ in 0..3 {
            phone.tap_on(&shown, main_action(&shown));
        }
        phone.traffic().release();
        assert_ne!(phone.shown().top.key, key);
    }
    assert_eq!(phone.shown().top.key, HOME);
    let count =
        |path: &str| stand.console().requests().into_iter().filter(|request| request.path == path).count();
    assert_eq!(count("/api/v1/registrations"), 1);
    for step in ["codes", "codes/check", "person", "password", "consents", "complete"] {
        assert_eq!(count(&format!("/api/v1/registrations/{{id}}/{step}")), 1, "{step} was done twice");
    }
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1);
    assert_eq!(stand.console().people().len(), 1);
}

#[test]
fn a_tap_on_a_picture_that_is_gone_does_nothing() {
    covers!("REG-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    let mut pictures = vec![phone.shown()];
    for key in SCREENS {
        pictures.push(reach(&stand, &phone, &CITIZEN, key));
    }
    let before = phone.shown();
    let sent = phone.traffic().sent().len();
    for picture in &pictures[..SCREENS.len()] {
        for action in picture.actions() {
            phone.tap_on(picture, &action);
        }
    }
    let after = phone.shown();
    assert_eq!((after.top, after.stack), (before.top, before.stack));
    assert_eq!(phone.traffic().sent().len(), sent);
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, HOME);
}

#[test]
fn an_action_that_the_screen_does_not_have_does_nothing() {
    covers!("REG-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    for key in ["welcome"].into_iter().chain(SCREENS).chain([HOME]) {
        let before = reach(&stand, &phone, &CITIZEN, key);
        let foreign =
            ["", "open_again", "start_over_confirmed", "give_up_registration", "read:nothing", "🙂"];
        for action in foreign {
            phone.tap_on(&before, action);
        }
        assert_eq!(phone.shown().to_text(), before.to_text());
    }
}
