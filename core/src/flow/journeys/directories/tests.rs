//! Lists to choose from, on a form whose fields hang on each other.

use serde_json::json;

use crate::{
    flow::{
        Event, LedgerEvent, bundled_settings, form,
        tests::{
            bench::Bench,
            citizen::{fill_and_tap, finish},
            look,
        },
    },
    protocol::{Call, Fault, FetchDirectory, Settings},
    screen::{Intent, PlatformEvent, Update},
};

const HOME: &str = "registration/form/home";

/// An order with a form for the address: a town's streets are asked for once the town stands there.
fn settings() -> Settings {
    let field = |id: &str, choices: &str| {
        json!({
            "id": id, "kind": "text", "label": { "ru": id, "en": id }, "required": id != "index", "choices": choices,
        })
    };
    let mut settings = bundled_settings().clone();
    settings.registration.steps.insert(2, "home".to_owned());
    settings.forms = vec![
        serde_json::from_value(json!({
            "id": "home",
            "title": { "ru": "Адрес", "en": "Address" },
            "fields": [field("town", "towns"), field("street", "streets/{town}"), field("index", "none")],
        }))
        .unwrap(),
    ];
    settings
}

fn asked() -> Bench {
    let mut bench = Bench::new();
    bench.portal.settings = Some(settings());
    let entry = |text: &str, index: &str| {
        serde_json::from_value(json!({ "text": text, "fills": { "index": index, "nobody": "x" } })).unwrap()
    };
    let streets = ["Вишнёвая ул.", "Лесная ул.", "Полевая ул.", "Речная ул.", "Садовая ул."];
    bench.portal.directories = [
        ("towns".to_owned(), vec![entry("Сосновка", "101000"), entry("Берёзовка", "102000")]),
        ("streets/Сосновка".to_owned(), streets.map(|street| entry(street, "101001")).into()),
    ]
    .into();
    bench.settle();
    for action in ["register", "send_code", "check_code", "save_person"] {
        fill_and_tap(&mut bench, action);
        bench.settle();
    }
    assert_eq!(bench.key(), HOME);
    bench
}

fn lists(bench: &Bench) -> Vec<String> {
    let calls = bench.sent.iter().map(|sending| &sending.call);
    calls.filter(|call| call.is::<FetchDirectory>()).flat_map(Call::ids).cloned().collect()
}

fn offered(bench: &Bench, field: &str, typed: &str) -> Vec<String> {
    let check = form(&bench.state, &bench.env()).check(HOME, field, typed, 0, None).unwrap();
    check.offers.into_iter().flat_map(|offers| offers.choices).map(|offer| offer.text).collect()
}

fn chosen(update: &Update) -> Vec<String> {
    let actions = look::actions(update).into_iter().map(|action| action.id.clone());
    actions.filter(|id| id.starts_with("choose:")).collect()
}

#[test]
fn a_list_is_fetched_once_what_it_hangs_on_stands_there_and_is_offered_while_one_types() {
    let mut bench = asked();
    assert_eq!(lists(&bench), ["towns", "none"], "the streets of no town are asked for");
    assert_eq!(offered(&bench, "town", "бере"), ["Берёзовка"]);
    assert_eq!(offered(&bench, "street", "лес"), [""; 0]);
    bench.draft("town", "Сосновка");
    bench.settle();
    assert_eq!(lists(&bench).last().unwrap(), "streets/Сосновка");
    assert_eq!(offered(&bench, "street", "лес"), ["Лесная ул."]);
    bench.draft("street", "Лес");
    bench.settle();
    assert_eq!(lists(&bench).len(), 3, "a list is fetched twice");
    let told = bench
        .archive
        .iter()
        .filter(|entry| matches!(&entry.what, LedgerEvent::Sent { fields, .. } if fields == &["choices"]));
    assert_eq!(told.count(), 3, "what named the lists is not told of");
    assert_eq!(offered(&bench, "street", "Нигде"), [""; 0]);
    bench.tap("save_form", &[("town", "Сосновка"), ("street", "Нигде")]);
    assert_eq!(bench.key(), "registration/password", "whoever is not in the list types freely");
}

#[test]
fn few_entries_stand_below_their_empty_field_and_fill_what_belongs_to_them() {
    let mut bench = asked();
    assert_eq!(chosen(&bench.look()), ["choose:town:0", "choose:town:1"]);
    bench.tap("choose:town:0", &[]);
    bench.settle();
    let seen = bench.look();
    assert_eq!(look::value(&seen, "town").as_deref(), Some("Сосновка"));
    assert_eq!(look::value(&seen, "index").as_deref(), Some("101000"));
    assert_eq!(chosen(&seen), [""; 0], "five streets are too many to be shown, the town is chosen");
    let dropped = bench.state.passing.dropped;
    for action in ["choose:town:9", "choose:town:x", "choose:nobody:0", "choose:town"] {
        let intent = Intent { visit: bench.look().top.visit, action: action.to_owned(), values: Vec::new() };
        bench.turn(Event::Intent(intent));
    }
    assert_eq!(bench.state.passing.dropped, dropped + 4);
    bench.tap("save_form", &[("town", "Сосновка"), ("street", "Лесная ул.")]);
    bench.settle();
    finish(&mut bench);
}

#[test]
fn without_a_link_one_types_freely_and_the_list_comes_when_the_link_is_back() {
    let mut bench = asked();
    bench.draft("town", "Сосновка");
    let sending = bench.take(Call::is::<FetchDirectory>).unwrap();
    bench.answer(&sending, Err(Fault::NoLink));
    assert_eq!(offered(&bench, "street", "лес"), [""; 0]);
    assert!(look::banners(&bench.look()).is_empty(), "a list that did not come is no trouble of the person");
    bench.draft("street", "Лес");
    assert_eq!(lists(&bench).len(), 3, "it is asked for without a pause");
    bench.turn(Event::Platform(PlatformEvent::Network { online: true, metered: false }));
    bench.settle();
    assert_eq!(offered(&bench, "street", "лес"), ["Лесная ул."]);
    bench.tap("save_form", &[("town", "Сосновка"), ("street", "Лесная ул.")]);
    finish(&mut bench);
}
