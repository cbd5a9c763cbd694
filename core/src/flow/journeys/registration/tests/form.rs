//! A form that the portal describes, as a step of the order.

use serde_json::json;

use super::super::{
    facts::Registration,
    order::{self, FORM},
};
use crate::{
    flow::{
        SettingsCopy, bundled_settings, form,
        ledger::LedgerEvent,
        tests::{
            bench::{Bench, is_change},
            citizen::{self, fill_and_tap, finish},
            look,
        },
    },
    protocol::{
        Call, CheckCode, Complete, FieldRefusal, FormSpec, Refusal, RefusalKind, Request, SaveForm,
        SavePerson, Scope, SetPassword, Settings,
    },
    screen::{Component, Verdict},
};

const RIGHT: &str = "112-233-445 95";
const WRONG: &str = "112-233-445 96";
const PAPERS: &str = "registration/form/papers";

/// The usual settings with a form before the password: a number of a known kind, a box that switches a field off, one
/// that is prefilled, and one of a kind that only a newer version knows.
fn settings() -> Settings {
    let said = |ru: &str| json!({ "ru": ru, "en": ru });
    let form: FormSpec = serde_json::from_value(json!({
        "id": "papers",
        "title": said("Документы"),
        "text": said("Перепишите с бумаги."),
        "fields": [
            { "id": "snils", "kind": "snils", "label": said("СНИЛС"), "hint": said("На карточке."), "required": true },
            { "id": "same_name", "kind": "tick", "label": said("Имя не менялось"), "required": false },
            {
                "id": "surname",
                "kind": "name",
                "label": said("Прежняя фамилия"),
                "required": true,
                "from": "person.surname",
                "when": { "field": "same_name", "is": "false" },
            },
            { "id": "newer", "kind": "iris", "label": said("Новое"), "required": false },
        ],
    }))
    .unwrap();
    let mut settings = bundled_settings().clone();
    settings.registration.steps.insert(2, "papers".to_owned());
    settings.forms = vec![form];
    settings
}

/// Somebody who has come as far as the form.
fn asked() -> Bench {
    let mut bench = Bench::new();
    bench.portal.settings = Some(settings());
    bench.settle();
    for action in ["register", "send_code", "check_code", "save_person"] {
        fill_and_tap(&mut bench, action);
        bench.settle();
    }
    assert_eq!(bench.key(), PAPERS);
    bench
}

/// What is on its way to the portal.
fn saved(bench: &Bench) -> SaveForm {
    bench.under_way.iter().find_map(|sending| sending.call.read()).unwrap()
}

#[test]
fn the_portals_fields_are_drawn_and_judged_by_their_kinds() {
    let mut bench = asked();
    let seen = bench.look();
    assert_eq!(look::fields(&seen), ["snils", "same_name", "surname", "newer"]);
    let hints = seen.components().into_iter().filter_map(|component| match component {
        Component::TextField { field } => field.hint.clone(),
        _ => None,
    });
    assert_eq!(hints.collect::<Vec<_>>(), ["На\u{a0}карточке."]);
    assert_eq!(look::value(&seen, "surname").as_deref(), Some(citizen::SURNAME), "prefilled");
    for said in ["Документы", "Перепишите с бумаги.", "4 из 6"] {
        assert!(look::read(&seen).contains(said), "{said} is not in\n{}", look::read(&seen));
    }
    let form = form(&bench.state, &bench.env());
    let check = form.check(PAPERS, "snils", WRONG, 14, None).unwrap();
    assert_eq!((check.text.as_str(), &check.repaired), (WRONG, &None));
    assert!(matches!(check.verdict, Verdict::Wrong { hopeless: true, .. }));
    assert!(check.offers.unwrap().choices.iter().any(|offer| offer.text == RIGHT));
    let empty = |field| form.check(PAPERS, field, "", 0, None).unwrap().verdict;
    assert_eq!(empty("newer"), Verdict::None, "it may be left empty");
    assert!(matches!(empty("snils"), Verdict::Wrong { .. }));
    bench.tap("save_form", &[("snils", WRONG), ("surname", "")]);
    let seen = bench.look();
    for field in ["snils", "surname"] {
        assert!(look::reason(&seen, field).is_some(), "{field}");
    }
    assert_eq!((bench.key().as_str(), look::reason(&seen, "newer")), (PAPERS, None));
    assert!(bench.take(is_change).is_none(), "a wrong number leaves the phone");
}

