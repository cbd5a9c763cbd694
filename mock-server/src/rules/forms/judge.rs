//! What is given in a form, judged by what the settings say of it.

use crate::http::answer::{InternalFault, Refusal};
use crate::http::problem::{FieldFault, Problem, ProblemKind};
use crate::rules::fields::birth_date::today;
use crate::rules::fields::kinds::{self, Terms};
use crate::rules::settings::Settings;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What stands in the fields of a form, by their names.
pub(crate) type Fields = BTreeMap<String, String>;

/// The fields of a form as they are kept: those that count and are not empty. They are held against what is known of the
/// person: when they were `born`.
///
/// # Errors
/// [`ProblemKind::INVALID_FIELDS`] with every field that can't be. Of those that the form doesn't have one is named:
/// whoever sends them knows another form.
pub(crate) fn judged(
    settings: &Settings,
    now: i64,
    born: Option<Date>,
    form: &str,
    given: &Fields,
) -> Result<Fields, Refusal> {
    let Some(form) = settings.forms.iter().find(|own| own.id == form) else {
        return Err(Problem::new(ProblemKind::INVALID_FIELDS).field("form", "unknown").into());
    };
    let terms = Terms { today: today(now), limits: &settings.registration, born };
    let mut kept = Fields::new();
    let mut faults = Vec::new();
    for field in &form.fields {
        if field.when.as_ref().is_some_and(|when| kept.get(&when.field) != Some(&when.is)) {
            continue;
        }
        let check = kinds::of_name(&field.kind).ok_or(InternalFault::Stored("kind of a field"))?;
        let text = given.get(&field.id).map_or("", String::as_str);
        let verdict = if text.trim().is_empty() { Err("empty") } else { check(text, &terms) };
        match verdict {
            Ok(text) => {
                kept.insert(field.id.clone(), text);
            }
            Err("empty") if !field.required => {}
            Err(reason) => faults.push(FieldFault::new(&field.id, reason)),
        }
    }
    let foreign = given.keys().find(|id| form.fields.iter().all(|field| field.id != **id));
    faults.extend(foreign.map(|id| FieldFault::new(id, "unknown")));
    if faults.is_empty() {
        Ok(kept)
    } else {
        Err(Problem::new(ProblemKind::INVALID_FIELDS).fields(faults).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::forms::list;
    use crate::rules::settings::Profile;
    use serde_json::{Value, json};

    /// 22 November 2026.
    const NOW: i64 = 1_795_348_800;

    /// What is kept of a form in which there is everything that a form can have, or why nothing is.
    fn judge(given: &Value) -> Result<Value, Vec<String>> {
        let texts = json!({"ru": "Я", "en": "I"});
        let field = |id: &str, kind: &str, required: bool, when: Value| {
            let field = json!({"id": id, "kind": kind, "label": texts, "required": required});
            let mut field = field.as_object().unwrap().clone();
            field.extend(when.as_object().cloned().unwrap_or_default());
            Value::Object(field)
        };
        let when = |field: &str| json!({"when": {"field": field, "is": "true"}});
        let form = json!({"id": "child", "title": texts, "fields": [
            field("has_child", "tick", true, Value::Null),
            field("name", "name", true, when("has_child")),
            field("born", "birth_date", false, when("has_child")),
            field("abroad", "tick", false, when("has_child")),
            field("country", "text", true, when("abroad")),
            field("phone", "phone", false, Value::Null),
        ]});
        let mut settings = Profile::Kabinet.settings().settings.clone();
        settings.forms = vec![serde_json::from_value(form).unwrap()];
        let given = serde_json::from_value(given.clone()).unwrap();
        match judged(&settings, NOW, None, "child", &given) {
            Ok(kept) => Ok(json!(kept)),
            Err(Refusal::Problem(problem)) => {
                assert_eq!(problem.slug(), "invalid-fields");
                let told = |fault: FieldFault| format!("{} {}", fault.field, fault.reason);
                Err(problem.fields.unwrap().into_iter().map(told).collect())
            }
            Err(Refusal::Internal(fault)) => panic!("{fault}"),
        }
    }

    #[test]
    fn what_is_kept_is_what_the_checks_make_of_it() {
        let given = json!({"has_child": "true", "name": " Лев ", "born": "2010-01-02", "abroad": "true",
            "country": "  Перу ", "phone": "8 900 123-45-67"});
        let kept = json!({"has_child": "true", "name": "Лев", "born": "2010-01-02", "abroad": "true",
            "country": "Перу", "phone": "+79001234567"});
        assert_eq!(judge(&given), Ok(kept));
    }

    #[test]
    fn what_is_left_empty_is_not_kept_and_refused_only_where_it_must_stand_there() {
        let given = json!({"has_child": "true", "name": "Лев", "born": " ", "phone": ""});
        assert_eq!(judge(&given), Ok(json!({"has_child": "true", "name": "Лев"})));
        let faults = |given: Value| judge(&given).unwrap_err();
        assert_eq!(faults(json!({})), ["has_child empty"]);
        assert_eq!(faults(json!({"has_child": "true", "name": " \u{200b}"})), ["name empty"]);
    }

    #[test]
    fn a_field_counts_only_while_its_condition_holds() {
        // Neither what is not asked for, nor what hangs on that, be it right or wrong.
        let given = json!({"has_child": "false", "name": "Leo", "abroad": "true", "country": "Перу"});
        assert_eq!(judge(&given), Ok(json!({"has_child": "false"})));
        let given = json!({"has_child": "true", "name": "Лев", "abroad": "false", "country": "Перу"});
        assert_eq!(judge(&given), Ok(json!({"has_child": "true", "name": "Лев", "abroad": "false"})));
        let given = json!({"has_child": "true", "name": "Лев", "abroad": "true"});
        assert_eq!(judge(&given), Err(vec!["country empty".to_owned()]));
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let given = json!({"has_child": "true", "name": "Leo", "born": "2030-01-01", "abroad": "yes",
            "phone": "+7 495 123-45-67", "shoe": "43"});
        let faults = ["name latin", "born in_future", "abroad not_a_tick", "phone landline", "shoe unknown"];
        assert_eq!(judge(&given).unwrap_err(), faults);
    }

    #[test]
    fn a_form_is_held_against_what_is_known_of_the_person() {
        let mut settings = Profile::Kabinet.settings().settings.clone();
        settings.forms = vec![list::of_id("passport").unwrap().clone()];
        let judge = |born: Option<Date>, issued: &str| {
            let given = json!({"passport_series": "45 08", "passport_number": "123456", "issued_by": "ОВД",
                "department_code": "770-001", "passport_issue_date": issued});
            match judged(&settings, NOW, born, "passport", &serde_json::from_value(given).unwrap()) {
                Ok(kept) => Ok(kept["passport_issue_date"].clone()),
                Err(Refusal::Problem(problem)) => Err(problem.fields.unwrap()),
                Err(Refusal::Internal(fault)) => panic!("{fault}"),
            }
        };
        let fault = |reason| Err(vec![FieldFault::new("passport_issue_date", reason)]);
        let born = Some(Date::constant(2006, 8, 24));
        assert_eq!(judge(born, "2020-08-24"), Ok("2020-08-24".to_owned()), "the last day of the old one");
        assert_eq!(judge(born, "2020-08-23"), fault("before_14"));
        assert_eq!(judge(None, "2020-08-23"), Ok("2020-08-23".to_owned()));
        let born = Some(Date::constant(2006, 8, 23));
        assert_eq!(judge(born, "2020-08-24"), fault("expired"));
        assert_eq!(judge(born, "2026-08-23"), Ok("2026-08-23".to_owned()));
    }

    #[test]
    fn a_form_that_the_settings_lack_is_unknown() {
        let settings = &Profile::Kabinet.settings().settings;
        let refused = judged(settings, NOW, None, "snils", &Fields::new());
        let Err(Refusal::Problem(problem)) = refused else { panic!("{refused:?}") };
        assert_eq!(problem.fields.unwrap(), [FieldFault::new("form", "unknown")]);
    }
}
