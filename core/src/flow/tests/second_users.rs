//! Mechanisms that one journey uses today, as a second one would use them: none of them takes the first for the only
//! one.

use std::time::Duration;

use super::{
    super::{Owner, Route},
    bench::{Bench, is_change},
    citizen::{fill_and_tap, go_to, withdraw_news},
    look,
};
use crate::{
    ports::{Row, Slot},
    protocol::{
        Answer, Call, Fault, FetchAccount, FetchSettings, Refusal, RefusalKind, Request, SaveConsents,
        SendCode, WithdrawConsent,
    },
    runtime::{facts_of, rows_of},
};

const DRAFT: &str = "half of an application";

/// An account's home screen with a request of the account in the queue that is no withdrawal of a consent.
fn with_another_request() -> Bench {
    let mut bench = go_to("home");
    bench.enqueue(&FetchAccount {});
    bench
}

#[test]
fn drafts_of_an_accounts_screens_are_its_own_and_go_with_it() {
    let mut bench = go_to("home");
    bench.state.facts.keep_draft(Owner::Account, &Route::stored("home"), "text", DRAFT);
    let profile = bench.state.facts.profiles.account;
    let rows = rows_of(&bench.state.facts).unwrap();
    let draft = rows.iter().find(|row| row.key.slot == Slot::Draft).unwrap();
    assert_eq!(draft.key.profile, profile, "a draft of another profile outlives its account");
    bench.restart();
    assert_eq!(bench.drafted("home", "text"), Some(DRAFT));
    bench.tap("sign_out", &[]);
    bench.tap("sign_out_confirmed", &[]);
    assert!(bench.state.facts.drafts.is_empty(), "a draft of the account outlives the sign-out");
}

#[test]
fn a_refusal_is_told_in_the_words_of_what_was_refused() {
    let mut bench = with_another_request();
    bench.turn(super::super::Event::RunQueue);
    let sent = bench.take(Call::is::<FetchAccount>).unwrap();
    let kind = RefusalKind::Unknown { slug: "no-such-thing".to_owned(), retryable: false };
    bench.answer(&sent, Err(Fault::from(Refusal::of(kind))));
    assert_eq!(bench.problem(), Some("K-900"));
    assert!(bench.look().to_text().contains("no-such-thing"));
    assert_eq!(bench.state.facts.waiting().count(), 1, "what was refused is gone");
    assert_ne!(
        Some(&bench.state.facts.outbox.items().values().next().unwrap().key),
        sent.key.as_ref(),
        "under this key the portal refuses for ever"
    );
    assert!(bench.take(is_change).is_none(), "it is tried again at once");
}

#[test]
fn what_waits_is_described_as_what_it_is() {
    let mut bench = with_another_request();
    let text = bench.look().to_text();
    assert!(text.contains("Ждёт отправки") && !text.to_lowercase().contains("отзыв"), "{text}");
    withdraw_news(&mut bench);
    assert!(bench.look().to_text().contains("Отзыв согласия: Новости"));
}

#[test]
fn an_account_does_not_wait_for_a_registration_and_gives_nothing_up_with_it() {
    let mut bench = go_to("registration/agreement");
    fill_and_tap(&mut bench, "create_account");
    let hung = bench.take(is_change).expect("the registration's request is under way");
    assert!(hung.call.is::<SaveConsents>());
    bench.under_way.push(hung);
    let account = go_to("home").state;
    bench.state.facts.account = account.facts.account;
    bench.state.facts.session = account.facts.session;
    bench.state.passing.access_token = account.passing.access_token;
    bench.enqueue(&WithdrawConsent { consent_id: "news".to_owned() });
    bench.turn(super::super::Event::Tick);
    let left = bench.take(Call::is::<WithdrawConsent>);
    let left = left.expect("the account's request waits for the registration's");
    bench.answer(&left, Err(Fault::NoLink));
    assert!(bench.under_way.iter().any(|sending| sending.call.is::<SaveConsents>()), "one fault stops both");
    let others = FetchSettings { known_etag: None };
    bench.enqueue(&others);
    bench.state.facts.drop_registration();
    let kept: Vec<_> = bench.state.facts.outbox.items().values().map(|item| item.request.clone()).collect();
    let news = WithdrawConsent { consent_id: "news".to_owned() };
    assert!(kept == [Request::of(&others), Request::of(&news)]);
}

#[test]
fn a_screen_of_the_account_hears_the_answer_it_waits_for() {
    let mut bench = go_to("home");
    let mut news = bench.state.facts.account.clone().unwrap();
    news.phone = None;
    bench.ask(&FetchAccount {});
    let asked = bench.take(Call::is::<FetchAccount>).unwrap();
    bench.answer(&asked, Ok(Answer::of(news.clone())));
    assert!(bench.state.facts.account == Some(news), "nobody heard the answer");
    assert!(bench.state.passing.now.is_none());
}

#[test]
fn a_screen_of_the_account_goes_on_with_a_new_token_when_the_old_one_ends() {
    let mut bench = go_to("home");
    bench.ask(&FetchAccount {});
    let asked = bench.take(Call::is::<FetchAccount>).unwrap();
    bench.answer(&asked, Err(Fault::from(Refusal::of(RefusalKind::SessionEnded))));
    let seen = bench.look();
    assert!(look::banners(&seen).is_empty(), "{}", seen.to_text());
    bench.settle();
    bench.pass(Duration::from_secs(5));
    bench.settle();
    let again: Vec<_> = bench.sent.iter().filter(|sending| sending.key == asked.key).collect();
    assert_eq!(again.len(), 2, "it is asked again under its key");
    assert!(bench.state.passing.now.is_none());
}

#[test]
fn a_request_begun_by_an_earlier_version_goes_on_with_the_bytes_it_had() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    let started = bench.take(is_change).unwrap();
    let result = bench.portal.carry_out(&started.call, bench.now);
    bench.answer(&started, result);
    let first = bench.take(is_change).unwrap();
    assert!(first.call.is::<SendCode>());
    let other_form = r#"{ "channel": "sms", "phone": "+79001234567" }"#;
    let rows = rows_of(&bench.state.facts).unwrap().into_iter().map(|row| {
        if row.key.name != "open_request" {
            return row;
        }
        let mut value: serde_json::Value = serde_json::from_slice(&row.value).unwrap();
        value["is"]["request"]["body"] = other_form.into();
        Row { value: serde_json::to_vec(&value).unwrap(), ..row }
    });
    let mut bench = Bench::with_archive(facts_of(rows.collect()).unwrap(), bench.archive);
    let again = bench.take(is_change).unwrap();
    assert_eq!(again.key, first.key);
    assert_eq!(String::from_utf8_lossy(again.call.body()), other_form, "the same key carries another body");
}
