//! The forms that this portal has: files compiled in.

use super::spec::FormSpec;
use std::sync::OnceLock;

const FILES: [&str; 9] = [
    include_str!("snils.json"),
    include_str!("inn.json"),
    include_str!("passport.json"),
    include_str!("address.json"),
    include_str!("oms.json"),
    include_str!("driving_licence.json"),
    include_str!("foreign_passport.json"),
    include_str!("approved_id.json"),
    include_str!("email.json"),
];

/// All of them.
pub(crate) fn all() -> &'static [FormSpec] {
    static READ: OnceLock<[FormSpec; FILES.len()]> = OnceLock::new();
    READ.get_or_init(|| FILES.map(|file| serde_json::from_str(file).expect("a test reads every form's file")))
}

/// The form of that name.
pub(crate) fn of_id(id: &str) -> Option<&'static FormSpec> {
    all().iter().find(|form| form.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::language::Texts;
    use crate::rules::fields::kinds;
    use crate::rules::forms::spec::When;
    use crate::rules::settings::Step;
    use std::collections::HashSet;

    /// What an app can know of a person besides what is given in forms.
    const KNOWN: [&str; 5] =
        ["person.surname", "person.name", "person.patronymic", "person.birth_date", "contact.phone"];

    /// Everything that is wrong with these forms.
    fn faults(forms: &[FormSpec]) -> Vec<String> {
        let mut faults = Vec::new();
        let mut steps: HashSet<_> =
            Step::names().filter(|name| of_id(name).is_none()).map(str::to_owned).collect();
        for form in forms {
            let mut fault = |of: &str, what: &str| faults.push(format!("{} {of}: {what}", form.id));
            if !is_name(&form.id) || !steps.insert(form.id.clone()) {
                fault("id", "no name of its own");
            }
            let texts = [Some(&form.title), form.text.as_ref()];
            if !texts.into_iter().flatten().all(is_in_both) {
                fault("texts", "not in both languages");
            }
            if form.fields.is_empty() || form.minutes == Some(0) {
                fault("fields", "nothing to fill in");
            }
            for (at, field) in form.fields.iter().enumerate() {
                let earlier = &form.fields[..at];
                if !is_name(&field.id) || earlier.iter().any(|other| other.id == field.id) {
                    fault(&field.id, "no name of its own");
                }
                if kinds::of_name(&field.kind).is_none() {
                    fault(&field.id, "no such kind");
                }
                if ![Some(&field.label), field.hint.as_ref()].into_iter().flatten().all(is_in_both) {
                    fault(&field.id, "not in both languages");
                }
                if field.when.as_ref().is_some_and(|when| earlier.iter().all(|other| other.id != when.field))
                {
                    fault(&field.id, "no earlier field decides on it");
                }
                let is_earlier = |id: &&str| earlier.iter().any(|other| other.id == **id);
                let named = field.choices.as_deref().map_or(Some(Vec::new()), fields_in);
                if named.is_none_or(|fields| !fields.iter().all(is_earlier)) {
                    fault(&field.id, "chosen from a list that no earlier fields name");
                }
                if field.from.as_ref().is_some_and(|from| !leads_somewhere(from, form, forms)) {
                    fault(&field.id, "filled in from nowhere");
                }
            }
        }
        faults
    }

    /// The fields in the name of a list; none where it is no name.
    fn fields_in(list: &str) -> Option<Vec<&str>> {
        let mut parts = list.split('{');
        let first = parts.next()?;
        let named = parts.map(|part| part.split_once('}')).collect::<Option<Vec<_>>>()?;
        let mut between = named.iter().map(|(_, after)| *after).chain([first]);
        let is_whole = !list.is_empty() && between.all(|text| !text.contains('}'));
        is_whole.then(|| named.iter().map(|(field, _)| *field).collect())
    }

    fn is_name(id: &str) -> bool {
        id.starts_with(|first: char| first.is_ascii_lowercase())
            && id.chars().all(|sign| matches!(sign, 'a'..='z' | '0'..='9' | '_'))
    }

    fn is_in_both(Texts { ru, en }: &Texts) -> bool {
        let is_cyrillic = |text: &str| text.contains(|sign: char| matches!(sign, 'а'..='я' | 'А'..='Я'));
        is_cyrillic(ru) && !is_cyrillic(en) && en.contains(|sign: char| sign.is_ascii_alphabetic())
    }

    fn leads_somewhere(from: &str, form: &FormSpec, forms: &[FormSpec]) -> bool {
        let field_of =
            |other: &FormSpec| other.fields.iter().any(|field| from == format!("{}.{}", other.id, field.id));
        KNOWN.contains(&from) || forms.iter().any(|other| other.id != form.id && field_of(other))
    }

    #[test]
    fn every_form_can_be_drawn_judged_and_read_in_both_languages() {
        assert_eq!(faults(all()), [""; 0]);
        assert!(all().len() >= 2);
    }

    #[test]
    fn what_is_wrong_with_a_form_is_found() {
        let broken = |change: fn(&mut Vec<FormSpec>)| {
            let mut forms = all().to_vec();
            change(&mut forms);
            faults(&forms)
        };
        for (change, fault) in [
            ((|forms| forms[1].id = "person".to_owned()) as fn(&mut Vec<FormSpec>), "person id: no name"),
            (|forms| forms[1].id = "snils".to_owned(), "snils id: no name"),
            (|forms| forms[1].id = "Инн".to_owned(), "Инн id: no name"),
            (|forms| forms[0].title.en.clear(), "snils texts: not in both"),
            (|forms| forms[0].text = Some(only_russian(forms[0].title.clone())), "snils texts: not in both"),
            (|forms| forms[0].fields.clear(), "snils fields: nothing"),
            (|forms| forms[0].minutes = Some(0), "snils fields: nothing"),
            (
                |forms| {
                    let again = forms[0].fields[0].clone();
                    forms[0].fields.push(again);
                },
                "snils snils: no name",
            ),
            (|forms| forms[0].fields[0].kind = "snls".to_owned(), "snils snils: no such kind"),
            (|forms| forms[0].fields[0].label.ru.clear(), "snils snils: not in both"),
            (|forms| forms[0].fields[0].when = Some(when("snils")), "snils snils: no earlier field"),
            (|forms| forms[0].fields[0].from = Some("person.age".to_owned()), "snils snils: filled in"),
            (|forms| forms[0].fields[0].from = Some("snils.snils".to_owned()), "snils snils: filled in"),
            (|forms| forms[0].fields[0].from = Some("inn.snils".to_owned()), "snils snils: filled in"),
            (|forms| choose(forms, "streets/{snils}"), "snils snils: chosen from"),
            (|forms| choose(forms, "streets/{town}"), "snils snils: chosen from"),
            (|forms| choose(forms, ""), "snils snils: chosen from"),
            (|forms| choose(forms, "streets/{}"), "snils snils: chosen from"),
            (|forms| choose(forms, "streets/{town"), "snils snils: chosen from"),
            (|forms| choose(forms, "streets/town}"), "snils snils: chosen from"),
        ] {
            let found = broken(change);
            assert!(found.iter().any(|found| found.starts_with(fault)), "{fault}: {found:?}");
        }
        let right = |forms: &mut Vec<FormSpec>| forms[0].fields[0].from = Some("inn.inn".to_owned());
        assert_eq!(broken(right), [""; 0]);
        let right = |forms: &mut Vec<FormSpec>| {
            let mut later = forms[0].fields[0].clone();
            later.id = "later".to_owned();
            later.choices = Some("by/{snils}/and/{snils}".to_owned());
            forms[0].fields.push(later);
            choose(forms, "regions");
        };
        assert_eq!(broken(right), [""; 0]);
    }

    fn choose(forms: &mut [FormSpec], list: &str) {
        forms[0].fields[0].choices = Some(list.to_owned());
    }

    fn only_russian(texts: Texts) -> Texts {
        Texts { en: texts.ru.clone(), ..texts }
    }

    fn when(field: &str) -> When {
        When { field: field.to_owned(), is: "true".to_owned() }
    }
}
