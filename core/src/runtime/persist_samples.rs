//! Phones at different places, which together have rows of every kind.

use std::sync::Arc;

use imbl::OrdMap;

use crate::{
    domain::AccountLevel,
    flow::{
        Codes, ContactChange, Credentials, Draft, DraftKey, EndedSession, Facts, Installation, LedgerEntry,
        LedgerEvent, OpenRequest, Owner, Profiles, Registration, Route, Session, SettingsCopy, SignIn,
        bundled_settings,
    },
    outbox::Outbox,
    protocol::{
        AcceptedConsent, Account, Channel, Complete, GiveConsent, OpenSession, OpenSignInSession, PersonData,
        PersonName, Receiver, ReleaseContact, Request, SaveConsents, SavePerson, SendCode, SendContactCode,
        SendSignInCode, Settings, StartRegistration, Translated, WithdrawConsent,
    },
    screen::Language,
    sensitive::Sensitive,
};

fn settings() -> Settings {
    let mut settings = Settings { portal_name: None, ..bundled_settings().clone() };
    for consent in &mut settings.consents {
        let short = |text: &str| text.chars().take(40).collect();
        consent.text = Translated { ru: short(&consent.text.ru), en: short(&consent.text.en) };
    }
    settings
}

fn installation() -> Installation {
    Installation {
        id: "0b5f1c9e-3f57-4c7e-9d3a-2f1f0a6f7a11".to_owned(),
        language: Some(Language::En),
        portal_ahead_ms: -1_250,
        next_profile: 2,
        next_number: 7,
        epoch_due: false,
        ..Installation::default()
    }
}

fn name() -> PersonName {
    PersonName {
        surname: "Серебрякова".to_owned(), name: "Ульяна".to_owned(), patronymic: None
    }
}

fn person() -> PersonData {
    PersonData { name: name(), birth_date: jiff::civil::date(1990, 4, 12) }
}

fn consents() -> Vec<AcceptedConsent> {
    vec![AcceptedConsent {
        id: "agreement".to_owned(),
        version: "2026-03-01".to_owned(),
        accepted_at: "2026-11-22T09:15:00.5Z".parse().unwrap(),
    }]
}

fn registration() -> Registration {
    let at = |text: &str| Some(text.parse().unwrap());
    Registration {
        credentials: Some(Credentials {
            id: "reg-1".to_owned(),
            secret: Sensitive::new("secret of the registration"),
        }),
        settings: Some(settings()),
        phone: Some("+79001234567".to_owned()),
        codes: Some(Codes {
            length: 6,
            expires_at: at("2026-11-22T09:10:00Z"),
            resend_at: at("2026-11-22T09:01:00Z"),
            tries_left: Some(3),
            locked_until: at("2026-11-22T09:20:00Z"),
            sending_paused_until: at("2026-11-22T09:30:00Z"),
            is_awaiting_pause: false,
        }),
        contact_proven_until: at("2026-11-23T09:00:00Z"),
        person: Some(person()),
        password_set: true,
        consents: consents(),
        completed: false,
        ..Registration::default()
    }
}

fn id() -> String {
    "reg-1".to_owned()
}

