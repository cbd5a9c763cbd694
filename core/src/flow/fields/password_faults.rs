//! What a password breaks, in sentences that say how to mend it.

use crate::{
    domain::password::{PasswordFault, PasswordPolicy, PersonalData, length, names_held},
    flow::phrase::Phrase,
    words::{Key, Words},
};

/// How to mend each fault of a password, the length first; none without a fault.
pub(in crate::flow) fn how_to_mend(
    policy: &PasswordPolicy,
    personal: &PersonalData,
    text: &str,
    faults: &[PasswordFault],
) -> Option<Phrase> {
    let is_about_length =
        |fault: PasswordFault| matches!(fault, PasswordFault::TooLong | PasswordFault::TooShort);
    let of_length = faults.iter().copied().filter(|fault| is_about_length(*fault));
    let others = faults.iter().copied().filter(|fault| !is_about_length(*fault));
    let sentences = of_length.chain(others).flat_map(|fault| mend(policy, personal, text, fault));
    sentences.reduce(Phrase::and)
}

fn mend(policy: &PasswordPolicy, personal: &PersonalData, text: &str, fault: PasswordFault) -> Vec<Phrase> {
    let length = length(text);
    let counted = |key: Key, count: usize| Phrase::from(key).with("count", count as u64);
    let sentence = match fault {
        PasswordFault::TooShort if length == 0 && !text.is_empty() => Key::PasswordUnseen.into(),
        PasswordFault::TooShort if length < policy.min => counted(Key::PasswordLacks, policy.min - length),
        PasswordFault::TooLong if length > policy.max => counted(Key::PasswordExceeds, length - policy.max),
        // The portal counts otherwise than this version.
        PasswordFault::TooShort | PasswordFault::TooLong => Key::PasswordRules.into(),
        PasswordFault::BirthDate => Key::PasswordHoldsBirthDate.into(),
        PasswordFault::Phone => Key::PasswordHoldsPhone.into(),
        PasswordFault::Name => return held_names(personal, text),
        PasswordFault::Common => Key::PasswordCommon.into(),
        PasswordFault::NoDigit => Key::PasswordNoDigit.into(),
        PasswordFault::NoLower => Key::PasswordNoLower.into(),
        PasswordFault::NoUpper => Key::PasswordNoUpper.into(),
        PasswordFault::NoSign => {
            let signs = policy.special.as_deref().unwrap_or_default();
            Phrase::from(Key::PasswordNoSign).with_text("signs", signs)
        }
        PasswordFault::Sequence => counted(Key::PasswordSequence, policy.max_run.unwrap_or_default()),
    };
    vec![sentence]
}

/// A sentence for each part of the name that the password holds.
fn held_names(personal: &PersonalData, text: &str) -> Vec<Phrase> {
    let parts = [Key::PasswordHoldsSurname, Key::PasswordHoldsName, Key::PasswordHoldsPatronymic];
    let held = names_held(personal, text).into_iter().map(|at| parts.get(at).copied());
    let named: Vec<Phrase> = held.map(|key| key.unwrap_or(Key::PasswordHoldsName).into()).collect();
    if named.is_empty() { vec![Key::PasswordHoldsName.into()] } else { named }
}

/// Spaces at the ends of a password belong to it, but nobody sees them.
pub(in crate::flow) fn has_edge_space(text: &str) -> bool {
    !text.trim().is_empty() && text.trim() != text
}

/// What is said of them while it is typed.
pub(in crate::flow) fn edge_space_hint(words: &Words, text: &str) -> Option<String> {
    has_edge_space(text).then(|| words.text(Key::PasswordEdgeSpace))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{NamePart, password::faults},
        flow::bundled_settings,
        screen::Language,
    };

    fn mended(policy: &PasswordPolicy, text: &str) -> String {
        let names = ["Петров", "Олег", "Игоревич"].map(|name| NamePart::parse(name).unwrap()).to_vec();
        let personal = PersonalData { names, ..PersonalData::default() };
        let phrase = how_to_mend(policy, &personal, text, &faults(policy, &personal, text));
        phrase.map(|phrase| phrase.say(Words::of(Language::Ru))).unwrap_or_default().replace('\u{a0}', " ")
    }

    #[test]
    fn each_fault_is_told_with_its_measure() {
        let kabinet = bundled_settings().password.clone();
        let classes = PasswordPolicy {
            min: 8,
            max: 20,
            upper: true,
            lower: true,
            digit: true,
            special: Some("!@#".to_owned()),
            max_run: Some(3),
            ..kabinet.clone()
        };
        for (policy, text, sentences) in [
            (&kabinet, "лампа тихо обед", ""),
            (&kabinet, "тихая лампа", "Нужен ещё 1 знак."),
            (&kabinet, "петров лам", "Нужно ещё 2 знака. Уберите из пароля фамилию."),
            (&kabinet, "petrov oleg лампа", "Уберите из пароля фамилию. Уберите из пароля имя."),
            (&kabinet, "лампа игоревич", "Уберите из пароля отчество."),
            (
                &kabinet,
                "            ",
                "В пароле одни пробелы или невидимые знаки. Введите буквы, цифры или другие знаки.",
            ),
            (
                &kabinet,
                "iloveyou1234",
                "Такой пароль угадывают первым: он в списке частых. Придумайте другой.",
            ),
            (&classes, "Lampa7!zhdet-obed-tiho", "Уберите 2 знака."),
            (&classes, "Lampa1234!", "Разбейте ряд по порядку: подряд можно не больше 3 цифр или букв."),
            (
                &classes,
                "лампатихо",
                "Добавьте цифру. Добавьте строчную латинскую букву. Добавьте один из знаков: !@#. Добавьте заглавную латинскую букву.",
            ),
        ] {
            assert_eq!(mended(policy, text), sentences, "{text}");
        }
    }

    #[test]
    fn spaces_at_the_ends_are_told_of() {
        for (text, has) in [
            (" лампа", true),
            ("лампа ", true),
            ("лампа\u{a0}", true),
            ("лампа тихо", false),
            ("", false),
            ("  ", false),
        ] {
            assert_eq!(has_edge_space(text), has, "{text:?}");
        }
    }
}
