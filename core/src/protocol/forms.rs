//! Forms that the portal describes: what is asked for, field by field, as data. The app draws, drafts, checks and sends any
//! of them without code of its own for it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    plausible::{is_line, is_list},
    translated::Translated,
};

/// The most fields of a form: what is longer is several steps.
const MOST_FIELDS: usize = 32;

/// What was given in a form: values by the ids of their fields, without those that were left empty.
pub type Given = BTreeMap<String, String>;

/// A form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormSpec {
    /// Its id: a step of that name asks for it. It stands in routes and is stored with what was given.
    pub id: String,
    /// Its heading.
    pub title: Translated,
    /// What it is for; none where the heading says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Translated>,
    /// About how long it takes, in minutes; none where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u8>,
    /// What it asks for, from top to bottom.
    pub fields: Vec<FieldSpec>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldSpec {
    /// Unique in its form.
    pub id: String,
    /// The name of its kind; one that this version does not know is text that the portal checks.
    pub kind: String,
    /// What it is called.
    pub label: Translated,
    /// Help below it while there is no verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Translated>,
    /// False where it may be left empty.
    pub required: bool,
    /// What it is prefilled with: `person.surname`, `contact.phone`, or what stands in a field of another form,
    /// `passport.number`. This version need not know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The name of the portal's list that it chooses from, with `{field}` in place of what stands in another field of the
    /// form: `streets/{region}/{city}`. Whoever finds nothing there types freely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choices: Option<String>,
    /// When it counts; none where it always does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// A field counts while another one of its form, which stands before it, has a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The id of that field.
    pub field: String,
    /// The value.
    pub is: String,
}

/// Whether these forms can be shown and filled in.
pub(super) fn are_plausible(forms: &[FormSpec]) -> bool {
    let mut ids = BTreeSet::new();
    is_list(forms) && forms.iter().all(|form| ids.insert(&form.id) && is_plausible(form))
}

fn is_plausible(form: &FormSpec) -> bool {
    let FormSpec { id, title, text, minutes, fields } = form;
    is_id(id)
        && is_said(title)
        && text.as_ref().is_none_or(is_said)
        && *minutes != Some(0)
        && (1..=MOST_FIELDS).contains(&fields.len())
        && (0..fields.len()).all(|at| is_field(&fields[at], &fields[..at]))
}

/// A field hangs on none but those before it, so no two can hide each other.
fn is_field(field: &FieldSpec, before: &[FieldSpec]) -> bool {
    let FieldSpec { id, kind, label, hint, required: _, from, choices, when } = field;
    let stands_before = |id: &String| before.iter().any(|field| field.id == *id);
    is_id(id)
        && !stands_before(id)
        && is_line(kind)
        && is_said(label)
        && hint.as_ref().is_none_or(is_said)
        && [from, choices].into_iter().flatten().all(|text| is_line(text))
        && when.as_ref().is_none_or(|when| stands_before(&when.field) && is_line(&when.is))
}

/// It stands in routes, between slashes.
fn is_id(id: &str) -> bool {
    is_line(id) && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_said(text: &Translated) -> bool {
    is_line(&text.ru) && is_line(&text.en)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn usual() -> Value {
        json!([{
            "id": "tax",
            "title": { "ru": "Налоги", "en": "Taxes" },
            "fields": [
                { "id": "has_none", "kind": "tick", "label": { "ru": "Нет", "en": "None" }, "required": false },
                {
                    "id": "inn",
                    "kind": "inn",
                    "label": { "ru": "ИНН", "en": "INN" },
                    "required": true,
                    "from": "taxpayer.inn",
                    "when": { "field": "has_none", "is": "false" },
                },
            ],
        }])
    }

    #[track_caller]
    fn judge(forms: Value) -> bool {
        are_plausible(&serde_json::from_value::<Vec<_>>(forms).unwrap())
    }

    #[test]
    fn a_form_is_judged_member_by_member() {
        assert!(judge(usual()) && judge(json!([])));
        for (place, value) in [
            ("/0/id", json!("")),
            ("/0/id", json!("a/b")),
            ("/0/title/en", json!("")),
            ("/0/minutes", json!(0)),
            ("/0/text", json!({ "ru": "", "en": "x" })),
            ("/0/fields", json!([])),
            ("/0/fields/0/id", json!("inn")),
            ("/0/fields/0/kind", json!("")),
            ("/0/fields/1/label/ru", json!("")),
            ("/0/fields/1/hint", json!({ "ru": "x", "en": "" })),
            ("/0/fields/1/from", json!("")),
            ("/0/fields/1/choices", json!("")),
            ("/0/fields/1/when/field", json!("inn")),
            ("/0/fields/1/when/field", json!("nobody")),
            ("/0/fields/1/when/is", json!("")),
        ] {
            let mut changed = usual();
            let (parent, member) = place.rsplit_once('/').unwrap();
            let parent = changed.pointer_mut(parent).unwrap();
            match member.parse::<usize>() {
                Ok(at) => parent[at] = value,
                Err(_) => parent[member] = value,
            }
            assert!(!judge(changed), "{place}");
        }
        let twice = [usual()[0].clone(), usual()[0].clone()];
        assert!(!judge(json!(twice)));
        let mut long = usual();
        long[0]["fields"] = (0..=MOST_FIELDS)
            .map(|at| {
                let mut field = usual()[0]["fields"][0].clone();
                field["id"] = json!(format!("field_{at}"));
                field
            })
            .collect();
        assert!(!judge(long));
    }
}
