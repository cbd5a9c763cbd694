//! Secrets are in no row, and nothing of a person is in any `Debug`.

use super::{
    super::{Effect, Event, Typed, form},
    bench::Bench,
    citizen::{BIRTH_DATE, NAME, PASSWORD, PATRONYMIC, PHONE, SURNAME, fill_and_tap, text_for},
    fake_portal::CODE,
    look,
};
use crate::{
    ports::{Outgoing, Reply, RowChange},
    runtime::rows_of,
    screen::{FieldValue, Intent, Language, Overlay, PlatformEvent},
    testing::Way,
};

/// What must not be read anywhere: the person's data in every form they take, and every secret.
const CANARIES: [&str; 14] = [
    PHONE,
    "+79001234567",
    "9001234567",
    "900 123-45-67",
    "900 123\u{2011}45\u{2011}67",
    SURNAME,
    NAME,
    PATRONYMIC,
    BIRTH_DATE,
    "1990-04-12",
    PASSWORD,
    CODE,
    "secret-of-registration",
    "token-of-the-account",
];

fn search(what: &str, text: &str) {
    for canary in CANARIES {
        assert!(!text.contains(canary), "{canary} is in {what}:\n{text}");
        // A list of bytes shows a text as numbers.
        let bytes = format!("{:?}", canary.as_bytes());
        assert!(
            !text.contains(bytes.trim_matches(['[', ']'])),
            "{canary} is in the bytes of {what}:\n{text}"
        );
    }
}

/// Everything the machine holds, takes and gives at one moment.
fn search_everything(bench: &Bench) {
    let seen = bench.look();
    search("the state", &format!("{:?}", bench.state));
    search("the facts", &format!("{:?}", bench.state.facts));
    search("the registration", &format!("{:#?}", bench.state.facts.registration));
    search("the queue", &format!("{:?}", bench.state.facts.outbox.items()));
    search("the account", &format!("{:?} {:?}", bench.state.facts.account, bench.state.facts.session));
    search("the update", &format!("{seen:?} {:?} {:?}", seen.top, seen.overlay));
    search("the components", &format!("{:?}", seen.components()));
    search("the actions", &format!("{:?}", look::actions(&seen)));
    for component in seen.components() {
        use crate::screen::Component as C;
        let text = match component {
            C::TextField { field } => format!("{field:?}"),
            C::DateField { field } => format!("{field:?}"),
            C::SecretField { field } => format!("{field:?}"),
            C::CodeField { field } => format!("{field:?}"),
            C::CheckBox { field } => format!("{field:?}"),
            C::Review { rows, .. } => format!("{rows:?}"),
            _ => continue,
        };
        search("a field", &text);
    }
    let form = form(&bench.state, &bench.env());
    search("the form", &format!("{form:?}"));
    for field in look::fields(&seen) {
        let check = form.check(&seen.top.key, &field, text_for(&field), 0, None);
        search("a check", &format!("{check:?}"));
    }
    for sending in &bench.sent {
        search("a request", &format!("{sending:?} {:?}", Effect::Send(sending.clone())));
        let outgoing = Outgoing {
            call: sending.call.clone(),
            key: sending.key.clone(),
            auth: sending.auth.clone(),
            language: Language::Ru,
            installation: bench.state.facts.installation.id.clone(),
        };
        search("a request on its way", &format!("{outgoing:?}"));
    }
    for row in rows_of(&bench.state.facts).unwrap() {
        let change = RowChange::Put { key: row.key.clone(), value: row.value.clone() };
        search("a row", &format!("{row:?} {change:?}"));
    }
    let opened = Event::Opened(Box::new(bench.state.facts.clone()));
    search("an event", &format!("{opened:?}"));
}

/// Neither the code nor the password is in what is stored; the secrets that must be are in rows of their own.
fn search_rows(bench: &Bench) {
    for row in rows_of(&bench.state.facts).unwrap() {
        let text = String::from_utf8(row.value).unwrap();
        let name = &row.key.name;
        for secret in [PASSWORD, CODE, "access-token-of-the-account"] {
            assert!(!text.contains(secret), "{secret} is in the row {name}");
        }
        assert!(!text.contains("secret-of-registration") || name == "registration", "{name} holds a secret");
        assert!(!text.contains("refresh-token-of") || name == "session", "{name} holds a token");
    }
}

#[test]
fn nothing_of_a_person_is_in_any_debug_output_and_no_secret_in_any_row() {
    let mut bench = Bench::new();
    // The sheet of a consent is looked at too.
    let mut detour = ["read:agreement", "close"].into_iter().peekable();
    let mut shown = Vec::new();
    while bench.key() != "home" {
        shown.push(bench.key());
        for field in look::fields(&bench.look()) {
            let text = text_for(&field);
            search(
                "a draft",
                &format!(
                    "{:?}",
                    Event::Draft { key: bench.key(), field: field.clone(), text: Typed(text.to_owned()) }
                ),
            );
            bench.draft(&field, text);
        }
        search_everything(&bench);
        search_rows(&bench);
        let is_at_consents = bench.key() == "registration/agreement";
        let lead = || Way::REGISTRATION.main_action(&bench.look(), Some(CODE));
        if let Some(action) = detour.next_if(|_| is_at_consents).or_else(lead) {
            fill_and_tap(&mut bench, action);
        }
        search_everything(&bench);
        search_rows(&bench);
        while let Some(sending) = bench.under_way.first().cloned() {
            let result = bench.portal.carry_out(&sending.call, bench.now);
            let reply = Reply { result: result.clone(), portal_time: None };
            search(
                "an answer",
                &format!("{:?} {reply:?}", Event::Answered { token: 1, result: result.clone() }),
            );
            bench.answer(&sending, result);
            search_everything(&bench);
            search_rows(&bench);
        }
    }
    assert!(detour.peek().is_none(), "only {shown:?} were shown");
    search_everything(&bench);
    search_rows(&bench);
}

#[test]
fn what_comes_in_is_hidden_too() {
    let values = vec![FieldValue { field: "password".to_owned(), text: PASSWORD.to_owned() }];
    let intent = Event::Intent(Intent { visit: 1, action: "save_password".to_owned(), values });
    search("a tap", &format!("{intent:?}"));
    let link = PlatformEvent::LinkOpened { url: format!("kabinet://code/{CODE}") };
    search("a link", &format!("{:?}", Event::Platform(link)));
    let sheet = Overlay::Confirmation {
        title: SURNAME.to_owned(),
        text: PHONE.to_owned(),
        spoken: None,
        actions: Vec::new(),
    };
    search("a question", &format!("{sheet:?}"));
}
