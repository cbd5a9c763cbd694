//! Passwords and one-time codes.

use super::{
    maker::{Maker, typed},
    sample::{Sample, SampleText},
};
use crate::screen::{
    Action, ActionStyle, Autofill, CodeField, Component, Countdown, FieldCheck, Rule, RuleState, SecretField,
    SpokenMark, Strength, Verdict,
};

pub(super) fn samples(maker: Maker) -> Vec<Sample> {
    let wrong = maker.wrong(
        "Код не подошёл. Осталось 2 попытки, потом ввод закроется на 10 минут.",
        "The code is wrong. 2 attempts are left, then codes can't be entered for 10 minutes.",
        false,
    );
    let sent = code(maker, "code-field", CodeField { ..code_field(maker) });
    let refused = code(maker, "code-refused", CodeField { verdict: wrong, ..code_field(maker) });
    let checked = code(maker, "code-busy", CodeField { enabled: false, ..code_field(maker) });
    let over = code(maker, "code-over", CodeField { enabled: false, life: None, ..code_field(maker) });
    vec![
        password(maker),
        password_typed(maker, "password-weak"),
        password_typed(maker, "password-strong"),
        password_refused(maker),
        sent,
        Sample { typed: vec![typed("code", "340160", Verdict::None)], ..refused },
        Sample {
            typed: vec![typed("code", "340160", Verdict::None)],
            ..maker.busy("code-busy", "check_code", checked)
        },
        over,
    ]
}

fn rules(maker: Maker, states: [RuleState; 3]) -> Vec<Rule> {
    let words = [
        ("Не короче 8 знаков", "At least 8 characters"),
        ("Буквы и цифры", "Letters and digits"),
        ("Нет среди частых паролей", "Not among frequent passwords"),
    ];
    let state_words = |state| match state {
        RuleState::Met => ("выполнено", "met"),
        RuleState::NotYet => ("ещё нет", "not yet"),
        RuleState::Broken => ("не выполнено", "not met"),
        RuleState::PortalChecks => ("проверит портал", "the portal will check"),
    };
    let rule = |((ru, en), state)| {
        let (text, (state_ru, state_en)) = (maker.say(ru, en), state_words(state));
        Rule { spoken: format!("{text}: {}", maker.say(state_ru, state_en)), text, state }
    };
    words.into_iter().zip(states).map(rule).collect()
}

pub(super) fn secret(maker: Maker, id: &str, label: String) -> SecretField {
    SecretField {
        id: id.to_owned(),
        label,
        hint: None,
        autofill: Autofill::NewPassword,
        username: None,
        repeats: None,
        rules: Vec::new(),
        strength_label: None,
        suggest_label: None,
        show_label: maker.say("Показать пароль", "Show the password"),
        hide_label: maker.say("Скрыть пароль", "Hide the password"),
        verdict: Verdict::None,
        required: true,
    }
}

fn password(maker: Maker) -> Sample {
    let title = maker.say("Придумайте пароль", "Choose a password");
    let new = SecretField {
        hint: Some(maker.say("Можно целую фразу", "A whole phrase will do")),
        username: Some("+79161234567".to_owned()),
        rules: rules(maker, [RuleState::NotYet, RuleState::NotYet, RuleState::PortalChecks]),
        strength_label: Some(maker.say("Надёжность пароля", "Strength of the password")),
        suggest_label: Some(maker.say("Придумать за меня", "Make one up for me")),
        ..secret(maker, "password", maker.say("Новый пароль", "New password"))
    };
    let again = SecretField {
        repeats: Some("password".to_owned()),
        ..secret(maker, "password_again", maker.say("Ещё раз", "Once more"))
    };
    let mut sample = maker.screen(
        "secret-field",
        &title,
        [new, again].map(|field| Component::SecretField { field }).into(),
    );
    sample.update.top.actions = vec![maker.action("save", "Сохранить", "Save", ActionStyle::Primary)];
    sample
}

fn password_typed(maker: Maker, name: &str) -> Sample {
    let mut sample = Maker::renamed(name, password(maker));
    let is_strong = name == "password-strong";
    let (text, states) = if is_strong {
        ("лодка-сосна-17-утро", [RuleState::Met; 3])
    } else {
        ("123", [RuleState::Broken, RuleState::NotYet, RuleState::Broken])
    };
    let strength = if is_strong {
        let meaning = maker.say("Подбирать придётся столетиями.", "It would take centuries to guess.");
        Strength { segments: 4, word: maker.say("Отличный", "Excellent"), text: meaning }
    } else {
        let meaning = maker.say("Его подберут за секунду.", "It is guessed within a second.");
        Strength { segments: 1, word: maker.say("Слабый", "Weak"), text: meaning }
    };
    let verdict = if is_strong {
        Verdict::Good
    } else {
        maker.wrong("Пароль короче 8 знаков.", "The password has fewer than 8 characters.", false)
    };
    let first = typed("password", text, verdict.clone());
    let check = FieldCheck {
        rules: rules(maker, states),
        strength: Some(strength),
        spoken: String::new(),
        ..first.check
    };
    sample.typed = vec![SampleText { check, ..typed("password", text, verdict) }];
    if is_strong {
        let differs = maker.wrong("Пароли не совпадают.", "The passwords differ.", false);
        sample.typed.push(typed("password_again", "лодка-сосна-17", differs));
    }
    sample
}

fn password_refused(maker: Maker) -> Sample {
    let title = maker.say("Вход", "Signing in");
    let known = SecretField {
        autofill: Autofill::CurrentPassword,
        verdict: maker.wrong("Телефон или пароль не подошли.", "Number or password are wrong.", false),
        ..secret(maker, "password", maker.say("Пароль", "Password"))
    };
    let mut sample = maker.screen("password-refused", &title, vec![Component::SecretField { field: known }]);
    sample.update.top.focus = Some("password".to_owned());
    sample
}

fn code_field(maker: Maker) -> CodeField {
    let entered = |count: u8| maker.say(&format!("Введено {count} из 6"), &format!("{count} of 6 entered"));
    CodeField {
        id: "code".to_owned(),
        label: maker.say("Код из СМС, 6 цифр", "Code from the message, 6 digits"),
        length: 6,
        entered: (0..=6).map(entered).collect(),
        value_rev: 1,
        submit: maker.action("check_code", "Проверить код", "Check the code", ActionStyle::Primary),
        life: Some(Countdown {
            remaining_ms: 522_000,
            text: maker.say("Код действует ещё {time}", "The code is good for {time}"),
            spoken: vec![SpokenMark {
                remaining_ms: 60_000,
                text: maker.say("Осталась минута", "One minute is left"),
            }],
        }),
        life_ms: 600_000,
        verdict: Verdict::None,
        enabled: true,
    }
}

fn code(maker: Maker, name: &str, field: CodeField) -> Sample {
    let title = maker.say("Код из СМС", "Code from the message");
    let mut sample = maker.screen(name, &title, vec![Component::CodeField { field }]);
    let resend = Action {
        countdown: Some(Countdown {
            remaining_ms: 34_000,
            text: maker.say("Получить код ещё раз через {time}", "Get another code in {time}"),
            spoken: vec![SpokenMark {
                remaining_ms: 0,
                text: maker.say("Можно получить код ещё раз", "You can get another code"),
            }],
        }),
        ..maker.action("resend", "Получить код ещё раз", "Get another code", ActionStyle::Secondary)
    };
    sample.update.top.actions = vec![resend];
    sample
}