#[test]
fn what_is_given_leaves_once_with_what_the_ledger_tells_and_is_looked_over() {
    let mut bench = asked();
    bench.tap("save_form", &[("snils", RIGHT), ("surname", "Орлова"), ("newer", " x ")]);
    assert_eq!(bench.key(), "registration/password");
    let SaveForm { form, fields, .. } = saved(&bench);
    let given = [("newer", "x"), ("same_name", "false"), ("snils", "11223344595"), ("surname", "Орлова")];
    assert_eq!(form, "papers");
    assert_eq!(fields, given.map(|(field, value)| (field.to_owned(), value.to_owned())).into());
    let mut told = bench.archive.iter().filter_map(|entry| match &entry.what {
        LedgerEvent::Sent { fields, .. } => Some(fields.clone()),
        _ => None,
    });
    assert_eq!(told.next_back().unwrap(), ["snils", "form", "name"]);
    bench.settle();
    bench.tap("back", &[]);
    assert_eq!((bench.key().as_str(), look::value(&bench.look(), "snils").as_deref()), (PAPERS, Some(RIGHT)));
    bench.tap("save_form", &[("snils", RIGHT), ("surname", "Орлова"), ("newer", "x")]);
    assert!(bench.take(is_change).is_none(), "the same is sent twice");
    fill_and_tap(&mut bench, "save_password");
    bench.settle();
    let rows = bench.look().components().into_iter().find_map(|component| match component {
        Component::Review { rows, action: Some(action) } if action.id == "edit:papers" => {
            Some((rows.clone(), action.spoken.clone()))
        }
        _ => None,
    });
    let (rows, spoken) = rows.expect("what was given is looked over");
    let shown: Vec<_> = rows.iter().map(|row| (row.value.as_str(), row.spoken.as_str())).collect();
    assert_eq!(shown[0], ("112\u{2011}233\u{2011}445 95", "1 1 2, 2 3 3, 4 4 5, 9 5"));
    assert_eq!((shown.len(), spoken.as_deref()), (3, Some("Изменить: Документы")));
    bench.tap("edit:papers", &[]);
    assert_eq!(bench.key(), PAPERS);
    finish(&mut bench);
}

#[test]
fn a_field_counts_while_the_box_before_it_says_so() {
    let mut bench = asked();
    bench.draft("same_name", "true");
    assert_eq!(look::fields(&bench.look()), ["snils", "same_name", "newer"]);
    bench.tap("save_form", &[("snils", RIGHT), ("same_name", "true")]);
    let SaveForm { fields, .. } = saved(&bench);
    assert_eq!(fields.into_keys().collect::<Vec<_>>(), ["same_name", "snils"]);
}

#[test]
fn what_the_portal_refuses_is_asked_for_again_with_what_was_typed() {
    let mut bench = asked();
    bench.tap("save_form", &[("snils", RIGHT), ("surname", "Орлова")]);
    let saving = bench.take(is_change).unwrap();
    let field = FieldRefusal { field: "snils".to_owned(), reason: "check_digits".to_owned() };
    let refusal = Refusal { fields: vec![field], ..Refusal::of(RefusalKind::InvalidFields) };
    bench.answer(&saving, Err(refusal.into()));
    assert_eq!(bench.key(), PAPERS);
    assert!(look::reason(&bench.look(), "snils").is_some());
    assert_eq!(bench.drafted(PAPERS, "snils"), Some(RIGHT), "what was typed is gone");
    finish(&mut bench);
}

#[test]
fn a_form_survives_a_kill_and_a_registration_that_the_portal_forgot() {
    let mut bench = asked();
    bench.draft("snils", "112-23");
    bench.restart();
    bench.settle();
    assert_eq!(
        (bench.key().as_str(), look::value(&bench.look(), "snils").as_deref()),
        (PAPERS, Some("112-23"))
    );
    bench.tap("save_form", &[("snils", RIGHT), ("surname", "Орлова")]);
    bench.refuse(Refusal::of(RefusalKind::RegistrationExpired));
    assert_eq!(bench.key(), "registration/phone");
    finish(&mut bench);
    let sent: Vec<_> = bench.sent.iter().filter_map(|sending| sending.call.read::<SaveForm>()).collect();
    assert_eq!(sent.last().unwrap().fields["snils"], "11223344595", "it is not asked for a second time");
}

