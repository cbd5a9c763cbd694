use std::collections::BTreeSet;

use serde_json::Value;

use super::{Sample, samples};
use crate::screen::{
    ActionStyle, Autofill, Component, Icon, Keyboard, Language, Overlay, RuleState, Tone, Verdict,
};

/// What serde calls the variants of a type: it lists them where it knows none of the name.
fn variants<T: serde::de::DeserializeOwned>(of_no_variant: &Value) -> BTreeSet<String> {
    let refusal = serde_json::from_value::<T>(of_no_variant.clone()).err().map(|error| error.to_string());
    let (_, list) =
        refusal.as_deref().and_then(|text| text.split_once("expected")).expect("a list of variants");
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Every text that stands anywhere under one of these names.
fn found(value: &Value, name: &str, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (member, inner) in members {
                if let (true, Value::String(text)) = (member == name, inner) {
                    into.insert(text.clone());
                }
                found(inner, name, into);
            }
        }
        Value::Array(values) => values.iter().for_each(|inner| found(inner, name, into)),
        _ => {}
    }
}

fn all_of(samples: &[Sample], name: &str) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    found(&serde_json::to_value(samples).unwrap(), name, &mut texts);
    texts
}

#[test]
fn every_component_stands_on_a_sample_in_every_look_that_the_vocabulary_knows() {
    let tagged = |tag: &str| serde_json::json!({ tag: "?" });
    let plain = Value::from("?");
    // A code has a component of its own, which says by its kind what may be filled in.
    let autofill = &variants::<Autofill>(&plain) - &BTreeSet::from(["one-time-code".to_owned()]);
    for language in [Language::Ru, Language::En] {
        let samples = samples(language);
        let kinds = variants::<Component>(&tagged("type"))
            .union(&variants::<Overlay>(&tagged("type")))
            .cloned()
            .collect();
        let wanted: [(&str, BTreeSet<String>); 8] = [
            ("type", kinds),
            ("tone", variants::<Tone>(&plain)),
            ("icon", variants::<Icon>(&plain)),
            ("style", variants::<ActionStyle>(&plain)),
            ("keyboard", variants::<Keyboard>(&plain)),
            ("autofill", autofill.clone()),
            ("verdict", variants::<Verdict>(&tagged("verdict"))),
            ("state", variants::<RuleState>(&plain)),
        ];
        for (name, variants) in wanted {
            let shown = all_of(&samples, name);
            let missing: Vec<_> = variants.difference(&shown).collect();
            assert!(variants.len() > 1 && missing.is_empty(), "{name}: {missing:?} on no sample");
        }
    }
}

#[test]
fn samples_are_told_apart_by_name_and_the_same_in_both_languages() {
    let names = |language| samples(language).into_iter().map(|sample| sample.name).collect::<Vec<_>>();
    let (ru, en) = (names(Language::Ru), names(Language::En));
    assert_eq!(ru, en);
    assert_eq!(ru.iter().collect::<BTreeSet<_>>().len(), ru.len());
    for name in ru {
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
    }
}

#[test]
fn a_sample_is_a_screen_as_the_core_makes_them() {
    for sample in [Language::Ru, Language::En].into_iter().flat_map(samples) {
        let (name, top) = (&sample.name, &sample.update.top);
        assert_eq!(top.key, format!("sample/{name}"));
        let titles = sample.update.components().into_iter().filter(|component| match component {
            Component::Hero { .. } | Component::Heading { level: 1, .. } => true,
            Component::EmptyState { title, .. } => *title == top.title,
            _ => false,
        });
        assert_eq!(titles.count(), 1, "{name}: one title");
        let actions = sample.update.actions();
        assert_eq!(actions.iter().collect::<BTreeSet<_>>().len(), actions.len(), "{name}: {actions:?}");
        let standing = sample.update.standing();
        let fields: BTreeSet<_> = standing.iter().map(|(id, _)| *id).collect();
        assert_eq!(fields.len(), standing.len(), "{name}: one field an id");
        for typed in &sample.typed {
            assert!(fields.contains(typed.field.as_str()), "{name}: {}", typed.field);
        }
    }
}
