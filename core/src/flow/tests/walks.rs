//! Random walks: whatever comes in whatever order, nothing panics, the rules of the bench hold after every turn, every
//! screen is reached, and from wherever a walk ends a person gets their account.

use std::{cell::RefCell, collections::BTreeSet, time::Duration};

use jiff::Timestamp;
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use super::{
    super::{Event, Trouble, Typed, form},
    bench::{Bench, START},
    citizen::{OTHER_PHONE, finish, text_for},
    fake_portal::CODE,
    look,
    newer_names::{at_an_unknown_step, update_app},
    pages,
};
use crate::{
    flow::journeys::registration::tests::is_out_of_order,
    protocol::{Distrust, Fault, FieldRefusal, Refusal, RefusalKind},
    screen::{FieldValue, Intent, Language, PlatformEvent},
    testing::{Way, is_thorough},
};

/// One thing that happens.
#[derive(Clone, Debug)]
enum Happening {
    /// A tap on one of the screen's actions, well or badly filled in.
    Tap {
        which: usize,
        filling: Filling,
        is_late: bool,
    },
    /// A tap on something that is not there.
    TapAnything(&'static str),
    /// Half a text.
    Draft {
        which: usize,
        text: &'static str,
        is_elsewhere: bool,
    },
    /// One of the requests under way is carried out, and the answer comes.
    Answer {
        which: usize,
    },
    /// One of the requests under way is carried out or not, and its answer is lost.
    Fail {
        which: usize,
        fault: Fault,
        is_carried_out: bool,
    },
    /// One of the requests under way is refused.
    Refuse {
        which: usize,
        refusal: Refusal,
    },
    /// An answer that nobody waits for.
    LateAnswer {
        token: u64,
    },
    /// Time passes.
    Pass(Duration),
    /// News of the phone.
    Platform(PlatformEvent),
    RunQueue,
    /// The portal tells the time.
    PortalTime(i64),
    /// The process dies.
    Restart,
    /// The vault begins to refuse new keys, or gives them again.
    Vault {
        refuses: bool,
    },
    /// The portal forgets what it keeps for an hour only.
    SignInsForgotten,
    /// What comes next can't be written.
    NotWritten {
        which: usize,
        disk_full: bool,
    },
}

#[derive(Clone, Copy, Debug)]
enum Filling {
    Well,
    OtherPhone,
    Badly(&'static str),
    Nothing,
}

fn filling() -> impl Strategy<Value = Filling> {
    prop_oneof![
        12 => Just(Filling::Well),
        1 => Just(Filling::OtherPhone),
        2 => prop::sample::select(vec!["", "1", "Ivan", "+7 495 123-45-67", "31.02.2001", "000000", "true", "\u{0}\u{301}🙂"])
            .prop_map(Filling::Badly),
        1 => Just(Filling::Nothing),
    ]
}

fn faults() -> Vec<Fault> {
    let retry_after = |retry_after| Fault::Unavailable { retry_after };
    vec![
        Fault::NoLink,
        Fault::TimedOut,
        Fault::CaptivePortal,
        Fault::Untrusted(Distrust::Certificate),
        Fault::Untrusted(Distrust::Date),
        Fault::Untrusted(Distrust::Unencrypted),
        Fault::Garbled,
        retry_after(None),
        retry_after(Some(Duration::from_secs(30))),
        retry_after(Some(Duration::MAX)),
        Fault::TooManyRequests { retry_after: None },
        Fault::TooManyRequests { retry_after: Some(Duration::from_secs(30)) },
        Fault::TooManyRequests { retry_after: Some(Duration::from_hours(2)) },
        Fault::from(Refusal::of(RefusalKind::RequestInFlight)),
        Fault::from(Refusal::of(RefusalKind::Unknown { slug: "busy".to_owned(), retryable: true })),
    ]
}

pub fn refusal_kinds() -> Vec<RefusalKind> {
    vec![
        RefusalKind::WrongCode,
        RefusalKind::TooManyTries,
        RefusalKind::CodeExpired,
        RefusalKind::ResendTooSoon,
        RefusalKind::SendLimit,
        RefusalKind::InvalidPhone,
        RefusalKind::InvalidFields,
        RefusalKind::PasswordRefused,
        RefusalKind::ContactNotProven,
        RefusalKind::ContactTaken,
        RefusalKind::ContactKept,
        RefusalKind::StepMissing,
        RefusalKind::RegistrationExpired,
        RefusalKind::WrongCredentials,
        RefusalKind::SignInExpired,
        RefusalKind::ConsentRequired,
        RefusalKind::Unauthorized,
        RefusalKind::SessionEnded,
        RefusalKind::Unknown { slug: "no-such-thing".to_owned(), retryable: false },
    ]
}

fn refusal() -> impl Strategy<Value = Refusal> {
    let names = ["surname", "birth_date", "consents", "phone", "no_such_field"];
    let steps = ["contact", "person", "password", "agreement", "no_such_step"];
    (
        prop::sample::select(refusal_kinds()),
        prop::option::of(0_u32..6),
        prop::option::of(-1_000_i64..1_000),
        prop::sample::subsequence(names.to_vec(), 0..3),
        prop::sample::subsequence(steps.to_vec(), 0..3),
    )
        .prop_map(|(kind, tries_left, retry_in, fields, missing)| {
            let start: Timestamp = START.parse().unwrap();
            let field =
                |field: &str| FieldRefusal { field: field.to_owned(), reason: "no_such_reason".to_owned() };
            Refusal {
                tries_left,
                retry_at: retry_in.map(|seconds| start + jiff::SignedDuration::from_secs(seconds)),
                fields: fields.into_iter().map(field).collect(),
                missing: missing.into_iter().map(str::to_owned).collect(),
                ..Refusal::of(kind)
            }
        })
}

fn platform_event() -> impl Strategy<Value = PlatformEvent> {
    prop::sample::select(vec![
        PlatformEvent::Network { online: true, metered: false },
        PlatformEvent::Network { online: false, metered: true },
        PlatformEvent::Foreground,
        PlatformEvent::Background,
        PlatformEvent::LinkOpened { url: "kabinet://no/such/place".to_owned() },
        PlatformEvent::PhotoTaken { token: 1, path: None },
        PlatformEvent::BiometricResult { token: 1, passed: true },
        PlatformEvent::PermissionResult { token: 1, granted: false },
        PlatformEvent::PushReceived,
        PlatformEvent::LocaleChanged { language: Language::En },
        PlatformEvent::ClockChanged,
        PlatformEvent::CallActive { active: true },
    ])
}

fn happening() -> impl Strategy<Value = Happening> {
    let which = any::<usize>();
    prop_oneof![
        24 => (which, filling(), prop::bool::weighted(0.1))
            .prop_map(|(which, filling, is_late)| Happening::Tap { which, filling, is_late }),
        1 => prop::sample::select(vec!["back", "close", "retry", "check_code", "read:agreement", "read:x", "", "start_over"])
            .prop_map(Happening::TapAnything),
        2 => (which, prop::sample::select(vec!["", "Сер", "+7 9", "true", "12.0"]), prop::bool::weighted(0.2))
            .prop_map(|(which, text, is_elsewhere)| Happening::Draft { which, text, is_elsewhere }),
        24 => which.prop_map(|which| Happening::Answer { which }),
        3 => (which, prop::sample::select(faults()), any::<bool>())
            .prop_map(|(which, fault, is_carried_out)| Happening::Fail { which, fault, is_carried_out }),
        3 => (which, refusal()).prop_map(|(which, refusal)| Happening::Refuse { which, refusal }),
        1 => (0_u64..20).prop_map(|token| Happening::LateAnswer { token }),
        3 => prop::sample::select(vec![1, 10, 61, 600, 901, 86_401]).prop_map(|s| Happening::Pass(Duration::from_secs(s))),
        2 => platform_event().prop_map(Happening::Platform),
        1 => Just(Happening::RunQueue),
        1 => prop::sample::select(vec![0, -3_600_000, i64::MAX, i64::MIN]).prop_map(Happening::PortalTime),
        2 => Just(Happening::Restart),
        1 => any::<bool>().prop_map(|refuses| Happening::Vault { refuses }),
        1 => Just(Happening::SignInsForgotten),
        2 => (which, any::<bool>()).prop_map(|(which, disk_full)| Happening::NotWritten { which, disk_full }),
    ]
}

fn happen(bench: &mut Bench, happening: &Happening) {
    match happening {
        Happening::Tap { which, filling, is_late } => {
            if let Some(intent) = tap(bench, *which, *filling, *is_late) {
                drop_checked(bench, intent, *is_late);
            }
        }
        Happening::TapAnything(action) => bench.tap_at(bench.state.passing.visit, action, &[]),
        Happening::Draft { which, text, is_elsewhere } => {
            let fields = look::fields(&bench.look());
            let field = pick(&fields, *which).cloned().unwrap_or_else(|| "no_such_field".to_owned());
            let key = if *is_elsewhere { "registration/person".to_owned() } else { bench.key() };
            bench.turn(Event::Draft { key, field, text: Typed((*text).to_owned()) });
        }
        Happening::Answer { which } => {
            if let Some(sending) = pick(&bench.under_way, *which).cloned() {
                let result = bench.portal.carry_out(&sending.call, bench.now);
                bench.answer(&sending, result);
            }
        }
        Happening::Fail { which, fault, is_carried_out } => {
            if let Some(sending) = pick(&bench.under_way, *which).cloned() {
                if *is_carried_out {
                    // The answer is the one that gets lost.
                    let _ = bench.portal.carry_out(&sending.call, bench.now);
                }
                bench.answer(&sending, Err(fault.clone()));
            }
        }
        Happening::Refuse { which, refusal } => {
            if let Some(sending) = pick(&bench.under_way, *which).cloned() {
                bench.answer(&sending, Err(Fault::from(refusal.clone())));
            }
        }
        Happening::LateAnswer { token } => {
            if bench.under_way.iter().all(|sending| sending.token != *token) {
                bench.turn(Event::Answered {
                    token: *token,
                    result: Ok(crate::protocol::Answer::of(crate::protocol::PasswordSet {
                        password_set: true,
                    })),
                });
            }
        }
        Happening::Pass(time) => bench.pass(*time),
        Happening::Platform(event) => bench.turn(Event::Platform(event.clone())),
        Happening::RunQueue => bench.turn(Event::RunQueue),
        Happening::PortalTime(ahead_ms) => bench.turn(Event::PortalTime { ahead_ms: *ahead_ms }),
        Happening::Restart => bench.restart(),
        Happening::Vault { refuses } => bench.vault_refuses = *refuses,
        Happening::SignInsForgotten => bench.portal.forget_sign_ins(),
        Happening::NotWritten { which, disk_full } => not_written(bench, *which, *disk_full),
    }
}

fn pick<T>(all: &[T], which: usize) -> Option<&T> {
    all.get(which.checked_rem(all.len())?)
}

fn tap(bench: &Bench, which: usize, filling: Filling, is_late: bool) -> Option<Intent> {
    let seen = bench.look();
    let actions = look::actions(&seen);
    // The main action stands last among the candidates and is what people tap most.
    let main = seen.top.actions.first().filter(|_| which.is_multiple_of(2));
    let action = main.or_else(|| pick(&actions, which / 2).copied())?.id.clone();
    let text = |field: &str| match filling {
        Filling::OtherPhone if field == "phone" => Some(OTHER_PHONE),
        Filling::Well | Filling::OtherPhone => Some(text_for(field)),
        Filling::Badly(text) => Some(text),
        Filling::Nothing => None,
    };
    let values = look::fields(&seen)
        .into_iter()
        .filter_map(|field| text(&field).map(|text| FieldValue { text: text.to_owned(), field }))
        .collect();
    Some(Intent { visit: seen.top.visit - u64::from(is_late), action, values })
}

/// A late tap changes nothing but the count.
fn drop_checked(bench: &mut Bench, intent: Intent, is_late: bool) {
    if is_late {
        // What an unwritten turn left undone is done in the next one, whatever it is.
        bench.turn(Event::Platform(PlatformEvent::ClockChanged));
    }
    let (dropped, facts) = (bench.state.passing.dropped, bench.state.facts.clone());
    let (sent, visit) = (bench.sent.len(), bench.state.passing.visit);
    bench.turn(Event::Intent(intent));
    if is_late {
        assert_eq!(bench.state.passing.dropped, dropped + 1, "a late tap was taken");
        assert_eq!((bench.sent.len(), bench.state.passing.visit), (sent, visit), "a late tap did something");
        assert!(bench.state.facts == facts, "a late tap changed facts");
    }
}

fn not_written(bench: &mut Bench, which: usize, disk_full: bool) {
    let answered = pick(&bench.under_way, which).cloned();
    match (which % 3, answered) {
        (0, Some(sending)) => {
            let result = bench.portal.carry_out(&sending.call, bench.now);
            bench.under_way.retain(|other| other.token != sending.token);
            bench.turn_not_written(Event::Answered { token: sending.token, result }, disk_full);
        }
        (1, _) => bench.wake_not_written(disk_full),
        _ => {
            if let Some(intent) = tap(bench, which, Filling::Well, false) {
                bench.turn_not_written(Event::Intent(intent), disk_full);
            }
        }
    }
}

#[test]
fn whatever_happens_a_person_gets_their_account() {
    let cases = if is_thorough() { 4_000 } else { 200 };
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() };
    // The same walks every time: what fails once can be looked at again.
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let shown = RefCell::new(BTreeSet::new());
    let begin = prop::sample::select(vec![
        "welcome",
        "welcome",
        "registration/taken",
        "registration/unknown_step",
        "home",
        "sign_out",
        "sign_in/login",
        "contact_change/phone",
        "contact_change/taken",
    ]);
    let walk = (begin, prop::collection::vec(happening(), 1..120));
    let result = runner.run(&walk, |(begin, walk)| {
        let mut bench = match begin {
            "welcome" => Bench::new(),
            "home" => super::citizen::go_to(begin),
            "registration/taken" => crate::flow::journeys::registration::tests::taken::taken(),
            "registration/unknown_step" => at_an_unknown_step(),
            _ => super::citizen::go_from_home_to(begin),
        };
        bench.portal.refuses_tokens = false;
        for happening in &walk {
            happen(&mut bench, happening);
            shown.borrow_mut().insert(bench.key());
        }
        bench.vault_refuses = false;
        update_app(&mut bench);
        bench.turn(Event::Platform(PlatformEvent::Network { online: true, metered: false }));
        finish(&mut bench);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    for route in ordered() {
        assert!(shown.borrow().contains(route), "no walk came to {route}");
    }
}

#[test]
fn every_refusal_of_every_request_has_a_way_on() {
    for route in ordered() {
        for kind in refusal_kinds() {
            let has_moment = matches!(
                kind,
                RefusalKind::TooManyTries | RefusalKind::ResendTooSoon | RefusalKind::SendLimit
            );
            let moments = [None, Some(Timestamp::MAX), Some(Timestamp::MIN)];
            for retry_at in moments.into_iter().take(if has_moment { 3 } else { 1 }) {
                refuse_at(route, &Refusal { retry_at, ..Refusal::of(kind.clone()) });
            }
        }
    }
}

/// The pages that the usual settings lead to. Those of steps that no profile asks for are walked in their own tests.
fn ordered() -> Vec<&'static str> {
    pages().into_iter().filter(|page| !is_out_of_order(page)).collect()
}

/// Refuses whatever the screen's main action sends.
fn refuse_at(route: &'static str, refusal: &Refusal) {
    use super::citizen::{fill_and_tap, give_news, go_from_home_to, go_to, withdraw_news};
    if matches!(route, "welcome" | "registration/taken" | "registration/unknown_step" | "ledger" | "sign_out")
    {
        return;
    }
    let shown = if route == "registration/waiting" { "registration/agreement" } else { route };
    let is_behind_home =
        matches!(route, "profile" | "sign_in/login" | "sign_in/code") || route.starts_with("contact_change/");
    let mut bench = if is_behind_home { go_from_home_to(shown) } else { go_to(shown) };
    if route == "home" {
        withdraw_news(&mut bench);
    } else if route == "profile" {
        withdraw_news(&mut bench);
        bench.settle();
        give_news(&mut bench);
    } else if route == "contact_change/taken" {
        bench.tap("not_my_account", &[]);
        bench.tap("release_number", &[]);
    } else {
        let action = Way::through(route).main_action(&bench.look(), Some(CODE)).expect("a way on");
        fill_and_tap(&mut bench, action);
    }
    if route == "registration/waiting" {
        // The consents are taken; what makes the account is refused.
        let consents = bench.take(super::bench::is_change).unwrap();
        let result = bench.portal.carry_out(&consents.call, bench.now);
        bench.answer(&consents, result);
    }
    bench.refuse(refusal.clone());
    bench.restart();
    bench.pass(Duration::from_secs(1));
    let has_limit = refusal.retry_at == Some(Timestamp::MAX);
    if !has_limit {
        finish(&mut bench);
    }
}

#[test]
fn every_trouble_has_a_way_on_and_nothing_else_moves_it() {
    use super::super::{Memory, State, update, view};
    let troubles = [
        Trouble::KeyLost,
        Trouble::VaultRefused,
        Trouble::Damaged,
        Trouble::TooNew,
        Trouble::DiskFull,
        Trouble::Unreadable,
    ];
    for trouble in troubles {
        let bench = Bench::new();
        let state = update(State::new(Language::Ru), Event::OpenFailed(trouble), &bench.env()).state;
        let still = [Event::Tick, Event::RunQueue, Event::Answered { token: 1, result: Err(Fault::NoLink) }];
        for event in still {
            let step = update(state.clone(), event, &bench.env());
            assert_eq!(step.state.memory, Memory::Trouble(trouble));
            assert!(step.effects.is_empty());
        }
        let seen = view(&state, &bench.env());
        let intent = Intent { visit: seen.top.visit, action: "open_again".to_owned(), values: Vec::new() };
        let step = update(state, Event::Intent(intent), &bench.env());
        assert_eq!(step.effects, [super::super::Effect::OpenStore], "{trouble:?}");
    }
}

#[test]
fn times_at_the_ends_of_the_calendar_are_drawn() {
    for now in [Timestamp::MIN, Timestamp::MAX] {
        for route in ordered().into_iter().filter(|route| *route != "registration/taken") {
            let mut bench = if route == "registration/unknown_step" {
                at_an_unknown_step()
            } else if route == "registration/waiting" {
                let mut bench = super::citizen::go_to("registration/agreement");
                super::citizen::fill_and_tap(&mut bench, "create_account");
                bench
            } else if route.starts_with("registration/") || matches!(route, "welcome" | "home") {
                super::citizen::go_to(route)
            } else {
                super::citizen::go_from_home_to(route)
            };
            bench.now = now;
            bench.turn(Event::Tick);
            let form = form(&bench.state, &bench.env());
            let key = bench.key();
            assert!(pages().contains(&key.as_str()), "{route:?} became {key}");
            for field in look::fields(&bench.look()) {
                assert!(form.check(&key, &field, text_for(&field), 0, None).is_some(), "{key}: {field}");
            }
        }
    }
}