#[test]
fn a_form_that_the_portal_misses_is_sent_again() {
    let mut bench = asked();
    bench.tap("save_form", &[("snils", RIGHT), ("surname", "Орлова")]);
    bench.settle();
    fill_and_tap(&mut bench, "save_password");
    bench.settle();
    fill_and_tap(&mut bench, "create_account");
    let consents = bench.take(is_change).unwrap();
    let result = bench.portal.carry_out(&consents.call, bench.now);
    bench.answer(&consents, result);
    let missing = vec!["papers".to_owned()];
    bench.refuse(Refusal { missing, ..Refusal::of(RefusalKind::StepMissing) });
    let lane = bench.state.facts.outbox.lane(Scope::Registration);
    let waits: Vec<&Request> = lane.map(|item| &item.request).collect();
    assert!(waits[0].is_about::<SaveForm>("papers") && waits[1].is::<Complete>(), "{waits:?}");
    finish(&mut bench);
}

#[test]
fn what_comes_before_the_number_is_kept_and_told_once_the_portal_has_begun() {
    let mut settings = settings();
    settings.registration.steps =
        ["person", "papers", "contact", "password", "agreement"].map(str::to_owned).into();
    let mut bench = Bench::new();
    bench.portal.settings = Some(settings.clone());
    bench.settle();
    bench.state.facts.settings = Some(SettingsCopy { settings, etag: None }.into());
    bench.restart();
    bench.tap("register", &[]);
    assert_eq!(bench.key(), "registration/person");
    fill_and_tap(&mut bench, "save_person");
    assert_eq!(bench.key(), PAPERS);
    bench.tap("save_form", &[("snils", RIGHT), ("same_name", "true")]);
    assert_eq!(bench.key(), "registration/phone");
    assert!(
        !bench.sent.iter().any(|sending| is_change(&sending.call)),
        "it leaves before the number is proven"
    );
    bench.restart();
    finish(&mut bench);
    let sent = |is_such: &dyn Fn(&Call) -> bool| bench.sent.iter().position(|sending| is_such(&sending.call));
    let (person, form) = (sent(&Call::is::<SavePerson>).unwrap(), sent(&Call::is::<SaveForm>).unwrap());
    assert!(sent(&Call::is::<CheckCode>).unwrap() < person.min(form));
    assert!(
        person < sent(&Call::is::<SetPassword>).unwrap(),
        "the password is judged before the name is known"
    );
}

#[test]
fn a_row_of_an_earlier_version_says_of_the_person_alone_whether_they_are_told() {
    let read = |row: &str| serde_json::from_str::<Registration>(row).unwrap().untold;
    let row = |member: &str| {
        let usual = serde_json::to_value(Registration::default()).unwrap().to_string();
        usual.replacen('{', &format!("{{{member}"), 1)
    };
    assert_eq!(read(&row("\"person_untold\":true,")), ["person".to_owned()].into());
    assert_eq!(read(&row("\"person_untold\":false,")), [].into());
    assert_eq!(read(&row("\"untold\":[\"papers\"],")), ["papers".to_owned()].into());
    assert_eq!(read(&row("")), [].into());
}

#[test]
fn a_secret_is_never_asked_for_by_a_form() {
    let mut settings = settings();
    settings.forms[0].fields[3].kind = "cvv".to_owned();
    let mut bench = Bench::new();
    bench.portal.settings = Some(settings);
    bench.settle();
    for action in ["register", "send_code", "check_code", "save_person"] {
        fill_and_tap(&mut bench, action);
        bench.settle();
    }
    assert_eq!(bench.key(), "registration/unknown_step");
}

#[test]
fn a_form_has_a_way_of_its_own() {
    assert_eq!(order::form("papers").key(), PAPERS);
    assert!(PAPERS.starts_with(FORM));
}
