//! What is agreed to, and in whose words.

use crate::{
    flow::{
        bundled_settings,
        tests::{bench::Bench, citizen::go_to, look},
    },
    screen::Component,
};

/// What the boxes say.
fn boxes(bench: &Bench) -> Vec<String> {
    let labels = bench.look().top.components.into_iter().filter_map(|component| match component {
        Component::CheckBox { field } => Some(look::plain(&field.label)),
        _ => None,
    });
    labels.collect()
}

#[test]
fn what_this_version_knows_is_agreed_to_in_the_persons_own_words() {
    let bench = go_to("registration/agreement");
    assert_eq!(
        boxes(&bench),
        [
            "Принимаю пользовательское соглашение",
            "Даю согласие на обработку персональных данных",
            "Хочу узнавать о новых услугах (по желанию)",
        ]
    );
}

#[test]
fn what_the_portal_calls_otherwise_is_agreed_to_in_its_words() {
    let mut bench = go_to("registration/agreement");
    let mut settings = bundled_settings().clone();
    settings.consents[1].title.ru = "Согласие на обработку биометрических данных".to_owned();
    settings.consents[2].required = true;
    settings.consents[0].id = "rules".to_owned();
    bench.state.facts.registration.as_mut().unwrap().settings = Some(settings);
    assert_eq!(
        boxes(&bench),
        [
            "Принимаю: Пользовательское соглашение",
            "Принимаю: Согласие на обработку биометрических данных",
            "Принимаю: Новости о новых услугах",
        ]
    );
}
