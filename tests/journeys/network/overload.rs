//! A portal that is asked more than it can answer, and says when to come again.

use std::time::Duration;

use kabinet_tests::{CITIZEN, HOME, LookAt, Stand, TestPhone, covers, reach};
use serde_json::json;

const CODES: &str = "POST /api/v1/registrations/{id}/codes";
const DAY: Duration = Duration::from_hours(24);

fn sent(phone: &TestPhone) -> usize {
    phone.traffic().keys_of("send_code").len()
}

#[test]
fn a_wait_of_a_day_is_shown_with_its_time_and_outlives_taps_and_restarts() {
    covers!("OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/phone");
    stand.console().order_fault(CODES, &json!({ "kind": "too_many_requests", "retry_after_s": 86_400 }));
    phone.enter("phone", CITIZEN.phone);
    let waits = phone.tap("send_code");
    assert_eq!(waits.top.key, "registration/phone", "{}", waits.to_text());
    assert_eq!(waits.banners(), ["Портал перегружен"], "{}", waits.to_text());
    assert_eq!((waits.waits_ms("retry"), waits.waits_ms("send_code")), (Some(86_400_000), Some(86_400_000)));
    phone.tap("send_code");
    phone.tap("retry");
    assert_eq!(sent(&phone), 1, "a tap shortens the wait");

    stand.advance(DAY / 2);
    let phone = stand.reopened(phone);
    phone.settle();
    assert_eq!(phone.shown().waits_ms("retry"), Some(43_200_000), "{}", phone.shown().to_text());
    assert_eq!(sent(&phone), 0, "a restart shortens the wait");

    stand.advance(DAY / 2);
    phone.until_screen("registration/code");
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1);
    reach(&stand, &phone, &CITIZEN, HOME);
}