/// Their facts, by names for where they are.
pub(super) fn samples() -> Vec<(&'static str, Facts)> {
    let draft = |owner: Owner, route: &str, field: &str, text: &str| {
        let key = DraftKey { screen: route.to_owned(), field: field.to_owned() };
        (Arc::new(key), Arc::new(Draft { owner, text: text.to_owned() }))
    };
    let first_start =
        Facts { installation: installation(), routes: vec![Route::stored("welcome")], ..Facts::default() };
    let asking = Facts {
        routes: vec![Route::stored("welcome"), Route::stored("registration/phone")],
        profiles: Profiles { registration: 1, account: 0 },
        settings: Some(Arc::new(SettingsCopy {
            settings: settings(),
            etag: Some("\"kabinet-1\"".to_owned()),
        })),
        registration: Some(Registration {
            phone: Some("+79001234567".to_owned()),
            ..Registration::default()
        }),
        drafts: OrdMap::from_iter([draft(
            Owner::Registration,
            "registration/phone",
            "phone",
            "+7 900 123-45-67",
        )]),
        open_request: Some(OpenRequest {
            key: "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b02".to_owned(),
            request: Request::of(&SendCode {
                registration: id(),
                phone: "+79001234567".to_owned(),
                channel: Channel::Sms,
            }),
        }),
        ..first_start.clone()
    };
    let mut outbox = Outbox::default();
    let requests = [
        Request::of(&SavePerson { registration: id(), person: person() }),
        Request::of(&SaveConsents::of(id(), &consents())),
        Request::of(&Complete { registration: id() }),
    ];
    for (number, request) in (4..).zip(requests) {
        outbox.put(number, format!("6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b{number:02}"), request, true);
    }
    let waiting = Facts {
        routes: vec![Route::stored("welcome"), Route::stored("registration/waiting")],
        registration: Some(registration()),
        drafts: OrdMap::from_iter([
            draft(Owner::Registration, "registration/person", "surname", "Серебрякова"),
            draft(Owner::Registration, "registration/agreement", "consent_with#sign", "true"),
        ]),
        open_request: None,
        outbox,
        ..asking.clone()
    };
    let opening_session = Facts {
        registration: Some(Registration { completed: true, ..registration() }),
        open_request: Some(OpenRequest {
            key: "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b07".to_owned(),
            request: Request::of(&OpenSession::of(id())),
        }),
        outbox: Outbox::default(),
        ..waiting.clone()
    };
    let starting = Facts {
        open_request: Some(OpenRequest {
            key: "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b08".to_owned(),
            request: Request::of(&StartRegistration {}),
        }),
        ..asking.clone()
    };
    let releasing = Facts {
        routes: vec![Route::stored("welcome"), Route::stored("registration/taken")],
        registration: Some(Registration { contact_taken: true, ..registration() }),
        open_request: Some(OpenRequest {
            key: "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b12".to_owned(),
            request: Request::of(&ReleaseContact { registration: id() }),
        }),
        ..asking.clone()
    };
    let entry = |number, profile, what| {
        let at = "2026-11-22T09:15:00.5Z".parse().unwrap();
        (number, LedgerEntry { number, profile, at, what })
    };
    let sent = |fields: &[&str], purpose: &str| LedgerEvent::Sent {
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        receiver: Receiver::Portal,
        purpose: purpose.to_owned(),
    };
    let (given, news) = (consents().remove(0), "news".to_owned());
    let signing_in = Facts {
        routes: vec![Route::stored("welcome"), Route::stored("sign_in/login"), Route::stored("sign_in/code")],
        sign_in: Some(SignIn {
            phone: "+79001234567".to_owned(),
            credentials: Some(Credentials {
                id: "sign-in-1".to_owned(),
                secret: Sensitive::new("secret of the sign-in"),
            }),
            expires_at: Some("2026-11-22T10:00:00Z".parse().unwrap()),
            codes: registration().codes,
            locked_until: Some("2026-11-22T09:40:00Z".parse().unwrap()),
            is_proven: true,
        }),
        drafts: OrdMap::from_iter([draft(Owner::Installation, "sign_in/login", "phone", "+7 900 123-45-67")]),
        open_request: Some(OpenRequest {
            key: "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b09".to_owned(),
            request: Request::of(&OpenSignInSession::of("sign-in-1".to_owned())),
        }),
        noted: OrdMap::from_iter([entry(5, 0, sent(&["phone", "password"], "sign_in"))]),
        ..first_start.clone()
    };
    let asking_again = Facts {
        sign_in: signing_in.sign_in.clone().map(|sign_in| SignIn { is_proven: false, ..sign_in }),
        open_request: Some(OpenRequest {
            key: "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b13".to_owned(),
            request: Request::of(&SendSignInCode { sign_in: "sign-in-1".to_owned() }),
        }),
        ..signing_in.clone()
    };
    let signed_in = Facts {
        installation: Installation { epoch_due: true, ..installation() },
        profiles: Profiles { registration: 0, account: 1 },
        routes: vec![Route::stored("home")],
        session: Some(Session { refresh_token: Sensitive::new("refresh token"), is_leaving: false }),
        ended_sessions: Arc::new(vec![EndedSession {
            key: "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b10".to_owned(),
            refresh_token: Sensitive::new("another refresh token"),
        }]),
        noted: OrdMap::from_iter([
            entry(1, 1, sent(&["phone"], "send_code")),
            entry(2, 1, LedgerEvent::Consented { consent: given.id, version: given.version }),
            entry(3, 1, LedgerEvent::Withdrawn { consent: news.clone() }),
        ]),
        account: Some(Account {
            oid: "1000000001".to_owned(),
            level: AccountLevel::Basic,
            name: name(),
            birth_date: jiff::civil::date(1990, 4, 12),
            phone: Some("+79001234567".to_owned()),
            consents: consents(),
        }),
        registration: None,
        drafts: OrdMap::new(),
        open_request: None,
        ..asking.clone()
    };
    let mut outbox = Outbox::default();
    let key = "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b11".to_owned();
    outbox.put(6, key, Request::of(&WithdrawConsent { consent_id: news }), true);
    let leaving = Facts {
        routes: vec![Route::stored("home"), Route::stored("sign_out")],
        session: Some(Session { refresh_token: Sensitive::new("refresh token"), is_leaving: true }),
        outbox,
        ..signed_in.clone()
    };
    let mut outbox = Outbox::default();
    let key = "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b14".to_owned();
    outbox.put(6, key, Request::of(&GiveConsent::of(&consents()[0])), true);
    let name = Translated { ru: "учебный стенд".to_owned(), en: "training portal".to_owned() };
    let giving = Facts {
        installation: Installation { had_account: true, ..installation() },
        routes: vec![Route::stored("home"), Route::stored("profile")],
        settings: Some(Arc::new(SettingsCopy {
            settings: Settings { portal_name: Some(name), ..settings() },
            etag: None,
        })),
        noted: OrdMap::from_iter([entry(1, 1, LedgerEvent::Refused { consent: "news".to_owned() })]),
        outbox,
        ..signed_in.clone()
    };
    let changing_number = Facts {
        routes: vec![
            Route::stored("home"),
            Route::stored("contact_change/phone"),
            Route::stored("contact_change/code"),
        ],
        account: signed_in.account.clone().map(|account| Account { phone: None, ..account }),
        contact_change: Some(ContactChange {
            phone: Some("+79007654321".to_owned()),
            codes: registration().codes,
            ..ContactChange::default()
        }),
        drafts: OrdMap::from_iter([draft(
            Owner::Account,
            "contact_change/phone",
            "phone",
            "+7 900 765-43-21",
        )]),
        open_request: Some(OpenRequest {
            key: "6d3f0a52-61a3-4a55-8a8e-7c1f5f1d9b15".to_owned(),
            request: Request::of(&SendContactCode {
                phone: "+79007654321".to_owned(),
                channel: Channel::Sms,
            }),
        }),
        ..signed_in.clone()
    };
    vec![
        ("first_start", first_start),
        ("starting", starting),
        ("asking_for_a_code", asking),
        ("waiting", waiting),
        ("opening_the_session", opening_session),
        ("releasing_the_number", releasing),
        ("signing_in", signing_in),
        ("asking_for_another_sign_in_code", asking_again),
        ("signed_in", signed_in),
        ("leaving", leaving),
        ("giving", giving),
        ("changing_the_number", changing_number),
    ]
}
